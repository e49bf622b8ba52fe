"""What a Word file says of itself: title, author, dates, and properties that its makers added."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_markup import Element
from extractors.readers.docx_package import Package
from extractors.source import Detail

CORE = (
    "title", "subject", "creator", "keywords", "description", "category", "contentStatus", "identifier", "version",
    "language", "lastModifiedBy", "created", "modified", "lastPrinted",
)  # fmt: skip
PROGRAM = ("Company", "Manager")
MAX_PROPERTIES = 200
MAX_LENGTH = 2000


def read_properties(package: Package) -> tuple[Detail, ...]:
    """Details from the property parts of a package, in a fixed order."""
    paths = package.related("")
    core = package.optional(paths.get("core-properties", "docprops/core.xml"))
    program = package.optional(paths.get("extended-properties", "docprops/app.xml"))
    custom = package.optional(paths.get("custom-properties", "docprops/custom.xml"))
    details = [*_named(core, CORE), *_named(program, PROGRAM), *_custom(custom)]
    return tuple(detail for detail in details if detail.value)


def _named(root: Element | None, names: tuple[str, ...]) -> Iterator[Detail]:
    values: dict[str, str] = {}
    for child in root.iterchildren(etree.Element) if root is not None else ():
        values.setdefault(etree.QName(child).localname, _one_line(child.text or ""))
    yield from (Detail(name, values[name]) for name in names if name in values)


def _custom(root: Element | None) -> Iterator[Detail]:
    for count, child in enumerate(root.iterchildren(etree.Element) if root is not None else ()):
        if count >= MAX_PROPERTIES:
            return
        yield Detail(_one_line(child.get("name") or ""), _one_line("".join(str(part) for part in child.itertext())))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:MAX_LENGTH]
