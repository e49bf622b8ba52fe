"""The outline: which headings count, how they nest, what they do."""

import pytest

from extractors.functions import function_of
from kg.facts import DocumentType, SectionFunction
from tests.extractors.reading_of import reading_of

PLAN = """澄州市教育事业发展“十四五”规划

目 录

一、发展基础
（一）发展成就
二、主要任务
（一）扩大学前教育资源

一、发展基础

（一）发展成就

1.资源持续扩大。全市新增学位1.2万个。

2.质量稳步提升。巩固率达98%。

（）面临形势

人口结构正在变化。

二、主要任务

（一）扩大学前教育资源

新建幼儿园20所。

专栏1 学前教育普惠工程

1.新建东塘区实验幼儿园。

2.改建临溪县机关幼儿园。

（二）推进义务教育优质均衡。完善集团化办学机制，扩大覆盖面。
"""


def shape(text: str) -> list[tuple[int, str, str]]:
    """Level, shown label and title of each section."""
    return [(s.level, s.shown, s.title) for s in reading_of(text).sections]


def test_contents_lost_labels_and_boxes() -> None:
    """The table of contents is passed over, a lost numeral filled in, a box holds no numbered headings."""
    assert shape(PLAN) == [
        (1, "一", "发展基础"),
        (2, "(一)", "发展成就"),
        (3, "1", "资源持续扩大"),
        (3, "2", "质量稳步提升"),
        (2, "(二)", "面临形势"),
        (1, "二", "主要任务"),
        (2, "(一)", "扩大学前教育资源"),
        (3, "专栏1", "学前教育普惠工程"),
        (2, "(二)", "推进义务教育优质均衡"),
    ]


def test_numbering_that_runs_through() -> None:
    """1. 2. 3. may go on across chapters."""
    text = (
        "澄州市2024年工作要点\n一、抓普惠\n1.扩园。新建。\n2.提质。改建。\n二、抓均衡\n3.集团。办学。\n4.评估。验收。\n"
    )
    assert [(level, label) for level, label, _ in shape(text)] == [
        (1, "一"),
        (2, "1"),
        (2, "2"),
        (1, "二"),
        (2, "3"),
        (2, "4"),
    ]


def test_whole_document_on_one_line() -> None:
    """Headings are found behind stops where all line ends were lost."""
    body = "各部门要认真贯彻落实有关部署，结合实际细化工作举措，确保各项任务如期完成并取得实效。" * 12
    text = f"澄州市推进数字政府建设实施方案一、总体要求（一）指导思想。{body}（二）工作目标。{body}二、主要任务（三）夯实基础。{body}"
    assert [(lv, label, title) for lv, label, title in shape(text)] == [
        (1, "一", "总体要求"),
        (2, "(一)", "指导思想"),
        (2, "(二)", "工作目标"),
        (1, "二", "主要任务"),
        (2, "(三)", "夯实基础"),
    ]


def test_mark_behind_a_heading_is_not_its_title() -> None:
    """The responsibility mark on a heading stays out of the title."""
    text = "澄州市2024年工作要点\n一、重点任务\n（一）建设枢纽（牵头单位：市交通运输局）\n1.修路。加快。\n"
    assert (2, "(一)", "建设枢纽") in shape(text)


@pytest.mark.parametrize(
    ("title", "above", "document", "function"),
    [
        # the heading's own words tell
        ("发展目标", None, DocumentType.PLAN, SectionFunction.GOAL),
        ("强化保障措施", None, DocumentType.PLAN, SectionFunction.SAFEGUARD),
        # the last word group of a joint heading tells
        ("指导思想和主要目标", None, DocumentType.PLAN, SectionFunction.GOAL),
        # a heading without such words takes the function of the section around it
        ("扩大普惠资源", SectionFunction.ACHIEVEMENT, DocumentType.PLAN, SectionFunction.ACHIEVEMENT),
        # words inside a longer phrase tell nothing
        ("推行党组织领导的校长负责制", None, DocumentType.OPINIONS, SectionFunction.MEASURE),
        # to better the environment is work, to describe it is background
        ("优化托育服务发展环境", None, DocumentType.OPINIONS, SectionFunction.MEASURE),
        ("发展环境", None, DocumentType.PLAN, SectionFunction.BACKGROUND),
        # a work summary reports
        ("扩大普惠资源", None, DocumentType.WORK_SUMMARY, SectionFunction.ACHIEVEMENT),
        # else a section lays down work
        ("扩大普惠资源", None, DocumentType.OPINIONS, SectionFunction.MEASURE),
    ],
)
def test_functions(
    title: str, above: SectionFunction | None, document: DocumentType, function: SectionFunction
) -> None:
    """What a section does is told by its words, its place and its document."""
    assert function_of(title, above=above, document=document)[0] is function
