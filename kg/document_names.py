"""Names of documents: what in a title tells one paper from the next, and where the paper holds.

省政府办公厅关于推进教育公平的意见 in a paper of 澄州市 and, with its number behind it,
《江岭省人民政府办公厅关于推进教育公平的意见》（江府办发〔2023〕5号） are one paper: the same words of their own (`core`),
holding in the same place (`scope`). Years, ordinals, numbers, places
and every word of the subject count; quotes, brackets, dashes and the issuer in front do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.facts import DocumentFact, Level, ReferenceFact
from kg.identity import canonical_name, canonical_title
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import Place, level_word_place
from kg.organisations import canonical

#: Scope of what belongs to the whole country; the jurisdiction of its documents in the fact format.
NATION: Final = "全国"
NOWHERE: Final = Place(None, None)

# "澄州市教育局" -> "澄州市", "江岭省教育厅" -> "江岭省", "澄城市政府" -> "澄城市", "临川县财政局" -> "临川县";
# not "各市", "同级", "副省级城市", "教育联盟", "进一步加强本市", "知识产权强市"; a district (区) is not unique in the country
# and does not match
_PLACE = re.compile(
    r"(?:中共)?(?P<place>(?![各全本该省市县区每同有相驻])[\u4e00-\u9fff](?:城市|[\u4e00-\u9fff]{1,9}?自治[区州县旗]"
    r"|[\u4e00-\u9fff]{1,4}?(?:特别行政区|省(?!级|直)|(?<![城强本我全各大名])市(?!级|直|场|容|域|民)|(?<!联)盟"
    r"|(?<![强本我全各])县(?!级|域)|旗(?!舰|帜))))"
)
# "国务院办公厅", "中共中央", "国家税务总局", "全国人大", "中国残联", "最高人民法院", "中央网信办"
NATIONAL_START = re.compile(r"国务院|中共中央|中央|国家|全国|中华人民共和国|中国(?!共产党.+[省市县区州]委)|最高人民")
# "澄州市人民政府办公室关于…", "江岭省教育厅关于…" -> the part up to 关于
_ISSUER_PREFIX = re.compile(r"[\u4e00-\u9fff、]{2,40}?(?:政府|院|厅|室|委员会|委|局|部|署|中央|小组|等\d+部门)(?=关于)")
# "教育部2031年工作要点" -> the body before the year
_BODY_BEFORE_YEAR = re.compile(r"[\u4e00-\u9fff]{2,20}?[部委局署院行会](?=\d{4}年)")
# "中华人民共和国数据安全法" is 数据安全法, "国家“十四五”教育规划" the national one of this title
_NATIONAL_WORDS = re.compile(r"中华人民共和国(?=.{2})|(?:国家|全国)(?=[一二三四五六七八九十]+五(?!年)|中长期|\d{4})")
# "《…的意见》(江府办发(2023)5号)" in canonical form: the number behind the title
_NUMBER_BEHIND = re.compile(r"\((?P<number>[^()]{1,14}\(\d{4}\)[^()]{0,4}?\d+号)\)$")
# "江府办发(2023)5号" alone
_NUMBER = re.compile(r"[^()]{1,14}\(\d{4}\)[^()]{0,4}?\d+号")
# "政办发(2023)5号": every government may number so; 江府办发(2023)5号 says whose it is
_UNPLACED_NUMBER = re.compile(r"(?:政|府|委|办|党|人大|组|厅|局|院)[办发字函厅]")
# "2023年", "2021-2025年", "(2021-2023年)", "十四五": tells one paper from the next but not what it is about
TIME_WORD = re.compile(r"\(?\d{4}(?:-\d{4})?年?度?\)?|[一二三四五六七八九十]+五时?期?")
# "…工作要点", "…实施方案", "…规划纲要", "…的通知": what sort of paper it is
TYPE_WORD = re.compile(
    r"的?(?:(?:政府|工作|实施|指导|行动|发展|总体|专项|年度|重点|若干|管理|任务|三年|五年)*"
    r"(?:规划|纲要|计划|方案|意见|办法|规定|细则|通知|总结|要点|报告|清单|措施|制度|标准|章程|条例|决定|工作|文件))+$"
)
#: Titles with fewer characters of their own are used by many bodies (工作要点, 章程); of national ones (宪法) two do.
_OWN_WORDS: Final = 4
_OWN_WORDS_NATIONAL: Final = 2


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A title taken apart.

    Attributes:
        core: the words that are the paper's own, in canonical form.
        scope: where it holds (澄州市, 全国), None where title and issuers do not say.
        issuers: full names of the issuing bodies, those of the title's head included.
        number: 发文字号 in canonical form, None where it is not known.
    """

    core: str
    scope: str | None
    issuers: tuple[str, ...]
    number: str | None


def document_name(
    title: str, *, issuers: tuple[str, ...] = (), number: str | None = None, place: Place = NOWHERE
) -> DocumentName:
    """Take a title apart.

    Args:
        title: as written, with or without 《》, issuer, place and a number behind it.
        issuers: full names of the issuing bodies, where they are known.
        number: 发文字号, where it is known.
        place: where the document comes from that uses the title; it answers 省…, 市….
    """
    whole = canonical_title(title)
    behind = _NUMBER_BEHIND.search(whole)
    rest = whole[: behind.start()] if behind else whole
    number = canonical_title(number) if number else behind["number"] if behind else None
    if _NUMBER.fullmatch(rest):
        return DocumentName(rest, _issuer_scope(issuers, place), issuers, number or rest)
    head, rest = _issuers_off(rest, issuers)
    named = issuers or tuple(
        canonical(h, jurisdiction=place.jurisdiction, province=place.province).canonical for h in head
    )
    scope = _issuer_scope(named, place)
    owner, rest = _owner_off(rest.removeprefix("关于"), scope, place)
    core = rest if own_words(rest) >= _OWN_WORDS else whole[: behind.start()] if behind else whole
    return DocumentName(core, scope or owner, named, number)


def _issuers_off(text: str, issuers: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Words of the issuers at the head of a title, and the title without them."""
    for issuer in issuers:
        text = text.removeprefix(canonical_title(issuer)).removeprefix("、")
    prefix = _ISSUER_PREFIX.match(text)
    if prefix is None:
        head = _BODY_BEFORE_YEAR.match(text)
        known = head is not None and head[0] in lexicon().national
        return ((head[0],), text[head.end() :]) if head and known else ((), text)
    return tuple(word for word in prefix[0].split("、") if len(word) > 1), text[prefix.end() :]


def _issuer_scope(issuers: tuple[str, ...], place: Place) -> str | None:
    """Where the first issuer belongs."""
    for issuer in issuers[:1]:
        name = canonical_name(issuer)
        found = canonical(name, jurisdiction=place.jurisdiction, province=place.province)
        if found.level is Level.NATIONAL or NATIONAL_START.match(name):
            return NATION
        return place_in_front(found.canonical) or place_in_front(name)
    return None


def _owner_off(text: str, scope: str | None, place: Place) -> tuple[str | None, str]:
    """The place that a title begins with (a level word is answered by the document's place), and what follows it."""
    national = _NATIONAL_WORDS.match(text)
    if national and scope in (None, NATION):
        return NATION, text[national.end() :]
    if NATIONAL_START.match(text):
        return NATION, text
    own = tuple(p for p in (place.jurisdiction, place.province, scope) if p and p != NATION)
    for full in own:
        for words in (full, _stem(full)):
            if words and text.startswith(words) and not text.startswith(f"{_stem(full)}大学"):
                return full, text[len(words) :]
    level = level_word_place(text, place)
    if level is not None:
        return level.place, level.rest
    front = place_in_front(text)
    return front, text.removeprefix(front) if front else text


def _stem(full: str) -> str:
    """江岭 for 江岭省; empty where too little would be left, or where the listed place has no such short form."""
    stem = full.removesuffix("省").removesuffix("市")
    return stem if stem != full and len(stem) >= 2 and stem not in gazetteer().provinces else ""


def place_in_front(text: str) -> str | None:
    """Return the province, city or county that a name or title begins with: 澄州市教育局 -> 澄州市."""
    match = _PLACE.match(text)
    return match["place"] if match else None


def document_scope(document: DocumentFact, source: str) -> str:
    """Return where a document holds: its jurisdiction, else that of its issuers or title, else only its source."""
    if document.jurisdiction:
        return canonical_name(document.jurisdiction)
    return document_name(document.title, issuers=document.issuers).scope or local_scope(source)


def cited_scope(name: DocumentName, level: Level, citing: DocumentFact | None, local: str) -> str:
    """Return where a cited paper holds.

    Args:
        name: its name.
        level: its level as read from the citation.
        citing: the document that it is cited in.
        local: the scope of that document, taken where the citation says nothing else.
    """
    if name.scope:
        return name.scope
    if level is Level.NATIONAL:
        return NATION
    if level is Level.PROVINCIAL and citing is not None and citing.province:
        return canonical_name(citing.province)
    return local


def reference_name(reference: ReferenceFact, place: Place) -> DocumentName:
    """The name of a cited paper in a document of a place."""
    return document_name(reference.title, issuers=reference.issuers, number=reference.number, place=place)


def document_key(name: DocumentName, *, scope: str, local: str) -> tuple[str, ...]:
    """Return the canonical content of a document.

    Documents are known by title and scope, since citations mostly leave out issuer and number; a title that many
    bodies use (工作要点, 章程) is told apart by its issuer, by its number, or is kept local.

    Args:
        name: the title taken apart.
        scope: where the document holds.
        local: scope of last resort.
    """
    core = document_core(name, scope)
    if is_number(core) and not _UNPLACED_NUMBER.match(core):
        return (core,)
    enough = _OWN_WORDS_NATIONAL if scope == NATION else _OWN_WORDS
    if own_words(core) >= enough or _NUMBER.fullmatch(core) or _placed(core):
        return (core, scope)
    if name.issuers:
        return (core, scope, *sorted(canonical_name(issuer) for issuer in name.issuers))
    if name.number:
        return (core, scope, canonical_title(name.number))
    return (core, scope, local)


def document_core(name: DocumentName, scope: str) -> str:
    """The core without the place that the scope holds anyway, where enough words remain."""
    rest = name.core.removeprefix(scope)
    return rest if own_words(rest) >= _OWN_WORDS else name.core


def is_distinctive(name: DocumentName) -> bool:
    """Whether a title has enough words of its own to be known by them alone."""
    return own_words(name.core) >= _OWN_WORDS


def is_number(title: str) -> bool:
    """Whether a title in canonical form is nothing but a 发文字号."""
    return _NUMBER.fullmatch(title) is not None


def local_scope(source: str) -> str:
    """Scope of what a source says without saying where it holds."""
    return f"source:{source}"


def _placed(core: str) -> bool:
    """Whether a title names its place at its head, also behind the year: 2026年江岭省政府工作报告."""
    return place_in_front(TIME_WORD.sub("", core)) is not None


def own_words(core: str) -> int:
    """Number of characters that say what a paper is about, without time words, 印发 and the word for its type."""
    text = TIME_WORD.sub("", core).removeprefix("印发")
    return len(TYPE_WORD.sub("", text))
