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
    # a clause without subject goes on with what the clause before says that it moves, or works on
    ("港口吞吐量保持稳定增长，2024年超过90万吨。", [("港口吞吐量", ">", 90, "万吨")]),
    ("开展示范航道创建工作，总数突破20条。", [("示范航道创建工作总数", ">", 20, "条")]),
    # a bare verb goes on with the thing before; verbs of building take it over
    ("到2022年建成生态闸站12座，到2025年建成30座。", [("生态闸站", "=", 12, "座"), ("生态闸站", "=", 30, "座")]),
    ("新建圩堤4公里，改造提升9公里。", [("新建圩堤", "=", 4, "公里"), ("改造提升圩堤", "=", 9, "公里")]),
    # people that are trained need no noun
    ("培训500人。", [("培训", "=", 500, "人")]),
    # （含） between number and bound
    ("担保费率保持1%（含）以下。", [("担保费率", "<=", 1, "%")]),
    # what exists is counted behind its number
    ("全市现有17所水上学校。", [("水上学校", "=", 17, "所")]),
    # a share of something for something
    ("按总课时的12%开设航海课程。", [("航海课程占总课时比例", "=", 12, "%")]),
    # a bound far before the number, with what the share is of
    ("随机巡查比例不低于年度登记船舶总量的15%。", [("随机巡查比例", ">=", 15, "%")]),
    # what is paid, and for whom: the bound stands before the sum or apart
    (
        "对新建船闸给予不低于30万元奖励，对改建船闸给予最高20万元补助。",
        [("新建船闸奖励", ">=", 30, "万元"), ("改建船闸补助", "<=", 20, "万元")],
    ),
    (
        "按照1500元/人的标准给予船员就业补贴，对航运合同给予最高不超过货款总额25%的支持。",
        [("船员就业补贴", "=", 1500, "元/人"), ("航运合同支持比例", "<=", 25, "%")],
    ),
    ("支持船闸智能化升级，最高支持80万元。", [("船闸智能化升级最高支持", "<=", 80, "万元")]),
    # the time within which something is done, and a second one of its kind
    ("船舶登记自受理之日起7个工作日内办结。", [("船舶登记办结时间", "<=", 7, "个工作日")]),
    (
        "内河项目审批时限不超过70个工作日，沿海项目不超过40个工作日。",
        [("内河项目审批时限", "<=", 70, "个工作日"), ("沿海项目审批时限", "<=", 40, "个工作日")],
    ),
    # members that share what stands behind their own last word
    (
        "一般海损和重大海损起数分别下降9%、7%。",
        [("一般海损起数下降", "=", 9, "%"), ("重大海损起数下降", "=", 7, "%")],
    ),
    # a group behind a rate takes the rate; each of something takes the thing
    ("渔民签约率不低于45%，重点渔民不低于75%。", [("渔民签约率", ">=", 45, "%"), ("重点渔民签约率", ">=", 75, "%")]),
    ("建成避风港口30处，每个乡镇至少建成1处。", [("避风港口", "=", 30, "处"), ("每个乡镇避风港口", ">=", 1, "处")]),
    # members of one kind, the last with what is said of all
    (
        "航海图书馆、文化馆一级馆率分别达到80%和75%。",
        [("航海图书馆一级馆率", "=", 80, "%"), ("文化馆一级馆率", "=", 75, "%")],
    ),
    # 完成 and 共 behind the noun are no part of it
    ("水运税费收入完成320亿元。", [("水运税费收入", "=", 320, "亿元")]),
    ("组建救援队伍12支共600人。", [("救援队伍", "=", 12, "支"), ("救援队伍", "=", 600, "人")]),
    # a coefficient has no unit
    ("灌溉水有效利用系数达到0.58。", [("灌溉水有效利用系数", "=", 0.58, "")]),
    # growth keeps the whole name of what grows
    ("航运收入20亿元，增长8%。", [("航运收入", "=", 20, "亿元"), ("航运收入增长", "=", 8, "%")]),
    # points of an assessment; deaths per 100,000
    ("船员满意度保持在95分以上。", [("船员满意度", ">=", 95, "分")]),
    ("渔民死亡率下降到9.5/10万以下。", [("渔民死亡率", "<=", 9.5, "/10万")]),
    # an age that a change starts from
    ("渔民预期寿命从76.5岁提高到78.2岁。", [("渔民预期寿命", "=", 76.5, "岁"), ("渔民预期寿命", "=", 78.2, "岁")]),
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
