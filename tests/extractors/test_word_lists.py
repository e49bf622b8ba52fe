"""Word lists: the rows of a data file, and the patterns made of its words."""

import re
from importlib.resources import files

import pytest

from extractors.word_lists import alternation, rows, words_of


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        # the longest word wins, whatever the order of the list
        (["工程", "工程包"], "工程包", "工程包"),
        (["工程包", "工程"], "工程包", "工程包"),
        # signs of the pattern language are plain signs
        (["a.c", "%"], "abc%", "%"),
        # what follows the group follows every word
        (["增长", "下降"], "增长，下降10%", "下降10"),
    ],
)
def test_alternation(words: list[str], text: str, found: str) -> None:
    """An alternation finds the longest of its words as they are written."""
    match = re.search(alternation(words) + (r"\d+" if found.endswith("10") else ""), text)
    assert match is not None
    assert match[0] == found


def test_rows_give_the_columns_asked_for() -> None:
    """Each line of the file is a row, its values in the order of the columns asked for."""
    lines = files("extractors").joinpath("data/section_functions.csv").read_text("utf-8").splitlines()
    found = rows("section_functions.csv", "function", "word")
    assert len(found) == len(lines) - 1
    assert [f"{word},{function}" for function, word in found] == [",".join(line.split(",")[:2]) for line in lines[1:]]


def test_unknown_column_is_an_error() -> None:
    """A column that the file does not have is never read as empty."""
    with pytest.raises(KeyError, match="kind"):
        rows("directive_verbs.csv", "word", "kind")


def test_words_of_kinds() -> None:
    """Words of two kinds are those of each, once, the longest first; an unknown kind has none."""
    both = words_of("target_words.csv", "up", "down")
    assert set(both) == {*words_of("target_words.csv", "up"), *words_of("target_words.csv", "down")}
    assert "增长" in both
    assert "下降" in both
    assert [len(word) for word in both] == sorted((len(word) for word in both), reverse=True)
    assert len(both) == len(set(both))
    assert words_of("target_words.csv", "sideways") == ()
