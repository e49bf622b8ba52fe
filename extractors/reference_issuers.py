"""Who issued a cited paper, and on which level it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.reference_words import number_levels, verb_pattern
from kg.document_names import place_in_front
from kg.facts import DocumentFact, Level
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import level_of
from kg.organisations import canonical

# endings of bodies that issue papers: 教育部, 江岭省人民政府办公厅, 领导小组
BODY = r"(?:中共中央|国务院|全国人大(?:常委会)?|党组|部|委员会|委|局|厅|总署|署|院|办公厅|办公室|办|政府|领导小组|联席会议|工委|人大常委会|政协)"
# 等8部门 / 等十部门 / 等八部委
AND_OTHERS = r"(?:等(?:\d+|[一二三四五六七八九十]+|几)?个?(?:部门|部委|单位|委办局|部))?"
# 联合印发 / 近日发布的 / 出台的: verb between issuer and title; who only draws up (市教育局制定《…》) is no issuer yet
ISSUE_VERB = (
    r"(?:联合|共同|最新|新|日前|近日|正式)*(?:修订)?"
    r"(?:(?:印发|发布|下发|颁布|公布|转发|批转)(?:的|了)?|(?:出台|制定|修订)[的了]|(?<=名义)(?:出台|制定|修订))?"
)
BEFORE = re.compile(rf"([\u4e00-\u9fff、 ]*?{BODY}){AND_OTHERS}(?:名义)?{ISSUE_VERB}[“‘]?$")
# 江岭省教育厅等5部门印发关于… / 中共中央 国务院关于…
IN_TITLE = re.compile(rf"^([\u4e00-\u9fff、 ]{{1,60}}?{BODY}){AND_OTHERS}(?:关于|印发|转发|批转|〈|《)")
# several bodies without a sign between them: 中共中央国务院, 中共澄州市委澄州市人民政府
GLUED = (
    re.compile(r"^(中共中央(?:办公厅)?)(国务院(?:办公厅)?)$"),
    re.compile(r"^((?:中共)?.{0,8}?委员?会?(?:办公[厅室])?)(.{0,8}(?:政府|府)(?:办公[厅室])?)$"),
)
# 指导各级各类学校 / 各县（市、区）要结合实际 / 鼓励企业: who is to draw a paper up, right before the verb
DRAWERS = re.compile(
    r"(?:(?P<school>学校|高校|院校|幼儿园|中小学)|(?P<county>各县|各区|县[区（(]|区县|县级)|(?P<city>各设区市|各地市|各市)"
    r"|(?P<province>各省)|(?P<other>各地|地方|企业|机构|协会|社会团体|各部门|各单位|园区|医院|村|社区|可(?=以?(?:结合|根据|因地))))"
    r"[^，。；：\n]{0,3}?(?:[（(][^（）()]{1,12}[）)])?(?:人民政府|政府)?(?:要|应当?|可以?|须|需|结合|实际|自主|依法|因地制宜|根据|研究|抓紧|尽快|分别|参与)*$"
)
DRAWER_LEVELS = {
    "school": Level.SCHOOL,
    "county": Level.COUNTY,
    "city": Level.MUNICIPAL,
    "province": Level.PROVINCIAL,
    "other": Level.UNKNOWN,
}
# 国家、江岭省 / 国家及省、市: owners of one title
OWNER_WORD = r"(?:国家|中央|[我本全]?[省市区县州旗盟]|[我本全]?自治区|{places})级?"
NATIONAL_TITLE = re.compile(
    r"^(?:新时代)?(?:中华人民共和国|国家(?!级)|全国|中国(?!式)|中共中央|国务院|党的|中央)|^“?健康中国"
    r"|^国[三四五六七](?=[\u4e00-\u9fff])|^.*(?:国家|行业)标准$"
)

# 加强各市, 对部分市, 推进的县: verbs and other words that no place name holds
NO_PLACE = re.compile(r"[的对各与为等]|加强|推进|促进|规范|支持|提升|深化|部分|试点|建设|服务|强[省市县]")


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner of a title: the words that stand before it when it stands alone, and its level."""

    words: str
    level: Level


def document_level(fact: DocumentFact) -> Level:
    """Administrative level of the citing document; UNKNOWN where its place is not known."""
    if fact.jurisdiction == "全国":
        return Level.NATIONAL
    level = level_of(fact.jurisdiction, fact.province)
    return Level.UNKNOWN if level is Level.NONE else level


def issuers_in_front(text: str, fact: DocumentFact) -> tuple[str, ...]:
    """Full names of the bodies that stand directly before a title.

    Args:
        text: the clause up to the title.
        fact: the citing document, whose place answers 市政府, 省教育厅.
    """
    clause = re.split(r"[，。；：！？\n（）》“”]", text)[-1]
    found = BEFORE.search(clause)
    return _bodies(_behind_verb(found.group(1)), fact) if found else ()


def issuers_in_title(title: str, fact: DocumentFact) -> tuple[str, ...]:
    """Full names of the bodies at the head of a title: 教育部关于…, or an issuer of the citing paper itself."""
    found = IN_TITLE.match(title)
    if found:
        return _bodies(found.group(1), fact)
    own = [issuer for issuer in fact.issuers if title.startswith(issuer) and len(title) > len(issuer)]
    return (max(own, key=len),) if own else ()


def owners_in_front(text: str, fact: DocumentFact) -> tuple[Owner, ...]:
    """Owners that stand before a title and share it: 国家、江岭省《…规划》."""
    words = OWNER_WORD.format(places="|".join(_places(fact)) or "国家")
    found = re.search(rf"(?:{words}[、，和与及]{{0,2}})*{words}[“‘]?$", text)
    if found is None:
        return ()
    return tuple(_owner(part, fact) for part in re.findall(words, found.group(0)))


def owners_at_head(title: str, fact: DocumentFact) -> tuple[tuple[Owner, ...], str]:
    """Owners that a bare title begins with, and the rest: 国家及省市中长期…纲要."""
    words = OWNER_WORD.format(places="|".join(_places(fact)) or "国家")
    found = re.match(rf"(?:{words}[、和与及]{{0,2}})+(?=[\u4e00-\u9fff“])", title)
    if found is None or not re.search("[、和与及]", found.group(0)) or found.group(0)[0] in "市县区州旗盟":
        return (), title
    return tuple(_owner(part, fact) for part in re.findall(words, found.group(0))), title[found.end() :]


def title_level(title: str, fact: DocumentFact) -> Level | None:
    """Level that the head of a title tells: 国家…, 江岭省…, 澄州市…; None if it tells none."""
    if NATIONAL_TITLE.match(title):
        return Level.NATIONAL
    head = re.sub(r"^关于(?:印发|推进|加强|做好)?[〈《]?", "", title)
    for place in _places(fact):
        if head.startswith(place):
            return _owner(place, fact).level
    if fact.jurisdiction and fact.jurisdiction in title:
        return document_level(fact)
    owner = re.search(r"[我本][省市县区州旗](?![级域])", head)
    if owner:
        return _owner(owner.group(0), fact).level
    front = place_in_front(head)
    if front and not NO_PLACE.search(front):
        return level_of(front, fact.province)
    word = re.match(r"[我本全](?:[省市县区州旗]|自治区)|省(?![级直域份会市])|市(?![级直域场政容民值县])|自治区", head)
    return _owner(word.group(0), fact).level if word else None


def drawer_level(clause: str) -> Level | None:
    """Level of those who are to draw a paper up, by the words before the verb; None where they are not told.

    Args:
        clause: the clause up to the verb.
    """
    found = DRAWERS.search(clause)
    return DRAWER_LEVELS[found.lastgroup] if found and found.lastgroup else None


def number_level(number: str, fact: DocumentFact) -> Level | None:
    """Level by the first signs of a 发文字号; a city's begins with the first sign of its name (澄政发, 澄州市)."""
    for prefix, level in number_levels():
        if number.startswith(prefix):
            if level is not Level.PROVINCIAL or number[1:2] not in "市州":
                return level
            break
    own = (fact.jurisdiction or "")[:1]
    return document_level(fact) if own and number.startswith(own) else None


def issuer_level(issuer: str, fact: DocumentFact) -> Level | None:
    """Level of an issuing body."""
    level = canonical(issuer, jurisdiction=fact.jurisdiction, province=fact.province).level
    if level is Level.NONE:
        place = place_in_front(issuer)
        level = level_of(place, fact.province) if place else level
    return None if level is Level.NONE else level


def _places(fact: DocumentFact) -> tuple[str, ...]:
    """Place names that a title may begin with, the longest first."""
    return _names(fact.jurisdiction, fact.province)


@lru_cache(maxsize=64)
def _names(jurisdiction: str | None, province: str | None) -> tuple[str, ...]:
    names = {place for place in (jurisdiction, province) if place and place != "全国"}
    names |= gazetteer().provinces | set(gazetteer().province_of)
    stems = {name[:-1] for name in names if name.endswith(("省", "市")) and len(name) > 2}
    return tuple(sorted(names | stems, key=lambda n: (-len(n), n)))


def _owner(words: str, fact: DocumentFact) -> Owner:
    """An owner with its place: 省 → 江岭省, 市 → 澄州市 in a paper of that city."""
    bare = re.sub("^[我本全]", "", words.removesuffix("级"))
    own = document_level(fact)
    if bare != "市" and fact.jurisdiction and fact.jurisdiction.endswith(bare):
        return Owner(fact.jurisdiction, own)
    if bare in ("国家", "中央"):
        return Owner("国家", Level.NATIONAL)
    if bare in ("省", "自治区"):
        return Owner(fact.province or words, Level.PROVINCIAL)
    level: Level
    if bare == "市":
        level = own if words[0] in "我本全" and own is Level.COUNTY else Level.MUNICIPAL
        level = Level.PROVINCIAL if own is Level.PROVINCIAL and (fact.jurisdiction or "").endswith("市") else level
        known = fact.jurisdiction if level is own and (fact.jurisdiction or "").endswith("市") else None
        return Owner(known or words, level)
    if len(bare) == 1:
        known = fact.jurisdiction if own is Level.COUNTY and (fact.jurisdiction or "").endswith(bare) else None
        return Owner(known or words, Level.COUNTY if bare in "区县旗" else Level.MUNICIPAL)
    level = level_of(bare, fact.province or gazetteer().province_of.get(bare))
    if level is Level.NONE:
        level = next((level_of(bare + end, fact.province) for end in "省市" if bare + end in _places(fact)), level)
    return Owner(bare, Level.UNKNOWN if level is Level.NONE else level)


def _behind_verb(words: str) -> str:
    """Words behind the verb that governs them: 全面落实国务院 → 国务院; 以市委市政府 → 市委市政府."""
    if words.replace(" ", "") in lexicon().national:
        return words
    for verb in verb_pattern().finditer(words):
        rest = words[verb.end() :].lstrip("了好由、和与及以 ")
        if len(rest) >= 2:
            words = rest if not verb_pattern().match(rest) else words
            if words is rest:
                break
    return re.sub(r"^(?:提请|报请|配合|会同|联合|[现经按以由和与及据在为商报])+", "", words)


def _bodies(words: str, fact: DocumentFact) -> tuple[str, ...]:
    """Names split and written out in full; empty if one of them is no body that can be told."""
    parts: list[str] = []
    for piece in re.split(r"[、 ]|会同|(?<=[委府厅部局])[和与及]", words.strip("、 ")):
        glued = next((m for pattern in GLUED if (m := pattern.match(piece))), None)
        parts.extend(glued.groups() if glued else (piece,))
    named = [(p, canonical(p, jurisdiction=fact.jurisdiction, province=fact.province)) for p in parts if p]
    if any(not n.resolved or n.collective or len(n.canonical) > 30 for _, n in named):
        return ()
    names = (
        f"中共{n.canonical}" if p.startswith("中共") and "中共" not in n.canonical else n.canonical for p, n in named
    )
    return tuple(dict.fromkeys(names))
