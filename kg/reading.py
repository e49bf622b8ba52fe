"""Reading source files: bytes to facts by the extraction function given, in one process or in several.

What goes wrong with one file is part of the result, so the others go on. The results come in the order of the files,
whatever the number of processes.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from kg.archives import read_member, source_exists, source_size
from kg.errors import InputError, MissingFile
from kg.facts import FileFacts
from kg.organisation_lexicon import accept
from kg.sources import MAX_BYTES, SourceFile

Extract = Callable[[bytes, str], FileFacts]
"""Reads the facts out of the bytes of a file of the given name; raises InputError. Processes need it importable."""

Progress = Callable[[int, int, str], None]
"""Told after each file: files done, files in all, name of the file."""

POOL_BYTES: Final = 400_000
"""Below so many bytes in all, starting processes costs more than it saves."""

_WINDOW: Final = 4  # files under way per process, so that memory does not grow with the number of files

# What a rule can stumble over in an unforeseen text: a date that does not exist, an index, a missing key, nesting.
_STUMBLES = (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Extraction:
    """How facts are got: the function, the version of its rules, and the endings of the files it takes.

    `rules_version` changes whenever `extract` would give other facts; `suffixes` are lower case with the dot.
    """

    extract: Extract
    rules_version: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One file read: its facts, or the reason why there are none; `sha256` of its bytes (empty if unreadable)."""

    file: SourceFile
    sha256: str
    facts: FileFacts | None
    failure: InputError | None


def read_bytes(file: SourceFile) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is gone, too large, or the system does not let us read it.
    """
    try:
        if not file.path.is_file() and source_exists(file.path):
            return read_member(file.path, limit=MAX_BYTES)
        size = file.path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                file.name,
                f"文件过大（{size / 1e6:.0f} MB，上限 {MAX_BYTES / 1e6:.0f} MB）/ file too large",
                "请拆分该文件",
            )
        return file.path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(file.name, "文件不存在 / no such file", "请检查路径") from error
    except OSError as error:
        raise InputError(file.name, f"无法读取 / cannot be read: {error.strerror}", "请检查权限") from error


def fingerprint(file: SourceFile) -> str:
    """The sha256 of a file's bytes in hex, or an empty string where it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(file)).hexdigest()
    except InputError:
        return ""


def read_file(file: SourceFile, extract: Extract) -> Reading:
    """Read one file; failures are part of the result."""
    sha256 = ""
    try:
        data = read_bytes(file)
        sha256 = hashlib.sha256(data).hexdigest()
        return Reading(file, sha256, extract(data, file.name), None)
    except InputError as error:
        return Reading(file, sha256, None, error)
    except _STUMBLES as error:
        found = f"抽取出错 / extraction stumbled: {type(error).__name__}: {error} ({_place(error)})"
        return Reading(file, sha256, None, InputError(file.name, found, "请把该文件作为问题报告给开发者"))


def _place(error: Exception) -> str:
    """Module and line that an error comes from."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def read_files(
    files: Sequence[SourceFile], *, extract: Extract, jobs: int = 1, accepted: Sequence[str] = ()
) -> Iterator[Reading]:
    """Read files in their order, in up to `jobs` processes where that is worth it.

    Names that a person accepted are known to new processes only, so with such names there is always one.
    """
    workers = min(jobs, len(files))
    worth_it = workers > 1 and sum(_size(file) for file in files) >= POOL_BYTES
    if files and (worth_it or accepted):
        yield from _in_processes(files, extract, workers, accepted)
    else:
        yield from (read_file(file, extract) for file in files)


def _size(file: SourceFile) -> int:
    try:
        return source_size(file.path)
    except OSError:
        return 0


def _in_processes(
    files: Sequence[SourceFile], extract: Extract, workers: int, accepted: Sequence[str]
) -> Iterator[Reading]:
    """Read in processes of their own. They are spawned: a fork would share the open store's locks and threads."""
    context = multiprocessing.get_context("spawn")
    waiting = iter(files)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(tuple(accepted),)) as pool:
        running: deque[tuple[SourceFile, Future[Reading]]] = deque()
        try:
            for file in islice(waiting, workers * _WINDOW):
                running.append((file, pool.submit(read_file, file, extract)))
            while running:
                file, future = running.popleft()
                yield _result(file, future)
                for following in islice(waiting, 1):
                    running.append((following, pool.submit(read_file, following, extract)))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(file: SourceFile, future: Future[Reading]) -> Reading:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise InputError(
            file.name, "抽取进程意外终止 / a worker process died", "请用 --jobs 1 重试；已完成的文件已保存"
        ) from error


def _begin(accepted: tuple[str, ...]) -> None:
    """What a process does first: leave interrupts to its parent, and learn the accepted names."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    accept(accepted)
