"""Headings that the format itself marks as such and that have no label: 总体要求 in the style “Heading 1”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.contents import Contents
from extractors.headings import Heading
from extractors.labels import Form, Label, label_at
from extractors.numbering import Numbering
from extractors.reading import CleanText, Part
from extractors.source import BlockKind, Source

MIN_TITLE, MAX_TITLE = 2, 60
HAN = re.compile(r"[\u4e00-\u9fff]")
# a line that no heading is: a sentence, a date, a number of a paper, words in brackets alone
NO_HEADING = re.compile(r"[。；！？]|[，：、]$|^20\d\d年\d{1,2}月(?:\d{1,2}日)?$|^[（(〔].*[）)〕]$|〔20\d\d〕\d+号$")


@dataclass(frozen=True, slots=True)
class Styled:
    """A heading as the format marks it, in clean offsets; `level` is that of its style, from 1."""

    start: int
    end: int
    level: int
    title: str


def styled_headings(source: Source, clean: CleanText) -> tuple[Styled, ...]:
    """Headings of a source by their style, with and without labels, in order of the text.

    Args:
        source: file as read; only some formats mark headings.
        clean: its clean text.
    """
    return tuple(_styled(source, clean))


def _styled(source: Source, clean: CleanText) -> Iterator[Styled]:
    text = clean.text
    for block in source.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        start = clean.first_from(block.span.start)
        end = clean.first_from(block.span.end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        title = text[start:end].strip()
        alone = (start == 0 or text[start - 1] == "\n") and "\n" not in title
        if alone and MIN_TITLE <= len(title) <= MAX_TITLE and HAN.search(title):
            yield Styled(start, start + len(title), block.level, title)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of headings in one document: their order, and the headings that only they show."""

    levels: tuple[int, ...]
    counted: frozenset[int]
    headings: tuple[Heading, ...]
    level_at: dict[int, int]

    @classmethod
    def of(cls, text: str, part: Part, contents: Contents | None, styled: Sequence[Styled]) -> Styles:
        """Styles of the body of a document.

        One heading in a style that no other has may be chance, two are a way of writing.
        """
        inside = [h for h in styled if part.body <= h.start < part.end and h.title != part.fact.title]
        if contents:
            inside = [h for h in inside if not contents.start <= h.start < contents.end]
        used = Counter(h.level for h in inside)
        counted = frozenset(h.level for h in inside if label_at(text, h.start) is not None)
        bare = [h for h in inside if label_at(text, h.start) is None and not NO_HEADING.search(h.title)]
        bare = [h for h in bare if used[h.level] > 1]
        return cls(
            tuple(sorted(used)),
            counted,
            tuple(Heading(Label(Form.STYLED, 0, "", h.title, h.start, h.start), h.title, h.end, True) for h in bare),
            {h.start: h.level for h in bare},
        )

    def place(self, heading: Heading, walk: Numbering) -> int | None:
        """Level of a heading that its style shows; None for one with a label, which is placed by its number."""
        if heading.label.form is not Form.STYLED:
            return None
        level = self.level_at[heading.label.start]
        return walk.place_styled(self.levels.index(level) + 1, counted=level in self.counted)
