"""Quantities: number, unit, bound and range, and what only looks like one."""

import pytest

from extractors.quantities import find_quantities, unit_named, units

Found = list[tuple[str, float | tuple[float, float], str]]

CASES: list[tuple[str, Found]] = [
    # a magnitude belongs to the unit as written
    ("疏浚投入1.7万亿元，装机360万千瓦", [("=", 1.7, "万亿元"), ("=", 360, "万千瓦")]),
    # bounds before the number
    ("不低于90%", [(">=", 90, "%")]),
    ("超过10亿元", [(">", 10, "亿元")]),
    ("不超过3个工作日", [("<=", 3, "个工作日")]),
    ("低于5%", [("<", 5, "%")]),
    # bounds behind it
    ("30家以上", [(">=", 30, "家")]),
    ("1%以内", [("<=", 1, "%")]),
    ("5个左右", [("~", 5, "个")]),
    # approximations inside and before
    ("7600余人", [("~", 7600, "人")]),
    ("1.7万余项", [("~", 1.7, "万项")]),
    ("近千名", [("~", 1000, "名")]),
    # ranges, with the unit once or twice
    ("3%～5%", [("=", (3, 5), "%")]),
    ("1至2所", [("=", (1, 2), "所")]),
    ("5个—7个", [("=", (5, 7), "个")]),
    ("一两项", [("=", (1, 2), "项")]),
    # numbers of a list share the unit of the last, and the bound stays with its own
    ("不低于70、140、350元", [(">=", 70, "元"), ("=", 140, "元"), ("=", 350, "元")]),
    ("1.6万亿、730亿元", [("=", 1.6, "万亿元"), ("=", 730, "亿元")]),
    ("3.7万、1.9万人", [("=", 3.7, "万人"), ("=", 1.9, "万人")]),
    # words: shares, bare magnitudes, doublings, round sums
    ("占三分之一", [("=", 33.33, "%")]),
    ("百名校长", [("=", 100, "名")]),
    ("翻一番，翻番", [("=", 1, "番"), ("=", 1, "番")]),
    ("突破百亿元", [(">", 100, "亿元")]),
    # rates and compound units
    ("27.4微克/立方米", [("=", 27.4, "微克/立方米")]),
    ("15万人次/年", [("=", 15, "万人次/年")]),
    # 个 before a unit of its own is no part of it
    ("6个学分", [("=", 6, "学分")]),
    # years, days, ordinals, document numbers and digits in names are none
    ("2021—2025年，3月15日，第24届，澄府发〔2021〕5号", []),
    ("PM2.5、5G、4A级、1+3", []),
    # 亿元以上 counts nothing
    ("亿元以上项目", []),
    # a unit that goes on as another word
    ("3个人信息，10条例，6部门", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_quantities(text: str, expected: Found) -> None:
    """Each quantity of a text with its bound, value and unit."""
    assert [(a.op, a.value, a.unit) for a in find_quantities(text)] == expected


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_places_hold_the_number(text: str) -> None:
    """Start, number and end are in order and inside the text."""
    for amount in find_quantities(text):
        assert 0 <= amount.start <= amount.at < amount.end <= len(text)


def test_unit_named_gives_the_magnitude() -> None:
    """A written unit leads to the unit of the lexicon and its factor."""
    known = unit_named("万平方米")
    assert known is not None
    assert (known[0].base, known[1]) == ("平方米", 10_000)
    assert unit_named("桃李") is None


def test_units_are_unique_and_sourced() -> None:
    """The lexicon names each unit once, with a positive factor."""
    names = [u.name for u in units()]
    assert len(names) == len(set(names))
    assert all(u.factor > 0 and u.base for u in units())
