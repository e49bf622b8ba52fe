"""Zip files as folders: `papers.zip/2031/plan.txt` is a path like any other, read without being unpacked to disk.

What a zip may do to a reader is bounded: number of members, size of one member while it is unpacked (whatever its head
says), nesting of zips, and parts of names that lead out of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kg.errors import DamagedFile, InputError, MissingFile, ProtectedFile

ARCHIVE_SUFFIX: Final = ".zip"
MOST_MEMBERS: Final = 5_000
DEEPEST: Final = 3  # zips within zips
_CHUNK: Final = 1 << 16
_UTF8_NAMES: Final = 0x800  # bit of a member's flags: its name is UTF-8
_ENCRYPTED: Final = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip: the path that it is read by, and the parts of its name within the outermost zip."""

    path: Path
    parts: tuple[str, ...]


def is_archive(path: Path) -> bool:
    """Whether a path is that of a zip file on disk."""
    return path.suffix.lower() == ARCHIVE_SUFFIX and path.is_file()


def source_exists(path: Path) -> bool:
    """Whether a path leads to a file, or into a zip file that is there."""
    return path.is_file() or _split(path) is not None


def source_size(path: Path) -> int:
    """Bytes that a source takes on disk; those of the whole zip for what lies in one.

    Raises:
        OSError: it is gone.
    """
    inside = _split(path)
    return (inside[0] if inside else path).stat().st_size


def members(path: Path, *, limit: int) -> Iterator[Member | InputError]:
    """Files of a zip and of the zips in it, in the order of the zip; folders, hidden files and system leftovers not.

    What cannot be listed (an inner zip that is damaged, protected or nested too deeply) comes as an error in its place.

    Args:
        path: a zip file.
        limit: bytes that an inner zip may have.
    """
    try:
        yield from _members(_opened(path, path), path, (), limit)
    except InputError as error:
        yield error


def _members(archive: zipfile.ZipFile, path: Path, parts: tuple[str, ...], limit: int) -> Iterator[Member | InputError]:
    with archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            what = f"压缩包内文件过多（{len(infos)}，上限 {MOST_MEMBERS}）/ too many files in the zip"
            raise InputError(str(path), what, "请解压后分批读取")
        for info in infos:
            name = _name(info)
            if info.is_dir() or not name or any(part.startswith((".", "__MACOSX")) for part in name):
                continue
            here, whole = path.joinpath(*name), (*parts, *name)
            if here.suffix.lower() != ARCHIVE_SUFFIX:
                yield Member(here, whole)
                continue
            try:
                yield from _members(_inner(archive, info, here, len(parts), limit), here, whole, limit)
            except InputError as error:
                yield error


def _inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, depth: int, limit: int) -> zipfile.ZipFile:
    """A zip within a zip."""
    if depth >= DEEPEST - 1:
        raise InputError(str(path), "压缩包嵌套过深 / zips nested too deeply", "请解压后读取")
    return _opened(io.BytesIO(_unpacked(archive, info, path, limit)), path)


def read_member(path: Path, *, limit: int) -> bytes:
    """Bytes of a file in a zip.

    Args:
        path: path of the zip and, behind it, of the member.
        limit: bytes that a member may have when unpacked.

    Raises:
        InputError: there is no such member, or it is damaged, protected or too large.
    """
    inside = _split(path)
    if inside is None:
        raise MissingFile(str(path), "文件不存在 / no such file", "请检查路径")
    here, rest = inside
    opened = _opened(here, here)
    while True:
        with opened:
            info, used = _find(opened, rest, path)
            here, rest = here.joinpath(*rest[:used]), rest[used:]
            data = _unpacked(opened, info, here, limit)
        if not rest:
            return data
        opened = _opened(io.BytesIO(data), here)


def _find(archive: zipfile.ZipFile, rest: tuple[str, ...], path: Path) -> tuple[zipfile.ZipInfo, int]:
    """The member that a path leads to, or the inner zip on the way to it, and how many parts it takes."""
    for info in archive.infolist():
        name = _name(info)
        inner = len(name) < len(rest) and name[-1:] and name[-1].lower().endswith(ARCHIVE_SUFFIX)
        if not info.is_dir() and (name == rest or (inner and rest[: len(name)] == name)):
            return info, len(name)
    raise MissingFile(str(path), "压缩包中没有该文件 / no such file in the zip", "请检查压缩包")


def _opened(file: Path | io.BytesIO, path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except PermissionError as error:
        raise InputError(str(path), f"无法读取 / cannot be read: {error.strerror}", "请检查权限") from error
    except _BROKEN as error:
        raise DamagedFile(str(path), "不是完整的 zip 文件 / no complete zip file", "请重新下载或重新压缩") from error


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, limit: int) -> bytes:
    """Bytes of a member; unpacking stops at the limit, whatever size the head of the member names."""
    if info.flag_bits & _ENCRYPTED:
        raise ProtectedFile(str(path), "压缩包有密码 / the zip is protected by a password", "请解压后读取")
    pieces, size = [], 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > limit:
                    what = f"解压后过大（上限 {limit / 1e6:.0f} MB）/ too large when unpacked"
                    raise InputError(str(path), what, "请拆分该文件")
                pieces.append(piece)
    except (*_BROKEN, RuntimeError) as error:
        raise DamagedFile(str(path), "压缩包中的该文件已损坏 / damaged in the zip", "请重新下载或重新压缩") from error
    return b"".join(pieces)


def _name(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """Parts of a member's name; older Chinese systems write GBK without saying so, which zipfile reads as cp437."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAMES:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return tuple(part for part in parts if part not in ("..", ".", "/") and "\0" not in part)


def _split(path: Path) -> tuple[Path, tuple[str, ...]] | None:
    """The zip file on disk that a path leads into, and the rest of the path; None for all other paths."""
    parts = path.parts
    for end in range(len(parts) - 1, 0, -1):
        if parts[end - 1].lower().endswith(ARCHIVE_SUFFIX):
            archive = Path(*parts[:end])
            if archive.is_file():
                return archive, parts[end:]
    return None
