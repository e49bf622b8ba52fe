"""Targets: what each number of a text says, for which year, and in which role."""

import pytest

from extractors.reading import Reading
from extractors.source import Cell, Source, Table
from extractors.targets import find_targets
from kg.facts import Evidence, FileFacts, ProjectFact, ProjectKind, Quantity, Span, TargetFact
from tests.extractors.reading_of import reading_of

PLAN = "澄州市教育事业发展“十四五”规划\n一、主要任务\n"


def targets(text: str) -> tuple[TargetFact, ...]:
    """Targets of a text without tables."""
    return of_reading(reading_of(text))


def of_reading(reading: Reading) -> tuple[TargetFact, ...]:
    """Targets of a reading, nothing else being known."""
    text = reading.source.text
    return find_targets(reading, FileFacts("a", "", text, documents=tuple(p.fact for p in reading.parts)))


Row = tuple[str, str, float | tuple[float, float] | None, str]

INDICATORS: list[tuple[str, list[Row]]] = [
    # the indicator before its number, without link and opening words
    ("到2025年，全市森林覆盖率达到18.5%。", [("全市森林覆盖率", "=", 18.5, "%")]),
    ("力争专业对口率不低于85%。", [("专业对口率", ">=", 85, "%")]),
    # the counted noun behind its number
    ("建设14座生态码头。", [("生态码头", "=", 14, "座")]),
    ("培育5家以上龙头企业。", [("龙头企业", ">=", 5, "家")]),
    # a list, each number with its own noun
    (
        "打造名师工作室20个、名校长工作室8个和技能工作室3个。",
        [("名师工作室", "=", 20, "个"), ("名校长工作室", "=", 8, "个"), ("技能工作室", "=", 3, "个")],
    ),
    ("建设40所实验园、12个示范基地。", [("实验园", "=", 40, "所"), ("示范基地", "=", 12, "个")]),
    # 分别: members that share their front
    (
        "乡村供水普及率、合格率分别达96%和91.5%。",
        [("乡村供水普及率", "=", 96, "%"), ("乡村供水合格率", "=", 91.5, "%")],
    ),
    # 分别: members that share their tail
    (
        "沿江、山区渔户人均养殖收入分别增长3%、8%左右。",
        [("沿江渔户人均养殖收入增长", "~", 3, "%"), ("山区渔户人均养殖收入增长", "~", 8, "%")],
    ),
    # 均: one number for each member
    (
        "小学入学率、初中入学率均达99%以上。",
        [("小学入学率", ">=", 99, "%"), ("初中入学率", ">=", 99, "%")],
    ),
    # 分别 that takes up the indicators before
    (
        "接待游客80万人次，旅游收入30亿元，分别增长12%和15%。",
        [
            ("接待游客", "=", 80, "万人次"),
            ("旅游收入", "=", 30, "亿元"),
            ("接待游客增长", "=", 12, "%"),
            ("旅游收入增长", "=", 15, "%"),
        ],
    ),
    # an elided subject, and a measure without one
    (
        "泵站改造项目37个，总投资6亿元。",
        [("泵站改造项目", "=", 37, "个"), ("泵站改造项目总投资", "=", 6, "亿元")],
    ),
    (
        "茶叶总产值突破2亿元、达2.3亿元。",
        [("茶叶总产值", ">", 2, "亿元"), ("茶叶总产值", "=", 2.3, "亿元")],
    ),
    # a rate no list names takes the subject before it, one that stands for itself does not
    (
        "沿江泵站210座，完好率93%。",
        [("沿江泵站", "=", 210, "座"), ("沿江泵站完好率", "=", 93, "%")],
    ),
    (
        "新增岗位2400个，失业率4.1%。",
        [("新增岗位", "=", 2400, "个"), ("失业率", "=", 4.1, "%")],
    ),
    # a measure made of two words
    (
        "疏浚航道项目9个，年度投资2亿元。",
        [("疏浚航道项目", "=", 9, "个"), ("疏浚航道项目年度投资", "=", 2, "亿元")],
    ),
    # a bound that stands apart from the number
    ("每个县至少建成1所特殊教育学校。", [("每个县特殊教育学校", ">=", 1, "所")]),
    # what is said of the counted things
    ("8所学校获评省级文明校园。", [("获评省级文明校园的学校", "=", 8, "所")]),
    # a share of something
    ("经费支出达财政教育支出的5%以上。", [("经费支出占财政教育支出比例", ">=", 5, "%")]),
    # numbers in words
    ("选配百名乡村兽医、千名护林标兵。", [("乡村兽医", "=", 100, "名"), ("护林标兵", "=", 1000, "名")]),
    # no targets: figures of speech, parts of the text, names, conditions, time limits, ages, ordinals
    ("围绕3个方面，做到两个维护，形成一个体系。", []),
    ("实施“双百”工程和“十百千”计划，扩大5G覆盖，评定4A级景区。", []),
    ("对年销售首次超过7亿元、20亿元的商户加强服务。", []),
    ("3年内完成改造，5个工作日内反馈，招收3—6岁儿童。", []),
    ("贯彻党的十六届四中全会和八项规定精神，召开第7次会议。", []),
    ("新一轮改革，千兆光网，220千伏变电站。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), INDICATORS)
def test_indicator_and_value(sentence: str, expected: list[Row]) -> None:
    """Each number comes with the indicator a reader would quote."""
    found = targets(PLAN + sentence + "\n")
    assert [(t.indicator, t.op, t.value, t.unit) for t in found] == expected


HEAD = "澄州市教育事业发展“十四五”规划\n"
TIMES: list[tuple[str, list[tuple[float, int | None, str]]]] = [
    # the year of the sentence
    ("一、主要任务\n到2023年，普惠率达到88%。\n", [(88, 2023, "target")]),
    # no year: the heading of the measures names it
    ("一、2023年工作安排\n普惠率达到89%。\n", [(89, 2023, "target")]),
    # no year: the end of the period named by the title
    ("一、主要任务\n普惠率达到90%。\n", [(90, 2025, "target")]),
    # each number has the nearest year before it
    ("一、主要任务\n到2023年普惠率达到88%，到2025年达到90%。\n", [(88, 2023, "target"), (90, 2025, "target")]),
    # achievements hold for the year before the period
    ("一、发展成就\n普惠率达到85%。\n", [(85, 2020, "actual")]),
    # the earlier value of a change
    ("一、发展成就\n普惠率由2015年的60%提高到85%。\n", [(60, 2015, "baseline"), (85, 2020, "actual")]),
    # the base of a comparison
    (
        "一、发展成就\n运维经费57亿元，比2012年38亿元增长50%。\n",
        [(57, 2020, "actual"), (38, 2012, "baseline"), (50, 2020, "actual")],
    ),
    # a norm for every year or week has no year of its own
    ("一、主要任务\n每周开设5节体育课。\n", [(5, None, "target")]),
]


@pytest.mark.parametrize(("body", "expected"), TIMES)
def test_year_and_role(body: str, expected: list[tuple[float, int | None, str]]) -> None:
    """Year and role follow from the words of the sentence and the work of its section."""
    assert [(t.value, t.year, t.role.value) for t in targets(HEAD + body)] == expected


CHANGES: list[tuple[str, tuple[str | None, str | None]]] = [
    # per year
    ("地区生产总值年均增长6%。", ("annual", None)),
    # over the period, downwards
    ("单位能耗累计下降13%。", ("cumulative", "down")),
    # downwards
    ("办理时间压缩30%。", (None, "down")),
    # a yearly mean is no growth
    ("细颗粒物年均浓度达到30微克/立方米。", (None, None)),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
def test_growth_and_direction(sentence: str, expected: tuple[str | None, str | None]) -> None:
    """Words of change say how a value grows."""
    assert [(t.growth, t.direction) for t in targets(PLAN + sentence + "\n")] == [expected]


def test_evidence_is_short_and_holds_the_number() -> None:
    """The evidence is the indicator with its number, not the whole sentence."""
    (fact,) = targets(PLAN + "全面落实各项改革部署，加快补齐短板，学前三年毛入园率达到92%，群众更加满意。\n")
    assert fact.evidence.quote == "学前三年毛入园率达到92%"


FLAT = """澄州市教育事业发展“十四五”规划
一、发展目标
表1 主要指标

指标

单位

2020年

2025年

属性

学前教育

在园人数

万人

12.1

13

预期性

毛入园率

%

86.5

>90

约束性

坚持政府主导，持续推进各项重点工作落地见效，确保规划目标如期实现。
"""


def test_table_with_one_cell_a_line() -> None:
    """A flattened table gives each value cell with year, role, attribute and the group of an unclear row."""
    found = [(t.indicator, t.op, t.value, t.unit, t.year, t.role.value, t.attribute) for t in targets(FLAT)]
    assert found == [
        ("学前教育在园人数", "=", 12.1, "万人", 2020, "baseline", "预期性"),
        ("学前教育在园人数", "=", 13, "万人", 2025, "target", "预期性"),
        ("学前教育毛入园率", "=", 86.5, "%", 2020, "baseline", "约束性"),
        ("学前教育毛入园率", ">", 90, "%", 2025, "target", "约束性"),
    ]


def test_row_with_a_missing_cell_ends_a_flat_table() -> None:
    """Where the number of cells does not come out, the rest is left out rather than guessed."""
    broken = FLAT.replace("86.5\n\n", "")
    assert [t.value for t in targets(broken)] == [12.1, 13]


def with_table(head: str, rows: list[list[str]]) -> Reading:
    """A reading of a text that ends in a table; an empty cell repeats the one above it (merged rows)."""
    text, cells = head, []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words:
                below = next((i for i in range(r + 1, len(rows)) if rows[i][c]), len(rows))
                cells.append(Cell(r, c, below - r, 1, Span(len(text), len(text) + len(words))))
                text += words + "\n"
    plain = reading_of(text)
    source = Source("样本.html", "0" * 64, text, (Table(Span(len(head), len(text)), tuple(cells)),))
    return Reading(source, plain.clean, plain.parts, plain.sections)


def test_table_with_merged_group_cells() -> None:
    """A group cell merged over rows names the indicator where the row alone is unclear; 下降 turns the direction."""
    reading = with_table(
        "澄州市应急体系“十四五”规划\n一、发展目标\n",
        [
            ["类别", "指标名称", "单位", "2025年目标值", "属性"],
            ["安全生产", "事故死亡人数下降率", "%", "15", "约束性"],
            ["", "覆盖率", "%", "80以上", "预期性"],
            ["防灾", "单位产值死亡率", "%", "下降33", "约束性"],
        ],
    )
    found = [(t.indicator, t.op, t.value, t.year, t.direction, t.attribute) for t in of_reading(reading)]
    assert found == [
        ("事故死亡人数下降率", "=", 15, 2025, None, "约束性"),
        ("安全生产覆盖率", ">=", 80, 2025, None, "预期性"),
        ("单位产值死亡率", "=", 33, 2025, "down", "约束性"),
    ]


def test_other_tables_give_no_targets() -> None:
    """A table of duties holds no indicator values."""
    reading = with_table(
        "澄州市教育事业发展“十四五”规划\n一、任务分工\n",
        [["序号", "重点任务", "牵头单位"], ["1", "新建学校12所", "市教育局"]],
    )
    assert of_reading(reading) == ()


def test_table_of_a_summary_keeps_plan_and_result_apart() -> None:
    """In a reporting table the planned value stays a target, the last year reached is actual, earlier ones baseline."""
    reading = with_table(
        "澄州市教育局2023年工作总结\n一、指标完成情况\n",
        [
            ["指标", "单位", "2020年", "2023年计划", "2023年完成", "2025年目标"],
            ["学前三年毛入园率", "%", "88.4", "91", "91.2", "93"],
        ],
    )
    assert [(t.value, t.year, t.role.value) for t in of_reading(reading)] == [
        (88.4, 2020, "baseline"),
        (91, 2023, "target"),
        (91.2, 2023, "actual"),
        (93, 2025, "target"),
    ]


def test_own_investment_of_a_project_is_left_to_it() -> None:
    """A sum that a project fact holds is no target as well."""
    text = PLAN + "新建澄州市第九中学项目，总投资1.2亿元，新增学位1800个。\n"
    reading = reading_of(text)
    start = text.index("新建")
    project = ProjectFact(
        doc=reading.parts[0].id,
        name="澄州市第九中学项目",
        kind=ProjectKind.CONSTRUCTION,
        investment=Quantity(1.2, "亿元"),
        area=None,
        section=None,
        evidence=Evidence("新建澄州市第九中学项目", Span(start, start + 11)),
        rule="named",
    )
    found = FileFacts("a", "", text, documents=tuple(p.fact for p in reading.parts), projects=(project,))
    assert [t.value for t in find_targets(reading, found)] == [1800]
