"""Which line ends are real and which only a page's or a screen's.

The properties used are those of Chinese typesetting: a line that breaks off inside a sentence has no sentence-final
sign, an open bracket is closed in the same paragraph, and a new item begins with its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.labels import starts_with_label


@dataclass(frozen=True, slots=True)
class Line:
    """Characters of one line after squeezing, with their places in the text they come from."""

    chars: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        """The line as a string."""
        return "".join(self.chars)


FINAL = "。！？；;!?"
# a line this short never tells anything about the page width (cells, titles, dates)
SENTENCE_LINE = 20
# fewer long lines than this say nothing about a page width
MIN_LINES = 6
OPEN, CLOSE = "（《〈“[〔【", "）》〉”]〕】"
BULLET = re.compile(r"——|[·●■◆▪►]|[-*+]\s")
# last words of a title, with what may stand behind it in brackets: …的通知（2023年4月28日）
TITLE_END = re.compile(
    r"(?:通知|意见|方案|计划|规划|纲要|办法|规定|细则|决定|通报|公告|通告|批复|报告|函|措施|要点|总结|任务|条例|清单|目录|名单|体系|表)"
    r"》?(?:（[^（）]*）|[\u4e00-\u9fff]{2,10}[〔\[]\d{4}[〕\]]\d+号)*$"
)
# a line that can only go on from the title before it: 的通知 / （2021—2023年）的通知
TAIL_LINE = re.compile(r"(?:（[^（）]{2,20}）)?的")
# a label that a page has parted from its number: 专栏 / 3
PARTED_LABEL = re.compile(r"^(?:专栏|表|附件) ?$")
NUMBER_LINE = re.compile(r"^\d{1,2}$")
# a line that is a conjunction and no more, and a paragraph that ends in one: 《…法》 / 和 / 《…条例》的宣传
JOINING = re.compile(r"^(?:和|及|与|或|以及)$")
JOINED = re.compile(r"[》”）](?:和|及|与|或|以及)$")
MAX_TITLE = 80
# lines that are whole by themselves: a date, a document number, the word 附件1 above the title of an annex
WHOLE = re.compile(
    r"^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[二〇○零一九八七]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日"
    r"|.{1,12}[〔\[（]\d{4}[〕\]）]\d+号|（此件.{2,8}）|附(?:件|表|录) ?\d{0,2}：?)$"
)


def wrap_width(lines: Sequence[Line]) -> int:
    """Characters to a line of a text with hard line wraps, 0 where paragraphs stand on one line each."""
    long = [line for line in lines if len(line.chars) >= SENTENCE_LINE]
    broken = [len(line.chars) for line in long if line.chars[-1] not in FINAL + "：）"]
    if len(long) < MIN_LINES or len(broken) * 3 < len(long):
        return 0
    broken.sort()
    width = broken[len(broken) * 3 // 4]
    longer = sum(len(line.chars) > width * 1.3 for line in long)
    return width if width <= 80 and longer * 8 < len(long) else 0


def breaks_after(paragraph: str, line: Line, following: Line, *, width: int, in_body: bool = False) -> bool:
    """Whether a paragraph ends between two lines.

    Args:
        paragraph: text of the paragraph so far, `line` included.
        line: the line before the break.
        following: the line behind it.
        width: characters to a full line, 0 for a text without hard wraps.
        in_body: whether the first chapter has begun, behind which no title stands without its title word.
    """
    after = following.text
    if (
        _only_label(paragraph)
        or _parted(paragraph, after)
        or (_open_bracket(paragraph) and not BULLET.match(after) and not WHOLE.match(paragraph))
    ):
        return not _only_label(paragraph) and starts_with_label(after) and paragraph[-1] in FINAL
    if BULLET.match(after) or WHOLE.match(paragraph):
        return True
    if starts_with_label(after) or WHOLE.match(after):
        return not (paragraph[-1] in "，、" or (width and _goes_on(paragraph, after)))
    if (
        paragraph[-1] in "，、"
        or JOINING.match(after)
        or JOINED.search(paragraph)
        or (TAIL_LINE.match(after) and paragraph[-1] not in FINAL)
    ):
        return False
    if width and in_body and _runs_on(paragraph, after):
        return False
    return _ends_wrapped(paragraph, line, after, width) if width else _ends_whole(paragraph, line)


def _runs_on(paragraph: str, after: str) -> bool:
    """Whether a line without stop goes on in running text: no heading, no title, and clauses behind it."""
    if paragraph[-1] in FINAL + "：" + CLOSE or starts_with_label(paragraph) or TITLE_END.search(paragraph):
        return False
    return bool(re.search(r"[，。；]", after))


def _ends_wrapped(paragraph: str, line: Line, after: str, width: int) -> bool:
    """Whether a paragraph ends with a line of a text with hard wraps."""
    last = paragraph[-1]
    full = len(line.chars) >= width * 0.9
    if last in FINAL + "：":
        return not full or last == "："
    if _short_quoted(after, width) or _short_quoted(line.text, width):
        return False
    return not (full or _in_sentence(paragraph) or _in_list(paragraph) or _open_title(paragraph))


def _ends_whole(paragraph: str, line: Line) -> bool:
    """Whether a paragraph ends with a line of a text whose paragraphs stand on one line each."""
    if paragraph[-1] in FINAL + "：）":
        return True
    if len(paragraph) <= MAX_TITLE and _open_title(paragraph):
        return False
    return not (len(line.chars) >= SENTENCE_LINE and _in_sentence(paragraph) and not starts_with_label(paragraph))


def _short_quoted(after: str, width: int) -> bool:
    """Whether a line begins with a quoted word and is no full line, as page extraction leaves words in quotes."""
    return after.startswith("“") and 0 < after.find("”") <= 14 and len(after) < width * 0.7


def _only_label(paragraph: str) -> bool:
    """Whether the paragraph is so far nothing but a label: “1.”"""
    return len(paragraph) <= 6 and starts_with_label(paragraph + "甲") and paragraph[-1] in ".、）条"


def _parted(paragraph: str, after: str) -> bool:
    """Whether a label and its number stand on two lines: 专栏 / 3."""
    return PARTED_LABEL.match(paragraph) is not None and NUMBER_LINE.match(after) is not None


def _open_bracket(paragraph: str) -> bool:
    """Whether a bracket opened in the last 400 characters still waits for its end."""
    depth = 0
    for char in paragraph[-400:]:
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
    return depth > 0


def _in_sentence(paragraph: str) -> bool:
    """Whether the words behind the last sentence end read like a running sentence, not like a title."""
    rest = re.split(r"[。！？；]", paragraph)[-1]
    return "，" in rest or ("。" in paragraph and len(rest) > 0)


def _in_list(paragraph: str) -> bool:
    """Whether a list with 、 is under way in a paragraph that is no heading."""
    return "、" in re.split(r"[。！？；]", paragraph)[-1] and not starts_with_label(paragraph)


def _open_title(paragraph: str) -> bool:
    """Whether a title “…关于…的通知” still waits for its last word."""
    return bool(re.search(r"关于|印发", paragraph)) and not re.search(TITLE_END, paragraph)


def _goes_on(paragraph: str, after: str) -> bool:
    """Whether a line that looks like an item is the middle of a sentence: “…提高到\\n2.5倍”."""
    return bool(re.match(r"\d+\.\d", after)) and paragraph[-1] not in FINAL
