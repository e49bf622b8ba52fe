"""Automatic numbering of Word files: 一、 （一） 1. ① 第一条, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractors.readers.docx_markup import MC, VAL, Element, W, flag, number, value, whole
from extractors.readers.docx_number_words import written
from extractors.readers.docx_styles import Styles

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")
# behind these signs a tab between number and text is not written out
CLOSED = "、，。：；）】〕》)〗』」"
SILENT = ("none", "bullet")
MAX_LINKS = 10
MAX_TEXT = 80


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; it starts anew behind level `restart` (from 1), with 0 never, with None behind any higher.

    `plain` shows all its numbers in digits; `style` is the paragraph style that is tied to it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    style: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """An abstract list: its levels, or the style whose list it stands for."""

    levels: dict[int, Level]
    link: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list as paragraphs name it: the abstract list, levels of its own, starts of its own."""

    pattern: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in front of a paragraph (empty for bullets), and the level in the list from 0."""

    text: str
    level: int


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has been counted."""

    patterns: dict[str, Pattern] = field(default_factory=dict)
    lists: dict[str, Numbers] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def style_level(self, list_id: str, chain: tuple[str, ...]) -> int | None:
        """Level of a list that is tied to one of these styles."""
        numbers = self.lists.get(list_id)
        if numbers is None:
            return None
        levels = self._levels(numbers)
        return next((n for style in chain for n, level in levels.items() if level.style == style), None)

    def count(self, list_id: str, at: int) -> Mark | None:
        """Count one paragraph of a list on and give its mark; None where there is no such list."""
        numbers = self.lists.get(list_id)
        if numbers is None or not 0 <= at < LEVELS:
            return None
        levels = self._levels(numbers)
        level = levels.get(at)
        if level is None:
            return None
        counts = self.counts.setdefault(numbers.pattern, {})
        for higher in [n for n in levels if n < at and n not in counts]:
            # a level that was skipped counts as used
            counts[higher] = numbers.starts.get(higher, levels[higher].start)
        if at in numbers.starts and (list_id, at) not in self.started:
            counts[at] = numbers.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else numbers.starts.get(at, level.start)
        self.started.add((list_id, at))
        for deeper in [n for n in counts if n > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]
        return Mark(_mark(levels, level, counts, numbers.starts), at)

    def apart(self) -> Numbering:
        """The same lists, counted from their starts: text boxes and notes count by themselves."""
        return Numbering(self.patterns, self.lists)

    def _levels(self, numbers: Numbers) -> dict[int, Level]:
        pattern = self.patterns.get(numbers.pattern)
        own = pattern.levels if pattern is not None else {}
        return own | numbers.levels if numbers.levels else own


def _mark(levels: dict[int, Level], level: Level, counts: dict[int, int], starts: dict[int, int]) -> str:
    """Text of a mark with what parts it from the paragraph."""
    if level.form == "bullet":
        return ""

    def figure(match: re.Match[str]) -> str:
        n = int(match.group(1)) - 1
        one = levels.get(n)
        if one is None:
            return ""
        count = counts.get(n, starts.get(n, one.start))
        return written(count, "decimal" if level.plain and one.form not in SILENT else one.form)

    text = PLACEHOLDER.sub(figure, level.text).lstrip()
    if not text.strip():
        return ""
    apart = level.suffix == "space" or (level.suffix == "tab" and text[-1] not in CLOSED)
    return text + (" " if apart and not text[-1].isspace() else "")


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Lists from the root of numbering.xml; none where the file has no such part.

    Args:
        root: the root element.
        styles: the styles of the file, as lists may stand for the list of a style.
    """
    numbering = Numbering()
    for element in root.iterchildren(W + "abstractNum") if root is not None else ():
        levels = {n: level for lvl in element.iterchildren(W + "lvl") for n, level in _level(lvl)}
        numbering.patterns[element.get(W + "abstractNumId") or ""] = Pattern(levels, value(element, "numStyleLink"))
    for element in root.iterchildren(W + "num") if root is not None else ():
        numbers = Numbers(value(element, "abstractNumId") or "", {}, {})
        for override in element.iterchildren(W + "lvlOverride"):
            _override(override, numbers)
        numbering.lists[element.get(W + "numId") or ""] = numbers
    for list_id, numbers in numbering.lists.items():
        numbering.lists[list_id] = replace(numbers, pattern=_followed(numbering, numbers.pattern, styles))
    numbering.lists.pop("0", None)
    return numbering


def _override(override: Element, numbers: Numbers) -> None:
    at = whole(override.get(W + "ilvl"))
    if at is None:
        return
    for lvl in override.iterchildren(W + "lvl"):
        for _, level in _level(lvl):
            numbers.levels[at] = level
    start = number(override, "startOverride")
    if start is not None:
        numbers.starts[at] = start


def _followed(numbering: Numbering, pattern: str, styles: Styles) -> str:
    """The abstract list that holds the levels, behind any links through styles."""
    for _ in range(MAX_LINKS):
        found = numbering.patterns.get(pattern)
        if found is None or found.link is None:
            break
        list_id = styles.look(found.link).list_id if found.link in styles.styles else None
        target = numbering.lists.get(list_id or "")
        if target is None:
            break
        pattern = target.pattern
    return pattern


def _level(lvl: Element) -> list[tuple[int, Level]]:
    """The level that an element defines, with its number; nothing where that is no number."""
    at = whole(lvl.get(W + "ilvl"))
    if at is None or at >= LEVELS:
        return []
    text = lvl.find(W + "lvlText")
    start = number(lvl, "start")
    return [
        (
            at,
            Level(
                start=start if start is not None else int(lvl.find(W + "start") is not None),
                form=_form(lvl),
                text=(text.get(VAL) or "")[:MAX_TEXT] if text is not None else "",
                suffix=value(lvl, "suff") or "tab",
                restart=number(lvl, "lvlRestart"),
                style=value(lvl, "pStyle"),
                plain=bool(flag(lvl, "isLgl")),
            ),
        )
    ]


def _form(lvl: Element) -> str:
    """Name of the form of the numbers; a form of newer versions comes with an older one to fall back on."""
    form = lvl.find(W + "numFmt")
    if form is None:
        form = lvl.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    custom = lvl.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if custom is not None and (custom.get(W + "format") or "").startswith("01,"):
        return "decimalZero"
    return (form.get(VAL) if form is not None else None) or "decimal"
