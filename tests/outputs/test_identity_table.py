from __future__ import annotations

import json

from kg.identification import Candidate, Identified
from kg.kinds import NameKind
from outputs.formats import Format
from outputs.identity_table import render_identified

FOUND = Identified(
    "市教育局", "澄州市教育局", NameKind.ORGANISATION, "government", "澄州市", "iri:1", "层级词 / level word"
)
OPEN = Identified(
    "教育局",
    "教育局",
    NameKind.ORGANISATION,
    "government",
    "",
    None,
    "没有地区 / no place",
    (
        Candidate("澄州市教育局", NameKind.ORGANISATION, "iri:1", "澄州市", "别名 / alias"),
        Candidate("教育局", NameKind.ORGANISATION, "iri:2", "临湖市", "名称 / name"),
    ),
)


def test_objects_for_programs() -> None:
    """One object per name in the order asked; null where it stays open; candidates with their reasons."""
    found, left = json.loads(render_identified([FOUND, OPEN], Format.JSON))
    assert (found["name"], found["kind"], found["iri"], found["place"], found["candidates"]) == (
        "澄州市教育局", "organisation", "iri:1", "澄州市", [],
    )  # fmt: skip
    assert (left["iri"], left["place"]) == (None, None)
    assert [(item["iri"], item["reason"]) for item in left["candidates"]] == [
        ("iri:1", "别名 / alias"),
        ("iri:2", "名称 / name"),
    ]


def test_a_table_for_people() -> None:
    """What is open says so; candidates stand in the last column, with the place where the name does not hold it."""
    text = render_identified([FOUND, OPEN], Format.TABLE, width=200)
    assert "（待定）" in text
    assert "教育局（临湖市）：名称" in text
    assert "澄州市教育局（澄州市）" not in text


def test_rows_for_scripts() -> None:
    """TSV keeps an empty IRI empty."""
    lines = render_identified([OPEN], Format.TSV).splitlines()
    assert lines[0].split("\t")[:5] == ["given", "name", "kind", "place", "iri"]
    assert lines[1].split("\t")[4] == ""
