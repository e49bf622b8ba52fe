"""Looking things up in the store: values and neighbours of a node over all sources, in a fixed order.

An entity is described in the graph of each source that speaks of it; the answers here are merged and sorted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import RDF, RDFS
from rdflib.term import URIRef

from kg.facts import Span
from kg.literals import concept, term
from ontology.terms import OA, PK

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a fact stands: graph of the source, range in its text (code points), and the words.

    `original` tells where that is in the original file, in words: 第 3 页, 表 2 第 3 行第 1 列; empty where not known.
    """

    source: str
    span: Span
    quote: str
    original: str = ""


class Lookup:
    """Reads one store. Nodes are IRIs as text; terms are those of `ontology.terms`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def nodes(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        """Nodes that a subject points to."""
        quads = self.store.quads_for_pattern(NamedNode(subject), term(predicate), None, None)
        return _distinct(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))

    def node(self, subject: str, predicate: URIRef) -> str:
        """The first node that a subject points to, empty if there is none."""
        return next(iter(self.nodes(subject, predicate)), "")

    def subjects(self, predicate: URIRef, value: str) -> tuple[str, ...]:
        """Nodes that point to a node."""
        quads = self.store.quads_for_pattern(None, term(predicate), NamedNode(value), None)
        return _distinct(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))

    def instances(self, kind: URIRef) -> tuple[str, ...]:
        """Nodes of a class."""
        return self.subjects(RDF.type, str(kind))

    def words(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        """Literal values of a property, as text."""
        quads = self.store.quads_for_pattern(NamedNode(subject), term(predicate), None, None)
        return _distinct(quad.object.value for quad in quads if isinstance(quad.object, Literal))

    def word(self, subject: str, predicate: URIRef) -> str:
        """The first literal value of a property, empty if there is none."""
        return next(iter(self.words(subject, predicate)), "")

    def number(self, subject: str, predicate: URIRef) -> int | None:
        """A whole number."""
        word = self.word(subject, predicate)
        return int(word) if word else None

    def label(self, subject: str) -> str:
        """The label of a node; where sources disagree, the first in the order of code points."""
        return self.word(subject, RDFS.label)

    def code(self, subject: str, predicate: URIRef, scheme: str, codes: type[Code]) -> Code | None:
        """The code of the fact model behind a concept, such as Role.LEAD for pk:roleLead."""
        node = self.node(subject, predicate)
        return next((code for code in codes if concept(scheme, code).value == node), None)

    def passages(self, fact: str) -> tuple[Passage, ...]:
        """Where a fact stands, by source and position."""
        found: list[Passage] = []
        for note in self.subjects(OA.hasBody, fact):
            target = self.node(note, OA.hasTarget)
            selectors = self.nodes(target, OA.hasSelector)
            start = next((n for s in selectors if (n := self.number(s, OA.start)) is not None), None)
            end = next((n for s in selectors if (n := self.number(s, OA.end)) is not None), None)
            quote = next((word for s in selectors if (word := self.word(s, OA.exact))), "")
            if start is not None and end is not None:
                found.append(Passage(self.node(target, OA.hasSource), Span(start, end), quote, self._original(target)))
        return tuple(sorted(found, key=lambda passage: (passage.source, passage.span.start, passage.span.end)))

    def _original(self, target: str) -> str:
        page = self.number(target, PK.page)
        return "，".join(part for part in (f"第 {page} 页" if page else "", self.word(target, PK.element)) if part)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
