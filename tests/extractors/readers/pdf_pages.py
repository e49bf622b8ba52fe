"""Small pdf files written byte by byte: text at given places, ruled lines, pictures, turned pages."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
SONG, HEI = "F1", "F2"
FONTS = {SONG: "STSong-Light", HEI: "STHeiti-Bold"}


@dataclass(frozen=True, slots=True)
class Look:
    """Font, grey from 0 black to 1 white, and how the base line is turned, of some words."""

    font: str = SONG
    grey: float = 0
    turn: str = "1 0 0 1"


@dataclass(slots=True)
class Page:
    """A page under construction; places are counted from the upper left corner, text stands on its base line."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    picture: bool = False
    content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 16, look: Look | None = None) -> Page:
        """Write words, from left to right if their look says nothing else."""
        look = look or Look()
        place = f"{look.turn} {x:.2f} {self.height - y:.2f} Tm"
        code = words.encode("utf-16-be").hex()
        self.content.append(f"BT {look.grey} g /{look.font} {size} Tf {place} <{code}> Tj ET")
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], size: float = 16, *, step: float = 28) -> Page:
        """Write lines one below the other; an ideographic space at the start is an indent."""
        for i, line in enumerate(lines):
            bare = line.lstrip("\u3000")
            self.text(x + size * (len(line) - len(bare)), y + i * step, bare, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.content.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10) -> Page:
        """Draw a grid with all its lines and write a text into each cell, one line for each \\n."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self.cells(xs, ys, rows, size)

    def cells(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10) -> Page:
        """Write texts into the cells of a grid without drawing it."""
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                for i, line in enumerate(cell.split("\n") if cell else ()):
                    self.text(x + 3, y + 14 + i * 13, line, size)
        return self


def pdf(pages: Sequence[Page], *, info: dict[str, str] | None = None, extra: str = "", viewed: bool = False) -> bytes:
    """A whole file.

    Args:
        pages: its pages.
        info: what it says of itself.
        extra: more entries of the trailer.
        viewed: whether people will open it too: not compressed, with a description of each font.
    """
    fonts = " ".join(f"/{key} {3 + 2 * i} 0 R" for i, key in enumerate(FONTS))
    entries = "".join(f" /{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in (info or {}).items())
    first = 3 + 2 * len(FONTS) + 2
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    for i, name in enumerate(FONTS.values()):
        described = f" /FontDescriptor {first + 2 * len(pages) + i} 0 R" if viewed else ""
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UTF16-H"
            f" /DescendantFonts [{4 + 2 * i} 0 R] >>".encode()
        )
        objects.append(
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000 /W [1 95 500]"
            f" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>{described} >>".encode()
        )
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects += [f"<<{entries} >>".encode(), picture + b" /Length 1 >>\nstream\n\x80\nendstream"]
    for i, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate}"
            f" /Resources << /Font << {fonts} >> /XObject << /X {first - 1} 0 R >> >>"
            f" /Contents {first + 2 * i + 1} 0 R >>".encode()
        )
        shown = ["q 500 0 0 700 40 60 cm /X Do Q"] if page.picture else []
        content = "\n".join([*shown, *page.content]).encode()
        content = content if viewed else zlib.compress(content)
        entry = "" if viewed else " /Filter /FlateDecode"
        objects.append(f"<< /Length {len(content)}{entry} >>\nstream\n".encode() + content + b"\nendstream")
    objects += map(_description, FONTS.values() if viewed else ())
    return _file(objects, f"/Info {first - 2} 0 R {extra}")


def _description(font: str) -> bytes:
    return (
        f"<< /Type /FontDescriptor /FontName /{font} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        f" /Ascent 880 /Descent -120 /CapHeight 880 /StemV {150 if 'Bold' in font else 93} >>"
    ).encode()


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
