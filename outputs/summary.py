"""What a build did and what is in a graph, for people and as rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.build import BuildReport, Failure
from kg.ledger import KINDS as FACT_KINDS
from kg.ledger import Count, SourceRow
from kg.status import GraphStatus
from kg.validation import Finding
from outputs.formats import Format
from outputs.headings import KINDS, columns
from outputs.tables import Table, Value, render

_SKIPPED_SHOWN = 10  # files passed over that are named; the others are counted


def build_text(report: BuildReport) -> str:
    """The summary of a build, some lines."""
    done = (
        f"读取 {len(report.read)} · 未变 {len(report.unchanged)} · 移除 {len(report.removed)}"
        f" · 失败 {len(report.failures)} · 略过 {len(report.skipped)}"
        f"  (read · unchanged · removed · failed · skipped)"
    )
    lines = [done, f"图谱 / graph: {report.graph}，来源 {report.sources} 份 / sources"]
    lines += _contents(report.counts, report.problems)
    lines += _questions(report.questions, report.graph)
    lines += [f"移除 / removed: {name}" for name in report.removed]
    lines += [f"同一文件，只计一次 / same paper, counted once: {item.name} = {item.same_as}" for item in report.doubles]
    for skipped in report.skipped[:_SKIPPED_SHOWN]:
        lines.append(f"略过 / skipped: {skipped.path}: {skipped.reason}")
    more = len(report.skipped) - _SKIPPED_SHOWN
    if more > 0:
        lines.append(f"略过 / skipped: 另有 {more} 个文件 / {more} more")
    return "\n".join(lines) + "\n"


def failure_text(failure: Failure) -> str:
    """One line for a file that could not be read."""
    return f"无法读取 / unreadable: {failure.place}: {failure.found}" + (
        f" — {failure.advice}" if failure.advice else ""
    )


def build_table(report: BuildReport) -> Table:
    """What became of each source and path of a build, as rows."""
    rows: list[tuple[Value, ...]] = []
    rows += [(name, "read", None) for name in report.read]
    rows += [(name, "unchanged", None) for name in report.unchanged]
    rows += [(name, "removed", None) for name in report.removed]
    rows += [(item.name, "double", item.same_as) for item in report.doubles]
    rows += [(failure.place, "failed", failure.found) for failure in report.failures]
    rows += [(str(skipped.path), "skipped", skipped.reason) for skipped in report.skipped]
    return Table(columns("source", "status", "reason"), tuple(rows))


def status_text(status: GraphStatus, *, width: int = 80) -> str:
    """What is in a graph: totals, files that could not be read, then one line per source."""
    lines = [
        f"图谱 / graph: {status.graph}",
        f"来源 / sources: {len(status.read)}，失败 / failed: {len(status.failed)}，"
        f"语句 / statements: {status.statements}，命名图 / named graphs: {status.graphs}",
        *_contents(status.counts, status.problems),
        *_questions(status.questions, status.graph),
    ]
    names = ("documents", "tasks", "responsibilities", "targets", "references")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.name, *(_number(row, name) for name in names), len(row.problems)) for row in status.read
    )
    table = Table(columns("source", *names, "problems"), rows)
    lines += [f"无法读取 / unreadable: {row.name}: {row.reason}" for row in status.failed]
    lines += [f"同一文件，只计一次 / same paper, counted once: {row.name} = {row.same_as}" for row in status.doubles]
    return "\n".join(lines) + "\n\n" + render(table, Format.TABLE, width=width)


def status_table(status: GraphStatus) -> Table:
    """One row per source: its state, facts by kind, open problems, and why it could not be read."""
    rows = tuple(
        (
            row.name,
            row.status.value,
            *(_number(row, name) for name in FACT_KINDS),
            len(row.problems),
            row.reason or row.same_as,
            row.sha256,
        )
        for row in status.rows
    )
    return Table(columns("source", "status", *FACT_KINDS, "problems", "reason", "sha256"), rows)


def problem_table(status: GraphStatus) -> Table:
    """One row per open problem."""
    rows = tuple(
        (
            item.code,
            item.source,
            item.found,
            item.advice,
            item.span.start if item.span else None,
            item.span.end if item.span else None,
        )
        for item in status.open_problems
    )
    return Table(columns("code", "source", "found", "advice", "start", "end"), rows)


def finding_table(findings: Iterable[Finding]) -> Table:
    """One row per finding of a validation."""
    rows = tuple((item.severity.value, item.source, item.message, item.focus) for item in findings)
    return Table(columns("severity", "source", "message", "focus"), rows)


def _number(row: SourceRow, kind: str) -> int:
    return next((count.number for count in row.counts if count.kind == kind), 0)


def _questions(number: int, graph: Path) -> list[str]:
    """Where identities wait for a person, if any do."""
    return [f"待核对 / to review: {number} → {graph / 'review.csv'}"] if number else []


def _contents(counts: Iterable[Count], problems: Iterable[Count]) -> list[str]:
    facts = " · ".join(f"{KINDS.get(count.kind, count.kind)} {count.number}" for count in counts)
    open_ones = " · ".join(f"{count.kind} {count.number}" for count in problems)
    return [f"事实 / facts: {facts or '无 / none'}", f"待定问题 / open problems: {open_ones or '无 / none'}"]
