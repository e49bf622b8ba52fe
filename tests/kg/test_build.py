"""Building: what is read, what is left alone, what is taken out, what is reported."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kg.build import BuildReport, build
from kg.errors import GraphError, InputError
from kg.facts import FileFacts
from kg.ledger import SourceStatus, load_ledger
from kg.reading import Extraction, read_file, read_files
from kg.sources import SourceFile
from kg.store import GraphFolder, create_folder, find_folder, open_reader, open_writer, read_text
from tests.kg.small_extract import SMALL, TEXT, extract, write

OTHER = TEXT.replace("澄州市", "临江市")


def quads(graph: Path) -> list[str]:
    """All statements, sorted: what an export as N-Quads holds."""
    return sorted(map(str, open_reader(find_folder(graph))))


def run(graph: Path, *paths: Path, jobs: int = 1) -> BuildReport:
    """A build with the small extraction."""
    return build(paths, graph, extraction=SMALL, jobs=jobs)


def reasons(report: BuildReport) -> dict[str, str]:
    """Why paths failed, by file name."""
    return {Path(failure.place).name: failure.found for failure in report.failures}


def test_reads_and_counts(tmp_path: Path) -> None:
    """A first build reads everything and says what came out of it."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER), tmp_path / "g"
    report = run(graph, docs)
    assert report.read == ("乙.txt", "甲.txt")
    assert (report.unchanged, report.removed, report.failures, report.sources) == ((), (), (), 2)
    counts = {count.kind: count.number for count in report.counts}
    assert (counts["documents"], counts["tasks"], counts["responsibilities"]) == (2, 4, 6)
    rows = load_ledger(GraphFolder(graph))
    assert [read_text(GraphFolder(graph), row.text) for row in rows] == [OTHER, TEXT]


def test_unchanged_files_are_not_read(tmp_path: Path) -> None:
    """Without change nothing is extracted anew, and the graph stays as it is."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT), tmp_path / "g"
    run(graph, docs)
    before = quads(graph)

    def forbidden(data: bytes, name: str) -> FileFacts:
        raise AssertionError(name)

    report = build([docs], graph, extraction=Extraction(forbidden, SMALL.rules_version, SMALL.suffixes))
    assert (report.read, report.unchanged) == ((), ("甲.txt",))
    assert quads(graph) == before


def test_other_rules_read_everything_anew(tmp_path: Path) -> None:
    """A new version of the rules makes every source stale, and leaves no trace of the old run."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT), tmp_path / "g"
    run(graph, docs)
    report = build([docs], graph, extraction=Extraction(extract, "small-2", SMALL.suffixes))
    assert report.read == ("甲.txt",)
    assert not any("small-1" in quad for quad in quads(graph))


def test_order_and_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files give the same statements, whatever their order and the number of processes."""
    monkeypatch.setattr("kg.reading.POOL_BYTES", 0)
    docs = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER, 丙=TEXT.replace("幼儿园", "小学"))
    files = sorted(docs.iterdir())
    run(tmp_path / "one", *files)
    run(tmp_path / "two", *files[::-1], jobs=2)
    for file in (files[1], files[0], files[2]):
        run(tmp_path / "three", file)
    assert quads(tmp_path / "one") == quads(tmp_path / "two") == quads(tmp_path / "three")
    ledgers = [(tmp_path / name / "sources.jsonl").read_bytes() for name in ("one", "two", "three")]
    assert ledgers[0] == ledgers[1] == ledgers[2]


def test_changed_file_changes_its_own_graph(tmp_path: Path) -> None:
    """Of two sources, only the changed one has other statements afterwards; its old text is dropped."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER), tmp_path / "g"
    run(graph, docs)
    before = set(quads(graph))
    write(docs, 甲=TEXT.replace("办好高中", "办好职校"))
    report = run(graph, docs)
    assert (report.read, report.unchanged) == (("甲.txt",), ("乙.txt",))
    changed = before ^ set(quads(graph))
    assert changed
    assert all("/source/甲.txt>" in quad for quad in changed)
    assert len(list((graph / "texts").iterdir())) == 2


def test_removed_file_is_taken_out(tmp_path: Path) -> None:
    """What is gone from a given folder goes; what came from elsewhere stays."""
    docs, more, graph = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER), write(tmp_path / "more", 丙=TEXT), tmp_path / "g"
    run(graph, docs, more)
    (docs / "甲.txt").unlink()
    report = run(graph, docs)
    assert report.removed == ("甲.txt",)
    fresh = tmp_path / "fresh"
    run(fresh, docs, more)
    assert quads(graph) == quads(fresh)


def test_removed_file_given_by_name_is_taken_out(tmp_path: Path) -> None:
    """A file that was read, is named again and is gone, is a failure and leaves nothing behind."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT), tmp_path / "g"
    run(graph, docs / "甲.txt")
    (docs / "甲.txt").unlink()
    report = run(graph, docs / "甲.txt")
    assert (report.removed, list(reasons(report))) == (("甲.txt",), ["甲.txt"])
    assert report.sources == 0


def test_missing_folder_takes_nothing_out(tmp_path: Path) -> None:
    """A folder that is missing as a whole is a failure; its sources stay, and that is said."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT), tmp_path / "g"
    run(graph, docs)
    before = quads(graph)
    docs.rename(tmp_path / "away")
    report = run(graph, docs)
    assert (report.removed, report.sources) == ((), 1)
    assert "1" in report.notes[0]
    assert quads(graph) == before


BROKEN = {
    "空.txt": b"",
    "二进制.txt": b"\0\1\2",
    "乱码.txt": b"\xff\xfe\xfd",
    "出错.txt": "出错".encode(),
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_broken_files_are_named_and_the_rest_is_done(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file that cannot be read is a failure with its reason, in one process or in several."""
    monkeypatch.setattr("kg.reading.POOL_BYTES", 0)
    docs, graph = write(tmp_path / "docs", 甲=TEXT), tmp_path / "g"
    for name, data in BROKEN.items():
        (docs / name).write_bytes(data)
    report = run(graph, docs, tmp_path / "缺.txt", jobs=jobs)
    assert set(reasons(report)) == {*BROKEN, "缺.txt"}
    assert all(reasons(report).values())
    assert "IndexError" in reasons(report)["出错.txt"]
    assert report.read == ("甲.txt",)
    again = run(graph, docs)
    assert set(reasons(again)) == set(BROKEN)
    assert again.unchanged == ("甲.txt",)


def test_a_file_that_breaks_loses_its_facts(tmp_path: Path) -> None:
    """A source that was read and cannot be read now leaves nothing stale in the graph, and that is said."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER), tmp_path / "g"
    run(graph, docs)
    (docs / "甲.txt").write_bytes(b"\xff\xfe\xfd")
    report = run(graph, docs)
    assert "移除" in report.failures[0].advice
    assert not any("/source/甲.txt>" in quad for quad in quads(graph))
    assert report.sources == 1
    write(docs, 甲=TEXT)
    assert run(graph, docs).read == ("甲.txt",)


def test_same_names_do_not_overwrite(tmp_path: Path) -> None:
    """Two different files of one name are two sources, in one build or in two."""
    one, two = write(tmp_path / "2023", 要点=TEXT), write(tmp_path / "2024", 要点=OTHER)
    assert run(tmp_path / "g", one, two).read == ("2023/要点.txt", "2024/要点.txt")
    graph = tmp_path / "h"
    assert run(graph, one).read == ("要点.txt",)
    assert run(graph, two).read == ("2024/要点.txt",)
    assert run(graph, one, two).unchanged == ("2024/要点.txt", "要点.txt")


def test_moved_documents_are_recognised(tmp_path: Path) -> None:
    """A folder that was moved is not read anew; a file that also changed replaces the old one, with a note."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT, 乙=OTHER), tmp_path / "g"
    run(graph, docs)
    moved = tmp_path / "elsewhere"
    shutil.move(docs, moved)
    write(moved, 甲=TEXT.replace("高中", "职校"))
    report = run(graph, moved)
    assert (report.read, report.unchanged, report.sources) == (("甲.txt",), ("乙.txt",), 2)
    assert "甲.txt" in report.notes[0]
    assert all(row.origin.startswith("../elsewhere/") for row in load_ledger(GraphFolder(graph)))


def test_interrupted_build_goes_on(tmp_path: Path) -> None:
    """What was read before an interruption is kept; the next build reads the rest and comes to the same graph."""
    docs, graph = write(tmp_path / "docs", a=TEXT, b=OTHER), tmp_path / "g"

    def interrupt(done: int, total: int, name: str) -> None:
        assert (done, total, name) == (1, 2, "a.txt")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([docs], graph, extraction=SMALL, progress=interrupt)
    report = run(graph, docs)
    assert (report.read, report.unchanged) == (("b.txt",), ("a.txt",))
    run(tmp_path / "fresh", docs)
    assert quads(graph) == quads(tmp_path / "fresh")


def test_stray_graphs_are_taken_out(tmp_path: Path) -> None:
    """Statements of a source that has no row (a crash came before the row, then the file went) go with the next build."""
    docs, graph = write(tmp_path / "docs", a=TEXT, b=OTHER), tmp_path / "g"
    run(graph, docs)
    ledger = graph / "sources.jsonl"
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    (docs / "b.txt").unlink()
    run(graph, docs)
    run(tmp_path / "fresh", docs)
    assert quads(graph) == quads(tmp_path / "fresh")


def test_crash_between_store_and_ledger_is_repaired(tmp_path: Path) -> None:
    """Where the ledger lost its last rows, the sources are read again and the graph is the same."""
    docs, graph = write(tmp_path / "docs", a=TEXT, b=OTHER), tmp_path / "g"
    run(graph, docs)
    before, ledger = quads(graph), graph / "sources.jsonl"
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    assert run(graph, docs).read == ("b.txt",)
    assert quads(graph) == before


def test_second_builder_is_refused(tmp_path: Path) -> None:
    """While another process writes, a build stops with a clear error."""
    store = open_writer(create_folder(tmp_path / "g"))
    with pytest.raises(GraphError, match="locked"):
        run(tmp_path / "g", write(tmp_path / "docs", 甲=TEXT))
    assert len(store) == 0


def test_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is not even loaded."""
    monkeypatch.setattr("kg.reading.MAX_BYTES", 10)
    path = write(tmp_path, 甲=TEXT) / "甲.txt"
    reading = read_file(SourceFile("甲.txt", path), extract)
    assert isinstance(reading.failure, InputError)
    assert "too large" in str(reading.failure)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_forbidden_file_is_a_failure(tmp_path: Path) -> None:
    """A file that the system does not let us read has a reason."""
    path = write(tmp_path, 甲=TEXT) / "甲.txt"
    path.chmod(0)
    assert read_file(SourceFile("甲.txt", path), extract).failure is not None


def test_vanished_file_is_a_failure(tmp_path: Path) -> None:
    """A file that goes between listing and reading has a reason."""
    (reading,) = read_files([SourceFile("甲.txt", tmp_path / "甲.txt")], extract=extract)
    assert "不存在" in str(reading.failure)


def test_failed_sources_stand_in_the_ledger(tmp_path: Path) -> None:
    """The ledger knows which sources failed and why."""
    docs, graph = write(tmp_path / "docs", 甲=TEXT, 空=""), tmp_path / "g"
    run(graph, docs)
    states = {row.name: (row.status, row.reason) for row in load_ledger(GraphFolder(graph))}
    assert states == {"甲.txt": (SourceStatus.READ, ""), "空.txt": (SourceStatus.FAILED, "文件为空")}
