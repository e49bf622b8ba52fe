"""The text of sheets as it grows: lines and tables, one cell to a line, with blocks and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.readers.sheet_grid import Box, Grid, Line, Role
from extractors.source import Block, BlockKind, Cell, Table
from kg.facts import Span, Spot

MAX_TEXT = 10_000_000  # characters of a file
MAX_CELLS = 200_000  # cells of all tables of a file, empty ones included
MAX_HEADING = 80
# 附件1 / 表3 / （2024年3月）: no titles
NO_TITLE = re.compile(r"^(?:附件|附表|附)\s*\d*\s*[:：]?$|^[（(].*[)）]$|^[^：:]{1,12}[：:]")
FINAL = "。；，、："
LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile(r"\s+")


def words_of(text: str) -> str:
    """Words of a cell: white space reduced, no empty lines."""
    lines = (SPACES.sub(" ", line).strip() for line in LINE_END.split(text))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class SheetText:
    """Text, blocks, tables and spots; `full` tells that no more cells are taken."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    cells: int = 0
    full: bool = False

    def write(self, parts: Sequence[Line | Grid], name: str = "", place: str = "") -> None:
        """Append the parts of one sheet.

        Args:
            parts: its lines and tables.
            name: its name, a heading where no line above the first table is one.
            place: how the place of that name is called.
        """
        titles = self._titles(parts)
        if name and parts and not titles:
            self._line(Box(0, 0, 1, 1, name, place), BlockKind.HEADING, 1)
        for i, part in enumerate(parts):
            self.full = self.full or self.length > MAX_TEXT or self.cells >= MAX_CELLS
            if self.full:
                return
            if isinstance(part, Grid):
                self._table(part)
            elif i in titles:
                self._line(part.box, BlockKind.HEADING, 1 if i == min(titles) else 2)
            else:
                self._line(part.box, BlockKind.NOTE if part.role is Role.BELOW else BlockKind.PARAGRAPH, 0)

    def _titles(self, parts: Sequence[Line | Grid]) -> set[int]:
        """Numbers of the lines that are titles: for each table the first one above it that looks like one."""
        titles: set[int] = set()
        seeking = True
        for i, part in enumerate(parts):
            if isinstance(part, Grid):
                seeking = True
            elif seeking and part.role is not Role.BELOW and _is_title(part.box.text):
                titles.add(i)
                seeking = False
        tables = [i for i, part in enumerate(parts) if isinstance(part, Grid)]
        return {i for i in titles if i == min(titles) or any(table > i for table in tables[-1:])}

    def _line(self, box: Box, kind: BlockKind, level: int) -> None:
        self.cells += 1
        self.blocks.append(Block(kind, self._words(box), level))

    def _words(self, box: Box) -> Span:
        start = self.length
        self.pieces += [box.text, "\n"]
        self.length += len(box.text) + 1
        self.spots.append(Spot(Span(start, start + len(box.text)), element=box.place))
        return Span(start, start + len(box.text))

    def _table(self, grid: Grid) -> None:
        """Cells in row order; places without words get empty cells, as merged ones count once."""
        start = self.length
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        room = 2 * MAX_CELLS  # for merged cells, which lie over each other in damaged files
        boxes = {(box.row, box.column): box for box in grid.boxes}
        for r, row in enumerate(grid.rows):
            if self.cells + len(grid.columns) > MAX_CELLS or self.length > MAX_TEXT:
                self.full = True
                break
            self.cells += len(grid.columns)
            for c, column in enumerate(grid.columns):
                box = boxes.get((row, column))
                if box is None:
                    if (r, c) not in taken:
                        cells.append(Cell(r, c, 1, 1, Span(self.length, self.length)))
                    continue
                rows = bisect_left(grid.rows, row + box.row_span) - r
                columns = bisect_left(grid.columns, column + box.column_span) - c
                room -= rows * columns
                if rows * columns > 1 and room > 0:
                    taken.update((r + i, c + k) for i in range(rows) for k in range(columns))
                cells.append(Cell(r, c, rows, columns, self._words(box)))
        span = Span(start, self.length)
        self.tables.append(Table(span, tuple(cells)))
        self.blocks.append(Block(BlockKind.TABLE, span))


def _is_title(text: str) -> bool:
    return len(text) <= MAX_HEADING and text[-1:] not in FINAL and not NO_TITLE.match(text)
