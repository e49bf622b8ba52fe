"""Pdf files: paragraphs in reading order, tables with their cells, page and place of each line; no text of images."""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from extractors.readers.pdf_bytes import inflates_too_much, with_trailer
from extractors.readers.pdf_furniture import PageText, without_furniture
from extractors.readers.pdf_lines import Hole, Line, lines_in_order
from extractors.readers.pdf_nesting import calls_too_often
from extractors.readers.pdf_page import Sheet, read_sheet, style_of
from extractors.readers.pdf_paragraphs import paragraphs_of
from extractors.readers.pdf_tables import grids_of
from extractors.readers.pdf_text import written
from extractors.source import Detail, Source
from kg.errors import DamagedFile, EmptyText, MissingReader, ProtectedFile, UndecodableText

MAX_PAGES = 3000
MAX_CHARACTERS = 4_000_000
HEADER_REACH = 1024  # the signature may stand behind so many other bytes
PASSWORD = 4  # pdfium's number for a file that asks for a password
DETAILS = ("Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate")
PDF_DATE = re.compile(r"^(?:D:)?(\d{4})(\d{2})(\d{2})")
SIGNATURES = (
    (b"PK\x03\x04", "zip、docx、xlsx 或 ofd / zip, docx, xlsx or ofd"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office（doc、xls）/ old Office (doc, xls)"),
    (b"\x89PNG", "图片 / an image"),
    (b"\xff\xd8\xff", "图片 / an image"),
    (b"II*\x00", "图片 / an image"),
    (b"MM\x00*", "图片 / an image"),
    (b"{\\rtf", "rtf"),
    (b"<", "网页 / a web page"),
)
FONTS = "字体没有编码信息，文字无法还原 / its fonts do not tell which characters their signs are"
INSTALL = "请安装 / install: pip install 'policykg[pdf]'"
RENAME = "请改成正确的扩展名 / give it the suffix of its real format"
AGAIN = "请重新下载或重新导出 / download or export it again"
OCR = "请先做文字识别（OCR）或找电子版 / run OCR on it first, or look for a digital version"


@dataclass(frozen=True, slots=True)
class _File:
    """What was read of a file."""

    pages: tuple[PageText, ...]
    count: int
    details: tuple[Detail, ...]
    broken: tuple[int, ...]  # pages that could not be read


def read_pdf(data: bytes, name: str) -> Source:
    """Read a .pdf file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        MissingReader: the library that reads pdf is not installed.
        DamagedFile: it is no pdf, damaged, cut off, or would unpack to far more than it is.
        ProtectedFile: it asks for a password.
        UndecodableText: its fonts do not tell what their signs mean.
        EmptyText: there is no text in it, as in a scan.
    """
    _check(data, name)
    file = _read(data, name)
    sheets = {page.sheet.number: page.sheet for page in file.pages}
    bare = without_furniture(file.pages)
    text = written(paragraphs_of(bare.pages), sheets)
    if not text.text.strip():
        _raise_empty(file, data, name)
    _check_fonts(file, len(text.text), name)
    left_out = (("页码 / page numbers", bare.numbers), ("页眉页脚 / running heads", bare.heads))
    notes = [*_notes(file, data), *_left_out(left_out, bare.watermarks, file)]
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        text.text,
        text.tables,
        blocks=text.blocks,
        spots=text.spots,
        details=file.details,
        notes=tuple(notes),
    )


def _check(data: bytes, name: str) -> None:
    """Refuse what is no pdf, and what would unpack to far more than it is."""
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyText(name, "文件是空的 / the file is empty", AGAIN)
    if b"%PDF-" not in data[:HEADER_REACH]:
        start = data[:HEADER_REACH].lstrip(b"\xef\xbb\xbf \t\r\n")
        for signature, kind in SIGNATURES:
            if start.startswith(signature):
                zh, _, en = kind.partition(" / ")
                raise DamagedFile(name, f"不是 pdf，像是 {zh} / no pdf, it looks like {en or zh}", RENAME)
        raise DamagedFile(name, "不是 pdf：没有 %PDF 标记 / no pdf: it lacks the mark %PDF", RENAME)
    if inflates_too_much(data) or calls_too_often(data):
        found = "内容异常膨胀（压缩炸弹）/ its contents swell beyond all measure (a bomb)"
        raise DamagedFile(name, found, "请核实来源 / check where it comes from")


def _read(data: bytes, name: str) -> _File:
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingReader(name, "未安装读取 pdf 的库 / the library that reads pdf is missing", INSTALL) from error
    try:
        document = pypdfium2.PdfDocument(with_trailer(data))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "password" in str(error).lower():
            found = "有密码保护 / it is protected by a password"
            raise ProtectedFile(
                name, found, "请先用密码打开并另存为无密码文件 / open it and save it without"
            ) from error
        raise DamagedFile(name, f"{_damage(data)}: {error}", AGAIN) from error
    with closing(document):
        pages: list[PageText] = []
        broken: list[int] = []
        count, characters = len(document), 0
        for index in range(min(count, MAX_PAGES)):
            page = _page(document, index)
            if page is None:
                broken.append(index + 1)
                continue
            pages.append(page)
            characters += sum(len(line.text) for line in page.lines)
            if characters > MAX_CHARACTERS:
                break
        return _File(tuple(pages), count, tuple(_details(document)), tuple(broken))


def _page(document: object, index: int) -> PageText | None:
    """One page, None where pdfium cannot read it."""
    import pypdfium2

    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text:  # type: ignore[index]
            sheet = read_sheet(page, text, index + 1)
            return _page_text(sheet, text)
    except pypdfium2.PdfiumError:
        return None


def _page_text(sheet: Sheet, text: object) -> PageText:
    """Lines and tables of a page with the look of each line."""
    grids, rest = grids_of(sheet)
    items: list[Line | Hole] = list(lines_in_order(rest, [Hole(grid.box, i) for i, grid in enumerate(grids)]))
    for frame, glyphs in sheet.sideways:
        items += [
            replace(line, box=frame.box_in(sheet.frame, line.box), sideways=True)
            for line in lines_in_order(glyphs)
            if isinstance(line, Line)
        ]
    slim = replace(sheet, glyphs=(), sideways=(), lying=(), standing=())
    return PageText(slim, tuple(_styled(item, text) for item in items), grids)


def _styled(item: Line | Hole, text: object) -> Line | Hole:
    if isinstance(item, Hole):
        return item
    style = style_of(text, item.glyph)
    *colour, opacity = style.colour
    size = style.size if 0.5 * item.size < style.size < 2 * item.size else item.size
    pale = opacity < 150 or min(colour) >= 190
    return replace(item, size=round(size, 1), font=style.font, bold=style.weight >= 600, pale=pale)


def _details(document: object) -> Iterator[Detail]:
    """What the file says of itself; dates as YYYY-MM-DD."""
    from pypdfium2 import raw

    for key in DETAILS:
        size = int(raw.FPDF_GetMetaText(document, key.encode(), None, 0))
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_GetMetaText(document, key.encode(), buffer, size)
        value = buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "ignore").strip("\x00 \t\r\n")
        date = PDF_DATE.match(value) if key.endswith("Date") else None
        value = "-".join(date.groups()) if date else " ".join(value.split())
        if value:
            yield Detail(key, value[:1000])


def _raise_empty(file: _File, data: bytes, name: str) -> None:
    pictures = sum(page.sheet.pictures for page in file.pages)
    unmapped = sum(page.sheet.unmapped for page in file.pages)
    if pictures:
        found = f"是扫描件：{file.count} 页都没有文字 / a scan: none of its {file.count} pages has text"
        raise EmptyText(name, found, OCR)
    if file.broken or _lost_end(data):
        raise DamagedFile(name, _damage(data), AGAIN)
    if unmapped:
        raise UndecodableText(name, FONTS, OCR)
    raise EmptyText(name, "没有文字 / there is no text in it", OCR)


def _lost_end(data: bytes) -> bool:
    return b"%%EOF" not in data[-2048:]


def _damage(data: bytes) -> str:
    return "文件不完整（被截断）/ it is cut off" if _lost_end(data) else "文件已损坏 / it is damaged"


def _check_fonts(file: _File, length: int, name: str) -> None:
    unmapped = sum(page.sheet.unmapped for page in file.pages)
    if unmapped > length:
        raise UndecodableText(name, FONTS, OCR)


def _notes(file: _File, data: bytes) -> Iterator[str]:
    """What is missing or doubtful."""
    if _lost_end(data):
        yield "文件结尾缺失，可能不完整 / the end of the file is missing, it may be cut off"
    bare = [page.sheet.number for page in file.pages if not page.items and page.sheet.pictures]
    if bare:
        yield f"第 {_ranges(bare)} 页没有文字，可能是扫描图 / no text on page {_ranges(bare)}, perhaps scanned"
    if file.broken:
        yield f"第 {_ranges(file.broken)} 页无法读取 / page {_ranges(file.broken)} could not be read"
    read = len(file.pages) + len(file.broken)
    if read < file.count:
        yield f"只读了前 {read} 页，共 {file.count} 页 / only the first {read} of {file.count} pages were read"
    cut = [page.sheet.number for page in file.pages if page.sheet.cut]
    if cut:
        yield f"第 {_ranges(cut)} 页文字过多，未读完 / page {_ranges(cut)} holds too much text and was not read to its end"
    unmapped = [page.sheet.number for page in file.pages if page.sheet.unmapped]
    if unmapped:
        yield f"第 {_ranges(unmapped)} 页有无法辨认的字符 / characters without a meaning on page {_ranges(unmapped)}"


def _left_out(counts: tuple[tuple[str, int], ...], watermarks: int, file: _File) -> Iterator[str]:
    slanted = sum(page.sheet.slanted > 0 for page in file.pages)
    all_counts = (*counts, ("水印 / watermarks", watermarks + slanted))
    words = "；".join(f"{kind} {count}" for kind, count in all_counts if count)
    if words:
        yield f"已略去 / left out: {words}"


def _ranges(numbers: list[int] | tuple[int, ...]) -> str:
    """Numbers in short: 1-3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [f"{low}" if low == high else f"{low}-{high}" for low, high in runs[:20]]
    return ", ".join(shown) + (" …" if len(runs) > 20 else "")
