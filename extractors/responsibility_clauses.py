"""Clauses of a sentence and what a rule finds in one: where subjects can stand, where tasks end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.name_lists import Name
from kg.facts import Role


@dataclass(frozen=True, slots=True)
class Found:
    """Names found by a rule in one role, the words that state it, and the task's range.

    `noun` is the range of words that say what the task is about and stand elsewhere: 具体办法由市教育局另行制定.
    """

    names: tuple[Name, ...]
    role: Role
    shown: tuple[int, int]
    task: tuple[int, int]
    rule: str
    noun: tuple[int, int] | None = None


SHOWN = 24  # characters quoted behind the point where the task begins
# what can stand before the subject of a clause: 第八条, （一）, 1., 二是, 同时, 2031年6月底前
OPENING = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+条 ?|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|[一二三四五六七八九十]{1,3}(?:是|、)|[①-⑳])? ?"
    r"(?:同时|其中|原则上|必要时|今后)?(?:20\d\d年[^，。；]{0,6}?[前底内])?"
)


def clause_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the clauses of a range begin, behind their label."""
    at = start
    for i in range(start, end + 1):
        if i == end or text[i] in "，；。：\n":
            if at < i:
                match = OPENING.match(text, at, i)
                yield match.end() if match else at
            at = i + 1


def clause_end(text: str, start: int, end: int, *, signs: str = "。；\n") -> int:
    """Where the clause ends: at the first of the signs."""
    stops = [i for i in (text.find(sign, start, end) for sign in signs) if i >= 0]
    return min(stops, default=end)


def clause_start(text: str, at: int, low: int) -> int:
    """Where the clause that holds a place begins."""
    return max(low, 1 + max(text.rfind(sign, low, at) for sign in "，。；：\n"))
