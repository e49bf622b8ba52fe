"""The command as its users run it, and a graph of the examples that the whole test run shares."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def run_policykg(
    *arguments: str | Path, cwd: Path = ROOT, graph: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed command; `graph` is the folder it works on, `cwd` where it is called from."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("POLICYKG_")}
    environment |= {"COLUMNS": "100", "NO_COLOR": "1"} | ({"POLICYKG_GRAPH": str(graph)} if graph else {})
    command = [str(Path(sys.executable).with_name("policykg")), *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="session")
def policykg() -> Command:
    """The command itself, as a function of its arguments."""
    return run_policykg


@pytest.fixture(scope="session")
def examples_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a graph built from the examples; tests only read it."""
    graph = tmp_path_factory.mktemp("examples") / "graph"
    done = run_policykg("build", ROOT / "examples", graph=graph)
    assert done.returncode == 0, done.stderr
    return graph


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with the real documents and the gold facts; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no {folder.name}/corpus beside the project: real documents and gold facts are not here")
    return folder
