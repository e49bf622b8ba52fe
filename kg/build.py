"""Building the graph: read what changed, replace its part of the store, take out what is gone.

A graph says what the files say now. A file that could be read before and cannot be read now loses its part of the
graph and is reported: facts whose text is gone could not be shown to anyone. A folder that is missing as a whole (an
unplugged disk, a slip of the keyboard) takes nothing out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Store

from kg.archives import source_exists
from kg.duplicates import Held, doubles, signature
from kg.errors import InputError, MissingFile
from kg.facts import FileFacts
from kg.identity import source_iri
from kg.ledger import (
    Count,
    SourceRow,
    SourceStatus,
    append_rows,
    count_facts,
    load_ledger,
    origin_of,
    path_of,
    total_facts,
    total_problems,
    write_ledger,
)
from kg.reading import Extract, Extraction, Progress, Reading, fingerprint, read_files
from kg.resolution import resolve
from kg.reviewing import REVIEW_GRAPH, Reviewing
from kg.run_graphs import VOCABULARY_GRAPH, run_iri, run_quads, vocabulary_quads
from kg.sources import Listing, Skipped, SourceFile, list_sources
from kg.store import GraphFolder, create_folder, drop_texts, keep_text, open_writer, read_text, replace_graph
from kg.triples import quads

_BATCH: Final = 32  # sources whose ledger rows are written together, after the store is flushed to disk

# Everything between facts and triples; with the rules' version it tells whether a source must be read again.
_MAPPING = (
    "evidence.py",
    "facts.py",
    "identity.py",
    "indicator_names.py",
    "literals.py",
    "organisation_kinds.py",
    "organisation_lexicon.py",
    "organisation_places.py",
    "organisation_relations.py",
    "organisations.py",
    "citations.py",
    "document_names.py",
    "resolution.py",
    "run_graphs.py",
    "source_graph.py",
    "triples.py",
    "data/organisations.csv",
    "data/counties.csv",
    "data/prefectures.csv",
    "data/renamings.csv",
)


class Interrupted(KeyboardInterrupt):
    """A build was stopped from outside; `kept` sources that it had read by then are in the graph."""

    def __init__(self, kept: int) -> None:
        self.kept = kept
        super().__init__(kept)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that could not be read: where, what was found, what to do."""

    place: str
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Double:
    """A source that is left out, and the one that holds the same paper."""

    name: str
    same_as: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did (names of sources, sorted), and what the graph holds after it.

    `counts` are facts by kind and `problems` open problems by code over all sources of the graph; `sources` is their
    number; `notes` are things done that a user may not expect; `questions` is the number of identities that wait in the
    review file; `doubles` are sources left out because another one holds the same paper.
    """

    graph: Path
    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    sources: int
    counts: tuple[Count, ...]
    problems: tuple[Count, ...]
    questions: int
    doubles: tuple[Double, ...]


def build(
    paths: Iterable[Path],
    graph: Path,
    *,
    extraction: Extraction,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a graph up to date with the given files and folders.

    Args:
        paths: files and folders; sources from elsewhere stay as they are.
        graph: the graph folder; made if need be.
        extraction: how facts are got; its version of the rules is part of what decides whether a file is read again.
        jobs: processes to use at most.
        progress: told after each file.

    Raises:
        GraphError: the graph cannot be written, another process is writing, or it is damaged.
        Interrupted: the user stopped it; the graph is sound and holds what was read, the next build does the rest.
    """
    folder = create_folder(graph)
    run = _Run(folder, open_writer(folder), extraction.rules_version)
    listing = list_sources(paths, suffixes=extraction.suffixes, known=run.names)
    try:
        run.remove_gone(listing)
        changed = run.changed(listing.files)
        for done, reading in enumerate(run.readings(changed, extraction.extract, jobs), start=1):
            run.take(reading)
            if progress is not None:
                progress(done, len(changed), reading.file.name)
        run.leave_out_doubles()
    except KeyboardInterrupt as stop:
        raise Interrupted(run.kept) from stop
    finally:
        run.finish()
    questions = run.tidy()
    return run.report(listing, changed, questions)


class _Run:
    """One build: the state of the graph and what is done to it.

    A source has no row while its named graph is being changed: if that is broken off, `finish` takes the graph out.
    """

    def __init__(self, folder: GraphFolder, store: Store, rules_version: str) -> None:
        self.folder = folder
        self.store = store
        self.rules_version = rules_version
        self.rules = f"{rules_version}+{_mapping_version()}"
        self.rows = {row.name: row for row in load_ledger(folder)}
        places = ((path_of(row, folder), row.name) for row in self.rows.values())
        self.names = {path: name for path, name in places if source_exists(path)}
        self.pending: list[SourceRow] = []
        self.review = Reviewing(folder, store)
        self.kept = 0  # sources read by this build that are in the graph
        self.failures: list[Failure] = []
        self.removed: list[str] = []
        self.notes: list[str] = list(self.review.troubles)

    def changed(self, found: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
        """Files to read: new, changed, failed last time, read by other rules, or touched by a reviewer's decision."""
        files = {file.path: file for file in found}
        for row in self.rows.values():
            path = path_of(row, self.folder)
            stale = source_iri(row.name) in self.review.stale or self._holds_stale_words(row)
            if stale and path not in files:
                if source_exists(path):
                    files[path] = SourceFile(row.name, path)
                else:
                    self.notes.append(f"{row.name}: 文件不在原处，核对结果未能应用 / gone: decisions not applied")
        wanted = {file.name: file for file in files.values() if not self._is_current(file)}
        for file in files.values():
            if self._lost_its_double(file.name, wanted):
                wanted[file.name] = file
        return tuple(wanted[name] for name in sorted(wanted))

    def readings(self, files: Sequence[SourceFile], extract: Extract, jobs: int) -> Iterator[Reading]:
        """Read files, with the names that a person accepted."""
        return read_files(files, extract=extract, jobs=jobs, accepted=self.review.accepted)

    def _holds_stale_words(self, row: SourceRow) -> bool:
        """Whether a source's text has words about which a person decided otherwise than before."""
        words = self.review.stale_words
        return bool(words and row.text) and any(word in read_text(self.folder, row.text) for word in words)

    def _lost_its_double(self, name: str, wanted: Mapping[str, SourceFile]) -> bool:
        """Whether a source was left out for another one that is gone now, or is read anew."""
        row = self.rows.get(name)
        if row is None or row.status is not SourceStatus.DOUBLE:
            return False
        kept = self.rows.get(row.same_as)
        return kept is None or kept.status is not SourceStatus.READ or kept.name in wanted

    def _is_current(self, file: SourceFile) -> bool:
        row = self.rows.get(file.name)
        if row is None or row.status not in (SourceStatus.READ, SourceStatus.DOUBLE) or row.rules != self.rules:
            return False
        if source_iri(row.name) in self.review.stale or self._holds_stale_words(row):
            return False
        if row.sha256 != fingerprint(file):
            return False
        origin = origin_of(file.path, self.folder)
        if row.origin != origin:  # the same file, moved
            self.rows[row.name] = replace(row, origin=origin)
            self._record(self.rows[row.name])
        return True

    def remove_gone(self, listing: Listing) -> None:
        """Take out the sources that were in the given folders, or were given as files, and are there no more."""
        present = {file.path for file in listing.files}
        missing = {Path(failure.place).resolve(): failure for failure in listing.failures}
        for row in sorted(self.rows.values(), key=lambda row: row.name):
            path = path_of(row, self.folder)
            under = any(folder in path.parents for folder in listing.folders)
            if path not in present and (under or path in missing):
                self._remove(row)
        for path, failure in missing.items():
            kept = [row for row in self.rows.values() if path in path_of(row, self.folder).parents]
            if kept and isinstance(failure, MissingFile):
                what = f"文件夹不存在，其 {len(kept)} 份来源保留在图谱中 / folder missing, its sources are kept"
                self.notes.append(f"{failure.place}: {what}")

    def _remove(self, row: SourceRow) -> None:
        del self.rows[row.name]
        self.store.remove_graph(NamedNode(source_iri(row.name)))
        self.removed.append(row.name)
        self._record(SourceRow(row.name, row.origin, "", "", SourceStatus.REMOVED))

    def take(self, reading: Reading) -> None:
        """Put one file's facts into the graph, or take out what it said before."""
        name = reading.file.name
        before = self.rows.get(name)
        origin = origin_of(reading.file.path, self.folder)
        if before is not None and before.origin != origin:
            what = f"取代读自 {before.origin} 的同名来源（该文件已不在）/ replaces a source that is gone"
            self.notes.append(f"{name}: {what}")
        if reading.facts is None:
            self._fail(reading, before, origin)
            return
        digest = keep_text(self.folder, reading.facts.text)
        statements = tuple(quads(reading.facts, rules=self.rules_version, same=self.review.same))
        row = self._row(reading.facts, name, origin, digest, reading.sha256)
        self.rows.pop(name, None)
        replace_graph(self.store, NamedNode(source_iri(name)), statements)
        self.rows[name] = row
        self.kept += 1
        self._record(row)

    def leave_out_doubles(self) -> None:
        """Of several files with one paper keep one: its facts are counted once, the others are named."""
        read = [row for row in self.rows.values() if row.status is SourceStatus.READ and row.signature]
        found = doubles(Held(row.name, frozenset(row.papers), row.signature) for row in read)
        for name, kept in found.items():
            self.store.remove_graph(NamedNode(source_iri(name)))
            row = self.rows[name]
            self.rows[name] = replace(row, status=SourceStatus.DOUBLE, same_as=kept, counts=(), problems=(), text="")
            self._record(self.rows[name])

    def _row(self, facts: FileFacts, name: str, origin: str, text: str, sha256: str) -> SourceRow:
        resolution = resolve(facts, same=self.review.same)
        return SourceRow(
            name,
            origin,
            sha256,
            self.rules,
            SourceStatus.READ,
            text=text,
            counts=count_facts(facts),
            problems=(*facts.problems, *resolution.problems),
            papers=tuple(sorted(set(resolution.document_iris.values()))),
            signature=signature(facts.text),
        )

    def _fail(self, reading: Reading, before: SourceRow | None, origin: str) -> None:
        failure = reading.failure or InputError(reading.file.name, "未能读取 / not read", "")
        name, advice = reading.file.name, failure.advice
        if before is not None and before.status is SourceStatus.READ:
            del self.rows[name]
            self.store.remove_graph(NamedNode(source_iri(name)))
            advice = f"{advice}；其旧内容已从图谱移除 / its old facts were taken out"
        self.failures.append(Failure(str(reading.file.path), failure.found, advice))
        row = SourceRow(name, origin, reading.sha256, self.rules, SourceStatus.FAILED, reason=failure.found)
        self.rows[name] = row
        self._record(row)

    def _record(self, row: SourceRow) -> None:
        self.pending.append(row)
        if len(self.pending) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        """The store reaches the disk before the ledger says so."""
        self.store.flush()
        append_rows(self.folder, self.pending)
        self.pending.clear()

    def finish(self) -> None:
        """Vocabulary and run go in, what has no row goes out, and the ledger is written anew; also after a failure."""
        self._flush()
        replace_graph(self.store, NamedNode(VOCABULARY_GRAPH), vocabulary_quads())
        replace_graph(self.store, NamedNode(REVIEW_GRAPH), self.review.statements())
        run = run_quads(_program_version(), self.rules_version)
        replace_graph(self.store, NamedNode(run_iri(self.rules_version)), run)
        self._drop_strays()
        self.store.flush()
        write_ledger(self.folder, self.rows.values())

    def tidy(self) -> int:
        """What only a whole build does: make the store small and ask what is open; returns the number of questions.

        While an exception is under way its traceback holds the store open, so this waits until there is none.
        """
        del self.store  # closes it; on opening, what is in the tables by now is dropped from the store's log
        store = open_writer(self.folder)
        drop_texts(self.folder, keep=(row.text for row in self.rows.values() if row.text))
        return self.review.ask(store, (problem for row in self.rows.values() for problem in row.problems))

    def _drop_strays(self) -> None:
        """Take out sources without a row (their reading was broken off) and runs that no source comes from any more."""
        read = [row for row in self.rows.values() if row.status is SourceStatus.READ]
        rules = {row.rules.rpartition("+")[0] for row in read} | {self.rules_version}
        keep = {VOCABULARY_GRAPH, REVIEW_GRAPH, *map(run_iri, rules), *(source_iri(row.name) for row in read)}
        for graph in list(self.store.named_graphs()):
            if isinstance(graph, NamedNode) and graph.value not in keep:
                self.store.remove_graph(graph)

    def report(self, listing: Listing, changed: Sequence[SourceFile], questions: int) -> BuildReport:
        """The report of this build."""
        rows = [self.rows[name] for name in sorted(self.rows)]
        read = {file.name for file in changed}
        broken = [Failure(failure.place, failure.found, failure.advice) for failure in listing.failures]
        return BuildReport(
            graph=self.folder.path,
            read=tuple(name for name in sorted(read) if self.rows[name].status is SourceStatus.READ),
            unchanged=tuple(file.name for file in listing.files if file.name not in read),
            removed=tuple(self.removed),
            failures=tuple(sorted((*broken, *self.failures), key=lambda failure: failure.place)),
            skipped=listing.skipped,
            notes=tuple(self.notes),
            sources=sum(row.status is SourceStatus.READ for row in rows),
            counts=total_facts(rows),
            problems=total_problems(rows),
            questions=questions,
            doubles=tuple(Double(row.name, row.same_as) for row in rows if row.status is SourceStatus.DOUBLE),
        )


def _mapping_version() -> str:
    """Fingerprint of the code and data between facts and triples."""
    digest = hashlib.sha256()
    for name in _MAPPING:
        digest.update(files("kg").joinpath(name).read_bytes())
    digest.update(files("ontology").joinpath("terms.py").read_bytes())
    return digest.hexdigest()[:12]


def _program_version() -> str:
    """Version of the installed distribution."""
    try:
        return version("policykg")
    except PackageNotFoundError:
        return "0"
