"""What is packed can be installed on its own and works away from the source tree."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT

PLAN = """澄州市教育局2024年工作要点

一、重点任务
1.扩大普惠学位供给。新建公办幼儿园12所。（牵头单位：市教育局；配合单位：市财政局）
"""
NO_REGISTRY = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "timed out",
)
PACKAGED = {
    ".ttl": "ontology/",
    ".rq": "ontology/",
    ".csv": "",
    ".html.j2": "outputs/",
    ".min.js": "outputs/",
}


@dataclass(frozen=True, slots=True)
class Built:
    """The two archives that a release consists of."""

    sdist: Path
    wheel: Path


def run(*command: str | Path, cwd: Path) -> str:
    """Output of a command that has to succeed."""
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist, and the wheel that is built from it."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (sdist,) = out.glob("*.tar.gz")
    (wheel,) = out.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a new environment that holds the wheel and the locked versions of what it needs."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=True)
    binaries = home / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "--no-deps"]
    lock = [*pip, "--retries", "1", "--require-hashes", "-r", str(ROOT / "requirements.lock")]
    done = subprocess.run(lock, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stderr for sign in NO_REGISTRY):
        pytest.skip("the package registry does not answer: nothing can be installed anew")
    assert done.returncode == 0, done.stderr
    run(*pip, built.wheel, cwd=home)
    return binaries / "policykg"


def test_wheel_carries_everything(built: Built) -> None:
    """Vocabulary, questions, name lists, page and licences are in the wheel."""
    names = zipfile.ZipFile(built.wheel).namelist()
    for suffix, folder in PACKAGED.items():
        assert [n for n in names if n.startswith(folder) and n.endswith(suffix)], suffix
    for room in ("kg", "ontology", "extractors", "outputs"):
        assert f"{room}/py.typed" in names
    for notice in ("LICENSE", "THIRD_PARTY_NOTICES"):
        assert [n for n in names if n.endswith(f".dist-info/licenses/{notice}")], notice


def test_wheel_carries_every_file_of_the_rooms(built: Built) -> None:
    """Each file of the four rooms is packed, whatever its kind."""
    rooms = [p for room in ("kg", "ontology", "extractors", "outputs") for p in (ROOT / room).rglob("*")]
    ours = {p.relative_to(ROOT).as_posix() for p in rooms if p.is_file() and "__pycache__" not in p.parts}
    assert ours - set(zipfile.ZipFile(built.wheel).namelist()) == set()


def test_wheel_carries_nothing_else(built: Built) -> None:
    """Tests, examples and documents stay out of the wheel."""
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(built.wheel).namelist()}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"kg", "ontology", "extractors", "outputs", "cli.py"}


def test_sdist_carries_nothing_private(built: Built) -> None:
    """The source archive holds the rooms and the papers that go with them, no environment and no output."""
    with tarfile.open(built.sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert tops & {".venv", "out", "tests", "examples", ".git", ".ci"} == set()
    assert tops >= {"kg", "ontology", "extractors", "outputs", "cli.py", "pyproject.toml", "LICENSE", "README.md"}


def test_command_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """The installed command knows its version, builds a graph and answers, far from the source tree."""
    assert "0.1.0" in run(installed, "--version", cwd=tmp_path)
    (tmp_path / "要点.txt").write_text(PLAN, encoding="utf-8")
    run(installed, "build", "要点.txt", "--graph", "图谱", cwd=tmp_path)
    answer = run(installed, "trace", "市教育局", "--graph", "图谱", "--json", cwd=tmp_path)
    assert "扩大普惠学位供给" in answer
    run(installed, "export", "html", "-o", "page.html", "--graph", "图谱", cwd=tmp_path)
    assert "扩大普惠学位供给" in (tmp_path / "page.html").read_text(encoding="utf-8")
    run(installed, "validate", "--graph", "图谱", cwd=tmp_path)
