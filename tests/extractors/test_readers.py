"""Readers: encodings, tables, and bad input with its reason."""

import codecs

import pytest

from extractors.readers import read
from kg.errors import EmptyText, InputError, UndecodableText, UnsupportedFormat

TEXT = "澄州市教育局关于加强校园安全的通知\n各学校：请认真落实。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "gb18030", "windows line ends"],
)
def test_encodings(data: bytes) -> None:
    """The same text comes out of every encoding that offices use."""
    assert read(data, "通知.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        # nothing in it
        (b"", "空.txt", EmptyText),
        (b" \n\t\n", "空.txt", EmptyText),
        # a PDF, an image or an office file under a text name
        (b"%PDF-1.7 ...", "图.txt", UndecodableText),
        (bytes(range(256)) * 8, "乱.txt", UndecodableText),
        # UTF-16 without a mark
        (TEXT.encode("utf-16-le"), "无.txt", UndecodableText),
        # Latin text in a code page that is neither UTF-8 nor GB18030
        (b"caf\xe9 \xff\xff\xfe", "西.txt", UndecodableText),
        # a suffix without reader
        (b"abc", "表.xls", UnsupportedFormat),
        # a page that shows nothing
        (b"<html><head><script>x()</script></head><body></body></html>", "页.html", EmptyText),
    ],
)
def test_bad_input_names_file_and_reason(data: bytes, name: str, error: type[InputError]) -> None:
    """Each kind of bad input is an error of its own with the file's name in it."""
    with pytest.raises(error) as caught:
        read(data, name)
    assert caught.value.place == name
    assert caught.value.found


def test_cut_off_file_is_read_up_to_its_last_whole_character() -> None:
    """A file that breaks off inside a character is read and marked."""
    source = read(TEXT.encode()[:-3], "断.txt")
    assert source.cut_off
    assert TEXT.startswith(source.text)


PAGE = """<html><head><title>x</title><style>p{}</style></head><body>
<nav>首页 新闻</nav><div class="breadcrumb">当前位置</div>
<h1>澄州市2024年重点任务清单</h1><p>现予<span>公布</span>。</p>
<table><tr><th>任务</th><th>牵头单位</th></tr><tr><td>扩园</td><td rowspan="2">市教育局</td></tr><tr><td>提质</td></tr></table>
<footer>版权所有</footer></body></html>"""


def test_page_without_furniture_and_with_merged_cells() -> None:
    """Menus and footers go; cells keep their place in the grid and lead back to the text."""
    source = read(PAGE.encode(), "页.html")
    assert source.text.split("\n")[:2] == ["澄州市2024年重点任务清单", "现予公布。"]
    assert "首页" not in source.text
    assert "版权" not in source.text
    (table,) = source.tables
    grid = {(c.row, c.column, c.row_span): source.text[c.span.start : c.span.end] for c in table.cells}
    assert grid[(1, 1, 2)] == "市教育局"
    assert grid[(2, 0, 1)] == "提质"


def test_tables_drawn_with_pipes_or_tabs() -> None:
    """Markdown tables and tab-separated lines are tables too."""
    text = "| 指标 | 2025年 |\n|---|---|\n| 毛入园率 | 92% |\n\n指标\t单位\n学位\t万个\n"
    tables = read(text.encode(), "表.md").tables
    cells = [[text[c.span.start : c.span.end] for c in table.cells] for table in tables]
    assert cells == [["指标", "2025年", "毛入园率", "92%"], ["指标", "单位", "学位", "万个"]]
