"""Who owns what, as rows for programs and as a readable page of tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from kg.trace import TraceRow
from outputs.formats import Format
from outputs.headings import BASES, ROLES, columns
from outputs.tables import Table, render

_MACHINE: Final = columns(
    "organisation",
    "role",
    "task",
    "document",
    "chapter",
    "due",
    "due_date",
    "basis",
    "stated",
    "sentence",
    "rule",
    "as_written",
    "collective",
    "source",
    "start",
    "end",
    "task_iri",
    "organisation_iri",
)


def render_trace(rows: Sequence[TraceRow], form: Format, *, width: int = 80) -> str:
    """Write the rows of a trace; for a terminal, one table per document."""
    match form:
        case Format.TABLE:
            return _by_document(rows, width)
        case Format.MD:
            return render(_for_people(rows, document=True), form)
        case _:
            return render(_for_programs(rows), form)


def _for_programs(rows: Iterable[TraceRow]) -> Table:
    """All that is known, in stable columns and codes."""
    return Table(
        _MACHINE,
        tuple(
            (
                row.organisation or None,
                row.role.value if row.role else None,
                row.task,
                row.document,
                row.chapter,
                row.due or None,
                row.due_date or None,
                row.basis.value if row.basis else None,
                row.stated if row.role else None,
                row.sentence,
                row.rule,
                row.as_written or None,
                row.collective if row.role else None,
                row.source,
                row.start,
                row.end,
                row.task_iri,
                row.organisation_iri or None,
            )
            for row in rows
        ),
    )


def _for_people(rows: Sequence[TraceRow], *, document: bool, title: str = "") -> Table:
    """What a reader needs, in Chinese; the organisation's column only where there are several."""
    several = len({row.organisation for row in rows}) > 1 or document
    names = ("role", *(("organisation",) if several else ()), "task", *(("document",) if document else ()))
    lines = []
    for row in rows:
        role = ROLES[row.role] if row.role else "—"
        who = (row.organisation or "（未写明）",) if several else ()
        where = (row.document,) if document else ()
        basis = BASES[row.basis] if row.basis else "—"
        lines.append((role, *who, row.task, *where, row.chapter, row.due, basis, row.sentence))
    return Table(columns(*names, "chapter", "due", "basis", "sentence"), tuple(lines), title)


def _by_document(rows: Sequence[TraceRow], width: int) -> str:
    parts = []
    for (document, source), found in groupby(rows, key=lambda row: (row.document, row.source)):
        group = list(found)
        names = {row.organisation for row in group}
        who = f" · {names.pop()}" if len(names) == 1 and group[0].organisation else ""
        title = f"《{document}》{who}（{len(group)} 条，{source}）"
        parts.append(render(_for_people(group, document=False, title=title), Format.TABLE, width=width))
    return "\n".join(parts)
