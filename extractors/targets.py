"""Targets and reported values: every number that a text commits to or reports, with its indicator, year and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.reading import Part, Reading
from extractors.target_clauses import Statement, statements
from extractors.target_tables import table_targets
from extractors.target_years import Frame, base_year_at, horizon, section_horizon, when
from kg.facts import FileFacts, ProjectFact, SectionFunction, Span, TargetFact, ValueRole

# what opens a paragraph that goes on with the same year: 到2025年，…。普及率达到…
NUMBER = re.compile(r"\d|[一二两三四五六七八九十百千万半]")


def find_targets(reading: Reading, found: FileFacts) -> tuple[TargetFact, ...]:
    """Targets, reported and earlier values of all documents in the file, in the order of the text.

    Args:
        reading: the file, read.
        found: facts known before; the investment and floor area of its projects are left to them.
    """
    in_tables, taken = table_targets(reading)
    prose = [
        fact
        for part in reading.parts
        for fact in _in_part(reading, part, taken)
        if not _belongs_to_project(fact, found.projects)
    ]
    facts = sorted([*in_tables, *prose], key=lambda f: (f.evidence.span.start, f.evidence.span.end))
    return tuple(_without_repeats(reading, dict.fromkeys(facts)))


def _without_repeats(reading: Reading, facts: Iterable[TargetFact]) -> Iterator[TargetFact]:
    """Facts without those that an annex says once more."""
    said: set[tuple[str, str, str, float | tuple[float, float] | None, str]] = set()
    for fact in facts:
        key = (fact.doc, fact.indicator, fact.op, fact.value, fact.unit)
        annex = fact.section is not None and reading.sections[fact.section].function is SectionFunction.ANNEX
        if not annex or key not in said:
            yield fact
        said.add(key)


def _in_part(reading: Reading, part: Part, taken: tuple[Span, ...]) -> Iterator[TargetFact]:
    text = reading.clean.text
    carried, before = None, ""
    for start, end in reading.sentences(part.body, part.end):
        if start == part.body or text[start - 1] == "\n":
            carried, before = None, ""
        sentence = text[start:end]
        if NUMBER.search(sentence) and not _within(reading.clean.span(start, end), taken):
            section = reading.section_at(start)
            frame = Frame(part, section, carried or section_horizon(reading, section))
            made = statements(sentence, before)
            for statement in made:
                yield _fact(reading, (start, sentence), statement, frame)
            before = made[-1].indicator if made else ""
        set_for = horizon(sentence)
        if set_for is not None and (part.fact.period is None or set_for >= part.fact.period[1]):
            carried = set_for


def _within(span: Span, taken: tuple[Span, ...]) -> bool:
    return any(t.start <= span.start < t.end for t in taken)


def _fact(reading: Reading, place: tuple[int, str], statement: Statement, frame: Frame) -> TargetFact:
    """The fact that one statement of a sentence makes."""
    start, sentence = place
    amount = statement.amount
    time = when(sentence, amount.at, frame)
    year, role = time.year, time.role
    if statement.before:
        year, role = base_year_at(sentence, amount.at), ValueRole.BASELINE
    return TargetFact(
        doc=frame.part.id,
        indicator=statement.indicator,
        op=amount.op,
        value=amount.value,
        unit=amount.unit,
        year=year,
        role=role,
        attribute=None,
        growth=statement.growth,
        direction=statement.direction,
        text=None,
        section=frame.section.index if frame.section else None,
        evidence=reading.evidence(start + statement.start, start + statement.end),
        rule=statement.rule,
    )


def _belongs_to_project(fact: TargetFact, projects: tuple[ProjectFact, ...]) -> bool:
    """Whether the number is the investment or the floor area of a project named just before it."""
    for project in projects:
        distance = fact.evidence.span.end - project.evidence.span.start
        if not 0 <= distance <= 300:
            continue
        for own in (project.investment, project.area):
            if own is not None and (own.value, own.unit) == (fact.value, fact.unit):
                return True
    return False
