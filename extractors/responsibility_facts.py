"""A responsibility as it is found, in clean offsets, and how it becomes a fact of its document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.name_lists import Name
from extractors.reading import Part, Reading
from kg.facts import Basis, Due, ResponsibilityFact, Role
from kg.organisation_kinds import is_collective
from kg.organisation_places import province_of
from kg.organisations import OrganisationName, canonical


@dataclass(frozen=True, slots=True)
class Statement:
    """One organisation in one role for one task, in offsets of the clean text.

    `start`–`end` is the text that the responsibility covers, `shown` the range of the words that state it.
    """

    name: Name
    role: Role
    basis: Basis
    task: str
    start: int
    end: int
    shown: tuple[int, int]
    due: Due | None
    rule: str


@dataclass(frozen=True, slots=True)
class Placement:
    """A document's place and year, as far as known."""

    jurisdiction: str | None
    province: str | None
    issued_year: int | None

    def named(self, name: str) -> OrganisationName:
        """The organisation that a name means in this document."""
        return canonical(name, jurisdiction=self.jurisdiction, province=self.province)


def placement(part: Part) -> Placement:
    """Place and year of a document; a plan's year is the first that it plans for where no issue is known."""
    fact = part.fact
    year = int(fact.issued[:4]) if fact.issued else (fact.period[0] if fact.period else None)
    return Placement(fact.jurisdiction, fact.province or province_of(fact.jurisdiction), year)


def fact_of(reading: Reading, part: Part, statement: Statement) -> ResponsibilityFact:
    """The fact that a statement makes in its document."""
    org = placement(part).named(without_note(statement.name.full))
    return ResponsibilityFact(
        doc=part.id,
        org=org.called,
        as_written=statement.name.written,
        role=statement.role,
        basis=statement.basis,
        collective=org.collective,
        task=statement.task,
        task_id=None,
        due=statement.due,
        extent=reading.clean.span(statement.start, statement.end),
        evidence=reading.evidence(*statement.shown),
        rule=statement.rule,
    )


def without_note(name: str) -> str:
    """The name without a bracketed note that is no part of it: 市委编办（登记中心）."""
    if is_collective(name):
        return name
    return re.sub(r"(?<=.{3})[（〔〈][^（）〔〕〈〉]*[）〕〉]$", "", name)
