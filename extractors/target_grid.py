"""What indicator tables have in common, however they are written down: column kinds, value cells, and a row's facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.quantities import unit_named
from extractors.reading import Part, Reading, Section
from extractors.target_sections import reports
from extractors.target_words import WordKind, starts_with, words
from extractors.target_years import base_year, goal_year, reached_year
from kg.evidence import evidence_at
from kg.facts import Span, TargetFact, ValueRole


class ColumnKind(StrEnum):
    """What a column of an indicator table holds."""

    INDEX = "index"
    GROUP = "group"
    NAME = "name"
    UNIT = "unit"
    VALUE = "value"
    CHANGE = "change"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `year` and `role` where its heading tells them, `title` for the words of a change."""

    kind: ColumnKind
    title: str
    year: int | None = None
    role: ValueRole | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """Words of a cell without white space, and where they stand in the source text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class GridRow:
    """One indicator with its cells in the value and change columns (None where a cell is empty)."""

    group: str
    name: GridCell
    unit: str
    values: tuple[GridCell | None, ...]
    attribute: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value cell, read: ">90" → (">", 90, "")."""

    op: str
    value: float
    unit: str
    down: bool


FIXED: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    # 序号
    (ColumnKind.INDEX, re.compile(r"序号|编号")),
    # 类别, 一级指标
    (ColumnKind.GROUP, re.compile(r"(?:指标)?(?:类别|分类|类型|领域|维度)|一级指标")),
    # 指标, 指标名称, 主要指标
    (ColumnKind.NAME, re.compile(r"(?:主要|具体|二级|三级)?指标(?:名称|内容|项目)?")),
    # 单位, 计量单位
    (ColumnKind.UNIT, re.compile(r"(?:计量)?单位")),
    # 属性, 指标属性
    (ColumnKind.ATTRIBUTE, re.compile(r"(?:指标)?(?:属性|性质)")),
)
GOAL_WORD = r"目标任务|目标值?|计划目标|计划值?|预期值?|预期目标|规划值?|规划目标"
BASE_WORD = r"现状值?|基期值?|基数|基础值|实际完成值?|实际值?|完成情况|完成值?|基准值"
# 2025年, 2025年目标值, 2020年（实际）, 到2025年
YEAR_COLUMN = re.compile(
    rf"(?:到|至)?(20\d\d|19\d\d)年?(?:底|末)?[（(]?(?:(?P<goal>{GOAL_WORD})|(?P<base>{BASE_WORD}))?[）)]?"
)
# 目标值, 预期值, 现状值
BARE_COLUMN = re.compile(rf"(?:规划|发展)?(?:(?P<goal>{GOAL_WORD})|(?P<base>{BASE_WORD}))")
# 比2015年提高, 2015年比2010年增长, 累计增长, 年均增长, [累计]
CHANGE_COLUMN = re.compile(r"(?:20\d\d年)?(?:比|较)20\d\d年.{0,8}|(?:五年)?(?:累计|年均).{0,8}")
# 14.1, >90, ≥80, 35.1%, 下降15%, -8%, 97%以上, 1,200, 2.7个百分点, 3万人
CELL = re.compile(
    r"(?P<down>下降|降低|减少|[-−－])?(?P<op>[<>≥≤＜＞]=?|不低于|不少于|不超过|约)?(?P<down2>[-−－])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[^\d以左]{0,6}?)(?P<bound>以上|以内|以下|左右)?"
)
OPS = {
    "<": "<",
    "＜": "<",
    ">": ">",
    "＞": ">",
    "≥": ">=",
    "≤": "<=",
    ">=": ">=",
    "<=": "<=",
    "不低于": ">=",
    "不少于": ">=",
    "不超过": "<=",
    "约": "~",
}
BOUNDS = {"以上": ">=", "以内": "<=", "以下": "<=", "左右": "~"}
# the unit in the name of an indicator: 排放总量（万吨）
NAME_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]$")
# "of which" rows: 其中：随班就读
OF_WHICH = re.compile(r"^其中[:：]?|^#|^[\d一二三四五六七八九十]+[.、．]")
# rows that count people without a unit: 在校生, 专任教师数, 随班就读
PEOPLE = re.compile(r"(?:生|教师|人数|人员|儿童|随班就读)数?$")


def column_of(heading: str) -> Column | None:
    """Column with this heading (white space left out), None where it is none of an indicator table."""
    for kind, pattern in FIXED:
        if pattern.fullmatch(heading):
            return Column(kind, heading)
    if found := YEAR_COLUMN.fullmatch(heading) or BARE_COLUMN.fullmatch(heading):
        year = int(found[1]) if found.re is YEAR_COLUMN else None
        role = ValueRole.TARGET if found["goal"] else ValueRole.BASELINE if found["base"] else None
        return Column(ColumnKind.VALUE, heading, year, role)
    if CHANGE_COLUMN.fullmatch(heading):
        return Column(ColumnKind.CHANGE, heading)
    return None


def is_indicator_table(columns: list[Column]) -> bool:
    """Whether the columns are those of an indicator table: a name, a value, and a unit, attribute or second value."""
    kinds = [c.kind for c in columns]
    values = kinds.count(ColumnKind.VALUE)
    more = ColumnKind.UNIT in kinds or ColumnKind.ATTRIBUTE in kinds or values > 1
    return ColumnKind.NAME in kinds and values > 0 and more


def value_of(cell: str) -> Value | None:
    """A value cell, read; None where it holds no plain number."""
    found = CELL.fullmatch(cell)
    if found is None or (found["unit"] and unit_named(found["unit"]) is None):
        return None
    op = OPS.get(found["op"] or "", "=")
    op = BOUNDS.get(found["bound"] or "", op)
    return Value(op, float(found["number"].replace(",", "")), found["unit"], bool(found["down"] or found["down2"]))


def indicator_of(name: str, group: str) -> tuple[str, str]:
    """Indicator with its group where the row alone is unclear, and the unit in brackets behind its name."""
    name = OF_WHICH.sub("", name)
    unit = ""
    if (bracket := NAME_UNIT.search(name)) and unit_named(bracket[1]):
        name, unit = name[: bracket.start()], bracket[1]
    unclear = name in words(WordKind.HEAD) or name == starts_with(name, WordKind.MEASURE) or len(name) <= 4
    shares = any(group[i : i + 2] in name for i in range(len(group) - 1))
    own = unclear and group and not shares and not group.endswith("指标")
    return (group + name if own else name), unit


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its document and section, and whether its caption says that it reports."""

    reading: Reading
    part: Part
    section: Section | None
    reports: bool


# captions of tables that report: 主要成就, 完成情况
REPORTS = re.compile(r"成就|完成情况|实现情况|执行情况|现状")


def place_at(reading: Reading, span: Span) -> Place | None:
    """Where the table at the span stands, None where no document holds it."""
    at = reading.clean.at(span.start)
    part = reading.part_at(at)
    if part is None:
        return None
    caption = reading.source.text[max(0, span.start - 60) : span.start].rstrip().rpartition("\n")[2]
    return Place(reading, part, reading.section_at(at), REPORTS.search(caption) is not None)


def row_facts(row: GridRow, columns: list[Column], place: Place) -> list[TargetFact]:
    """Facts of one row: one for each value and change cell that holds a number."""
    indicator, own_unit = indicator_of(row.name.text, row.group)
    facts = []
    years = [c.year for c in columns if c.kind is ColumnKind.VALUE and c.year]
    for column, cell in zip(columns, row.values, strict=False):
        value = value_of(cell.text) if cell else None
        if cell is None or value is None:
            continue
        unit = value.unit or row.unit or own_unit
        if not unit and value.value >= 100 and value.value.is_integer() and PEOPLE.search(row.name.text):
            unit = "人"
        year, role = _year_and_role(column, years, place)
        change = column.kind is ColumnKind.CHANGE
        facts.append(
            TargetFact(
                doc=place.part.id,
                indicator=indicator + column.title if change else indicator,
                op=value.op,
                value=value.value,
                unit=unit,
                year=year,
                role=role,
                attribute=row.attribute,
                growth=("annual" if "年均" in column.title else "cumulative") if change else None,
                direction="down" if value.down or "下降" in column.title else None,
                text=None,
                section=place.section.index if place.section else None,
                evidence=evidence_at(place.reading.source.text, Span(row.name.span.start, cell.span.end)),
                rule="table",
            )
        )
    return facts


def _year_and_role(column: Column, years: list[int], place: Place) -> tuple[int | None, ValueRole]:
    """Year and role of the cells of a column: years ahead are targets, the last one behind reached, others earlier."""
    now = base_year(place.part)
    told = reports(place.reading, place.section)
    ahead = [y for y in years if now is not None and y > now]
    reporting = place.reports or told or (bool(years) and now is not None and not ahead)
    reached = max((y for y in years if y not in ahead), default=None)
    if column.kind is ColumnKind.CHANGE:
        return max(years, default=None), ValueRole.ACTUAL if reporting and not ahead else ValueRole.TARGET
    if column.year is None:
        role = column.role or (ValueRole.ACTUAL if reporting else ValueRole.TARGET)
        return (goal_year(place.part) if role is ValueRole.TARGET else reached_year(place.part)), role
    if column.role is ValueRole.TARGET or column.year in ahead or (now is None and column.year == max(years)):
        return column.year, ValueRole.TARGET
    if reporting and column.year == reached:
        return column.year, ValueRole.ACTUAL
    return column.year, ValueRole.BASELINE
