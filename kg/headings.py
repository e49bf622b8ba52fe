"""Headings as they are printed."""

from __future__ import annotations

import re

# "一", "十二"
_CHINESE_NUMERAL = re.compile(r"[一二三四五六七八九十百]+")
# "3", "12"
_DIGITS = re.compile(r"\d{1,3}")


def printed_heading(label: str, title: str, *, level: int) -> str:
    """Return label and title with their signs: 一、总体要求, （二）主要任务, 3. 加强保障, 专栏1 重点项目.

    Args:
        label: number of the heading without its signs; may be empty.
        title: its words; those that only repeat the label do not count.
        level: depth, from 1.
    """
    if not label or not title or label == title:
        return title or label
    if _CHINESE_NUMERAL.fullmatch(label):
        return f"{label}、{title}" if level <= 1 else f"（{label}）{title}"
    return f"{label}. {title}" if _DIGITS.fullmatch(label) else f"{label} {title}"
