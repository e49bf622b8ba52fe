"""The command line: a thin skin that parses, calls one library function and prints.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 findings or nothing of that
name, 2 wrong usage, query or graph, 3 some input could not be read (the rest was done), 130 interrupted.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import InputError, NotFound, PolicyKGError
from kg.view import NodeKind
from outputs.formats import ExportFormat, Format

if TYPE_CHECKING:
    from kg.facts import Role
    from kg.reading import Extraction
    from outputs.tables import Table

FINDINGS, USAGE, UNREADABLE, INTERRUPTED = 1, 2, 3, 130
MOST_JOBS = 8  # processes by default at most; each takes some 200 MB

app = typer.Typer(
    name="policykg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


Graph = Annotated[
    Path,
    typer.Option("--graph", envvar="POLICYKG_GRAPH", help="图谱文件夹 / graph folder", show_default="./policy-graph"),
]
Paths = Annotated[list[Path], typer.Argument(help="文件或文件夹 / files and folders", show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="进程数，0 为自动 / processes, 0: automatic")]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", help="默认：终端上为表格，否则为 TSV / default: table on a terminal, else TSV", show_default=False
    ),
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
    """中文政策文件知识图谱：谁负责哪项任务，原文怎么说。

    Chinese policy documents as a knowledge graph: who owns which task, and where does it say so?

    \b
    例 / example: policykg build 文件夹 && policykg trace 市教育局
    """


@app.command()
def build(
    paths: Paths,
    *,
    graph: Graph = DEFAULT_GRAPH,
    jobs: Jobs = 0,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """读取文件，更新图谱（只读有变化的）/ read files into the graph, only what changed.

    \b
    例 / example: policykg build 文件夹 --graph 图谱
    """
    from kg.build import Interrupted
    from kg.build import build as build_graph
    from outputs.progress import progress_bar
    from outputs.summary import build_table, build_text, failure_text

    try:
        with progress_bar("读取 / reading") as progress:
            report = build_graph(paths, graph, extraction=_extraction(), jobs=_jobs(jobs), progress=progress)
    except Interrupted as stop:
        _say(f"已中断，已读的 {stop.kept} 份已保留 / interrupted, {stop.kept} sources kept")
        raise typer.Exit(INTERRUPTED) from None
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
    *,
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
    from outputs.progress import progress_bar

    extraction = _extraction()
    listing = list_sources(paths, suffixes=extraction.suffixes)
    failures = list(listing.failures)
    names = json_names(file.name for file in listing.files)
    with progress_bar("抽取 / extracting") as progress:
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


@app.command()
def query(
    words: Annotated[
        str,
        typer.Argument(metavar="[SPARQL | @FILE | NAME]", help="SPARQL、@文件 或现成查询的名称", show_default=False),
    ] = "",
    *,
    param: Annotated[list[str] | None, typer.Option(metavar="K=V", help="现成查询的参数 / parameter")] = None,
    list_all: Annotated[bool, typer.Option("--list", help="列出现成的查询 / list the saved questions")] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="秒 / seconds")] = 60.0,
    graph: Graph = DEFAULT_GRAPH,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """查询图谱（只读，前缀已知）/ ask the graph: read only, prefixes known.

    \b
    例 / examples: policykg query --list
                   policykg query tasks-of-department --param organisation=市教育局
                   policykg query 'SELECT ?t WHERE { ?t a pk:Task } LIMIT 5'
    """
    from kg.query import ask, prepare
    from outputs.answer_table import question_table, render_answer

    if list_all:
        _rows(question_table(), form, as_json=as_json)
        return
    if not words:
        raise typer.BadParameter("请给出 SPARQL、@文件 或查询名称 / give a query (policykg query --list)")
    prepared = prepare(words, _pairs(param or []))
    answer = ask(graph, prepared.text, place=prepared.place, timeout=timeout)
    _emit(render_answer(answer, _format(form, as_json=as_json), width=_width()))


@app.command()
def trace(
    organisation: Annotated[str, typer.Argument(help="单位，任何写法 / organisation", show_default=False)] = "",
    *,
    task: Annotated[str, typer.Option(help="任务标题中的字 / words of a task's title", show_default=False)] = "",
    document: Annotated[str, typer.Option(help="文件标题中的字或文号 / title or number", show_default=False)] = "",
    role: Annotated[
        str, typer.Option(help="lead 牵头 | responsible 责任 | support 配合 | directed 督促", show_default=False)
    ] = "",
    place: Annotated[str, typer.Option(help="地区，如 澄州市 / whose organisation", show_default=False)] = "",
    graph: Graph = DEFAULT_GRAPH,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """谁负责什么：任务、角色、时限、章节、原句 / who owns what, with the sentence that says so.

    没有符合的任务时退出码仍为 0，没有这个单位或文件时为 1。
    No such tasks: exit code 0; no such organisation or document: 1.

    \b
    例 / examples: policykg trace 市教育局 --place 澄州市
                   policykg trace --task 集团化办学
    """
    from kg.trace import Asked
    from kg.trace import trace as trace_graph
    from outputs.trace_table import render_trace

    if not (organisation or task or document):
        raise typer.BadParameter("请给出单位、--task 或 --document / give an organisation, --task or --document")
    asked = Asked(organisation=organisation, place=place, task=task, document=document, role=_role(role))
    rows = trace_graph(graph, asked)
    _emit(render_trace(rows, _format(form, as_json=as_json), width=_width()))
    if not rows:
        _say("没有符合的任务 / no such tasks")


@app.command()
def export(
    form: Annotated[ExportFormat, typer.Argument(help="html 网页 / page, ttl Turtle, nq N-Quads", show_default=False)],
    *,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="文件；不给则写到标准输出 / file")] = None,
    document: Annotated[str, typer.Option(help="只要某文件 / only this document", show_default=False)] = "",
    organisation: Annotated[str, typer.Option(help="只要某单位 / only this organisation", show_default=False)] = "",
    kind: Annotated[list[NodeKind] | None, typer.Option(help="只要某类，可多次 / only these kinds")] = None,
    graph: Graph = DEFAULT_GRAPH,
) -> None:
    """导出图谱：离线网页、Turtle、N-Quads / the graph as an offline page or as RDF.

    \b
    例 / example: policykg export html -o 图谱.html --document 十四五
    """
    from kg.selection import Wanted
    from outputs.exports import export_text, write_export

    text = export_text(graph, form, Wanted(document, organisation, frozenset(kind or [])))
    if output is None:
        _emit(text)
        return
    write_export(text, output)
    _say(f"已写入 / written: {output}")


@app.command()
def validate(
    *,
    shapes: Annotated[bool, typer.Option(help="也按 SHACL 校验（需 pyshacl）/ SHACL shapes too")] = True,
    graph: Graph = DEFAULT_GRAPH,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """校验图谱：引文与原文一致、SHACL 约束 / check evidence against the texts, and SHACL.

    \b
    例 / example: policykg validate --no-shapes
    """
    from kg.checking import check_graph
    from outputs.summary import finding_table

    found = check_graph(graph, shapes=shapes)
    if found or as_json or form:
        _rows(finding_table(found), form, as_json=as_json)
    grave = sum(item.severity == "violation" for item in found)
    _say(f"校验完毕 / checked: 违规 {grave} violations，其他 {len(found) - grave} others")
    if grave:
        raise typer.Exit(FINDINGS)


@app.command()
def status(
    *,
    problems: Annotated[bool, typer.Option("--problems", help="列出待定问题 / list the open problems")] = False,
    graph: Graph = DEFAULT_GRAPH,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """图谱里有什么：来源、事实、待定问题 / what is in the graph.

    \b
    例 / example: policykg status --problems
    """
    from kg.status import status as look
    from outputs.summary import problem_table, status_table, status_text

    found = look(graph)
    chosen = _format(form, as_json=as_json)
    if problems:
        _rows(problem_table(found), form, as_json=as_json)
    elif chosen == Format.TABLE:
        _emit(status_text(found, width=_width()))
    else:
        _rows(status_table(found), form, as_json=as_json)


def _extraction() -> Extraction:
    from extractors import RULES_VERSION, SUFFIXES
    from extractors import extract as read_facts
    from kg.reading import Extraction

    return Extraction(read_facts, RULES_VERSION, SUFFIXES)


def _jobs(wanted: int) -> int:
    return wanted or min(os.cpu_count() or 1, MOST_JOBS)


def _role(name: str) -> Role | None:
    """The role of a code or of a Chinese word."""
    from outputs.headings import ROLES

    known = {**{role.value: role for role in ROLES}, **{word: role for role, word in ROLES.items()}}
    if name and name not in known:
        raise typer.BadParameter(f"{name}: 可用 / known: {' '.join(known)}", param_hint="--role")
    return known.get(name)


def _pairs(params: list[str]) -> dict[str, str]:
    """Values by name out of K=V."""
    wrong = [item for item in params if "=" not in item]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]}: 应为 名称=值 / must be K=V", param_hint="--param")
    return {name.strip(): value for name, _, value in (item.partition("=") for item in params)}


def _format(form: Format | None, *, as_json: bool) -> Format:
    """The format asked for; else a table on a terminal and TSV for a pipe."""
    if as_json:
        return Format.JSON
    if form is not None:
        return form
    return Format.TABLE if sys.stdout.isatty() else Format.TSV


def _rows(table: Table, form: Format | None, *, as_json: bool) -> None:
    from outputs.tables import render

    _emit(render(table, _format(form, as_json=as_json), width=_width()))


def _width() -> int:
    return max(60, shutil.get_terminal_size().columns)


def _emit(text: str) -> None:
    """Data to standard output; a reader that has gone (`| head`) ends the program quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def _say(text: str) -> None:
    """One message to standard error, on one line."""
    print(" ".join(text.split()), file=sys.stderr)


def _code(error: PolicyKGError) -> int:
    """The exit code of an error."""
    if isinstance(error, InputError):
        return UNREADABLE
    return FINDINGS if isinstance(error, NotFound) else USAGE


def main() -> None:
    """Run the command; every foreseen error is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        app()
    except PolicyKGError as error:
        _say(f"错误 / error: {error}")
        sys.exit(_code(error))


if __name__ == "__main__":
    main()
