"""One sheet of a workbook: its visible cells with their words as shown, merged cells as one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.readers.sheet_grid import Box, Closed
from extractors.readers.sheet_text import MAX_TEXT, words_of
from extractors.readers.xlsx_formats import shown
from extractors.readers.xlsx_workbook import MAX_STRING, TRUE, Style, Workbook, text_of, unescaped, whole
from extractors.readers.zip_package import Element, Package
from kg.errors import DamagedFile

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
MAX_FILLED = 200_000  # cells with words that are read of one sheet
MAX_WORK = 2_000_000  # places that merged cells may cover in all
MAX_EMPTY = 1_500_000  # cells without words that are looked at
REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
TAGS = ("{*}row", "{*}col", "{*}mergeCell", "{*}sheetFormatPr", "{*}drawing", "{*}legacyDrawing")
Place = tuple[int, int]


@dataclass(slots=True)
class Found:
    """What is found in the part of a sheet; rows and columns count from 0."""

    cells: dict[Place, str] = field(default_factory=dict)
    framed: set[int] = field(default_factory=set)  # rows that hold empty cells with borders
    rows: set[int] = field(default_factory=set)  # hidden ones
    columns: set[int] = field(default_factory=set)  # hidden ones
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row and column, last row and column
    bare: list[str] = field(default_factory=list)  # formulas without a stored result
    length: int = 0  # characters of all cells
    drawings: bool = False
    comments: bool = False
    cut: bool = False


def read_sheet(package: Package, path: str, workbook: Workbook) -> Found:
    """Read the part of a sheet; what stands before damage is kept, the rest is noted.

    Args:
        package: the file.
        path: the part.
        workbook: its shared words and styles.
    """
    found = Found()
    row, looked = -1, 0
    zero_height = False
    try:
        for element in package.elements(path, *TAGS):
            kind = str(element.tag).rpartition("}")[2]
            if kind == "row":
                row = _row_number(element, row)
                looked += len(element)
                if row >= MAX_ROW or looked > MAX_EMPTY or len(found.cells) >= MAX_FILLED or found.length > MAX_TEXT:
                    found.cut = True
                    continue
                _read_row(element, row, found, workbook, hidden_by_default=zero_height)
            elif kind == "col":
                _read_columns(element, found)
            elif kind == "mergeCell":
                _read_merge(element, found)
            elif kind == "sheetFormatPr":
                zero_height = (element.get("zeroHeight") or "").lower() in TRUE
            elif kind == "drawing":
                found.drawings = True
            else:
                found.comments = True
    except DamagedFile as error:
        if not found.cells:
            raise
        package.notes.append(f"{path} 只读了前一部分 / only its beginning could be read: {error.found}")
    return found


def boxes_of(found: Found, name: str) -> tuple[list[Box], Closed]:
    """Visible cells of a sheet with words, and the rows and columns that part no table.

    Args:
        found: what was read of it.
        name: the sheet.
    """
    cells = {place: text for place, text in found.cells.items() if text}
    height = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    sizes: dict[Place, Place] = {}
    work = 0
    for top, left, low, far in found.merges:
        bottom, right = min(low, height), min(far, width)
        text = cells.pop((top, left), "")
        area = max(bottom - top + 1, 0) * max(right - left + 1, 0)
        work += min(area, len(cells))
        if work > MAX_WORK:
            found.cut = True
            break
        covered = _covered((top, left), (bottom, right), area, cells)
        for place in covered:
            cells.pop(place, None)
        row = next((r for r in range(top, bottom + 1) if r not in found.rows), None)
        column = next((c for c in range(left, right + 1) if c not in found.columns), None)
        if text and row is not None and column is not None:
            cells[row, column] = text
            sizes[row, column] = (bottom - row + 1, right - column + 1)
    boxes = [
        Box(row, column, *sizes.get((row, column), (1, 1)), text, f"工作表“{name}” {letters(column)}{row + 1}")
        for (row, column), text in cells.items()
        if row not in found.rows and column not in found.columns
    ]
    return boxes, Closed(sorted(found.framed | found.rows), sorted(found.columns))


def letters(column: int) -> str:
    """Name of a column: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _covered(first: Place, last: Place, area: int, cells: dict[Place, str]) -> Iterable[Place]:
    """Places of a merged cell, found in whichever way is shorter."""
    (top, left), (bottom, right) = first, last
    if area <= len(cells):
        return [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
    return [(r, c) for r, c in cells if top <= r <= bottom and left <= c <= right]


def _place(reference: str | None) -> Place | None:
    match = REFERENCE.match((reference or "").upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if 0 < row <= MAX_ROW and column <= MAX_COLUMN else None


def _row_number(element: Element, last: int) -> int:
    return max(whole(element.get("r")) - 1, -1) if element.get("r") else last + 1


def _read_row(row: Element, number: int, found: Found, workbook: Workbook, *, hidden_by_default: bool) -> None:
    hidden = (row.get("hidden") or ("1" if hidden_by_default and row.get("ht") is None else "")).lower() in TRUE
    if hidden or row.get("ht") == "0":
        found.rows.add(number)
    column = -1
    framed = False
    for cell in row.iterfind("{*}c"):
        place = _place(cell.get("r"))
        column = place[1] if place is not None else column + 1
        if column >= MAX_COLUMN or number < 0:
            break
        index = whole(cell.get("s"))
        style = workbook.styles[index] if index < len(workbook.styles) else Style()
        framed = framed or style.framed
        text = _text(cell, style, workbook) if len(cell) else ""
        if text:
            found.cells[number, column] = text
            found.length += len(text)
        elif cell.find("{*}f") is not None and not (cell.findtext("{*}v") or "") and cell.get("t") != "str":
            found.bare.append(f"{letters(column)}{number + 1}")
    if framed:
        found.framed.add(number)


def _text(cell: Element, style: Style, workbook: Workbook) -> str:
    """What a cell shows."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return words_of(text_of(inline)) if inline is not None else ""
    value = (cell.findtext("{*}v") or "").strip()
    if not value:
        return ""
    if kind == "n":
        return _number(value, style, workbook)
    if kind == "s":
        index = whole(value) if value.isascii() and value.isdigit() else len(workbook.strings)
        return workbook.strings[index] if index < len(workbook.strings) else ""
    return {"0": "FALSE", "1": "TRUE"}.get(value, value) if kind == "b" else words_of(unescaped(value)[:MAX_STRING])


def _number(value: str, style: Style, workbook: Workbook) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    return words_of(shown(number, style.code, from_1904=workbook.from_1904)) if math.isfinite(number) else value


def _read_columns(element: Element, found: Found) -> None:
    if (element.get("hidden") or "").lower() in TRUE or element.get("width") == "0":
        low, high = whole(element.get("min")), min(whole(element.get("max")), MAX_COLUMN)
        found.columns.update(range(max(low, 1) - 1, high))


def _read_merge(element: Element, found: Found) -> None:
    first, _, last = (element.get("ref") or "").partition(":")
    start, end = _place(first), _place(last)
    if start is not None and end is not None and start <= end and start[1] <= end[1]:
        found.merges.append((*start, *end))
