"""Reviewed words by which references are read: verbs, kinds of 《》 that are no documents, named texts, number prefixes.

Each list is a file under `data/` with the source of every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from extractors.titles import title_words
from extractors.word_lists import alternation, longest_first, rows, words_of
from kg.facts import Level

# 实施方案, 实施细则, 推进工作: no verb that governs what follows
NOUN_GOES_ON = re.compile(
    r"方案|细则|意见(?!》)|标准(?!化)|办法|条例|纲要|计划|规范(?!化)|工作(?!指)|机制|制度|情况|者"
)
# 编制标准, 编制总量: staffing, no drawing up
STAFFING = re.compile(r"编制(?:标准|管理|总量|总额|周转|动态|人数|员额|资源|保障|内|外|备案|使用|调剂|核定)")


@dataclass(frozen=True, slots=True)
class NamedText:
    """A law or paper known by its short name: 民法典.

    `alone`: its name counts as a reference wherever it stands; otherwise only as the object of a verb.
    """

    name: str
    level: Level
    issuers: tuple[str, ...]
    alone: bool


@cache
def verbs() -> Mapping[str, str]:
    """Verbs in front of titles with their group.

    basis 根据, near 按 (only right before 《》), apply 落实, loose 推进 (before a bare title only with 落地, 编制 behind),
    draw 制定, improve 完善, change 更新 (before 《》 only), list 列入 (what is put on a list), meet 符合, other 学习.
    """
    return MappingProxyType({word: group for group, word in rows("reference_verbs.csv", "group", "word")})


@cache
def verb_pattern() -> re.Pattern[str]:
    """Any verb of the list, the longest first."""
    return re.compile(alternation(verbs()))


def verbs_in(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Verbs in text[low:high], without those that begin a noun (实施方案, 落实情况) or are an attribute (印发的)."""
    for match in verb_pattern().finditer(text, low, high):
        draws = verbs()[match.group(0)] == "draw"
        noun = STAFFING.match(text, match.start()) if draws else NOUN_GOES_ON.match(text, match.end())
        if not noun and not text.startswith("的", match.end()):
            yield match


@cache
def excluded_endings() -> tuple[str, ...]:
    """Endings of what stands in 《》 but is no policy paper: 简报, 杂志, 方法."""
    return tuple(ending for (ending,) in rows("reference_excluded.csv", "ending"))


@cache
def named_texts() -> Mapping[str, NamedText]:
    """Laws and papers that are known by their short names."""
    found = (
        NamedText(name, Level(level), tuple(filter(None, issuers.split("、"))), alone == "yes")
        for name, level, issuers, alone in rows("reference_named.csv", "name", "level", "issuers", "alone")
    )
    return MappingProxyType({text.name: text for text in found})


@cache
def number_levels() -> tuple[tuple[str, Level], ...]:
    """Level by the first signs of a 发文字号, the longest first: 国发 → national, 川府发 → provincial."""
    pairs = [(prefix, Level(level)) for prefix, level in rows("reference_numbers.csv", "prefix", "level")]
    return tuple(sorted(pairs, key=lambda p: longest_first(p[0])))


@cache
def generic_words(kind: str) -> re.Pattern[str]:
    """Words that keep a bare title from naming one text.

    Args:
        kind: `stem` says nothing by itself (具体, 年度), `ending` closes titles of no single text (收费标准), `inside`
            shows that many texts or none are meant (一批, 各类).
    """
    return re.compile(alternation(words_of("reference_generic.csv", kind)) + ("$" if kind == "ending" else ""))


@cache
def bare_words() -> re.Pattern[str]:
    """Title words that name a text also without 《》, the longest first."""
    return re.compile(alternation(w.word for w in title_words() if w.bare))
