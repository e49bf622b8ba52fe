"""From the facts of one file to the entities they speak of.

Each file is resolved by itself, so a changed file changes just its own graph: two documents speak of the same thing
where the canonical content, and with it the IRI, is the same. A name or title that says nothing about its place gets
the place of the document that uses it; one that stays open is kept local to its source, never merged by chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from kg.facts import DocumentFact, FileFacts, Level, OrganizationFact, OrganizationKind, Problem, ReferenceFact
from kg.identity import (
    DEFAULT_BASE,
    EntityKind,
    FactKind,
    canonical_name,
    canonical_title,
    display_name,
    entity_iri,
    fact_iri,
)
from kg.organisation_places import Place
from kg.organisations import OrganisationName, canonical

#: Scope of what belongs to the whole country; the jurisdiction of its documents in the fact format.
NATION: Final = "全国"

# "澄州市教育局" -> "澄州市", "江岭省教育厅" -> "江岭省", "澄城市政府" -> "澄城市", "临川县财政局" -> "临川县";
# not "各市", "同级", "副省级城市", "教育联盟"; a district (区) is not unique in the country and does not match
_PLACE = re.compile(
    r"(?:中共)?(?P<place>(?![各全本该省市县区每同有相驻])[\u4e00-\u9fff](?:城市|[\u4e00-\u9fff]{1,8}?"
    r"(?:特别行政区|自治[区州县旗]|省(?!级|直)|(?<!城)市(?!级|直|场|容|域)|(?<!联)盟|县(?!级|域)|旗(?!舰|帜))))"
)
# "国务院办公厅", "中共中央", "国家税务总局", "全国人大", "中国残联", "最高人民法院", "中央网信办"
_NATIONAL_START = re.compile(r"国务院|中共中央|中央|国家|全国|中华人民共和国|中国(?!共产党.+[省市县区州]委)|最高人民")
# "开放大学", "社区大学", "老年大学": every city has one, other universities have their name alone in the country
_LOCAL_UNIVERSITY = re.compile(r"(?:开放|社区|老年|老干部|广播电视|职工)大学")
# "澄州市人民政府办公室关于…", "江岭省教育厅关于…" -> the part up to 关于
_ISSUER_PREFIX = re.compile(r"[\u4e00-\u9fff、]{2,40}?(?:政府|院|厅|室|委员会|委|局|部|署|中央|小组|等\d+部门)(?=关于)")
# "2023年", "2021-2025年", "(2021-2023年)", "十四五": tells one paper from the next but not what it is about
_TIME_WORD = re.compile(r"\(?\d{4}(?:-\d{4})?年?度?\)?|[一二三四五六七八九十]+五时?期?")
# "…工作要点", "…实施方案", "…规划纲要", "…的通知": what sort of paper it is
_TYPE_WORD = re.compile(
    r"的?(?:(?:政府|工作|实施|指导|行动|发展|总体|专项|年度|重点|若干|管理|任务|三年|五年)*"
    r"(?:规划|纲要|计划|方案|意见|办法|规定|细则|通知|总结|要点|报告|清单|措施|制度|标准|章程|条例|决定|工作|文件))+$"
)
#: Titles with fewer characters of their own are used by many bodies (工作要点, 章程); of national ones (宪法) two do.
_OWN_WORDS: Final = 4
_OWN_WORDS_NATIONAL: Final = 2


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as one document means it.

    `name` is what is shown, `bare` the name without the place that tells it from its namesakes; `place` is the
    jurisdiction that it belongs to, None where unknown.
    """

    iri: str
    name: str
    bare: str
    kind: OrganizationKind
    level: Level
    place: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities of one file: IRIs of its documents and the means to find those of all else."""

    facts: FileFacts
    base: str
    document_iris: Mapping[str, str]
    problems: tuple[Problem, ...]
    _documents: Mapping[str, DocumentFact]
    _titles: Mapping[tuple[str, str], str]

    def document(self, doc: str) -> str:
        """IRI of a document of this file by its id in the file."""
        return self.document_iris.get(doc) or fact_iri(self.facts.source, FactKind.CITATION, doc, base=self.base)

    def scope(self, doc: str) -> str:
        """Where names without a place of their own belong that this document uses."""
        document = self._documents.get(doc)
        return document_scope(document, self.facts.source) if document else self._local

    def section_at(self, doc: str, position: int) -> int | None:
        """Index of the innermost section of a document around a position, None outside of all."""
        around = [s for s in self.facts.sections if s.doc == doc and s.extent.start <= position < s.extent.end]
        return max(around, key=lambda s: (s.level, s.index)).index if around else None

    def organisation(self, doc: str, name: str, *, collective: bool = False) -> Organisation:
        """The organisation that a name means in a document."""
        return organisation(name, place=self.place(doc), collective=collective, local=self._local, base=self.base)

    def named(self, fact: OrganizationFact) -> Organisation:
        """The organisation that a fact of this file describes."""
        return self.organisation(fact.doc, fact.name, collective=fact.kind is OrganizationKind.COLLECTIVE)

    def place(self, doc: str) -> Place:
        """Where a document holds, as far as it says so."""
        document = self._documents.get(doc)
        scope = self.scope(doc)
        return Place(None if scope == self._local else scope, document.province if document else None)

    @property
    def _local(self) -> str:
        return _local_scope(self.facts.source)

    def cited(self, reference: ReferenceFact) -> str:
        """IRI of the paper that a reference names; that of the document itself where this file holds it."""
        citing = self._documents.get(reference.doc)
        scope = cited_scope(reference, citing, self.scope(reference.doc))
        own = self._titles.get((_core(reference.title, reference.issuers, scope), scope))
        if own is not None:
            return own
        local = self._local
        key = document_key(
            reference.title, issuers=reference.issuers, number=reference.number, scope=scope, local=local
        )
        return entity_iri(EntityKind.DOCUMENT, key, base=self.base)

    def cites_itself(self, reference: ReferenceFact) -> bool:
        """Whether a reference names the very document that it stands in."""
        return self.cited(reference) == self.document(reference.doc)

    def project(self, doc: str, name: str) -> str:
        """IRI of a project as a document means it."""
        return entity_iri(EntityKind.PROJECT, (canonical_name(name), self.scope(doc)), base=self.base)

    def indicator(self, name: str) -> str:
        """IRI of an indicator; the same words are the same indicator in all places."""
        return entity_iri(EntityKind.INDICATOR, (canonical_title(name),), base=self.base)


def resolve(facts: FileFacts, *, base: str = DEFAULT_BASE) -> Resolution:
    """Find the entities that the facts of one file speak of.

    The problems of the result are those met here: `self-citation`, `unknown-document` and `same-document`.
    """
    documents = {fact.id: fact for fact in facts.documents}
    problems: list[Problem] = []
    iris: dict[str, str] = {}
    for fact in facts.documents:
        iri = _own_iri(fact, facts.source, base)
        if iri in iris.values():
            problems.append(_problem(facts, "same-document", f"{fact.id} {fact.title}", fact.evidence.span.start))
            iri = entity_iri(EntityKind.DOCUMENT, (fact.title, facts.source, fact.id), base=base)
        iris[fact.id] = iri
    titles: dict[tuple[str, str], str] = {}
    for fact in facts.documents:
        if fact.title:
            scope = document_scope(fact, facts.source)
            titles.setdefault((_core(fact.title, fact.issuers, scope), scope), iris[fact.id])
    resolution = Resolution(
        facts,
        base,
        MappingProxyType(iris),
        (),
        MappingProxyType(documents),
        MappingProxyType(titles),
    )
    problems += _reference_problems(resolution)
    return replace(resolution, problems=tuple(problems))


def organisation(
    name: str, *, place: Place, collective: bool = False, local: str = "", base: str = DEFAULT_BASE
) -> Organisation:
    """Return the organisation that a name means in a document of a place.

    教育部 and 澄州市教育局 mean the same everywhere; 财政部门, 残联 and 第二中学 mean those of the place, which is
    then shown behind the name: 各县区（澄州市）.

    Args:
        name: as written or in full.
        place: jurisdiction and province of the document.
        collective: whether the text means a class of bodies, whatever the name looks like.
        local: scope of last resort, where neither name nor document says a place.
        base: start of all data IRIs.
    """
    found = canonical(canonical_name(name), jurisdiction=place.jurisdiction, province=place.province)
    full = display_name(found.canonical)
    kind = OrganizationKind.COLLECTIVE if collective else found.kind
    scope = "" if kind is not OrganizationKind.COLLECTIVE and _stands_alone(found) else place.jurisdiction or local
    iri = entity_iri(EntityKind.ORGANISATION, (canonical_name(full), canonical_name(scope)), base=base)
    shown = full if scope in ("", NATION, local) or scope in full else f"{full}（{scope}）"
    if found.level is Level.NATIONAL:
        return Organisation(iri, full, full, kind, found.level, NATION)
    return Organisation(iri, shown, full, kind, found.level, place_in_front(full) or place.jurisdiction)


def _stands_alone(found: OrganisationName) -> bool:
    """Whether a full name alone says which organisation is meant."""
    if not found.resolved:
        return False
    if found.level is Level.NATIONAL or _NATIONAL_START.match(found.canonical):
        return True
    if found.kind is OrganizationKind.UNIVERSITY:
        return _LOCAL_UNIVERSITY.fullmatch(found.canonical) is None
    return place_in_front(found.canonical) is not None


def place_in_front(text: str) -> str | None:
    """Return the province, city or county that a name or title begins with: 澄州市教育局 -> 澄州市."""
    match = _PLACE.match(text)
    return match["place"] if match else None


def document_scope(document: DocumentFact, source: str) -> str:
    """Return where a document holds: its jurisdiction, else that of its issuers or title, else only its source."""
    if document.jurisdiction:
        return canonical_name(document.jurisdiction)
    return _named_scope(document.title, document.issuers) or _local_scope(source)


def cited_scope(reference: ReferenceFact, citing: DocumentFact | None, local: str) -> str:
    """Return where a cited paper holds.

    Args:
        reference: the citation.
        citing: the document that it stands in.
        local: the scope of that document, taken where the citation says nothing else.
    """
    named = _named_scope(reference.title, reference.issuers)
    if named:
        return named
    if reference.level is Level.NATIONAL:
        return NATION
    if reference.level is Level.PROVINCIAL and citing is not None and citing.province:
        return canonical_name(citing.province)
    return local


def document_key(
    title: str, *, issuers: tuple[str, ...], number: str | None, scope: str, local: str
) -> tuple[str, ...]:
    """Return the canonical content of a document.

    Documents are known by title and scope, since citations mostly leave out issuer and number; a title that many
    bodies use (工作要点, 章程) is told apart by its issuer, by its number, or is kept local.

    Args:
        title: as written.
        issuers: full names of the issuing bodies.
        number: 发文字号.
        scope: where the document holds.
        local: scope of last resort.
    """
    core = _core(title, issuers, scope)
    enough = _OWN_WORDS_NATIONAL if scope == NATION else _OWN_WORDS
    if _own_words(core) >= enough or _has_number(core) or _placed(core):
        return (core, scope)
    if issuers:
        return (core, scope, *sorted(canonical_name(issuer) for issuer in issuers))
    if number:
        return (core, scope, canonical_title(number))
    return (core, scope, local)


def _local_scope(source: str) -> str:
    return f"source:{source}"


def _own_iri(fact: DocumentFact, source: str, base: str) -> str:
    local = _local_scope(source)
    if not fact.title:
        return entity_iri(EntityKind.DOCUMENT, (fact.number or fact.type.value, local, fact.id), base=base)
    scope = document_scope(fact, source)
    key = document_key(fact.title, issuers=fact.issuers, number=fact.number, scope=scope, local=local)
    return entity_iri(EntityKind.DOCUMENT, key, base=base)


def _reference_problems(resolution: Resolution) -> list[Problem]:
    found: list[Problem] = []
    for reference in resolution.facts.references:
        start = reference.evidence.span.start
        if reference.doc not in resolution.document_iris:
            found.append(_problem(resolution.facts, "unknown-document", reference.doc, start))
        elif resolution.cites_itself(reference):
            found.append(_problem(resolution.facts, "self-citation", reference.title, start))
    return found


def _problem(facts: FileFacts, code: str, what: str, start: int) -> Problem:
    advice = {
        "self-citation": "文件引用自身，该引用未入图 / a document cites itself: the citation was left out",
        "unknown-document": "引用所属文件未识别 / the citing document is not among those of the file",
        "same-document": "同一来源中两份文件标识相同，已分开 / two documents of one source look the same: kept apart",
    }[code]
    return Problem(code, facts.source, f"{what} @{start}", advice)


def _named_scope(title: str, issuers: tuple[str, ...]) -> str | None:
    """Place named by the first issuer, else by the head of the title."""
    first = [canonical_name(issuer) for issuer in issuers[:1]]
    if any(canonical(issuer, jurisdiction=None, province=None).level is Level.NATIONAL for issuer in first):
        return NATION
    for name in (*first, canonical_title(title)):
        if _NATIONAL_START.match(name):
            return NATION
        place = place_in_front(name)
        if place:
            return place
    return None


def _core(title: str, issuers: tuple[str, ...], scope: str) -> str:
    """Title without issuer, place and 关于 at its head, where enough words of its own remain."""
    whole = canonical_title(title)
    rest = whole
    for issuer in issuers:
        rest = rest.removeprefix(canonical_title(issuer)).removeprefix("、")
    prefix = _ISSUER_PREFIX.match(rest)
    rest = rest[prefix.end() :] if prefix else rest
    rest = rest.removeprefix("关于").removeprefix(scope)
    return rest if _own_words(rest) >= _OWN_WORDS else whole


def _placed(core: str) -> bool:
    """Whether a title names its place at its head, also behind the year: 2026年江岭省政府工作报告."""
    return place_in_front(_TIME_WORD.sub("", core)) is not None


def _own_words(core: str) -> int:
    """Number of characters that say what a paper is about, without time words, 印发 and the word for its type."""
    text = _TIME_WORD.sub("", core).removeprefix("印发")
    return len(_TYPE_WORD.sub("", text))


def _has_number(core: str) -> bool:
    # "国发(2021)3号", "澄政发(2016)12号文件": the title is a document number
    return re.search(r"\(\d{4}\)\d+号", core) is not None
