"""Facts of files as JSON, without a graph: one file each in a folder, or to standard output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.reading import Extraction, Progress, read_files
from kg.sources import list_sources
from outputs.console import emit
from outputs.facts_json import facts_json, json_names, write_facts


@dataclass(frozen=True, slots=True)
class Extracted:
    """How many files gave facts, and the files and folders that could not be read."""

    written: int
    failures: tuple[InputError, ...]


def write_extraction(
    paths: Iterable[Path],
    output: Path | None,
    *,
    extraction: Extraction,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Extracted:
    """Read files and write their facts.

    Args:
        paths: files and folders.
        output: folder for one NAME.json per file; None: standard output, one object per line where they are several.
        extraction: how facts are got.
        jobs: processes to use at most.
        progress: told after each file.
    """
    listing = list_sources(paths, suffixes=extraction.suffixes)
    failures = list(listing.failures)
    names = json_names(file.name for file in listing.files)
    written = 0
    for done, reading in enumerate(read_files(listing.files, extract=extraction.extract, jobs=jobs), start=1):
        if reading.failure is not None:
            failures.append(reading.failure)
        elif reading.facts is not None:
            written += 1
            if output is not None:
                write_facts(reading.facts, output / names[reading.file.name])
            else:
                emit(facts_json(reading.facts, one_line=len(listing.files) > 1))
        if progress is not None:
            progress(done, len(listing.files), reading.file.name)
    return Extracted(written, tuple(failures))
