"""From paragraphs and tables of a pdf to one text, with blocks, cells, and the place of each line on its page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.readers.pdf_breaks import FINAL, Place, labelled
from extractors.readers.pdf_page import Sheet
from extractors.readers.pdf_paragraphs import Paragraph, TableCells
from extractors.readers.pdf_tables import GridCell
from extractors.source import Block, BlockKind, Cell, Table
from kg.facts import Span, Spot

LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f,;:.!?%)\]'\"”’]")
LATIN_START = re.compile(r"[0-9A-Za-z\u00c0-\u024f(\['\"“‘]")


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file with what lies over it."""

    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class _Text:
    """The text as it grows."""

    sheets: Mapping[int, Sheet]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append as it is."""
        self.pieces.append(text)
        self.length += len(text)

    def lines(self, places: Sequence[Place], element: str = "") -> Span:
        """Append lines as one line, a space between words of Latin letters, and note where each stands."""
        start = self.length
        for i, place in enumerate(places):
            if i:
                self.add(_between(places[i - 1].line.text, place.line.text, in_cell=bool(element)))
            low = self.length
            self.add(place.line.text)
            box = self.sheets[place.page].place(place.line.box)
            self.spots.append(Spot(Span(low, self.length), place.page, box, element))
        return Span(start, self.length)


def written(parts: Sequence[Paragraph | TableCells], sheets: Mapping[int, Sheet]) -> Written:
    """Write the text: one paragraph to a line, one cell to a line.

    Args:
        parts: paragraphs and tables in reading order.
        sheets: the pages by number.
    """
    out = _Text(sheets)
    for part in parts:
        if not isinstance(part, Paragraph):
            _write_table(part, out)
        else:
            out.blocks.append(Block(part.kind, out.lines(part.places), part.level))
            out.add("\n")
    return Written("".join(out.pieces), tuple(out.blocks), tuple(out.tables), tuple(out.spots))


def _between(before: str, after: str, *, in_cell: bool) -> str:
    """What stands between two lines that are joined."""
    if in_cell and labelled(after) and before[-1] in FINAL + "：:":
        return "\n"
    latin = LATIN.match(before[-1]) and LATIN_START.match(after) and not before.endswith("-")
    return " " if latin and re.search(r"[A-Za-z]", before[-2:] + after[:2]) else ""


def _write_table(grid: TableCells, out: _Text) -> None:
    number = len(out.tables) + 1
    cells: list[Cell] = []
    start = out.length
    for cell in grid:
        span = _write_cell(cell, f"表 {number} 第 {cell.row + 1} 行第 {cell.column + 1} 列", out)
        cells.append(Cell(cell.row, cell.column, cell.row_span, cell.column_span, span))
    span = Span(start, out.length)
    out.tables.append(Table(span, tuple(cells)))
    out.blocks.append(Block(BlockKind.TABLE, span))


def _write_cell(cell: GridCell, element: str, out: _Text) -> Span:
    if not cell.lines:
        return Span(out.length, out.length)
    span = out.lines([Place(page, line) for page, line in cell.lines], element)
    out.add("\n")
    return span
