"""Development zones and new areas: where they lie, told by `kg/data/zones.csv` or by the place in their name.

A zone has no place in the list of counties. Most carry the name of their city or county (…经济技术开发区); those that do
not, among them the new areas of the national level, are listed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from kg.organisation_lexicon import gazetteer

# how the names of zones end: 澄州经济技术开发区, 澄州高新区, 澄州临空经济示范区, 东塘新区, 云湖旅游度假区
_KIND = (
    r"(?:国家级?)?(?:经济技术|高新技术产业|高新技术|经济|产业|工业|新技术产业|农业高新技术产业|海洋经济|边境经济)?"
    r"(?:开发区|高新区|经开区|新区|工业园区|产业园区|科技园区|示范区|合作区|综合实验区|综合试验区|实验区|试验区|综合保税区|保税港区|保税区|综保区"
    r"|出口加工区|空港区|临空经济区|空港经济区|航空港区|度假区|商务区|风景名胜区|生态城|科学城|新城)"
)
ZONE = re.compile(rf"^(?P<name>(?P<head>[\u4e00-\u9fff]{{2,14}}?){_KIND})(?!域|县|市)")
# 中国（江岭）自由贸易试验区澄州片区
FREE_TRADE = re.compile(
    r"^(?P<name>(?:中国)?（(?P<province>[\u4e00-\u9fff]{2,4})）自由贸易试验区(?:(?P<head>[\u4e00-\u9fff]{2,8}?)(?:新?片区|区块))?)"
)
# longest name of a place before the name of a listed zone: 江岭省澄州
MAX_PREFIX = 10
# what the names of places end in: 澄州市, 东塘区, 白原自治州
_ENDING = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{1,3}族)+自治[州县]|(?:省|[\u4e00-\u9fff]{1,3}族自治区|自治区|自治旗|地区|盟|林区|市|区|县|旗))$"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone, the place it lies in and its province, as far as they are known."""

    name: str
    place: str | None
    province: str | None


def zone_at(text: str) -> Zone | None:
    """The zone whose name a text begins with, None if it begins with none.

    Args:
        text: the name of a body or a document: 澄州经济技术开发区管理委员会关于….
    """
    return _free_trade(text) or _listed(text) or _named_after_place(text)


def _listed(text: str) -> Zone | None:
    head = text[: MAX_PREFIX + max(map(len, _zones()))]
    found = [(head.find(name), -len(name), zone) for name, zone in _zones().items() if name in head]
    for at, _, zone in sorted(found, key=lambda f: (f[0], f[1])):
        if at == 0 or (at <= MAX_PREFIX and _is_place(text[:at])):
            return zone
    return None


def _is_place(words: str) -> bool:
    """Whether words are nothing but names of places: 江岭省, 江岭, 江岭省澄州市."""
    if words in _places():
        return True
    return any(words[:i] in _places() and _is_place(words[i:]) for i in range(2, len(words) - 1))


def _named_after_place(text: str) -> Zone | None:
    match = ZONE.match(text)
    if match is None:
        return None
    place, province = _place_in(match["head"])
    return Zone(match["name"], place, province)


def _free_trade(text: str) -> Zone | None:
    match = FREE_TRADE.match(text)
    if match is None:
        return None
    _, above = _places().get(match["province"], (None, None))
    place, province = _place_in(match["head"] or "")
    return Zone(match["name"], place, province or above)


def _place_in(head: str) -> tuple[str | None, str | None]:
    """The last place that the head of a zone's name spells out, with its province: 江岭省澄州 → 澄州市."""
    at = 0
    found: tuple[str | None, str | None] = (None, None)
    while at < len(head) - 1:
        known = next((head[at:end] for end in range(len(head), at + 1, -1) if head[at:end] in _places()), None)
        if known is None:
            break
        place, province = _places()[known]
        found, at = (place, province), at + len(known)
    return found


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, Zone]:
    text = (files("kg") / "data" / "zones.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({r["name"]: Zone(r["name"], r["place"] or None, r["province"] or None) for r in rows})


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[str | None, str]]:
    """Names of places, with and without their ending, with full name and province; a short name of two places is none.

    A province is no place that a zone lies in, but it tells the province.
    """
    known = gazetteer()
    named: dict[str, tuple[str | None, str]] = {}
    cities = {**known.province_of, **{city: city for city in known.municipalities}}
    for listed in (known.county_province, cities):
        short: dict[str, set[tuple[str | None, str]]] = {}
        for full, province in listed.items():
            named[full] = (full, province)
            if len(stem := _ENDING.sub("", full)) > 1:
                short.setdefault(stem, set()).add((full, province))
        named.update({stem: next(iter(found)) for stem, found in short.items() if len(found) == 1})
    for province in known.provinces - known.municipalities:
        named[province] = (None, province)
        named.setdefault(_ENDING.sub("", province), (None, province))
    return MappingProxyType(named)
