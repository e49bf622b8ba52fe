"""Whether a citation can be what it seems: not of the document itself, not younger than it, not from below."""

from __future__ import annotations

import re
from typing import Final

from kg.facts import DocumentFact, Level, Problem, ReferenceFact, Relation
from kg.organisation_places import Place

_ADVICE: Final = {
    "self-citation": "文件引用自身，该引用未入图 / a document cites itself: the citation was left out",
    "unknown-document": "引用所属文件未识别 / the citing document is not among those of the file",
    "same-document": "同一来源中两份文件标识相同，已分开 / two documents of one source look the same: kept apart",
    "younger-citation": "被引文件晚于本文件，请核对日期与文号 / the cited paper is younger than the citing one",
    "lower-basis": "以下级文件为依据，请核对 / a paper of a lower level as basis",
}
_RANKS: Final = {
    Level.NATIONAL: 0,
    Level.PROVINCIAL: 1,
    Level.MUNICIPAL: 2,
    Level.COUNTY: 3,
    Level.TOWNSHIP: 4,
    Level.SCHOOL: 5,
}
_RESTING: Final = (Relation.BASED_ON, Relation.IMPLEMENTS)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def citation_problems(
    source: str, reference: ReferenceFact, citing: DocumentFact | None, *, itself: bool
) -> tuple[Problem, ...]:
    """What cannot be right about a citation; the first finding alone.

    Args:
        source: name of the source.
        reference: the citation.
        citing: the document that it stands in, None where it is not known.
        itself: whether it names that very document.
    """
    start = reference.evidence.span.start
    if citing is None:
        return (problem(source, "unknown-document", reference.doc, start),)
    if itself:
        return (problem(source, "self-citation", reference.title, start),)
    if reference.relation is not Relation.TO_ISSUE and is_younger(reference.issued, citing.issued):
        return (problem(source, "younger-citation", f"{reference.title}（{reference.issued}）", start),)
    if reference.relation in _RESTING and _is_lower(reference.level, citing):
        return (problem(source, "lower-basis", reference.title, start),)
    return ()


def is_younger(cited: str | None, citing: str | None) -> bool:
    """Whether a date of issue lies surely after another; dates are YYYY, YYYY-MM or YYYY-MM-DD."""
    if not cited or not citing or not _DATE.fullmatch(cited) or not _DATE.fullmatch(citing):
        return False
    shared = min(len(cited), len(citing))
    return cited[:shared] > citing[:shared]


def problem(source: str, code: str, what: str, start: int) -> Problem:
    """A problem of a citation or of a document's identity."""
    return Problem(code, source, f"{what} @{start}", _ADVICE[code])


def _is_lower(cited: Level, citing: DocumentFact) -> bool:
    level = Place(citing.jurisdiction, citing.province).level
    return cited in _RANKS and level in _RANKS and _RANKS[cited] > _RANKS[level]
