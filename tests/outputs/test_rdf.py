from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import to_isomorphic

from kg.run_graphs import vocabulary_quads
from kg.triples import quads
from outputs.rdf import to_nquads, to_turtle
from tests.kg.sample_facts import FACTS

ALL = (*quads(FACTS), *vocabulary_quads())


def shuffled() -> list[Quad]:
    """The same statements in another order, some of them twice."""
    return sorted((*ALL, *ALL[:50]), key=lambda quad: str(quad)[::-1])


def test_nquads_are_sorted_and_lossless() -> None:
    """The order of the store does not show; every statement is there, in its graph."""
    lines = list(to_nquads(ALL))
    assert lines == sorted(set(lines)) == list(to_nquads(shuffled()))
    assert set(parse("".join(lines).encode(), format=RdfFormat.N_QUADS)) == set(ALL)


def test_turtle_is_sorted_and_keeps_every_triple() -> None:
    """The same bytes from any order, and the same triples when read again."""
    text = "".join(to_turtle(ALL))
    assert text == "".join(to_turtle(shuffled()))
    assert {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)} == {quad.triple for quad in ALL}


def test_turtle_is_read_by_rdflib_too() -> None:
    """Another parser finds the same graph, so editors that read Turtle can open it."""
    by_rdflib = Graph().parse(data="".join(to_turtle(ALL)), format="turtle")
    lines = "".join(f"{line} .\n" for line in sorted({str(quad.triple) for quad in ALL}))
    assert to_isomorphic(by_rdflib) == to_isomorphic(Graph().parse(data=lines, format="nt"))


def test_turtle_is_written_for_people() -> None:
    """Prefixes, the type first, bare numbers, one block per subject."""
    text = "".join(to_turtle(ALL))
    assert text.startswith("@prefix dcat: ")
    assert "@prefix p-plan: <http://purl.org/net/p-plan#> .\n" in text
    assert " a pk:Project ;\n" in text
    assert ' pk:investmentYuan "236000000"^^xsd:decimal' in text
    assert " pk:extentStart 0" in text
    assert text.count("\npk:roleLead a ") == 1


def test_turtle_escapes_what_needs_it() -> None:
    """Quotes, line ends, backslashes, languages, and IRIs whose end is no plain name."""
    node = NamedNode("https://w3id.org/policykg/ontology#a/b")
    words = [Literal('say "澄"\n\\t'), Literal("x", language="zh"), Literal("1.5", datatype=node)]
    found = [Quad(node, node, word, node) for word in words]
    text = "".join(to_turtle(found))
    assert "<https://w3id.org/policykg/ontology#a/b>" in text
    assert {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)} == {quad.triple for quad in found}


def test_nothing_gives_nothing() -> None:
    """An empty graph is an empty file."""
    assert list(to_nquads(())) == list(to_turtle(())) == []
