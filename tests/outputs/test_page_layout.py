"""Where boxes stand: never on one another, always the same, in an order that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from kg.facts import Basis, Level, Role
from kg.view import EdgeKind, GraphView, NodeKind, ViewEdge, ViewNode
from outputs.page_layout import BAND_COLUMNS, OVERVIEW_DOCUMENT, SIZES, Cell, Layout, Placed
from tests.outputs.sample_view import iri, sample_view

Box = tuple[float, float, float, float]


def overview_boxes(view: GraphView, placed: Iterable[Placed]) -> list[Box]:
    """Left, top, right and bottom of each box of the overview."""
    boxes: list[Box] = []
    for box in placed:
        kind = view.nodes[box.node].kind
        size = OVERVIEW_DOCUMENT if kind is NodeKind.DOCUMENT else SIZES[kind]
        left, top = box.x - size.width / 2, box.y - size.height / 2
        boxes.append((left, top, left + size.width, top + size.height))
    return boxes


def meeting(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of boxes that share an inner point."""
    ordered = sorted(boxes)
    return [
        (a, b)
        for number, a in enumerate(ordered)
        for b in ordered[number + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def test_meeting_finds_boxes_on_one_another() -> None:
    """Boxes that touch do not meet, boxes that overlap do."""
    assert meeting([(0, 0, 2, 2), (2, 0, 4, 2)]) == []
    assert len(meeting([(0, 0, 2, 2), (1, 1, 3, 3)])) == 1


@pytest.mark.parametrize("documents", [0, 1, 2, 6, 37, 120])
def test_overview_boxes_do_not_meet(documents: int) -> None:
    """No two boxes of the overview overlap, and every document is there."""
    view = sample_view(documents, tasks=4)
    overview = Layout(view).overview()
    assert meeting(overview_boxes(view, overview.boxes)) == []
    assert sum(view.nodes[box.node].kind is NodeKind.DOCUMENT for box in overview.boxes) == documents


def test_overview_headings_stand_above_their_boxes() -> None:
    """No heading of a band lies on a box."""
    view = sample_view(37, tasks=4)
    overview = Layout(view).overview()
    boxes = overview_boxes(view, overview.boxes)
    for heading in overview.headings:
        assert not [box for box in boxes if box[0] <= heading.x < box[2] and box[1] - 4 < heading.y < box[3]]


def test_bands_run_from_the_nation_down() -> None:
    """Levels stand in their order from top to bottom, the organisations' heading last."""
    headings = Layout(sample_view(37, tasks=4)).overview().headings
    assert [heading.level for heading in headings] == [
        Level.NATIONAL,
        Level.PROVINCIAL,
        Level.MUNICIPAL,
        Level.COUNTY,
        None,
    ]
    assert all(above.y < below.y for above, below in pairwise(headings[:-1]))


def test_overview_is_no_wider_than_its_columns() -> None:
    """Many documents make the overview longer, not wider."""
    xs = [len({box.x for box in Layout(sample_view(count, tasks=2)).overview().boxes}) for count in (37, 120)]
    assert xs == [BAND_COLUMNS + 1] * 2


def scenes(view: GraphView) -> list[tuple[Cell, ...]]:
    """All tree scenes of a view."""
    layout = Layout(view)
    found = [layout.document(number) for number in layout.documents()]
    found += [layout.organisation(number) for number in layout.organisations()]
    return [*found, layout.unowned()]


@pytest.mark.parametrize("tasks", [0, 1, 5, 36])
def test_cells_have_places_of_their_own(tasks: int) -> None:
    """In every tree scene no two cells share a column and a row, and no node stands twice."""
    for cells in scenes(sample_view(6, tasks=tasks)):
        places = [(cell.column, cell.row) for cell in cells]
        nodes = [cell.node for cell in cells if cell.group is None]
        assert len(places) == len(set(places))
        assert len(nodes) == len(set(nodes))


def test_children_stand_to_the_right_and_not_above() -> None:
    """A child is one column right of its parent, in its row or below; parents come first."""
    for cells in scenes(sample_view(4)):
        for number, cell in enumerate(cells):
            if cell.parent >= 0:
                parent = cells[cell.parent]
                assert cell.parent < number
                assert cell.column == parent.column + 1
                assert cell.row >= parent.row


def test_document_scene_holds_everything_in_the_document() -> None:
    """All facts of a document and all owners of its tasks are in its scene."""
    view = sample_view(3)
    layout = Layout(view)
    document = layout.documents()[1]
    shown = {cell.node for cell in layout.document(document)}
    inside = {number for number, node in enumerate(view.nodes) if node.document == view.nodes[document].iri}
    tasks = {view.nodes[number].iri for number in inside}
    owners = {layout.index[edge.source] for edge in view.edges if edge.kind is EdgeKind.OWNS and edge.target in tasks}
    assert inside | owners | {document} <= shown


def test_many_facts_of_a_kind_are_one_box() -> None:
    """Four targets of a chapter hang on a box of their own; three hang on the chapter."""
    chapter = ViewNode(iri("s"), NodeKind.SECTION, "一、目标", iri("d"), iri("d"))
    document = ViewNode(iri("d"), NodeKind.DOCUMENT, "规划")
    for count, groups in ((3, 0), (4, 1)):
        targets = [ViewNode(iri("v", n), NodeKind.TARGET, "入园率", iri("d"), iri("s"), n) for n in range(count)]
        cells = Layout(GraphView((document, chapter, *targets), ())).document(0)
        assert sum(cell.group is NodeKind.TARGET for cell in cells) == groups
        assert len(cells) == 2 + count + groups


def test_organisation_scene_groups_its_tasks_by_document() -> None:
    """The scene of an organisation holds exactly its tasks, each under its document."""
    view = sample_view(12)
    layout = Layout(view)
    organisation = layout.organisations()[0]
    cells = layout.organisation(organisation)
    mine = {layout.index[e.target] for e in view.edges if e.source == view.nodes[organisation].iri}
    assert {cell.node for cell in cells if cell.column == 2} == mine
    for cell in cells:
        if cell.column == 2:
            assert view.nodes[cell.node].document == view.nodes[cells[cell.parent].node].iri


def test_unowned_scene_holds_tasks_without_stated_owner() -> None:
    """Tasks that the text gives to nobody are there, with or without an inferred owner; frames of tasks are not."""
    document = ViewNode(iri("d"), NodeKind.DOCUMENT, "规划")
    owner = ViewNode(iri("o"), NodeKind.ORGANISATION, "市教育局")
    tasks = [ViewNode(iri("t", n), NodeKind.TASK, f"任务{n}", iri("d"), iri("d"), n) for n in range(4)]
    part = ViewNode(iri("t", "part"), NodeKind.TASK, "分任务", iri("d"), iri("t", 3))
    edges = (
        ViewEdge(iri("o"), iri("t", 0), EdgeKind.OWNS, Role.LEAD, Basis.MARK),
        ViewEdge(iri("o"), iri("t", 1), EdgeKind.OWNS, Role.LEAD, Basis.ISSUER),
        ViewEdge(iri("o"), iri("t", "part"), EdgeKind.OWNS, Role.LEAD, Basis.SENTENCE),
    )
    view = GraphView((document, *tasks, part, owner), edges)
    assert [view.nodes[cell.node].label for cell in Layout(view).unowned()] == ["规划", "任务1", "任务2"]


def test_circle_of_parents_does_not_hang() -> None:
    """Sections that name each other as parent are left out instead of running for ever."""
    document = ViewNode(iri("d"), NodeKind.DOCUMENT, "规划")
    one = ViewNode(iri("s", 1), NodeKind.SECTION, "一", iri("d"), iri("s", 2))
    two = ViewNode(iri("s", 2), NodeKind.SECTION, "二", iri("d"), iri("s", 1))
    assert len(Layout(GraphView((document, one, two), ())).document(0)) == 1


def test_organisations_with_most_tasks_come_first() -> None:
    """An organisation counts a task once, whatever its roles in it."""
    nodes = (
        ViewNode(iri("o", 1), NodeKind.ORGANISATION, "甲局"),
        ViewNode(iri("o", 2), NodeKind.ORGANISATION, "乙局"),
        ViewNode(iri("t", 1), NodeKind.TASK, "任务一"),
        ViewNode(iri("t", 2), NodeKind.TASK, "任务二"),
    )
    edges = (
        ViewEdge(iri("o", 1), iri("t", 1), EdgeKind.OWNS, Role.LEAD),
        ViewEdge(iri("o", 1), iri("t", 1), EdgeKind.OWNS, Role.SUPPORT),
        ViewEdge(iri("o", 2), iri("t", 1), EdgeKind.OWNS, Role.SUPPORT),
        ViewEdge(iri("o", 2), iri("t", 2), EdgeKind.OWNS, Role.SUPPORT),
    )
    assert Layout(GraphView(nodes, edges)).organisations() == (1, 0)
