"""Named graphs beside those of the sources: the vocabulary, and the runs of the extraction."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import PROV, RDF, RDFS, SDO

from kg.identity import DEFAULT_BASE, EntityKind, entity_iri
from kg.literals import text
from ontology.terms import PK

#: Graph that holds the vocabulary itself.
VOCABULARY_GRAPH: Final = str(PK).rstrip("#")


def run_quads(version: str, rules: str, *, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return what is known of an extraction run, in a graph of its own: program, version and rule set, no clock.

    Args:
        version: version of the program.
        rules: version of the rule set.
        base: start of all data IRIs.
    """
    run = run_iri(rules, base=base)
    agent = f"{base}agent/policykg"
    statements = (
        (run, RDF.type, NamedNode(PROV.Activity)),
        (run, RDFS.label, text(f"抽取 / extraction, rules {rules}")),
        (run, PROV.wasAssociatedWith, NamedNode(agent)),
        (run, PK.ruleSet, text(rules)),
        (agent, RDF.type, NamedNode(PROV.SoftwareAgent)),
        (agent, RDFS.label, text("policykg")),
        (agent, SDO.softwareVersion, text(version)),
    )
    return tuple(Quad(NamedNode(s), NamedNode(p), o, NamedNode(run)) for s, p, o in statements)


def run_iri(rules: str, *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of the runs with one rule set, which is also the name of their graph."""
    return entity_iri(EntityKind.RUN, (rules,), base=base)


@cache
def vocabulary_quads() -> tuple[Quad, ...]:
    """Return `policy.ttl` as statements of the vocabulary graph, sorted: labels and notations of all terms."""
    data = files("ontology").joinpath("policy.ttl").read_bytes()
    graph = NamedNode(VOCABULARY_GRAPH)
    found = [Quad(q.subject, q.predicate, q.object, graph) for q in parse(data, format=RdfFormat.TURTLE)]
    return tuple(sorted(found, key=str))
