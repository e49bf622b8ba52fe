"""Names at the head of a predicate: who a sentence speaks of, and where what they do begins.

A range is taken only where it holds names and nothing else: 市教育局, 教育、民政等部门, 市、区民政部门, 澄州等城市.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.name_lists import Name, split_names
from extractors.organisation_forms import (
    ENDING,
    GENERIC,
    NO_PLACE,
    PROPER,
    REGION,
    is_certain,
    is_listed,
    level_word,
    looks_like_name,
)
from extractors.word_lists import alternation, rows, words_of
from kg.organisation_kinds import is_collective
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import ZONE, placed

VERBS = "responsibility_verbs.csv"
LONGEST = 90  # characters of a list of names before its predicate


@dataclass(frozen=True, slots=True)
class Head:
    """Names at the head of a clause and the place where the predicate begins."""

    names: tuple[Name, ...]
    at: int


# single words that open a predicate, and what they are part of otherwise: 应急, 要素, 对外, 以上
SINGLE = (
    r"应(?![急用对收付届])|要(?![求素闻点])|可(?![持能行靠控信视再])|将(?!来)|需(?!求)|须|在(?![线校职岗建]|编(?![制写报]))|对(?![外口应])"
    r"|自(?=[^，。；]{2,30}之?日起)|以(?![上下及内外])|为(?!民)|按(?!时)|从(?![业事])|向(?![上下])|就(?![业近地])|把(?![握关])|于(?!都)|拟|20\d\d年"
    r"|(?:是|作为)(?=[^，。；]{0,24}(?:责任人|责任主体|主管部门|牵头部门|责任单位|牵头单位|实施主体|管理机关|主管机关))"
)


@lru_cache(maxsize=1)
def predicate() -> re.Pattern[str]:
    """Pattern for the words with which a predicate can begin: 开展, 应当, 按照, 定期."""
    words = (word for word in words_of(VERBS, "act", "way", "duty") if len(word) > 1)
    return re.compile(f"(?={alternation(words)}|{SINGLE})")


@lru_cache(maxsize=1)
def goes_on() -> re.Pattern[str]:
    """Pattern for a name that goes on with a verb: 市政府|督导室, 市委|组织部, 公安局|管理支队 (not 组织有关部门)."""
    return re.compile(f"{alternation(words_of(VERBS, 'act'))}{GOES_ON}(?=[、，。；的及和]|{predicate().pattern})")


# the last sign of a name; no predicate is looked for behind another one
LAST_SIGN = frozenset(
    "局厅委办部署府会院检门位构关织体心司团行业学园协盟金所馆宫队站社联监海边台报电信塔处科室镇乡道区地方组议班校党纪段中县市旗州省等）”台库室"
)
# the rest of a name behind a verb in it: 督导|室, 管理|支队, 建设|厅, 采购|网, 监管|部门
GOES_ON = (
    r"(?:(?:部门|机构|单位)|(?!市|县|区|省|多)(?:(?![对各有全相本和的])[\u4e00-\u9fff]){0,3}?"
    r"(?:室|处(?![理置罚分])|科(?!学|技)|队|中心|局|厅|委员会|小组|(?<!场)所(?![有属])|站|办公室|(?<!全)部(?![门署分])))"
)


# who heads it, and not what it does: 市水利局|负责人
HEADED = re.compile("(?:主要|分管)?(?:负责|领导)(?:人|同志|干部)")


def head_of(text: str, start: int, end: int) -> Head | None:
    """Names at the head of a range up to its predicate: the first predicate before which everything parses."""
    for match in predicate().finditer(text, start + 2, min(end, start + LONGEST)):
        at = match.start()
        if text[at - 1] not in LAST_SIGN or goes_on().match(text, at, end) or HEADED.match(text, at):
            continue
        names = certain(text, start, at)
        if names:
            return Head(names, at)
    return None


# two levels, or all from one on, before a department: 市、区|民政部门, 县级以上人民政府|教育行政部门, 省、市、县三级|税务机关
LEVELS = re.compile(
    r"(?:(?:[省市州县区旗镇]级?[、和])+[市州县区旗镇乡街](?:（[^）]{1,6}）)?级?(?:[两二三四]级)?"
    r"|设区的市(?:级?[、和]县级?|级)(?=人民政府.)(?:人民政府)"
    r"|(?:省|市|县|区|旗县|设区的市|县（市、区）)级?以上(?:地方)?(?:各级)?(?:人民政府)?的?)(?=[\u4e00-\u9fff]{2})"
)


# a body of the level that is spoken of: 同级|财政部门, 本级|公安、税务部门
OWN_LEVEL = re.compile(r"(?:同级|本级|当地|所在地)(?=[\u4e00-\u9fff]{2})")
# others of the kind, whom nothing names: 市水利局|和其他有关部门
AND_OTHERS = re.compile(
    r"及其(?:委托|授权|所属|派出)的?[\u4e00-\u9fff]{0,6}(?:机构|单位|部门)$"
    r"|(?:以及|[和及与、])其[他它](?:有关|相关|负有[^，。；、]{2,16}职责的)*(?:职能|监管|主管|行政|管理|成员|责任)*(?:部门|单位|机构|组织)$"
)
# several departments of each district: 各县（市、区）|教育、财政部门
EACH_DISTRICT = re.compile(
    r"各[市县区旗州]+(?:（[^）]{1,6}）)?(?=[\u4e00-\u9fff]{2,6}、[\u4e00-\u9fff、]{2,40}部门$)(?!.{0,4}(?:政府|党委))"
)
# so many of them, behind 等: 市教育局等|十部门
SO_MANY = re.compile(r"[一二三四五六七八九十\d]+个?(?:部门|单位|机构|家)$")


def certain(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Names of a range that holds nothing else, each beyond doubt; words for anybody (高校, 企业) are left out.

    What stands behind 等 is a class of the names before it and need not be a name.
    """
    others = AND_OTHERS.search(text, start, end)
    end = others.start() if others else end
    own = OWN_LEVEL.match(text, start, end)
    if own and (names := certain(text, own.end(), end)):
        return (replace(names[0], start=start, written=own[0] + names[0].written), *names[1:])
    levels = LEVELS.match(text, start, end) or EACH_DISTRICT.match(text, start, end)
    if levels and levels.end() < end:
        return _at_levels(text, levels.end(), end, levels[0])
    either = text.find("或者", start + 2, end)
    if either > 0:  # 市民政部门|区民政部门
        left, right = certain(text, start, either), certain(text, either + 2, end)
        return (*left, *right) if left and right else ()
    return _listed(text, start, end)


def _listed(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Names of a range in one list."""
    if SMALL_BODY.match(text[start:end]):
        return (Name(start, end, text[start:end], text[start:end]),)
    if text.count("（", start, end) != text.count("）", start, end):
        return ()
    found = split_names(text, start, end)
    if all(text[name.start - 1] == "等" for name in found.rejected):
        names = tuple(n for n in found.names if not _anybody(n.full) and not SO_MANY.fullmatch(n.written))
        if names and all(specific(name.full) for name in names):
            return _at_one_level(names)
    return _fields(text, start, end)


# 市、区|人民政府及其有关部门
GOVERNMENTS = re.compile(r"(?:人民)?政府(?:及其?(?:有关|相关|所属|工作|组成)*部门)?(?=$|[、和及])")


def _at_levels(text: str, start: int, end: int, levels: str) -> tuple[Name, ...]:
    """Departments that stand at several levels: 市、区教育、财政部门; governments are bodies of their own."""
    low = start - len(levels)
    government = GOVERNMENTS.match(text, start, end)
    if government:
        behind = () if government.end() == end else certain(text, government.end() + 1, end)
        if "以上" in levels or (government.end() < end and not behind):
            return ()
        high = text.find("政府", start, end) + 2
        return (*_each_level(low, levels, text[start:high]), *behind)
    names = certain(text, start, end)
    if not names or _has_place(names[0].full):
        return ()
    if len(names) == 1 and text[end - 1] in "局委办联会":
        return _each_level(low, levels, text[start:end])
    levels_of = "" if levels.startswith("设区的市") else levels
    first = replace(names[0], start=low, written=levels + names[0].written, full=levels_of + names[0].full)
    each = (n.full.endswith("部门") and not _has_place(n.full) for n in names[1:])
    return (first, *(replace(n, full=levels_of + n.full) if own else n for n, own in zip(names[1:], each, strict=True)))


# bodies that only one level has: 镇人民政府, 街道办事处
LOWEST = re.compile(r"^(?:乡镇|[乡镇]|街道)")


def _has_place(words: str) -> bool:
    return bool(level_word(words) or LOWEST.match(words) or placed(words, NO_PLACE).place)


def _each_level(at: int, levels: str, tail: str) -> tuple[Name, ...]:
    """The bodies of two levels that share a tail: 区、镇|人民政府; those of three levels at once are a class."""
    first, *others = re.split(r"[、和](?![^（]*）)", levels)
    words = levels + tail
    whole = Name(at, at + len(words), words, words)
    if len(others) != 1 or levels.endswith("级") or "以上" in levels:
        return (whole,)
    second = others[0] + tail
    return replace(whole, full=first + tail), Name(whole.end - len(second), whole.end, second, second, joined=True)


def _at_one_level(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The level word of the first field holds for all that share its 部门: 市教育、财政部门."""
    first = names[0]
    level = level_word(first.full)
    if not level or first.written.endswith("部门") or not first.full.endswith("部门"):
        return names
    return (first, *(n if level_word(n.full) else replace(n, full=level + n.full) for n in names[1:]))


def _anybody(words: str) -> bool:
    general = GENERIC.match(words) or ANY_OF_A_KIND.match(words)
    return bool(general) and not OVERSEER.search(words)


# bodies that only a word of place or worth tells apart: 国内高校, 知名企业
ANY_OF_A_KIND = re.compile(
    r"^(?:国内外?|国际|境内外?|省内外?|市内外?|区内|知名|优秀|优质|专业|社会|第三方|大型|头部)+(?:高校|院校|大学|企业|机构|组织|学校|媒体)$"
)


# bodies with a field of their own although their words are general: 行业主管部门, 法院, 乡镇政府
OVERSEER = re.compile(
    r"^各?(?:行业|业务)主管部门$|^(?:人民)?(?:法院|检察院)$|^(?:乡镇|乡|镇|乡（镇）)(?:人民)?政府$|^城市[\u4e00-\u9fff]{2,6}部门$"
    r"|^(?:省|市|县|区|设区的市)级人民政府$"
)
# what no name holds, be it of one body or of a class: 收费实行政府, 结果作为对学校
NEVER = re.compile(r"^(?:是|跨)|实行|作为|共享|以及|无需|.将|.向|.对(?!外|口)")
# what no name of one body holds: 数据共享和安全查验部门, 地区在中小学校, 多部门, 倒逼政府部门, 澄州二中等重点中学
NO_FIELD = re.compile(
    r"(?:上市|担保|保险|物业|租赁|小额贷款)公司$|^(?:执行|实施|决策|使用|申报|承接)(?:部门|单位)$"
    r"|^(?:有(?!关|色)|无|没有|成为|加上|包括|任何)|在(?!线)|.对(?!外|口)|[和及与].{2,}部门$|[多跨]部门$|我[省市县区]|牵头"
    r"|..(?:行政机关|政府部门)$|[中学校院局区]等(?!教育|职业)"
)


# words that open a phrase and stand in no name; what is behind them may be one: 所需经费由|市民政部门, 用于经|民政部门
OPENS_PHRASE = re.compile(r"(?<!自)由|会同|经|[提报商]请|报|向|被")
# what a field of work has behind it in the name of its department: 文化和旅游|行政部门
DEPARTMENT = re.compile(r"(?:行政|主管|监督|管理|监管)+部门$")
LEVEL_SIGNS = frozenset("省市县区各")


def specific(words: str) -> bool:
    """Whether the words name a body, or a class of bodies of a known kind, beyond doubt."""
    if DEPARTMENT.search(words) and _known(DEPARTMENT.sub("", words)):
        return True
    one = not is_collective(words)
    if not is_listed(words) and any(is_certain(words[m.end() :]) for m in OPENS_PHRASE.finditer(words)):
        return False
    if predicate().match(words) and words[2:3] in LEVEL_SIGNS and is_certain(words[2:]):  # 配合|市公安局
        return False
    if NEVER.search(words) or (one and (words.endswith("企业") or (NO_FIELD.search(words) and not is_listed(words)))):
        return False
    if is_certain(words) or OVERSEER.search(words):
        return True
    return _by_its_form(words)


def _by_its_form(words: str) -> bool:
    """Whether the form of a name that no list holds tells that it is a certain body's."""
    if ZONE.search(words) and placed(words, NO_PLACE).place:
        return True
    if REGION.match(words):
        return 2 < len(words) <= 5 and bool(placed(words, NO_PLACE).place)
    if not looks_like_name(words) or GENERIC.match(words):
        return False
    if words.endswith(("公司", "集团", "企业")):
        return len(words) >= 6 and words.startswith((*stems(), *GROUPS)) and not words.endswith("企业")
    return (len(words) >= 4 and bool(PROPER.match(words))) or of_a_place(words) or _of_a_body(words)


# groups of the whole country, whose branches bear their name: 国网澄州供电公司
GROUPS = (
    "国网",
    "国家电网",
    "南方电网",
    "中国邮政",
    "中国电信",
    "中国移动",
    "中国联通",
    "中国铁塔",
    "中国石油",
    "中国石化",
)
# bodies set up for a task, by their short name: 协调小组办公室, 工作专班办公室
SMALL_BODY = re.compile(r"^(?!各|相关|有关|成立)[\u4e00-\u9fff]{0,4}(?:领导|协调|工作|推进)(?:小组|专班)(?:办公室)?$")


def of_a_place(words: str) -> bool:
    """Whether a place opens the name of a body: 澄州股权交易中心."""
    if not words.startswith(stems()) or not ENDING.search(words) or CLASS.search(words):
        return False
    return len(words) >= 6 or any(_is_branch(words[len(stem) :]) for stem in stems() if words.startswith(stem))


def _is_branch(words: str) -> bool:
    return words in _other_fields() and bool(ENDING.search(words))


# the last word of a class of bodies
CLASS = re.compile(r"(?:企业|机构|单位|团体|组织|地区|学校|高校|院校|园区)$")


# offices by what they do: 消防救援机构, 医保经办机构, 纪检监察机关; 团市委
OFFICE = re.compile(
    r"^(?!.*[到向])[\u4e00-\u9fff]{2,8}(?:救援|经办|登记|管理|监察|执法|检疫|征收|督导|收储|交易|主管)机构$"
    r"|^(?:疾控|疾病预防控制|卫生监督|(?:农业技术|农技)推广)机构$|^(?:纪检监察|司法|税务|检察|审判|公安|审计|监察)机关$|^团[省市区县州旗]委$"
)


def _of_a_body(words: str) -> bool:
    """Whether a body of the country or a class of offices opens the name: 教育部校长培训中心, 政府所属人才服务机构."""
    if not ENDING.search(words):
        return False
    if OFFICE.search(words):
        return True
    if re.match(
        r"(?:政府(?:所属|直属)|市直?属|省直?属|中央(?:所属|直属)?)[\u4e00-\u9fff]{2,8}(?:机构|单位|中心)$", words
    ):
        return True
    return any(words.startswith(name) for name in lexicon().national if len(name) > 2 and name != words)


# the ending of a list of fields of work: 教育、民政等部门, 发展改革、住房建设等多部门, 公安、税务部门, 纪检监察等相关部门
FIELDS_END = re.compile(
    r"(?P<others>等(?:\d+个|[多各]个?|相关|有关|政府|职能|主管|行政|管理|行业|监督|综合|市级|省级)*(?:部门|单位|群团组织|机关)(?:[和及以][^，。；的]{2,24})?|部门)$"
)
FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}")


def _fields(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Fields of work in one list that 部门 ends: most of them known, the others short words in the same place."""
    tail = FIELDS_END.search(text, start, end)
    if tail is None or GENERIC.match(text[start:end]):
        return ()
    names: list[Name] = []
    at, known = start, 0
    words = text[start : tail.start()]
    level = re.match(r"[省市县区](?=[\u4e00-\u9fff]{2,6}[、和])", words)
    prefix = level[0] if level and words[:3] not in lexicon().bureaus else ""
    for piece in _field_pieces(words):
        bare = piece.removeprefix(prefix) if at == start else piece
        if not _known(bare) and (not FIELD.fullmatch(bare) or predicate().match(bare)):
            return ()
        known += _known(bare)
        full = prefix + bare + ("" if _is_body(bare) or tail["others"].endswith("组织") else "部门")
        names.append(Name(at, at + len(piece), piece, full, bool(names)))
        at += len(piece) + 1
    if known * 3 < len(names) * 2 or not known:
        return ()
    if tail["others"] == "部门":
        names[-1] = replace(names[-1], end=end, written=names[-1].written + "部门")
    return tuple(names)


def _field_pieces(words: str) -> list[str]:
    """The fields of a list; 和 parts two of them and no single one: 发展和改革."""
    out: list[str] = []
    for piece in words.split("、"):
        parts = re.split("[和及与]", piece)
        out.extend([piece] if _known(piece) or not all(map(_known, parts)) else parts)
    return out


def _known(field: str) -> bool:
    names = lexicon()
    return field in names.bureaus or field in names.party or _is_body(field) or field in _other_fields()


@lru_cache(maxsize=1)
def _other_fields() -> frozenset[str]:
    """Fields of bodies that are no local bureaus: 税务, 海关, 宣传."""
    return frozenset(word for (word,) in rows("responsibility_fields.csv", "word"))


def _is_body(field: str) -> bool:
    return field in lexicon().bodies and bool(ENDING.search(field))


@lru_cache(maxsize=1)
def stems() -> tuple[str, ...]:
    """Provinces and prefectures without 省 and 市: 澄州, 江岭."""
    places = gazetteer()
    cut = (
        re.sub(r"[省市盟]$|(?:壮族|回族|维吾尔)?自治[区]$|地区$", "", p)
        for p in (*places.province_of, *places.provinces)
    )
    return tuple(sorted({stem for stem in cut if len(stem) > 1}))


def cities(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Prefectures named without 市 and nothing else: 澄州、禾山."""
    names: list[Name] = []
    at = start
    for piece in re.split(r"[、和]", text[start:end]):
        if piece + "市" not in gazetteer().province_of:
            return ()
        names.append(Name(at, at + len(piece), piece, piece + "市", bool(names)))
        at += len(piece) + 1
    return tuple(names)
