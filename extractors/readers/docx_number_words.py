"""Numbers as Word writes them in front of paragraphs: 十二, 〇, ⑫, xii, 1２."""

from __future__ import annotations

from collections.abc import Callable

CIRCLED, BRACKETED, DOTTED = "①", "⑴", "⒈"
MOST_ENCLOSED = 20
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 3999
MOST_LETTERS = 30
PLAIN = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
IDEOGRAPHS_IN_CIRCLES = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


def _letters(first: str) -> Callable[[int], str]:
    """From a to z, then aa, bb: past the alphabet the same letter twice."""

    def write(n: int) -> str:
        count, at = divmod(n - 1, 26)
        return chr(ord(first) + at) * (count + 1) if count < MOST_LETTERS else str(n)

    return write


def _roman(n: int) -> str:
    if n > MOST_ROMAN:
        return str(n)
    out = ""
    for size, word in ROMAN:
        out += word * (n // size)
        n %= size
    return out


def _enclosed(first: str) -> Callable[[int], str]:
    """① … ⑳, then plain digits, as Word does."""
    return lambda n: chr(ord(first) + n - 1) if n <= MOST_ENCLOSED else str(n)


def _one_of(words: str) -> Callable[[int], str]:
    """甲 … 癸, then plain digits."""
    return lambda n: words[n - 1] if n <= len(words) else str(n)


def _digits(words: str) -> Callable[[int], str]:
    """Each digit by its own sign: 一〇, １０."""
    return lambda n: "".join(words[int(d)] for d in str(n))


def _counted(n: int) -> str:
    """一 … 九十九, from 100 on digit by digit."""
    return _grouped(n) if n < 100 else _digits(PLAIN)(n)


def _grouping(digits: str, units: str, *, bare_ten: bool, bare_one: bool = False) -> Callable[[int], str]:
    """Numbers with their units: 一百零五; `bare_ten` writes 十二 for 一十二, `bare_one` writes 百二 for 一百〇二."""

    def four(n: int) -> str:
        out, gap = "", False
        for place in (3, 2, 1, 0):
            digit = n // 10**place % 10
            unit = units[place - 1] if place else ""
            if not digit:
                gap = bool(out)
                continue
            out += (digits[0] if gap and not bare_one else "") + (
                unit if digit == 1 and unit and bare_one else digits[digit] + unit
            )
            gap = False
        return out

    def write(n: int) -> str:
        high, low = divmod(n, 10000)
        if high >= 10000:
            return str(n)
        joint = digits[0] if high and 0 < low < 1000 and not bare_one else ""
        out = (four(high) + units[3] if high else "") + joint + four(low)
        return out[1:] if bare_ten and 10 <= n < 20 and not bare_one else out

    return write


_grouped = _grouping("零一二三四五六七八九", "十百千万", bare_ten=True)
WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda n: "",
    "bullet": lambda n: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _enclosed(CIRCLED),
    "decimalEnclosedCircleChinese": _enclosed(CIRCLED),
    "decimalEnclosedParen": _enclosed(BRACKETED),
    "decimalEnclosedFullstop": _enclosed(DOTTED),
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "chineseCounting": _counted,
    "chineseCountingThousand": _grouped,
    "chineseLegalSimplified": _grouping("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", bare_ten=False),
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _grouping("零一二三四五六七八九", "十百千萬", bare_ten=True),
    "taiwaneseDigital": _digits(PLAIN),
    "ideographLegalTraditional": _grouping("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", bare_ten=False),
    "ideographDigital": _digits(PLAIN),
    "japaneseDigitalTenThousand": _digits(PLAIN),
    "japaneseCounting": _grouping(PLAIN, "十百千万", bare_ten=True, bare_one=True),
    "japaneseLegal": _grouping("〇壱弐参四伍六七八九", "拾百阡萬", bare_ten=False),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographZodiacTraditional": lambda n: STEMS[(n - 1) % 10] + BRANCHES[(n - 1) % 12] if n <= 60 else str(n),
    "ideographEnclosedCircle": _one_of(IDEOGRAPHS_IN_CIRCLES),
}
ZERO: dict[str, str] = {
    "none": "",
    "bullet": "",
    "decimalZero": "00",
    "decimalFullWidth": "０",
    "decimalFullWidth2": "０",
}


def written(n: int, form: str) -> str:
    """A number in the form that a `numFmt` names.

    Args:
        n: the number.
        form: name of the form; plain digits stand in for one that is not known.

    Returns:
        The words, empty for the form `none`.
    """
    if n < 1:
        return ZERO.get(form, str(n))
    return WRITERS.get(form, str)(n)
