"""The sentence around a passage, as a reader would quote it."""

from __future__ import annotations

import re
from typing import Final

from kg.evidence import PAGE_MARK, quote_of
from kg.facts import Span

_REACH: Final = 400  # code points looked at on either side; a longer sentence is cut there
_STOPS: Final = "。！？!?"
_CLOSING: Final = "”’」』\"'"
_LEFT_OVER: Final = f"{_CLOSING}*"  # behind a full stop, these do not begin the next sentence; ** is Markdown
_OPEN_BRACKETS: Final = "（(〔[【"
_CLOSED_BRACKETS: Final = "）)〕]】"
_MARK_REACH: Final = 200  # code points that a mark of responsibility can be long

_NUMERAL: Final = "[一二三四五六七八九十百]+"
# what headings and items begin with: "一、", "（一）", "(1)", "1.", "第三条"
_ITEM: Final = (
    rf"{_NUMERAL}、|[（(](?:{_NUMERAL}|\d{{1,3}})[）)]|\d{{1,3}}[.．、](?!\d)|第(?:{_NUMERAL}|\d{{1,3}})[章节条]"
)
# a new paragraph: nothing, an indent, an item, "专栏1", "——", "- ", "## ", "|"; not the page mark "—15—"
_NEW_PARAGRAPH = re.compile(
    rf"[ \t]*(?:\n|$|\u3000| {{2}}|{_ITEM}|专栏|附件|附表|表\d|[—－-]{{1,2}}(?!\s*\d)|[●•◆■]|#|\|)"
)
# a heading line: "一、总体要求", "（一）指导思想", "## 三、…"
_HEADING = re.compile(rf"[ \t\u3000#*]*(?:{_ITEM})")
# the last signs of a word that a wrapped line left over: 考。
_REMAINDER = re.compile(r"[\u4e00-\u9fff]{1,3}。")
_LONGER: Final = 1.5  # a wrapped line is about as long as the next one; a title above its paragraph is not
_SHORT_LINE: Final = 15  # a line shorter than this is no wrapped line of running text


def sentence_around(text: str, span: Span) -> str:
    """Return the sentence in which a passage stands, without white space and page marks.

    A mark of responsibility that stands behind the full stop brings along the sentence before it.
    """
    bracket = _bracket_around(text, span)
    start, end = (bracket.start, bracket.end) if bracket else (span.start, span.end)
    before = text[:start].rstrip()
    stands_alone = not before or before[-1] in _STOPS + _CLOSING
    if bracket and stands_alone:
        start = _start(text, len(before.rstrip(_STOPS + _CLOSING)))
        after = end + 1 if text[end : end + 1] in tuple(_STOPS) else end
        return quote_of(text, Span(_behind_mark(text, start, bracket.start), after))
    return quote_of(text, Span(_behind_mark(text, _start(text, start), start), _end(text, end)))


def _behind_mark(text: str, start: int, limit: int) -> int:
    """Where a sentence really begins that opens with the mark of the one before: （牵头单位：甲局）建设平台…"""
    if start >= limit or text[start] not in _OPEN_BRACKETS or re.match(_ITEM, text[start : start + 8]):
        return start
    mark = _closed(text, start, start + 1)
    if mark is None or mark.end >= limit:
        return start
    return next((at for at in range(mark.end, limit) if not text[at].isspace()), start)


def _bracket_around(text: str, span: Span) -> Span | None:
    """The bracket that holds the passage or is it, with its signs."""
    depth = 0
    for opened in range(min(span.start + 1, len(text)) - 1, max(-1, span.start - _MARK_REACH), -1):
        sign = text[opened]
        if sign in _STOPS:
            return None
        if sign in _CLOSED_BRACKETS and opened < span.start:
            depth += 1
        elif sign in _OPEN_BRACKETS:
            if depth == 0:
                return _closed(text, opened, span.end)
            depth -= 1
    return None


def _closed(text: str, opened: int, at_least: int) -> Span | None:
    """The bracket from its opening sign to its own closing sign, if that stands at or behind `at_least`."""
    depth = 0
    for place in range(opened, min(len(text), at_least + _MARK_REACH)):
        depth += (text[place] in _OPEN_BRACKETS) - (text[place] in _CLOSED_BRACKETS)
        if depth == 0:
            return Span(opened, place + 1) if place + 1 >= at_least else None
    return None


def _start(text: str, place: int) -> int:
    """Where the sentence begins that goes on at `place`."""
    for at in range(place, max(0, place - _REACH), -1):
        sign = text[at - 1]
        if sign in _STOPS or (sign == "\n" and _ends_paragraph(text, at - 1)):
            return next((i for i in range(at, place) if not (text[i] in _LEFT_OVER or text[i].isspace())), place)
    return max(0, place - _REACH)


def _end(text: str, place: int) -> int:
    """Where the sentence ends that has come to `place`."""
    if place > 0 and text[place - 1] in _STOPS:
        return place
    for at in range(place, min(len(text), place + _REACH)):
        if text[at] in _STOPS:
            return at + 2 if text[at + 1 : at + 2] in tuple(_CLOSING) else at + 1
        if text[at] == "\n" and _ends_paragraph(text, at):
            return at
    return min(len(text), place + _REACH)


def _ends_paragraph(text: str, newline: int) -> bool:
    """Whether a line end is one of a paragraph, not of a wrapped line."""
    if _NEW_PARAGRAPH.match(text, newline + 1):
        return True
    line = text[text.rfind("\n", 0, newline) + 1 : newline].strip()
    if PAGE_MARK.fullmatch(line):
        return False
    if line.endswith(("，", "、", ",")) or _REMAINDER.match(text, newline + 1):
        return False
    if len(line) < _SHORT_LINE or "\t" in line or "|" in line:
        return True
    stop = text.find("\n", newline + 1)
    after = text[newline + 1 : stop if stop >= 0 else len(text)].strip()
    if len(after) > _LONGER * len(line):
        return True
    return _HEADING.match(line) is not None and not any(sign in line for sign in _STOPS + "，,")
