"""The page in a real browser: it renders, asks for nothing, reports no error, and no box lies on another."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.view import Detail, Field, GraphView, NodeKind, Passage, ViewNode
from outputs.exports import write_export
from outputs.page import render_page
from tests.outputs.sample_view import iri, sample_view

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--virtual-time-budget=5000",
    "--window-size=1440,900",
    "--enable-logging=stderr",
]

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on the PATH: the page is not looked at in a browser")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser made of a page: the document, messages of its console, addresses it asked for."""

    dom: str
    console: tuple[str, ...]
    requests: tuple[str, ...]
    seconds: float

    @property
    def boxes(self) -> list[tuple[float, ...]]:
        """Left, top, width and height of the boxes that are shown."""
        return [tuple(map(float, found.split())) for found in re.findall(r'data-box="([^"]*)"', self.dom)]

    def text(self, element: str) -> str:
        """Text of an element by its id."""
        found = re.search(rf'<(\w+)[^>]*\bid="{element}"[^>]*>(.*?)</\1>', self.dom, re.DOTALL)
        return unescape(re.sub(r"<[^>]*>", "", found.group(2))) if found else ""


def visit(page: Path, folder: Path, *, fragment: str = "") -> Visit:
    """Open a page in a fresh profile and wait until it is quiet."""
    log = folder / "net.json"
    start = time.perf_counter()
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri() + fragment], capture_output=True, timeout=90, check=False)
    seconds = time.perf_counter() - start
    console = tuple(re.findall(r"CONSOLE.*", done.stderr.decode("utf-8", "replace")))
    return Visit(done.stdout.decode("utf-8", "replace"), console, page_requests(log), seconds)


def page_requests(log: Path) -> tuple[str, ...]:
    """Addresses that the page, and not the browser for itself, asked for."""
    events = json.loads(log.read_text("utf-8"))["events"]
    asked = [event["params"] for event in events if "initiator" in event.get("params", {})]
    urls = {params["url"] for params in asked if params["initiator"] != "not an origin"}
    return tuple(sorted(url for url in urls if not url.startswith(("data:", "file:"))))


def meeting(boxes: list[tuple[float, ...]]) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Pairs of boxes that overlap."""
    return [
        (a, b)
        for number, a in enumerate(boxes)
        for b in boxes[number + 1 :]
        if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
    ]


def test_visit_sees_requests_and_errors(tmp_path: Path) -> None:
    """The observer works: a page that asks for an image and logs an error is seen doing both."""
    page = tmp_path / "control.html"
    page.write_text('<img src="http://canary.invalid/x.png"><script>console.error("boom")</script>', "utf-8")
    seen = visit(page, tmp_path)
    assert seen.requests == ("http://canary.invalid/x.png",)
    assert len(seen.console) == 1


def test_large_page_opens_quietly_and_quickly(tmp_path: Path) -> None:
    """More than 10,000 nodes: drawn, no request, nothing on the console, no boxes on one another."""
    page = tmp_path / "page.html"
    write_export(render_page(sample_view(40, tasks=90), title="江岭省政策图谱"), page)
    seen = visit(page, tmp_path)
    assert seen.console == ()
    assert seen.requests == ()
    assert len(seen.boxes) > 40
    assert meeting(seen.boxes) == []
    assert seen.seconds < 10  # with the start of the browser; opening alone takes under two seconds


@pytest.mark.parametrize(
    ("thing", "shown"),
    [
        # a document with chapters, tasks and owners
        (iri("d", 2), "一、推进学前教育普及普惠安全优质发展"),
        # the tasks of one organisation
        (iri("o", "澄州市财政局"), "澄州市财政局"),
        # tasks without owner
        ("none", "未写明责任单位的任务"),
    ],
)
def test_scene_is_opened_by_its_address(tmp_path: Path, thing: str, shown: str) -> None:
    """A link to a scene opens it, without errors and without boxes on one another."""
    page = tmp_path / "page.html"
    write_export(render_page(sample_view(12), title="图谱"), page)
    seen = visit(page, tmp_path, fragment=f"#at={quote(thing, safe='')}")
    assert seen.console == ()
    assert shown in seen.text("shown") + seen.text("trail")
    assert len(seen.boxes) > 5
    assert meeting(seen.boxes) == []


def test_node_is_opened_by_its_address(tmp_path: Path) -> None:
    """A link to a task shows it in its document, with its evidence in the panel."""
    page = tmp_path / "page.html"
    write_export(render_page(sample_view(3), title="图谱"), page)
    seen = visit(page, tmp_path, fragment=f"#node={quote(iri('t', 1, 7), safe='')}")
    assert seen.console == ()
    panel = seen.text("panel")
    for words in ("完善经费投入保障机制（第8项）", "2025年底前", "牵头", "由上级标题继承", "取得明显成效"):
        assert words in panel


def test_empty_graph_says_so(tmp_path: Path) -> None:
    """A page over an empty graph opens with a friendly message."""
    page = tmp_path / "page.html"
    write_export(render_page(GraphView((), ()), title="图谱"), page)
    seen = visit(page, tmp_path)
    assert seen.console == ()
    assert "图谱中还没有内容" in seen.text("empty")


def test_hostile_title_is_shown_as_text(tmp_path: Path) -> None:
    """Markup in titles, facts and evidence appears as text and does nothing."""
    text = (
        '"><img src="http://canary.invalid/x.png" onerror="document.title=1"></script><script>document.title=2</script>'
    )
    details = (Detail(Field.NUMBER, text),)
    node = ViewNode(
        iri("d"), NodeKind.DOCUMENT, text, note=text, details=details, passages=(Passage(text, text, text),)
    )
    page = tmp_path / "page.html"
    write_export(render_page(GraphView((node,), ()), title=text), page)
    seen = visit(page, tmp_path, fragment=f"#node={quote(iri('d'), safe='')}")
    assert seen.console == ()
    assert seen.requests == ()
    assert "<img" not in seen.dom
    assert text in seen.text("panel")
    assert seen.dom.count("<script") == 3
