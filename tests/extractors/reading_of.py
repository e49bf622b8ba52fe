"""A reading of a text written in a test."""

from __future__ import annotations

from extractors.clean import clean_text
from extractors.documents import find_parts
from extractors.outline import build_outline
from extractors.reading import Reading
from extractors.source import Source


def reading_of(text: str) -> Reading:
    """Read `text` as a file without tables."""
    source = Source("样本.txt", "0" * 64, text)
    clean = clean_text(source)
    parts = find_parts(source, clean)
    return Reading(source, clean, parts, build_outline(source, clean, parts))
