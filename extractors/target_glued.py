"""The clean text without white space: where tables whose cells ran together are looked for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extractors.reading import Reading
from extractors.target_grid import GridCell
from kg.facts import Span

# words that open the caption of the next table or box
CAPTIONS = ("专栏", "附表", "附件", "图表", "表", "图")


@dataclass(frozen=True, slots=True)
class Glued:
    """`text` is the clean text without white space; `places[i]` is the clean offset of `text[i]`."""

    reading: Reading
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Range of the source text for a range of this text."""
        return self.reading.clean.span(self.places[start], self.places[end - 1] + 1)

    def cell(self, start: int, end: int) -> GridCell:
        """Cell with the words of a range."""
        return GridCell(self.text[start:end], self.span(start, end))

    def at(self, clean: int) -> int:
        """Place in this text of a clean offset."""
        return bisect_left(self.places, clean)


def glued(reading: Reading) -> Glued:
    """The text of a reading without white space."""
    text = reading.clean.text
    places = tuple(i for i, sign in enumerate(text) if not sign.isspace())
    return Glued(reading, "".join(text[i] for i in places), places)


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row of digits that could not be split for certain: where it stands, and the ways it might be read."""

    span: Span
    words: str
    candidates: tuple[tuple[str, ...], ...]
