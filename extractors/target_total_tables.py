"""Tables of counts by place or kind whose cells ran together, split by their totals: 初级中学1100 under 合计撤销合并转变.

The row above says that 1 = 1 + 0 + 0, the last or first row that each column adds up. Where one reading fits, it is the
table; where several or none do, the table is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extractors.target_glued import CAPTIONS, Glued, OpenRow
from extractors.target_headings import YEAR_HEADING, Headings, cut, heading_unit, key_pattern, table_words
from extractors.target_splits import Numbers, adds_up, columns_add_up, splits
from kg.facts import Span

# a row: 初级中学1100, 县（区）12.5
ROW = re.compile(r"(?P<label>[\u4e00-\u9fff“”（）、·]{2,70}?)(?P<digits>\d[\d.]*\d|\d)")
# the unit that a caption states: 单位：个
CAPTION_UNIT = re.compile(r"[（(]?单位：(?P<unit>[^\d，。：]{1,5}?)[）)]?$")
# what a caption begins behind
CAPTION_START = re.compile(r"[。；！\n]|(?:专栏|附表|表|图)\d{1,2}[：:]?")
LONGEST_LABEL, LONGEST_CAPTION, FEWEST_ROWS, MOST_COLUMNS = 12, 60, 3, 8


class Sum(StrEnum):
    """Which sums decided how the digits were split."""

    ROW = "row_total"
    TEXT = "text"  # no sum, but the values stand in the running text
    COLUMN = "column_total"
    BOTH = "row_total+column_total"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row: its label and cells as ranges of the glued text."""

    label: tuple[int, int]
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TotalTable:
    """A table that its totals split; `open` holds its rows where they did not."""

    span: Span
    at: int
    caption: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[TotalRow, ...]
    proof: Sum | None
    open: tuple[OpenRow, ...]


@dataclass(frozen=True, slots=True)
class _Digits:
    """A row as it stands: ranges of label and digits."""

    label: tuple[int, int]
    digits: tuple[int, int]


def total_tables(text: Glued, taken: tuple[Span, ...]) -> Iterator[TotalTable]:
    """Tables of counts in the text, outside the ranges already taken."""
    at = 0
    while found := ROW.search(text.text, at):
        rows = _chain(text.text, found)
        at = rows[-1].digits[1]
        start = text.span(rows[0].digits[0], rows[0].digits[1]).start
        if len(rows) >= FEWEST_ROWS and not any(t.start <= start < t.end for t in taken):
            yield from _table(text, rows)


def _chain(text: str, first: re.Match[str]) -> list[_Digits]:
    """Rows that follow one another without anything between them."""
    rows = [_Digits(first.span("label"), first.span("digits"))]
    while found := ROW.match(text, rows[-1].digits[1]):
        label = found["label"]
        if len(label) > LONGEST_LABEL or label.startswith(CAPTIONS[:3]) or label.endswith(CAPTIONS[:3]):
            break
        rows.append(_Digits(found.span("label"), found.span("digits")))
    return rows


def _table(text: Glued, rows: list[_Digits]) -> Iterator[TotalTable]:
    """The table of these rows, if the words before the first number are its headings."""
    low, high = rows[0].label
    keys = [m for m in key_pattern().finditer(text.text, max(0, high - 70), high) if _is_near(text.text, m, low)]
    for key in reversed(keys):
        readings = list(_readings(text.text, rows, text.text[key.end() : high]))
        if readings:
            table = _built(text, rows, key.start(), readings)
            if table.rows or table.unit or any(_is_certain(r.headings) for r in readings):
                yield table
            return


def _is_certain(headings: Headings) -> bool:
    """Whether the headings can be nothing else: one names a total or a unit."""
    return headings.total is not None or any(heading_unit(c)[1] for c in headings.columns)


def _is_near(text: str, key: re.Match[str], low: int) -> bool:
    """Whether nothing but years as headings stands between the first heading and the words before the first number."""
    return (
        key.start() >= low - 4
        or re.fullmatch(rf"(?:{YEAR_HEADING.pattern})+|20\d\d|.*20\d\d年?", text[key.end() : low]) is not None
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading: the headings, and the candidates of each row, one where the sums decide."""

    headings: Headings
    rows: tuple[tuple[Numbers, ...], ...]
    proof: Sum | None


def _readings(text: str, rows: list[_Digits], words: str) -> Iterator[_Reading]:
    """Readings for each number of columns for which headings and rows can be cut; those that sums prove go first."""
    open_readings = []
    proved = False
    for count in range(2, MOST_COLUMNS + 1):
        for headings in cut(words, count, text):
            reading = _solved(text, rows, headings)
            if reading is not None and reading.proof is not None:
                proved = True
                yield reading
            elif reading is not None:
                open_readings.append(reading)
    if not proved:
        yield from open_readings


def _solved(text: str, rows: list[_Digits], headings: Headings) -> _Reading | None:
    """The rows split under these headings, for certain where sums prove it; None where a row cannot be split so."""
    total = headings.total
    ways = [splits(text[slice(*r.digits)], len(headings.columns)) for r in rows]
    if not all(ways):
        return None
    kept = ways if total is None else [[s for s in row if adds_up(s, total)] or row for row in ways]
    summed = total is not None and all(adds_up(row[0], total) for row in kept)  # a row that keeps one keeps no other
    labels = [headings.label, *(text[slice(*r.label)] for r in rows[1:])]
    whole = next((i for i, name in enumerate(labels) if name in table_words("total", "whole")), None)
    if whole is not None and (summed or total is None):
        choices = columns_add_up(kept[:whole] + kept[whole + 1 :], kept[whole])
        if len(choices) == 1:
            first, *rest = choices[0]
            rest.insert(whole, first)
            return _Reading(headings, tuple((s,) for s in rest), Sum.BOTH if summed else Sum.COLUMN)
    elif whole is None and summed and all(len(row) == 1 for row in kept):
        return _Reading(headings, tuple(tuple(row) for row in kept), Sum.ROW)
    told = [[s for s in row if all(_told(text, n) for n in s)] for row in kept]
    if whole is None and total is None and all(len(row) == 1 for row in told):
        return _Reading(headings, tuple((row[0],) for row in told), Sum.TEXT)
    return _Reading(headings, tuple(tuple(row) for row in kept), None)


def _told(text: str, number: str) -> bool:
    """Whether the text has the number elsewhere, on its own."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text) is not None


def _built(text: Glued, rows: list[_Digits], key: int, readings: list[_Reading]) -> TotalTable:
    """The table for its readings: solved where there is just one and sums prove it."""
    caption, unit = _caption(text.text, key)
    span = text.span(key, rows[-1].digits[1])
    reading = readings[0]
    if len(readings) == 1 and reading.proof is not None:
        label = (rows[0].label[1] - len(reading.headings.label), rows[0].label[1])
        made = [TotalRow(r.label, _ranges(r.digits[0], s[0])) for r, s in zip(rows, reading.rows, strict=True)]
        made[0] = TotalRow(label, made[0].cells)
        return TotalTable(span, key, caption, unit, reading.headings.columns, tuple(made), reading.proof, ())
    open_rows = tuple(
        OpenRow(
            text.span(r.label[0] if i else r.digits[0], r.digits[1]),
            text.text[r.label[0] if i else r.digits[0] : r.digits[1]],
            tuple(dict.fromkeys(s for reading in readings for s in reading.rows[i])),
        )
        for i, r in enumerate(rows)
    )
    return TotalTable(span, key, caption, unit, (), (), None, open_rows)


def _ranges(start: int, numbers: Numbers) -> tuple[tuple[int, int], ...]:
    ranges = []
    for number in numbers:
        ranges.append((start, start + len(number)))
        start += len(number)
    return tuple(ranges)


def _caption(text: str, key: int) -> tuple[str, str]:
    """Caption above the headings that begin at `key`, and the unit that it states."""
    words = text[max(0, key - LONGEST_CAPTION) : key]
    starts = [m.end() for m in CAPTION_START.finditer(words)]
    caption = words[starts[-1] if starts else 0 :]
    found = CAPTION_UNIT.search(caption)
    return (caption[: found.start()], found["unit"]) if found else (caption, "")


def measured_by(column: str, unit: str) -> tuple[str, str]:
    """A heading without its unit, and the unit: its own in brackets, else that of the caption."""
    name, own = heading_unit(column)
    return name, own or unit
