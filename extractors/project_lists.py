"""Lists whose members are projects: schools to be built, fairs to be held, works of a kind that stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import Name, is_generic, name_start
from extractors.project_words import one_of

SCHOOL = r"(?:大学|学院|中学|小学|初中|学校|幼儿园|校区|分校|分园|医院)"
MEMBER = rf"(?:(?!等)[\u4e00-\u9fffA-Za-z0-9]){{2,18}}{SCHOOL}"
# 建成甲中学、乙小学东校区、丙幼儿园等12所学校
SCHOOLS = re.compile(rf"{MEMBER}(?:[、和]{MEMBER})+")
# around a list of schools that tells that they are built: 新建…, …建成投用, …等5所, …等重点项目
BUILT_BEFORE = re.compile(r"(?:新建|建成|建设|扩建|改扩建|迁建|新增)(?:了|好)?$")
BUILT_BEHIND = re.compile(
    r"(?:等)?(?:\d+|[一二三四五六七八九十]+)?所?[\u4e00-\u9fff]{0,4}(?:建成|建设|投用|开工|竣工|项目|新建|扩建)"
)
MIN_SCHOOL = 5
MIN_MEMBER = 5
# 办好甲博览会、“乙赛”、丙马拉松等体育赛事
HELD = re.compile(
    r"(?:举办|办好|承办|筹办|开展)(?:好|了)?(?P<list>[^，。；：\n]{2,60}?)等[^，。；\n、]{0,6}(?:会展|展会|赛事|比赛|节会)"
)
# 甲至乙、丙至丁等高速公路: lines that share the word for their kind
LINES = re.compile(
    r"(?P<list>[^，。；：\n]{4,80}?至[^，。；：\n]{1,40}?)等(?:一批)?(?:高速公路|高速|公路|铁路|高铁|航线|道路|干线)"
)
# 甲中心、乙产业园等一批重大项目: things that are named as projects
CALLED = re.compile(
    r"(?P<list>[^，。；：\n等]{4,90})等(?:一批)?[\u4e00-\u9fff]{0,6}?(?:重点|重大|标志性|引领性|龙头)[\u4e00-\u9fff]{0,4}?(?:项目|工程)"
)
# 甲体系、乙提升等试点城市: fields that share the word for what is conferred
CONFERRED = re.compile(
    r"(?P<list>[^，。；：\n等]{10,90})等(?:国家(?:级)?)?(?:试点城市|试点省|示范城市|重点城市|综合试验区)"
)
# 校园读书节、书香家庭评选等活动
ACTS = re.compile(r"(?P<list>[^，。；：\n等]{4,90})等[\u4e00-\u9fff]{0,8}活动")
# 重点国际铁路, 跨国通道: a kind of things
NO_MEMBER = re.compile(r"重点|主要|骨干|现有|跨国|沿线")
# 义务教育学校, 寄宿制学校: a kind of school and no school
KIND = re.compile(
    r"(?:义务教育|寄宿制|一贯制|特色|示范|普通|薄弱|乡村|农村|城镇|公办|民办|标准化|规模|专门|各类)(?:中心)?(?:中小?|小)?学校?$"
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf".*?(?:{one_of('strong')}|新建|改扩建|扩建|其中|建设|建好)(?:了|好)?")


def find_listed(dark: str) -> Iterator[Name]:
    """Members of lists that are projects, in order."""
    for found in SCHOOLS.finditer(dark):
        opening = _opening().match(dark[found.start() : found.end()])
        start = found.start() + (opening.end() if opening else 0)
        before = dark[max(0, start - 6) : start]
        if BUILT_BEFORE.search(before) or BUILT_BEHIND.match(dark, found.end()):
            yield from (n for n in _members(dark, start, found.end()) if _is_school(dark[n.start : n.end]))
    yield from _named(dark)
    for held in HELD.finditer(dark):
        for name in _members(dark, held.start("list"), held.end("list")):
            quoted = dark[name.start] == "“" and dark[name.end - 1] == "”"
            yield Name(name.start + quoted, name.end - quoted, name.rule)


def _is_school(name: str) -> bool:
    """Whether the words name one school, and no kind of schools."""
    return len(name) >= MIN_SCHOOL and KIND.search(name) is None


def _named(dark: str) -> Iterator[Name]:
    """Members of lists whose kind stands behind them: …等高速公路, …等重大项目, …等活动."""
    for lists, member in ((LINES, _line()), (CALLED, _thing()), (ACTS, _act()), (CONFERRED, _field())):
        for found in lists.finditer(dark):
            yield from _own_members(dark, found, member)


def _own_members(dark: str, found: re.Match[str], shape: re.Pattern[str]) -> Iterator[Name]:
    """Members of the list that have the shape, without the verbs before them; 和 also joins words of one member."""
    open_at: int | None = None
    for member in _members(dark, found.start("list"), found.end("list")):
        first = member.start if open_at is None else open_at
        complete = shape.search(dark, first, member.end) is not None
        open_at = first if not complete and dark.startswith("和", member.end) else None
        start = max(first, name_start(dark, member.end, member.end)[0])
        name = dark[start : member.end]
        if complete and len(name) >= MIN_MEMBER and not NO_MEMBER.match(name) and not is_generic(name):
            yield Name(start, member.end, member.rule)


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{5,}$")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fffB（）]{2,}至[^至]{2,}$")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('facility', 'zone')}|集群)(?:（B+）)?(?:[一二三四]期)?(?:扩建|改造)?$")


@cache
def _act() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{one_of('event')}|丰收节|读书节|评选|荐评|推选|选树|大?讲堂|大赛|论坛|会演|展演|宣传[周月])$"
    )


def _members(dark: str, start: int, end: int) -> Iterator[Name]:
    """What stands between 、 and 和."""
    at = start
    for sign in re.finditer(r"[、和]|$", dark[start:end]):
        if start + sign.start() > at:
            yield Name(at, start + sign.start(), "project.listed")
        at = start + sign.end()
