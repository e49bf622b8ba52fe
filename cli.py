"""The command line: a thin skin that parses, calls one library function and prints.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 findings or nothing of that
name, 2 wrong usage, query or graph, 3 some input could not be read (the rest was done), 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import InputError, NotFound, PolicyKGError
from kg.kinds import NameKind
from kg.view import NodeKind
from outputs.console import Gone, chosen_format, emit, prepare_streams, say, width
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

        emit(f"policykg {version('policykg')}\n")
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
        say(f"已中断，已读的 {stop.kept} 份已保留 / interrupted, {stop.kept} sources kept")
        raise typer.Exit(INTERRUPTED) from None
    for note in report.notes:
        say(f"注意 / note: {note}")
    for failure in report.failures:
        say(failure_text(failure))
    if as_json or form:
        _rows(build_table(report), form, as_json=as_json)
    else:
        emit(build_text(report))
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
    from outputs.extraction import write_extraction
    from outputs.progress import progress_bar

    with progress_bar("抽取 / extracting") as progress:
        done = write_extraction(paths, output, extraction=_extraction(), jobs=_jobs(jobs), progress=progress)
    for failure in done.failures:
        say(f"无法读取 / unreadable: {failure}")
    if output is not None:
        say(f"已写入 / written: {done.written} × JSON → {output}")
    if done.failures:
        raise typer.Exit(UNREADABLE)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="一个文件 / one file", show_default=False)],
    *,
    text: Annotated[bool, typer.Option("--text", help="也显示全文 / the whole text too")] = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """读到了什么：文件、章节及其作用、表格、正文 / what the reader saw, before any fact is read out of it.

    \b
    例 / example: policykg read 规划.pdf --text
    """
    from extractors.seeing import see
    from kg.reading import read_bytes
    from kg.sources import SourceFile
    from outputs.read_page import render_seen

    seen = see(read_bytes(SourceFile(file.name, file.resolve())), file.name)
    emit(render_seen(seen, chosen_format(form, as_json=as_json), width=width(), text=text))


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
    emit(render_answer(answer, chosen_format(form, as_json=as_json), width=width()))


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
    emit(render_trace(rows, chosen_format(form, as_json=as_json), width=width()))
    if not rows:
        say("没有符合的任务 / no such tasks")


@app.command()
def lineage(
    text: Annotated[str, typer.Argument(help="任务或文件标题中的字 / words of a title", show_default=False)],
    *,
    document: Annotated[str, typer.Option(help="只要某文件中的任务 / only tasks of this document")] = "",
    graph: Graph = DEFAULT_GRAPH,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """任务从何而来、由谁落实：向上到国家文件，向下到责任单位 / from a task up to the national papers, down to owners.

    \b
    例 / example: policykg lineage 集团化办学
    """
    from kg.lineage import lineage as read_lineage
    from outputs.lineage_tree import render_lineage

    rows = read_lineage(graph, text, document=document)
    emit(render_lineage(rows, chosen_format(form, as_json=as_json), width=width()))


@app.command()
def identify(
    names: Annotated[list[str], typer.Argument(help="单位、文件、地区、指标、项目的名称", show_default=False)],
    *,
    place: Annotated[str, typer.Option(help="用这些名称的地区，如 澄州市 / whose names", show_default=False)] = "",
    kind: Annotated[NameKind | None, typer.Option(help="名称的类别 / kind of the names", show_default=False)] = None,
    graph: Annotated[
        Path | None,
        typer.Option("--graph", envvar="POLICYKG_GRAPH", help="图谱文件夹，可不给 / graph folder, optional"),
    ] = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """名称指的是哪一个：规范名称、类别、标识；不能确定时列出候选 / which entity a name means.

    不给 --graph 时只按机构名称表与规则判断。Without --graph the lexicon and the rules alone answer.

    \b
    例 / example: policykg identify 市人社局 省教育厅 --place 澄州市
    """
    from kg.identification import identify as identify_names
    from outputs.identity_table import render_identified

    found = identify_names(names, place=place, kind=kind, graph=graph)
    emit(render_identified(found, chosen_format(form, as_json=as_json), width=width()))


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
        emit(text)
        return
    write_export(text, output)
    say(f"已写入 / written: {output}")


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
    say(f"校验完毕 / checked: 违规 {grave} violations，其他 {len(found) - grave} others")
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
    chosen = chosen_format(form, as_json=as_json)
    if problems:
        _rows(problem_table(found), form, as_json=as_json)
    elif chosen == Format.TABLE:
        emit(status_text(found, width=width()))
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


def _rows(table: Table, form: Format | None, *, as_json: bool) -> None:
    from outputs.tables import render

    emit(render(table, chosen_format(form, as_json=as_json), width=width()))


def _code(error: PolicyKGError) -> int:
    """The exit code of an error."""
    if isinstance(error, InputError):
        return UNREADABLE
    return FINDINGS if isinstance(error, NotFound) else USAGE


def main() -> None:
    """Run the command; every foreseen error is one line on standard error."""
    prepare_streams()
    try:
        app()
    except Gone:
        sys.exit(0)
    except PolicyKGError as error:
        say(f"错误 / error: {error}")
        sys.exit(_code(error))


if __name__ == "__main__":
    main()
