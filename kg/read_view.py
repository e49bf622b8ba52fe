"""What a reader saw in one file, for people: the text with its parts, before any fact is read out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.facts import SectionFunction, Spot


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A document found in the file; empty where the text does not say."""

    id: str
    title: str
    type: str
    issuers: tuple[str, ...]
    number: str
    issued: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class SeenHeading:
    """A heading of the outline: depth from 1, words as printed, what its section does and the rule that told it."""

    doc: str
    level: int
    heading: str
    function: SectionFunction
    reason: str
    start: int


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table: where it begins in the text, and its cells as a full grid; a merged cell stands in its first place."""

    start: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SeenDetail:
    """What the file says of itself."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SeenFile:
    """One file as read; `spots` lead back to the original, `notes` says what the reader left out or doubts."""

    name: str
    sha256: str
    text: str
    documents: tuple[SeenDocument, ...]
    headings: tuple[SeenHeading, ...]
    tables: tuple[SeenTable, ...]
    details: tuple[SeenDetail, ...]
    spots: tuple[Spot, ...]
    notes: tuple[str, ...]


See = Callable[[bytes, str], SeenFile]
"""Reads the bytes of a file of the given name; raises InputError."""
