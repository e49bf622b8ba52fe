from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, PROV, QB, SDO, SH, SOSA, XSD, DefinedNamespace

from kg.facts import (
    Basis,
    DocumentType,
    Level,
    OrganizationKind,
    ProjectKind,
    Relation,
    Role,
    SectionFunction,
    ValueRole,
)
from kg.literals import coded
from ontology.terms import DOCO, ELI, FIBO, OA, PK, PPLAN, PREFIXES, QUDT, SDG

PK_IRI = dict(PREFIXES)["pk"]
CLOSED: tuple[type[DefinedNamespace], ...] = (DOCO, ELI, FIBO, OA, PPLAN, QUDT, SDG)
SHIPPED: tuple[type[DefinedNamespace], ...] = (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    SOSA,
    XSD,
)


def terms_of(namespace: type[DefinedNamespace]) -> set[URIRef]:
    """All terms of a closed namespace."""
    return {URIRef(f"{namespace}{name}") for name in namespace.__annotations__ if not name.startswith("_")}


def read(name: str) -> Graph:
    """A Turtle file of the ontology."""
    return Graph().parse(data=files("ontology").joinpath(name).read_text("utf-8"), format="turtle")


def used(graph: Graph) -> set[URIRef]:
    """All IRIs in a graph."""
    return {term for triple in graph for term in triple if isinstance(term, URIRef)}


def ours(iris: set[URIRef]) -> set[URIRef]:
    """Those of our namespace."""
    return {iri for iri in iris if iri.startswith(PK_IRI)}


POLICY = read("policy.ttl")
SHAPES = read("shapes.ttl")


def test_a_typo_raises() -> None:
    """The namespaces are closed, by attribute and by key."""
    with pytest.raises(AttributeError):
        PK.leadby  # noqa: B018 -- the access is the test
    with pytest.raises(AttributeError):
        PK["roleLeader"]
    with pytest.raises(AttributeError):
        OA.hasbody  # noqa: B018


def test_terms_and_declarations_agree() -> None:
    """Each term is declared and each declaration is a term."""
    declared = {s for s in POLICY.subjects(RDFS.isDefinedBy) if isinstance(s, URIRef)}
    assert declared == terms_of(PK)
    assert ours(used(POLICY)) == declared


def test_shapes_use_declared_terms_only() -> None:
    """No shape asks for a term that is not declared."""
    assert ours(used(SHAPES)) <= terms_of(PK)


def test_every_class_and_property_has_a_shape() -> None:
    """What may be written is also checked."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    declared = {s for kind in kinds for s in POLICY.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    assert declared <= used(SHAPES)
    assert len(declared) > 50


@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment])
def test_terms_are_explained_in_chinese_and_english(predicate: URIRef) -> None:
    """One label and one comment in each language."""
    for term in sorted(terms_of(PK)):
        languages = sorted(str(o.language) for o in POLICY.objects(term, predicate) if isinstance(o, Literal))
        assert languages == ["en", "zh"], term


def test_classes_stand_under_standard_terms() -> None:
    """Each class specialises one of another vocabulary, directly or by way of ours."""
    for term in sorted(s for s in POLICY.subjects(RDF.type, OWL.Class) if isinstance(s, URIRef)):
        parents = {o for o in POLICY.objects(term, RDFS.subClassOf) if isinstance(o, URIRef)}
        assert parents - terms_of(PK), term


def test_foreign_terms_are_known() -> None:
    """Every foreign IRI of both files is a term of its vocabulary, as rdflib ships it or as listed here."""
    known = {str(namespace): namespace for namespace in (*CLOSED, *SHIPPED)}
    for iri in sorted(used(POLICY) | used(SHAPES)):
        base = next((base for base in known if iri.startswith(base)), None)
        if base is not None:
            assert iri in known[base], iri
        else:
            assert str(iri).startswith(("https://w3id.org/policykg/", "https://www.apache.org/")), iri


CODES = [
    ("basis", Basis), ("function", SectionFunction), ("kind", OrganizationKind), ("level", Level),
    ("project", ProjectKind), ("relation", Relation), ("role", Role), ("type", DocumentType), ("value", ValueRole),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "codes"), CODES)
def test_every_code_of_the_fact_model_is_a_concept(scheme: str, codes: type[Basis]) -> None:
    """The concept of a code carries it as its notation."""
    for code in codes:
        node = coded(scheme, code.value)
        assert node is not None
        assert POLICY.value(URIRef(node.value), SKOS.notation) == Literal(code.value)


def test_concepts_belong_to_a_scheme() -> None:
    """No concept hangs loose."""
    concepts = set(POLICY.subjects(RDF.type, SKOS.Concept))
    schemes = set(POLICY.subjects(RDF.type, SKOS.ConceptScheme))
    assert {POLICY.value(concept, SKOS.inScheme) for concept in concepts} == schemes


def test_prefixes_are_unique_and_sorted() -> None:
    """A prefix means one namespace, whatever the machine."""
    names = [prefix for prefix, _ in PREFIXES]
    assert names == sorted(set(names))
    assert len({iri for _, iri in PREFIXES}) == len(names)
