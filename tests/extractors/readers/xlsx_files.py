"""Small workbooks for tests, and changes to the parts of one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from extractors.source import Source

HEAD = ("类别", "序号", "重点任务", "牵头单位", "配合单位", "完成时限")
TASKS = (
    ("产业", 1, "建设数字产业园", "市发展改革委", "市财政局、市科技局", "2024年12月"),
    (None, 2, "培育专精特新企业", "市工业和信息化局", None, "2024年6月底前"),
    ("民生", 3, "新建改扩建幼儿园10所", "市教育局", "各县（区）政府", "2024年9月"),
)
TITLE = "澄州市2024年重点任务实施方案"


def saved(book: Workbook) -> bytes:
    """Bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows: Sequence[object], name: str = "Sheet1", change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet with these rows, changed by a function of its sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return saved(book)


def task_sheet(sheet: Worksheet) -> None:
    """Fill a sheet with a title and a table of responsibilities."""
    sheet.append([TITLE])
    sheet.merge_cells("A1:F1")
    sheet.append(HEAD)
    for row in TASKS:
        sheet.append(row)
    sheet.merge_cells("A3:A4")


def with_part(data: bytes, path: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The same package with one part changed, added, or left out where the function gives None."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        if path not in old.namelist():
            new.writestr(path, change(b"") or b"")
        for member in old.namelist():
            part = change(old.read(member)) if member == path else old.read(member)
            if part is not None:
                new.writestr(member, part)
    return out.getvalue()


def grids(source: Source) -> list[list[tuple[int, int, int, int, str]]]:
    """Row, column, spans and words of the cells of each table."""
    return [
        [(c.row, c.column, c.row_span, c.column_span, source.text[c.span.start : c.span.end]) for c in table.cells]
        for table in source.tables
    ]


def rows(source: Source) -> list[list[str]]:
    """Words of all tables by row."""
    found: list[list[str]] = []
    for table in grids(source):
        for number in sorted({cell[0] for cell in table}):
            found += [[cell[4] for cell in table if cell[0] == number]]
    return found
