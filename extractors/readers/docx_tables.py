"""The grid of a table in a Word file: merged cells, left-out columns, deleted rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.readers.docx_markup import Element, W, flag, number

# Word allows 63 columns
MAX_SPAN = 100
WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo")
MAX_WRAPPERS = 20


@dataclass(slots=True)
class Box:
    """A cell of the table with its place; rows and columns count from 0."""

    element: Element
    row: int
    column: int
    column_span: int
    row_span: int = 1


@dataclass(slots=True)
class Grid:
    """The cells of a table in row order, each merged cell once."""

    boxes: list[Box] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    most: int = 0

    def is_data(self) -> bool:
        """Whether the table has rows and columns and does not merely frame a text."""
        return self.rows >= 2 and self.most >= 2


def grid_of(table: Element) -> Grid:
    """Lay out the cells of a table.

    Args:
        table: its element.
    """
    grid = Grid()
    above: dict[int, Box] = {}
    for row in _parts(table, W + "tr", 0):
        properties = row.find(W + "trPr")
        if properties is not None and (properties.find(W + "del") is not None or flag(properties, "hidden")):
            continue
        below: dict[int, Box] = {}
        column = min(number(properties, "gridBefore") or 0, MAX_SPAN)
        count = 0
        for cell in _parts(row, W + "tc", 0):
            column = _place(cell, grid, column, above, below)
            count += 1
        above = below
        grid.rows += 1
        grid.columns = max(grid.columns, column)
        grid.most = max(grid.most, count)
    return grid


def _place(cell: Element, grid: Grid, column: int, above: dict[int, Box], below: dict[int, Box]) -> int:
    """Put one cell into the grid, or stretch the one that it continues; gives the column behind it."""
    properties = cell.find(W + "tcPr")
    width = min(max(number(properties, "gridSpan") or 1, 1), MAX_SPAN)
    if _merge(properties, "hMerge") == "continue" and grid.boxes and grid.boxes[-1].row == grid.rows:
        grid.boxes[-1].column_span += width
        return column + width
    upper = above.get(column)
    merge = _merge(properties, "vMerge")
    if merge == "continue" and upper is not None:
        upper.row_span += 1
        below[column] = upper
    else:
        box = Box(cell, grid.rows, column, width)
        grid.boxes.append(box)
        if merge is not None:
            below[column] = box
    return column + width


def _merge(properties: Element | None, kind: str) -> str | None:
    """`restart` or `continue` for a cell that is merged, None for all others."""
    found = properties.find(W + kind) if properties is not None else None
    if found is None:
        return None
    return "restart" if found.get(W + "val") == "restart" else "continue"


def _parts(parent: Element, tag: str, depth: int) -> Iterator[Element]:
    """Rows or cells, also those within content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS and depth < MAX_WRAPPERS:
            yield from _parts(child, tag, depth + 1)
