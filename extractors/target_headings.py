"""Headings of a table that ran together, cut into columns by their form: 合计小学初中高中 → 合计, 小学, 初中, 高中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.quantities import unit_named
from extractors.word_lists import alternation, words_of

LIST = "target_table_words.csv"
# a bracket at the end of a heading: 规划投资（万元）
BRACKET = re.compile(r"（([^（）]{1,6})）")
# a year as a heading: 2024年, 2024年计划数
YEAR_HEADING = re.compile(r"20\d\d年(?:计划数|任务数|目标值|计划|任务|目标)?")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of the number columns, and the label of the first row, which stands behind them."""

    columns: tuple[str, ...]
    label: str

    @property
    def total(self) -> int | None:
        """Index of the column of totals, None where there is none."""
        return next((i for i, c in enumerate(self.columns) if c.endswith(table_words("total"))), None)


@cache
def table_words(*kinds: str) -> tuple[str, ...]:
    """Words of the kinds in data/target_table_words.csv, longest first."""
    return words_of(LIST, *kinds)


@cache
def key_pattern() -> re.Pattern[str]:
    """The heading of the first column, which names the rows: 地区, 学段."""
    return re.compile(alternation(table_words("key")))


@cache
def _ends() -> re.Pattern[str]:
    """What ends a heading for certain: a word for the total, a unit in brackets, a year."""
    units = r"（[^（）]{1,6}）"
    years = YEAR_HEADING.pattern
    return re.compile(rf"(?P<total>{alternation(table_words('total'))})|(?P<unit>{units})|(?P<year>{years})")


def heading_unit(heading: str) -> tuple[str, str]:
    """A heading and the unit in brackets at its end: 规划投资（万元） → 规划投资, 万元."""
    found = re.fullmatch(rf"(.+){BRACKET.pattern}", heading)
    return (found[1], found[2]) if found and unit_named(found[2]) else (heading, "")


def cut(words: str, count: int, text: str) -> list[Headings]:
    """The ways to cut the words before the first number into `count` headings and the label of the first row.

    Args:
        words: what stands between the heading of the first column and the first number.
        count: number of the number columns.
        text: the whole text; the label is a word for the whole, one that the text uses elsewhere too, or what stands
            behind a heading with a certain end.
    """
    found: list[Headings] = []
    for size in range(SHORTEST, len(words)):
        label, front = words[-size:], words[:-size]
        if label in table_words("total", "whole"):
            return [Headings(columns, label) for columns in _columns(front, count)]
        if text.count(label) > 1 or _ends_for_certain(front):
            found.extend(Headings(columns, label) for columns in _columns(front, count))
    return found


def _ends_for_certain(words: str) -> bool:
    ends = [m.end() for m in _ends().finditer(words) if not m["unit"] or unit_named(m["unit"][1:-1])]
    return bool(ends) and ends[-1] == len(words)


def _columns(words: str, count: int) -> Iterator[tuple[str, ...]]:
    """The ways to cut the words into headings: at certain ends, between these into pieces of one form."""
    pieces = _pieces(words)
    for sizes in _shares(count, [p.most for p in pieces]):
        ways: list[tuple[str, ...]] = [()]
        for piece, size in zip(pieces, sizes, strict=True):
            ways = [(*way, *more) for way in ways for more in _alike(piece.words, size)]
        yield from dict.fromkeys(w for w in ways if len(set(w)) == len(w))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words up to a certain end, and how many headings they may be."""

    words: str
    most: int


def _pieces(words: str) -> list[_Piece]:
    pieces, start = [], 0
    for end in _ends().finditer(words):
        if end["unit"] and not unit_named(end["unit"][1:-1]):
            continue
        own = words[start : end.end()]
        if end["year"] and end.start() > start:
            pieces.append(_Piece(words[start : end.start()], 9))
            own = end[0]
        if end["total"] and len(own) > len(end[0]) + SHORTEST:
            pieces += [_Piece(words[start : end.start()], 9), _Piece(end[0], 1)]
        else:
            pieces.append(_Piece(own, 1))
        start = end.end()
    return [*pieces, _Piece(words[start:], 9)] if start < len(words) else pieces


def _shares(count: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    """The ways to give each piece at least one of `count` headings, and no more than it may have."""
    if not most:
        if count == 0:
            yield ()
        return
    for own in range(1, min(most[0], count) + 1):
        yield from ((own, *rest) for rest in _shares(count - own, most[1:]))


def _alike(words: str, count: int) -> Iterator[tuple[str, ...]]:
    """The words in `count` pieces that have one tail, else one length: 学前教育高中阶段教育 · 撤销合并."""
    if count == 1:
        yield (words,)
        return
    for length in range(len(words) // count, SHORTEST - 1, -1):
        tail = words[-length:]
        heads = words.split(tail)
        if len(heads) == count + 1 and all(heads[:-1]):
            yield tuple(head + tail for head in heads[:-1])
            return
    size, rest = divmod(len(words), count)
    if not rest and size >= SHORTEST:
        yield tuple(words[i : i + size] for i in range(0, len(words), size))
