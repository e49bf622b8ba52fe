"""From characters with places to lines in reading order: rows, gaps that are spaces, columns of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.readers.pdf_page import Box, Glyph

ROW = 0.4  # base lines that differ by less than this part of the height are one row
LARGE = 1.6  # characters of so many usual heights stand in rows of their own
WIDE_GAP = 1.2  # a gap of so many heights parts a row into segments
SPACED_GAP = 0.4  # white space in the file and a gap of so many heights: a space between ideographs
PLAIN_GAP = 0.8  # a gap that is a space without any white space in the file
LATIN_GAP = 0.17
SIZES_APART = 1.4  # segments whose heights differ by more are two lines
MIN_COLUMN_LINES = 4
MIN_COLUMN_WIDTH = 8  # characters to a line of a column
MAX_COLUMN_DEPTH = 3
SPACED_OUT = re.compile(r"[\u3400-\u9fff](?: [\u3400-\u9fff])+")  # letters set apart: 目 录, 决 定
LATIN = re.compile(r"[\x21-\x7e\u00c0-\u024f‘’“”]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one row without a wide gap between them, from left to right."""

    glyphs: tuple[Glyph, ...]
    box: Box
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `column` counts the columns of its page from 1 and is 0 for text over the whole width.

    `size` is the height of its characters, `glyph` the number of a character in its middle, `segments` the number of
    pieces that wide gaps make of it, `base` its base line, `pale` whether it is drawn as faintly as a watermark,
    `sideways` whether it stands at a right angle to the text of its page.
    """

    text: str
    box: Box
    base: float
    size: float
    glyph: int
    column: int = 0
    segments: int = 1
    font: str = ""
    bold: bool = False
    pale: bool = False
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Hole:
    """A place on the page taken by something that is no line: a table, by its number."""

    box: Box
    number: int


Piece = Segment | Hole


def lines_in_order(glyphs: Sequence[Glyph], holes: Sequence[Hole] = ()) -> list[Line | Hole]:
    """Lines of a page in the order in which they are read, with the holes at their places.

    Args:
        glyphs: the characters outside the holes.
        holes: places of tables.
    """
    pieces: list[Piece] = [*segments_of(glyphs), *holes]
    out: list[Line | Hole] = []
    for column, group in _columns(pieces, 0):
        out.extend(_lines(group, column))
    return out


def segments_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """Characters put together into segments, row by row; much larger ones, as in a watermark, in rows of their own."""
    if not glyphs:
        return []
    bound = LARGE * median([_height(g) for g in glyphs])
    large = [g for g in glyphs if _height(g) > bound]
    rows: list[list[Glyph]] = []
    base = reach = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.box.x0)):
        if _height(glyph) > bound:
            continue
        if not rows or glyph.base - base > reach:
            rows.append([])
            base, reach = glyph.base, ROW * _height(glyph)
        rows[-1].append(glyph)
    return [segment for row in rows for segment in _segments(row)] + segments_of(large)


def _height(glyph: Glyph) -> float:
    height = glyph.box.y1 - glyph.box.y0
    return height if height > 0.5 else 10.0


def _segments(row: list[Glyph]) -> Iterator[Segment]:
    row.sort(key=lambda g: (g.box.x0, g.order))
    run: list[Glyph] = []
    for glyph in row:
        if run and _drawn_twice(run[-1], glyph):
            continue
        if run and glyph.box.x0 - run[-1].box.x1 > WIDE_GAP * _height(glyph):
            yield _segment(run)
            run = []
        run.append(glyph)
    yield _segment(run)


def _drawn_twice(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character is the one before once more, set off a little to look bold; not the second half of ——."""
    shift = abs(glyph.box.x0 - last.box.x0)
    return (
        glyph.char == last.char and shift < 0.3 * _width(glyph) and (abs(glyph.order - last.order) > 1 or shift > 0.05)
    )


def _width(glyph: Glyph) -> float:
    return max(glyph.box.x1 - glyph.box.x0, 1.0)


def _segment(run: list[Glyph]) -> Segment:
    middle = run[len(run) // 2]
    box = Box(
        run[0].box.x0,
        min(g.box.y0 for g in run),
        max(g.box.x1 for g in run),
        max(g.box.y1 for g in run),
    )
    return Segment(tuple(run), box, middle.base, median([_height(g) for g in run]))


def _columns(pieces: list[Piece], depth: int) -> Iterator[tuple[int, list[Piece]]]:
    """Groups of pieces in reading order, with the number of their column, 0 where the width is not parted."""
    cut = None if depth >= MAX_COLUMN_DEPTH else _gutter(pieces)
    if cut is None:
        yield 0, pieces
        return
    plain: list[Piece] = []
    for breaker, left, right in _bands(pieces, cut):
        if breaker is not None:
            plain.append(breaker)
        if not _are_columns(left, right):
            plain += left + right
            continue
        if plain:
            yield 0, plain
        plain = []
        number = 0
        for side in (left, right):
            for _, group in _columns(side, depth + 1):
                number += 1
                yield number, group
    if plain:
        yield 0, plain


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the white strip between two columns stands, if there is one."""
    if len(pieces) < 2 * MIN_COLUMN_LINES:
        return None
    low, high = min(p.box.x0 for p in pieces), max(p.box.x1 for p in pieces)
    narrow = sum(p.box.x1 - p.box.x0 < 0.6 * (high - low) for p in pieces)
    if narrow < max(2 * MIN_COLUMN_LINES, 0.4 * len(pieces)):
        return None
    places = [low + (high - low) * step / 120 for step in range(15, 106)]
    crossed = sorted((sum(p.box.x0 < x < p.box.x1 for p in pieces), x) for x in places)
    best: tuple[int, float] | None = None
    for _, x in crossed[:24]:
        bands = [(left, right) for _, left, right in _bands(pieces, x)]
        score = sum(len(left) + len(right) for left, right in bands if _are_columns(left, right))
        if score and (best is None or score > best[0]):
            best = (score, x)
    return best[1] if best else None


def _bands(pieces: Sequence[Piece], cut: float) -> list[tuple[Piece | None, list[Piece], list[Piece]]]:
    """The page between the pieces that cross the cut: each such piece with what stands below it, left and right."""
    bands: list[tuple[Piece | None, list[Piece], list[Piece]]] = [(None, [], [])]
    for piece in sorted(pieces, key=lambda p: (p.box.y0 + p.box.y1, p.box.x0)):
        if piece.box.x0 < cut < piece.box.x1:
            bands.append((piece, [], []))
        elif piece.box.x1 <= cut:
            bands[-1][1].append(piece)
        else:
            bands[-1][2].append(piece)
    return bands


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether two sides are columns of running text: several full lines each, side by side."""
    if min(len(left), len(right)) < MIN_COLUMN_LINES:
        return False
    shared = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    if shared < 0.5 * min(_bottom(left) - _top(left), _bottom(right) - _top(right)):
        return False
    return all(_is_running(side) for side in (left, right))


def _top(pieces: Sequence[Piece]) -> float:
    return min(p.box.y0 for p in pieces)


def _bottom(pieces: Sequence[Piece]) -> float:
    return max(p.box.y1 for p in pieces)


def _is_running(side: Sequence[Piece]) -> bool:
    segments = [p for p in side if isinstance(p, Segment)]
    if len(segments) < MIN_COLUMN_LINES:
        return False
    size = median([s.size for s in segments])
    edge, start = max(s.box.x1 for s in segments), min(s.box.x0 for s in segments)
    full = sum(s.box.x1 > edge - 2 * size for s in segments) / len(segments)
    flush = sum(s.box.x0 < start + 2.5 * size for s in segments) / len(segments)
    return edge - start >= MIN_COLUMN_WIDTH * size and full >= 0.4 and flush >= 0.6


def _lines(pieces: Sequence[Piece], column: int) -> Iterator[Line | Hole]:
    """Rows of one group of pieces as lines."""
    row: list[Segment] = []
    for piece in sorted(pieces, key=lambda p: (p.base if isinstance(p, Segment) else p.box.y0, p.box.x0)):
        if row and (isinstance(piece, Hole) or not _same_row(row[0], piece)):
            yield _line(row, column)
            row = []
        if isinstance(piece, Hole):
            yield piece
        else:
            row.append(piece)
    if row:
        yield _line(row, column)


def _same_row(first: Segment, piece: Segment) -> bool:
    """Whether two segments read as one line: on one height and of like size."""
    like = 1 / SIZES_APART < piece.size / first.size < SIZES_APART
    return like and piece.base - first.base <= ROW * max(piece.size, first.size)


def _line(row: list[Segment], column: int) -> Line:
    row.sort(key=lambda s: s.box.x0)
    box = Box(
        row[0].box.x0,
        min(s.box.y0 for s in row),
        max(s.box.x1 for s in row),
        max(s.box.y1 for s in row),
    )
    longest = max(row, key=lambda s: len(s.glyphs))
    glyph = longest.glyphs[len(longest.glyphs) // 2].order
    text = " ".join(_text(s.glyphs) for s in row)
    text = text.replace(" ", "") if SPACED_OUT.fullmatch(text) else text
    return Line(text, box, longest.base, longest.size, glyph, column, segments=len(row))


def _text(glyphs: Sequence[Glyph]) -> str:
    """Characters of a segment with a space where the gap says so."""
    out = [glyphs[0].char]
    for i in range(1, len(glyphs)):
        last, glyph = glyphs[i - 1], glyphs[i]
        gap = (glyph.box.x0 - last.box.x1) / _height(glyph)
        if LATIN.match(last.char) and LATIN.match(glyph.char):
            wide = gap > LATIN_GAP or (glyph.spaced and gap > 0.1)
        else:
            wide = gap > PLAIN_GAP or (glyph.spaced and gap > SPACED_GAP)
        out.append(" " + glyph.char if wide else glyph.char)
    return "".join(out)
