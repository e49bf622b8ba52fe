"""Responsibilities in table columns: 牵头单位, 配合单位, 责任部门, with merged cells; tables of text cut by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.due import find_due
from extractors.mark_words import COLUMN, DUE_COLUMN, TASK_COLUMN, role_of
from extractors.name_lists import Name, split_names
from extractors.reading import Reading
from extractors.source import Cell, Source, Table
from kg.facts import Due, Role, Span


@dataclass(frozen=True, slots=True)
class Column:
    """A column of owners: its number, the role it gives, and the body whose offices it lists (市卫健委内牵头处室)."""

    number: int
    role: Role
    parent: str


@dataclass(frozen=True, slots=True)
class RowOwner:
    """One organisation in one row; `start`–`end` is the row's task in the clean text."""

    name: Name
    role: Role
    task: str
    due: Due | None
    start: int
    end: int


HEADER_ROWS = 3  # a table's head has at most so many rows
# a line of a table whose cells are parted by tabs
TABBED = re.compile(r"^[^\n]*\t[^\n]*\t[^\n]*$", re.MULTILINE)


def row_owners(reading: Reading, *, issued_year: int | None) -> Iterator[RowOwner]:
    """Owners named in the columns of all tables of a source."""
    tables = reading.source.tables or tuple(tab_tables(reading.source))
    for table in tables:
        yield from _owners(reading, table, issued_year)


def _owners(reading: Reading, table: Table, year: int | None) -> Iterator[RowOwner]:
    head = _head(reading, table)
    if head is None:
        return
    first, columns, titles = head
    grid = _grid(table)
    rows = sorted({cell.row for cell in table.cells if cell.row >= first})
    for row in rows:
        cells = {n: grid[row, n] for n in titles if (row, n) in grid}
        names = [c for c in columns if c.number in cells]
        if not names or len({id(cells[n]) for n in cells}) <= 1:
            continue
        task, start, end = _task(reading, [(titles[n], cells[n]) for n in sorted(cells)])
        due = _due(reading, [cells[n] for n in sorted(cells) if DUE_COLUMN.match(titles[n])], year)
        for column in names:
            low, high = _clean(reading, cells[column.number].span)
            for name in split_names(reading.clean.text, low, high).names:
                full = column.parent + name.full if column.parent else name.full
                shown = Name(name.start, name.end, name.written, full)
                yield RowOwner(shown, column.role, task, due, start, end)


def _head(reading: Reading, table: Table) -> tuple[int, list[Column], dict[int, str]] | None:
    """First row of data, the columns of owners, and all columns' titles; None where no column holds owners.

    Of a head in two rows (责任单位 over 牵头单位 and 配合单位) the lower one tells the roles.
    """
    top = min((cell.row for cell in table.cells), default=0)
    found = None
    for row in range(top, top + HEADER_ROWS):
        titles = _titles(reading, table, row)
        columns = [column for n in sorted(titles) if (column := _column(n, titles[n])) is not None]
        if columns and len(titles) > len(columns) and (found is None or _only_titles(reading, table, row)):
            found = row + 1, columns, titles
        elif found is not None:
            break
    return found


def _titles(reading: Reading, table: Table, row: int) -> dict[int, str]:
    """Words over each column in a row, those of merged cells included."""
    titles: dict[int, str] = {}
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.row_span:
            for n in range(cell.column, cell.column + cell.column_span):
                titles.setdefault(n, _words(reading, cell))
    return titles


def _only_titles(reading: Reading, table: Table, row: int) -> bool:
    """Whether all cells that begin in a row are titles of columns of owners."""
    return all(COLUMN.match(_words(reading, cell)) for cell in table.cells if cell.row == row)


def _words(reading: Reading, cell: Cell) -> str:
    return re.sub(r"\s", "", reading.source.text[cell.span.start : cell.span.end])


def _column(number: int, title: str) -> Column | None:
    match = COLUMN.match(title)
    if match is None or len(title) > 14:
        return None
    parent = match["parent"] if match["unit"] in ("处室", "科室") else ""
    return Column(number, role_of(match["role"]), parent)


def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    """The cell that covers each place of the table, merged cells included."""
    grid: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid.setdefault((row, column), cell)
    return grid


def _task(reading: Reading, cells: list[tuple[str, Cell]]) -> tuple[str, int, int]:
    """Short text and range of a row's task: number and title; where rows share them, also the first content."""
    words, titled = "", False
    low, high = -1, -1
    for title, cell in cells:
        if COLUMN.match(title) or DUE_COLUMN.match(title) or not (TASK_COLUMN.search(title) or title in NUMBERS):
            continue
        start, end = _clean(reading, cell.span)
        low, high = (start if low < 0 else min(low, start)), max(high, end)
        if not titled:
            words += reading.clean.text[start:end].replace("\n", "")
            titled = title not in NUMBERS and cell.row_span == 1
    return words[:60].strip("。；，"), max(low, 0), max(high, 0)


NUMBERS = ("序号", "编号", "项号")


def _due(reading: Reading, cells: list[Cell], year: int | None) -> Due | None:
    for cell in cells:
        start, end = _clean(reading, cell.span)
        due = find_due(reading.clean.text[start:end], issued_year=year)
        if due is not None:
            return due
    return None


def _clean(reading: Reading, span: Span) -> tuple[int, int]:
    """Range of the clean text for a range of the source."""
    start = reading.clean.at(span.start)
    offsets = reading.clean.offsets
    while start < len(offsets) and offsets[start] < span.start:
        start += 1
    end = start
    while end < len(offsets) and offsets[end] < span.end:
        end += 1
    return start, end


def tab_tables(source: Source) -> Iterator[Table]:
    """Tables of a plain text whose cells are parted by tabs; a short row is filled from the row above, at its left."""
    rows: list[tuple[int, list[Span]]] = []
    last_end = -1
    for match in TABBED.finditer(source.text):
        spans = list(_tab_cells(match))
        if rows and not source.text[last_end : match.start()].isspace():
            yield from _tab_table(rows)
            rows = []
        rows.append((match.start(), spans))
        last_end = match.end()
    yield from _tab_table(rows)


def _tab_cells(match: re.Match[str]) -> Iterator[Span]:
    at = match.start()
    for words in match[0].split("\t"):
        yield Span(at, at + len(words))
        at += len(words) + 1


def _tab_table(rows: list[tuple[int, list[Span]]]) -> Iterator[Table]:
    """The widest row gives the number of columns, counted in the table's first row."""
    if len(rows) < 2:
        return
    width = len(rows[0][1])
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    for number, (_, spans) in enumerate(rows):
        if len(spans) > width:
            return
        shift = width - len(spans)
        for n in range(shift):  # merged with the row above
            if n in above:
                grown = above[n]
                cells.remove(grown)
                above[n] = Cell(grown.row, n, number - grown.row + 1, 1, grown.span)
                cells.append(above[n])
        for n, span in enumerate(spans):
            above[shift + n] = Cell(number, shift + n, 1, 1, span)
            cells.append(above[shift + n])
    cells.sort(key=lambda cell: (cell.row, cell.column))
    yield Table(Span(rows[0][0], rows[-1][1][-1].end), tuple(cells))
