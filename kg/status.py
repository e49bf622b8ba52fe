"""What is in a graph: sources, facts by kind, open problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.facts import Problem
from kg.ledger import Count, SourceRow, SourceStatus, load_ledger, total_facts, total_problems
from kg.review import Decision, load_review
from kg.store import find_folder, open_reader


@dataclass(frozen=True, slots=True)
class GraphStatus:
    """What a graph holds.

    Rows of all sources by name, failed ones too; facts by kind, problems by code, statements and named graphs;
    `questions` is the number of identities that wait in the review file.
    """

    graph: Path
    rows: tuple[SourceRow, ...]
    counts: tuple[Count, ...]
    problems: tuple[Count, ...]
    statements: int
    graphs: int
    questions: int

    @property
    def read(self) -> tuple[SourceRow, ...]:
        """Sources whose facts are in the graph."""
        return tuple(row for row in self.rows if row.status is SourceStatus.READ)

    @property
    def failed(self) -> tuple[SourceRow, ...]:
        """Sources that could not be read at the last build."""
        return tuple(row for row in self.rows if row.status is SourceStatus.FAILED)

    @property
    def doubles(self) -> tuple[SourceRow, ...]:
        """Sources that are left out because another one holds the same paper."""
        return tuple(row for row in self.rows if row.status is SourceStatus.DOUBLE)

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """Problems of all sources, by source, code and position."""
        problems = (problem for row in self.rows for problem in row.problems)
        return tuple(sorted(problems, key=lambda item: (item.source, item.code, item.span.start if item.span else -1)))


def status(graph: Path) -> GraphStatus:
    """Look at a graph.

    Raises:
        GraphError: there is none, or it cannot be read.
    """
    folder = find_folder(graph)
    rows = load_ledger(folder)
    store = open_reader(folder)
    return GraphStatus(
        graph=graph,
        rows=rows,
        counts=total_facts(rows),
        problems=total_problems(rows),
        statements=len(store),
        graphs=sum(1 for _ in store.named_graphs()),
        questions=sum(row.decision is Decision.OPEN for row in load_review(folder).rows),
    )
