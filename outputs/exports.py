"""A graph as one text: the page, Turtle, or N-Quads."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GraphError
from kg.selection import Wanted, select_quads
from kg.store import write_atomically
from outputs.formats import ExportFormat


def export_text(graph: Path, form: ExportFormat, wanted: Wanted) -> str:
    """Write the graph, or the part that is wanted; the same graph gives the same text.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: no document or organisation, or more than one organisation, answers to what is asked.
    """
    from outputs.rdf import to_nquads, to_turtle

    match form:
        case ExportFormat.HTML:
            return _page(graph, wanted)
        case ExportFormat.TTL:
            return "".join(to_turtle(select_quads(graph, wanted)))
        case ExportFormat.NQ:
            return "".join(to_nquads(select_quads(graph, wanted)))


def _page(graph: Path, wanted: Wanted) -> str:
    from kg.view_reading import read_view
    from outputs.page import render_page

    view = read_view(graph, document=wanted.document, organisation=wanted.organisation, kinds=wanted.kinds)
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
