"""Names in the markup of Word files, and how its properties are read."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# the namespaces of the strict variant of the standard, each with the usual one
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
W = f"{{{MAIN}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = W + "val"
OFF = ("0", "false", "off", "none")
MAX_NUMBER = 1_000_000


def flag(properties: Element | None, name: str) -> bool | None:
    """Value of an on/off property such as `vanish`; None where it is not given."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else (found.get(VAL) or "1").lower() not in OFF


def value(properties: Element | None, name: str) -> str | None:
    """Value of a property that holds one word; None where it is not given."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(VAL)


def number(properties: Element | None, name: str) -> int | None:
    """Value of a property that holds a number; None where it is not given or is none."""
    return whole(value(properties, name))


def whole(word: str | None) -> int | None:
    """A whole number from 0 on, as written in an attribute; None for anything else."""
    if word is None or not word.isascii() or not word.isdigit() or len(word) > 9:
        return None
    return min(int(word), MAX_NUMBER)
