"""Titles in 《》: where they stand, which of them belong together, the number and the short form behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.reference_words import excluded_endings
from extractors.titles import closing_word, without_tails

LONGEST = 150
# 国办发〔2030〕6号 / 江府厅字[2031]14号 / 澄政办发（2029）8号 (GB/T 9704-2012, 7.2.5)
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（【](?:19|20)\d{2}[〕\]）】]第?\d{1,5}号")
# GB/T 36073-2018 / DB36/T 1234-2020
STANDARD = re.compile(r"(?:GB|DB|[A-Z]{2})\d{0,2}(?:/T|/Z)? ?\d{2,6}(?:\.\d+)?-\d{4}")
# （国办发〔2030〕6号，以下简称《意见》）: the first bracket behind a title
PAREN = re.compile(r"[ ]?[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]")
# 国办发〔2030〕6号 right behind the title, without a bracket of its own
OPEN_NUMBER = re.compile(rf"[ ]?[〔\[【]?({NUMBER.pattern})[〕\]】]?")
# 以下简称《意见》 / 简称“《规划》” / 以下统称“三年行动计划”
SHORT = re.compile(r"简?统?称(?:为|：)?[“‘]?(?:《([^》]{2,30})》|[“‘]([^”’]{2,30})[”’])")
# what may stand between two titles of one list: 、 和 以及 and the issuer of the second
JOINT = re.compile(r"[、，和与及以并 ]{0,3}(?:[\u4e00-\u9fff、]{2,30})?")
# 中国教育现代化2035 / 2030年可持续发展议程: a title that ends in its target year
YEAR_END = re.compile(r"[\u4e00-\u9fff](?:20[2-6]\d|二[〇○零]\w{2})年?$")


@dataclass(frozen=True, slots=True)
class Cited:
    """One title as it stands in the text; offsets count characters of the clean text.

    `start`–`end` holds the title with its 《》; `lead` is where the list that it belongs to begins, `follow` where the
    list ends; `inner` is what stands in the bracket behind the title.
    """

    start: int
    end: int
    title: str
    bracketed: bool
    lead: int
    follow: int
    number: str | None = None
    short: str | None = None
    rule: str = "brackets"
    inner: str = ""


def cited_in_brackets(text: str, start: int, end: int) -> tuple[Cited, ...]:
    """All 《》 of the range, also those that are no documents, with their lists.

    Args:
        text: clean text.
        start: first offset to look at.
        end: offset to stop at.
    """
    singles: list[tuple[Cited, int]] = []
    for low, high in _brackets(text, start, end):
        singles.append(_with_tail(text, low, high))
    return tuple(_listed(text, singles))


def is_document_title(cited: Cited) -> bool:
    """Whether what stands in 《》 is a policy document, law or standard, not a paper, book, course or form."""
    title = without_tails(cited.title)
    if title.endswith(excluded_endings()):
        return False
    told = cited.number is not None or cited.title.startswith("关于")
    return told or closing_word(title) is not None or YEAR_END.search(title) is not None


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Outermost 《…》, nested ones counted; an open one that never closes ends at the first 》 or is left out."""
    at = text.find("《", start, end)
    while at >= 0:
        depth, stop = 0, -1
        for i in range(at, min(at + LONGEST, end)):
            depth += (text[i] in "《〈") - (text[i] in "》〉")
            if depth == 0:
                stop = i + 1
                break
        if stop < 0:
            first = text.find("》", at, min(at + LONGEST, end))
            stop = first + 1 if first >= 0 else -1
        if stop > 0:
            yield at, stop
        at = text.find("《", max(stop, at + 1), end)


def _with_tail(text: str, low: int, high: int) -> tuple[Cited, int]:
    """The title with its number and short form, and where the text goes on behind them."""
    title = re.sub(r"\s", "", text[low + 1 : high - 1])
    title = title.strip("《》") if "《" not in title.strip("《》") else title
    number, short, after, inner = None, None, high, ""
    paren = PAREN.match(text, high)
    if paren is not None:
        inner = paren.group(1)
        found = NUMBER.search(inner) or STANDARD.search(inner)
        number = found.group(0) if found else None
        named = SHORT.search(inner)
        short = (named.group(1) or named.group(2)) if named else None
        after = paren.end()
    elif opened := OPEN_NUMBER.match(text, high):
        number, after = opened.group(1), opened.end()
    return Cited(low, high, title, True, low, after, number, short, inner=inner), after


def _listed(text: str, singles: list[tuple[Cited, int]]) -> Iterator[Cited]:
    """Titles with `lead` and `follow` of the list that they stand in."""
    groups: list[list[Cited]] = []
    last = -1
    for cited, after in singles:
        if groups and JOINT.fullmatch(text, last, cited.start) and _short_joint(text[last : cited.start]):
            groups[-1].append(cited)
        else:
            groups.append([cited])
        last = after
    for group in groups:
        for cited in group:
            yield replace(cited, lead=group[0].start, follow=group[-1].follow)


def _short_joint(words: str) -> bool:
    """Whether the words between two titles hold no clause of their own: 和江岭省教育厅, not 精神推进."""
    words = words.lstrip("、，和与及以并 ")
    return not words or words.endswith(
        ("府", "厅", "室", "部", "局", "委", "会", "院", "组", "央", "家", "省", "市", "区", "县")
    )
