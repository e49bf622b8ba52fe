"""Who owns what, as rows for programs and as a readable page of tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from kg.trace import TraceRow
from outputs.formats import Format
from outputs.headings import BASES, ROLES, columns
from outputs.tables import Column, Table, render

_WIDE: Final = 120  # columns of a terminal that has room for all
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
    "original",
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
            return render(_for_people(rows), form)
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
                row.original or None,
                row.start,
                row.end,
                row.task_iri,
                row.organisation_iri or None,
            )
            for row in rows
        ),
    )


def _for_people(rows: Sequence[TraceRow]) -> Table:
    """What a reader needs, in Chinese."""
    return Table(
        columns("role", "organisation", "task", "document", "chapter", "due", "basis", "sentence"),
        tuple(
            (_role(row), _owner(row), row.task, row.document, row.chapter, row.due, _basis(row), row.sentence)
            for row in rows
        ),
    )


def _role(row: TraceRow) -> str:
    return ROLES[row.role] if row.role else "—"


def _owner(row: TraceRow) -> str:
    return row.organisation or "（未写明）"


def _basis(row: TraceRow) -> str:
    return BASES[row.basis] if row.basis else "—"


def _by_document(rows: Sequence[TraceRow], width: int) -> str:
    """A table per document; on a narrow terminal chapter and time limit stand under the task."""
    parts = []
    for (document, source), found in groupby(rows, key=lambda row: (row.document, row.source)):
        group = list(found)
        owners = {row.organisation for row in group}
        who = f" · {_owner(group[0])}" if len(owners) == 1 else ""
        title = f"《{document}》{who}（{len(group)} 条，{source}）"
        table = _narrow(group, title) if width < _WIDE else _wide(group, title)
        parts.append(render(table, Format.TABLE, width=width))
    return "\n".join(parts)


def _wide(rows: Sequence[TraceRow], title: str) -> Table:
    several = len({row.organisation for row in rows}) > 1
    names = ("role", *(("organisation",) if several else ()), "task", "chapter", "due", "basis", "sentence")
    lines = []
    for row in rows:
        who = (_owner(row),) if several else ()
        lines.append((_role(row), *who, row.task, row.chapter, row.due, _basis(row), row.sentence))
    return Table(columns(*names), tuple(lines), title)


def _narrow(rows: Sequence[TraceRow], title: str) -> Table:
    several = len({row.organisation for row in rows}) > 1
    lines = []
    for row in rows:
        due = f"时限：{row.due}" if row.due else ""
        task = "\n".join(part for part in (row.task, row.chapter and f"〔{row.chapter}〕", due) if part)
        role = "\n".join((_role(row), *((_owner(row),) if several else ()), _basis(row)))
        lines.append((role, task, row.sentence))
    heads = (Column("role", "角色 / 认定"), Column("task", "任务 / 章节 / 时限"), Column("sentence", "依据原句"))
    return Table(heads, tuple(lines), title)
