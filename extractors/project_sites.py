"""Things to be built or held that bear a name of their own: schools, roads, platforms, zones, fairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import MAX_NAME, Name, is_bare, name_start
from extractors.project_words import one_of, words

MIN_SITE = 5
# what follows a thing that is to be built: …建设, …二期项目, …（一期）, …前期工作, …建成投用
WORKS = re.compile(
    r"(?:（[B]+）)?(?:[一二三]期)?(?:工程|项目)?(?:建设|建成|创建|落户|开工|竣工|投用|申报|前期|等(?:项目|重大|标志性|重点))"
)
BUILDS = re.compile(
    r"(?:新建|建设|建成|打造|搭建|组建|建立|推广|争创|开通|筹建|启动|推进|推动|加快|完善|提升|支持|优化|好|的)$|、$|和$"
)
# verbs after which a thing need not be followed by 建设
BUILDING = re.compile(r"(?:建|打造|争创|开通|推广)[^，]{0,2}$")
# all of a kind, or a list that goes on: 全市中小学, …等平台, “三”个中心, 国家级平台或中心
NO_SITE = re.compile(r"中小学$|等|”个|或|^运用")
HOLDS = re.compile(r"(?:举办|办好|承办|筹办|举行|参加|组织|开展|好)$|、$|届$")
# 昆州市…, 江县…: a place at the head of the name
PLACE = re.compile(
    r"^[\u4e00-\u9fff]{1,5}?(?:省|(?<![城都])市|县|(?<![社园城地片校小景牧库市学])区|街道|州|盟|旗|自治区)(?!级|场|域|内|外|民|块链)"
)
# kinds of things that always bear a name of their own
OWN = ("分园", "分校", "高速公路", "铁路", "高铁", "支线", "运河", "水库", "机场", "大桥", "马拉松")
ENDS = re.compile(r"[，。；、\n]|和|等|建设|创建|申报|$|[一二三]期|（|项目|工程|各项|体育")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"(?P<thing>{one_of('facility', 'zone', 'event')})(?P<bracket>（B+）)?")


def find_sites(dark: str, places: tuple[str, ...]) -> Iterator[Name]:
    """Named things in order; `places` are short names of places that the documents speak of."""
    for thing in _thing().finditer(dark):
        start, led = name_start(dark, thing.start(), thing.end())
        start = _last_member(dark, start, thing.start())
        name = dark[start : thing.end()]
        if not led or not MIN_SITE <= len(name) <= MAX_NAME or is_bare(name) or NO_SITE.search(name):
            continue
        if not ENDS.match(dark, thing.end()) or not _proper(name, thing["thing"], places):
            continue
        if thing["thing"] in words("event"):
            if HOLDS.search(dark, max(0, start - 6), start):
                yield Name(start, thing.end(), "project.event")
        elif _built(dark, start, thing.end()):
            yield Name(start, thing.end(), "project.site")


def _built(dark: str, start: int, end: int) -> bool:
    """Whether words around the thing tell that it is to be built: 推进…建设, 建成…, 打造…."""
    before = dark[max(0, start - 6) : start]
    return BUILDS.search(before) is not None and (WORKS.match(dark, end) or BUILDING.search(before)) is not None


def _last_member(dark: str, start: int, stop: int) -> int:
    """Start of the last member of a list: each school of A、B和C is one."""
    cut = max(dark.rfind("、", start, stop), dark.rfind("和", start, stop))
    return cut + 1 if cut >= 0 else start


def _proper(name: str, thing: str, places: tuple[str, ...]) -> bool:
    """Whether the name tells this thing from others of its kind: by a place, an owner or a quoted name."""
    if "“" in name or PLACE.match(name) or name.startswith((*words("owner"), *places)):
        return True
    return "国家" in name or "至" in name or any(p in name for p in places) or thing in OWN
