"""Words that tell how a number hangs on its indicator (data/target_words.csv)."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from extractors.word_lists import alternation, words_of


class WordKind(StrEnum):
    """What a word does around a number (column `kind`)."""

    LINK = "link"  # stands between indicator and number, belongs to neither: 达到
    ADVERB = "adverb"  # may stand there too: 分别, 力争
    UP = "up"  # names a change and belongs to the indicator: 增长
    DOWN = "down"  # likewise, downwards: 下降
    LEAD = "lead"  # opens a clause before the indicator: 确保
    MAKE = "make"  # verb whose object is counted, at the head of a clause: 建设
    VERB = "verb"  # such a verb that is no noun as well, so it parts subject and object anywhere: 创建
    RELATE = "relate"  # verb that says how subject and number hang together, belongs to the indicator: 惠及
    MOVE = "move"  # verb that says whether things come or go, belongs to the indicator: 引进, 淘汰
    RESULT = "result"  # verb behind a counted noun: 4所学校获评…
    MEASURE = "measure"  # says what is measured, but not of what: 总投资
    VAGUE = "vague"  # behind a number it makes no target: 3个方面
    HEAD = "head"  # last word of an indicator that a list may share: 入学率
    NO_MEASURE = "no_measure"  # ends like a rate, an amount or a sum, but is none: 质量, 名额
    OWN_RATE = "own_rate"  # a rate that needs no subject: 失业率
    NOUN = "noun"  # begins like an opening word, but is none: 在校生, 对外贸易
    STANDING = "standing"  # the number holds in every year: 每周, 补贴


# a noun of three characters for a rate, an amount or a sum: 粮食(播种量), 管网(完好率)
RATE = re.compile(r"[\u4e00-\u9fff]{2}[率量额]$")


def words(kind: WordKind) -> tuple[str, ...]:
    """Words of one kind, longest first."""
    return words_of("target_words.csv", kind)


@cache
def any_of(*kinds: WordKind) -> str:
    """Alternation of the words of the kinds, longest first, as a pattern without group."""
    return alternation(words_of("target_words.csv", *kinds))


def ends_with(text: str, kind: WordKind) -> str:
    """Longest word of the kind that `text` ends with, "" if none."""
    return next((w for w in words(kind) if text.endswith(w)), "")


def starts_with(text: str, kind: WordKind) -> str:
    """Longest word of the kind that `text` begins with, "" if none."""
    return next((w for w in words(kind) if text.startswith(w)), "")


def head_of(text: str) -> str:
    """Last word of an indicator that a list may share, "" if none: one listed, else any word of rate, amount or sum."""
    head = ends_with(text, WordKind.HEAD)
    if head or not (found := RATE.search(text)) or ends_with(text, WordKind.NO_MEASURE):
        return head
    return text if len(text) == len(found[0]) + 1 else found[0]


def is_rate(text: str) -> bool:
    """Whether the text is nothing but a rate that asks for a subject: 完好率, but not 失业率."""
    return len(text) == 3 and text.endswith("率") and not ends_with(text, WordKind.OWN_RATE)
