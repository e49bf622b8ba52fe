from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.identity import (
    EntityKind,
    FactKind,
    canonical_name,
    canonical_title,
    display_name,
    entity_iri,
    fact_iri,
    fingerprint,
    source_iri,
)

SAME_TITLES = [
    ("《澄州市教育规划》", "澄州市教育规划"),  # title marks go
    ("澄州市 教育\n规划", "澄州市教育规划"),  # white space goes
    ("推进“双减”工作的意见", '推进"双减"工作的意见'),  # quotes of all kinds go
    ("行动计划（2021—2023年）", "行动计划(2021-2023年)"),  # full-width brackets, dashes
    ("行动计划（2021－2023年）", "行动计划（2021至2023年）"),  # 至 between years is a dash
    ("澄政发〔2021〕3号", "澄政发[2021]3号"),  # brackets of the document number
    ("澄政发【2021】3号", "澄政发〔2021〕3号"),
    ("转发〈办法〉的通知", "转发《办法》的通知"),  # inner title marks
    ("２０２３年工作要点", "2023年工作要点"),  # full-width digits
]
OTHER_TITLES = [
    ("澄政发〔2021〕3号", "澄政发〔2021〕8号"),  # the number is kept
    ("澄政发〔2021〕3号", "澄政发〔2022〕3号"),  # its year too
    ("2023年工作要点", "2024年工作要点"),  # the year is kept
    ("第一批清单", "第二批清单"),  # ordinals are kept
    ("澄州市教育规划", "江州市教育规划"),
    ("实施意见", "实施方案"),
]


@pytest.mark.parametrize(("one", "other"), SAME_TITLES)
def test_variants_of_a_title_are_one(one: str, other: str) -> None:
    """Signs and spaces do not make another paper."""
    assert canonical_title(one) == canonical_title(other)


@pytest.mark.parametrize(("one", "other"), OTHER_TITLES)
def test_other_papers_stay_apart(one: str, other: str) -> None:
    """Years, numbers and ordinals tell papers apart."""
    assert canonical_title(one) != canonical_title(other)


def test_names_are_folded_and_shown_in_chinese_print() -> None:
    """The canonical form is NFKC without spaces, the shown one has full-width brackets."""
    assert canonical_name(" 各县（市、区） 政府") == "各县(市、区)政府"
    assert display_name("各县(市、区) 政府") == "各县（市、区）政府"


def test_long_names_with_the_same_beginning_stay_apart() -> None:
    """The readable part of an IRI is cut, the hash is over the whole."""
    long = "澄" * 200
    assert entity_iri(EntityKind.PROJECT, (f"{long}甲", "")) != entity_iri(EntityKind.PROJECT, (f"{long}乙", ""))


def test_parts_do_not_run_together() -> None:
    """Two lists of parts with the same letters are not the same content."""
    assert fingerprint(("澄州", "市")) != fingerprint(("澄", "州市"))
    assert fingerprint(("a", "")) != fingerprint(("a",))


def test_the_iri_of_a_thing_never_changes() -> None:
    """A fixed value: another one would break all graphs that were built before."""
    iri = entity_iri(EntityKind.ORGANISATION, ("澄州市教育局", ""), base="https://example.org/")
    assert iri == "https://example.org/id/organisation/澄州市教育局-af3d7d4cf5693b4a716953cd"
    assert source_iri("规划/甲 乙.txt") == "https://w3id.org/policykg/source/规划%2F甲%20乙.txt"
    assert fact_iri("a.txt", FactKind.TASK, "t1") == "https://w3id.org/policykg/source/a.txt/task/t1"


def test_kinds_do_not_share_iris() -> None:
    """An indicator and a project of the same name are two things."""
    assert entity_iri(EntityKind.PROJECT, ("强基计划",)) != entity_iri(EntityKind.INDICATOR, ("强基计划",))


@given(st.text(), st.text())
def test_source_names_give_valid_iris_of_their_own(one: str, other: str) -> None:
    """Whatever a file is called, its IRI is valid and no other file's."""
    for name in (one, other):
        NamedNode(source_iri(name))
        assert not set(string.whitespace + '<>"{}|\\^`#?') & set(source_iri(name).removeprefix("https://"))
    assert (source_iri(one) == source_iri(other)) == (one == other)


@given(st.text(min_size=1))
def test_every_name_gives_a_valid_iri(name: str) -> None:
    """Names may hold any character."""
    NamedNode(entity_iri(EntityKind.ORGANISATION, (canonical_name(name), "")))
