from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCAT, PROV, RDF, XSD
from rdflib.term import URIRef

from kg.errors import PolicyKGError
from kg.run_graphs import run_quads, vocabulary_quads
from kg.triples import quads
from kg.validation import Finding, Severity, check_evidence, check_numbers, check_shapes, validate_graph
from ontology.terms import OA, PK, QUDT
from tests.kg.sample_facts import FACTS, SOURCE, TEXT


def without(predicate: URIRef, kind: URIRef | None = None) -> list[Quad]:
    """The sample graph without a property, of the things of one class or of all."""
    found = quads(FACTS)
    of_kind = {
        q.subject
        for q in found
        if q.predicate == NamedNode(RDF.type) and kind is not None and q.object == NamedNode(kind)
    }
    return [q for q in found if q.predicate != NamedNode(predicate) or (kind is not None and q.subject not in of_kind)]


def with_changed(predicate: URIRef, value: Literal) -> list[Quad]:
    """The sample graph with another value in all places of a property."""
    return [
        Quad(q.subject, q.predicate, value, q.graph_name) if q.predicate == NamedNode(predicate) else q
        for q in quads(FACTS)
    ]


def messages(findings: Iterable[Finding]) -> str:
    """All messages as one text."""
    return "\n".join(finding.message for finding in findings)


def test_the_sample_graph_is_sound() -> None:
    """Evidence, numbers and shapes hold; vocabulary and run are passed over."""
    whole = (*quads(FACTS, rules="7"), *run_quads("1", "7"), *vocabulary_quads())
    assert validate_graph(whole, {SOURCE: TEXT}.get) == ()


def test_quotes_are_held_against_the_text() -> None:
    """A text that has changed since shows at every place, a missing one once."""
    changed = check_evidence(SOURCE, quads(FACTS), TEXT.replace("扩大学位供给", "缩小学位供给"))
    assert {finding.severity for finding in changed} == {Severity.VIOLATION}
    assert "扩大学位供给 ≠ 1．缩小学位供给" in messages(changed)
    assert check_evidence(SOURCE, quads(FACTS), TEXT) == ()
    assert len(check_evidence(SOURCE, quads(FACTS), None)) == 1


@pytest.mark.parametrize(("predicate", "value", "message"), [
    (OA.end, "99999", "outside of the text"),  # behind the last character
    (OA.end, "0", "outside of the text"),  # before its start
    (OA.exact, "别的话", "quote differs"),
])  # fmt: skip
def test_wrong_places_and_words_are_found(predicate: URIRef, value: str, message: str) -> None:
    """Each selector must fit the text."""
    datatype = XSD.integer if predicate == OA.end else XSD.string
    broken = with_changed(predicate, Literal(value, datatype=NamedNode(datatype)))
    assert message in messages(check_evidence(SOURCE, broken, TEXT))


def test_evidence_without_words_is_found() -> None:
    """A passage needs quote and position."""
    assert "without words or place" in messages(check_evidence(SOURCE, without(OA.exact), TEXT))


def test_one_document_has_one_number() -> None:
    """Two sources that give one document two numbers: two papers look like one."""
    numbered = [q for q in quads(FACTS) if q.predicate in (NamedNode(PK.number), NamedNode(PK.textIn))]
    other = [
        Quad(q.subject, q.predicate, Literal("澄政发〔2022〕8号"), q.graph_name)
        if q.predicate == NamedNode(PK.number)
        else q
        for q in numbered
    ]
    assert check_numbers({"a.txt": numbered, "b.txt": numbered}) == ()
    found = check_numbers({"a.txt": numbered, "b.txt": other})
    assert [(finding.severity, finding.source) for finding in found] == [(Severity.WARNING, "a.txt、b.txt")]
    assert "澄政发〔2022〕3号、澄政发〔2022〕8号" in found[0].message


MISSING = [
    (OA.hasBody, None, "has no evidence"),
    (PK.rule, PK.Goal, "must say which one rule"),
    (PROV.agent, None, "must have one organisation"),
    (DCAT.hadRole, None, "must have one role"),
    (PK.task, None, "must be for one task"),
    (PK.basis, None, "must say how it is known"),
    (PK.indicator, None, "must belong to one indicator"),
    (PK.documentType, None, "must have one type"),
    (PK.sectionLevel, None, "must have a level"),
    (PK.sectionLabel, None, "must have a label"),
    (PK.inDocument, PK.Task, "must stand in one document"),
    (PK.cites, None, "must name one paper"),
    (PK.text, PK.Goal, "has no words"),
]


@pytest.mark.parametrize(("predicate", "kind", "message"), MISSING)
def test_shapes_find_what_is_missing(predicate: URIRef, kind: URIRef | None, message: str) -> None:
    """A graph that lacks a required property does not conform, and the finding says so."""
    found = check_shapes(SOURCE, without(predicate, kind))
    assert message in messages(found)
    assert {finding.source for finding in found} == {SOURCE}


def test_shapes_find_wrong_values() -> None:
    """A number that is text."""
    wrong = with_changed(QUDT.numericValue, Literal("九十"))
    assert "numericValue" in messages(check_shapes(SOURCE, wrong))


def test_findings_come_sorted_and_once() -> None:
    """The same broken graph gives the same findings in any order of its statements."""
    broken = without(PK.rule)
    found = validate_graph(broken, {SOURCE: TEXT}.get)
    assert found == validate_graph(reversed(broken), {SOURCE: TEXT}.get)
    assert len(set(found)) == len(found) > 0


def test_without_shacl_only_evidence_is_checked() -> None:
    """A graph that lacks rules is sound as far as its evidence goes."""
    assert validate_graph(without(PK.rule), {SOURCE: TEXT}.get, shapes=False) == ()


def test_missing_pyshacl_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(PolicyKGError, match=r"policykg\[validate\]"):
        check_shapes(SOURCE, quads(FACTS))
