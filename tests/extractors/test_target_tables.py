"""Tables whose cells ran together: split by what must hold, or left open with their readings."""

import pytest

from extractors.targets import find_targets, target_problems
from kg.facts import FileFacts, TargetFact
from tests.extractors.reading_of import reading_of

HEAD = "澄州市水利发展“十四五”规划\n一、主要任务\n（一）加快补齐短板。推进工程建设。\n"


def targets(text: str) -> tuple[TargetFact, ...]:
    """Targets of a text."""
    reading = reading_of(HEAD + text)
    return find_targets(reading, FileFacts("a", "", text, documents=tuple(p.fact for p in reading.parts)))


Cells = list[tuple[str, float, str, int | None, str]]
INDICATOR_TABLES: list[tuple[str, Cells, str]] = [
    # one way only gives numbers: 03.50 is none
    (
        "表1主要指标指标单位2020年2025年属性蓄水能力亿立方米3.603.50预期性\n",
        [("蓄水能力", 3.6, "亿立方米", 2020, "baseline"), ("蓄水能力", 3.5, "亿立方米", 2025, "target")],
        "form",
    ),
    # cells of a row have the same digits behind the point; a group that is repeated in the name is left out
    (
        "表1主要指标指标单位2020年2025年属性农村供水农村供水普及率%82.591.0约束性\n",
        [("农村供水普及率", 82.5, "%", 2020, "baseline"), ("农村供水普及率", 91, "%", 2025, "target")],
        "decimals",
    ),
    # the change column decides; the number of the next row is no digit of a cell
    (
        "表1主要指标序号指标2020年2025年2025年比2020年下降1输水损失量（万吨）251.2226.1-10%2泥沙量（万吨）40.038.0-5%\n",
        [
            ("输水损失量", 251.2, "万吨", 2020, "baseline"),
            ("输水损失量", 226.1, "万吨", 2025, "target"),
            ("输水损失量2025年比2020年下降", 10, "%", 2025, "target"),
            ("泥沙量", 40, "万吨", 2020, "baseline"),
            ("泥沙量", 38, "万吨", 2025, "target"),
            ("泥沙量2025年比2020年下降", 5, "%", 2025, "target"),
        ],
        "change",
    ),
    # a share is not above 100 %: not 9|298, not 929|8
    (
        "表1主要指标指标单位2020年2025年灌区完好率%9298\n",
        [("灌区完好率", 92, "%", 2020, "baseline"), ("灌区完好率", 98, "%", 2025, "target")],
        "range",
    ),
    # the value stands in the running text; a heading behind the last cell keeps its label
    (
        "到2025年，闸站达到120座，比2020年的95座多。\n表1主要指标指标单位2020年2025年闸站座951202.存在问题\n",
        [("闸站", 95, "座", 2020, "baseline"), ("闸站", 120, "座", 2025, "target")],
        "text",
    ),
]


@pytest.mark.parametrize(("text", "expected", "proof"), INDICATOR_TABLES)
def test_indicator_tables_without_separators(text: str, expected: Cells, proof: str) -> None:
    """A row whose digits can be split in one way only gives its cells, with the rule that decided."""
    found = [t for t in targets(text) if t.rule.startswith("table_rebuilt:")]
    assert [(t.indicator, t.value, t.unit, t.year, t.role.value) for t in found] == expected
    assert {t.rule for t in found} == {f"table_rebuilt:{proof}"}


COUNT_TABLES: list[tuple[str, Cells, str]] = [
    # each row adds up to its total: 12 = 4 + 8 + 0; headings of one length
    (
        "专栏1澄州市渠道调整情况单位：条类别调整合计撤销合并新开干渠12480支渠302550斗渠6150农渠2020\n干渠、支渠都要管护。\n",
        [
            ("干渠调整合计", 12, "条", 2025, "target"),
            ("干渠撤销", 4, "条", 2025, "target"),
            ("干渠合并", 8, "条", 2025, "target"),
            ("干渠新开", 0, "条", 2025, "target"),
        ],
        "row_total",
    ),
    # rows and columns add up; the row of totals is that of the whole city; years are headings
    (
        "专栏1澄州市泵站建设计划单位：座地区合计2023年2024年2025年合计3091011澄东区12453澄西区10415南澄县8143\n",
        [
            ("全市泵站建设合计", 30, "座", 2025, "target"),
            ("全市泵站建设", 9, "座", 2023, "target"),
            ("全市泵站建设", 10, "座", 2024, "target"),
            ("全市泵站建设", 11, "座", 2025, "target"),
        ],
        "row_total+column_total",
    ),
    # only the columns add up; units in the headings
    (
        "专栏1澄州市水库除险任务地区水库（座）投资（万元）澄东区124500澄西区103800南澄县81600合计309900\n",
        [("澄东区水库", 12, "座", 2025, "target"), ("澄东区投资", 4500, "万元", 2025, "target")],
        "column_total",
    ),
    # no totals: the values stand in the running text
    (
        "澄东区12座4500万元，澄西区10座3800万元，南澄县8座1600万元。\n"
        "专栏1澄州市水库除险任务地区水库（座）投资（万元）澄东区124500澄西区103800南澄县81600\n",
        [("澄东区水库", 12, "座", 2025, "target"), ("澄东区投资", 4500, "万元", 2025, "target")],
        "text",
    ),
]


@pytest.mark.parametrize(("text", "first", "proof"), COUNT_TABLES)
def test_tables_of_counts_without_separators(text: str, first: Cells, proof: str) -> None:
    """Totals of rows and columns split the digits of a table whose headings are unknown."""
    found = [t for t in targets(text) if t.rule == f"table_rebuilt:{proof}"]
    assert [(t.indicator, t.value, t.unit, t.year, t.role.value) for t in found][: len(first)] == first
    assert len(found) % len(first) == 0


OPEN: list[tuple[str, list[str]]] = [
    # 1|29 or 12|9: nothing decides
    ("表1主要指标指标单位2020年2025年属性漏损率%129约束性\n", ["1 | 29 或 12 | 9"]),
    # no totals, no values elsewhere: all three rows stay open
    (
        "专栏1澄州市水库除险任务地区水库（座）投资（万元）澄东区124澄西区103南澄县81\n",
        ["1 | 24 或 12 | 4", "10 | 3", "8 | 1"],
    ),
    # no table: quantities of running text that follow one another
    ("全市各地区建设泵站20座改造水闸30座疏浚河道40公里，一切正常。\n", []),
]


@pytest.mark.parametrize(("text", "readings"), OPEN)
def test_open_rows_are_reported(text: str, readings: list[str]) -> None:
    """A row with several readings is a problem that shows them, and no fact."""
    problems = target_problems(reading_of(HEAD + text))
    assert [p.code for p in problems] == ["open-table-row"] * len(readings)
    assert all(shown in p.found for p, shown in zip(problems, readings, strict=True))
    assert not [t for t in targets(text) if t.rule.startswith("table")]


def test_totals_that_do_not_add_up_are_no_facts() -> None:
    """Where the printed total contradicts the rows, the table is left open."""
    text = "专栏1澄州市泵站建设计划单位：座地区合计新建改建合计301812澄东区1275澄西区1046南澄县853\n"
    assert not [t for t in targets(text) if t.rule.startswith("table")]
    assert target_problems(reading_of(HEAD + text))
