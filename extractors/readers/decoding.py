"""From bytes to text: UTF-8 and UTF-16 with or without byte order mark, GB18030; nothing is replaced or guessed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kg.errors import EmptyText, UndecodableText

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# signatures of files that are no text whatever their name says
BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)
# <meta charset="gb2312"> / content="text/html; charset=GBK"
META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
GB = ("gb2312", "gbk", "gb18030", "gb-2312", "gb_2312-80")
# signs that a decoder yields from bytes in another encoding: private use, unassigned, C1 controls
STRANGE = re.compile("[\ue000-\uf8ff\x80-\x9f\ufffd]")
COMPLETE = "请检查是否完整保存或下载 / check whether it was saved or downloaded completely"
CONVERT = "文件内容与后缀不符，请改正后缀或另存 / its content does not fit its ending: rename it or save it anew"
RESAVE = "请另存为 UTF-8 / save it as UTF-8"
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line ends as \\n, and whether the last character of the file was cut off."""

    text: str
    cut_off: bool


def decode(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """Decode the bytes of a text file.

    Args:
        data: the bytes.
        name: the file, for messages.
        html: whether a charset named in the markup may be used.

    Raises:
        EmptyText: no bytes or only white space.
        UndecodableText: binary content, or no known encoding fits.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyText(name, "文件是空的 / the file is empty", COMPLETE)
    if data.startswith(BINARY):
        raise UndecodableText(name, "是二进制文件，不是文本 / a binary file, not text", CONVERT)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name)
    if b"\x00" in data[:4096]:
        raise UndecodableText(
            name, "含零字节：二进制，或无标记的 UTF-16 / zero bytes: binary, or UTF-16 without mark", RESAVE
        )
    candidates = ["utf-8", "gb18030"]
    declared = META_CHARSET.search(data[:4096]) if html else None
    if declared and declared.group(1).decode("ascii").lower() in GB:
        candidates.reverse()
    for encoding in candidates:
        try:
            return _strict(data, encoding, name)
        except UndecodableText:
            continue
    raise UndecodableText(name, "既不是 UTF-8 也不是 GB18030 / neither UTF-8 nor GB18030 text", RESAVE)


def _strict(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode without replacing; an incomplete last character is left out and reported."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError as error:
        found = f"第 {error.start} 字节不合 {encoding} / byte {error.start} does not fit {encoding}"
        raise UndecodableText(name, found, RESAVE) from error
    cut_off = bool(decoder.getstate()[0])
    strange = len(STRANGE.findall(text)) if encoding == "gb18030" else 0
    if strange * 50 > len(text) or len(CONTROL.findall(text)) * 50 > len(text):
        raise UndecodableText(
            name, f"按 {encoding} 读出乱码 / read as {encoding} it holds signs that no text has", RESAVE
        )
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), cut_off)
