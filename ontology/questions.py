"""Saved questions: the SPARQL files of `queries/`, each with its help text and its parameters.

A file begins with comment lines: the help text (中文 / English), then one line per parameter,
`# param NAME: KIND (default VALUE) 中文 / English`. In the query a parameter stands as `$NAME`; its value is put in as a
SPARQL literal, never as raw text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

# "# param amount: number (default 100000000) 投资额，单位元 / investment in yuan"; a default may be empty or left out
_PARAMETER = re.compile(r"# param (?P<name>[a-z]+): (?P<kind>\w+)(?: \(default (?P<default>[^)]*)\))?\s*(?P<help>.*)")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_DATE: Final = "http://www.w3.org/2001/XMLSchema#date"


class ParameterKind(StrEnum):
    """What a parameter's value must be."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class QuestionError(ValueError):
    """There is no such question or parameter, or a value is not of its kind."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question; `default` is None where a value must be given."""

    name: str
    kind: ParameterKind
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: its name, help text (中文 / English), parameters, and SPARQL text with `$name` for parameters."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def saved_questions() -> tuple[Question, ...]:
    """Return all saved questions, sorted by name."""
    folder = files("ontology").joinpath("queries")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return tuple(parse_question(name.removesuffix(".rq"), folder.joinpath(name).read_text("utf-8")) for name in found)


def saved_question(name: str) -> Question:
    """Return the question of a name.

    Raises:
        QuestionError: there is none.
    """
    for question in saved_questions():
        if question.name == name:
            return question
    known = "、".join(question.name for question in saved_questions())
    raise QuestionError(f"没有名为 {name} 的问题 / no saved question of this name; 可用 / known: {known}")


def parse_question(name: str, source: str) -> Question:
    """Read the text of a `.rq` file.

    Raises:
        QuestionError: the head of the file is not as it should be.
    """
    lines = source.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise QuestionError(f"{name}: 首行应为说明 / the first line must be the help text")
    parameters = []
    for line in lines[1:]:
        if not line.startswith("# param "):
            break
        match = _PARAMETER.fullmatch(line)
        if match is None or match["kind"] not in tuple(ParameterKind):
            raise QuestionError(f"{name}: 参数行无法理解 / not a parameter line: {line}")
        parameters.append(Parameter(match["name"], ParameterKind(match["kind"]), match["default"], match["help"]))
    body = "\n".join(line for line in lines if not line.startswith("#")).strip() + "\n"
    return Question(name, lines[0].removeprefix("# "), tuple(parameters), body)


def bind(question: Question, values: Mapping[str, str]) -> str:
    """Return the SPARQL text of a question with its parameters filled in.

    Args:
        question: the saved question.
        values: parameter values as typed by the user; defaults stand for those left out.

    Raises:
        QuestionError: a parameter is unknown or missing, or its value is not of its kind.
    """
    names = tuple(parameter.name for parameter in question.parameters)
    unknown = sorted(set(values) - set(names))
    if unknown:
        known = "、".join(names) or "无 / none"
        raise QuestionError(f"{question.name}: 没有参数 {unknown[0]} / no such parameter; 可用 / known: {known}")
    literals = {parameter.name: _literal(question.name, parameter, values) for parameter in question.parameters}
    if not literals:
        return question.sparql
    pattern = re.compile(rf"\$({'|'.join(names)})\b")
    return pattern.sub(lambda match: literals[match[1]], question.sparql)


def _literal(question: str, parameter: Parameter, values: Mapping[str, str]) -> str:
    value = values.get(parameter.name, parameter.default)
    place = f"{question}: {parameter.name}"
    if value is None:
        raise QuestionError(f"{place} 缺少取值 / needs a value: {parameter.help}")
    if parameter.kind is ParameterKind.NUMBER:
        return _number(place, value)
    if parameter.kind is ParameterKind.DATE:
        return _day(place, value)
    if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise QuestionError(f"{place} 含有不成对的代理字符 / holds a lone surrogate")
    return f'"{value.translate(_ESCAPES)}"'


def _number(place: str, value: str) -> str:
    try:
        number = Decimal(value.strip())
    except InvalidOperation as error:
        raise QuestionError(f"{place} 应为数字 / must be a number: {value}") from error
    if not number.is_finite():
        raise QuestionError(f"{place} 应为有限的数字 / must be a finite number: {value}")
    return f"{number:f}"


def _day(place: str, value: str) -> str:
    try:
        day = date.fromisoformat(value.strip())
    except ValueError as error:
        raise QuestionError(f"{place} 应为日期 YYYY-MM-DD / must be a date: {value}") from error
    return f'"{day.isoformat()}"^^<{_DATE}>'
