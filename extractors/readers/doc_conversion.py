"""From old Word and WPS files to .docx: by a converter in a process of its own, bounded in time and memory."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.readers.decoding import COMPLETE
from extractors.readers.docx_package import UNLOCK
from kg.errors import InputError, UndecodableText, UnsupportedFormat

PACKAGE = "doc2docx"
OFFICE = ("soffice", "libreoffice")
SECONDS, SECONDS_PER_MB = 8, 3
MOST_SECONDS = 180
OFFICE_START = 20
MAX_MEMORY = 900 * 2**20
MAX_INPUT = 200 * 2**20
MAX_WARNINGS = 10
# warnings that touch the text; those on fonts, fields, pictures and bookmarks do not
TELLING = re.compile(
    r"\b(?:text|textbox(?:es)?|stor(?:y|ies)|numbering|lists?|tables?|(?:foot|end)?notes?|styles?)\b", re.I
)
BESIDE = re.compile(r"\b(?:bookmarks?|fields?|pictures?|header|footer|fonts?)\b", re.I)
# suffix → filter of LibreOffice, which would otherwise take a damaged file for plain text
FILTERS = {
    ".doc": "MS Word 97",
    ".wps": "MS Word 97",
    ".works": "MS_Works",
    ".rtf": "Rich Text Format",
    ".xml": "MS Word 2003 XML",
}
MISSING = (
    "请用 Word 或 WPS 另存为 .docx；或安装 / save it as .docx in Word or WPS, or install: "
    "pip install 'policykg[office]'；或安装 LibreOffice / or install LibreOffice"
)


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of a .docx file and what the converter said of it."""

    data: bytes
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """How a converter ended: its exit code, None for one that was stopped, and its last words."""

    code: int | None
    words: str


def to_docx(data: bytes, name: str, kind: str) -> Converted:
    """Convert an old file.

    Args:
        data: its bytes.
        name: its name, for messages.
        kind: what it is: .doc, .wps, .works (Microsoft Works), .rtf, .xml (Word 2003).

    Raises:
        UnsupportedFormat: protected by a password, too large, or no converter is at hand.
        UndecodableText: the converters that are at hand cannot read it.
    """
    if len(data) > MAX_INPUT:
        raise UnsupportedFormat(name, f"文件过大 / the file is too large (> {MAX_INPUT >> 20} MB)", MISSING)
    failures: list[InputError] = []
    with tempfile.TemporaryDirectory(prefix="policykg-") as folder:
        source = Path(folder) / ("input" + (".wps" if kind == ".works" else kind))
        source.write_bytes(data)
        if kind in (".doc", ".wps") and importlib.util.find_spec(PACKAGE) is not None:
            try:
                return _by_package(source, name)
            except UndecodableText as error:
                failures.append(error)
        office = next((path for command in OFFICE if (path := shutil.which(command))), None)
        if office is not None:
            try:
                return _by_office(office, source, name, FILTERS[kind])
            except UndecodableText as error:
                failures.append(error)
    if failures:
        raise failures[0]
    raise UnsupportedFormat(name, f"旧格式 {kind} 需要转换 / the old format {kind} needs a converter", MISSING)


def _by_package(source: Path, name: str) -> Converted:
    """Convert with msdoc2docx."""
    target, report = source.with_name("output.docx"), source.with_name("report.json")
    command = [sys.executable, "-P", "-m", PACKAGE, source.name, "-o", target.name, "--report", report.name]
    done = _run(command, source.parent, _seconds(source))
    if "password" in done.words:
        raise UnsupportedFormat(name, "文件加了打开密码 / the file is protected by a password", UNLOCK)
    notes = ("由 msdoc2docx 转换 / converted by msdoc2docx", *_warnings(report))
    return Converted(_result(target, done, name), notes)


def _by_office(office: str, source: Path, name: str, form: str) -> Converted:
    """Convert with LibreOffice, which gets a profile of its own."""
    folder = source.parent / "out"
    profile = (source.parent / "profile").as_uri()
    command = [
        office, "--headless", "--norestore", f"-env:UserInstallation={profile}", f"--infilter={form}",
        "--convert-to", "docx", "--outdir", folder.name, source.name,
    ]  # fmt: skip
    done = _run(command, source.parent, OFFICE_START + _seconds(source))
    data = _result(folder / (source.stem + ".docx"), done, name)
    return Converted(data, ("由 LibreOffice 转换 / converted by LibreOffice",))


def _seconds(source: Path) -> int:
    return min(MOST_SECONDS, SECONDS + SECONDS_PER_MB * (source.stat().st_size >> 20))


def _run(command: list[str], folder: Path, seconds: int) -> _Run:
    """Run a converter; it and what it has started end with the time."""
    errors = folder / "errors.txt"
    with errors.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        _bound(process.pid)
        try:
            code: int | None = process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(process)
    return _Run(code, errors.read_bytes()[-2000:].decode("utf-8", "replace").strip())


def _bound(pid: int) -> None:
    """Bound the memory of a process, where the system can."""
    if sys.platform != "linux":
        return
    import resource

    try:
        resource.prlimit(pid, resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    except (ProcessLookupError, PermissionError, ValueError):
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def _result(target: Path, done: _Run, name: str) -> bytes:
    """The file that a converter has written."""
    if done.code == 0 and target.is_file():
        return target.read_bytes()
    why = "超时 / it took too long" if done.code is None else (done.words.splitlines() or ["?"])[-1]
    found = f"转换失败，文件可能损坏或不完整 / conversion failed, the file may be damaged or cut off: {why[:300]}"
    raise UndecodableText(name, found, COMPLETE)


def _warnings(report: Path) -> Iterator[str]:
    """What the converter could not carry over, each once."""
    try:
        diagnostics = json.loads(report.read_bytes())["diagnostics"]
        said = dict.fromkeys(str(one["message"]) for one in diagnostics if one["severity"] == "warning")
    except (OSError, ValueError, KeyError, TypeError):
        return
    telling = [words for words in said if TELLING.search(words) and not BESIDE.search(words)]
    yield from (f"转换提示 / converter: {words[:300]}" for words in telling[:MAX_WARNINGS])
