"""From the lines of a pdf to its paragraphs: which line ends are only those of the page, what is a heading, a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.readers.pdf_breaks import FINAL, Place, breaks, labelled, margins_of
from extractors.readers.pdf_continued import GrowingTable
from extractors.readers.pdf_furniture import PageText
from extractors.readers.pdf_lines import Hole, Line
from extractors.readers.pdf_tables import Grid, GridCell
from extractors.source import BlockKind

BULLET = re.compile(r"[●•■◆▪►·○◇□➢➤√]\s*|[-–—*]\s+")
FOOTNOTE = re.compile(r"[①-⑳]|[\[［〔]\d{1,3}[\]］〕]|\d{1,3}\s*[^\d.．、%％年]|[*※]|注\s*[:：]")
CONTINUED = re.compile(r"^[（(]?续\s*(?:上\s*)?表.{0,6}$")
MAX_TITLE_LINES = 4
MAX_HEADING = 80
LARGER = 1.12
MAX_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one paragraph; `level` from 1 where it is a heading or list item."""

    kind: BlockKind
    places: tuple[Place, ...]
    level: int = 0


TableCells = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Look of the running text."""

    size: float
    font: str
    bold: bool


def paragraphs_of(pages: Sequence[PageText]) -> list[Paragraph | TableCells]:
    """Paragraphs and tables of a file in reading order, tables that go on over pages joined.

    Args:
        pages: its pages without running heads and page numbers.
    """
    margins = margins_of(pages)
    body = _body(pages)
    groups: list[list[Place] | GrowingTable] = []
    pending: list[list[Place]] = []
    for item in _flow(pages, body):
        last = groups[-1] if groups else None
        if isinstance(item, Grid):
            if not (isinstance(last, GrowingTable) and last.grows_by(item)):
                groups.append(GrowingTable.of(item))
        elif item.note and pending and not FOOTNOTE.match(item.line.text):
            pending[-1].append(item)
        elif item.note:
            pending.append([item])
        elif isinstance(last, list) and not breaks(last, item, margins):
            last.append(item)
        else:
            groups += pending
            pending = []
            groups.append([item])
    return _kinds([part for group in [*groups, *pending] for part in _finished(group)], body)


def _finished(group: list[Place] | GrowingTable) -> Iterator[list[Place] | TableCells]:
    """A table with all its cells; those of one with a single row, that was no part of a larger one, as paragraphs."""
    if not isinstance(group, GrowingTable):
        yield group
    elif group.rows > 1:
        yield group.cells
    else:
        yield from ([Place(page, line) for page, line in cell.lines] for cell in group.cells if cell.lines)


def _body(pages: Sequence[PageText]) -> Body:
    """The look that most characters outside tables have."""
    counts: Counter[Body] = Counter()
    for page in pages:
        for line in page.lines:
            counts[Body(line.size, line.font, line.bold)] += len(line.text)
    return max(counts, key=lambda b: (counts[b], b.size, b.font, b.bold), default=Body(0.0, "", False))


def _flow(pages: Sequence[PageText], body: Body) -> Iterator[Place | Grid]:
    """Lines and tables of all pages one after the other."""
    for page in pages:
        number = page.sheet.number
        notes = _notes(page.lines, body.size)
        for item, following in zip(page.items, [*page.items[1:], None], strict=False):
            if not isinstance(item, Line):
                yield page.grids[item.number]
            elif not (CONTINUED.match(item.text) and isinstance(following, Hole)):
                yield Place(number, item, note=item in notes)


def _notes(lines: Sequence[Line], size: float) -> set[Line]:
    """Footnotes: the small lines at the foot of a page, the first with a mark."""
    small: list[Line] = []
    for line in reversed(lines):
        if line.size > 0.9 * size:
            break
        small.insert(0, line)
    return set(small) if small and len(small) < len(lines) and FOOTNOTE.match(small[0].text) else set()


def _kinds(groups: Sequence[list[Place] | TableCells], body: Body) -> list[Paragraph | TableCells]:
    """Paragraphs with their kinds; headings get levels by size, then by font in the order in which they appear."""
    looks: list[tuple[float, str, bool]] = []
    for group in groups:
        look = None if isinstance(group, tuple) else _heading_look(group, body)
        if look and look not in looks:
            looks.append(look)
    looks.sort(key=lambda look: -look[0])
    out: list[Paragraph | TableCells] = []
    for group in groups:
        if isinstance(group, tuple):
            out.append(group)
            continue
        look = _heading_look(group, body)
        if look:
            out.append(Paragraph(BlockKind.DISPLAY, tuple(group), min(looks.index(look) + 1, MAX_LEVEL)))
        elif group[0].note:
            out.append(Paragraph(BlockKind.NOTE, tuple(group)))
        elif BULLET.match(group[0].line.text):
            out.append(Paragraph(BlockKind.LIST_ITEM, tuple(group), 1))
        else:
            out.append(Paragraph(BlockKind.PARAGRAPH, tuple(group)))
    return out


def _heading_look(group: Sequence[Place], body: Body) -> tuple[float, str, bool] | None:
    """Size, font and weight of a heading; None for text: no larger, no label in another font, or a sentence."""
    first = group[0].line
    length = sum(len(place.line.text) for place in group)
    if length > MAX_HEADING or len(group) > MAX_TITLE_LINES or group[0].note:
        return None
    if first.size >= LARGER * body.size:
        return (first.size, "", False)
    apart = (first.font, first.bold) != (body.font, body.bold) and first.size >= body.size
    if apart and labelled(first.text) and group[-1].line.text[-1] not in FINAL + "，":
        return (first.size, first.font, first.bold)
    return None
