"""Number formats of workbooks."""

from __future__ import annotations

import pytest

from extractors.readers.xlsx_formats import BUILT_IN, shown

DAY = 45366.0  # 2024-03-15


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        # half is rounded up, as the program does
        (1.005, "0.00", "1.01"),
        (-5.0, "0;(0)", "(5)"),
        (-3.2, "0.0", "-3.2"),
        (-0.001, "0", "0"),
        (0.0, "0;-0;;@", ""),
        # room for signs of other widths: accounting format
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (14.1, "0.0_ ", "14.1"),
        (5.0, "0.##", "5"),
        (7.0, "000", "007"),
        (13800000000.0, "000-0000-0000", "138-0000-0000"),
        (35000000.0, '0.0,,"百万"', "35.0百万"),
        (20.0, 'General"人"', "20人"),
        (90.0, '">"0', ">90"),
        (5.0, '[>=10]"多";[Red][<10]"少"0', "少5"),
        (3.5, "[$¥-804]0.00", "¥3.50"),
        (0.5, "# ?/?", "1/2"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (1e300, "0.00", "1E+300"),
        # dates, by format and by number
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二四年三月十五日"),
        (DAY, BUILT_IN[57], "2024年3月"),
        (DAY, BUILT_IN[14], "2024/3/15"),
        (DAY, "yyyy\\-mm\\-dd", "2024-03-15"),
        (DAY, "aaaa", "星期五"),
        (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm", "36:00"),
        (1.0, "yyyy-m-d", "1900-1-1"),
        # no date: shown as a number
        (-1.0, "yyyy-m-d", "-1"),
        (99999999.0, "yyyy", "99999999"),
    ],
)
def test_formats(value: float, code: str, words: str) -> None:
    """A number is written as its format says."""
    assert shown(value, code) == words


def test_dates_from_1904() -> None:
    """Workbooks of the other date system count from 1904."""
    assert shown(DAY - 1462, "yyyy-mm-dd", from_1904=True) == "2024-03-15"
