"""Which tasks serve a goal, and which targets put it into numbers.

A target in the goal's own sentence is what the text itself says. That a task serves a goal is inferred: from where it
stands (the part of the document that the goal opens), else from the words that both share. Each link tells which.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from extractors.reading import Reading
from extractors.word_lists import words_of
from kg.facts import FileFacts, GoalFact, GoalLink, LinkBasis, TaskFact

#: Share of a task's own words that the goal must have.
_LEAST_SHARE: Final = 0.5
#: Pairs of signs that goal and task must share at least: 学前教育 has three.
_LEAST_PAIRS: Final = 3
#: Tasks of one goal at most, the best first; a goal that all tasks serve tells nothing.
_MOST: Final = 12
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def find_goal_links(reading: Reading, found: FileFacts) -> tuple[GoalLink, ...]:
    """Links of all goals of the file, by goal, then targets before tasks.

    Args:
        reading: the file as read.
        found: facts of the earlier extractors; goals, targets and tasks count.
    """
    words = {task.id: _pairs(task.title) for task in found.tasks}
    weights = _weights(words)
    links: list[GoalLink] = []
    for index, goal in enumerate(found.goals):
        links.extend(_targets(index, goal, found))
        links.extend(_by_section(reading, index, goal, found) or _by_words(index, goal, found, words, weights))
    return tuple(links)


def _targets(index: int, goal: GoalFact, found: FileFacts) -> Iterator[GoalLink]:
    """Targets that stand in the goal's sentence."""
    whole = goal.evidence.span
    for place, target in enumerate(found.targets):
        if target.doc == goal.doc and whole.start <= target.evidence.span.start < whole.end:
            yield GoalLink(goal.doc, index, None, place, LinkBasis.SENTENCE, 1.0)


def _by_section(reading: Reading, index: int, goal: GoalFact, found: FileFacts) -> list[GoalLink]:
    """Tasks of the part that a goal opens: 三、数字政府 with 1. 目标 and 2. 任务; not of the whole document."""
    if goal.section is None:
        return []
    part = reading.sections[goal.section].parent
    if part is None:
        return []
    inside = [
        task
        for task in found.tasks
        if task.doc == goal.doc and task.section not in (None, goal.section) and part in _above(reading, task.section)
    ]
    return [GoalLink(goal.doc, index, task.id, None, LinkBasis.SECTION, 1.0) for task in inside[:_MOST]]


def _above(reading: Reading, section: int | None) -> set[int]:
    """A section and all around it."""
    found: set[int] = set()
    current = section
    while current is not None and current not in found:
        found.add(current)
        current = reading.sections[current].parent
    return found


def _by_words(
    index: int, goal: GoalFact, found: FileFacts, words: Mapping[str, frozenset[str]], weights: Mapping[str, float]
) -> list[GoalLink]:
    """Tasks most of whose own words the goal has."""
    pairs = _pairs(goal.text)
    scored = [(_score(words[task.id], pairs, weights), task) for task in found.tasks if task.doc == goal.doc]
    best = sorted((item for item in scored if item[0] >= _LEAST_SHARE), key=lambda item: (-item[0], _order(item[1])))
    return [GoalLink(goal.doc, index, task.id, None, LinkBasis.TERMS, score) for score, task in best[:_MOST]]


def _order(task: TaskFact) -> int:
    return task.extent.start


def _score(task: frozenset[str], goal: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weight of the shared pairs as a share of the task's, whatever their order; 0 where too few are shared."""
    shared = task & goal
    whole = math.fsum(weights[pair] for pair in task)
    held = math.fsum(weights[pair] for pair in shared)
    return round(held / whole, 2) if len(shared) >= _LEAST_PAIRS and whole else 0.0


def _weights(words: Mapping[str, frozenset[str]]) -> Mapping[str, float]:
    """Weight of each pair of signs: those that few tasks have tell most (inverse document frequency)."""
    counts = Counter(pair for pairs in words.values() for pair in pairs)
    return {pair: math.log(1 + len(words) / count) for pair, count in counts.items()}


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring signs of a text, without those of words that say nothing by themselves."""
    for word in words_of("goal_links.csv", "stop"):
        text = text.replace(word, "　")
    return frozenset(run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1))
