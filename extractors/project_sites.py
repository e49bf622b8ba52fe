"""Things to be built or held that bear a name of their own: schools, roads, platforms, zones, fairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.project_names import MAX_NAME, Name, is_bare, name_start
from extractors.project_words import one_of, words

MIN_SITE = 5
MIN_OWN = 2
# signs between clauses
BORDERS = ("，", "。", "；", "\n")
# what follows a thing that is to be built: …建设, …二期项目, …（一期）, …前期工作, …等重大项目, …、乙先行区建设
WORKS = re.compile(
    r"(?:（B+）)?(?:[一二三]期)?(?:工程|项目)?(?:建设(?![“\d])|新建|扩建|改扩建|迁建|改造|建成|创建|落户|"
    r"开工|竣工|投用|申报(?=工作|[，。；、])|前期|升级|等(?:项目|一批重大|重大|标志性|重点|综合改革)|用地|征地|后续建设|融合发展|(?:、[^，。；、\n]{2,25}){1,3}建设)"
)
# what stands before it: 推进…, 好…, 甲、…, “甲”…
BUILDS = re.compile(
    r"(?:新建|建设|建成|投用|打造|搭建|组建|建立|推广|争创|开通|筹建|启动|推进|推动|加快|完善|提升|支持|优化|加强|开发|"
    r"设立|参与|完成|好|的)$|[、和”]$"
)
# verbs after which a thing need not be followed by 建设: 打造…, 打造涵盖各地的…, 建设甲平台和…, 建好、用好…
BUILDING = re.compile(
    r"(?:建|打造|争创|开通|推广|开发)[^，]{0,3}$|(?:建|打造|开发)[^，；：]{0,16}[的、和]$|建[^，；：]{0,6}好$"
)
# all of a kind, or a list that goes on: 全市中小学, …等平台, “三”个中心, 国家级平台或中心
NO_SITE = re.compile(r"^(?:重点|主要|骨干|现有|跨国|沿线|运用|乡镇|街道|城镇|县区|县域|各)|中小学$|等|”个|\d个|或")
# 打造一批甲小镇、乙小镇: a number of things of a kind
KINDS = re.compile(r"(?:一批|若干|一系列|\d[个家所座条])[^，。；：\n]*[、和]$")
# what stands before an event: 举办…, 举办一次…, 甲赛、…
HOLDS = re.compile(
    r"(?:实施|举办|办好|承办|筹办|举行|参加|组织|开展|好)(?:[一二三四五六七八九十\d]+[次场])?$|[、和届]$"
)
# 优化澄州市…系统，: the one thing of a place is made better
BETTER = re.compile(r"(?:优化|完善|升级|提升)$")
# 澄州市…, 云溪县…: a place at the head of the name
PLACE = re.compile(
    r"^[\u4e00-\u9fff]{2,5}?(?:省|(?<!大都)(?<![城超门夜早上股])市|县|(?<![社园城地片校小景牧库市学])区|街道|州|盟|旗|"
    r"自治区)(?!级|场|域|内|外|民|块链)"
)
# a stretch of a line: …高铁…段, …至…段, 1号线西北延, 2号线二期
STRETCH = (
    r"(?:高铁|铁路|高速|公路)[\u4e00-\u9fff]{1,8}段|至[\u4e00-\u9fff]{1,8}段|"
    r"\d+号线(?:[一二三四]期|[\u4e00-\u9fff]{1,2}延(?:伸线|长线)?|延伸线)?"
)
# 国家级…基地, 国家物流枢纽: what the state confers on many
CONFERRED = re.compile(r"国家(?:级|重点|.{4}$)")
# what may stand right behind a thing
ENDS = re.compile(
    r"[，。；、\n（]|$|和|等|并|以及|建设|创建|申报|[一二三]期|项目|工程|各项|体育|前期|用地|征地|后续|融合发展|升级|"
    r"落户|落地|投用|新建|扩建|改扩建|迁建|改造|开工|竣工|建成|\d项"
)


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"(?P<thing>{STRETCH}|{one_of('facility', 'zone', 'event')})(?P<bracket>（B+）)?")


def find_sites(dark: str, places: tuple[str, ...]) -> Iterator[Name]:
    """Named things in order; `places` are short names of places that the documents speak of."""
    for thing in _thing().finditer(dark):
        start, led = name_start(dark, thing.start(), thing.end())
        start = _last_member(dark, start, thing.start())
        name = dark[start : thing.end()]
        led = led or _opens_clause(dark, start, thing.end(), places)
        if not led or not _least(thing["thing"]) <= len(name) <= MAX_NAME or is_bare(name) or NO_SITE.search(name):
            continue
        if not ENDS.match(dark, thing.end()) or not _proper(name, thing["thing"], places):
            continue
        if thing["thing"] in words("event"):
            if HOLDS.search(dark, max(0, start - 6), start):
                yield Name(start, thing.end(), "project.event")
        elif _built(dark, start, thing.end(), places):
            yield Name(start, thing.end(), "project.site")


def _opens_clause(dark: str, start: int, end: int, places: tuple[str, ...]) -> bool:
    """Whether a thing with a name of its own is the subject of a clause: 。“两纵”大通道建设…, ，澄州试验区建设…."""
    named = dark.startswith(("“", *places), start)
    return named and dark[start - 1 : start] in BORDERS and dark.startswith("建设", end)


def _least(thing: str) -> int:
    """Number of characters that a name needs: kinds that always bear a name need two before them."""
    return len(thing) + MIN_OWN if thing in words("own") else MIN_SITE


def _built(dark: str, start: int, end: int, places: tuple[str, ...]) -> bool:
    """Whether words around the thing tell that it is to be built: 推进…建设, 建成…, 打造…."""
    before = dark[max(0, start - 18) : start]
    if KINDS.search(before):
        return False
    works = WORKS.match(dark, end) is not None
    if before.endswith(BORDERS):
        return works
    if BETTER.search(before) and dark.startswith(tuple(p for p in places if p != "全国"), start):
        return works or dark.startswith(BORDERS, end)
    return BUILDS.search(before) is not None and (works or BUILDING.search(before) is not None)


def _last_member(dark: str, start: int, stop: int) -> int:
    """Start of the last member of a list: each school of A、B和C is one."""
    cut = max(dark.rfind("、", start, stop), dark.rfind("和", start, stop))
    return cut + 1 if cut >= 0 else start


def _proper(name: str, thing: str, places: tuple[str, ...]) -> bool:
    """Whether the name tells this thing from others of its kind: by a place, an owner, a year or a quoted name."""
    owned = name.startswith(tuple(w for w in (*words("owner"), *places) if not w.startswith("国家")))
    if owned or "“" in name or PLACE.match(name) or any(p in name for p in places):
        return True
    if thing in words("own") or "至" in name or re.fullmatch(STRETCH, thing):
        return True
    if thing in words("event"):
        return "国家" in name or thing[-1] in "周月年" or name[:4].isdigit()
    return "国家" in name and not (thing in words("facility") and CONFERRED.match(name))
