"""Reviewed names of Chinese authorities, as data: `kg/data/organisations.csv` and `kg/data/prefectures.csv`.

The first holds four kinds of names (column `scope`):
national  one body of the whole country; `aliases` are clear everywhere, `national_aliases` in national documents only
bureau    the field of a department without its ending: 人力资源和社会保障 (局, 厅, 委员会, 部门 …)
body      a local body by its whole name: 人民政府办公室, 残疾人联合会
party     an organ of a local party committee, the words behind 委: 组织部, 编办
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from kg.facts import OrganizationKind
from kg.organisation_kinds import kind_by_form


@dataclass(frozen=True, slots=True)
class LexiconName:
    """One reviewed name in its full form."""

    name: str
    kind: OrganizationKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and aliases of each scope, each leading to the full form."""

    national: Mapping[str, LexiconName]
    national_only: Mapping[str, LexiconName]
    bureaus: Mapping[str, LexiconName]
    bodies: Mapping[str, LexiconName]
    party: Mapping[str, LexiconName]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Provinces, prefectures and counties of the country.

    `provinces` holds all provinces, `province_of` leads from prefecture to province, `county_province` from a county,
    district or county-level city whose name is the only one of its kind to its province.
    """

    provinces: frozenset[str]
    municipalities: frozenset[str]
    province_of: Mapping[str, str]
    county_province: Mapping[str, str]


_accepted: list[str] = []


def accept(names: Iterable[str]) -> None:
    """Take words that a person found to name organisations into the lexicon; only before anything was read by it."""
    _accepted.extend(names)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the reviewed names; read once."""
    found: dict[str, dict[str, LexiconName]] = {"national": {}, "only": {}, "bureau": {}, "body": {}, "party": {}}
    for row in _rows("organisations.csv"):
        entry = LexiconName(row["name"], OrganizationKind(row["kind"]))
        for alias in (row["name"], *_split(row["aliases"])):
            found[row["scope"]].setdefault(alias, entry)
        for alias in _split(row["national_aliases"]):
            found["only"].setdefault(alias, entry)
    for name in _accepted:
        found["body"].setdefault(name, LexiconName(name, kind_by_form(name)))
    views = {scope: MappingProxyType(names) for scope, names in found.items()}
    return Lexicon(views["national"], views["only"], views["bureau"], views["body"], views["party"])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the provinces, prefectures and counties of the country; read once."""
    rows = tuple(_rows("prefectures.csv"))
    cities = {city: row["province"] for row in rows for city in _split(row["prefectures"])}
    return Gazetteer(
        frozenset(row["province"] for row in rows),
        frozenset(row["province"] for row in rows if row["kind"] == "municipality"),
        MappingProxyType(cities),
        MappingProxyType({name: row["province"] for row in _rows("counties.csv") for name in _split(row["counties"])}),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("kg") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
