"""Review: likely identities are asked about, answers are heard by the next build and stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import BuildReport, build
from kg.errors import GraphError
from kg.kinds import NameKind
from kg.lookup import Lookup
from kg.proposals import document_proposals
from kg.review import Decision, Review, ReviewRow, identities, load_review, write_review
from kg.store import GraphFolder, find_folder, open_reader
from kg.trace import Asked, trace
from ontology.terms import PK
from tests.kg.small_extract import SMALL, TEXT, write

# two papers that are likely one: the second does not say whose it is
NAMED = "澄州市教育规划\n依据国务院《国务院关于推进教育公平的意见》。\n"
UNNAMED = "临湖市教育规划\n依据《关于推进教育公平的意见》。\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Folder with the two papers."""
    return write(tmp_path / "docs", a=NAMED, b=UNNAMED)


def run(docs: Path, graph: Path) -> BuildReport:
    """Build with the small extraction."""
    return build([docs], graph, extraction=SMALL)


def answer(graph: Path, said: str, encoding: str = "utf-8-sig") -> None:
    """Answer all open questions."""
    file = graph / "review.csv"
    lines = file.read_text("utf-8-sig").splitlines()
    text = "\r\n".join(said + line if line.startswith(",") else line for line in lines) + "\r\n"
    file.write_bytes(text.encode(encoding))


def cited(graph: Path) -> list[str]:
    """Papers that are cited."""
    lookup = Lookup(open_reader(find_folder(graph)))
    found = {paper for citation in lookup.instances(PK.Citation) for paper in lookup.nodes(citation, PK.cites)}
    return sorted(lookup.label(paper) for paper in found)


def test_likely_papers_are_asked_about(docs: Path, tmp_path: Path) -> None:
    """The file names both, where they stand and why; nothing is merged before it is answered."""
    report = run(docs, tmp_path / "g")
    rows = load_review(find_folder(tmp_path / "g")).rows
    assert report.questions == 1
    assert [(row.decision, row.one, row.other) for row in rows] == [
        (Decision.OPEN, "关于推进教育公平的意见", "国务院关于推进教育公平的意见")
    ]
    assert (rows[0].one_in, rows[0].other_in) == ("临湖市教育规划", "澄州市教育规划")
    assert "制定机关" in rows[0].reason
    assert len(cited(tmp_path / "g")) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_confirmed_identity_is_applied_and_stays(docs: Path, tmp_path: Path, encoding: str) -> None:
    """The next build merges, reading only what is touched; later builds neither ask again nor forget."""
    graph = tmp_path / "g"
    run(write(docs, c=TEXT), graph)
    answer(graph, "是", encoding)
    report = run(docs, graph)
    assert (report.read, report.questions) == (("a.txt", "b.txt"), 0)
    assert cited(graph) == ["国务院关于推进教育公平的意见"]
    again = run(write(docs, a=NAMED + "一、\n"), graph)
    assert (again.read, again.questions) == (("a.txt",), 0)
    assert cited(graph) == ["国务院关于推进教育公平的意见"]


def test_a_rejected_identity_is_not_asked_again(docs: Path, tmp_path: Path) -> None:
    """否 keeps the two apart for good."""
    run(docs, tmp_path / "g")
    answer(tmp_path / "g", "否")
    report = run(docs, tmp_path / "g")
    assert (report.read, report.questions, len(cited(tmp_path / "g"))) == ((), 0, 2)


def test_a_decision_that_is_taken_back_is_undone(docs: Path, tmp_path: Path) -> None:
    """Without the line the papers are two again, and the question is back."""
    run(docs, tmp_path / "g")
    answer(tmp_path / "g", "是")
    run(docs, tmp_path / "g")
    (tmp_path / "g" / "review.csv").unlink()
    report = run(docs, tmp_path / "g")
    assert (report.questions, len(cited(tmp_path / "g"))) == (1, 2)


def test_sources_of_other_folders_are_touched_too(docs: Path, tmp_path: Path) -> None:
    """A decision holds in the whole graph, not only in the folder that is built."""
    other = write(tmp_path / "more", c="晨江市教育规划\n贯彻《关于推进教育公平的意见》。\n")
    build([docs, other], tmp_path / "g", extraction=SMALL)
    answer(tmp_path / "g", "是")
    report = run(docs, tmp_path / "g")
    assert report.read == ("a.txt", "b.txt", "c.txt")
    assert cited(tmp_path / "g") == ["国务院关于推进教育公平的意见"]


def test_lines_can_be_written_by_hand(tmp_path: Path) -> None:
    """Kind and names are enough; the kept name is the full one, and the other still finds it."""
    docs = write(tmp_path / "docs", a=TEXT.replace("（市教育局牵头）", "（教育部门牵头）"))
    run(docs, tmp_path / "g")
    head = "相同吗（是/否）,类别,名称一,名称二（保留）\r\n"
    line = "是,单位,教育部门（澄州市）,市教育局（澄州市）\r\n"
    (tmp_path / "g" / "review.csv").write_text(head + line, encoding="utf-8-sig")
    run(docs, tmp_path / "g")
    names = {row.organisation for row in trace(tmp_path / "g", Asked(document="工作要点"))}
    assert "教育部门（澄州市）" not in names
    assert "澄州市教育局" in names


def test_what_is_not_understood_is_said_and_kept(docs: Path, tmp_path: Path) -> None:
    """A word that is neither yes nor no is reported with its line and stays in the file."""
    run(docs, tmp_path / "g")
    answer(tmp_path / "g", "也许")
    report = run(docs, tmp_path / "g")
    assert any("第 2 行" in note and "也许" in note for note in report.notes)
    assert "也许" in (tmp_path / "g" / "review.csv").read_text("utf-8-sig")
    assert len(cited(tmp_path / "g")) == 2


@pytest.mark.parametrize("data", [b"\xff\xfe\x00junk\xff", b"a,b\r\n1,2\r\n", b""])
def test_a_file_that_is_no_review_table(docs: Path, tmp_path: Path, data: bytes) -> None:
    """Nothing is built on it and nothing is overwritten; the message names the file."""
    run(docs, tmp_path / "g")
    (tmp_path / "g" / "review.csv").write_bytes(data)
    with pytest.raises(GraphError, match=r"review\.csv"):
        run(docs, tmp_path / "g")
    assert (tmp_path / "g" / "review.csv").read_bytes() == data


def test_names_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    """A cell that begins like a formula is guarded, and read back as it was."""
    folder = GraphFolder(tmp_path)
    row = ReviewRow(Decision.OPEN, NameKind.DOCUMENT, "=cmd()意见", "@乙", "r", "", "", "iri:1", "iri:2")
    write_review(folder, Review((row,)))
    assert "'=cmd" in folder.review.read_text("utf-8-sig")
    assert load_review(folder).rows == (row,)


def decided(one: str, other: str) -> ReviewRow:
    """A confirmed line."""
    return ReviewRow(Decision.SAME, NameKind.DOCUMENT, one, other, "", "", "", one, other)


def test_chains_and_circles() -> None:
    """A is B, B is C: C stands for all; in a circle one of them does, always the same."""
    chain = identities([decided("a", "b"), decided("b", "c")])
    assert {iri: kept.iri for iri, kept in chain.items()} == {"a": "c", "b": "c"}
    circle = identities([decided("b", "c"), decided("c", "b"), decided("d", "b")])
    assert {iri: kept.iri for iri, kept in circle.items()} == {"c": "b", "d": "b"}


NOT_ASKED = [
    # rule: years that both titles give and that differ
    ("国务院《国务院关于2030年教育公平的意见》", "《关于2031年教育公平的意见》"),
    # rule: a word of the subject
    ("国务院《国务院关于推进体育公平的意见》", "《关于推进美育公平的意见》"),
    # rule: numbers that differ
    ("国务院《国务院关于推进教育公平的意见》（国发〔2030〕1号）", "《关于推进教育公平的意见》（国办发〔2031〕2号）"),
    # rule: two places
    ("《江岭省推进教育公平实施方案》", "《云岭省推进教育公平实施方案》"),
    # rule: too short a title, used by many
    ("国务院《国务院关于食堂的规定》", "《关于食堂的规定》"),
]


@pytest.mark.parametrize(("one", "other"), NOT_ASKED)
def test_papers_that_differ_are_not_asked_about(tmp_path: Path, one: str, other: str) -> None:
    """What tells two papers apart is not put to a person as a question."""
    docs = write(tmp_path / "docs", a=f"澄州市教育规划\n依据{one}。\n", b=f"临湖市教育规划\n依据{other}。\n")
    build([docs], tmp_path / "g", extraction=SMALL)
    assert not document_proposals(Lookup(open_reader(find_folder(tmp_path / "g"))))


def test_the_same_number_is_asked_about(tmp_path: Path) -> None:
    """One number under two titles: a slip of the pen, or a short form."""
    docs = write(
        tmp_path / "docs",
        a="澄州市教育规划\n依据国务院《国务院关于推进教育公平的意见》（国发〔2030〕1号）。\n",
        b="临湖市教育规划\n依据国务院《国务院关于加快教育公平的若干意见》（国发[2030]1号）。\n",
    )
    build([docs], tmp_path / "g", extraction=SMALL)
    rows = document_proposals(Lookup(open_reader(find_folder(tmp_path / "g"))))
    assert [row.reason.split("：")[0].split(":")[0] for row in rows] == ["文号相同 / same number"]
