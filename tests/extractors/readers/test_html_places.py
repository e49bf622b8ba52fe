"""Where the text of a web page stands in it, and what the page says of itself."""

from __future__ import annotations

from extractors import extract
from extractors.readers.html import read_html
from extractors.source import BlockKind

PAGE = """<html><head><title>澄州市水利方案_澄州市水利局</title>
<meta name="ArticleTitle" content="澄州市水利方案"><meta name="PubDate" content="2031-02-03"><meta name="viewport" content="x">
</head><body>
<h1>澄州市水利方案</h1>
<p>一、<b>修复水闸</b>。更换闸门。（市水利局牵头）</p>
<ul><li>闸门12座</li></ul>
<table><tr><td>任务</td><td>单位</td></tr><tr><td>修闸</td><td>市水利局</td></tr></table>
</body></html>"""


def test_lines_lead_back_to_the_page() -> None:
    """Each line of the text has the line of the page's source and its element, and what kind of block it is."""
    source = read_html(PAGE.encode(), "a.html")
    found = [(source.text[s.span.start : s.span.end], s.element) for s in source.spots]
    assert found[:3] == [
        ("澄州市水利方案", "网页源码第 4 行 <h1>"),
        ("一、修复水闸。更换闸门。（市水利局牵头）", "网页源码第 5 行 <p>"),
        ("闸门12座", "网页源码第 6 行 <li>"),
    ]
    assert [(block.kind, block.level) for block in source.blocks[:4]] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.TABLE, 0),
    ]


def test_what_the_page_says_of_itself() -> None:
    """Title and the fields of government sites; what is for the browser is left out."""
    details = {item.name: item.value for item in read_html(PAGE.encode(), "a.html").details}
    assert details == {
        "title": "澄州市水利方案_澄州市水利局",
        "ArticleTitle": "澄州市水利方案",
        "PubDate": "2031-02-03",
    }


def test_evidence_has_its_place() -> None:
    """The place goes with the facts."""
    facts = extract(PAGE.encode(), "a.html")
    mark = facts.responsibilities[0].evidence.span
    spot = next(spot for spot in facts.spots if spot.span.start <= mark.start < spot.span.end)
    assert spot.element == "网页源码第 5 行 <p>"
