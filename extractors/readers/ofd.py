"""OFD files (GB/T 33190-2016): paragraphs in reading order, tables with their cells, page and place of each line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.readers.ofd_package import (
    MAX_PAGES,
    Document,
    read_documents,
    read_resources,
    rectangle,
    resolved,
)
from extractors.readers.ofd_page import MAX_OBJECTS, Drawing, sheet_of
from extractors.readers.pdf_furniture import Bare, PageText, without_furniture
from extractors.readers.pdf_lines import Hole, Line, lines_in_order
from extractors.readers.pdf_page import Sheet, Style
from extractors.readers.pdf_paragraphs import paragraphs_of
from extractors.readers.pdf_tables import grids_of
from extractors.readers.pdf_text import written
from extractors.readers.zip_package import Element, Package, open_package
from extractors.source import Source
from kg.errors import DamagedFile, EmptyText

MAX_CHARACTERS = 1_000_000
MAX_TABLE_CELLS = 100_000  # of a file; behind them tables are read as text
OCR = "请先做文字识别（OCR）或找电子版 / run OCR on it first, or look for a digital version"


@dataclass(slots=True)
class _File:
    """Pages read so far, and what is missing."""

    package: Package
    pages: list[PageText] = field(default_factory=list)
    templates: dict[str, Element | None] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    number: int = 0
    characters: int = 0
    room: int = MAX_OBJECTS
    cells: int = 0

    @property
    def full(self) -> bool:
        """Whether no more pages are read."""
        return self.number >= MAX_PAGES or self.characters >= MAX_CHARACTERS or self.room < 0


def read_ofd(data: bytes, name: str) -> Source:
    """Read a .ofd file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        ProtectedFile: it is encrypted.
        UnsupportedFormat: too large when unpacked.
        DamagedFile: damaged, cut off, or another kind of file.
        EmptyText: there is no text in it, as in a scan.
    """
    package = open_package(data, name, ".ofd")
    documents, details = read_documents(package)
    file = _File(package)
    for document in documents:
        _read_pages(file, document)
    bare = without_furniture(file.pages)
    text = written(paragraphs_of(bare.pages), {page.sheet.number: page.sheet for page in file.pages})
    if not text.text.strip():
        raise _nothing(file)
    total = sum(len(document.pages) for document in documents)
    attached = any(document.attachments for document in documents)
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        text.text,
        text.tables,
        blocks=text.blocks,
        spots=text.spots,
        details=details,
        notes=(*package.notes, *_notes(file, total), *_left_out(bare, attached=attached)),
    )


def _nothing(file: _File) -> DamagedFile | EmptyText:
    name = file.package.name
    if any(page.sheet.pictures for page in file.pages):
        found = f"是扫描件：{file.number} 页都没有文字 / a scan: none of its {file.number} pages has text"
        return EmptyText(name, found, OCR)
    if file.broken:
        return DamagedFile(
            name, "各页内容缺失或损坏 / its pages are missing or damaged", "请重新取得文件 / get it again"
        )
    return EmptyText(name, "没有文字 / there is no text in it", OCR)


def _read_pages(file: _File, document: Document) -> None:
    for path in document.pages:
        if file.full:
            return
        file.number += 1
        root = file.package.optional(path)
        if root is None:
            file.broken.append(file.number)
            continue
        drawing = Drawing(document, dict(document.fonts), dict(document.units), file.room)
        for resource in root.iterfind("{*}PageRes"):
            read_resources(
                file.package, resolved(file.package, path or "", resource.text), drawing.fonts, drawing.units
            )
        for template in root.iterfind("{*}Template"):
            _draw(drawing, _template(file, document.templates.get(template.get("TemplateID") or "")))
        _draw(drawing, root)
        file.room = drawing.room
        area = rectangle(root.findtext("{*}Area/{*}PhysicalBox")) or document.box
        sheet = sheet_of(drawing, file.number, area)
        page = _page_text(sheet if file.cells < MAX_TABLE_CELLS else replace(sheet, lying=()), drawing.styles)
        file.cells += sum(len(grid.cells) for grid in page.grids)
        file.characters += drawing.count
        file.pages.append(page)


def _template(file: _File, path: str | None) -> Element | None:
    if path is not None and path not in file.templates:
        file.templates[path] = file.package.optional(path)
    return file.templates.get(path or "")


def _draw(drawing: Drawing, root: Element | None) -> None:
    content = root.find("{*}Content") if root is not None else None
    if content is not None:
        drawing.walk(content)


def _page_text(sheet: Sheet, styles: Sequence[Style]) -> PageText:
    """Lines and tables of a page with the look of each line."""
    grids, rest = grids_of(sheet)
    items: list[Line | Hole] = list(lines_in_order(rest, [Hole(grid.box, i) for i, grid in enumerate(grids)]))
    for frame, glyphs in sheet.sideways:
        items += [
            replace(line, box=frame.box_in(sheet.frame, line.box), sideways=True)
            for line in lines_in_order(glyphs)
            if isinstance(line, Line)
        ]
    styled = tuple(_styled(item, styles) for item in items)
    return PageText(replace(sheet, glyphs=(), sideways=(), lying=(), standing=()), styled, grids)


def _styled(item: Line | Hole, styles: Sequence[Style]) -> Line | Hole:
    if isinstance(item, Hole):
        return item
    style = styles[item.glyph]
    *colour, opacity = style.colour
    pale = opacity < 150 or min(colour) >= 190
    return replace(item, size=style.size, font=style.font, bold=style.weight >= 600, pale=pale)


def _notes(file: _File, total: int) -> Iterator[str]:
    """What is missing or doubtful."""
    bare = [page.sheet.number for page in file.pages if not page.items and page.sheet.pictures]
    if bare:
        yield f"第 {_few(bare)} 页没有文字，可能是扫描图 / no text on page {_few(bare)}, perhaps scanned"
    if file.broken:
        yield f"第 {_few(file.broken)} 页无法读取 / page {_few(file.broken)} could not be read"
    if file.number < total or file.room < 0:
        yield f"只读了前 {file.number} 页，共 {total} 页 / only the first {file.number} of {total} pages were read"
    cut = [page.sheet.number for page in file.pages if page.sheet.cut]
    if cut:
        yield f"第 {_few(cut)} 页文字过多，未读完 / page {_few(cut)} holds too much text and was not read to its end"
    slanted = sum(page.sheet.slanted for page in file.pages)
    if slanted:
        yield f"斜排文字 {slanted} 字未读，多为水印 / {slanted} slanted characters were left out, mostly watermarks"


def _left_out(bare: Bare, *, attached: bool) -> Iterator[str]:
    counts = (
        ("页码 / page numbers", bare.numbers),
        ("页眉页脚 / running heads", bare.heads),
        ("水印 / watermarks", bare.watermarks),
    )
    words = "；".join(f"{kind} {count}" for kind, count in counts if count)
    if words:
        yield f"已略去 / left out: {words}"
    if attached:
        yield "文件带有附件，未读 / the file has attachments, which were not read"


def _few(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:20])) + (f" 等 {len(numbers)}" if len(numbers) > 20 else "")
