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


def test_reason_of_a_function() -> None:
    """The rule of a section says which word told its function, its own or that of the section around it."""
    text = "澄州市水利发展规划\n一、主要任务\n（一）修渠。加快。\n二、保障措施\n（一）加强投入。列入预算。\n（二）组织领导。压实责任。\n三、附图\n略。\n"
    assert [s.rule for s in reading_of(text).sections] == [
        "heading_word:主要任务",
        "enclosing_section:heading_word:主要任务",
        "heading_word:保障措施",
        "enclosing_section:heading_word:保障措施",
        "heading_word:组织领导",
        "default",
    ]


RULES = """澄州市房屋租赁办法
第一章 总 则
第一条 为了规范租赁，为加快建立多主体供给的制度提供保障，制定本办法。
第二条 市住房城乡建设部门履行下列职责：
（一）拟订租赁政策；
（二）监督检查租赁活动。
第二章 出租
第三条 有下列情形之一的房屋不得出租：
（一）属于违法建筑的；
（二）不符合安全标准的。
第四条 房屋租赁实行备案。租赁双方应当自签约之日起三十日内备案。
"""


def test_articles_and_their_lists() -> None:
    """An article is a section named by its first sentence; what it lists in （一） is none."""
    assert shape(RULES) == [
        (1, "第一章", "总则"),
        (2, "第一条", "为了规范租赁，为加快建立多主体供给的制度提供保障，制定本办法"),
        (2, "第二条", "市住房城乡建设部门履行下列职责"),
        (1, "第二章", "出租"),
        (2, "第三条", "有下列情形之一的房屋不得出租"),
        (2, "第四条", "房屋租赁实行备案"),
    ]


ANNEXES = """澄州市燃气安全整治方案
一、保障措施
（一）加强领导。压实责任。
附件：1.重点任务清单
2.专业用语解释
附件1
重点任务清单
1.排查餐饮场所（市商务局）
2.改造老旧管网（市城管局）
附件2
专业用语解释
1.立管：楼内竖直的管道。
2.调压：调节压力的设备。
附件3
监测指标体系（试行）
1.户均用气量
2.户均改造费用
"""


def test_annexes() -> None:
    """The note that lists annexes is no section but ends the last one; annexes number anew, words and tables do not."""
    reading = reading_of(ANNEXES)
    assert shape(ANNEXES) == [
        (1, "一", "保障措施"),
        (2, "(一)", "加强领导"),
        (1, "附件1", "重点任务清单"),
        (2, "1", "排查餐饮场所"),
        (2, "2", "改造老旧管网"),
        (1, "附件2", "专业用语解释"),
        (1, "附件3", "监测指标体系（试行）"),
    ]
    last = reading.sections[1]
    assert reading.clean.text[last.start : last.end].endswith("压实责任。\n")


@pytest.mark.parametrize(
    ("note", "note_ends_it"),
    [
        # a title that comes again at the head of the annex
        ("附件：重点任务清单\n附件\n重点任务清单\n1.排查。\n", True),
        # signature and date below
        ("附件：重点任务清单\n澄州市人民政府\n2023年3月2日\n", True),
        # an annex that begins here
        ("附件：重点任务清单\n排查餐饮场所，改造老旧管网，更换到期设施。\n", False),
    ],
)
def test_notes_of_annexes(note: str, note_ends_it: bool) -> None:
    """附件： names an annex that comes later, or opens one."""
    text = "澄州市燃气安全整治方案\n一、保障措施\n压实责任。\n" + note
    annexes = [s for s in reading_of(text).sections if s.shown.startswith("附件") and s.start == text.index("附件：")]
    assert (annexes == []) is note_ends_it


def test_items_of_a_list_are_no_headings() -> None:
    """Items that end in ； are parts of a sentence; （1）with sentences of their own is the fourth level."""
    text = (
        "澄州市饮水安全方案\n一、工作目标\n1.保证率达到95%；\n2.达标率达到90%；\n二、重点任务\n（一）建设工程\n1.修建水厂。\n"
        "（1）落实用地，优先安排指标。（市自然资源局）\n（2）落实资金，列入预算。（市财政局）\n"
    )
    assert shape(text) == [
        (1, "一", "工作目标"),
        (1, "二", "重点任务"),
        (2, "(一)", "建设工程"),
        (3, "1", "修建水厂"),
        (4, "(1)", "落实用地，优先安排指标"),
        (4, "(2)", "落实资金，列入预算"),
    ]


def test_number_given_twice() -> None:
    """A chapter that repeats the number before it by mistake is a chapter; the count goes on behind it."""
    text = "澄州市养老工作方案\n一、扩大供给\n（一）建院。开工。\n一、提升质量\n（二）培训。上岗。\n二、加强监管\n（三）检查。通报。\n"
    assert [(level, label) for level, label, _ in shape(text)] == [
        (1, "一"),
        (2, "(一)"),
        (1, "一"),
        (2, "(二)"),
        (1, "二"),
        (2, "(三)"),
    ]


BOXES = """澄州市数字规划
一、专项行动
（一）建设枢纽
1.机房建设。扩容。
专栏
1
机房工程
1.一期机房。
2.二期机房。
3.三期机房。
2.网络建设。提速。
专栏2 网络工程
1.环网建设。
（二）培育产业
1.软件。开发。
2.硬件。制造。
"""


def test_boxes_between_items() -> None:
    """A box has a count of its own, behind which that of the sections goes on; its label may stand on two lines."""
    assert shape(BOXES) == [
        (1, "一", "专项行动"),
        (2, "(一)", "建设枢纽"),
        (3, "1", "机房建设"),
        (4, "专栏1", "机房工程"),
        (3, "2", "网络建设"),
        (4, "专栏2", "网络工程"),
        (2, "(二)", "培育产业"),
        (3, "1", "软件"),
        (3, "2", "硬件"),
    ]


def test_box_behind_the_last_item() -> None:
    """Where no item has a box of its own, a box behind the last one stands beside the items."""
    text = "澄州市数字规划\n一、专项行动\n（一）建设枢纽\n1.机房。扩容。\n2.网络。提速。\n专栏1 枢纽工程\n新建机房。\n（二）培育产业\n软件。\n"
    assert (3, "专栏1", "枢纽工程") in shape(text)


def test_decimal_numbers() -> None:
    """An emergency plan counts in decimals; a number that does not continue the count is none."""
    text = (
        "澄州市地质灾害应急预案\n1 总则\n1.1 编制目的\n为做好工作，制定本预案。\n1.2 工作原则\n以人为本。\n2 组织体系\n2.1 指挥机构\n设立指挥部。\n"
        "2.1.1 专家组\n提供支持。\n9.9 无关数字\n2.2 成员单位\n分工负责。\n"
    )
    assert [(level, label) for level, label, _ in shape(text)] == [
        (1, "1"),
        (2, "1.1"),
        (2, "1.2"),
        (1, "2"),
        (2, "2.1"),
        (3, "2.1.1"),
        (2, "2.2"),
    ]


def test_sentences_are_not_cut_at_time_words() -> None:
    """A year in the middle of a sentence begins no body; behind the heading of a part it does."""
    text = "澄州市互联网方案\n一、重点任务\n1.系统总结近年来推广网络服务的经验做法，2024年3月底前提出进一步推广的举措，带动各县区共同发展。\n2.扩面。提速。\n"
    assert shape(text)[1] == (
        2,
        "1",
        "系统总结近年来推广网络服务的经验做法，2024年3月底前提出进一步推广的举措，带动各县区共同发展",
    )
