"""Tables that go on over pages: joined where their columns agree, without the head that is repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.labels import starts_with_label
from extractors.readers.pdf_tables import Grid, GridCell

SLACK = 6.0  # points by which the columns of two pages may differ
MAX_HEAD = 4  # rows of a repeated head
LONG = 15  # characters from which on a cell without a stop breaks off inside a sentence
FINAL = "。；！？;"


@dataclass(slots=True)
class GrowingTable:
    """A table as it grows from page to page, each page looked at once.

    `done` are the cells that no later page can change, `open` those that reach the last row, by column.
    """

    columns: tuple[float, ...]
    page: int
    rows: int = 0
    done: list[GridCell] = field(default_factory=list)
    open: dict[int, GridCell] = field(default_factory=dict)
    head: list[tuple[str, ...]] = field(default_factory=list)
    numbered: bool = False  # the first column holds numbers
    own: Counter[int] = field(default_factory=Counter)  # cells with words and of one row, by column
    merged: set[int] = field(default_factory=set)  # columns with cells of several rows

    @classmethod
    def of(cls, grid: Grid) -> GrowingTable:
        """A table that begins with the one of a page."""
        table = cls(grid.columns, grid.page)
        table.head = [_texts(grid.cells, row) for row in range(min(MAX_HEAD, _row_count(grid.cells)))]
        table._take(grid.cells)
        return table

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """All cells, row by row."""
        return tuple(sorted((*self.done, *self.open.values()), key=lambda c: (c.row, c.column)))

    def grows_by(self, grid: Grid) -> bool:
        """Take in the first table of the next page if it is the same table going on, and say whether it was."""
        if grid.page != self.page + 1:
            return False
        fitting = self._fitted(grid)
        if fitting is None:
            return False
        head = self._repeated_head(fitting)
        numbers = _numbers(fitting)
        if not head and self.numbered and numbers and numbers[0][1] == 1 and numbers[0][0] > 0:
            return False  # numbers start again below a head of its own
        self.page = grid.page
        rest = [replace(cell, row=cell.row - head) for cell in fitting if cell.row >= head]
        if rest:
            self._append(rest)
        return True

    def _take(self, cells: Sequence[GridCell]) -> None:
        """Add cells whose rows are counted through, and close those that no longer reach the last row."""
        self.rows = max(self.rows, _row_count(cells))
        for cell in (*self.open.values(), *cells):
            before = self.open.get(cell.column)
            if cell.row + cell.row_span == self.rows:
                if before is not None and before is not cell:
                    self.done.append(before)
                self.open[cell.column] = cell
            else:
                self.done.append(cell)
                if before is cell:
                    del self.open[cell.column]
        for cell in cells:
            if cell.row_span > 1:
                self.merged.add(cell.column)
            elif cell.text and cell.row:
                self.own[cell.column] += 1
        self.numbered = self.numbered or bool(_numbers(cells))

    def _append(self, rest: list[GridCell]) -> None:
        top = {cell.column: cell for cell in rest if cell.row == 0}
        split = self._splits_row(top)
        grown = _grown(self.open, top) if split else _longer(self.open, top)
        shift = self.rows - 1 if split else self.rows
        more = [
            replace(cell, row=cell.row + shift)
            for cell in rest
            if cell.row > 0 or (cell.column not in grown and (not split or _fits(cell, grown)))
        ]
        for column in grown:
            del self.open[column]
        self._take([*grown.values(), *more])

    def _fitted(self, grid: Grid) -> tuple[GridCell, ...] | None:
        """Cells of a table with the columns of this one, or this one with its columns; None where they do not agree."""
        shift = grid.columns[0] - self.columns[0]
        theirs = tuple(place - shift for place in grid.columns)
        if len(self.columns) >= len(theirs):
            numbers = _matches(theirs, self.columns)
            return _renumbered(grid.cells, numbers) if numbers else None
        numbers = _matches(self.columns, theirs)
        if numbers is None:
            return None
        self.columns = theirs
        self.done = list(_renumbered(self.done, numbers))
        self.open = {cell.column: cell for cell in _renumbered(tuple(self.open.values()), numbers)}
        self.own = Counter({numbers[column]: count for column, count in self.own.items()})
        self.merged = {numbers[column] for column in self.merged}
        return grid.cells

    def _repeated_head(self, cells: Sequence[GridCell]) -> int:
        """Rows at the top that are those of the first page again."""
        count = 0
        for row, texts in enumerate(self.head[: _row_count(cells)]):
            if texts != _texts(cells, row) or not (any(texts) or count):
                break
            count += 1
        return count

    def _splits_row(self, top: dict[int, GridCell]) -> bool:
        """Whether the page break goes through a row: its key stands on one page only, or its words break off."""
        key = min((column for column, count in self.own.items() if count >= 0.7 * (self.rows - 1)), default=0)
        if key not in self.open or key not in top or self.rows < 2:
            return False
        upper, lower = self.open[key].text, top[key].text
        if upper and lower:
            return _breaks_off(upper) and not starts_with_label(lower)
        others = [(self.open[c].text, top[c].text) for c in sorted(top) if c > key and c in self.open]
        if lower and any(starts_with_label(two) for _, two in others):
            return any(one for one, _ in others)
        if upper and key not in self.merged:
            return True
        return bool(upper or lower) and any(not one or not two or _breaks_off(one) for one, two in others)


def _row_count(cells: Sequence[GridCell]) -> int:
    return max((cell.row + cell.row_span for cell in cells), default=0)


def _texts(cells: Sequence[GridCell], row: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in cells if cell.row == row)


def _matches(fewer: Sequence[float], more: Sequence[float]) -> list[int] | None:
    """For each place of a column the number of the same place among more; None where they do not agree."""
    numbers = [min(range(len(more)), key=lambda i: abs(more[i] - place)) for place in fewer]
    apart = any(abs(more[i] - place) > SLACK for i, place in zip(numbers, fewer, strict=True))
    whole = numbers[0] == 0 and numbers[-1] == len(more) - 1 and len(set(numbers)) == len(numbers)
    return numbers if whole and not apart else None


def _renumbered(cells: Sequence[GridCell], numbers: Sequence[int]) -> tuple[GridCell, ...]:
    if list(numbers) == list(range(len(numbers))):
        return tuple(cells)
    return tuple(
        replace(
            cell,
            column=numbers[cell.column],
            column_span=numbers[cell.column + cell.column_span] - numbers[cell.column],
        )
        for cell in cells
    )


def _numbers(cells: Sequence[GridCell]) -> list[tuple[int, int]]:
    """Row and number of the cells of the first column that hold a number."""
    found = [(c.row, c.text.strip()) for c in cells if c.column == 0]
    return [(row, int(text)) for row, text in found if text.isascii() and text.isdigit() and len(text) < 5]


def _breaks_off(text: str) -> bool:
    """Whether the words of a cell end inside a sentence."""
    return len(text) > LONG and text[-1] not in FINAL


def _fits(cell: GridCell, grown: dict[int, GridCell]) -> bool:
    """Whether a cell of a row that goes on has a place of its own there."""
    columns = range(cell.column, cell.column + cell.column_span)
    return bool(cell.text) and not any(
        set(columns) & set(range(other.column, other.column + other.column_span)) for other in grown.values()
    )


def _grown(above: dict[int, GridCell], top: dict[int, GridCell]) -> dict[int, GridCell]:
    """Cells of a row that goes on, with the lines and rows that they have on the next page."""
    return {
        column: replace(cell, lines=cell.lines + top[column].lines, row_span=cell.row_span + top[column].row_span - 1)
        for column, cell in above.items()
        if column in top and top[column].column_span == cell.column_span
    }


def _longer(above: dict[int, GridCell], top: dict[int, GridCell]) -> dict[int, GridCell]:
    """Cells at the left that are empty at the top of the next page: merged ones that go on."""
    longer: dict[int, GridCell] = {}
    for column in sorted(top):
        cell = top[column]
        last = above.get(column)
        if cell.text or last is None or not last.text or last.column_span != cell.column_span:
            break
        longer[column] = replace(last, row_span=last.row_span + cell.row_span)
    return longer
