"""Lineage: from a task to its owners and up to the national papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.errors import NotFound
from kg.facts import Level
from kg.lineage import Direction, LineageRow, Step, lineage
from tests.kg.papers import ALL
from tests.kg.small_extract import SMALL, write


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers that rest on each other."""
    root = tmp_path_factory.mktemp("lineage")
    build([write(root / "docs", **ALL)], root / "g", extraction=SMALL)
    return root / "g"


def lines(rows: tuple[LineageRow, ...]) -> list[tuple[int, Step, str]]:
    """Depth, step and name of each row."""
    return [(row.depth, row.step, row.name) for row in rows]


def test_from_a_task_to_owners_and_national_papers(graph: Path) -> None:
    """Owners first, then what the task's own words name, then the document and what it rests on, step by step."""
    assert lines(lineage(graph, "扩建高中")) == [
        (0, Step.ROOT, "扩建高中"),
        (1, Step.LEAD, "澄州市教育局"),
        (1, Step.SUPPORT, "澄州市财政局"),
        (1, Step.IMPLEMENTS, "国务院关于推进教育公平的意见"),
        (1, Step.IN_DOCUMENT, "澄州市教育局工作要点"),
        (2, Step.BASED_ON, "澄州市教育发展规划"),
        (3, Step.BASED_ON, "江岭省推进教育公平实施方案"),
        (4, Step.BASED_ON, "国务院关于推进教育公平的意见"),
    ]


def test_papers_of_other_tasks_are_not_those_of_this_one(graph: Path) -> None:
    """What another task of the document names is not what this task rests on."""
    assert [row.name for row in lineage(graph, "办好食堂") if row.depth == 1] == [
        "澄州市教育局",
        "澄州市教育局工作要点",
    ]


def test_a_row_says_how_it_is_known(graph: Path) -> None:
    """Level, date, whether its text was read, and the sentence that proves the step."""
    top = lineage(graph, "扩大学位")[-1]
    assert (top.level, top.issued, top.read, top.direction) == (Level.NATIONAL, "2030-01-05", True, Direction.UP)
    assert top.sentence == "依据国务院《国务院关于推进教育公平的意见》（国发〔2030〕1号），制定本方案。"
    assert top.source == "b_province.txt"


def test_from_a_document(graph: Path) -> None:
    """A document's title gives all that it rests on, its tasks' papers too."""
    assert [row.name for row in lineage(graph, "工作要点") if row.depth == 1] == [
        "国务院关于推进教育公平的意见",
        "澄州市教育发展规划",
    ]


def test_narrowed_to_a_document(graph: Path) -> None:
    """Only tasks of the document; if it has none of that title, the document itself is not what was asked."""
    found = lineage(graph, "办好", document="工作要点")
    assert [row.name for row in found if row.depth == 0] == ["办好食堂"]


def test_circles_end(tmp_path: Path) -> None:
    """Two papers that name each other as basis are shown once each."""
    docs = write(
        tmp_path / "docs",
        a="澄州市甲项发展规划\n依据《澄州市乙项发展规划》。\n",
        b="澄州市乙项发展规划\n依据《澄州市甲项发展规划》。\n",
    )
    build([docs], tmp_path / "g", extraction=SMALL)
    rows = lineage(tmp_path / "g", "甲项发展")
    assert [(row.depth, row.repeated) for row in rows] == [(0, False), (1, False), (2, True)]


def test_nothing_of_that_title(graph: Path) -> None:
    """The nearest task is named."""
    with pytest.raises(NotFound, match="扩建高中"):
        lineage(graph, "扩建高中校")
