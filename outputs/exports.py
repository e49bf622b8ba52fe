"""A graph as one text: the page, Turtle, or N-Quads."""

from __future__ import annotations

from collections.abc import Sized
from pathlib import Path

from pyoxigraph import Quad

from kg.errors import GraphError, NotFound
from kg.selection import Wanted, select_quads
from kg.store import write_atomically
from outputs.formats import ExportFormat


def export_text(graph: Path, form: ExportFormat, wanted: Wanted) -> str:
    """Write the graph, or the part that is wanted; the same graph gives the same text.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: no document or organisation, or more than one organisation, answers to what is asked, or nothing in
            the graph fits all that is asked.
    """
    from outputs.rdf import to_nquads, to_turtle

    match form:
        case ExportFormat.HTML:
            return _page(graph, wanted)
        case ExportFormat.TTL:
            return "".join(to_turtle(_quads(graph, wanted)))
        case ExportFormat.NQ:
            return "".join(to_nquads(_quads(graph, wanted)))


def _quads(graph: Path, wanted: Wanted) -> tuple[Quad, ...]:
    found = select_quads(graph, wanted)
    _check_fits(found, wanted)
    return found


def _check_fits(found: Sized, wanted: Wanted) -> None:
    """Nothing left after narrowing is an error; a graph that is empty as a whole is none."""
    if found or wanted.everything:
        return
    asked = " ".join(word for word in (wanted.document, wanted.organisation, *sorted(wanted.kinds)) if word)
    raise NotFound(asked, "没有符合的内容 / nothing fits", "请放宽 --document、--organisation 或 --kind")


def _page(graph: Path, wanted: Wanted) -> str:
    from kg.view_reading import read_view
    from outputs.page import render_page

    view = read_view(graph, document=wanted.document, organisation=wanted.organisation, kinds=wanted.kinds)
    # the documents stay as a frame around what was asked for
    _check_fits([node for node in view.nodes if not wanted.kinds or node.kind in wanted.kinds], wanted)
    parts = [words for words in (wanted.organisation, wanted.document) if words]
    return render_page(view, title=" · ".join(["政策文件知识图谱", *parts]))


def write_export(text: str, path: Path) -> None:
    """Write an export as UTF-8, its folder too if need be.

    Raises:
        GraphError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text)
    except OSError as error:
        raise GraphError(str(path), f"无法写入 / cannot write: {error.strerror}", "请检查权限与磁盘") from error
