"""From the text as read to the text for matching, with the way back.

Three passes that carry the offsets along: drop noise, unify signs, then join the lines that a page or a
screen has broken. Nothing is ever inserted except a single space or line end that stands for a run of white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.reading import CleanText
from extractors.source import Source
from extractors.wraps import Line, breaks_after, wrap_width
from kg.evidence import PAGE_MARK

# counters that document-sharing sites put where a text chunk begins: blank line, “13、”, and on goes the sentence
CHUNK_COUNTER = re.compile(r"(?:\n[ \t\u3000]*){2,}\d{1,2}、(?=\S)|\A\d{1,2}、(?=\S)")
# emphasis and heading signs of Markdown: **坚持党的领导。** / ## 一、总体要求
MARKDOWN = re.compile(r"\*\*|__(?=\S)|^[ \t]*#{1,6}[ \t]+|^[ \t]*>[ \t]+", re.MULTILINE)
# a line that holds nothing but a page number in dashes or "第3页 共15页"
PAGE_LINE = re.compile(
    r"^[ \t\u3000]*(?:第\s*\d{1,3}\s*页(?:\s*[/／,，]?\s*共\s*\d{1,3}\s*页)?)[ \t\u3000]*$", re.MULTILINE
)
# zero-width signs, soft hyphens, private-use icons of web fonts
INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\xad\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")

# signs that are written alike whatever stands around them
SAME = str.maketrans(
    {chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()}
    | dict(
        zip(
            "％＋＝＜＞＆＃＠／．［］－﹝﹞【】｛｝―─━–～〜∼~•‧・・＂「」『』＇",
            "%+=<>&#@/.[]-〔〕【】{}————～～～～····＂“”“”'",
            strict=True,
        )
    )
)
# half-width signs that are full-width in Chinese text
WIDE = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
# the first heading of a body: 一、总体要求 / 第一章 总则 / 第一条
FIRST_CHAPTER = re.compile(r"一、|第一[章条篇]")
CJK = re.compile(r"[\u3400-\u9fff〇]")


def clean_text(source: Source) -> CleanText:
    """Clean view of a source: matching form of its text and the map back.

    Args:
        source: one file as read.

    Returns:
        Text and, for each of its characters, the offset in `source.text`.
    """
    chars, offsets = _without_noise(source.text)
    text = _unify("".join(chars))
    return _joined(text, offsets)


def _without_noise(text: str) -> tuple[list[str], list[int]]:
    """Characters and offsets without page marks, counters, Markdown signs and invisible characters."""
    drop = bytearray(len(text))
    patterns = [PAGE_MARK, PAGE_LINE, MARKDOWN, INVISIBLE]
    if _has_chunk_counters(text):
        patterns.append(CHUNK_COUNTER)
    for pattern in patterns:
        for match in pattern.finditer(text):
            drop[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    kept = [i for i in range(len(text)) if not drop[i]]
    return [text[i] for i in kept], kept


def _has_chunk_counters(text: str) -> bool:
    """Whether “N、” behind blank lines is scrape noise: it cuts into running sentences more often than not."""
    cuts = [text[: m.start()].rstrip()[-1:] for m in CHUNK_COUNTER.finditer(text) if m.start() > 0]
    return len(cuts) >= 3 and sum(bool(CJK.match(c)) or c in "，、" for c in cuts) * 2 > len(cuts)


def _unify(text: str) -> str:
    """One form for each sign; same length as before."""
    text = text.replace("\u2022", "·").translate(SAME)
    out = list(text)
    opened = False
    for i, char in enumerate(out):
        if char in WIDE and not _between_digits(text, i):
            out[i] = WIDE[char]
        elif char in '"＂':
            opened = not opened
            out[i] = "“" if opened else "”"
        elif char == "\n":
            opened = opened and text[i + 1 : i + 2] != "\n"
    return "".join(out)


def _between_digits(text: str, i: int) -> bool:
    """Whether the sign stands inside a number or a clock time: 1,200 or 9:30."""
    before, behind = text[i - 1 : i], text[i + 1 : i + 2]
    if text[i] == ":" and text[i + 1 : i + 3] == "//":
        return True
    return text[i] in ",:" and before.isascii() and before.isdigit() and behind.isascii() and behind.isdigit()


def _joined(text: str, offsets: list[int]) -> CleanText:
    """Lines put together again where a paragraph goes on, white space reduced."""
    lines = [line for raw in _lines(text) for line in _spaced(text, raw)]
    lines = [line for line in lines if line.chars]
    width = wrap_width(lines)
    out: list[str] = []
    kept: list[int] = []
    paragraph, in_body = "", False
    for i, line in enumerate(lines):
        out.extend(line.chars)
        kept.extend(offsets[at] for at in line.places)
        paragraph += "".join(line.chars)
        if i + 1 == len(lines):
            break
        in_body = in_body or FIRST_CHAPTER.match(paragraph) is not None
        if breaks_after(paragraph, line, lines[i + 1], width=width, in_body=in_body):
            out.append("\n")
            kept.append(offsets[line.places[-1]] + 1)
            paragraph = ""
    return CleanText("".join(out), tuple(kept))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the lines of `text`."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


# the indent of a new paragraph in a text whose line ends were lost: “…意见： 　　一、总体要求”
INDENT = re.compile(r"\s*\u3000\s+|\s+\u3000\s*")
RUN = re.compile(r"\s+")


def _spaced(text: str, line: tuple[int, int]) -> Iterator[Line]:
    """Lines within a line (lost paragraph indents) with only those spaces that part words."""
    start, end = line
    at = start
    pieces: list[tuple[int, int]] = []
    for gap in INDENT.finditer(text, start, end):
        before, behind = _word_before(text, gap.start(), start), _word_behind(text, gap.end(), end)
        if gap.start() > start and len(before) > 1 and len(behind) > 1:
            pieces.append((at, gap.start()))
            at = gap.end()
    pieces.append((at, end))
    for low, high in pieces:
        yield _squeezed(text, low, high)


def _squeezed(text: str, low: int, high: int) -> Line:
    chars: list[str] = []
    places: list[int] = []
    at = low
    for gap in RUN.finditer(text, low, high):
        chars.extend(text[at : gap.start()])
        places.extend(range(at, gap.start()))
        if low < gap.start() and gap.end() < high and _parts_words(text, gap, (low, high)):
            chars.append(" ")
            places.append(gap.start())
        at = gap.end()
    chars.extend(text[at:high])
    places.extend(range(at, high))
    return Line(tuple(chars), tuple(places))


def _parts_words(text: str, gap: re.Match[str], line: tuple[int, int]) -> bool:
    """Whether white space separates two words: between Latin words, or between Chinese words of two characters."""
    left, right = text[gap.start() - 1], text[gap.end()]
    if left.isascii() and right.isascii():
        return left.isalnum() and right.isalnum()
    if not (CJK.match(left) and CJK.match(right)):
        return False
    return len(_word_before(text, gap.start(), line[0])) > 1 and len(_word_behind(text, gap.end(), line[1])) > 1


def _word_before(text: str, end: int, low: int) -> str:
    start = end
    while start > low and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def _word_behind(text: str, start: int, high: int) -> str:
    end = start
    while end < high and not text[end].isspace():
        end += 1
    return text[start:end]
