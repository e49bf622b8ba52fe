"""A part of a view: one document, one organisation, some kinds; and chapters that are tasks shown once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.view import EdgeKind, GraphView, NodeKind, ViewNode


def without_headings_of_tasks(view: GraphView) -> GraphView:
    """Leave out a section whose heading is the title of the one task in it that covers it: the task stands for it."""
    sections = {node.iri: node for node in view.nodes if node.kind is NodeKind.SECTION}
    stands_for: dict[str, str] = {}
    for node in view.nodes:
        section = sections.get(node.parent)
        if (
            node.kind is NodeKind.TASK
            and section
            and section.iri not in stands_for
            and _same(section.label, node.label)
        ):
            stands_for[section.iri] = node.iri
    tasks = {task: sections[section] for section, task in stands_for.items()}
    nodes = []
    for node in view.nodes:
        if node.iri in stands_for:
            continue
        heading = tasks.get(node.iri)
        parent = heading.parent if heading else node.parent
        nodes.append(replace(node, parent=stands_for.get(parent, parent)))
    return GraphView(tuple(nodes), view.edges)


def select(
    view: GraphView, *, documents: frozenset[str] | None, organisation: str, kinds: frozenset[NodeKind]
) -> GraphView:
    """Return the part of a view that is asked for.

    Args:
        view: the whole.
        documents: IRIs of the documents to keep with what belongs to them; None keeps all.
        organisation: IRI of the organisation to keep with its tasks; empty keeps all.
        kinds: kinds of nodes to keep beside the documents; none given keeps all.
    """
    if documents is not None:
        chosen = documents
        view = _kept(view, lambda node: node.iri in chosen or node.document in chosen, _NEIGHBOURS)
    if organisation:
        view = _of_organisation(view, organisation)
    if kinds:
        view = _kept(view, lambda node: node.kind in kinds or node.kind is NodeKind.DOCUMENT, ())
    return view


_NEIGHBOURS = (NodeKind.ORGANISATION, NodeKind.CITED, NodeKind.DOCUMENT)


def _of_organisation(view: GraphView, organisation: str) -> GraphView:
    """Its tasks, what they stand in, and the documents it issued."""
    by_iri = {node.iri: node for node in view.nodes}
    kept = {organisation}
    for edge in view.edges:
        if edge.source != organisation:
            continue
        at = by_iri.get(edge.target)
        while at is not None and at.iri not in kept:
            kept.add(at.iri)
            at = by_iri.get(at.parent)
    return _kept(view, lambda node: node.iri in kept, (NodeKind.ORGANISATION,))


def _kept(view: GraphView, wanted: Callable[[ViewNode], bool], neighbours: tuple[NodeKind, ...]) -> GraphView:
    """Nodes that are wanted, and their neighbours of some kinds; parents that are gone give way to their own."""
    by_iri = {node.iri: node for node in view.nodes}
    kept = {node.iri for node in view.nodes if wanted(node)}
    core = frozenset(kept)
    for edge in view.edges:
        for inside, outside in ((edge.source, edge.target), (edge.target, edge.source)):
            far = by_iri.get(outside)
            if inside in core and far is not None and far.kind in neighbours and edge.kind is not EdgeKind.APPEARS:
                kept.add(outside)
    nodes = tuple(
        replace(node, parent=_nearest(node, by_iri, kept), document=node.document if node.document in kept else "")
        for node in view.nodes
        if node.iri in kept
    )
    return GraphView(nodes, tuple(edge for edge in view.edges if edge.source in kept and edge.target in kept))


def _nearest(node: ViewNode, by_iri: dict[str, ViewNode], kept: set[str]) -> str:
    """The nearest thing around a node that is kept."""
    met = {node.iri}
    parent = node.parent
    while parent and parent not in kept and parent not in met:
        met.add(parent)
        parent = by_iri[parent].parent if parent in by_iri else ""
    return parent if parent in kept else ""


def _same(heading: str, title: str) -> bool:
    """Whether a heading says what a task's title says: 一、优化布局 and 优化布局."""
    return bool(title) and (heading == title or heading.endswith(title))
