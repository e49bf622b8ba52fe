"""Organisations that are likely the same: questions for the review file.

Two sorts are asked about: a department that the text names by its function (财政部门), where the bureau of that place is
in the graph too; and two names of one place of which one is a short form of the other that no list holds
(审批局 for 审批服务管理局).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from kg.facts import OrganizationKind
from kg.finding import Organisation, organisations
from kg.kinds import NameKind
from kg.literals import concept
from kg.lookup import Lookup
from kg.organisation_kinds import BY_FUNCTION, is_collective
from kg.organisation_places import province_of
from kg.organisations import canonical
from kg.review import Decision, ReviewRow
from ontology.terms import PK

# "财政部门", "教育行政部门", "医疗保障主管部门", "公安机关": the field is what stands before
_FUNCTION = re.compile(r"^(?P<field>[\u4e00-\u9fff]{2,8}?)(?:行政)?(?:主管|管理)?(?:部门|机关)$")
# words that make a body of what stands before them
_ORGAN = re.compile(r"委员会|领导小组|[局厅院]|中心|支队|大队")
#: Endings of a bureau's name that are tried for a field, by level: a province has 厅, a city 局, either may have 委员会.
_ENDINGS: Final = ("厅", "局", "委员会", "委")
#: Characters that the shorter of two names must have besides its place.
_SHORTEST: Final = 3
_BUREAU_END: Final = ("局", "委员会", "办公室", "中心", "厅")
_NAMED: Final = 3  # documents named in the file


def organisation_proposals(lookup: Lookup, *, decided: Iterable[frozenset[str]] = ()) -> tuple[ReviewRow, ...]:
    """Pairs of organisations that are likely one, in a fixed order.

    Args:
        lookup: the store.
        decided: pairs that a person has decided already.
    """
    known = frozenset(decided)
    by_place: dict[str, list[Organisation]] = defaultdict(list)
    for item in organisations(lookup):
        if item.place:
            by_place[item.place].append(item)
    found = []
    for place, items in sorted(by_place.items()):
        for one, other, reason in (*_by_function(place, items), *_by_short_form(place, items, lookup)):
            if frozenset((one.iri, other.iri)) not in known:
                found.append(_row(one, other, reason, lookup))
    return tuple(found)


def _row(one: Organisation, other: Organisation, reason: str, lookup: Lookup) -> ReviewRow:
    return ReviewRow(
        Decision.OPEN,
        NameKind.ORGANISATION,
        one.name,
        other.name,
        reason,
        _where(one.iri, lookup),
        _where(other.iri, lookup),
        one.iri,
        other.iri,
    )


def _where(iri: str, lookup: Lookup) -> str:
    """The sources that name an organisation."""
    passages = {lookup.word(passage.source, PK.sourceName) for passage in lookup.passages(iri)}
    return "；".join(sorted(passages)[:_NAMED])


def _by_function(place: str, items: Iterable[Organisation]) -> Iterator[tuple[Organisation, Organisation, str]]:
    """财政部门（澄州市） and 澄州市财政局; asked only where one bureau answers."""
    by_name = {item.name: item for item in items}
    for item in items:
        bare = item.name.removesuffix(f"（{place}）")
        match = _FUNCTION.match(bare)
        if match is None or not BY_FUNCTION.search(bare):
            continue
        names = {_bureau(match["field"], ending, place) for ending in _ENDINGS}
        answers = [by_name[name] for name in sorted(names) if name in by_name]
        if len(answers) == 1:
            yield item, answers[0], "按职能称呼，当地有此部门 / named by function, and the place has this department"


def _bureau(field: str, ending: str, place: str) -> str:
    return canonical(f"{place}{field}{ending}", jurisdiction=place, province=province_of(place)).canonical


def _by_short_form(
    place: str, items: Iterable[Organisation], lookup: Lookup
) -> Iterator[tuple[Organisation, Organisation, str]]:
    """Two names of one place, one of which has all signs of the other in their order, with the same ending."""
    kinds = {concept("kind", kind).value for kind in (OrganizationKind.GOVERNMENT, OrganizationKind.PARTY)}
    named = [
        item
        for item in items
        if item.name.startswith(place)
        and not is_collective(item.name)
        and kinds & set(lookup.nodes(item.iri, PK.organisationKind))
    ]
    for one, other in combinations(named, 2):
        short, full = sorted((one, other), key=lambda item: (len(item.name), item.name))
        ending = next((end for end in _BUREAU_END if full.name.endswith(end)), "")
        own = short.name.removeprefix(place).removesuffix(ending)
        whole = full.name.removeprefix(place).removesuffix(ending)
        if (
            ending
            and short.name.endswith(ending)
            and len(own) + len(ending) >= _SHORTEST
            and _is_short_form(own, whole)
        ):
            yield short, full, "名称相近，一个像另一个的简称 / one looks like a short form of the other"


def _is_short_form(short: str, full: str) -> bool:
    """Whether a name begins like another one and has its signs in the same order: 审批 for 审批服务管理."""
    if len(short) < len("审批") or short == full or short[:2] != full[:2]:
        return False
    if len(_ORGAN.findall(full)) > len(_ORGAN.findall(short)):  # 市政府办公室, 市政府督导委员会办公室: a body within it
        return False
    rest = iter(full)
    return all(sign in rest for sign in short)
