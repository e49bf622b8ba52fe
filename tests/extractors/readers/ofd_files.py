"""Small OFD files for tests, put together from their markup: text at given places, ruled lines, templates."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SONG, HEI = "1", "2"
SIZE = 5.64  # 16 points in millimetres
WIDTH, HEIGHT = 210.0, 297.0
INFO = "<ofd:DocID>0123</ofd:DocID><ofd:Title>澄州市养老服务规划</ofd:Title><ofd:CreationDate>2024-03-05</ofd:CreationDate>"


@dataclass(slots=True)
class Page:
    """A page under construction; places in millimetres from the upper left corner, text stands on its base line."""

    content: list[str] = field(default_factory=list)
    template: str = ""
    area: str = f"0 0 {WIDTH} {HEIGHT}"

    def text(self, x: float, y: float, words: str, size: float = SIZE, more: str = "") -> Page:
        """Write words, from left to right if `more` attributes say nothing else."""
        attributes = more if "Font=" in more else f'Font="{SONG}" {more}'
        steps = f' DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
        self.content.append(
            f'<ofd:TextObject ID="9" Boundary="{x} {y - size} {size * len(words):.2f} {size * 1.2:.2f}" Size="{size}" '
            f'{attributes}><ofd:TextCode X="0" Y="{size}"{steps}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )
        return self

    def paragraph(self, y: float, words: str, length: int = 26) -> float:
        """Write a paragraph with an indent of two characters; gives the place of the next line."""
        at, room = 28 + 2 * SIZE, length - 2
        while words:
            self.text(round(at, 2), y, words[:room])
            words, at, room, y = words[room:], 28, length, y + 10
        return y

    def rules(self, columns: Sequence[float], rows: Sequence[float]) -> Page:
        """Rule a table."""
        for y in rows:
            self.line(columns[0], y, columns[-1], y)
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a straight line."""
        self.content.append(
            f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
        )
        return self

    def markup(self) -> str:
        """Its Content.xml."""
        template = f'<ofd:Template TemplateID="{self.template}"/>' if self.template else ""
        return (
            f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{self.area}</ofd:PhysicalBox></ofd:Area>{template}"
            f'<ofd:Content><ofd:Layer ID="2">{"".join(self.content)}</ofd:Layer></ofd:Content></ofd:Page>'
        )


def ofd(*pages: Page, templates: Sequence[Page] = (), parts: Mapping[str, str] | None = None, units: str = "") -> bytes:
    """The bytes of an OFD file; `parts` replaces or adds members, `units` is markup of composite units."""
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    backs = "".join(f'<ofd:TemplatePage ID="t{i}" BaseLoc="Tpls/Tpl_{i}.xml"/>' for i in range(len(templates)))
    fonts = f'<ofd:Font ID="{SONG}" FontName="仿宋"/><ofd:Font ID="{HEI}" FontName="黑体" Bold="true"/>'
    members = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo>{INFO}</ofd:DocInfo>'
        "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{backs}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {SPACE}><ofd:Fonts>{fonts}</ofd:Fonts>"
        f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>",
        **{f"Doc_0/Pages/Page_{i}/Content.xml": page.markup() for i, page in enumerate(pages)},
        **{f"Doc_0/Tpls/Tpl_{i}.xml": page.markup() for i, page in enumerate(templates)},
        **(parts or {}),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, words in members.items():
            archive.writestr(zipfile.ZipInfo(path), '<?xml version="1.0" encoding="UTF-8"?>' + words)
    return out.getvalue()
