"""Departments named by their field, and mass organisations by their short names, where running text lists them.

教育、财政等部门 names 教育部门 and 财政部门; 工会、妇联等群团组织 names both bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.functions import directive_verbs
from extractors.word_lists import alternation, words_of
from kg.organisation_lexicon import lexicon

# the tail that several fields share: …、财政等部门, …、税务等有关部门, …、市场监管等政府部门
TAIL = re.compile(r"等?(?:\d+个|多个?|各|有关|相关|政府|职能|行业|主管|行政|业务|监管)*部门")
JOIN = re.compile(r"、|以及|[和与及]")
STOP = "。；：，\n（）《》“”"
LOOK_BACK = 80  # characters before the tail in which its list may begin
LONGEST = 6  # characters of a field that no list holds


@dataclass(frozen=True, slots=True)
class Field:
    """One item of such a list: where it stands, its words there, and the name that it means."""

    start: int
    end: int
    name: str


def departments(text: str, start: int, end: int) -> Iterator[Field]:
    """Yield the departments of lists of fields with one tail: 教育、财政等部门."""
    for tail in TAIL.finditer(text, start, end):
        low = max(start, tail.start() - LOOK_BACK)
        low = max([low, *(text.rfind(sign, low, tail.start()) + 1 for sign in STOP)])
        yield from reversed(list(_backwards(text, low, tail.start())))


def _backwards(text: str, low: int, high: int) -> Iterator[Field]:
    """Items of the list from the last to the first; one that no list holds counts between two others."""
    items: list[Field] = []
    stop = high
    for join in reversed(list(_joins(text, low, high))):
        words = text[join.end() : stop]
        if not _is_field(words):
            break
        items.append(Field(join.end(), stop, _named(words)))
        stop = join.start()
    if not items and stop == high and text[high : high + 1] != "等":
        return
    first = _head_field(text[low:stop])
    if first:
        items.append(Field(stop - len(first), stop, _named(first)))
    if sum(_listed(text[item.start : item.end]) for item in items) * 2 >= len(items) and items:
        yield from items


def _joins(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Separators of the list; 和 inside a listed field (住房和城乡建设) is none."""
    for match in JOIN.finditer(text, low, high):
        if match[0] != "、" and _inside_field(text, match.start(), low, high):
            continue
        yield match


def _inside_field(text: str, at: int, low: int, high: int) -> bool:
    return any(
        low <= at - i and at - i + len(word) <= high and text.startswith(word, at - i)
        for word in _with_joint()
        for i in [j for j, sign in enumerate(word) if sign in "和与及"]
    )


@lru_cache(maxsize=1)
def _with_joint() -> tuple[str, ...]:
    return tuple(sorted(word for word in lexicon().bureaus if re.search("[和与及]", word)))


def _is_field(words: str) -> bool:
    if _listed(words):
        return True
    return 2 <= len(words) <= LONGEST and not words.startswith(directive_verbs()) and NO_FIELD.search(words) is None


# what no field of a department holds
NO_FIELD = re.compile(
    r"[的了等各在对由将]|有关|相关|部门|单位|企业|机构|政府|社会|[省市县区]|局$|委$|厅$|院$|会$|组织$|人员|工作|学校|协同|联动"
    r"|多方|群众|个人"
)


def _listed(words: str) -> bool:
    return words in lexicon().bureaus or words in words_of("organisation_words.csv", "mass")


# fields that are verbs as well, and then no first item of a list: 推进规划、财政等部门…
ALSO_VERBS = frozenset(("组织", "建设", "规划", "编制", "监察"))


def _head_field(words: str) -> str:
    """The longest listed field at the end of the words: 教育 in 会同教育."""
    for at in range(max(0, len(words) - 14), len(words) - 1):
        if words[at:] in lexicon().bureaus and words[at:] not in ALSO_VERBS:
            return words[at:]
    return ""


def _named(words: str) -> str:
    return words if words in words_of("organisation_words.csv", "mass") else words + "部门"


# a people's congress named by its term: 澄州市第十五届人民代表大会
CONGRESS = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,8}?[省市县区旗州盟])第[一二三四五六七八九十]+届(?P<body>人民代表大会)(?!常)"
)


def congresses(text: str, start: int, end: int, places: tuple[str, ...]) -> Iterator[Field]:
    """Yield the people's congresses of the document's places that the text names by their term."""
    for match in CONGRESS.finditer(text, start, end):
        place = next((place for place in places if match["place"].endswith(place)), "")
        if place:
            yield Field(match.end("place") - len(place), match.end(), place + match["body"])


# 工青妇 stands for three bodies
JOINT_SHORT = {"工青妇": ("工会", "共青团", "妇联"), "工青妇残": ("工会", "共青团", "妇联", "残联")}


def mass_organisations(text: str, start: int, end: int) -> Iterator[Field]:
    """Yield mass organisations by their short names as items of a list: 工会、妇联等群团组织."""
    for match in _mass().finditer(text, start, end):
        low, high = match.span()
        before, behind = text[low - 1 : low], text[high : high + 1]
        if not (before in tuple("、和与及") or behind in tuple("、和与及等")) or MORE.match(text, high):
            continue
        if before not in tuple("、和与及，。；：由\n") and not text.endswith(directive_verbs(), 0, low):
            continue
        for name in JOINT_SHORT.get(match[0], (match[0],)):
            yield Field(low, high, name)


# signs behind a short name that make it another word: 工会|组织, 妇联|主席
MORE = re.compile(r"会员|主席|干部|系统|经费|活动")


@lru_cache(maxsize=1)
def _mass() -> re.Pattern[str]:
    return re.compile(alternation((*words_of("organisation_words.csv", "mass"), *JOINT_SHORT)))
