"""Sections as facts: the outline of a reading, written down with evidence."""

from __future__ import annotations

from extractors.reading import Reading
from kg.facts import FileFacts, SectionFact


def find_sections(reading: Reading, found: FileFacts) -> tuple[SectionFact, ...]:
    """Headings of the body in order, one fact each; the outline has decided which count."""
    del found  # nothing earlier is needed
    return tuple(
        SectionFact(
            doc=s.doc,
            index=s.index,
            parent=s.parent,
            level=s.level,
            label=s.label,
            title=s.title,
            function=s.function,
            extent=reading.clean.span(s.start, s.end),
            evidence=reading.evidence(s.start, s.head_end),
            rule=s.rule,
        )
        for s in reading.sections
    )
