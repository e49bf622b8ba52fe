"""From the facts of one file to its triples: the only module that makes RDF of facts.

Every fact is a node with its rule and its evidence; an `oa:Annotation` stands for one passage of the text and names
all facts that rest on it (`oa:hasBody`). Entities that several files speak of are described in each file's graph, so a
graph can be read and taken out by itself. There are no blank nodes and no dates of running.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME
from rdflib.term import URIRef

from kg.facts import (
    DocumentFact,
    DocumentType,
    Due,
    Evidence,
    FileFacts,
    OrganizationKind,
    ProjectFact,
    ReferenceFact,
    ResponsibilityFact,
    Span,
    TargetFact,
    TaskFact,
)
from kg.identity import (
    DEFAULT_BASE,
    EntityKind,
    FactKind,
    canonical_name,
    display_name,
    entity_iri,
    fact_iri,
    source_iri,
)
from kg.literals import (
    ATTRIBUTES,
    CITATION_LINKS,
    OWNER_LINKS,
    amount,
    boolean,
    bounds,
    coded,
    concept,
    day,
    decimal,
    integer,
    partial_date,
    square_metres,
    term,
    text,
    value_label,
    yuan,
)
from kg.organisation_relations import parent_of, renamings_of
from kg.resolution import Organisation, Resolution, place_iri, resolve
from kg.review import NO_IDENTITIES, Identities
from kg.run_graphs import run_iri
from ontology.terms import OA, PK

_CONTEXT: Final = 20
_PLANS: Final = (DocumentType.PLAN, DocumentType.ACTION_PLAN, DocumentType.SCHEME, DocumentType.WORK_POINTS)


def quads(
    facts: FileFacts, *, base: str = DEFAULT_BASE, rules: str = "", same: Identities = NO_IDENTITIES
) -> tuple[Quad, ...]:
    """Return all statements about one source, in its own named graph, each once, in a fixed order.

    Args:
        facts: what was read out of the file.
        base: start of all data IRIs, ending in "/" or "#".
        rules: version of the rule set that made the facts; links the source to its run (`run_quads`) where given.
        same: identities that a person confirmed.
    """
    graph = _SourceGraph(resolve(facts, base=base, same=same))
    graph.source(rules)
    for document in facts.documents:
        graph.document(document)
    graph.sections()
    graph.organisations()
    for reference in facts.references:
        graph.citation(reference)
    graph.goals()
    for target in facts.targets:
        graph.value(target)
    for project in facts.projects:
        graph.project(project)
    for task in facts.tasks:
        graph.task(task)
    for responsibility in facts.responsibilities:
        graph.responsibility(responsibility)
    return tuple(graph.quads)


class _SourceGraph:
    """Collects the statements of one source."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.facts = resolution.facts
        self.base = resolution.base
        self.quads: dict[Quad, None] = {}
        self._iri = source_iri(self.facts.source, base=self.base)
        self._graph = NamedNode(self._iri)
        self._described: set[str] = set()
        self._named = {resolution.named(fact).iri: fact for fact in reversed(self.facts.organizations)}
        self._tasks = frozenset(task.id for task in self.facts.tasks)
        stated = [fact for fact in self.facts.responsibilities if fact.basis.stated]
        self._owned = frozenset(fact.task_id for fact in stated)
        self._owned_texts = frozenset((fact.doc, fact.extent, fact.task) for fact in stated)

    def _add(self, subject: str, predicate: URIRef, value: NamedNode | Literal | None) -> None:
        if value is not None:
            self.quads[Quad(NamedNode(subject), term(predicate), value, self._graph)] = None

    def _describe(self, iri: str, kind: URIRef, label: str) -> None:
        """Type and label of a thing; the first label that a source gives it stays the only one.

        What stands for others has the name that a person gave it, and what the source calls it as another one.
        """
        kept = self.resolution.kept_name(iri)
        if kept and display_name(label) != display_name(kept):
            self._add(iri, SKOS.altLabel, text(label))
        if iri not in self._described:
            self._described.add(iri)
            self._add(iri, RDF.type, term(kind))
            self._add(iri, RDFS.label, text(kept or label))

    def _fact(self, kind: FactKind, name: str | int, *content: str) -> str:
        return fact_iri(self.facts.source, kind, str(name), *content, base=self.base)

    def _known_by(self, iri: str, evidence: Evidence, rule: str) -> None:
        """Rule and evidence of a fact; facts with the same passage share one annotation."""
        span = evidence.span
        note = self._fact(FactKind.EVIDENCE, f"{span.start}-{span.end}")
        self._add(iri, PK.rule, text(rule))
        self._add(note, OA.hasBody, NamedNode(iri))
        if note in self._described:
            return
        self._described.add(note)
        target, words, place = f"{note}/target", f"{note}/quote", f"{note}/position"
        around = self.facts.text
        self._add(note, RDF.type, term(OA.Annotation))
        self._add(note, OA.hasTarget, NamedNode(target))
        self._add(target, RDF.type, term(OA.SpecificResource))
        self._add(target, OA.hasSource, self._graph)
        self._add(target, OA.hasSelector, NamedNode(words))
        self._add(target, OA.hasSelector, NamedNode(place))
        self._add(words, RDF.type, term(OA.TextQuoteSelector))
        self._add(words, OA.exact, text(evidence.quote))
        self._add(words, OA.prefix, text("".join(around[max(0, span.start - _CONTEXT) : span.start].split())))
        self._add(words, OA.suffix, text("".join(around[span.end : span.end + _CONTEXT].split())))
        self._add(place, RDF.type, term(OA.TextPositionSelector))
        self._add(place, OA.start, integer(span.start))
        self._add(place, OA.end, integer(span.end))

    def _stands_in(self, iri: str, doc: str, section: int | None) -> None:
        self._add(iri, PK.inDocument, NamedNode(self.resolution.document(doc)))
        if section is not None:
            self._add(iri, PK.inSection, NamedNode(self._fact(FactKind.SECTION, section)))

    def _extent(self, iri: str, extent: Span) -> None:
        self._add(iri, PK.extentStart, integer(extent.start))
        self._add(iri, PK.extentEnd, integer(extent.end))

    def _due(self, iri: str, due: Due | None) -> None:
        if due is not None:
            self._add(iri, PK.dueText, text(due.text))
            self._add(iri, PK.dueDate, day(due.date))

    def _place(self, name: str | None, province: str | None) -> NamedNode | None:
        """A place with its label."""
        if not name:
            return None
        iri = place_iri(name, province, base=self.base)
        self._describe(iri, PK.Place, canonical_name(name))
        return NamedNode(iri)

    def _organisation(self, doc: str, name: str, *, collective: bool = False) -> str:
        found = self.resolution.organisation(doc, name, collective=collective)
        if found.iri not in self._described:
            known = self._named.get(found.iri)
            self._describe(found.iri, PK.Organisation, found.name)
            if found.name != found.bare:
                self._add(found.iri, SKOS.altLabel, text(found.bare))
            self._add(found.iri, PK.organisationKind, concept("kind", known.kind if known else found.kind))
            self._add(found.iri, PK.level, concept("level", known.level if known else found.level))
            self._add(found.iri, PK.jurisdiction, self._place(found.place, self.resolution.place(doc).province))
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
            self._add(found.iri, link, NamedNode(above.iri))
            self._related(doc, above)
        changes = renamings_of(found.bare, place)
        if len(changes) == 1:  # where a reform made one of several, nothing tells which
            change = changes[0]
            iri = entity_iri(EntityKind.CHANGE, (change.old, change.new, change.date), base=self.base)
            self._describe(iri, ORG.ChangeEvent, f"{change.old} → {change.new}（{change.date}）")
            self._add(iri, ORG.originalOrganization, NamedNode(found.iri))
            self._add(iri, ORG.resultingOrganization, NamedNode(self._unnamed(doc, change.new).iri))
            self._add(iri, DCTERMS.date, partial_date(change.date))
            self._add(iri, DCTERMS.source, text(change.source))

    def _unnamed(self, doc: str, name: str) -> Organisation:
        """An organisation that only another one's name leads to, with type and label."""
        found = self.resolution.organisation(doc, name)
        self._add(found.iri, RDF.type, term(ORG.Organization))
        self._add(found.iri, RDFS.label, text(found.name))
        return found

    def source(self, rules: str) -> None:
        """The file itself."""
        self._describe(self._iri, PK.Source, self.facts.source)
        self._add(self._iri, PK.sourceName, text(self.facts.source))
        self._add(self._iri, PK.sha256, text(self.facts.sha256))
        if rules:
            self._add(self._iri, PROV.wasGeneratedBy, NamedNode(run_iri(rules, base=self.base)))

    def document(self, fact: DocumentFact) -> None:
        """A document whose text is in the file."""
        iri = self.resolution.document(fact.id)
        self._describe(iri, PK.PolicyDocument, fact.title or fact.number or self.facts.source)
        if fact.type in _PLANS:
            self._add(iri, RDF.type, term(PK.Plan))
        self._add(iri, PK.textIn, self._graph)
        self._add(iri, PK.documentType, concept("type", fact.type))
        self._add(iri, DCTERMS.title, text(fact.title) if fact.title else None)
        self._add(iri, PK.number, text(fact.number) if fact.number else None)
        self._add(iri, PK.dateIssued, partial_date(fact.issued))
        self._add(iri, PK.jurisdiction, self._place(fact.jurisdiction, fact.province))
        self._add(iri, PK.province, self._place(fact.province, fact.province))
        for issuer in fact.issuers:
            self._add(iri, PK.issuedBy, NamedNode(self._organisation(fact.id, issuer)))
        if fact.period is not None:
            first, last = fact.period
            period = entity_iri(EntityKind.PERIOD, (f"{first:04d}-{last:04d}",), base=self.base)
            self._describe(period, TIME.ProperInterval, f"{first}–{last}")
            self._add(iri, DCTERMS.temporal, NamedNode(period))
            self._add(iri, PK.periodStart, integer(first))
            self._add(iri, PK.periodEnd, integer(last))
        self._extent(iri, fact.extent)
        self._known_by(iri, fact.evidence, fact.rule)

    def sections(self) -> None:
        """Headings with the text under them."""
        for fact in self.facts.sections:
            iri = self._fact(FactKind.SECTION, fact.index)
            self._describe(iri, PK.Section, fact.title or fact.label)
            self._stands_in(iri, fact.doc, None)
            if fact.parent is not None:
                self._add(iri, PK.parentSection, NamedNode(self._fact(FactKind.SECTION, fact.parent)))
            self._add(iri, PK.sectionIndex, integer(fact.index))
            self._add(iri, PK.sectionLevel, integer(fact.level))
            self._add(iri, PK.sectionLabel, text(fact.label))
            self._add(iri, PK.sectionFunction, concept("function", fact.function))
            self._extent(iri, fact.extent)
            self._known_by(iri, fact.evidence, fact.rule)

    def organisations(self) -> None:
        """Organisations that the text names."""
        for fact in self.facts.organizations:
            found = self.resolution.named(fact)
            self._organisation(fact.doc, fact.name, collective=fact.kind is OrganizationKind.COLLECTIVE)
            for mention in (fact.name, *fact.mentions):
                if display_name(mention) != found.name:
                    self._add(found.iri, SKOS.altLabel, text(display_name(mention)))
            self._known_by(found.iri, fact.evidence, fact.rule)

    def citation(self, fact: ReferenceFact) -> None:
        """A paper that the text names; a document does not cite itself."""
        if self.resolution.cites_itself(fact):
            return
        cited = self.resolution.cited(fact)
        citing = self.resolution.document(fact.doc)
        iri = self._fact(FactKind.CITATION, fact.evidence.span.start, fact.doc, fact.title, fact.relation)
        self._describe(cited, PK.PolicyDocument, fact.title)
        self._describe(iri, PK.Citation, fact.title)
        self._stands_in(iri, fact.doc, fact.section)
        self._add(iri, PK.cites, NamedNode(cited))
        self._add(iri, PK.relation, concept("relation", fact.relation))
        self._add(iri, PK.asWritten, text(fact.title))
        self._add(iri, PK.level, concept("level", fact.level))
        self._add(iri, PK.number, text(fact.number) if fact.number else None)
        self._add(iri, PK.dateIssued, partial_date(fact.issued))
        self._add(iri, PK.inTitleMarks, boolean(fact.bracketed))
        for issuer in fact.issuers:
            self._add(iri, PK.issuedBy, NamedNode(self._organisation(fact.doc, issuer)))
        self._add(citing, CITATION_LINKS[fact.relation], NamedNode(cited))
        self._known_by(iri, fact.evidence, fact.rule)

    def goals(self) -> None:
        """Objectives."""
        for fact in self.facts.goals:
            iri = self._fact(FactKind.GOAL, fact.evidence.span.start, fact.doc, fact.text)
            self._describe(iri, PK.Goal, fact.text)
            self._stands_in(iri, fact.doc, fact.section)
            self._add(iri, PK.text, text(fact.text))
            self._add(iri, PK.horizon, integer(fact.horizon) if fact.horizon is not None else None)
            self._known_by(iri, fact.evidence, fact.rule)

    def value(self, fact: TargetFact) -> None:
        """A value of an indicator: promised, reached, or the earlier one."""
        content = (fact.indicator, fact.op, fact.value, fact.unit, fact.year, fact.role, fact.attribute, fact.growth)
        more = (fact.direction, fact.text, fact.doc)
        iri = self._fact(FactKind.VALUE, fact.evidence.span.start, *map(str, (*content, *more)))
        indicator = self.resolution.indicator(fact.indicator)
        self._describe(indicator, PK.Indicator, fact.indicator)
        self._describe(iri, PK.IndicatorValue, value_label(fact))
        self._stands_in(iri, fact.doc, fact.section)
        self._add(iri, PK.indicator, NamedNode(indicator))
        self._add(iri, PK.valueKind, concept("value", fact.role))
        self._add(iri, PK.operator, text(fact.op))
        for predicate, number in bounds(fact):
            self._add(iri, predicate, decimal(number))
        self._add(iri, SDO.unitText, text(fact.unit) if fact.unit else None)
        self._add(iri, PK.year, integer(fact.year) if fact.year is not None else None)
        self._add(iri, PK.attribute, coded("attribute", ATTRIBUTES.get(fact.attribute or "")))
        self._add(iri, PK.growth, coded("growth", fact.growth))
        self._add(iri, PK.direction, coded("direction", fact.direction))
        self._add(iri, PK.text, text(fact.text) if fact.text else None)
        self._known_by(iri, fact.evidence, fact.rule)

    def project(self, fact: ProjectFact) -> None:
        """A named project or programme with what this source says about it."""
        iri = self.resolution.project(fact.doc, fact.name)
        self._describe(iri, PK.Project, canonical_name(fact.name))
        self._stands_in(iri, fact.doc, fact.section)
        self._add(iri, PK.projectKind, concept("project", fact.kind))
        if fact.investment is not None:
            self._add(iri, PK.investmentText, text(amount(fact.investment)))
            self._add(iri, PK.investmentYuan, yuan(fact.investment))
        if fact.area is not None:
            self._add(iri, PK.areaText, text(amount(fact.area)))
            self._add(iri, PK.areaSquareMetres, square_metres(fact.area))
        self._known_by(iri, fact.evidence, fact.rule)

    def task(self, fact: TaskFact) -> None:
        """A titled measure."""
        iri = self._fact(FactKind.TASK, fact.id)
        self._describe(iri, PK.Task, fact.title)
        self._add(iri, PK.ownerStated, boolean(fact.id in self._owned))
        self._stands_in(iri, fact.doc, fact.section)
        self._add(iri, PK.path, text(" / ".join(fact.path)) if fact.path else None)
        self._add(iri, PK.steps, text("\n".join(fact.steps)) if fact.steps else None)
        self._due(iri, fact.due)
        self._extent(iri, fact.extent)
        self._known_by(iri, fact.evidence, fact.rule)

    def _task_of(self, fact: ResponsibilityFact) -> str:
        """The task that a responsibility is for; one is made of the covered text where the facts name none."""
        if fact.task_id is not None and fact.task_id in self._tasks:
            return self._fact(FactKind.TASK, fact.task_id)
        iri = self._fact(FactKind.TASK, f"{fact.extent.start}-{fact.extent.end}", fact.doc, fact.task)
        self._describe(iri, PK.Task, fact.task)
        self._add(iri, PK.ownerStated, boolean((fact.doc, fact.extent, fact.task) in self._owned_texts))
        self._stands_in(iri, fact.doc, self.resolution.section_at(fact.doc, fact.extent.start))
        self._extent(iri, fact.extent)
        self._known_by(iri, fact.evidence, fact.rule)
        return iri

    def responsibility(self, fact: ResponsibilityFact) -> None:
        """Who is to do what; the one-hop links are for what the text itself says."""
        task = self._task_of(fact)
        organisation = NamedNode(self._organisation(fact.doc, fact.org, collective=fact.collective))
        content = (fact.doc, fact.org, fact.as_written, fact.role, fact.basis, task, str(fact.extent.start))
        iri = self._fact(FactKind.RESPONSIBILITY, fact.evidence.span.start, *content)
        self._add(iri, RDF.type, term(PK.Responsibility))
        self._add(iri, PK.inDocument, NamedNode(self.resolution.document(fact.doc)))
        self._add(task, PROV.qualifiedAttribution, NamedNode(iri))
        self._add(iri, PK.task, NamedNode(task))
        self._add(iri, PROV.agent, organisation)
        self._add(iri, DCAT.hadRole, concept("role", fact.role))
        self._add(iri, PK.basis, concept("basis", fact.basis))
        self._add(iri, PK.stated, boolean(fact.basis.stated))
        self._add(iri, PK.collective, boolean(fact.collective))
        self._add(iri, PK.asWritten, text(fact.as_written))
        self._due(iri, fact.due)
        self._extent(iri, fact.extent)
        if fact.basis.stated:
            self._add(task, OWNER_LINKS[fact.role], organisation)
        self._known_by(iri, fact.evidence, fact.rule)
