"""Where things stand on the page: computed from the structure of the graph, without forces and without chance.

Three kinds of scene:

- the overview: documents in bands by administrative level, the highest on top, and beside them the organisations with
  most tasks;
- one document: a tree that grows to the right, document → chapters → tasks and facts, owners in the last column;
- one organisation (or nobody): its tasks, grouped by document.

The overview has fixed positions. In the other two every box has a column and a row of its own column; the page closes
the gaps of what is folded or filtered away and keeps the order, so that boxes never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.facts import Level
from kg.view import EdgeKind, GraphView, NodeKind


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a box, in pixels at zoom 1."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A box of the overview: index of its node, and its centre in pixels."""

    node: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the overview: a level, or None above the organisations; its left end and base line in pixels."""

    level: Level | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The first scene."""

    headings: tuple[Heading, ...]
    boxes: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A box of a tree scene.

    `node` is the index of its node; `parent` the index of the cell it hangs on, -1 at the root and for owners at the
    side; `group` is set for a box that stands for several facts of that kind under one parent (`node` is the parent's).
    """

    node: int
    parent: int
    column: int
    row: int
    group: NodeKind | None = None


#: Box sizes in the trees, all of one height.
SIZES: Final[dict[NodeKind, Size]] = {
    NodeKind.DOCUMENT: Size(260, 42),
    NodeKind.SECTION: Size(228, 42),
    NodeKind.TASK: Size(300, 42),
    NodeKind.GOAL: Size(300, 42),
    NodeKind.TARGET: Size(300, 42),
    NodeKind.PROJECT: Size(300, 42),
    NodeKind.ORGANISATION: Size(190, 42),
    NodeKind.CITED: Size(300, 42),
}
#: Documents in the overview have three lines of title and one of figures.
OVERVIEW_DOCUMENT: Final = Size(196, 84)
COLUMN_GAP: Final = 64
ROW_GAP: Final = 10
#: Documents side by side in a band of the overview, the gap between them, and the room of a band's heading.
BAND_COLUMNS: Final = 4
BAND_GAP: Final = 24
HEADING: Final = 34
#: How many organisations the overview shows at least and at most; the list at the side has all of them.
TOP_ORGANISATIONS: Final = (10, 40)
#: More facts of one kind under one parent than this are shown as one box that opens.
GROUP_FROM: Final = 4

_LEVELS: Final = (
    Level.NATIONAL,
    Level.PROVINCIAL,
    Level.MUNICIPAL,
    Level.COUNTY,
    Level.TOWNSHIP,
    Level.SCHOOL,
    Level.NONE,
    Level.UNKNOWN,
)
_GROUPED: Final = (NodeKind.GOAL, NodeKind.TARGET, NodeKind.PROJECT, NodeKind.CITED)


class Layout:
    """Computes the scenes of one view."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.index: dict[str, int] = {node.iri: number for number, node in enumerate(view.nodes)}
        self._children: dict[int, list[int]] = {}
        self._cited: dict[int, list[int]] = {}
        self._tasks_of: dict[int, list[int]] = {}
        self._owners_of: dict[int, list[int]] = {}
        self._stated: set[int] = set()
        for number, node in enumerate(view.nodes):
            parent = self.index.get(node.parent, -1)
            if parent >= 0 and parent != number:
                self._children.setdefault(parent, []).append(number)
        for edge in view.edges:
            source, target = self.index.get(edge.source, -1), self.index.get(edge.target, -1)
            if source < 0 or target < 0 or source == target:
                continue
            if edge.kind is EdgeKind.OWNS:
                _append(self._tasks_of, source, target)
                _append(self._owners_of, target, source)
                if edge.basis is None or edge.basis.stated:
                    self._stated.add(target)
            elif edge.kind in (EdgeKind.CITES, EdgeKind.APPEARS):
                _append(self._cited, source, target)

    def documents(self) -> tuple[int, ...]:
        """Indices of the documents, in the order of the view."""
        return self._of_kind(NodeKind.DOCUMENT)

    def organisations(self) -> tuple[int, ...]:
        """Indices of the organisations, those with most tasks first."""
        found = self._of_kind(NodeKind.ORGANISATION)
        return tuple(sorted(found, key=lambda n: (-len(self._tasks_of.get(n, ())), self.view.nodes[n].label, n)))

    def overview(self) -> Overview:
        """Documents in bands by level, then the organisations with most tasks as far down as the documents go."""
        documents = self.documents()
        headings: list[Heading] = []
        boxes: list[Placed] = []
        size = OVERVIEW_DOCUMENT
        columns = min(BAND_COLUMNS, len(documents))
        top = 0
        for level in _LEVELS:
            members = [n for n in documents if self.view.nodes[n].level is level]
            if members:
                headings.append(Heading(level, 0, top - HEADING // 2 + 4))
                boxes.extend(_grid(members, Placed(-1, 0, top), size, columns))
                top += -(-len(members) // columns) * (size.height + ROW_GAP) + HEADING
        left = columns * (size.width + BAND_GAP) - BAND_GAP + COLUMN_GAP if documents else 0
        size = SIZES[NodeKind.ORGANISATION]
        fewest, most = TOP_ORGANISATIONS
        count = max(fewest, min(most, (top - HEADING) // (size.height + ROW_GAP)))
        owners = [n for n in self.organisations() if n in self._tasks_of][:count]
        if owners:
            headings.append(Heading(None, left, 4 - HEADING // 2))
            boxes.extend(_grid(owners, Placed(-1, left, 0), size, 1))
        return Overview(tuple(headings), tuple(boxes))

    def document(self, document: int) -> tuple[Cell, ...]:
        """One document with everything in it, its owners at the side."""
        tree = _Tree(self.view)
        root = tree.add(document, -1)
        self._grow(tree, root, document, frozenset({document}))
        return (*tree.cells, *self._side(tree.cells))

    def organisation(self, organisation: int) -> tuple[Cell, ...]:
        """The tasks of one organisation, grouped by document."""
        return self._grouped(organisation, self._tasks_of.get(organisation, ()))

    def unowned(self) -> tuple[Cell, ...]:
        """Tasks for which the text names no owner, grouped by document; the first cell is a document.

        A task with tasks under it is left out: those are looked at one by one.
        """
        frames = {self.index.get(self.view.nodes[task].parent, -1) for task in self._of_kind(NodeKind.TASK)}
        return self._grouped(None, [n for n in self._of_kind(NodeKind.TASK) if n not in self._stated | frames])

    def _of_kind(self, kind: NodeKind) -> tuple[int, ...]:
        return tuple(number for number, node in enumerate(self.view.nodes) if node.kind is kind)

    def _grow(self, tree: _Tree, parent: int, node: int, above: frozenset[int]) -> None:
        """Hang the children of a node under its cell: chapters and tasks in text order, then the facts."""
        children = [n for n in self._children.get(node, ()) if n not in above]
        kinds = self.view.nodes
        for child in (n for n in children if kinds[n].kind not in _GROUPED):
            self._grow(tree, tree.add(child, parent), child, above | {child})
        facts = [*children, *(self._cited.get(node, ()) if len(above) == 1 else ())]
        for kind in _GROUPED:
            members = [n for n in facts if _shown_as(kinds[n].kind) is kind]
            if len(members) >= GROUP_FROM or (members and kind is NodeKind.CITED):
                group = tree.add(node, parent, group=kind)
                tree.add_all(members, group)
            else:
                tree.add_all(members, parent)

    def _side(self, cells: Sequence[Cell]) -> Iterator[Cell]:
        """Owners of the tasks in a tree: one column on the right, each beside the first of its tasks or below."""
        first: dict[int, int] = {}
        for cell in cells:
            if cell.group is None:
                for owner in self._owners_of.get(cell.node, ()):
                    first[owner] = min(cell.row, first.get(owner, cell.row))
        column = max((cell.column for cell in cells), default=0) + 1
        next_row = 0
        for owner, row in sorted(first.items(), key=lambda item: (item[1], item[0])):
            next_row = max(next_row, row)
            yield Cell(owner, -1, column, next_row)
            next_row += 1

    def _grouped(self, root: int | None, tasks: Iterable[int]) -> tuple[Cell, ...]:
        by_document: dict[int, list[int]] = {}
        for task in sorted(set(tasks)):
            document = self.index.get(self.view.nodes[task].document, -1)
            if document >= 0:
                by_document.setdefault(document, []).append(task)
        tree = _Tree(self.view)
        top = -1 if root is None else tree.add(root, -1)
        for document in sorted(by_document, key=lambda d: (-len(by_document[d]), d)):
            tree.add_all(by_document[document], tree.add(document, top))
        return tuple(tree.cells)


class _Tree:
    """Cells of a tree: a cell stands in the row of its first child, one column to the right of its parent."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.cells: list[Cell] = []
        self._has_child: set[int] = set()
        self._rows = 0

    def add(self, node: int, parent: int, *, group: NodeKind | None = None) -> int:
        """Hang a cell under a parent cell (-1: none); returns its number. Parents come before children."""
        if parent >= 0 and parent not in self._has_child:
            self._has_child.add(parent)
            row = self.cells[parent].row
        else:
            row = self._rows
            self._rows += 1
        column = 0 if parent < 0 else self.cells[parent].column + 1
        self.cells.append(Cell(node, parent, column, row, group))
        return len(self.cells) - 1

    def add_all(self, nodes: Iterable[int], parent: int) -> None:
        """Hang several leaves under a parent."""
        for node in nodes:
            self.add(node, parent)


def _grid(nodes: Sequence[int], corner: Placed, size: Size, columns: int) -> Iterator[Placed]:
    """Boxes of one size in rows, from the upper left corner of the first."""
    for number, node in enumerate(nodes):
        x = corner.x + (number % columns) * (size.width + BAND_GAP) + size.width // 2
        y = corner.y + (number // columns) * (size.height + ROW_GAP) + size.height // 2
        yield Placed(node, x, y)


def _append(lists: dict[int, list[int]], key: int, value: int) -> None:
    found = lists.setdefault(key, [])
    if value not in found:
        found.append(value)


def _shown_as(kind: NodeKind) -> NodeKind:
    """Documents that another one cites stand with the cited papers."""
    return NodeKind.CITED if kind is NodeKind.DOCUMENT else kind
