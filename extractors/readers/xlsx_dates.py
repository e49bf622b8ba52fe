"""Dates and times in a workbook: days since 1900 or 1904, written as a number format says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# parts of a format that stand for a part of a date; [h] counts on over 24
DATE_PARTS = r"AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|aaaa?"
MAX_SECONDS = 2_958_466 * 86_400  # the end of 9999-12-31
FROM_1904 = 1462  # days between the two beginnings
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHINESE_DAYS = "一二三四五六日"
NUMERALS = "〇一二三四五六七八九"
Part = tuple[str, str]  # kind and words of a token


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment as a workbook stores it: days and parts of a day."""

    value: float
    from_1904: bool

    @property
    def moment(self) -> datetime | None:
        """Date and time to the second, None where the number is no date."""
        seconds = round((self.value + (FROM_1904 if self.from_1904 else 0)) * 86_400)
        if self.value < 0 or seconds >= MAX_SECONDS:
            return None
        day = 30 if seconds >= 60 * 86_400 else 31  # the program counts a 29 February 1900
        return datetime(1899, 12, day) + timedelta(seconds=seconds)  # noqa: DTZ001 - a workbook has no time zone


def date_text(clock: Clock, parts: Sequence[Part], *, chinese: bool) -> str | None:
    """Write a date; None where the number is no date.

    Args:
        clock: the number.
        parts: kind and words of the tokens of the format.
        chinese: whether numbers are written in Chinese numerals.
    """
    moment = clock.moment
    if moment is None:
        return None
    half_day = any(kind == "date" and words.lower() in ("am/pm", "a/p", "上午/下午") for kind, words in parts)
    out: list[str] = []
    for i, (kind, words) in enumerate(parts):
        if kind != "date":
            out.append(words)
        elif words.startswith("["):
            out.append(_elapsed(clock.value, words[1].lower()))
        elif words[0] in "mM" and _is_minute(parts, i):
            out.append(_padded(moment.minute, words, chinese))
        else:
            out.append(_part(moment, words, half_day=half_day, chinese=chinese))
    return "".join(out).strip()


def _is_minute(parts: Sequence[Part], at: int) -> bool:
    """Whether an m stands for minutes: behind hours or before seconds."""
    before = next((words for kind, words in reversed(parts[:at]) if kind == "date"), "")
    behind = next((words for kind, words in parts[at + 1 :] if kind == "date"), "")
    return len(parts[at][1]) <= 2 and (before.strip("[").lower()[:1] == "h" or behind.lower()[:1] == "s")


def _elapsed(value: float, unit: str) -> str:
    return str(round(value * 86400) // {"h": 3600, "m": 60, "s": 1}[unit])


def _part(moment: datetime, words: str, *, half_day: bool, chinese: bool) -> str:
    sign = words[0].lower()
    if words in ("上午/下午", "AM/PM", "am/pm", "A/P", "a/p") or "/" in words:
        first, second = words.split("/")
        return first if moment.hour < 12 else second
    if sign == "y":
        year = f"{moment.year:04d}" if len(words) > 2 else f"{moment.year % 100:02d}"
        return "".join(NUMERALS[int(digit)] for digit in year) if chinese else year
    if sign == "a":
        return ("星期" if len(words) > 3 else "") + CHINESE_DAYS[moment.weekday()]
    if sign in "md" and len(words) > 2:
        return _named(moment, sign, len(words))
    hour = (moment.hour - 1) % 12 + 1 if half_day else moment.hour
    return _padded({"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[sign], words, chinese)


def _named(moment: datetime, sign: str, length: int) -> str:
    if sign == "m":
        return (MONTHS if length == 3 else LONG_MONTHS)[moment.month - 1]
    return (DAYS if length == 3 else LONG_DAYS)[moment.weekday()]


def _padded(number: int, words: str, chinese: bool) -> str:
    if chinese:
        tens, ones = divmod(number, 10)
        ten = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
        return ten + (NUMERALS[ones] if ones or not tens else "")
    return f"{number:02d}" if len(words.partition(".")[0]) > 1 else str(number)
