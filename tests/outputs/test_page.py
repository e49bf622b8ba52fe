"""The page: safe against its own contents, without requests, the same each time."""

from __future__ import annotations

import hashlib
import json
import re
import time
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.facts import Basis, DocumentType, Level, Relation, Role, SectionFunction, ValueRole
from kg.view import Detail, Field, GraphView, NodeKind, Passage, ViewNode
from outputs.exports import write_export
from outputs.page import SCRIPTS, VIS_NETWORK, asset, render_page
from outputs.page_data import page_json, safe_json
from tests.house.source_tree import ROOT
from tests.outputs.sample_view import iri, sample_view

HOSTILE = [
    # ends an attribute, opens an element
    '"><img src=x onerror=alert(1)>',
    # ends the script element that holds the data
    "</script><script>alert(1)</script>",
    # opens a comment in which a script element no longer ends
    "<!--<script>",
    # line ends of JavaScript that JSON allows in strings
    "一\u2028二\u2029三",
    # a template expression of jinja2, and of JavaScript
    "{{ 7 * 7 }} ${7 * 7}",
    # half of a surrogate pair, which UTF-8 has no bytes for
    "关于\ud800的通知",
]


class _Outline(HTMLParser):
    """Elements with their attributes, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script":
            self.scripts[-1] += data


def hostile_view(text: str) -> GraphView:
    """A document whose title, note, facts and evidence are the same hostile text."""
    details = (Detail(Field.NUMBER, text),)
    passages = (Passage(text, text, text),)
    return GraphView((ViewNode(iri("d"), NodeKind.DOCUMENT, text, note=text, details=details, passages=passages),), ())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_element(text: str) -> None:
    """A page full of hostile text has the same elements as an empty one."""
    plain = _Outline(render_page(GraphView((), ()), title="图谱"))
    outline = _Outline(render_page(hostile_view(text), title=text))
    assert [tag for tag, _ in outline.elements] == [tag for tag, _ in plain.elements]
    assert len(outline.scripts) == len(plain.scripts) == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_it_is(text: str) -> None:
    """The data of the page gives back every title word for word (lone surrogates as “?”)."""
    node = json.loads(page_json(hostile_view(text)))["nodes"][0]
    assert node[1] == text.encode("utf-8", "replace").decode("utf-8")


@pytest.mark.parametrize("sign", ["<", ">", "&", "\u2028", "\u2029"])
def test_data_has_no_sign_of_markup(sign: str) -> None:
    """JSON in the page never holds a sign that HTML or a line of script would read."""
    assert sign not in safe_json([f"a{sign}b"])
    assert json.loads(safe_json([f"a{sign}b"])) == [f"a{sign}b"]


def test_chinese_is_written_as_it_is() -> None:
    """No \\u escapes for Chinese: the file can be searched as text and is a third of the size."""
    assert "牵头单位" in safe_json(["牵头单位"])


def test_page_asks_for_nothing() -> None:
    """No element has an address to load from, no style imports, no comment names a source map."""
    page = render_page(sample_view(3), title="图谱")
    for tag, attributes in _Outline(page).elements:
        assert not {"src", "srcset", "action", "data", "background", "poster"} & set(attributes), tag
        assert attributes.get("href", "data:,") == "data:,"
    assert "sourceMappingURL" not in page
    style = asset("page.css")
    assert "url(" not in style
    assert "@import" not in style


def test_own_files_name_no_address() -> None:
    """Our template, style and scripts hold no web address but the name space of SVG."""
    for name in ("page.html.j2", "page.css", *SCRIPTS):
        assert re.findall(r"https?://[^'\" )]+", asset(name)) in ([], ["http://www.w3.org/2000/svg"]), name


def test_scripts_run_by_their_hash_only() -> None:
    """The policy of the page allows nothing but the two scripts whose hashes it names."""
    outline = _Outline(render_page(sample_view(1), title="图谱"))
    policy = next(a["content"] for tag, a in outline.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "script-src 'unsafe-inline'" not in policy
    assert "unsafe-eval" not in policy
    assert policy.count("'sha256-") == 2


def test_scripts_write_no_markup() -> None:
    """Text reaches the page as text: no script of ours sets HTML or evaluates a string."""
    for name in SCRIPTS:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", asset(name)
        ), name


def test_same_view_same_page() -> None:
    """Two pages of the same view are equal to the sign."""
    assert render_page(sample_view(5), title="图谱") == render_page(sample_view(5), title="图谱")


def test_empty_graph_gives_a_page() -> None:
    """A graph without documents gives a page with the friendly message and no data."""
    page = render_page(GraphView((), ()), title="图谱")
    assert "图谱中还没有内容" in page
    assert json.loads(page_json(GraphView((), ())))["nodes"] == []


def test_edges_to_unknown_nodes_are_left_out() -> None:
    """An edge whose end is not among the nodes does not reach the page."""
    view = sample_view(1)
    owners = [node for node in view.nodes if node.kind is not NodeKind.ORGANISATION]
    data = json.loads(page_json(GraphView(tuple(owners), view.edges)))
    assert {edge[2] for edge in data["edges"]} == {"cites"}


def test_passages_are_written_once() -> None:
    """Evidence shared by several facts stands once in the data."""
    passages = json.loads(page_json(sample_view(2)))["passages"]
    assert len(passages) == len({tuple(passage) for passage in passages})


@pytest.mark.parametrize(
    "codes", [NodeKind, Field, Role, Basis, Relation, DocumentType, SectionFunction, Level, ValueRole]
)
def test_every_code_has_words(codes: type[StrEnum]) -> None:
    """The page knows a Chinese and an English word for every code it may be given."""
    words = set(re.findall(r"(\w+): \['", asset("text.js")))
    assert [code for code in codes if code not in words] == []


def test_large_graph_is_written_quickly(tmp_path: Path) -> None:
    """A page of more than 10,000 nodes is written in under three seconds."""
    view = sample_view(40, tasks=90)
    assert len(view.nodes) > 10_000
    start = time.perf_counter()
    write_export(render_page(view, title="图谱"), tmp_path / "page.html")
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("name", [VIS_NETWORK, "vendored/vis-network.LICENSE"])
def test_vendored_file_is_the_one_in_the_notices(name: str) -> None:
    """THIRD_PARTY_NOTICES names each vendored file with its sha256."""
    data = (ROOT / "outputs" / "page" / name).read_bytes()
    notices = (ROOT / "THIRD_PARTY_NOTICES").read_text("utf-8")
    assert name in notices
    assert hashlib.sha256(data).hexdigest() in notices
    assert name != VIS_NETWORK or b"@version 10.1.5" in data[:600]
