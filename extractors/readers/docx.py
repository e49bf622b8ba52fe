"""Word files (.docx): text with automatic numbers, tables with merged cells, notes and text boxes in place."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator

from extractors.readers.docx_inline import LEFT_OUT, Inline
from extractors.readers.docx_markup import Element, W
from extractors.readers.docx_numbering import read_numbering
from extractors.readers.docx_package import Package, open_package
from extractors.readers.docx_properties import read_properties
from extractors.readers.docx_story import Place, Story
from extractors.readers.docx_styles import read_styles
from extractors.source import BlockKind, Source
from kg.errors import EmptyText

NOTE_KINDS = {"footnotes": "脚注", "endnotes": "尾注"}
SCANNED = "可能是扫描件，请先做文字识别 / it may be a scan; run character recognition first"
NO_TEXT = "请检查文件内容 / check what the file holds"


def read_docx(data: bytes, name: str) -> Source:
    """Read a .docx file.

    Headers and footers, deleted and hidden text are left out; footnotes and endnotes stand at the end.

    Args:
        data: its bytes.
        name: its name.

    Raises:
        UnsupportedFormat: protected by a password, too large when unpacked, or another kind of file.
        UndecodableText: damaged or cut off.
        EmptyText: there is no text in it.
    """
    package = open_package(data, name)
    path, root = package.main()
    relations = package.related(path)
    styles = read_styles(_part(package, relations, path, "styles"))
    numbering = read_numbering(_part(package, relations, path, "numbering"), styles)
    story = Story(Inline(styles), numbering)
    for body in root.iterchildren(W + "body"):
        story.walk(body, Place())
    for kind in NOTE_KINDS:
        story.numbering = numbering.apart()
        _notes(story, _part(package, relations, path, kind), kind)
    text = "".join(story.pieces)
    if not text.strip():
        left_out = story.inline.left_out
        advice = SCANNED if left_out["pictures"] else "；".join(_left_out(story)) or NO_TEXT
        raise EmptyText(name, "文档里没有文字 / the document holds no text", advice)
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        text,
        tuple(story.tables),
        blocks=tuple(story.blocks),
        spots=tuple(story.spots),
        details=read_properties(package),
        notes=(*package.notes, *_left_out(story)),
    )


def _part(package: Package, relations: dict[str, str], main: str, kind: str) -> Element | None:
    """Root of a part that belongs to the main part."""
    return package.optional(relations.get(kind, posixpath.join(posixpath.dirname(main), kind + ".xml")))


def _notes(story: Story, root: Element | None, kind: str) -> None:
    """Write the notes of one kind in the order in which the text names them."""
    notes = {note.get(W + "id"): note for note in root} if root is not None else {}
    count = 0
    for named, note_id, host in tuple(story.notes):
        note = notes.pop(note_id, None) if named == kind else None
        if note is None or note.get(W + "type") not in (None, "normal"):
            continue
        count += 1
        story.label = f"[{count}] "
        story.walk(note, Place(f"{NOTE_KINDS[kind]} {count}（{host}）", BlockKind.NOTE))
        story.label = ""


def _left_out(story: Story) -> Iterator[str]:
    """What was passed over, in words."""
    for code, words in LEFT_OUT.items():
        if story.inline.left_out[code]:
            yield f"{story.inline.left_out[code]} {words}"
