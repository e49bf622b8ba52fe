"""A graph of all the real documents: nothing crashes, nothing is silent, nothing depends on the order of the files."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from extractors import RULES_VERSION, SUFFIXES, extract
from kg.build import build
from kg.reading import Extraction
from tests.conftest import Command, run_policykg

# Inputs that cannot be read, by name: each of them has to be named with a reason.
BROKEN = {
    "空文件.txt": b"",
    "只有空白.txt": "　\n \n".encode(),
    "程序.txt": bytes(range(256)) * 8,
    "残缺.txt": "澄州市教育局工作要点".encode("gb18030")[:-1] + b"\xff\xff",
}
EXTRACTION = Extraction(extract, RULES_VERSION, SUFFIXES)
NAMED_GRAPH = re.compile(r"(<[^<>\" ]*>) \.$")  # <s> <p> "o" <g> .


def lines(graph: Path, out: Path) -> bytes:
    """The graph as N-Quads."""
    done = run_policykg("export", "nq", "-o", out, graph=graph)
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Path]:
    """The founding documents."""
    return sorted((shared / "corpus").glob("seed_*.txt"))


def by_named_graph(quads: bytes) -> dict[str, set[str]]:
    """Lines of N-Quads by the named graph that they stand in."""
    graphs: defaultdict[str, set[str]] = defaultdict(set)
    for line in quads.decode().splitlines():
        found = NAMED_GRAPH.search(line)
        graphs[found.group(1) if found else ""].add(line)
    return graphs


def test_whole_corpus_with_broken_files(shared: Path, policykg: Command, tmp_path: Path) -> None:
    """All real texts are read; missing, empty, binary and undecodable files are named with a reason; the code is 3."""
    for name, data in BROKEN.items():
        (tmp_path / name).write_bytes(data)
    missing = tmp_path / "不存在.txt"
    corpus = sorted((shared / "corpus").glob("*.txt"))
    done = policykg("build", *corpus, *(tmp_path / name for name in BROKEN), missing, graph=tmp_path / "graph")
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    for name in (*BROKEN, missing.name):
        (line,) = [line for line in (done.stdout + done.stderr).splitlines() if name in line][:1]
        assert len(line.replace(str(tmp_path), "").replace(name, "").strip(" /:：-—")) > 3, line
    status = json.loads(policykg("status", "--json", graph=tmp_path / "graph").stdout)
    assert {p.name for p in corpus} <= {row.get("source") for row in status}


def test_hash_seed_changes_nothing(shared: Path, policykg: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """No order of a set reaches the facts: they are the same whatever seed Python hashes words with."""
    texts = sorted((shared / "corpus").glob("*.txt"))
    found = []
    for seed in ("0", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        found.append(policykg("extract", *texts).stdout.splitlines())
    differing = [
        {json.loads(line)["source"] for line in rows if line} for rows in zip(*found, strict=True) if len(set(rows)) > 1
    ]
    assert len(found[0]) == len(texts)
    assert differing == []


def test_order_of_files_changes_nothing(seeds: list[Path], policykg: Command, tmp_path: Path) -> None:
    """Two builds of the same files, given in opposite order, are equal byte for byte."""
    graphs = [tmp_path / "there", tmp_path / "back"]
    for graph, order in zip(graphs, (seeds, seeds[::-1]), strict=True):
        assert policykg("build", *order, graph=graph).returncode == 0
    there, back = (lines(graph, graph.with_suffix(".nq")) for graph in graphs)
    assert there == back
    assert there.count(b"\n") > 1000


def test_only_what_changed_is_read(seeds: list[Path], tmp_path: Path) -> None:
    """A second build reads nothing; a changed file and a removed one touch their own named graph and no other."""
    folder, graph = tmp_path / "documents", tmp_path / "graph"
    folder.mkdir()
    for path in seeds:
        shutil.copy(path, folder)
    changed, removed = (path.name for path in seeds[:2])

    first = build([folder], graph, extraction=EXTRACTION)
    assert first.read == tuple(path.name for path in seeds)
    before = by_named_graph(lines(graph, tmp_path / "before.nq"))
    second = build([folder], graph, extraction=EXTRACTION)
    assert (second.read, second.removed) == ((), ())
    assert by_named_graph(lines(graph, tmp_path / "again.nq")) == before

    (folder / changed).chmod(0o644)
    with (folder / changed).open("a", encoding="utf-8") as file:
        file.write("\n补充任务。新建公办幼儿园12所。（牵头单位：市教育局）\n")
    (folder / removed).unlink()
    third = build([folder], graph, extraction=EXTRACTION)
    assert (third.read, third.removed) == ((changed,), (removed,))
    after = by_named_graph(lines(graph, tmp_path / "after.nq"))
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert len(differing) == 2
    assert len(before.keys() - after.keys()) == 1
