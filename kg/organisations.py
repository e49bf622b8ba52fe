"""Canonical names of organisations: 市人社局 in a paper of 澄州市 is 澄州市人力资源和社会保障局.

A name is read in three steps: the national bodies by the reviewed list, then the place at the head of the name (a level
word such as 市 is answered by the place of the document), then the rest by the lists of bureaus, local bodies and
party organs. What no list knows keeps its words. Nothing is guessed across places: a level word that the document's
place does not answer stays, and the name is then not `resolved`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.facts import Level, OrganizationKind
from kg.organisation_kinds import BY_FUNCTION, is_collective, kind_by_form
from kg.organisation_lexicon import LexiconName, gazetteer, lexicon
from kg.organisation_places import Place, Placed, level_of, placed


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name as one document means it.

    Attributes:
        canonical: full name with its place; collectives and departments named by function keep their words. Two names
            mean the same body where their canonical names are the same.
        called: the name as the document calls it, with its place: 市科委 is 澄州市科委 (in full 澄州市科学技术委员会).
        kind: sort of organisation.
        level: administrative level, NONE where the name gives none.
        collective: whether it stands for a class of bodies; the same words in another place are another class.
        resolved: False where a level word (市, 省 …) stands in the name and the document's place does not answer it, or
            where the name tells a function or class only; such a name means the same body only within its document.
    """

    canonical: str
    called: str
    kind: OrganizationKind
    level: Level
    collective: bool
    resolved: bool


# bureau names: field and ending: 人社 + 局, 卫生健康 + 委员会, 民政 + 厅
BUREAU = re.compile(r"^(?P<field>.{1,14}?)(?P<ending>委员会|委|局|厅|总局|分局)$")
# the same at the head of a longer name: 卫健委 + 基层处, 发展改革委 + 能源局
BUREAU_OFFICE = re.compile(
    r"^(?P<bureau>.{2,14}?(?:委员会|委|局|厅))(?P<office>.{1,12}(?:处|科|室|支队|大队|总队|中心|局|分局|办|办公室|站|所))$"
)
# the youth league: 团市委, 共青团澄州市委员会, 市团委
YOUTH = re.compile(
    r"^(?:共青团|团)(?P<place>.*?[省市县区州盟旗])(?:委员会|委)$|^(?P<before>.*?[省市县区州盟旗])(?:团委|共青团)$"
)
# party names: 中共澄州市委, 市委组织部 (behind the place: 委组织部), 自治区党委网信办
PARTY = re.compile(r"^(?P<head>党委|委)(?!员会)(?P<organ>.*)$")
# 中国教育学会, 国家教育咨询委员会, 中央教育工作领导小组
# the party committee by its full name: 中共澄州市委员会 is 中共澄州市委, 中共某自治区委员会 is 中共某自治区党委
PARTY_COMMITTEE = re.compile(r"^(中共[\u4e00-\u9fff]{2,10}?)(自治区|[省市县区州盟旗])委员会")
# the levels before a department named by its field, which says no more than its field: 市、区|民政部门
_AT_LEVELS = re.compile(
    r"^(?:[省市县区旗州盟](?:（[^（）]*）)?[、和])+[省市县区旗州盟](?:（[^（）]*）)?(?:[两三]?级)?(?=[\u4e00-\u9fff]{2,}部门$)"
)
NATIONAL_HEAD = re.compile(r"^(?:中国|全国|国家|国务院|中央|中共中央|中华)")


def canonical(name: str, *, jurisdiction: str | None, province: str | None) -> OrganisationName:
    """Return the full name of an organisation as a document means it.

    Args:
        name: the name as written; white space does not count.
        jurisdiction: place that the document speaks for (澄州市), 全国, or None if unknown.
        province: province it lies in (江岭省), or None.
    """
    plain = _AT_LEVELS.sub("", re.sub(r"\s+", "", name))
    if plain.endswith("部门") and _is_mass_body(plain.removesuffix("部门")):
        plain = plain.removesuffix("部门")
    plain = PARTY_COMMITTEE.sub(_short_committee, plain)
    return _canonical(plain, Place(jurisdiction or None, province or None))


def _is_mass_body(words: str) -> bool:
    """Whether the words name a mass organisation, which is no department: 妇联 in 教育、妇联部门."""
    body = lexicon().bodies.get(words)
    return words == "共青团" or (body is not None and body.kind is OrganizationKind.OTHER)


def _short_committee(match: re.Match[str]) -> str:
    return match[1] + match[2] + ("党委" if match[2] == "自治区" else "委")


@lru_cache(maxsize=8192)
def _canonical(name: str, place: Place) -> OrganisationName:
    if is_collective(name):
        return _collective(name, place)
    national = _national(name, place)
    if national is not None:
        return national
    youth = YOUTH.match(name)
    if youth:
        return _youth(youth, place)
    at = placed(name.removeprefix("中共"), place)
    if not at.place and at.known:
        return _without_place(name, place)
    if not at.known and not at.rest:
        return OrganisationName(name, name, kind_by_form(name), at.level, collective=False, resolved=False)
    head = at.place if at.known else name.removeprefix("中共")[: len(name.removeprefix("中共")) - len(at.rest)]
    full, kind = _full(head, at)
    resolved = at.known and not BY_FUNCTION.search(full)
    return OrganisationName(full, _called(head, at, full), kind, at.level, collective=False, resolved=resolved)


def _collective(name: str, place: Place) -> OrganisationName:
    """A class of bodies: the level word becomes the place, 级 goes: 市级有关部门 -> 澄州市有关部门."""
    at = placed(name, place)
    spelled = at.place if at.known else ""
    if spelled and at.rest and not name.startswith(("各", "其他", "有关", "相关")):
        words = spelled + at.tail.removeprefix("级").removeprefix("本级") + at.rest
    else:
        words = name
    words = re.sub(r"(?<!人民)政府$", "人民政府", words)
    level = at.level if spelled else Level.NONE
    return OrganisationName(words, words, OrganizationKind.COLLECTIVE, level, collective=True, resolved=False)


def _national(name: str, place: Place) -> OrganisationName | None:
    """A body of the whole country, or a part of one: 教育部, 人民银行, 教育部基础教育司."""
    names = lexicon()
    found = names.national.get(name) or (names.national_only.get(name) if place.is_national else None)
    if found is not None:
        called = _called_nationally(name, found.name)
        return OrganisationName(found.name, called, found.kind, Level.NATIONAL, collective=False, resolved=True)
    for end in range(len(name) - 1, 1, -1):
        head = names.national.get(name[:end])
        if head is not None and not name[end:].startswith(("门", "道", "员", "业")):
            return _national_part(name[:end], head, name[end:], place)
    if NATIONAL_HEAD.match(name):
        return OrganisationName(name, name, kind_by_form(name), Level.NATIONAL, collective=False, resolved=True)
    return None


def _called_nationally(name: str, full: str) -> str:
    """A short form that is clear everywhere stays (市场监管总局); others get what makes them clear: 国家发展改革委."""
    if not _is_short_form(name, full):  # another word, as 党中央 for 中共中央
        return full
    clear = (head + name for head in ("", "国家", "国务院", "中国") if head + name in lexicon().national)
    return next(clear, full)


def _is_short_form(short: str, full: str) -> bool:
    """Whether the short form is made of signs of the full name in their order: 人社 of 人力资源和社会保障."""
    signs = iter(full)
    return all(sign in signs for sign in short)


def _national_part(written: str, head: LexiconName, rest: str, place: Place) -> OrganisationName:
    """Branch or department of a national body: 中国人民银行澄州中心支行, 国家税务总局江岭省税务局."""
    branch = placed(rest, place)
    local = bool(branch.place) or rest.endswith(("支行", "分行", "公司", "监管局", "分局", "监管分局"))
    level = Level.NATIONAL if not local else branch.level
    kind = OrganizationKind.ENTERPRISE if rest.endswith("公司") else kind_by_form(head.name + rest)
    if head.kind is OrganizationKind.GOVERNMENT and kind is OrganizationKind.ENTERPRISE and not rest.endswith("公司"):
        kind = OrganizationKind.GOVERNMENT
    rest = branch.place + branch.rest if branch.place and branch.known else rest
    called = _called_nationally(written, head.name) + rest
    return OrganisationName(head.name + rest, called, kind, level, collective=False, resolved=branch.known)


def _youth(match: re.Match[str], place: Place) -> OrganisationName:
    words = match["place"] or match["before"]
    at = placed(words + "团", place)
    words = at.place + at.rest.removesuffix("团") if at.known and at.place else words
    full = f"共青团{words}委员会"
    return OrganisationName(full, full, OrganizationKind.OTHER, at.level, collective=False, resolved=at.known)


def _without_place(name: str, place: Place) -> OrganisationName:
    """A name that begins with no place: a bare bureau is the document's own, all else keeps its words."""
    bureau = BUREAU.match(name)
    if bureau and bureau["field"] in lexicon().bureaus and not place.is_national and place.level is not Level.NONE:
        provincial = bureau["ending"] == "厅"
        head = place.province if provincial else place.jurisdiction
        if head and (not provincial or place.level in (Level.MUNICIPAL, Level.PROVINCIAL)):
            at = Placed(head, level_of(head, place.province), name)
            full, kind = _full(head, at)
            return OrganisationName(full, _called(head, at, full), kind, at.level, collective=False, resolved=True)
    full, kind = _rest(name, "", Level.NONE)
    by_function = bool(BY_FUNCTION.search(name))
    is_bureau = bureau is not None and bureau["field"] in lexicon().bureaus
    known = not by_function and not is_bureau and name not in lexicon().bodies
    own = place.jurisdiction if _NUMBERED.match(name) and not place.is_national else None
    return OrganisationName(full, (own or "") + _organ(name), kind, Level.NONE, collective=False, resolved=known)


# schools and hospitals that have a number for a name, as every place has them: 第二高中, 第一人民医院, 实验幼儿园
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]+(?:人民医院|医院|高中|初中|中学|小学|幼儿园)|(?:实验|机关)(?:幼儿园|小学|中学)"
)


# the organs of state of a place, whose names are no abbreviation of a department: 市政府金融办, 省人大常委会
_ORGANS = (
    (re.compile(r"^政府(?!性|所属|投资|采购|融资|引导|购买)"), "人民政府"),
    (re.compile(r"^人大常委会"), "人民代表大会常务委员会"),
    (re.compile(r"^人大(?=$|[^代])"), "人民代表大会"),
)


def _organ(rest: str) -> str:
    for pattern, full in _ORGANS:
        rest = pattern.sub(full, rest)
    return rest


def _called(head: str, at: Placed, full: str) -> str:
    """The name in the document's own words behind its place."""
    if not at.rest or at.rest == "政协":
        return full
    if PARTY.match(at.rest):
        return f"中共{head}{at.rest}"
    return head + (at.tail if at.tail != "级" else "") * bool(at.known) + _organ(at.rest)


def _full(head: str, at: Placed) -> tuple[str, OrganizationKind]:
    """Place and rest put together, the rest in its full form."""
    if not at.rest:
        return head, OrganizationKind.GOVERNMENT
    party = PARTY.match(at.rest)
    if party:
        organ = lexicon().party.get(party["organ"])
        return f"中共{head}{party['head']}{organ.name if organ else party['organ']}", OrganizationKind.PARTY
    organ = lexicon().party.get(at.rest)
    if (
        organ
        and at.rest not in lexicon().bodies
        and at.rest not in ("办公室", "办公厅", "党校", "信访局", "台办", "办")
    ):
        return f"中共{head}委{organ.name}", OrganizationKind.PARTY
    if at.rest == "税务局" and at.known:
        return f"国家税务总局{head}税务局", OrganizationKind.GOVERNMENT
    if at.rest == "政协":
        return f"中国人民政治协商会议{head}委员会", OrganizationKind.OTHER
    rest, kind = _rest(at.rest, head, at.level)
    return head + (at.tail if at.tail != "级" else "") * bool(at.known) + rest, kind


def _rest(rest: str, head: str, level: Level) -> tuple[str, OrganizationKind]:
    """The part behind the place in its full form, and its kind."""
    names = lexicon()
    if rest in ("法院", "检察院"):
        return _judicial(rest, head, level), OrganizationKind.GOVERNMENT
    body = names.bodies.get(rest)
    if body is not None:
        return body.name, body.kind
    bureau = BUREAU.match(rest)
    if bureau and bureau["field"] in names.bureaus:
        ending = "委员会" if bureau["ending"] == "委" else bureau["ending"]
        return names.bureaus[bureau["field"]].name + ending, OrganizationKind.GOVERNMENT
    office = BUREAU_OFFICE.match(rest)
    if office:
        inner = BUREAU.match(office["bureau"])
        if inner and inner["field"] in names.bureaus:
            kind = kind_by_form(rest)
            return _rest(office["bureau"], head, level)[0] + office["office"], kind
    return rest, kind_by_form(head + rest)


def _judicial(rest: str, head: str, level: Level) -> str:
    """Court or procuratorate by its level (人民法院组织法): 省法院 is the high court, 市法院 the intermediate one."""
    if rest == "检察院":
        return "人民检察院"
    if level is Level.PROVINCIAL or head in gazetteer().municipalities:
        return "高级人民法院"
    return "中级人民法院" if level is Level.MUNICIPAL else "人民法院"
