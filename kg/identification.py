"""Which entity a name means: canonical name, sort, IRI, and all candidates where it stays open.

A name is read by the same rules that read the documents, so the IRI is the one that the graph has. Without a graph the
lexicon alone answers; with one, what it holds under that name is offered where the rules leave the name open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rdflib.namespace import OWL

from kg.document_names import NATION, DocumentName, document_key, document_name, is_distinctive, is_number
from kg.facts import OrganizationKind
from kg.finding import Organisation as Known
from kg.finding import matching_organisations, nearest, organisations
from kg.identity import DEFAULT_BASE, EntityKind, canonical_name, canonical_title, entity_iri
from kg.kinds import NameKind
from kg.lookup import Lookup
from kg.organisation_kinds import BY_FUNCTION, kind_by_form
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import DISTRICT, NO_DISTRICT, Place, placed, province_of
from kg.organisations import canonical
from kg.resolution import indicator_iri, organisation, place_iri, project_iri, stands_alone
from kg.store import find_folder, open_reader
from ontology.terms import PK


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a name may mean, and why."""

    name: str
    kind: NameKind
    iri: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identified:
    """What a name means.

    Attributes:
        given: the name as it was asked for.
        name: canonical name.
        kind: sort of thing, None where the name does not tell.
        type: kind of an organisation (government, party, …), empty for all else.
        place: whose it is, empty where that is not known.
        iri: the entity, None where it stays open.
        reason: how the name was read, or why it stays open (中文 / English).
        candidates: what it may mean.
    """

    given: str
    name: str
    kind: NameKind | None
    type: str
    place: str
    iri: str | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


_NEAREST: Final = 5
_CLASSES: Final = {
    NameKind.ORGANISATION: PK.Organisation,
    NameKind.DOCUMENT: PK.PolicyDocument,
    NameKind.PLACE: PK.Place,
    NameKind.INDICATOR: PK.Indicator,
    NameKind.PROJECT: PK.Project,
}
# "…三年行动计划（2024-2026年）", "…管理办法": the last word says that it is a paper; not 民办, 举办
_PAPER_END = re.compile(
    r"(?:规划|纲要|计划|方案|意见|办法|规定|细则|通知|总结|要点|报告|清单|标准|章程|条例|决定|规范|指南|目录|公约|公告|通报|批复|法)"
    r"(?:[（(][^（）()]*[）)])?$"
)
# "学前三年毛入园率", "粮食产量", "城镇新增就业人数": what can be counted or measured
_MEASURE_END = re.compile(
    r"(?:率|比例|比重|占比|数|总量|产量|用量|排放量|额|产值|增加值|总值|面积|人口|收入|支出|投入|指数|密度|浓度|年限|寿命|覆盖面)$"
)
# "梧桐工程", "春雨行动": a named undertaking
_UNDERTAKING_END = re.compile(r"(?:工程|项目|行动|试点|大赛|活动)$")
# "澄州二中", "第十七中学", "社区卫生服务中心": endings of bodies that no list holds
_BODY_END = re.compile(
    r"(?:[局委厅部司署办院会社馆校园处科队站所室组行]|中心|公司|大学|集团|政府|协会|联盟|部门|机关|单位|[一二三四五六七八九十]中|附中|附小|街道)$"
)


def identify(
    names: Iterable[str],
    *,
    place: str = "",
    kind: NameKind | None = None,
    graph: Path | None = None,
    base: str = DEFAULT_BASE,
) -> tuple[Identified, ...]:
    """Tell which entity each name means.

    Args:
        names: names of organisations, titles or numbers of papers, places, indicators, projects.
        place: where the document comes from that uses the names (澄州市, 江岭省, 全国); it answers 市…, 省….
        kind: sort of thing, where it is known.
        graph: a graph folder, if what it holds is to be offered too.
        base: start of all data IRIs.

    Raises:
        GraphError: a graph is given and cannot be read.
    """
    jurisdiction = canonical_name(place) or None
    asked = _Asked(Place(jurisdiction, province_of(jurisdiction)), base)
    lookup = Lookup(open_reader(find_folder(graph))) if graph is not None else None
    return tuple(_identified(name, kind, asked, lookup) for name in names)


@dataclass(frozen=True, slots=True)
class _Asked:
    place: Place
    base: str

    @property
    def where(self) -> str:
        return self.place.jurisdiction or ""


def _identified(given: str, kind: NameKind | None, asked: _Asked, lookup: Lookup | None) -> Identified:
    name = canonical_name(given)
    sort = kind or name_kind(name, asked.place)
    found = _READERS[sort](given, name, asked) if sort else _unknown(given, name)
    return found if lookup is None else _with_graph(found, asked, lookup)


def name_kind(name: str, place: Place) -> NameKind | None:
    """What sort of thing a name stands for by its form, None where the form does not tell.

    Args:
        name: the name without white space.
        place: where the document comes from.
    """
    if name.startswith("《") or is_number(canonical_title(name)):
        return NameKind.DOCUMENT
    if _is_place(name, place):
        return NameKind.PLACE
    listed = canonical(name, jurisdiction=place.jurisdiction, province=place.province)
    if name in lexicon().national or BY_FUNCTION.search(name):
        return NameKind.ORGANISATION
    if listed.collective and not _PAPER_END.search(name):
        return NameKind.ORGANISATION
    for pattern, kind in (
        (_PAPER_END, NameKind.DOCUMENT),
        (_MEASURE_END, NameKind.INDICATOR),
        (_UNDERTAKING_END, NameKind.PROJECT),
        (_BODY_END, NameKind.ORGANISATION),
    ):
        if pattern.search(name):
            return kind
    known = listed.kind is not OrganizationKind.OTHER or listed.canonical != name
    return NameKind.ORGANISATION if known or kind_by_form(name) is not OrganizationKind.OTHER else None


def _is_place(name: str, place: Place) -> bool:
    places = gazetteer()
    if name in places.provinces or name in places.province_of or name in places.county_province:
        return True
    match = DISTRICT.match(name)
    return match is not None and not match["rest"] and not NO_DISTRICT.search(name) and bool(placed(name, place).place)


def _organisation(given: str, name: str, asked: _Asked) -> Identified:
    found = canonical(name, jurisdiction=asked.place.jurisdiction, province=asked.place.province)
    body = organisation(name, place=asked.place, base=asked.base)
    alone = stands_alone(found)
    by_place = found.resolved or found.collective or BY_FUNCTION.search(found.canonical) is not None
    if not alone and not (asked.where and by_place):
        return Identified(given, body.name, NameKind.ORGANISATION, body.kind.value, "", None, _why_open(asked))
    if not alone:
        reason = f"没有地名，按 {asked.where} 的理解 / no place in the name: that of {asked.where}"
    elif body.name == name:
        reason = "全称 / full name"
    else:
        reason = "按机构名称表与层级词补全 / completed by the list of names and the level word"
    return Identified(given, body.name, NameKind.ORGANISATION, body.kind.value, body.place or "", body.iri, reason)


def _why_open(asked: _Asked) -> str:
    if asked.where:
        return f"名称在 {asked.where} 没有确定所指 / {asked.where} does not answer this name"
    return "名称没有说明地区，请用 --place / the name gives no place: use --place"


def _document(given: str, name: str, asked: _Asked) -> Identified:
    paper = document_name(given, place=asked.place)
    scope = paper.scope or ("" if is_number(paper.core) else asked.where)
    title = canonical_name(given)
    if not scope and not is_number(paper.core):
        reason = "标题没有说明制定机关或地区，请用 --place / the title names no issuer or place: use --place"
        return Identified(given, title, NameKind.DOCUMENT, "", "", None, reason)
    if not (is_distinctive(paper) or paper.issuers or scope == NATION or is_number(paper.core)):
        reason = "标题太一般，多个机关会用 / a title that many bodies use: give its issuer or number"
        return Identified(given, title, NameKind.DOCUMENT, "", scope, None, reason)
    iri = entity_iri(EntityKind.DOCUMENT, document_key(paper, scope=scope, local=scope), base=asked.base)
    reason = (
        "发文字号 / by its number" if is_number(paper.core) else "标题用词与适用地区 / words of the title and its place"
    )
    return Identified(given, title, NameKind.DOCUMENT, "", scope, iri, reason)


def _place(given: str, name: str, asked: _Asked) -> Identified:
    at = placed(name, asked.place)
    full = at.place or name
    unique = full in gazetteer().provinces or province_of(full) is not None
    within = asked.place.province or ""
    if not unique and not within:
        reason = "多地有此地名，请用 --place / several places have this name: use --place"
        return Identified(given, name, NameKind.PLACE, "", "", None, reason)
    iri = place_iri(name, province_of(name) or within, base=asked.base)
    return Identified(given, full, NameKind.PLACE, "", province_of(full) or within, iri, "地名 / name of a place")


def _indicator(given: str, name: str, asked: _Asked) -> Identified:
    iri = indicator_iri(given, base=asked.base)
    return Identified(given, name, NameKind.INDICATOR, "", "", iri, "指标用词 / words of the indicator")


def _project(given: str, name: str, asked: _Asked) -> Identified:
    if not asked.where:
        reason = "项目属于其地区，请用 --place / a project belongs to its place: use --place"
        return Identified(given, name, NameKind.PROJECT, "", "", None, reason)
    iri = project_iri(name, asked.where, base=asked.base)
    return Identified(given, name, NameKind.PROJECT, "", asked.where, iri, "项目名称与地区 / name and place")


def _unknown(given: str, name: str) -> Identified:
    reason = "名称看不出是单位、文件、地区、指标还是项目，请用 --kind / the name does not tell its kind: use --kind"
    return Identified(given, name, None, "", "", None, reason)


_READERS: Final = {
    NameKind.ORGANISATION: _organisation,
    NameKind.DOCUMENT: _document,
    NameKind.PLACE: _place,
    NameKind.INDICATOR: _indicator,
    NameKind.PROJECT: _project,
}


def _with_graph(found: Identified, asked: _Asked, lookup: Lookup) -> Identified:
    """What a graph holds under the name, where the rules leave it open or the graph knows the name otherwise."""
    kept = lookup.node(found.iri, OWL.sameAs) if found.iri else ""
    if kept:
        reason = f"核对为同一：{lookup.label(kept)} / found to be the same by review"
        return replace(found, name=lookup.label(kept) or found.name, iri=kept, reason=reason)
    if found.iri is not None and lookup.label(found.iri):
        return replace(found, reason=f"{found.reason}；图谱中有 / in the graph")
    candidates = tuple(_held(found, asked, lookup))
    if len(candidates) == 1 and candidates[0].reason != _ALIKE:
        only = candidates[0]
        return replace(
            found,
            name=only.name,
            kind=only.kind,
            place=only.place,
            iri=only.iri,
            reason=only.reason,
            candidates=candidates,
        )
    reason = f"{found.reason}；图谱中没有 / not in the graph" if found.iri else found.reason
    return replace(found, reason=reason, candidates=candidates)


_ALIKE: Final = "名称相近，未必相同 / alike, perhaps not the same"


def _held(found: Identified, asked: _Asked, lookup: Lookup) -> Iterable[Candidate]:
    """Entities of the graph that answer to the name; else those with names like it."""
    if found.kind in (None, NameKind.ORGANISATION):
        known = matching_organisations(organisations(lookup), found.given, place=asked.where)
        if known:
            return [_organisation_candidate(item, found.given) for item in known]
    kinds = (found.kind,) if found.kind else tuple(NameKind)
    labels = {iri: (lookup.label(iri), kind) for kind in kinds for iri in lookup.instances(_CLASSES[kind])}
    same = [
        Candidate(label, kind, iri, "", reason)
        for iri, (label, kind) in sorted(labels.items(), key=lambda item: (item[1], item[0]))
        if (reason := _same_words(found, label, iri, lookup))
    ]
    if same:
        return same
    close = nearest(found.name, sorted({label for label, _ in labels.values()}))
    return [Candidate(label, kind, iri, "", _ALIKE) for iri, (label, kind) in sorted(labels.items()) if label in close][
        :_NEAREST
    ]


def _organisation_candidate(item: Known, given: str) -> Candidate:
    if canonical_name(given) in (item.name, *item.aliases):
        reason = "图谱中的名称或别名 / a name or alias in the graph"
    else:
        reason = f"按 {item.place} 的称呼 / as it is called in {item.place}"
    return Candidate(item.name, NameKind.ORGANISATION, item.iri, item.place, reason)


def _same_words(found: Identified, label: str, iri: str, lookup: Lookup) -> str:
    """Why a thing of the graph answers to the name, empty where it does not."""
    if canonical_title(label) == canonical_title(found.given):
        return "图谱中的名称 / a name in the graph"
    if found.kind is not NameKind.DOCUMENT:
        return ""
    asked = document_name(found.given)
    if asked.number and asked.number in {canonical_title(number) for number in _numbers(iri, lookup)}:
        return "发文字号相同 / the same number"
    return "标题用词相同 / the same words" if _cores_agree(asked, document_name(label)) else ""


def _cores_agree(one: DocumentName, other: DocumentName) -> bool:
    scopes = {scope for scope in (one.scope, other.scope) if scope}
    return one.core == other.core and is_distinctive(one) and len(scopes) < 2


def _numbers(iri: str, lookup: Lookup) -> Iterable[str]:
    yield from lookup.words(iri, PK.number)
    for citation in lookup.subjects(PK.cites, iri):
        yield from lookup.words(citation, PK.number)
