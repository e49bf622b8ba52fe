"""The policy documents of a file: title, type, issuers, number, date, period and place, each from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document_heads import DECREE, NUMBER, PASSES_ON, QUOTED_TITLE, Head, find_heads
from extractors.document_periods import period_of
from extractors.document_places import place_of
from extractors.reading import CleanText, Part
from extractors.signatures import Signature, is_body, signature_of
from extractors.source import Source
from extractors.titles import document_type, passed_on
from kg.evidence import evidence_at
from kg.facts import DocumentFact, DocumentType, OrganizationKind
from kg.organisation_places import province_of
from kg.organisations import canonical

ISSUER_VERB = re.compile(r"关于|印发|转发|批转|\d{4}年|[“《]?十[一二三四五六七八九]五")
# the number below the title of an announcement: 2023年第3号
ANNOUNCED = re.compile(r"(?<=公告|通告)\n（?((?:\d{4}年)?第\d{1,4}号)）?(?=\n)")
HEAD_ZONE = 3000
# a line with a whole sentence, as the foot of a page has none
SENTENCE_LINE = re.compile(r"^.{14,}。.*$", re.MULTILINE)
# what stands at the foot of a web page or under the body of a printed one: 分享到, 版权所有…, …办公室2022年9月1日印发
PAGE_FOOT = re.compile(
    r"\n(?=公开方式：|扫一扫|分享到|相关(?:新闻|链接|阅读|文章|推荐)|内容纠错|使用帮助|网站地图|版权所有|网站标识码|[【\[]?(?:打印|关闭)"
    r"|上一[篇条]|下一[篇条]|.{0,30}(?:ICP备|公网安备|版权所有)|[\u4e00-\u9fff]{4,20}\d{4}年\d{1,2}月\d{1,2}日印发)"
)
# so many characters of an opening that stand in a file twice are the page's doing, not the author's
OPENING = 120


@dataclass(frozen=True, slots=True)
class _Draft:
    """One document while its parts are put together; offsets in the clean text."""

    head: Head
    start: int
    end: int
    body: int


def find_parts(source: Source, clean: CleanText) -> tuple[Part, ...]:
    """Policy documents of a file in order, with what their heads and signatures say.

    Args:
        source: the file.
        clean: its clean text.
    """
    text = clean.text
    heads = find_heads(text)
    last = _text_end(text, _body(text, heads[-1], len(text)))
    ends = [*(head.start for head in heads[1:]), last]
    drafts = [_Draft(h, h.start, end, _body(text, h, end)) for h, end in zip(heads, ends, strict=True)]
    parts: list[Part] = []
    for i, draft in enumerate(drafts):
        above = parts[0].fact if i and draft.head.passed else None
        fact = _fact(source, clean, draft, (f"d{i + 1}", above))
        parts.append(Part(fact, draft.start, draft.body, draft.end))
    return tuple(parts)


def _body(text: str, head: Head, end: int) -> int:
    """Where the text of a document begins behind its title."""
    at = max(head.title_end, head.start, head.body)
    while at < end and text[at] in "。 ":
        at += 1
    return at + 1 if at < end and text[at : at + 1] == "\n" else min(at, end)


def _text_end(text: str, body: int) -> int:
    """Where the text ends: before a page shows it a second time, and before the foot of a page."""
    again = text.find(text[body : body + OPENING], body + OPENING) if body + OPENING < len(text) else -1
    end = again if again >= 0 else len(text)
    last = max((m.end() for m in SENTENCE_LINE.finditer(text, body, end)), default=body)
    foot = PAGE_FOOT.search(text, last, end)
    return foot.start() if foot else end


def _fact(source: Source, clean: CleanText, draft: _Draft, known: tuple[str, DocumentFact | None]) -> DocumentFact:
    text, head = clean.text, draft.head
    ident, above = known
    kind = _type(head.title, text[draft.body : draft.end])
    signed = signature_of(text, head, draft.end)
    if above is not None:
        jurisdiction, province = above.jurisdiction, above.province
    else:
        jurisdiction, province = place_of(head.issuer + head.title, signed.issuers)
    issuers = _issuers(text, draft, signed, jurisdiction)
    issued = signed.issued or (above.issued if above else None)
    if above is not None:
        issuers = issuers or above.issuers
    title, at = head.title, clean.span(head.title_start, head.title_end or min(40, len(text)))
    rule = "transmitted_title" if head.passed else ("title_line" if title else "untitled")
    if not title and (composed := _composed_title(text, draft, signed)):
        title, at, rule = composed[0], clean.span(*composed[1]), "composed_title"
    return DocumentFact(
        id=ident,
        title=title,
        type=kind,
        issuers=issuers,
        number=signed.number or (None if above else _number(text, draft)),
        issued=issued,
        jurisdiction=jurisdiction,
        province=province,
        period=period_of(kind, head.title, text[draft.body : draft.end], issued),
        extent=clean.span(draft.start, draft.end),
        evidence=evidence_at(source.text, at),
        rule=rule,
    )


def _type(title: str, body: str) -> DocumentType:
    if title and (re.search(r"的通知(?:（.*）)?$|印发《[^《》]+》$", title) or passed_on(title)):
        return DocumentType.NOTICE
    if title:
        return document_type(title)
    if PASSES_ON.search(body[:HEAD_ZONE]):
        return DocumentType.NOTICE
    named = re.search(
        r"提出(?:如下|以下)(\S{2,4}?)[：。]|(?:制定|特制定|编制)(?:本|如下|以下)(\S{2,4}?)[：。]", body[:HEAD_ZONE]
    )
    return document_type(named.group(1) or named.group(2)) if named else DocumentType.OTHER


def _composed_title(text: str, draft: _Draft, signed: Signature) -> tuple[str, tuple[int, int]] | None:
    """Title of a notice that has lost its own: issuer, subject and kind, as GB/T 9704-2012 composes titles (7.3.1).

    The subject is what the notice passes on; the range is that of the sentence which says so.
    """
    passing = PASSES_ON.search(text, draft.body, min(draft.end, draft.body + HEAD_ZONE))
    if passing is None:
        return None
    titles = list(QUOTED_TITLE.finditer(text, draft.body, passing.end()))
    if not titles:
        return None
    several = f"等{len(titles)}个文件" if len(titles) > 1 else ""
    issuer = " ".join(signed.issuers)
    return f"{issuer}关于印发《{titles[0].group(1)}》{several}的通知", (titles[0].start(), passing.end())


def _number(text: str, draft: _Draft) -> str | None:
    """发文字号 in the head, before the first sentence that could cite another one."""
    if DECREE.match(draft.head.title):
        return draft.head.title if "号" in draft.head.title else None
    if announced := ANNOUNCED.match(text, draft.head.title_end):
        return announced.group(1)
    for match in NUMBER.finditer(text, draft.start, min(draft.end, draft.start + HEAD_ZONE)):
        if match.start() > draft.body and re.search(r"。|根据|依据|按照|《", text[draft.body : match.start()]):
            return None
        start = match.start()
        title_word = re.search(
            r".*(?:通知|意见|方案|规划|计划|办法|决定|纲要|文号|字号|号)(?=[\u4e00-\u9fff]{2,})", match.group(0)[:-1]
        )
        return match.group(0)[title_word.end() :] if title_word else text[start : match.end()]
    return None


def _issuers(text: str, draft: _Draft, signed: Signature, place: str | None) -> tuple[str, ...]:
    """Full names of the bodies in whose name the document is issued."""
    verb = ISSUER_VERB.search(draft.head.title)
    prefix = draft.head.issuer or (draft.head.title[: verb.start()] if verb and verb.start() else "")
    joint = "等" in prefix
    prefix = re.sub(r"等(?:[\d一二三四五六七八九十]+个?)?(?:部门|单位|部委|委办局)$", "", prefix)
    if decree := re.match(r"[\u4e00-\u9fff]+(?=令(?:第|（第|$))", draft.head.title):
        prefix = decree.group(0)
    written = signed.issuers
    if not written or (prefix and not joint and len(signed.issuers) < 2):
        written = tuple(w for w in _split_joint(prefix, place) if is_body(w)) or written
    if not written and draft.head.title.endswith("政府工作报告") and place:
        written = (f"{place}人民政府",)
    names = (canonical(w, jurisdiction=place, province=province_of(place)) for w in written)
    return tuple(dict.fromkeys(n.canonical for n in names if n.kind is not OrganizationKind.COLLECTIVE))


def _split_joint(prefix: str, place: str | None) -> list[str]:
    """Joint issuers in a title: by signs, spaces, or where the place is named again."""
    if place and prefix.count(place) > 1:
        prefix = re.sub(rf"(?<=[\u4e00-\u9fff])(?={re.escape(place)})(?<!中共)", " ", prefix)
    return [w for w in re.split(r"[ 、，]", prefix) if w]
