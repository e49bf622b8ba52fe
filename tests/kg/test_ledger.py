"""The ledger of sources: what is written comes back, also after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.facts import Problem, Span
from kg.ledger import (
    Count,
    SourceRow,
    SourceStatus,
    append_rows,
    load_ledger,
    origin_of,
    path_of,
    total_facts,
    total_problems,
    write_ledger,
)
from kg.store import GraphFolder, create_folder

PROBLEM = Problem("open-place", "b.txt", "市教育局\n“谁”", "请补充地区", Span(3, 7))
READ = SourceRow(
    "b.txt", "../docs/b.txt", "aa", "1", SourceStatus.READ, text="cc", counts=(Count("tasks", 2),), problems=(PROBLEM,)
)
FAILED = SourceRow("a.txt", "../docs/a.txt", "bb", "1", SourceStatus.FAILED, reason="文件为空")


@pytest.fixture
def folder(tmp_path: Path) -> GraphFolder:
    """An empty graph folder."""
    return create_folder(tmp_path / "graph")


def test_rows_come_back(folder: GraphFolder) -> None:
    """Rows are read as they were written, sorted by name."""
    write_ledger(folder, [READ, FAILED])
    assert load_ledger(folder) == (FAILED, READ)


def test_last_row_of_a_name_counts(folder: GraphFolder) -> None:
    """An appended row stands for all earlier ones of its name; a removal takes the name out."""
    append_rows(folder, [READ, FAILED])
    append_rows(folder, [SourceRow("a.txt", "x", "dd", "2", SourceStatus.READ)])
    append_rows(folder, [SourceRow("b.txt", "x", "", "", SourceStatus.REMOVED)])
    assert load_ledger(folder) == (SourceRow("a.txt", "x", "dd", "2", SourceStatus.READ),)


def test_line_cut_off_by_a_crash_is_passed_over(folder: GraphFolder) -> None:
    """Half a line at the end is no row, and the next row is not glued to it."""
    append_rows(folder, [READ])
    with folder.ledger.open("a", encoding="utf-8") as file:
        file.write('{"name":"half')
    assert load_ledger(folder) == (READ,)
    append_rows(folder, [FAILED])
    assert load_ledger(folder) == (FAILED, READ)


@pytest.mark.parametrize("line", ["not json", "[]", "{}", '{"name":"a","counts":[],"problems":[],"status":"read"}'])
def test_damaged_line_is_a_clear_error(folder: GraphFolder, line: str) -> None:
    """A whole line that is no row is named by file and number."""
    folder.ledger.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"sources\.jsonl:1"):
        load_ledger(folder)


def test_origin_leads_back_to_the_file(folder: GraphFolder, tmp_path: Path) -> None:
    """The origin is relative to the graph, so graph and documents can be moved together."""
    file = tmp_path / "docs" / "规划.txt"
    file.parent.mkdir()
    file.touch()
    origin = origin_of(file, folder)
    assert origin == "../docs/规划.txt"
    assert path_of(SourceRow("规划.txt", origin, "", "", SourceStatus.READ), folder) == file.resolve()


def test_totals() -> None:
    """Facts are summed by kind; problems by code, the most frequent first."""
    other = Problem("cut-off", "b.txt", "", "")
    rows = [READ, SourceRow("c", "c", "", "", SourceStatus.READ, counts=(Count("tasks", 3),), problems=(other, other))]
    assert total_facts(rows) == (Count("tasks", 5),)
    assert total_problems(rows) == (Count("cut-off", 2), Count("open-place", 1))
