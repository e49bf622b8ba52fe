"""Names before a predicate: what counts as certain, and whom a demand can address."""

from __future__ import annotations

import pytest

from extractors.responsibility_addressees import answerable
from extractors.responsibility_names import certain, cities, head_of


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("市教育局", ["市教育局"]),
        ("教育、海关等部门", ["教育部门", "海关部门"]),  # fields of work
        ("市教育、财政部门", ["市教育部门", "市财政部门"]),  # the level holds for all
        ("市、区教育、财政部门", ["市、区教育部门", "市、区财政部门"]),  # two levels
        ("市教育局等十部门", ["市教育局"]),  # so many are no name
        ("协调小组办公室", ["协调小组办公室"]),  # a small body by its short name
        ("教育部校长培训中心", ["教育部校长培训中心"]),  # opened by a body of the country
        ("同级财政部门", ["财政部门"]),  # of the same level
        ("市、区水利局", ["市水利局", "区水利局"]),  # a bureau of each level
        ("住房和城乡建设主管部门", ["住房和城乡建设主管部门"]),  # a field with 和
        ("乡（镇）人民政府", ["乡（镇）人民政府"]),
        ("县级人民政府", ["县级人民政府"]),
        ("所需经费由市民政部门", []),  # a name begins behind 由
        ("执行部门", []),  # a part played and no field
        ("数据共享和安全查验部门", []),
        ("多部门", []),
        ("国内高校", []),
        ("本市国有企业", []),
        ("市教育局、大家", []),  # one piece is no name
        ("市教育局（基础教育", []),  # an open bracket
    ],
)
def test_certain(words: str, full: list[str]) -> None:
    """A range gives names where it holds nothing else."""
    assert [name.full for name in certain(words, 0, len(words))] == full


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市政府督导室负责评估", ["市政府督导室"]),  # a verb inside a name
        ("市委组织部开展考核", ["市委组织部"]),
        ("市公安局组织有关部门检查", ["市公安局"]),  # the verb behind it
        ("民政部门发现养老机构存在隐患", ["民政部门"]),
        ("市教育局和其他", None),  # no predicate
    ],
)
def test_head(text: str, names: list[str] | None) -> None:
    """The names end at the first predicate that is no part of a name."""
    head = head_of(text, 0, len(text))
    assert (None if head is None else [name.full for name in head.names]) == names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("各市县教育局", True),  # could be listed one by one
        ("各级教育行政部门", True),
        ("各地财政部门", True),
        ("各区政府", True),
        ("各地", False),  # everybody
        ("各有关部门", False),
        ("地方各级人民政府", False),
        ("各级各类学校", False),
    ],
)
def test_answerable(words: str, expected: bool) -> None:
    """A demand addresses bodies that can be told one by one."""
    assert answerable(words) is expected


def test_cities() -> None:
    """Prefectures are known without 市, other words are not."""
    assert cities("大家、我们", 0, 5) == ()
