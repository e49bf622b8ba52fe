"""The graph as RDF files: N-Quads for machines, Turtle for people and for Protégé. Same graph, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ontology.terms import PREFIXES

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# datatypes that Turtle has a short form for
_BARE = (f"{_XSD}integer", f"{_XSD}boolean")


def to_nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield one sorted N-Quads line per statement, each with its line end."""
    for line in sorted({str(quad) for quad in quads}):
        yield f"{line} .\n"


def to_turtle(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield Turtle: prefixes, then one sorted block per subject; statements of all named graphs are merged.

    Which source says what is still told by evidence and `pk:inDocument`; for the named graphs themselves use N-Quads.
    """
    triples = sorted({quad.triple for quad in quads}, key=_order)
    used = sorted({prefix for triple in triples for term in _terms(triple) if (prefix := _prefix_of(term))})
    names = dict(PREFIXES)
    for prefix in used:
        yield f"@prefix {prefix}: <{names[prefix]}> .\n"
    for subject, about in groupby(triples, key=lambda triple: triple.subject):
        yield "\n" + _block(str(_written(subject)), about)


def _block(subject: str, about: Iterable[Triple]) -> str:
    lines = []
    for predicate, group in groupby(about, key=lambda triple: triple.predicate):
        verb = "a" if predicate.value == _RDF_TYPE else _written(predicate)
        lines.append(f"{verb} {', '.join(_written(triple.object) for triple in group)}")
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    """Subject, then its types first, then property and value."""
    return str(triple.subject), triple.predicate.value != _RDF_TYPE, triple.predicate.value, str(triple.object)


def _terms(triple: Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal) and term.language is None:
            yield term.datatype.value


def _prefix_of(iri: str) -> str | None:
    """Prefix that an IRI is shortened with, None where it is written in full."""
    if iri in _BARE or iri in (_RDF_TYPE, f"{_XSD}string"):
        return None
    for prefix, namespace in PREFIXES:
        if iri.startswith(namespace) and _is_plain(iri[len(namespace) :]):
            return prefix
    return None


def _is_plain(name: str) -> bool:
    """Whether a local name needs no escapes."""
    return name.isascii() and name.replace("_", "").isalnum() and not name[0].isdigit()


def _written(term: object) -> str:
    """A term in Turtle: shortened, bare or in full."""
    if isinstance(term, NamedNode):
        return _named(term.value)
    if isinstance(term, Literal) and term.language is None and term.datatype.value != f"{_XSD}string":
        if term.datatype.value in _BARE:
            return term.value
        return f"{Literal(term.value)}^^{_named(term.datatype.value)}"
    return str(term)


def _named(iri: str) -> str:
    prefix = _prefix_of(iri)
    return f"{prefix}:{iri[len(dict(PREFIXES)[prefix]) :]}" if prefix else f"<{iri}>"
