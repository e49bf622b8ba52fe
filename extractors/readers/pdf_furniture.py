"""What a page of a pdf carries besides its text: page numbers, running heads and feet, faint watermarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_lines import Hole, Line
from extractors.readers.pdf_page import Sheet
from extractors.readers.pdf_tables import Grid

EDGE_ROWS = 3  # running heads and feet stand in the first and last rows of a page
MAX_HEAD = 200  # characters of a running head
EDGE_PART = 0.2  # and within this part of its height
GAP = 1.4  # usual distances of lines between a running head and the text
SAME_PLACE = 8.0  # points by which the places of a running head may differ
# — 3 — / - 3 - / ·3· / 第3页 / 第 3 页 共 15 页 / 共15页 第3页 / 3/15 / Page 3 of 15
DASH = r"[-—–－―─_·•.．~～*＊|｜]"
PAGE_NUMBER = re.compile(
    rf"(?:{DASH}\s*)+[0-9０-９]{{1,4}}(?:\s*{DASH})+|(?:{DASH}\s*)*第\s*[0-9一二三四五六七八九十百]{{1,5}}\s*页"
    rf"(?:\s*[/／,，]?\s*[（(]?共\s*[0-9一二三四五六七八九十百]{{1,5}}\s*页[)）]?)?(?:\s*{DASH})*"
    r"|共\s*\d{1,4}\s*页\s*[/／,，]?\s*第\s*\d{1,4}\s*页|\d{1,4}\s*[/／]\s*(?:共\s*)?\d{1,4}(?:\s*页)?"
    r"|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(r"\d{1,4}")
ROMAN_NUMBER = re.compile(r"[ivxlcⅰ-ⅻⅠ-Ⅻ]{1,6}", re.IGNORECASE)
DIGITS = re.compile(r"[0-9０-９]+|[ⅰ-ⅻⅠ-Ⅻ]+")
OUTER_NUMBER = re.compile(r"^[\d\s]+|[\d\s]+$")  # the page number in a running head
# heads of annexes and tables look alike and stand at the top of pages, but are text: 附件1, 附件2, 表3
LABELS = re.compile(r"^(?:附件|附表|附录|附图|专栏|表|图|第.{1,4}[章节条编篇部])")
WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class PageText:
    """One page with its lines and tables in reading order."""

    sheet: Sheet
    items: tuple[Line | Hole, ...]
    grids: tuple[Grid, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines without the tables."""
        return tuple(item for item in self.items if isinstance(item, Line))


@dataclass(frozen=True, slots=True)
class Bare:
    """Pages without furniture, and how many lines of which kind were left out."""

    pages: tuple[PageText, ...]
    numbers: int
    heads: int
    watermarks: int


Mark = tuple[int, int]  # index of the page, number of the item on it


def without_furniture(pages: Sequence[PageText]) -> Bare:
    """Leave out page numbers, running heads and feet, and watermarks.

    Args:
        pages: the pages of one file in order.
    """
    watermarks = _watermarks(pages)
    heads: set[Mark] = set()
    numbers: set[Mark] = set()
    size = _body_size(pages)
    for _ in range(EDGE_ROWS):  # from the edge inwards, one row after the other
        edges = list(_edges(pages, watermarks | heads | numbers))
        found = _numbers(edges, len(pages))
        more = _heads(edges, len(pages), size)
        numbers |= found
        heads |= more - numbers
        if not found and not more:
            break
    gone = watermarks | heads | numbers
    bare = tuple(
        replace(page, items=tuple(item for k, item in enumerate(page.items) if (i, k) not in gone))
        for i, page in enumerate(pages)
    )
    return Bare(bare, len(numbers), len(heads), len(watermarks))


def _watermarks(pages: Sequence[PageText]) -> set[Mark]:
    """Faint lines that are larger than the text or stand on several pages, and sideways ones on several pages."""
    sizes = [line.size for page in pages for line in page.lines if not line.pale]
    body = median(sizes) if sizes else 0.0
    places: dict[str, list[Mark]] = {}
    marks: set[Mark] = set()
    for i, page in enumerate(pages):
        for k, item in enumerate(page.items):
            if not isinstance(item, Line) or not (item.pale or item.sideways):
                continue
            places.setdefault(item.text, []).append((i, k))
            if item.pale and body and item.size > 1.4 * body:
                marks.add((i, k))
    for found in places.values():
        if len({i for i, _ in found}) >= 2:
            marks.update(found)
    return marks


@dataclass(frozen=True, slots=True)
class _Edge:
    """The outermost line of a page: how far the next row is from it, in usual distances of lines."""

    mark: Mark
    side: str
    line: Line
    gap: float


def _body_size(pages: Sequence[PageText]) -> float:
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _edges(pages: Sequence[PageText], gone: set[Mark]) -> Iterator[_Edge]:
    """Lines of the outermost row at the upper and the lower edge of each page, outside of tables."""
    for i, page in enumerate(pages):
        left = [
            (item.base, k, item) for k, item in enumerate(page.items) if isinstance(item, Line) and (i, k) not in gone
        ]
        left.sort(key=lambda entry: entry[:2])
        bases = [base for base, _, _ in left]
        steps = [b - a for a, b in pairwise(bases) if b - a > 1]
        usual = median(steps) if steps else 0.0
        height = page.sheet.frame.height
        tops = min((grid.box.y0 for grid in page.grids), default=height)
        bottoms = max((grid.box.y1 for grid in page.grids), default=0.0)
        for side, order in (("top", left), ("bottom", left[::-1])):
            if not order:
                continue
            edge = order[0]
            near = edge[0] < EDGE_PART * height if side == "top" else edge[0] > (1 - EDGE_PART) * height
            beyond = edge[0] < tops if side == "top" else edge[0] > bottoms
            if not near or not beyond:
                continue
            row = [entry for entry in order[:6] if abs(entry[0] - edge[0]) <= 0.5 * edge[2].size]
            inner = [abs(base - edge[0]) for base in bases if abs(base - edge[0]) > 0.5 * edge[2].size]
            gap = min(inner) / usual if inner and usual else GAP
            yield from (_Edge((i, k), side, line, gap) for _, k, line in row)


def _heads(edges: Sequence[_Edge], count: int, size: float) -> set[Mark]:
    """Lines that stand at the same place near the edge of several pages with the same words, apart from the text."""
    groups: dict[tuple[str, str], list[_Edge]] = {}
    for edge in edges:
        if len(edge.line.text) > MAX_HEAD:
            continue
        words = DIGITS.sub("#", re.sub(r"\s", "", edge.line.text))
        apart = edge.gap >= GAP or abs(edge.line.size - size) > 0.08 * size
        if apart and WORDS.search(words) and not LABELS.match(words) and words[-1] not in "。；，、：":
            groups.setdefault((edge.side, words), []).append(edge)
    heads: set[Mark] = set()
    for found in groups.values():
        place = median([edge.line.base for edge in found])
        same = [edge for edge in found if abs(edge.line.base - place) <= SAME_PLACE]
        pages = len({edge.mark[0] for edge in same})
        alike = len({OUTER_NUMBER.sub("", edge.line.text) for edge in same}) == 1
        if (pages >= 3 and (alike or pages * 2 >= count)) or pages == count == 2:
            heads.update(edge.mark for edge in same)
    return heads | _at_place_of_heads(edges, heads, count)


def _at_place_of_heads(edges: Sequence[_Edge], heads: set[Mark], count: int) -> set[Mark]:
    """Heads that change with the chapter: lines where most pages have their running head, of its size."""
    places = Counter((edge.side, round(edge.line.base), edge.line.size) for edge in edges if edge.mark in heads)
    usual = {place for place, number in places.items() if number * 2 >= count and number >= 3}
    return {edge.mark for edge in edges if (edge.side, round(edge.line.base), edge.line.size) in usual}


def _numbers(edges: Sequence[_Edge], count: int) -> set[Mark]:
    """Page numbers: those with dashes or words at the edge, bare ones where they count along with the pages."""
    sure: set[Mark] = set()
    bare: list[tuple[Mark, str, int]] = []
    for edge in edges:
        text = edge.line.text.strip()
        if PAGE_NUMBER.fullmatch(text):
            sure.add(edge.mark)
        elif BARE_NUMBER.fullmatch(text):
            bare.append((edge.mark, edge.side, int(text) - edge.mark[0]))
        elif ROMAN_NUMBER.fullmatch(text):
            bare.append((edge.mark, edge.side, -10_000))
    votes = Counter((side, offset) for _, side, offset in bare)
    for mark, side, offset in bare:
        if votes[side, offset] >= max(2, 0.3 * count) or (offset == 1 and side == "bottom"):
            sure.add(mark)
    return sure
