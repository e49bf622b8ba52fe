from __future__ import annotations

from dataclasses import replace

import pytest

from kg.document_names import NOWHERE, cited_scope, document_key, document_name, place_in_front, reference_name
from kg.facts import Level
from kg.organisation_places import Place
from tests.kg.sample_facts import DOCUMENTS, REFERENCES

CHENGZHOU = Place("澄州市", "江岭省")

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
    ("进一步加强本市学校管理的意见", None),  # 本市 behind a verb
    ("知识产权强市建设纲要", None),
]
SAME = [
    # rule: issuer and 关于 at the head do not make another paper
    ("江岭省人民政府关于推进优质均衡发展的意见", "关于推进优质均衡发展的意见", "江岭省"),
    # rule: nor does the place, which the scope holds anyway
    ("江岭省推进优质均衡发展行动计划", "推进优质均衡发展行动计划", "江岭省"),
    # rule: a level word is the document's own place
    ("省推进优质均衡发展行动计划", "江岭省推进优质均衡发展行动计划", "江岭省"),
    ("市教育事业发展“十四五”规划", "澄州市教育事业发展“十四五”规划", "澄州市"),
    ("我市教育事业发展“十四五”规划", "澄州市教育事业发展“十四五”规划", "澄州市"),
    # rule: so is its name without 市 or 省
    ("澄州教育数字化行动计划", "澄州市教育数字化行动计划", "澄州市"),
    # rule: the issuer's short form is that of the place
    ("省政府办公厅关于改进学校食堂的意见", "江岭省人民政府办公厅关于改进学校食堂的意见", "江岭省"),
    # rule: the number behind the title belongs to it
    ("《江岭省人民政府关于改进学校食堂的意见》（江府发〔2030〕5号）", "江岭省人民政府关于改进学校食堂的意见", "江岭省"),
    # rule: the Republic's name says whose law it is
    ("中华人民共和国学位供给法", "学位供给法", "全国"),
    ("国家“十四五”教育事业发展规划", "“十四五”教育事业发展规划", "全国"),
    # rule: digits of the year in any writing
    ("江岭省教育现代化二〇三五年纲要", "江岭省教育现代化2035年纲要", "江岭省"),
    # rule: quotes, dashes and brackets do not count
    ("江岭省学位供给行动计划（2031—2035年）", "江岭省学位供给行动计划(2031-2035年)", "江岭省"),
]
DIFFERENT = [
    # rule: years, ordinals, places, sectors and each word of the subject count
    ("江岭省学位供给行动计划（2026—2030年）", "江岭省学位供给行动计划（2031—2035年）"),
    ("江岭省教育事业发展“十三五”规划", "江岭省教育事业发展“十四五”规划"),
    ("江岭省教育事业发展规划", "澄州市教育事业发展规划"),
    ("江岭省人民政府关于改进学校食堂的意见", "国务院关于改进学校食堂的意见"),
    ("澄州市学校食堂管理办法", "澄州市学校浴室管理办法"),
    # rule: 市民 and 市中区 are no level words
    ("市民文明公约管理办法", "澄州市民文明公约管理办法"),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_place_in_front(name: str, place: str | None) -> None:
    """A name's own place is read off its head, if it is unique in the country."""
    assert place_in_front(name) == place


def key(title: str, scope: str = "") -> tuple[str, ...]:
    """Canonical content of a title in a document of 澄州市; `scope` where the title says none."""
    name = document_name(title, place=CHENGZHOU)
    return document_key(name, scope=name.scope or scope, local="source:a.txt")


@pytest.mark.parametrize(("one", "other", "scope"), SAME)
def test_forms_of_a_title_are_one_paper(one: str, other: str, scope: str) -> None:
    """A paper has one identity, however it is cited."""
    assert key(one, scope) == key(other, scope)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_papers_stay_apart(one: str, other: str) -> None:
    """What tells one paper from the next is kept."""
    assert key(one, "澄州市") != key(other, "澄州市")


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


def test_a_number_alone_is_enough_where_it_says_whose_it_is() -> None:
    """江府发〔2030〕5号 is one paper wherever it is cited; 政办发〔2030〕5号 is that of the citing place."""
    numbers = {
        document_key(document_name("江府发〔2030〕5号"), scope=scope, local="") for scope in ("澄州市", "临湖市")
    }
    common = {document_key(document_name("政办发[2030]5号"), scope=scope, local="") for scope in ("澄州市", "临湖市")}
    assert (len(numbers), len(common)) == (1, 2)


def test_the_body_before_the_year_is_the_issuer() -> None:
    """教育部2031年工作要点 is national."""
    assert document_name("教育部2031年工作要点").scope == "全国"


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
