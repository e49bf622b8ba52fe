"""What a responsibility covers: from the previous mark, or the start of its item, up to itself; a heading's section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.due import limiting_due
from extractors.marks import Mark
from extractors.reading import Part, Reading, Section
from kg.facts import Due

TASK_LENGTH = 60  # characters of a task's short text (fact format)
# 二、扩大资源（牵头单位：市教育局）
MARK_IN_HEADING = re.compile(r"[（〔\[][^（）〔〕\[\]]*(?:单位|部门|牵头|负责|配合)[^）〕\]]*[）〕\]]?")


@dataclass(frozen=True, slots=True)
class Scope:
    """Range of the clean text that a mark covers, its short text, and the section whose heading carries the mark."""

    start: int
    end: int
    task: str
    heading: Section | None = None


def scope_of(reading: Reading, part: Part, mark: Mark, previous_end: int) -> Scope:
    """Return what a mark covers.

    Args:
        reading: the source.
        part: document that the mark stands in.
        mark: the mark.
        previous_end: end of the mark before it, 0 if it is the first.
    """
    section = reading.section_at(mark.start)
    if section is not None and _behind_heading(reading, section, mark):
        task = heading_text(reading, section, until=mark.start)
        return Scope(section.start, section.end, task, section)
    item = section.start if section is not None else part.body
    numbered = _last_item(reading.clean.text, section.head_end if section is not None else item, mark.start)
    if section is not None and numbered > previous_end:  # an item that the outline does not hold, as behind a box
        return Scope(numbered, mark.start, first_words(reading.clean.text, numbered, mark.start))
    if section is None or previous_end > item:
        start = _item_start(reading.clean.text, max(previous_end, item), mark.start)
        return Scope(start, mark.start, first_words(reading.clean.text, start, mark.start))
    return Scope(item, mark.start, heading_text(reading, section))


def heading_text(reading: Reading, section: Section, *, until: int | None = None) -> str:
    """Number and heading of a section without the mark in it, at most 60 characters.

    Args:
        reading: the source.
        section: the section.
        until: where the mark in the heading begins, if it is known.
    """
    end = section.head_end if until is None else min(section.head_end, until)
    words = MARK_IN_HEADING.sub("", reading.clean.text[section.start : end])
    return _short(words.strip(" 。；，、\n")) or f"{section.label}{section.title}"[:TASK_LENGTH]


def first_words(text: str, start: int, end: int) -> str:
    """First sentence of the range, at most 60 characters."""
    words = text[start:end].strip(" 。；，、\n")
    return _short(re.split(r"[。；\n]", words, maxsplit=1)[0])


def _short(words: str) -> str:
    """At most 60 characters; a long sentence gives its first clause: （三）稳定和扩大就业."""
    clause = words.split("，", 1)[0]
    return clause if len(words) > TASK_LENGTH // 2 and 8 <= len(clause) <= TASK_LENGTH else words[:TASK_LENGTH]


def due_of(reading: Reading, mark: Mark, scope: Scope, *, issued_year: int | None) -> Due | None:
    """Time limit of a mark: its own, or the first one that the covered text names (…，2031年底前建成)."""
    if mark.due is not None:
        return mark.due
    return limiting_due(reading.clean.text[scope.start : mark.start], issued_year=issued_year)


def _behind_heading(reading: Reading, section: Section, mark: Mark) -> bool:
    """Whether the mark stands in a heading or right behind it, before any other words of the section."""
    if mark.start < section.head_end:
        return True
    between = reading.clean.text[section.head_end : mark.start].strip(" 。\n：")
    return between == ""


# an item number at the start of a line: 1. / （2） / 二、
ITEM = re.compile(r"\n(?=(?:\d{1,3}[.、．](?!\d)|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、))")


def _item_start(text: str, low: int, high: int) -> int:
    """Start of the item: the first sign behind the last mark, or the last numbered line before this one."""
    start = low
    while start < high and text[start] in " 。；，、\n）":
        start += 1
    return max(start, _last_item(text, max(low - 1, 0), high))


def _last_item(text: str, low: int, high: int) -> int:
    """Where the last numbered line of a range begins, -1 if there is none."""
    starts = [match.end() for match in ITEM.finditer(text, low, high)]
    return starts[-1] if starts and starts[-1] < high - 1 else -1
