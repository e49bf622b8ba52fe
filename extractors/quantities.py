"""Quantities in running text: a number with its unit, its bound and its range, wherever they stand.

What a quantity is said of, and whether it counts as a target, is for the modules that use this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from extractors.numerals import (
    ARABIC,
    CHINESE,
    FRACTION,
    HALF,
    PERCENT_WORDS,
    TENTHS,
    chinese,
    digit_pair,
    number,
    share,
)
from extractors.word_lists import longest_first, rows


class UnitKind(StrEnum):
    """What a unit measures (column `kind` of data/units.csv)."""

    RATIO = "ratio"
    POINTS = "points"
    MONEY = "money"
    PEOPLE = "people"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    DATA = "data"
    RATE = "rate"
    TIME = "time"
    PERIOD = "period"
    AGE = "age"
    MULTIPLE = "multiple"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of data/units.csv: `factor` leads to `base`; a sign of `unless` behind it makes it another word."""

    name: str
    kind: UnitKind
    base: str
    factor: float
    unless: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of the text.

    `start`–`end` covers the bounding words (不低于…左右), `at` is where the number begins. `op` is one of = >= > <= < ~,
    `value` a number or (low, high) in `unit` as written; `words` tells a number in Chinese signs from one in digits.
    """

    start: int
    at: int
    end: int
    op: str
    value: float | tuple[float, float]
    unit: str
    kind: UnitKind
    words: bool


# magnitudes that belong to the unit: 1.2万亿元, 360万千瓦, 3千亿元
SCALE = r"(?:百万|千万|万亿|千亿|百亿|十万|万|亿|千|百)"
SCALES = {
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
# signs before which digits are part of a name, a date, a clock time or a formula: PM2.5, 1+3, 第5, 〔2021〕5
NAME_BEFORE = re.compile(r"[A-Za-z0-9.×*/:：∶第〔_#№°∕-]$|[A-Za-z0-9]\+$|[A-Za-z]-$|(?:前|专栏|附件|公式)$")
NUMERAL = re.compile(
    rf"(?P<arabic>{ARABIC})|(?P<share>{PERCENT_WORDS.pattern}|{FRACTION.pattern}|{HALF.pattern}|{TENTHS.pattern})"
    rf"|(?P<chinese>{CHINESE})"
)
# between the ends of a range: 3-5, 3%～5%, 1至2, 4—5
RANGE = re.compile(
    rf"(?P<unit>%|{SCALE}?[个元人名所项座家条场次门节种类支]?)(?:[-—～~－]{{1,2}}|至|到)(?P<high>{ARABIC}|[一二两三四五六七八九十百]+)"
)
# magnitudes that stand alone: 百名, 亿元以上
MAGNITUDES = ("百", "千", "万", "亿", "十万", "百万", "千万", "万亿", "千亿", "百亿")
# idioms of two magnitudes: 千家万户, 千头万绪
IDIOM = re.compile(r"[百千万][\u4e00-\u9fff][百千万][\u4e00-\u9fff]")
MORE = re.compile(r"(?:余|多|几)(?!级|元|种形式|样|媒|维|功能)")
SUFFIX = re.compile(
    r"(?:（含(?:本数)?）)?(?:(?:及其?|或)?(?P<least>以上)"
    r"|(?:及其?)?(?P<most>以内|之内|以下|内(?=[，。；、）“\s]|$|办|完成|审|予|出|作)))"
    r"|(?P<near>左右|上下|(?:余|多)(?=[，。；、）]|$))"
)
PREFIXES: tuple[tuple[str, str], ...] = (
    # 不低于90%, 至少10所, 大于等于5
    (">=", r"不低于|不少于|不小于|不短于|至少达到|至少达|至少|最少|大于等于|≥|不低於"),
    # 不超过5%, 最多3个, 控制在1%（以内）
    ("<=", r"不超过|不高于|不多于|不大于|不得超过|不得高于|最多|至多|最长|最高|小于等于|≤"),
    # 超过10亿, 突破3万亿元, 高于70%, 逾20万人, 超800亿元
    (">", r"超过|突破|高于|大于|多于|逾|超(?!标|额|市|级|前|出|大|高|低|期)|>"),
    # 低于5%, 少于3家
    ("<", r"(?<!不)(?:低于|少于|小于|不足|不到|不满)|<"),
    # 约600人, 近千名, 接近2万家, 大约3天
    ("~", r"大约|约(?!束|定|谈)|将近|接近|近(?!年|期|日|平|视)|大概"),
)
# what has no unit, and its link to the number: 利用系数达到(0.58), 死亡率控制在(0.015以内)
COEFFICIENT = re.compile(
    r"(?:系数|指数|容积率|死亡率|死亡人数比|综合得分|生育率)[^，。；、\d]{0,4}?"
    r"(?:达到|达|为|至|到|控制在|不低于|不高于|不超过|稳定在|保持在|低于|高于|在)$"
)
CLOSES = re.compile(r"(?:以上|以内|以下|左右)?(?:[，。；）]|$)")
# doubling without a number: 产值翻番
DOUBLED = re.compile(r"翻番")
# round sums that something passes: 突破百亿元, 达到万亿元
ROUND = re.compile(r"([百千]?)(万亿|亿|万)")
BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<p{i}>{words})" for i, (_, words) in enumerate(PREFIXES)) + ")(?:达到|达|为)?$"
)


@cache
def units() -> tuple[Unit, ...]:
    """Units of data/units.csv, longest name first."""
    listed = rows("units.csv", "unit", "kind", "base", "factor", "unless")
    found = [Unit(name, UnitKind(kind), base, float(factor), unless) for name, kind, base, factor, unless in listed]
    return tuple(sorted(found, key=lambda u: longest_first(u.name)))


@cache
def _by_name() -> dict[str, Unit]:
    return {u.name: u for u in units()}


@cache
def _unit_pattern() -> re.Pattern[str]:
    """A unit with its magnitude: 万亿元, 个百分点, 亿千瓦."""
    names = "|".join(re.escape(u.name) + (f"(?![{u.unless}])" if u.unless else "") for u in units())
    return re.compile(
        rf"(?P<scale>{SCALE})?(?P<more>余|多)?(?:个(?=学分|学时|课时))?(?P<unit>{names})(?P<per>/(?:年|月|日|人|天|小时))?"
        r"|(?P<bare>万亿|万|亿)(?P<few>余|多)?"
    )


def unit_named(written: str) -> tuple[Unit, float] | None:
    """Unit and magnitude of a unit as written: 万元 = (元, 10000); None for an unknown one."""
    if written in _by_name():
        return _by_name()[written], 1.0
    for scale in sorted(SCALES, key=len, reverse=True):
        if written.startswith(scale) and written[len(scale) :] in _by_name():
            return _by_name()[written[len(scale) :]], SCALES[scale]
    return None


def find_quantities(text: str) -> tuple[Amount, ...]:
    """Quantities of a text in order, without dates, ordinals and digits inside names.

    Numbers of a list that share the unit of its last member (70、140、350元) each get the unit.
    """
    found: list[Amount] = []
    loose: list[tuple[int, int, str]] = []
    at = 0
    while numeral := NUMERAL.search(text, at):
        at = numeral.end()
        if _in_name(text, numeral):
            continue
        amount = _amount(text, numeral) or _coefficient(text, numeral)
        if amount is not None:
            found.append(amount)
            at = amount.end
        elif numeral["arabic"]:
            scale = re.compile(SCALE).match(text, at)
            loose.append((numeral.start(), scale.end() if scale else at, scale[0] if scale else ""))
    doubled = [_amount_of_doubling(m) for m in DOUBLED.finditer(text)]
    return tuple(sorted([*_with_shared_units(text, found, loose), *doubled], key=lambda a: a.at))


def _amount_of_doubling(found: re.Match[str]) -> Amount:
    """翻番 without a number is 翻一番."""
    return Amount(found.end() - 1, found.end() - 1, found.end(), "=", 1.0, "番", UnitKind.MULTIPLE, True)


def _in_name(text: str, numeral: re.Match[str]) -> bool:
    """Whether the number is part of a name, an ordinal or a formula."""
    before = text[max(0, numeral.start() - 3) : numeral.start()]
    if numeral["arabic"]:
        return bool(NAME_BEFORE.search(before))
    return (
        numeral[0] in ("零", "〇", "二")
        or before[-1:].isdigit()
        or (before.endswith(("第", "之", "十", "统", "唯", "任", "每", "下", "上")) and not before.endswith("百分之"))
    )


def _amount(text: str, numeral: re.Match[str]) -> Amount | None:
    """The quantity that begins with this numeral, None where no unit follows."""
    start, written = numeral.start(), numeral[0]
    if numeral["share"]:
        percent = share(written)
        return (
            None
            if percent is None
            else _bounded(text, Amount(start, start, numeral.end(), "=", percent, "%", UnitKind.RATIO, True))
        )
    at, value = numeral.end(), _value(written)
    if between := RANGE.match(text, at):
        high = number(between["high"])
        if isinstance(value, float) and high is not None and high > value:
            value, at = (value, high), between.end()
    more = MORE.match(text, at)
    unit = _unit_pattern().match(text, more.end() if more else at)
    if value is None or unit is None or (unit["bare"] and not numeral["arabic"]):
        return None
    if numeral["chinese"] and IDIOM.search(text, max(0, start - 2), start + 4):
        return None
    if numeral["chinese"] in MAGNITUDES and not _counts_by(unit["unit"]):
        return _round_sum(text, numeral, unit)
    name = unit["bare"] or (unit["scale"] or "") + unit["unit"] + (unit["per"] or "")
    kind = UnitKind.COUNT if unit["bare"] else _by_name()[unit["unit"]].kind
    if _is_date(text, start, value, name):
        return None
    near = more is not None or bool(unit["more"] or unit["few"])
    end = unit.end()
    return _bounded(text, Amount(start, start, end, "~" if near else "=", value, name, kind, not numeral["arabic"]))


def _coefficient(text: str, numeral: re.Match[str]) -> Amount | None:
    """A number without unit that a coefficient or an index reaches; None for any other."""
    start, end = numeral.span()
    reached = COEFFICIENT.search(text, max(0, start - 24), start) and CLOSES.match(text, end)
    if not (numeral["arabic"] and reached):
        return None
    return _bounded(text, Amount(start, start, end, "=", number(numeral[0]) or 0.0, "", UnitKind.OTHER, False))


def _round_sum(text: str, numeral: re.Match[str], unit: re.Match[str]) -> Amount | None:
    """A round sum of money that something passes or reaches: 突破百亿元 = 100亿元; None for 亿元以上项目 and the like."""
    parts = ROUND.fullmatch(numeral[0])
    reached = BEFORE.search(text, max(0, numeral.start() - 8), numeral.start())
    if parts is None or unit["unit"] != "元" or not (reached or text[: numeral.start()].endswith(("达", "达到"))):
        return None
    value = chinese(parts[1]) if parts[1] else 1.0
    plain = Amount(
        numeral.start(), numeral.start(), unit.end(), "=", value or 1.0, parts[2] + "元", UnitKind.MONEY, True
    )
    return _bounded(text, plain)


def _counts_by(unit: str) -> bool:
    """Whether a bare magnitude before the unit is a number: 百名, 千所, 万兆; not 亿元(以上), 万人(大会)."""
    return unit != "人" and _by_name()[unit].kind in (UnitKind.COUNT, UnitKind.PEOPLE, UnitKind.DATA)


def _value(written: str) -> float | tuple[float, float] | None:
    return number(written) if written[0].isdigit() else digit_pair(written) or number(written)


def _is_date(text: str, start: int, value: float | tuple[float, float], unit: str) -> bool:
    """Whether this is a calendar year, the day of a month, or the year of a named period."""
    top = value if isinstance(value, float) else value[1]
    if unit == "年":
        return top >= 1900 or text[:start].endswith(("〇", "零"))
    return unit == "日" and text[:start].endswith("月")


def _bounded(text: str, amount: Amount) -> Amount:
    """The amount with the words that bound it."""
    before = BEFORE.search(text, max(0, amount.at - 8), amount.at)
    behind = SUFFIX.match(text, amount.end)
    op, start, end = amount.op, amount.start, amount.end
    if before:
        start = before.start()
        op = next(PREFIXES[i][0] for i in range(len(PREFIXES)) if before[f"p{i}"])
    if behind and not (behind["most"] == "内" and amount.kind not in (UnitKind.TIME, UnitKind.PERIOD)):
        end = behind.end()
        op = op if before and op != "~" else ">=" if behind["least"] else "<=" if behind["most"] else "~"
    return replace(amount, start=start, end=end, op=op)


def _with_shared_units(text: str, found: list[Amount], loose: list[tuple[int, int, str]]) -> list[Amount]:
    """Amounts with those numbers before 、和 that share the unit of the next one: 1.6万亿、730亿元."""
    by_start = {a.at: a for a in found}
    for start, end, scale in reversed(loose):
        follower = by_start.get(end + 1) if text[end : end + 1] in ("、", "和", "，") else None
        if follower is None or follower.words or (text[end] == "，" and not scale):
            continue
        known = unit_named(follower.unit)
        if known is None or not isinstance(follower.value, float):
            continue
        unit = (scale + known[0].name) if scale else follower.unit
        written = text[start : end - len(scale)]
        by_start[start] = _bounded(
            text, Amount(start, start, end, "=", number(written) or 0.0, unit, known[0].kind, False)
        )
    for amount in reversed(found):  # a member that had a bare magnitude: 3.7万、1.9万人
        follower = by_start.get(amount.end + 1) if text[amount.end : amount.end + 1] in ("、", "和") else None
        if amount.unit in ("万", "亿", "万亿") and follower is not None and (known := unit_named(follower.unit)):
            by_start[amount.at] = replace(amount, unit=amount.unit + known[0].name, kind=known[0].kind)
    return list(by_start.values())
