"""For which year a number holds, and whether it is promised, reached or the value before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.reading import Part, Reading, Section
from extractors.target_words import WordKind, any_of
from kg.facts import DocumentType, SectionFunction, ValueRole

# a year of which something is said: 到2025年, 2020年, 2023年底前; not 比2015年, not 2021—2025年, not 〔2021〕
YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)年(?!\s*[—～~至-]|代|版|的?基础|水平|度?[^，。；]{0,4}(?:《|〔))")
# last year of a named period: “十四五”末, “十三五”期间
PERIOD = re.compile(r"[“\"]?([一二三四五六七八九十]{1,3})五[”\"]?(?:规划)?(?:末|期末|期间|时期|收官|结束)")
# the year of the document: 年底前, 年内, 今年, 全年
THIS_YEAR = re.compile(r"(?<![\d半])(?:年底|年内|年末|今年|全年|本年度)")
# a year that is only a measuring rod: 比2012年, 较2019年, 由2012年的, 2013年水平, 2019年版
ROD = re.compile(r"(?:比|较|由|从|自|同|与|相当于|在)(?:\s*)$")
# a norm for every period: 每周, 每学期; not 每个, 每万人
EVERY = re.compile(r"每(?:年|周|天|日|月|季度?|学期|学年|半年|[一二三四五两\d～—-]+年|人每月)")
# reached: 目前, 已建成, 现有, 截至; 年来
REACHED = re.compile(r"(?:目前|(?<!在)现有|截至|现已|已有|共有|五年来|年以来|近年来|过去)")
# to be reached: 到2025年, 力争, 确保
AHEAD = re.compile(r"(?:到|至|力争|确保|争取)(?:20\d\d年)|20\d\d年(?:底|末)?(?:之?前)|力争|争取")
# a heading that names the year of what it promises: 2027年工作安排
HEADING_YEAR = re.compile(r"(20\d\d)年(?!度?[^，。]{0,4}(?:成效|成绩|回顾|情况|总结))")
# a title that names years: “十四五”规划, 2023年工作要点
NAMED = re.compile(r"20\d\d|[一二三四五六七八九十]五”?")
REPORTING = (SectionFunction.ACHIEVEMENT, SectionFunction.BACKGROUND)
# what a section of a report must do to look ahead: 下一步工作, 工作目标
AHEAD_OF_REPORT = (SectionFunction.GOAL, SectionFunction.MEASURE)
HAN = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class When:
    """Year and role of one number; `stated` where the text says the year."""

    year: int | None
    role: ValueRole
    stated: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What the place of a sentence says: its part and section, and the year that its paragraph goes on with."""

    part: Part
    section: Section | None
    carried: int | None


def when(sentence: str, at: int, frame: Frame) -> When:
    """Year and role of the number at `at` of the sentence."""
    role = role_of(sentence, frame)
    stated = stated_year(sentence, at, frame)
    base = base_year(frame.part)
    if stated is not None:
        if role is ValueRole.TARGET and base and stated < base and not AHEAD.search(sentence[:at]):
            if re.search(r"(?:确保|力争|争取|努力)[^。；]*$", sentence[:at]):
                return When(goal_year(frame.part), role, False)
            role = ValueRole.ACTUAL
        elif role is ValueRole.ACTUAL and base and stated > base and AHEAD.search(sentence):
            role = ValueRole.TARGET
        return When(stated, role, True)
    if role is ValueRole.ACTUAL:
        return When(reached_year(frame.part), role, False)
    if _stands_every_year(sentence, at):
        return When(None, role, False)
    return When(frame.carried or _default_year(frame), role, False)


def _stands_every_year(sentence: str, at: int) -> bool:
    """Whether the number is a standing norm: 每周2节, 补贴不少于1800元."""
    clause = re.split(r"[，；。]", sentence[:at])[-1]
    if EVERY.search(clause):
        return True
    around = sentence[max(0, at - 24) : at].rpartition("；")[2] + re.split(r"[，；。]", sentence[at : at + 40])[0]
    return re.search(any_of(WordKind.STANDING), around) is not None


def base_year_at(sentence: str, at: int) -> int | None:
    """Year of an earlier value: 2012 in 比2012年36.5万吨; None where the text gives none."""
    years = re.findall(r"(20\d\d|19\d\d)年(?:底|末)?(?:的|法定的)?$", sentence[max(0, at - 12) : at])
    return int(years[-1]) if years else None


def role_of(sentence: str, frame: Frame) -> ValueRole:
    """Target or actual, from what the section does and what the document is."""
    function = frame.section.function if frame.section else None
    if function in REPORTING:
        return ValueRole.ACTUAL
    kind = frame.part.fact.type
    if kind is DocumentType.WORK_SUMMARY and function not in AHEAD_OF_REPORT:
        return ValueRole.ACTUAL
    if REACHED.search(sentence) and not AHEAD.search(sentence):
        return ValueRole.ACTUAL
    return ValueRole.TARGET


def stated_year(sentence: str, at: int, frame: Frame) -> int | None:
    """Year that the sentence states for the number at `at`: the nearest before it, else one behind it in brackets."""
    last: tuple[int, int] | None = None
    for found in YEAR.finditer(sentence, 0, at):
        if not ROD.search(sentence[: found.start()]) or re.search(
            r"(?:^|[，。；、力争])(?:到|至|在)$", sentence[: found.start()]
        ):
            last = (found.start(), int(found[1]))
    for found in PERIOD.finditer(sentence, 0, at):
        if last is None or found.start() > last[0]:
            last = (found.start(), 1955 + 5 * _han(found[1]))
    if last is not None:
        return last[1]
    issued = frame.part.fact.issued
    if THIS_YEAR.search(sentence[:at]) and not frame.part.fact.period and issued:
        return int(issued[:4])
    return None


def horizon(sentence: str) -> int | None:
    """Year that a sentence sets for those that follow: 到2025年，…"""
    found = re.search(r"(?:到|至)(20\d\d)年", sentence)
    return int(found[1]) if found else None


def _han(text: str) -> int:
    head, ten, tail = text.rpartition("十")
    return ((HAN.get(head, 0) or 1) * 10 if ten else 0) + HAN.get(tail, 0)


def _title_year(part: Part) -> int | None:
    years = re.findall(r"20\d\d", part.fact.title)
    return int(years[-1]) if len(years) == 1 else None


def base_year(part: Part) -> int | None:
    """Year in which the document speaks."""
    fact = part.fact
    if fact.type is DocumentType.WORK_SUMMARY:
        return fact.period[1] if fact.period else _title_year(part)
    if fact.issued:
        return int(fact.issued[:4])
    return fact.period[0] if fact.period else _title_year(part)


def reached_year(part: Part) -> int | None:
    """Year that reported values hold for: the year of a summary, the year before a report or a plan begins."""
    fact = part.fact
    if fact.type is DocumentType.WORK_SUMMARY:
        return base_year(part)
    if fact.type is DocumentType.REPORT:
        year = _title_year(part) or base_year(part)
        return year - 1 if year else None
    return fact.period[0] - 1 if fact.period else None


def goal_year(part: Part) -> int | None:
    """Year that promises without a year hold for: the last of the period, else the year of the title."""
    return part.fact.period[1] if part.fact.period else _title_year(part)


def _default_year(frame: Frame) -> int | None:
    """Year of a promise without one: that of a period named in the title, of any period in a goal section."""
    goal = frame.section is not None and frame.section.function is SectionFunction.GOAL
    named = frame.part.fact.type in (DocumentType.PLAN, DocumentType.ACTION_PLAN) or NAMED.search(frame.part.fact.title)
    return goal_year(frame.part) if goal or named else None


def section_horizon(reading: Reading, section: Section | None) -> int | None:
    """Year that the opening sentence of a goal section sets for all that follows in it."""
    above = section
    while above is not None:
        if above.function in AHEAD_OF_REPORT and (year := HEADING_YEAR.match(above.title)):
            return int(year[1])
        if (named := PERIOD.search(above.title)) and above.function not in REPORTING:
            return 1955 + 5 * _han(named[1])
        above = None if above.parent is None else reading.sections[above.parent]
    while section is not None and section.function is SectionFunction.GOAL:
        opening = reading.clean.text[section.start : min(section.body_end, section.start + 160)]
        years = set(re.findall(r"(?:到|至)(20\d\d)年", opening))
        if len(years) == 1:
            return int(years.pop())
        section = None if section.parent is None else reading.sections[section.parent]
    return None
