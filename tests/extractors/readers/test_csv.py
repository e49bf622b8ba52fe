"""Tables as text: encodings, delimiters, quotes, rows of unlike length, merged cells that were lost."""

from __future__ import annotations

import codecs

import pytest

from extractors import extract
from extractors.readers import READERS, sheet_text
from extractors.readers.csv_table import read_csv
from extractors.readers.xlsx import read_xlsx
from kg.errors import DamagedFile, EmptyText, InputError, UndecodableText
from tests.extractors.readers.xlsx_files import HEAD, TASKS, TITLE, grids, rows, task_sheet, workbook

LINES = [(TITLE, *[""] * 5), HEAD, *TASKS]
TABLE = "".join(",".join(str(cell or "") for cell in line) + "\n" for line in LINES)
SMALL = "任务,单位,时限\n甲,市教育局,6月\n乙,市财政局,7月\n"
CELLS = [["任务", "单位", "时限"], ["甲", "市教育局", "6月"], ["乙", "市财政局", "7月"]]


def test_same_facts_as_from_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of responsibilities gives the same facts as csv and as workbook with merged cells."""
    monkeypatch.setitem(READERS, ".xlsx", read_xlsx)
    monkeypatch.setitem(READERS, ".csv", read_csv)
    table, book = extract(TABLE.encode(), "任务.csv"), extract(workbook(change=task_sheet), "任务.xlsx")
    assert table.text == book.text
    assert table.responsibilities == book.responsibilities
    assert len(table.responsibilities) == 6
    assert grids(read_csv(TABLE.encode(), "任务.csv")) == grids(read_xlsx(workbook(change=task_sheet), "任务.xlsx"))


@pytest.mark.parametrize(
    "data",
    [
        SMALL.encode(),
        SMALL.encode("gb18030"),
        codecs.BOM_UTF8 + SMALL.replace("\n", "\r\n").encode(),
        # what a spreadsheet saves as “Unicode text”
        codecs.BOM_UTF16_LE + SMALL.replace(",", "\t").encode("utf-16-le"),
        SMALL.replace(",", ";").encode(),
        ("sep=|\n" + SMALL.replace(",", "|")).encode(),
        SMALL.replace(",", "，").encode(),
        SMALL.replace(",", ", ").encode(),
        # commas in the text of a table that tabs cut
        SMALL.replace(",", "\t").replace("市教育局", '"市教育局"').encode(),
    ],
)
def test_delimiters_and_encodings(data: bytes) -> None:
    """The delimiter is found by content, the encoding by its bytes."""
    assert rows(read_csv(data, "表.csv")) == CELLS


def test_commas_in_a_table_cut_by_tabs() -> None:
    """The sign that cuts all rows alike wins over one that stands in some cells."""
    source = read_csv("任务\t单位\n甲,乙,丙\t市教育局\n丁\t市财政局,市水利局\n".encode(), "表.csv")
    assert rows(source)[1] == ["甲,乙,丙", "市教育局"]


def test_quotes() -> None:
    """Quotes keep delimiters and line ends; doubled ones are one; one that never closes is a sign like others."""
    source = read_csv('任务,单位\n"甲，含""引号"",\n第二行",市教育局\n"未闭合,市财政局\n'.encode(), "表.csv")
    assert rows(source)[1:] == [['甲，含"引号",\n第二行', "市教育局"], ['"未闭合', "市财政局"]]
    assert source.spots[-1].element == "第 4 行第 2 列"


def test_ragged_rows() -> None:
    """Short rows are filled with empty cells, long ones widen the table."""
    source = read_csv("任务,单位,时限\n甲,市教育局\n乙,市财政局,7月,备注\n".encode(), "表.csv")
    assert rows(source) == [["任务", "单位", "时限", ""], ["甲", "市教育局", "", ""], ["乙", "市财政局", "7月", "备注"]]


def test_merged_cells_that_were_lost() -> None:
    """An empty cell left of the first full column belongs to the one above, others are empty; a head stays a head."""
    text = "类别,序号,任务,责任单位,\n,,,牵头单位,配合单位\n产业,1,甲,市教育局,\n,2,乙,市财政局,市水利局\n"
    cells = grids(read_csv(text.encode(), "表.csv"))[0]
    assert (0, 0, 2, 1, "类别") in cells
    assert (2, 0, 2, 1, "产业") in cells
    assert (2, 4, 1, 1, "") in cells
    cells = grids(read_csv("牵头单位,任务\n,甲\n市教育局,乙\n".encode(), "表.csv"))[0]
    assert (0, 0, 1, 1, "牵头单位") in cells
    assert (1, 0, 1, 1, "") in cells


def test_text_is_no_table() -> None:
    """Running text under this name stays text, line by line."""
    text = "关于做好工作的通知\n各单位要落实责任，加强领导，确保完成。\n市教育局要做好，有关工作。\n"
    source = read_csv(text.encode(), "文.csv")
    assert source.text == text
    assert source.tables == ()


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes beyond the bound is left out and noted."""
    monkeypatch.setattr(sheet_text, "MAX_CELLS", 6)
    source = read_csv(SMALL.encode(), "表.csv")
    assert rows(source) == CELLS[:2]
    assert "只读了前 6 个单元格" in source.notes[0]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyText, "空"),
        (b",,,\n,,,\n", EmptyText, "只有分隔符"),
        (b"PK\x03\x04" + bytes(100), UndecodableText, "二进制"),
        ("<html><table><tr><td>任务</td></tr></table></html>".encode(), DamagedFile, "网页"),
    ],
)
def test_bad_input(data: bytes, error: type[InputError], words: str) -> None:
    """What cannot be read says why and what to do."""
    with pytest.raises(error) as caught:
        read_csv(data, "表.csv")
    assert words in str(caught.value)
    assert caught.value.advice
