"""Digits that ran together: the ways to split them, and what decides between these."""

import pytest

from extractors.target_headings import Headings, cut
from extractors.target_splits import Numbers, adds_up, change_holds, columns_add_up, same_decimals, splits

SPLITS: list[tuple[str, int, list[Numbers]]] = [
    # no number begins with 0, but 0 is one
    ("1203", 2, [("1", "203"), ("120", "3")]),
    ("100", 2, [("10", "0")]),
    # a point stands between digits
    ("1.52", 2, [("1.5", "2")]),
    # fewer digits than numbers
    ("12", 3, []),
]


@pytest.mark.parametrize(("digits", "count", "expected"), SPLITS)
def test_splits(digits: str, count: int, expected: list[Numbers]) -> None:
    """All ways to cut digits into numbers."""
    assert splits(digits, count) == expected


def test_too_many_ways_are_none() -> None:
    """Digits that may be cut in more ways than anybody can look at are not cut."""
    assert splits("1" * 40, 8) == []


def test_sums() -> None:
    """Sums are exact, also with decimals; a column whose total is 0 is none."""
    assert adds_up(("0.3", "0.1", "0.2"), 0)
    assert not adds_up(("12", "4", "7"), 0)
    rows = [splits("124500", 2), splits("103800", 2), splits("81600", 2)]
    assert columns_add_up(rows, splits("309900", 2)) == [
        (("30", "9900"), ("12", "4500"), ("10", "3800"), ("8", "1600"))
    ]


CHANGES = [
    # 251.2 → 226.1 is −9.99 %, written as 10 %
    ("251.2", "226.1", "10", False, True),
    ("251.2", "226.1", "11", False, False),
    # points
    ("55", "60", "5", True, True),
    # nothing grows from 0
    ("0", "5", "5", False, False),
]


@pytest.mark.parametrize(("first", "last", "change", "points", "expected"), CHANGES)
def test_change(first: str, last: str, change: str, points: bool, expected: bool) -> None:
    """A change column agrees with the two values, rounded as it is written."""
    assert change_holds(first, last, change, points=points) is expected


def test_same_decimals() -> None:
    """Cells of one row are written alike."""
    assert same_decimals(("8.20", "9.15"))
    assert not same_decimals(("8.2", "9.15"))


HEADINGS: list[tuple[str, int, list[Headings]]] = [
    # units in brackets end a heading
    ("水库（座）投资（万元）合计", 2, [Headings(("水库（座）", "投资（万元）"), "合计")]),
    # headings of one length behind the total
    ("合计新建改建全市", 3, [Headings(("合计", "新建", "改建"), "全市")]),
    # headings with one tail
    ("小计灌溉用水城镇生活用水合计", 3, [Headings(("小计", "灌溉用水", "城镇生活用水"), "合计")]),
    # years
    ("2023年2024年合计", 2, [Headings(("2023年", "2024年"), "合计")]),
]


@pytest.mark.parametrize(("words", "count", "expected"), HEADINGS)
def test_headings(words: str, count: int, expected: list[Headings]) -> None:
    """Headings that ran together are cut where their form says so."""
    assert cut(words, count, words) == expected
