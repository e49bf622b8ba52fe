"""Numbers as Chinese policy texts write them: 1,234.5 · 二十 · 一百零五 · 三分之一 · 百分之三十 · 一半 · 九成."""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

# Arabic numerals: 12 · 0.5 · 1,234,567.8
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Chinese numerals: 五 · 二十 · 一百零五 · 三千二百 · 一万 · 半
CHINESE = r"[一二两三四五六七八九十百千万亿零〇]+|半"
# percentages in words: 百分之三十 · 百分之三点五 · 百分之一百
PERCENT_WORDS = re.compile(r"百分之([一二两三四五六七八九十百零〇]+)(?:点([一二三四五六七八九零〇]+))?")
# fractions in words or digits: 三分之一 · 四分之三 · 1/3 is not one (it is a date or a share list)
FRACTION = re.compile(r"([二两三四五六七八九十]+)分之([一二两三四五六七八九十]+)")
# tenths: 九成 · 八成五; not 五成员
TENTHS = re.compile(r"([一二两三四五六七八九])成([一二三四五六七八九])?(?![员立为果功长分效本品就绩人年型])")
# the half as an amount: 一半 · 半数
HALF = re.compile(r"一半|半数")


def arabic(text: str) -> float:
    """Value of an Arabic numeral with or without thousand separators.

    Raises:
        ValueError: the text is no Arabic numeral.
    """
    return float(text.replace(",", ""))


def chinese(text: str) -> float | None:
    """Value of a Chinese numeral, None where the signs do not make up one number (二三 is two numbers).

    A bare 百, 千 or 万 counts as one of its kind: 百名 = 100.
    """
    if text == "半":
        return 0.5
    if not text or all(c in DIGITS for c in text):
        return float(DIGITS[text]) if len(text) == 1 else None
    total, section, digit, last = 0, 0, None, 10**9
    for sign in text:
        if sign in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[sign]
        elif sign in TENS:
            if TENS[sign] >= last and digit is None:
                return None
            section += (1 if digit is None else digit) * TENS[sign]
            digit, last = None, TENS[sign]
        elif sign in MYRIADS:
            below = section + (digit or 0)
            total = (total + below or 1) * MYRIADS[sign] if sign == "亿" else total + (below or 1) * MYRIADS[sign]
            section, digit, last = 0, None, 10**9
        else:
            return None
    return float(total + section + (digit or 0))


def number(text: str) -> float | None:
    """Value of an Arabic or Chinese numeral, None where it is neither."""
    return arabic(text) if text[:1].isdigit() else chinese(text)


def digit_pair(text: str) -> tuple[float, float] | None:
    """Two neighbouring digits that stand for a range: 一两 = (1, 2), 三四 = (3, 4), 二三十 = (20, 30); None otherwise."""
    tail = text.lstrip("".join(DIGITS))
    head = text[: len(text) - len(tail)]
    if len(head) != 2 or DIGITS[head[1]] - DIGITS[head[0]] != 1 or DIGITS[head[0]] == 0:
        return None
    scale = chinese(tail) if tail else 1.0
    return None if scale is None else (DIGITS[head[0]] * scale, DIGITS[head[1]] * scale)


def share(text: str) -> float | None:
    """Per cent that a share in words stands for: 百分之三十 = 30, 三分之一 = 33.33, 一半 = 50, 九成 = 90; None otherwise."""
    if found := PERCENT_WORDS.fullmatch(text):
        whole = chinese(found[1])
        tail = "".join(str(DIGITS[c]) for c in found[2] or "")
        return None if whole is None else float(f"{whole:.0f}.{tail or 0}")
    if found := FRACTION.fullmatch(text):
        below, above = chinese(found[1]), chinese(found[2])
        return round(100 * above / below, 2) if below and above else None
    if HALF.fullmatch(text):
        return 50.0
    if found := TENTHS.fullmatch(text):
        return float(10 * DIGITS[found[1]] + (DIGITS[found[2]] if found[2] else 0))
    return None
