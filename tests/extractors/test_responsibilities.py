"""Responsibilities: scope, task, inheritance, tables, sentences and lists of duties."""

from __future__ import annotations

import re

import pytest

from extractors import extract
from extractors.reading import Reading
from extractors.responsibilities import find_responsibilities, responsibility_problems
from extractors.source import Cell, Source, Table
from kg.evidence import quote_of
from kg.facts import Basis, FileFacts, ResponsibilityFact, Span
from tests.extractors.reading_of import reading_of

HEAD = "澄州市人民政府办公室关于印发澄州市教育改革重点任务分工方案的通知\n\n澄州市教育改革重点任务分工方案\n\n"


def found_in(body: str) -> tuple[ResponsibilityFact, ...]:
    """Responsibilities of a plan of an invented city."""
    reading = reading_of(HEAD + body)
    return find_responsibilities(reading, FileFacts("样本.txt", "", reading.source.text))


def short(facts: tuple[ResponsibilityFact, ...], basis: Basis) -> list[str]:
    """Role, organisation and task of the facts of one basis."""
    return [f"{f.role}|{f.org}|{f.task}" for f in facts if f.basis is basis]


ITEMS = """一、扩大资源
（一）增加学位。新建幼儿园，配足教师。（市教育局牵头，市财政局配合）
（二）改善条件。更新设备。（市教育局）改造校舍。（市水利局负责）
"""


def test_scope_and_task() -> None:
    """A mark covers its item; the second mark of an item covers what lies between the two."""
    facts = found_in(ITEMS)
    assert short(facts, Basis.MARK) == [
        "lead|澄州市教育局|（一）增加学位",
        "support|澄州市财政局|（一）增加学位",
        "responsible|澄州市教育局|（二）改善条件",
        "responsible|澄州市水利局|改造校舍",
    ]
    text = HEAD + ITEMS
    assert text[facts[-1].extent.start : facts[-1].extent.end] == "改造校舍。"
    assert all(fact.task_id is None for fact in facts)


def test_evidence_is_the_quote() -> None:
    """The span of every fact leads to its quote."""
    facts = found_in(ITEMS)
    assert facts
    assert all(quote_of(HEAD + ITEMS, fact.evidence.span) == fact.evidence.quote for fact in facts)


def test_heading_passes_down() -> None:
    """A mark behind a heading covers the section and passes down to items that have no mark."""
    facts = found_in(
        "一、扩大资源（牵头单位：市教育局）\n（一）增加学位。新建幼儿园。\n（二）改善条件。更新设备。（市财政局负责）\n"
    )
    assert short(facts, Basis.MARK) == ["lead|澄州市教育局|一、扩大资源", "responsible|澄州市财政局|（二）改善条件"]
    assert short(facts, Basis.INHERITED) == ["lead|澄州市教育局|（一）增加学位"]


def test_default_owners() -> None:
    """Owners declared for all that follows come as inherited, only the classes among them."""
    facts = found_in(
        "一、扩大资源\n（一）增加学位。新建幼儿园。（责任单位：市教育局、各县（区）人民政府。"
        "下列责任单位均包括各县（区）人民政府，不再罗列）\n（二）改善条件。更新设备。（责任单位：市财政局）\n"
    )
    assert short(facts, Basis.INHERITED) == ["responsible|各县（区）人民政府|（二）改善条件"]


def test_due_in_the_covered_text() -> None:
    """Where the mark has no limit of its own, the first one of the text that it covers holds; a stage is none."""
    facts = found_in(
        "一、扩大资源\n1.2023年6月底前制定学位预警办法，逐片区公布供需情况。（市教育局负责）\n"
        "2.改善办学条件。逐校核查安全隐患，对存量校舍开展鉴定，并结合规划研究更新方案，2024年底前完成改造。（市财政局负责）\n"
        "3.减免租金。落实2023年3月前阶段性减免政策，逐户兑现。（市住建局负责）\n"
    )
    assert [fact.due.date if fact.due else None for fact in facts] == ["2023-06-30", "2024-12-31", None]


def test_item_behind_a_box() -> None:
    """A mark behind a box belongs to the numbered item in which it stands and not to the last line of the box."""
    facts = found_in(
        "一、重点工程\n（一）建设平台\n1.建设云平台。统一建设。（市数据局负责）\n专栏1 云平台项目\n1.云一期。建成机房。\n2.云二期。扩容。\n"
        "3.云三期。联网。\n2.建设数据中心。集约建设。（市教育局负责）\n"
    )
    assert [(fact.org, fact.task) for fact in facts if fact.basis is Basis.MARK] == [
        ("澄州市数据局", "1.建设云平台"),
        ("澄州市教育局", "2.建设数据中心"),
    ]


def test_heading_text_is_without_its_mark() -> None:
    """The task of a mark in a heading is the heading alone."""
    facts = found_in("一、活动清单\n1.防火宣讲日活动（市林业局）\n2.护鸟宣讲周活动（市气象局）\n")
    assert [fact.task for fact in facts if fact.basis is Basis.MARK] == ["1.防火宣讲日活动", "2.护鸟宣讲周活动"]


def test_collective() -> None:
    """Classes of bodies are marked as such and keep their words."""
    facts = found_in("一、扩大资源\n（一）增加学位。新建幼儿园。（市级有关部门及各县区按职责分工负责）\n")
    assert [(fact.org, fact.as_written, fact.collective) for fact in facts] == [
        ("澄州市有关部门", "市级有关部门", True),
        ("各县区", "各县区", True),
    ]


FIELDS = (
    "教育",
    "财政",
    "公安",
    "民政",
    "司法",
    "审计",
    "统计",
    "水利",
    "商务",
    "信访",
    "体育",
    "档案",
    "林业",
    "能源",
)


def test_long_mark_has_short_evidence() -> None:
    """Of a mark of more than 80 characters only the part around each name is quoted."""
    bureaus = "、".join(f"市{field}局" for field in FIELDS)
    facts = found_in(
        f"一、扩大资源\n（一）增加学位。新建幼儿园。（责任单位：{bureaus}，各县（市、区）人民政府、开发区管委会）\n"
    )
    assert len(facts) == 16
    assert all(8 <= len(fact.evidence.quote) <= 80 for fact in facts)
    assert all(fact.as_written in fact.evidence.quote for fact in facts)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由市教育局牵头制定实施细则。", ["lead|澄州市教育局"]),
        ("具体办法由财政、教育部门另行明确。", ["responsible|财政部门", "responsible|教育部门"]),
        ("本办法由市教育局负责解释。", ["responsible|澄州市教育局"]),
        ("市教育局牵头，市数据局配合，年内建成平台。", ["lead|澄州市教育局", "support|澄州市数据局"]),
        ("市教育局会同有关部门加强检查。", ["lead|澄州市教育局", "support|有关部门"]),
        ("与市体育局办好青少年联赛。", ["support|澄州市体育局"]),
        ("联合江岭师范大学开展骨干教师培训。", ["support|江岭师范大学"]),
        ("督促东塘区、西屏区加快学校建设。", ["directed|澄州市东塘区", "directed|澄州市西屏区"]),
        ("支持澄州职业技术学院申报新专业。", ["directed|澄州职业技术学院"]),
        ("指导各地区开展试点。", ["directed|各地区"]),
        ("财政部门要加强资金监管。", ["responsible|财政部门"]),
        ("充分发挥市档案局作用，推进档案开放。", ["responsible|澄州市档案局"]),
        (
            "建立教育部门牵头，公安、民政等部门参与的工作机制。",
            ["lead|教育部门", "support|公安部门", "support|民政部门"],
        ),
        # no owner
        ("由市场决定资源配置。", []),
        ("推动高质量发展，支持企业创新。", []),
        ("各级各类学校要重视安全。", []),  # addresses everybody
        ("各地要高度重视。", []),
        ("与先进地区对接。", []),
        ("指导学校完善制度。", []),
        ("充分发挥市场作用。", []),
        ("鼓励社会力量参与办学。", []),
    ],
)
def test_sentences(sentence: str, expected: list[str]) -> None:
    """What a sentence states is found; what addresses everybody or nobody is not."""
    facts = found_in(f"一、保障措施\n（一）加强领导。{sentence}\n")
    assert sorted(f"{fact.role}|{fact.org}" for fact in facts) == sorted(expected)
    assert all(fact.basis is Basis.SENTENCE for fact in facts)


def test_duties() -> None:
    """A list of departments with their duties gives one responsibility each, 会同 two more."""
    facts = found_in(
        "一、部门职责\n林业部门。负责山场防火值守。\n财政部门。负责筹措巡护经费，并会同税务部门，核定减免额度。\n"
        "公安部门。负责林区道路巡查。\n"
    )
    assert sorted(f"{f.role}|{f.org}" for f in facts if f.basis is Basis.LIST) == [
        "lead|财政部门",
        "responsible|公安部门",
        "responsible|林业部门",
        "responsible|财政部门",
        "support|税务部门",
    ]


TABLE = "任务分工表\n序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t新建幼儿园\t市教育局\t市财政局、市水利局\t2024年6月底前\n2\t改造校舍\t市水利局\t/\t持续推进\n"


def test_text_table() -> None:
    """A table of text whose cells are parted by tabs gives owners, task and time limit of each row."""
    facts = found_in(TABLE)
    assert [(f.role.value, f.org, f.task, f.due.date if f.due else "") for f in facts] == [
        ("lead", "澄州市教育局", "1新建幼儿园", "2024-06-30"),
        ("support", "澄州市财政局", "1新建幼儿园", "2024-06-30"),
        ("support", "澄州市水利局", "1新建幼儿园", "2024-06-30"),
        ("lead", "澄州市水利局", "2改造校舍", None),
    ]


def test_merged_cells() -> None:
    """A merged cell of owners holds for all its rows."""
    text = HEAD + "任务分工表\n重点任务\n责任单位\n新建幼儿园\n市教育局\n改造校舍\n"
    places = {words: match.span() for words in ("重点任务", "责任单位", "新建幼儿园", "市教育局", "改造校舍")
              for match in [re.search(rf"(?<=\n){words}(?=\n)", text)] if match}  # fmt: skip
    grid = {
        "重点任务": (0, 0, 1),
        "责任单位": (0, 1, 1),
        "新建幼儿园": (1, 0, 1),
        "市教育局": (1, 1, 2),
        "改造校舍": (2, 0, 1),
    }
    cells = tuple(Cell(row, column, rows, 1, Span(*places[words])) for words, (row, column, rows) in grid.items())
    plain = reading_of(text)
    source = Source("样本.html", "", text, (Table(Span(0, len(text)), cells),))
    reading = Reading(source, plain.clean, plain.parts, plain.sections)
    facts = find_responsibilities(reading, FileFacts("样本.html", "", text))
    assert [(f.org, f.task) for f in facts] == [("澄州市教育局", "新建幼儿园"), ("澄州市教育局", "改造校舍")]


def test_problems() -> None:
    """What a mark names and no rule knows is reported with its place."""
    reading = reading_of(HEAD + "一、扩大资源\n（一）增加学位。新建幼儿园。（责任单位：市教育局、大家共同努力）\n")
    problems = responsibility_problems(reading, FileFacts("样本.txt", "", reading.source.text))
    assert [problem.code for problem in problems] == ["owner-not-read"]
    assert problems[0].span is not None
    assert reading.source.text[problems[0].span.start : problems[0].span.end] == "大家共同努力"


def test_head_in_two_rows() -> None:
    """责任单位 over 牵头单位 and 配合单位: the lower row tells the roles, and its words are no owners."""
    page = """<html><body><h1>澄州市水利重点任务分工方案</h1><table>
<tr><th rowspan="2">序号</th><th rowspan="2">任务</th><th colspan="2">责任单位</th><th rowspan="2">完成时限</th></tr>
<tr><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td>修复水闸12座</td><td>市水利局</td><td>市财政局、市发展改革委</td><td>2031年6月底</td></tr>
<tr><td>2</td><td>疏浚河道30公里</td><td>市水利局</td><td>市生态环境局</td><td>2031年底</td></tr>
</table></body></html>"""
    facts = extract(page.encode(), "a.html").responsibilities
    assert [(fact.role.value, fact.as_written) for fact in facts if fact.basis is Basis.MARK] == [
        ("lead", "市水利局"),
        ("support", "市财政局"),
        ("support", "市发展改革委"),
        ("lead", "市水利局"),
        ("support", "市生态环境局"),
    ]
