"""How organisations stand to each other, by their names: what a body belongs to, and what became of it in a reform.

Nothing of this is said by the documents: it follows from full names (市教育局 belongs to the city's government) and from
the reviewed list of renamings, `kg/data/renamings.csv`. A renamed body is not the same body: both stay, with the reform
between them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from kg.facts import Level, OrganizationKind
from kg.organisation_kinds import BY_FUNCTION, is_collective
from kg.organisation_lexicon import lexicon
from kg.organisation_places import Place, placed
from kg.organisations import canonical

# "中共澄州市委组织部", "中共某自治区党委网信办": the committee, then its organ
_PARTY_ORGAN = re.compile(r"^(?P<committee>中共.{2,12}?(?:自治区党委|[省市县区州盟旗]委))(?P<organ>.+)$")
# "基础教育处", "交通警察支队", "能源局": what can stand inside a department behind its name
_OFFICE = re.compile(r".{1,14}(?:司|处|科|室|支队|大队|总队|中心|局|分局|办公室|办|站|所)$")
# endings of a department's name, where an office may follow
_DEPARTMENT_ENDS = re.compile(r"(?:委员会|办公室|[局厅委部署])(?=.)")
# not under the government: assembly, consultative conference, courts, procuratorate, and the government itself
_NOT_UNDER = re.compile(r"人民代表大会|政治协商|人民法院|人民检察院|监察委员会|监委|^最高人民|^全国人大|军")
# "城市管理综合行政执法局", "民政厅"; not bodies that a national one runs down to the county: 气象局, 邮政管理局
_DEPARTMENT = re.compile(
    r"^(?!.*(?:气象|邮政管理|烟草|国家安全|地震|海事|税务|海关|铁路|民航|金融监|银保监|证监|银监|煤矿安全|通信管理|边检))"
    r".*(?:局|厅|委员会|人民政府.+)$"
)
# "国家税务总局江岭省税务局", "中国人民银行澄州中心支行": branch of a national body
_BRANCH = re.compile(r"(?:税务局|支行|分行|监管局|监管分局|分局|总队|支队|海关|公司|调查队|气象局|管理局)$")


@dataclass(frozen=True, slots=True)
class Parent:
    """What an organisation belongs to; `office` says that it is a part inside of it, without an own standing."""

    name: str
    office: bool


@dataclass(frozen=True, slots=True)
class Renaming:
    """What became of a body: full names, the date as far as known (YYYY or YYYY-MM), and where it is laid down."""

    old: str
    new: str
    date: str
    source: str


def parent_of(name: str, place: Place) -> Parent | None:
    """What an organisation belongs to by its full name, None where the name does not tell.

    Args:
        name: full name, as `kg.organisations.canonical` gives it.
        place: where the document comes from that names it.
    """
    if is_collective(name) or BY_FUNCTION.search(name):
        return None
    if name in lexicon().national:
        return _of_national(name)
    party = _PARTY_ORGAN.match(name)
    if party:
        return _office_in(name, place, low=len(party["committee"])) or Parent(party["committee"], office=False)
    return _of_branch(name) or _office_in(name, place, low=0) or _of_bureau(name, place)


def _of_national(name: str) -> Parent | None:
    """A ministry belongs to the State Council."""
    entry = lexicon().national[name]
    if name == "国务院" or entry.kind is not OrganizationKind.GOVERNMENT or _NOT_UNDER.search(name):
        return None
    return Parent("国务院", office=False)


def _of_branch(name: str) -> Parent | None:
    """The national body whose branch or office a name is."""
    heads = [name[:end] for end in range(len(name) - 1, 2, -1) if name[:end] in lexicon().national]
    if not heads:
        return None
    full = lexicon().national[heads[0]].name
    rest = name[len(heads[0]) :]
    if _OFFICE.fullmatch(rest) and not _BRANCH.search(rest):
        return Parent(full, office=True)
    return Parent(full, office=False) if _BRANCH.search(rest) else None


def _office_in(name: str, place: Place, *, low: int) -> Parent | None:
    """The department whose office a name is: 澄州市公安局 for 澄州市公安局交通警察支队."""
    for end in _DEPARTMENT_ENDS.finditer(name, low + 1):
        head, rest = name[: end.end()], name[end.end() :]
        if not _OFFICE.fullmatch(rest) or (rest in ("办公室", "办") and head.endswith("委员")):
            continue
        found = canonical(head, jurisdiction=place.jurisdiction, province=place.province)
        if found.resolved and found.canonical == head and _is_bureau(head, place):
            return Parent(head, office=True)
    return None


def _is_bureau(name: str, place: Place) -> bool:
    """Whether a name is a department by the reviewed lists."""
    rest = placed(name.removeprefix("中共"), place).rest
    match = re.fullmatch(r"(?P<field>.{1,14}?)(?:委员会|局|厅)", rest)
    known = {entry.name for entry in lexicon().bureaus.values()}
    party = {entry.name for entry in lexicon().party.values()}
    return bool(match and match["field"] in known) or rest.removeprefix("委") in party or rest == "公安局"


def _of_bureau(name: str, place: Place) -> Parent | None:
    """A local department belongs to the government of its place."""
    at = placed(name, place)
    if not at.place or not at.known or not name.startswith(at.place) or not at.rest or _NOT_UNDER.search(at.rest):
        return None
    government = f"{at.place}人民政府"
    if at.rest.startswith("人民政府"):
        return Parent(government, office=False) if len(at.rest) > len("人民政府") else None
    found = canonical(name, jurisdiction=place.jurisdiction, province=place.province)
    if found.kind is not OrganizationKind.GOVERNMENT or found.level is Level.NONE or not _DEPARTMENT.search(at.rest):
        return None
    return Parent(government, office=False)


def renamings_of(name: str, place: Place) -> tuple[Renaming, ...]:
    """What became of a body of this full name; several where the list gives several, none where it gives none."""
    table = _renamings()
    if name in table["national"]:
        return table["national"][name]
    at = placed(name, place)
    rest = at.rest if at.place and name.startswith(at.place) else ""
    return tuple(
        Renaming(name, _local_name(at.place, row.new), row.date, row.source) for row in table["local"].get(rest, ())
    )


def _local_name(place: str, rest: str) -> str:
    return f"国家税务总局{place}税务局" if rest == "税务局" else place + rest


@lru_cache(maxsize=1)
def _renamings() -> Mapping[str, Mapping[str, tuple[Renaming, ...]]]:
    found: dict[str, dict[str, list[Renaming]]] = {"national": defaultdict(list), "local": defaultdict(list)}
    text = (files("kg") / "data" / "renamings.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for new in row["new"].split("|"):
            found[row["scope"]][row["old"]].append(Renaming(row["old"], new, row["date"], row["source"]))
    return MappingProxyType(
        {scope: MappingProxyType({old: tuple(rows) for old, rows in names.items()}) for scope, names in found.items()}
    )
