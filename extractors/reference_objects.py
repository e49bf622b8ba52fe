"""From the object of a verb to the bare titles in it: lists are parted, shared words given back, generic ones left out.

制定湿地修复、古树保护等实施方案 names two texts; 制定具体实施方案 names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.reference_naming import NO_HEAD, PLACE_HEAD, last_word, names_one_text, stem, title_end
from extractors.reference_words import generic_words

# what may follow the title word: the end, a list sign, 精神, 编制工作, 开局之年, an adverb (依法, 自主), a verb (开设 …),
# what a 目录 lists (目录内, 目录产品); not 的 or a noun that goes on (规划建设)
BOUNDARY = (
    r"(?=$|[、，及与并或等（ ”]|和(?!20\d\d年|二[〇○零])|以及|精神|要求"
    r"|(?:编制|修编|修订|制[定订])(?!指南|办法|导则|规[范程则]|细则|标准)"
    r"|立法|起草|出台|颁布|印发|获|认证|贯标|另行|情况|全面落|落地|试点|提出|确定|规定的"
    r"|年度|进行|组织|开[展设足齐局]|收官|自[主行]|依法|严格|积极|认真|切实|及时|逐步"
    r"|(?:(?<=目录)|(?<=面清单))(?:管理|制度)(?![^，]{0,6}[法定范例则准见])"
    r"|(?<=目录)(?:[内外]|产品|商品|药品|品种|项目)|[省市](?=国民|“?[一二三四五六七八九十]+五|中长期)|国民经济)"
)
# what joins two items of a list: 、 和 以及
JOIN = re.compile(r"以及|[、和及与或]")
# words before the title proper: 了, 我省, 全国首个, 会后2个月内出台
HEAD = re.compile(
    r"^(?:了|好|[我本][省市县区州](?!域)|(?:全[国省市])?首个|新的|切实可行的"
    r"|[^、，]{0,6}\d+个?[年月日天周](?:内|底?前)(?:出台|制定|印发|编制))+"
)
# “一图三清单”: a title that is quoted as a whole
QUOTED = re.compile(r"“[^“”]+”")
# 巡护制度和船舶登记办法: a member that is no text before one that is
OTHER_MEMBER = re.compile(r"^.*(?:制度|机制|战略|工程|政策|措施|体系|目标|任务|流程图)[、和及与](?=.{4})")
# 湿地修复、古树保护等 + 实施方案: the shared tail is given back to each
SHARED = re.compile(r"^(?P<items>[^等]{2,}(?:、[^等]{2,})+)等的?(?P<tail>专项|实施|总体|工作)?$")
# 古城街区、老码头街区、云村村落 + 保护规划: the same without 等, where each member is long
ROW_TAIL = re.compile(r"^(?P<items>.{4,}(?:、.{4,})+?)(?P<tail>保护|发展|专项|总体|详细)$")
# 确定的 / 落地 / 编制 / 等法律立法: what must follow a title after a loose verb (推进, 完成)
CARRIED_OUT = re.compile(
    r"(?:全面)?落[地实]|试点|确定的|(?:等[^，。；\n]{0,8}?)?的?(?:编制|修编|修订|制[定订]|立法|起草|出台)"
)

# （2031—2033年）, （试行）: what stands in brackets behind a title and belongs to it
TITLE_TAIL = re.compile(r"[（(](?:(?:19|20)\d{2}[^（）()\n]{0,12}|试行|暂行|修订版?)[）)]")
# 国家育苗方案和验收标准: the owner holds for each member; 国家统一的… is one description
SHARES_OWNER = re.compile(r"国家(?!统一)")
# 船坞清理方案和检修计划: short members behind 和 that are left out, where others join the title
LOOSE_TAILS = ("计划", "政策", "意见", "预案", "决定", "通知", "建议", "文件")


@dataclass(frozen=True, slots=True)
class Item:
    """A bare title within the text; `title` differs from the words where shared words were given back."""

    start: int
    end: int
    title: str
    rule: str


def items_in(text: str, low: int, high: int, group: str) -> Iterator[Item]:
    """Titles in text[low:high], which a verb of `group` governs.

    Args:
        text: clean text.
        low: first character behind the verb.
        high: where the object ends.
        group: draw, improve, basis, apply, carry (实施), loose, or the rule that found the place.
    """
    words = text[low:high]
    if NO_HEAD.match(words):
        return
    for item in _made(words, low, _pieces(words), group):
        if group == "loose" and not CARRIED_OUT.match(text, item.end):
            continue
        if names_one_text(item.title, group):
            yield item


def _pieces(words: str) -> list[tuple[int, int]]:
    """Ranges that end in a title word, one behind the other."""
    pieces: list[tuple[int, int]] = []
    at = 0
    while (match := title_end(BOUNDARY).search(words, at)) is not None:
        pieces.append((at, match.end()))
        joint = JOIN.match(words, match.end())
        if joint is None and not re.match(r"[省市]|国民", words[match.end() :]):
            break
        at = joint.end() if joint else match.end()
    return pieces


def _made(words: str, low: int, pieces: list[tuple[int, int]], group: str) -> Iterator[Item]:
    """Items from the pieces, shared words given back."""
    merged = _merged(words, pieces, group)
    first = words[merged[0][0] : merged[0][1]] if merged else ""
    for begin, end in merged:
        head = HEAD.match(words[begin:end])
        start = begin + (head.end() if head else 0)
        stop = _with_tail(words, start, end, group)
        title = words[start:stop]
        parts = _shared(title, group)
        if parts:
            yield from (Item(low + start, low + stop, part, f"{group}-shared") for part in parts)
        else:
            start += _other_members(title, group)
            yield Item(low + start, low + stop, _with_head(words[start:stop], first, begin != merged[0][0]), group)


def _with_tail(words: str, start: int, end: int, group: str) -> int:
    """Where a title ends with the quotation mark that closes it or the bracket that belongs to it."""
    end += group == "draw" and QUOTED.fullmatch(words[start : end + 1]) is not None
    tail = TITLE_TAIL.match(words, end)
    return tail.end() if tail else end


def _other_members(title: str, group: str) -> int:
    """Length of the members at the head of a list that are no texts: 人才强校战略和 …, 摸清底数、…"""
    cut = OTHER_MEMBER.match(title)
    if cut is not None:
        return cut.end()
    applied = group in ("basis", "apply", "carry")
    return title.rfind("、") + 1 if applied and not re.search("等|关于|”、“|的[^、]{2,}、", title) else 0


def _merged(words: str, pieces: list[tuple[int, int]], group: str) -> list[tuple[int, int]]:
    """Ranges of the titles: a short tail (和指标体系) joins the piece before it, a short member of a row is left out."""
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        piece = words[start:end]
        short = len(piece.removesuffix(last_word(piece))) <= 2 and group != "aligned"
        if not merged or not short or SHARES_OWNER.match(words, merged[0][0]):
            merged.append((start, end))
        elif words[start - 1] in "和与及" and _joins(piece, words[merged[-1][0] : merged[-1][1]]):
            merged[-1] = (merged[-1][0], end)
    return merged


def _joins(tail: str, title: str) -> bool:
    """Whether a short member belongs to the title before it: 办法和标准; not 清单和办事指南, which is another thing."""
    if last_word(tail) in LOOSE_TAILS:
        return False
    return "”" in title or generic_words("ending").match(tail) is None


def _shared(title: str, group: str) -> tuple[str, ...]:
    """Titles of several texts whose last words stand but once."""
    word = last_word(title)
    before = title.removesuffix(word)
    found = SHARED.match(before) or (
        ROW_TAIL.match(before) if group in ("draw", "loose") and "等" not in before else None
    )
    if found is None:
        return ()
    return tuple(part + (found["tail"] or "") + word for part in found["items"].split("、"))


def _with_head(title: str, first: str, later: bool) -> str:
    """A later, short member of a list with what the first member says for all: 国家, the place."""
    if not later or len(title) > 9:
        return title
    if first.startswith("国家") and len(stem(title)) <= 2:
        return "国家" + title
    place = PLACE_HEAD.match(first)
    return place.group(0) + title if place and not PLACE_HEAD.match(title) else title
