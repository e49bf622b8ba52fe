"""The extractors as components of a spaCy pipeline, in the order in which they run.

The pipeline is a blank Chinese one: single characters as tokens, no model. A component reads the `Reading` and the
facts found so far and leaves its own facts as spans in `doc.spans`, each span at the evidence of its fact. This list
is the only place where extractors are registered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.goals import find_goals
from extractors.organizations import find_organizations
from extractors.projects import find_projects
from extractors.reading import Reading
from extractors.references import find_references
from extractors.responsibilities import find_responsibilities
from extractors.sections import find_sections
from extractors.targets import find_targets
from extractors.tasks import find_tasks, link_responsibilities
from kg.facts import (
    FileFacts,
    GoalFact,
    OrganizationFact,
    ProjectFact,
    ReferenceFact,
    ResponsibilityFact,
    SectionFact,
    TargetFact,
    TaskFact,
)

Fact: TypeAlias = (
    SectionFact | ReferenceFact | ResponsibilityFact | TaskFact | OrganizationFact | GoalFact | ProjectFact | TargetFact
)
Finder: TypeAlias = Callable[[Reading, FileFacts], tuple[Fact, ...]]

EXTRACTORS: tuple[tuple[str, Finder], ...] = (
    ("sections", find_sections),
    ("references", find_references),
    ("responsibilities", find_responsibilities),
    ("tasks", find_tasks),
    ("responsibilities", link_responsibilities),
    ("organizations", find_organizations),
    ("goals", find_goals),
    ("projects", find_projects),
    ("targets", find_targets),
)
READING, FOUND = "policykg_reading", "policykg_found"


def _component(kind: str, finder: Finder) -> Callable[[Doc], Doc]:
    """Component that runs one extractor and lays its facts down as spans."""

    def run(doc: Doc) -> Doc:
        facts = finder(doc.user_data[READING], doc.user_data[FOUND])
        doc.user_data[FOUND] = replace(doc.user_data[FOUND], **{kind: facts})
        spans = (
            doc.char_span(f.evidence.span.start, f.evidence.span.end, kind, alignment_mode="expand") for f in facts
        )
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=[span for span in spans if span is not None])
        return doc

    return run


@cache
def pipeline() -> Language:
    """The blank Chinese pipeline with all extractors."""
    nlp = spacy.blank("zh")
    nlp.max_length = 100_000_000
    for place, (kind, finder) in enumerate(EXTRACTORS):
        name = f"policykg_{place:02}_{finder.__name__.removeprefix('find_')}"
        Language.component(name, func=_component(kind, finder))
        nlp.add_pipe(name)
    return nlp


def run(reading: Reading, start: FileFacts) -> FileFacts:
    """Run all extractors over one reading.

    Args:
        reading: the file, read.
        start: facts known before (source and documents).
    """
    nlp = pipeline()
    doc = nlp.make_doc(reading.source.text)
    doc.user_data[READING], doc.user_data[FOUND] = reading, start
    found: FileFacts = nlp(doc).user_data[FOUND]
    return found
