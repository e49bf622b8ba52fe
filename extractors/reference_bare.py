"""Titles without 《》: what a verb draws up or applies, laws by name, texts a paper is brought in line with, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extractors.reference_brackets import NUMBER, Cited
from extractors.reference_objects import Item, items_in
from extractors.reference_words import named_texts, verbs, verbs_in

LONGEST_OBJECT = 90
# where the object of a verb ends
STOP = frozenset("，。；：！？\n《》〔【…")
# 制定并实施 / 修订完善 / 落实好: verbs in a row, and what may join them
ROW = re.compile(r"[并和、及与好或]?者?")
# 与水网布局规划、林地保护规划相衔接: texts that the paper is brought in line with
ALIGNED = re.compile(
    r"(?:与|同)(?P<items>[^，。；：\n《》与同]{4,80}?)的?(?:相|有效|有机|充分)?(?:衔接|协调一致|多规融合|多规合一)"
)
# 《…》及森林防火值守十条准则: bare title at the end of a list of 《》
BEHIND = re.compile(r"》(?:（[^（）]{1,40}）)?[、和及与](?P<items>[^，。；：\n《》]{6,40})")
# 党的二十大报告 / 政府工作报告
REPORT = re.compile(r"党的[一二三四五六七八九十]{1,3}大报告|(?<!作)政府工作报告")
# 随着渔港管理新方案的实施: what goes on beside the work of the paper
AMID = re.compile(r"随着(?P<items>[^，。；：\n《》]{6,40}?)的?(?:颁布|出台|印发|发布|实施|施行|落地)")
# 渔港经济促进条例颁布施行, 湿地保护规划获批: issued, told behind what begins the clause
PASSED = re.compile(
    r"(?<=[，。；：、\n])(?!推|加快|争取|力争|确保|促|年|待|在|自|随着|\d)"
    r"(?P<items>[^，。；：、\n《》]{5,40}?(?:条例|规划|纲要|办法|方案|意见|细则|(?<!办)法))"
    r"(?:已|正式|全面|顺利|率先|先后|相继)*(?:获批|颁布|出台|获[^，。；\n]{2,6}?批[复准])"
)
# 通过船员培训规范国家标准认证: a standard that certificates are given by
CERTIFIED = re.compile(r"(?:通过|获得|取得|推行)(?:首次)?(?P<items>[^，。；：\n《》]{6,40}?(?:标准|规范))(?:认证|贯标)")
# 加快湿地保护条例立法进程 / 推动供水条例修订: drawn up, told behind what begins the clause
LEGISLATED = re.compile(
    r"(?:加快|抓紧|推动|推进|开展|启动)(?P<items>[^，。；：\n《》]{4,40}?(?:条例|规定|办法|规划|法))(?:的|等)?(?:立法|修订|编制|出台|颁布)"
)
# 公园夜间开放实施办法另行制定
LATER = re.compile(r"(?<=[，。；：、）\n])(?P<items>[^，。；：\n《》]{6,40}?)(?:由[^，。；：\n]{0,12})?，?另行制[定订]")
# 澄政发〔2030〕6号文件 / 根据国发〔2031〕4号
NUMBERED = re.compile(rf"(?P<number>{NUMBER.pattern})(?P<tail>文件|文)?")
# 根据 in 根据国发〔2031〕4号: what the number's own letters do not hold
BEFORE_NUMBER = re.compile(r"[\u4e00-\u9fff]*?(?:根据|依据|按照|贯彻|落实|执行|废止|遵照|参照|和|与|及|、)")
# （RCEP）: the Latin short form of a treaty
ABBREVIATION = re.compile(r"[（(][A-Z]{2,8}[）)]")
# 宪法宣传, 劳动法律, 教育法规, 教育法治: a law's name as the beginning of another word
LAW_GOES_ON = re.compile(r"[律规学官制治院庭典则定人]|宣传|日|周|晨读|知识|法律|教育")


def cited_bare(text: str, start: int, end: int) -> tuple[Cited, ...]:
    """Bare titles of the range that name a text of their own, in the order of the text.

    Args:
        text: clean text.
        start: first offset to look at.
        end: offset to stop at.
    """
    masked = _masked(text, start, end)
    by_rank = (
        _lists(masked, start, ALIGNED, "aligned"),
        _objects(masked, start),
        _lists(masked, start, BEHIND, "behind"),
        _lists(masked, start, LATER, "later"),
        _lists(masked, start, LEGISLATED, "draw"),
        _lists(masked, start, AMID, "amid"),
        _lists(masked, start, PASSED, "passed"),
        _lists(masked, start, CERTIFIED, "meet"),
        _named(masked, start),
        _numbered(masked, start),
    )
    taken: list[Item] = []
    for item in chain.from_iterable(by_rank):
        place = (item.start, item.end)
        if not any(t.start < item.end and item.start < t.end and place != (t.start, t.end) for t in taken):
            taken.append(item)
    found = sorted(dict.fromkeys(taken), key=lambda i: (i.start, i.end, i.title))
    return tuple(_cited(i) for i in found)


def _cited(item: Item) -> Cited:
    number = NUMBER.search(item.title) if item.rule == "number" else None
    found = number.group(0) if number else None
    return Cited(item.start, item.end, item.title, False, item.start, item.end, number=found, rule=item.rule)


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
    rows: list[tuple[int, list[str]]] = []
    last = -1
    for match in verbs_in(text, start, len(text)):
        if verbs()[match.group(0)] == "other":
            continue
        if rows and ROW.fullmatch(text, last, match.start()):
            rows[-1] = (match.end(), [*rows[-1][1], match.group(0)])
        else:
            studied = ["研究"] if text.endswith("研究", 0, match.start()) else []
            rows.append((match.end(), [*studied, match.group(0)]))
        last = match.end()
    for stop, words in rows:
        group = _group(words)
        if group not in ("near", "change"):
            yield from items_in(text, stop, _object_end(text, stop), group)


def _group(words: list[str]) -> str:
    """Group of verbs in a row: the strongest one; 研究完善 works a text out as 制定 does."""
    groups = [verbs()[word] for word in words if word != "研究"]
    group = next((g for g in ("draw", "improve") if g in groups), groups[-1])
    if group == "improve" and words[0] == "研究":
        return "draw"
    return "carry" if words == ["实施"] else group


def _object_end(text: str, start: int) -> int:
    """Where the object of a verb ends: at a stop, or at a bracket that it did not open."""
    depth = 0
    for i in range(start, min(start + LONGEST_OBJECT, len(text))):
        if text[i] in STOP:
            return i
        depth += (text[i] in "（[") - (text[i] in "）]")
        if depth < 0:
            return i
    return min(start + LONGEST_OBJECT, len(text))


def _lists(text: str, start: int, pattern: re.Pattern[str], rule: str) -> Iterator[Item]:
    """Titles where a pattern tells the place; texts to be brought in line with come at least in twos."""
    for match in pattern.finditer(text, start):
        items = list(items_in(text, match.start("items"), match.end("items"), rule))
        if rule != "aligned" or len(items) > 1:
            yield from items


def _named(text: str, start: int) -> Iterator[Item]:
    """Laws and papers of the list of named texts, and reports of congresses."""
    names = sorted((t.name for t in named_texts().values() if t.alone), key=lambda n: (-len(n), n))
    for match in re.compile("|".join(map(re.escape, names))).finditer(text, start):
        low, high = match.span()
        if not LAW_GOES_ON.match(text, high) and text[low - 1 : low] not in ("学", "讲", "《", "□"):
            high = _with_abbreviation(text, high)
            yield Item(low, high, text[low:high], "named")
    for match in REPORT.finditer(text, start):
        yield Item(match.start(), match.end(), match.group(0), "report")


def _with_abbreviation(text: str, end: int) -> int:
    """Where a title ends whose Latin short form stands in brackets behind it."""
    short = ABBREVIATION.match(text, end)
    return short.end() if short else end


def _numbered(text: str, start: int) -> Iterator[Item]:
    """Papers cited by their number alone."""
    for match in NUMBERED.finditer(text, start):
        cut = BEFORE_NUMBER.match(match.group("number"))
        low = match.start() + (cut.end() if cut else 0)
        if text[match.start() - 1 : match.start()] not in tuple("（(》〕[") and (match.group("tail") or cut):
            yield Item(low, match.end(), text[low : match.end()], "number")
