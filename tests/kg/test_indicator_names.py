from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import Literal

from kg.indicator_names import Scaled, canonical_indicator, scaled
from kg.resolution import project_iri
from kg.triples import quads
from ontology.terms import PK
from tests.kg.sample_facts import FACTS, TARGETS

SAME = [
    ("学前教育三年毛入园率", "学前三年毛入园率"),
    ("高中阶段教育毛入学率", "高中阶段毛入学率"),
    ("九年义务教育巩固率", "义务教育巩固率"),
    ("全市普惠性幼儿园覆盖率", "普惠性幼儿园覆盖率"),
    ("城乡居民的收入", "城乡居民收入"),
    ("粮食总产量（吨）", "粮食总产量"),
    ("普通高中（含中职）在校生", "普通高中(含中职)在校生"),
]
DIFFERENT = [
    ("学前三年毛入园率", "学前三年毛入学率"),
    ("学前三年毛入园率", "学前一年毛入园率"),
    ("教育满意度", "满意度"),  # 教育 alone is the subject
    ("全域旅游收入", "旅游收入"),
    ("普通高中在校生", "普通高中（含中职）在校生"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ways_of_writing_one_indicator(one: str, other: str) -> None:
    """What says nothing about the measure does not make another indicator."""
    assert canonical_indicator(one) == canonical_indicator(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_measures_stay_apart(one: str, other: str) -> None:
    """Each word that changes what is measured counts."""
    assert canonical_indicator(one) != canonical_indicator(other)


@pytest.mark.parametrize(
    ("value", "unit", "plain"),
    [
        (1.2, "亿元", Scaled(Decimal(120_000_000), "元")),
        (12000.0, "万元", Scaled(Decimal(120_000_000), "元")),
        (3.0, "万人次", Scaled(Decimal(30_000), "人次")),
        (2.5, "万亿元", Scaled(Decimal("2.5e12"), "元")),
        (7.0, "万千瓦", Scaled(Decimal(70_000), "千瓦")),  # 千 of 千瓦 is no number word
        (3.0, "千米", Scaled(Decimal(3), "公里")),  # two names of one unit
        (5.0, "千瓦", None),
        (4.0, "个百分点", None),
        (92.0, "%", None),
        (3.0, "万", None),  # no unit behind it
    ],
)
def test_units_without_their_number_word(value: float, unit: str, plain: Scaled | None) -> None:
    """万元 and 亿元 can be compared; what has no number word stays as written."""
    assert scaled(value, unit) == plain


def test_the_written_value_is_kept_beside_the_plain_one() -> None:
    """Both stand in the graph."""
    facts = replace(FACTS, targets=(replace(TARGETS[0], value=1.5, unit="亿元", op="="),))
    words = {q.predicate.value: q.object.value for q in quads(facts) if isinstance(q.object, Literal)}
    assert Decimal(words[str(PK.plainValue)]) == 150_000_000
    assert words[str(PK.plainUnit)] == "元"
    assert words["https://schema.org/unitText"] == "亿元"


def test_one_programme_in_several_documents() -> None:
    """Quotes and the place in front make no other project; the place that it belongs to does."""
    forms = {project_iri(name, "澄州市") for name in ("“春雨”工程", "春雨工程", "澄州市“春雨”工程")}
    assert len(forms) == 1
    assert project_iri("春雨工程", "临湖市") not in forms
