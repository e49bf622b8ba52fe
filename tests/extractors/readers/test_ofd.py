"""OFD files: paragraphs over lines and pages, tables, templates, places, what is left out, bad input."""

from __future__ import annotations

import re

import pytest

from extractors.readers.ofd import read_ofd
from extractors.source import BlockKind, Source
from kg.errors import DamagedFile, EmptyText, InputError, ProtectedFile
from kg.facts import Span
from tests.extractors.readers.ofd_files import HEI, SIZE, SPACE, Page, ofd

FIRST = "为贯彻落实国务院关于加快发展养老服务业的决策部署，推动全市养老服务高质量发展，结合我市实际，制定本规划。"
LONG = "（一）扩大供给。" + "支持社会力量举办养老机构，" * 8 + "到2025年床位达到1.2万张。"
CELLS = [["序号", "重点任务", "牵头单位"], ["1", "新建养老院", "市民政局"], ["2", "培训护理员", "市人社局"]]


def first_page() -> Page:
    """A page with a title, a paragraph, a heading, the begin of a paragraph and a page number."""
    page = Page().text(50, 40, "澄州市养老服务体系建设规划", 7.76, f'Font="{HEI}"')
    y = page.paragraph(60, FIRST)
    page.text(28 + 2 * SIZE, y, "一、总体要求", more=f'Font="{HEI}"')
    page.paragraph(y + 10, LONG)
    return page.text(100, 285, "— 1 —", 4)


def second_page() -> Page:
    """A page with a table and a page number."""
    page = Page()
    page.paragraph(30, "各单位分工如下，请遵照执行，认真抓好落实，确保各项任务按时完成。")
    page.rules([28, 60, 120, 180], [60, 70, 80, 90])
    for r, row in enumerate(CELLS):
        for c, words in enumerate(row):
            page.text([30, 62, 122][c], 67 + 10 * r, words, 4)
    return page.text(100, 285, "— 2 —", 4)


def words(source: Source, span: Span) -> str:
    """Words of a span."""
    return source.text[span.start : span.end]


def test_paragraphs() -> None:
    """The lines of a paragraph are one line; title and headings are known by their look; page numbers go."""
    source = read_ofd(ofd(first_page(), second_page()), "规划.ofd")
    lines = source.text.split("\n")
    assert lines[:4] == ["澄州市养老服务体系建设规划", FIRST, "一、总体要求", LONG]
    assert "— 1 —" not in source.text
    headings = [words(source, b.span) for b in source.blocks if b.kind is BlockKind.DISPLAY]
    assert headings == ["澄州市养老服务体系建设规划", "一、总体要求"]
    assert any("page numbers 2" in note for note in source.notes)


def test_table() -> None:
    """Ruled lines make a table; each cell knows its page, box and place."""
    source = read_ofd(ofd(first_page(), second_page()), "规划.ofd")
    cells = [(c.row, c.column, words(source, c.span)) for c in source.tables[0].cells]
    assert cells == [(r, c, word) for r, row in enumerate(CELLS) for c, word in enumerate(row)]
    spot = next(s for s in source.spots if words(source, s.span) == "市民政局")
    assert (spot.page, spot.element) == (2, "表 1 第 2 行第 3 列")
    assert spot.box is not None
    left, top, right, bottom = spot.box
    assert left == pytest.approx(122 * 72 / 25.4, abs=0.1)
    assert 73 * 72 / 25.4 < top < bottom < 79 * 72 / 25.4
    assert right - left == pytest.approx(4 * 4 * 72 / 25.4, abs=0.1)


def test_details() -> None:
    """Title and date that the file states."""
    source = read_ofd(ofd(first_page()), "规划.ofd")
    assert [(d.name, d.value) for d in source.details] == [
        ("Title", "澄州市养老服务规划"),
        ("CreationDate", "2024-03-05"),
    ]


def test_templates_and_composites() -> None:
    """Text of a template and of composite objects stands at its place among the rest."""
    template = Page().text(60, 30, "澄州市人民政府文件", 9)
    unit = (
        '<ofd:CompositeGraphicUnit ID="u1"><ofd:Content>'
        + Page().text(0, SIZE, "澄政发〔2024〕3号").content[0]
        + '<ofd:CompositeObject ID="7" ResourceID="u1" Boundary="0 0 1 1"/></ofd:Content></ofd:CompositeGraphicUnit>'
    )
    page = Page(template="t0").text(28, 90, "各区人民政府：")
    page.content.append('<ofd:CompositeObject ID="6" ResourceID="u1" Boundary="70 50 90 10"/>')
    source = read_ofd(ofd(page, templates=[template], units=unit), "文.ofd")
    assert source.text.startswith("澄州市人民政府文件\n澄政发〔2024〕3号")
    assert source.text.endswith("各区人民政府：\n")


@pytest.mark.parametrize("turn", ["0 1 -1 0 0 0", "0 -1 1 0 0 0"])
def test_turned_page(turn: str) -> None:
    """A page whose text stands at a right angle reads as if it were turned back."""
    page = Page()
    down = turn.startswith("0 1")
    for i, number in enumerate("一二三"):
        corner = f"{150 - 10 * i} 50" if down else f"{50 + 10 * i} 250"
        page.content.append(
            f'<ofd:TextObject ID="1" Boundary="{corner} 10 100" Size="5" CTM="{turn}">'
            f'<ofd:TextCode X="0" Y="0" DeltaX="g 8 5">第{number}行转过的文字</ofd:TextCode></ofd:TextObject>'
        )
    source = read_ofd(ofd(page), "横.ofd")
    assert re.sub(r"\n", "", source.text) == "第一行转过的文字第二行转过的文字第三行转过的文字"


def test_left_out() -> None:
    """Slanted watermarks and invisible text are left out; the former is noted."""
    page = (
        first_page()
        .text(60, 150, "内部资料", 20, 'CTM="0.7 -0.7 0.7 0.7 0 0"')
        .text(30, 200, "看不见", more='Visible="false"')
    )
    source = read_ofd(ofd(page), "规划.ofd")
    assert "内部" not in source.text
    assert "看不见" not in source.text
    assert any("4 slanted" in note for note in source.notes)


def test_spaces() -> None:
    """Runs set wider than usual have no gaps in their words; runs far apart on a line do."""
    page = Page().text(28, 40, "二〇二四年3月5日").text(120, 40, "第2号")
    assert read_ofd(ofd(page), "文.ofd").text == "二〇二四年3月5日 第2号\n"


def test_drawn_twice() -> None:
    """Words drawn twice, set off a little to look bold, are read once; doubled signs of one run stay."""
    page = Page().text(28, 40, "总体要求——目标").text(28.1, 40, "总体要求——目标")
    assert read_ofd(ofd(page), "文.ofd").text == "总体要求——目标\n"


def test_missing_page() -> None:
    """A page whose part is missing or damaged is named, the others are read."""
    damaged = ofd(first_page(), second_page(), parts={"Doc_0/Pages/Page_1/Content.xml": "<oops"})
    source = read_ofd(damaged, "规划.ofd")
    assert FIRST in source.text
    assert any("第 2 页无法读取" in note for note in source.notes)


def test_paths_from_the_root() -> None:
    """Some programs write paths from the root without a slash, with backslashes or in other case."""
    listed = '<ofd:Pages><ofd:Page ID="0" BaseLoc="doc_0\\Pages\\Page_0\\Content.xml"/></ofd:Pages>'
    data = ofd(
        Page().text(28, 40, "可读"), parts={"Doc_0/Document.xml": f"<ofd:Document {SPACE}>{listed}</ofd:Document>"}
    )
    assert read_ofd(data, "文.ofd").text == "可读\n"


PICTURE = Page(content=['<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>'])


@pytest.mark.parametrize(
    ("data", "error", "found"),
    [
        (b"", EmptyText, "空"),
        (ofd(PICTURE), EmptyText, "扫描件"),
        (ofd(Page()), EmptyText, "没有文字"),
        (b"%PDF-1.7", DamagedFile, "PDF"),
        (ofd(first_page())[:900], DamagedFile, "不完整"),
        (ofd(first_page(), parts={"OFD.xml": "<ofd"}), DamagedFile, "已损坏"),
        (ofd(first_page(), parts={"Doc_0/Pages/Page_0/Content.xml": "<oops"}), DamagedFile, "各页内容"),
        (ofd(first_page(), parts={"Doc_0/Document.xml": "<x/>"}), DamagedFile, "Document.xml"),
        (ofd(first_page(), parts={"Doc_0/Document.xml": "<x/>", "Encryptions.xml": "<x/>"}), ProtectedFile, "加密"),
    ],
)
def test_bad_input(data: bytes, error: type[InputError], found: str) -> None:
    """What cannot be read says why and what to do."""
    with pytest.raises(error) as caught:
        read_ofd(data, "规划.ofd")
    assert found in str(caught.value)
    assert caught.value.advice
