"""Annexes: the note under a text that lists them, told from the heading that opens one.

GB/T 9704-2012, 7.3.4: the note stands below the body (附件：1.…), signature and date follow; 7.3.7: the annex itself
begins with 附件1 at the head of its page and its title below.
"""

from __future__ import annotations

import re

from extractors.labels import Form, Label, label_at

# what follows a note within a few lines: a date alone, the number of a notice, （此件公开发布）
SIGNED = re.compile(
    r"^(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一九]{4}年[一二三四五六七八九十]+月.{1,3}日|（此件.{2,8}）|（联系人.+）)$"
)
# so many lines a signature may stand below the note
SIGNATURE_LINES = 5
MIN_TITLE = 4


def is_annex_note(text: str, label: Label, bounds: tuple[int, int, int]) -> bool:
    """Whether a line with 附件 names an annex that comes later, and does not open it.

    Args:
        text: clean text.
        label: the label 附件, 附件1.
        bounds: where the words behind the label begin, where their line ends, and where the document ends.
    """
    start, line_end, end = bounds
    words = text[start:line_end]
    if not words:
        return False
    listed = label_at(words, 0)
    if listed is not None and listed.form is Form.DIGIT:
        return True
    title = words.strip(" 《》。")
    if len(title) >= MIN_TITLE and re.search(rf"\n(?:{label.shown}[：:]? ?)?{re.escape(title)}", text[line_end:end]):
        return True
    below = text[line_end:end].split("\n", SIGNATURE_LINES + 1)[1 : SIGNATURE_LINES + 1]
    return any(SIGNED.match(line) for line in below)
