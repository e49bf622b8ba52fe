"""Time limits and their dates."""

from __future__ import annotations

import pytest

from extractors.due import dues_in, find_due, is_due, limiting_due


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("2023年12月底前", "2023年12月底前", "2023-12-31"),  # month end
        ("完成时限：2024年9月。", "2024年9月", "2024-09-30"),  # a bare month means its end
        ("2024年2月底前完成", "2024年2月底前", "2024-02-29"),  # leap year
        ("6月底前完成核定", "6月底前", "2023-06-30"),  # the year of the document
        ("年底前", "年底前", "2023-12-31"),
        ("年内出台", "年内", "2023-12-31"),
        ("2025年底", "2025年底", "2025-12-31"),
        ("今年年底前", "今年年底前", "2023-12-31"),
        ("明年6月底前", "明年6月底前", "2024-06-30"),  # the year after
        ("2024年上半年", "2024年上半年", "2024-06-30"),
        ("2024年第三季度", "2024年第三季度", "2024-09-30"),
        ("2023年6月15日前", "2023年6月15日前", "2023-06-15"),
        ("2024年1月中旬", "2024年1月中旬", "2024-01-20"),
        ("2031年5月底前，以后每年持续推进", "2031年5月底前，以后每年持续推进", "2031-05-31"),  # first date counts
        ("2032年9月取得明显成效并长期坚持", "2032年9月取得明显成效并长期坚持", "2032-09-30"),
        ("持续推进", "持续推进", None),  # open-ended
        ("长期坚持", "长期坚持", None),
        ("长期", "长期", None),
    ],
)
def test_find_due(text: str, words: str, date: str | None) -> None:
    """The first time limit is found with its words and its last day."""
    found = find_due(text, issued_year=2023)
    assert found is not None
    assert (found.text, found.date) == (words, date)


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，力争达到",  # a horizon of a goal
        "每年6月底前",  # recurring
        "内蒙古年内部资料",
        "全年安排",
        "1年内",  # a period, not a date
        "共3月龄",
    ],
)
def test_no_due(text: str) -> None:
    """Years, periods and recurring days are no time limits."""
    assert find_due(text, issued_year=2023) is None


def test_month_needs_a_year() -> None:
    """A limit without a year has no date where the year of the document is unknown."""
    assert find_due("6月底前", issued_year=None) is None


def test_is_due() -> None:
    """Only words that are nothing but a time limit are one."""
    assert is_due("2025年底前完成", issued_year=2023) is not None
    assert is_due("市财政局", issued_year=2023) is None
    assert is_due("市财政局2025年底前", issued_year=2023) is None


def test_dues_in_order() -> None:
    """All dated limits of a text come in order with their places."""
    text = "2024年6月底前完成一期，年底前启动二期"
    assert [(d.due.date, text[d.start : d.end]) for d in dues_in(text, issued_year=2024)] == [
        ("2024-06-30", "2024年6月底前"),
        ("2024-12-31", "年底前"),
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2031年6月底前完成", "2031-06-30"),
        ("2031年6月举办，年底前总结", "2031-12-31"),  # the month of an event limits nothing
        ("2031年3月前阶段性减免，2032年底前评估", "2032-12-31"),  # nor does the term of a measure
        ("2031年6月取得阶段性成效", None),
    ],
)
def test_limiting_due(text: str, date: str | None) -> None:
    """Only a date by which the whole is to be done limits it."""
    found = limiting_due(text, issued_year=2031)
    assert (found.date if found else None) == date
