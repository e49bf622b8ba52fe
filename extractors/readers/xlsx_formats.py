"""How a workbook shows a number: number formats for plain numbers, percentages, dates and times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from extractors.readers.xlsx_dates import DATE_PARTS, Clock, date_text

# formats that a workbook names by number alone, as the Chinese program shows them
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: '"¥"#,##0',
    43: "#,##0.00;-#,##0.00;-", 44: '"¥"#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    rf"|(?P<date>{DATE_PARTS})|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<power>[Ee][+-])"
    r"|(?P<slash>/)|(?P<text>@)|(?P<semicolon>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$")
CURRENCY = re.compile(r"^\$([^-]*)(?:-|$)")
ELAPSED = re.compile(r"^(?:h+|m+|s+)$", re.IGNORECASE)
MAX_FORMAT = 500
LARGE = 1e21
ROOM = Context(prec=100)


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a format: its kind (name of the group that found it) and its words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format, with its condition and whether it writes Chinese numerals."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    chinese: bool = False

    def has(self, kind: str) -> bool:
        """Whether a token of this kind is in it."""
        return any(token.kind == kind for token in self.tokens)


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number as the workbook shows it.

    Args:
        value: the number.
        code: its number format.
        from_1904: whether dates count from 1904.
    """
    sections = _sections(code[:MAX_FORMAT] or "General")
    section, signed = _chosen(sections, value)
    if section is None or abs(value) >= LARGE:
        return general(value)
    if section.has("general"):
        return _around(section, general(value))
    if section.has("date"):
        text = date_text(Clock(value, from_1904), [(t.kind, t.words) for t in section.tokens], chinese=section.chinese)
        return general(value) if text is None else text
    if not section.has("digit"):
        return _around(section, general(value) if section.has("text") else "")
    sign = "-" if value < 0 and signed else ""
    return _number(section, abs(value), sign)


def general(value: float) -> str:
    """A number without a format: whole numbers in full, others with up to ten digits."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if 1e-9 <= abs(value) < 1e15:
        return f"{Decimal(f'{value:.10g}'):f}"
    return f"{value:.6g}".upper()


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[Section, ...]:
    parts: list[list[Token]] = [[]]
    for match in TOKEN.finditer(code):
        kind = match.lastgroup
        if kind == "semicolon":
            parts.append([])
        elif kind is not None:
            parts[-1].append(Token(kind, match[kind]))
    return tuple(_section(tokens) for tokens in parts)


def _section(tokens: list[Token]) -> Section:
    kept: list[Token] = []
    condition, chinese = None, False
    for token in tokens:
        if token.kind != "bracket":
            kept.append(Token("quoted", token.words) if token.kind in ("escaped", "other") else token)
        elif found := CONDITION.match(token.words):
            condition = (found[1], float(found[2]))
        elif ELAPSED.match(token.words):
            kept.append(Token("date", f"[{token.words}]"))
        elif currency := CURRENCY.match(token.words):
            kept.append(Token("quoted", currency[1]))
        chinese = chinese or (token.kind == "bracket" and token.words.lower() == "dbnum1")
    return Section(tuple(kept), condition, chinese)


def _chosen(sections: tuple[Section, ...], value: float) -> tuple[Section | None, bool]:
    """The section for a number, and whether the sign is written before it."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(section.condition, value):
                return section, True
        return None, True
    if len(numeric) == 1 or value > 0 or (value == 0 and len(numeric) == 2):
        return numeric[0], True
    return (numeric[1], False) if value < 0 else (numeric[2], False)


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, bound = condition
    return {
        "<": value < bound, ">": value > bound, "=": value == bound,
        "<=": value <= bound, ">=": value >= bound, "<>": value != bound,
    }[sign]  # fmt: skip


def _around(section: Section, number: str) -> str:
    """A number among the words of a section without digits."""
    return "".join(number if t.kind in ("general", "text") else t.words for t in section.tokens).strip()


def _number(section: Section, value: float, sign: str) -> str:
    if section.has("power"):
        return sign + f"{value:.{_places(section)}E}"
    percent = min(sum(token.kind == "percent" for token in section.tokens), 4)
    if section.has("slash"):
        return sign + _fraction(section, value)
    scale = 2 * percent - 3 * _thousands(section)
    amount = (
        Decimal(repr(value)).scaleb(scale, ROOM).quantize(Decimal(1).scaleb(-_places(section)), ROUND_HALF_UP, ROOM)
    )
    whole, _, part = f"{amount:f}".partition(".")
    digits = [i for i, token in enumerate(section.tokens) if token.kind == "digit"]
    point = next((i for i, token in enumerate(section.tokens) if token.kind == "point"), len(section.tokens))
    before, behind = [i for i in digits if i < point], [i for i in digits if i > point]
    written = {**_whole(section, before, whole), **_part(section, behind, part)}
    sign = sign if amount else ""
    out = [sign] if digits else []
    for i, token in enumerate(section.tokens):
        if token.kind == "point":
            out.append("." if any(written.get(k) for k in behind) else "")
        else:
            out.append(written.get(i, "") if token.kind in ("digit", "comma", "power") else token.words)
    return "".join(out).strip()


def _whole(section: Section, places: list[int], whole: str) -> dict[int, str]:
    """Digits before the point by place; the first place takes what is left over."""
    zeros = sum(section.tokens[i].words == "0" for i in places)
    whole = whole.lstrip("0").rjust(zeros, "0")
    commas = [i for i, token in enumerate(section.tokens) if token.kind == "comma"]
    if places and any(places[0] < i < places[-1] for i in commas):
        return {places[0]: re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)}
    written: dict[int, str] = {}
    for i in reversed(places[1:]):
        written[i], whole = whole[-1:], whole[:-1]
    return {**written, **({places[0]: whole} if places else {})}


def _part(section: Section, places: list[int], part: str) -> dict[int, str]:
    """Digits behind the point by place, without zeros that the format does not ask for."""
    written = dict(zip(places, part, strict=False))
    for i in reversed(places):
        if written.get(i) != "0" or section.tokens[i].words == "0":
            break
        written[i] = ""
    return written


def _places(section: Section) -> int:
    """Number of digits behind the point."""
    seen = False
    count = 0
    for token in section.tokens:
        seen = seen or token.kind == "point"
        if token.kind == "power":
            break
        count += seen and token.kind == "digit"
    return min(count, 15)


def _thousands(section: Section) -> int:
    """Commas behind the last digit: each divides by a thousand."""
    last = max((i for i, token in enumerate(section.tokens) if token.kind == "digit"), default=0)
    return min(sum(token.kind == "comma" for token in section.tokens[last + 1 :]), 4)


def _fraction(section: Section, value: float) -> str:
    slash = next(i for i, token in enumerate(section.tokens) if token.kind == "slash")
    below = sum(token.kind == "digit" for token in section.tokens[slash:])
    near = Fraction(value).limit_denominator(10 ** min(max(below, 1), 4) - 1)
    whole, rest = divmod(near.numerator, near.denominator)
    if not rest:
        return str(whole)
    return (f"{whole} " if whole else "") + f"{rest}/{near.denominator}"
