"""Imports run one way: ontology ← kg ← extractors | outputs ← cli."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.source_tree import ROOMS, ROOT, Module, module, shipped

# Room -> the rooms it may import, besides itself.
MAY_IMPORT = {
    "ontology": set[str](),
    "kg": {"ontology"},
    "extractors": {"kg"},
    "outputs": {"kg", "ontology"},
    "cli": {"ontology", "kg", "extractors", "outputs"},
}
# Library -> the rooms that may not see it.
HIDDEN_FROM = {
    "spacy": set(ROOMS) - {"extractors"},
    "rdflib": {"extractors"},
    "pyoxigraph": {"extractors"},
    "oxrdflib": {"extractors"},
}
HEAVY = ("spacy", "rdflib", "pyoxigraph", "pyvis", "networkx", "pyshacl", "lxml", "jinja2")


def imported_names(source: Module) -> Iterator[str]:
    """Dotted names that a module imports anywhere in it, as far as they can be read from the text."""
    package = source.name if source.path.endswith("/__init__.py") else source.name.rpartition(".")[0]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - (node.level - 1)] if node.level else []
            origin = ".".join([*up, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "importlib.import_module",
            "import_module",
            "__import__",
        ):
            yield from (
                arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


def wrong_arrows(sources: Iterable[Module]) -> list[str]:
    """Imports that the plan of the house does not allow, as `module -> imported name`."""
    found = []
    for source in sources:
        for name in imported_names(source):
            top = name.partition(".")[0]
            foreign_room = top in ROOMS and top != source.room and top not in MAY_IMPORT[source.room]
            if foreign_room or source.room in HIDDEN_FROM.get(top, set()) or top == "tests":
                found.append(f"{source.name} -> {name}")
    return found


def circle(sources: Iterable[Module]) -> list[str]:
    """Modules that import each other in a circle; empty where there is none."""
    by_name = {source.name: source for source in sources}
    graph: dict[str, set[str]] = {}
    for name, source in by_name.items():
        targets = {n if n in by_name else n.rpartition(".")[0] for n in imported_names(source)}
        graph[name] = {target for target in targets if target in by_name and target != name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_arrow_is_allowed() -> None:
    """No room imports what stands later in the flow, and the libraries keep to their rooms."""
    assert wrong_arrows(shipped()) == []


def test_no_circle() -> None:
    """No two of our modules import each other, directly or round about."""
    assert circle(shipped()) == []


def test_every_room_is_read() -> None:
    """The checks above saw modules of every room, so they did not pass on nothing."""
    assert {source.room for source in shipped()} == set(ROOMS)


@pytest.mark.parametrize(
    ("path", "text", "arrow"),
    [
        # the vocabulary imports nothing of ours
        ("ontology/terms.py", "import kg", "ontology.terms -> kg"),
        # the core takes the extraction function as an argument
        ("kg/build.py", "from extractors import extract", "kg.build -> extractors.extract"),
        # also inside a function
        ("kg/build.py", "def f():\n    import outputs.html", "kg.build -> outputs.html"),
        # also for type checkers only
        ("kg/build.py", "if TYPE_CHECKING:\n    from cli import main", "kg.build -> cli.main"),
        # the way in and the way out do not know each other
        ("outputs/table.py", "from extractors.text import View", "outputs.table -> extractors.text.View"),
        ("extractors/tasks.py", "from ontology import terms", "extractors.tasks -> ontology.terms"),
        # also by name
        ("kg/store.py", "importlib.import_module('outputs.html')", "kg.store -> outputs.html"),
        # nothing outside extractors sees spaCy, nothing inside sees RDF
        ("cli.py", "def f():\n    import spacy", "cli -> spacy"),
        ("extractors/tasks.py", "from rdflib import Graph", "extractors.tasks -> rdflib.Graph"),
        # shipped code does not need the tests
        ("kg/store.py", "from tests.house import source_tree", "kg.store -> tests.house.source_tree"),
    ],
)
def test_wrong_arrow_is_found(path: str, text: str, arrow: str) -> None:
    """Each forbidden arrow is reported with both ends."""
    assert wrong_arrows([module(path, text)]) == [arrow]


@pytest.mark.parametrize(
    "sources",
    [
        # two modules, one of them inside a function
        {"kg/a.py": "from kg import b", "kg/b.py": "def f():\n    from kg.a import x"},
        # three modules, relative imports
        {"kg/a.py": "from .b import x", "kg/b.py": "from . import c", "kg/c.py": "import kg.a"},
        # through the package's own file
        {"kg/__init__.py": "from kg.a import x", "kg/a.py": "from kg import y"},
    ],
)
def test_circle_is_found(sources: dict[str, str]) -> None:
    """A circle of imports is found wherever the imports stand."""
    assert circle([module(path, text) for path, text in sources.items()]) != []


def test_straight_line_is_no_circle() -> None:
    """Modules that import each other one way only pass."""
    assert (
        circle([module("kg/a.py", "from kg.b import x"), module("kg/b.py", "import kg.c"), module("kg/c.py", "")]) == []
    )


def test_command_line_imports_nothing_heavy() -> None:
    """Importing the command line loads none of the heavy libraries, so that help answers at once."""
    code = f"import sys, cli; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
