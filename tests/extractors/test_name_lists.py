"""Lists of organisations at several levels, of classes and of institutions."""

from __future__ import annotations

import pytest

from extractors.name_lists import split_names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # levels before one department are one name
        ("市、区民政部门", ["市、区民政部门"]),
        ("市、县两级财政部门", ["市、县两级财政部门"]),
        ("市、县（市、区）教育行政部门", ["市、县（市、区）教育行政部门"]),
        ("省、市、县人民政府", ["省、市、县人民政府"]),
        # 各 is carried over to a class of governments, not to zones whose brackets say that they are a class
        ("各园区管委会、县（市）政府", ["各园区管委会", "各县（市）政府"]),
        ("各县（市）人民政府、开发（度假）区管委会", ["各县（市）人民政府", "开发（度假）区管委会"]),
        # hospitals, publishers, exchanges and prisons are organisations
        ("市疾控中心、妇幼保健院", ["市疾控中心", "妇幼保健院"]),
        ("澄州出版社、澄州数据交易所", ["澄州出版社", "澄州数据交易所"]),
        # a place goes with the department that a comma-free list adds
        ("大理白族自治州税务局、社保中心", ["大理白族自治州税务局", "大理白族自治州社保中心"]),
        # a branch that begins with its autonomous place gets no level word
        ("自治区教育厅、宁夏气象台", ["自治区教育厅", "宁夏气象台"]),
    ],
)
def test_lists(words: str, names: list[str]) -> None:
    """A list falls into its names."""
    assert [name.full for name in split_names(words, 0, len(words)).names] == names


def test_two_bodies_and_a_verb_are_no_name() -> None:
    """会同 stands between two bodies and in no name."""
    assert split_names("市商务局会同市水务局", 0, 10).names == ()
