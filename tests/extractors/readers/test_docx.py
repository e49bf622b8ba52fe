"""Word files: order, tables, headings, notes, text boxes, tracked changes, and bad input with its reason."""

import zipfile
from io import BytesIO

import pytest

from extractors.readers.docx import read_docx
from extractors.source import BlockKind, Source
from kg.errors import EmptyText, InputError, UndecodableText, UnsupportedFormat
from kg.facts import Span
from tests.extractors.readers.docx_files import docx, item, level, lists, p, run, style, table, tc, zipped

NAME = "规划.docx"
DOWN, UP = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> {} </w:instrText></w:r>"
SIGNS = ("<m:r><m:t>a</m:t></m:r>", "<m:r><m:t>b</m:t></m:r>")
DELETED = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
GONE = "<w:rPr><w:del/></w:rPr>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def said(source: Source, span: Span) -> str:
    """The words of a span."""
    return source.text[span.start : span.end]


def read(body: str, **parts: str) -> Source:
    """A file with this body, as read."""
    return read_docx(docx(body, extra=None, **parts), NAME)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # tracked changes: insertions stay, deletions go
        (p("现予", DELETED, f"<w:ins>{run('公')}</w:ins>", "布"), "现予公布"),
        # moved text stands where it was moved to
        (p(f"<w:moveFrom>{run('甲')}</w:moveFrom>", "乙", f"<w:moveTo>{run('甲')}</w:moveTo>"), "乙甲"),
        # a deleted paragraph mark joins two paragraphs
        (p("加强", properties=GONE) + p("监管"), "加强监管"),
        # a paragraph whose end was deleted before a table keeps its line
        (p("前", properties=GONE) + table(["甲", "乙"], ["丙", "丁"]), "前\n甲\n乙\n丙\n丁"),
        # hidden text, and hidden text that a run shows again
        (p("明", run("暗", "<w:vanish/>"), run("示", '<w:vanish w:val="0"/>')), "明示"),
        # the result of a field, not its code; fields within fields
        (p(FIELD.format("begin"), CODE.format("PAGE"), FIELD.format("separate"), "12", FIELD.format("end")), "12"),
        (
            p(FIELD.format("begin"), CODE.format("IF"), FIELD.format("begin"), CODE.format("X"),
              FIELD.format("separate"), "内", FIELD.format("end"), FIELD.format("separate"), "外", FIELD.format("end")),
            "外",
        ),
        # a field that never ends hides nothing behind its paragraph
        (p("一", FIELD.format("begin"), "码") + p("二"), "一\n二"),
        # a sign drawn in a circle by a field
        (p(FIELD.format("begin"), CODE.format("eq \\o\\ac(○,3)"), FIELD.format("end"), "落实"), "③落实"),
        # line breaks and page breaks end lines; a page break at the end of a paragraph adds none
        (p("上", "<w:r><w:br/></w:r>", "下", '<w:r><w:br w:type="page"/></w:r>') + p("后"), "上\n下\n后"),
        # tabs and hyphens
        (p("甲", "<w:r><w:tab/></w:r>", "1", "<w:r><w:noBreakHyphen/></w:r>", "2"), "甲\t1-2"),
        # signs of symbol fonts, as an element and as private codes in a run
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "已办"), "☑已办"),
        (p(run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), "95%"), "≥95%"),
        # links, content controls and smart tags are passed through; the hint of an empty control is not text
        (p(f"<w:hyperlink>{run('链')}</w:hyperlink>", f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>"), "链控"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("点击") + "</w:sdtContent></w:sdt>" + p("文"),
            "文",
        ),
        # pinyin over characters goes, the characters stay
        (p(f"<w:r><w:ruby><w:rt>{run('chéng')}</w:rt><w:rubyBase>{run('澄')}</w:rubyBase></w:ruby></w:r>", "州"), "澄州"),
        # formulas in one line
        (p("<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>".format(*SIGNS)), "a/b"),
        # the sign that stands where a picture was
        (p("甲\ufffc乙"), "甲乙"),
        # white space that was not meant to be kept
        ("<w:p><w:r><w:t>\n 澄州 </w:t></w:r></w:p>", "澄州"),
        # a check box of a form
        (p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
           "</w:fldChar></w:r>", FIELD.format("end"), "是"), "☑是"),
    ],
)  # fmt: skip
def test_text_of_paragraphs(body: str, text: str) -> None:
    """The text is what the printed page shows."""
    assert read(body).text == text + "\n"


def test_hidden_by_style() -> None:
    """A style hides text, also through the style that it is based on."""
    hiding = style("A", "隐", "<w:rPr><w:vanish/></w:rPr>", "character") + style(
        "B", "子", '<w:basedOn w:val="A"/>', "character"
    )
    assert read(p("明", run("暗", '<w:rStyle w:val="B"/>')), styles=hiding).text == "明\n"


HEADING = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


@pytest.mark.parametrize(
    ("styles", "properties", "level_"),
    [
        # by outline level of the style, also inherited
        (style("X", "我的样式", HEADING.format(1)), "", 2),
        (style("Y", "基", HEADING.format(2)) + style("X", "子", '<w:basedOn w:val="Y"/>'), "", 3),
        # by name, in Chinese and English
        (style("X", "标题 1"), "", 1),
        (style("X", "heading 4"), "", 4),
        (style("X", "二级标题"), "", 2),
        (style("X", "Title"), "", 1),
        # the paragraph's own outline level wins
        (style("X", "正文"), '<w:outlineLvl w:val="0"/>', 1),
        (style("X", "heading 1"), '<w:outlineLvl w:val="9"/>', 0),
        # a table of contents is no heading
        (style("X", "toc 1"), "", 0),
        # styles that are based on each other in a circle
        (style("X", "甲", '<w:basedOn w:val="Y"/>') + style("Y", "乙", '<w:basedOn w:val="X"/>'), "", 0),
    ],
)
def test_headings(styles: str, properties: str, level_: int) -> None:
    """Headings are told by style and outline level."""
    (block,) = read(p("总体要求", style="X", properties=properties), styles=styles).blocks
    assert (block.kind, block.level) == (BlockKind.HEADING if level_ else BlockKind.PARAGRAPH, level_)


def test_table_between_paragraphs_with_merged_cells() -> None:
    """Cells stand in row order, one to a line, with their spans; all leads back to the original."""
    source = read(
        p("重点任务")
        + table(
            ["任务", tc("责任单位", '<w:gridSpan w:val="2"/>')],
            ["扩园", tc(p("市教育局") + p("市财政局"), DOWN), "牵头"],
            ["提质", tc("", UP), ""],
        )
        + p("附则")
    )
    assert source.text == "重点任务\n任务\n责任单位\n扩园\n市教育局\n市财政局\n牵头\n提质\n附则\n"
    (grid,) = source.tables
    assert [(c.row, c.column, c.row_span, c.column_span, said(source, c.span)) for c in grid.cells] == [
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 2, "责任单位"),
        (1, 0, 1, 1, "扩园"),
        (1, 1, 2, 1, "市教育局\n市财政局"),
        (1, 2, 1, 1, "牵头"),
        (2, 0, 1, 1, "提质"),
        (2, 2, 1, 1, ""),
    ]
    assert [b.kind for b in source.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert [(s.element, said(source, s.span)) for s in source.spots][3:6] == [
        ("表 1 第 2 行第 1 列", "扩园"),
        ("表 1 第 2 行第 2 列", "市教育局"),
        ("表 1 第 2 行第 2 列", "市财政局"),
    ]
    assert source.spots[-1].element == "第 2 段"


def test_rows_left_out_and_columns_before_a_row() -> None:
    """Deleted rows go, left-out columns count."""
    gone, shifted = "<w:trPr><w:del/></w:trPr>", '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    cell = tc("甲")
    rows = (gone + cell, cell + cell, shifted + cell)
    (grid,) = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>").tables
    assert [(c.row, c.column) for c in grid.cells] == [(0, 0), (0, 1), (1, 1)]


def test_nested_tables_and_frames() -> None:
    """A table within a cell is a table of its own; a box of one column is text."""
    inner = table(["甲", "乙"], ["丙", "丁"])
    source = read(table(["外", tc(p("前") + inner + p("后"))], ["左", "右"]) + table(["专栏1 扩园工程"], ["新建十所"]))
    assert [said(source, t.span) for t in source.tables] == [
        "外\n前\n甲\n乙\n丙\n丁\n后\n左\n右",
        "甲\n乙\n丙\n丁",
    ]
    assert said(source, source.tables[0].cells[1].span) == "前\n甲\n乙\n丙\n丁\n后"
    assert [(b.kind, said(source, b.span)) for b in source.blocks][1:] == [
        (BlockKind.PARAGRAPH, "专栏1 扩园工程"),
        (BlockKind.PARAGRAPH, "新建十所"),
    ]
    assert "表 1 第 1 行第 2 列内嵌表 1 第 2 行第 2 列" in [s.element for s in source.spots]


def test_notes_stand_at_the_end() -> None:
    """Notes come behind the text in the order in which it names them, the separators between them do not."""

    def named(kind: str, note: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{note}"/></w:r>'

    source = read(
        p("先", named("footnote", 3), "后", named("endnote", 1)) + p("次", named("footnote", 2)),
        footnotes='<w:footnote w:id="0" w:type="separator">' + p("线") + "</w:footnote>"
        + f'<w:footnote w:id="2">{p("注二")}</w:footnote><w:footnote w:id="3">{p("注一")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("尾")}{p("再")}</w:endnote>',
    )  # fmt: skip
    assert source.text == "先后\n次\n[1] 注一\n[2] 注二\n[1] 尾\n再\n"
    assert [b.kind for b in source.blocks] == [BlockKind.PARAGRAPH] * 2 + [BlockKind.NOTE] * 4
    assert source.spots[3].element == "脚注 2（第 2 段）"


def test_text_box_is_read_once() -> None:
    """A text box stands behind its paragraph, its older form is not read again."""
    source = read(p("正文", BOX.format(p("框内"))) + p("后"))
    assert source.text == "正文\n框内\n后\n"
    assert source.spots[1].element == "第 1 段旁文本框"


def test_details_and_headers() -> None:
    """The file's own properties are details; headers and footers are no text."""
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>澄州市规划</dc:title>'
        "<dc:creator>澄州市教育局</dc:creator><dcterms:created>2024-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
    )
    own = (
        '<Properties xmlns:vt="v"><property name="文号"><vt:lpwstr>澄教〔2024〕1号</vt:lpwstr></property></Properties>'
    )
    extra = {"docProps/core.xml": core, "docProps/custom.xml": own, "word/header1.xml": p("页眉")}
    source = read_docx(docx(p("文"), extra=extra), NAME)
    assert source.text == "文\n"
    assert [(d.name, d.value) for d in source.details] == [
        ("title", "澄州市规划"),
        ("creator", "澄州市教育局"),
        ("created", "2024-01-02T03:04:05Z"),
        ("文号", "澄教〔2024〕1号"),
    ]


def test_strict_variant() -> None:
    """The strict variant of the standard, with namespaces of its own, is read alike."""
    usual = zipfile.ZipFile(BytesIO(docx(p("澄州"))))
    pairs = (
        (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    members = {name: usual.read(name).decode() for name in usual.namelist()}
    for old, new in pairs:
        members = {name: content.replace(old, new) for name, content in members.items()}
    assert read_docx(zipped(members), NAME).text == "澄州\n"


def test_what_was_left_out_is_said() -> None:
    """Pictures, embedded files and damaged extra parts are named in the notes."""
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    source = read_docx(docx(p("文", picture) + "<w:altChunk/>", extra={"word/styles.xml": "<w:styles"}), NAME)
    assert [note for note in source.notes if "图片" in note]
    assert [note for note in source.notes if "嵌入的文件" in note]
    assert [note for note in source.notes if "styles.xml" in note]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
GOOD = docx(p("文" * 500))


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        # nothing in it, or no text
        (b"", EmptyText, "空"),
        (docx(p("")), EmptyText, "没有文字"),
        # a scan: pictures only
        (docx(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), EmptyText, "扫描"),
        # a password; the old format under the new suffix
        (OLE + "EncryptedPackage".encode("utf-16-le"), UnsupportedFormat, "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), UnsupportedFormat, ".doc"),
        # other kinds of files
        (b"%PDF-1.7", UnsupportedFormat, "PDF"),
        (zipped({"xl/workbook.xml": "<a/>"}), UnsupportedFormat, "Excel"),
        ("澄州市".encode(), UndecodableText, "压缩包"),
        # cut off, damaged, without its main part
        (GOOD[:-100], UndecodableText, "不完整"),
        (GOOD.replace(b"word/document.xml", b"word/documenX.xml"), UndecodableText, "正文"),
        (docx("<w:p>"), UndecodableText, "损坏"),
        # entities that grow without bound
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), UndecodableText, "类型声明"),
        # a bomb: much of the same
        (docx("<w:p>" + " " * 30_000_000 + "</w:p>"), UnsupportedFormat, "过大"),
        # markup of another kind of document
        (zipped({"word/document.xml": "<glossary/>"}), UnsupportedFormat, "正文部件"),
    ],
)  # fmt: skip
def test_bad_input_names_file_and_reason(data: bytes, error: type[InputError], words: str) -> None:
    """Each kind of bad input is an error of its own with the file's name and the cause in it."""
    with pytest.raises(error) as caught:
        read_docx(data, NAME)
    assert caught.value.place == NAME
    assert words in caught.value.found + caught.value.advice


def test_wide_and_deep_markup_is_bounded() -> None:
    """Spans and depths beyond all use neither fail nor grow without bound."""
    wide = table([tc("甲", '<w:gridSpan w:val="99999999"/>'), "乙"], ["丙", "丁"])
    (grid,) = read(wide).tables
    assert max(c.column + c.column_span for c in grid.cells) < 200
    deep = read(p("<w:hyperlink>" * 100 + run("深") + "</w:hyperlink>" * 100) + p("文"))
    assert deep.text == "文\n"
    assert "嵌套" in deep.notes[0]


def test_list_items_are_blocks_with_levels() -> None:
    """Numbered paragraphs are list items with the depth of their list; bullets write no sign."""
    pattern = level(0, "decimal", "%1.") + level(1, "bullet", "\uf0b7")
    source = read(item("甲", 1) + item("乙", 1, 1), numbering=lists(pattern))
    assert source.text == "1. 甲\n乙\n"
    assert [(b.kind, b.level) for b in source.blocks] == [(BlockKind.LIST_ITEM, 1), (BlockKind.LIST_ITEM, 2)]
