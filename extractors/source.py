"""What a reader gives: the text of one file as it was read, with the tables found in it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; rows and columns count from 0, merged cells span several of them."""

    row: int
    column: int
    row_span: int
    column_span: int
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the source; `span` covers all its cells."""

    span: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read. Offsets everywhere count code points of `text`, whose line ends are all \\n.

    `cut_off` says that the file broke off within its last character.
    """

    name: str
    sha256: str
    text: str
    tables: tuple[Table, ...] = ()
    cut_off: bool = False
