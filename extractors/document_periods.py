"""For which years a document plans: those of its title, else from its year of issue to the last limit it sets."""

from __future__ import annotations

import re

from extractors.labels import han_number
from kg.facts import DocumentType

FIVE_YEAR = re.compile(r"[“]?(十[一二三四五六七八九]|二十)五[”]?")
YEARS = re.compile(r"(20\d\d)(?:年)?[-—～至到]+(20\d\d)")
ONE_YEAR = re.compile(r"(20\d\d)年")
# a year that something is to be done by: 到2025年, 至2024年, 2023年12月底前, 2023年3月前, 2020年底
BY_YEAR = re.compile(
    r"(?<!截)[到至](20\d\d)年|(?<![截\d至])(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?[底末]前?|之?前)(?!以来)"
)
SPAN_TYPES = (
    DocumentType.PLAN,
    DocumentType.ACTION_PLAN,
    DocumentType.SCHEME,
    DocumentType.OPINIONS,
    DocumentType.MEASURES,
)


def period_of(kind: DocumentType, title: str, body: str, issued: str | None) -> tuple[int, int] | None:
    """First and last year planned for (十N五 begins 1951 + 5N, N ≥ 10); a notice has none of its own."""
    if kind is DocumentType.NOTICE:
        return None
    if years := YEARS.search(title):
        return int(years[1]), int(years[2])
    if five := FIVE_YEAR.search(title):
        first = 1951 + 5 * han_number(five[1])
        return first, first + 4
    if named := [int(year) for year in ONE_YEAR.findall(title)]:
        year = named[-1] if kind is DocumentType.REPORT else named[0]
        return year, year
    if kind in SPAN_TYPES and issued:
        years_by = [int(a or b) for a, b in BY_YEAR.findall(body)]
        begin = int(issued[:4])
        return (begin, max(years_by)) if years_by and max(years_by) >= begin else None
    return None
