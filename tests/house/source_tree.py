"""The shipped modules and the tracked files, as the tests of the house read them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ontology", "kg", "extractors", "outputs", "cli")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its dotted name, its path from the root, and its text."""

    name: str
    path: str
    text: str

    @property
    def room(self) -> str:
        """First part of the dotted name."""
        return self.name.partition(".")[0]

    @property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, self.path)


def module(path: str, text: str) -> Module:
    """Module at `path`, given from the root with slashes; a package is named after its folder."""
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return Module(name, path, text)


def modules(*folders: str) -> tuple[Module, ...]:
    """Modules of these rooms or folders, by path."""
    paths: list[Path] = []
    for folder in folders:
        single = ROOT / f"{folder}.py"
        paths.extend([single] if single.exists() else sorted((ROOT / folder).rglob("*.py")))
    return tuple(module(p.relative_to(ROOT).as_posix(), p.read_text(encoding="utf-8")) for p in paths)


def shipped() -> tuple[Module, ...]:
    """Modules that the wheel carries."""
    return modules(*ROOMS)


def functions(tree: ast.Module) -> Iterator[FunctionNode]:
    """All functions and methods, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def tracked_files() -> tuple[Path, ...]:
    """Files that belong to the project: in the index, or new and not ignored. Empty where there is no git."""
    git = shutil.which("git")
    if git is None:
        return ()
    command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    names = sorted(set(filter(None, listed.stdout.split("\0"))))
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())
