"""The command line where something breaks off: a reader that goes, an interruption, a narrowing to nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.store import replace_graph
from tests.conftest import Run
from tests.kg.small_extract import TEXT, write


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX shells")
def test_a_reader_that_goes_ends_it_quietly(run: Run, docs: Path, tmp_path: Path) -> None:
    """`policykg export nq | head -1` says nothing on standard error."""
    run("build", docs)
    command = f"'{Path(sys.executable).with_name('policykg')}' export nq --graph '{tmp_path / 'graph'}' | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_interruption(run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command ends with 130, and what was done is kept."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.build._Run.take", interrupt)
    result = run("build", docs)
    assert (result.code, result.out) == (130, "")
    assert result.err == "已中断，已读的 0 份已保留 / interrupted, 0 sources kept\n"


def test_interruption_between_graph_and_ledger(run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped just after a source's statements were stored, the graph is sound, for a new source and for a changed one.

    Validation reads the texts by the ledger: a source without its row, or with its old row, would not pass.
    """
    stored = 0

    def replace_and_stop(store: Store, graph: NamedNode, quads: Iterable[Quad]) -> None:
        nonlocal stored
        replace_graph(store, graph, quads)
        stored += 1
        if stored == 2:
            raise KeyboardInterrupt

    for text, old in ((TEXT, "高中"), (TEXT.replace("高中", "职校和中专"), "职校和中专")):
        write(docs, 甲=text, 乙=text.replace("澄州市", "临江市"))
        stored = 0
        with monkeypatch.context() as patched:
            patched.setattr("kg.build.replace_graph", replace_and_stop)
            result = run("build", docs)
        assert (result.code, result.err.count("\n")) == (130, 1)
        assert "已读的 1 份" in result.err
        assert run("validate", "--no-shapes").code == 0
        sources = {row["source"] for row in json.loads(run("status", "--json").out)}
        assert sources == {"乙.txt"}
        assert old in run("export", "nq").out
        assert "读取 1" in run("build", docs).out


def test_narrowed_to_nothing_writes_no_file(run: Run, docs: Path, tmp_path: Path) -> None:
    """Where nothing fits, an earlier export stays as it is."""
    run("build", docs)
    target = tmp_path / "g.html"
    target.write_text("earlier", encoding="utf-8")
    result = run("export", "html", "--kind", "project", "-o", target)
    assert (result.code, target.read_text("utf-8")) == (1, "earlier")
    assert "已写入" not in result.err


def test_errors_name_their_place_once(run: Run, docs: Path, tmp_path: Path) -> None:
    """A wrong parameter is reported with the name of the question, or the path of its file, once."""
    run("build", docs)
    file = tmp_path / "own.rq"
    file.write_text("SELECT ?x {}", encoding="utf-8")
    for words, name in (("tasks-of-department", "tasks-of-department"), (f"@{file}", str(file))):
        assert run("query", words, "--param", "falsch=1").err.count(name) == 1
