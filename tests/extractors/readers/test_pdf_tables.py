"""Tables of pdf files: cells from ruled lines, merged cells, tables and rows that go on over pages."""

from __future__ import annotations

from extractors.readers.pdf import read_pdf
from extractors.source import BlockKind, Source, Table
from tests.extractors.readers.pdf_pages import Page, pdf

LEFT = 73.5  # of 28 characters of 16 points on a page of A4
FULL = "市教育局会同市发展改革委、市财政局统筹推进全市学校建设工"  # fills a line


def read(*pages: Page) -> Source:
    """The pages as a file, read."""
    return read_pdf(pdf(pages), "清单.pdf")


def grid(source: Source, table: Table) -> dict[tuple[int, int], str]:
    """Words of the cells by row and column."""
    return {(c.row, c.column): source.text[c.span.start : c.span.end] for c in table.cells}


def spans(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns of merged cells."""
    found = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    return {place: span for place, span in found.items() if span != (1, 1)}


XS, YS = (75, 130, 330, 520), (100, 130, 170, 210)
ROWS = (("序号", "任务", "责任单位"), ("1", "新建改扩建中小学\n校舍", "市教育局"), ("2", "开展督导", "市政府督导室"))


def test_table_with_cells() -> None:
    """Cells stand in the table row by row, lines of one cell joined, text before and behind it in place."""
    page = Page().text(LEFT, 80, "任务清单如下：").table(XS, YS, ROWS).text(LEFT, 240, "以上任务按季通报。")
    source = read(page)
    (table,) = source.tables
    assert grid(source, table)[1, 1] == "新建改扩建中小学校舍"
    assert grid(source, table)[2, 2] == "市政府督导室"
    assert source.text.splitlines()[0] == "任务清单如下："
    assert source.text.splitlines()[-1] == "以上任务按季通报。"
    assert [b.kind for b in source.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_merged_cells_and_open_sides() -> None:
    """Cells without a rule between them are one; a table without outer rules has its outer columns."""
    page = Page()
    for y in (100, 220):
        page.rule(75, y, 520, y)
    page.rule(75, 140, 520, 140).rule(130, 180, 520, 180).rule(130, 140, 130, 220).rule(330, 100, 330, 220)
    page.cells(
        (75, 130, 330), (100, 140, 180), (("任务", "", "单位"), ("一", "建校", "市教育局"), ("", "招师", "市人社局"))
    )
    source = read(page)
    (table,) = source.tables
    assert spans(table) == {(0, 0): (1, 2), (1, 0): (2, 1)}
    assert grid(source, table) == {
        (0, 0): "任务", (0, 2): "单位", (1, 0): "一", (1, 1): "建校", (1, 2): "市教育局", (2, 1): "招师", (2, 2): "市人社局"
    }  # fmt: skip


def test_frame_around_text_is_no_table() -> None:
    """A box of one cell is running text."""
    page = Page().rule(60, 90, 540, 90).rule(60, 300, 540, 300).rule(60, 90, 60, 300).rule(540, 90, 540, 300)
    source = read(page.lines(LEFT, 120, ["　　" + FULL[:26], FULL, "落实到位。"]))
    assert source.tables == ()
    assert source.text == FULL[:26] + FULL + "落实到位。\n"


def test_table_goes_on_over_pages() -> None:
    """Tables with the same columns are one; the repeated head and the page numbers do not come in between."""
    more = (ROWS[0], ("3", "配齐教师", "市人社局"), ("4", "保障经费", "市财政局"))
    pages = [Page().table(XS, YS, rows).text(290, 810, str(n), 12) for n, rows in ((1, ROWS), (2, more))]
    source = read(*pages)
    (table,) = source.tables
    assert [grid(source, table)[row, 0] for row in range(5)] == ["序号", "1", "2", "3", "4"]
    pages_of = {spot.element: spot.page for spot in source.spots}
    assert pages_of["表 1 第 5 行第 3 列"] == 2


def test_row_that_a_page_parts_is_one() -> None:
    """A row whose words break off inside a sentence goes on on the next page."""
    first = Page().table(XS, (100, 130, 170), (ROWS[0], ("1", "新建改扩建中小学校舍并", "市教育局、")))
    second = Page().table(XS, (60, 100, 140), (("", "配齐教师", "市财政局"), ("2", "督导", "督导室")))
    source = read(first, second)
    (table,) = source.tables
    assert grid(source, table)[1, 1] == "新建改扩建中小学校舍并配齐教师"
    assert grid(source, table)[1, 2] == "市教育局、市财政局"
    assert grid(source, table)[2, 1] == "督导"


def test_merged_cell_goes_on_over_pages() -> None:
    """A cell merged over rows keeps them together where the page ends between two whole rows."""
    heads = ("序号", "任务", "责任单位")
    long = (
        "新建改扩建中小学校舍并配齐各科专任教师。",
        "开展教育督导并将结果向社会公开。",
        "保障学校建设经费并加强监督检查。",
    )
    first = Page().table((75, 520), (40, 60), ()).rule(75, 100, 520, 100).rule(75, 130, 520, 130)
    for x in (75, 130, 330, 520):
        first.rule(x, 100, x, 210)
    first.rule(130, 170, 520, 170).rule(75, 210, 520, 210)
    first.cells(XS, (100, 130, 170), (heads, ("1", long[0], "市教育局"), ("", long[1], "市督导室")), 9)
    second = Page().table(XS, (60, 100, 140), (("", long[2], "市财政局"), ("2", "督导检查。", "督导室")), 9)
    source = read(first, second)
    table = source.tables[-1]
    assert spans(table) == {(1, 0): (3, 1)}
    assert grid(source, table)[3, 1] == long[2]
    assert grid(source, table)[4, 0] == "2"


def test_single_row_at_the_end_of_a_table() -> None:
    """One row left over for the next page belongs to the table; a single framed row elsewhere is text."""
    source = read(Page().table(XS, YS, ROWS), Page().table(XS, (60, 100), (("3", "配齐教师", "市人社局"),)))
    (table,) = source.tables
    assert grid(source, table)[3, 1] == "配齐教师"
    alone = read(Page().table(XS, (60, 100), (("3", "配齐教师", "市人社局"),)))
    assert alone.tables == ()
    assert alone.text.split() == ["3", "配齐教师", "市人社局"]


def test_tables_with_other_columns_stay_apart() -> None:
    """Two tables on neighbouring pages are one only where their columns agree."""
    other = (75, 200, 520)
    source = read(Page().table(XS, YS, ROWS), Page().table(other, YS, [row[:2] for row in ROWS]))
    assert len(source.tables) == 2
