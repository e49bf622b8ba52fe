"""Values in tables: those that a reader found as tables, those with one cell a line, those whose cells ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.reading import Reading
from extractors.source import Table
from extractors.target_flat_tables import flat_tables
from extractors.target_glued import OpenRow
from extractors.target_grid import (
    Column,
    ColumnKind,
    GridCell,
    GridRow,
    column_of,
    is_indicator_table,
    place_at,
    row_facts,
)
from extractors.target_rebuilt import rebuilt_tables
from kg.facts import Span, TargetFact

SPACE = re.compile(r"\s+")


def open_rows(reading: Reading) -> tuple[OpenRow, ...]:
    """Rows of tables whose cells ran together, which may be read in several ways."""
    taken = [table.span for table in reading.source.tables]
    taken.extend(flat.span for flat in flat_tables(reading.source.text, taken))
    return rebuilt_tables(reading, tuple(taken)).open


def table_targets(reading: Reading) -> tuple[list[TargetFact], tuple[Span, ...]]:
    """Facts of all indicator tables, and the ranges of the source text that these and all other tables take up."""
    facts: list[TargetFact] = []
    taken = [table.span for table in reading.source.tables]
    for table in reading.source.tables:
        columns, rows = _rows(reading.source.text, table)
        facts.extend(_facts(reading, table.span, columns, rows))
    for flat in flat_tables(reading.source.text, taken):
        taken.append(flat.span)
        facts.extend(_facts(reading, flat.span, list(flat.columns), list(flat.rows)))
    rebuilt = rebuilt_tables(reading, tuple(taken))
    taken.extend(rebuilt.spans)
    facts.extend(rebuilt.facts)
    return facts, tuple(taken)


def _facts(reading: Reading, span: Span, columns: list[Column], rows: list[GridRow]) -> Iterator[TargetFact]:
    place = place_at(reading, span)
    if place is None:
        return
    measured = [c for c in columns if c.kind in (ColumnKind.VALUE, ColumnKind.CHANGE)]
    for row in rows:
        yield from row_facts(row, measured, place)


def _grid(text: str, table: Table) -> list[list[GridCell | None]]:
    """Cells by row and column, a merged cell in each place that it covers."""
    height = max((c.row + c.row_span for c in table.cells), default=0)
    width = max((c.column + c.column_span for c in table.cells), default=0)
    grid: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        words = GridCell(SPACE.sub("", text[cell.span.start : cell.span.end]), cell.span)
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = words
    return grid


def _rows(text: str, table: Table) -> tuple[list[Column], list[GridRow]]:
    """Columns and rows of an indicator table; none for any other table."""
    grid = _grid(text, table)
    for top in range(min(3, len(grid))):
        for depth in (2, 1):
            columns = [_heading([row[c] for row in grid[top : top + depth]]) for c in range(len(grid[top]))]
            known = [c for c in columns if c is not None]
            if is_indicator_table(known) and len(known) * 2 > len(columns):
                rows = [_row(columns, cells) for cells in grid[top + depth :]]
                return known, [r for r in rows if r is not None]
    return [], []


def _heading(cells: list[GridCell | None]) -> Column | None:
    """Column under the heading cells of one column; a cell merged over rows counts once."""
    words = list(dict.fromkeys(c.text for c in cells if c is not None and c.text))
    return column_of("".join(words)) or column_of("".join(reversed(words)))


def _row(columns: list[Column | None], cells: list[GridCell | None]) -> GridRow | None:
    """One row below the headings; None where it has no name of its own."""
    by_kind: dict[ColumnKind, list[GridCell | None]] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column is not None:
            by_kind.setdefault(column.kind, []).append(cell)
    names = list(dict.fromkeys(c for c in by_kind.get(ColumnKind.NAME, []) if c is not None and c.text))
    if not names:
        return None
    groups = [c.text for c in by_kind.get(ColumnKind.GROUP, []) if c is not None] + [n.text for n in names[:-1]]
    unit = next((c.text for c in by_kind.get(ColumnKind.UNIT, []) if c is not None), "")
    attribute = next((c.text for c in by_kind.get(ColumnKind.ATTRIBUTE, []) if c is not None and c.text), None)
    measured = (ColumnKind.VALUE, ColumnKind.CHANGE)
    values = tuple(
        cell if cell is None or cell.text else None
        for column, cell in zip(columns, cells, strict=True)
        if column is not None and column.kind in measured
    )
    if all(v is None or v == names[-1] for v in values):
        return None
    return GridRow(groups[-1] if groups else "", names[-1], unit, values, attribute)
