"""Plain text and Markdown: the text as it stands, with the tables that pipes or tabs draw in it."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator

from extractors.readers.decoding import COMPLETE, decode
from extractors.source import Block, BlockKind, Cell, Source, Table
from kg.errors import EmptyText
from kg.facts import Span

# the line under the head of a Markdown table: |---|:--:|
RULE_LINE = re.compile(r"^[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*$")
# a heading of Markdown: ## 一、总体要求
MARKDOWN_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)
PIPE = re.compile(r"(?<!\\)\|")
TAB = re.compile(r"\t+")


def read_text(data: bytes, name: str) -> Source:
    """Read a .txt or .md file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        UndecodableText: the bytes are no text.
        EmptyText: there is no text in them.
    """
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise EmptyText(name, "只有空白 / the file holds white space only", COMPLETE)
    digest = hashlib.sha256(data).hexdigest()
    blocks = tuple(_headings(decoded.text)) if name.lower().endswith(".md") else ()
    return Source(name, digest, decoded.text, tuple(_tables(decoded.text)), decoded.cut_off, blocks)


def _headings(text: str) -> Iterator[Block]:
    for match in MARKDOWN_HEADING.finditer(text):
        yield Block(BlockKind.HEADING, Span(*match.span(2)), len(match[1]))


def _tables(text: str) -> Iterator[Table]:
    """Runs of two or more lines that are cut by the same sign."""
    rows: list[list[Span]] = []
    sign: re.Pattern[str] | None = None
    at = 0
    for line in [*text.split("\n"), ""]:
        kind = _sign(line)
        if rows and kind is not sign:
            yield from _table(rows)
            rows = []
        sign = kind
        if kind is not None and not RULE_LINE.match(line):
            rows.append(_cells(text, at, at + len(line), kind))
        at += len(line) + 1
    yield from _table(rows)


def _sign(line: str) -> re.Pattern[str] | None:
    if len(PIPE.findall(line)) >= 2 or (line.count("|") and RULE_LINE.match(line) and line.strip()):
        return PIPE
    return TAB if "\t" in line.strip() else None


def _cells(text: str, start: int, end: int, sign: re.Pattern[str]) -> list[Span]:
    cuts = [start - 1, *(m.start() for m in sign.finditer(text, start, end)), end]
    spans = []
    for low, high in itertools.pairwise(cuts):
        cell = text[low + 1 : high] if low >= start or sign is TAB else text[start:high]
        left = (low + 1 if low >= start or sign is TAB else start) + len(cell) - len(cell.lstrip())
        spans.append(Span(left, max(left, left + len(cell.strip()))))
    if sign is PIPE:
        spans = spans[1:] if not text[spans[0].start : spans[0].end] else spans
        spans = spans[:-1] if spans and not text[spans[-1].start : spans[-1].end] else spans
    return spans


def _table(rows: list[list[Span]]) -> Iterator[Table]:
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return
    cells = tuple(Cell(r, c, 1, 1, span) for r, row in enumerate(rows) for c, span in enumerate(row))
    yield Table(Span(rows[0][0].start, rows[-1][-1].end), cells)
