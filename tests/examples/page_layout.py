"""The example paper on sheets of A4, as pdf and ofd show it: words at their places, ruled lines, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.examples.paper import Kind, Line, boxes, lines

WIDTH, HEIGHT = 595, 842  # points
LEFT, TOP, BOTTOM = 74, 90, 760
SIZE, LARGE, SMALL = 16, 22, 10.5
COLUMN = 28 * SIZE  # width of the text: 28 characters
STEP = 28.0  # from line to line
SMALL_STEP = 15.0
COLUMNS = (0, 36, 166, 260, 370, COLUMN)  # borders of the table's columns
# figures stay together; all else may be parted
PIECE = re.compile(r"[0-9A-Za-z.%]+|.")
NO_START = "，。、；：）〕》”%"  # such a sign hangs over the edge rather than begin a line
NO_END = "（〔《“"


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a sheet; `x` and `y` are the start of their base line, in points from the upper left corner."""

    x: float
    y: float
    text: str
    size: float
    heading: bool = False


@dataclass(slots=True)
class SheetOfPaper:
    """One page under construction."""

    words: list[Words] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def width_of(text: str, size: float) -> float:
    """Width of words: figures and Latin letters take half of what a Chinese character does."""
    return sum(size / 2 if char.isascii() else size for char in text)


def wrapped(text: str, size: float, widths: Sequence[float]) -> Iterator[str]:
    """Lines of a paragraph.

    Args:
        text: its words.
        size: size of a character in points.
        widths: room of the first line, and of all others.
    """
    line, room = "", widths[0]
    for piece in PIECE.findall(text):
        if width_of(line + piece, size) > room and piece not in NO_START:
            kept = line[-1] if line[-1] in NO_END else ""
            yield line.removesuffix(kept)
            line, room = kept, widths[-1]
        line += piece
    yield line


def sheets() -> list[SheetOfPaper]:
    """All pages with their numbers; the annex begins a new one."""
    pages = [SheetOfPaper()]
    y = float(TOP)
    for line in lines():
        rows = list(_rows(line))
        room = STEP * (len(rows) if line.kind in (Kind.TITLE, Kind.CHAPTER) else 1)
        if line.kind is Kind.ANNEX or (line.kind is Kind.TITLE and pages[-1].words):
            y = BOTTOM + 1
        for x, text, size, heading in rows:
            if y + room - STEP > BOTTOM:
                pages.append(SheetOfPaper())
                y = TOP
            pages[-1].words.append(Words(x, y, text, size, heading))
            y += STEP
            room = STEP
        y += STEP if line.kind in (Kind.TITLE, Kind.NUMBER, Kind.CAPTION) else 0
    _draw_table(pages[-1], y)
    for number, page in enumerate(pages, start=1):
        page.words.append(Words(WIDTH / 2 - 20, 800, f"— {number} —", SMALL))
    return pages


def _rows(line: Line) -> Iterator[tuple[float, str, float, bool]]:
    """Lines of a paragraph: place from the left, words, size, and whether in the font of headings."""
    if line.kind in (Kind.TITLE, Kind.CAPTION):
        for text in wrapped(line.full, LARGE, [COLUMN - LARGE]):
            yield LEFT + (COLUMN - width_of(text, LARGE)) / 2, text, LARGE, True
    elif line.kind is Kind.NUMBER:
        yield LEFT + (COLUMN - width_of(line.full, SIZE)) / 2, line.full, SIZE, False
    elif line.kind is Kind.SIGNATURE:
        yield LEFT + COLUMN - width_of(line.full, SIZE) - 4 * SIZE, line.full, SIZE, False
    else:
        indent = 0 if line.kind in (Kind.ADDRESSEE, Kind.ANNEX) else 2 * SIZE
        for text in wrapped(line.full, SIZE, [COLUMN - indent, COLUMN]):
            yield LEFT + indent, text, SIZE, line.kind in (Kind.CHAPTER, Kind.ANNEX)
            indent = 0


def _draw_table(page: SheetOfPaper, top: float) -> None:
    """Cells with their words, and lines where a cell ends."""
    cells = [(box, list(_cell_lines(box.text, box.column))) for box in boxes()]
    count = max(box.row for box, _ in cells) + 1
    heights = [
        max(len(ls) for box, ls in cells if box.row == r and box.rows == 1) * SMALL_STEP + 9 for r in range(count)
    ]
    edges = [top + sum(heights[:r]) for r in range(count + 1)]
    for box, texts in cells:
        low, high = edges[box.row], edges[box.row + box.rows]
        left, right = LEFT + COLUMNS[box.column], LEFT + COLUMNS[box.column + 1]
        first = (low + high - len(texts) * SMALL_STEP) / 2 + SMALL + 1
        for n, text in enumerate(texts):
            page.words.append(Words(left + 4, first + n * SMALL_STEP, text, SMALL, box.row == 0))
        page.rules += [(left, low, right, low), (left, low, left, high)]
    page.rules += [
        (LEFT, edges[-1], LEFT + COLUMN, edges[-1]),
        (LEFT + COLUMN, top, LEFT + COLUMN, edges[-1]),
    ]


def _cell_lines(text: str, column: int) -> Iterator[str]:
    return wrapped(text, SMALL, [COLUMNS[column + 1] - COLUMNS[column] - 8 + SMALL * 0.2])
