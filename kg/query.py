"""Asking the graph in SPARQL: read only, over all sources, in a process of its own where time is limited."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import GraphError, QueryError
from kg.sparql import Checked, Form, check, engine_error
from kg.store import GraphFolder, find_folder, open_reader
from ontology.questions import QuestionError, bind, parse_question, saved_question
from ontology.terms import PREFIXES

_TRIPLE: Final = ("subject", "predicate", "object")
# "tasks-of-department": a name, not a SPARQL text, which has braces
_NAME = re.compile(r"[\w.-]+")


class TermKind(StrEnum):
    """Kind of an RDF term."""

    IRI = "iri"
    LITERAL = "literal"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One value of an answer; `datatype` is an IRI, `language` a tag, both empty for IRIs."""

    value: str
    kind: TermKind = TermKind.LITERAL
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows under names. ASK gives one row with one boolean, CONSTRUCT one row per statement."""

    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A SPARQL text ready to run, and what to call it in a message."""

    text: str
    place: str


def prepare(words: str, params: Mapping[str, str]) -> Prepared:
    """From what a user types to a SPARQL text.

    Args:
        words: SPARQL, “@” and the path of a file with SPARQL, or the name of a saved question.
        params: values of parameters, for saved questions and for files that declare some in their head.

    Raises:
        QueryError: there is no such question, file or parameter, or a value is not of its kind.
    """
    try:
        if words.startswith("@"):
            return _from_file(Path(words[1:]), params)
        if _NAME.fullmatch(words):
            return Prepared(bind(saved_question(words), params), words)
    except QuestionError as error:
        raise QueryError("query", str(error), "policykg query --list") from error
    if params:
        raise QueryError("query", "--param 只用于现成的查询 / only for saved questions", "policykg query --list")
    return Prepared(words, "query")


def _from_file(path: Path, params: Mapping[str, str]) -> Prepared:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise QueryError(str(path), "查询文件不存在 / no such query file", "请检查路径") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(str(path), "无法读取查询文件 / cannot read the query file", "文件应为 UTF-8 文本") from error
    if params or any(line.startswith("# param ") for line in text.splitlines()):
        return Prepared(bind(parse_question(str(path), text), params), str(path))
    return Prepared(text, str(path))


def ask(
    graph: Path,
    text: str,
    *,
    place: str = "query",
    timeout: float | None = None,
) -> Answer:
    """Run a query over the union of all sources; each source is also a named graph.

    Rows stand in the order that the query gives them, else in that of their values.

    Args:
        graph: the graph folder.
        text: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of `ontology.terms` need no PREFIX line.
        place: what to call the text in a message.
        timeout: seconds; the query then runs in a process of its own. None: no limit, in this process.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        QueryError: the text is wrong, would do more than read, or takes too long.
    """
    folder = find_folder(graph)
    checked = check(text, place=place)
    if timeout is None:
        return _answer(folder, checked, place)
    return _in_time(folder, checked, place, timeout)


def _answer(folder: GraphFolder, checked: Checked, place: str) -> Answer:
    store = open_reader(folder)
    try:
        found = store.query(
            checked.text,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=True,
        )
        return _typed(found, checked)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise engine_error(str(error), place=place) from error
    except OSError as error:
        raise GraphError(
            str(folder.path), f"读取中断 / reading failed: {error}", "请重试；若图谱正在构建，请等它结束"
        ) from error


def _typed(found: QuerySolutions | QueryBoolean | QueryTriples, checked: Checked) -> Answer:
    if isinstance(found, QueryBoolean):
        boolean = Cell("true" if found else "false", datatype="http://www.w3.org/2001/XMLSchema#boolean")
        return Answer(Form.ASK, ("answer",), ((boolean,),))
    if isinstance(found, QueryTriples):
        triples = {(_cell(item.subject), _cell(item.predicate), _cell(item.object)) for item in found}
        return Answer(Form.CONSTRUCT, _TRIPLE, tuple(sorted(triples)))
    names = tuple(variable.value for variable in found.variables)
    rows = [tuple(_optional(solution[name]) for name in names) for solution in found]
    if not checked.ordered:
        rows.sort(key=lambda row: tuple((cell is not None, cell or Cell("")) for cell in row))
    return Answer(Form.SELECT, names, tuple(rows))


def _optional(term: NamedNode | BlankNode | Literal | Triple | None) -> Cell | None:
    return None if term is None else _cell(term)


def _cell(term: NamedNode | BlankNode | Literal | Triple) -> Cell:
    if isinstance(term, NamedNode):
        return Cell(term.value, TermKind.IRI)
    if isinstance(term, Literal):
        return Cell(term.value, TermKind.LITERAL, term.datatype.value, term.language or "")
    return Cell(str(term), TermKind.BLANK)


@dataclass(frozen=True, slots=True)
class _Task:
    """What the other process is to do."""

    folder: GraphFolder
    checked: Checked
    place: str


def _in_time(folder: GraphFolder, checked: Checked, place: str, timeout: float) -> Answer:
    """Run in a child process, which is ended when the time is over: the engine itself knows no time limit."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(there, _Task(folder, checked, place)), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(timeout):
            raise QueryError(
                place, f"超过 {timeout:g} 秒未完成 / took longer than {timeout:g} s", "请缩小查询，或用 --timeout 延长"
            )
        result = here.recv()
    except EOFError as error:
        raise QueryError(place, "查询进程意外终止 / the query process died", "可能内存不足；请缩小查询") from error
    finally:
        child.kill()
        child.join()
        here.close()
    if isinstance(result, GraphError | QueryError):
        raise result
    if isinstance(result, Answer):
        return result
    raise QueryError(place, "查询进程没有给出结果 / no answer", "")


def _work(there: Connection, task: _Task) -> None:
    """The child's part: send the answer or the error."""
    try:
        there.send(_answer(task.folder, task.checked, task.place))
    except (GraphError, QueryError) as error:
        there.send(error)
