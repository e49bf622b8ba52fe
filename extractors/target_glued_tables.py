"""Indicator tables whose cells ran together: known headings, then rows such as 入园率%87.2088.86.

A row is taken where exactly one reading of its digits is possible; the rule of its cells names what decided. A row with
several readings is left open (`OpenRow`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.quantities import unit_named
from extractors.target_glued import CAPTIONS, Glued, OpenRow
from extractors.target_grid import (
    BARE_COLUMN,
    FIXED,
    NAME_UNIT,
    YEAR_COLUMN,
    Column,
    ColumnKind,
    GridCell,
    GridRow,
    column_of,
    is_indicator_table,
)
from extractors.target_splits import NUMBER, change_holds, same_decimals
from extractors.target_words import WordKind, ends_with, head_of, is_rate
from kg.facts import Span

ATTRIBUTE = re.compile(r"约束性|预期性")
# change columns with a closed end: 2015年比2010年增长, 累计增长（%）, 年均增速
CHANGE = re.compile(
    r"(?:(?:20\d\d年)?(?:比|较)20\d\d年|(?:五年|三年)?(?:累计|年均))"
    r"(?:增长|提高|增加|上升|下降|减少|降低|变化|增减|增速|提升)(?:（[^（）]{1,6}）)?"
)
# signs before the digits of a cell: -, 下降, >, ≥, 不低于
SIGN = re.compile(r"(?:下降|降低|减少|[-−－])?(?:[<>≥≤＜＞]=?|不低于|不少于|不超过|约)?")
DIGITS = re.compile(r"\d[\d.]*")
EMPTY = re.compile(r"[—–\-/]+(?!\d)")
OWN_UNIT = re.compile(r"%|个百分点|百分点")
BOUND = re.compile(r"以上|以内|以下|左右")
# where a value may begin: 8, >9, -2, 下降5
START = re.compile(r"[<>≥≤＜＞]|\d|[-−－](?=\d)|(?:下降|降低|减少|不低于|不少于|不超过|约)(?=\d)|[—–\-/]+(?!\d)")
# the label of a heading behind the last cell: 2.机遇与挑战, 3、
LABEL = re.compile(r"\d{1,2}[.、．](?=[\u4e00-\u9fff“])")
# a cell in words: -基本消除, between the unit and the attribute
WORDS_ROW = re.compile(
    r"(?P<name>[^\d。；，]{2,40}?)[—–\-/]+(?P<words>[\u4e00-\u9fff]{2,10}?)(?P<attribute>约束性|预期性)"
)
LONGEST_NAME, LONGEST_UNIT = 45, 6


class Proof(StrEnum):
    """What decided how the digits of a row are split."""

    FORM = "form"  # only one way gives numbers
    CHANGE = "change"  # the change column agrees
    RANGE = "range"  # no share above 100 %
    DECIMALS = "decimals"  # the same digits behind the point
    TEXT = "text"  # the values stand in the running text


@dataclass(frozen=True, slots=True)
class GluedTable:
    """A table found in running text; `rows` come with what decided how each was split, `open` is what nothing did."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[tuple[GridRow, Proof], ...]
    open: tuple[OpenRow, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read the cells of a row: their ranges (None where empty), and where the row ends."""

    cells: tuple[tuple[int, int] | None, ...]
    end: int
    attribute: str | None


def glued_tables(text: Glued, taken: tuple[Span, ...]) -> Iterator[GluedTable]:
    """Indicator tables in the text, outside the ranges already taken."""
    at = 0
    while (found := _headings(text.text, at)) is not None:
        start, at, columns = found
        if any(t.start <= text.span(start, at).start < t.end for t in taken):
            continue
        table, at = _table(text, columns, (start, at))
        if table is not None:
            yield table


def _headings(text: str, at: int) -> tuple[int, int, list[Column]] | None:
    """The next run of headings that makes an indicator table: start, end and columns."""
    while at < len(text):
        found = _heading(text, at)
        if found is None:
            at += 1
            continue
        first, run = at, []
        while found is not None:
            run.append((at, found))
            at += len(found.title)
            found = _heading(text, at)
        names = [i for i, (_, c) in enumerate(run) if c.kind is ColumnKind.NAME]
        if not names:
            at = first + 1
            continue
        low = names[-1]
        while low and run[low - 1][1].kind in (ColumnKind.INDEX, ColumnKind.GROUP):
            low -= 1
        columns = [c for _, c in run[low:]]
        if is_indicator_table(columns) and _in_order(columns):
            return run[low][0], at, columns
    return None


def _heading(text: str, at: int) -> Column | None:
    """The longest heading that begins at the place."""
    if change := CHANGE.match(text, at):
        return Column(ColumnKind.CHANGE, change[0])
    patterns = [*(p for _, p in FIXED), YEAR_COLUMN, BARE_COLUMN]
    longest = max((m[0] for p in patterns if (m := p.match(text, at))), key=len, default="")
    return column_of(longest) if longest else None


def _in_order(columns: list[Column]) -> bool:
    """Whether the columns stand as they are read: index, group, name, unit, values and changes, attribute."""
    order = [ColumnKind.INDEX, ColumnKind.GROUP, ColumnKind.NAME, ColumnKind.UNIT, ColumnKind.VALUE, ColumnKind.CHANGE]
    ranks = [min(order.index(c.kind), 4) if c.kind in order else 5 for c in columns]
    return ranks == sorted(ranks)


def _table(text: Glued, columns: list[Column], place: tuple[int, int]) -> tuple[GluedTable | None, int]:
    """The table below headings at `place`, and where to look on."""
    rows: list[tuple[GridRow, Proof]] = []
    open_rows: list[OpenRow] = []
    at, name, index = place[1], "", 1
    heading = text.text[slice(*place)]
    while True:
        if text.text.startswith(heading, at):  # the headings again at the top of a page
            at += len(heading)
        row = _Row(text, tuple(columns), at, index)
        if (words := row.in_words()) is not None:
            at = words
            continue
        ways, spread = row.ways()
        if not ways:
            break
        name = _named(text.text, spread.name, name)
        chosen, proof = _decided(text, spread, ways)
        if proof is None:
            cells = tuple(tuple(text.text[slice(*c)] if c else "—" for c in w.cells) for w in chosen)
            open_rows.append(OpenRow(text.span(at, chosen[0].end), text.text[at : chosen[0].end], cells))
        else:
            rows.append((_grid_row(text, spread, chosen[0], name), proof))
        at, index = chosen[0].end, index + (spread.low > at)
    if not rows and not open_rows:
        return None, place[1]
    return GluedTable(text.span(place[0], at), tuple(columns), tuple(rows), tuple(open_rows)), at


@dataclass(frozen=True, slots=True)
class _Spread:
    """The words of a row before its values: the name begins at `low` and ends at `high`, then unit and values."""

    low: int
    high: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to be read from `at` on; `index` is the number that an index column has next."""

    text: Glued
    columns: tuple[Column, ...]
    at: int
    index: int

    def _has(self, kind: ColumnKind) -> bool:
        return any(c.kind is kind for c in self.columns)

    def in_words(self) -> int | None:
        """Where a row ends whose value is told in words, None for any other row."""
        if not (self._has(ColumnKind.ATTRIBUTE) and self._has(ColumnKind.UNIT)):
            return None
        found = WORDS_ROW.match(self.text.text, self.at)
        return found.end() if found and not ATTRIBUTE.search(found["name"]) else None

    def ways(self) -> tuple[list[_Way], _Spread]:
        """All ways to read the cells, and the words before them; no way where there is no row."""
        words, low = self.text.text, self.at
        if self._has(ColumnKind.INDEX) and (own := re.match(rf"{self.index}(?=\D)", words[low : low + 4])):
            low += own.end()
        spread = _Spread(low, low, "", "")
        for at in range(low, min(low + LONGEST_NAME, len(words))):
            if words[at] in "。；！？：" or words.startswith(CAPTIONS[:3], at):
                break
            if at < low + 2 or words[at - 1].isdigit() or not START.match(words, at):
                continue
            unit = self._unit_before(low, at)
            if unit is None:
                continue
            high = at - len(unit)
            spread = _Spread(low, high, words[low:high], unit)
            following = self.index + (low > self.at)
            if ways := list(replace(self, index=following)._cells(at, 0, ())):
                return ways, spread
        return [], spread

    def _unit_before(self, low: int, at: int) -> str | None:
        """The unit that ends at `at`: "" where the table has no units, None where it has and there is none."""
        if not self._has(ColumnKind.UNIT):
            return ""
        words = self.text.text
        return next((words[i:at] for i in range(max(low + 2, at - LONGEST_UNIT), at) if unit_named(words[i:at])), None)

    def _cells(self, at: int, done: int, cells: tuple[tuple[int, int] | None, ...]) -> Iterator[_Way]:
        measured = [c for c in self.columns if c.kind in (ColumnKind.VALUE, ColumnKind.CHANGE)]
        if done == len(measured):
            yield from self._end(at, cells)
            return
        words = self.text.text
        if (empty := EMPTY.match(words, at)) and done:
            yield from self._cells(empty.end(), done + 1, (*cells, None))
        sign = SIGN.match(words, at)
        digits = DIGITS.match(words, sign.end() if sign else at)
        for cut in range(1, len(digits[0]) + 1) if digits else ():
            if digits is None or not NUMBER.fullmatch(digits[0][:cut]):
                continue
            end = digits.start() + cut
            if cut == len(digits[0]):
                for more in (OWN_UNIT, BOUND):
                    end = found.end() if (found := more.match(words, end)) else end
            yield from self._cells(end, done + 1, (*cells, (at, end)))

    def _end(self, at: int, cells: tuple[tuple[int, int] | None, ...]) -> Iterator[_Way]:
        """The way, if a row may end at the place."""
        words = self.text.text
        if self._has(ColumnKind.ATTRIBUTE):
            if found := ATTRIBUTE.match(words, at):
                yield _Way(cells, found.end(), found[0])
            return
        next_index = self._has(ColumnKind.INDEX) and re.match(rf"{self.index}(?=\D)", words[at : at + 4])
        if not re.match(r"[\d.%]", words[at : at + 1]) or next_index or LABEL.match(words, at):
            yield _Way(cells, at, None)


def _decided(text: Glued, spread: _Spread, ways: list[_Way]) -> tuple[list[_Way], Proof | None]:
    """The ways that stand up to what must hold, and what left only one of them (None where several are left)."""
    if len(ways) == 1:
        return ways, Proof.FORM
    for proof in (Proof.CHANGE, Proof.RANGE, Proof.DECIMALS, Proof.TEXT):
        kept = [way for way in ways if _holds(proof, text, spread, way)]
        if len(kept) == 1:
            return kept, proof
        ways = kept or ways
    return ways, None


def _holds(proof: Proof, text: Glued, spread: _Spread, way: _Way) -> bool:
    """Whether the way stands up to one thing that must hold."""
    if proof is Proof.CHANGE:
        return _change_holds(text, way)
    if proof is Proof.RANGE:
        return _in_range(text, spread, way)
    return same_decimals(_plain(text, way)) if proof is Proof.DECIMALS else _told(text, way)


def _plain(text: Glued, way: _Way) -> tuple[str, ...]:
    """Digits of the cells."""
    return tuple(d[0] for c in way.cells if c and (d := DIGITS.search(text.text[slice(*c)])))


def _change_holds(text: Glued, way: _Way) -> bool:
    """Whether the last cell is the change from the first to the second one, and told without a bound."""
    words = [text.text[slice(*c)] for c in way.cells if c]
    numbers = _plain(text, way)
    if len(numbers) != 3 or not re.search(r"%|百分点$", words[2]) or re.search(r"[<>≥≤＜＞]", words[2]):
        return False
    return change_holds(numbers[0], numbers[1], numbers[2], points="百分点" in words[2])


def _in_range(text: Glued, spread: _Spread, way: _Way) -> bool:
    share = spread.unit == "%" or "（%）" in spread.name
    return not share or all(float(n) <= 100 for n in _plain(text, way))


def _told(text: Glued, way: _Way) -> bool:
    """Whether each value stands elsewhere in the text as a number of its own."""
    return all(re.search(rf"(?<![\d.]){re.escape(n)}(?![\d.])", text.text) for n in _plain(text, way))


def _named(text: str, name: str, before: str) -> str:
    """The full name of a row: a group before it that it repeats is left out, a bare rate takes the subject above it."""
    for size in range(len(name) // 2, 2, -1):
        again = name.find(name[:size], size)
        if again > 0:
            longer = text.count(name[size : again + size]) > 1  # 义务教育|九年义务教育…, but 高中阶段教育|高中阶段…
            return name[size if longer else again :]
    bare, above = NAME_UNIT.sub("", name), NAME_UNIT.sub("", before)
    subject = above.removesuffix(head_of(above)) if bare == ends_with(bare, WordKind.HEAD) or is_rate(bare) else ""
    return subject + name if subject != above else name


def _grid_row(text: Glued, spread: _Spread, way: _Way, name: str) -> GridRow:
    words = text.span(spread.low, spread.high)
    values = tuple(text.cell(*c) if c else None for c in way.cells)
    return GridRow("", GridCell(name, words), spread.unit, values, way.attribute)
