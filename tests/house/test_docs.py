"""What the documents say is true: blocks run, pages are up to date, links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.generated_pages import PAGES as GENERATED
from tests.house.generated_pages import command_names, question_files
from tests.house.source_tree import ROOT, modules

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "docs").rglob("*.md"))),
)


def command_lines(text: str) -> list[str]:
    """Lines of the shell blocks that call the program, continuation lines joined, comments cut off."""
    joined = "\n".join(BLOCK.findall(text)).replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.startswith("policykg ")]


README_LINES = command_lines((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workplace(examples_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it is after `make demo`: examples, and their graph in out/graph."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(examples_graph, folder / "out" / "graph")
    return folder


def test_readme_has_examples() -> None:
    """The README shows the main commands at work."""
    shown = {shlex.split(line)[1] for line in README_LINES}
    assert shown >= {"build", "trace", "query", "export", "extract"}


@pytest.mark.parametrize("line", README_LINES)
def test_readme_line_runs(workplace: Path, line: str) -> None:
    """Each command line of the README succeeds on the examples and says something."""
    binaries = str(Path(sys.executable).parent)
    environment = os.environ | {"POLICYKG_GRAPH": "out/graph", "PATH": binaries + os.pathsep + os.environ["PATH"]}
    done = subprocess.run(
        ["sh", "-c", line], cwd=workplace, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or done.stderr.strip()


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_page_is_current(name: str) -> None:
    """Pages made from the code are what the code says now; `make docs` brings them up to date."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == GENERATED[name]()


def test_everything_is_documented() -> None:
    """Every command, saved question and extractor stands in the documents."""
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    names = [f"policykg {name}" for name in command_names()]
    names += [path.stem for path in question_files()]
    names += [source.path for source in modules("extractors")]
    assert [name for name in names if name not in text] == []
    assert len(question_files()) >= 8


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    """Each relative link of a page leads to a file or folder."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not ((ROOT / page).parent / link).exists()] == []


def test_comment_lines_are_no_commands() -> None:
    """Of a shell block, only the lines that call the program count, with their continuation."""
    assert command_lines("```sh\n# policykg x\nmake demo\npolicykg trace \\\n 甲\n```\n```text\npolicykg y\n```\n") == [
        "policykg trace   甲"
    ]
