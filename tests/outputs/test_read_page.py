from __future__ import annotations

import json

from kg.facts import SectionFunction, Span, Spot
from kg.read_view import SeenDetail, SeenDocument, SeenFile, SeenHeading, SeenTable
from outputs.formats import Format
from outputs.read_page import render_seen

TEXT = "澄州市水利方案\n一、总体要求\n修复水闸。\n"
SEEN = SeenFile(
    name="a.pdf",
    sha256="0",
    text=TEXT,
    documents=(SeenDocument("d1", "澄州市水利方案", "scheme", ("澄州市水利局",), "", "2031", "澄州市"),),
    headings=(
        SeenHeading("d1", 1, "一、总体要求", SectionFunction.GOAL, "heading_word:总体要求", 8),
        SeenHeading("d1", 2, "（一）目标", SectionFunction.GOAL, "enclosing_section:heading_word:总体要求", 15),
    ),
    tables=(SeenTable(0, (("任务", "单位"), ("修闸", "市水利局"))),),
    details=(SeenDetail("Title", "方案"),),
    spots=(Spot(Span(0, 7), 1, (72.0, 80.0, 200.0, 96.0)), Spot(Span(8, 14), 2, None, "第 2 段")),
    notes=("第 3 页没有文字 / page 3 has no text",),
)


def test_what_was_seen_for_people() -> None:
    """Size, notes, documents, the outline with the function of each section and its reason, tables."""
    text = render_seen(SEEN, Format.TABLE, width=100)
    assert f"a.pdf：{len(TEXT)} 字" in text
    assert "第 3 页没有文字" in text
    assert "《澄州市水利方案》（scheme，澄州市水利局，2031，澄州市）" in text
    assert "一、总体要求  〔目标：标题有“总体要求”〕" in text
    assert "  （一）目标  〔目标：同上级，标题有“总体要求”〕" in text
    assert "市水利局" in text
    assert "修复水闸。" not in text


def test_the_text_with_its_places() -> None:
    """Asked for, the text stands with its pages and parts of the original."""
    lines = render_seen(SEEN, Format.TABLE, width=100, text=True).splitlines()
    assert lines[-6:-1] == ["—— 第 1 页 ——", "澄州市水利方案", "—— 第 2 页 ——", "〔第 2 段〕一、总体要求", "修复水闸。"]


def test_what_was_seen_for_programs() -> None:
    """One object with the whole text, the outline, the tables and the places in the original."""
    seen = json.loads(render_seen(SEEN, Format.JSON))
    assert seen["text"] == TEXT
    assert seen["headings"][0] == {
        "doc": "d1", "level": 1, "heading": "一、总体要求", "function": "goal", "rule": "heading_word:总体要求", "start": 8,
    }  # fmt: skip
    assert seen["tables"][0]["rows"][1] == ["修闸", "市水利局"]
    assert seen["spots"][0] == {"start": 0, "end": 7, "page": 1, "box": [72.0, 80.0, 200.0, 96.0], "element": None}


def test_the_outline_as_rows() -> None:
    """TSV gives the headings."""
    lines = render_seen(SEEN, Format.TSV).splitlines()
    assert lines[0].split("\t") == ["document", "level", "section", "function", "rule", "start"]
    assert len(lines) == 3
