"""What a reader saw in a file: for a terminal its parts one below the other, for programs one object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.facts import Spot
from kg.read_view import SeenDocument, SeenFile, SeenTable
from outputs.formats import Format
from outputs.headings import FUNCTIONS, columns
from outputs.tables import Column, Table, render, visible


def render_seen(seen: SeenFile, form: Format, *, width: int = 80, text: bool = False) -> str:
    """Write what was seen; as a table without the text unless it is asked for, as JSON always with it."""
    if form is Format.JSON:
        return json.dumps(_object(seen), ensure_ascii=False, indent=1) + "\n"
    if form is Format.TABLE:
        return "\n".join(_parts(seen, width, text=text)) + "\n"
    return render(_outline(seen), form)


def _parts(seen: SeenFile, width: int, *, text: bool) -> Iterator[str]:
    yield visible(f"{seen.name}：{len(seen.text)} 字 / characters，表格 / tables {len(seen.tables)}")
    for note in seen.notes:
        yield visible(f"注意 / note: {note}")
    for detail in seen.details:
        yield visible(f"文件自述 / of itself: {detail.name} = {detail.value}")
    for document in seen.documents:
        yield visible(_document(document))
    if seen.headings:
        yield ""
        for heading in seen.headings:
            function = FUNCTIONS[heading.function]
            why = _reason(heading.reason)
            yield visible(f"{'  ' * (heading.level - 1)}{heading.heading}  〔{function}：{why}〕")
    for number, table in enumerate(seen.tables, start=1):
        yield ""
        yield render(_grid(table, f"表 {number}（原文第 {table.start} 字起）"), Format.TABLE, width=width).rstrip("\n")
    if text:
        yield ""
        yield from _text(seen)


def _text(seen: SeenFile) -> Iterator[str]:
    """The text line by line, with a line where a page begins and the part of the original before its words."""
    starts = {spot.span.start: spot for spot in seen.spots}
    at, page = 0, 0
    for line in seen.text.split("\n"):
        spot = starts.get(at)
        if spot is not None and spot.page not in (None, page):
            page = spot.page or page
            yield f"—— 第 {page} 页 ——"
        where = f"〔{spot.element}〕" if spot is not None and spot.element else ""
        yield visible(where + line)
        at += len(line) + 1


def _reason(rule: str) -> str:
    """The rule that told what a section does, in words: enclosing_section:heading_word:总体目标."""
    above = rule.startswith("enclosing_section")
    name, _, word = rule.removeprefix("enclosing_section").removeprefix(":").partition(":")
    words = {
        "heading_word": f"标题有“{word}”" if word else "标题用词",
        "document_type": "文种",
        "default": "没有别的说明",
    }.get(name, name)
    return f"同上级，{words}" if above and words else "同上级" if above else words


def _document(document: SeenDocument) -> str:
    rest = "，".join(
        part
        for part in (
            document.type,
            "、".join(document.issuers),
            document.number,
            document.issued,
            document.jurisdiction,
        )
        if part
    )
    return f"文件 / document {document.id}: 《{document.title}》（{rest}）"


def _grid(table: SeenTable, title: str) -> Table:
    head, *rows = table.rows
    return Table(tuple(Column(str(place), words) for place, words in enumerate(head)), tuple(rows), title)


def _outline(seen: SeenFile) -> Table:
    """The headings as rows."""
    return Table(
        columns("document", "level", "section", "function", "rule", "start"),
        tuple((h.doc, h.level, h.heading, h.function.value, h.reason, h.start) for h in seen.headings),
    )


def _object(seen: SeenFile) -> dict[str, object]:
    return {
        "name": seen.name,
        "sha256": seen.sha256,
        "documents": [_document_object(item) for item in seen.documents],
        "headings": [
            {
                "doc": item.doc,
                "level": item.level,
                "heading": item.heading,
                "function": item.function.value,
                "rule": item.reason,
                "start": item.start,
            }
            for item in seen.headings
        ],
        "tables": [{"start": item.start, "rows": [list(row) for row in item.rows]} for item in seen.tables],
        "spots": [_spot(spot) for spot in seen.spots],
        "details": {item.name: item.value for item in seen.details},
        "notes": list(seen.notes),
        "text": seen.text,
    }


def _document_object(item: SeenDocument) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "type": item.type,
        "issuers": list(item.issuers),
        "number": item.number or None,
        "issued": item.issued or None,
        "jurisdiction": item.jurisdiction or None,
    }


def _spot(spot: Spot) -> dict[str, object]:
    return {
        "start": spot.span.start,
        "end": spot.span.end,
        "page": spot.page,
        "box": list(spot.box) if spot.box else None,
        "element": spot.element or None,
    }
