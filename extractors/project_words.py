"""Word lists for named projects (`data/project_words.csv`) as patterns, the longest word first."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def words(kind: str) -> tuple[str, ...]:
    """Words of one kind of `data/project_words.csv`, longest first."""
    with files("extractors").joinpath("data/project_words.csv").open(encoding="utf-8") as lines:
        found = {row["word"] for row in csv.DictReader(lines) if row["kind"] == kind}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


@cache
def one_of(*kinds: str) -> str:
    """Source of a pattern group that matches one word of the kinds, the longest first."""
    listed = sorted({w for kind in kinds for w in words(kind)}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in listed) + ")"
