"""Lists whose members are projects: schools to be built, fairs to be held, one facility for each of several places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import Name
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
# 办好甲博览会、“乙赛”、丙马拉松等体育赛事
HELD = re.compile(
    r"(?:举办|办好|承办|筹办|开展)(?:好|了)?(?P<list>[^，。；：\n]{2,60}?)等[^，。；\n、]{0,6}(?:会展|展会|赛事|比赛|节会)"
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
            yield from (n for n in _members(dark, start, found.end()) if n.end - n.start >= MIN_SCHOOL)
    for held in HELD.finditer(dark):
        for name in _members(dark, held.start("list"), held.end("list")):
            quoted = dark[name.start] == "“" and dark[name.end - 1] == "”"
            yield Name(name.start + quoted, name.end - quoted, name.rule)


def _members(dark: str, start: int, end: int) -> Iterator[Name]:
    at = start
    for sign in re.finditer(r"[、和]|$", dark[start:end]):
        if start + sign.start() > at:
            yield Name(at, start + sign.start(), "project.listed")
        at = start + sign.end()
