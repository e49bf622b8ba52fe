"""Part of a graph as statements: certain documents, an organisation's tasks, or certain kinds of things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad
from rdflib.namespace import PROV, RDF

from kg.finding import find_documents, find_organisation
from kg.lookup import Lookup
from kg.store import find_folder, open_reader
from kg.view import NodeKind
from ontology.terms import OA, PK

_CLASSES: Final = {
    str(PK.Section): NodeKind.SECTION,
    str(PK.Task): NodeKind.TASK,
    str(PK.Goal): NodeKind.GOAL,
    str(PK.IndicatorValue): NodeKind.TARGET,
    str(PK.Project): NodeKind.PROJECT,
    str(PK.Organisation): NodeKind.ORGANISATION,
}
# what stands between two things goes with the first kind
_BETWEEN: Final = {str(PK.Responsibility): NodeKind.TASK, str(PK.Citation): NodeKind.CITED}
_TYPE, _IN, _TEXT = str(RDF.type), str(PK.inDocument), str(PK.textIn)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep: documents by words of their title, an organisation by name, kinds of nodes; all where empty."""

    document: str = ""
    organisation: str = ""
    kinds: frozenset[NodeKind] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing is narrowed."""
        return not (self.document or self.organisation or self.kinds)


def select_quads(graph: Path, wanted: Wanted) -> tuple[Quad, ...]:
    """Return the statements of a graph that are asked for.

    The whole graph comes with its vocabulary and runs; a part of it holds only data: the facts with their evidence, and
    the entities that they speak of as far as the same sources describe them. Nothing points to what was left out.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: no document or organisation, or more than one organisation, answers to what is asked.
    """
    store = open_reader(find_folder(graph))
    if wanted.everything:
        return tuple(store)
    lookup = Lookup(store)
    part = _Part(tuple(store))
    if wanted.document:
        part.keep_documents(frozenset(find_documents(lookup, wanted.document)))
    if wanted.organisation:
        part.keep_organisation(find_organisation(lookup, wanted.organisation).iri)
    if wanted.kinds:
        part.keep_kinds(wanted.kinds)
    return tuple(part.quads())


class _Part:
    """A graph in memory, with the set of facts that are still wanted."""

    def __init__(self, quads: tuple[Quad, ...]) -> None:
        self.all = quads
        self.links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                self.links[quad.subject.value][quad.predicate.value].append(quad.object.value)
        facts = {node for node, links in self.links.items() if links.get(_IN) or links.get(_TEXT)}
        self.facts = facts
        self.nodes = {node for node in self.links if self._kind(node) is not None} | facts
        self.kinds: frozenset[NodeKind] | None = None
        self.graphs: frozenset[object] = frozenset()

    def _to(self, node: str, predicate: str) -> list[str]:
        return self.links[node].get(predicate, []) if node in self.links else []

    def _kind(self, node: str) -> NodeKind | None:
        """Kind of a node, None for evidence, places, concepts and the like."""
        types = self._to(node, _TYPE)
        if str(PK.PolicyDocument) in types:
            return NodeKind.DOCUMENT if self._to(node, _TEXT) else NodeKind.CITED
        return next((kind for name, kind in (*_CLASSES.items(), *_BETWEEN.items()) if name in types), None)

    def keep_documents(self, documents: frozenset[str]) -> None:
        """Only facts of these documents."""
        self.facts = {f for f in self.facts if f in documents or documents & set(self._to(f, _IN))}

    def keep_organisation(self, organisation: str) -> None:
        """Only tasks of an organisation, with all their owners and what the tasks stand in."""
        duties = {f for f in self.facts if organisation in self._to(f, str(PROV.agent))}
        tasks = {task for duty in duties for task in self._to(duty, str(PK.task))}
        kept = {f for f in self.facts if tasks & set(self._to(f, str(PK.task)))} | tasks
        ways = (_IN, str(PK.inSection), str(PK.parentSection))
        grown: set[str] = set()
        while grown != kept:
            grown = kept
            kept = kept | {above for node in kept for way in ways for above in self._to(node, way)}
        self.facts &= kept

    def keep_kinds(self, kinds: frozenset[NodeKind]) -> None:
        """Only nodes of these kinds; organisations and cited papers as far as the facts kept so far speak of them."""
        self.graphs = self._graphs()
        spoken_of = {node for node in self._entities(self.facts) if self._kind(node) in kinds}
        self.kinds = kinds
        self.facts = {f for f in self.facts if self._wanted(f)} | spoken_of

    def _graphs(self) -> frozenset[object]:
        """Named graphs of the facts that are left."""
        return frozenset(
            q.graph_name for q in self.all if isinstance(q.subject, NamedNode) and q.subject.value in self.facts
        )

    def _wanted(self, node: str) -> bool:
        return self.kinds is None or self._kind(node) in self.kinds

    def quads(self) -> Iterator[Quad]:
        """The statements of the facts that are left, of their evidence, and of the entities that they speak of."""
        graphs = self.graphs or self._graphs()
        kept = self.facts | set(self._entities(self.facts)) | set(self._evidence())
        for quad in self.all:
            if quad.graph_name in graphs and isinstance(quad.subject, NamedNode) and quad.subject.value in kept:
                target = quad.object.value if isinstance(quad.object, NamedNode) else ""
                if target not in self.nodes or target in kept or quad.predicate.value == _TYPE:
                    yield quad

    def _entities(self, nodes: Iterable[str]) -> Iterator[str]:
        """Wanted nodes that are no facts of a document (organisations, cited papers, places, sources), and theirs."""
        facts = {node for node, links in self.links.items() if links.get(_IN) or links.get(_TEXT)}
        found: set[str] = set()
        ahead = set(nodes)
        while ahead:
            near = {o for n in ahead for p, many in self.links[n].items() if p != _TYPE for o in many}
            ahead = {o for o in near - found if o in self.links and o not in facts and self._wanted_entity(o)}
            found |= ahead
        yield from found

    def _wanted_entity(self, node: str) -> bool:
        """Whether an entity is of a kind that is asked for; places, indicators, periods and sources always are."""
        return self._kind(node) is None or self._wanted(node)

    def _evidence(self) -> Iterator[str]:
        """Annotations of the facts with their selectors."""
        for node, links in self.links.items():
            if self.facts & set(links.get(str(OA.hasBody), [])):
                yield node
                for target in links.get(str(OA.hasTarget), []):
                    yield target
                    yield from self._to(target, str(OA.hasSelector))
