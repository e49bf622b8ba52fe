"""Goals: the objectives that goal sections set, one per sentence or per ——bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.labels import label_at
from extractors.reading import Reading, Section
from kg.facts import FileFacts, GoalFact, SectionFunction

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
# a sentence that sets a goal whatever section it stands in: 到2025年，…
DATED = re.compile(r"^(?:力争)?到20\d\d年")
MIN_LENGTH, MAX_TEXT, QUOTE = 10, 500, 80


def find_goals(reading: Reading, found: FileFacts) -> tuple[GoalFact, ...]:
    """Goals of all goal sections, in order.

    A ——bullet is one goal whatever its sentences; outside bullets each sentence is one. In a section on guiding
    thoughts, which may hold the goals as well, only sentences that open with 到…年 count. The horizon is the year that
    the sentence or an earlier one of the section names, else the document's last year.
    """
    periods = {d.id: d.period for d in found.documents}
    goals: list[GoalFact] = []
    for section in reading.sections:
        if section.label.startswith(("表", "专栏")):
            continue
        period = periods[section.doc]
        stated = _goals_in(reading, section, period)
        if section.function is SectionFunction.GOAL:
            goals += stated
        elif section.function is SectionFunction.PRINCIPLE:
            goals += (g for g in stated if DATED.match(g.text))
    return tuple(goals)


def _goals_in(reading: Reading, section: Section, period: tuple[int, int] | None) -> Iterator[GoalFact]:
    text = reading.clean.text
    horizon = period[1] if period else None
    for start, end in _units(reading, section):
        bullet = BULLET.match(text, start)
        label = label_at(text, start)
        low = bullet.end() if bullet else (label.end if label and label.end < end else start)
        words = text[low:end].rstrip("。；")
        year = next((m for m in HORIZON.finditer(words) if not period or int(m[1]) >= period[0]), None)
        if year and not bullet:
            horizon = int(year[1])
        if len(words) < MIN_LENGTH or NO_GOAL.match(words) or words.endswith("："):
            continue
        yield GoalFact(
            doc=section.doc,
            text=words,
            horizon=int(year[1]) if year else horizon,
            section=section.index,
            evidence=reading.evidence(low, min(low + len(words), low + QUOTE)),
            rule="goal_bullet" if bullet else "goal_sentence",
        )


def _units(reading: Reading, section: Section) -> Iterator[tuple[int, int]]:
    """Bullets whole, other paragraphs by sentence; table cells, which have no stop, are passed over."""
    text = reading.clean.text
    at = section.head_end
    while at < section.body_end and text[at] in "。\n ：":
        at += 1
    while at < section.body_end:
        stop = text.find("\n", at, section.body_end)
        stop = section.body_end if stop < 0 else stop
        starts = [at, *(m.start() for m in INNER_BULLET.finditer(text, at, stop))]
        for low, high in zip(starts, [*starts[1:], stop], strict=True):
            if BULLET.match(text, low) and high - low <= MAX_TEXT:
                yield low, high
            else:
                yield from (
                    (a, b) for a, b in reading.sentences(low, high) if text[b - 1] in "。；！" and b - a <= MAX_TEXT
                )
        at = stop + 1
