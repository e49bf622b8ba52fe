"""From paths to sources: what is read, and under which name."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kg.errors import EmptyText, MissingFile, UnsupportedFormat
from kg.sources import Listing, list_sources
from kg.store import create_folder

SUFFIXES = (".txt", ".md")


def touch(root: Path, *names: str) -> None:
    """Make files with something in them."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names(listing: Listing) -> list[str]:
    """Names of the sources."""
    return [file.name for file in listing.files]


def test_folder_is_walked_through(tmp_path: Path) -> None:
    """Sources are named by their path below the folder; README and other formats are listed as skipped, hidden not."""
    touch(tmp_path, "b.txt", "子/a.MD", "README.md", "子/readme.txt", "c.pdf", ".x.txt", ".git/y.txt", "~")
    listing = list_sources([tmp_path], suffixes=SUFFIXES)
    assert names(listing) == ["b.txt", "子/a.MD"]
    assert [skipped.path.name for skipped in listing.skipped] == ["README.md", "c.pdf", "~", "readme.txt"]
    assert listing.failures == ()


def test_a_graph_inside_the_folder_is_no_source(tmp_path: Path) -> None:
    """The texts that a graph keeps are not read as documents."""
    touch(tmp_path, "a.txt")
    folder = create_folder(tmp_path / "policy-graph")
    touch(folder.texts, "0.txt")
    assert names(list_sources([tmp_path], suffixes=SUFFIXES)) == ["a.txt"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("不存在.txt", MissingFile),  # no such file
        ("不存在", MissingFile),  # no such folder
        ("表.xls", UnsupportedFormat),  # given by name, another format is a failure, not skipped
        ("空", EmptyText),  # a folder without a readable file
    ],
)
def test_failures_have_a_reason(tmp_path: Path, given: str, error: type[Exception]) -> None:
    """What was asked for and cannot be read is a failure; the rest is listed."""
    touch(tmp_path, "a.txt", "表.xls", "空/x.pdf")
    listing = list_sources([tmp_path / given, tmp_path / "a.txt"], suffixes=SUFFIXES)
    assert [type(failure) for failure in listing.failures] == [error]
    assert names(listing) == ["a.txt"]


def test_readme_given_by_name_is_read(tmp_path: Path) -> None:
    """A user who names a file means it."""
    touch(tmp_path, "README.md")
    assert names(list_sources([tmp_path / "README.md"], suffixes=SUFFIXES)) == ["README.md"]


@pytest.mark.parametrize(
    ("files", "given", "expected"),
    [
        # one file of a name keeps it
        (["2023/要点.txt"], ["2023"], ["要点.txt"]),
        # two folders with a file of the same name: the folder's name tells them apart
        (["2023/要点.txt", "2024/要点.txt"], ["2023", "2024"], ["2023/要点.txt", "2024/要点.txt"]),
        # the same for two files given
        (["2023/要点.txt", "2024/要点.txt"], ["2023/要点.txt", "2024/要点.txt"], ["2023/要点.txt", "2024/要点.txt"]),
        # folders of the same name: as many steps up as it takes
        (["甲/文/a.txt", "乙/文/a.txt"], ["甲/文", "乙/文"], ["乙/文/a.txt", "甲/文/a.txt"]),
        # a file met twice is one source, under the longer name
        (["甲/文/a.txt"], ["甲", "甲/文/a.txt", "甲/文"], ["文/a.txt"]),
    ],
)
def test_names_are_distinct_in_any_order(
    tmp_path: Path, files: list[str], given: list[str], expected: list[str]
) -> None:
    """Names tell all files apart and do not depend on the order of the paths."""
    touch(tmp_path, *files)
    for order in itertools.permutations(given):
        assert names(list_sources([tmp_path / path for path in order], suffixes=SUFFIXES)) == sorted(expected)


def test_a_longer_name_can_clash_in_its_turn(tmp_path: Path) -> None:
    """Where 甲/a.txt is taken by a file of the other folder, both names grow until they differ."""
    touch(tmp_path, "甲/a.txt", "乙/a.txt", "乙/甲/a.txt")
    found = names(list_sources([tmp_path / "甲", tmp_path / "乙"], suffixes=SUFFIXES))
    assert sorted(found) == sorted(["乙/a.txt", "乙/甲/a.txt", f"{tmp_path.name}/甲/a.txt"])


def test_known_names_are_kept(tmp_path: Path) -> None:
    """A file keeps the name it has in the graph, and a newcomer does not take it."""
    touch(tmp_path, "2023/要点.txt", "2024/要点.txt")
    known = {(tmp_path / "2023/要点.txt").resolve(): "要点.txt"}
    assert names(list_sources([tmp_path / "2024"], suffixes=SUFFIXES, known=known)) == ["2024/要点.txt"]
    assert names(list_sources([tmp_path / "2023", tmp_path / "2024"], suffixes=SUFFIXES, known=known)) == [
        "2024/要点.txt",
        "要点.txt",
    ]


def test_linked_folders_end(tmp_path: Path) -> None:
    """A folder that links to itself is not walked through for ever."""
    touch(tmp_path, "a.txt")
    (tmp_path / "环").symlink_to(tmp_path, target_is_directory=True)
    assert names(list_sources([tmp_path], suffixes=SUFFIXES)) == ["a.txt"]
