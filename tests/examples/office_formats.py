"""The example paper as a Word file with lists that number themselves, and its table as an Excel workbook."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.examples.paper import HEAD, ROWS, TABLE_TITLE, Box, Kind, Line, boxes, lines
from tests.extractors.readers.docx_files import OFFICE, PACKAGE, docx, level, lists, p, style, tc, zipped
from tests.extractors.readers.docx_files import TYPES as WORD_TYPES

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENT = "application/vnd.openxmlformats-officedocument"
NUMBERING = (
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "chineseCounting", "（%2）", '<w:suff w:val="nothing"/>')
    + level(2, "decimal", "%3.", '<w:suff w:val="nothing"/>')
)
_FONT = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"/><w:sz w:val="{1}"/></w:rPr>'
_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'


def _heading(depth: int) -> str:
    return f'<w:basedOn w:val="a"/><w:pPr>{_LIST.format(depth)}{_INDENT}<w:outlineLvl w:val="{depth}"/></w:pPr>'


STYLES = (
    style("a", "Normal", _FONT.format("仿宋", 32)).replace("<w:style ", '<w:style w:default="1" ')
    + style("t", "Title", f'<w:basedOn w:val="a"/><w:pPr>{_CENTRE}</w:pPr>' + _FONT.format("宋体", 44))
    + style("h1", "heading 1", _heading(0) + _FONT.format("黑体", 32))
    + style("h2", "heading 2", _heading(1) + _FONT.format("楷体", 32))
)
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
_INNER = '<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>'
WIDTHS = (700, 2700, 1700, 2300, 1500)  # of the columns, in twentieths of a point


def word() -> bytes:
    """A Word file: heading styles with numbers of their own, lists, a table with merged cells."""
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{CONTENT}.wordprocessingml.{part}+xml"/>'
        for part in ("styles", "numbering")
    )
    types = {"[Content_Types].xml": WORD_TYPES.replace("</Types>", parts + "</Types>")}
    body = "".join(map(_paragraph, lines())) + _table()
    return docx(body, extra=types, styles=STYLES, numbering=lists(f'<w:multiLevelType w:val="multilevel"/>{NUMBERING}'))


def _paragraph(line: Line) -> str:
    looks = {
        Kind.TITLE: ("t", ""),
        Kind.NUMBER: ("", _CENTRE),
        Kind.ADDRESSEE: ("", ""),
        Kind.CHAPTER: ("h1", ""),
        Kind.SECTION: ("h2", ""),
        Kind.POINT: ("", _LIST.format(1) + _INDENT),
        Kind.ITEM: ("", _LIST.format(2) + _INDENT),
        Kind.SIGNATURE: ("", _RIGHT),
        Kind.ANNEX: ("", "<w:pageBreakBefore/>"),
        Kind.CAPTION: ("t", ""),
    }
    named, properties = looks.get(line.kind, ("", _INDENT))
    return p(line.text, style=named, properties=properties)


def _table() -> str:
    placed = {(box.row, box.column): box for box in boxes()}
    rows = []
    for r in range(len(ROWS) + 1):
        cells = (_cell(placed.get((r, c)), WIDTHS[c]) for c in range(len(HEAD)))
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    properties = f"<w:tblPr><w:tblBorders>{_EDGES}{_INNER}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>" + p("")


def _cell(box: Box | None, width: int) -> str:
    """A cell; one that is merged with the cell above has no words."""
    merge = '<w:vMerge w:val="restart"/>' if box and box.rows > 1 else "" if box else "<w:vMerge/>"
    return tc(p(box.text if box else ""), f'<w:tcW w:w="{width}" w:type="dxa"/>{merge}')


def workbook() -> bytes:
    """A workbook of one sheet: a title over all columns, the heads, the rows with merged cells."""
    last = chr(ord("A") + len(HEAD) - 1)
    merged = [f"A1:{last}1"]
    rows = [f'<row r="1">{_sheet_cell("A1", TABLE_TITLE, 1)}</row>']
    for r in range(len(ROWS) + 1):
        cells = ""
        for box in (box for box in boxes() if box.row == r):
            name = f"{chr(ord('A') + box.column)}{r + 2}"
            cells += _sheet_cell(name, box.text, 2)
            if box.rows > 1:
                merged.append(f"{name}:{name[0]}{r + 1 + box.rows}")
        rows.append(f'<row r="{r + 2}">{cells}</row>')
    columns = "".join(f'<col min="{n}" max="{n}" width="{w / 100}" customWidth="1"/>' for n, w in enumerate(WIDTHS, 1))
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    sheet = f'<cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData><mergeCells count="{len(merged)}">{spans}'
    return zipped(_workbook_parts(f'<worksheet xmlns="{SHEET}">{sheet}</mergeCells></worksheet>'))


def _sheet_cell(name: str, text: str, look: int) -> str:
    if text.isdigit():
        return f'<c r="{name}" s="{look}"><v>{text}</v></c>'
    return f'<c r="{name}" s="{look}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _workbook_parts(sheet: str) -> dict[str, str]:
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/worksheets/sheet1.xml": "worksheet", "/xl/styles.xml": "styles"}
    types = "".join(
        f'<Override PartName="{path}" ContentType="{CONTENT}.spreadsheetml.{kind}+xml"/>'
        for path, kind in parts.items()
    )
    edges = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    aligned = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
    looks = "".join(
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="{border}" xfId="0" applyAlignment="1">{aligned}</xf>'
        for border in (0, 1)
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="重点任务清单" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}),
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font>'
        '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border>'
        f'<border>{edges}</border></borders><cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="3">{plain} xfId="0"/>{looks}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'
