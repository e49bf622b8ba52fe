"""One page of a pdf as pdfium gives it: characters with their places, ruled lines, and whether it shows pictures."""

from __future__ import annotations

import ctypes
import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

MAX_GLYPHS = 60_000  # characters read of one page
MAX_OBJECTS = 30_000  # drawing objects looked at on one page
MAX_FORM_DEPTH = 4
BEYOND = 24.0  # points that a stop may hang over the edge of the page
THIN = 3.0  # a drawn shape thinner than this is a ruled line
SHORT = 4.0  # a line shorter than this rules nothing
SPACES = {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, *range(0x2000, 0x200C), 0x202F, 0x205F, 0xFEFF}
# signs without a meaning in Unicode: not mapped, private use
UNMAPPED = {0, 0xFFFD, *range(0xE000, 0xF900)}
# radicals of a font's index that stand for the ideograph: ⼀ for 一
RADICALS = range(0x2E80, 0x2FE0)
PATH, IMAGE, FORM = 2, 3, 5  # kinds of page object
LINE_TO, MOVE_TO = 0, 2  # kinds of path segment


class Box(NamedTuple):
    """Left, top, right, bottom in points from the upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Glyph(NamedTuple):
    """One character; `base` is its base line, `spaced` whether white space stood before it, `order` its number."""

    char: str
    box: Box
    base: float
    spaced: bool
    order: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The page turned so that its text stands upright: from pdf space (y upwards) to points from the upper left."""

    area: Box  # left, bottom, right, top in pdf space
    quarter: int  # quarter turns clockwise

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdf space in this frame."""
        left, bottom, right, top = self.area
        if self.quarter == 0:
            return x - left, top - y
        return ((0, 0), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[self.quarter]

    def back(self, x: float, y: float) -> tuple[float, float]:
        """A point of this frame in pdf space."""
        left, bottom, right, top = self.area
        return ((x + left, top - y), (y + left, x + bottom), (right - x, y + bottom), (right - y, top - x))[
            self.quarter
        ]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of pdf space in this frame."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def box_in(self, other: Frame, box: Box) -> Box:
        """A rectangle of this frame in another frame of the same page."""
        return other.box(*self.back(box.x0, box.y0), *self.back(box.x1, box.y1))

    @property
    def width(self) -> float:
        """Width of the page in this frame."""
        return self.area.y1 - self.area.y0 if self.quarter % 2 else self.area.x1 - self.area.x0

    @property
    def height(self) -> float:
        """Height of the page in this frame."""
        return self.area.x1 - self.area.x0 if self.quarter % 2 else self.area.y1 - self.area.y0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: `at` is its y (lying) or x (standing), from `low` to `high` along it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page, in the frame of its text; `shown` is the frame in which the page is displayed."""

    number: int
    frame: Frame
    shown: Frame
    glyphs: tuple[Glyph, ...]
    sideways: tuple[tuple[Frame, tuple[Glyph, ...]], ...]
    lying: tuple[Rule, ...]
    standing: tuple[Rule, ...]
    slanted: int  # characters of slanted watermarks, left out
    unmapped: int  # characters whose meaning the font does not tell
    pictures: int
    cut: bool  # more characters than are read

    def place(self, box: Box, frame: Frame | None = None) -> tuple[float, float, float, float]:
        """Where a rectangle of the text's frame stands on the page as displayed, rounded to a tenth of a point."""
        x0, y0, x1, y1 = (frame or self.frame).box_in(self.shown, box)
        return (round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))


@dataclass(frozen=True, slots=True)
class Style:
    """Look of a character: size in points, font name, weight, colour as red, green, blue, opacity from 0 to 255."""

    size: float
    font: str
    weight: int
    colour: tuple[int, int, int, int]


class _Raw(NamedTuple):
    char: str
    rect: tuple[float, float, float, float]
    origin: tuple[float, float]
    spaced: bool
    order: int


def read_sheet(page: object, text: object, number: int) -> Sheet:
    """Read the page.

    Args:
        page: pdfium's page.
        text: pdfium's text page of it.
        number: page number from 1.
    """
    area, turn = _area(page)
    by_quarter, slanted, unmapped = _characters(text, area)
    quarter = max(by_quarter, key=lambda q: (len(by_quarter[q]), -q), default=turn)
    frame = Frame(area, quarter)
    sideways = []
    for other in sorted(by_quarter):
        if other != quarter:
            turned = Frame(area, other)
            sideways.append((turned, tuple(_glyph(raw, turned) for raw in by_quarter[other])))
    lying, standing, pictures = _drawings(page, frame)
    glyphs = tuple(_glyph(raw, frame) for raw in by_quarter.get(quarter, ()))
    cut = _count(text) > MAX_GLYPHS
    return Sheet(
        number, frame, Frame(area, turn), glyphs, tuple(sideways), lying, standing, slanted, unmapped, pictures, cut
    )


def style_of(text: object, index: int) -> Style:
    """Look of one character.

    Args:
        text: pdfium's text page.
        index: number of the character.
    """
    from pypdfium2 import raw  # type: ignore[import-untyped]

    size = float(raw.FPDFText_GetFontSize(text, index))
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    r, g, b, a = (ctypes.c_uint(0) for _ in range(4))
    found = raw.FPDFText_GetFillColor(text, index, r, g, b, a)
    colour = (r.value, g.value, b.value, a.value) if found else (0, 0, 0, 255)
    font = name.value.decode("utf-8", "replace").partition("+")
    return Style(round(size, 1), font[2] or font[0], int(raw.FPDFText_GetFontWeight(text, index)), colour)


def _count(text: object) -> int:
    from pypdfium2 import raw

    return int(raw.FPDFText_CountChars(text))


def _area(page: object) -> tuple[Box, int]:
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, rect):
        rect.right, rect.top = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    return Box(rect.left, rect.bottom, rect.right, rect.top), int(raw.FPDFPage_GetRotation(page)) % 4


def _characters(text: object, area: Box) -> tuple[dict[int, list[_Raw]], int, int]:
    """Characters by quarter turn of the page that sets them upright; number of slanted and of unmapped ones."""
    from pypdfium2 import raw

    by_quarter: dict[int, list[_Raw]] = {}
    counts: Counter[str] = Counter()
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_rect, at_x, at_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    get_box, get_origin, get_angle = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharAngle
    left, bottom, right, top = area.x0 - BEYOND, area.y0 - BEYOND, area.x1 + BEYOND, area.y1 + BEYOND
    spaced = False
    for index, char in _codes(text, counts):
        if not char:
            spaced = True
            continue
        if not (get_box(text, index, at_rect) and get_origin(text, index, at_x, at_y)):
            continue
        angle = get_angle(text, index) / (math.pi / 2)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if not math.isfinite(sum(box) + x.value + y.value + angle) or abs(angle - round(angle)) > 0.04:
            counts["slanted"] += 1
            continue
        if not (left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top):
            continue  # beyond the edge, where no reader sees it
        quarter = round(angle)
        by_quarter.setdefault(-quarter % 4, []).append(_Raw(char, box, (x.value, y.value), spaced, index))
        spaced = False
    return by_quarter, counts["slanted"], counts["unmapped"]


def _codes(text: object, counts: Counter[str]) -> Iterator[tuple[int, str]]:
    """Number and sign of each character; an empty sign for white space."""
    from pypdfium2 import raw

    get_code = raw.FPDFText_GetUnicode
    high = 0
    for index in range(min(_count(text), MAX_GLYPHS)):
        code = int(get_code(text, index))
        if code in SPACES:
            yield index, ""
        elif 0xD800 <= code < 0xDC00:
            high = code
        elif 0xDC00 <= code < 0xE000:
            if high:
                yield index, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
            high = 0
        elif code in UNMAPPED or code > 0x10FFFF:
            counts["unmapped"] += 1
            if 0xE000 <= code < 0xF900:
                yield index, chr(code)
        elif code == 2:  # pdfium's sign for a hyphen at a line end
            yield index, "-"
        elif code > 32 and not 0x7F <= code < 0xA0:
            yield index, unicodedata.normalize("NFKC", chr(code)) if code in RADICALS else chr(code)


def _glyph(raw: _Raw, frame: Frame) -> Glyph:
    if frame.quarter == 0:  # nearly all pages, and this runs once for each character
        left, _, _, top = frame.area
        x0, y0, x1, y1 = raw.rect
        return Glyph(
            raw.char, Box(x0 - left, top - y1, x1 - left, top - y0), top - raw.origin[1], raw.spaced, raw.order
        )
    return Glyph(raw.char, frame.box(*raw.rect), frame.point(*raw.origin)[1], raw.spaced, raw.order)


def _drawings(page: object, frame: Frame) -> tuple[tuple[Rule, ...], tuple[Rule, ...], int]:
    """Lying and standing rules, and the number of pictures."""
    lying: list[Rule] = []
    standing: list[Rule] = []
    pictures = 0
    for kind, shape in _objects(page):
        if kind == IMAGE:
            pictures += 1
        for box in shape:
            width, height = box[2] - box[0], box[3] - box[1]
            x0, y0, x1, y1 = frame.box(*box)
            if min(width, height) > THIN or max(width, height) < SHORT:
                continue
            if x1 - x0 >= y1 - y0:
                lying.append(Rule((y0 + y1) / 2, x0, x1))
            else:
                standing.append(Rule((x0 + x1) / 2, y0, y1))
    return tuple(lying), tuple(standing), pictures


def _objects(page: object) -> Iterator[tuple[int, list[Box]]]:
    """Kind of each object with the ruled lines that it draws, as rectangles of pdf space."""
    from pypdfium2 import raw

    stack = [(raw.FPDFPage_GetObject, page, range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)), _UNTURNED)]
    left = MAX_OBJECTS
    while stack:
        get, owner, numbers, matrix = stack.pop()
        for i in numbers:
            thing = get(owner, i)
            kind = raw.FPDFPageObj_GetType(thing)
            left -= 1
            if left < 0:
                return
            if kind == FORM and len(stack) < 100:
                count = min(max(raw.FPDFFormObj_CountObjects(thing), 0), MAX_OBJECTS)
                stack.append((raw.FPDFFormObj_GetObject, thing, range(count), _times(_matrix(thing), matrix)))
            yield kind, _strokes(thing, matrix) if kind == PATH else []


Matrix = tuple[float, float, float, float, float, float]
_UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix(thing: object) -> Matrix:
    from pypdfium2 import raw

    m = raw.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if raw.FPDFPageObj_GetMatrix(thing, m) else _UNTURNED


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _strokes(path: object, outer: Matrix) -> list[Box]:
    """Straight lines of a path and its thin filled shapes."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return []
    a, b, c, d, e, f = _times(_matrix(path), outer)
    shapes: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(int(raw.FPDFPath_CountSegments(path)), MAX_OBJECTS)):
        part = raw.FPDFPath_GetPathSegment(path, i)
        kind = raw.FPDFPathSegment_GetType(part)
        if not raw.FPDFPathSegment_GetPoint(part, x, y) or not (math.isfinite(x.value) and math.isfinite(y.value)):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == MOVE_TO or not shapes:
            shapes.append([point])
        else:
            shapes[-1].append(point)
            if kind == LINE_TO and raw.FPDFPathSegment_GetClose(part):
                shapes[-1].append(shapes[-1][0])
    return [box for shape in shapes for box in _rules_of(shape, bool(stroke.value))]


def _rules_of(shape: list[tuple[float, float]], stroked: bool) -> list[Box]:
    xs, ys = [p[0] for p in shape], [p[1] for p in shape]
    whole = Box(min(xs), min(ys), max(xs), max(ys))
    if min(whole.x1 - whole.x0, whole.y1 - whole.y0) <= THIN:
        return [whole]
    if not stroked:
        return []
    pairs = itertools.pairwise(shape)
    return [Box(min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1])) for p, q in pairs]
