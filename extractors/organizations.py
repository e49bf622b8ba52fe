"""Every specific organisation that a source names, once: from the facts found before and from running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.functions import directive_verbs
from extractors.name_lists import split_names
from extractors.organisation_forms import GENERIC, NO_PLACE, PROPER, looks_like_name
from extractors.organisation_matcher import phrases
from extractors.reading import Part, Reading
from extractors.responsibility_facts import Placement, placement
from kg.facts import Evidence, FileFacts, Level, OrganizationFact
from kg.organisation_kinds import is_collective
from kg.organisation_lexicon import gazetteer
from kg.organisation_places import city_stem, placed


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names an organisation."""

    doc: str
    name: str
    written: str
    evidence: Evidence
    rule: str


def find_organizations(reading: Reading, found: FileFacts) -> tuple[OrganizationFact, ...]:
    """Find the organisations of a source, each once, with the forms in which it is named.

    Args:
        reading: the source.
        found: facts of the earlier extractors; owners of responsibilities and issuers of documents are organisations.
    """
    places = {part.id: placement(part) for part in reading.parts}
    grouped: dict[str, list[Mention]] = {}
    for mention in (*_from_facts(found), *_from_text(reading)):
        where = places.get(mention.doc, Placement(None, None, None))
        grouped.setdefault(where.named(mention.name).canonical, []).append(mention)
    return tuple(
        sorted(
            (_organization(name, mentions, places) for name, mentions in grouped.items()),
            key=lambda fact: (fact.doc, fact.evidence.span.start, fact.name),
        )
    )


def _organization(name: str, mentions: list[Mention], places: dict[str, Placement]) -> OrganizationFact:
    mentions = sorted(mentions, key=lambda mention: (mention.evidence.span.start, mention.written))
    first = mentions[0]
    known = places.get(first.doc, Placement(None, None, None)).named(first.name)
    written = tuple(dict.fromkeys(mention.written for mention in mentions))
    return OrganizationFact(first.doc, name, written, known.kind, known.level, first.evidence, first.rule)


def _from_facts(found: FileFacts) -> Iterator[Mention]:
    for fact in found.responsibilities:
        if not _says_nothing(fact.org):
            yield Mention(fact.doc, fact.org, fact.as_written, fact.evidence, "responsibility")
    for document in found.documents:
        for issuer in document.issuers:
            yield Mention(document.id, issuer, issuer, document.evidence, "issuer")
    for reference in found.references:
        for issuer in reference.issuers:
            if not is_collective(issuer) and looks_like_name(issuer):
                yield Mention(reference.doc, issuer, issuer, reference.evidence, "reference-issuer")


def _says_nothing(name: str) -> bool:
    """Collectives of everybody are no organisations: 各地, 中小学校, 地方."""
    return bool(GENERIC.match(name)) or bool(re.fullmatch(r"各?地方?|各级.*|.*中小学校?", name))


def _from_text(reading: Reading) -> Iterator[Mention]:
    for part in reading.parts:
        taken: list[tuple[int, int]] = []
        for start, end, rule in (*_listed(reading, part), *_proper(reading, part)):
            if any(low < end and start < high for low, high in taken[-40:]):
                continue
            taken.append((start, end))
            written = reading.clean.text[start:end]
            yield Mention(part.id, written, written, reading.evidence(start, end), rule)


def _ends_with(text: str, words: str | None, end: int) -> bool:
    return bool(words) and text.endswith(words or "", 0, end)


# characters behind a listed name that make it another word: 教育部|门, 市委|员会, 财政部|分, 大学|生
NOT_BEHIND = re.compile(
    r"门|员|署(?!名)|队|分(?=[^局行别])|托|属|街道|村委|派出所|主任|书记|办事处|公室|市(?=[场长])|[省市县区](?=[级直])"
)
# characters before a level word that make it another word: 城|市政府, 各|区政府, 设区|市政府, 全|省大数据中心布局
NOT_BEFORE = "城各县区地级乡镇两设州全"


def _listed(reading: Reading, part: Part) -> Iterator[tuple[int, int, str]]:
    """Reviewed names in the text, with the place written before them."""
    text, where = reading.clean.text, placement(part)
    for phrase in phrases(text, part.body, part.end):
        start, end = phrase.start, phrase.end
        if NOT_BEHIND.match(text, end):
            continue
        if phrase.level:
            start = _with_place(text, start, where)
            if start == phrase.start and (
                text[start - 1 : start] in tuple(NOT_BEFORE) or not _answered(text[start:end], where)
            ):
                continue
        elif text[end - 2 : end] == "部门" and (GENERIC.match(text[start:end]) or not _stands_alone(text, start)):
            continue
        yield start, end, "lexicon"


def _answered(words: str, where: Placement) -> bool:
    """Whether the document's place answers the level word; an open one (区政府 in a city's paper) names nobody."""
    return where.jurisdiction is None or where.named(words).resolved


def _stands_alone(text: str, start: int) -> bool:
    """Whether a department's name begins here and is no tail of a longer one (省级药品监督|管理部门)."""
    return not text[start - 1 : start].isalnum() or text[start - 1] in "和与及由向报对经同请让是"


def _with_place(text: str, start: int, where: Placement) -> int:
    """Start of the place that the level word at `start` ends: 澄州|市教育局, 江岭省澄州|市教育局."""
    known = tuple(name for name in (where.jurisdiction, where.province) if name)
    for word in ("自治区", "自治州", text[start : start + 1]):
        stop = start + len(word)
        if text.startswith(word, start) and text.endswith((*known, *_all_places()), 0, stop):
            name = max((n for n in (*known, *_all_places()) if text.endswith(n, 0, stop)), key=len)
            begin = stop - len(name)
            return begin - len(where.province or "") if _ends_with(text, where.province, begin) else begin
    match = COUNTY.search(text, max(0, start - 4), start) if text[start] in "县区旗" else None
    return match.start("name") if match else start


@lru_cache(maxsize=1)
def _all_stems() -> tuple[str, ...]:
    """Places without 市 and 省, as institutions carry them."""
    short = {name[:-1] for name in _all_places() if name.endswith(("市", "省", "盟"))}
    regions = {
        "华东",
        "华中",
        "华南",
        "华北",
        "东北",
        "西北",
        "西南",
        "中国",
        "国家",
        "全国",
        "新疆",
        "西藏",
        "宁夏",
        "广西",
        "内蒙古",
    }
    return tuple(sorted(stem for stem in short | regions if len(stem) > 1))


# a county of two or three characters behind a break: …，禾山|县教育局
COUNTY = re.compile(r"(?<=[、，。；：（“\n和与及由])(?P<name>[\u4e00-\u9fff]{2,3})$")


@lru_cache(maxsize=1)
def _all_places() -> tuple[str, ...]:
    places = gazetteer()
    return tuple(sorted({*places.province_of, *places.provinces}, key=lambda name: (-len(name), name)))


# endings of schools, institutes, companies and standing bodies under a name of their own
PROPER_END = re.compile(
    r"(?:大学|学院|高等专科学校|学校|中学|小学|幼儿园|[一二三四五六七八九十]中(?!学|级|职|专|心|等|小)|研究院|研究所|科学院|集团|公司|联合会|协会|联盟|领导小组|联席会议|委员会|"
    r"实验室|博物馆|纪念馆|图书馆|科技馆|体育馆|艺术团|医院|党校|基金会|慈善总会|督导组|电视台|"
    r"(?:服务|指导|监测|交易|研究|培训|创新|辅导|传播|评估|发展|推进|管理|运行|登记|信息|数据|保护|医疗|资源|教育|平台)中心|海关|支行|分行)"
    r"(?!制(?!定|订)|化(?!解)|办(?!理|好|学)|[生路街村站镇校部所区]|办公|主任|书记|校长|分[校院园]|下属|附属|党委|章程|教育集团|员)"
)
# where a name of an institution can begin: behind a break or a verb that takes it
BREAK = re.compile(
    r"[、，。；：！？（）“”《》〈〉\n\s]|支持|指导|联合|依托|推动|督促|建设|建成|建好|成立|组建|由|与|和|及|在|对|是|为|将|于|以|向|到|了|的|等"
)
WINDOW = 30  # characters; the longest name of an institution in known papers has 27


def _proper(reading: Reading, part: Part) -> Iterator[tuple[int, int, str]]:
    """Institutions under a name of their own: from the place at their head, or between breaks."""
    text = reading.clean.text
    where = placement(part)
    stems = _own_stems(where)
    for match in PROPER_END.finditer(text, part.body, part.end):
        low = max(part.body, match.end() - WINDOW)
        breaks = [m.end() for m in re.finditer(r"[、，。；：！？（）《》〈〉\n\s]", text[low : match.start()])]
        low += breaks[-1] if breaks else 0
        start = _head(text, low, match.start(), stems)
        if start is None:
            continue
        start = _last_of_list(text, start, match.end())
        words = text[start : match.end()]
        if (
            _is_institution(words)
            and _answered(words, where)
            and (_has_place(words, stems) or _listed_beside(text, start, match.end()))
        ):
            yield start, match.end(), "institution"


def _last_of_list(text: str, start: int, end: int) -> int:
    """Start of the last of several names joined by 和 or 及."""
    names = split_names(text, start, end).names
    return names[-1].start if len(names) > 1 and names[-1].end == end else start


def _has_place(words: str, stems: tuple[str, ...]) -> bool:
    return words.startswith((*stems, *_all_stems())) or placed(words, NO_PLACE).level is not Level.NONE


def _listed_beside(text: str, start: int, end: int) -> bool:
    """Whether a name without a place stands in a list of names, or has an ending that few classes have."""
    if COMMON_END.search(text, start, end) is None and end - start <= 16:
        return True
    beside = text[start - 1 : start] == "、" or text[end : end + 1] == "、"
    return beside and end - start <= 16 and not VERB_HEAD.match(text, start)


# verbs that begin a phrase and no name: 强化学校, 优化学校
VERB_HEAD = re.compile(
    r"[\u4e00-\u9fff]化|促进|构建|强化|加大|增强|保障|实现|打破|激发|制定|编制|调整|推行|促使|围绕|立足|满足|探索|明确|减少|严格|完善"
)


def _own_stems(where: Placement) -> tuple[str, ...]:
    """Words that a name of the document's own place can begin with: 澄州市, 澄州, 江岭省, 江岭, 国家, 中国."""
    province = where.province or ""
    stems = {where.jurisdiction or "", city_stem(where.jurisdiction), province}
    stems.add(re.sub(r"(?:省|市|(?:回族|壮族|维吾尔)?自治区)$", "", province))
    return tuple(sorted((stem for stem in stems if len(stem) > 1 and stem != "全国"), key=lambda s: (-len(s), s)))


def _head(text: str, low: int, high: int, stems: tuple[str, ...]) -> int | None:
    """Where the name begins: at the first place word, else at a break if all from there can be a name."""
    starts = [at for stem in stems if (at := text.find(stem, low, high + 1)) >= 0]
    if starts:
        return min(starts)
    if text.startswith(_all_stems(), low):
        return low
    return _without_place(text, low, high)


# verbs that take an institution: 支持川南师范学院…
TAKES = re.compile(
    r"支持|指导|联合|依托|督促|建强|建好|发挥|创建|建成|组建|成立|加快|推动|完成|新建|迁建|改建|扩建|启动|推进|办好|建立|筹建|整合|提升|深化|争取|引进"
)
# endings that most often close a class and no name; they count in lists only: 朝阳中学、阳光学校
COMMON_END = re.compile(r"(?:学校|集团|公司|医院|幼儿园|实验室|中心|委员会|联盟|协会|小学|中学|学院)$")


def _without_place(text: str, low: int, high: int) -> int | None:
    """Start of a name without a place word: behind a break or a verb that takes an institution."""
    verbs = [m.end() for m in TAKES.finditer(text, low, high)]
    start = verbs[-1] if verbs else low
    return None if text[start - 1 : start] == "各" or high - start > 20 else start


def _is_institution(words: str) -> bool:
    if len(words) < 4 or GENERIC.match(words) or is_collective(words) or not looks_like_name(words):
        return False
    at = placed(words, NO_PLACE)
    rest = at.rest if at.level is not Level.NONE else words
    if GENERIC.match(rest) or len(rest) < 3 or UNNAMED.search(words) or _is_clause(words):
        return False
    return bool(PROPER.match(words)) or at.level is not Level.NONE


# words that tell a sort of institution and no one of them: 优质中学, 现有幼儿园, 城乡学校
UNNAMED = re.compile(
    r"普惠|产业学院|优质|示范性?|一批|所有|全体|全部|高水平|新型|现有|普通|民办|公办|农村|城乡|寄宿|九年|十二年|义务教育学校|中等职业学校|特色|薄弱"
    r"|每|城区|先进|等(?!级|教育)|全市|全省|若干|新增|新建|改建|扩建|设立|具有|参与|举办|作为|联系|领导(?!小组)|以上|不同|各类|大中|中小"
)
# a number of things: 两所学校, 3家医院, 第一批学校, 首个研究院; not 第一中学 and 三家村小学
COUNTED = re.compile(r"^\d|第?[一二两三四五六七八九十百\d]+[个所批类项]|首[个批家所]|^[一二两三四五六七八九十]级")
# words for directing that also name a field of work: 发展研究中心, 建设集团, 服务中心, 科学院
FIELD_WORDS = frozenset(
    ("发展", "建设", "服务", "科学", "综合", "改革", "保护", "开发", "创新", "治理", "组织", "维护", "培训")
)


def _is_clause(words: str) -> bool:
    """Whether the words count things or hold a word of directing: 三所学校, 压实研究院."""
    verbs = (verb for verb in directive_verbs() if verb not in FIELD_WORDS)
    return COUNTED.search(words) is not None or any(verb in words for verb in verbs)
