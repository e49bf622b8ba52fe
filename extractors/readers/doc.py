"""Old Word and WPS files (.doc, .wps), converted to .docx; other kinds under that suffix as what they are."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from dataclasses import replace
from email.errors import MessageError

from extractors.readers.decoding import COMPLETE
from extractors.readers.doc_conversion import to_docx
from extractors.readers.docx import read_docx
from extractors.readers.docx_package import ENCRYPTED, OLD_WORD, OLE, RESAVE, SIGNATURES, UNLOCK, ZIP
from extractors.readers.html import read_html
from extractors.source import Source
from kg.errors import EmptyText, UndecodableText, UnsupportedFormat

PAGE = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|meta)\b", re.I | re.S)
WEB_ARCHIVE = re.compile(rb"\s*(?:[A-Za-z-]+:[^\n]*\n\s*){0,10}?MIME-Version:", re.I)
WORD_XML = re.compile(rb"\s*<\?xml.{0,500}(?:progid=\"Word\.Document\"|wordDocument)", re.S)
# a name in the directory of an OLE file → what it holds
OTHER_OLE = (
    ("Workbook", "Excel 工作簿（.xls）/ an Excel workbook"),
    ("PowerPoint Document", "演示文稿（.ppt）/ a presentation"),
    ("__properties_version1.0", "Outlook 邮件（.msg）/ an Outlook message"),
)
# Microsoft Works documents: stream of the newer ones
WORKS = "MatOST".encode("utf-16-le")
BOM = b"\xef\xbb\xbf"


def read_doc(data: bytes, name: str) -> Source:
    """Read a .doc or .wps file.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        UnsupportedFormat: protected by a password, another kind of file, or no converter is at hand.
        UndecodableText: damaged or cut off.
        EmptyText: there is no text in it.
    """
    start = data[:4096].removeprefix(BOM)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyText(name, "文件是空的 / the file is empty", COMPLETE)
    if data.startswith(OLE):
        return _converted(data, name, _ole_kind(data, name))
    if data.startswith(ZIP):
        return _as(read_docx(data, name), ".docx")
    if start.startswith(b"{\\rtf"):
        return _converted(data, name, ".rtf")
    if WORD_XML.match(start):
        return _converted(data, name, ".xml")
    if PAGE.match(start):
        return _as(read_html(data, name), "网页 / a web page")
    if WEB_ARCHIVE.match(start):
        source = read_html(_page_of_archive(data, name), name)
        return _as(replace(source, sha256=hashlib.sha256(data).hexdigest()), "网页存档 / a web archive")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedFormat(name, f"不是 Word 文档，其实是 / no Word document but {kind}", RESAVE)
    raise UndecodableText(name, "不是 Word 或 WPS 文档 / no Word or WPS document", RESAVE)


def _ole_kind(data: bytes, name: str) -> str:
    """Kind of an OLE file for the converter."""
    if OLD_WORD in data:
        return ".doc"
    if ENCRYPTED in data:
        raise UnsupportedFormat(name, "文件加了打开密码 / the file is protected by a password", UNLOCK)
    for stream, kind in OTHER_OLE:
        if stream.encode("utf-16-le") in data:
            raise UnsupportedFormat(name, f"其实是 / really {kind}", "请改正后缀 / correct its suffix")
    if WORKS in data:
        return ".works"
    raise UndecodableText(name, "文件里没有 Word 正文 / the file holds no Word text", COMPLETE)


def _converted(data: bytes, name: str, kind: str) -> Source:
    """Convert and read; hash and name are those of the file as given."""
    made = to_docx(data, name, kind)
    source = read_docx(made.data, name)
    return replace(source, sha256=hashlib.sha256(data).hexdigest(), notes=(*made.notes, *source.notes))


def _as(source: Source, kind: str) -> Source:
    """A source with the note that the file was another kind than its suffix says."""
    return replace(source, notes=(f"后缀与内容不符，按 {kind} 读出 / read as what it holds", *source.notes))


def _page_of_archive(data: bytes, name: str) -> bytes:
    """The page within a web archive."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        content = parts[0].get_payload(decode=True) if parts else None
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UndecodableText(name, f"网页存档已损坏 / the web archive is damaged: {error}", RESAVE) from error
    if not isinstance(content, bytes):
        raise UndecodableText(name, "网页存档里没有网页 / the web archive holds no page", RESAVE)
    return content
