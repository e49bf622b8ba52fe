"""The command line: a thin skin that parses, calls one library function and prints.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 findings or nothing of that
name, 2 wrong usage, query or graph, 3 some input could not be read (the rest was done), 130 interrupted.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.errors import PolicyKGError
    from kg.facts import FileFacts, Role
    from kg.reading import Extraction, Progress
    from outputs.tables import Format, Table

FINDINGS, USAGE, UNREADABLE = 1, 2, 3
MOST_JOBS = 8  # processes by default at most; each takes some 200 MB

app = typer.Typer(
    name="policykg",
    help="中文政策文件知识图谱：谁负责哪项任务，原文怎么说。\n\nChinese policy documents as a knowledge graph: who owns what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Rows(StrEnum):
    """Formats of rows: those of outputs.tables.Format, named here so that the help page needs no import."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    HTML = "html"
    TTL = "ttl"
    NQ = "nq"


Graph = Annotated[
    Path, typer.Option("--graph", envvar="POLICYKG_GRAPH", help="图谱文件夹 / graph folder", show_default="./policy-graph")
]
Paths = Annotated[list[Path], typer.Argument(help="文件或文件夹 / files and folders", show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="进程数，0 为自动 / processes, 0: automatic")]
FormatOption = Annotated[
    Rows | None,
    typer.Option("--format", help="默认：终端上为表格，否则为 TSV / default: table on a terminal, else TSV", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="同 --format json / same as --format json")]
DEFAULT_GRAPH = Path("policy-graph")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        _emit(f"policykg {version('policykg')}\n")
        raise typer.Exit


@app.callback()
def policykg(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 / show the version")
    ] = False,
) -> None:
    """The options of the program itself; its help text is that of `app`."""


@app.command()
def build(
    paths: Paths,
    graph: Graph = DEFAULT_GRAPH,
    jobs: Jobs = 0,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """读取文件，更新图谱（只读有变化的）/ read files into the graph, only what changed.

    \b
    例 / example: policykg build 文件夹 --graph 图谱
    """
    from kg.build import build as build_graph
    from outputs.summary import build_table, build_text, failure_text

    with _progress("读取 / reading") as progress:
        report = build_graph(paths, graph, extraction=_extraction(), jobs=_jobs(jobs), progress=progress)
    for note in report.notes:
        _say(f"注意 / note: {note}")
    for failure in report.failures:
        _say(failure_text(failure))
    if as_json or form:
        _rows(build_table(report), form, as_json=as_json)
    else:
        _emit(build_text(report))
    if report.failures:
        raise typer.Exit(UNREADABLE)


@app.command()
def extract(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="文件夹，每个输入一个 NAME.json / folder for one NAME.json per input"),
    ] = None,
    jobs: Jobs = 0,
    _: Annotated[bool, typer.Option("--json", help="JSON，即默认格式 / JSON, which is the default")] = False,
) -> None:
    """只抽取事实，不建图谱；多个文件输出为 JSON Lines / facts only, as JSON; several files: one object per line.

    \b
    例 / example: policykg extract 规划.txt -o facts
    """
    from kg.reading import read_files
    from kg.sources import list_sources
    from outputs.facts_json import facts_json, json_names, write_facts

    extraction = _extraction()
    listing = list_sources(paths, suffixes=extraction.suffixes)
    failures = list(listing.failures)
    names = json_names(file.name for file in listing.files)
    with _progress("抽取 / extracting") as progress:
        readings = read_files(listing.files, extract=extraction.extract, jobs=_jobs(jobs))
        for done, reading in enumerate(readings, start=1):
            if reading.failure is not None:
                failures.append(reading.failure)
            elif reading.facts is not None and output is not None:
                write_facts(reading.facts, output / names[reading.file.name])
            elif reading.facts is not None:
                _emit(facts_json(reading.facts, one_line=len(listing.files) > 1))
            if progress is not None:
                progress(done, len(listing.files), reading.file.name)
    for failure in failures:
        _say(f"无法读取 / unreadable: {failure}")
    if output is not None:
        _say(f"已写入 / written: {len(names) - len(failures) + len(listing.failures)} × JSON → {output}")
    if failures:
        raise typer.Exit(UNREADABLE)
