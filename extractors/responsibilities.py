"""Who is to do what: responsibilities from marks, table columns, sentences and lists of duties, each with its scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.marks import Entry, Mark, find_marks
from extractors.name_lists import Name
from extractors.reading import Part, Reading, Section
from extractors.responsibility_facts import Statement, fact_of, placement
from extractors.responsibility_lists import find_duties
from extractors.responsibility_scope import Scope, due_of, heading_text, scope_of
from extractors.responsibility_sentences import find_statements
from extractors.responsibility_tables import row_owners
from kg.facts import Basis, FileFacts, Problem, ResponsibilityFact

EVIDENCE_LENGTH = 80  # characters; a longer mark is quoted from shortly before the name


def find_responsibilities(reading: Reading, found: FileFacts) -> tuple[ResponsibilityFact, ...]:
    """Find all responsibilities of a source in the order in which the text names them; `task_id` is left open.

    Args:
        reading: the source.
        found: facts of the earlier extractors (not needed here).
    """
    facts: list[ResponsibilityFact] = []
    for part in reading.parts:
        marks = _marks(reading, part)
        statements = [*_from_marks(reading, part, marks), *_from_tables(reading, part)]
        taken = tuple((mark.start, mark.end) for mark in marks) + tuple(s.shown for s in statements)
        duties = list(find_duties(reading, part))
        taken += tuple((duty.start, duty.end) for duty in duties)
        statements += [*duties, *find_statements(reading, part, taken)]
        statements.sort(key=lambda s: (not s.basis.stated, s.start, s.name.start, s.role, s.name.full))
        facts.extend(_distinct(fact_of(reading, part, statement) for statement in statements))
    return tuple(facts)


def responsibility_problems(reading: Reading, found: FileFacts) -> tuple[Problem, ...]:
    """Words in responsibility marks that were not taken for organisations, each with its place."""
    return tuple(
        _problem(reading, name) for part in reading.parts for mark in _marks(reading, part) for name in mark.rejected
    )


def _problem(reading: Reading, name: Name) -> Problem:
    return Problem(
        "owner-not-read",
        reading.source.name,
        f"“{name.written}” in a responsibility mark is not known as the name of an organisation",
        "check the words; if they name one, add their form to kg/data/organisations.csv",
        reading.clean.span(name.start, name.end),
    )


def _marks(reading: Reading, part: Part) -> tuple[Mark, ...]:
    year = placement(part).issued_year
    return find_marks(reading.clean.text, part.body, part.end, issued_year=year)


def _from_marks(reading: Reading, part: Part, marks: tuple[Mark, ...]) -> Iterator[Statement]:
    """Statements of all marks of a document, with what their headings pass down and what holds for all that follows."""
    defaults: list[tuple[Entry, Mark]] = []
    previous = 0
    for mark in marks:
        scope = scope_of(reading, part, mark, previous)
        stated = list(_stated(reading, part, mark, scope))
        yield from stated
        known = {statement.name.full for statement in stated}
        for entry, at in defaults:
            if entry.name.full not in known and scope.heading is None:
                yield _statement(entry, scope, replace_mark=at, basis=Basis.INHERITED, rule="mark-default")
        defaults.extend((entry, mark) for entry in mark.defaults)
        if scope.heading is not None:
            for section in _unmarked(reading, scope.heading, marks, mark):
                yield from _passed_down(reading, stated, section)
        previous = mark.end


def _stated(reading: Reading, part: Part, mark: Mark, scope: Scope) -> Iterator[Statement]:
    due = due_of(reading, mark, scope, issued_year=placement(part).issued_year)
    for entry in mark.entries:
        rule = "mark-heading" if scope.heading is not None else f"mark-{mark.form}"
        yield replace(_statement(entry, scope, replace_mark=mark, basis=Basis.MARK, rule=rule), due=due)


def _statement(entry: Entry, scope: Scope, *, replace_mark: Mark, basis: Basis, rule: str) -> Statement:
    shown = _shown(replace_mark, entry.name)
    return Statement(entry.name, entry.role, basis, scope.task, scope.start, scope.end, shown, None, rule)


def _shown(mark: Mark, name: Name) -> tuple[int, int]:
    """The whole mark where it is short, else the words up to the name and a little behind it."""
    if mark.end - mark.start <= EVIDENCE_LENGTH:
        return mark.start, mark.end
    start = mark.start if name.end - mark.start <= EVIDENCE_LENGTH else max(mark.start, name.start - 8)
    return start, min(mark.end, max(name.end, start + 8))


def _unmarked(reading: Reading, heading: Section, marks: tuple[Mark, ...], own: Mark) -> Iterator[Section]:
    """Sections under a marked heading that hold no mark of their own; of nested ones the outermost."""
    for section in reading.sections:
        if section.parent != heading.index:
            continue
        inside = [mark for mark in marks if mark is not own and section.start <= mark.start < section.end]
        if not inside:
            yield section
        elif not any(mark.start <= section.head_end + 1 for mark in inside):
            yield from _unmarked(reading, section, marks, own)


def _passed_down(reading: Reading, stated: list[Statement], section: Section) -> Iterator[Statement]:
    for statement in stated:
        yield replace(
            statement,
            basis=Basis.INHERITED,
            task=heading_text(reading, section),
            start=section.start,
            end=section.end,
            rule="mark-inherited",
        )


def _from_tables(reading: Reading, part: Part) -> Iterator[Statement]:
    """Statements of the table rows that lie in a document."""
    for owner in row_owners(reading, issued_year=placement(part).issued_year):
        if not part.start <= owner.name.start < part.end:
            continue
        shown = (owner.name.start, owner.name.end)
        start, end = (owner.start, owner.end) if owner.end else shown
        yield Statement(owner.name, owner.role, Basis.MARK, owner.task, start, end, shown, owner.due, "table-column")


def _distinct(facts: Iterable[ResponsibilityFact]) -> Iterator[ResponsibilityFact]:
    """Facts once per organisation, role and covered text; what is stated comes before what is inferred.

    A sentence counts once per document, however often a page repeats it.
    """
    seen: set[tuple[str, str, int, str]] = set()
    for fact in facts:
        at = -1 if fact.basis is Basis.SENTENCE else fact.extent.start
        key = (fact.org, fact.role, at, fact.task)
        if key not in seen:
            seen.add(key)
            yield fact
