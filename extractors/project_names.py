"""Names of programmes in running text: where a name with a closing word (工程, 计划, 行动 …) begins and ends.

All functions work on the `shadow` of the clean text, which has its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.project_words import one_of, words

MAX_NAME = 40
MAX_UNLED = 25
MIN_CORE = 4
# what stands in “…” or （…） belongs to the name as a whole; what stands in 《…》 is the title of a paper
QUOTED = re.compile(r"“[^“”\n]{1,40}”")
BRACKETED = re.compile(r"（[^（）\n]{1,30}）")
TITLE = re.compile(r"《[^《》\n]*》")
# signs that no name runs over, and labels in the middle of a line: 专栏2, 3.
BREAK = re.compile(r"[。；：，！？\n》《;\]〔〕【】]|——|专栏\d+|(?<=[\u4e00-\u9fff])\d{1,2}\.(?=[\u4e00-\u9fff])")
# 专栏1, 一、, （二）, 3.: a label before the name
LABEL = re.compile(
    r"^(?:专栏\s?(?:\d+|[一二三四五六七八九十]+(?!体))|[一二三四五六七八九十]{1,3}、|（B+）|（?\d{1,2}）|\d{1,2}[.．、])\s*"
)
# 开展3个, 建设一批, 200项, 20多家: a count before the name
COUNT = re.compile(
    r"^(?:\d[\d.]*万?|[一二三四五六七八九十百]+)(?:余|多)?(?:个(?!一|十|百)|项|所|家|批|次|处|座|条|期|类)|^第[一二三四五六七八九十\d]+[届批]"
)
# words that show a clause and no name: 的, 了, 是
CLAUSE = re.compile(r"[的了是不]")
# words that tell of something done: 问题开展专项治理 is no name
DOING = re.compile(r"(?:实施|开展|完成|进行|通过|纳入|制定|编制|确定)(?!方案)|[本该](?:行动|计划|工程|项目)")
# 本计划, 其他项目, 对海岸工程, 要…: no name begins like this
NO_NAME = re.compile(r"本(?!科|土)|[该此、要按者于共展]|其[他它]|对(?!外|口|标|接)|在(?!职|线|地)|运用|防范(?!和|化解)")
# words that speak of a kind of projects: 不同类型工程, 违章建设项目, 各项工程, 水利领域投资项目, 燃气接入工程
KIND = re.compile(
    r"(?<![高中初平同])等(?!级|学)|以及|类型|不同|同一|部分|其中|各项|有序|和$|审批|违[法规章](?:建设)?$|领域(?:建设|投资)$|(?:接入|报装)$"
)
SINGLE = re.compile(r"[、“”（）\dBQ一二三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the clean text: its range, and the rule that found it."""

    start: int
    end: int
    rule: str


def shadow(text: str) -> str:
    """The text with the insides of “…” as Q, of （…） as B, and of 《…》 as 》, at the same offsets."""
    dark = TITLE.sub(lambda m: "》" * len(m[0]), text)
    dark = QUOTED.sub(lambda m: "“" + "Q" * (len(m[0]) - 2) + "”", dark)
    return BRACKETED.sub(lambda m: "（" + "B" * (len(m[0]) - 2) + "）", dark)


@cache
def _head() -> re.Pattern[str]:
    """Closing words that are no part of a longer word: 提升工程, 试点项目, 工程2.0; not 工程师, 行动方案, 项目库."""
    follow = (
        r"(?!师|学(?!院|校)|研究|实验|建设项目|建设领域|审批|技术|质量|造价|机械|咨询|监理|招标|款|类|局|态|"
        r"方案|纲要|指南|纲领|力(?!度)|不便|能力|意见|生育|单列|指标|书|"
        r"化|制|库|录|标|负责人|经理|管理|审批|法人|单位|团队|支出|资金|资本|业主|"
        r"室|中心|场|区域|经费|空间|阵地|体系|城市|省|地区)"
    )
    return re.compile(rf"(?P<head>{one_of('head', 'weak')}{{1,3}}){follow}(?P<tail>\d\.\d)?")


@cache
def _listed() -> re.Pattern[str]:
    """The end of the name before in a list: …工程、, …计划和, …示范区及."""
    return re.compile(rf"(?:{one_of('head', 'weak', 'zone', 'event')}|”)(?:建设)?(?:、|和|及|以及|与|或|，)")


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(one_of("strong"))


@cache
def _opening() -> re.Pattern[str]:
    """What stands before a name: 深入实施, 启动实施好, 一批."""
    return re.compile(rf"^(?:{one_of('adverb')}*{one_of('strong', 'soft')}|{one_of('particle')})")


@cache
def _generic() -> re.Pattern[str]:
    verbs = one_of("generic", "bare", "head", "weak", "adverb", "particle", "strong", "soft")
    return re.compile(rf"(?:{verbs}|{SINGLE.pattern})*")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('bare', 'head', 'weak', 'particle')}|{SINGLE.pattern})*")


def is_generic(name: str) -> bool:
    """Whether the name is made of words that any field has: 科技创新项目, 宣传教育活动."""
    return "Q" not in name and _generic().fullmatch(name) is not None


def is_bare(name: str) -> bool:
    """Whether the name is made of words of the kind 重点工程, 专项行动, 建设项目 only."""
    return "Q" not in name and _bare().fullmatch(name) is not None


def find_names(dark: str) -> Iterator[Name]:
    """Names that end in a closing word, in order."""
    for head in _head().finditer(dark):
        start, led = name_start(dark, head.start(), head.end())
        if _is_name(dark, start, head, led=led):
            yield Name(start, head.end(), "project.closing")


def name_start(dark: str, stop: int, end: int) -> tuple[int, bool]:
    """Start of the name whose closing word is [stop, end), and whether a label, a list or a verb stands before it."""
    low = max(0, stop - MAX_NAME - 20)
    breaks = [m.end() for m in BREAK.finditer(dark, low, stop)]
    start, led = (breaks[-1] if breaks else low), False
    if label := LABEL.match(dark[start:end]):
        start, led = start + label.end(), True
    for before in _listed().finditer(dark, start, stop):
        start, led = before.end(), True
    for verb in _strong().finditer(dark, start, stop):
        rest = dark[verb.end() : end]
        if verb.start() >= start and not (is_bare(rest) if verb[0] in words("sure") else is_generic(rest)):
            start, led = verb.end(), True
    opened = _without_opening(dark, start, end)
    led = led or opened > start
    return _own_part(dark, opened, stop), led


def _is_name(dark: str, start: int, head: re.Match[str], *, led: bool) -> bool:
    """Whether what stands before the closing word makes a name of it."""
    name, core = dark[start : head.end()], dark[start : head.start()]
    weak = head["head"] in words("weak")
    if (is_generic(name) if weak else is_bare(name)) or len(name) > MAX_NAME or NO_NAME.match(name):
        return False
    if DOING.search(core) or KIND.search(core) or core.count("“") != core.count("”"):
        return False
    if not led and (len(name) > MAX_UNLED or CLAUSE.search(core)):
        return False
    return "“" in core or _specific(core, head["head"], led=led)


def _specific(core: str, head: str, *, led: bool) -> bool:
    """Whether the words before the closing word tell enough: 甲乙改革试点, 素养提升项目, 读书评选活动."""
    if head.endswith("活动"):
        return led and core.endswith(words("contest"))
    if head == "项目":
        return len(core) > MIN_CORE and core.endswith(words("deed"))
    if head == "试点":
        return (led and len(core) >= MIN_CORE) or core.endswith("改革")
    return len(core) >= (MIN_CORE - 1 if led else MIN_CORE)


def _without_opening(dark: str, start: int, end: int) -> int:
    """Start behind verbs, adverbs and counts that stand before the name."""
    while True:
        found = COUNT.match(dark[start:end]) or _opening().match(dark[start:end])
        if found is None or is_bare(dark[start + found.end() : end]):
            return start
        start += found.end()


def _own_part(dark: str, start: int, stop: int) -> int:
    """Start behind 的, behind another quoted name, and behind members of a list that are no part of the name."""
    if (at := dark.rfind("的", start, stop)) >= 0 and not is_bare(dark[at + 1 : stop]):
        start = at + 1
    if (at := dark.rfind("”“", start, stop)) >= 0:
        start = at + 1
    parts = dark[start:stop].split("、")
    if len(parts) > 1 and (parts[-1].startswith("“") or _uneven(parts)):
        start = stop - len(parts[-1])
    return start


def _uneven(parts: list[str]) -> bool:
    return "“" not in parts[-1] and max(len(p) for p in parts[:-1]) > len(parts[-1]) + 1
