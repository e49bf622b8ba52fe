"""Responsibility marks and the lists of names in them."""

from __future__ import annotations

import pytest

from extractors.clean import clean_text
from extractors.marks import Mark, find_marks
from extractors.name_lists import split_names
from extractors.source import Source


def marks_of(words: str) -> tuple[Mark, ...]:
    """Marks in a text as it would be read."""
    text = clean_text(Source("样本.txt", "", words, ())).text
    return find_marks(text, 0, len(text), issued_year=2023)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市教育局、市财政局，市公安局", "市教育局 市财政局 市公安局"),  # 、 and ，
        ("市市场监管局，税务局，东塘区", "市市场监管局 市税务局 东塘区"),  # the level word is carried over
        (
            "市委宣传部、统战部、市教育局、公安局",
            "市委宣传部 市委统战部 市教育局 市公安局",
        ),  # 市委 to party organs only
        ("自治区发展改革委、工业和信息化厅", "自治区发展改革委 自治区工业和信息化厅"),
        ("市教育局、审批局", "市教育局 市审批局"),  # also to a bureau that no list holds
        ("市金融办、澄州银保监分局", "市金融办 澄州银保监分局"),  # not to branches of national bodies
        ("省自然资源厅、江岭海关", "省自然资源厅 江岭海关"),
        ("市总工会和团市委", "市总工会 团市委"),  # 和 joins two bodies
        ("市残联及市政务服务和公共资源交易中心", "市残联 市政务服务和公共资源交易中心"),  # and is part of a name
        ("市自然资源和规划局、市文化和旅游局", "市自然资源和规划局 市文化和旅游局"),
        ("市卫生健康委员会和市教育局", "市卫生健康委员会 市教育局"),
        ("市港口航运和物流服务局、大数据中心", "市港口航运和物流服务局 市大数据中心"),
        ("云岭示范区、西江新区管委会", "云岭示范区管委会 西江新区管委会"),  # a shared tail is given back
        ("东塘区、西屏区、禾山县人民政府", "东塘区人民政府 西屏区人民政府 禾山县人民政府"),
        ("东塘区、高新区管委会", "东塘区 高新区管委会"),  # a district has no 管委会
        ("市教育、财政局", "市教育局 市财政局"),
        ("教育、民政、财政等部门", "教育部门 民政部门 财政部门"),
        ("教育与人力社保部门", "教育部门 人力社保部门"),
        ("市教育局、市财政局等部门", "市教育局 市财政局"),  # plain 等部门 names nobody
        ("市林业局等市直有关单位，各区（县）人民政府", "市林业局 市直有关单位 各区（县）人民政府"),
        ("教育部等国务院相关部门及各地区", "教育部 国务院相关部门 各地区"),
        ("市档案局等单位及各县区", "市档案局 各县区"),
        ("省国资委，各市、县〔区〕政府", "省国资委 各市、县〔区〕政府"),  # one class of regions
        ("各园区管委会、县（市）政府", "各园区管委会 各县（市）政府"),  # 各 is carried over
        ("市级相关部门和单位", "市级相关部门"),
    ],
)
def test_split_names(words: str, names: str) -> None:
    """A list of organisations falls into its names, with what it carries over."""
    found = split_names(words, 0, len(words))
    assert " ".join(name.full for name in found.names) == names
    assert not found.rejected
    assert all(words[name.start : name.end] == name.written for name in found.names)


def test_committee_and_government() -> None:
    """党委和政府 of one class of places is one name, whose 和 is read as a list sign."""
    words = "各县（市、区）党委和政府"
    [name] = split_names(words, 0, len(words)).names
    assert (words[name.start : name.end], name.full) == (words, "各县（市、区）党委、政府")


@pytest.mark.parametrize("words", ["加强督导", "各区自行制定", "学生的家长", "2023年重点工作", "完善机制"])
def test_no_names(words: str) -> None:
    """Words that do not look like an organisation are rejected."""
    assert split_names(words, 0, len(words)).names == ()


@pytest.mark.parametrize(
    ("mark", "entries"),
    [
        (
            "（牵头单位：市教育局；责任单位：市财政局、市人社局）",
            "lead:市教育局 responsible:市财政局 responsible:市人社局",
        ),
        ("(牵头单位:市教育局;配合单位:市财政局)", "lead:市教育局 support:市财政局"),  # half width
        ("〔责任单位：市教育局、各县（市、区）政府〕", "responsible:市教育局 responsible:各县（市、区）政府"),  # nested
        ("[责任单位：各县（市）区人民政府]", "responsible:各县（市）区人民政府"),
        ("【责任单位：省教育厅，各市州人民政府】", "responsible:省教育厅 responsible:各市州人民政府"),
        ("（牵头：市教育局；配合：市财政局）", "lead:市教育局 support:市财政局"),  # short labels
        ("（责任单位 市教育局、市财政局）", "responsible:市教育局 responsible:市财政局"),  # no colon
        ("（市教育局牵头，市财政局、市卫健委配合）", "lead:市教育局 support:市财政局 support:市卫健委"),  # roles behind
        ("（市教育局、市财政局按职责分工负责）", "responsible:市教育局 responsible:市财政局"),
        ("（市教育局、市公安局分别牵头，各区县配合）", "lead:市教育局 lead:市公安局 support:各区县"),
        ("（市教育局会同市民政局负责）", "lead:市教育局 support:市民政局"),
        ("（由市教育局牵头负责）", "lead:市教育局"),
        (
            "（市林业局牵头，各有关单位，各区〈县〉人民政府配合）",
            "lead:市林业局 support:各有关单位 support:各区〈县〉人民政府",
        ),
        (
            "（牵头单位：市林业局、市气象局按职责分别牵头；责任单位：市档案局）",
            "lead:市林业局 lead:市气象局 responsible:市档案局",
        ),
        ("（责任领导：李四；责任单位：市教育局）", "responsible:市教育局"),  # persons are no owners
        ("（市司法局）", "responsible:市司法局"),  # a bare bracket of names
        ("（市经济信息化委、各区政府）", "responsible:市经济信息化委 responsible:各区政府"),
        ("责任单位：市教育局 市财政局", "responsible:市教育局 responsible:市财政局"),  # no bracket, spaces
        ("牵头单位：市教育局。责任单位：市司法局。完成时限：2023年12月。", "lead:市教育局 responsible:市司法局"),
        (
            "\n牵头部门：市教育局\n参与部门：市级各部门\n落实部门：市司法局",
            "lead:市教育局 support:市级各部门 responsible:市司法局",
        ),
        ("（指标牵头单位：市港口航运管理局）", "lead:市港口航运管理局"),
        ("（牵头单位：市教育\n局；责任单位：市财\n政局）", "lead:市教育局 responsible:市财政局"),  # wrapped over lines
        ("（市委编办（登记中心）负责）", "responsible:市委编办（登记中心）"),
    ],
)
def test_forms(mark: str, entries: str) -> None:
    """Each form of mark gives its organisations in their roles."""
    found = marks_of(f"修缮沿江步道与观景平台。{mark}")
    assert len(found) == 1
    assert " ".join(f"{entry.role}:{entry.name.full}" for entry in found[0].entries) == entries


@pytest.mark.parametrize(
    "words",
    [
        "保障入园（含民办幼儿园）。",
        "深化改革。（此件公开发布）",
        "国有企业（以下简称企业）改革。",
        "见附件。（详见市教育局网站）",
        "发展机构（市属医院除外）服务。",  # names in the middle of a sentence
        "一批单位（学校、企业、医院）参加。",
        "2023年12月底前（含当年）完成。",
        "按照“谁主管、谁负责”原则（2023年版）执行。",
        "主办单位：澄州市教育局",  # who runs a web site
        "责任单位：加强督促检查，推动工作落实。",
    ],
)
def test_no_mark(words: str) -> None:
    """Brackets and labels that name no owner are no marks."""
    assert marks_of(words) == ()


@pytest.mark.parametrize(
    ("mark", "date"),
    [
        ("（市教育局牵头，市数据局配合，完成时限2025年底）", "2025-12-31"),
        ("（牵头单位：市教育局；完成时限：2023年10月底前）", "2023-10-31"),
        ("（市教育局负责，2024年9月底前完成）", "2024-09-30"),
        ("牵头单位：市教育局。完成时限：持续推进。", None),
    ],
)
def test_due_in_mark(mark: str, date: str | None) -> None:
    """The time limit of a mark is read wherever it stands."""
    due = marks_of(f"推进改革。{mark}")[0].due
    assert due is not None
    assert due.date == date


def test_unclosed_bracket() -> None:
    """A mark whose bracket was not closed ends before the next item's number."""
    found = marks_of("推进改革。（牵头单位：市教育局；责任单位：市司法局（12）完善制度，各部门加强协作。")
    assert [entry.name.full for entry in found[0].entries] == ["市教育局", "市司法局"]


def test_first_of_list_leads() -> None:
    """Where a paper says that the first named leads, that holds from there on; a single owner stays responsible."""
    text = "一项。（甲部、财政部等负责。列首位者为牵头部门）\n二项。（财政部、教育部负责）\n三项。（教育部负责）"
    roles = [[entry.role.value for entry in mark.entries] for mark in marks_of(text)]
    assert roles[1:] == [["lead", "responsible"], ["responsible"]]


def test_rejected_words_are_kept() -> None:
    """Words in a mark that are no organisation are not dropped without a trace."""
    found = marks_of("推进改革。（牵头单位：市教育局；责任单位：市财政局、大家共同努力）")
    assert [name.written for name in found[0].rejected] == ["大家共同努力"]
