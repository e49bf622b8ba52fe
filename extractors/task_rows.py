"""Rows of responsibility tables as tasks: named by the cell that is the row's own, the number of the row left off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.reading import Reading
from kg.facts import ResponsibilityFact

TABLE_RULE = "table-column"
# the cell with the number of a row: "12\t…", "3\n…"
NUMBER_CELL = re.compile(r"\s*(\d{1,3})\s*[\t\n|]")
MIN_TITLE = 4
# so many characters of a title are looked for in the text of its row
FOUND_BY = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it covers and its title, which stands at `low`–`high`, in clean offsets."""

    start: int
    end: int
    title: str
    low: int
    high: int


def table_rows(reading: Reading, owners: Sequence[ResponsibilityFact]) -> tuple[Row, ...]:
    """Rows of the tables that name who is responsible, in order.

    Rows that share a merged cell begin together; each is named by the words that follow what they share.
    """
    words = {(r.extent.start, r.extent.end): r.task for r in owners if r.rule == TABLE_RULE}
    rows: list[Row] = []
    for _, group in groupby(sorted(words), key=lambda span: span[0]):
        spans = list(group)
        shared = _shared([words[s] for s in spans])
        for start, end in spans:
            title = _title(reading.source.text[start:end], words[start, end], shared)
            if len(title) >= MIN_TITLE:
                low, high = reading.clean.at(start), reading.clean.at(max(start, end - 1)) + 1
                found = reading.clean.text.rfind(title[:FOUND_BY], low, high)
                at = found if found >= 0 else low
                rows.append(Row(low, high, title, at, min(high, at + len(title))))
    return tuple(rows)


def _shared(tasks: Sequence[str]) -> str:
    """What the rows of one merged cell have in common: up to a stop, else all of it."""
    if len(tasks) < 2:
        return ""
    low, high = min(tasks), max(tasks)
    common = low[: next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))]
    return common[: common.rfind("。") + 1] or common


def _title(row: str, words: str, shared: str) -> str:
    number = NUMBER_CELL.match(row)
    if shared:
        words = words.removeprefix(shared)
    elif number:
        words = words.removeprefix(number.group(1))
    return words.split("。")[0].strip(" ：；，、")
