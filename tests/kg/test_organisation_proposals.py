from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.build import build
from kg.facts import FileFacts, OrganizationKind
from kg.lookup import Lookup
from kg.organisation_proposals import organisation_proposals
from kg.trace import Asked, trace
from kg.triples import quads
from tests.kg.sample_facts import DOCUMENTS, FACTS, ORGANIZATIONS
from tests.kg.small_extract import SMALL, write


def named(*names: str, place: str = "澄州市") -> FileFacts:
    """One document of a place that names some organisations."""
    document = replace(DOCUMENTS[1], id="d1", jurisdiction=place)
    kind = OrganizationKind.GOVERNMENT
    bodies = tuple(replace(ORGANIZATIONS[0], doc="d1", name=name, mentions=(), kind=kind) for name in names)
    return FileFacts(f"{place}.txt", FACTS.sha256, FACTS.text, (document,), organizations=bodies)


def asked(*sources: FileFacts) -> list[tuple[str, str]]:
    """Pairs that a person is asked about."""
    store = Store()
    for facts in sources:
        store.extend(quads(facts))
    return [(row.one, row.other) for row in organisation_proposals(Lookup(store))]


LIKELY = [
    # rule: a department by its function, and the bureau of the place
    (("财政部门", "市财政局"), [("财政部门（澄州市）", "澄州市财政局")]),
    (("医保部门", "市医疗保障局"), [("医保部门（澄州市）", "澄州市医疗保障局")]),
    (("卫生健康行政部门", "市卫生健康委"), [("卫生健康行政部门（澄州市）", "澄州市卫生健康委员会")]),
    # rule: a short form that no list holds
    (("市海湾办公室", "市海湾发展办公室"), [("澄州市海湾办公室", "澄州市海湾发展办公室")]),
]
UNLIKELY = [
    # rule: no such bureau in the graph
    ("财政部门", "市教育局"),
    # rule: other words in front
    ("市水利局", "市农业农村局"),
    # rule: another ending
    ("市科技局", "市科学技术协会"),
    # rule: an office of another body
    ("市政府办公室", "市政府教育督导委员会办公室"),
    # rule: a class of bodies
    ("各区人民政府", "市人民政府"),
]


@pytest.mark.parametrize(("names", "pairs"), LIKELY)
def test_likely_organisations_are_asked_about(names: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    """The shorter or vaguer name first, the one that would be kept second."""
    assert asked(named(*names)) == pairs


@pytest.mark.parametrize("names", UNLIKELY)
def test_others_are_not(names: tuple[str, ...]) -> None:
    """Nothing is asked where little speaks for it."""
    assert asked(named(*names)) == []


def test_not_across_places() -> None:
    """财政部门 of one city is never that of another."""
    assert asked(named("财政部门"), named("市财政局", place="临湖市")) == []


def test_an_answer_moves_the_tasks(tmp_path: Path) -> None:
    """Once confirmed, what the text gives to 财政部门 is found under the bureau, with the words of the text."""
    text = "澄州市教育工作要点\n一、任务\n办好学校。新建。（财政部门牵头，市财政局配合）\n"
    docs = write(tmp_path / "docs", a=text)
    build([docs], tmp_path / "g", extraction=SMALL)
    file = tmp_path / "g" / "review.csv"
    lines = file.read_text("utf-8-sig").splitlines()
    file.write_text("\n".join([lines[0], "是" + lines[1]]) + "\n", encoding="utf-8-sig")
    build([docs], tmp_path / "g", extraction=SMALL)
    rows = trace(tmp_path / "g", Asked("澄州市财政局"))
    assert sorted(row.as_written for row in rows) == ["市财政局", "财政部门"]
