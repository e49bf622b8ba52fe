"""Papers that a document cites: titles in 《》 and bare ones, with relation, level, issuers and number.

Rules: `docs/facts.md`, references. One fact per distinct title and relation of a document. Short forms stand for the
paper that they point back to; the document itself, and what a notice passes on in the same file, are no citations.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.reading import Part, Reading
from extractors.reference_bare import cited_bare
from extractors.reference_brackets import Cited, cited_in_brackets, is_document_title
from extractors.reference_dates import cited_date
from extractors.reference_issuers import (
    Owner,
    document_level,
    drawer_level,
    issuer_level,
    issuers_in_front,
    issuers_in_title,
    number_level,
    owners_at_head,
    owners_in_front,
    title_level,
)
from extractors.reference_relation import Governed, Place, relation_of
from extractors.reference_short import ShortForms
from extractors.reference_words import named_texts
from extractors.titles import title_key, without_tails
from kg.facts import DocumentType, FileFacts, Level, ReferenceFact, Relation

LONGEST_QUOTE = 80


def find_references(reading: Reading, found: FileFacts) -> tuple[ReferenceFact, ...]:
    """References of all documents in the file, in the order of the text.

    Args:
        reading: the file as read.
        found: facts of the earlier extractors; the documents count for what is the file's own.
    """
    own = tuple(part.fact for part in reading.parts)
    facts: list[ReferenceFact] = []
    for part in reading.parts:
        facts.extend(_PartReader(reading, part, ShortForms(own)).references())
    return tuple(facts)


class _PartReader:
    """References of one document."""

    def __init__(self, reading: Reading, part: Part, short: ShortForms) -> None:
        self.reading = reading
        self.part = part
        self.short = short
        self.text = reading.clean.text
        heads = [s.start for s in reading.sections if s.doc == part.id]
        self.first_section = min(heads, default=part.end)
        self.passes_on = part.fact.type is DocumentType.NOTICE and len(reading.parts) > 2
        self.seen: dict[str, set[Relation]] = {}

    def references(self) -> list[ReferenceFact]:
        """Facts in the order of the text."""
        brackets = cited_in_brackets(self.text, self.part.body, self.part.end)
        bare = cited_bare(self.text, self.part.body, self.part.end)
        facts: list[ReferenceFact] = []
        lead = self.part.body
        for cited in sorted((*brackets, *bare), key=lambda c: (c.start, c.end)):
            if cited.bracketed and self.text.endswith("本", 0, cited.start):  # 制定本《规划》
                continue
            lead = cited.lead if cited.bracketed else lead
            facts.extend(self._read(replace(cited, lead=lead) if cited.rule == "behind" else cited))
        return facts

    def _read(self, cited: Cited) -> list[ReferenceFact]:
        """Facts of one title; several where several owners share it, none where it is no other paper."""
        front = self._front(cited)
        issuers = issuers_in_title(cited.title, self.part.fact) or issuers_in_front(front, self.part.fact)
        if issuers and not cited.bracketed and "关于" in cited.title:  # 省政府关于…的意见: the issuer is told apart
            cited = replace(cited, title=cited.title[cited.title.index("关于") :])
        full = self.short.resolve(cited)
        if full is not None:
            return self._facts(replace(cited, title=full), self._governed(cited), issuers, again=True)
        if self.short.is_generic(cited.title) or (cited.bracketed and not is_document_title(cited)):
            return []
        if self.short.is_own(cited, issuers):
            passed_on = Governed(Relation.ISSUED, None, "passed-on")
            return self._facts(cited, passed_on, self.part.fact.issuers) if self.passes_on else []
        self.short.remember(cited)
        cited, owners = self._with_owners(cited, front)
        governed = self._governed(cited)
        if len(owners) > 1:
            return [f for o in owners for f in self._facts(_owned(cited, o), governed, issuers, owner=o)]
        return self._facts(cited, governed, issuers, owner=owners[0] if owners else None)

    def _governed(self, cited: Cited) -> Governed:
        beside = cited.rule.split("-")[0]
        if beside in ("aligned", "list", "meet", "amid"):
            return Governed(Relation.MENTIONS, cited.start, beside)
        if beside == "passed":
            return Governed(Relation.ISSUED, None, beside)
        return relation_of(self.text, cited.lead, cited.follow, self._place(cited.start))

    def _with_owners(self, cited: Cited, front: str) -> tuple[Cited, tuple[Owner, ...]]:
        """Owners of a title, and a bare title without them where they are several."""
        if cited.bracketed:
            return cited, owners_in_front(front, self.part.fact) if cited.start == cited.lead else ()
        owners, rest = owners_at_head(cited.title, self.part.fact)
        return (replace(cited, title=rest) if len(owners) > 1 else cited), owners

    def _front(self, cited: Cited) -> str:
        """Words in front of the title: those right before it, else those before the list it stands in."""
        low = self.text.rfind("》", self.part.body, cited.start) + 1
        own = self.text[max(low, cited.start - 60, self.part.body) : cited.start]
        if cited.start == cited.lead or own.strip("、，和与及以并 "):
            return own
        return self.text[max(self.part.body, cited.lead - 60) : cited.lead]

    def _place(self, at: int) -> Place:
        section = self.reading.section_at(at)
        preamble = at < self.first_section and self.part.fact.type is not DocumentType.REPORT
        return Place(preamble, section.function if section else None, self.part.fact.type)

    def _facts(
        self,
        cited: Cited,
        governed: Governed,
        issuers: tuple[str, ...],
        *,
        owner: Owner | None = None,
        again: bool = False,
    ) -> list[ReferenceFact]:
        """The fact, unless it is known; `again` is a short form, which counts only with a relation of its own."""
        known = self.seen.setdefault(title_key(cited.title), set())
        weak = governed.relation is Relation.MENTIONS and (known or again)
        if governed.relation in known or weak:
            return []
        known.add(governed.relation)
        section = self.reading.section_at(cited.start)
        start = cited.start if governed.verb_start is None else governed.verb_start
        start = start if cited.end - start <= LONGEST_QUOTE else cited.start
        named = named_texts().get(without_tails(cited.title))
        fact = ReferenceFact(
            doc=self.part.id,
            title=cited.title,
            relation=governed.relation,
            level=self._level(cited, governed, issuers, owner),
            issuers=issuers or (named.issuers if named else ()),
            number=cited.number,
            bracketed=cited.bracketed,
            section=section.index if section else None,
            evidence=self.reading.evidence(start, cited.end),
            rule=f"{cited.rule}:{governed.rule}",
            issued=cited_date(
                self.text[max(self.part.body, cited.start - 60) : cited.start], cited.inner, cited.number
            ),
        )
        return [fact]

    def _level(self, cited: Cited, governed: Governed, issuers: tuple[str, ...], owner: Owner | None) -> Level:
        """Level by issuers, title, number, owner, in this order; else by who draws it up, else by the document."""
        fact = self.part.fact
        named = named_texts().get(without_tails(cited.title))
        told = (
            issuer_level(issuers[0], fact) if issuers else None,
            named.level if named else None,
            title_level(cited.title, fact),
            number_level(cited.number, fact) if cited.number else None,
            owner.level if owner else None,
            self._drawer_level(governed),
        )
        level = next((level for level in told if level is not None), None)
        return self._default_level(cited, governed.relation) if level is None else level

    def _drawer_level(self, governed: Governed) -> Level | None:
        """Level of the bodies that are told to draw the paper up."""
        if governed.relation is not Relation.TO_ISSUE or governed.verb_start is None:
            return None
        return drawer_level(self.text[max(self.part.body, governed.verb_start - 40) : governed.verb_start])

    def _default_level(self, cited: Cited, relation: Relation) -> Level:
        """Level where neither title nor sentence tells it: what a document draws up or has beside it is of its own."""
        own = document_level(self.part.fact)
        beside = cited.rule.startswith("aligned") and own is not Level.NATIONAL  # 与城乡规划相衔接
        if beside or cited.rule.startswith("list") or relation in (Relation.TO_ISSUE, Relation.ISSUED):
            return own
        law = cited.title.endswith(("条例", "会计制度")) or re.search("(?<!办)法$", without_tails(cited.title))
        return Level.NATIONAL if cited.bracketed or law else Level.UNKNOWN


def _owned(cited: Cited, owner: Owner) -> Cited:
    """The title as that of one of several owners."""
    return cited if cited.title.startswith(owner.words) else replace(cited, title=owner.words + cited.title)
