"""The ledger of sources: one row per source file, as JSON lines.

While a build runs, rows are appended (the last row of a name counts); at its end the file is written anew, sorted by
name. A line cut off by a crash is passed over: that source is simply read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import GraphError
from kg.facts import FileFacts, Problem, Span
from kg.store import GraphFolder, write_atomically

KINDS = (
    "documents",
    "sections",
    "references",
    "targets",
    "goals",
    "projects",
    "tasks",
    "organizations",
    "responsibilities",
)
"""Kinds of facts in the order of the fact format."""


class SourceStatus(StrEnum):
    """What became of a source at its last reading."""

    READ = "read"
    DOUBLE = "double"
    FAILED = "failed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind, or problems of a code."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source.

    `origin` is the file's path relative to the graph folder (absolute on another drive), `sha256` that of its bytes,
    `rules` the version of everything that turns bytes into triples, `text` the digest of the text as read (empty where
    reading failed), `reason` why it failed. `papers` and `signature` tell whether another source holds the same paper;
    `same_as` is that source, where this one is left out for it.
    """

    name: str
    origin: str
    sha256: str
    rules: str
    status: SourceStatus
    text: str = ""
    counts: tuple[Count, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    papers: tuple[str, ...] = ()
    signature: tuple[int, ...] = ()
    same_as: str = ""


def count_facts(facts: FileFacts) -> tuple[Count, ...]:
    """Number of facts by kind, in the order of the fact format."""
    return tuple(Count(kind, len(getattr(facts, kind))) for kind in KINDS)


def total_facts(rows: Iterable[SourceRow]) -> tuple[Count, ...]:
    """Facts by kind over several sources, in the order of the fact format."""
    numbers: dict[str, int] = {}
    for row in rows:
        for count in row.counts:
            numbers[count.kind] = numbers.get(count.kind, 0) + count.number
    return tuple(Count(kind, number) for kind, number in numbers.items())


def total_problems(rows: Iterable[SourceRow]) -> tuple[Count, ...]:
    """Open problems by code over several sources, the most frequent first."""
    numbers: dict[str, int] = {}
    for row in rows:
        for problem in row.problems:
            numbers[problem.code] = numbers.get(problem.code, 0) + 1
    return tuple(Count(code, numbers[code]) for code in sorted(numbers, key=lambda code: (-numbers[code], code)))


def load_ledger(folder: GraphFolder) -> tuple[SourceRow, ...]:
    """All rows, sorted by name.

    Raises:
        GraphError: a line in the middle of the file is no ledger row.
    """
    if not folder.ledger.exists():
        return ()
    lines = folder.ledger.read_text("utf-8").split("\n")
    rows: dict[str, SourceRow] = {}
    for number, line in enumerate(lines[:-1], start=1):
        row = _parse(line, place=f"{folder.ledger}:{number}")
        rows[row.name] = row
    return tuple(rows[name] for name in sorted(rows) if rows[name].status is not SourceStatus.REMOVED)


def append_rows(folder: GraphFolder, rows: Iterable[SourceRow]) -> None:
    """Add rows at the end; a last line cut off by an earlier crash is taken away first."""
    written = folder.ledger.read_bytes() if folder.ledger.exists() else b""
    whole = written.rfind(b"\n") + 1
    with folder.ledger.open("ab") as file:
        file.truncate(whole)
        file.write("".join(_line(row) for row in rows).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def write_ledger(folder: GraphFolder, rows: Iterable[SourceRow]) -> None:
    """Write the whole ledger anew, sorted by name."""
    write_atomically(folder.ledger, "".join(_line(row) for row in sorted(rows, key=lambda row: row.name)))


def origin_of(path: Path, folder: GraphFolder) -> str:
    """A file's path as the ledger keeps it: relative to the graph folder, POSIX separators."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.path.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def path_of(row: SourceRow, folder: GraphFolder) -> Path:
    """Where the source's file lay when it was read, resolved."""
    return Path(os.path.normpath(folder.path.resolve() / row.origin))


def _line(row: SourceRow) -> str:
    return json.dumps(asdict(row), ensure_ascii=True, separators=(",", ":")) + "\n"


def _parse(line: str, *, place: str) -> SourceRow:
    try:
        raw = json.loads(line)
        counts = tuple(Count(item["kind"], item["number"]) for item in raw.pop("counts"))
        problems = tuple(_problem(item) for item in raw.pop("problems"))
        status = SourceStatus(raw.pop("status"))
        papers, signs = tuple(raw.pop("papers", ())), tuple(raw.pop("signature", ()))
        return SourceRow(status=status, counts=counts, problems=problems, papers=papers, signature=signs, **raw)
    except (ValueError, KeyError, TypeError) as error:
        raise GraphError(place, "来源登记行无法读取 / not a ledger row", "请删除该图谱后重新构建") from error


def _problem(raw: dict[str, object]) -> Problem:
    span = raw["span"]
    place = Span(int(span["start"]), int(span["end"])) if isinstance(span, dict) else None
    return Problem(str(raw["code"]), str(raw["source"]), str(raw["found"]), str(raw["advice"]), place)
