"""Time limits: 2023年12月底前, 年底前, 6月底, 持续推进 and the date they stand for."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts import Due

_YEAR = r"(?P<year>20\d{2})年?"
_NEAR_YEAR = r"(?P<near>今年|本年度?|当年|明年|次年)"
# what may stand behind a date: 2031年3月底前完成, 2032年底取得明显成效并长期坚持, 2031年5月底前，以后每年持续推进
_BEHIND = (
    r"(?:取得(?:阶段性|明显|初步)?(?:成果|成效|进展)(?:并(?:持续|长期)(?:推进|实施|坚持|深化))?|(?:并|，)?以后每年持续(?:实施|推进)"
    r"|(?:并|，)(?:持续|长期)(?:推进|实施|坚持))?"
)
_END = r"(?:月?底(?:之?前)?|末(?:之?前)?|之?前|内|完成)?"
# 2023年12月底前 / 2023年9月 / 2023年6月30日前 / 2025年底 / 2024年上半年 / 2024年第三季度
_DATED = re.compile(
    rf"(?:{_YEAR}|{_NEAR_YEAR})"
    rf"(?:(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<ten>[上中下]旬))?{_END}"
    rf"|(?P<half>上半年|下半年){_END}|第?(?P<quarter>[一二三四1-4])季度{_END}|(?:年)?(?P<eoy>底(?:之?前)?|末(?:之?前)?|内|度内"
    rf"|之?前)){_BEHIND}"
)
# 6月底前, 9月30日前, 3月份 (the year of the document)
_MONTH = re.compile(
    rf"(?<![\d年每至到.、—-])(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]"
    rf"|(?P<ten>[上中下]旬))?(?:底(?:之?前)?|末(?:之?前)?|之?前){_BEHIND}"
)
# 年底前, 年内, 年末 (the year of the document)
_YEAR_END = re.compile(rf"(?<![\d今明本当全每来去近])年(?:底(?:之?前)?|末(?:之?前)?|内)(?!部|在|外|蒙){_BEHIND}")
# no date: 持续推进, 长期坚持, 常态化推进, 长期
_OPEN = re.compile(
    r"(?:长期|持续|常年|常态化?|立行立改|即知即改)(?:地)?(?:推进|坚持|实施|开展|落实|执行|深化|进行|抓好|任务|有效|整改)?(?:，?(?:长期|持续)(?:推进|坚持|实施))?"
)
_QUARTER = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_TEN = {"上旬": 10, "中旬": 20}


@dataclass(frozen=True, slots=True)
class DueAt:
    """A time limit and where its words stand in the text searched."""

    due: Due
    start: int
    end: int


def find_due(text: str, *, issued_year: int | None) -> Due | None:
    """Return the first time limit in a text, dated before open-ended ones.

    Args:
        text: words of a mark, a table cell or a sentence, in clean form.
        issued_year: year of the document, for limits such as 6月底前 and 年底前.
    """
    dated = next(dues_in(text, issued_year=issued_year), None)
    if dated is not None:
        return dated.due
    match = _OPEN.search(text)
    return Due(match[0], None) if match else None


def dues_in(text: str, *, issued_year: int | None) -> Iterator[DueAt]:
    """Yield the dated time limits of a text in order; those without a year need the year of the document."""
    found = [(m, False) for m in _DATED.finditer(text)]
    if issued_year is not None:
        found += [(m, True) for pattern in (_MONTH, _YEAR_END) for m in pattern.finditer(text)]
    last = 0
    for match, _ in sorted(found, key=lambda item: (item[0].start(), -item[0].end())):
        date = _date(match, issued_year)
        if match.start() >= last and date is not None:
            last = match.end()
            yield DueAt(Due(match[0], date), match.start(), match.end())


# a date that limits: 2023年12月底前, 年内, 6月30日前 (not a bare date of an event)
LIMITING = re.compile(r"前|底|末|内")
# a stage on the way, or a measure for some time: 2031年3月前|阶段性减免租金
STAGE = re.compile(r"，?(?:初步|阶段)(?!性?(?:成效|成果|进展))")


def limiting_due(text: str, *, issued_year: int | None) -> Due | None:
    """Return the first date in a text by which the whole task is to be done."""
    for found in dues_in(text, issued_year=issued_year):
        if LIMITING.search(found.due.text) and not STAGE.match(text, found.end):
            return found.due
    return None


def is_due(text: str, *, issued_year: int | None) -> Due | None:
    """Return the time limit where the text is nothing but one, else None: 2024年9月底前, 持续推进."""
    bare = re.sub(r"(?<=[前底内末])(?:全部|基本|全面)?(?:完成|落实|建成)(?:到位)?$", "", text.strip("。；，、 （）"))
    match = _DATED.fullmatch(bare) or _OPEN.fullmatch(bare)
    if match is None and issued_year is not None:
        match = _MONTH.fullmatch(bare) or _YEAR_END.fullmatch(bare)
    if match is None:
        return None
    return Due(bare, None if match.re is _OPEN else _date(match, issued_year))


def _date(match: re.Match[str], issued_year: int | None) -> str | None:
    """The last day of the time limit."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else issued_year
    if year is None:
        return None
    if (groups.get("near") or "").startswith(("明", "次")):
        year += 1
    if groups.get("half"):
        return f"{year}-06-30" if groups["half"] == "上半年" else f"{year}-12-31"
    month = _QUARTER[groups["quarter"]] if groups.get("quarter") else int(groups.get("month") or 12)
    last = calendar.monthrange(year, month)[1]
    day = int(groups["day"]) if groups.get("day") else _TEN.get(groups.get("ten") or "", last)
    return f"{year}-{month:02d}-{min(day, last):02d}"
