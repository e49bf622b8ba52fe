"""One page of an OFD file: characters with their places and looks, ruled lines, whether it shows pictures.

The page has the form in which pdf pages are read, so that lines, tables and paragraphs are found in the same way.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.ofd_package import Document, Font, Rectangle, numbers_of
from extractors.readers.pdf_page import BEYOND, SHORT, THIN, Box, Frame, Glyph, Rule, Sheet, Style
from extractors.readers.zip_package import Element

POINTS = 72 / 25.4  # in a millimetre
MAX_GLYPHS = 50_000  # characters of a page
MAX_OBJECTS = 600_000  # objects of a file
MAX_DEPTH = 32
MAX_RULES = 40_000
ASCENT, DESCENT = 0.86, 0.14
PITCH = 1.6  # sizes from one character of a run to the next; a wider step is a gap
STRAIGHT = 0.04  # quarter turns by which a text may lean
Matrix = tuple[float, float, float, float, float, float]  # x' = a x + c y + e, y' = b x + d y + f
UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PATH_STEP = re.compile(r"([MSLCQBA])([^MSLCQBA]*)")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A character in millimetres from the upper left corner: corners, origin, whether space stood before, number."""

    char: str
    corners: tuple[tuple[float, float], tuple[float, float]]
    origin: tuple[float, float]
    spaced: bool
    order: int


@dataclass(slots=True)
class Drawing:
    """What has been found on a page so far."""

    document: Document
    fonts: dict[str, Font]
    units: dict[str, Element]
    room: int  # objects that may still be read of the file
    glyphs: dict[int, list[_Placed]] = field(default_factory=dict)  # by quarter turns clockwise
    styles: list[Style] = field(default_factory=list)  # of each character by its number
    shapes: list[Box] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)  # composite units that enclose the present object
    slanted: int = 0
    pictures: int = 0
    count: int = 0

    def walk(self, parent: Element, matrix: Matrix = UNTURNED, depth: int = 0) -> None:
        """Read the objects of a layer, block or composite unit.

        Args:
            parent: the element that holds them.
            matrix: from their space to the page.
            depth: how many others enclose it.
        """
        for element in parent.iterchildren(etree.Element):
            kind = etree.QName(element).localname
            if kind in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                self.room -= 1
            if self.room < 0 or self.count >= MAX_GLYPHS or (element.get("Visible") or "").lower() == "false":
                continue
            if kind == "TextObject":
                self._text(element, _times(_own(element), matrix))
            elif kind == "PathObject":
                self._path(element, _times(_own(element), matrix))
            elif kind == "ImageObject":
                self.pictures += 1
            elif depth < MAX_DEPTH and kind in ("Content", "Layer", "PageBlock"):
                self.walk(element, matrix, depth + 1)
            elif depth < MAX_DEPTH and kind == "CompositeObject":
                number = element.get("ResourceID") or ""
                unit = self.units.get(number)
                if unit is not None and number not in self.entered:
                    self.entered.append(number)
                    self.walk(unit, _times(_own(element), matrix), depth + 1)
                    self.entered.pop()

    def _text(self, element: Element, matrix: Matrix) -> None:
        a, b, c, d, _, _ = matrix
        size = (numbers_of(element.get("Size")) or [0.0])[0]
        turn = math.atan2(b, a) / (math.pi / 2)
        written = sum(len((code.text or "").strip()) for code in element.iterfind("{*}TextCode"))
        if abs(turn - round(turn)) > STRAIGHT:
            self.slanted += written
            return
        if size <= 0 or not written:
            return
        style = self._style(element, size * math.hypot(c, d) * POINTS)
        found = self.glyphs.setdefault(-round(turn) % 4, [])
        stretch = (numbers_of(element.get("HScale")) or [1.0])[0]
        at = (0.0, 0.0)
        for code in element.iterfind("{*}TextCode"):
            at = (_first(code.get("X"), at[0]), _first(code.get("Y"), at[1]))
            for char, x, y, width, spaced in _characters(code, at, size * stretch):
                if self.count >= MAX_GLYPHS:
                    return
                corners = (_at(matrix, x, y - ASCENT * size), _at(matrix, x + width, y + DESCENT * size))
                found.append(_Placed(char, corners, _at(matrix, x, y), spaced, self.count))
                self.styles.append(style)
                self.count += 1

    def _style(self, element: Element, size: float) -> Style:
        font = self.fonts.get(element.get("Font") or "") or Font("", bold=False)
        weight = int((numbers_of(element.get("Weight")) or [400.0])[0])
        colour = element.find("{*}FillColor")
        values = [min(max(int(v), 0), 255) for v in numbers_of(colour.get("Value"))] if colour is not None else []
        red, green, blue = (*values, 0, 0, 0)[:3] if len(values) == 3 else ((values or [0])[0],) * 3
        if len(values) == 4:  # cyan, magenta, yellow, black
            red = green = blue = 0
        alpha = colour.get("Alpha") if colour is not None else None
        opacity = int((numbers_of(alpha or element.get("Alpha")) or [255.0])[0])
        return Style(round(size, 1), font.name, 700 if font.bold else weight, (red, green, blue, opacity))

    def _path(self, element: Element, matrix: Matrix) -> None:
        stroked = (element.get("Stroke") or "true").lower() == "true"
        filled = (element.get("Fill") or "false").lower() == "true"
        data = element.findtext("{*}AbbreviatedData") or ""
        if not (stroked or filled) or len(data) > 20_000 or len(self.shapes) > MAX_RULES:
            return
        for shape in _shapes(data, matrix):
            xs, ys = [x for x, _ in shape], [y for _, y in shape]
            whole = Box(min(xs), min(ys), max(xs), max(ys))
            if min(whole.x1 - whole.x0, whole.y1 - whole.y0) * POINTS <= THIN:
                self.shapes.append(whole)
            elif stroked:
                for (x0, y0), (x1, y1) in itertools.pairwise(shape):
                    self.shapes.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def sheet_of(drawing: Drawing, number: int, area: Rectangle) -> Sheet:
    """The page in points, turned so that most of its text stands upright.

    Args:
        drawing: what was found on it.
        number: page number from 1.
        area: its place in the space of its objects.
    """
    whole = Box(0.0, 0.0, area[2] * POINTS, area[3] * POINTS)
    turns = drawing.glyphs
    quarter = max(turns, key=lambda q: (len(turns[q]), -q), default=0)
    glyphs = {turn: _glyphs(turns[turn], Frame(whole, turn), area) for turn in sorted(turns)}
    frame = Frame(whole, quarter)
    lying, standing = _rules(drawing.shapes, frame, area)
    return Sheet(
        number=number,
        frame=frame,
        shown=Frame(whole, 0),
        glyphs=glyphs.get(quarter, ()),
        sideways=tuple((Frame(whole, turn), found) for turn, found in glyphs.items() if turn != quarter),
        lying=lying,
        standing=standing,
        slanted=drawing.slanted,
        unmapped=0,
        pictures=drawing.pictures,
        cut=drawing.count >= MAX_GLYPHS,
    )


def _point(x: float, y: float, area: Rectangle) -> tuple[float, float]:
    """From millimetres on the page to pdf space, whose y goes upwards from the lower left corner."""
    return (x - area[0]) * POINTS, (area[1] + area[3] - y) * POINTS


def _glyphs(found: Sequence[_Placed], frame: Frame, area: Rectangle) -> tuple[Glyph, ...]:
    """Characters on the page; what stands beyond its edge is not seen."""
    glyphs = []
    for placed in found:
        (x0, y0), (x1, y1) = placed.corners
        box = frame.box(*_point(x0, y0, area), *_point(x1, y1, area))
        across, down = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if -BEYOND < across < frame.width + BEYOND and -BEYOND < down < frame.height + BEYOND:
            base = frame.point(*_point(*placed.origin, area))[1]
            glyphs.append(Glyph(placed.char, box, base, placed.spaced, placed.order))
    return tuple(glyphs)


def _rules(shapes: Sequence[Box], frame: Frame, area: Rectangle) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Lying and standing rules."""
    lying: list[Rule] = []
    standing: list[Rule] = []
    for shape in shapes:
        x0, y0, x1, y1 = frame.box(*_point(shape.x0, shape.y0, area), *_point(shape.x1, shape.y1, area))
        if min(x1 - x0, y1 - y0) > THIN or max(x1 - x0, y1 - y0) < SHORT:
            continue
        if x1 - x0 >= y1 - y0:
            lying.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            standing.append(Rule((x0 + x1) / 2, y0, y1))
    return tuple(lying), tuple(standing)


def _own(element: Element) -> Matrix:
    """From the space of an object to that around it: its matrix, then its boundary's corner."""
    box = (*numbers_of(element.get("Boundary")), 0.0, 0.0)
    own = numbers_of(element.get("CTM"))
    a, b, c, d, e, f = own[:6] if len(own) >= 6 else UNTURNED
    return (a, b, c, d, e + box[0], f + box[1])


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _first(words: str | None, otherwise: float) -> float:
    numbers = numbers_of(words)
    return numbers[0] if numbers else otherwise


def _characters(
    code: Element, start: tuple[float, float], size: float
) -> Iterator[tuple[str, float, float, float, bool]]:
    """Characters of a run with their place, width, and whether white space stood before them."""
    text = (code.text or "").strip("\r\n")[:MAX_GLYPHS]
    across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
    x, y = start
    spaced = False
    for i, char in enumerate(text):
        usual = size * (0.5 if char.isascii() else 1.0)
        step = across[i] if i < len(across) else 0.0 if down and not across else usual
        if char.isspace():
            spaced = True
        elif char.isprintable() or "\ue000" <= char <= "\uf8ff":
            yield char, x, y, step if 0.3 * usual < step < PITCH * size else usual, spaced
            spaced = False
        x += step
        y += down[i] if i < len(down) else 0.0


def _steps(words: str | None, most: int) -> list[float]:
    """Distances between characters; “g 3 4.2” stands for three times 4.2."""
    steps: list[float] = []
    parts = (words or "").split()
    i = 0
    while i < len(parts) and len(steps) < most:
        if parts[i] == "g":
            times = numbers_of(" ".join(parts[i + 1 : i + 3]))
            if len(times) == 2:
                steps += times[1:] * min(max(int(times[0]), 0), most)
            i += 3
        else:
            steps += numbers_of(parts[i])
            i += 1
    return steps


def _shapes(data: str, matrix: Matrix) -> Iterator[Sequence[tuple[float, float]]]:
    """Corner points of each part of a path; curves by their ends."""
    shape: list[tuple[float, float]] = []
    for step in PATH_STEP.finditer(data):
        numbers = numbers_of(step[2])
        if step[1] in "MS" and shape:
            yield shape
            shape = []
        if step[1] == "C" and shape:
            shape.append(shape[0])
        elif len(numbers) >= 2:
            shape.append(_at(matrix, numbers[-2], numbers[-1]))
    if shape:
        yield shape
