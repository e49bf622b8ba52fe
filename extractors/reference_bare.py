"""Titles without 《》: what a verb draws up or applies and a title word ends, laws by name, and document numbers.

Only what can be told for a text of its own counts; generic words (具体实施方案, 相关政策) do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.reference_brackets import NUMBER, Cited
from extractors.reference_words import bare_words, generic_words, named_texts, verb_pattern, verbs

# where the object of a verb ends
STOP = re.compile(r"[，。；：！？\n《》〔\[【…]|（(?![^（）]{1,10}）)")
LONGEST_OBJECT = 90
# what may follow the title word: the end, a list sign, 精神, 编制工作 … ; not 的 or a noun that goes on (规划建设)
BOUNDARY = (
    r"(?=$|[、，和及与并等（ ]|以及|精神|要求|编制|修编|修订|制[定订]|另行|工作$|情况|全面落|落地|试点|提出|确定|规定的|有关|相关"
    r"|开足|开齐|开局|药品|管理等|年度|相衔接|衔接|多规|为|自主|进行|开展|[省市](?=国民|“?[一二三四五六七八九十]+五|中长期))"
)
# what joins two items of a list: 、 和 以及
JOIN = re.compile(r"以及|[、和及与]")
# words before the title proper: 了, 我省, 全国首个, 好
HEAD = re.compile(r"^(?:了|好|出|并|[我本][省市县区]|全国首个|首个|新的|切实可行的|[^、]{0,12}月内出台|于)+")
# 一批…标准 / 不少于10项…标准 / 各类预案: many unnamed texts
MANY = re.compile(r"一批|一系列|系列|若干(?!措施|政策|意见)|\d+[项个部]|各[类项种级]|每|相关|有关(?!意见|文件|要求)|针对|多[项个部]|以下|如下|上述|[本该](?:规|方|办|意|计|行动|实施|制)")
# “十四五”规划 / 十五五规划
FIVE_YEAR = re.compile(r"“?[一二三四五六七八九十]{1,3}五”?(?:普法)?规划$")
# X、Y、Z等实施方案: the shared tail is given back to each
SHARED = re.compile(r"^(?P<items>[^等]{2,}(?:、[^等]{2,})+)等(?:的)?(?P<tail>(?:专项|实施|总体|工作)?$)")
# 与国土空间总体规划、城乡规划相衔接: texts that the paper is brought in line with
ALIGNED = re.compile(r"(?:与|同)(?P<items>[^，。；：\n《》]{4,80}?)(?:等)?的?(?:相|有效|有机|充分)?(?:衔接|协调一致|多规融合|多规合一)")
# 《…》及新时代教师职业行为十项准则: bare title at the end of a list of 《》
BEHIND = re.compile(r"》(?:（[^（）]{1,40}）)?[、和及与](?P<items>[^，。；：\n《》]{6,40})")
# 党的十九大报告
CONGRESS = re.compile(r"党的(?:十|二十|三十)?[一二三四五六七八九]?大报告|(?<!作)(?<!《)政府工作报告")
# 国家、省关于深入推进……的实施意见 / 江岭省教育厅关于……的通知: spelled out, without 《》
ABOUT = re.compile(r"关于[^，。；：\n《》]{4,60}?的(?:[^，。；：、\n《》的]{0,6}?)(?:意见|通知|决定|方案|办法|规定|建议|措施)(?=[，。；、和及]|精神|要求|$)")
# 民办学校教师社会保险实施办法另行制订
LATER = re.compile(r"(?P<items>[^，。；：\n《》]{6,40}?)由?[^，。；：\n]{0,12}另行制[定订]")
# 义政发〔2011〕97号文件 / 根据国发〔2015〕71号
NUMBERED = re.compile(rf"(?P<number>{NUMBER.pattern})(?P<tail>文件|文)?")
BEFORE_NUMBER = re.compile(r"[\u4e00-\u9fff]*?(?:根据|依据|按照|贯彻|落实|执行|废止|遵照|参照|和|与|及|、)")
# 宪法宣传, 学宪法, 劳动法律, 教育法规: a law's name inside other words
LAW_INSIDE = re.compile(r"[律规学官制院庭典]|宣传|日|周|晨读|知识|法律|教育")

STRONG_ONLY = ("政策", "清单", "标准", "方案", "目录", "制度", "机制", "预案", "计划")
SHORTEST = {"draw": 4, "improve": 4, "apply": 4, "basis": 4, "other": 99}


@dataclass(frozen=True, slots=True)
class Item:
    """A bare title within the text; `title` differs from the words where a shared tail was given back."""

    start: int
    end: int
    title: str
    rule: str


def cited_bare(text: str, start: int, end: int) -> tuple[Cited, ...]:
    """Bare titles of the range that name a text of their own, in the order of the text.

    Args:
        text: clean text.
        start: first offset to look at.
        end: offset to stop at.
    """
    masked = _masked(text, start, end)
    found = [*_objects(masked, start), *_named(masked, start), *_numbered(masked, start)]
    for pattern, rule in ((ALIGNED, "aligned"), (BEHIND, "behind-brackets"), (LATER, "later")):
        for match in pattern.finditer(masked, start):
            group = "draw" if rule == "later" else "apply"
            found.extend(_items(masked, match.start("items"), match.end("items"), group, rule))
    taken: list[Cited] = []
    for item in sorted(found, key=lambda i: (i.start, -i.end, i.title)):
        overlaps = [c for c in taken if c.start < item.end and item.start < c.end]
        if any(c.rule != item.rule or c.title == item.title or (c.start, c.end) != (item.start, item.end) for c in overlaps) and overlaps:
            continue
        lead = item.start
        taken.append(Cited(item.start, item.end, item.title, False, lead, item.end, rule=item.rule))
    return tuple(taken)


def _masked(text: str, start: int, end: int) -> str:
    """Text up to `end` in which the words inside 《》 cannot match."""
    out = list(text[:end])
    depth = 0
    for i in range(start, end):
        if text[i] == "《":
            depth += 1
        elif text[i] == "》":
            depth = max(0, depth - 1)
        elif text[i] == "\n":
            depth = 0
        elif depth:
            out[i] = "□"
    return "".join(out)


def _objects(text: str, start: int) -> Iterator[Item]:
    """Objects of the verbs in the range."""
    at = start
    pattern = verb_pattern()
    while (match := pattern.search(text, at)) is not None:
        group, stop = verbs()[match.group(0)], match.end()
        while (more := re.match(r"[并和、及与好]?", text[stop:])) and (verb := pattern.match(text, stop + more.end())):
            other = verbs()[verb.group(0)]
            group = "draw" if "draw" in (group, other) else group
            stop = verb.end()
        at = stop
        if group == "other" or text[stop : stop + 1] == "的":
            continue
        finish = STOP.search(text, stop, stop + LONGEST_OBJECT)
        yield from _items(text, stop, finish.start() if finish else min(stop + LONGEST_OBJECT, len(text)), group, group)


def _items(text: str, low: int, high: int, group: str, rule: str) -> list[Item]:
    """Titles in text[low:high], which a verb of `group` governs."""
    words = text[low:high]
    pieces: list[tuple[int, int]] = []
    at = 0
    end = re.compile(rf"(?:{bare_words().pattern}|会计制度|常规|意见|通知|决定|政策|计划|教育现代化2035|发展建议){BOUNDARY}")
    while (match := end.search(words, at)) is not None:
        pieces.append((at, match.end()))
        joint = JOIN.match(words, match.end())
        if joint is None and not re.match(r"[省市](?=国民|“?[一二三四五六七八九十]+五|中长期)|国民", words[match.end() :]):
            break
        at = joint.end() if joint else match.end()
    return [i for i in _made(words, low, pieces, rule) if _tells(i.title, group, text[low:high])]


def _made(words: str, low: int, pieces: list[tuple[int, int]], rule: str) -> Iterator[Item]:
    """Items from the ranges of the pieces; a tail of two characters joins the piece before it."""
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        stem = bare_words().sub("", words[start:end])
        if merged and len(stem) <= 2 and not words[merged[-1][0] : end].startswith("国家"):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    first = words[merged[0][0] : merged[0][1]] if merged else ""
    for start, end in merged:
        head = HEAD.match(words[start:end])
        start += head.end() if head else 0
        title = words[start:end]
        tail = bare_words().search(title)
        shared = SHARED.match(title[: tail.start()]) if tail and title.endswith(tail.group(0)) else None
        if shared:
            offset = start
            for part in shared["items"].split("、"):
                yield Item(offset, end, part + shared["tail"] + tail.group(0) if tail else part, rule + "-shared")
            continue
        if first.startswith("国家") and start != merged[0][0] and len(bare_words().sub("", title)) <= 2:
            title = "国家" + title
        yield Item(low + start, low + end, title, rule)


def _tells(title: str, group: str, object_: str) -> bool:
    """Whether the words name one text: enough of their own, no generic or plural words."""
    if FIVE_YEAR.fullmatch(title):
        return True
    if MANY.search(title) or len(title) > 60 or title.startswith(("的", "对", "在", "以", "让", "使")):
        return False
    if title.endswith(("意见", "通知", "决定")) and "关于" not in title and not title.endswith(("指导意见", "实施意见", "有关意见")):
        return False
    stem = generic_words().sub("", bare_words().sub("", title))
    if len(stem.replace("“", "").replace("”", "")) < 2 or len(title) < SHORTEST[group] + 2:
        return False
    if title.endswith(("制度", "机制")):
        return title.endswith("会计制度") and group in ("apply", "basis")
    if title.endswith("政策"):
        return group == "draw" and len(stem) >= 7
    if title.endswith("计划") and not title.endswith(("行动计划", "支持计划", "提升计划", "实施计划")):
        return False
    if group == "improve":
        return not title.endswith(STRONG_ONLY)
    return True


def _named(text: str, start: int) -> Iterator[Item]:
    """Laws and papers of the list of named texts, and reports of congresses."""
    names = sorted(named_texts(), key=lambda n: (-len(n), n))
    for match in re.finditer("|".join(map(re.escape, names)), text[start:]):
        low, high = start + match.start(), start + match.end()
        if LAW_INSIDE.match(text, high) or text[low - 1 : low] in ("学", "讲", "《", "□"):
            continue
        yield Item(low, high, match.group(0), "named")
    for match in CONGRESS.finditer(text, start):
        yield Item(match.start(), match.end(), match.group(0), "report")


def _numbered(text: str, start: int) -> Iterator[Item]:
    """Papers cited by their number alone."""
    for match in NUMBERED.finditer(text, start):
        low = match.start()
        cut = BEFORE_NUMBER.match(match.group("number"))
        governed = cut is not None
        low += cut.end() if cut else 0
        if text[match.start() - 1 : match.start()] in "（(》〕[":
            continue
        if match.group("tail") or governed:
            yield Item(low, match.end(), text[low : match.end()], "number")
