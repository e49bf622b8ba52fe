"""The answer to a SPARQL query as a table: numbers as numbers, IRIs in full for programs and short for people."""

from __future__ import annotations

from kg.query import Answer, Cell, TermKind
from ontology.questions import saved_questions
from ontology.terms import PREFIXES
from outputs.formats import Format
from outputs.headings import columns
from outputs.tables import Table, Value, render

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger"))
_REAL = frozenset(f"{_XSD}{name}" for name in ("decimal", "double", "float"))


def render_answer(answer: Answer, form: Format, *, width: int = 80) -> str:
    """Write the rows of an answer."""
    short = form in (Format.TABLE, Format.MD)
    rows = tuple(tuple(_value(cell, short=short) for cell in row) for row in answer.rows)
    return render(Table(columns(*answer.columns), rows), form, width=width)


def question_table() -> Table:
    """The saved questions: name, what it answers, parameters with their defaults."""
    rows = []
    for question in saved_questions():
        params = (f"{item.name}（{item.kind}{_default(item.default)}）{item.help}" for item in question.parameters)
        rows.append((question.name, question.help, "; ".join(params)))
    return Table(columns("name", "answers", "parameters"), tuple(rows))


def _default(default: str | None) -> str:
    return f", 默认 / default {default}" if default else ""


def _value(cell: Cell | None, *, short: bool) -> Value:
    if cell is None:
        return None
    if cell.kind is TermKind.IRI:
        return _curie(cell.value) if short else cell.value
    if cell.datatype == f"{_XSD}boolean":
        return cell.value in ("true", "1")
    return _number(cell)


def _number(cell: Cell) -> Value:
    """A number where the datatype says so; words that are none, and NaN and INF, for which JSON has no form, stay."""
    try:
        if cell.datatype in _WHOLE:
            return int(cell.value)
        if cell.datatype in _REAL:
            number = float(cell.value)
            return int(number) if number.is_integer() else number if abs(number) < float("inf") else cell.value
    except (ValueError, OverflowError):
        return cell.value
    return cell.value


def _curie(iri: str) -> str:
    """An IRI with the prefix of its namespace, if it has one of the known."""
    for prefix, namespace in PREFIXES:
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
