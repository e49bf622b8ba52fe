"""Who signs a document and when: the signature below the body, the decree that publishes it, the head of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.document_heads import Head
from extractors.labels import han_number

# 2022年5月10日
DATE = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")
# 二〇二二年五月十日, 二○一一年十二月十五日
HAN_DATE = re.compile(r"([一二〇○零三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
# 成文日期：2023-10-19 in the box of an information page
FIELD_DATE = re.compile(r"(?:成文|印发|发文|生成|签发)日期：(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
# 发文机关：澄州市交通运输局 in the same box
FIELD_ISSUER = re.compile(
    r"(?:发文机关|发文单位|发布机构|发布机关|制发机关|印发机关)：([\u4e00-\u9fff、 ]{3,40})(?=\n|$)"
)
# the bracket line below a title: （2023年3月2日） / （澄委发〔2023〕3号 2023年3月2日）
TITLED_DATE = re.compile(
    r"[\s）]*（?(?:[^（）。\n]{4,24}号[ ，]?)?(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?=[）\n ]|[\u4e00-\u9fff]|$)"
)
# ——2023年1月10日在澄州市第五届人民代表大会第三次会议上
SPOKEN = re.compile(r"—(\d{4})年(\d{1,2})月(\d{1,2})日在.{4,40}(?:会议|大会)上")
# （新华社澄州2023年3月2日电）, a news agency's date line
WIRED = re.compile(r"（[\u4e00-\u9fff]{2,4}社[\u4e00-\u9fff]{0,6}(\d{4})年(\d{1,2})月(\d{1,2})日电）")
# the line below the title of a rule: （2023年3月2日澄州市人民政府令第12号公布，自…施行）
DECREED = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?P<body>[\u4e00-\u9fff]{2,20}?)令第?(?P<number>\d{1,4})号(?:公布|发布)"
)
# the same for a law of a people's congress: （2022年7月28日江岭省第十三届人民代表大会常务委员会第三十六次会议通过）
PASSED = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?P<place>[\u4e00-\u9fff]{2,10}?)第[一二三四五六七八九十]+届"
    r"(?P<body>人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]+次会议(?:通过|修订)"
)
# the head of the first page: 澄州市人民政府办公室文件
LETTERHEAD = re.compile(r"(?:^|\n)([\u4e00-\u9fff]{4,24})文件(?=\n)")
# the cover of a plan: 澄州市水利局 / 2021年12月, the date also in Chinese numerals
COVER = re.compile(
    r"\n*(?P<body>(?:[\u4e00-\u9fff]{4,24}\n){0,3})"
    r"(?:(?P<year>\d{4})年(?P<month>\d{1,2})月|(?P<hanyear>[〇○零一二三四五六七八九]{4})年(?P<hanmonth>[一二三四五六七八九十]{1,2})月)(?=\n|$)"
)
# the line below a report to a congress: who gives it
REPORTER = re.compile(r"(?:会议|大会)上\n(?P<body>[\u4e00-\u9fff]{4,24})\n")
HEAD_ZONE = 3000
# so far behind a title the line about its decree or its date may stand
LINE_BELOW = 400
MAX_SIGNERS = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuers as written, date of signature, and number of the decree, as far as the text gives them."""

    issuers: tuple[str, ...]
    issued: str | None
    number: str | None = None


def signature_of(text: str, head: Head, end: int) -> Signature:
    """Signature of a document.

    Args:
        text: clean text.
        head: head of the document.
        end: where the document ends.
    """
    found = _decree(text, head, end) or _signed(text, head, end) or _cover(text, head) or _in_head(text, head, end)
    return found if found.issuers else replace(found, issuers=_head_issuers(text, head, end))


def _decree(text: str, head: Head, end: int) -> Signature | None:
    """What the bracket line below the title of a rule says."""
    if not head.title_end:
        return None
    line = text[head.title_end : min(end, head.title_end + LINE_BELOW)]
    if not line.lstrip("\n ").startswith("（"):
        return None
    line = line[: line.find("）") + 1]
    if decreed := DECREED.search(line):
        number = f"{decreed['body']}令第{decreed['number']}号"
        return Signature((decreed["body"],), _iso(decreed["year"], decreed["month"], decreed["day"]), number)
    if passed := PASSED.search(line):
        date = _iso(passed["year"], passed["month"], passed["day"])
        return Signature((passed["place"] + passed["body"],), date)
    return None


def _signed(text: str, head: Head, end: int) -> Signature | None:
    """Date that stands alone, with the bodies on the lines above it."""
    for start, stop, iso in sorted(_dates(text, head.start, end)):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        behind = text[stop : stop + 1]
        alone = behind in ("", "\n", "（", " ") or (behind and "\u4e00" <= behind <= "\u9fff" and not before)
        if not alone or start < head.title_end:
            continue
        if not before:
            return Signature(_signers(text, head.start, start), iso)
        if len(before) > 3 and (signer := _trailing_body(before)):
            return Signature((signer,), iso)
    return None


def _in_head(text: str, head: Head, end: int) -> Signature:
    """Date and issuer that the head of the page or the report of an agency gives."""
    zone = text[head.start : min(end, head.start + HEAD_ZONE)]
    found = TITLED_DATE.match(text[head.title_end : head.title_end + 60])
    found = found or FIELD_DATE.search(zone) or SPOKEN.search(zone) or WIRED.search(text, head.title_end, end)
    return Signature((), _iso(*found.groups()) if found and head.title_end else None)


def _cover(text: str, head: Head) -> Signature | None:
    """Bodies and month on the cover of a plan, right below its title."""
    cover = COVER.match(text, head.title_end) if head.title_end else None
    if cover is None:
        return None
    names = tuple(name for name in cover["body"].split("\n") if name)
    if not all(is_body(name) for name in names):
        return None
    if cover["year"]:
        return Signature(names, _iso(cover["year"], cover["month"], None))
    return Signature(names, f"{_han_year(cover['hanyear'])}-{han_number(cover['hanmonth']):02}")


def _head_issuers(text: str, head: Head, end: int) -> tuple[str, ...]:
    """Issuers that the letterhead, the box of the page or the line of the reporter names."""
    if head.passed:
        return ()
    zone = text[head.start : min(end, head.start + HEAD_ZONE)]
    reporter = REPORTER.search(text, head.title_end, min(end, head.title_end + LINE_BELOW))
    found = reporter or FIELD_ISSUER.search(zone) or LETTERHEAD.search(zone)
    return tuple(w for w in re.split(r"[ 、]", found[1]) if is_body(w)) if found else ()


def _han_year(numerals: str) -> str:
    return "".join(str("〇一二三四五六七八九".index(c.replace("○", "〇").replace("零", "〇"))) for c in numerals)


def _iso(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02}-{int(day):02}" if day else f"{year}-{int(month):02}"


def _dates(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Dates in a range: start, end, ISO form."""
    for m in DATE.finditer(text, start, end):
        yield m.start(), m.end(), _iso(m[1], m[2], m[3])
    for m in HAN_DATE.finditer(text, start, end):
        yield m.start(), m.end(), f"{_han_year(m[1])}-{han_number(m[2]):02}-{han_number(m[3]):02}"


def _trailing_body(before: str) -> str | None:
    """Body that signs on the same line as the date: …认真执行。澄州市人民政府办公室2021年3月5日."""
    match = re.search(r"(?:^|[。：；])([\u4e00-\u9fff]{3,20})$", before)
    return match.group(1) if match and is_body(match.group(1)) else None


def _signers(text: str, start: int, at: int) -> tuple[str, ...]:
    """Bodies on the lines right above a date of signature."""
    names: list[str] = []
    end = at - 1
    while end > start and len(names) < MAX_SIGNERS:
        low = text.rfind("\n", 0, end) + 1
        line = re.split(r"[。：\d]", text[low:end])[-1]
        found = [w for w in re.split(r"[ 、，]", line) if w]
        if not found or not all(is_body(w) for w in found):
            break
        names[:0] = found
        end = low - 1
    return tuple(names)


def is_body(name: str) -> bool:
    """Whether a name ends like that of a body which issues documents."""
    return 3 <= len(name) <= 24 and bool(
        re.search(
            r"(?:政府|委员会|办公厅|办公室|国务院|中央|局|厅|委|部|院|会|总署|署|工委|领导小组|联席会议|党组|中心|大学|学院|集团|公司)$",
            name,
        )
    )
