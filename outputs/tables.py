"""Rows for people and programs: a table on a terminal, JSON, CSV, TSV, Markdown.

CSV is for spreadsheets: it begins with a byte order mark, without which Excel on a Chinese system reads UTF-8 as GBK,
its lines end as RFC 4180 says, and words that a spreadsheet would take for a formula get an apostrophe in front. TSV
and JSON are for programs: no mark, no apostrophe; TSV has one line per row, so tabs and line ends inside a value become
spaces.
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
_LEAST: Final = 8  # and wrapped ones get no less
_GAP: Final = 3  # between two columns
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
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, title=Text(visible(table.title)) if table.title else None, title_justify="left")
    for column, room in zip(table.columns, _rooms(table, width), strict=True):
        grid.add_column(Text(visible(column.heading)), overflow="fold", width=room)
    for row in table.rows:
        grid.add_row(*(Text(visible(plain(value))) for value in row))
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False).print(grid)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _rooms(table: Table, width: int) -> list[int]:
    """Widths of the columns: short ones get what they need, long ones share the rest by the root of their length."""
    from rich.cells import cell_len

    wanted = []
    for place, column in enumerate(table.columns):
        cells = [visible(plain(row[place])) for row in table.rows]
        lines = [line for cell in (column.heading, *cells) for line in cell.split("\n")]
        wanted.append(max(map(cell_len, lines)))
    left = width - _GAP * len(wanted) - 1
    if sum(wanted) <= left:
        return wanted
    left -= sum(need for need in wanted if need <= _NARROW)
    roots = {place: need**0.5 for place, need in enumerate(wanted) if need > _NARROW}
    rooms = list(wanted)
    for place in sorted(roots, key=lambda place: wanted[place]):
        share = int(left * roots[place] / sum(roots[other] for other in roots if wanted[other] >= wanted[place]))
        rooms[place] = max(_LEAST, min(wanted[place], share))
        left -= rooms[place]
    return rooms
