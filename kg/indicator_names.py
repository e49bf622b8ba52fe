"""Identity of indicators and units: 学前教育三年毛入园率 is 学前三年毛入园率, 1.2亿元 is 12000万元.

What a name leaves out or puts in without changing what is measured is read away; every word that tells one measure from
another stays (入园率 and 入学率 are two).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kg.identity import canonical_title

# "全市普惠性幼儿园覆盖率", "我省粮食产量": whose value it is says the document
_WHOSE = re.compile(r"^(?:全|我|本)[省市县区州旗盟国](?!域)")
# "学前教育三年毛入园率", "高中阶段教育毛入学率": 教育 behind a stage of schooling says nothing more; nor does 九年
_STAGE = re.compile(r"(?<=学前|高等)教育(?=.)|(?<=高中阶段|中等职业)教育(?=.)|九年(?=制?义务教育)")
# "城乡居民的收入": 的 between two nouns; "粮食总产量（吨）": the unit behind the name
_FILLER = re.compile(r"的|\((?:单位:?)?[%万亿千]?(?:元|人|吨|个|公里|公顷|亩|平方米|立方米|千瓦时|件|%)?\)$")
# "普通高中（含中职）毛入学率": what stands in brackets counts, the brackets do not
_BRACKETS = re.compile(r"[()]")

#: Powers of ten of the number words that stand in front of a unit.
_POWERS: Final = MappingProxyType(
    {
        "十": 1,
        "百": 2,
        "千": 3,
        "万": 4,
        "十万": 5,
        "百万": 6,
        "千万": 7,
        "亿": 8,
        "十亿": 9,
        "百亿": 10,
        "千亿": 11,
        "万亿": 12,
    }
)
# "万人次", "亿元", "百万吨"; not "千瓦", "千米", "千克", "百分点"
_SCALED = re.compile(
    r"(?P<power>[十百千]?[万亿]亿?|[百千](?![瓦米克分帕赫卡字]))(?P<unit>(?:千(?=[瓦米克])|[^十百千万亿]).*)"
)
#: Units with another name (GB 3100: 千米, 千克; 公里 and 公斤 are the names in use).
_SAME: Final = MappingProxyType(
    {"千米": "公里", "千克": "公斤", "平米": "平方米", "㎡": "平方米", "％": "%", "度": "千瓦时"}
)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number in the unit without its number word: 1.2亿元 is 120000000 元."""

    value: Decimal
    unit: str


def canonical_indicator(name: str) -> str:
    """Return the words of an indicator that tell what is measured.

    Args:
        name: as the text writes it.
    """
    text = _FILLER.sub("", canonical_title(name))
    text = _STAGE.sub("", _WHOSE.sub("", text))
    return _BRACKETS.sub("", text) or canonical_title(name)


def scaled(value: float, unit: str) -> Scaled | None:
    """Return a number in the plain unit, None where the unit has no number word and no other name.

    Args:
        value: the number as written.
        unit: the unit as written.
    """
    plain = "".join(unit.split())
    match = _SCALED.fullmatch(plain)
    if match is not None and match["power"] in _POWERS:
        rest = match["unit"]
        return Scaled(Decimal(repr(value)).scaleb(_POWERS[match["power"]]), _SAME.get(rest, rest))
    return Scaled(Decimal(repr(value)), _SAME[plain]) if plain in _SAME else None
