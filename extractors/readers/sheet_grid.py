"""From the cells of a sheet to its parts: tables parted by empty rows, with the lines above and below them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

# 填报单位：市教育局 / 填表日期：2024年3月 / 单位：万元
LABELLED = re.compile(r"[^：:]{1,12}[：:]")
# 注：1. … / 备注：… / 说明 … / * …
REMARK = re.compile(r"[（(]?(?:注|备注|说明|附注|※|\*|＊|资料来源|数据来源)")
MIN_SIDE = 2  # rows and columns of a table that stands beside another one


class Role(StrEnum):
    """What a line outside a table is."""

    ABOVE = "above"
    TEXT = "text"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with words: its place and size on the sheet, counted from 0, and how the place is called."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cell that stands outside of tables."""

    box: Box
    role: Role


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells in row order, and the rows and columns of the sheet that it takes up."""

    boxes: tuple[Box, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """Rows and columns without words that part nothing: hidden ones, empty ones with borders; in order."""

    rows: Sequence[int] = ()
    columns: Sequence[int] = ()


def parts_of(boxes: Iterable[Box], closed: Closed) -> Iterator[Line | Grid]:
    """Lines and tables of a sheet in reading order.

    Args:
        boxes: its cells with words.
        closed: what stands between them without parting them.
    """
    ordered = sorted(boxes, key=lambda box: (box.row, box.column))
    for band in _bands(ordered, closed):
        rows = _by_row(band)
        if len(rows) < 2 or max(map(len, rows)) < 2:
            yield from (Line(box, Role.TEXT) for box in band)
            continue
        low, high = _frame(rows)
        yield from (Line(box, Role.ABOVE) for row in rows[:low] for box in row)
        yield from _tables([box for row in rows[low:high] for box in row], closed)
        yield from (Line(box, Role.BELOW) for row in rows[high:] for box in row)


def _bands(boxes: Sequence[Box], closed: Closed) -> list[list[Box]]:
    """Cells between empty rows; a numbered table that goes on behind an empty row is one."""
    bands: list[list[Box]] = []
    reach = -1
    for box in boxes:
        if not bands or not _touches(reach, box.row, closed.rows):
            bands.append([])
        bands[-1].append(box)
        reach = max(reach, box.row + box.row_span - 1)
    joined: list[list[Box]] = []
    for band in bands:
        if joined and _goes_on(joined[-1], band):
            joined[-1].extend(band)
        else:
            joined.append(band)
    return joined


def _touches(reach: int, start: int, closed: Sequence[int]) -> bool:
    """Whether only closed rows (or columns) lie between two places."""
    gap = max(start - reach - 1, 0)
    return gap == 0 or bisect_left(closed, start) - bisect_left(closed, reach + 1) == gap


def _goes_on(last: Sequence[Box], band: Sequence[Box]) -> bool:
    """Whether the first number of a band is the one behind the last number above it."""
    number = _number(band[0])
    if number is None or sum(box.row == band[0].row for box in band) < 2:
        return False
    above = next((box for box in reversed(last) if box.column == band[0].column), None)
    return above is not None and _number(above) == number - 1


def _number(box: Box) -> int | None:
    return int(box.text) if box.text.isascii() and box.text.isdigit() and len(box.text) < 6 else None


def _by_row(boxes: Sequence[Box]) -> list[list[Box]]:
    rows: dict[int, list[Box]] = {}
    for box in boxes:
        rows.setdefault(box.row, []).append(box)
    return list(rows.values())


def _frame(rows: Sequence[Sequence[Box]]) -> tuple[int, int]:
    """First row of the table and the row behind its last one."""
    left = min(box.column for row in rows for box in row)
    right = max(box.column for row in rows for box in row if len(row) > 1)
    widest = max(map(len, rows))
    low, high = 0, len(rows)
    while low < high and (_is_title(rows[low], left) or _is_labels(rows[low], widest)):
        low += 1
    while high > low and (_is_remark(rows[high - 1], left, right) or _is_labels(rows[high - 1], widest)):
        high -= 1
    return low, high


def _is_title(row: Sequence[Box], left: int) -> bool:
    """Whether a row holds one cell that is no head of some columns: merged from the left on, or not merged."""
    return len(row) == 1 and (row[0].column_span == 1 or row[0].column == left)


def _is_labels(row: Sequence[Box], widest: int) -> bool:
    """Whether a row says for whom or when the table was filled in."""
    return len(row) < widest and all(LABELLED.match(box.text) for box in row)


def _is_remark(row: Sequence[Box], left: int, right: int) -> bool:
    if REMARK.match(row[0].text) and len(row[0].text) > 4 and len(row) == 1:
        return True
    return len(row) == 1 and row[0].column == left and row[0].column + row[0].column_span > max(right, left + 1)


def _tables(boxes: Sequence[Box], closed: Closed) -> Iterator[Line | Grid]:
    """One table, or several side by side with empty columns between them."""
    sides = _sides(boxes, closed)
    if len(sides) > 1 and not all(_is_whole(side, boxes[0].row) for side in sides):
        sides = [list(boxes)]
    for side in sides:
        rows = tuple(sorted({box.row for box in side}))
        columns = tuple(sorted({box.column for box in side}))
        if len(rows) > 1 and len(columns) > 1:
            yield Grid(tuple(side), rows, columns)
        else:
            yield from (Line(box, Role.TEXT) for box in side)


def _sides(boxes: Sequence[Box], closed: Closed) -> list[list[Box]]:
    sides: list[list[Box]] = []
    reach = -1
    for box in sorted(boxes, key=lambda box: (box.column, box.row)):
        if not sides or not _touches(reach, box.column, closed.columns):
            sides.append([])
        sides[-1].append(box)
        reach = max(reach, box.column + box.column_span - 1)
    return [sorted(side, key=lambda box: (box.row, box.column)) for side in sides]


def _is_whole(side: Sequence[Box], top: int) -> bool:
    """Whether a side is a table by itself: with a head in the first row, several rows and columns."""
    rows, columns = {box.row for box in side}, {box.column for box in side}
    return len(rows) >= MIN_SIDE and len(columns) >= MIN_SIDE and sum(box.row == top for box in side) >= MIN_SIDE
