"""The example paper as plain text, Markdown, a page of a government site, and its table as csv."""

from __future__ import annotations

import csv
from html import escape
from io import StringIO

from tests.examples.paper import (
    DATE,
    HEAD,
    ISSUER,
    NOTICE,
    NUMBER,
    ROWS,
    TABLE_TITLE,
    Box,
    Kind,
    Line,
    boxes,
    full_rows,
    lines,
)

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{notice}_澄州市人民政府</title>
<meta name="SiteName" content="澄州市人民政府">
<meta name="ArticleTitle" content="{notice}">
<style>
#zoom {{ font-size: 18px; line-height: 2 }} #zoom p {{ text-indent: 2em; margin: 0 }}
#zoom p.c {{ text-align: center; text-indent: 0 }} #zoom p.r {{ text-align: right }}
#zoom table {{ border-collapse: collapse; width: 100% }} #zoom td, #zoom th {{ border: 1px solid #333; padding: 4px }}
</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<div class="header">
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li></ul>
</div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 市政府办公室文件</div>
<table class="index">
<tr><td>发布机构：</td><td>{issuer}</td><td>主题分类：</td><td>农业、林业、水利</td></tr>
<tr><td>文&nbsp;&nbsp;&nbsp;&nbsp;号：</td><td>{number}</td><td>成文日期：</td><td>{date}</td></tr>
</table>
<div class="article">
<h1>{notice}</h1>
<div class="share">分享到：<a href="#wx">微信</a> <a href="#wb">微博</a></div>
<div id="zoom">
{body}
</div>
</div>
<div class="footer"><p>主办：澄州市人民政府办公室　承办：澄州市数据局　江岭ICP备00000000号-1</p></div>
</body>
</html>
"""


def txt() -> bytes:
    """Plain text: an empty line between paragraphs, a table of tabs."""
    paragraphs = [line.full for line in lines()]
    return ("\n\n".join(paragraphs) + "\n" + "".join("\t".join(row) + "\n" for row in full_rows())).encode()


def md() -> bytes:
    """Markdown: headings of three levels and a table of pipes."""
    signs = {Kind.TITLE: "# ", Kind.CHAPTER: "## ", Kind.SECTION: "### "}
    bold = (Kind.ANNEX, Kind.CAPTION)
    paragraphs = [f"**{line.full}**" if line.kind in bold else signs.get(line.kind, "") + line.full for line in lines()]
    rows = ["| " + " | ".join(row) + " |" for row in full_rows()]
    table = [rows[0], "|" + " --- |" * len(HEAD), *rows[1:]]
    return ("\n\n".join([*paragraphs, "\n".join(table)]) + "\n").encode()


def html() -> bytes:
    """A page with menu, index table and footer; merged cells."""
    body = [_html_line(line) for line in lines()][1:]  # the page itself shows the first title
    drawn = ["<table>"]
    for r in range(len(ROWS) + 1):
        tag = "td" if r else "th"
        cells = [f"<{tag}{_rowspan(box)}>{escape(box.text)}</{tag}>" for box in boxes() if box.row == r]
        drawn.append(f"<tr>{''.join(cells)}</tr>")
    text = "\n".join([*body, *drawn, "</table>"])
    return PAGE.format(notice=escape(NOTICE), issuer=ISSUER, number=NUMBER, date=DATE, body=text).encode()


def _rowspan(box: Box) -> str:
    return f' rowspan="{box.rows}"' if box.rows > 1 else ""


def _html_line(line: Line) -> str:
    text = escape(line.full)
    if line.kind in (Kind.TITLE, Kind.CHAPTER):
        return f"<h2>{text}</h2>" if line.kind is Kind.TITLE else f"<h3>{text}</h3>"
    if line.kind is Kind.SECTION:
        return f"<p><strong>{text}</strong></p>"
    if line.kind is Kind.SIGNATURE:
        return f'<p class="r">{text}</p>'
    return f'<p class="c">{text}</p>' if line.kind in (Kind.NUMBER, Kind.CAPTION) else f"<p>{text}</p>"


def table_csv() -> bytes:
    """The table with a mark that it is UTF-8; the words of a merged cell in each of its rows, as csv merges none."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([TABLE_TITLE, *[""] * (len(HEAD) - 1)])
    writer.writerows(full_rows())
    return out.getvalue().encode("utf-8-sig")
