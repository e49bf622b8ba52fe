"""Reviewed word lists: the files under `data/`, their rows, and patterns made of their words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def rows(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Values of the named columns of each row, in the order of the file.

    Args:
        name: a file under `data/`.
        columns: headings of the columns that are wanted, in the order in which each row gives them.

    Raises:
        KeyError: the file has no such column.
    """
    with files("extractors").joinpath("data", name).open(encoding="utf-8") as lines:
        return tuple(tuple(row[column] for column in columns) for row in csv.DictReader(lines))


@cache
def words_of(name: str, *kinds: str) -> tuple[str, ...]:
    """Words of the kinds in a file with the columns `word` and `kind`, each once, longest first."""
    return tuple(sorted({word for word, kind in rows(name, "word", "kind") if kind in kinds}, key=longest_first))


def longest_first(word: str) -> tuple[int, str]:
    """Key that sorts words by falling length, those of one length by their signs."""
    return -len(word), word


def alternation(words: Iterable[str]) -> str:
    """Source of a pattern that matches any one of the words, the longest first, as a group that is not counted."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=longest_first))) + ")"
