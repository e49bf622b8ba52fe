from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.build import build
from kg.identification import Identified, identify, name_kind
from kg.kinds import NameKind
from kg.organisation_places import Place
from tests.kg.papers import ALL
from tests.kg.small_extract import SMALL, TEXT, write


def one(name: str, place: str = "", kind: NameKind | None = None, graph: Path | None = None) -> Identified:
    """What one name means."""
    return identify([name], place=place, kind=kind, graph=graph)[0]


KINDS = [
    ("市教育局", NameKind.ORGANISATION),
    ("财政部门", NameKind.ORGANISATION),
    ("各区人民政府", NameKind.ORGANISATION),
    ("教育部基础教育司", NameKind.ORGANISATION),
    ("澄州十七中", NameKind.ORGANISATION),
    ("团市委", NameKind.ORGANISATION),
    ("江府发〔2030〕5号", NameKind.DOCUMENT),
    ("《章程》", NameKind.DOCUMENT),
    ("学前教育提升三年行动计划（2031-2033年）", NameKind.DOCUMENT),
    ("澄州市中小学校（幼儿园）食堂管理办法", NameKind.DOCUMENT),  # the class of schools in it is no organisation
    ("澄州市", NameKind.PLACE),
    ("东塘区", NameKind.PLACE),
    ("学前三年毛入园率", NameKind.INDICATOR),
    ("粮食产量", NameKind.INDICATOR),
    ("春雨工程", NameKind.PROJECT),
    ("中小学教师培训", None),  # a measure, a project, a heading: the words do not tell
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind_by_form(name: str, kind: NameKind | None) -> None:
    """The last words of a name tell what sort of thing it is, or nothing does."""
    assert name_kind(name, Place("澄州市", "江岭省")) is kind


@pytest.mark.parametrize(
    ("short", "full", "place"),
    [
        ("市人社局", "澄州市人力资源和社会保障局", "澄州市"),
        ("团市委", "共青团澄州市委员会", "澄州市"),
        ("人社部", "人力资源和社会保障部", ""),
        ("市 教育局", "澄州市教育局", "澄州市"),
    ],
)
def test_forms_of_a_name_are_one(short: str, full: str, place: str) -> None:
    """A short form and the full name lead to one entity, with the full name."""
    found = one(short, place)
    assert (found.name, found.iri) == (full, one(full, place).iri)
    assert found.iri is not None


@pytest.mark.parametrize(
    "name", ["市教育局", "财政部门", "各区人民政府", "关于教育公平的意见", "春雨工程", "中小学教师培训"]
)
def test_what_no_place_answers_stays_open(name: str) -> None:
    """Without a place nothing is picked; the reason says what is missing."""
    found = one(name)
    assert found.iri is None
    assert "--place" in found.reason or "--kind" in found.reason


def test_whose_name_it_is_counts() -> None:
    """财政部门 of two cities are two."""
    assert one("财政部门", "澄州市").iri != one("财政部门", "临湖市").iri
    assert one("财政部门", "澄州市").place == "澄州市"


def test_a_level_word_that_the_place_does_not_answer_stays_open() -> None:
    """区财政局 in a paper of a city may be that of any district."""
    assert one("区财政局", "澄州市").iri is None


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers of 澄州市, and one of another city."""
    root = tmp_path_factory.mktemp("identify")
    build([write(root / "docs", **ALL, f=TEXT.replace("澄州市", "临江市"))], root / "g", extraction=SMALL)
    return root / "g"


def test_a_graph_offers_all_candidates(graph: Path) -> None:
    """A name that two cities use is not decided, and both are named with the reason."""
    found = one("市教育局", graph=graph)
    assert found.iri is None
    assert [item.name for item in found.candidates] == ["临江市教育局", "澄州市教育局"]
    assert all(item.reason for item in found.candidates)


def test_the_only_candidate_is_taken(graph: Path) -> None:
    """A title without its place leads to the one paper of that title; its kind need not be known."""
    assert one("澄州市财政局", graph=graph).reason.endswith("in the graph")
    assert one("推进教育公平实施方案", graph=graph).name == "江岭省推进教育公平实施方案"


def test_titles_that_hold_the_words_are_offered_only(graph: Path) -> None:
    """教育发展规划 may be that of any city: the one of the graph is named, not taken."""
    found = one("教育发展规划", graph=graph)
    assert (found.iri, [item.name for item in found.candidates]) == (None, ["澄州市教育发展规划"])


def test_papers_are_found_by_number(graph: Path) -> None:
    """The number that some citation gives leads to the paper."""
    assert one("国发[2030]1号", graph=graph).name == "国务院关于推进教育公平的意见"


def test_names_like_it_are_offered(graph: Path) -> None:
    """What is not in the graph is said to be so, and what is like it is named as such."""
    found = one("澄州市教育厅", graph=graph)
    assert "not in the graph" in found.reason
    assert "澄州市教育局" in [item.name for item in found.candidates]


def test_hard_names(shared: Path) -> None:
    """No pair of different names has one identity, and every pair of forms of one name has."""
    with (shared / "hard_names.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        places = row["place"].split("|")
        ends = [one(row[end], place).iri for end, place in zip("ab", (places[0], places[-1]), strict=True)]
        if (ends[0] is not None and ends[0] == ends[1]) != (row["same"] == "1"):
            wrong.append((row["a"], row["b"]))
    assert len(rows) > 50
    assert not wrong
