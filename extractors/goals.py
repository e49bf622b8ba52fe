"""Goals: the objectives that goal sections set, one per sentence with a horizon or per bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.reading import Reading, Section
from kg.facts import FileFacts, GoalFact, SectionFunction

# ——职业教育产教融合发展。… / ●… / ·…
BULLET = re.compile(r"[—–-]{2,}|[●■◆▪►·]")
# a bullet behind a stop in a text without line ends: …显著提升。——教育…
INNER_BULLET = re.compile(r"(?<=[。；：])——")
# 到2025年 / 2025年底前 / 到2035年
HORIZON = re.compile(r"(?:到|至)?(20\d\d)年(?:底|末|前)?")
# words by which a sentence says what is to be reached
OBJECTIVE = re.compile(
    r"目标|实现|建成|形成|达到|基本|显著|明显|全面|进一步|更加|大幅|力争|确保|提升|提高|完善|健全|增强|优化|满足|领先|走在|打造"
)
MIN_LENGTH, MAX_TEXT = 12, 400


def find_goals(reading: Reading, found: FileFacts) -> tuple[GoalFact, ...]:
    """Goals of all goal sections, in order.

    A ——bullet is one goal whatever its sentences; outside bullets a sentence is a goal where it names the year it is
    set for, or where the section has no such sentence, the first one that states an objective.
    """
    periods = {d.id: d.period for d in found.documents}
    goals: list[GoalFact] = []
    for section in reading.sections:
        if section.function is not SectionFunction.GOAL:
            continue
        period = periods[section.doc]
        goals += _goals_in(reading, section, period[1] if period else None)
    return tuple(goals)


def _goals_in(reading: Reading, section: Section, last_year: int | None) -> Iterator[GoalFact]:
    text = reading.clean.text
    horizon = last_year
    stated = False
    for start, end in _units(reading, section):
        words = text[start:end]
        bullet = BULLET.match(words)
        year = HORIZON.search(words)
        low = start + bullet.end() if bullet else start
        if year and (year.group(0)[0] in "到至" or not bullet):
            horizon = int(year[1])
        fits = bool(bullet) or bool(year) or not stated
        if not fits or end - low < MIN_LENGTH or not OBJECTIVE.search(words):
            continue
        stated = True
        yield GoalFact(
            doc=section.doc,
            text=text[low:end].rstrip("。；"),
            horizon=int(year[1]) if year and bullet else horizon,
            section=section.index,
            evidence=reading.evidence(low, min(end, low + 80)),
            rule="goal_bullet" if bullet else "goal_sentence",
        )


def _units(reading: Reading, section: Section) -> Iterator[tuple[int, int]]:
    """Bullets whole, other paragraphs by sentence."""
    text = reading.clean.text
    at = section.head_end
    while at < section.body_end and text[at] in "。\n ：":
        at += 1
    while at < section.body_end:
        stop = text.find("\n", at, section.body_end)
        stop = section.body_end if stop < 0 else stop
        pieces = [at, *(m.start() for m in INNER_BULLET.finditer(text, at, stop))]
        for low, high in zip(pieces, [*pieces[1:], stop], strict=True):
            if BULLET.match(text, low) and high - low <= MAX_TEXT:
                yield low, high
            elif high > low:
                yield from reading.sentences(low, high)
        at = stop + 1
