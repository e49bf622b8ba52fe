"""The command as its users run it, and a graph of the examples that the whole test run shares."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import cli
from tests.kg.small_extract import SMALL, TEXT, write

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


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in this process, with the small extraction, on a graph in the test's own folder."""
    monkeypatch.setattr(cli, "_extraction", lambda: SMALL)
    monkeypatch.setenv("POLICYKG_GRAPH", str(tmp_path / "graph"))
    monkeypatch.setenv("COLUMNS", "100")

    def command(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["policykg", *map(str, arguments)])
        code: int | str | None = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        out, err = capfd.readouterr()
        return Result(code if isinstance(code, int) else 0, out, err)

    return command


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two documents."""
    return write(tmp_path / "docs", 甲=TEXT, 乙=TEXT.replace("澄州市", "临江市"))
