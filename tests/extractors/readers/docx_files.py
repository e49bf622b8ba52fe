"""Word files for tests, put together from their markup."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = NAMES["r"]
PARTS = ("styles", "numbering", "footnotes", "endnotes")
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    """A run of text with properties in markup."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; content is markup, or plain text where it does not begin with a tag."""
    inner = "".join(c if c.startswith("<") else run(c) for c in content if c)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(text: str, numbers: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """A table cell; plain text is made a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table from rows of cells; plain text is made a cell."""
    drawn = ("".join(c if c.startswith("<w:tc>") else tc(c) for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in drawn) + "</w:tbl>"


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list; `more` may hold its start and all else."""
    start = "" if "<w:start" in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*patterns: str, overrides: Mapping[int, str] | None = None, nums: Mapping[int, int] | None = None) -> str:
    """The numbering part: abstract lists from 0, list n for abstract list n - 1, or as `nums` says."""
    named = nums or {n + 1: n for n in range(len(patterns))}
    out = "".join(f'<w:abstractNum w:abstractNumId="{n}">{one}</w:abstractNum>' for n, one in enumerate(patterns))
    for number, abstract in named.items():
        out += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        out += (overrides or {}).get(number, "") + "</w:num>"
    return out


def style(style_id: str, name: str, properties: str = "", kind: str = "paragraph") -> str:
    """A style; properties are markup behind its name."""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{properties}</w:style>'


def docx(body: str, *, extra: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file with this body; `parts` are styles, numbering, footnotes, endnotes, `extra` whole members."""
    members = {"[Content_Types].xml": TYPES, "_rels/.rels": _relations({"officeDocument": "word/document.xml"})}
    members["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {SPACES}>{content}</w:{kind}>"
    members["word/_rels/document.xml.rels"] = _relations({kind: f"{kind}.xml" for kind in parts})
    return zipped(members | dict(extra or {}))


def zipped(members: Mapping[str, str]) -> bytes:
    """An archive with these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'
