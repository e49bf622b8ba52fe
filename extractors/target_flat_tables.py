"""Indicator tables that lost their form in the text: one cell a line, read by what each column must hold.

A row that does not come out with the number of cells that the headings ask for ends the table; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.quantities import unit_named
from extractors.target_grid import Column, ColumnKind, GridCell, GridRow, column_of, is_indicator_table, value_of
from kg.facts import Span

# a line with something on it
LINE = re.compile(r"[^\n]*\S[^\n]*")
SPACE = re.compile(r"\s+")
ATTRIBUTE = re.compile(r"约束性|预期性")
# empty cells: —, /, 无
EMPTY = re.compile(r"[—–\-/、]+|无")
# a name that goes on from the line before: 占GDP比重, （含职业本科）
GOES_ON = re.compile(r"占|[（(]|及|和|的|与|比")
LONGEST_CELL = 40


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table found in running lines; `span` runs from its first heading to its last cell."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]


@dataclass(slots=True)
class _Walk:
    """State while the lines below the headings are read."""

    columns: list[Column]
    group: str = ""
    texts: list[GridCell] = field(default_factory=list)
    unit: str = ""
    values: list[GridCell | None] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    end: int = 0

    def has(self, kind: ColumnKind) -> bool:
        """Whether the table has such a column."""
        return any(c.kind is kind for c in self.columns)

    @property
    def wanted(self) -> int:
        """Number of value and change cells in a row."""
        return sum(c.kind in (ColumnKind.VALUE, ColumnKind.CHANGE) for c in self.columns)


def flat_tables(text: str, taken: Sequence[Span]) -> list[FlatTable]:
    """Indicator tables with one cell a line, outside the ranges already taken."""
    lines = [
        GridCell(SPACE.sub("", m[0]), Span(m.start(), m.end()))
        for m in LINE.finditer(text)
        if not any(t.start <= m.start() < t.end for t in taken)
    ]
    found: list[FlatTable] = []
    i = 0
    while i < len(lines):
        columns, below = _columns(lines, i)
        if not is_indicator_table(columns):
            i += 1
            continue
        walk = _Walk(columns)
        while below < len(lines) and _take(walk, lines[below]):
            below += 1
        if walk.rows:
            found.append(FlatTable(Span(lines[i].span.start, walk.end), tuple(columns), tuple(walk.rows)))
        i = max(i + 1, below)
    return found


def _columns(lines: Sequence[GridCell], at: int) -> tuple[list[Column], int]:
    """Headings in the lines from `at` on, and the line behind them; a heading may take two lines (2023年, 目标)."""
    columns: list[Column] = []
    while at < len(lines) and len(lines[at].text) <= 16:
        text = lines[at].text
        both = column_of(columns[-1].title + text) if columns and columns[-1].kind is ColumnKind.VALUE else None
        if both is not None and both.year is not None and columns[-1].role is None:
            columns[-1] = both
        elif (column := column_of(text)) is not None:
            columns.append(column)
        else:
            break
        at += 1
    return columns, at


def _take(walk: _Walk, line: GridCell) -> bool:
    """Read one line as the next cell; False where the table ends."""
    text = line.text
    if len(text) > LONGEST_CELL or text.endswith(("。", "；", "：")):
        return False
    if not walk.texts:
        if not (walk.has(ColumnKind.INDEX) and text.isdigit()):
            walk.texts.append(line)
        return True
    if len(walk.values) == walk.wanted:  # only the attribute is missing
        known = ATTRIBUTE.fullmatch(text) is not None
        _close(walk, line, text if known else None)
        return known
    return _take_measured(walk, line)


def _take_measured(walk: _Walk, line: GridCell) -> bool:
    """Read a line below a name: its unit, a value, or more of the name."""
    text = line.text
    if not walk.values and not walk.unit and walk.has(ColumnKind.UNIT) and unit_named(text):
        walk.unit = text
    elif value_of(text) is not None or EMPTY.fullmatch(text):
        walk.values.append(None if EMPTY.fullmatch(text) else line)
        if len(walk.values) == walk.wanted and not walk.has(ColumnKind.ATTRIBUTE):
            _close(walk, line, None)
    elif walk.values or walk.unit or len(walk.texts) >= 3:
        return False
    else:
        walk.texts.append(line)
    return True


def _close(walk: _Walk, line: GridCell, attribute: str | None) -> None:
    """End the row: the last words are its name, words before it open a new group."""
    texts = walk.texts
    if len(texts) > 1 and not GOES_ON.match(texts[1].text):
        walk.group, texts = texts[0].text, texts[1:]
    name = GridCell("".join(t.text for t in texts), Span(texts[0].span.start, texts[-1].span.end))
    walk.rows.append(GridRow(walk.group, name, walk.unit, tuple(walk.values), attribute))
    walk.end = line.span.end
    walk.texts, walk.unit, walk.values = [], "", []
