"""The view of a graph: what is shown, where it stands, how it is known."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import build
from kg.errors import GraphError, NotFound
from kg.facts import Basis, FileFacts, Level, Relation, Role
from kg.reading import Extraction
from kg.store import create_folder
from kg.view import Detail, EdgeKind, Field, GraphView, NodeKind, ViewNode
from kg.view_reading import read_view
from kg.view_selection import without_headings_of_tasks
from tests.house.source_tree import ROOT
from tests.kg.sample_facts import FACTS, PLAN, RESPONSIBILITIES, TEXT, seen
from tests.kg.small_extract import SMALL, write
from tests.kg.small_extract import TEXT as SMALL_TEXT

NOTICE = f"澄州市人民政府关于印发{PLAN}的通知"


def _sample(data: bytes, name: str) -> FileFacts:
    return replace(FACTS, source=name, text=data.decode("utf-8"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the hand-made facts."""
    folder = tmp_path_factory.mktemp("view")
    build([write(folder / "docs", 规划=TEXT)], folder / "g", extraction=Extraction(_sample, "sample", (".txt",)))
    return folder / "g"


@pytest.fixture(scope="module")
def view(graph: Path) -> GraphView:
    """All of it."""
    return read_view(graph)


def labels(nodes: Iterable[ViewNode], kind: NodeKind) -> list[str]:
    """Labels of the nodes of a kind, in their order."""
    return [node.label for node in nodes if node.kind is kind]


def node_of(view: GraphView, label: str) -> ViewNode:
    """The one node with a label."""
    (found,) = [node for node in view.nodes if node.label == label]
    return found


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        # by date, then by title: 2022-05 comes before 2022-05-10
        (NodeKind.DOCUMENT, [PLAN, NOTICE]),
        # the heading that is a task's title is shown as the task
        (NodeKind.SECTION, ["一、发展目标", "二、主要任务"]),
        # in the order of the text; a duty without a task of its own gets one
        (NodeKind.TASK, ["扩大学位供给", "加强教师队伍建设", "经费保障"]),
        (NodeKind.GOAL, ["建成教育强市"]),
        # the indicator is the label, its value the second line
        (NodeKind.TARGET, ["普惠性幼儿园覆盖率", "在园幼儿"]),
        (NodeKind.PROJECT, ["澄州市第九中学扩建项目"]),
        # papers whose text is not in the graph
        (
            NodeKind.CITED,
            ["教育强国建设规划纲要", "江岭省人民政府关于推进基础教育优质均衡发展的意见", "澄州市教师轮岗办法"],
        ),
    ],
)
def test_nodes_by_kind(view: GraphView, kind: NodeKind, expected: list[str]) -> None:
    """Every fact of the graph is a node of its kind."""
    assert sorted(labels(view.nodes, kind)) == sorted(expected)
    if kind in (NodeKind.DOCUMENT, NodeKind.SECTION, NodeKind.TASK):
        assert labels(view.nodes, kind) == expected


@pytest.mark.parametrize(
    ("label", "parent"),
    [
        ("一、发展目标", PLAN),
        ("建成教育强市", "一、发展目标"),
        ("普惠性幼儿园覆盖率", "一、发展目标"),
        # the task stands where its heading stood
        ("扩大学位供给", "二、主要任务"),
        # and takes over what stood under the heading
        ("澄州市第九中学扩建项目", "扩大学位供给"),
        ("加强教师队伍建设", "二、主要任务"),
    ],
)
def test_parents(view: GraphView, label: str, parent: str) -> None:
    """Each node hangs on what is directly around it, and knows its document."""
    node = node_of(view, label)
    assert node.parent == node_of(view, parent).iri
    assert node.document == node_of(view, PLAN).iri


@pytest.mark.parametrize(
    ("label", "note"),
    [
        (NOTICE, "2022-05-10"),
        ("扩大学位供给", "2023年12月底前"),
        ("普惠性幼儿园覆盖率", "≥90% (2025)"),
        ("澄州市第九中学扩建项目", "2.36亿元 · 4.12万平方米"),
        ("建成教育强市", "2025"),
        ("加强教师队伍建设", ""),
    ],
)
def test_second_lines(view: GraphView, label: str, note: str) -> None:
    """The second line is the date, the time limit, the value or the amount."""
    assert node_of(view, label).note == note


@pytest.mark.parametrize(
    ("label", "detail"),
    [
        (NOTICE, Detail(Field.NUMBER, "澄政发〔2022〕3号")),
        (NOTICE, Detail(Field.TYPE, "notice")),
        (PLAN, Detail(Field.PERIOD, "2021–2025")),
        (PLAN, Detail(Field.JURISDICTION, "澄州市")),
        ("普惠性幼儿园覆盖率", Detail(Field.VALUE_ROLE, "target")),
        ("普惠性幼儿园覆盖率", Detail(Field.ATTRIBUTE, "约束性")),
        ("扩大学位供给", Detail(Field.DUE_DATE, "2023-12-31")),
        ("澄州市教育局", Detail(Field.ALIASES, "市教育局")),
        ("二、主要任务", Detail(Field.FUNCTION, "measure")),
    ],
)
def test_details(view: GraphView, label: str, detail: Detail) -> None:
    """Facts about a node stand under their names, coded values as codes."""
    assert detail in node_of(view, label).details


@pytest.mark.parametrize(
    ("label", "level"),
    [(PLAN, Level.MUNICIPAL), ("教育强国建设规划纲要", Level.NATIONAL), ("澄州市财政局", Level.MUNICIPAL)],
)
def test_levels(view: GraphView, label: str, level: Level) -> None:
    """Documents have the level of their issuer, cited papers and organisations their own."""
    assert node_of(view, label).level is level


def test_evidence_stands_in_its_sentence(view: GraphView) -> None:
    """The proving words come with what stands before and behind them in the sentence."""
    (passage,) = node_of(view, "普惠性幼儿园覆盖率").passages
    assert passage.words == "普惠性幼儿园覆盖率不低于90%"
    assert passage.before + passage.words + passage.after == "普惠性幼儿园覆盖率不低于90%。"


def test_every_passage_is_in_the_text(view: GraphView) -> None:
    """Sentences shown are the text's own words, white space aside."""
    text = "".join(TEXT.split())
    of_nodes = [passage for node in view.nodes for passage in node.passages]
    passages = of_nodes + [passage for edge in view.edges for passage in edge.passages]
    assert len(passages) > 20
    assert [p for p in passages if p.before + p.words + p.after not in text or not p.words] == []


def test_owners(view: GraphView) -> None:
    """Owners of tasks come with role, basis and time limit, inferred ones too."""
    names = {node.iri: node.label for node in view.nodes}
    found = {(names[e.source], names[e.target], e.role, e.basis, e.due) for e in view.edges if e.kind is EdgeKind.OWNS}
    due = "2023年12月底前"
    assert found == {
        ("澄州市教育局", "扩大学位供给", Role.LEAD, Basis.MARK, due),
        ("澄州市财政局", "扩大学位供给", Role.SUPPORT, Basis.MARK, due),
        ("各区人民政府（澄州市）", "扩大学位供给", Role.SUPPORT, Basis.MARK, due),
        ("财政部门（澄州市）", "经费保障", Role.RESPONSIBLE, Basis.SENTENCE, ""),
        ("澄州市人民政府", "加强教师队伍建设", Role.RESPONSIBLE, Basis.ISSUER, ""),
    }


def test_citations(view: GraphView) -> None:
    """Citations run from document to document or paper, with their relation."""
    names = {node.iri: node.label for node in view.nodes}
    found = {(names[e.source], names[e.target], e.relation) for e in view.edges if e.kind is EdgeKind.CITES}
    assert (NOTICE, PLAN, Relation.ISSUED) in found
    assert (PLAN, "教育强国建设规划纲要", Relation.BASED_ON) in found
    assert not [pair for pair in found if pair[0] == pair[1]]


def test_issuers(view: GraphView) -> None:
    """Organisations are linked to the documents they issued."""
    names = {node.iri: node.label for node in view.nodes}
    found = {(names[e.source], names[e.target]) for e in view.edges if e.kind is EdgeKind.ISSUED}
    assert found == {("澄州市人民政府", NOTICE), ("澄州市人民政府", PLAN)}


def test_edges_have_both_ends(view: GraphView) -> None:
    """No edge and no parent points to something that is not shown."""
    known = {node.iri for node in view.nodes}
    assert {end for edge in view.edges for end in (edge.source, edge.target)} <= known
    assert {node.parent for node in view.nodes if node.parent} <= known


def _with_duties_alike(data: bytes, name: str) -> FileFacts:
    """Six duties that differ in nothing but their evidence."""
    duty = RESPONSIBILITIES[0]
    alike = tuple(replace(duty, evidence=seen(words)) for words in ("扩大", "学位", "供给", "新建", "学校", "12所"))
    return replace(_sample(data, name), responsibilities=alike)


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_order_does_not_hang_on_hashes(tmp_path: Path, seed: str) -> None:
    """Another process with other hashes of strings reads the same view."""
    extraction = Extraction(_with_duties_alike, "alike", (".txt",))
    build([write(tmp_path / "docs", 规划=TEXT)], tmp_path / "g", extraction=extraction)
    code = "import sys, pathlib, kg.view_reading as r; print(ascii(r.read_view(pathlib.Path(sys.argv[1]))))"
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "g")],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        text=True,
    )
    view = read_view(tmp_path / "g")
    assert sum(edge.kind is EdgeKind.OWNS for edge in view.edges) == 6
    assert run.stdout.strip() == ascii(view)


def test_narrowed_to_a_document(graph: Path) -> None:
    """One document keeps what is in it, its owners and what it cites, and nothing of the other."""
    narrow = read_view(graph, document="关于印发")
    assert labels(narrow.nodes, NodeKind.TASK) == []
    assert set(labels(narrow.nodes, NodeKind.DOCUMENT)) == {NOTICE, PLAN}  # the notice cites the plan
    assert labels(narrow.nodes, NodeKind.ORGANISATION) == ["澄州市人民政府"]


def test_narrowed_to_an_organisation(graph: Path) -> None:
    """One organisation keeps its tasks, where they stand, and who shares them."""
    narrow = read_view(graph, organisation="市教育局")
    assert labels(narrow.nodes, NodeKind.TASK) == ["扩大学位供给"]
    assert labels(narrow.nodes, NodeKind.SECTION) == ["二、主要任务"]
    assert labels(narrow.nodes, NodeKind.DOCUMENT) == [PLAN]
    assert {"澄州市教育局", "澄州市财政局"} <= set(labels(narrow.nodes, NodeKind.ORGANISATION))


def test_narrowed_to_a_kind(graph: Path) -> None:
    """Kinds that are not asked for are gone, and what hung on them hangs on the document."""
    narrow = read_view(graph, kinds=[NodeKind.TASK])
    assert {node.kind for node in narrow.nodes} == {NodeKind.DOCUMENT, NodeKind.TASK}
    plan = node_of(narrow, PLAN).iri
    assert {node.parent for node in narrow.nodes if node.kind is NodeKind.TASK} == {plan}


def test_unknown_names_are_reported(graph: Path, tmp_path: Path) -> None:
    """A document, an organisation or a graph that is not there is an error, not an empty view."""
    with pytest.raises(NotFound):
        read_view(graph, document="不存在的文件")
    with pytest.raises(NotFound):
        read_view(graph, organisation="不存在局")
    with pytest.raises(GraphError):
        read_view(tmp_path / "nothing")


def test_graph_without_sources_is_empty(tmp_path: Path) -> None:
    """A graph folder in which nothing was stored yet gives an empty view."""
    create_folder(tmp_path / "g")
    assert read_view(tmp_path / "g") == GraphView((), ())


def test_missing_text_leaves_the_quote(tmp_path: Path) -> None:
    """Where the stored text is gone, the words of the graph are still shown."""
    build([write(tmp_path / "docs", 甲=SMALL_TEXT)], tmp_path / "g", extraction=SMALL)
    for text in (tmp_path / "g" / "texts").iterdir():
        text.unlink()
    (passage,) = node_of(read_view(tmp_path / "g"), "办好高中").passages
    assert (passage.before, passage.words, passage.after) == ("", "办好高中", "")


@pytest.mark.parametrize(
    ("heading", "title", "sections"),
    [
        # the heading is the task's title
        ("（一）优化布局", "优化布局", 0),
        # a task in a chapter of another name
        ("二、主要任务", "优化布局", 1),
        # a task without a title takes no heading's place
        ("二、主要任务", "", 1),
    ],
)
def test_heading_of_a_task_is_shown_once(heading: str, title: str, sections: int) -> None:
    """A section that is just a task gives way to it."""
    section = ViewNode("s", NodeKind.SECTION, heading, "d", "d")
    task = ViewNode("t", NodeKind.TASK, title, "d", "s")
    view = without_headings_of_tasks(GraphView((section, task), ()))
    assert len(labels(view.nodes, NodeKind.SECTION)) == sections
    assert view.nodes[-1].parent == ("s" if sections else "d")
