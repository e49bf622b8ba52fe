from __future__ import annotations

from dataclasses import replace

import pytest

from kg.document_names import NOWHERE, cited_scope, document_key, document_name, place_in_front, reference_name
from kg.facts import DocumentFact, Level, Relation
from kg.organisation_places import Place
from kg.resolution import organisation, resolve
from tests.kg.sample_facts import DOCUMENTS, FACTS, PLAN, REFERENCES, other_file

CHENGZHOU = Place("澄州市", "江岭省")
LINHAI = Place("临湖市", "江岭省")

PLACES = [
    ("澄州市教育局", "澄州市"),
    ("江岭省教育厅", "江岭省"),
    ("中共澄州市委", "澄州市"),  # the Party's committee belongs to the city
    ("澄城市政府", "澄城市"),  # a city whose name ends in 城
    ("青禾自治州人民政府", "青禾自治州"),
    ("澄州市政府督查室", "澄州市"),  # 市政府 is no 市政
    ("同级人民政府", None),
    ("各市教育局", None),  # a class of places
    ("副省级城市教育局", None),
    ("人工智能教育联盟", None),  # 盟 in 联盟
    ("澄东区教育局", None),  # districts of one name lie in several provinces
    ("第二中学", None),
]
TITLES = [
    # rule: issuer and 关于 at the head do not make another paper
    ("江岭省人民政府关于推进优质均衡发展的意见", ("江岭省人民政府",), "关于推进优质均衡发展的意见", ()),
    # rule: nor does the place, which the scope holds anyway
    ("江岭省推进优质均衡发展行动计划", (), "推进优质均衡发展行动计划", ()),
    # rule: quotes do not count
    ("江岭省教育“十四五”规划纲要", (), "江岭省教育十四五规划纲要", ()),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_place_in_front(name: str, place: str | None) -> None:
    """A name's own place is read off its head, if it is unique in the country."""
    assert place_in_front(name) == place


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


@pytest.mark.parametrize(("one", "issuers", "other", "others"), TITLES)
def test_forms_of_a_title_in_one_place(one: str, issuers: tuple[str, ...], other: str, others: tuple[str, ...]) -> None:
    """One paper, whether its title is cited in full or not."""
    keys = {
        document_key(document_name(title, issuers=who), scope="江岭省", local="source:a.txt")
        for title, who in ((one, issuers), (other, others))
    }
    assert len(keys) == 1


def test_common_titles_are_told_apart() -> None:
    """工作要点 of two departments are two; where nothing tells, the paper stays local to its source."""
    education = document_name("2024年工作要点", issuers=("澄州市教育局",))
    health = document_name("2024年工作要点", issuers=("澄州市卫生健康委员会",))
    keys = {document_key(name, scope="澄州市", local="a") for name in (education, health)}
    assert len(keys) == 2
    rules = {document_key(document_name("章程"), scope="澄州市", local=f"source:{local}") for local in "ab"}
    assert len(rules) == 2


def test_a_national_law_with_a_short_title_is_one() -> None:
    """宪法 is the same in every document."""
    keys = {document_key(document_name("宪法"), scope="全国", local=local) for local in ("a", "b")}
    assert len(keys) == 1


SCOPES = [
    ("教育强国建设规划纲要", (), Level.NATIONAL, "全国"),
    ("关于推进优质均衡发展的意见", (), Level.PROVINCIAL, "江岭省"),  # the province of the citing document
    ("关于推进优质均衡发展的意见", ("教育部",), Level.UNKNOWN, "全国"),  # the issuer says it
    ("关于推进优质均衡发展的意见", ("临湖市人民政府",), Level.MUNICIPAL, "临湖市"),
    ("临湖市教育规划", (), Level.UNKNOWN, "临湖市"),  # the title says it
    ("教师轮岗办法", (), Level.MUNICIPAL, "澄州市"),  # else it is of the same place
]


@pytest.mark.parametrize(("title", "issuers", "level", "scope"), SCOPES)
def test_where_a_cited_paper_holds(title: str, issuers: tuple[str, ...], level: Level, scope: str) -> None:
    """Issuer, title, level and citing document say it, in this order."""
    reference = replace(REFERENCES[0], title=title, issuers=issuers, level=level)
    assert cited_scope(reference_name(reference, NOWHERE), level, DOCUMENTS[1], "澄州市") == scope


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
