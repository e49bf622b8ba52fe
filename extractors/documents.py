"""The policy documents of a file: title, type, issuers, number, date, period and place, each from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document_heads import NUMBER, PASSES_ON, Head, find_heads
from extractors.labels import han_number
from extractors.reading import CleanText, Part
from extractors.source import Source
from extractors.titles import document_type, passed_on
from kg.evidence import evidence_at
from kg.facts import DocumentFact, DocumentType, OrganizationKind
from kg.organisation_places import province_of
from kg.organisations import canonical

# 2022年5月10日
DATE = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")
# 二〇二二年五月十日, 二○一一年十二月十五日
HAN_DATE = re.compile(r"([一二〇○零三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
# 成文日期：2023-10-19 in the box of an information page
FIELD_DATE = re.compile(r"(?:成文|印发|发文|生成|签发)日期：(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
# a line that is a place and nothing else at the head of a name: 澄州市, 江岭省, 宁夏回族自治区
PLACE = re.compile(
    r"^(?:中共)?(?P<place>[\u4e00-\u9fff]{2,8}?(?<![强大各全本我])(?:省|自治区|自治州|地区|盟|市|县|旗|区))(?!域|块|间|场|内)"
)
NATIONAL = re.compile(r"^(?:国务院|中共中央|国家|全国|中央|教育部|财政部|[\u4e00-\u9fff]{2,12}部(?:关于|等|办公厅))")
FIVE_YEAR = re.compile(r"[“]?(十[一二三四五六七八九]|二十)五[”]?")
YEARS = re.compile(r"(20\d\d)(?:年)?[-—～至到]+(20\d\d)")
ONE_YEAR = re.compile(r"(20\d\d)年")
# a year that something is to be done by: 到2025年, 2023年12月底前, 2020年底前
BY_YEAR = re.compile(r"到(20\d\d)年|(20\d\d)年(?:\d{1,2}月)?(?:年)?底前")
ISSUER_VERB = re.compile(r"关于|印发|转发|批转|\d{4}年|[“《]?十[一二三四五六七八九]五")
SPAN_TYPES = (
    DocumentType.PLAN,
    DocumentType.ACTION_PLAN,
    DocumentType.SCHEME,
    DocumentType.OPINIONS,
    DocumentType.MEASURES,
)
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


@dataclass(frozen=True, slots=True)
class _Signature:
    """Issuers as written and date of signature, as far as the text gives them."""

    issuers: tuple[str, ...]
    issued: str | None


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
    at = max(head.title_end, head.start)
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
    signed = _signature(text, draft)
    jurisdiction, province = _place(head, signed, above)
    issuers = _issuers(text, draft, signed, jurisdiction)
    issued = signed.issued or (above.issued if above else None)
    if above is not None:
        issuers = issuers or above.issuers
    at = clean.span(head.title_start, head.title_end) if head.title_end else clean.span(0, min(40, len(text)))
    return DocumentFact(
        id=ident,
        title=head.title,
        type=kind,
        issuers=issuers,
        number=None if above else _number(text, draft),
        issued=issued,
        jurisdiction=jurisdiction,
        province=province,
        period=_period(kind, head.title, text[draft.body : draft.end], issued),
        extent=clean.span(draft.start, draft.end),
        evidence=evidence_at(source.text, at),
        rule="transmitted_title" if head.passed else ("title_line" if head.title else "untitled"),
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


def _number(text: str, draft: _Draft) -> str | None:
    """发文字号 in the head, before the first sentence that could cite another one."""
    for match in NUMBER.finditer(text, draft.start, min(draft.end, draft.start + HEAD_ZONE)):
        if match.start() > draft.body and re.search(r"。|根据|依据|按照|《", text[draft.body : match.start()]):
            return None
        start = match.start()
        title_word = re.search(
            r".*(?:通知|意见|方案|规划|计划|办法|决定|纲要|文号|字号|号)(?=[\u4e00-\u9fff]{2,})", match.group(0)[:-1]
        )
        return match.group(0)[title_word.end() :] if title_word else text[start : match.end()]
    return None


def _dates(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Dates in a range: start, end, ISO form."""
    for m in DATE.finditer(text, start, end):
        yield m.start(), m.end(), f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"
    for m in HAN_DATE.finditer(text, start, end):
        year = "".join(str("〇一二三四五六七八九".index(c.replace("○", "〇").replace("零", "〇"))) for c in m[1])
        yield m.start(), m.end(), f"{year}-{han_number(m[2]):02}-{han_number(m[3]):02}"


def _signature(text: str, draft: _Draft) -> _Signature:
    """Date and issuers of the signature: lines above a date that stands alone, else the dates of head and info box."""
    for start, end, iso in sorted(_dates(text, draft.start, draft.end)):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        behind = text[end : end + 1]
        alone = behind in ("", "\n", "（", " ") or (behind and "\u4e00" <= behind <= "\u9fff" and not before)
        if alone and not before and start >= draft.head.title_end:
            return _Signature(_signers(text, draft, start), iso)
        if alone and len(before) > 3 and (signer := _trailing_body(before)) and start >= draft.head.title_end:
            return _Signature((signer,), iso)
    zone = text[draft.start : min(draft.end, draft.start + HEAD_ZONE)]
    titled = re.match(
        r"[\s）]*（?(\d{4})年(\d{1,2})月(\d{1,2})日", text[draft.head.title_end : draft.head.title_end + 24]
    )
    titled = (
        titled
        or FIELD_DATE.search(zone)
        or re.search(r"—(\d{4})年(\d{1,2})月(\d{1,2})日在.{4,40}(?:会议|大会)上", zone)
    )
    if titled and draft.head.title_end:
        return _Signature((), f"{titled[1]}-{int(titled[2]):02}-{int(titled[3]):02}")
    return _Signature((), None)


def _trailing_body(before: str) -> str | None:
    """Body that signs on the same line as the date: …认真执行。澄州市人民政府办公室2021年3月5日."""
    match = re.search(r"(?:^|[。：；])([\u4e00-\u9fff]{3,20})$", before)
    return match.group(1) if match and _is_body(match.group(1)) else None


def _signers(text: str, draft: _Draft, at: int) -> tuple[str, ...]:
    """Bodies on the lines right above a date of signature."""
    names: list[str] = []
    end = at - 1
    while end > draft.start and len(names) < 12:
        low = text.rfind("\n", 0, end) + 1
        line = re.split(r"[。：\d]", text[low:end])[-1]
        found = [w for w in re.split(r"[ 、，]", line) if w]
        if not found or not all(_is_body(w) for w in found):
            break
        names[:0] = found
        end = low - 1
    return tuple(names)


def _is_body(name: str) -> bool:
    return 3 <= len(name) <= 24 and bool(
        re.search(
            r"(?:政府|委员会|办公厅|办公室|国务院|中央|局|厅|委|部|院|会|总署|署|工委|领导小组|联席会议|党组|中心|大学|学院|集团|公司)$",
            name,
        )
    )


def _place(head: Head, signed: _Signature, above: DocumentFact | None) -> tuple[str | None, str | None]:
    """Jurisdiction and province by the first place that title or signature names."""
    if above is not None:
        return above.jurisdiction, above.province
    title = re.sub(r"^(?:20\d\d年(?:度)?)?", "", head.title)
    inner = re.sub(r"^.*?(?:印发|关于)[《〈]?(?:推进|加快|支持)?", "", title)
    for name in (title, *signed.issuers, inner):
        if NATIONAL.match(name):
            return "全国", None
        match = PLACE.match(name)
        if match is not None and match["place"] not in ("自治区", "自治州"):
            place = match["place"]
            deeper = PLACE.match(name[match.end() :]) if place.endswith(("省", "自治区")) else None
            if deeper and len(deeper["place"]) > 2:
                return deeper["place"], place
            return place, province_of(place) or (place if place.endswith(("省", "自治区")) else None)
    return None, None


def _issuers(text: str, draft: _Draft, signed: _Signature, place: str | None) -> tuple[str, ...]:
    """Full names of the bodies in whose name the document is issued."""
    verb = ISSUER_VERB.search(draft.head.title)
    prefix = draft.head.title[: verb.start()] if verb and verb.start() else ""
    written = signed.issuers
    if not written or (prefix and "等" not in prefix and len(signed.issuers) < 2):
        written = tuple(w for w in _split_joint(prefix, place) if _is_body(w)) or written
    if not written and draft.head.title.endswith("政府工作报告") and place:
        written = (f"{place}人民政府",)
    names = (canonical(w, jurisdiction=place, province=province_of(place)) for w in written)
    return tuple(dict.fromkeys(n.canonical for n in names if n.kind is not OrganizationKind.COLLECTIVE))


def _split_joint(prefix: str, place: str | None) -> list[str]:
    """Joint issuers in a title: by signs, spaces, or where the place is named again."""
    if place and prefix.count(place) > 1:
        prefix = re.sub(rf"(?<=[\u4e00-\u9fff])(?={re.escape(place)})(?<!中共)", " ", prefix)
    return [w for w in re.split(r"[ 、，]", prefix) if w]


def _period(kind: DocumentType, title: str, body: str, issued: str | None) -> tuple[int, int] | None:
    """First and last year planned for (十N五 begins 1951 + 5N, N ≥ 10)."""
    if kind is DocumentType.NOTICE:
        return None
    if years := YEARS.search(title):
        return int(years[1]), int(years[2])
    if five := FIVE_YEAR.search(title):
        first = 1951 + 5 * han_number(five[1])
        return first, first + 4
    if (year := ONE_YEAR.search(title)) and kind is not DocumentType.OPINIONS:
        return int(year[1]), int(year[1])
    if kind in SPAN_TYPES and issued:
        years_by = [int(a or b) for a, b in BY_YEAR.findall(body)]
        begin = int(issued[:4])
        return (begin, max(years_by)) if years_by and max(years_by) >= begin else None
    return None
