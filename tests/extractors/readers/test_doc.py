"""Old Word and WPS files: conversion, other kinds under their suffix, and bad input with its reason."""

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from extractors.readers import doc_conversion
from extractors.readers.doc import read_doc
from kg.errors import EmptyText, InputError, UndecodableText, UnsupportedFormat
from tests.extractors.readers.doc_files import doc, ole
from tests.extractors.readers.docx_files import docx, p

TITLE, BODY = "澄州市教育局关于加强校园安全的通知", "各学校：请认真落实。"
OLD = doc(TITLE, BODY)
PAGE = f"<html><head><meta charset='utf-8'></head><body><p>{TITLE}</p></body></html>"
ARCHIVE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--b--\r\n"
)


@pytest.fixture
def no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the package nor LibreOffice is at hand."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)


def office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a stand-in for LibreOffice, written in Python, in its place and hide the package."""
    command = folder / "soffice"
    command.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{script}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: str(command))


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps"])
def test_old_file_is_converted(name: str) -> None:
    """The text comes out; hash and name are those of the old file, the notes name the converter."""
    pytest.importorskip("doc2docx")
    source = read_doc(OLD, name)
    assert source.text == f"{TITLE}\n{BODY}\n"
    assert (source.name, source.sha256) == (name, hashlib.sha256(OLD).hexdigest())
    assert "msdoc2docx" in source.notes[0]
    assert [spot.element for spot in source.spots] == ["第 1 段", "第 2 段"]


def test_password_is_named() -> None:
    """A protected file is told from a damaged one."""
    pytest.importorskip("doc2docx")
    with pytest.raises(UnsupportedFormat, match="密码"):
        read_doc(doc(TITLE, encrypted=True), "密.doc")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for its interpreter")
def test_office_takes_over_where_the_package_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is asked for a .docx in a folder of its own; what it writes is read."""
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p(TITLE)))
    script = (
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        f"(out / 'input.docx').write_bytes(pathlib.Path({str(made)!r}).read_bytes())"
    )
    office(tmp_path, monkeypatch, script)
    source = read_doc(OLD, "通知.doc")
    assert source.text == TITLE + "\n"
    assert "LibreOffice" in source.notes[0]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for its interpreter")
def test_converter_that_hangs_or_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A converter that does not come to an end is stopped; its last words are passed on."""
    monkeypatch.setattr(doc_conversion, "SECONDS", 1)
    monkeypatch.setattr(doc_conversion, "OFFICE_START", 0)
    office(tmp_path, monkeypatch, "time.sleep(60)")
    with pytest.raises(UndecodableText, match="超时"):
        read_doc(OLD, "通知.doc")
    office(tmp_path, monkeypatch, "raise SystemExit('source file could not be loaded')")
    with pytest.raises(UndecodableText, match="could not be loaded"):
        read_doc(OLD, "通知.doc")


@pytest.mark.usefixtures("no_converter")
def test_without_converter_the_way_out_is_named() -> None:
    """The error says how to convert and what to install."""
    with pytest.raises(UnsupportedFormat) as caught:
        read_doc(OLD, "通知.doc")
    assert "policykg[office]" in caught.value.advice
    assert ".docx" in caught.value.advice


@pytest.mark.parametrize(
    ("data", "note"),
    [
        # a new file under the old suffix
        (docx(p(TITLE)), ".docx"),
        # a web page, as many systems export
        (PAGE.encode(), "网页"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "网页"),
        # a web archive
        (ARCHIVE.encode(), "网页存档"),
    ],
)
def test_other_kinds_are_read_as_what_they_are(data: bytes, note: str) -> None:
    """What Word opens under this suffix is read and noted."""
    source = read_doc(data, "通知.doc")
    assert source.text.strip() == TITLE
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert note in source.notes[0]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        # nothing in it
        (b"", EmptyText, "空"),
        # other office files
        (ole({"Workbook": b"x"}), UnsupportedFormat, "Excel"),
        (ole({"EncryptedPackage": b"x"}), UnsupportedFormat, "密码"),
        (ole({"Other": b"x"}), UndecodableText, "没有 Word 正文"),
        # other kinds of files
        (b"%PDF-1.4", UnsupportedFormat, "PDF"),
        (TITLE.encode(), UndecodableText, "不是 Word"),
        # a web archive without a page
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", UndecodableText, "没有网页"),
    ],
)
def test_bad_input_names_file_and_reason(data: bytes, error: type[InputError], words: str) -> None:
    """Each kind of bad input is an error with the file's name and the cause in it."""
    with pytest.raises(error) as caught:
        read_doc(data, "坏.doc")
    assert caught.value.place == "坏.doc"
    assert words in caught.value.found


@pytest.mark.usefixtures("no_converter")
def test_rich_text_needs_a_converter() -> None:
    """Rich text under the old suffix is told apart."""
    with pytest.raises(UnsupportedFormat, match="rtf"):
        read_doc(b"{\\rtf1 x}", "文.doc")
