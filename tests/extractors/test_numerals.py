"""Numbers in Arabic and Chinese signs, pairs of digits, and shares in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numerals import arabic, chinese, digit_pair, number, share

NUMBERS: list[tuple[str, float | None]] = [
    # thousand separators and decimals
    ("1,234.5", 1234.5),
    # tens, hundreds, thousands in words
    ("二十", 20),
    ("一百零五", 105),
    ("三千二百", 3200),
    # a leading ten stands for itself
    ("十二", 12),
    # a bare magnitude is one of its kind
    ("百", 100),
    # 万 scales what stands before it in its section, 亿 everything before it
    ("一万五千", 15_000),
    ("一亿二千万", 120_000_000),
    ("三万亿", 3_000_000_000_000),
    # 两 and 半
    ("两", 2),
    ("半", 0.5),
    # two digits side by side are two numbers
    ("二三", None),
    # not a numeral at all
    ("第", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_number(text: str, expected: float | None) -> None:
    """A numeral gives its value, anything else None."""
    assert number(text) == expected


PAIRS: list[tuple[str, tuple[float, float] | None]] = [
    # neighbouring digits are a range
    ("一两", (1, 2)),
    ("三四", (3, 4)),
    # with a magnitude behind them
    ("二三十", (20, 30)),
    ("四五百", (400, 500)),
    # digits that do not follow each other are none
    ("二五", None),
    ("三", None),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_digit_pair(text: str, expected: tuple[float, float] | None) -> None:
    """Two neighbouring digits are a range."""
    assert digit_pair(text) == expected


SHARES: list[tuple[str, float | None]] = [
    # per cent in words, with decimals
    ("百分之三十", 30),
    ("百分之三点五", 3.5),
    ("百分之一百", 100),
    # fractions, rounded to two decimals
    ("三分之一", 33.33),
    ("四分之三", 75),
    # halves and tenths
    ("一半", 50),
    ("九成", 90),
    ("八成五", 85),
    # no share
    ("三十", None),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_share(text: str, expected: float | None) -> None:
    """Shares in words become per cent."""
    assert share(text) == expected


@given(st.integers(min_value=0, max_value=10**12))
def test_thousand_separators_change_nothing(value: int) -> None:
    """A number with separators is the number without them."""
    assert arabic(f"{value:,}") == value


@given(st.text(alphabet="一二三四五六七八九十百千万亿零两半第", max_size=8))
def test_any_run_of_signs_is_read_without_error(text: str) -> None:
    """Whatever the signs, the result is None or not negative."""
    value = chinese(text)
    assert value is None or value >= 0
