"""Excel workbooks (.xlsx): the visible sheets in order, each with its title lines and its tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from extractors.readers.sheet_grid import parts_of
from extractors.readers.sheet_text import SheetText
from extractors.readers.xlsx_sheet import Found, boxes_of, letters, read_sheet
from extractors.readers.xlsx_workbook import Sheet, read_details, read_workbook
from extractors.readers.zip_package import open_package
from extractors.source import Source
from kg.errors import DamagedFile, EmptyText

# names that a program gives: Sheet1, 工作表 1
UNNAMED = re.compile(r"^(?:sheet|工作表|表格?)\s*\d*$", re.IGNORECASE)
NO_TEXT = "请检查工作表是否隐藏或只有图片 / check whether its sheets are hidden or hold pictures only"
COMPUTE = "请用 Excel 或 WPS 打开并保存一次 / open it in Excel or WPS and save it once"
MAX_NAMED = 20  # rows, columns or cells named in a note


def read_xlsx(data: bytes, name: str) -> Source:
    """Read a .xlsx or .xlsm file.

    Hidden sheets, rows and columns are left out; numbers stand as shown, formulas with their stored results.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        ProtectedFile: it asks for a password.
        UnsupportedFormat: an old binary workbook (.xls), or too large when unpacked.
        DamagedFile: damaged, cut off, or another kind of file.
        EmptyText: its visible sheets hold no text.
    """
    package = open_package(data, name, ".xlsx")
    workbook = read_workbook(package)
    text = SheetText()
    notes: list[str] = []
    for sheet in workbook.sheets:
        if not sheet.shown:
            notes.append(f"工作表“{sheet.name}”隐藏，未读 / sheet “{sheet.name}” is hidden and was left out")
        elif sheet.path and not text.full:
            try:
                found = read_sheet(package, sheet.path, workbook)
            except DamagedFile as error:
                if len(workbook.sheets) == 1:
                    raise
                notes.append(f"工作表“{sheet.name}”读不出 / sheet “{sheet.name}” could not be read: {error.found}")
                continue
            boxes, closed = boxes_of(found, sheet.name)
            title = "" if UNNAMED.match(sheet.name) else sheet.name
            text.write(list(parts_of(boxes, closed)), title, f"工作表“{sheet.name}”")
            notes += _left_out(sheet, found)
    if text.full:
        notes.append(f"过大，只读了前 {text.cells} 个单元格 / too large, only the first {text.cells} cells were read")
    if not text.pieces:
        advice = COMPUTE if any("公式" in note for note in notes) else NO_TEXT
        raise EmptyText(name, "没有可读的文字 / its visible sheets hold no text", "；".join([*notes[:5], advice]))
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        "".join(text.pieces),
        tuple(text.tables),
        blocks=tuple(text.blocks),
        spots=tuple(text.spots),
        details=read_details(package),
        notes=(*package.notes, *notes),
    )


def _left_out(sheet: Sheet, found: Found) -> Iterator[str]:
    """What was passed over on a sheet, in words."""
    place = f"工作表“{sheet.name}”"
    rows = sorted({row for row, _ in found.cells if row in found.rows})
    columns = sorted({column for _, column in found.cells if column in found.columns})
    if rows:
        yield f"{place}第 {_few([str(row + 1) for row in rows])} 行隐藏，未读 / hidden rows were left out"
    if columns:
        yield f"{place} {_few([letters(c) for c in columns])} 列隐藏，未读 / hidden columns were left out"
    if found.bare:
        yield f"{place} {_few(found.bare)} 的公式没有存下结果 / formulas without a stored result. {COMPUTE}"
    if found.drawings:
        yield f"{place}中的图片和文本框未读 / pictures and text boxes were left out"
    if found.comments:
        yield f"{place}的批注未读 / comments were left out"
    if found.cut:
        yield f"{place}过大，未读完 / too large, not read to its end"


def _few(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 处" if len(names) > MAX_NAMED else ""
    return "、".join(names[:MAX_NAMED]) + more
