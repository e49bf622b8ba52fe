"""The command line: what goes to which stream, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cli
from tests.conftest import Run, run_policykg
from tests.kg.small_extract import TEXT, write

COMMANDS = ("build", "extract", "read", "query", "trace", "lineage", "identify", "export", "validate", "status")


def test_build_and_trace(run: Run, docs: Path) -> None:
    """The main job: build, then ask who owns what."""
    built = run("build", docs)
    assert (built.code, built.err) == (0, "")
    assert "读取 2" in built.out
    assert "责任 6" in built.out
    traced = run("trace", "澄州市教育局", "--json")
    assert [row["task"] for row in json.loads(traced.out)] == ["办好幼儿园", "办好高中"]
    assert "未变 2" in run("build", docs).out


def test_build_names_what_it_could_not_read(run: Run, docs: Path) -> None:
    """Unreadable files are named with their reason on standard error; the rest is done; the code is 3."""
    write(docs, 空="")
    built = run("build", docs, docs / "没有.txt")
    assert built.code == 3
    assert "读取 2" in built.out
    for name in ("空.txt", "没有.txt"):
        (line,) = [line for line in built.err.splitlines() if name in line]
        assert "文件" in line.split(name, 1)[1]


def test_build_as_rows(run: Run, docs: Path) -> None:
    """With --json, a build tells what became of each file."""
    write(docs, 空="")
    (docs / "表.xls").touch()
    states = {Path(row["source"]).name: row["status"] for row in json.loads(run("build", docs, "--json").out)}
    assert states == {"甲.txt": "read", "乙.txt": "read", "空.txt": "failed", "表.xls": "skipped"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("trace", "市教育局"), 1, "--place"),  # two cities have one
        (("trace", "市教育厅"), 1, "相近"),  # nobody is called so
        (("trace",), 2, "--task"),  # nothing asked
        (("trace", "澄州市教育局", "--role", "主角"), 2, "牵头"),  # no such role
        (("query", "SELECT ?x {"), 2, "syntax error"),
        (("query", "DROP ALL"), 2, "updates are not accepted"),
        (("query", "keine-frage"), 2, "no saved question"),
        (("query", "tasks-of-department", "--param", "x"), 2, "K=V"),
        (("query",), 2, "--list"),
        (("export", "html", "--document", "没有的文件"), 1, "没有的文件"),
        (("export", "html", "--kind", "project"), 1, "nothing fits"),  # no such things in the graph
        (("export", "nq", "--kind", "project"), 1, "nothing fits"),
        (("export", "ttl", "--document", "澄州", "--organisation", "临江市教育局"), 1, "nothing fits"),
        (("export", "html", "--organisation", "市教育局"), 1, "写全称"),  # export has no --place
        (("query", "@没有.rq"), 2, "不存在"),
        (("export", "docx"), 2, "docx"),
        (("status", "--graph", "没有的图谱"), 2, "policykg build"),
        (("nonsense",), 2, "nonsense"),
        (("build", "没有的文件夹"), 3, "不存在"),
        (("extract", "没有的文件夹"), 3, "不存在"),
    ],
)
def test_errors(run: Run, docs: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    """A foreseen error is one clear message on standard error, with its own exit code and without a traceback."""
    run("build", docs)
    result = run(*arguments)
    assert result.code == code
    assert words in result.err
    assert "Traceback" not in result.err
    assert result.out == "" or arguments[0] == "build"


def test_error_is_one_line(run: Run) -> None:
    """The message of our own errors stands on one line."""
    assert run("query", "SELECT ?x\nWHERE {\n").err.count("\n") == 1


def test_piped_rows_are_tsv_and_formats_can_be_chosen(run: Run, docs: Path) -> None:
    """Without a terminal rows are TSV; each format can be asked for."""
    run("build", docs)
    question = ("query", "SELECT ?n { ?o a pk:Organisation ; rdfs:label ?n }")
    assert run(*question).out.splitlines()[:2] == ["n", "临江市教育局"]
    assert json.loads(run(*question, "--format", "json").out)[0] == {"n": "临江市教育局"}
    rows = list(csv.reader(io.StringIO(run(*question, "--format", "csv").out.removeprefix("\ufeff"))))
    assert rows[1] == ["临江市教育局"]
    assert run(*question, "--format", "md").out.startswith("| n |\n| --- |\n")
    assert "──" in run(*question, "--format", "table").out


def test_trace_for_people_and_for_programs(run: Run, docs: Path) -> None:
    """The table is in Chinese and has the proving sentence; machine formats have stable names."""
    run("build", docs)
    table = run("trace", "市教育局", "--place", "澄州市", "--role", "牵头", "--format", "table").out
    assert "《澄州市教育工作要点》 · 澄州市教育局（2 条，甲.txt）" in table
    assert {"角色", "任务", "章节", "时限", "认定", "依据原句"} <= set(table.split())
    assert "〔一、主要任务〕" in table
    assert "明示·标注" in table
    first = json.loads(run("trace", "--task", "幼儿园", "--document", "澄州", "--json").out)[0]
    assert (first["role"], first["basis"], first["stated"], first["due_date"]) == ("lead", "mark", True, "2025-12-31")
    assert run("trace", "--task", "幼儿园", "--format", "md").out.startswith("| 角色 | 单位 | 任务 | 文件 |")


def test_saved_questions(run: Run, docs: Path) -> None:
    """Saved questions are listed and run."""
    run("build", docs)
    listed = json.loads(run("query", "--list", "--json").out)
    assert len(listed) >= 8
    for row in listed:
        assert run("query", row["name"], "--json").code == 0
    found = run("query", "tasks-of-department", "--param", "organisation=临江市教育局", "--json").out
    assert "办好高中" in found


@pytest.mark.parametrize("form", ["html", "ttl", "nq"])
def test_export(run: Run, docs: Path, tmp_path: Path, form: str) -> None:
    """An export goes to a file, or to standard output, and can be narrowed."""
    run("build", docs)
    whole = run("export", form)
    assert (whole.code, "临江市财政局" in whole.out) == (0, True)
    target = tmp_path / "out" / f"g.{form}"
    assert run("export", form, "-o", target).out == ""
    assert target.read_text("utf-8") == whole.out
    part = run("export", form, "--document", "澄州").out
    assert "澄州市财政局" in part
    assert "临江市" not in part
    assert "临江市" not in run("export", form, "--organisation", "澄州市教育局").out


def test_export_of_kinds(run: Run, docs: Path) -> None:
    """Of chosen kinds, nothing else is left and nothing points to what is not there."""
    run("build", docs)
    lines = run("export", "nq", "--kind", "task", "--kind", "organisation").out.splitlines()
    assert any("ontology#Task>" in line for line in lines)
    assert not any("ontology#Section>" in line or "ontology#inSection>" in line for line in lines)
    alone = run("export", "nq", "--kind", "organisation").out.splitlines()
    assert any("ontology#Organisation>" in line for line in alone)
    assert not any("ontology#Task>" in line for line in alone)
    subjects = {line.split(" ", 1)[0] for line in lines}
    facts = {word for line in lines for word in line.split(" ")[2:-2] if "/source/" in word and word.count("/") > 5}
    assert facts <= subjects
    assert len(lines) < len(run("export", "nq").out.splitlines())


def test_export_is_the_same_in_any_order(run: Run, docs: Path, tmp_path: Path) -> None:
    """Two builds of the same files are byte for byte the same N-Quads."""
    files = sorted(docs.iterdir())
    for name, order in (("a", files), ("b", files[::-1])):
        run("build", *order, "--graph", tmp_path / name)
    first, second = (run("export", "nq", "--graph", tmp_path / name).out for name in ("a", "b"))
    assert first == second
    assert first.count("\n") > 100


def test_export_to_a_bad_place(run: Run, docs: Path, tmp_path: Path) -> None:
    """A file that cannot be written is a clear error."""
    run("build", docs)
    result = run("export", "nq", "-o", docs / "甲.txt" / "g.nq")
    assert (result.code, "无法写入" in result.err) == (2, True)


def test_extract_one_and_several(run: Run, docs: Path, tmp_path: Path) -> None:
    """One file gives an indented object, several give JSON lines, -o a file each; a broken one is named, code 3."""
    one = run("extract", docs / "甲.txt")
    assert json.loads(one.out)["source"] == "甲.txt"
    assert one.out.startswith("{\n")
    several = [json.loads(line) for line in run("extract", docs, "--json").out.splitlines()]
    assert [item["source"] for item in several] == ["乙.txt", "甲.txt"]
    write(docs, 空="")
    broken = run("extract", docs, "-o", tmp_path / "facts")
    assert (broken.code, broken.out) == (3, "")
    assert "空.txt" in broken.err
    assert {path.name for path in (tmp_path / "facts").iterdir()} == {"甲.json", "乙.json"}


def test_validate(run: Run, docs: Path, tmp_path: Path) -> None:
    """A sound graph passes; one whose text was changed behind its back does not, code 1."""
    run("build", docs)
    assert run("validate").code == 0
    for path in (tmp_path / "graph" / "texts").iterdir():
        path.write_text("另一篇文章。", encoding="utf-8")
    result = run("validate", "--no-shapes", "--json")
    assert result.code == 1
    assert {row["source"] for row in json.loads(result.out)} == {"甲.txt", "乙.txt"}


def test_status(run: Run, tmp_path: Path) -> None:
    """Status lists sources with their counts, failures with their reason, and the open problems."""
    docs = write(tmp_path / "docs", 甲=TEXT, 空="", 丙=TEXT.replace("澄州市", ""))
    run("build", docs)
    rows = {row["source"]: row for row in json.loads(run("status", "--json").out)}
    assert (rows["甲.txt"]["tasks"], rows["甲.txt"]["status"]) == (2, "read")
    assert (rows["空.txt"]["status"], rows["空.txt"]["reason"]) == ("failed", "文件为空")
    shown = run("status", "--format", "table").out
    assert "空.txt: 文件为空" in shown
    assert "no-place 1" in shown
    (problem,) = json.loads(run("status", "--problems", "--json").out)
    assert (problem["code"], problem["source"]) == ("no-place", "丙.txt")


def test_read(run: Run, tmp_path: Path) -> None:
    """What the reader saw, with the real readers; a file that cannot be read says why."""
    file = tmp_path / "a.txt"
    file.write_text("澄州市水利实施方案\n一、总体要求\n修复水闸。\n二、保障措施\n加强检查。\n", encoding="utf-8")
    assert "二、保障措施" in run("read", file, "--format", "table").out
    assert json.loads(run("read", file, "--json").out)["documents"][0]["type"] == "scheme"
    file.write_bytes(b"%PDF-1.7 not a text")
    broken = run("read", file)
    assert (broken.code, broken.out) == (3, "")
    assert "a.txt" in broken.err


def test_lineage(run: Run, docs: Path) -> None:
    """A tree for people, rows for programs; words that no title holds are an error that names the nearest."""
    run("build", docs)
    rows = json.loads(run("lineage", "办好高中", "--json").out)
    assert [(row["depth"], row["step"]) for row in rows][:2] == [(0, "root"), (1, "lead")]
    assert "↓ 牵头" in run("lineage", "办好高中", "--format", "table").out
    wrong = run("lineage", "办好高中校")
    assert (wrong.code, wrong.out) == (1, "")
    assert "办好高中" in wrong.err


def test_identify(run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a graph the lexicon answers; with one its candidates are offered; what is open is no error."""
    monkeypatch.delenv("POLICYKG_GRAPH")
    found = json.loads(run("identify", "市人社局", "市教育局", "--place", "澄州市", "--json").out)
    assert [item["name"] for item in found] == ["澄州市人力资源和社会保障局", "澄州市教育局"]
    left = run("identify", "市教育局", "--json")
    assert (left.code, json.loads(left.out)[0]["iri"]) == (0, None)
    run("build", docs, "--graph", tmp_path / "graph")
    offered = json.loads(run("identify", "市教育局", "--json", "--graph", tmp_path / "graph").out)
    assert offered[0]["candidates"]
    assert run("identify", "市教育局", "--graph", tmp_path / "none").code == 2
    assert run("identify", "市教育局", "--kind", "thing").code == 2


def test_what_waits_for_a_person_is_said(run: Run, tmp_path: Path) -> None:
    """The summary of a build and the status name the review file where something is to be decided."""
    docs = write(
        tmp_path / "papers",
        a="澄州市教育规划\n依据国务院《国务院关于推进教育公平的意见》。\n",
        b="临湖市教育规划\n依据《关于推进教育公平的意见》。\n",
    )
    assert "review.csv" in run("build", docs).out
    assert "review.csv" in run("status", "--format", "table").out


@pytest.mark.parametrize("command", COMMANDS)
def test_help(run: Run, command: str) -> None:
    """Each command says in Chinese and English what it does, with an example."""
    text = run(command, "--help").out
    assert "例 / example" in text
    assert f"policykg {command}" in text
    assert text.isascii() is False


def test_version(run: Run) -> None:
    """The version is that of the installed package."""
    assert run("--version").out.startswith("policykg 0.")


def test_help_is_quick() -> None:
    """The help page comes at once: no heavy library is loaded for it (best of three, against a noisy machine)."""
    took = []
    for _ in range(3):
        start = time.perf_counter()
        done = run_policykg("--help")
        took.append(time.perf_counter() - start)
        assert all(command in done.stdout for command in COMMANDS)
    assert min(took) < 0.3


def test_help_loads_nothing_heavy() -> None:
    """The command's module by itself imports none of the heavy libraries."""
    script = "import sys, cli; print({'spacy', 'rdflib', 'pyvis', 'networkx', 'pyoxigraph', 'rich'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(cli.__file__).parent
    )
    assert done.stdout.strip() == "set()"
