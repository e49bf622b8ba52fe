"""Trace: who owns what, by any form of the name, and never by a silent pick."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.errors import GraphError, NotFound
from kg.facts import Basis, Role
from kg.trace import Asked, TraceRow, trace
from tests.kg.small_extract import SMALL, TEXT, write

MORE = """澄州市教育局2024年重点任务
一、主要任务
扩大招生。增加职校学位。（市教育局牵头，市人社局配合）
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers of one city and one of another."""
    root = tmp_path_factory.mktemp("trace")
    docs = write(root / "docs", a=MORE, b=TEXT, c=TEXT.replace("澄州市", "临江市"))
    build([docs], root / "g", extraction=SMALL)
    return root / "g"


def tasks(rows: tuple[TraceRow, ...]) -> list[tuple[str, str, str]]:
    """Task, organisation and role of each row."""
    return [(row.task, row.organisation, row.role.value if row.role else "") for row in rows]


@pytest.mark.parametrize(
    "asked",
    [
        Asked("澄州市教育局"),  # canonical name
        Asked(" 澄州市 教育局"),  # with white space
        Asked("市教育局", place="澄州市"),  # as written, with its place
        Asked("澄州市教育局", place="澄州市"),  # name and place
        Asked("教育局", place="澄州"),  # without the level word, the place shortened
    ],
)
def test_organisation_by_any_form(graph: Path, asked: Asked) -> None:
    """All forms of a name lead to the same tasks, ordered by document and position."""
    assert tasks(trace(graph, asked)) == [
        ("扩大招生", "澄州市教育局", "lead"),
        ("办好幼儿园", "澄州市教育局", "lead"),
        ("办好高中", "澄州市教育局", "lead"),
    ]


@pytest.mark.parametrize("name", ["市人社局", "人社局", "澄州市人社局", "澄州市人力资源和社会保障局"])
def test_short_and_long_forms(graph: Path, name: str) -> None:
    """Short and long forms of a bureau are the same body."""
    assert [row.task for row in trace(graph, Asked(name))] == ["扩大招生"]


def test_row_says_everything(graph: Path) -> None:
    """A row has document, chapter, time limit, proving sentence, and how it is known."""
    row = next(row for row in trace(graph, Asked("澄州市财政局")))
    assert (row.role, row.basis, row.stated, row.rule) == (Role.SUPPORT, Basis.MARK, True, "small")
    assert (row.document, row.chapter, row.source) == ("澄州市教育工作要点", "一、主要任务", "b.txt")
    assert (row.due, row.due_date, row.as_written) == ("2025年底", "2025-12-31", "市财政局")
    assert row.sentence == "新建公办幼儿园12所。（市教育局牵头，市财政局配合，2025年底完成）"
    assert TEXT[row.start : row.end] == "（市教育局牵头，市财政局配合，2025年底完成）"


def test_several_candidates_are_all_named(graph: Path) -> None:
    """A name that two cities use is not decided: both are named, and how to choose."""
    with pytest.raises(NotFound, match=r"2 个单位.*临江市教育局、澄州市教育局.*--place"):
        trace(graph, Asked("市教育局"))


def test_nearest_names_are_offered(graph: Path) -> None:
    """A name that nobody has is answered with those most like it."""
    with pytest.raises(NotFound, match="澄州市教育局"):
        trace(graph, Asked("澄州市教育厅"))
    with pytest.raises(NotFound, match="铜陵市"):
        trace(graph, Asked("市教育局", place="铜陵市"))


def test_owners_of_a_task(graph: Path) -> None:
    """A task is found by words of its title, with all its owners."""
    assert tasks(trace(graph, Asked(task="幼儿园", document="澄州"))) == [
        ("办好幼儿园", "澄州市教育局", "lead"),
        ("办好幼儿园", "澄州市财政局", "support"),
    ]
    assert {row.document for row in trace(graph, Asked(task="高中"))} == {"澄州市教育工作要点", "临江市教育工作要点"}


def test_narrowing(graph: Path) -> None:
    """Document, role and task narrow what is shown."""
    assert len(trace(graph, Asked(document="重点任务"))) == 2
    assert tasks(trace(graph, Asked("澄州市教育局", document="要点", task="高中"))) == [
        ("办好高中", "澄州市教育局", "lead")
    ]
    assert trace(graph, Asked("澄州市教育局", role=Role.SUPPORT)) == ()


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        (Asked(task="办好幼儿学校"), "幼儿园"),
        (Asked("澄州市教育局", document="教育工作要目"), "教育工作要点"),
        (Asked(), "--task"),
    ],
)
def test_not_found(graph: Path, asked: Asked, offered: str) -> None:
    """What is not there is named, with what comes near."""
    with pytest.raises(NotFound, match=offered):
        trace(graph, asked)


def test_sentence_without_the_stored_text(graph: Path, tmp_path: Path) -> None:
    """Where the stored text is gone, the quote of the graph still proves the answer."""
    docs = write(tmp_path / "docs", b=TEXT)
    build([docs], tmp_path / "g", extraction=SMALL)
    for path in (tmp_path / "g" / "texts").iterdir():
        path.unlink()
    rows = trace(tmp_path / "g", Asked("市财政局"))
    assert rows[0].sentence == "（市教育局牵头，市财政局配合，2025年底完成）"


def test_no_graph(tmp_path: Path) -> None:
    """Without a graph the error says how to make one."""
    with pytest.raises(GraphError, match="policykg build"):
        trace(tmp_path / "none", Asked("市教育局"))
