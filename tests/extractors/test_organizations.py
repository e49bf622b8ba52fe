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
        ("完善税务、气象、海关等部门协作。", {"税务部门", "气象部门", "海关部门"}),  # fields with one tail
        ("完善住房和城乡建设、水利等部门协作。", {"住房和城乡建设部门", "水利部门"}),  # 和 inside a field
        ("县级药品监督管理部门报备。", {"县级药品监督管理部门"}),  # a rank before the field
        ("关爱职工，工会、妇联等群团组织走访。", {"工会", "妇联"}),  # mass organisations as items of a list
        ("加强企业工会建设。", set()),  # … and not inside another word
        ("成立物流产业发展联盟，组建渔业专家咨询委员会。", {"物流产业发展联盟", "渔业专家咨询委员会"}),  # founded
        ("发挥水产养殖协会作用。", {"水产养殖协会"}),  # a body that works exists
        ("健全部门联席会议制度。", set()),  # … if its name tells a task
        ("依托澄州市中心医院建设区域医疗中心。", {"澄州市中心医院"}),  # a name ends before the next begins
        ("撤销第五高中，新建西河幼儿园、南湖小学。", {"澄州市第五高中", "西河幼儿园", "南湖小学"}),  # numbers, lists
        ("南湖小学城东分校、西河小学东园分校投用。", {"南湖小学城东分校", "西河小学东园分校"}),  # branches
        ("一所中专入选澄州职业技术学院名单。", {"澄州职业技术学院"}),  # a verb before the place
        ("澄州水务集团有限公司、国网澄州供电公司。", {"澄州水务集团有限公司", "国网澄州供电公司"}),  # firms
        ("澄州银保监分局、澄州海关参加。", {"澄州银保监分局", "澄州海关"}),  # branches of national bodies
        ("教育部渔业人才培训中心发文。", {"教育部渔业人才培训中心"}),  # a listed body's own institute is one name
        ("国务院安委会办公室督办。", {"国务院安委会办公室"}),  # … as is its office
        ("教育部办公厅、水利部水文司发文，教育部全局部署。", {"教育部办公厅", "水利部水文司", "教育部"}),
        ("西江新区管委会制定办法。", {"西江新区管委会"}),  # a zone
        ("组建渔业生产联合体。", set()),  # a form of working together
        ("支持工商银行澄州分行、交通银行。", {"工商银行澄州分行", "交通银行"}),  # a bank and its branch
        ("组建文化旅游产业联盟。", {"文化旅游产业联盟"}),  # 文化 is no verb, as 强化 is
        ("规范银行业协会收费。", set()),  # 中国银行 and 银行业 are other words
        ("建设省级重点实验室、全市幼儿园和市属学校。", set()),  # ranks and all of a place
        ("在澄州市第九届人民代表大会上报告。", {"澄州市人民代表大会"}),  # the term is no part of the name
        ("参加“江岭渔业研究创新共同体”活动。", {"江岭渔业研究创新共同体"}),  # named in quotation marks
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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # the owner's full name hides its parts
        (
            "（一）供电。改造线路。（责任单位：人民银行澄州中心支行、国网澄州供电公司）",
            {"人民银行澄州中心支行", "国网澄州供电公司"},
        ),
        # a class of authorities counts where a sentence addresses it, a class of places or firms does not
        ("督促各有关部门落实政策。", {"各有关部门"}),
        ("督促各县（市、区）落实政策。", set()),
        ("鼓励民办学校扩大规模。", set()),
    ],
)
def test_owners(sentence: str, names: set[str]) -> None:
    """Owners of responsibilities are bodies; what they are made of and what is no body is left out."""
    assert {fact.name for fact in found_in(sentence)} == names


def test_called_as_the_source_calls_it() -> None:
    """A body is listed under the longest name that the source gives it, with its place."""
    assert [f.name for f in found_in("市科委统筹。市科协协助。市林草局报市林业和草原局备案。")] == [
        "澄州市科委",
        "澄州市科协",
        "澄州市林业和草原局",
    ]
