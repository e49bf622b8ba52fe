"""The fact format: keys, order and values as published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.facts import (
    Basis,
    DocumentFact,
    DocumentType,
    Due,
    Evidence,
    FileFacts,
    GoalFact,
    Level,
    OrganizationFact,
    OrganizationKind,
    Problem,
    ProjectFact,
    ProjectKind,
    Quantity,
    ReferenceFact,
    Relation,
    ResponsibilityFact,
    Role,
    SectionFact,
    SectionFunction,
    Span,
    TargetFact,
    TaskFact,
    ValueRole,
)
from outputs.facts_json import facts_json, facts_object, json_names, write_facts

AT = Evidence("原文", Span(3, 5))
ALL = Span(0, 90)
DUE = Due("2023年12月底前", "2023-12-31")


def responsibility(*, collective: bool, due: Due | None) -> ResponsibilityFact:
    """A responsibility with or without the optional parts."""
    return ResponsibilityFact(
        "d1", "澄州市财政局", "市财政局", Role.SUPPORT, Basis.MARK, collective, "健全机制", "t1", due, ALL, AT, "r"
    )


def target(
    value: float | tuple[float, float] | None, *, growth: str | None = None, text: str | None = None
) -> TargetFact:
    """A target with a value of some kind."""
    return TargetFact("d1", "入园率", ">=", value, "%", 2025, ValueRole.TARGET, None, growth, None, text, 2, AT, "r")


FACTS = FileFacts(
    "子/规划.txt",
    "ab12",
    "全文",
    documents=(
        DocumentFact(
            "d1", "规划", DocumentType.ACTION_PLAN, ("澄州市人民政府",), None, "2022-03", "澄州市", "江岭省", (2021, 2025), ALL, AT, "r"
        ),
    ),
    sections=(SectionFact("d1", 0, None, 1, "一", "总体要求", SectionFunction.GOAL, ALL, AT, "r"),),
    references=(ReferenceFact("d1", "上位规划", Relation.BASED_ON, Level.PROVINCIAL, (), None, True, None, AT, "r"),),
    targets=(target(90.0), target((1.5, 2.0), growth="annual"), target(None, text="全覆盖")),
    goals=(GoalFact("d1", "基本建成", None, 1, AT, "r"),),
    projects=(ProjectFact("d1", "迁建项目", ProjectKind.CONSTRUCTION, Quantity(2.4, "亿元"), None, 1, AT, "r"),),
    tasks=(TaskFact("d1", "t1", "健全机制", ("三", "二"), 1, ("一步", "二步"), DUE, ALL, AT, "r"),),
    organizations=(
        OrganizationFact("d1", "澄州市财政局", ("市财政局",), OrganizationKind.GOVERNMENT, Level.MUNICIPAL, AT, "r"),
    ),
    responsibilities=(responsibility(collective=False, due=DUE), responsibility(collective=True, due=None)),
    problems=(Problem("open-place", "子/规划.txt", "市局", "请补充", None),),
)  # fmt: skip


def test_lists_in_the_published_order() -> None:
    """The object has the source and the nine lists in their order; what we add comes behind."""
    assert list(facts_object(FACTS)) == [
        "source", "documents", "sections", "references", "targets", "goals", "projects", "tasks", "organizations",
        "responsibilities", "goal_links", "problems", "sha256",
    ]  # fmt: skip


KEYS = {
    "documents": ["id", "title", "type", "issuers", "number", "issued", "jurisdiction", "province", "period"],
    "sections": ["doc", "level", "label", "title"],
    "references": ["doc", "title", "relation", "level", "issuers", "number", "bracketed"],
    "targets": ["doc", "indicator", "op", "value", "unit", "year", "role", "attribute"],
    "goals": ["doc", "text", "horizon"],
    "projects": ["doc", "name", "kind", "investment", "area"],
    "tasks": ["doc", "title", "path"],
    "organizations": ["name", "mentions", "kind", "level"],
    "responsibilities": ["doc", "org", "as_written", "role", "basis", "task", "due"],
}


@pytest.mark.parametrize("kind", KEYS)
def test_every_fact_has_its_keys_and_evidence(kind: str) -> None:
    """Published keys come in their order, and every fact carries quote, span and rule."""
    for fact in json.loads(facts_json(FACTS))[kind]:
        assert [key for key in fact if key in KEYS[kind]] == KEYS[kind]
        assert (fact["quote"], fact["span"], fact["rule"]) == ("原文", [3, 5], "r")


def test_values() -> None:
    """Codes as text, quantities and time limits as objects, unknown values null, optional keys only where they say something."""
    data = json.loads(facts_json(FACTS))
    document, project, task = data["documents"][0], data["projects"][0], data["tasks"][0]
    assert (document["type"], document["number"], document["period"]) == ("action_plan", None, [2021, 2025])
    assert [item["value"] for item in data["targets"]] == [90, [1.5, 2], None]
    assert '"value": 90,' in facts_json(FACTS)
    assert [item.get("growth") for item in data["targets"]] == [None, "annual", None]
    assert ["growth" in item for item in data["targets"]] == [False, True, False]
    assert data["targets"][2]["text"] == "全覆盖"
    assert (project["investment"], project["area"]) == ({"value": 2.4, "unit": "亿元"}, None)
    assert (task["path"], task["due"]) == (["三", "二"], {"text": "2023年12月底前", "date": "2023-12-31"})
    plain, collective = data["responsibilities"]
    assert "collective" not in plain
    assert (collective["collective"], collective["due"], collective["basis"]) == (True, None, "mark")
    assert data["problems"] == [{"code": "open-place", "found": "市局", "advice": "请补充", "span": None}]


def test_one_line_is_the_same_object() -> None:
    """JSON lines hold the same object, each on one line."""
    line = facts_json(FACTS, one_line=True)
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(facts_json(FACTS))


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        # the stem of the file, as the scorer expects
        (["a.txt", "子/b.md"], {"a.txt": "a.json", "子/b.md": "b.json"}),
        # two suffixes of one stem keep them
        (["a.txt", "a.md"], {"a.txt": "a.txt.json", "a.md": "a.md.json"}),
        # two folders with a file of one name are told apart by the folder
        (["甲/a.txt", "乙/a.txt"], {"甲/a.txt": "甲__a.txt.json", "乙/a.txt": "乙__a.txt.json"}),
        # case does not tell files apart on every disk
        (["A.txt", "a.txt"], {"A.txt": "A.txt.json", "a.txt": "a.txt~2.json"}),
        # a name made for one may be the stem of another
        (["a.txt", "a.md", "a.txt.md"], {"a.txt": "a.txt~2.json", "a.md": "a.md.json", "a.txt.md": "a.txt.json"}),
    ],
)
def test_no_file_overwrites_another(sources: list[str], names: dict[str, str]) -> None:
    """Every source gets a file of its own, whatever the order."""
    assert dict(json_names(sources)) == dict(json_names(sources[::-1])) == names
    assert len({name.casefold() for name in names.values()}) == len(sources)


def test_written_file(tmp_path: Path) -> None:
    """The file is UTF-8, its folder is made."""
    write_facts(FACTS, tmp_path / "新" / "规划.json")
    assert json.loads((tmp_path / "新" / "规划.json").read_bytes().decode("utf-8"))["source"] == "子/规划.txt"
