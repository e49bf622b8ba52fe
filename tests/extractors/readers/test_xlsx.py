"""Workbooks: sheets in order, titles, tables with merged cells, values as shown, hidden parts, bad input."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Border, Side  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from extractors import extract
from extractors.readers import READERS
from extractors.readers.xlsx import read_xlsx
from extractors.source import BlockKind
from kg.errors import DamagedFile, EmptyText, InputError, ProtectedFile, UnsupportedFormat
from kg.facts import FileFacts
from tests.extractors.readers.xlsx_files import (
    TITLE,
    grids,
    rows,
    saved,
    task_sheet,
    with_part,
    workbook,
)

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
PAGE = f"""<html><body><h1>{TITLE}</h1><table>
<tr><th>类别</th><th>序号</th><th>重点任务</th><th>牵头单位</th><th>配合单位</th><th>完成时限</th></tr>
<tr><td rowspan=2>产业</td><td>1</td><td>建设数字产业园</td><td>市发展改革委</td><td>市财政局、市科技局</td>
<td>2024年12月</td></tr>
<tr><td>2</td><td>培育专精特新企业</td><td>市工业和信息化局</td><td></td><td>2024年6月底前</td></tr>
<tr><td>民生</td><td>3</td><td>新建改扩建幼儿园10所</td><td>市教育局</td><td>各县（区）政府</td><td>2024年9月</td></tr>
</table></body></html>"""


def book_of_tasks() -> bytes:
    """A workbook with a table of responsibilities."""
    book = Workbook()
    book.active.title = "任务分解"
    task_sheet(book.active)
    return saved(book)


def facts_of(data: bytes, suffix: str, monkeypatch: pytest.MonkeyPatch) -> FileFacts:
    """All facts of a file."""
    monkeypatch.setitem(READERS, ".xlsx", read_xlsx)
    return extract(data, "任务" + suffix)


def test_same_facts_as_from_a_web_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of responsibilities gives the same facts whether it stands in a workbook or in a web page."""
    book = facts_of(book_of_tasks(), ".xlsx", monkeypatch)
    page = facts_of(PAGE.encode(), ".html", monkeypatch)
    assert book.text == page.text
    assert book.responsibilities == page.responsibilities
    assert book.tasks == page.tasks
    assert len(book.responsibilities) == 6


def test_same_targets_as_from_a_web_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of indicators gives the same targets; percentages and decimals stand as shown."""
    head = ["指标", "单位", "2020年", "2025年", "属性"]

    def formats(sheet: Worksheet) -> None:
        sheet["C3"].number_format = sheet["D3"].number_format = "0.0"
        sheet["D4"].number_format = "0%"

    title = "澄州市教育事业发展“十四五”规划主要指标"
    data = workbook(
        [title], head, ["毛入园率", "%", 89.96, 93, "预期性"], ["巩固率", "", None, 0.98, "约束性"], change=formats
    )
    cells = [head, ["毛入园率", "%", "90.0", "93.0", "预期性"], ["巩固率", "", "", "98%", "约束性"]]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    page = f"<html><body><p>{title}</p><table>{table}</table></body></html>"
    found = facts_of(data, ".xlsx", monkeypatch).targets
    assert found == facts_of(page.encode(), ".html", monkeypatch).targets
    assert {(f.indicator, f.value, f.year) for f in found} >= {("毛入园率", 93.0, 2025), ("毛入园率", 90.0, 2020)}


def test_places_and_blocks() -> None:
    """Each cell knows its sheet and name; the title is a heading, the table a block, merged cells span."""
    source = read_xlsx(book_of_tasks(), "任务.xlsx")
    places = {source.text[s.span.start : s.span.end]: s.element for s in source.spots}
    assert places[TITLE] == "工作表“任务分解” A1"
    assert places["市工业和信息化局"] == "工作表“任务分解” D4"
    assert [(b.kind, b.level) for b in source.blocks] == [(BlockKind.HEADING, 1), (BlockKind.TABLE, 0)]
    assert (1, 0, 2, 1, "产业") in grids(source)[0]
    assert (2, 4, 1, 1, "") in grids(source)[0]
    ends = [0, *(s.span.end for s in source.spots)]
    assert all(end <= spot.span.start for end, spot in zip(ends, source.spots, strict=False))


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.351, "0.0%", "35.1%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (date(2024, 12, 31), 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        (datetime(2024, 6, 1, 9, 30), "yyyy-mm-dd hh:mm", "2024-06-01 09:30"),  # noqa: DTZ001
        (0.1 + 0.2, "General", "0.3"),
        (2025, "General", "2025"),
        (True, "General", "TRUE"),
        ("第一行\n\n  第二 行 ", "General", "第一行\n第二 行"),
        ("a_x000D_\nb", "General", "a\nb"),
    ],
)
def test_values_as_shown(value: object, code: str, shown: str) -> None:
    """Numbers, percentages and dates stand as the workbook shows them; line breaks within a cell stay."""

    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = code

    source = read_xlsx(workbook(["甲", "乙"], ["丙", value], change=change), "值.xlsx")
    assert rows(source)[1] == ["丙", shown]


def test_hidden_parts() -> None:
    """Hidden sheets, rows and columns are left out and named; a merged cell whose first row is hidden stays."""
    book = Workbook()
    sheet = book.active
    for row in (["任务", "单位", "电话"], ["甲", "市教育局", "1"], ["乙", "市财政局", "2"], ["丙", "市水利局", "3"]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("底稿")
    other.append(["不公开"])
    other.sheet_state = "hidden"
    source = read_xlsx(saved(book), "藏.xlsx")
    assert rows(source) == [["任务", "单位"], ["乙", "市教育局"], ["丙", "市水利局"]]
    assert [note for note in source.notes if "隐藏" in note] == list(source.notes)
    assert "第 2 行" in source.notes[0]
    assert "C 列" in source.notes[1]
    assert "底稿" in source.notes[2]


def test_formulas() -> None:
    """A formula shows its stored result; where none is stored a note says so and what to do."""
    data = workbook(["指标", "数"], ["合计", "=1+1"], ["平均", "=2/2"])
    data = with_part(
        data,
        SHEET,
        lambda part: part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
        ),
    )
    source = read_xlsx(data, "式.xlsx")
    assert rows(source) == [["指标", "数"], ["合计", "2"], ["平均", ""]]
    assert "B3 的公式没有存下结果" in source.notes[0]


def test_several_tables() -> None:
    """Empty rows part tables, each with its title; sheets follow in order, named where nothing above is a title."""
    book = Workbook()
    first = book.active
    first.title = "汇总"
    for row in (
        ["附件1"],
        ["任务分工表"],
        ["任务", "单位"],
        ["甲", "市教育局"],
        [],
        ["指标表"],
        ["指标", "值"],
        ["乙", 5],
    ):
        first.append(row)
    second = book.create_sheet("区县任务")
    second.append(["任务", "单位"])
    second.append(["丙", "市水利局"])
    source = read_xlsx(saved(book), "表.xlsx")
    assert source.text.split("\n")[:2] == ["附件1", "任务分工表"]
    headings = [(source.text[b.span.start : b.span.end], b.level) for b in source.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("任务分工表", 1), ("指标表", 2), ("区县任务", 1)]
    assert [len(table) for table in grids(source)] == [4, 4, 4]


ROWS: list[list[object]] = [["序号", "任务", "单位"], [1, "甲", "市教育局"], [], [2, "乙", "市财政局"]]


def test_empty_rows_within_a_table() -> None:
    """A numbered table goes on behind an empty row; so does one whose empty row has borders."""
    assert len(read_xlsx(workbook(*ROWS), "表.xlsx").tables) == 1
    plain = [row[1:] for row in ROWS]
    assert len(rows(read_xlsx(workbook(*plain), "表.xlsx"))) == 2

    def borders(sheet: Worksheet) -> None:
        for line in sheet["A1:B40"]:
            for cell in line:
                cell.border = Border(top=Side(style="thin"))

    source = read_xlsx(workbook(*plain, change=borders), "表.xlsx")
    assert rows(source) == [["任务", "单位"], ["甲", "市教育局"], ["乙", "市财政局"]]


def test_tables_side_by_side() -> None:
    """An empty column parts two tables; each is read by itself."""
    source = read_xlsx(
        workbook(["任务", "单位", None, "指标", "值"], ["甲", "市教育局", None, "乙", 5], ["丙", "市财政局"]), "表.xlsx"
    )
    assert [len(table) for table in grids(source)] == [6, 4]
    assert source.text.startswith("任务\n单位\n甲\n市教育局\n丙\n")


def test_lines_around_a_table() -> None:
    """Who filled the table in stands above it, remarks below it; neither is a row of it."""
    data = workbook(
        ["重点任务表"],
        ["填报单位：市教育局", None, "填报日期：2024年3月"],
        ["任务", "牵头单位", "时限"],
        ["甲", "市教育局", "6月"],
        ["注：时限为2024年。"],
        ["填表人：张三", "审核人：李四"],
    )
    source = read_xlsx(data, "表.xlsx")
    assert rows(source) == [["任务", "牵头单位", "时限"], ["甲", "市教育局", "6月"]]
    assert [b.kind for b in source.blocks[-3:]] == [BlockKind.NOTE] * 3


def test_group_head_is_no_title() -> None:
    """A head merged over some columns, alone in its row, belongs to the table."""

    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("C1:D1")

    source = read_xlsx(
        workbook([None, None, "责任单位"], ["序号", "任务", "牵头", "配合"], [1, "甲", "乙", "丙"], change=change),
        "表.xlsx",
    )
    assert (0, 2, 1, 2, "责任单位") in grids(source)[0]


def test_text_without_table() -> None:
    """Words in one column are lines of text."""
    source = read_xlsx(workbook(["关于做好工作的通知"], ["一、总体要求"], ["各单位要落实责任。"]), "文.xlsx")
    assert source.text == "关于做好工作的通知\n一、总体要求\n各单位要落实责任。\n"
    assert source.tables == ()


def test_strict_variant() -> None:
    """The strict variant of the format, with other namespaces, reads alike."""
    data = book_of_tasks()
    for path in (SHEET, "xl/workbook.xml", "xl/styles.xml"):
        data = with_part(
            data,
            path,
            lambda part: part.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        )
    assert read_xlsx(data, "任务.xlsx").text == read_xlsx(book_of_tasks(), "任务.xlsx").text


def test_damaged_sheet_among_others() -> None:
    """A sheet that cannot be read is named, the others are read."""
    book = Workbook()
    book.active.append(["任务", "单位"])
    book.create_sheet("乙表").append(["可读的一行"])
    source = read_xlsx(with_part(saved(book), SHEET, lambda _: b"<worksheet><oops"), "表.xlsx")
    assert source.text == "可读的一行\n"
    assert "“Sheet”读不出" in source.notes[0]


def test_broken_off_sheet() -> None:
    """Rows before the damage are kept, and a note says that the rest is missing."""
    source = read_xlsx(with_part(book_of_tasks(), SHEET, lambda part: part[: part.index(b'<row r="4"')]), "任务.xlsx")
    assert "建设数字产业园" in source.text
    assert "只读了前一部分" in source.notes[0]


def test_shared_words() -> None:
    """Words that stand in a part of their own, with runs of unlike look and a phonetic guide, which is left out."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = (
        f"<sst {space}><si><t>任务</t></si><si><r><t>建设</t></r><r><t xml:space='preserve'> 园区</t></r>"
        "<rPh><t>jian</t></rPh></si></sst>"
    )
    cells = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c t="s"><v>7</v></c></row>'
    data = with_part(
        book_of_tasks(), SHEET, lambda _: f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>".encode()
    )
    data = with_part(data, "xl/sharedStrings.xml", lambda _: strings.encode())
    assert rows(read_xlsx(data, "表.xlsx")) == [["任务", "任务"], ["建设 园区", ""]]


def parts(*names: str) -> bytes:
    """A package with these parts and no content types."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def hidden() -> bytes:
    """A workbook whose only row is hidden."""

    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[1].hidden = True

    return workbook(["密"], change=change)


BAD: Sequence[tuple[bytes, type[InputError], str]] = [
    (b"", EmptyText, "空"),
    # the old binary format: how to convert it
    (OLE + "Workbook".encode("utf-16-le"), UnsupportedFormat, "soffice --headless --convert-to xlsx"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedFile, "密码"),
    (OLE + "WordDocument".encode("utf-16-le"), DamagedFile, "旧版 Office"),
    # other kinds of file under this name
    (b"%PDF-1.7", DamagedFile, "PDF"),
    (b"<html><table></table></html>", DamagedFile, "网页"),
    ("任务,单位\n".encode(), DamagedFile, "不是压缩包"),
    (parts("word/document.xml"), DamagedFile, "Word 文档"),
    (parts("OFD.xml"), DamagedFile, "OFD"),
    (parts("a.txt"), DamagedFile, "压缩包里没有"),
    # cut off, damaged
    (book_of_tasks()[:3000], DamagedFile, "不完整"),
    (with_part(book_of_tasks(), SHEET, lambda _: None), EmptyText, "没有可读的文字"),
    (with_part(book_of_tasks(), SHEET, lambda _: b"<worksheet><oops"), DamagedFile, "已损坏"),
    (with_part(book_of_tasks(), SHEET, lambda part: b"<!DOCTYPE x>" + part), DamagedFile, "文档类型声明"),
    # unpacks to far more than it is
    (with_part(book_of_tasks(), SHEET, lambda _: b" " * 30_000_000), UnsupportedFormat, "过大"),
    (hidden(), EmptyText, "隐藏"),
]


@pytest.mark.parametrize(("data", "error", "words"), BAD)
def test_bad_input(data: bytes, error: type[InputError], words: str) -> None:
    """What cannot be read says why and what to do."""
    with pytest.raises(error) as caught:
        read_xlsx(data, "任务.xlsx")
    assert words in str(caught.value)
    assert caught.value.advice
