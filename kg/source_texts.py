"""Texts of the sources as they were read, by the name of the source."""

from __future__ import annotations

from functools import cached_property

from kg.errors import GraphError
from kg.evidence import quote_of
from kg.facts import Span
from kg.ledger import load_ledger
from kg.sentences import sentence_around
from kg.store import GraphFolder, read_text


class SourceTexts:
    """The stored texts of one graph folder; each is read once."""

    def __init__(self, folder: GraphFolder) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {row.name: row.text for row in load_ledger(self._folder)}

    def text(self, source: str) -> str:
        """Text of a source; empty where none is stored: the quotes are in the graph, so facts keep their evidence.

        Raises:
            GraphError: the ledger cannot be read.
        """
        if source not in self._texts:
            digest = self._digests.get(source, "")
            try:
                self._texts[source] = read_text(self._folder, digest) if digest else ""
            except GraphError:
                self._texts[source] = ""
        return self._texts[source]

    def sentence(self, source: str, span: Span, quote: str) -> str:
        """The sentence of the text around a piece of evidence; the quote alone where the text does not agree."""
        text = self.text(source)
        if not text or quote_of(text, span) != quote:
            return quote
        return sentence_around(text, span)
