"""From the paths a user gives to the list of source files: what is read, under which name, and what is left out.

A source's name is its path below the folder given, with POSIX separators, or the file's name where a file was given.
It stays the same as long as the file lies where it is. Where two files would share a name, each takes so many of its
parent folders into the name as it needs to be told apart.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.archives import is_archive, members
from kg.errors import EmptyText, InputError, MissingFile, UnsupportedFormat
from kg.store import is_graph

MAX_BYTES: Final = 50_000_000
"""Larger files are refused: the largest policy papers have under one million characters."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read; `path` is resolved, and leads into a zip for a file that lies in one."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is no source, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What the given paths hold: sources by name, files left out, paths that failed, folders and zips (resolved)."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...]
    failures: tuple[InputError, ...]
    folders: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A file met on the way: where it is, and the parts of its path that name it at least."""

    resolved: Path
    parts: tuple[str, ...]
    depth: int


def list_sources(
    paths: Iterable[Path], *, suffixes: tuple[str, ...], known: Mapping[Path, str] | None = None
) -> Listing:
    """List the sources under the given files and folders, sorted by name.

    Folders are walked through without following linked folders; hidden files, README files and the folders of policykg
    graphs are passed over.

    Args:
        paths: files and folders.
        suffixes: endings of the files that can be read, lower case with the dot.
        known: names that files already have in the graph, by resolved path; they are kept.
    """
    found: dict[Path, _Found] = {}
    skipped: dict[Path, Skipped] = {}
    failures: dict[str, InputError] = {}
    folders: set[Path] = set()
    for path in sorted(set(paths)):
        if path.is_dir():
            folders.add(path.resolve())
            before = len(found)
            _sort(_walk(path, suffixes), found, skipped, failures)
            if len(found) == before and not any(_inside(file, path.resolve()) for file in found):
                failures[str(path)] = EmptyText(
                    str(path),
                    "文件夹里没有可读的文件 / no readable file in this folder",
                    f"可读格式：{' '.join(suffixes)}",
                )
        elif is_archive(path):
            folders.add(path.resolve())
            _sort(_unzipped(path, suffixes, len(_parts(path)) - 1), found, skipped, failures)
        else:
            _add_file(path, suffixes, found, failures)
    files = tuple(sorted(_named(found.values(), known or {}), key=lambda file: file.name))
    return Listing(
        files,
        tuple(skipped[path] for path in sorted(skipped) if path.resolve() not in found),
        tuple(failures[place] for place in sorted(failures)),
        tuple(sorted(folders)),
    )


def _sort(
    items: Iterable[_Found | Skipped | InputError],
    found: dict[Path, _Found],
    skipped: dict[Path, Skipped],
    failures: dict[str, InputError],
) -> None:
    """Put what a walk met where it belongs."""
    for item in items:
        if isinstance(item, Skipped):
            skipped[item.path] = item
        elif isinstance(item, InputError):
            failures[item.place] = item
        else:
            _add(found, item)


def _inside(file: Path, folder: Path) -> bool:
    return folder in file.parents


def _add_file(
    path: Path, suffixes: tuple[str, ...], found: dict[Path, _Found], failures: dict[str, InputError]
) -> None:
    """Take a path that was given and is no folder."""
    if not path.exists():
        failures[str(path)] = MissingFile(str(path), "文件或文件夹不存在 / no such file or folder", "请检查路径")
    elif path.suffix.lower() not in suffixes:
        failures[str(path)] = UnsupportedFormat(
            str(path),
            f"不支持的格式 {path.suffix or path.name} / unsupported format",
            f"可读格式：{' '.join(suffixes)}",
        )
    else:
        _add(found, _Found(path.resolve(), _parts(path), 1))


def _add(found: dict[Path, _Found], item: _Found) -> None:
    """Keep a file once; where it was met on several ways, under the longest name."""
    other = found.get(item.resolved)
    if other is None or (item.depth, item.parts) > (other.depth, other.parts):
        found[item.resolved] = item


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[_Found | Skipped | InputError]:
    """Files below a folder, in the order of their paths."""
    above = len(_parts(folder))
    for here, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith(".") and not is_graph(Path(here, name)))
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith("."):
                continue
            if path.stem.lower() == "readme":
                yield Skipped(path, "README")
            elif is_archive(path):
                yield from _unzipped(path, suffixes, above)
            elif path.suffix.lower() not in suffixes:
                yield Skipped(path, f"不支持的格式 {path.suffix or name} / unsupported format")
            else:
                parts = _parts(path)
                yield _Found(path.resolve(), parts, len(parts) - above)


def _unzipped(path: Path, suffixes: tuple[str, ...], above: int) -> Iterator[_Found | Skipped | InputError]:
    """Files in a zip; what cannot be listed is a failure of the zip."""
    whole, parts = path.resolve(), _parts(path)
    for member in members(whole, limit=MAX_BYTES):
        if isinstance(member, InputError):
            yield member
            continue
        name = Path(member.parts[-1])
        shown = path.joinpath(*member.parts)
        if name.stem.lower() == "readme":
            yield Skipped(shown, "README")
        elif name.suffix.lower() not in suffixes:
            yield Skipped(shown, f"不支持的格式 {name.suffix or name.name} / unsupported format")
        else:
            inner = (*parts, *(unicodedata.normalize("NFC", part) for part in member.parts))
            yield _Found(member.path, inner, len(inner) - above)


def _parts(path: Path) -> tuple[str, ...]:
    """Parts of the absolute path, in the form that names are written in on every machine (NFC, valid UTF-8)."""
    absolute = Path(os.path.normpath(path.absolute()))
    return tuple(
        unicodedata.normalize("NFC", os.fsencode(part).decode("utf-8", "backslashreplace")) for part in absolute.parts
    )


def _named(found: Iterable[_Found], known: Mapping[Path, str]) -> Iterator[SourceFile]:
    """Give each file a name of its own, whatever the order of the files."""
    fresh: dict[Path, _Found] = {}
    fixed: dict[str, Path] = {name: path for path, name in known.items()}
    for item in found:
        if item.resolved in known:
            yield SourceFile(known[item.resolved], item.resolved)
        else:
            fresh[item.resolved] = item
    while True:
        names = {path: "/".join(item.parts[-item.depth :]) for path, item in fresh.items()}
        uses = Counter(names.values())
        clashing = {path for path, name in names.items() if uses[name] > 1 or name in fixed}
        growing = {path for path in clashing if fresh[path].depth < len(fresh[path].parts)}
        if not growing:
            break
        for path in growing:
            item = fresh[path]
            fresh[path] = _Found(item.resolved, item.parts, item.depth + 1)
    for path, name in names.items():
        yield SourceFile(name, path)
