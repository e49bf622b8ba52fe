"""Headings that only their style shows: in Markdown, web pages and Word files."""

import pytest

from extractors import extract
from tests.extractors.readers.docx_files import docx, p

TITLE = "澄州市数字乡村建设实施方案"
HEADING = '<w:outlineLvl w:val="{}"/>'


def shape(data: bytes, name: str) -> list[tuple[int, str, str]]:
    """Level, label and title of the sections."""
    return [(s.level, s.label, s.title) for s in extract(data, name).sections]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # no heading has a label
        (
            "## 总体要求\n夯实基础。\n## 重点任务\n### 发展智慧农业\n推广物联网。\n### 建设数字渔场\n建成3个。\n## 保障措施\n",
            [(1, "", "总体要求"), (1, "", "重点任务"), (2, "", "发展智慧农业"), (2, "", "建设数字渔场"), (1, "", "保障措施")],
        ),
        # labels below headings without them begin anew under each, or go on
        (
            "## 重点任务\n一、抓种植\n稳面积。\n二、抓养殖\n稳产能。\n## 保障措施\n一、抓投入\n稳资金。\n## 督查考核\n二、抓通报\n按季通报。\n",
            [(1, "", "重点任务"), (2, "一", "抓种植"), (2, "二", "抓养殖"), (1, "", "保障措施"), (2, "一", "抓投入"),
             (1, "", "督查考核"), (2, "二", "抓通报")],
        ),
        # a heading in the style of the chapters stands beside them
        (
            "## 前言\n作为开端。\n## 第一章 发展基础\n回顾。\n## 第二章 重点任务\n### 第一节 抓种植\n稳面积。\n## 结语\n展望。\n",
            [(1, "", "前言"), (1, "第一章", "发展基础"), (1, "第二章", "重点任务"), (2, "第一节", "抓种植"), (1, "", "结语")],
        ),
        # below labelled headings
        (
            "## 一、重点任务\n### 抓种植\n稳面积。\n### 抓养殖\n稳产能。\n## 二、保障措施\n抓投入。\n",
            [(1, "一", "重点任务"), (2, "", "抓种植"), (2, "", "抓养殖"), (1, "二", "保障措施")],
        ),
        # a date, a sentence or one line of its own style is no heading
        ("## 一、重点任务\n稳面积。\n## 全市上下要抓好落实。\n## 2024年3月5日\n#### 相关链接\n无。\n", [(1, "一", "重点任务")]),
    ],
)  # fmt: skip
def test_markdown(lines: str, expected: list[tuple[int, str, str]]) -> None:
    """The depth of a style counts, not its number; labels keep their own order."""
    assert shape(f"# {TITLE}\n澄州市人民政府办公室\n{lines}".encode(), "方案.md") == expected


def test_word_and_web() -> None:
    """Outline levels of Word and the headings of a web page are read alike."""
    body = p(TITLE, properties=HEADING.format(0)) + p("澄州市人民政府办公室")
    page = f"<html><body><h1>{TITLE}</h1><p>澄州市人民政府办公室</p>"
    for level, heading, text in (
        (1, "总体要求", "夯实基础。"),
        (1, "重点任务", "分步推进。"),
        (2, "发展智慧农业", "推广物联网。"),
    ):
        body += p(heading, properties=HEADING.format(level)) + p(text)
        page += f"<h{level + 1}>{heading}</h{level + 1}><p>{text}</p>"
    body += p("建设数字渔场", properties=HEADING.format(2)) + p("建成3个。")
    page += "<h3>建设数字渔场</h3><p>建成3个。</p></body></html>"
    expected = [(1, "", "总体要求"), (1, "", "重点任务"), (2, "", "发展智慧农业"), (2, "", "建设数字渔场")]
    assert shape(docx(body), "方案.docx") == expected
    assert shape(page.encode(), "方案.html") == expected


def test_path_of_a_task() -> None:
    """In the path of a task stands the title of a heading that has no label."""
    text = f"# {TITLE}\n## 总体要求\n夯实基础。\n## 重点任务\n### 抓种植\n稳面积。（市农业农村局负责）\n### 抓养殖\n稳产能。\n"
    facts = extract(text.encode(), "方案.md")
    assert [(t.title, t.path) for t in facts.tasks] == [("抓种植", ("重点任务",)), ("抓养殖", ("重点任务",))]
    assert [(r.org, r.task) for r in facts.responsibilities] == [("澄州市农业农村局", "抓种植")]
