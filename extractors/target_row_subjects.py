"""Tables that say in words what an indicator must reach: the row's indicator is the subject in its cell.

| 二级指标 | 评价标准 |: behind 1.管网覆盖率 stands 较上一年增加。2031年达到80%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.reading import Reading
from extractors.source import Cell, Table

# the column with the indicators: 二级指标, 指标名称; 一级指标 groups them
NAMES = re.compile(r"(?:主要|具体|二级|三级|监测|考核|评价)?指标(?:名称|内容|项目)?")
# the column with sentences: 评价标准, 目标要求, 指标说明 is none
CRITERIA = re.compile(r"(?:评价|考核|评分|验收|达标)标准|(?:工作|指标)?目标(?:要求|任务|值)?|指标(?:要求|值)|标准要求")
# the number of an indicator: 1.管网覆盖率
LABEL = re.compile(r"^(?:\d{1,3}|[（(]\d{1,3}[）)])[.．、]?(?=[\u4e00-\u9fff])")
HEADER_ROWS = 3  # a table's head, with its title, has at most so many rows


@dataclass(frozen=True, slots=True)
class RowSubject:
    """The indicator of a row, and the range of the clean text in which it is the subject."""

    start: int
    end: int
    indicator: str

    def __contains__(self, place: int) -> bool:
        return self.start <= place < self.end


def row_subjects(reading: Reading) -> tuple[RowSubject, ...]:
    """Subjects of the sentences in all tables of this kind."""
    return tuple(subject for table in reading.source.tables for subject in _subjects(reading, table))


def _subjects(reading: Reading, table: Table) -> Iterator[RowSubject]:
    columns = _columns(reading, table)
    if columns is None:
        return
    first, name, criteria = columns
    by_place = {(cell.row, cell.column): cell for cell in table.cells}
    for (row, column), cell in by_place.items():
        named = by_place.get((row, name))
        if column == criteria and row >= first and named is not None:
            indicator = LABEL.sub("", _words(reading, named))
            start = reading.clean.at(cell.span.start)
            if indicator:
                yield RowSubject(start, reading.clean.at(cell.span.end), indicator)


def _columns(reading: Reading, table: Table) -> tuple[int, int, int] | None:
    """First row of data, column of the indicators and column of the sentences."""
    top = min((cell.row for cell in table.cells), default=0)
    for row in range(top, top + HEADER_ROWS):
        titles = {cell.column: _words(reading, cell) for cell in table.cells if cell.row == row}
        names = [column for column, title in titles.items() if NAMES.fullmatch(title)]
        criteria = [column for column, title in titles.items() if CRITERIA.fullmatch(title)]
        if names and criteria:
            return row + 1, max(names), criteria[0]
    return None


def _words(reading: Reading, cell: Cell) -> str:
    return re.sub(r"\s", "", reading.source.text[cell.span.start : cell.span.end])
