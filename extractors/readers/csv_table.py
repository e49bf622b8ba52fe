"""Tables as text (.csv, .tsv): delimiter found by content, quotes, rows of unlike length, lines above the table."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.readers.decoding import COMPLETE, decode
from extractors.readers.sheet_grid import Box, Closed, Grid, parts_of
from extractors.readers.sheet_text import MAX_CELLS, SheetText, words_of
from extractors.readers.zip_package import SPLIT
from extractors.source import Source
from kg.errors import DamagedFile, EmptyText, UnsupportedFormat

USUAL = (",", "\t", ";")
DELIMITERS = (*USUAL, "|", "，", "；")  # the last three stand in running text too
NO_DELIMITER = "\x1f"
MAX_BYTES = 100 * 2**20
SAMPLE, SAMPLE_TEXT = 200, 100_000  # records and characters that the delimiter is found by
MAX_FIELDS = 1000  # of one record
# the line by which a program tells the delimiter: sep=;
TOLD = re.compile(r"\Asep=(.)\n", re.IGNORECASE)
WEB_PAGE = re.compile(r"\A\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
Record = tuple[int, tuple[str, ...]]  # number of its first line, its fields


def read_csv(data: bytes, name: str) -> Source:
    """Read a .csv or .tsv file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        UnsupportedFormat: it is too large.
        UndecodableText: the bytes are no text.
        DamagedFile: it is a web page.
        EmptyText: there is no text in it.
    """
    if len(data) > MAX_BYTES:
        raise UnsupportedFormat(name, f"文件过大 / too large (> {MAX_BYTES >> 20} MB)", SPLIT)
    decoded = decode(data, name)
    if WEB_PAGE.match(decoded.text):
        found = "不是 csv，其实是网页或 XML / no csv but a web page or XML"
        raise DamagedFile(name, found, "请改正扩展名 / give it the suffix of its real format")
    if not decoded.text.strip("".join(DELIMITERS) + '" \r\n\ufeff'):
        raise EmptyText(name, "没有文字，只有分隔符 / it holds delimiters only", COMPLETE)
    told = TOLD.match(decoded.text)
    start = told.end() if told else 0
    delimiter = told[1] if told else _delimiter(decoded.text)
    records = list(itertools.islice(_records(decoded.text, delimiter, start), MAX_CELLS + 1))
    boxes = list(itertools.islice(_boxes(records), MAX_CELLS))
    parts = [_merged(part) if isinstance(part, Grid) else part for part in parts_of(boxes, Closed())]
    text = SheetText()
    text.write(parts)
    if not text.pieces:
        raise EmptyText(name, "没有文字，只有分隔符 / it holds delimiters only", COMPLETE)
    cut = text.full or len(boxes) == MAX_CELLS or len(records) > MAX_CELLS
    left_out = f"过大，只读了前 {text.cells} 个单元格 / too large, only the first {text.cells} cells were read"
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        "".join(text.pieces),
        tuple(text.tables),
        decoded.cut_off,
        blocks=tuple(text.blocks),
        spots=tuple(text.spots),
        notes=(left_out,) if cut else (),
    )


def _delimiter(text: str) -> str:
    """The sign that cuts most records into the same number of fields; none cuts a text that is no table."""
    best, most, text = NO_DELIMITER, (0, 0), text[:SAMPLE_TEXT]
    for sign in DELIMITERS:
        sizes = Counter(len(fields) for _, fields in itertools.islice(_records(text, sign, 0), SAMPLE) if any(fields))
        total, cut = sum(sizes.values()), sum(count for size, count in sizes.items() if size > 1)
        score = max(((count, size) for size, count in sizes.items() if size > 1), default=(0, 0))
        enough = cut * 2 >= total if sign in USUAL else score[0] * 10 >= total * 9 and score[1] > 2
        if enough and score > most:
            best, most = sign, score
    return best


def _records(text: str, delimiter: str, start: int) -> Iterator[Record]:
    """Records with their fields; a quote that is never closed is a sign like any other."""
    sign = re.escape(delimiter)
    field = re.compile(rf'[ \t]*"((?:[^"]|"")*+)"[ ]*(?={sign}|\n|\Z)|([^\n{sign}]*+)')
    line = text.count("\n", 0, start) + 1
    fields: list[str] = []
    first, at = line, start
    while at < len(text):
        match = field.match(text, at)
        if match is None:  # the second half of the pattern matches anything, also nothing
            return
        if len(fields) < MAX_FIELDS:
            fields.append(match[2] if match[1] is None else match[1].replace('""', '"'))
        at = match.end() if len(fields) < MAX_FIELDS else _line_end(text, match.end())
        line += match[0].count("\n")
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
        yield first, tuple(fields)
        at += 1
        line += 1
        first, fields = line, []


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _boxes(records: Sequence[Record]) -> Iterator[Box]:
    for row, (line, fields) in enumerate(records):
        for column, field in enumerate(fields):
            if words := words_of(field):
                yield Box(row, column, 1, 1, words, f"第 {line} 行第 {column + 1} 列")


def _merged(grid: Grid) -> Grid:
    """Cells that were merged before the table became text: empty ones left of the first column without gaps.

    Such a cell belongs to the one above it: a group of tasks, or a title over two lines of heads.
    """
    filled = Counter(box.column for box in grid.boxes)
    whole = next((c for c in grid.columns if filled[c] == len(grid.rows)), None)
    if whole is None:
        return grid
    first, second = ({box.column for box in grid.boxes if box.row == row} for row in grid.rows[:2])
    head_end = grid.rows[1] + 1 if second - first else grid.rows[1]
    below: dict[int, int] = {}  # column → the row at which the cell below begins
    boxes: list[Box] = []
    for box in reversed(grid.boxes):
        if box.column < whole:
            end = head_end if box.row == grid.rows[0] else grid.rows[-1] + 1
            boxes.append(replace(box, row_span=min(below.get(box.column, end), end) - box.row))
            below[box.column] = box.row
        else:
            boxes.append(box)
    return Grid(tuple(reversed(boxes)), grid.rows, grid.columns)
