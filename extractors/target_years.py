"""For which year a number holds, and whether it is promised, reached or the value before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.reading import Part, Reading, Section
from extractors.target_sections import REPORTING, reports, sets_goals
from extractors.target_words import WordKind, any_of
from kg.facts import DocumentType, SectionFunction, ValueRole

# a year of which something is said: 到2025年, 2020年, 2023年底前; not 比2015年, not 2021—2025年, not 〔2021〕
YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)年(?!\s*[—～~至-]|代|版|的?基础|水平|度?[^，。；]{0,4}(?:《|〔))")
# last year of a named period: “十四五”末, “十三五”期间
PERIOD = re.compile(r"[“\"]?([一二三四五六七八九十]{1,3})五[”\"]?(?:规划)?(?:末|期末|期间|时期|收官|结束)")
# the year of the document: 年底前, 年内, 今年, 3月底前, 上半年
THIS_YEAR = re.compile(
    r"(?<![\d半年一二两三四五])(?:年底前|年内|年末前|今年|本年度)|(?<![\d年])(?:1[0-2]|[1-9])月(?:底|末|份)?之?前|[上下]半年(?!以来)"
)
# likewise where the document plans for one year only: 年底, 全年
WHOLE_YEAR = re.compile(r"(?<![\d半年])(?:年底|年末|全年)")
# the year before it: 去年, 上年度; not 比上年, 上年同期
LAST_YEAR = re.compile(
    r"(?:(?<![比较同])去年|(?:^|(?<=[，。；]))上一?年度?)(?!同期|基础|水平|相比|增|提|下|[^，。；]{0,12}(?:的|占))"
)
# so many years from now on: 两年内, 3年之内
WITHIN = re.compile(r"(?<![\d—～~-])([一二两三四五六1-6])年(?:之|以)?内")
# what such a time counts from, if it counts from now: 力争两年内, ，用3年内; not 毕业(两年内), 渔船(一年内)
FROM_NOW = re.compile(r"(?:^|[，。；：、（）\s]|力争|争取|计划|用|在|于|今后|未来|确保|是|努力|重点|推动)$")
# what makes such a time part of a condition: 一年内(开展巡诊且取得许可的，给予)
CONDITION_BEHIND = re.compile(r"[^。；]*的，")
# years that the numbers behind them take one by one: 2023年、2024年分别新建10座、20座
ONE_BY_ONE = re.compile(r"((?:20\d\d年(?:底|末)?(?:之?前)?[、和，及与]?){2,})[^，。；]{0,24}?分别(?P<rest>[^；。]*)$")
# between the numbers of such a list
NEXT_NUMBER = re.compile(r"\d[^\d、，和及]*[、，和及]")
# a year behind the number up to which it holds: 提高至40%的政策延续到2023年底
UNTIL = re.compile(r"^[^。；]{0,24}(?:延续|延长|执行|实施|有效期|截止)(?:到|至|为)(20\d\d)年")
# a year that is only a measuring rod: 比2012年, 较2019年, 由2012年的, 2013年水平, 2019年版
ROD = re.compile(r"(?:比|较|由|从|自|同|与|相当于|在|对)(?:\s*)$")
# a norm for every period: 每周, 每学期; not 每个, 每万人
EVERY = re.compile(r"每(?:年|周|天|日|月|季度?|学期|学年|半年|[一二三四五两\d～—-]+年|人每月)")
# reached: 目前, 已建成, 现有, 截至; 年来; what work is done with or on, so that it is there: 依托, 用好
REACHED = re.compile(
    r"(?:目前|(?<!在)现有(?![^，。；（]{1,12}中(?:安排|选|抽|确定|调))|截至|现已|已有|共有|五年来|年以来|近年来|过去|去年"
    r"|依托(?=\d)|用好用足|用好|跟进)(?![^，。；]*(?:新增|新建|再))"
)
# what is there, on which more comes: 在(90个渔港的)基础上
ON_TOP = re.compile(r"\d+[^，。；\d%]{1,20}基础上")
# to be reached: 到2025年, 力争, 确保
AHEAD = re.compile(r"(?:到|至|力争|确保|争取)(?:20\d\d年)|20\d\d年(?:底|末)?(?:之?前)|力争|争取")
# words that turn from what is there to what is to be: 现有50个，今年计划新建8个
TURN = re.compile(rf"{AHEAD.pattern}|确保|计划|拟|今年|年底前|将(?=[^，。；]{{0,10}}(?:达|建|增|新|提|扩|力))")
# a time at the head of a sentence: “十三五”期间, 2020年, 近年来, 过去五年
OPENING_TIME = re.compile(
    r"(?:截至|截止|到|至)?(?:(?P<year>20\d\d)年(?:底|末)?，|“?(?P<han>[一二三四五六七八九十]{1,3})五”?(?:时期|期间|以来|末)"
    r"|近年来|五年来|近[一二两三四五几]+年来?，|过去[一二两三四五几\d]+年)"
)
# the time limit of an item, and how far behind a sentence it may stand
DUE = re.compile(r"完成(?:时限|时间|期限)[：为]?\s?(?:到|至)?(20\d\d)年")
FAR = 500
# a heading that names the year of what it promises: 2027年工作安排
HEADING_YEAR = re.compile(r"(20\d\d)年(?!度?[^，。]{0,4}(?:成效|成绩|回顾|情况|总结))")
# a title that names years: “十四五”规划, 2023年工作要点
NAMED = re.compile(r"20\d\d|[一二三四五六七八九十]五”?")
# the title of a report on a year, rather than one given in it: 2023年…情况的报告
SAID_YEAR = re.compile(r"(20\d\d)年度?[^，。]{0,30}(?:情况|总结|年报)")
# documents that look back on the whole
GIVEN_LATER = (DocumentType.WORK_SUMMARY, DocumentType.REPORT)
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
    """What the place of a sentence says: its part and section, and the year that its paragraph goes on with.

    `told` says that the section, or the paragraph so far, tells what is there.
    """

    part: Part
    section: Section | None
    carried: int | None
    told: bool


def when(sentence: str, at: int, frame: Frame) -> When:
    """Year and role of the number at `at` of the sentence."""
    role = role_of(sentence, at, frame)
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
        period = frame.part.fact.period
        known = frame.told or frame.part.fact.type in GIVEN_LATER or (period is not None and period[0] < period[1])
        return When(reached_year(frame.part) if known else None, role, False)
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


def role_of(sentence: str, at: int, frame: Frame) -> ValueRole:
    """Target or actual, from what the section does, what the document is, and the words before the number at `at`."""
    function = frame.section.function if frame.section else None
    if frame.told and (not frame.section or not TURN.search(sentence[:at]) or frame.section.function in REPORTING):
        return ValueRole.ACTUAL
    kind = frame.part.fact.type
    if kind is DocumentType.WORK_SUMMARY and function not in AHEAD_OF_REPORT:
        return ValueRole.ACTUAL
    before = sentence[:at]
    if ON_TOP.match(sentence, at):
        return ValueRole.ACTUAL
    reached = max((m.start() for m in REACHED.finditer(before)), default=-1)
    turned = max((m.start() for m in TURN.finditer(before)), default=-1)
    return ValueRole.ACTUAL if reached > turned else ValueRole.TARGET


def stated_year(sentence: str, at: int, frame: Frame) -> int | None:
    """Year that the sentence states for the number at `at`: the nearest before it, else one that ends it behind."""
    before = sentence[:at]
    if found := ONE_BY_ONE.search(before):
        years, place = re.findall(r"20\d\d", found[1]), len(NEXT_NUMBER.findall(found["rest"]))
        if place < len(years):
            return int(years[place])
    told = [*_named_years(sentence, at), *_counted_years(before, frame)]
    if told:
        return max(told)[1]
    if until := UNTIL.match(sentence[at:]):
        return int(until[1])
    return None


def _named_years(sentence: str, at: int) -> Iterator[tuple[int, int]]:
    """Places and years that the sentence names before `at`."""
    for found in YEAR.finditer(sentence, 0, at):
        if not ROD.search(sentence[: found.start()]) or re.search(
            r"(?:^|[，。；、力争])(?:到|至|在)$", sentence[: found.start()]
        ):
            yield found.start(), int(found[1])
    for found in PERIOD.finditer(sentence, 0, at):
        yield found.start(), 1955 + 5 * _han(found[1])


def _counted_years(before: str, frame: Frame) -> Iterator[tuple[int, int]]:
    """Places and years that are told by the year in which the document speaks: 今年, 去年, 两年内."""
    now = base_year(frame.part)
    if now is None:
        return
    period = frame.part.fact.period
    one_year = period is None or period[0] == period[1]
    for pattern, years in ((THIS_YEAR, 0), (WHOLE_YEAR, 0), (LAST_YEAR, -1)):
        if pattern is not WHOLE_YEAR or one_year:
            yield from ((found.start(), now + years) for found in pattern.finditer(before))
    for found in WITHIN.finditer(before):
        if CONDITION_BEHIND.match(before, found.end()) or not FROM_NOW.search(before, 0, found.start()):
            continue
        yield found.start(), now + (int(found[1]) if found[1].isdigit() else 2 if found[1] == "两" else HAN[found[1]])


def horizon(sentence: str) -> int | None:
    """Year that a sentence sets for those that follow: 到2025年，…"""
    found = re.search(r"(?:到|至)(20\d\d)年", sentence)
    return int(found[1]) if found else None


def due_year(text: str, end: int, section: Section | None) -> int | None:
    """Year of the time limit that closes the item whose sentence ends at `end`: 完成时限：2023年12月."""
    stop = min(section.body_end if section else end, end + FAR)
    found = DUE.search(text, end, stop)
    return int(found[1]) if found else None


def opens_in_past(sentence: str, part: Part) -> bool:
    """Whether a sentence opens with a time that is over, so that its paragraph goes on there: “十三五”期间, …"""
    found, base = OPENING_TIME.match(sentence), base_year(part)
    if found is None or base is None:
        return False
    return int(found["year"]) < base if found["year"] else found["han"] is None or 1955 + 5 * _han(found["han"]) < base


def _han(text: str) -> int:
    head, ten, tail = text.rpartition("十")
    return ((HAN.get(head, 0) or 1) * 10 if ten else 0) + HAN.get(tail, 0)


def _title_year(part: Part) -> int | None:
    years = re.findall(r"20\d\d", part.fact.title)
    return int(years[-1]) if len(years) == 1 else None


def _last_title_year(part: Part) -> int | None:
    """Last year that the title plans for: 2023 of 三年行动方案（2021—2023年）, 2025 of “十四五”规划."""
    title = part.fact.title
    years = [int(y) for y in re.findall(r"20\d\d", title)]
    years += [
        1955 + 5 * _han(m[1]) for m in re.finditer(r"([一二三四五六七八九十]{1,3})五”?(?:规划|时期|期间|发展)", title)
    ]
    return max(years, default=None)


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
        told = SAID_YEAR.search(fact.title)
        return int(told[1]) if told else year - 1 if year else None
    return fact.period[0] - 1 if fact.period else None


def goal_year(part: Part) -> int | None:
    """Year that promises without a year hold for: the last of the period, else the year of the title."""
    return part.fact.period[1] if part.fact.period else _last_title_year(part)


def _default_year(frame: Frame) -> int | None:
    """Year of a promise without one: that of a period named in the title, of any period in a goal section."""
    goal = frame.section is not None and sets_goals(frame.section)
    named = frame.part.fact.type in (DocumentType.PLAN, DocumentType.ACTION_PLAN) or NAMED.search(frame.part.fact.title)
    return goal_year(frame.part) if goal or named else None


def section_horizon(reading: Reading, section: Section | None) -> int | None:
    """Year that the opening sentence of a goal section sets for all that follows in it."""
    above = section
    while above is not None:
        if above.function in AHEAD_OF_REPORT and (year := HEADING_YEAR.match(above.title)):
            return int(year[1])
        if (named := PERIOD.search(above.title)) and not reports(reading, above):
            return 1955 + 5 * _han(named[1])
        above = None if above.parent is None else reading.sections[above.parent]
    while section is not None and sets_goals(section):
        opening = reading.clean.text[section.start : min(section.body_end, section.start + 160)]
        years = set(re.findall(r"(?:到|至)(20\d\d)年", opening))
        if len(years) == 1:
            return int(years.pop())
        section = None if section.parent is None else reading.sections[section.parent]
    return None
