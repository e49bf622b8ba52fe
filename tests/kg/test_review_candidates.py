"""Words of a responsibility mark that are not known as an organisation: asked about, and read once a person says so."""

from __future__ import annotations

from pathlib import Path

from extractors import RULES_VERSION, SUFFIXES, extract
from kg.build import BuildReport, build
from kg.reading import Extraction
from kg.trace import Asked, trace
from tests.kg.small_extract import write

REAL = Extraction(extract, RULES_VERSION, SUFFIXES)
TEXT = """澄州市水利局工作要点
一、主要任务
（一）修复水闸。更换闸门12座。（责任单位：规划科、组织宣传科）
（二）疏浚河道。清淤30公里。（责任单位：市水利局）
"""


def run(docs: Path, graph: Path) -> BuildReport:
    """Build with the real extraction."""
    return build([docs], graph, extraction=REAL)


def answer(graph: Path, said: str) -> None:
    """Answer the question about the candidate."""
    file = graph / "review.csv"
    text = file.read_text("utf-8-sig")
    line = next(line for line in text.splitlines() if "候选单位" in line)
    file.write_text(text.replace(line, said + line), encoding="utf-8-sig")


def owners(graph: Path) -> list[str]:
    """Who has to repair the sluices."""
    return [row.organisation for row in trace(graph, Asked(task="修复水闸"))]


def test_a_candidate_is_asked_about_and_read_when_accepted(tmp_path: Path) -> None:
    """The problem goes, the owner is there, and later builds keep it so."""
    docs, graph = write(tmp_path / "docs", a=TEXT, b=TEXT.replace("规划科、组织宣传科", "市水利局")), tmp_path / "g"
    assert run(docs, graph).questions == 1
    assert owners(graph).count("组织宣传科（澄州市）") == 0
    answer(graph, "是")
    report = run(docs, graph)
    assert (report.read, report.questions, report.problems) == (("a.txt",), 0, ())
    assert "组织宣传科（澄州市）" in owners(graph)
    assert run(docs, graph).read == ()


def test_a_candidate_that_is_none(tmp_path: Path) -> None:
    """否 is kept: the question does not come again, the problem stays reported."""
    docs, graph = write(tmp_path / "docs", a=TEXT), tmp_path / "g"
    run(docs, graph)
    answer(graph, "否")
    report = run(docs, graph)
    assert (report.read, report.questions) == ((), 0)
    assert [count.kind for count in report.problems] == ["owner-not-read"]
