"""What every extractor is given: the clean text with its way back to the source, the documents and the outline.

All offsets in this module count characters of the clean text; `CleanText.span` leads back to the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.source import Source
from kg.evidence import evidence_at
from kg.facts import DocumentFact, Evidence, SectionFunction, Span

SENTENCE_END = "。！？\n"


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text for matching: one form for each sign, soft line wraps and page marks gone.

    `text` has Chinese punctuation （），：；“”《》〈〉, half-width digits and letters, real paragraph ends as \\n and no
    white space but single spaces that separate words; `offsets[i]` is the place of `text[i]` in the source text.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Range of the source text for the clean range [start, end)."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """Clean offset of the last kept character at or before the source offset (0 if there is none)."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def first_from(self, offset: int) -> int:
        """Clean offset of the first kept character at or behind the source offset (the length if there is none)."""
        return bisect_left(self.offsets, offset)


@dataclass(frozen=True, slots=True)
class Part:
    """One policy document in the file: what is known of it, and its range of the clean text.

    `body` is where its text begins behind title, number and addressees.
    """

    fact: DocumentFact
    start: int
    body: int
    end: int

    @property
    def id(self) -> str:
        """Identifier within the file: d1, d2, …"""
        return self.fact.id


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the text under it, in clean offsets.

    `start`–`head_end` is the heading with its label, `end` where the section ends (its children included); `body_end`
    is where its own text ends, before its first child. `label` is bare ("一", "1", "专栏1"); `shown` is the label as a
    path element, which keeps the brackets of its form ("(一)", "1").
    """

    doc: str
    index: int
    parent: int | None
    level: int
    label: str
    shown: str
    title: str
    function: SectionFunction
    start: int
    head_end: int
    body_end: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read: source text, clean text, documents in it and their outline."""

    source: Source
    clean: CleanText
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the clean range [start, end)."""
        return evidence_at(self.source.text, self.clean.span(start, end))

    def section_at(self, at: int) -> Section | None:
        """Innermost section that holds the clean offset."""
        low = bisect_right(self.sections, at, key=lambda s: s.start) - 1
        section = self.sections[low] if low >= 0 else None
        while section is not None and at >= section.end:
            section = None if section.parent is None else self.sections[section.parent]
        return section

    def part_at(self, at: int) -> Part | None:
        """Document that holds the clean offset."""
        return next((p for p in self.parts if p.start <= at < p.end), None)

    def path(self, section: Section | None) -> tuple[str, ...]:
        """Shown labels from the outermost section down to `section`."""
        labels: list[str] = []
        while section is not None:
            labels.append(section.shown)
            section = None if section.parent is None else self.sections[section.parent]
        return tuple(reversed(labels))

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Ranges of the sentences of the clean range, each up to and with 。！？ or up to a paragraph end."""
        text, at = self.clean.text, start
        for i in range(start, end):
            if text[i] in SENTENCE_END:
                stop = i if text[i] == "\n" else i + 1
                if stop > at:
                    yield at, stop
                at = i + 1
        if end > at:
            yield at, end
