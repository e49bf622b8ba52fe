from __future__ import annotations

from dataclasses import replace

import pytest

from kg.facts import DocumentFact, Level, Relation
from kg.organisation_places import Place
from kg.resolution import organisation, resolve
from tests.kg.sample_facts import DOCUMENTS, FACTS, PLAN, REFERENCES, other_file

CHENGZHOU = Place("澄州市", "江岭省")
LINHAI = Place("临湖市", "江岭省")


@pytest.mark.parametrize("name", ["教育部", "国务院办公厅", "澄州市教育局", "江岭省财政厅"])
def test_full_names_mean_the_same_everywhere(name: str) -> None:
    """An organisation with its place, or a national one, is one and the same in all documents."""
    assert organisation(name, place=CHENGZHOU).iri == organisation(name, place=LINHAI).iri


@pytest.mark.parametrize("name", ["财政部门", "残联", "第二中学", "各区人民政府", "有关部门"])
def test_names_without_a_place_belong_to_that_of_the_document(name: str) -> None:
    """Functions, local bodies and collectives of two cities are two."""
    assert organisation(name, place=CHENGZHOU).iri != organisation(name, place=LINHAI).iri
    assert organisation(name, place=CHENGZHOU).place == "澄州市"


def test_names_stay_local_where_no_place_is_known() -> None:
    """Two sources without a place do not share their 财政部门."""
    nowhere = Place(None, None)
    one = organisation("财政部门", place=nowhere, local="source:a.txt")
    assert one.iri != organisation("财政部门", place=nowhere, local="source:b.txt").iri
    assert one.place is None


def test_short_and_full_names_are_one() -> None:
    """市教育局 in a paper of 澄州市 is 澄州市教育局."""
    assert organisation("市教育局", place=CHENGZHOU) == organisation("澄州市 教育局", place=CHENGZHOU)


def test_a_cited_paper_that_is_in_the_graph_is_that_document() -> None:
    """The citation's paper and the document of another file have one IRI."""
    other = other_file("江岭省人民政府关于推进基础教育优质均衡发展的意见", jurisdiction="江岭省")
    assert resolve(FACTS).cited(REFERENCES[0]) == resolve(other).document("d1")


def test_a_city_paper_named_like_a_national_one_is_another() -> None:
    """The same title, once of the city and once cited from the State Council."""
    own = replace(DOCUMENTS[1], title="关于全面加强学校美育工作的意见", issuers=("澄州市人民政府",))
    national = replace(
        REFERENCES[0], title="国务院关于全面加强学校美育工作的意见", issuers=("国务院",), level=Level.NATIONAL
    )
    facts = replace(FACTS, documents=(own,), references=(national,))
    assert not resolve(facts).cites_itself(national)
    assert not [problem for problem in resolve(facts).problems if problem.code == "self-citation"]


def test_a_document_does_not_cite_itself() -> None:
    """Such a citation is reported; the notice that issues the plan may cite it."""
    problems = resolve(FACTS).problems
    assert [problem.code for problem in problems] == ["self-citation"]
    assert PLAN in problems[0].found
    assert REFERENCES[3].relation is Relation.ISSUED
    assert resolve(FACTS).cited(REFERENCES[3]) == resolve(FACTS).document("d2")


def test_citations_of_unknown_documents_are_reported() -> None:
    """A fact that belongs to no document of its file."""
    facts = replace(FACTS, references=(replace(REFERENCES[0], doc="d9"),))
    assert [problem.code for problem in resolve(facts).problems] == ["unknown-document"]


def test_documents_that_look_the_same_in_one_file_are_kept_apart() -> None:
    """Two documents of one title and place in one file get IRIs of their own, and a problem."""
    twin: DocumentFact = replace(DOCUMENTS[1], id="d3")
    resolution = resolve(replace(FACTS, documents=(*DOCUMENTS, twin), references=()))
    assert resolution.document("d2") != resolution.document("d3")
    assert [problem.code for problem in resolution.problems] == ["same-document"]


def test_shared_titles_without_a_place_do_not_merge() -> None:
    """教育事业发展规划 of two sources that name no place are two documents."""
    one, other = (other_file("教育事业发展规划", source=name) for name in ("a.txt", "b.txt"))
    assert resolve(one).document("d1") != resolve(other).document("d1")


def test_documents_without_a_title_are_local() -> None:
    """Nothing tells whether two untitled papers are the same, so they are not."""
    one, other = (other_file("", jurisdiction="澄州市", source=name) for name in ("a.txt", "b.txt"))
    assert resolve(one).document("d1") != resolve(other).document("d1")


def test_section_at_is_the_innermost() -> None:
    """A position in item 1 of chapter 二 belongs to item 1."""
    resolution = resolve(FACTS)
    assert resolution.section_at("d2", FACTS.sections[2].extent.start) == 2
    assert resolution.section_at("d2", FACTS.sections[1].extent.start) == 1
    assert resolution.section_at("d2", 0) is None
