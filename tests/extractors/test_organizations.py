"""Organisations named by a source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.organizations import find_organizations
from extractors.responsibilities import find_responsibilities
from kg.facts import FileFacts, OrganizationFact, OrganizationKind
from tests.extractors.reading_of import reading_of

HEAD = "澄州市教育事业发展规划\n\n一、总体要求\n"


def found_in(body: str) -> tuple[OrganizationFact, ...]:
    """Organisations of a plan of an invented city."""
    reading = reading_of(HEAD + body + "\n")
    facts = FileFacts("样本.txt", "", reading.source.text, documents=tuple(part.fact for part in reading.parts))
    owners = find_responsibilities(reading, facts)
    return find_organizations(reading, replace(facts, responsibilities=owners))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("市教育局制定方案，报澄州市教育局备案。", {"澄州市教育局"}),  # two forms of one body
        ("按照党中央、国务院决策部署。", {"中共中央", "国务院"}),
        ("落实市委、市政府要求。", {"中共澄州市委", "澄州市人民政府"}),
        ("教育部门制定方案。", {"教育部门"}),  # the department, not the ministry 教育部
        ("完善城市政府服务。", set()),  # 市政府 inside another word
        ("各区政府和各县教育局落实。", set()),  # classes
        ("支持澄州职业技术学院建设。", {"澄州职业技术学院"}),
        ("澄州市第一中学开展试点。", {"澄州市第一中学"}),
        ("建设澄州市少年科学院。", {"澄州市少年科学院"}),
        ("朝阳中学、东岭小学纳入集团。", {"朝阳中学", "东岭小学"}),  # without a place, in a list of names
        ("强化学校管理，优化学校布局。", set()),  # sorts of institutions
        ("办好普通高中和民办学校。", set()),
        ("提升高等学校办学水平。", set()),
        ("澄州市渔港建设领导小组办公。由澄州市渔港建设领导小组统筹。", {"澄州市渔港建设领导小组"}),  # 建设 in a name
        ("建好三所学校，表彰首个研究院。", set()),  # a count
        ("压实渔业研究院。", set()),  # a word of directing in it
        ("大学生就业，中学生体质。", set()),
        ("市场监管部门加强监管。", {"市场监管部门"}),
        ("省委教育工委统筹。", set()),  # no province is known
    ],
)
def test_running_text(sentence: str, names: set[str]) -> None:
    """Named bodies are found with their place; classes and sorts are not."""
    assert {fact.name for fact in found_in(sentence)} == names


def test_mentions_and_kind() -> None:
    """One fact per body holds all its written forms, its kind and the first place."""
    facts = found_in("市人社局负责培训。澄州市人力资源和社会保障局制定办法。（市人社局负责）")
    assert [(f.name, f.mentions, f.kind) for f in facts] == [
        (
            "澄州市人力资源和社会保障局",
            ("市人社局", "澄州市人力资源和社会保障局"),
            OrganizationKind.GOVERNMENT,
        )
    ]
    assert facts[0].evidence.quote.startswith("市人社局")


def test_collective_owner_counts() -> None:
    """A class of bodies that owns a task is listed as a collective."""
    facts = found_in("（一）增加学位。新建幼儿园。（各县（市、区）人民政府负责）")
    assert [(f.name, f.kind) for f in facts] == [("各县（市、区）人民政府", OrganizationKind.COLLECTIVE)]
