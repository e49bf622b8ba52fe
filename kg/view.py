"""The graph as a reader looks at it: documents, chapters, tasks, owners and cited papers, as frozen values.

Nodes and edges are typed and sorted, so that two views of the same graph are equal. Which part of a document a node
stands under is said by `parent`; edges are only what goes across: who owns a task, who issued a document, what cites
what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.facts import Basis, Level, Relation, Role


class NodeKind(StrEnum):
    """What a node stands for."""

    DOCUMENT = "document"
    SECTION = "section"
    TASK = "task"
    GOAL = "goal"
    TARGET = "target"
    PROJECT = "project"
    ORGANISATION = "organisation"
    CITED = "cited"


class EdgeKind(StrEnum):
    """What an edge says.

    An organisation OWNS a task or ISSUED a document; a document CITES a paper, or a project that stands in another
    document APPEARS in it too.
    """

    OWNS = "owns"
    ISSUED = "issued"
    CITES = "cites"
    APPEARS = "appears"


class Field(StrEnum):
    """What a detail of a node is about."""

    TYPE = "type"
    NUMBER = "number"
    ISSUED = "issued"
    PERIOD = "period"
    JURISDICTION = "jurisdiction"
    FUNCTION = "function"
    DUE = "due"
    DUE_DATE = "due_date"
    VALUE = "value"
    YEAR = "year"
    VALUE_ROLE = "value_role"
    ATTRIBUTE = "attribute"
    HORIZON = "horizon"
    INVESTMENT = "investment"
    AREA = "area"
    LEVEL = "level"
    ALIASES = "aliases"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact about a node: what it is about, and the value as text or as a code of the fact format."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The proving words in their sentence: what stands before them, the words, what follows.

    `original` tells where they stand in the original file, as far as its format tells: 第 3 页, 表 2 第 3 行.
    """

    before: str
    words: str
    after: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class ViewNode:
    """One thing of the graph.

    `document` is the IRI of the document it stands in and `parent` the IRI of the section, task or document directly
    around it (both empty for documents, organisations and cited papers); `position` is the offset in the source, in
    code points; `note` is the short second line: a value, an amount, a time limit; `level` is the administrative level.
    """

    iri: str
    kind: NodeKind
    label: str
    document: str = ""
    parent: str = ""
    position: int = 0
    note: str = ""
    level: Level = Level.UNKNOWN
    details: tuple[Detail, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """One link between two nodes, named by their IRIs.

    `role`, `basis` and `due` belong to owners of a task, `relation` to citations.
    """

    source: str
    target: str
    kind: EdgeKind
    role: Role | None = None
    basis: Basis | None = None
    relation: Relation | None = None
    due: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphView:
    """What is shown: nodes and edges, each in a fixed order."""

    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
