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

from kg.citations import citation_problems, problem
from kg.document_names import (
    NATION,
    NATIONAL_START,
    cited_scope,
    document_core,
    document_key,
    document_name,
    document_scope,
    local_scope,
    place_in_front,
    reference_name,
)
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
from kg.indicator_names import canonical_indicator
from kg.organisation_places import Place
from kg.organisations import OrganisationName, canonical
from kg.review import NO_IDENTITIES, Identities

# "开放大学", "社区大学", "老年大学": every city has one, other universities have their name alone in the country
_LOCAL_UNIVERSITY = re.compile(r"(?:开放|社区|老年|老干部|广播电视|职工)大学")


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
    _same: Identities
    _kept_names: Mapping[str, str]

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
        found = organisation(name, place=self.place(doc), collective=collective, local=self._local, base=self.base)
        kept = self._same.get(found.iri)
        return replace(found, iri=kept.iri, name=kept.name, bare=kept.name) if kept else found

    def named(self, fact: OrganizationFact) -> Organisation:
        """The organisation that a fact of this file describes."""
        return self.organisation(fact.doc, fact.name, collective=fact.kind is OrganizationKind.COLLECTIVE)

    def place(self, doc: str) -> Place:
        """Where a document holds, as far as it says so."""
        document = self._documents.get(doc)
        scope = self.scope(doc)
        return Place(None if scope == self._local else scope, document.province if document else None)

    def kept_name(self, iri: str) -> str:
        """The name that a person gave to what stands for others, empty for all else."""
        return self._kept_names.get(iri, "")

    def _kept(self, iri: str) -> str:
        return self._same[iri].iri if iri in self._same else iri

    @property
    def _local(self) -> str:
        return local_scope(self.facts.source)

    def cited(self, reference: ReferenceFact) -> str:
        """IRI of the paper that a reference names; that of the document itself where this file holds it."""
        name = reference_name(reference, self.place(reference.doc))
        scope = cited_scope(name, reference.level, self._documents.get(reference.doc), self.scope(reference.doc))
        own = self._titles.get((document_core(name, scope), scope))
        if own is not None:
            return own
        key = document_key(name, scope=scope, local=self._local)
        iri = entity_iri(EntityKind.DOCUMENT, key, base=self.base)
        return self._kept(iri)

    def cites_itself(self, reference: ReferenceFact) -> bool:
        """Whether a reference names the very document that it stands in."""
        return self.cited(reference) == self.document(reference.doc)

    def project(self, doc: str, name: str) -> str:
        """IRI of a project as a document means it."""
        return self._kept(project_iri(name, self.scope(doc), base=self.base))

    def indicator(self, name: str) -> str:
        """IRI of an indicator; the same words are the same indicator in all places."""
        return self._kept(indicator_iri(name, base=self.base))


def project_iri(name: str, scope: str, *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a project of a place; quotes and the place in front do not count."""
    plain = canonical_title(name)
    return entity_iri(EntityKind.PROJECT, (plain.removeprefix(scope) or plain, scope), base=base)


def indicator_iri(name: str, *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of an indicator."""
    return entity_iri(EntityKind.INDICATOR, (canonical_indicator(name),), base=base)


def place_iri(name: str, province: str | None, *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a place; names of districts (区) come up in several provinces, other names do not."""
    key = canonical_name(name)
    within = canonical_name(province or "") if key.endswith("区") and not key.endswith("自治区") else ""
    return entity_iri(EntityKind.PLACE, (key, within), base=base)


def resolve(facts: FileFacts, *, base: str = DEFAULT_BASE, same: Identities = NO_IDENTITIES) -> Resolution:
    """Find the entities that the facts of one file speak of.

    Args:
        facts: what was read out of the file.
        base: start of all data IRIs.
        same: identities that a person confirmed.

    The problems of the result are those met here: `self-citation`, `unknown-document`, `same-document`,
    `younger-citation` and `lower-basis`.
    """
    documents = {fact.id: fact for fact in facts.documents}
    problems: list[Problem] = []
    iris: dict[str, str] = {}
    for fact in facts.documents:
        iri = _own_iri(fact, facts.source, base)
        iri = same[iri].iri if iri in same else iri
        if iri in iris.values():
            problems.append(problem(facts.source, "same-document", f"{fact.id} {fact.title}", fact.evidence.span.start))
            iri = entity_iri(EntityKind.DOCUMENT, (fact.title, facts.source, fact.id), base=base)
        iris[fact.id] = iri
    titles: dict[tuple[str, str], str] = {}
    for fact in facts.documents:
        if fact.title:
            scope = document_scope(fact, facts.source)
            name = document_name(fact.title, issuers=fact.issuers, place=Place(scope, fact.province))
            titles.setdefault((document_core(name, scope), scope), iris[fact.id])
    resolution = Resolution(
        facts,
        base,
        MappingProxyType(iris),
        (),
        MappingProxyType(documents),
        MappingProxyType(titles),
        same,
        MappingProxyType({kept.iri: kept.name for kept in same.values()}),
    )
    for reference in facts.references:
        problems += citation_problems(
            facts.source,
            reference,
            documents.get(reference.doc),
            itself=reference.doc in documents and resolution.cites_itself(reference),
        )
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
    scope = "" if kind is not OrganizationKind.COLLECTIVE and stands_alone(found) else place.jurisdiction or local
    iri = entity_iri(EntityKind.ORGANISATION, (canonical_name(full), canonical_name(scope)), base=base)
    shown = full if scope in ("", NATION, local) or scope in full else f"{full}（{scope}）"
    if found.level is Level.NATIONAL:
        return Organisation(iri, full, full, kind, found.level, NATION)
    return Organisation(iri, shown, full, kind, found.level, place_in_front(full) or place.jurisdiction)


def stands_alone(found: OrganisationName) -> bool:
    """Whether a full name alone says which organisation is meant."""
    if not found.resolved:
        return False
    if found.level is Level.NATIONAL or NATIONAL_START.match(found.canonical):
        return True
    if found.kind is OrganizationKind.UNIVERSITY:
        return _LOCAL_UNIVERSITY.fullmatch(found.canonical) is None
    return place_in_front(found.canonical) is not None


def _own_iri(fact: DocumentFact, source: str, base: str) -> str:
    local = local_scope(source)
    if not fact.title:
        return entity_iri(EntityKind.DOCUMENT, (fact.number or fact.type.value, local, fact.id), base=base)
    scope = document_scope(fact, source)
    name = document_name(
        fact.title, issuers=fact.issuers, number=fact.number, place=Place(fact.jurisdiction, fact.province)
    )
    return entity_iri(EntityKind.DOCUMENT, document_key(name, scope=scope, local=local), base=base)
