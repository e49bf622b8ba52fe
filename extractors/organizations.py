"""Every specific organisation that a source names, once: from the facts found before and from running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.functions import directive_verbs
from extractors.organisation_forms import GENERIC, NO_PLACE, looks_like_name
from extractors.organisation_functions import JOINT_SHORT, congresses, departments, mass_organisations
from extractors.organisation_institutions import extended, institutions
from extractors.organisation_matcher import phrases
from extractors.organisation_sorts import names_a_sort, opens_with_verb
from extractors.reading import Part, Reading
from extractors.responsibility_facts import Placement, placement
from extractors.word_lists import alternation
from kg.facts import Basis, Evidence, FileFacts, OrganizationFact, ResponsibilityFact
from kg.organisation_kinds import is_collective
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import placed


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names an organisation."""

    doc: str
    name: str
    written: str
    evidence: Evidence
    rule: str


def find_organizations(reading: Reading, found: FileFacts) -> tuple[OrganizationFact, ...]:
    """Find the organisations of a source, each once, with the forms in which it is named.

    Args:
        reading: the source.
        found: facts of the earlier extractors; owners of responsibilities and issuers of documents are organisations.
    """
    places = {part.id: placement(part) for part in reading.parts}
    grouped: dict[str, list[Mention]] = {}
    owners = tuple(_from_facts(found))
    for mention in (*owners, *_from_text(reading, found, owners)):
        where = places.get(mention.doc, Placement(None, None, None))
        grouped.setdefault(where.named(mention.name).canonical, []).append(mention)
    return tuple(
        sorted(
            (_organization(mentions, places) for mentions in grouped.values()),
            key=lambda fact: (fact.doc, fact.evidence.span.start, fact.name),
        )
    )


def _organization(mentions: list[Mention], places: dict[str, Placement]) -> OrganizationFact:
    """One body under the longest name that the source itself gives it."""
    mentions = sorted(mentions, key=lambda mention: (mention.evidence.span.start, mention.written))
    first = mentions[0]
    known = places.get(first.doc, Placement(None, None, None)).named(first.name)
    own = [mention for mention in mentions if "issuer" not in mention.rule] or mentions
    names = [places.get(m.doc, Placement(None, None, None)).named(m.name).called for m in own]
    name = min(names, key=lambda n: (-len(n), n))
    written = tuple(dict.fromkeys(mention.written for mention in mentions))
    return OrganizationFact(first.doc, name, written, known.kind, known.level, first.evidence, first.rule)


def _from_facts(found: FileFacts) -> Iterator[Mention]:
    for fact in found.responsibilities:
        if not _says_nothing(fact.org) and (fact.basis is not Basis.SENTENCE or _is_body(fact)):
            yield Mention(fact.doc, fact.org, fact.as_written, fact.evidence, "responsibility")
    for document in found.documents:
        for issuer in document.issuers:
            yield Mention(document.id, issuer, issuer, document.evidence, "issuer")
    for reference in found.references:
        for issuer in reference.issuers:
            if not is_collective(issuer) and looks_like_name(issuer) and _is_written(issuer, reference.evidence.quote):
                yield Mention(reference.doc, issuer, issuer, reference.evidence, "reference-issuer")


def _says_nothing(name: str) -> bool:
    """Collectives of everybody are no organisations: 各地, 中小学校, 地方."""
    return name in JOINT_SHORT or bool(GENERIC.match(name)) or bool(re.fullmatch(r"各?地方?|各级.*|.*中小学校?", name))


# classes of authorities; classes of places (各县, 试点城市) are no bodies
AUTHORITIES = re.compile(r"(?:部门|政府|管委会|单位|机构)(?:[（〔].*[）〕])?$")


# zones of a kind and whatever has a clause before it: 产业园区, 有条件的开发区
ANY_ZONE = re.compile(r"的|^(?:产业|工业|经济|物流)?(?:园区|开发区|新区|示范区)$")


def _is_body(fact: ResponsibilityFact) -> bool:
    """Whether the owner in a sentence is a body, or a class of authorities, and no sort of schools, firms or places."""
    if fact.collective:
        return AUTHORITIES.search(fact.org) is not None and not opens_with_verb(fact.as_written)
    return (
        not ANY_ZONE.search(fact.as_written)
        and not names_a_sort(fact.as_written)
        and not opens_with_verb(fact.as_written)
    )


@lru_cache(maxsize=4096)
def _is_written(name: str, words: str) -> bool:
    """Whether the words hold the name or a short form of it, and it is not only known who issued the paper."""
    names = lexicon()
    forms = {alias for alias, full in (*names.national.items(), *names.national_only.items()) if full.name == name}
    rest = placed(name.removeprefix("中共"), NO_PLACE).rest or name
    forms |= {alias for alias, full in names.bodies.items() if full.name == rest}
    return any(form in words for form in (name, rest, *forms))


def _from_text(reading: Reading, found: FileFacts, owners: tuple[Mention, ...]) -> Iterator[Mention]:
    marks = {fact.evidence.span for fact in found.responsibilities if fact.basis is Basis.MARK}
    marked = tuple((reading.clean.at(span.start), reading.clean.at(span.end)) for span in marks)
    for part in reading.parts:
        longer = (*_whole_names(reading.clean.text, part, owners), *marked)
        taken: list[tuple[int, int]] = []
        for start, end, name, rule in (
            *_listed(reading, part),
            *_institutions(reading, part),
            *_functions(reading, part),
        ):
            if any(low < end and start < high and (low, high) != (start, end) for low, high in taken[-40:]):
                continue
            if any(low <= start and end <= high and high - low > end - start for low, high in longer):
                continue
            taken.append((start, end))
            yield Mention(part.id, name, reading.clean.text[start:end], reading.evidence(start, end), rule)


def _whole_names(text: str, part: Part, owners: tuple[Mention, ...]) -> tuple[tuple[int, int], ...]:
    """Where the text holds the names that marks and sentences gave; a shorter name inside one is no body of its own."""
    written = {mention.written for mention in owners if mention.rule == "responsibility"}
    names = {words for words in written if len(words) > 5 and not is_collective(words)}
    if not names:
        return ()
    return tuple(match.span() for match in re.compile(alternation(names)).finditer(text, part.body, part.end))


def _ends_with(text: str, words: str | None, end: int) -> bool:
    return bool(words) and text.endswith(words or "", 0, end)


# characters behind a listed name that make it another word: 教育部|门, 市委|员会, 财政部|分, 大学|生
NOT_BEHIND = re.compile(
    r"门|员|域|业|署(?!名)|队|分(?=[^局行别])|托|属|街道|村委|派出所|主任|书记|办事处|公室|市(?=[场长])|[省市县区](?=[级直])"
)
# characters before a level word that make it another word: 城|市政府, 各|区政府, 设区|市政府, 全|省大数据中心布局
NOT_BEFORE = "城各县区地级乡镇两设州全"


def _listed(reading: Reading, part: Part) -> Iterator[tuple[int, int, str, str]]:
    """Reviewed names in the text, with the place written before them."""
    text, where = reading.clean.text, placement(part)
    for phrase in phrases(text, part.body, part.end):
        start, end = phrase.start, phrase.end
        if NOT_BEHIND.match(text, end) or DATELINE.search(text, max(0, start - 1), end):
            continue
        if phrase.bare and (
            where.jurisdiction != "全国" or text[start - 1 : start] not in tuple("、，。；：（\n和与及由向")
        ):
            continue
        if phrase.level:
            start = _with_place(text, start, where)
            if start == phrase.start and (
                text[start - 1 : start] in tuple(NOT_BEFORE) or not _answered(text[start:end], where)
            ):
                continue
        elif text[end - 2 : end] == "部门":
            start = _with_rank(text, start)
            if GENERIC.match(text[start:end]) or not _stands_alone(text, start):
                continue
        end = extended(text, end, part.end)
        yield start, end, text[start:end], "lexicon"


# the agency that a report names in front of its text: （新华社澄州3月1日电
DATELINE = re.compile(r"（新华社$")
# a rank before a department's field: 省级|药品监督管理部门
RANK = re.compile(r"(?:国家|省级|市级|县级|区级|县区|区县|市县|地方)$")


def _with_rank(text: str, start: int) -> int:
    match = RANK.search(text, max(0, start - 2), start)
    return match.start() if match else start


def _answered(words: str, where: Placement) -> bool:
    """Whether the document's place answers the level word; an open one (区政府 in a city's paper) names nobody."""
    return where.jurisdiction is None or where.named(words).resolved


def _stands_alone(text: str, start: int) -> bool:
    """Whether a department's name begins here and is no tail of a longer one (省级药品监督|管理部门)."""
    return (
        not text[start - 1 : start].isalnum()
        or text[start - 1] in "和与及由向报对经同请让是把被入"
        or (text.endswith(directive_verbs(), 0, start))
    )


def _with_place(text: str, start: int, where: Placement) -> int:
    """Start of the place that the level word at `start` ends: 澄州|市教育局, 江岭省澄州|市教育局."""
    known = tuple(name for name in (where.jurisdiction, where.province) if name)
    for word in ("自治区", "自治州", text[start : start + 1]):
        stop = start + len(word)
        if text.startswith(word, start) and text.endswith((*known, *_all_places()), 0, stop):
            name = max((n for n in (*known, *_all_places()) if text.endswith(n, 0, stop)), key=len)
            begin = stop - len(name)
            return begin - len(where.province or "") if _ends_with(text, where.province, begin) else begin
    match = COUNTY.search(text, max(0, start - 4), start) if text[start] in "县区旗" else None
    return match.start("name") if match else start


# a county of two or three characters behind a break: …，禾山|县教育局
COUNTY = re.compile(r"(?<=[、，。；：（“\n和与及由])(?P<name>[\u4e00-\u9fff]{1,2}[^省市县区\W])$")


@lru_cache(maxsize=1)
def _all_places() -> tuple[str, ...]:
    places = gazetteer()
    return tuple(sorted({*places.province_of, *places.provinces}, key=lambda name: (-len(name), name)))


def _institutions(reading: Reading, part: Part) -> Iterator[tuple[int, int, str, str]]:
    text = reading.clean.text
    for start, end in institutions(text, part.body, part.end, placement(part)):
        yield start, end, text[start:end], "institution"


def _functions(reading: Reading, part: Part) -> Iterator[tuple[int, int, str, str]]:
    text, where = reading.clean.text, placement(part)
    places = tuple(place for place in (where.jurisdiction, where.province) if place)
    for field in (
        *departments(text, part.body, part.end),
        *mass_organisations(text, part.body, part.end),
        *congresses(text, part.start, part.end, places),
    ):
        yield field.start, field.end, field.name, "function"
