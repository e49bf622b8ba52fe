"""The same paper in several files is counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import BuildReport, Double, build
from kg.duplicates import Held, doubles, likeness, signature
from kg.trace import Asked, trace
from tests.kg.small_extract import SMALL, TEXT, write

LONG = TEXT + "".join(f"第{n}段，各校按照方案逐项落实，{n * 7}处设施完成改造。\n" for n in range(1, 40))


def run(docs: Path, graph: Path) -> BuildReport:
    """Build with the small extraction."""
    return build([docs], graph, extraction=SMALL)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (LONG, LONG, 1.0, 1.0),
        (LONG, "首页 > 政策\n" + LONG.replace("\n", "\n\n") + "分享到：\n", 0.9, 1.0),  # white space, a page around it
        (LONG, LONG.replace("各校", " | **各校**"), 1.0, 1.0),  # what Markdown draws with
        (LONG, LONG.replace("设施", "场馆"), 0.0, 0.5),
        (LONG, "另一份完全不同的文件，没有共同的句子。" * 30, 0.0, 0.05),
        ("", LONG, 0.0, 0.0),
        ("", "", 0.0, 0.0),
    ],
)
def test_likeness(one: str, other: str, low: float, high: float) -> None:
    """Texts that say the same are alike whatever stands around them."""
    assert low <= likeness(signature(one), signature(other)) <= high


def test_the_format_that_knows_most_is_kept() -> None:
    """Whatever the order; among files of one format, the first name."""
    held = [Held(name, frozenset({"iri"}), signature(LONG)) for name in ("b.txt", "a.txt", "c.html", "d.docx")]
    expected = {"a.txt": "d.docx", "b.txt": "d.docx", "c.html": "d.docx"}
    assert doubles(held) == doubles(reversed(held)) == expected
    assert doubles(held[:2]) == {"b.txt": "a.txt"}


def test_both_title_and_text_must_agree() -> None:
    """A form used by two cities is two papers; so are two papers of one title."""
    same = signature(LONG)
    assert doubles([Held("a", frozenset({"x"}), same), Held("b", frozenset({"y"}), same)]) == {}
    assert doubles([Held("a", frozenset({"x"}), same), Held("b", frozenset({"x"}), signature("另一版" * 99))]) == {}


def test_tasks_are_counted_once(tmp_path: Path) -> None:
    """The double is named, its facts are left out, and it stays so in the next build."""
    docs = write(tmp_path / "docs", 甲=LONG, 乙=LONG + "（此件公开发布）\n")
    report = run(docs, tmp_path / "g")
    assert (report.read, report.doubles) == (("乙.txt",), (Double("甲.txt", "乙.txt"),))
    assert len(trace(tmp_path / "g", Asked("澄州市财政局"))) == 1
    again = run(docs, tmp_path / "g")
    assert (again.read, again.unchanged, again.doubles) == ((), ("乙.txt", "甲.txt"), report.doubles)


def test_a_double_comes_back_when_the_other_goes(tmp_path: Path) -> None:
    """Nothing is lost: where the kept file is gone or says something else, the double is read."""
    docs = write(tmp_path / "docs", 甲=LONG, 乙=LONG)
    run(docs, tmp_path / "g")
    (docs / "乙.txt").unlink()
    report = run(docs, tmp_path / "g")
    assert (report.read, report.removed, report.doubles) == (("甲.txt",), ("乙.txt",), ())
    write(docs, 乙=LONG)
    run(docs, tmp_path / "g")
    write(docs, 乙="澄州市水利工作要点\n一、任务\n修渠。疏浚。（市水利局牵头）\n")
    report = run(docs, tmp_path / "g")
    assert (report.read, report.doubles) == (("乙.txt", "甲.txt"), ())
