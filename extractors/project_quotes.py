"""Names of programmes that stand in “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import QUOTED, Name, name_start
from extractors.project_words import one_of

# “六大行动”, “1号改革工程”: a counting name that needs the words before it
COUNTING = re.compile(r"“[一二三四五六七八九十百千\d][^“”]{1,8}”")
# “A”“B”: names side by side
CHAIN = re.compile(r"(?:“[^“”\n]{1,40}”[、和及]?){2,}")
MIN_QUOTED = 4


@cache
def _closed() -> re.Pattern[str]:
    """Whether the words in the quotes end in a closing word: “强基计划”."""
    return re.compile(rf"{one_of('head', 'event')}(?:\d\.\d)?”$|(?<=项目)”$")


@cache
def _thing() -> re.Pattern[str]:
    """Whether the words in the quotes end in a thing to be built: “云上书苑平台”建设."""
    return re.compile(rf"{one_of('facility', 'zone')}”$")


@cache
def _called() -> re.Pattern[str]:
    """A verb right before the quotes that is said of programmes: 开展“…”, 办好“…”."""
    return re.compile(r"(?:实施|开展|举办|办好)(?:好|了)?$")


@cache
def _outside() -> re.Pattern[str]:
    """Words behind the quotes that close the name: “…”工程, “…”专项行动, “…”监管平台."""
    return re.compile(
        rf"[\u4e00-\u9fffA-Za-z（）]{{0,10}}?"
        rf"(?:{one_of('head', 'weak')}+|{one_of('facility', 'zone', 'event')})(?!库|方案|师)"
    )


@cache
def _shared() -> re.Pattern[str]:
    """Words behind several names in quotes that say what they are: 等活动, 系列活动, 等主题活动."""
    return re.compile(r"(?:等[\u4e00-\u9fff]{0,8}?|系列)(?:活动|行动|计划|工程|赛事|项目)")


def find_quoted(text: str, dark: str) -> Iterator[Name]:
    """Names in quotes, in order."""
    shared = _side_by_side(text)
    for quoted in QUOTED.finditer(text):
        start, end = quoted.span()
        inner = Name(start + 1, end - 1, "project.quoted")
        if start in shared or re.match(r"等(?:主题|[\u4e00-\u9fff]{0,8}宣传教育)?活动", text[end:]):
            yield inner
        elif _closed().search(quoted[0]):
            yield _counting(dark, start, end) if COUNTING.fullmatch(quoted[0]) else inner
        elif _thing().search(quoted[0]) and text.startswith(("建设", "项目建设"), end):
            yield inner
        elif end - start - 2 >= MIN_QUOTED and _called().search(text, max(0, start - 6), start):
            yield from _named(text, dark, start, end)


def _side_by_side(text: str) -> frozenset[int]:
    """Starts of quotes that share the words behind the last of them: “甲”“乙”系列活动, “甲”“乙”活动."""
    found: set[int] = set()
    for chain in CHAIN.finditer(text):
        starts = [chain.start() + m.start() for m in QUOTED.finditer(chain[0])]
        if _shared().match(text, chain.end()):
            found.update(starts)
        elif re.match(one_of("head", "weak"), text[chain.end() : chain.end() + 4]):
            found.update(starts[:-1])
    return frozenset(found)


def _counting(dark: str, start: int, end: int) -> Name:
    """基层党建“六大行动”: the name with what is counted."""
    before, _ = name_start(dark, start, end)
    return (
        Name(before, end, "project.counting")
        if start - before >= MIN_QUOTED
        else Name(start + 1, end - 1, "project.quoted")
    )


def _named(text: str, dark: str, start: int, end: int) -> Iterator[Name]:
    """开展“X”: a name by itself where no closing word follows and no clause goes on."""
    if _outside().match(dark, end):
        return
    if re.search(r"(?:战略|高地|制度|机制|模式|政府|岗)”$", text[start:end]):
        return
    if re.match(r"[，。；、“\n]|建设|等", text[end:]):
        yield Name(start + 1, end - 1, "project.called")
