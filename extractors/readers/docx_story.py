"""The text of a Word file as it grows: paragraphs with their numbers, text boxes, notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.readers.docx_inline import MAX_DEPTH, Inline, Line, content_of
from extractors.readers.docx_markup import Element, W, number, value
from extractors.readers.docx_numbering import Mark, Numbering
from extractors.readers.docx_styles import Look, heading_level, named_style
from extractors.readers.docx_tables import Grid, grid_of
from extractors.source import Block, BlockKind, Cell, Table
from kg.facts import Span, Spot

PARAGRAPH, TABLE = W + "p", W + "tbl"
FILES = (W + "altChunk", W + "subDoc")
PROPERTIES = W + "pPr"
TRANSPARENT = {W + "customXml", W + "ins", W + "moveTo", W + "smartTag"}
# places × of a grid that the readers of tables can hold
MAX_GRID = 2_000_000
MAX_NESTED = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: words for it (empty in the body), what its paragraphs are (None within a table), depth."""

    words: str = ""
    kind: BlockKind | None = BlockKind.PARAGRAPH
    depth: int = 0

    def inside(self, words: str, kind: BlockKind | None) -> Place:
        """A place within this one."""
        return replace(self, words=words, kind=kind, depth=self.depth + 1)


@dataclass(slots=True)
class Story:
    """Text, blocks, spots and tables as they grow. `held` is the text before a paragraph mark that was deleted."""

    inline: Inline
    numbering: Numbering
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    paragraphs: int = 0
    tables_met: int = 0
    held: str = ""
    label: str = ""
    boxed: Numbering | None = None

    def walk(self, parent: Element, place: Place) -> None:
        """Read the paragraphs and tables of an element."""
        self._children(parent, place)
        self._release(place)

    def _release(self, place: Place) -> None:
        """Write the text that waits for a next paragraph, where none follows."""
        if self.held:
            self._write(self.held, place, Look(), None)
            self.held = ""

    def _children(self, parent: Element, place: Place) -> None:
        if place.depth > MAX_DEPTH:
            self.inline.left_out["depth"] += 1
            return
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, place)
            elif tag == TABLE:
                self._table(child, place)
            elif tag in FILES:
                self.inline.left_out["files"] += 1
            else:
                content = child if tag in TRANSPARENT else content_of(child)
                if content is not None:
                    self._children(content, replace(place, depth=place.depth + 1))

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        properties = paragraph.find(PROPERTIES)
        look = self.inline.styles.look(named_style(properties, "pStyle"))
        line = self.inline.read(paragraph, hidden=look.hidden)
        text = line.text()
        mark_of = properties.find(W + "rPr") if properties is not None else None
        if mark_of is not None and _mark_is_gone(mark_of, text, line):
            self.held = (self.held + text)[-MAX_GRID:]
        else:
            look = _with_own_level(look, properties)
            numbered = self._number(properties, look)
            words = (numbered.text if numbered is not None else "") + self.held + text
            self.held = ""
            self._write(words, place, look, numbered)
        self._hanging(line, place)

    def _hanging(self, line: Line, place: Place) -> None:
        """Text boxes and notes that hang on a paragraph."""
        host = place.words or f"第 {self.paragraphs} 段"
        self.notes.extend((kind, note, host) for kind, note in line.notes)
        if not line.boxes:
            return
        held, self.held = self.held, ""
        self.boxed = self.boxed or self.numbering.apart()
        self.numbering, self.boxed = self.boxed, self.numbering
        for box in line.boxes:
            words = (place.words or (f"{host}旁" if self.paragraphs else "文首")) + "文本框"
            self.walk(box, place.inside(words, place.kind))
        self.numbering, self.boxed = self.boxed, self.numbering
        self.held = held

    def _number(self, properties: Element | None, look: Look) -> Mark | None:
        """Count the paragraph where it belongs to a list."""
        own = properties.find(W + "numPr") if properties is not None else None
        list_id = value(own, "numId")
        level = number(own, "ilvl")
        if list_id is None:
            list_id = look.list_id
            if list_id is not None and level is None:
                level = self.numbering.style_level(list_id, look.chain)
        if list_id is None or list_id == "0":
            return None
        return self.numbering.count(list_id, (look.list_level or 0) if level is None else level)

    def _write(self, text: str, place: Place, look: Look, mark: Mark | None) -> None:
        """Write a paragraph as a line, with its block and spot."""
        text = text.strip()
        if not text:
            return
        text, self.label = self.label + text, ""
        start = self.length
        self.pieces.append(text + "\n")
        self.length += len(text) + 1
        span = Span(start, self.length - 1)
        if not place.words:
            self.paragraphs += 1
        self.spots.append(Spot(span, element=place.words or f"第 {self.paragraphs} 段"))
        if place.kind is BlockKind.PARAGRAPH and look.heading:
            self.blocks.append(Block(BlockKind.HEADING, span, look.heading))
        elif place.kind is BlockKind.PARAGRAPH and mark is not None:
            self.blocks.append(Block(BlockKind.LIST_ITEM, span, mark.level + 1))
        elif place.kind is not None:
            self.blocks.append(Block(place.kind, span))

    def _table(self, element: Element, place: Place) -> None:
        """Read a table; one that only frames text, of one row or one column, is read as that text."""
        if place.depth > MAX_NESTED:
            self.inline.left_out["depth"] += 1
            return
        self._release(place)
        self.tables_met += 1
        words = f"{place.words}内嵌表 {self.tables_met}" if place.words else f"表 {self.tables_met}"
        grid = grid_of(element)
        data = grid.is_data() and grid.rows * grid.columns <= MAX_GRID
        if grid.is_data() and not data:
            self.inline.left_out["tables"] += 1
        at, start = len(self.tables), self.length
        cells = self._cells(grid, place.inside(words, None if data else place.kind))
        if not data or self.length == start:
            return
        span = Span(start, self.length - 1)
        self.tables.insert(at, Table(span, tuple(cells)))
        if place.kind is not None:
            self.blocks.append(Block(BlockKind.TABLE, span))

    def _cells(self, grid: Grid, place: Place) -> list[Cell]:
        cells: list[Cell] = []
        for box in grid.boxes:
            low = self.length
            words = f"{place.words} 第 {box.row + 1} 行第 {box.column + 1} 列"
            outer, self.tables_met = self.tables_met, 0
            self.walk(box.element, place.inside(words, place.kind))
            self.tables_met = outer
            span = Span(low, max(low, self.length - 1))
            cells.append(Cell(box.row, box.column, box.row_span, box.column_span, span))
        return cells


def _mark_is_gone(mark: Element, text: str, line: Line) -> bool:
    """Whether the end of a paragraph was deleted or is hidden, so that the next one goes on in the same line."""
    if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
        return True
    hidden = mark.find(W + "vanish") is not None or mark.find(W + "specVanish") is not None
    return hidden and (mark.find(W + "specVanish") is not None or not text) and not line.boxes


def _with_own_level(look: Look, properties: Element | None) -> Look:
    """The look with the outline level that the paragraph itself states."""
    outline = number(properties, "outlineLvl")
    return look if outline is None else replace(look, heading=heading_level(outline))
