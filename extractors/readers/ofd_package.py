"""The parts of an OFD file (GB/T 33190-2016): documents, pages, templates, fonts, and what the file says of itself."""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.zip_package import UNLOCK, Element, Package, plain_path
from extractors.source import Detail
from kg.errors import DamagedFile, ProtectedFile

MAX_PAGES = 3000
A4 = (0.0, 0.0, 210.0, 297.0)
DETAILS = ("Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "Creator")
MAX_CUSTOM = 200
# parts of an encrypted file
ENCRYPTED = ("encryptions.xml", "decryptseed.dat", "encryption.xml")
Rectangle = tuple[float, float, float, float]  # left, top, width, height in millimetres


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name."""

    name: str
    bold: bool


@dataclass(slots=True)
class Document:
    """One document of a file: paths of its pages and templates, fonts and composite units by number."""

    box: Rectangle
    pages: list[str | None] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, Font] = field(default_factory=dict)
    units: dict[str, Element] = field(default_factory=dict)
    attachments: bool = False


def read_documents(package: Package) -> tuple[list[Document], tuple[Detail, ...]]:
    """Documents of a file, and what it says of itself.

    Raises:
        InputError: the package is no OFD file, encrypted, or damaged.
    """
    if "ofd.xml" not in package.members:
        raise package.really(".ofd")
    root = package.root("ofd.xml")
    bodies = list(root.iterfind("{*}DocBody"))
    documents = []
    for body in bodies:
        path = resolved(package, "ofd.xml", body.findtext("{*}DocRoot"))
        if path is not None and etree.QName(found := package.root(path)).localname == "Document":
            documents.append(_document(package, path, found))
    if not documents:
        if any(posixpath.basename(member) in ENCRYPTED for member in package.members):
            raise ProtectedFile(package.name, "文件已加密 / the file is encrypted", UNLOCK)
        raise DamagedFile(package.name, "找不到 Document.xml / it lacks Document.xml", "请重新取得文件 / get it again")
    return documents, tuple(detail for body in bodies for detail in _details(body.find("{*}DocInfo")))


def resolved(package: Package, base: str, location: str | None) -> str | None:
    """Path of a part that another one names; some programs write it from the root without a slash."""
    location = (location or "").strip().replace("\\", "/")
    if not location:
        return None
    folder = posixpath.dirname(base)
    candidates = (plain_path(posixpath.join("/" + folder, location)), plain_path(location))
    return next((path for path in candidates if path in package.members), None)


def read_resources(package: Package, path: str | None, fonts: dict[str, Font], units: dict[str, Element]) -> None:
    """Add the fonts and composite units of a resource part.

    Args:
        package: the file.
        path: the part; a missing one adds nothing.
        fonts: fonts by number, added to.
        units: units by number, added to.
    """
    root = package.optional(path)
    for font in root.iterfind("{*}Fonts/{*}Font") if root is not None else ():
        name = (font.get("FontName") or font.get("FamilyName") or "").strip()
        bold = (font.get("Bold") or "").lower() == "true" or "bold" in name.lower()
        fonts.setdefault(font.get("ID") or "", Font(name, bold))
    for unit in root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit") if root is not None else ():
        units.setdefault(unit.get("ID") or "", unit)


def rectangle(words: str | None) -> Rectangle | None:
    """Left, top, width, height as written in an attribute."""
    numbers = numbers_of(words)
    if len(numbers) < 4 or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return (numbers[0], numbers[1], numbers[2], numbers[3])


def numbers_of(words: str | None) -> list[float]:
    """Numbers parted by white space; none where one of them is no plain number."""
    try:
        numbers = [float(word) for word in (words or "").replace(",", " ").split()]
    except ValueError:
        return []
    return numbers if all(math.isfinite(number) and abs(number) < 1e6 for number in numbers) else []


def _document(package: Package, path: str, root: Element) -> Document:
    common = root.find("{*}CommonData")
    area = root.findtext("{*}CommonData/{*}PageArea/{*}PhysicalBox")
    document = Document(rectangle(area) or A4)
    for child in common if common is not None else ():
        kind = etree.QName(child).localname
        if kind == "TemplatePage":
            template = resolved(package, path, child.get("BaseLoc"))
            if template is not None:
                document.templates[child.get("ID") or ""] = template
        elif kind in ("PublicRes", "DocumentRes"):
            read_resources(package, resolved(package, path, child.text), document.fonts, document.units)
    for page in root.iterfind("{*}Pages/{*}Page"):
        document.pages.append(resolved(package, path, page.get("BaseLoc")))
    document.attachments = root.find("{*}Attachments") is not None
    return document


def _details(info: Element | None) -> Iterator[Detail]:
    if info is None:
        return
    for name in DETAILS:
        if value := _one_line(info.findtext("{*}" + name)):
            yield Detail(name, value)
    words = [_one_line(word.text) for word in info.iterfind("{*}Keywords/{*}Keyword")][:MAX_CUSTOM]
    if any(words):
        yield Detail("Keywords", "；".join(word for word in words if word))
    for count, custom in enumerate(info.iterfind("{*}CustomDatas/{*}CustomData")):
        name, value = _one_line(custom.get("Name")), _one_line(custom.text)
        if name and value and count < MAX_CUSTOM:
            yield Detail(name, value)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())[:2000]
