"""Where the policy documents of a file begin: titles in the head, transmitted titles, two papers under one title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.labels import starts_with_label
from extractors.titles import closing_word, passed_on, title_key, without_tails

# 国办发〔2020〕43号, 郑政文[2023]62号; behind it a title or an addressee line may follow without a break
NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[（]\d{4}[〕\]）]第?\d{1,5}号")
# the sentence by which a notice passes on another text
PASSES_ON = re.compile(
    r"(?:印发|转发|下发|批转|发)给你们|全文如下|现予(?:印发|公布|发布)|现(?:印发|转发|公布|发布)[^。\n]{0,30}。"
)
# the line that names whom a document is sent to: 各县（市）区人民政府，市政府各部门：
ADDRESSEES = re.compile(r"^[^。：]*(?:各|有关)[^。：]*：$")
# a line that holds nothing but the name of an issuing body
ISSUER_LINE = re.compile(r"^[\u4e00-\u9fff 、]{2,30}(?:政府|办公厅|办公室|委员会|委|局|厅|部|院|会)$")
# the head of a decree: 澄州市人民政府令 / 第45号
DECREE = re.compile(
    r"^[\u4e00-\u9fff]{2,20}(?:政府|国务院|部|委员会|总局|总署|局)令(?:\n?第\d{1,4}号|\n?（第\d{1,4}号）)?$"
)
DECREE_NUMBER = re.compile(r"\n（?第\d{1,4}号）?(?=\n|$)")
QUOTED_TITLE = re.compile(r"《([^《》]{4,80}(?:《[^《》]+》[^《》]*)?)》")
# words before a title in page chrome: 名称：…  文件名称：…
FIELD = re.compile(r"^[-*· ]*(?:[\u4e00-\u9fff]{2,6}：)+")
# a title line is followed by a bracket line: （2021-2023年） / （试行）
BRACKET_LINE = re.compile(r"\n(?=（[^（）〔〕\[\]\n]{2,20}）(?:\n|$))")
# two papers under one title: …2021年工作总结及2022年工作要点
TWO_PAPERS = re.compile(
    r"^(?P<head>.*?)(?P<first>\d{4}年(?:度)?.{0,20}?总结)[和及与暨、](?P<second>\d{4}年(?:度)?.{0,20}(?:要点|计划|安排|打算|思路))$"
)
# a file name that is the title: 托育服务发展规划.docx
SUFFIX = re.compile(r"\.(?:docx?|pdf|wps|txt|md|html?|ofd)$", re.IGNORECASE)
HEAD_LINES = 150
MAX_TITLE = 110


@dataclass(frozen=True, slots=True)
class Head:
    """Beginning of one document: its title, where the title stands and where the document begins.

    `passed` is set for a text that the notice before it passes on. `issuer` are the words before the title that name
    who issues it, `body` where its text begins, where these do not follow from the title.
    """

    title: str
    title_start: int
    title_end: int
    start: int
    passed: bool = False
    issuer: str = ""
    body: int = 0


def find_heads(text: str) -> tuple[Head, ...]:
    """Heads of all policy documents in a clean text; one without a title where the text shows none."""
    first = _first_head(text)
    passing = PASSES_ON.search(text, first.title_end, first.title_end + 3000)
    if passing is not None and (reported := _reported_head(text, first, passing)):
        return (reported,)
    if passing is not None:
        inner = tuple(_passed_heads(text, first, passing))
        return (first, *inner) if inner else (first,)
    return _two_papers(text, first)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _first_head(text: str) -> Head:
    """The title in the head of the text: the last title line before its first sentence."""
    best: Head | None = None
    for count, (start, end) in enumerate(_lines(text, 0, len(text))):
        line = text[start:end]
        ends = starts_with_label(line) or _is_running_text(line) or PASSES_ON.search(line) or ADDRESSEES.search(line)
        if count > HEAD_LINES or (best and ends):
            break
        span = _title_span(text, start, end)
        if span is not None and not (best and text[span[0]] == "《"):
            low = _issuer_line(text, start) if text.startswith("关于", span[0]) else span[0]
            best = Head(_title(text, low, span[1]), low, span[1], 0)
        elif _is_running_text(line):
            break
    return best or Head("", 0, 0, 0)


def _issuer_line(text: str, start: int) -> int:
    """Start of the line above if it is the issuer that a title “关于…” begins with, else `start`."""
    low = text.rfind("\n", 0, max(0, start - 1)) + 1
    return low if start and ISSUER_LINE.match(text[low : start - 1]) else start


def _title(text: str, start: int, end: int) -> str:
    return (
        text[start:end].replace("\n", "").strip(" 《》") if text[start] == "《" else text[start:end].replace("\n", "")
    )


def _is_running_text(line: str) -> bool:
    return ("。" in line and len(line) > 30) or (len(line) > 100 and "，" in line)


def _title_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Range of a title in a line: field name, number, date, addressees and a file suffix cut off."""
    if suffix := SUFFIX.search(text[start:end]):
        end = start + suffix.start()
    line = text[start:end]
    number = NUMBER.search(line)
    field = FIELD.match(line)
    low = start + (field.end() if field else 0)
    high = end
    if number and number.start() > 8:
        high = _number_start(text, start + number.start(), low)
    if stop := re.search(r"(?<=通知)(?:各[\u4e00-\u9fff、，]{4,}：)", text[low:high]):
        high = low + stop.start()
    high = _with_brackets(text, low, high)
    title = text[low:high]
    if DECREE.match(title):
        number = DECREE_NUMBER.match(text, high)
        return low, number.end() if number else high
    if (
        not 8 <= len(title) <= MAX_TITLE
        or re.search(r"[。；！]|：$", title)
        or (title.startswith(("《", "（")) and "》" not in title)
        or (title.startswith("关于印发") and "》" not in title and not without_tails(title).endswith("通知"))
    ):
        return None
    if title.count("《") != title.count("》") or re.match(r"附件|抄送|主送|当前|您|上一|下一|相关", title):
        return None
    date = re.search(r"\n?（\d{4}年\d{1,2}月(?:\d{1,2}日)?）$", title)
    high = low + date.start() if date else high
    return (low, high) if closing_word(text[low:high]) or _is_notice(text[low:high]) else None


def _is_notice(title: str) -> bool:
    """A headline of a press office: 中共中央办公厅、国务院办公厅印发《…》."""
    return bool(re.search(r"^[^《，。]{4,40}印发《[^《》]+》$", title))


def _number_start(text: str, at: int, low: int) -> int:
    """Where a document number really begins behind a title word: …的通知|国办发〔2020〕43号."""
    for word in ("通知", "意见", "方案", "规划", "计划", "办法", "决定", "纲要", "措施", "要点"):
        place = text.rfind(word, low, at + 14)
        if place >= low and place >= at:
            return place + len(word)
    return at


def _with_brackets(text: str, low: int, high: int) -> int:
    match = BRACKET_LINE.match(text, high)
    return text.find("）", match.end()) + 1 if match and closing_word(text[low:high]) else high


def _reported_head(text: str, headline: Head, passing: re.Match[str]) -> Head | None:
    """The document that an agency's report prints in full: …印发《…意见》 / 《…意见》全文如下。 The report is none."""
    if passing.group(0) != "全文如下":
        return None
    titles = [m.group(1) for m in QUOTED_TITLE.finditer(text, headline.title_start, passing.end())]
    if not titles:
        return None
    at = text.rfind(titles[-1], 0, passing.end())
    issuer = headline.title.partition("印发")[0] if _is_notice(headline.title) else ""
    return Head(titles[-1], at, at + len(titles[-1]), 0, issuer=issuer, body=passing.end())


def _passed_heads(text: str, notice: Head, passing: re.Match[str]) -> Iterator[Head]:
    """Heads of the texts that a notice passes on, found by their titles behind the passing sentence."""
    titles = [m.group(1) for m in QUOTED_TITLE.finditer(text, notice.title_end, passing.end())]
    titles += [m.group(1) for m in QUOTED_TITLE.finditer(notice.title)]
    named = passed_on(notice.title)
    titles += [named] if named else []
    at = passing.end()
    seen: set[str] = set()
    for title in titles:
        key = title_key(title)
        if key in seen or any(key in s or s in key for s in seen):
            continue
        span = _find_title(text, title, at)
        if span is None:
            continue
        seen.add(key)
        at = span[1]
        yield Head(text[span[0] : span[1]].replace("\n", ""), *span, span[0], passed=True)


def _find_title(text: str, title: str, at: int) -> tuple[int, int] | None:
    """Range of a title standing by itself behind `at`: whatever its quotes, dashes and line ends."""
    signs = [re.escape(c) for c in re.sub(r"[\s“”《》]", "", title)]
    signs = ["[-—～]+" if c in ("\\-", "—", "～", "-") else c for c in signs]
    loose = r"[\s“”《》〈〉]*".join(re.sub(r"(\[-—～\]\+)+", r"[-—～]+", c) for c in signs)
    pattern = re.compile(rf"(?<![《“关的])(?:关于)?“?{loose}”?")
    for match in pattern.finditer(text, at):
        if text[match.end() : match.end() + 1] not in ("》", "已", "的") and _stands_alone(text, match):
            start = match.start()
            return start, _with_brackets(text, start, match.end())
    return _short_title(text, title, at)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    return before in ("", "\n", " ", "。", "）", "日", "：", "”")


def _short_title(text: str, title: str, at: int) -> tuple[int, int] | None:
    """A line that is the title but for its place or issuer: the shorter is the end of the longer."""
    key = title_key(without_tails(title))
    for start, end in _lines(text, at, min(len(text), at + 4000)):
        line = title_key(without_tails(text[start:end]))
        if len(line) >= 6 and closing_word(text[start:end]) and (key.endswith(line) or line.endswith(key)):
            return start, _with_brackets(text, start, end)
    return None


def _two_papers(text: str, head: Head) -> tuple[Head, ...]:
    """Split 2021年工作总结及2022年工作要点 where the second paper's numbering begins anew."""
    match = TWO_PAPERS.match(head.title)
    if match is None:
        return (head,)
    restarts = [m.start() for m in re.finditer(r"(?:^|\n)一、", text[head.title_end :])]
    if len(restarts) < 2:
        return (head,)
    start = head.title_end + restarts[1] + 1
    lead = text.rfind("\n", 0, start - 1) + 1
    year = match["second"][:5]
    start = lead if not starts_with_label(text[lead:start]) and year in text[lead:start] else start
    first = Head(match["head"] + match["first"], head.title_start, head.title_end, 0)
    return (first, Head(match["head"] + match["second"], head.title_start, head.title_end, start))
