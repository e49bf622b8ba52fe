"""The example paper as pdf and as ofd, from the same sheets; neither carries fonts, readers bring their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape

from tests.examples.page_layout import HEIGHT, WIDTH, SheetOfPaper, Words, sheets
from tests.examples.paper import ISSUER, NOTICE
from tests.extractors.readers.docx_files import zipped
from tests.extractors.readers.ofd_files import SPACE
from tests.extractors.readers.pdf_pages import HEI, SONG, Look, Page
from tests.extractors.readers.pdf_pages import pdf as written_pdf

MILLIMETRES = 25.4 / 72
BODY_FONT, HEADING_FONT = 2, 3  # numbers in the ofd


def pdf() -> bytes:
    """A pdf: Chinese text by a predefined encoding, a table with ruled lines, not compressed."""
    pages = []
    for sheet in sheets():
        page = Page(WIDTH, HEIGHT)
        for words in sheet.words:
            look = Look(HEI if words.heading else SONG)
            page.text(round(words.x, 2), round(words.y, 2), words.text, words.size, look)
        for rule in sheet.rules:
            page.rule(*(round(place, 2) for place in rule))
        pages.append(page)
    return written_pdf(pages, info={"Title": NOTICE, "Author": ISSUER}, viewed=True)


def ofd() -> bytes:
    """An ofd (GB/T 33190-2016)."""
    numbers = count(HEADING_FONT + 1)
    pages = [(next(numbers), _page(sheet, numbers)) for sheet in sheets()]
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i, (n, _) in enumerate(pages))
    size = f"0 0 {_mm(WIDTH)} {_mm(HEIGHT)}"
    members = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{17:032x}</ofd:DocID><ofd:Title>{escape(NOTICE)}</ofd:Title><ofd:Author>{ISSUER}</ofd:Author>"
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>{next(numbers)}</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>'
        f'<ofd:Font ID="{BODY_FONT}" FontName="宋体" FamilyName="宋体"/>'
        f'<ofd:Font ID="{HEADING_FONT}" FontName="黑体" FamilyName="黑体"/></ofd:Fonts></ofd:Res>',
        **{f"Doc_0/Pages/Page_{i}/Content.xml": page for i, (_, page) in enumerate(pages)},
    }
    return zipped({path: '<?xml version="1.0" encoding="UTF-8"?>' + part for path, part in members.items()})


def _page(sheet: SheetOfPaper, numbers: Iterator[int]) -> str:
    layer = next(numbers)
    drawn = [_text(words, next(numbers)) for words in sheet.words]
    drawn += [_line(rule, next(numbers)) for rule in sheet.rules]
    size = f"0 0 {_mm(WIDTH)} {_mm(HEIGHT)}"
    return (
        f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:Area><ofd:Content>"
        f'<ofd:Layer ID="{layer}" Type="Body">{"".join(drawn)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def _text(words: Words, number: int) -> str:
    steps = [_mm(words.size / 2 if char.isascii() else words.size) for char in words.text]
    font = HEADING_FONT if words.heading else BODY_FONT
    size = _mm(words.size)
    box = f"{_mm(words.x)} {_mm(words.y - words.size)} {sum(map(float, steps)):.2f} {_mm(words.size * 1.25)}"
    delta = f' DeltaX="{" ".join(steps[:-1])}"' if len(steps) > 1 else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{box}" Font="{font}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(words.text)}</ofd:TextCode></ofd:TextObject>'
    )


def _line(rule: tuple[float, float, float, float], number: int) -> str:
    x0, y0, x1, y1 = rule
    box = f"{_mm(x0)} {_mm(y0)} {_mm(max(x1 - x0, 1))} {_mm(max(y1 - y0, 1))}"
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{box}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {_mm(x1 - x0)} {_mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _mm(points: float) -> str:
    return f"{points * MILLIMETRES:.2f}"
