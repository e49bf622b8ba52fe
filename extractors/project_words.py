"""Word lists for named projects (`data/project_words.csv`) as patterns, the longest word first."""

from __future__ import annotations

from functools import cache

from extractors.word_lists import alternation, words_of


def words(kind: str) -> tuple[str, ...]:
    """Words of one kind of `data/project_words.csv`, longest first."""
    return words_of("project_words.csv", kind)


@cache
def one_of(*kinds: str) -> str:
    """Source of a pattern group that matches one word of the kinds, the longest first."""
    return alternation(words_of("project_words.csv", *kinds))
