"""Bare titles."""
from __future__ import annotations
from extractors.reference_brackets import Cited
def cited_bare(text: str, start: int, end: int) -> tuple[Cited, ...]:
    return ()
