"""The statements of one source as they come together: things with type and label, evidence, places, organisations."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, ORG, RDF, RDFS, SKOS
from rdflib.term import URIRef

from kg.facts import (
    Due,
    Evidence,
    Span,
)
from kg.identity import (
    EntityKind,
    FactKind,
    canonical_name,
    display_name,
    entity_iri,
    fact_iri,
    source_iri,
)
from kg.literals import (
    concept,
    day,
    integer,
    partial_date,
    term,
    text,
)
from kg.organisation_relations import parent_of, renamings_of
from kg.resolution import Organisation, Resolution, place_iri
from ontology.terms import OA, PK

_CONTEXT: Final = 20


class SourceGraph:
    """Collects the statements of one source, each once, in the order in which they come."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.facts = resolution.facts
        self.base = resolution.base
        self.quads: dict[Quad, None] = {}
        self.iri = source_iri(self.facts.source, base=self.base)
        self.graph = NamedNode(self.iri)
        self._described: set[str] = set()
        self._spot_starts = tuple(spot.span.start for spot in self.facts.spots)
        self._named = {resolution.named(fact).iri: fact for fact in reversed(self.facts.organizations)}

    def add(self, subject: str, predicate: URIRef, value: NamedNode | Literal | None) -> None:
        """Add a statement; None as value is nothing to say."""
        if value is not None:
            self.quads[Quad(NamedNode(subject), term(predicate), value, self.graph)] = None

    def describe(self, iri: str, kind: URIRef, label: str) -> None:
        """Type and label of a thing; the first label that a source gives it stays the only one.

        What stands for others has the name that a person gave it, and what the source calls it as another one.
        """
        kept = self.resolution.kept_name(iri)
        if kept and display_name(label) != display_name(kept):
            self.add(iri, SKOS.altLabel, text(label))
        if iri not in self._described:
            self._described.add(iri)
            self.add(iri, RDF.type, term(kind))
            self.add(iri, RDFS.label, text(kept or label))

    def fact(self, kind: FactKind, name: str | int, *content: str) -> str:
        """The IRI of a fact of this source."""
        return fact_iri(self.facts.source, kind, str(name), *content, base=self.base)

    def known_by(self, iri: str, evidence: Evidence, rule: str) -> None:
        """Rule and evidence of a fact; facts with the same passage share one annotation."""
        span = evidence.span
        note = self.fact(FactKind.EVIDENCE, f"{span.start}-{span.end}")
        self.add(iri, PK.rule, text(rule))
        self.add(note, OA.hasBody, NamedNode(iri))
        if note in self._described:
            return
        self._described.add(note)
        target, words, place = f"{note}/target", f"{note}/quote", f"{note}/position"
        around = self.facts.text
        self.add(note, RDF.type, term(OA.Annotation))
        self.add(note, OA.hasTarget, NamedNode(target))
        self._in_original(target, span)
        self.add(target, RDF.type, term(OA.SpecificResource))
        self.add(target, OA.hasSource, self.graph)
        self.add(target, OA.hasSelector, NamedNode(words))
        self.add(target, OA.hasSelector, NamedNode(place))
        self.add(words, RDF.type, term(OA.TextQuoteSelector))
        self.add(words, OA.exact, text(evidence.quote))
        self.add(words, OA.prefix, text("".join(around[max(0, span.start - _CONTEXT) : span.start].split())))
        self.add(words, OA.suffix, text("".join(around[span.end : span.end + _CONTEXT].split())))
        self.add(place, RDF.type, term(OA.TextPositionSelector))
        self.add(place, OA.start, integer(span.start))
        self.add(place, OA.end, integer(span.end))

    def _in_original(self, target: str, span: Span) -> None:
        """Where a passage stands in the original file: page, box on it, and part, as far as the reader knows."""
        at = bisect_right(self._spot_starts, span.start) - 1
        spot = self.facts.spots[at] if at >= 0 else None
        if spot is None or span.start >= spot.span.end:
            return
        self.add(target, PK.page, integer(spot.page) if spot.page is not None else None)
        self.add(target, PK.element, text(spot.element) if spot.element else None)
        if spot.box is not None:
            self.add(target, PK.pageBox, text(" ".join(f"{side:.1f}" for side in spot.box)))

    def stands_in(self, iri: str, doc: str, section: int | None) -> None:
        """The document, and the section if any, that a fact stands in."""
        self.add(iri, PK.inDocument, NamedNode(self.resolution.document(doc)))
        if section is not None:
            self.add(iri, PK.inSection, NamedNode(self.fact(FactKind.SECTION, section)))

    def extent(self, iri: str, extent: Span) -> None:
        """The range of text that a fact covers."""
        self.add(iri, PK.extentStart, integer(extent.start))
        self.add(iri, PK.extentEnd, integer(extent.end))

    def due(self, iri: str, due: Due | None) -> None:
        """A time limit with its words."""
        if due is not None:
            self.add(iri, PK.dueText, text(due.text))
            self.add(iri, PK.dueDate, day(due.date))

    def place(self, name: str | None, province: str | None) -> NamedNode | None:
        """A place with its label."""
        if not name:
            return None
        iri = place_iri(name, province, base=self.base)
        self.describe(iri, PK.Place, canonical_name(name))
        return NamedNode(iri)

    def organisation(self, doc: str, name: str, *, collective: bool = False) -> str:
        """The organisation that a document means, described the first time; returns its IRI."""
        found = self.resolution.organisation(doc, name, collective=collective)
        if found.iri not in self._described:
            known = self._named.get(found.iri)
            self.describe(found.iri, PK.Organisation, found.name)
            if found.name != found.bare:
                self.add(found.iri, SKOS.altLabel, text(found.bare))
            self.add(found.iri, PK.organisationKind, concept("kind", known.kind if known else found.kind))
            self.add(found.iri, PK.level, concept("level", known.level if known else found.level))
            self.add(found.iri, PK.jurisdiction, self.place(found.place, self.resolution.place(doc).province))
            self._related(doc, found)
        return found.iri

    def _related(self, doc: str, found: Organisation) -> None:
        """What an organisation belongs to and what became of it, by its name.

        Bodies that come in by this alone are no pk:Organisation: the text does not name them.
        """
        place = self.resolution.place(doc)
        parent = parent_of(found.bare, place)
        if parent is not None and parent.name != found.bare:
            link = ORG.unitOf if parent.office else ORG.subOrganizationOf
            above = self._unnamed(doc, parent.name)
            self.add(found.iri, link, NamedNode(above.iri))
            self._related(doc, above)
        changes = renamings_of(found.bare, place)
        if len(changes) == 1:  # where a reform made one of several, nothing tells which
            change = changes[0]
            iri = entity_iri(EntityKind.CHANGE, (change.old, change.new, change.date), base=self.base)
            self.describe(iri, ORG.ChangeEvent, f"{change.old} → {change.new}（{change.date}）")
            self.add(iri, ORG.originalOrganization, NamedNode(found.iri))
            self.add(iri, ORG.resultingOrganization, NamedNode(self._unnamed(doc, change.new).iri))
            self.add(iri, DCTERMS.date, partial_date(change.date))
            self.add(iri, DCTERMS.source, text(change.source))

    def _unnamed(self, doc: str, name: str) -> Organisation:
        """An organisation that only another one's name leads to, with type and label."""
        found = self.resolution.organisation(doc, name)
        self.add(found.iri, RDF.type, term(ORG.Organization))
        self.add(found.iri, RDFS.label, text(found.name))
        return found
