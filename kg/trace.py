"""Who owns what: the tasks of an organisation and the owners of a task, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib.namespace import DCAT, PROV

from kg.errors import NotFound
from kg.facts import Basis, Role
from kg.finding import find_documents, find_organisation, nearest
from kg.headings import printed_heading
from kg.identity import canonical_title
from kg.lookup import Lookup
from kg.source_texts import SourceTexts
from kg.store import find_folder, open_reader
from ontology.terms import PK

CHAPTER_SIGN: Final = " › "
"""Stands between the headings of a chapter's path."""

_ROLE_ORDER: Final = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; at least one of organisation, task and document is given.

    `organisation` is any form of the name or an IRI, `place` says whose it is, `task` are words of the task's title,
    `document` words of the document's title or its number; `role` narrows.
    """

    organisation: str = ""
    place: str = ""
    task: str = ""
    document: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One responsibility, or a task for which none is known (`organisation` empty, `role` and `basis` None).

    `chapter` is the path of headings; `due` the time limit in words and `due_date` YYYY-MM-DD or empty; `sentence` the
    sentence that proves it, `start`, `end` the range of the evidence in the source's text (code points) and `original`
    where that is in the original file, as far as its format tells (page, paragraph, cell); `stated` says whether the
    text itself says so, `basis` and `rule` how it is known.
    """

    organisation: str
    role: Role | None
    task: str
    document: str
    chapter: str
    due: str
    due_date: str
    sentence: str
    basis: Basis | None
    stated: bool
    rule: str
    as_written: str
    collective: bool
    source: str
    original: str
    start: int
    end: int
    task_iri: str
    organisation_iri: str


def trace(graph: Path, asked: Asked) -> tuple[TraceRow, ...]:
    """Tasks with their owners, ordered by document, then by position.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        NotFound: nothing, or more than one organisation, answers to what is asked.
    """
    folder = find_folder(graph)
    lookup = Lookup(open_reader(folder))
    tracer = _Tracer(lookup, SourceTexts(folder))
    documents = frozenset(find_documents(lookup, asked.document)) if asked.document else None
    if asked.organisation:
        found = tracer.of_organisation(asked)
    elif asked.task or documents is not None:
        found = tracer.of_tasks(asked, documents)
    else:
        raise NotFound("trace", "没有说明要查什么 / nothing asked for", "请给出单位名称、--task 或 --document")
    rows = [
        (key, row)
        for key, row in found
        if (documents is None or key[1] in documents) and (asked.role is None or row.role is asked.role)
    ]
    return tuple(row for _, row in sorted(rows, key=lambda item: item[0]))


_Key = tuple[str, str, str, int, int, int, str]
"""Order of the rows: title and IRI of the document, source, position of the task, role, position, organisation."""


class _Tracer:
    """Puts rows together out of one store and its texts."""

    def __init__(self, lookup: Lookup, texts: SourceTexts) -> None:
        self.lookup = lookup
        self.texts = texts

    def of_organisation(self, asked: Asked) -> Iterator[tuple[_Key, TraceRow]]:
        """Everything that one organisation is to do; narrowed to tasks with certain words if asked."""
        organisation = find_organisation(self.lookup, asked.organisation, place=asked.place)
        wanted = canonical_title(asked.task)
        for duty in self.lookup.subjects(PROV.agent, organisation.iri):
            task = self.lookup.node(duty, PK.task)
            if not wanted or wanted in canonical_title(self.lookup.label(task)):
                yield self._row(task, duty)

    def of_tasks(self, asked: Asked, documents: frozenset[str] | None) -> Iterator[tuple[_Key, TraceRow]]:
        """Tasks whose title contains the words, with all owners; all tasks of the documents if no words are given."""
        wanted = canonical_title(asked.task)
        titles = {iri: self.lookup.label(iri) for iri in self.lookup.instances(PK.Task)}
        found = [iri for iri, title in titles.items() if wanted in canonical_title(title)]
        if not found:
            close = "、".join(nearest(asked.task, sorted(set(titles.values()))))
            raise NotFound(
                asked.task,
                "没有标题含这些字的任务 / no task with such a title",
                f"相近的有 / did you mean: {close}" if close else "",
            )
        for task in found:
            if documents is None or self.lookup.node(task, PK.inDocument) in documents:
                duties = self.lookup.subjects(PK.task, task)
                yield from (self._row(task, duty) for duty in duties)
                if not duties:
                    yield self._row(task, "")

    def _row(self, task: str, duty: str) -> tuple[_Key, TraceRow]:
        """The row of a responsibility, or of a task without one."""
        look = self.lookup
        organisation = look.node(duty, PROV.agent) if duty else ""
        role = look.code(duty, DCAT.hadRole, "role", Role) if duty else None
        fact = duty or task
        passage = next(iter(look.passages(fact)), None)
        document = look.node(task, PK.inDocument)
        source = look.word(passage.source, PK.sourceName) if passage else ""
        # words and date of a time limit come from one fact
        limited = duty if duty and look.word(duty, PK.dueText) else task
        row = TraceRow(
            organisation=look.label(organisation) if organisation else "",
            role=role,
            task=look.label(task),
            document=look.label(document),
            chapter=self._chapter(task),
            due=look.word(limited, PK.dueText),
            due_date=look.word(limited, PK.dueDate),
            sentence=self.texts.sentence(source, passage.span, passage.quote) if passage else "",
            basis=look.code(duty, PK.basis, "basis", Basis) if duty else None,
            stated=bool(duty) and look.word(duty, PK.stated) == "true",
            rule=look.word(fact, PK.rule),
            as_written=look.word(duty, PK.asWritten) if duty else "",
            collective=bool(duty) and look.word(duty, PK.collective) == "true",
            source=source,
            original=passage.original if passage else "",
            start=passage.span.start if passage else 0,
            end=passage.span.end if passage else 0,
            task_iri=task,
            organisation_iri=organisation,
        )
        place = look.number(task, PK.extentStart) or row.start
        order = _ROLE_ORDER[role] if role else len(_ROLE_ORDER)
        return (row.document, document, source, place, order, row.start, row.organisation), row

    def _chapter(self, task: str) -> str:
        """Headings above a task, from the outside in, without the task's own."""
        section = self.lookup.node(task, PK.inSection)
        if section and self.lookup.label(section) == self.lookup.label(task):
            section = self.lookup.node(section, PK.parentSection)
        return CHAPTER_SIGN.join(reversed(list(self._headings(section))))

    def _headings(self, section: str) -> Iterator[str]:
        """Headings of a section and of those around it, from the inside out."""
        met: set[str] = set()
        while section and section not in met:
            met.add(section)
            level = self.lookup.number(section, PK.sectionLevel) or 1
            yield printed_heading(self.lookup.word(section, PK.sectionLabel), self.lookup.label(section), level=level)
            section = self.lookup.node(section, PK.parentSection)
