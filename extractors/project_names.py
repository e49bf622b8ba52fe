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
# 专栏10 …重点任务, 专栏13 …工程: the title of a box in the line of the first name in it
BOX = re.compile(r"专栏\s?\d+[^，。；：\n、]{2,20}?(?:工程|行动|计划|任务|项目)")
# 开展3个, 建设一批, 200项, 20多家, 第三届: a count before the name
COUNT = re.compile(
    r"^(?:\d[\d.]*万?|[一二三四五六七八九十百]+)(?:余|多)?"
    r"(?:个(?!一|十|百)|项|所|家|批|次|处|座|条|期|类|名|对)|^第[一二三四五六七八九十\d]+[届批]"
)
# words that show a clause and no name: 的, 了, 是
CLAUSE = re.compile(r"[的了是不]")
# words that tell of something done: 问题开展专项治理 is no name
DOING = re.compile(r"(?:实施|开展|完成|进行|通过|纳入|制定|编制|确定)(?!方案)|[本该](?:行动|计划|工程|项目)")
# 本计划, 其他项目, 对海岸工程, 要…, 各地…, 国家级、省级…, 重点交通工程: no name begins like this
NO_NAME = re.compile(
    r"重[点大][\u4e00-\u9fff]{2,4}(?:工程|项目)$|[国省市县]\w?级、|\d{4}年\d+个|各(?!级各类)|本(?!科|土)|"
    r"[该此、要按者于共展]|其[他它]|对(?!外|口|标|接)|在(?!职|线|地)|运用|防范(?!和|化解)"
)
# words that speak of a kind of projects: 不同类型工程, 违章建设项目, 各项工程, 水利领域投资项目, 燃气接入工程
KIND = re.compile(
    r"(?<![高中初平同])等(?!级|学)|以及|类型|不同|同一|部分|其中|各项|有序|[和与](?:建设)?$|(?<![分鸟人种鱼])类(?:工程)?(?:建设)?$|"
    r"审批$|违[法规章](?:建设)?$|领域(?:建设|投资)$|作为$|(?:接入|报装)$"
)
# …项目的机制, 试点15个左右, 项目20个, 活动不少于2次: things that are counted behind the name
COUNTED = re.compile(r"的|(?:不少于|约|达|超过)?\d+(?:个|项|次|批|场|家|所|期|名)")
# 水库加固工程12座: several works
WORKS_COUNTED = re.compile(r"\d+(?:余|多)?[座处件个项](?!月)")
# 50个…项目, 各类…活动: things that are counted before the name
COUNTED_BEFORE = re.compile(r"\d(?:个|项|次|批|场|家|所|名|对)(?:以上|左右)?$|各[类种]$")
# 各区要以“…”, 部门要加强…, 作为全省…: a subject with its modal verb, or a particle, before the name
MODAL = re.compile(
    r"(?<![重主必需首纲摘扼])要(?![素求点件领闻])(?:以|把|将)?|(?<![予可足所难得加])以(?=“)|(?<![主即])将(?=“)|"
    r"作为(?:全[国省市县区])?"
)
# “甲”“乙”系列活动: what stands behind the quotes belongs to all of them
SHARED = re.compile(r"“Q+”(?:等|系列)")
# …重点工程项目: the title of a list of projects
LISTED_BELOW = ("重点工程项目", "重点项目", "重点工程", "重大项目", "重大工程", "重点建设项目")
# …项目，计划投资3亿元: a project with money of its own
MONEY = re.compile(r"[，。（：]?(?:项目|计划|估算|概算|预计){0,2}总?投资(?:额|约)?\d")
# …项目建设, …项目前期工作: what is said of a single project
WORKS_ON = re.compile(r"建设[，。；、]|前期|核准|落地|开工")
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
    """Closing words that are no part of a longer word: 提升工程, 试点项目, 工程2.0; not 工程师, 行动方案, 有计划."""
    follow = f"(?!{one_of('longer')}|学(?!院|校)|力(?!度)|班(?!主任)|治理(?!工程)|省|地区|园|县|村)"
    return re.compile(
        rf"(?<![有按])(?P<head>{one_of('head', 'weak')}{{1,3}}){follow}(?P<tail>\d\.\d|示范(?=[，。；、和]))?"
    )


@cache
def _listed() -> re.Pattern[str]:
    """The end of the name before in a list: …工程、, …计划和, …示范区及."""
    ends = one_of("head", "weak", "zone", "event")
    return re.compile(rf"(?:{ends}|”)(?:建设)?(?:、|和|及|以及|与|或|，)|(?:战略|政策|改造|创建|示范)(?:和|及|以及)")


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(one_of("strong", "avoided"))


@cache
def _verb_phrase() -> re.Pattern[str]:
    """A verb phrase that is one of several or has an adverb of its own: …培训、做好, …建设和支持, 机构主动对接."""
    verb = rf"{one_of('soft', 'strong')}(?:好|了)?(?![业区者性型力化])"
    return re.compile(rf"(?:、|和|及|与){one_of('adverb')}*{verb}|{one_of('clear')}{verb}")


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
    breaks += [m.end() for m in BOX.finditer(dark, low, stop) if not is_bare(dark[m.end() : end])]
    start, led = max(breaks, default=low), False
    if label := LABEL.match(dark[start:end]):
        start, led = start + label.end(), True
    for before in _listed().finditer(dark, start, stop):
        start, led = before.end(), True
    for modal in MODAL.finditer(dark, start, stop):
        if not is_generic(dark[modal.end() : end]):
            start, led = modal.end(), True
    for verb in _strong().finditer(dark, start, stop):
        rest = dark[verb.end() : end]
        if verb.start() >= start and not (is_bare(rest) if verb[0] in words("sure") else is_generic(rest)):
            start, led = verb.end(), True
    for member in _verb_phrase().finditer(dark, start, stop):
        if not is_generic(dark[member.end() : end]):
            start, led = member.end(), True
    opened = _without_opening(dark, start, end)
    led = led or opened > start or dark.find("元的", start, stop) >= 0
    return _own_part(dark, opened, stop, goes_on=dark.startswith(("、", "等"), end)), led


def _is_name(dark: str, start: int, head: re.Match[str], *, led: bool) -> bool:
    """Whether what stands before the closing word makes a name of it."""
    name, core = dark[start : head.end()], dark[start : head.start()]
    if len(name) > MAX_NAME or _is_class(name, core, head["head"]) or _is_clause(core, led=led):
        return False
    before = dark[max(0, start - 12) : start]
    counted = COUNTED.match(dark, head.end()) or COUNTED_BEFORE.search(before)
    if counted and head["head"] in words("weak") and "“" not in core:
        return False
    if WORKS_COUNTED.match(dark, head.end()):
        return False
    if before.endswith(words("avoided")) or (before.endswith("”") and SHARED.match(core)):
        return False
    if head["head"] == "项目" and (MONEY.match(dark, head.end()) or (led and WORKS_ON.match(dark, head.end()))):
        return len(core) > MIN_CORE + 1 and not re.search("[、和]", core) and not before.endswith("一批")
    return "“" in core or _specific(core, head["head"], led=led)


def _is_class(name: str, core: str, head: str) -> bool:
    """Whether the words speak of projects of a kind: 重点工程, 各类项目, 招标采购计划, 目标、任务和重大工程."""
    if is_generic(name) if head in words("weak") else is_bare(name):
        return True
    if name.endswith(LISTED_BELOW) or is_bare(re.split("[、和]", core)[-1] + head):
        return True
    if head == "计划" and core.endswith(words("routine")):
        return True
    if name.startswith(words("avoided")):
        return True
    return NO_NAME.match(name) is not None or KIND.search(core) is not None


def _is_clause(core: str, *, led: bool) -> bool:
    """Whether the words are a clause, or cut off in the middle of quotes."""
    if "的" in core or DOING.search(core) or core.count("“") != core.count("”"):
        return True
    return not led and (len(core) > MAX_UNLED - 2 or CLAUSE.search(core) is not None)


def _specific(core: str, head: str, *, led: bool) -> bool:
    """Whether the words before the closing word tell enough: 甲乙改革试点, 素养提升项目, 读书评选活动."""
    if head == "活动":
        return led and len(core) > MIN_CORE and core.endswith((*words("contest"), *"周月年季"))
    if head == "项目":
        return len(core) > MIN_CORE and core.endswith(words("deed"))
    if head == "试点":
        return (led and len(core) >= MIN_CORE) or core.endswith("改革")
    return len(core) >= (MIN_CORE - 1 if led else MIN_CORE)


def _without_opening(dark: str, start: int, end: int) -> int:
    """Start behind verbs, adverbs and counts that stand before the name."""
    while True:
        found = COUNT.match(dark[start:end]) or _opening().match(dark[start:end])
        if found is None or (start + found.end() >= end):
            return start
        start += found.end()


def _own_part(dark: str, start: int, stop: int, *, goes_on: bool) -> int:
    """Start behind 的, behind another quoted name, and behind members of a list that are no part of the name.

    The name is the last member where the list goes on behind it: 甲、乙工程、丙.
    """
    if (at := dark.rfind("的", start, stop)) >= 0 and not is_bare(dark[at + 1 : stop]):
        start = at + 1
    for border in ("”“", "和“", "及“"):
        if (at := dark.rfind(border, start, stop)) >= 0:
            start = at + 1
    parts = dark[start:stop].split("、")
    if len(parts) > 1 and (goes_on or parts[-1].startswith("“") or _uneven(parts)):
        start = stop - len(parts[-1])
    return start


def _uneven(parts: list[str]) -> bool:
    return "“" not in parts[-1] and max(len(p) for p in parts[:-1]) > len(parts[-1]) + 3
