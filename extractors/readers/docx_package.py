"""The parts of a Word file: a zip archive with bounds on what is unpacked, and its relationships."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from lzma import LZMAError

from lxml import etree

from extractors.readers.decoding import COMPLETE
from extractors.readers.docx_markup import STRICT, Element
from kg.errors import EmptyText, UndecodableText, UnsupportedFormat

MAX_PART = 100 * 2**20
MAX_TOTAL = 150 * 2**20
MAX_RATIO = 300
SMALL_PART = 4 * 2**20
# tags and attributes of one part: each takes about 100 bytes when parsed
MAX_MARKS = 2_500_000
MAX_MEMBERS = 20_000
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
READ_ERRORS = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, KeyError, ValueError, IndexError, OverflowError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
# names in UTF-16 in the directory of an OLE file
ENCRYPTED, OLD_WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
UNLOCK = "请去掉打开密码后另存 / remove the password and save it again"
REPAIR = "请用 Word 或 WPS 打开并修复后另存 / open it in Word or WPS, repair it and save it again"
SPLIT = "请拆分后再导入 / split it and try again"
RESAVE = "请用 Word 或 WPS 另存为 .docx / save it as .docx in Word or WPS"
# a part of the package → what the file really is
OTHER_KINDS = (
    ("xl/workbook.xml", "Excel 工作簿（.xlsx）/ an Excel workbook"),
    ("ppt/presentation.xml", "演示文稿（.pptx）/ a presentation"),
    ("ofd.xml", "OFD 版式文件（.ofd）/ an OFD file"),
    ("content.xml", "OpenDocument 文件（.odt）/ an OpenDocument file"),
    ("meta-inf/container.xml", "电子书（.epub）/ an e-book"),
)
SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "图片 / an image"),
    (b"\xff\xd8\xff", "图片 / an image"),
    (b"Rar!", "RAR 压缩包 / a RAR archive"),
    (b"7z\xbc", "7z 压缩包 / a 7z archive"),
)


@dataclass(slots=True)
class Package:
    """A Word file that has been opened; `taken` counts the bytes unpacked so far, `notes` what could not be read."""

    name: str
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    taken: int = 0
    notes: list[str] = field(default_factory=list)

    def main(self) -> tuple[str, Element]:
        """Path and root of the part that holds the text.

        Raises:
            UnsupportedFormat: the archive is no Word file, or too large.
            UndecodableText: the part is missing or damaged.
        """
        path = self.related("").get("officeDocument", "word/document.xml")
        if path not in self.members:
            for member, kind in OTHER_KINDS:
                if member in self.members:
                    raise UnsupportedFormat(self.name, f"其实是 / really {kind}", "请改正后缀 / correct its suffix")
            raise UndecodableText(self.name, "压缩包里没有正文 / the archive holds no word/document.xml", REPAIR)
        root = self.root(path)
        if etree.QName(root).localname != "document":
            found = f"正文部件是 {root.tag}，不是 Word 文档 / its main part is no Word document"
            raise UnsupportedFormat(self.name, found, RESAVE)
        return path, root

    def related(self, path: str) -> dict[str, str]:
        """Kind → path of the parts that a part names; the package itself has the path ""."""
        folder, base = posixpath.split(path)
        relations = self.optional(posixpath.join(folder, "_rels", base + ".rels").lower())
        found: dict[str, str] = {}
        for relation in relations.iterchildren(RELATION) if relations is not None else ():
            if (relation.get("TargetMode") or "") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found.setdefault(kind, _plain(posixpath.join("/" + folder, relation.get("Target") or "")))
        return found

    def optional(self, path: str | None) -> Element | None:
        """Root of a part that a file need not have; a damaged one is noted and passed over."""
        if path is None or path not in self.members:
            return None
        try:
            return self.root(path)
        except UndecodableText as error:
            self.notes.append(f"{path} 读不出，已略过 / could not be read and was passed over: {error.found}")
            return None

    def root(self, path: str) -> Element:
        """Root of a part.

        Raises:
            UnsupportedFormat: it is too large when unpacked.
            UndecodableText: it is damaged.
        """
        data = self._unpacked(path)
        if b"<!DOCTYPE" in data[:2048] or b"<!ENTITY" in data[:2048]:
            raise UndecodableText(self.name, f"{path} 含文档类型声明 / holds a document type declaration", REPAIR)
        if data.count(b"<") + data.count(b"=") > MAX_MARKS:
            found = f"{path} 内容过多 / holds too much (> {MAX_MARKS} tags and attributes)"
            raise UnsupportedFormat(self.name, found, SPLIT)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UndecodableText(self.name, f"{path} 已损坏 / is damaged: {error}", REPAIR) from error

    def _unpacked(self, path: str) -> bytes:
        info = self.members[path]
        if info.flag_bits & 1:
            raise UnsupportedFormat(self.name, "压缩包加了密码 / the archive is protected by a password", UNLOCK)
        large = info.file_size > min(MAX_PART, MAX_TOTAL - self.taken)
        if large or (info.file_size > SMALL_PART and info.file_size > MAX_RATIO * max(info.compress_size, 1)):
            raise self._too_large(path)
        try:
            with self.archive.open(info) as member:
                data = member.read(info.file_size + 1)
        except READ_ERRORS as error:
            raise UndecodableText(self.name, f"{path} 解不开 / cannot be unpacked: {error}", COMPLETE) from error
        self.taken += len(data)
        return data

    def _too_large(self, path: str) -> UnsupportedFormat:
        found = f"{path} 解开后过大 / is too large when unpacked (> {MAX_PART >> 20} MB)"
        return UnsupportedFormat(self.name, found, SPLIT)


def open_package(data: bytes, name: str) -> Package:
    """Open the bytes of a .docx file.

    Args:
        data: the bytes.
        name: the file, for messages.

    Raises:
        EmptyText: there are no bytes.
        UnsupportedFormat: protected by a password, or another kind of file.
        UndecodableText: damaged or cut off.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyText(name, "文件是空的 / the file is empty", COMPLETE)
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise UnsupportedFormat(name, "文件加了打开密码 / the file is protected by a password", UNLOCK)
        kind = (
            "旧版 Word 文档（.doc）/ an old Word document"
            if OLD_WORD in data
            else "旧版 Office 文件 / an old Office file"
        )
        raise UnsupportedFormat(name, f"其实是 / really {kind}", "请改后缀为 .doc，或" + RESAVE)
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedFormat(name, f"不是 Word 文档，其实是 / no Word document but {kind}", RESAVE)
    if b"PK\x03\x04" not in data[:65536]:
        raise UndecodableText(name, "不是 Word 文档（不是压缩包）/ no Word document (no zip archive)", RESAVE)
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise UnsupportedFormat(name, "压缩包里的文件过多 / too many files in the archive", RESAVE)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except READ_ERRORS as error:
        found = f"压缩包损坏或不完整 / the archive is damaged or cut off: {error}"
        raise UndecodableText(name, found, COMPLETE) from error
    return Package(name, archive, {_plain(info.filename): info for info in reversed(archive.infolist())})


def _plain(path: str) -> str:
    """One spelling for the path of a part."""
    return posixpath.normpath("/" + path.replace("\\", "/").lower()).lstrip("/")
