"""Digits that ran together, split into the numbers of a table row by what must hold of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import comb
from typing import TypeAlias

# a number as a cell writes it: 0, 27, 8.56; not 007, not .5
NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
# the largest number of ways of one row, and of sums of a column, that are looked at
MANY_SPLITS, MANY_SUMS = 20_000, 500_000
Numbers: TypeAlias = tuple[str, ...]


def splits(digits: str, count: int) -> list[Numbers]:
    """All ways to cut the signs into `count` numbers: 1203 in two is 1|203, 120|3, not 12|03; none if far too many."""
    return _splits(digits, count) if comb(len(digits) - 1, count - 1) <= MANY_SPLITS else []


def _splits(digits: str, count: int) -> list[Numbers]:
    if count == 1:
        return [(digits,)] if NUMBER.fullmatch(digits) else []
    found: list[Numbers] = []
    for cut in range(1, len(digits) - count + 2):
        if NUMBER.fullmatch(digits[:cut]):
            found.extend((digits[:cut], *rest) for rest in _splits(digits[cut:], count - 1))
    return found


def decimals(number: str) -> int:
    """Digits behind the point: 2 of 8.56."""
    return len(number.partition(".")[2])


def scaled(number: str, places: int) -> int:
    """The number in units of its last of `places` decimals, so that sums are exact: 8.5 with 2 → 850."""
    whole, _, part = number.partition(".")
    return int(whole + part.ljust(places, "0")[:places])


def adds_up(numbers: Numbers, total: int) -> bool:
    """Whether the number at `total` is the sum of the others."""
    places = max(map(decimals, numbers))
    values = [scaled(n, places) for n in numbers]
    return 2 * values[total] == sum(values)


def columns_add_up(rows: Sequence[Sequence[Numbers]], totals: Sequence[Numbers]) -> list[tuple[Numbers, ...]]:
    """Choices of one split a row whose columns add up to one of `totals`, that one first; at most two of them.

    Two choices are enough to know that the sums alone do not decide. A total of 0 is none: nobody makes a column of it.
    """
    places = max((decimals(n) for row in [*rows, totals] for split in row for n in split), default=0)
    found: list[tuple[Numbers, ...]] = []
    for total in totals:
        goal = tuple(scaled(n, places) for n in total)
        if 0 in goal:
            continue
        for choice in _choices(rows, goal, places):
            found.append((total, *choice))
            if len(found) > 1:
                return found
    return found


def _choices(rows: Sequence[Sequence[Numbers]], goal: tuple[int, ...], places: int) -> list[tuple[Numbers, ...]]:
    """At most two choices of one split a row whose columns add up to the goal."""
    zero = (0,) * len(goal)
    reached: dict[tuple[int, ...], list[tuple[Numbers, ...]]] = {zero: [()]}
    for row in rows:
        if len(reached) * len(row) > MANY_SUMS:
            return []
        further: dict[tuple[int, ...], list[tuple[Numbers, ...]]] = {}
        for sums, paths in reached.items():
            for split in row:
                new = tuple(s + scaled(n, places) for s, n in zip(sums, split, strict=True))
                if all(a <= b for a, b in zip(new, goal, strict=True)):
                    known = further.setdefault(new, [])
                    known.extend((*path, split) for path in paths[: 2 - len(known)])
        reached = further
    return reached.get(goal, [])


def same_decimals(numbers: Numbers) -> bool:
    """Whether all numbers have the same digits behind the point, as cells of one indicator do."""
    return all(decimals(a) == decimals(b) for a, b in pairwise(numbers))


def change_holds(first: str, last: str, change: str, *, points: bool) -> bool:
    """Whether a change (its number without sign, in per cent or points) leads from the first number to the last."""
    before, after = float(first), float(last)
    if points:
        moved = abs(after - before)
    elif before:
        moved = abs(after / before - 1) * 100
    else:
        return False
    step = 10.0 ** -decimals(change)
    return abs(moved - float(change)) <= step / 2 + 1e-9
