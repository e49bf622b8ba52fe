"""What a SPARQL text may do here: read this graph, and nothing else.

The text is parsed by rdflib and its tree walked through: updates, SERVICE (a request to another machine) and FROM
(which some engines answer by fetching files) are refused before the text reaches an engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import rdflib.plugins.sparql
from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from ontology.terms import PREFIXES

# rdflib would else read what FROM and GRAPH name, files included
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False

_REFUSED: Final = {
    "ServiceGraphPattern": "SERVICE（查询其他服务器 / asks another server）",
    "DatasetClause": "FROM（另选数据集 / another dataset）",
}
_READ_ONLY: Final = "图谱只读：只接受 SELECT、ASK、CONSTRUCT、DESCRIBE / read only"
_TOO_DEEP: Final = "嵌套过深 / nested too deeply"
# "error at 2:17: expected …": how the engine says where it stopped
_ENGINE_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class Form(StrEnum):
    """Kind of query: rows, yes or no, or statements."""

    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that may run; `ordered` says whether it orders its rows itself."""

    text: str
    form: Form
    ordered: bool


def check(text: str, *, place: str) -> Checked:
    """Parse a query and refuse what it may not do.

    Args:
        text: the SPARQL text; known prefixes need no PREFIX line.
        place: what to call the text in a message.

    Raises:
        QueryError: it cannot be parsed, or would do more than read this graph; the message gives line and column.
    """
    if not text.strip():
        raise QueryError(place, "查询为空 / empty query", "例：SELECT ?t WHERE { ?t a pk:Task } LIMIT 5")
    try:
        _, query = parseQuery(text)
        for part in _walk(query):
            if part.name in _REFUSED:
                raise QueryError(place, f"不允许 {_REFUSED[part.name]} not allowed", _READ_ONLY)
    except ParseException as error:
        raise _unreadable(text, error, place) from error
    except RecursionError as error:
        raise QueryError(place, _TOO_DEEP, "请简化查询 / simplify the query") from error
    forms = {"SelectQuery": Form.SELECT, "AskQuery": Form.ASK}
    return Checked(text, forms.get(query.name, Form.CONSTRUCT), "orderby" in query)


def _walk(part: object) -> Iterator[CompValue]:
    """All nodes of a parse tree."""
    if isinstance(part, CompValue):
        yield part
        for value in part.values():
            yield from _walk(value)
    elif isinstance(part, list | tuple | ParseResults):
        for value in part:
            yield from _walk(value)


def _unreadable(text: str, error: ParseException, place: str) -> QueryError:
    """The error for a text that is no query: an update, or a slip at some place."""
    try:
        parseUpdate("\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES) + "\n" + text)
    except (ParseException, RecursionError):
        line = error.line.strip()
        what = (
            f"第 {error.lineno} 行第 {error.column} 列附近有语法错误 / syntax error near {error.lineno}:{error.column}"
        )
        return QueryError(place, f"{what}: {line[:80]}", "policykg query --list 列出现成的查询 / lists saved questions")
    return QueryError(place, "更新语句不被接受 / updates are not accepted", _READ_ONLY)


def engine_error(message: str, *, place: str) -> QueryError:
    """The error for a text that the engine does not take."""
    known = " ".join(f"{name}:" for name, _ in PREFIXES)
    match = _ENGINE_PLACE.match(message)
    if match is None:
        return QueryError(place, message, "")
    line, column, found = match.groups()
    if "Prefix not found" in found:
        found = "前缀未知 / unknown prefix"
        advice = f"已知前缀 / known: {known}"
    else:
        found, advice = found.partition("\n")[0][:120], "请检查语法 / check the syntax"
    return QueryError(place, f"第 {line} 行第 {column} 列 / at {line}:{column}: {found}", advice)
