"""The workbook behind its sheets: their names and order, shared words, number formats, what it says of itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.readers.sheet_text import words_of
from extractors.readers.xlsx_formats import BUILT_IN
from extractors.readers.zip_package import Element, Package, plain_path
from extractors.source import Detail

MAX_SHEETS = 500
MAX_STRINGS = 1_000_000
MAX_STRING = 32_767  # characters of a cell
MAX_STYLES = 65_490
DETAILS = (
    "title", "subject", "creator", "keywords", "description", "category", "identifier", "version", "lastModifiedBy",
    "created", "modified",
)  # fmt: skip
PROGRAM = ("Company", "Manager")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
SIDES = ("{*}left", "{*}right", "{*}top", "{*}bottom")
TRUE = ("1", "true", "on")
RELATION_ID = re.compile(r"\}id$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, and the path of its part ("" for a chart or a lost part)."""

    name: str
    shown: bool
    path: str


@dataclass(frozen=True, slots=True)
class Style:
    """What the reader needs of a cell's style: its number format, and whether it has a border."""

    code: str = "General"
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in order, shared words, styles by number, and whether dates count from 1904."""

    sheets: tuple[Sheet, ...]
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    from_1904: bool


def read_workbook(package: Package) -> Workbook:
    """Read all but the sheets themselves.

    Raises:
        InputError: the package holds no workbook, or it is damaged.
    """
    path = _related(package, "").get("officeDocument", "xl/workbook.xml")
    if path not in package.members or path.endswith(".bin"):
        raise package.really(".xlsx")
    root = package.root(path)
    if etree.QName(root).localname != "workbook":
        raise package.really(".xlsx")
    relations = _related(package, path)
    by_id = _by_id(package, path)
    properties = root.find("{*}workbookPr")
    from_1904 = properties is not None and (properties.get("date1904") or "").lower() in TRUE
    sheets = [_sheet(element, by_id, package) for element in root.iterfind("{*}sheets/{*}sheet")]
    if len(sheets) > MAX_SHEETS:
        package.notes.append(f"只读了前 {MAX_SHEETS} 张工作表 / only the first {MAX_SHEETS} sheets were read")
    folder = posixpath.dirname(path)
    strings = relations.get("sharedStrings", posixpath.join(folder, "sharedstrings.xml"))
    styles = package.optional(relations.get("styles", posixpath.join(folder, "styles.xml")))
    return Workbook(
        tuple(sheets[:MAX_SHEETS]),
        tuple(_strings(package, strings)) if strings in package.members else (),
        tuple(_styles(styles)) if styles is not None else (),
        from_1904,
    )


def text_of(item: Element) -> str:
    """Words of a shared or inline string without its phonetic guide."""
    parts = [t.text or "" for t in item.iterfind("{*}t")] + [t.text or "" for t in item.iterfind("{*}r/{*}t")]
    return unescaped("".join(parts))[:MAX_STRING]


def unescaped(text: str) -> str:
    """Text with the signs that a workbook writes as _x000D_."""
    return ESCAPE.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if 0xD800 <= code < 0xE000:
        return match[0]
    return chr(code) if code >= 32 or code in (9, 10, 13) else ""


def read_details(package: Package) -> tuple[Detail, ...]:
    """What the workbook says of itself."""
    paths = _related(package, "")
    core = package.optional(paths.get("core-properties", "docprops/core.xml"))
    program = package.optional(paths.get("extended-properties", "docprops/app.xml"))
    return (*_named(core, DETAILS), *_named(program, PROGRAM))


def _named(root: Element | None, names: tuple[str, ...]) -> Iterator[Detail]:
    for name in names:
        found = root.find("{*}" + name) if root is not None else None
        value = " ".join((found.text or "").split())[:2000] if found is not None else ""
        if value:
            yield Detail(name, value)


def _relations(package: Package, path: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and path of the parts that a part names; the package itself has the path ""."""
    folder, file = posixpath.split(path)
    root = package.optional(posixpath.join(folder, "_rels", file + ".rels"))
    for relation in root.iterfind("{*}Relationship") if root is not None else ():
        if (relation.get("TargetMode") or "") != "External":
            target = plain_path(posixpath.join("/" + folder, relation.get("Target") or ""))
            yield relation.get("Id") or "", (relation.get("Type") or "").rpartition("/")[2], target


def _related(package: Package, path: str) -> dict[str, str]:
    return {kind: target for _, kind, target in reversed(list(_relations(package, path)))}


def _by_id(package: Package, path: str) -> dict[str, tuple[str, str]]:
    return {number: (kind, target) for number, kind, target in _relations(package, path)}


def _sheet(element: Element, by_id: dict[str, tuple[str, str]], package: Package) -> Sheet:
    number = next((str(value) for key, value in element.items() if RELATION_ID.search(str(key))), "")
    kind, path = by_id.get(number, ("worksheet", f"xl/worksheets/sheet{element.get('sheetId')}.xml"))
    name = " ".join(unescaped(element.get("name") or "").split())[:100]
    shown = (element.get("state") or "visible") == "visible"
    if shown and kind == "worksheet" and path not in package.members:
        package.notes.append(f"工作表“{name}”的内容缺失 / the part of sheet “{name}” is missing")
    return Sheet(name, shown, path if kind == "worksheet" and path in package.members else "")


def _strings(package: Package, path: str) -> Iterator[str]:
    for count, item in enumerate(package.elements(path, "{*}si")):
        if count >= MAX_STRINGS:
            package.notes.append(f"只读了前 {MAX_STRINGS} 段文字 / only the first {MAX_STRINGS} strings were read")
            return
        yield words_of(text_of(item))


def _styles(root: Element) -> Iterator[Style]:
    codes = dict(BUILT_IN)
    for number in root.iterfind("{*}numFmts/{*}numFmt"):
        key = number.get("numFmtId") or ""
        if key.isascii() and key.isdigit() and len(key) < 9:
            codes[int(key)] = number.get("formatCode") or "General"
    framed = [
        any((side := border.find(tag)) is not None and (side.get("style") or "none") != "none" for tag in SIDES)
        for border in root.iterfind("{*}borders/{*}border")
    ]
    for count, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        if count >= MAX_STYLES:
            return
        border = whole(style.get("borderId"))
        yield Style(codes.get(whole(style.get("numFmtId")), "General"), border < len(framed) and framed[border])


def whole(word: str | None) -> int:
    """A number in an attribute; 0 where there is none."""
    return int(word) if word is not None and word.isascii() and word.isdigit() and len(word) < 10 else 0
