"""Candidates for headings: labels at places where a heading may begin, with the reach of their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.annexes import is_annex_note
from extractors.contents import Contents
from extractors.decimal_headings import decimal_labels
from extractors.functions import function_words
from extractors.labels import LABEL, Form, Label, label_at

MAX_TITLE = 240
# the first sentence of an article may be long
MAX_ARTICLE = 400
# longest title of a heading that is not closed by 。 and stands on a line of its own
MAX_OPEN_TITLE = 60
# a title with its 。 within so many characters needs no other sign of its end
MAX_STOPPED_TITLE = 40
# a responsibility mark or remark behind a title: （牵头单位：市交通运输局） / [责任单位：…]
TITLE_BRACKET = re.compile(r"[（(\[〔【][^（(\[〔【]{0,12}(?:牵头|责任|负责|配合|参与|完成时限|时限|主办|承办|协办)")
# a bare name of a body behind a title: （市税务局）
BODY_BRACKET = re.compile(r"（[^（），。]{2,20}(?:局|委|厅|办|部|院|会|行|总部|中心|政府)）$")
# words with which a body begins that ran into a heading without a stop: 二、总体要求以习近平…
RUN_IN_BODY = re.compile(
    r"(?<![，、；：和与及])(?=坚持以|以习近平|以邓小平|高举|深入(?:贯彻|学习)|全面贯彻|认真(?:贯彻|落实)|（一）|1\.)"
)
# words that stand inside sentences as well; they begin a body only behind a word that closes headings: 发展基础近年来，…
RUN_IN_TIME = re.compile(
    r"(?<![，、；：和与及])(?=“十[二三四五六]五”(?:时期|以来|期间)|为(?:深入|全面|进一步|贯彻|加快|确保)"
    r"|到20\d\d年|近年来|当前，|20\d\d年)"
)
# 激发活力（三）精简事项… / 具体措施1.完善…
INNER_LABEL = re.compile(
    r"（[一二三四五六七八九十]{1,3}）(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff”])1[.、](?=[\u4e00-\u9fff])"
)
# title of a box whose contents follow without a break: 专栏4托育服务扩容工程新建机构…
BOX_TITLE = re.compile(r".{2,40}?(?:任务|工程|项目|指标|计划|行动|工作|清单|规划|完成情况|情况|体系(?!建设))+")
MAX_BOX_TITLE = 45
INLINE_BEFORE = "。；：！？”）〕] "


@dataclass(frozen=True, slots=True)
class Heading:
    """A label with its title: [start, title_start) label, [title_start, head_end) title, in clean offsets.

    `note` is set for the line under a text that only says which annexes it has.
    """

    label: Label
    title: str
    head_end: int
    at_line_start: bool
    note: bool = False


def runs_inline(text: str) -> bool:
    """Whether line ends were lost: most of the text stands in lines too long for paragraphs."""
    lines = text.split("\n")
    return sum(len(line) for line in lines if len(line) > 900) * 2 > len(text)


def find_headings(text: str, start: int, end: int, *, contents: Contents | None) -> Iterator[Heading]:
    """Headings that could begin in [start, end), in order; which of them count is for the outline to say.

    Args:
        text: clean text.
        start: where to begin.
        end: where to stop.
        contents: table of contents, whose range is passed over.
    """
    inline = runs_inline(text[start:end])
    titles = contents.titles if contents else ()
    behind = contents.end if contents and start <= contents.end < end else start
    decimals = {label.start: label for label in decimal_labels(text, behind, end)}
    for at in sorted({m.start() for m in LABEL.finditer(text, start, end)} | decimals.keys()):
        if contents and contents.start <= at < contents.end:
            continue
        line_start = at == start or text[at - 1] == "\n"
        if not line_start and not (inline and _may_begin(text, at, titles)):
            continue
        label = decimals.get(at) or label_at(text, at)
        if label is not None and (heading := _heading(text, end, label, titles)) is not None:
            yield heading


def _may_begin(text: str, at: int, titles: tuple[str, ...]) -> bool:
    """Whether a heading may begin inside a long line: behind a stop, or where a listed title follows."""
    if text[at - 1] in INLINE_BEFORE:
        return text[at - 1] != "）" or text[at] != "（" or text[at + 1] in "一二三四五六七八九十"
    label = label_at(text, at)
    if label is None:
        return False
    return label.form in (Form.HAN, Form.HAN_BRACKET, Form.BOX) or any(text.startswith(t, label.end) for t in titles)


def _heading(text: str, end: int, label: Label, titles: tuple[str, ...]) -> Heading | None:
    line_end = text.find("\n", label.end, end)
    line_end = end if line_end < 0 else line_end
    start = label.end
    while start < line_end and text[start] in " ：":
        start += 1
    if label.form is Form.ANNEX and is_annex_note(text, label, (start, line_end, end)):
        return Heading(label, "", line_end, at_line_start=True, note=True)
    if start >= line_end:
        return _next_line(text, end, label) if label.form in (Form.BOX, Form.TABLE, Form.CHAPTER, Form.ANNEX) else None
    stop = _title_end(text, label, (start, line_end), titles)
    title = BODY_BRACKET.sub("", text[start:stop].strip(" ：；，。.、"))
    line_start = label.start == 0 or text[label.start - 1] == "\n"
    longest = MAX_ARTICLE if label.form is Form.ARTICLE else MAX_TITLE
    if not title or len(title) > longest or not re.search(r"[\u4e00-\u9fff]", title):
        return None
    if label.form in (Form.TABLE, Form.BOX, Form.ANNEX) and (not line_start or len(title) > 45) and title not in titles:
        return None if label.form is not Form.BOX or len(title) > 30 else Heading(label, title, stop, line_start)
    return Heading(label, title, stop, line_start)


def _next_line(text: str, end: int, label: Label) -> Heading | None:
    """Title on the line below its label: 专栏1 / 基础教育质量提升工程."""
    line_end = text.find("\n", label.end + 1, end)
    line_end = end if line_end < 0 else line_end
    title = text[label.end + 1 : line_end].strip()
    if (
        not title
        or len(title) > (MAX_OPEN_TITLE if label.form is Form.ANNEX else MAX_BOX_TITLE)
        or "。" in title
        or label_at(title, 0) is not None
    ):
        return None
    return Heading(label, title, line_end, at_line_start=True)


def _title_end(text: str, label: Label, bounds: tuple[int, int], titles: tuple[str, ...]) -> int:
    """Where the title of a label ends that begins at the first bound, at the latest at the second."""
    start, line_end = bounds
    if label.form is Form.ARTICLE:
        stop = text.find("。", start, line_end)
        return stop if stop >= 0 else line_end
    if label.form in (Form.BOX, Form.TABLE) and line_end - start > MAX_BOX_TITLE:
        named = BOX_TITLE.match(text, start, line_end)
        return named.end() if named else line_end
    listed = [t for t in titles if text.startswith(t, start)]
    if listed:
        return start + max(map(len, listed))
    bracket = TITLE_BRACKET.search(text, start, line_end)
    stop = text.find("。", start, line_end)
    if bracket and (stop < 0 or bracket.start() < stop):
        return bracket.start()
    if stop < 0 and line_end - start <= MAX_OPEN_TITLE:
        return line_end
    return _run_in_end(text, start, line_end, stop)


def _run_in_end(text: str, start: int, line_end: int, stop: int) -> int:
    """Where a title ends whose line goes on: at its stop, at the label of the next heading, or where a body begins."""
    inner = _next_label(text, start, line_end if stop < 0 else stop)
    if 0 <= stop - start <= MAX_STOPPED_TITLE and not inner:
        return stop
    line = text[start:line_end]
    head = line[: MAX_OPEN_TITLE + 1]
    ends = [start + m.start() for m in RUN_IN_BODY.finditer(head) if m.start() > 3]
    ends += [start + m.start() for m in RUN_IN_TIME.finditer(head) if _closes_heading(head[: m.start()])]
    ends += [inner] if inner else []
    if ends and (len(line) > 200 or inner):
        return min(ends)
    return stop if stop >= 0 else line_end


def _closes_heading(head: str) -> bool:
    """Whether words end like the heading of a part of a document: 发展基础, 总体要求."""
    return any(head.endswith(word) for word, _ in function_words())


def _next_label(text: str, start: int, stop: int) -> int:
    """Where the next heading label begins inside a title that has no stop: 一、总体要求（一）指导思想。"""
    match = INNER_LABEL.search(text, start + 2, stop)
    return match.start() if match else 0
