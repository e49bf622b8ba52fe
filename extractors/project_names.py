"""Names of programmes in running text: where a name with a closing word (工程, 计划, 行动 …) begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.project_words import one_of

MAX_NAME = 40
# what stands in “…” or （…） belongs to the name as a whole; what stands in 《…》 is the title of a paper
QUOTED = re.compile(r"“[^“”\n]{1,40}”")
BRACKETED = re.compile(r"（[^（）\n]{1,30}）")
TITLE = re.compile(r"《[^《》\n]*》")
# signs that no name runs over
BREAK = re.compile(r"[。；：，！？\n》《;—…\]〕【】]")
# 专栏1, 一、, （二）, 3.: a label before the name
LABEL = re.compile(r"^(?:专栏\s?[\d一二三四五六七八九十]+|[一二三四五六七八九十]{1,3}、|（B+）|（?\d{1,2}）|\d{1,2}[.．、])\s*")
# 开展3个, 建设一批, 200项: a count before the name
COUNT = re.compile(r"^(?:\d[\d.万]*|[一二三四五六七八九十百]+)(?:余|多)?(?:个|项|所|家|批|次|处|座|条|期|届|类)")
NUMBER_FORM = re.compile(r"^第[一二三四五六七八九十\d]+(?:届|批)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the clean text: range, whether a verb or a list stands before it, and the rule that found it."""

    start: int
    end: int
    led: bool
    rule: str


def shadow(text: str) -> str:
    """The text with the insides of “…” as Q, of （…） as B, and of 《…》 as 》, at the same offsets."""
    dark = TITLE.sub(lambda m: "》" * len(m[0]), text)
    dark = QUOTED.sub(lambda m: "“" + "Q" * (len(m[0]) - 2) + "”", dark)
    return BRACKETED.sub(lambda m: "（" + "B" * (len(m[0]) - 2) + "）", dark)


@cache
def _head() -> re.Pattern[str]:
    """A closing word that is no part of a longer word: …提升工程, …三年行动; not 工程师, 行动方案, 项目库."""
    follow = (
        r"(?!师|学|技术|质量|造价|机械|咨询|监理|招标|款|类|院|局|"
        r"方案|纲要|指南|纲领|力|不便|能力|意见|生育|单列|指标|书|"
        r"化|制|库|负责人|经理|管理|审批|法人|单位|团队|支出|资金|资本|业主|"
        r"室|中心|场|区域|经费|空间|阵地)"
    )
    return re.compile(rf"(?P<head>{one_of('head', 'weak')}){follow}(?P<tail>\d\.\d)?")


@cache
def _listed() -> re.Pattern[str]:
    """The end of the name before in a list: …工程、, …计划和."""
    return re.compile(rf"(?:{one_of('head', 'weak')}|”)(?:、|和|及|以及|与)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(one_of("verb"))


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"^(?:{one_of('filler', 'verb')})")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"{one_of('generic', 'head', 'weak', 'filler')}|[、“”（）\dB]|[一二三四五六七八九十]")


def is_generic(name: str) -> bool:
    """Whether nothing but words of the kind 重点工程, 建设项目, 行动计划 is left of the name."""
    return len(_generic().sub("", name)) < 2


def find_names(dark: str) -> Iterator[Name]:
    """Names that end in a closing word, in order; `dark` is the `shadow` of the text."""
    for head in _head().finditer(dark):
        low = max(0, head.start() - MAX_NAME - 20)
        breaks = [m.end() for m in BREAK.finditer(dark, low, head.start())]
        name = _bounded(dark, breaks[-1] if breaks else low, head)
        if name is not None:
            yield name


def _bounded(dark: str, start: int, head: re.Match[str]) -> Name | None:
    """The name before its closing word within the clause that begins at `start`, None for a generic one."""
    end, led = head.end(), False
    if label := LABEL.match(dark[start:end]):
        start, led = start + label.end(), True
    for before in _listed().finditer(dark, start, head.start()):
        start, led = before.end(), True
    for verb in _verb().finditer(dark, start, head.start()):
        if not is_generic(dark[verb.end() : end]):
            start, led = verb.end(), True
    start = _without_fillers(dark, start, end)
    start = _own_part(dark, start, head.start())
    name = dark[start:end]
    if is_generic(name) or len(name) > MAX_NAME or len(name) < 4:
        return None
    weak = head["head"] not in one_of("head")
    if not led and (weak and "”" not in name or len(name) > 25 or re.search(r"[的了是]", name)):
        return None
    return Name(start, end, led, f"project.{'weak' if weak else 'closing'}")


def _without_fillers(dark: str, start: int, end: int) -> int:
    """Start behind adverbs, counts and particles that stand before the name."""
    while True:
        found = _filler().match(dark[start:end]) or COUNT.match(dark[start:end]) or NUMBER_FORM.match(dark[start:end])
        if found is None or is_generic(dark[start + found.end() : end]):
            return start
        start += found.end()


def _own_part(dark: str, start: int, stop: int) -> int:
    """Start behind 的 and behind members of a list that are no part of the name."""
    if (at := dark.rfind("的", start, stop)) >= 0 and not is_generic(dark[at + 1 : stop]):
        start = at + 1
    parts = dark[start:stop].split("、")
    if len(parts) > 1 and "“" not in parts[-1] and max(len(p) for p in parts[:-1]) > len(parts[-1]) + 2:
        start = stop - len(parts[-1])
    return start
