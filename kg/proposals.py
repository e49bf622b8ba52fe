"""Cited papers that are likely the same: questions for the review file.

Two papers are asked about where their titles agree but for what citations leave out (issuer, place, year) or write
differently (和 and 与, 实施意见 and 意见), or where their numbers agree. They are not where something that both tell
differs: year, ordinal, number, place, or any word of the subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kg.citations import is_younger
from kg.document_names import NATION, TIME_WORD, document_name, is_distinctive
from kg.facts import Level, Relation
from kg.identity import canonical_title
from kg.kinds import NameKind
from kg.lookup import Lookup
from kg.review import Decision, ReviewRow
from ontology.terms import PK

# words that citations put one for the other, or leave out: 改革和发展 is 改革与发展, 实施意见 is cited as 意见
_LOOSE = re.compile(r"[和与及的、]|以及|若干|实施(?=意见|方案|办法|细则)|指导(?=意见)")
#: Characters that a title must have at least to be asked about where one side does not say whose it is.
_LONG: Final = 8
_NAMED: Final = 3  # citing papers named in the file


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper as all documents together speak of it."""

    iri: str
    title: str
    core: str
    scope: str
    numbers: frozenset[str]
    issued: str
    read: bool
    cited_in: tuple[str, ...]

    @property
    def loose(self) -> str:
        """What must agree for two papers to be asked about."""
        return _LOOSE.sub("", TIME_WORD.sub("", self.core))

    @property
    def times(self) -> frozenset[str]:
        """Years and five-year periods of the title."""
        return frozenset(found.strip("()") for found in TIME_WORD.findall(self.core))

    @property
    def weight(self) -> tuple[bool, bool, int, str]:
        """Which of two stands for both: the one whose text was read, that says whose it is, with the longer title."""
        return (self.read, bool(self.scope), len(self.title), self.iri)


def document_proposals(lookup: Lookup, *, decided: Iterable[frozenset[str]] = ()) -> tuple[ReviewRow, ...]:
    """Pairs of papers that are likely one, in a fixed order.

    Args:
        lookup: the store.
        decided: pairs that a person has decided already.
    """
    known = frozenset(decided)
    papers = tuple(_papers(lookup))
    found: dict[frozenset[str], ReviewRow] = {}
    for one, other, reason in (*_by_title(papers), *_by_number(papers)):
        less, more = sorted((one, other), key=lambda paper: paper.weight)
        pair = frozenset((one.iri, other.iri))
        if pair not in known and pair not in found:
            found[pair] = _row(less, more, reason)
    return tuple(sorted(found.values(), key=lambda row: (row.other, row.one, row.one_iri, row.other_iri)))


def _row(one: _Paper, other: _Paper, reason: str) -> ReviewRow:
    return ReviewRow(
        Decision.OPEN,
        NameKind.DOCUMENT,
        one.title,
        other.title,
        reason,
        "；".join(one.cited_in[:_NAMED]),
        "；".join(other.cited_in[:_NAMED]),
        one.iri,
        other.iri,
    )


def _by_title(papers: Iterable[_Paper]) -> Iterator[tuple[_Paper, _Paper, str]]:
    buckets: dict[str, list[_Paper]] = defaultdict(list)
    for paper in papers:
        buckets[paper.loose].append(paper)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            reason = "" if _conflict(one, other) else _reason(one, other)
            if reason:
                yield one, other, reason


def _conflict(one: _Paper, other: _Paper) -> bool:
    """Whether something that both tell differs."""
    return (
        bool(one.times and other.times and one.times != other.times)
        or bool(one.scope and other.scope and one.scope != other.scope)
        or bool(one.numbers and other.numbers and not one.numbers & other.numbers)
        or is_younger(one.issued[:4], other.issued[:4])
        or is_younger(other.issued[:4], one.issued[:4])
    )


def _reason(one: _Paper, other: _Paper) -> str:
    """Why two papers without a conflict are likely one; empty where too little speaks for it."""
    same_words = one.core == other.core
    told = bool(one.scope) + bool(other.scope)
    if told == 0 or (told == 1 and len(one.loose) < _LONG):
        return ""
    parts = []
    if told == 1:
        parts.append("一处没有说明制定机关或地区 / one does not say whose it is")
    if one.times != other.times:
        parts.append("一处没有年份 / one gives no year")
    if not same_words and one.times == other.times:
        parts.append("只差虚词或文种用字 / they differ in function words only")
    return "标题相同 / same title" + "".join(f"；{part}" for part in parts)


def _by_number(papers: Iterable[_Paper]) -> Iterator[tuple[_Paper, _Paper, str]]:
    """Papers of one number whose titles differ; a notice and what it issues have one number too."""
    buckets: dict[str, list[_Paper]] = defaultdict(list)
    for paper in papers:
        for number in paper.numbers:
            buckets[number].append(paper)
    for number, bucket in sorted(buckets.items()):
        for one, other in combinations(bucket, 2):
            issues = any("印发" in paper.title or paper.title.endswith("的通知") for paper in (one, other))
            if one.loose != other.loose and not issues:
                yield one, other, f"文号相同 / same number: {number}"


def _papers(lookup: Lookup) -> Iterator[_Paper]:
    for iri in lookup.instances(PK.PolicyDocument):
        title = lookup.label(iri)
        citations = lookup.subjects(PK.cites, iri)
        issuers = {*lookup.nodes(iri, PK.issuedBy), *(n for c in citations for n in lookup.nodes(c, PK.issuedBy))}
        name = document_name(title, issuers=tuple(sorted(lookup.label(issuer) for issuer in issuers))[:1])
        own = lookup.label(lookup.node(iri, PK.jurisdiction)) if lookup.node(iri, PK.jurisdiction) else ""
        numbers = {*lookup.words(iri, PK.number), *(n for c in citations for n in lookup.words(c, PK.number))}
        dates = (*lookup.words(iri, PK.dateIssued), *(d for c in citations for d in lookup.words(c, PK.dateIssued)))
        levels = {lookup.code(citation, PK.level, "level", Level) for citation in citations}
        if not is_distinctive(name) or _is_only_promised(lookup, iri, citations):
            continue
        yield _Paper(
            iri,
            title,
            name.core,
            own or name.scope or (NATION if levels == {Level.NATIONAL} else ""),
            frozenset(canonical_title(number) for number in numbers),
            min(dates, default=""),
            bool(lookup.nodes(iri, PK.textIn)),
            tuple(sorted({lookup.label(lookup.node(citation, PK.inDocument)) for citation in citations})),
        )


def _is_only_promised(lookup: Lookup, iri: str, citations: Iterable[str]) -> bool:
    """Whether a paper is known only from promises to draw it up: the words of a promise are no title yet."""
    relations = {lookup.code(citation, PK.relation, "relation", Relation) for citation in citations}
    return relations == {Relation.TO_ISSUE} and not lookup.nodes(iri, PK.textIn)
