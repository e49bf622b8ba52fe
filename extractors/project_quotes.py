"""Names of programmes and of things to be built that stand in “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import QUOTED, Name, name_start
from extractors.project_words import one_of

# “六大行动”, “1号改革工程”: a counting name that needs the words before it
COUNTING = re.compile(r"“(?!\d{4}\D)[一二三四五六七八九十百千\d][^“”]{1,8}”")
# “四项工程”, “六大行动”: a number of things that bear no name here
NUMBER = re.compile(r"“[一二三四五六七八九十\d]+[个项大]")
# “A”“B”: names side by side
CHAIN = re.compile(r"(?:“[^“”\n]{1,40}”[、和及]?){2,}")
# the names in quotes right before another one: “A”“B”
BEFORE = re.compile(r"(?:“[^“”\n]{1,40}”[、和]?)*$")
# “…”等主题活动, “…”等法治宣传教育活动: the quoted name is one of the activities
ONE_OF = re.compile(r"等(?:主题|[\u4e00-\u9fff]{0,8}宣传教育)?活动")
# verbs of building right before the quotes: 打造“…走廊”, 新建（改建）一批“…食堂”
BUILDING = re.compile(r"(?:建设|打造|组建|搭建|建成|新建)(?:（[^（）]{1,6}）)?(?:了|好)?(?:一批)?$")
# verbs before names of platforms side by side: 推进“甲通”“乙通”平台升级
WORKING = re.compile(r"(?:推进|推动|推广|建设|打造|搭建|建成|升级|优化|完善)$")
# a verb right before the quotes that is said of programmes: 开展“…”, 办好“…”
CALLED = re.compile(r"(?:开展|举办|办好)(?:好|了)?$")
# the owner of a programme, and no field of it: 省教育厅“…”
OWNER = re.compile(r"[部省市县区厅局委]$")
# what is done under a quoted name: 开展“千企结对”法律服务，
DONE = re.compile(r"[\u4e00-\u9fff]{0,8}(?:服务|宣讲|走访|巡讲|巡演|帮扶|义诊|路演)(?=[，。；\n])")
# “点单式”: a way of doing it and no name
MANNER = re.compile(r"[式型化]”$")
MIN_QUOTED = 4
MAX_SHORT = 5
FIELD = re.compile(r"[\u4e00-\u9fff]{4,}")


@cache
def _closed() -> re.Pattern[str]:
    """Whether the words in the quotes end in a closing word: “强基计划”."""
    return re.compile(rf"{one_of('head', 'event')}(?:\d\.\d)?”$|(?<=项目)”$")


@cache
def _thing() -> re.Pattern[str]:
    """Whether the words in the quotes end in a thing to be built: “云上书苑平台”建设."""
    return re.compile(rf"[\u4e00-\u9fff）]{one_of('facility', 'zone')}”$")


@cache
def _slogan() -> re.Pattern[str]:
    """Whether the words in the quotes end in a way of working and no programme: “…模式”, “…审批”."""
    return re.compile(rf"(?:战略|高地|制度|机制|模式|政府|岗|监管|服务|审批|办理|期|{one_of('facility')})”$")


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


@cache
def _last() -> re.Pattern[str]:
    """Words behind the last of several names that belong to each: “甲”“乙”活动, “甲”“乙”选树活动."""
    return re.compile(rf"(?:[\u4e00-\u9fff]{{2}})?{one_of('head', 'weak')}")


@cache
def _platform() -> re.Pattern[str]:
    return re.compile(one_of("facility"))


def find_quoted(text: str, dark: str) -> Iterator[Name]:
    """Names in quotes, in order."""
    shared = _side_by_side(text)
    for quoted in QUOTED.finditer(text):
        start, end = quoted.span()
        inner = Name(start + 1, end - 1, "project.quoted")
        if start in shared or ONE_OF.match(text, end):
            yield inner
        elif _closed().search(quoted[0]) and not text.endswith(("作为", "成为"), 0, start):
            yield from _closed_name(dark, quoted)
        elif done := _done(text, dark, quoted):
            yield done
        elif _is_built(text, quoted) or _is_called(text, dark, quoted):
            yield inner


def _side_by_side(text: str) -> frozenset[int]:
    """Starts of quotes that share the words behind the last of them: “甲”“乙”系列活动, “甲”“乙”活动."""
    found: set[int] = set()
    for chain in CHAIN.finditer(text):
        starts = [chain.start() + m.start() for m in QUOTED.finditer(chain[0])]
        if _shared().match(text, chain.end()):
            found.update(starts)
        elif _last().match(text, chain.end()) or _are_platforms(text, chain):
            found.update(starts[:-1])
    return frozenset(found)


def _are_platforms(text: str, chain: re.Match[str]) -> bool:
    """Whether platforms side by side are worked on: 推进“甲通”“乙通”平台升级."""
    worked = WORKING.search(text, max(0, chain.start() - 4), chain.start())
    return worked is not None and _platform().match(text, chain.end()) is not None


def _closed_name(dark: str, quoted: re.Match[str]) -> Iterator[Name]:
    """The quoted name, with the field before it where it is a short one behind a verb: 大中企业融通“携手行动”."""
    start, end = quoted.span()
    before, led = name_start(dark, start, end)
    field = dark[before:start]
    if COUNTING.fullmatch(quoted[0]):
        if len(field) >= MIN_QUOTED:
            yield Name(before, end, "project.counting")
        elif not NUMBER.match(quoted[0]):
            yield Name(start + 1, end - 1, "project.quoted")
    elif led and end - start - 2 <= MAX_SHORT and FIELD.fullmatch(field) and not OWNER.search(field):
        yield Name(before, end, "project.quoted")
    else:
        yield Name(start + 1, end - 1, "project.quoted")


def _done(text: str, dark: str, quoted: re.Match[str]) -> Name | None:
    """开展“千企结对”法律服务，: the quoted name with what is done under it."""
    start, end = quoted.span()
    done = DONE.match(dark, end)
    if done is None or end - start - 2 < MIN_QUOTED or MANNER.search(quoted[0]):
        return None
    return Name(start, done.end(), "project.called") if CALLED.search(text, max(0, start - 6), start) else None


def _is_built(text: str, quoted: re.Match[str]) -> bool:
    """Whether the quotes name a thing that is to be built: “…平台”建设, 打造“…走廊”, 建设“…驿站”“…小屋”."""
    start, end = quoted.span()
    if not _thing().search(quoted[0]):
        return False
    if text.startswith(("建设", "项目建设", "创建"), end):
        return True
    if not text.startswith(("，", "。", "；", "、", "\n", "“"), end):
        return False
    chain = BEFORE.search(text[max(0, start - 60) : start])
    before = start - len(chain[0]) if chain else start
    return BUILDING.search(text, max(0, before - 14), before) is not None


def _is_called(text: str, dark: str, quoted: re.Match[str]) -> bool:
    """Whether the quotes name a programme by themselves: 开展“X”, 办好“X”。 where no closing word follows."""
    start, end = quoted.span()
    if end - start - 2 < MIN_QUOTED or not CALLED.search(text, max(0, start - 6), start):
        return False
    if _outside().match(dark, end) or _slogan().search(quoted[0]):
        return False
    return text.startswith(("，", "。", "；", "\n"), end)
