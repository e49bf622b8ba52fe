"""Labels of Chinese headings: 一、 （一） 1. （1） 第一条 专栏1 表1 附件1.

GB/T 9704-2012 (format of official documents), 7.3.3, sets the order 一、 （一） 1. （1）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

DIGITS = "一二三四五六七八九"
NUMERAL = r"[一二三四五六七八九十百]{1,4}"


class Form(IntEnum):
    """Form of a label; the order is the usual nesting, outermost first. `STYLED` is a heading without a label."""

    STYLED = -1
    DECIMAL = 0
    CHAPTER = 1
    CLAUSE = 2
    ARTICLE = 3
    HAN = 4
    HAN_BRACKET = 5
    DIGIT = 6
    DIGIT_BRACKET = 7
    CIRCLED = 8
    BOX = 9
    TABLE = 10
    ANNEX = 11


@dataclass(frozen=True, slots=True)
class Label:
    """One label at a place of the text: its form, number and the range it takes up."""

    form: Form
    number: int
    bare: str
    shown: str
    start: int
    end: int


# 第三章 总则 / 第二篇 / 第一部分
_CHAPTER = rf"第(?P<chapter>{NUMERAL})(?P<unit>章|篇|部分|节)[、:： ]?"
# 第十二条 本办法所称……
_ARTICLE = rf"第(?P<article>{NUMERAL})条[、:： ]?"
# 一、总体要求 / 十二、保障措施
_HAN = rf"(?P<han>{NUMERAL})(?:、|\.(?!\d))"
# （一）指导思想 / （）发展形势 with its numeral lost
_HAN_BRACKET = rf"（(?P<hanb>{NUMERAL}|)）[、.]?"
# 1.推进… / 1、推进… / 12．推进… / 1 推进
_DIGIT = r"(?P<digit>\d{1,3})(?:、|\.(?!\d)|\.(?=(?:19|20)\d\d年)) ?"
# （1）推进… / 1）推进…
_DIGIT_BRACKET = r"(?:（(?P<digitb>\d{1,3})）|(?P<digitc>\d{1,2})）)"
# ①推进
_CIRCLED = r"(?P<circled>[①-⑳])"
# 专栏3 重点工程 / 专栏二：
_BOX = rf"专栏 ?(?P<box>\d{{1,3}}|{NUMERAL})[：:、. ]?"
# 表1：主要指标 / 表 2-1
_TABLE = rf"表 ?(?P<table>\d{{1,2}}(?:-\d{{1,2}})?|{NUMERAL})(?:[：:、. ]|(?=[\u4e00-\u9fff“]))"
# 附件1：… / 附件：…
_ANNEX = rf"附(?:件|表|录) ?(?P<annex>\d{{1,2}}|{NUMERAL})?(?:[：:、. ]|(?=\n)|(?<=[\d])(?=[\u4e00-\u9fff]))"

LABEL = re.compile(
    "|".join((_CHAPTER, _ARTICLE, _HAN_BRACKET, _HAN, _DIGIT_BRACKET, _DIGIT, _CIRCLED, _BOX, _TABLE, _ANNEX))
)
_FORMS = {
    "chapter": Form.CHAPTER, "article": Form.ARTICLE, "han": Form.HAN, "hanb": Form.HAN_BRACKET, "digit": Form.DIGIT,
    "digitb": Form.DIGIT_BRACKET, "digitc": Form.DIGIT_BRACKET, "circled": Form.CIRCLED, "box": Form.BOX,
    "table": Form.TABLE, "annex": Form.ANNEX,
}  # fmt: skip


def han_number(numeral: str) -> int:
    """Value of a Chinese numeral up to 999: 十二 → 12; 0 for an empty one."""
    total, digit = 0, 0
    for char in numeral:
        if char == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif char == "十":
            total, digit = total + max(digit, 1) * 10, 0
        else:
            digit = DIGITS.index(char) + 1
    return total + digit


def label_at(text: str, at: int) -> Label | None:
    """Label that begins exactly at `at`, if one does."""
    match = LABEL.match(text, at)
    if match is None:
        return None
    name = next((k for k in _FORMS if match[k] is not None), "annex")  # 附件 may stand without a number
    raw = match[name] or ""
    form = _FORMS[name]
    if form is Form.CHAPTER and match.group("unit") == "节":
        form = Form.CLAUSE
    return Label(form, _value(form, raw), *_names(form, raw, match), at, match.end())


def _value(form: Form, raw: str) -> int:
    if form is Form.CIRCLED:
        return ord(raw) - ord("①") + 1
    head = raw.split("-", maxsplit=1)[0]
    return int(head) if head.isdigit() else han_number(head)


def _names(form: Form, raw: str, match: re.Match[str]) -> tuple[str, str]:
    """Bare label ("一", "专栏1") and the label as a path shows it ("(一)")."""
    if form is Form.BOX:
        return f"专栏{raw}", f"专栏{raw}"
    if form is Form.TABLE:
        return f"表{raw}", f"表{raw}"
    if form is Form.ANNEX:
        head = match.group(0)[:2]
        return f"{head}{raw}", f"{head}{raw}"
    if form in (Form.CHAPTER, Form.CLAUSE, Form.ARTICLE):
        word = match.group(0).rstrip("、:： ")
        return word, word
    if form in (Form.HAN_BRACKET, Form.DIGIT_BRACKET):
        return raw, f"({raw})"
    return raw, raw


def starts_with_label(line: str) -> bool:
    """Whether a line begins with a label of any form."""
    return label_at(line, 0) is not None
