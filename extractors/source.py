"""What a reader gives: the text of one file as it was read, with the tables found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.facts import Span, Spot


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


class BlockKind(StrEnum):
    """What the format itself says a stretch of text is; `DISPLAY` is a line that only looks like a heading."""

    HEADING = "heading"
    DISPLAY = "display"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with its kind; `level` is the depth of a heading or list item from 1, 0 for all else."""

    kind: BlockKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that the file says of itself: title, number, issuer, date; name as the file has it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read. Offsets everywhere count code points of `text`, whose line ends are all \\n.

    `blocks` in the order of the text, where the format knows them; `spots` lead from ranges of the text back to the
    original, in the order of the text, without overlap; `details` is what the file says of itself; `notes` says in
    words what was left out or is doubtful (pages without text, parts that could not be read); `cut_off` that the file
    broke off within its last character.
    """

    name: str
    sha256: str
    text: str
    tables: tuple[Table, ...] = ()
    cut_off: bool = False
    blocks: tuple[Block, ...] = ()
    spots: tuple[Spot, ...] = ()
    details: tuple[Detail, ...] = ()
    notes: tuple[str, ...] = ()
