"""Where a paragraph of a pdf ends: at a short line, before an indent, a label, a wider gap, or another size."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.labels import starts_with_label
from extractors.readers.pdf_furniture import PageText
from extractors.readers.pdf_lines import Line

FINAL = "。！？；;!?"
CLOSING = "”’」』）)》〉"
# a line of a table of contents: 一、总体要求 ………… 3
CONTENTS = re.compile(r"[.…·．⋯]{3,}\s*[（(]?\d{1,4}[)）]?\s*$")
# lines that are whole by themselves: a date, a document number, 附件1, 目录, （2024年3月1日公布）, 第一章 总则
WHOLE = re.compile(
    r"^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[二〇○零一九八七]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日"
    r"|.{1,14}[〔\[（(【]\d{4}[〕\]）)】] ?(?:第 ?)?\d+ ?号|附(?:件|表|录|图) ?\d{0,2}[:：]?|目 *[录次]|（.*\d{4}年.*日.*）"
    r"|第[一二三四五六七八九十百\d]+[章节编篇].*)$"
)
# the end of a title, behind which a centred line is something else, and what may still belong to it
TITLE_END = re.compile(
    r"(?:通知|意见|方案|计划|规划|纲要|办法|规定|细则|决定|公告|通告|批复|报告|函|措施|要点|条例|清单)$"
)
TITLE_TAIL = re.compile(r"^(?:的|[（(][^（）()]{2,16}[)）]$)")
# what no line end parts: words of Latin letters and numbers, a quote with its neighbours, a bracket with its inner
# side, a stop with what is before it
_OPEN, _CLOSE, _QUOTE = r"（《〈〔【\[(", r"）》〉〕】\])，。、；：！？,.;:!?%％", "“”‘’\"'"
_BARE = rf"(?:[A-Za-z0-9.+&/@_~-]+|[^{_OPEN}{_CLOSE}{_QUOTE}])"
UNPARTED = re.compile(
    rf"[{_OPEN}]*{_BARE}?(?:[{_QUOTE}]+[{_OPEN}]*{_BARE}?)*[{_CLOSE}]*(?:[{_QUOTE}]+{_BARE}?)*[{_CLOSE}]*"
)
SHORT_LINE = 60  # a longer line is no date, number or chapter
MIN_LINES = 6  # fewer lines say nothing about the margins of a page


@dataclass(frozen=True, slots=True)
class Place:
    """A line with its page; `note` where it is a footnote."""

    page: int
    line: Line
    note: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, their usual size and distance, whether paragraphs are indented."""

    left: float
    right: float
    size: float
    leading: float
    indented: bool

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, clear of both margins."""
        before, behind = line.box.x0 - self.left, self.right - line.box.x1
        return min(before, behind) > 2.5 * line.size and abs(before - behind) < 2 * line.size

    def room(self, line: Line) -> float:
        """White space behind a line, in characters."""
        return (self.right - line.box.x1) / max(line.size, 1.0)

    def indent(self, line: Line) -> float:
        """White space before a line, in characters."""
        return (line.box.x0 - self.left) / max(line.size, 1.0)


AllMargins = Mapping[tuple[int, int], Margins]


def labelled(text: str) -> bool:
    """Whether a line begins with the label of a heading or item."""
    return starts_with_label(text[:SHORT_LINE].replace("．", ".").replace("(", "（").replace(")", "）"))


def _is_whole(text: str) -> bool:
    return len(text) <= SHORT_LINE and WHOLE.match(text) is not None


def margins_of(pages: Sequence[PageText]) -> dict[tuple[int, int], Margins]:
    """Margins of each column of each page; a page with few lines takes those of the pages of its width."""
    columns: dict[tuple[int, int], list[Line]] = {}
    widths: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        for line in page.lines:
            columns.setdefault((page.sheet.number, line.column), []).append(line)
            widths.setdefault((round(page.sheet.frame.width), line.column), []).append(line)
    size = median([line.size for page in pages for line in page.lines] or [1.0])
    general = {key: _margins(lines, size) for key, lines in widths.items()}
    found: dict[tuple[int, int], Margins] = {}
    for page in pages:
        for column in sorted({line.column for line in page.lines}):
            lines = columns[page.sheet.number, column]
            usual = general[round(page.sheet.frame.width), column]
            own = _margins(lines, size)
            alike = abs(own.left - usual.left) < 40 and abs(own.right - usual.right) < 40
            few = len(lines) < MIN_LINES or (column == 0 and own.right < usual.right)
            found[page.sheet.number, column] = usual if few and (column == 0 or alike) else own
    return found


def _margins(lines: Sequence[Line], usual: float) -> Margins:
    size = max(median([line.size for line in lines]), 1.0)
    left = _shared(sorted(line.box.x0 for line in lines), size)
    right = -_shared(sorted(-line.box.x1 for line in lines), size)
    steps = [b.base - a.base for a, b in pairwise(lines) if 0 < b.base - a.base < 4 * size]
    indented = sum(1.5 * size < line.box.x0 - left < 2.6 * size for line in lines)
    return Margins(left, right, usual, median(steps) if steps else 2 * size, indented * 12 >= len(lines))


def _shared(edges: Sequence[float], size: float) -> float:
    """The outermost edge that several lines share."""
    need = max(2, len(edges) // 12)
    for i, edge in enumerate(edges):
        if i + need <= len(edges) and edges[i + need - 1] - edge <= size:
            return edge
    return edges[0]


def breaks(paragraph: Sequence[Place], place: Place, margins: AllMargins) -> bool:
    """Whether a line begins a new paragraph.

    Args:
        paragraph: lines of the paragraph so far.
        place: the line behind them.
        margins: margins by page and column.
    """
    last, line = paragraph[-1].line, place.line
    before, behind = margins[paragraph[-1].page, last.column], margins[place.page, line.column]
    same = paragraph[-1].page == place.page and last.column == line.column and line.base > last.base
    if not 1 / 1.12 < line.size / max(last.size, 0.1) < 1.12 or last.sideways != line.sideways:
        return True
    if CONTENTS.search(last.text[-SHORT_LINE:]) or _is_whole(last.text):
        return True
    if same and line.base - last.base > 2.3 * before.leading:
        return True
    centred = before.is_centred(last) and (len(paragraph) == 1 or before.is_centred(paragraph[0].line))
    if centred or behind.is_centred(line):
        if centred != behind.is_centred(line) and not _title_goes_on(paragraph, line, behind):
            return True
        return _ends_title(paragraph, line) or (same and line.base - last.base > 1.6 * before.leading)
    wide = same and line.base - last.base > 1.45 * before.leading and last.text[-1] not in "，、"
    return wide or _ends_text(paragraph, line, before, behind)


def _title_goes_on(paragraph: Sequence[Place], line: Line, margins: Margins) -> bool:
    """Whether a title of two lines has one that is too long to be clear of the margins."""
    first = paragraph[0].line
    middle = (margins.left + margins.right) / 2
    return (
        len(paragraph) <= 3
        and not labelled(first.text)
        and all(abs((x.box.x0 + x.box.x1) / 2 - middle) < 1.2 * x.size for x in (paragraph[-1].line, line))
        and (line.size > 1.12 * margins.size or 0.8 < margins.indent(first) < 1.6 or margins.indent(first) > 2.4)
    )


def _ends_title(paragraph: Sequence[Place], line: Line) -> bool:
    """Whether a centred line begins something new."""
    text = "".join(place.line.text for place in paragraph)
    if _is_whole(line.text) or labelled(line.text) or text[-1] in FINAL + "：:":
        return True
    return TITLE_END.search(text) is not None and TITLE_TAIL.match(line.text) is None


def _short(last: Line, line: Line, margins: Margins) -> bool:
    """Whether the first piece of a line that cannot be parted would have found room on the line before."""
    piece = UNPARTED.match(line.text)
    width = sum(0.55 if char.isascii() else 1 for char in piece.group()) if piece else 1
    return margins.room(last) > min(max(2.0, width + 0.4), 14)


def _own_edge(paragraph: Sequence[Place], line: Line) -> bool:
    """Whether a long line ends where its neighbour ends: a block with a right margin of its own."""
    last = paragraph[-1].line
    others = [place.line for place in paragraph[-2:-1]]
    if others or abs(line.box.x0 - last.box.x0) > 0.5 * last.size:
        others.append(line)
    return (
        len(last.text) > 24
        and not _ends_sentence(last.text)
        and any(abs(other.box.x1 - last.box.x1) < 0.6 * last.size for other in others)
    )


def _ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSING)[-1:] in tuple(FINAL + "：:") if text[-1] in CLOSING else text[-1] in FINAL + "：:"


def _ends_text(paragraph: Sequence[Place], line: Line, before: Margins, behind: Margins) -> bool:
    """Whether a line of running text ends a paragraph."""
    last = paragraph[-1].line
    short = _short(last, line, before) and not _own_edge(paragraph, line)
    if _is_whole(line.text):
        return short or last.text[-1] in FINAL or behind.indent(line) >= 1.2
    if behind.indent(line) >= 1.2:  # a new paragraph, or a block that is indented as a whole
        aside = abs(before.indent(last) - behind.indent(line)) > 0.6 and before.indent(last) > 4
        return short or aside or _ends_sentence(last.text) or (labelled(line.text) and last.text[-1] not in "，、")
    if short:
        return not (last.text[-1] in "，、" and before.room(last) < 8)
    if before.indent(last) > 4 and last.segments == 1:  # a date or signature at the right
        return True
    return not behind.indented and labelled(line.text) and _ends_sentence(last.text)
