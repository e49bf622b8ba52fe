"""Responsibility marks in the clean text: who is named, in which role, until when, and where the mark stands.

Forms: brackets of any kind with labels （牵头单位：A；配合单位：B）, with role verbs （A牵头，B按职责分工负责）, or with bare
names （A、B）; labels in the open, on lines of their own or as sentences (牵头单位：A。责任单位：B。完成时限：2031年5月。).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.due import find_due, is_due
from extractors.mark_words import DEFAULT, FIRST_LEADS, JOINT, VERB, Label, Section, labels, role_of
from extractors.name_lists import CLOSING, OPENING, Name, split_names
from extractors.organisation_forms import is_certain, looks_like_name
from kg.facts import Due, Role
from kg.organisation_kinds import is_collective


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation of a mark in its role."""

    name: Name
    role: Role


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its range in the clean text, who it names, and the time limit it states.

    `defaults` are owners that it declares for all that follows; `rejected` are its words that are no names; `form` is
    bracket, bare or line.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    due: Due | None
    form: str
    defaults: tuple[Entry, ...] = ()
    rejected: tuple[Name, ...] = ()


@dataclass(slots=True)
class _Parts:
    """What has been read of one mark so far."""

    entries: list[Entry]
    defaults: list[Entry]
    rejected: list[Name]
    due: Due | None = None
    explicit: bool = False


MAX_BRACKET = 700  # characters; the longest list of owners in known papers has about 400
# who runs a web site or hosts an event, no owner of a task: 主办单位：澄州市人民政府办公室
HOST = re.compile(r"主办|承办|协办|支持|指导|主管")
# the next item's number, where a mark was not closed: （93）, （五）
ITEM_NUMBER = re.compile(r"（(?:\d{1,3}|[一二三四五六七八九十]{1,3})）")
MAX_VALUE = 500  # characters behind a label in the open


def find_marks(text: str, start: int, end: int, *, issued_year: int | None) -> tuple[Mark, ...]:
    """Find all marks in a range of the clean text, in order.

    Args:
        text: clean text.
        start: where the body of the document begins.
        end: where it ends.
        issued_year: year of issue, for time limits such as 年底前.
    """
    ranges = tuple(_brackets(text, start, end))
    found = [mark for low, high in ranges if (mark := _bracket_mark(text, low, high, issued_year)) is not None]
    found.extend(_line_marks(text, (start, end), ranges, issued_year))
    found.sort(key=lambda mark: (mark.start, mark.end))
    return tuple(_first_leading(text, found))


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Outermost brackets, whatever their kind; a bracket that is not closed in its paragraph is none."""
    at = start
    while at < end:
        if text[at] not in OPENING:
            at += 1
            continue
        close = _closing(text, at, min(end, at + MAX_BRACKET))
        if close is None:
            at += 1
            continue
        yield at, close + 1
        at = close + 1


def _closing(text: str, opening: int, limit: int) -> int | None:
    depth = 0
    for i in range(opening, limit):
        depth += (text[i] in OPENING) - (text[i] in CLOSING)
        if depth == 0:
            return i
    return None


def _bracket_mark(text: str, low: int, high: int, year: int | None) -> Mark | None:
    """The mark in a bracket, None where the bracket is no mark."""
    parts = _Parts([], [], [])
    inner = (low + 1, high - 1)
    found = labels(text, *inner)
    _read(text, inner, found, parts, year)
    form = "bracket"
    if not any(label.holds is Section.NAMES for label in found):
        if not parts.explicit and not _bare_mark(text, low, high, parts):
            return None
        form = "bracket" if parts.explicit else "bare"
        if parts.rejected and not _trustworthy(parts):
            return None
    if not parts.entries and not parts.defaults:
        return None
    return Mark(low, high, tuple(parts.entries), parts.due, form, tuple(parts.defaults), tuple(parts.rejected))


def _trustworthy(parts: _Parts) -> bool:
    """Whether a bracket without labels names organisations beyond doubt although some words are no names."""
    first = min(entry.name.start for entry in parts.entries) if parts.entries else -1
    return first >= 0 and first < min(n.start for n in parts.rejected) and len(parts.entries) > len(parts.rejected)


def _bare_mark(text: str, low: int, high: int, parts: _Parts) -> bool:
    """Whether a bracket with names only is a mark: behind a sentence, nothing but names, one of them beyond doubt."""
    before, behind = text[low - 1 : low], text[high : high + 1]
    if before not in ("。", "；", "！", "”", "\n") and behind not in ("\n", "", "。"):
        return False
    alone = before == "\n" and text[low - 2 : low - 1] in ("。", "；", "！", "”") and behind in ("\n", "")
    if parts.rejected or not parts.entries or (before in ("\n", "") and not alone):
        return False
    words = [entry.name.full for entry in parts.entries]
    return (
        is_certain(words[0])
        and all(looks_like_name(w) for w in words)
        and sum(map(is_certain, words)) * 2 >= len(words)
    )


def _read(text: str, inner: tuple[int, int], found: list[Label], parts: _Parts, year: int | None) -> None:
    """Read the content of a mark, label by label."""
    start, end = inner
    first = found[0].start if found else end
    _clauses(text, (start, first), None, parts, year)
    for i, label in enumerate(found):
        stop = found[i + 1].start if i + 1 < len(found) else end
        if label.holds is Section.DUE:
            words = text[label.end : stop].strip("。；，、 \n")
            parts.due = parts.due or is_due(words, issued_year=year) or find_due(words, issued_year=year)
        elif label.holds is Section.NAMES:
            _clauses(text, (label.end, stop), label.role, parts, year)


def _clauses(text: str, span: tuple[int, int], role: Role | None, parts: _Parts, year: int | None) -> None:
    """Read the sentences of a part; a clause that speaks of all that follows gives defaults."""
    for start, end in _cut(text, span, "。"):
        words = text[start:end]
        if FIRST_LEADS.search(words):
            continue
        if not DEFAULT.search(words):
            _roles(text, (start, end), role, parts, year)
            continue
        for low, high in _cut(text, (start, end), "；"):
            if DEFAULT.search(text, low, high):
                _defaults(text, low, high, role, parts)
            else:
                _roles(text, (low, high), role, parts, year)


def _cut(text: str, span: tuple[int, int], sign: str) -> Iterator[tuple[int, int]]:
    at, end = span
    while at < end:
        stop = text.find(sign, at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _defaults(text: str, start: int, end: int, role: Role | None, parts: _Parts) -> None:
    """Owners declared for what follows: 各县（区）人民政府以下均为责任单位，不再列出."""
    words = text[start:end]
    cut = re.sub(
        r"以下(?:各项|各条|任务|措施|工作|责任单位|内容)*(?:中)?|均(?:为|需|由|包含|包括|应)?|(?:为|的)?责任单位(?:中)?|落实|负责|，?不再(?:一一|逐一)?列[出举]|下同",
        lambda m: "，" * len(m[0]),
        words,
    )
    padded = text[:start] + cut + text[end:]
    names = split_names(padded, start, end).names
    if not words.startswith(("以下", "下同")):
        # 市教育局、各县（区）人民政府以下均为责任单位: the classes are what need not be repeated
        names = tuple(name for name in names if is_collective(name.full)) or names
    before = _role_or(role)
    parts.defaults.extend(Entry(name, before) for name in names)
    if not words.startswith(("以下", "下同")):  # the owners also stand for the mark's own task
        parts.entries.extend(Entry(name, before) for name in names)


def _role_or(role: Role | None) -> Role:
    return Role.RESPONSIBLE if role is None else role


def _roles(text: str, span: tuple[int, int], role: Role | None, parts: _Parts, year: int | None) -> None:
    """Names with the role verb behind them; what has no verb takes the label's role."""
    at, end = span
    for verb in VERB.finditer(text, at, end):
        if verb.start() <= at and not parts.entries:
            continue
        if _depth(text, at, verb.start()) > 0:
            continue
        if _names(text, (at, verb.start()), role_of(verb["verb"]), parts, year):
            parts.explicit = True
        at = verb.end()
        while at < end and text[at : at + 1] == "等":
            at += 1
    if at < end:
        _names(text, (at, end), role, parts, year)


def _depth(text: str, start: int, end: int) -> int:
    return sum((c in OPENING) - (c in CLOSING) for c in text[start:end])


def _names(text: str, span: tuple[int, int], role: Role | None, parts: _Parts, year: int | None) -> bool:
    """Add the names of a range; A会同B puts B into support. Tells whether there were names."""
    start, end = span
    while start < end and text[start] in "由，；、 ":
        start += 1
    joint = JOINT.search(text, start, end)
    count = len(parts.entries)
    if joint and joint.start() > start and split_names(text, start, joint.start()).names:
        _add(text, (start, joint.start()), Role.LEAD, parts, year)
        _add(text, (joint.end(), end), Role.SUPPORT, parts, year)
        parts.explicit = True
    else:
        _add(text, (start, end), _role_or(role), parts, year)
    return len(parts.entries) > count


def _add(text: str, span: tuple[int, int], role: Role, parts: _Parts, year: int | None) -> None:
    found = split_names(text, *span)
    parts.entries.extend(Entry(name, role) for name in found.names)
    for piece in found.rejected:
        due = is_due(piece.written, issued_year=year)
        if due is not None:
            parts.due = parts.due or due
        elif not re.fullmatch(r"等|以及|及|和|其他|按职责分工|/|—+|无", piece.written):
            parts.rejected.append(piece)


def _line_marks(
    text: str, span: tuple[int, int], brackets: tuple[tuple[int, int], ...], year: int | None
) -> Iterator[Mark]:
    """Labels outside brackets, neighbours taken as one mark."""
    found = [
        label
        for label in labels(text, *span)
        if not any(low <= label.start < high for low, high in brackets) and not HOST.match(text, label.start)
    ]
    group: list[Label] = []
    reach = 0
    for i, label in enumerate(found):
        limit = found[i + 1].start if i + 1 < len(found) else span[1]
        if group and text[reach : label.start].strip("。；，、 \n") != "":
            yield from _line_mark(text, group, reach, year)
            group = []
        group.append(label)
        reach = _value_end(text, label.end, min(limit, label.end + MAX_VALUE))
    if group:
        yield from _line_mark(text, group, reach, year)


def _value_end(text: str, start: int, limit: int) -> int:
    """End of the words behind a label: its sentence or its line; an empty line is passed over."""
    at = start
    while at < limit and text[at] in "\n ":
        at += 1
    depth = 0
    while at < limit:
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if (text[at] in "。\n" and depth <= 0) or ITEM_NUMBER.match(text, at, limit):
            return at
        at += 1
    return at


def _line_mark(text: str, group: list[Label], end: int, year: int | None) -> Iterator[Mark]:
    if not any(label.holds is Section.NAMES for label in group):
        return
    parts = _Parts([], [], [])
    _read(text, (group[0].start, end), group, parts, year)
    if not parts.entries or len(parts.rejected) > len(parts.entries):
        return
    stop = end + 1 if text[end : end + 1] == "。" else end
    yield Mark(
        group[0].start, stop, tuple(parts.entries), parts.due, "line", tuple(parts.defaults), tuple(parts.rejected)
    )


def _first_leading(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Apply 排在第一位的为牵头单位: from there on the first of several named with 负责 leads."""
    leading = False
    for mark in marks:
        leading = leading or bool(FIRST_LEADS.search(text, mark.start, mark.end))
        roles = {entry.role for entry in mark.entries}
        if leading and len(mark.entries) > 1 and roles == {Role.RESPONSIBLE}:
            first = Entry(mark.entries[0].name, Role.LEAD)
            yield Mark(
                mark.start, mark.end, (first, *mark.entries[1:]), mark.due, mark.form, mark.defaults, mark.rejected
            )
        else:
            yield mark
