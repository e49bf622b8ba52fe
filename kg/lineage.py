"""Where a task comes from and who carries it: up through goals and document to the papers, down to its owners.

The papers form a directed graph (networkx): a document points to what it is based on or implements, and those whose
own text was read point on, up to the national ones. A paper cited inside a task's own text is shown with the task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import networkx as nx
from rdflib.namespace import DCAT, PROV, RDF

from kg.errors import NotFound
from kg.facts import Level, Relation, Role
from kg.finding import find_documents, nearest
from kg.identity import canonical_title
from kg.literals import CITATION_LINKS
from kg.lookup import Lookup
from kg.source_texts import SourceTexts
from kg.store import find_folder, open_reader
from ontology.terms import PK


class Direction(StrEnum):
    """Where a line of a lineage lies, seen from what was asked for."""

    SELF = "self"
    UP = "up"
    DOWN = "down"


class Step(StrEnum):
    """How a line hangs on the one above it."""

    ROOT = "root"
    SERVES = "serves"
    IN_DOCUMENT = "in_document"
    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    DIRECTED = "directed"


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One line of a lineage.

    Attributes:
        depth: steps from what was asked for, which has 0; a line belongs to the nearest earlier one with a lower depth.
        direction: up to what it rests on, down to who carries it.
        step: how it hangs on that line.
        name: title or name.
        issuers: who issued a paper, as far as known.
        level: administrative level of a paper, None where it is not known and for all else.
        issued: date of issue as far as known, else empty.
        read: whether the paper's own text is in the graph.
        repeated: whether its own lines stand further above.
        stated: whether the text says so; goals that a task serves, and some owners, are inferred.
        sentence: the sentence that proves it, with source and range of the evidence (code points).
        iri: the thing itself.
    """

    depth: int
    direction: Direction
    step: Step
    name: str
    issuers: tuple[str, ...]
    level: Level | None
    issued: str
    read: bool
    repeated: bool
    stated: bool
    sentence: str
    source: str
    start: int
    end: int
    iri: str


@dataclass(frozen=True, slots=True)
class _Link:
    """A paper that a document rests on; `task` is the task in whose text it is cited, empty where it is in none."""

    paper: str
    citation: str
    step: Step
    task: str


_RESTING: Final = (Relation.BASED_ON, Relation.IMPLEMENTS)
_RANKS: Final = {level: rank for rank, level in enumerate(Level)}


def lineage(graph: Path, text: str, *, document: str = "") -> tuple[LineageRow, ...]:
    """Lines of all tasks whose title contains the words; of all such documents, where no task does.

    Args:
        graph: the graph folder.
        text: words of a task's or a document's title.
        document: words of the title, or the number, of the document that the tasks must stand in.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: neither task nor document has such a title; the message names the nearest.
    """
    folder = find_folder(graph)
    lookup = Lookup(open_reader(folder))
    wanted = canonical_title(text)
    within = frozenset(find_documents(lookup, document)) if document else None
    titles = {iri: lookup.label(iri) for iri in lookup.instances(PK.Task)}
    tasks = [
        iri
        for iri, title in titles.items()
        if wanted in canonical_title(title) and (within is None or lookup.node(iri, PK.inDocument) in within)
    ]
    reader = _Reader(lookup, SourceTexts(folder))
    if tasks:
        return tuple(row for task in reader.in_order(tasks) for row in reader.of_task(task))
    try:
        documents = find_documents(lookup, text)
    except NotFound as error:
        close = "、".join(nearest(text, sorted(set(titles.values()))))
        raise NotFound(
            text,
            "没有标题含这些字的任务或文件 / no task or document with such a title",
            f"相近的任务 / tasks like it: {close}" if close else error.advice,
        ) from error
    return tuple(row for found in documents for row in reader.of_document(found))


class _Reader:
    """Reads lines out of one store."""

    def __init__(self, lookup: Lookup, texts: SourceTexts) -> None:
        self.lookup = lookup
        self.texts = texts
        self.papers: nx.DiGraph[str] = nx.DiGraph()
        self._followed: set[str] = set()

    def in_order(self, tasks: list[str]) -> list[str]:
        """Tasks by document and position."""
        look = self.lookup
        return sorted(
            tasks,
            key=lambda iri: (look.label(look.node(iri, PK.inDocument)), look.number(iri, PK.extentStart) or 0, iri),
        )

    def of_task(self, task: str) -> Iterator[LineageRow]:
        """The task, its owners, goals, the papers that its own text names, its document and what that rests on."""
        document = self.lookup.node(task, PK.inDocument)
        yield self._line(task, 0, Step.ROOT, task)
        yield from self._owners(task)
        for goal in self.lookup.nodes(task, PK.serves):
            yield self._line(goal, 1, Step.SERVES, goal)
        met: set[str] = {document}
        for link in self._links(document):
            if link.task == task:
                yield from self._paper(link, 1, met)
        yield self._line(document, 1, Step.IN_DOCUMENT, task)
        yield from self._above(document, 2, met)

    def of_document(self, document: str) -> Iterator[LineageRow]:
        """The document and what it rests on, with what its tasks name."""
        yield self._line(document, 0, Step.ROOT, document)
        met = {document}
        for link in self._links(document):
            yield from self._paper(link, 1, met)

    def _owners(self, task: str) -> Iterator[LineageRow]:
        look = self.lookup
        found = []
        for duty in look.subjects(PK.task, task):
            agent = look.node(duty, PROV.agent)
            role = look.code(duty, DCAT.hadRole, "role", Role) or Role.RESPONSIBLE
            found.append((not self._stated(duty), tuple(Role).index(role), look.label(agent), agent, duty, role))
        for _, _, _, agent, duty, role in sorted(found):
            yield self._line(agent, 1, Step(role.value), duty)

    def _above(self, document: str, depth: int, met: set[str]) -> Iterator[LineageRow]:
        """What a document rests on as a whole: papers that it names outside of its tasks; if there are none, all."""
        links = self._links(document)
        for link in [link for link in links if not link.task] or links:
            yield from self._paper(link, depth, met)

    def _paper(self, link: _Link, depth: int, met: set[str]) -> Iterator[LineageRow]:
        """A cited paper and, the first time that it is met, what it rests on itself."""
        again = link.paper in met
        yield self._line(link.paper, depth, link.step, link.citation, repeated=again and bool(self._links(link.paper)))
        if not again:
            met.add(link.paper)
            yield from self._above(link.paper, depth + 1, met)

    def _links(self, document: str) -> list[_Link]:
        """What a document rests on, the highest level first, then in the order of the text."""
        if document not in self._followed:
            self._followed.add(document)
            self.papers.add_node(document)
            for link in self._read_links(document):
                self.papers.add_edge(document, link.paper, link=link)
        links: list[_Link] = [data["link"] for _, _, data in self.papers.out_edges(document, data=True)]
        return links

    def _read_links(self, document: str) -> list[_Link]:
        look = self.lookup
        found: dict[str, tuple[int, int, str, Step]] = {}
        for relation in _RESTING:
            for paper in look.nodes(document, CITATION_LINKS[relation]):
                for citation in look.subjects(PK.cites, paper):
                    stands_here = look.node(citation, PK.inDocument) == document
                    if stands_here and look.code(citation, PK.relation, "relation", Relation) is relation:
                        rank = _RANKS[self._level(citation) or Level.UNKNOWN]
                        key = (rank, self._start(citation), citation, Step(relation.value))
                        found[paper] = min(found.get(paper, key), key)
        tasks = self._tasks(document)
        return [
            _Link(paper, citation, step, next((task for task, extent in tasks if start in extent), ""))
            for paper, (_, start, citation, step) in sorted(found.items(), key=lambda item: (item[1][:3], item[0]))
        ]

    def _tasks(self, document: str) -> list[tuple[str, range]]:
        """Tasks of a document with the range of their text, the shortest first."""
        found = []
        for task in self.lookup.subjects(PK.inDocument, document):
            low, high = self.lookup.number(task, PK.extentStart), self.lookup.number(task, PK.extentEnd)
            if low is not None and high is not None and str(PK.Task) in self.lookup.nodes(task, RDF.type):
                found.append((task, range(low, high)))
        return sorted(found, key=lambda item: (len(item[1]), item[0]))

    def _start(self, fact: str) -> int:
        return next((passage.span.start for passage in self.lookup.passages(fact)), 0)

    def _level(self, citation: str) -> Level | None:
        """Level of a cited paper as the citation tells it."""
        level = self.lookup.code(citation, PK.level, "level", Level)
        return None if level in (Level.UNKNOWN, Level.NONE) else level

    def _stated(self, duty: str) -> bool:
        return self.lookup.word(duty, PK.stated) == "true"

    def _line(self, iri: str, depth: int, step: Step, proof: str, *, repeated: bool = False) -> LineageRow:
        look = self.lookup
        passage = next(iter(look.passages(proof)), None)
        source = look.word(passage.source, PK.sourceName) if passage else ""
        cited = step in (Step.BASED_ON, Step.IMPLEMENTS)
        owner = step.value in tuple(Role)
        issuers = look.nodes(iri, PK.issuedBy) or (look.nodes(proof, PK.issuedBy) if cited else ())
        return LineageRow(
            depth=depth,
            direction=Direction.DOWN if owner else Direction.UP if depth else Direction.SELF,
            step=step,
            name=look.label(iri),
            issuers=tuple(look.label(issuer) for issuer in issuers),
            level=self._level(proof) if cited else None,
            issued=look.word(iri, PK.dateIssued) or (look.word(proof, PK.dateIssued) if cited else ""),
            read=bool(look.nodes(iri, PK.textIn)),
            repeated=repeated,
            stated=self._stated(proof) if owner else step is not Step.SERVES,
            sentence=self.texts.sentence(source, passage.span, passage.quote) if passage else "",
            source=source,
            start=passage.span.start if passage else 0,
            end=passage.span.end if passage else 0,
            iri=iri,
        )
