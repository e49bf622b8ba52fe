from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, RDFS, SDO, SKOS, XSD
from rdflib.term import URIRef

from kg.facts import FileFacts, Quantity, Role, Span, Spot
from kg.identity import FactKind, fact_iri, source_iri
from kg.literals import partial_date, square_metres, yuan
from kg.resolution import resolve
from kg.run_graphs import VOCABULARY_GRAPH, run_iri, run_quads, vocabulary_quads
from kg.triples import quads
from ontology.terms import OA, PK, QUDT
from tests.kg.sample_facts import DUE, FACTS, MARK, PLAN, RESPONSIBILITIES, SOURCE, TASKS, TEXT, other_file

PLAN_IRI = resolve(FACTS).document("d2")
NOTICE_IRI = resolve(FACTS).document("d1")
TASK_1 = fact_iri(SOURCE, FactKind.TASK, "t1")
TASK_2 = fact_iri(SOURCE, FactKind.TASK, "t2")


def objects(subject: str, predicate: URIRef, facts: FileFacts = FACTS) -> list[str]:
    """Sorted values of a property of a node."""
    found = [q.object for q in quads(facts) if q.subject == NamedNode(subject) and q.predicate == NamedNode(predicate)]
    return sorted(term.value for term in found if isinstance(term, NamedNode | Literal))


def subjects(kind: URIRef, facts: FileFacts = FACTS) -> list[str]:
    """Nodes of a class."""
    found = [q.subject for q in quads(facts) if q.predicate == NamedNode(RDF.type) and q.object == NamedNode(kind)]
    return sorted(term.value for term in found if isinstance(term, NamedNode))


def only(items: list[str]) -> str:
    """The one item of a list."""
    assert len(items) == 1, items
    return items[0]


def test_everything_stands_in_the_graph_of_the_source() -> None:
    """One named graph, no blank node, no statement twice."""
    found = quads(FACTS)
    assert {q.graph_name for q in found} == {NamedNode(source_iri(SOURCE))}
    assert not [q for q in found if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]
    assert len(found) == len(set(found))


def test_the_same_facts_give_the_same_statements_in_the_same_order() -> None:
    """Nothing depends on sets, clock or chance."""
    assert [str(q) for q in quads(FACTS)] == [str(q) for q in quads(replace(FACTS))]


COUNTS = [
    (PK.PolicyDocument, 5),  # two own ones, three cited ones; the plan is not cited by itself
    (PK.Plan, 1),
    (PK.Section, 3),
    (PK.Citation, 4),
    (PK.Goal, 1),
    (PK.Indicator, 2),
    (PK.IndicatorValue, 2),
    (PK.Project, 1),
    (PK.Task, 3),  # two of the text, one made for the responsibility that has none
    (PK.Organisation, 6),  # four that act, the issuing government, and the province as an issuer
    (PK.Responsibility, 5),
    (PK.Source, 1),
    (PK.Place, 2),  # the city and its province
]


@pytest.mark.parametrize(("kind", "number"), COUNTS)
def test_every_kind_of_fact_is_there(kind: URIRef, number: int) -> None:
    """Each fact is a node of its class."""
    assert len(subjects(kind)) == number


def test_document() -> None:
    """Title, number, dates, issuer, place and period of the documents."""
    assert objects(NOTICE_IRI, PK.number) == ["澄政发〔2022〕3号"]
    assert objects(PLAN_IRI, PK.number) == []
    assert objects(PLAN_IRI, DCTERMS.title) == [PLAN]
    assert objects(PLAN_IRI, PK.documentType) == [str(PK.typePlan)]
    assert objects(PLAN_IRI, PK.textIn) == [source_iri(SOURCE)]
    assert objects(PLAN_IRI, PK.periodStart) + objects(PLAN_IRI, PK.periodEnd) == ["2021", "2025"]
    assert objects(only(objects(PLAN_IRI, PK.issuedBy)), RDFS.label) == ["澄州市人民政府"]
    assert objects(only(objects(PLAN_IRI, PK.jurisdiction)), RDFS.label) == ["澄州市"]
    assert objects(only(objects(PLAN_IRI, PK.province)), RDFS.label) == ["江岭省"]


DATES = [("2022-05-10", XSD.date), ("2022-05", XSD.gYearMonth), ("2022", XSD.gYear), ("2022-02-30", XSD.string)]


@pytest.mark.parametrize(("written", "datatype"), DATES)
def test_dates_have_the_datatype_of_their_precision(written: str, datatype: URIRef) -> None:
    """A month is no day, and an impossible day stays text."""
    found = partial_date(written)
    assert found is not None
    assert (found.value, found.datatype.value) == (written, str(datatype))


def test_sections_form_a_tree() -> None:
    """Item 1 stands in chapter 二."""
    item, chapter = (fact_iri(SOURCE, FactKind.SECTION, number) for number in ("2", "1"))
    assert objects(item, PK.parentSection) == [chapter]
    assert objects(item, PK.sectionLevel) + objects(item, PK.sectionLabel) == ["2", "1"]
    assert objects(item, PK.sectionFunction) == [str(PK.functionMeasure)]


def test_citations_are_nodes_and_links() -> None:
    """Relation, paper and the one-hop link between documents."""
    assert [objects(paper, RDFS.label) for paper in objects(PLAN_IRI, PK.implements)] == [
        ["江岭省人民政府关于推进基础教育优质均衡发展的意见"]
    ]
    assert [objects(paper, RDFS.label) for paper in objects(PLAN_IRI, PK.toIssue)] == [["澄州市教师轮岗办法"]]
    assert objects(NOTICE_IRI, PK.issued) == [PLAN_IRI]
    assert objects(PLAN_IRI, PK.mentions) == []  # that would be the plan itself


def test_values() -> None:
    """Numbers, bounds, unit, year and attribute."""
    at_least, between = sorted(subjects(PK.IndicatorValue), key=lambda iri: objects(iri, RDFS.label), reverse=True)
    assert objects(at_least, RDFS.label) == ["普惠性幼儿园覆盖率 ≥90% (2025)"]
    assert objects(at_least, QUDT.numericValue) == objects(at_least, SDO.minValue) == ["90"]
    assert objects(at_least, SDO.maxValue) == []
    assert objects(at_least, PK.attribute) == [str(PK.attributeBinding)]
    assert objects(at_least, PK.valueKind) == [str(PK.valueTarget)]
    assert objects(between, SDO.minValue) + objects(between, SDO.maxValue) == ["3", "4"]
    assert objects(between, SDO.unitText) + objects(between, PK.growth) == ["万人", str(PK.growthAnnual)]
    assert objects(between, PK.direction) == [str(PK.directionDown)]


def test_project_amounts_are_in_yuan_and_square_metres() -> None:
    """As written and in one unit."""
    project = only(subjects(PK.Project))
    assert objects(project, PK.investmentText) + objects(project, PK.investmentYuan) == ["2.36亿元", "236000000"]
    assert objects(project, PK.areaText) + objects(project, PK.areaSquareMetres) == ["4.12万平方米", "41200"]


AMOUNTS = [(2.36, "亿元", "236000000"), (0.1, "万元", "1000"), (3.0, "万亿元", "3000000000000"), (2.0, "亿美元", None)]


@pytest.mark.parametrize(("value", "unit", "expected"), AMOUNTS)
def test_yuan(value: float, unit: str, expected: str | None) -> None:
    """Exact decimal scaling; other currencies are not converted."""
    found = yuan(Quantity(value, unit))
    assert (found.value if found else None) == expected


def test_areas_in_mu_are_not_converted() -> None:
    """亩 is no metric unit; hectares are."""
    assert square_metres(Quantity(3.0, "亩")) is None
    hectares = square_metres(Quantity(1.5, "公顷"))
    assert hectares is not None
    assert hectares.value == "15000"


def test_task() -> None:
    """Title, path, steps in order, time limit and extent."""
    assert objects(TASK_1, RDFS.label) == ["扩大学位供给"]
    assert objects(TASK_1, PK.steps) == ["新建学校12所\n扩建第九中学"]
    assert objects(TASK_1, PK.dueDate) + objects(TASK_1, PK.dueText) == [DUE.date, DUE.text]
    assert objects(TASK_1, PK.path) == ["二"]
    assert objects(TASK_1, PK.extentStart) == [str(TASKS[0].extent.start)]


def test_stated_responsibilities_have_shortcuts_and_inferred_ones_have_none() -> None:
    """What the text says and what is inferred never mix."""
    assert [objects(o, RDFS.label) for o in objects(TASK_1, PK.leadBy)] == [["澄州市教育局"]]
    supporters = [objects(o, RDFS.label) for o in objects(TASK_1, PK.supportedBy)]
    assert sorted(supporters) == [["各区人民政府（澄州市）"], ["澄州市财政局"]]
    assert objects(TASK_2, PK.responsible) == []
    inferred = only(objects(TASK_2, PROV.qualifiedAttribution))
    assert objects(inferred, PK.stated) + objects(inferred, PK.basis) == ["false", str(PK.basisIssuer)]


def test_responsibility() -> None:
    """Agent, role, basis, task, time limit and wording."""
    lead = next(r for r in objects(TASK_1, PROV.qualifiedAttribution) if objects(r, DCAT.hadRole) == [str(PK.roleLead)])
    assert objects(lead, PK.task) == [TASK_1]
    assert objects(only(objects(lead, PROV.agent)), RDFS.label) == ["澄州市教育局"]
    assert objects(lead, PK.asWritten) + objects(lead, PK.basis) == ["市教育局", str(PK.basisMark)]
    assert objects(lead, PK.dueDate) + objects(lead, PK.collective) == ["2023-12-31", "false"]


def test_a_responsibility_without_a_task_gets_one() -> None:
    """It is made of the covered words and stands in the innermost section."""
    made = only([task for task in subjects(PK.Task) if task not in (TASK_1, TASK_2)])
    assert objects(made, RDFS.label) == ["经费保障"]
    assert objects(made, PK.inSection) == [fact_iri(SOURCE, FactKind.SECTION, "1")]
    assert [objects(o, RDFS.label) for o in objects(made, PK.responsible)] == [["财政部门（澄州市）"]]


def test_a_responsibility_with_an_unknown_task_gets_one_too() -> None:
    """An id that no task of the file has does not leave the responsibility hanging."""
    stray = replace(RESPONSIBILITIES[0], task_id="t99", role=Role.LEAD)
    facts = replace(FACTS, responsibilities=(stray,))
    made = only([task for task in subjects(PK.Task, facts) if task not in (TASK_1, TASK_2)])
    assert objects(made, PK.leadBy, facts) != []


def test_organisations_are_found_by_their_short_forms() -> None:
    """Forms in the text are alternative labels; kind and level are told."""
    bureau = only([o for o in subjects(PK.Organisation) if objects(o, RDFS.label) == ["澄州市教育局"]])
    assert objects(bureau, SKOS.altLabel) == ["市教育局"]
    assert objects(bureau, PK.organisationKind) + objects(bureau, PK.level) == [
        str(PK.kindGovernment),
        str(PK.levelMunicipal),
    ]
    districts = only([o for o in subjects(PK.Organisation) if objects(o, RDFS.label) == ["各区人民政府（澄州市）"]])
    assert objects(districts, PK.organisationKind) == [str(PK.kindCollective)]


def test_evidence_is_a_web_annotation() -> None:
    """Facts with one passage share one annotation, which leads to source, words and place."""
    lead = next(r for r in objects(TASK_1, PROV.qualifiedAttribution) if objects(r, DCAT.hadRole) == [str(PK.roleLead)])
    notes = [n for n in subjects(OA.Annotation) if lead in objects(n, OA.hasBody)]
    note = only(notes)
    assert len(objects(note, OA.hasBody)) == 3
    target = only(objects(note, OA.hasTarget))
    assert objects(target, OA.hasSource) == [source_iri(SOURCE)]
    place, words = objects(target, OA.hasSelector)
    assert objects(words, OA.exact) == [MARK.quote]
    assert objects(place, OA.start) + objects(place, OA.end) == [str(MARK.span.start), str(MARK.span.end)]
    assert only(objects(words, OA.prefix)) == TEXT[MARK.span.start - 20 : MARK.span.start]
    assert only(objects(words, OA.suffix)).startswith("2．加强")


def test_every_fact_says_its_rule_and_evidence() -> None:
    """No fact without the words that show it."""
    shown = {q.object for q in quads(FACTS) if q.predicate == NamedNode(OA.hasBody)}
    ruled = {q.subject for q in quads(FACTS) if q.predicate == NamedNode(PK.rule)}
    kinds = (PK.Section, PK.Citation, PK.Goal, PK.IndicatorValue, PK.Project, PK.Task, PK.Responsibility)
    facts = {NamedNode(iri) for kind in kinds for iri in subjects(kind)} | {NamedNode(PLAN_IRI), NamedNode(NOTICE_IRI)}
    assert facts <= shown
    assert facts <= ruled


def test_two_sources_meet_in_shared_things_only() -> None:
    """A second source of the city shares organisations, not sections or tasks."""
    other = quads(other_file("澄州市2023年教育工作要点", jurisdiction="澄州市", name="澄州市教育局"))
    mine = {q.subject for q in quads(FACTS)}
    shared = {q.subject.value for q in other if q.subject in mine and isinstance(q.subject, NamedNode)}
    assert {iri.split("/id/")[1].split("/")[0] for iri in shared} == {"organisation", "period", "place"}


def test_another_base_moves_all_data() -> None:
    """Only vocabulary terms keep their IRIs."""
    found = quads(FACTS, base="https://graph.example/")
    data = {term.value for q in found for term in (q.subject, q.object, q.graph_name) if isinstance(term, NamedNode)}
    assert not [iri for iri in data if iri.startswith("https://w3id.org/policykg/") and "ontology#" not in iri]


def test_a_source_names_its_run() -> None:
    """The run has a graph of its own with program, version and rule set."""
    source = NamedNode(source_iri(SOURCE))
    links = [q for q in quads(FACTS, rules="7") if q.predicate == NamedNode(PROV.wasGeneratedBy)]
    assert links == [Quad(source, NamedNode(PROV.wasGeneratedBy), NamedNode(run_iri("7")), source)]
    run = run_quads("1.2", "7")
    assert {q.graph_name for q in run} == {NamedNode(run_iri("7"))}
    assert {"1.2", "7"} <= {q.object.value for q in run if isinstance(q.object, Literal)}


def test_vocabulary_has_labels_in_both_languages() -> None:
    """Concepts can be shown in Chinese and English."""
    labels = {
        (q.object.language, q.object.value)
        for q in vocabulary_quads()
        if q.subject == NamedNode(PK.roleLead)
        and q.predicate == NamedNode(SKOS.prefLabel)
        and isinstance(q.object, Literal)
    }
    assert labels == {("zh", "牵头"), ("en", "lead")}
    assert {q.graph_name for q in vocabulary_quads()} == {NamedNode(VOCABULARY_GRAPH)}


def test_a_lone_surrogate_does_not_stop_the_graph() -> None:
    """Half a character in the text becomes the replacement character in the graph."""
    goal = replace(FACTS.goals[0], text="建成\ud83d强市")
    store = Store()
    store.extend(quads(replace(FACTS, goals=(goal,))))
    assert Literal("建成\ufffd强市") in {q.object for q in store}


def test_evidence_leads_back_to_the_original() -> None:
    """Page, box and part of the original stand with the passage; where the reader tells none, nothing is said."""
    mark = FACTS.responsibilities[0].evidence.span
    spot = Spot(Span(mark.start - 3, mark.end), page=4, box=(72.0, 90.5, 520.0, 104.25), element="表 2 第 3 行")
    found = quads(replace(FACTS, spots=(spot,)))
    told = {
        q.predicate.value: q.object.value
        for q in found
        if "/target" in str(q.subject) and isinstance(q.object, Literal)
    }
    assert told[str(PK.page)] == "4"
    assert told[str(PK.pageBox)] == "72.0 90.5 520.0 104.2"
    assert told[str(PK.element)] == "表 2 第 3 行"
    targets = {str(q.object) for q in found if q.predicate.value == str(OA.hasTarget)}
    placed = {str(q.subject) for q in found if q.predicate.value == str(PK.page)}
    assert placed < targets
