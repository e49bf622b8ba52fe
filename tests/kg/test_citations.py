from __future__ import annotations

from dataclasses import replace

import pytest

from kg.citations import citation_problems, is_younger
from kg.facts import Level, Relation
from tests.kg.sample_facts import DOCUMENTS, REFERENCES

CITING = replace(DOCUMENTS[1], issued="2022-05")


@pytest.mark.parametrize(
    ("cited", "citing", "younger"),
    [
        ("2023", "2022-05-10", True),
        ("2022", "2022-05-10", False),  # within the year nothing is sure
        ("2022-06", "2022-05-10", True),
        ("2022-05-11", "2022-05", False),
        (None, "2022", False),
        ("2023", None, False),
    ],
)
def test_younger(cited: str | None, citing: str | None, younger: bool) -> None:
    """Dates are compared as far as both are known."""
    assert is_younger(cited, citing) is younger


@pytest.mark.parametrize(
    ("relation", "level", "issued", "code"),
    [
        (Relation.BASED_ON, Level.NATIONAL, "2021", None),
        (Relation.BASED_ON, Level.NATIONAL, "2023", "younger-citation"),
        (Relation.TO_ISSUE, Level.MUNICIPAL, "2023", None),  # a promise looks ahead
        (Relation.IMPLEMENTS, Level.COUNTY, None, "lower-basis"),  # a city does not rest on a county
        (Relation.MENTIONS, Level.COUNTY, None, None),
        (Relation.IMPLEMENTS, Level.UNKNOWN, None, None),
    ],
)
def test_what_cannot_be(relation: Relation, level: Level, issued: str | None, code: str | None) -> None:
    """A paper rests on what was there before, and on its own level or those above."""
    reference = replace(REFERENCES[0], relation=relation, level=level, issued=issued)
    found = citation_problems("a.txt", reference, CITING, itself=False)
    assert [problem.code for problem in found] == ([code] if code else [])
