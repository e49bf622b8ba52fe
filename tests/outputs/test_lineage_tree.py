from __future__ import annotations

import json
from dataclasses import replace

from kg.facts import Level
from kg.lineage import Direction, LineageRow, Step
from outputs.formats import Format
from outputs.lineage_tree import render_lineage

ROOT = LineageRow(
    depth=0, direction=Direction.SELF, step=Step.ROOT, name="扩大学位", issuers=(), level=None, issued="", read=False,
    repeated=False, stated=True, sentence="扩大学位。", source="a.txt", start=0, end=5, iri="iri:task",
)  # fmt: skip
OWNER = replace(
    ROOT,
    depth=1,
    direction=Direction.DOWN,
    step=Step.LEAD,
    name="澄州市教育局",
    sentence="由市教育局牵头。",
    iri="iri:o",
)
GUESSED = replace(OWNER, step=Step.RESPONSIBLE, name="澄州市人民政府", stated=False)
PAPER = replace(
    ROOT, depth=1, direction=Direction.UP, step=Step.IMPLEMENTS, name="关于教育公平的意见", issuers=("国务院",),
    level=Level.NATIONAL, issued="2030", read=True, sentence="贯彻《关于教育公平的意见》。", iri="iri:p",
)  # fmt: skip
TITLED = replace(PAPER, name="国务院关于教育公平的意见", repeated=True)


def test_a_tree_shows_owners_papers_and_sentences() -> None:
    """Role or relation, name, level and date; a sentence that proves two lines stands once; inferred owners say so."""
    text = render_lineage([ROOT, OWNER, GUESSED, PAPER], Format.TABLE, width=100)
    assert text.splitlines()[0] == "扩大学位"
    assert "↓ 牵头 澄州市教育局" in text
    assert "↓ 责任 澄州市人民政府（推断）" in text
    assert "↑ 贯彻 国务院《关于教育公平的意见》（国家级、2030、已读入）" in text
    assert text.count("由市教育局牵头。") == 1


def test_the_issuer_is_not_said_twice() -> None:
    """A title that begins with its issuer stands alone; what was shown above is marked."""
    text = render_lineage([ROOT, TITLED], Format.TABLE, width=100)
    assert "↑ 贯彻 《国务院关于教育公平的意见》（国家级、2030、已读入、见上）" in text


def test_rows_for_programs() -> None:
    """Stable names and codes; each row has its sentence."""
    rows = json.loads(render_lineage([ROOT, OWNER, GUESSED], Format.JSON))
    assert [(row["depth"], row["direction"], row["step"], row["stated"]) for row in rows] == [
        (0, "self", "root", True),
        (1, "down", "lead", True),
        (1, "down", "responsible", False),
    ]
    assert rows[2]["sentence"] == rows[1]["sentence"]


def test_signs_that_a_terminal_would_obey_are_shown() -> None:
    """A title from a hostile file cannot steer the terminal."""
    assert "\x1b" not in render_lineage([replace(ROOT, name="甲\x1b[2J")], Format.TABLE)
