"""Readers: from the bytes of a file to its text and tables, one reader for each kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from extractors.readers.csv_table import read_csv
from extractors.readers.doc import read_doc
from extractors.readers.docx import read_docx
from extractors.readers.html import read_html
from extractors.readers.ofd import read_ofd
from extractors.readers.pdf import read_pdf
from extractors.readers.text import read_text
from extractors.readers.xlsx import read_xlsx
from extractors.source import Source
from kg.errors import UnsupportedFormat

READERS: dict[str, Callable[[bytes, str], Source]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".docm": read_docx,
    ".dotx": read_docx,
    ".doc": read_doc,
    ".dot": read_doc,
    ".wps": read_doc,
    ".pdf": read_pdf,
    ".ofd": read_ofd,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".csv": read_csv,
    ".tsv": read_csv,
}
SUFFIXES: tuple[str, ...] = tuple(READERS)


def read(data: bytes, name: str) -> Source:
    """Read one file.

    Args:
        data: its bytes.
        name: its name; the suffix says which reader takes it.

    Raises:
        UnsupportedFormat: no reader takes this suffix.
        UndecodableText: the bytes are no text.
        EmptyText: there is no text in them.
    """
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        found = f"不支持的格式 / no reader for “{PurePath(name).suffix or name}”"
        raise UnsupportedFormat(name, found, "请先另存为 / convert it to one of " + " ".join(SUFFIXES))
    return reader(data, name)
