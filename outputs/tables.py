"""Rows for people and programs: a table on a terminal, JSON, CSV, TSV, Markdown.

CSV is for spreadsheets: it begins with a byte order mark, without which Excel on a Chinese system reads UTF-8 as GBK, its
lines end as RFC 4180 says, and words that a spreadsheet would take for a formula get an apostrophe in front. TSV and JSON
are for programs: no mark, no apostrophe; TSV has one line per row, so tabs and line ends inside a value become spaces.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Final

from outputs.formats import Format

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in machine formats, and its heading for people."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with as many values each as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""


_NARROW: Final = 14  # columns of a terminal; cells up to this width are not wrapped
BYTE_ORDER_MARK: Final = "\ufeff"
# "=SUM(A1)", "+86", "@name", "-cmd", also full width and behind white space: what a spreadsheet may run
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]\s*\S")
# "-5.2", "+3%": a number is no formula
_NUMBER = re.compile(r"\s*[+\-＋－]\s*\d+(?:[.,]\d+)*\s*[%％]?\s*")
# control signs, and those that turn the direction of writing: a terminal would obey them
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAK = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def render(table: Table, form: Format, *, width: int = 80) -> str:
    """Write a table in one of the formats; `width` is that of the terminal in columns."""
    match form:
        case Format.TABLE:
            return _terminal(table, width)
        case Format.JSON:
            return _json(table)
        case Format.CSV:
            return _csv(table)
        case Format.TSV:
            return _tsv(table)
        case Format.MD:
            return _markdown(table)


def _json(table: Table) -> str:
    names = [column.name for column in table.columns]
    objects = [dict(zip(names, row, strict=True)) for row in table.rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_guarded(column.name) for column in table.columns])
    writer.writerows([[_guarded(value) for value in row] for row in table.rows])
    return BYTE_ORDER_MARK + out.getvalue()


def _guarded(value: Value) -> str:
    """A cell that no spreadsheet runs; numbers stay as they are."""
    words = plain(value)
    if isinstance(value, str) and _FORMULA.match(words) and not _NUMBER.fullmatch(words):
        return f"'{words}"
    return words


def _tsv(table: Table) -> str:
    lines = [[column.name for column in table.columns], *([plain(value) for value in row] for row in table.rows)]
    return "".join("\t".join(_BREAK.sub(" ", cell) for cell in line) + "\n" for line in lines)


def _markdown(table: Table) -> str:
    heads = [_cell(column.heading) for column in table.columns]
    lines = [heads, ["---"] * len(heads), *([_cell(plain(value)) for value in row] for row in table.rows)]
    title = f"### {_BREAK.sub(' ', table.title)}\n\n" if table.title else ""
    return title + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(words: str) -> str:
    """Text as one Markdown cell."""
    safe = words.replace("\\", "\\\\").replace("|", "\\|").replace("&", "&amp;").replace("<", "&lt;")
    return _BREAK.sub("<br>", safe)


def plain(value: Value) -> str:
    """A value as words: nothing for None, true and false in lower case."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def visible(words: str) -> str:
    """Words without signs that a terminal would obey."""
    return _CONTROL.sub("\ufffd", words.replace("\t", " "))


def _terminal(table: Table, width: int) -> str:
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, title=Text(visible(table.title)) if table.title else None, title_justify="left")
    for place, column in enumerate(table.columns):
        longest = max((cell_len(plain(row[place])) for row in table.rows), default=0)
        grid.add_column(Text(visible(column.heading)), overflow="fold", no_wrap=longest <= _NARROW, min_width=4)
    for row in table.rows:
        grid.add_row(*(Text(visible(plain(value))) for value in row))
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False).print(grid)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"
