"""Goals: the objectives that goal sections set, one per sentence or per ——bullet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.labels import label_at
from extractors.reading import Reading, Section
from extractors.target_sections import reports, sets_goals
from kg.facts import Evidence, FileFacts, GoalFact, SectionFunction

# ——职业教育产教融合发展。… / ●… / ·…
BULLET = re.compile(r"[—–-]{2,}|[●■◆▪►·]")
# a bullet behind a stop in a text without line ends: …显著提升。——教育…
INNER_BULLET = re.compile(r"(?<=[。；：])——")
# 到2025年 / 2025年底前 / 到2035年
HORIZON = re.compile(
    r"(?<![比较由从自与同上])(?<!相比)(?<!对比)(?:到|至)?(20\d\d)年(?:底|末|前)?(?!以来|相比|基础|水平)"
)
# a table, its caption or a remark about the goals is no goal itself
NO_GOAL = re.compile(r"^(?:表\d|专栏|(?:指标|单位|序号)(?:：|$)|注：|其中：|具体指标|上述|以上|这些|详见|见附)")
# a sentence that sets a goal whatever section it stands in: 到2025年，… / 用三年左右时间，… / 展望2035年，…
DATED = re.compile(
    r"^(?:力争|争取|确保|努力)?(?:到20\d\d年|至?20\d\d年(?:底|末)?(?:之?前)?，|展望20\d\d年|到?“?十[一二三四五六]五”?末"
    r"|(?:用|通过|经过)(?:[一二两三四五六1-6][—～-]?)?[一二两三四五六1-6]年(?:左右)?的?(?:时间|努力))"
)
# a paragraph that says itself that it is one: 主要目标：…, 经济社会发展主要预期目标是：…
NAMED = re.compile(
    r"^(?:[^，。；：\n]{0,16}(?:主要|总体|总|工作|具体|阶段|年度|预期|发展|奋斗)目标(?:任务)?(?:是|为)?(?:：|(?<=[是为]))|目标(?:任务)?：)"
)
# a sentence that says what guides the work, and clauses that turn to its aim: 以…为指导，…，打造…
GUIDED = re.compile(r"^(?:坚持)?以[^。]{4,60}为指导")
AIM = re.compile(r"(?<=，)(?:进一步|(?:全力|着力|努力|加快|奋力)?(?:打造|建成|构建|形成|实现)|为[^，。]{4,30}提供)")
# a sentence that only says how much something matters: 促进…是各级政府的重要职责
WEIGHS = re.compile(r"是[^，。]{2,30}的(?:重要|关键|必然|迫切|根本|基础性)[^，。]{2,6}$")
# a bullet that stands alone on its line, so that the paragraph below belongs to it
HEAD_LINE = 40
# a remark under a table: 注：…, ②…
REMARK = re.compile(r"\s*(?:注：|[①-⑳*※])")
# length of a paragraph of running text, other than a cell
PARAGRAPH = 60
MIN_LENGTH, MAX_TEXT, QUOTE = 10, 500, 80


def find_goals(reading: Reading, found: FileFacts) -> tuple[GoalFact, ...]:
    """Goals of all goal sections, in order.

    A ——bullet is one goal whatever its sentences; outside bullets each sentence is one. In a section on guiding
    thoughts, which may hold the goals as well, only sentences that open with 到…年 count, and where the document has no
    goal section the aim of the guiding sentence. In other sections only paragraphs count that call themselves goals.
    The horizon is the year that the sentence or an earlier one of the section names, else the document's last year.
    """
    periods = {d.id: d.period for d in found.documents}
    served = {s.doc for s in reading.sections if sets_goals(s)}
    goals: list[GoalFact] = []
    for section in reading.sections:
        boxed = section.label.startswith(("表", "专栏"))
        if boxed and not sets_goals(section):
            continue
        stated = _goals_in(reading, section, periods[section.doc], boxed=boxed)
        if sets_goals(section):
            mixed = section.function is not SectionFunction.GOAL
            goals += (g for g in stated if not (mixed and (GUIDED.match(g.text) or WEIGHS.search(g.text))))
        elif section.function is SectionFunction.PRINCIPLE:
            for goal in stated:
                if DATED.match(goal.text):
                    goals.append(goal)
                elif section.doc not in served and GUIDED.match(goal.text):
                    goals += _aim(reading, section, goal)
        elif not reports(reading, section):
            goals += _named_goals(reading, section, periods[section.doc])
    return tuple(goals)


def _aim(reading: Reading, section: Section, goal: GoalFact) -> Iterator[GoalFact]:
    """The aim at the end of a guiding sentence."""
    if found := AIM.search(goal.text):
        low = reading.clean.at(goal.evidence.span.start) + found.start()
        words = goal.text[found.start() :]
        yield replace(goal, text=words, evidence=_evidence(reading, low, len(words)), rule="goal_of_guidance")


def _named_goals(reading: Reading, section: Section, period: tuple[int, int] | None) -> Iterator[GoalFact]:
    """Sentences of the paragraphs in a section that call themselves goals."""
    text = reading.clean.text
    at = section.head_end
    while at < section.body_end:
        stop = text.find("\n", at, section.body_end)
        stop = section.body_end if stop < 0 else stop
        if named := NAMED.match(text[at:stop]):
            whole = "是" in named[0] or "为" in named[0]
            ranges = reading.sentences(at if whole else at + named.end(), stop)
            yield from _made(reading, section, [next(ranges)] if whole else ranges, period)
        at = stop + 1


def _goals_in(reading: Reading, section: Section, period: tuple[int, int] | None, *, boxed: bool) -> Iterator[GoalFact]:
    """Goals in the section; behind the table of a box only in paragraphs of running text, which are not in the box."""
    units = _units(reading, section)
    if boxed:
        text = reading.clean.text
        units = (
            u for u in units if _line_length(text, u[0]) >= PARAGRAPH and not REMARK.match(text, _line(text, u[0]))
        )
    yield from _made(reading, section, units, period)


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_length(text: str, at: int) -> int:
    end = text.find("\n", at)
    return (len(text) if end < 0 else end) - _line(text, at)


def _made(
    reading: Reading, section: Section, units: Iterable[tuple[int, int]], period: tuple[int, int] | None
) -> Iterator[GoalFact]:
    """Goals in these ranges of the section."""
    text = reading.clean.text
    horizon = period[1] if period else None
    for start, end in units:
        bullet = BULLET.match(text, start)
        label = label_at(text, start)
        low = bullet.end() if bullet else (label.end if label and label.end < end else start)
        if (named := NAMED.match(text[low:end])) and named[0][-2] not in "是为":
            low += named.end() * named[0].endswith("：")
        words = text[low:end].rstrip("。；\n")
        year = next((m for m in HORIZON.finditer(words) if not period or int(m[1]) >= period[0]), None)
        if year and not bullet:
            horizon = int(year[1])
        if len(words) < MIN_LENGTH or NO_GOAL.match(words) or words.endswith("："):
            continue
        yield GoalFact(
            doc=section.doc,
            text=words.replace("\n", ""),
            horizon=int(year[1]) if year else horizon,
            section=section.index,
            evidence=_evidence(reading, low, len(words)),
            rule="goal_bullet" if bullet else "goal_sentence",
        )


def _evidence(reading: Reading, low: int, length: int) -> Evidence:
    return reading.evidence(low, low + min(length, QUOTE))


def _units(reading: Reading, section: Section) -> Iterator[tuple[int, int]]:
    """Bullets whole, other paragraphs by sentence; table cells, which have no stop, are passed over."""
    text = reading.clean.text
    at = section.head_end
    while at < section.body_end and text[at] in "。\n ：":
        at += 1
    while at < section.body_end:
        stop = text.find("\n", at, section.body_end)
        stop = section.body_end if stop < 0 else stop
        if BULLET.match(text, at) and stop - at <= HEAD_LINE and stop < section.body_end:
            below = text.find("\n", stop + 1, section.body_end)
            below = section.body_end if below < 0 else below
            if not BULLET.match(text, stop + 1) and not HORIZON.match(text, stop + 1):
                stop = below
        starts = [at, *(m.start() for m in INNER_BULLET.finditer(text, at, stop))]
        for low, high in zip(starts, [*starts[1:], stop], strict=True):
            if BULLET.match(text, low) and high - low <= MAX_TEXT:
                yield low, high
            else:
                yield from (
                    (a, b) for a, b in reading.sentences(low, high) if text[b - 1] in "。；！" and b - a <= MAX_TEXT
                )
        at = stop + 1
