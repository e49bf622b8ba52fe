"""Making a view of a graph folder: its facts as typed nodes and edges, with the sentences that prove them.

The store is read predicate by predicate, which is many times faster than asking for each fact by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import DCAT, PROV, RDF, RDFS, SKOS
from rdflib.term import URIRef

from kg.facts import Basis, DocumentType, Level, Relation, Role, SectionFunction, Span, ValueRole
from kg.finding import find_documents, find_organisation
from kg.headings import printed_heading
from kg.literals import ATTRIBUTES, coded, concept, term
from kg.lookup import Lookup
from kg.source_texts import SourceTexts
from kg.store import find_folder, open_reader
from kg.view import Detail, EdgeKind, Field, GraphView, NodeKind, Passage, ViewEdge, ViewNode
from kg.view_selection import select, without_headings_of_tasks
from ontology.terms import OA, PK

Code = TypeVar("Code", bound=StrEnum)

_MOST_PASSAGES: Final = 3  # of an organisation or a project that many documents speak of
_CLASSES: Final = (
    (PK.Section, NodeKind.SECTION),
    (PK.Task, NodeKind.TASK),
    (PK.Goal, NodeKind.GOAL),
    (PK.IndicatorValue, NodeKind.TARGET),
    (PK.Project, NodeKind.PROJECT),
)
#: Level of a place by the end of its name, as the division code (GB/T 2260) names them; 自治区 before 区.
_PLACES: Final = (
    (("全国", "国家", "中国"), Level.NATIONAL),
    (("省", "自治区"), Level.PROVINCIAL),
    (("市", "州", "盟", "地区"), Level.MUNICIPAL),
    (("县", "区", "旗"), Level.COUNTY),
    (("镇", "乡", "街道"), Level.TOWNSHIP),
)


def read_view(graph: Path, *, document: str = "", organisation: str = "", kinds: Iterable[NodeKind] = ()) -> GraphView:
    """Return what a graph holds, ready to be shown.

    Args:
        graph: the graph folder.
        document: words of a title or a number: only these documents and what belongs to them.
        organisation: a name: only its tasks, where they stand, and who shares them.
        kinds: only nodes of these kinds, beside the documents; all if none is given.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: no document or organisation, or more than one organisation, answers to what is asked.
    """
    folder = find_folder(graph)
    if not folder.store.exists():
        return GraphView((), ())
    store = open_reader(folder)
    lookup = Lookup(store)
    documents = frozenset(find_documents(lookup, document)) if document else None
    owner = find_organisation(lookup, organisation).iri if organisation else ""
    view = without_headings_of_tasks(_Reader(store, SourceTexts(folder)).view())
    return select(view, documents=documents, organisation=owner, kinds=frozenset(kinds))


class _Table:
    """All values of a property at once, by subject, in a fixed order."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._columns: dict[URIRef, dict[str, tuple[str, ...]]] = {}

    def all(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        """All values of one property of one subject: IRIs and literals as text."""
        column = self._columns.get(predicate)
        if column is None:
            found: dict[str, set[str]] = {}
            for quad in self.store.quads_for_pattern(None, term(predicate), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    found.setdefault(quad.subject.value, set()).add(quad.object.value)
            column = self._columns[predicate] = {key: tuple(sorted(values)) for key, values in found.items()}
        return column.get(subject, ())

    def first(self, subject: str, predicate: URIRef) -> str:
        """The first value, empty if there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def number(self, subject: str, predicate: URIRef) -> int:
        """The smallest whole number, 0 if there is none."""
        return min((int(value) for value in self.all(subject, predicate)), default=0)

    def instances(self, kind: URIRef) -> tuple[str, ...]:
        """Subjects of a class."""
        quads = self.store.quads_for_pattern(None, term(RDF.type), term(kind), None)
        return tuple(sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}))

    def code(self, subject: str, predicate: URIRef, scheme: str, codes: type[Code]) -> Code | None:
        """The code of the fact model behind a concept."""
        known = {concept(scheme, code).value: code for code in codes}
        return next((known[value] for value in self.all(subject, predicate) if value in known), None)


class _Reader:
    """Makes nodes and edges out of one store and its texts."""

    def __init__(self, store: Store, texts: SourceTexts) -> None:
        self.table = _Table(store)
        self.texts = texts
        self._passages: dict[str, tuple[int, Passage]] = {}

    def view(self) -> GraphView:
        """The whole graph."""
        nodes = [*self._documents(), *self._facts(), *self._organisations()]
        order = self._places
        nodes.sort(key=lambda n: (order.get(n.document or n.iri, len(order)), n.position, n.kind, n.label, n.iri))
        edges = sorted(dict.fromkeys(self._edges()), key=_edge_order)
        return GraphView(tuple(nodes), tuple(edges))

    @cached_property
    def _document_order(self) -> tuple[str, ...]:
        """Documents whose text is there, by date and title; those without a date last."""
        look = self.table
        found = [iri for iri in look.instances(PK.PolicyDocument) if look.all(iri, PK.textIn)]
        return tuple(
            sorted(found, key=lambda iri: (look.first(iri, PK.dateIssued) or "9999", look.first(iri, RDFS.label), iri))
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        """Place of each document in the order."""
        return {iri: number for number, iri in enumerate(self._document_order)}

    def _documents_of(self, fact: str) -> list[str]:
        """Documents in which a fact stands, in their order."""
        places = self._places
        return sorted((one for one in self.table.all(fact, PK.inDocument) if one in places), key=places.__getitem__)

    def _documents(self) -> Iterator[ViewNode]:
        look = self.table
        cited: dict[str, str] = {}
        for citation in look.instances(PK.Citation):
            cited.setdefault(look.first(citation, PK.cites), citation)
        for iri in look.instances(PK.PolicyDocument):
            label = look.first(iri, RDFS.label)
            if iri in self._places:
                note = look.first(iri, PK.dateIssued) or self._period(iri)
                passages = self._proof(iri)
                yield ViewNode(
                    iri,
                    NodeKind.DOCUMENT,
                    label,
                    note=note,
                    level=self._level(iri),
                    details=self._about(iri),
                    passages=passages,
                )
            elif iri in cited:
                level = look.code(cited[iri], PK.level, "level", Level) or Level.UNKNOWN
                details = self._details(cited[iri], ((Field.NUMBER, PK.number),))
                yield ViewNode(iri, NodeKind.CITED, label, level=level, details=(Detail(Field.LEVEL, level), *details))

    def _level(self, document: str) -> Level:
        """Level of the highest issuer; without one, that of the place it is made for."""
        look = self.table
        levels = [look.code(issuer, PK.level, "level", Level) for issuer in look.all(document, PK.issuedBy)]
        for level in (Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.COUNTY, Level.TOWNSHIP, Level.SCHOOL):
            if level in levels:
                return level
        place, province = look.first(document, PK.jurisdiction), look.first(document, PK.province)
        if place and place == province:
            return Level.PROVINCIAL
        name = look.first(place, RDFS.label) if place else ""
        return next((level for endings, level in _PLACES if name.endswith(endings)), Level.UNKNOWN)

    def _period(self, document: str) -> str:
        start, end = self.table.first(document, PK.periodStart), self.table.first(document, PK.periodEnd)
        return start if start == end else f"{start}–{end}" if start and end else ""

    def _about(self, document: str) -> tuple[Detail, ...]:
        look = self.table
        kind = look.code(document, PK.documentType, "type", DocumentType)
        period, place = self._period(document), look.first(document, PK.jurisdiction)
        rows = (
            (Field.TYPE, kind or ""),
            (Field.NUMBER, look.first(document, PK.number)),
            (Field.ISSUED, look.first(document, PK.dateIssued)),
            (Field.PERIOD, period),
            (Field.JURISDICTION, look.first(place, RDFS.label) if place else ""),
            (Field.RULE, look.first(document, PK.rule)),
        )
        return tuple(Detail(field, value) for field, value in rows if value)

    def _facts(self) -> Iterator[ViewNode]:
        look = self.table
        for kind, shown_as in _CLASSES:
            for iri in look.instances(kind):
                documents = self._documents_of(iri)
                document = documents[0] if documents else ""
                sections = look.all(iri, PK.parentSection if kind == PK.Section else PK.inSection)
                parent = next((one for one in sections if document in look.all(one, PK.inDocument)), document)
                position = look.number(iri, PK.extentStart) or min((at for at, _ in self._found(iri)), default=0)
                node = ViewNode(iri, shown_as, look.first(iri, RDFS.label), document, parent, position)
                yield replace(self._filled(node), passages=self._proof(iri))

    def _filled(self, node: ViewNode) -> ViewNode:
        """Label, second line and details of a fact, by its kind."""
        look, iri = self.table, node.iri
        if node.kind is NodeKind.SECTION:
            function = look.code(iri, PK.sectionFunction, "function", SectionFunction)
            level = look.number(iri, PK.sectionLevel)
            label = printed_heading(look.first(iri, PK.sectionLabel), node.label, level=level)
            known = [Detail(Field.FUNCTION, function)] if function else []
            return replace(node, label=label, details=(*known, *self._details(iri, ())))
        if node.kind is NodeKind.TASK:
            details = self._details(iri, ((Field.DUE, PK.dueText), (Field.DUE_DATE, PK.dueDate)))
            return replace(node, note=look.first(iri, PK.dueText), details=details)
        if node.kind is NodeKind.GOAL:
            details = self._details(iri, ((Field.HORIZON, PK.horizon),))
            return replace(node, note=look.first(iri, PK.horizon), details=details)
        if node.kind is NodeKind.PROJECT:
            details = self._details(iri, ((Field.INVESTMENT, PK.investmentText), (Field.AREA, PK.areaText)))
            amounts = [detail.value for detail in details if detail.field is not Field.RULE]
            return replace(node, note=" · ".join(amounts), details=details)
        return self._value(node)

    def _value(self, node: ViewNode) -> ViewNode:
        """An indicator's value: the indicator is the label, the rest of the fact's own label the second line."""
        look, iri = self.table, node.iri
        indicator = look.first(look.first(iri, PK.indicator), RDFS.label)
        value = node.label.removeprefix(indicator).strip() if indicator else ""
        role = look.code(iri, PK.valueKind, "value", ValueRole)
        concepts = look.all(iri, PK.attribute)
        attribute = next((word for word, code in ATTRIBUTES.items() if _names(concepts, coded("attribute", code))), "")
        rows = ((Field.VALUE, value), (Field.VALUE_ROLE, role or ""), (Field.ATTRIBUTE, attribute))
        details = tuple(Detail(field, word) for field, word in rows if word)
        details = (*details, *self._details(iri, ((Field.YEAR, PK.year),)))
        return replace(node, label=indicator or node.label, note=value, details=details)

    def _details(self, iri: str, fields: Iterable[tuple[Field, URIRef]]) -> tuple[Detail, ...]:
        """Literal values of a fact, the rule that made it last."""
        wanted = (*fields, (Field.RULE, PK.rule))
        return tuple(Detail(field, value) for field, predicate in wanted if (value := self.table.first(iri, predicate)))

    def _organisations(self) -> Iterator[ViewNode]:
        look = self.table
        for iri in look.instances(PK.Organisation):
            level = look.code(iri, PK.level, "level", Level) or Level.UNKNOWN
            aliases = tuple(Detail(Field.ALIASES, alias) for alias in look.all(iri, SKOS.altLabel))
            details = (Detail(Field.LEVEL, level), *aliases)
            label = look.first(iri, RDFS.label)
            yield ViewNode(iri, NodeKind.ORGANISATION, label, level=level, details=details, passages=self._proof(iri))

    def _edges(self) -> Iterator[ViewEdge]:
        look = self.table
        for duty in look.instances(PK.Responsibility):
            owner, task = look.first(duty, PROV.agent), look.first(duty, PK.task)
            role = look.code(duty, DCAT.hadRole, "role", Role)
            basis = look.code(duty, PK.basis, "basis", Basis)
            due = look.first(duty, PK.dueText)
            if owner and task:
                yield ViewEdge(owner, task, EdgeKind.OWNS, role, basis, due=due, passages=self._proof(duty))
        for citation in look.instances(PK.Citation):
            citing, cited = look.first(citation, PK.inDocument), look.first(citation, PK.cites)
            relation = look.code(citation, PK.relation, "relation", Relation)
            if citing in self._places and cited and citing != cited:
                yield ViewEdge(citing, cited, EdgeKind.CITES, relation=relation, passages=self._proof(citation))
        for document in self._document_order:
            for issuer in look.all(document, PK.issuedBy):
                yield ViewEdge(issuer, document, EdgeKind.ISSUED)
        for project in look.instances(PK.Project):
            documents = self._documents_of(project)
            yield from (ViewEdge(document, project, EdgeKind.APPEARS) for document in documents[1:])

    @cached_property
    def _notes(self) -> dict[str, list[str]]:
        """Annotations of each fact."""
        found: dict[str, list[str]] = {}
        for note in self.table.instances(OA.Annotation):
            for body in self.table.all(note, OA.hasBody):
                found.setdefault(body, []).append(note)
        return found

    def _found(self, iri: str) -> list[tuple[int, Passage]]:
        """Passages of a fact with their offsets, by source and place."""
        return [self._passage(note) for note in self._notes.get(iri, ())[:_MOST_PASSAGES]]

    def _proof(self, iri: str) -> tuple[Passage, ...]:
        return tuple(dict.fromkeys(passage for _, passage in sorted(self._found(iri), key=lambda item: item[0])))

    def _passage(self, note: str) -> tuple[int, Passage]:
        if note not in self._passages:
            self._passages[note] = self._read_passage(note)
        return self._passages[note]

    def _read_passage(self, note: str) -> tuple[int, Passage]:
        look = self.table
        target = look.first(note, OA.hasTarget)
        selectors = look.all(target, OA.hasSelector)
        quote = next((word for one in selectors if (word := look.first(one, OA.exact))), "")
        span = Span(
            *(max(look.number(one, end) for one in selectors) if selectors else 0 for end in (OA.start, OA.end))
        )
        source = look.first(target, OA.hasSource)
        sentence = self.texts.sentence(look.first(source, PK.sourceName), span, quote)
        before, found, after = sentence.partition(quote) if quote else ("", "", "")
        original = self._original(target)
        return span.start, Passage(before, quote, after, original) if found else Passage("", quote, "", original)

    def _original(self, target: str) -> str:
        """Where a passage stands in the original file, in words."""
        page = self.table.first(target, PK.page)
        return "，".join(
            part for part in (f"第 {page} 页" if page else "", self.table.first(target, PK.element)) if part
        )


def _edge_order(edge: ViewEdge) -> tuple[str, ...]:
    words = (word for passage in edge.passages for word in (passage.before, passage.words, passage.after))
    ends = (edge.kind, edge.source, edge.target)
    return (*ends, edge.role or "", edge.relation or "", edge.basis or "", edge.due, *words)


def _names(concepts: tuple[str, ...], wanted: NamedNode | None) -> bool:
    return wanted is not None and wanted.value in concepts
