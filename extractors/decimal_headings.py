"""Headings counted in decimals, as emergency plans and standards have them: 1 总则 / 1.1 编制目的 / 2.3.1 专家组.

Such a number alone tells nothing (2.5倍, a cell of a table); the whole count does: it begins with 1 and 1.1, and each
number is the next of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.labels import Form, Label

# a line with number and title: 1总则 / 1.1编制目的 / 2.3.1 专家组
LINE = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.、]? ?(?=[\u4e00-\u9fff“])(?P<title>[^。；！？\n]{2,30})$", re.MULTILINE
)
# fewer headings with a point in the number are chance
MIN_DEEP = 4


def decimal_labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels of a document that counts its parts in decimals; none for any other document.

    Args:
        text: clean text.
        start: where to begin.
        end: where to stop.
    """
    last: tuple[int, ...] = ()
    found: list[Label] = []
    for match in LINE.finditer(text, start, end):
        number = tuple(int(part) for part in match["number"].split("."))
        if number in _next(last):
            last = number
            shown = match["number"]
            found.append(Label(Form.DECIMAL, number[-1], shown, shown, match.start(), match.start("title")))
    if sum("." in label.bare for label in found) >= MIN_DEEP:
        yield from found


def _next(last: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Numbers that may follow: one deeper, or the next at any depth."""
    if not last:
        return {(1,)}
    return {(*last, 1)} | {(*last[:i], last[i] + 1) for i in range(len(last))}
