"""From the object of a verb to the bare titles in it: lists are parted, shared words given back, generic ones left out.

制定湿地修复、古树保护等实施方案 names two texts; 制定具体实施方案 names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.reference_words import bare_words, generic_words, named_texts, verb_pattern, verbs
from kg.organisation_lexicon import gazetteer

# title words that count in objects only: 关于…的意见, 渔船“以旧换新”政策
ALSO = "(?:标准|规范|规则)和要求|意见|通知|决定|政策|计划|建议"
# what may follow the title word: the end, a list sign, 精神, 编制工作, 开局之年, an adverb (依法, 自主), a verb (开设 …),
# what a 目录 lists (目录内, 目录产品); not 的 or a noun that goes on (规划建设)
BOUNDARY = (
    r"(?=$|[、，及与并或等（ ”]|和(?!20\d\d年|二[〇○零])|以及|精神|要求|编制|修编|修订|制[定订]"
    r"|另行|情况|全面落|落地|试点|提出|确定|规定的"
    r"|年度|进行|组织|开[展设足齐局]|收官|自[主行]|依法|严格|积极|认真|切实|及时|逐步"
    r"|(?<=目录)(?:[内外]|产品|商品|药品|品种|项目)|[省市](?=国民|“?[一二三四五六七八九十]+五|中长期)|国民经济)"
)
# what joins two items of a list: 、 和 以及
JOIN = re.compile(r"以及|[、和及与或]")
# words before the title proper: 了, 我省, 全国首个, 会后2个月内出台
HEAD = re.compile(
    r"^(?:了|好|[我本][省市县区州](?!域)|(?:全[国省市])?首个|新的|切实可行的"
    r"|[^、，]{0,6}\d+个?[年月日天周](?:内|底?前)(?:出台|制定|印发|编制))+"
)
# 巡护制度和船舶登记办法: a member that is no text before one that is
OTHER_MEMBER = re.compile(r"^.*(?:制度|机制|战略|工程|政策|措施|体系|目标|任务|流程图)[、和及与](?=.{4})")
# 湿地修复、古树保护等 + 实施方案: the shared tail is given back to each
SHARED = re.compile(r"^(?P<items>[^等]{2,}(?:、[^等]{2,})+)等的?(?P<tail>专项|实施|总体|工作)?$")
# 古城街区、老码头街区、云村村落 + 保护规划: the same without 等, where each member is long
ROW_TAIL = re.compile(r"^(?P<items>.{4,}(?:、.{4,})+?)(?P<tail>保护|发展|专项|总体|详细)$")
# 澄州市水网布局规划、茶园发展规划: the place holds for the second too
PLACE_HEAD = re.compile(r"^[\u4e00-\u9fff]{2,4}?[省市县区州旗镇乡](?![域级场])")
# “十四五”规划 / 十五五普法规划
FIVE_YEAR = re.compile(r"“?[一二三四五六七八九十]{1,3}五”?(?:普法)?规划$")
# 深入贯彻…: a clause of its own inside the object
ADVERBS = re.compile(r"(?:深入|全面|继续|认真|切实|严格|持续|加快|进一步)*")
# 相关标准, 统一规范, 更严规定, 与…相适应的政策, 15分钟…规划: words that begin no title
NO_HEAD = re.compile(r"[的、在以让使和与或” 各]|有关|相关|相应|对应|统一(?!战线)|更|严格|\d{1,3}(?!\d)")
# 三类清单: more than one text
SORTS = re.compile(r"[一二两三四五六七八九十]类")
# 澄州市工作方案: a place and nothing that is the text's own
ONLY_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县区州](?:工作|实施|行动|具体|总体)*$")
# 确定的 / 落地 / 编制: what must follow a title after a loose verb (推进, 完成)
CARRIED_OUT = re.compile(r"(?:全面)?落[地实]|试点|确定的|等?的?(?:编制|修编|修订|制[定订])")

IMPROVED = ("办法", "规范", "条例", "指南", "指导意见", "实施意见", "规定", "细则")
SHORTEST = 6
LONGEST = 60


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
        if _names_one_text(item.title, group):
            yield item


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"(?:{ALSO}|{bare_words().pattern}){BOUNDARY}")


def _pieces(words: str) -> list[tuple[int, int]]:
    """Ranges that end in a title word, one behind the other."""
    pieces: list[tuple[int, int]] = []
    at = 0
    while (match := _end().search(words, at)) is not None:
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
        title = words[start:end]
        parts = _shared(title, group)
        if parts:
            yield from (Item(low + start, low + end, part, f"{group}-shared") for part in parts)
        else:
            start += _other_members(title, group)
            yield Item(low + start, low + end, _with_head(words[start:end], first, begin != merged[0][0]), group)


def _other_members(title: str, group: str) -> int:
    """Length of the members at the head of a list that are no texts: 人才强校战略和 …, 摸清底数、…"""
    cut = OTHER_MEMBER.match(title)
    if cut is not None:
        return cut.end()
    applied = group in ("basis", "apply", "carry")
    return title.rfind("、") + 1 if applied and not re.search("等|关于|”、“", title) else 0


def _merged(words: str, pieces: list[tuple[int, int]], group: str) -> list[tuple[int, int]]:
    """Ranges of the titles: a short tail (和指标体系) joins the piece before it, a short member of a row is left out."""
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        piece = words[start:end]
        short = len(piece.removesuffix(_last_word(piece))) <= 2 and group != "aligned"
        if not merged or not short or words[merged[0][0] :].startswith("国家"):
            merged.append((start, end))
        elif words[start - 1] in "和与及":
            merged[-1] = (merged[-1][0], end)
    return merged


def _shared(title: str, group: str) -> tuple[str, ...]:
    """Titles of several texts whose last words stand but once."""
    word = _last_word(title)
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
    if first.startswith("国家") and len(_stem(title)) <= 2:
        return "国家" + title
    place = PLACE_HEAD.match(first)
    return place.group(0) + title if place and not PLACE_HEAD.match(title) else title


def _last_word(title: str) -> str:
    found = _last().search(title)
    return found.group(0) if found else ""


@cache
def _last() -> re.Pattern[str]:
    return re.compile(rf"(?:{ALSO}|{bare_words().pattern})$")


def _stem(title: str) -> str:
    """Words of the title that are its own."""
    return generic_words("stem").sub("", title.removesuffix(_last_word(title))).strip("“”、和 ")


def _names_one_text(title: str, group: str) -> bool:
    """Whether the words name one text: enough words of their own, none that mean many or no text."""
    if FIVE_YEAR.fullmatch(title) or title in named_texts():
        return True
    if _means_none_or_many(title) or _is_clause(title, group):
        return False
    if group == "aligned":
        return len(title) >= SHORTEST - 2
    return (
        len(title) >= SHORTEST and len(_stem(title)) >= (4 if group == "behind" else 2) and _word_counts(title, group)
    )


def _means_none_or_many(title: str) -> bool:
    """Whether a title is broken, too long, or has a generic word that keeps it from naming one text."""
    joined = re.search("[”和与]", title) is not None
    return (
        NO_HEAD.match(title) is not None
        or SORTS.search(title) is not None
        or " " in title
        or title.count("“") != title.count("”")
        or len(title) > LONGEST
        or generic_words("inside").search(title) is not None
        or (generic_words("ending").search(title) is not None and not joined)
        or ONLY_PLACE.match(title.removesuffix(_last_word(title))) is not None
    )


def _is_clause(title: str, group: str) -> bool:
    """Whether the words hold a verb of their own: 深入贯彻…规定, 个人意愿制定服务方案."""
    adverbs = ADVERBS.match(title)
    if verb_pattern().match(title, adverbs.end() if adverbs else 0) and not title.startswith(("调整", "取得", "完善")):
        return True
    inner = (verbs()[m.group(0)] for m in verb_pattern().finditer(title.removesuffix(_last_word(title))))
    return group in ("basis", "apply", "carry", "loose") and any(g in ("draw", "improve", "change") for g in inner)


def _has_place(title: str) -> bool:
    """Whether a title begins with a place: 澄州市…, 澄州…"""
    names = (*gazetteer().provinces, *gazetteer().province_of)
    return PLACE_HEAD.match(title) is not None or title.startswith(tuple(n.rstrip("省市") for n in names))


def _word_counts(title: str, group: str) -> bool:
    """Whether a title word names a text behind a verb of this group."""
    if "关于" in title or title.endswith(("指导意见", "实施意见")):
        return True
    placed = _has_place(title) or title.startswith(("国家", "“"))
    programme = ("行动计划", "支持计划", "提升计划", "实施计划")
    conditions = (
        (("意见", "通知", "决定", "建议"), False),
        (("政策",), group == "draw" and len(_stem(title)) >= 7),
        (("清单",), group == "draw" or title.endswith("负面清单")),
        (("预案",), placed),
        (("标准",), group != "improve" and (placed or len(_stem(title)) >= 4)),
        (("计划",), title.endswith(programme) and (group != "carry" or placed)),
        (("",), title.endswith(IMPROVED) if group == "improve" else True),
    )
    return next(counts for endings, counts in conditions if title.endswith(endings))
