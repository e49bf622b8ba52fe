"""One paper in every format: the files are what the script writes, and each gives the same facts."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path, PurePath

import pytest

from extractors import extract
from kg.facts import FileFacts, ResponsibilityFact
from tests.conftest import Command
from tests.examples.make_formats import ARCHIVE, FOLDER, files
from tests.examples.paper import (
    DATE,
    HEAD,
    ISSUER,
    NAME,
    NOTICE,
    NUMBER,
    SCHEME,
    TABLE_NAME,
    TABLE_TITLE,
    Kind,
    full_rows,
    lines,
)

PAPERS = ("md", "html", "docx", "pdf", "ofd")
TABLES = ("xlsx", "csv")
NUMBERED = (Kind.CHAPTER, Kind.SECTION, Kind.POINT, Kind.ITEM)
START = 24  # characters of a task that tell it from the others
Row = tuple[object, ...]


TASKS = tuple(row[1] for row in full_rows()[1:])


@cache
def facts_of(ending: str) -> FileFacts:
    """Facts in the file with this ending."""
    path = FOLDER / f"{TABLE_NAME if ending in TABLES else NAME}.{ending}"
    return extract(path.read_bytes(), path.name)


def owner(fact: ResponsibilityFact) -> Row:
    """Who is to do what by when, and how that is known."""
    due = (fact.due.text, fact.due.date) if fact.due else None
    return fact.org, fact.as_written, fact.role.value, fact.basis.value, due, fact.task[:START]


def compared(facts: FileFacts) -> dict[str, list[Row]]:
    """What all formats have in common; without places in the text, for each has its own."""
    return {
        "documents": [(d.title, d.type.value, d.number, d.issuers, d.issued, d.period) for d in facts.documents],
        "sections": [(s.level, s.label, s.title, s.function.value) for s in facts.sections],
        "references": [(r.title, r.relation.value, r.number, r.issuers) for r in facts.references],
        "targets": [(t.indicator, t.op, t.value, t.unit, t.year, t.role.value) for t in facts.targets],
        "goals": [(goal.text, goal.horizon) for goal in facts.goals],
        "projects": [(project.name, project.kind.value) for project in facts.projects],
        "tasks": [(task.title,) for task in facts.tasks],
        "organizations": [(o.name, o.kind.value, o.level.value) for o in facts.organizations],
        "responsibilities": [owner(r) for r in facts.responsibilities],
    }


def in_table(facts: FileFacts) -> list[ResponsibilityFact]:
    """Responsibilities that stand in a table."""
    return [r for r in facts.responsibilities if r.rule == "table-column"]


@pytest.mark.parametrize("name", sorted(files()))
def test_file_is_what_the_script_writes(name: str) -> None:
    """The files cannot rot: `make examples` would write the very same bytes."""
    assert (FOLDER / name).read_bytes() == files()[name]


def test_no_other_file_lies_there() -> None:
    """A file that the script no longer writes is taken away."""
    assert {path.name for path in FOLDER.iterdir() if not path.name.startswith(".")} == set(files())


def test_zip_holds_two_of_the_files() -> None:
    """What lies in the zip is the same as what lies beside it."""
    with zipfile.ZipFile(BytesIO(files()[ARCHIVE])) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(PurePath(name).suffix for name in held) == [".pdf", ".xlsx"]
    assert held.items() <= files().items()


def test_plain_text_says_what_the_source_says() -> None:
    """The measure itself: documents, sections, papers cited and the figures of the goal are those of the source."""
    found = compared(facts_of("txt"))
    year, month, day = (int(part) for part in DATE.replace("年", " ").replace("月", " ").rstrip("日").split())
    issued = f"{year}-{month:02}-{day:02}"
    assert found["documents"] == [
        (NOTICE, "notice", NUMBER, (ISSUER,), issued, None),
        (SCHEME, "scheme", None, (ISSUER,), issued, (2024, 2026)),
    ]
    headings = [(line.label.strip("（）、."), line.text.split("。")[0]) for line in lines() if line.kind in NUMBERED]
    assert [row[1:3] for row in found["sections"]] == [*headings, ("附件", TABLE_TITLE)]
    assert [row[:2] for row in found["references"]] == [
        ("国家水网建设规划纲要", "based_on"),
        ("江岭省人民政府办公厅关于推进农村供水提质增效的意见", "based_on"),
        ("澄州市农村供水工程运行管护办法", "to_issue"),
    ]
    assert found["targets"][:5] == [
        ("农村自来水普及率", "=", 96.0, "%", 2025, "target"),
        ("规模化供水工程覆盖农村人口比例", "=", 68.0, "%", 2025, "target"),
        ("农村自来水普及率", ">=", 97.5, "%", 2026, "target"),
        ("规模化供水工程覆盖农村人口比例", "=", 75.0, "%", 2026, "target"),
        ("农村供水水质合格率", ">=", 95.0, "%", 2026, "target"),
    ]


def test_table_says_what_the_source_says() -> None:
    """Each organisation of each row has its role and the row's time limit, in merged cells too."""
    expected = [
        (f"{number}{task}", role, name, due)
        for number, task, leaders, supporters, due in full_rows()[1:]
        for role, names in (("lead", leaders), ("support", supporters))
        for name in names.split("、")
    ]
    found = [(r.task, r.role.value, r.as_written, r.due.text if r.due else "") for r in in_table(facts_of("txt"))]
    assert found == expected
    assert len(HEAD) == 5


@pytest.mark.parametrize("kind", sorted(compared(FileFacts("", "", ""))))
@pytest.mark.parametrize("ending", PAPERS)
def test_facts_are_those_of_plain_text(ending: str, kind: str) -> None:
    """Whatever the format, the paper says the same."""
    measure, found = compared(facts_of("txt"))[kind], compared(facts_of(ending))[kind]
    assert measure
    assert found == measure


@pytest.mark.parametrize("ending", TABLES)
def test_table_alone_gives_its_part(ending: str) -> None:
    """A spreadsheet of the annex names the same owners, roles, time limits and tasks as the annex in the paper."""
    measure, found = facts_of("txt"), facts_of(ending)
    assert [d.title for d in found.documents] == [TABLE_TITLE]
    assert [owner(r) for r in found.responsibilities] == [owner(r) for r in in_table(measure)]
    assert [task.title for task in found.tasks] == list(TASKS)


def test_folder_of_mixed_formats_is_read_with_one_command(policykg: Command, tmp_path: Path) -> None:
    """Every file is read, the zip like a folder; the paper counts once, as Word has it, and so does the table alone."""
    done = policykg("build", FOLDER, graph=tmp_path / "graph")
    assert done.returncode == 0, done.stderr
    rows = json.loads(policykg("status", "--json", graph=tmp_path / "graph").stdout)
    states = {row["source"]: row["status"] for row in rows}
    assert len(states) == len(files()) + 1
    assert {name for name, state in states.items() if state == "read" and NAME in name} == {f"{NAME}.docx"}
    assert [PurePath(name).suffix for name, state in states.items() if state == "read" and TABLE_NAME in name] == [
        ".xlsx"
    ]
    assert set(states.values()) == {"read", "double"}
