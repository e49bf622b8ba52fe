"""Targets and reported values: every number that a text commits to or reports, with its indicator, year and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.reading import Part, Reading
from extractors.target_clauses import Statement, statements
from extractors.target_glued import OpenRow
from extractors.target_indicators import topic_of
from extractors.target_row_subjects import row_subjects
from extractors.target_sections import reports
from extractors.target_tables import open_rows, table_targets
from extractors.target_years import Frame, base_year_at, due_year, horizon, opens_in_past, section_horizon, when
from kg.facts import FileFacts, Problem, ProjectFact, SectionFunction, Span, TargetFact, ValueRole

# what a sentence must hold to state a number
NUMBER = re.compile(r"\d|[一二两三四五六七八九十百千万半]")
# so many last characters make two indicators the same, if their values are the same as well
SAME = 6
# readings of a row that a problem shows
MOST_SHOWN = 4


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
    return tuple(_with_told_years(list(_without_repeats(reading, dict.fromkeys(facts)))))


def _with_told_years(facts: list[TargetFact]) -> Iterator[TargetFact]:
    """Promises without a year with that of the same promise elsewhere: goals are said again among the measures."""
    promises = [f for f in facts if f.role is ValueRole.TARGET]
    dated = {(f.doc, f.value, f.unit, f.indicator[-SAME:]): f.year for f in reversed(promises) if f.year is not None}
    for fact in facts:
        year = dated.get((fact.doc, fact.value, fact.unit, fact.indicator[-SAME:]))
        again = year is not None and fact.year is None and fact.role is ValueRole.TARGET
        yield replace(fact, year=year) if again else fact


def target_problems(reading: Reading) -> tuple[Problem, ...]:
    """Rows of tables without separators whose digits may be split in several ways, with these ways."""
    return tuple(_problem(reading, row) for row in open_rows(reading))


def _problem(reading: Reading, row: OpenRow) -> Problem:
    shown = " 或 ".join(" | ".join(way) for way in row.candidates[:MOST_SHOWN])
    more = f" …（{len(row.candidates)}）" if len(row.candidates) > MOST_SHOWN else ""
    return Problem(
        "open-table-row",
        reading.source.name,
        f"“{row.words}”的数字连写，可能是 / the digits of a table row run together, they may be {shown}{more}",
        "请对照原表 / look at the original table",
        row.span,
    )


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
    carried, before, past = None, "", False
    subjects = row_subjects(reading)
    for start, end in reading.sentences(part.body, part.end):
        if start == part.body or text[start - 1] == "\n":
            carried, before, past = None, "", False
        subject = next((subject for subject in subjects if start in subject), None)
        before = subject.indicator if subject else before
        sentence = text[start:end]
        facts: list[TargetFact] = []
        if NUMBER.search(sentence) and (subject or not _within(reading.clean.span(start, end), taken)):
            section = reading.section_at(start)
            told = past or reports(reading, section)
            year = carried or section_horizon(reading, section) or due_year(text, end, section)
            frame = Frame(part, section, year, told)
            made = statements(sentence, before)
            before = made[-1].indicator if made else ""
            facts = [_fact(reading, (start, sentence), statement, frame) for statement in made]
            yield from (fact for fact in facts if subject or not _within(fact.evidence.span, taken))
        if not facts:
            before = topic_of(re.split("[，；]", sentence.rstrip("。；"))[-1])
        past = past or opens_in_past(sentence, part)
        set_for = horizon(sentence)
        if set_for is not None and (part.fact.period is None or set_for >= part.fact.period[1]):
            carried, past = set_for, False


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
