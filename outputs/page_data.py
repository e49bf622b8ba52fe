"""What the page carries: the view as compact JSON, and the first scene as a pyvis network.

Nodes and edges are written as lists (the order of their members is that of `_node` and `_edge`), named by their place
in the lists; a passage that proves several facts is written once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pyvis.network import Network

from kg.facts import Role
from kg.view import EdgeKind, GraphView, NodeKind, Passage, ViewEdge, ViewNode
from outputs.page_layout import COLUMN_GAP, OVERVIEW_DOCUMENT, ROW_GAP, SIZES, Cell, Layout, Overview

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json] | None"

_ROLES: Final = tuple(Role)
_OPTIONS: Final[dict[str, Json]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": True,
        "selectConnectedEdges": True,
        "multiselect": False,
        "keyboard": False,
        "tooltipDelay": 120,
    },
    "edges": {"smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}},
}


@dataclass(slots=True)
class _Passages:
    """Passages in the order of their first use, each once."""

    numbers: dict[Passage, int] = field(default_factory=dict)

    def of(self, passages: tuple[Passage, ...]) -> list[Json]:
        """Numbers of the passages."""
        return [self.numbers.setdefault(passage, len(self.numbers)) for passage in passages]

    def rows(self) -> list[Json]:
        """All passages: before, words, after, and where they stand in the original, if that is known."""
        return [
            [passage.before, passage.words, passage.after, *([passage.original] if passage.original else [])]
            for passage in self.numbers
        ]


def page_json(view: GraphView) -> str:
    """The data of the page, as JSON that is safe inside a script element."""
    layout = Layout(view)
    overview = layout.overview()
    passages = _Passages()
    network = overview_network(view, layout, overview)
    data: dict[str, Json] = {
        "kinds": list(map(str, NodeKind)),
        "sizes": {str(kind): [size.width, size.height] for kind, size in SIZES.items()},
        "overviewDocument": [OVERVIEW_DOCUMENT.width, OVERVIEW_DOCUMENT.height],
        "gaps": [COLUMN_GAP, ROW_GAP],
        "nodes": [_node(node, layout, passages) for node in view.nodes],
        "edges": [_edge(edge, layout, passages) for edge in view.edges if _known(edge, layout)],
        "passages": passages.rows(),
        "headings": [[heading.level, heading.x, heading.y] for heading in overview.headings],
        "network": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
        "documents": {str(n): _cells(layout.document(n)) for n in layout.documents()},
        "organisations": {str(n): _cells(layout.organisation(n)) for n in layout.organisations()},
        "unowned": _cells(layout.unowned()),
    }
    return safe_json(data)


def safe_json(data: Json) -> str:
    """JSON in which nothing can end or open an element, a comment or a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def overview_network(view: GraphView, layout: Layout, overview: Overview) -> Network:
    """The first scene: documents, the organisations with most tasks, who has tasks from where, what cites what."""
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    for box in overview.boxes:
        node = view.nodes[box.node]
        network.add_node(box.node, label=node.label, shape="custom", group=str(node.kind), x=box.x, y=box.y)
    shown = {box.node for box in overview.boxes}
    owned: dict[tuple[int, int], list[ViewEdge]] = {}
    for edge in view.edges:
        source, target = layout.index.get(edge.source, -1), layout.index.get(edge.target, -1)
        if edge.kind is EdgeKind.CITES and {source, target} <= shown and source != target:
            network.add_edge(source, target, kind=str(edge.kind), relation=edge.relation)
        elif edge.kind is EdgeKind.OWNS and target >= 0 and source in shown:
            document = layout.index.get(view.nodes[target].document, -1)
            if document in shown:
                owned.setdefault((document, source), []).append(edge)
    for (document, owner), edges in sorted(owned.items()):
        strongest = min(edges, key=_strength)
        stated = strongest.basis is None or strongest.basis.stated
        more = {"role": strongest.role, "stated": stated, "count": len({edge.target for edge in edges})}
        network.add_edge(document, owner, kind=str(EdgeKind.OWNS), **more)
    return network


def _strength(edge: ViewEdge) -> tuple[int, int]:
    """Order of owners' edges: lead before support, stated before inferred."""
    role = _ROLES.index(edge.role) if edge.role is not None else len(_ROLES)
    return role, 0 if edge.basis is None or edge.basis.stated else 1


def _known(edge: ViewEdge, layout: Layout) -> bool:
    return edge.source in layout.index and edge.target in layout.index


def _node(node: ViewNode, layout: Layout, passages: _Passages) -> list[Json]:
    return [
        node.kind,
        node.label,
        node.note,
        node.level,
        layout.index.get(node.document, -1),
        layout.index.get(node.parent, -1),
        [[detail.field, detail.value] for detail in node.details],
        passages.of(node.passages),
        node.iri,
    ]


def _edge(edge: ViewEdge, layout: Layout, passages: _Passages) -> list[Json]:
    return [
        layout.index[edge.source],
        layout.index[edge.target],
        edge.kind,
        edge.role or edge.relation,
        edge.basis,
        edge.due,
        passages.of(edge.passages),
    ]


def _cells(cells: tuple[Cell, ...]) -> list[Json]:
    return [[cell.node, cell.parent, cell.column, cell.row, cell.group] for cell in cells]
