"""Zip packages of XML parts (.xlsx, .ofd) with bounds on what is unpacked; what the file really is where it is none."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from lzma import LZMAError

from lxml import etree

from extractors.readers.decoding import COMPLETE
from kg.errors import DamagedFile, EmptyText, InputError, ProtectedFile, UnsupportedFormat

Element = etree._Element

MAX_PART = 100 * 2**20
MAX_TOTAL = 200 * 2**20
MAX_RATIO = 300
SMALL_PART = 4 * 2**20
MAX_MARKS = 2_500_000  # tags and attributes of a part that is parsed as a whole; each takes about 100 bytes
MAX_MEMBERS = 20_000
MAX_NOTES = 20
READ_ERRORS = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, KeyError, ValueError, IndexError, OverflowError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
UNLOCK = "请去掉打开密码后另存 / remove the password and save it again"
REPAIR = "请重新下载，或用原来的软件打开并另存 / download it again, or open it in its own program and save it again"
SPLIT = "请拆分后再导入 / split it and try again"
RENAME = "请改正扩展名 / give it the suffix of its real format"
XLS = (
    "请用 Excel 或 WPS 打开后另存为 .xlsx，或运行 soffice --headless --convert-to xlsx 文件名 / "
    "open it in Excel or WPS and save it as .xlsx, or run soffice --headless --convert-to xlsx FILE"
)
# the first bytes → what the file really is
SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "图片 / an image"),
    (b"\xff\xd8\xff", "图片 / an image"),
    (b"Rar!", "RAR 压缩包 / a RAR archive"),
    (b"7z\xbc", "7z 压缩包 / a 7z archive"),
)
# a part of the package → what the file really is
KINDS = (
    ("xl/workbook.xml", "Excel 工作簿（.xlsx）/ an Excel workbook"),
    ("word/document.xml", "Word 文档（.docx）/ a Word document"),
    ("ppt/presentation.xml", "演示文稿（.pptx）/ a presentation"),
    ("ofd.xml", "OFD 版式文件（.ofd）/ an OFD file"),
    ("content.xml", "OpenDocument 文件（.ods、.odt）/ an OpenDocument file"),
)
UTF8_NAME = 0x800  # flag of a member whose name is in UTF-8


@dataclass(slots=True)
class Package:
    """A package that has been opened; `taken` counts the bytes unpacked so far, `notes` what could not be read."""

    name: str
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    taken: int = 0
    notes: list[str] = field(default_factory=list)

    def really(self, kind: str) -> InputError:
        """The error for a package that lacks the part it should begin with.

        Args:
            kind: what it should be, as in “.xlsx”.
        """
        for member, real in KINDS:
            if member in self.members:
                return DamagedFile(self.name, f"不是 {kind}，其实是{real}", RENAME)
        return DamagedFile(self.name, f"压缩包里没有 {kind} 的内容 / the archive holds no {kind}", REPAIR)

    def root(self, path: str) -> Element:
        """Root of a part, parsed as a whole.

        Raises:
            InputError: it is missing, damaged, protected or too large.
        """
        data = self.unpack(path)
        if data.count(b"<") + data.count(b"=") > MAX_MARKS:
            found = f"{path} 内容过多 / holds too much (> {MAX_MARKS} tags and attributes)"
            raise UnsupportedFormat(self.name, found, SPLIT)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(path, error) from error

    def optional(self, path: str | None) -> Element | None:
        """Root of a part that a file need not have; a damaged one is noted and passed over."""
        if path is None or path not in self.members:
            return None
        try:
            return self.root(path)
        except (DamagedFile, UnsupportedFormat) as error:
            if len(self.notes) < MAX_NOTES:
                self.notes.append(f"{path} 读不出，已略过 / could not be read and was passed over: {error.found}")
            return None

    def elements(self, path: str, *tags: str) -> Iterator[Element]:
        """Elements of a part one by one, as they end; each is dropped before the next, so that large parts fit.

        A part that breaks off yields what is whole and then raises.
        """
        data = self.unpack(path)
        try:
            for _, element in etree.iterparse(
                BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, remove_comments=True
            ):
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(path, error) from error

    def unpack(self, path: str) -> bytes:
        """Bytes of a part.

        Raises:
            InputError: it is missing, damaged, protected or too large.
        """
        info = self.members.get(path)
        if info is None:
            raise DamagedFile(self.name, f"缺少部件 / it lacks the part {path}", REPAIR)
        if info.flag_bits & 1:
            raise ProtectedFile(self.name, "压缩包加了密码 / the archive is protected by a password", UNLOCK)
        large = info.file_size > min(MAX_PART, MAX_TOTAL - self.taken)
        if large or (info.file_size > SMALL_PART and info.file_size > MAX_RATIO * max(info.compress_size, 1)):
            found = f"{path} 解开后过大 / is too large when unpacked (> {MAX_PART >> 20} MB)"
            raise UnsupportedFormat(self.name, found, SPLIT)
        try:
            with self.archive.open(info) as member:
                data = member.read(info.file_size + 1)
        except READ_ERRORS as error:
            raise DamagedFile(self.name, f"{path} 解不开 / cannot be unpacked: {error}", COMPLETE) from error
        self.taken += len(data)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise DamagedFile(self.name, f"{path} 含文档类型声明 / holds a document type declaration", REPAIR)
        return data

    def _damaged(self, path: str, error: Exception) -> DamagedFile:
        return DamagedFile(self.name, f"{path} 已损坏 / is damaged: {error}", REPAIR)


def open_package(data: bytes, name: str, kind: str) -> Package:
    """Open the bytes of a package.

    Args:
        data: the bytes.
        name: the file, for messages.
        kind: what it should be, as in “.xlsx”.

    Raises:
        EmptyText: there are no bytes.
        ProtectedFile: it asks for a password.
        UnsupportedFormat: an old binary workbook.
        DamagedFile: damaged, cut off, or another kind of file.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyText(name, "文件是空的 / the file is empty", COMPLETE)
    _check_signature(data, name, kind)
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise UnsupportedFormat(name, "压缩包里的文件过多 / too many files in the archive", SPLIT)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = {plain_path(_name(info)): info for info in reversed(archive.infolist()) if not info.is_dir()}
    except READ_ERRORS as error:
        found = f"压缩包损坏或不完整 / the archive is damaged or cut off: {error}"
        raise DamagedFile(name, found, COMPLETE) from error
    return Package(name, archive, members)


def plain_path(path: str) -> str:
    """One spelling for the path of a part: lower case, plain slashes, none at the start."""
    return posixpath.normpath("/" + path.replace("\\", "/").strip().lower()).lstrip("/")


def _check_signature(data: bytes, name: str, kind: str) -> None:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ProtectedFile(name, "文件加了打开密码 / the file is protected by a password", UNLOCK)
        if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
            raise UnsupportedFormat(name, "旧版 Excel 工作簿（.xls）/ an old binary Excel workbook", XLS)
        raise DamagedFile(name, f"不是 {kind}，其实是旧版 Office 文件 / an old Office file", RENAME)
    for signature, real in SIGNATURES:
        if data.startswith(signature):
            raise DamagedFile(name, f"不是 {kind}，其实是 {real}", RENAME)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        if b"schemas-microsoft-com:office:spreadsheet" in start:
            raise UnsupportedFormat(name, "XML 表格 2003 / an XML spreadsheet of 2003", XLS)
        raise DamagedFile(name, f"不是 {kind}，其实是网页或 XML / a web page or XML", RENAME)
    if ZIP not in data[:65536]:
        raise DamagedFile(name, f"不是 {kind}（不是压缩包）/ no {kind} (no zip archive)", RENAME)


def _name(info: zipfile.ZipInfo) -> str:
    """Name of a member; Chinese programs write it in UTF-8 or GBK without saying so."""
    if info.flag_bits & UTF8_NAME or info.filename.isascii():
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return info.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return info.filename
