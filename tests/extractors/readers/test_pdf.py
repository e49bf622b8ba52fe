"""Pdf: paragraphs out of lines, reading order, tables over pages, furniture left out, and places on the page."""

from __future__ import annotations

import itertools
import sys

import pytest

from extractors.readers.pdf import read_pdf
from extractors.source import BlockKind, Source
from kg.errors import DamagedFile, EmptyText, InputError, MissingReader, ProtectedFile
from tests.extractors.readers.pdf_pages import HEI, SONG, Look, Page, pdf

LEFT = 73.5  # of 28 characters of 16 points on a page of A4


def body(*lines: str, y: float = 120) -> Page:
    """A page of running text; an ideographic space is an indent of one character."""
    return Page().lines(LEFT, y, lines)


def read(*pages: Page) -> Source:
    """The pages as a file, read."""
    return read_pdf(pdf(pages), "规划.pdf")


def paragraphs(*pages: Page) -> list[str]:
    """Lines of the text."""
    return read(*pages).text.splitlines()


def centred(page: Page, y: float, words: str, size: float, font: str = HEI) -> Page:
    """Write words in the middle of the page."""
    return page.text(595 / 2 - len(words) * size / 2, y, words, size, Look(font))


FULL = "市教育局会同市发展改革委、市财政局统筹推进全市学校建设工"  # fills a line

PARAGRAPHS = [
    # an indent begins a paragraph, a line without one goes on
    (
        ["　　" + FULL[:26], "按季度通报进展。", "　　各县区政府抓好落实。"],
        [FULL[:26] + "按季度通报进展。", "各县区政府抓好落实。"],
    ),
    # a short last line ends it, also without an indent behind it
    ([FULL, "按季度通报。", FULL, "年底完成。"], [FULL + "按季度通报。", FULL + "年底完成。"]),
    # labels begin paragraphs
    (
        ["　　一、总体要求", "　　（一）指导思想", "　　1．坚持优先发展"],
        ["一、总体要求", "（一）指导思想", "1．坚持优先发展"],
    ),
    # a label inside a sentence does not
    (["　　" + FULL[:25] + "达", "2.5万个学位，完成率百分之九十。"], [FULL[:25] + "达2.5万个学位，完成率百分之九十。"]),
    # signature and date stand apart
    (
        ["　　特此通知。", "　" * 18 + "澄州市教育局", "　" * 17 + "2024年3月1日"],
        ["特此通知。", "澄州市教育局", "2024年3月1日"],
    ),
    # each line of a table of contents is one
    (
        ["一、总体要求" + "…" * 20 + "1", "二、主要任务" + "…" * 20 + "3"],
        ["一、总体要求" + "…" * 20 + "1", "二、主要任务" + "…" * 20 + "3"],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PARAGRAPHS)
def test_line_ends_of_the_page_are_not_those_of_paragraphs(lines: list[str], expected: list[str]) -> None:
    """Lines are joined into paragraphs by indent, short last line and label."""
    filler = ["　　" + FULL[:26], FULL, FULL, "落实到位。", "　　" + FULL[:26], FULL, "抓出成效。"]
    assert paragraphs(body(*filler), body(*lines))[2:] == expected


def test_paragraph_goes_on_over_pages() -> None:
    """A page end is no paragraph end, and page numbers do not come between."""
    first = body("　　" + FULL[:26], FULL, "落实到位。", "　　" + FULL[:26], FULL, FULL).text(280, 800, "— 1 —", 14)
    second = body("按季度通报进展。", "　　各县区政府抓好落实。").text(280, 800, "— 2 —", 14)
    assert paragraphs(first, second)[1:] == [FULL[:26] + FULL * 2 + "按季度通报进展。", "各县区政府抓好落实。"]


def test_title_of_two_lines_is_one_heading() -> None:
    """Centred lines of one size are one title; number and addressee are not part of it."""
    page = body("各县区政府：", "　　" + FULL[:26], FULL, FULL, "落实到位。", y=260)
    centred(page, 100, "澄州市人民政府关于印发“十四五”", 22)
    centred(page, 135, "教育发展规划的通知", 22)
    centred(page, 200, "澄政发〔2022〕5号", 16, SONG)
    source = read(page)
    assert source.text.splitlines()[:3] == [
        "澄州市人民政府关于印发“十四五”教育发展规划的通知",
        "澄政发〔2022〕5号",
        "各县区政府：",
    ]
    (heading,) = (block for block in source.blocks if block.kind is BlockKind.DISPLAY)
    assert (heading.span.start, heading.span.end, heading.level) == (0, 25, 1)


def test_headings_by_size_then_by_font() -> None:
    """A larger line is a heading, and a labelled one in another font is one below it."""
    page = Page().text(LEFT, 90, "澄州市行动方案", 22, Look(HEI)).text(LEFT + 32, 150, "一、总体要求", 16, Look(HEI))
    page.lines(LEFT, 190, ["　　" + FULL[:26], FULL, "落实到位。"]).text(LEFT + 32, 290, "二、主要任务", 16, Look(HEI))
    page.lines(LEFT, 330, ["　　" + FULL[:26], FULL, "落实到位。"])
    source = read(page)
    found = [(source.text[b.span.start : b.span.end], b.level) for b in source.blocks if b.kind is BlockKind.DISPLAY]
    assert found == [("澄州市行动方案", 1), ("一、总体要求", 2), ("二、主要任务", 2)]


@pytest.mark.parametrize("mark", ["— {} —", "-{}-", "第{}页", "第 {} 页 共 9 页", "{}/9", "{}", "· {} ·"])
def test_page_numbers_are_left_out(mark: str) -> None:
    """All usual forms of page number go, and a note says so."""
    pages = [body("　　" + FULL[:26], FULL, "落实到位。").text(280, 800, mark.format(n), 14) for n in (1, 2, 3)]
    source = read(*pages)
    assert source.text.splitlines() == [FULL[:26] + FULL + "落实到位。"] * 3
    assert any("页码" in note and "3" in note for note in source.notes)


def test_running_heads_are_left_out_but_not_heads_of_annexes() -> None:
    """Lines repeated at the edge go; 附件1, 附件2, 附件3 at the top of pages stay."""
    pages = [
        body(f"附件{n}", "　　" + FULL[:26], FULL, "落实到位。").text(200, 50, f"澄州市人民政府公报 2024年第{n}期", 10)
        for n in (1, 2, 3)
    ]
    text = read(*pages).text
    assert "公报" not in text
    assert [line for line in text.splitlines() if line.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_watermarks_are_left_out() -> None:
    """A slanted watermark goes, and a faint one; the text under them stays whole."""
    page = body("　　" + FULL[:26], FULL, "落实到位。")
    page.text(150, 500, "内部资料", 60, Look(grey=0.8, turn="0.7071 0.7071 -0.7071 0.7071"))
    page.text(100, 155, "澄州教育", 60, Look(grey=0.9))
    source = read(page)
    assert source.text == FULL[:26] + FULL + "落实到位。\n"
    assert any("水印" in note for note in source.notes)


def test_two_columns_are_read_one_after_the_other() -> None:
    """The left column comes first, the title over both before them, the line below both behind them."""
    page = centred(Page(), 90, "澄州市人民政府公报", 22)
    left = [f"左栏第{n}行说明学校建设与师资配备的安排" for n in "一二三四五六七八"]
    right = [f"右栏第{n}行说明经费保障与督导检查的安排" for n in "一二三四五六七八"]
    page.lines(50, 150, left, 12, step=20).lines(310, 150, right, 12, step=20)
    page.text(50, 400, "本期公报由澄州市人民政府办公室编印，赠阅单位包括各县区政府及市直部门。", 14)
    text = read(page).text.replace("\n", "")
    assert text.startswith("澄州市人民政府公报" + "".join(left) + "".join(right) + "本期公报")


def test_letters_set_apart_are_one_word() -> None:
    """目 录 and a red head with wide gaps are read as words; double dashes stay double."""
    page = Page().text(200, 100, "目", 22).text(300, 100, "录", 22)
    page.lines(LEFT, 150, ["　　——坚持优先发展。" + FULL[:16], FULL, "落实到位。"])
    assert paragraphs(page) == ["目录", "——坚持优先发展。" + FULL[:16] + FULL + "落实到位。"]


@pytest.mark.parametrize("rotate", [90, 270])
def test_turned_page_is_read_upright(rotate: int) -> None:
    """A wide table on a page that is displayed turned: words in order, boxes as the reader sees them."""
    turn = "0 1 -1 0" if rotate == 90 else "0 -1 1 0"
    page = Page(rotate=rotate)
    for i, line in enumerate((FULL, "落实到位。")):
        x = 100 + 28 * i if rotate == 90 else 495 - 28 * i
        page.text(x, 742 if rotate == 90 else 100, line, 16, Look(turn=turn))
    source = read(page)
    assert source.text == FULL + "落实到位。\n"
    box = source.spots[0].box
    assert box is not None
    left, top, right, bottom = box
    assert right - left > 400
    assert 0 < bottom - top < 30
    assert (round(left), round(top / 10)) == (100, 8)


def test_footnotes_are_notes_behind_their_paragraph() -> None:
    """A footnote at the foot of a page does not cut the paragraph that goes on over the page."""
    first = body("　　" + FULL[:26], FULL, FULL, FULL).text(LEFT, 740, "①数据来自市统计局。", 10)
    second = body("按季度通报进展。", "　　各县区政府抓好落实。")
    source = read(first, second)
    assert source.text.splitlines() == [
        FULL[:26] + FULL * 3 + "按季度通报进展。",
        "①数据来自市统计局。",
        "各县区政府抓好落实。",
    ]
    assert [b.kind for b in source.blocks][1] is BlockKind.NOTE


def test_spots_lead_back_to_page_and_place() -> None:
    """Each line has its page and box, in order and without overlap, and they cover all words."""
    source = read(
        body("　　" + FULL[:26], FULL, "落实到位。"),
        Page().table((75, 300, 520), (100, 130, 170), (("任务", "单位"), ("扩建学校", "市教育局"))),
    )
    ends = list(itertools.pairwise(source.spots))
    assert all(a.span.end <= b.span.start for a, b in ends)
    covered = "".join(source.text[s.span.start : s.span.end] for s in source.spots)
    assert covered == "".join(source.text.split())
    first = source.spots[0]
    assert (source.text[first.span.start : first.span.end], first.page) == (FULL[:26], 1)
    assert first.box is not None
    assert round(first.box[0]) == round(LEFT + 32)
    assert first.box[1] < 120 <= first.box[3]


def test_details_of_the_file() -> None:
    """Title, author and dates as the file gives them."""
    info = {"Title": "澄州市规划", "Author": "市教育局", "CreationDate": "D:20240301090000+08'00'"}
    details = {d.name: d.value for d in read_pdf(pdf([body("正文。")], info=info), "规划.pdf").details}
    assert details == {"Title": "澄州市规划", "Author": "市教育局", "CreationDate": "2024-03-01"}


def test_damaged_details_do_not_keep_the_text_back() -> None:
    """Half a character in the title of the file is left out."""
    whole = pdf([body("正文。")], info={"Title": "规划"})
    source = read_pdf(whole.replace("规划".encode("utf-16-be").hex().encode(), b"89c4d800"), "规划.pdf")
    assert source.text == "正文。\n"
    assert [d.value for d in source.details] == ["规"]


def test_scanned_pages_among_others_are_named() -> None:
    """Pages that show only a picture are named in a note."""
    source = read(body("正文。"), Page(picture=True), Page(picture=True))
    assert any("2-3" in note and "扫描" in note for note in source.notes)


GOOD = pdf([body("　　" + FULL[:26], FULL, "落实到位。")])
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<00> <00>]"
BOMB = Page(content=[" " * 80_000_000])
# drawn parts, each of which draws the next one ten times
NESTED = "".join(
    f"{n} 0 obj << /Subtype /Form /Resources << /XObject << /N {n + 1} 0 R >> >> >>\nstream\n{'/N Do ' * 10}\nendstream endobj\n"
    for n in range(50, 62)
).encode()

BAD = [
    # nothing in it
    (b"", EmptyText, "空"),
    # a scan names OCR as the way out
    (pdf([Page(picture=True)] * 2), EmptyText, "OCR"),
    # a page without anything
    (pdf([Page()]), EmptyText, "没有文字"),
    # other files under this name
    (b"PK\x03\x04" + b"0" * 99, DamagedFile, "docx"),
    (b"\xd0\xcf\x11\xe0" + b"0" * 99, DamagedFile, "Office"),
    ("<!DOCTYPE html><p>网页</p>".encode(), DamagedFile, "网页"),
    ("澄州市教育局通知".encode(), DamagedFile, "%PDF"),
    # asks for a password
    (pdf([body("正文。")], extra=LOCK), ProtectedFile, "密码"),
    # breaks off before its pages, is overwritten
    (GOOD[:200], DamagedFile, "截断"),
    (GOOD[:12] + b"\x00" * 4000 + b"%%EOF", DamagedFile, "损坏"),
    # a small file that unpacks to very much
    (pdf([BOMB]), DamagedFile, "炸弹"),
    (GOOD[:9] + NESTED + GOOD[9:], DamagedFile, "炸弹"),
]


@pytest.mark.parametrize(("data", "error", "word"), BAD)
def test_bad_input_names_file_reason_and_way_out(data: bytes, error: type[InputError], word: str) -> None:
    """Each kind of bad input is a clear error of its own."""
    with pytest.raises(error, match=word) as caught:
        read_pdf(data, "坏.pdf")
    assert caught.value.place == "坏.pdf"
    assert caught.value.advice


def test_file_that_lost_its_end_is_read_with_a_note() -> None:
    """A file cut off behind its pages is read as far as it goes."""
    source = read_pdf(GOOD[: GOOD.rindex(b"xref\n0") - 1], "断.pdf")
    assert source.text == FULL[:26] + FULL + "落实到位。\n"
    assert any("不完整" in note for note in source.notes)


def test_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the message says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingReader, match=r"policykg\[pdf\]"):
        read_pdf(GOOD, "规划.pdf")


def test_long_file() -> None:
    """Five hundred pages come out whole, with the same result each time."""
    data = pdf([body("　　" + FULL[:26], FULL, "落实到位。").text(280, 800, f"— {n} —", 14) for n in range(1, 501)])
    source = read_pdf(data, "长.pdf")
    assert source.text.count("落实到位。\n") == 500
    assert source.spots[-1].page == 500
    assert read_pdf(data, "长.pdf") == source


def test_very_large_page() -> None:
    """A poster of many metres is read like any other page."""
    page = Page(width=14_000, height=14_000).text(100, 600, "澄州市规划图", 400).text(100, 13_900, "市自然资源局", 100)
    assert paragraphs(page) == ["澄州市规划图", "市自然资源局"]


def test_two_signs_at_one_place() -> None:
    """Signs that begin at the same point (a mark laid over another) are read in the order of the file."""
    page = Page().text(72, 100, "澄州市水利方案").text(72, 100, "澄州市水利方案")
    assert "澄州市水利方案" in read_pdf(pdf([page]), "a.pdf").text
