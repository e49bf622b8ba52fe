"""From the facts of one file to its triples: the only module that makes RDF of facts.

Every fact is a node with its rule and its evidence; an `oa:Annotation` stands for one passage of the text and names
all facts that rest on it (`oa:hasBody`). Entities that several files speak of are described in each file's graph, so a
graph can be read and taken out by itself. There are no blank nodes and no dates of running.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode, Quad
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, SDO, SKOS, TIME

from kg.facts import (
    DocumentFact,
    DocumentType,
    FileFacts,
    GoalFact,
    LinkBasis,
    OrganizationKind,
    ProjectFact,
    ReferenceFact,
    ResponsibilityFact,
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
)
from kg.indicator_names import scaled
from kg.literals import (
    ATTRIBUTES,
    CITATION_LINKS,
    OWNER_LINKS,
    amount,
    boolean,
    bounds,
    coded,
    concept,
    decimal,
    integer,
    partial_date,
    square_metres,
    term,
    text,
    value_label,
    yuan,
)
from kg.resolution import Resolution, resolve
from kg.review import NO_IDENTITIES, Identities
from kg.run_graphs import run_iri
from kg.source_graph import SourceGraph
from ontology.terms import PK

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
    graph = _FactGraph(resolve(facts, base=base, same=same))
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
    graph.goal_links()
    return tuple(graph.quads)


class _FactGraph(SourceGraph):
    """Collects the statements of one source, kind of fact by kind of fact."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__(resolution)
        self._tasks = frozenset(task.id for task in self.facts.tasks)
        stated = [fact for fact in self.facts.responsibilities if fact.basis.stated]
        self._owned = frozenset(fact.task_id for fact in stated)
        self._owned_texts = frozenset((fact.doc, fact.extent, fact.task) for fact in stated)

    def source(self, rules: str) -> None:
        """The file itself."""
        self.describe(self.iri, PK.Source, self.facts.source)
        self.add(self.iri, PK.sourceName, text(self.facts.source))
        self.add(self.iri, PK.sha256, text(self.facts.sha256))
        if rules:
            self.add(self.iri, PROV.wasGeneratedBy, NamedNode(run_iri(rules, base=self.base)))

    def document(self, fact: DocumentFact) -> None:
        """A document whose text is in the file."""
        iri = self.resolution.document(fact.id)
        self.describe(iri, PK.PolicyDocument, fact.title or fact.number or self.facts.source)
        if fact.type in _PLANS:
            self.add(iri, RDF.type, term(PK.Plan))
        self.add(iri, PK.textIn, self.graph)
        self.add(iri, PK.documentType, concept("type", fact.type))
        self.add(iri, DCTERMS.title, text(fact.title) if fact.title else None)
        self.add(iri, PK.number, text(fact.number) if fact.number else None)
        self.add(iri, PK.dateIssued, partial_date(fact.issued))
        self.add(iri, PK.jurisdiction, self.place(fact.jurisdiction, fact.province))
        self.add(iri, PK.province, self.place(fact.province, fact.province))
        for issuer in fact.issuers:
            self.add(iri, PK.issuedBy, NamedNode(self.organisation(fact.id, issuer)))
        if fact.period is not None:
            first, last = fact.period
            period = entity_iri(EntityKind.PERIOD, (f"{first:04d}-{last:04d}",), base=self.base)
            self.describe(period, TIME.ProperInterval, f"{first}–{last}")
            self.add(iri, DCTERMS.temporal, NamedNode(period))
            self.add(iri, PK.periodStart, integer(first))
            self.add(iri, PK.periodEnd, integer(last))
        self.extent(iri, fact.extent)
        self.known_by(iri, fact.evidence, fact.rule)

    def sections(self) -> None:
        """Headings with the text under them."""
        for fact in self.facts.sections:
            iri = self.fact(FactKind.SECTION, fact.index)
            self.describe(iri, PK.Section, fact.title or fact.label)
            self.stands_in(iri, fact.doc, None)
            if fact.parent is not None:
                self.add(iri, PK.parentSection, NamedNode(self.fact(FactKind.SECTION, fact.parent)))
            self.add(iri, PK.sectionIndex, integer(fact.index))
            self.add(iri, PK.sectionLevel, integer(fact.level))
            self.add(iri, PK.sectionLabel, text(fact.label))
            self.add(iri, PK.sectionFunction, concept("function", fact.function))
            self.extent(iri, fact.extent)
            self.known_by(iri, fact.evidence, fact.rule)

    def organisations(self) -> None:
        """Organisations that the text names."""
        for fact in self.facts.organizations:
            found = self.resolution.named(fact)
            self.organisation(fact.doc, fact.name, collective=fact.kind is OrganizationKind.COLLECTIVE)
            for mention in (fact.name, *fact.mentions):
                if display_name(mention) != found.name:
                    self.add(found.iri, SKOS.altLabel, text(display_name(mention)))
            self.known_by(found.iri, fact.evidence, fact.rule)

    def citation(self, fact: ReferenceFact) -> None:
        """A paper that the text names; a document does not cite itself."""
        if self.resolution.cites_itself(fact):
            return
        cited = self.resolution.cited(fact)
        citing = self.resolution.document(fact.doc)
        iri = self.fact(FactKind.CITATION, fact.evidence.span.start, fact.doc, fact.title, fact.relation)
        self.describe(cited, PK.PolicyDocument, fact.title)
        self.describe(iri, PK.Citation, fact.title)
        self.stands_in(iri, fact.doc, fact.section)
        self.add(iri, PK.cites, NamedNode(cited))
        self.add(iri, PK.relation, concept("relation", fact.relation))
        self.add(iri, PK.asWritten, text(fact.title))
        self.add(iri, PK.level, concept("level", fact.level))
        self.add(iri, PK.number, text(fact.number) if fact.number else None)
        self.add(iri, PK.dateIssued, partial_date(fact.issued))
        self.add(iri, PK.inTitleMarks, boolean(fact.bracketed))
        for issuer in fact.issuers:
            self.add(iri, PK.issuedBy, NamedNode(self.organisation(fact.doc, issuer)))
        self.add(citing, CITATION_LINKS[fact.relation], NamedNode(cited))
        self.known_by(iri, fact.evidence, fact.rule)

    def goals(self) -> None:
        """Objectives."""
        for fact in self.facts.goals:
            iri = self._goal(fact)
            self.describe(iri, PK.Goal, fact.text)
            self.stands_in(iri, fact.doc, fact.section)
            self.add(iri, PK.text, text(fact.text))
            self.add(iri, PK.horizon, integer(fact.horizon) if fact.horizon is not None else None)
            self.known_by(iri, fact.evidence, fact.rule)

    def _goal(self, fact: GoalFact) -> str:
        return self.fact(FactKind.GOAL, fact.evidence.span.start, fact.doc, fact.text)

    def goal_links(self) -> None:
        """Tasks that serve a goal and values that put it into numbers, each with its basis and score."""
        for link in self.facts.goal_links:
            goal = self._goal(self.facts.goals[link.goal])
            if link.task_id is not None:
                end = self.fact(FactKind.TASK, link.task_id)
                self.add(end, PK.serves, NamedNode(goal))
            elif link.target is not None:
                end = self._value(self.facts.targets[link.target])
                self.add(goal, PK.quantifiedBy, NamedNode(end))
            else:
                continue
            iri = self.fact(FactKind.GOAL_LINK, self.facts.goals[link.goal].evidence.span.start, goal, end)
            self.add(iri, RDF.type, term(PK.GoalLink))
            self.add(iri, PK.inDocument, NamedNode(self.resolution.document(link.doc)))
            self.add(iri, PK.goal, NamedNode(goal))
            self.add(iri, PK.linked, NamedNode(end))
            self.add(iri, PK.linkBasis, concept("link", link.basis))
            self.add(iri, PK.stated, boolean(link.basis is LinkBasis.SENTENCE))
            self.add(iri, PK.score, decimal(link.score))

    def _value(self, fact: TargetFact) -> str:
        content = (fact.indicator, fact.op, fact.value, fact.unit, fact.year, fact.role, fact.attribute, fact.growth)
        more = (fact.direction, fact.text, fact.doc)
        return self.fact(FactKind.VALUE, fact.evidence.span.start, *map(str, (*content, *more)))

    def value(self, fact: TargetFact) -> None:
        """A value of an indicator: promised, reached, or the earlier one."""
        iri = self._value(fact)
        indicator = self.resolution.indicator(fact.indicator)
        self.describe(indicator, PK.Indicator, fact.indicator)
        self.describe(iri, PK.IndicatorValue, value_label(fact))
        self.stands_in(iri, fact.doc, fact.section)
        self.add(iri, PK.indicator, NamedNode(indicator))
        self.add(iri, PK.valueKind, concept("value", fact.role))
        self.add(iri, PK.operator, text(fact.op))
        for predicate, number in bounds(fact):
            self.add(iri, predicate, decimal(number))
        self.add(iri, SDO.unitText, text(fact.unit) if fact.unit else None)
        plain = scaled(fact.value, fact.unit) if fact.value is not None and not isinstance(fact.value, tuple) else None
        if plain is not None:
            self.add(iri, PK.plainValue, decimal(plain.value))
            self.add(iri, PK.plainUnit, text(plain.unit))
        self.add(iri, PK.year, integer(fact.year) if fact.year is not None else None)
        self.add(iri, PK.attribute, coded("attribute", ATTRIBUTES.get(fact.attribute or "")))
        self.add(iri, PK.growth, coded("growth", fact.growth))
        self.add(iri, PK.direction, coded("direction", fact.direction))
        self.add(iri, PK.text, text(fact.text) if fact.text else None)
        self.known_by(iri, fact.evidence, fact.rule)

    def project(self, fact: ProjectFact) -> None:
        """A named project or programme with what this source says about it."""
        iri = self.resolution.project(fact.doc, fact.name)
        self.describe(iri, PK.Project, canonical_name(fact.name))
        self.stands_in(iri, fact.doc, fact.section)
        self.add(iri, PK.projectKind, concept("project", fact.kind))
        if fact.investment is not None:
            self.add(iri, PK.investmentText, text(amount(fact.investment)))
            self.add(iri, PK.investmentYuan, yuan(fact.investment))
        if fact.area is not None:
            self.add(iri, PK.areaText, text(amount(fact.area)))
            self.add(iri, PK.areaSquareMetres, square_metres(fact.area))
        self.known_by(iri, fact.evidence, fact.rule)

    def task(self, fact: TaskFact) -> None:
        """A titled measure."""
        iri = self.fact(FactKind.TASK, fact.id)
        self.describe(iri, PK.Task, fact.title)
        self.add(iri, PK.ownerStated, boolean(fact.id in self._owned))
        self.stands_in(iri, fact.doc, fact.section)
        self.add(iri, PK.path, text(" / ".join(fact.path)) if fact.path else None)
        self.add(iri, PK.steps, text("\n".join(fact.steps)) if fact.steps else None)
        self.due(iri, fact.due)
        self.extent(iri, fact.extent)
        self.known_by(iri, fact.evidence, fact.rule)

    def _task_of(self, fact: ResponsibilityFact) -> str:
        """The task that a responsibility is for; one is made of the covered text where the facts name none."""
        if fact.task_id is not None and fact.task_id in self._tasks:
            return self.fact(FactKind.TASK, fact.task_id)
        iri = self.fact(FactKind.TASK, f"{fact.extent.start}-{fact.extent.end}", fact.doc, fact.task)
        self.describe(iri, PK.Task, fact.task)
        self.add(iri, PK.ownerStated, boolean((fact.doc, fact.extent, fact.task) in self._owned_texts))
        self.stands_in(iri, fact.doc, self.resolution.section_at(fact.doc, fact.extent.start))
        self.extent(iri, fact.extent)
        self.known_by(iri, fact.evidence, fact.rule)
        return iri

    def responsibility(self, fact: ResponsibilityFact) -> None:
        """Who is to do what; the one-hop links are for what the text itself says."""
        task = self._task_of(fact)
        organisation = NamedNode(self.organisation(fact.doc, fact.org, collective=fact.collective))
        content = (fact.doc, fact.org, fact.as_written, fact.role, fact.basis, task, str(fact.extent.start))
        iri = self.fact(FactKind.RESPONSIBILITY, fact.evidence.span.start, *content)
        self.add(iri, RDF.type, term(PK.Responsibility))
        self.add(iri, PK.inDocument, NamedNode(self.resolution.document(fact.doc)))
        self.add(task, PROV.qualifiedAttribution, NamedNode(iri))
        self.add(iri, PK.task, NamedNode(task))
        self.add(iri, PROV.agent, organisation)
        self.add(iri, DCAT.hadRole, concept("role", fact.role))
        self.add(iri, PK.basis, concept("basis", fact.basis))
        self.add(iri, PK.stated, boolean(fact.basis.stated))
        self.add(iri, PK.collective, boolean(fact.collective))
        self.add(iri, PK.asWritten, text(fact.as_written))
        self.due(iri, fact.due)
        self.extent(iri, fact.extent)
        if fact.basis.stated:
            self.add(task, OWNER_LINKS[fact.role], organisation)
        self.known_by(iri, fact.evidence, fact.rule)
