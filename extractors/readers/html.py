"""Web pages: the text of the page without menus, scripts and footers, and its tables with merged cells."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from extractors.readers.decoding import COMPLETE, CONVERT, decode
from extractors.source import Block, BlockKind, Cell, Detail, Source, Table
from kg.errors import EmptyText, UndecodableText
from kg.facts import Span, Spot

SKIP = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "option",
    "iframe",
    "head",
}
BLOCK = {
    "p", "div", "section", "article", "main", "header", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "dl", "dt", "dd", "hr",
    "body", "figure", "figcaption", "center", "br",
}  # fmt: skip
# class or id of page furniture: nav, menu, breadcrumb, footer, share box, side bar
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|share|sidebar|toolbar|pager|copyright)"
    r"(?:$|[\s_-])",
    re.I,
)
SPACES = re.compile(r"\s+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# fields in the head of a government site's page: ArticleTitle, PubDate, ContentSource
META = re.compile(r"(?:Article|Content|Pub|Column|Site)[A-Z]\w*|author|keywords|description", re.IGNORECASE)
SCRIPTED = "可能由脚本生成，请另存为文本 / it may be filled by a script; save it as text"
MAX_SPAN = 1000
MAX_DEPTH = 400


@dataclass(slots=True)
class _Page:
    """Text of a page as it grows, with the tables met."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[Table] = field(default_factory=list)
    lines: list[tuple[int, html.HtmlElement]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def add(self, text: str, element: html.HtmlElement) -> None:
        """Append words of an element, white space reduced, none at the start of a line."""
        words = SPACES.sub(" ", text)
        starts = self.at_line_start()
        if starts:
            words = words.lstrip()
        if words and starts:
            self.lines.append((self.length, element))
        if words:
            self.pieces.append(words)
            self.length += len(words)

    def new_line(self) -> None:
        """Begin a new line unless one has just begun."""
        if self.at_line_start():
            return
        start, element = self.lines[-1]
        span = Span(start, self.length)
        self.spots.append(Spot(span, element=_place(element)))
        self.blocks.append(_block(element, span))
        self.pieces.append("\n")
        self.length += 1

    def at_line_start(self) -> bool:
        """Whether the next words would begin a line."""
        return not self.pieces or self.pieces[-1].endswith("\n")


def read_html(data: bytes, name: str) -> Source:
    """Read a .html or .htm file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        UndecodableText: the bytes are no text or no markup.
        EmptyText: the page shows no text.
    """
    decoded = decode(data, name, html=True)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text)
    try:
        root = html.document_fromstring(markup)
    except etree.ParserError as error:
        raise EmptyText(name, "网页没有文字 / the page shows no text", COMPLETE) from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UndecodableText(name, f"不是网页 / no web page: {error}", CONVERT) from error
    page = _Page()
    _walk(root, page, 0)
    page.new_line()
    text = "".join(page.pieces)
    if not text.strip():
        raise EmptyText(name, "网页没有文字 / the page shows no text", SCRIPTED)
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        text,
        tuple(page.tables),
        decoded.cut_off,
        blocks=tuple(page.blocks),
        spots=tuple(page.spots),
        details=tuple(_details(root)),
    )


def _place(element: html.HtmlElement) -> str:
    """Where an element stands in the page, in words: 网页源码第 37 行 <p>."""
    block = next((e for e in (element, *element.iterancestors()) if e.tag in BLOCK), element)
    line = block.sourceline or element.sourceline
    return f"网页源码第 {line} 行 <{block.tag}>" if line else f"<{block.tag}>"


def _block(element: html.HtmlElement, span: Span) -> Block:
    """Kind of a line by the elements around it."""
    for around in (element, *element.iterancestors()):
        if around.tag in ("td", "th", "caption"):
            return Block(BlockKind.TABLE, span)
        if around.tag in HEADINGS:
            return Block(BlockKind.HEADING, span, int(around.tag[1]))
        if around.tag == "li":
            return Block(BlockKind.LIST_ITEM, span, sum(e.tag in ("ul", "ol") for e in around.iterancestors()))
    return Block(BlockKind.PARAGRAPH, span)


def _details(root: html.HtmlElement) -> Iterator[Detail]:
    """What the page says of itself: its title, and the fields that government sites carry in their head."""
    for title in root.iter("title"):
        if title.text and title.text.strip():
            yield Detail("title", " ".join(title.text.split()))
    for meta in root.iter("meta"):
        name, value = meta.get("name") or "", " ".join((meta.get("content") or "").split())
        if value and META.fullmatch(name):
            yield Detail(name, value)


def _walk(element: html.HtmlElement, page: _Page, depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in SKIP or _is_furniture(element) or depth > MAX_DEPTH:
        return
    block = element.tag in BLOCK
    if block:
        page.new_line()
    if element.tag == "table" and _is_data_table(element):
        _table(element, page, depth)
    else:
        page.add(element.text or "", element)
        for child in element:
            _walk(child, page, depth + 1)
            page.add(child.tail or "", element)
    if block:
        page.new_line()


def _is_furniture(element: html.HtmlElement) -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    style = (element.get("style") or "").replace(" ", "").lower()
    return bool(FURNITURE.search(marks)) or "display:none" in style or element.get("hidden") is not None


def _is_data_table(table: html.HtmlElement) -> bool:
    """Whether a table holds data and does not merely lay out the page."""
    rows = list(table.iter("tr"))
    return (
        len(rows) >= 2
        and max(len(list(_row_cells(row))) for row in rows) >= 2
        and not list(table.iterdescendants("table"))
    )


def _row_cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span_of(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _table(table: html.HtmlElement, page: _Page, depth: int) -> None:
    """Write the cells of a table, one to a line, and note their grid."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for caption in table.iter("caption"):
        _walk(caption, page, depth + 1)
    start = page.length
    for r, row in enumerate(table.iter("tr")):
        column = 0
        for element in _row_cells(row):
            while (r, column) in taken:
                column += 1
            rows, columns = _span_of(element, "rowspan"), _span_of(element, "colspan")
            taken.update((r + i, column + j) for i in range(rows) for j in range(columns))
            page.new_line()
            low = page.length
            _walk(element, page, depth + 1)
            high = page.length - 1 if page.length > low and page.at_line_start() else page.length
            cells.append(Cell(r, column, rows, columns, Span(low, max(low, high))))
            column += columns
    page.new_line()
    if cells:
        page.tables.append(Table(Span(start, page.length), tuple(cells)))
