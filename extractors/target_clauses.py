"""Numbers of one sentence with what they are said of: the indicator, growth and direction of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.quantities import Amount, UnitKind, find_quantities
from extractors.target_borders import counts, masked
from extractors.target_indicators import (
    COMPARED,
    COMPARISON,
    EACH,
    OPENING,
    as_share,
    counted_noun,
    distributed,
    filled,
    is_measure,
    list_members,
    object_of,
    without_change,
    without_closing,
    without_opening,
    without_verb,
)
from extractors.target_words import WordKind, any_of, ends_with, words

# kinds of unit that count things, so that the thing may stand behind the number: 10所学校, 80%的学校
COUNTING = (
    UnitKind.COUNT,
    UnitKind.PEOPLE,
    UnitKind.RATIO,
    UnitKind.TIME,
    UnitKind.DATA,
    UnitKind.PERIOD,
    UnitKind.OTHER,
)
THINGS = (UnitKind.COUNT, UnitKind.PEOPLE)
EXTENTS = (UnitKind.AREA, UnitKind.LENGTH, UnitKind.MASS)
# nouns that go with a rate rather than have one: 30%的比例
RATED = re.compile(r"的?(?:比例|标准|下限|上限|份额|幅度|速度|水平|权重)")
# a change at the head of what is left of a number: 压缩至承诺时限(3个工作日)
CHANGED = re.compile(r"^(?:压缩|缩短|压减|提高|提升|调整|减少|增加)(?:至|到|为)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# the year between link and number: 提高到2025年的(72%)
YEAR_BETWEEN = re.compile(r"(?<=[到至为达])\d{4}年(?:底|末)?的?$")
# verbs of paying, behind which the number has its noun: 给予5万元资金奖补
PAYS = re.compile(r"(?:给予|予以|补助|奖励|补贴|奖补|安排)$")
# between the numbers of one list: 100%和97.01%, 600万吨、500亿元, 60%40%
LIST_GAP = re.compile(r"(?:、|和|及|与|以及|，)?")
LIST_SIGNS = ("、", "和", "及", "以及", "与", "+", "")
# the noun that follows what qualifies it: 、具有辐射作用的实训基地
QUALIFIED = re.compile(r"(?:的|、[^，。；]*的)([^的，。；]{2,})")
# a bracket that a number is followed by: 120个（含接转项目）
BRACKET = re.compile(r"^(?:（[^（）]*）|【[^】]*】)")
# bounds that stand apart from the number: 至少建成1所, 每校不少于开设1门, 最长放宽至3个月
APART = re.compile(r"(至少|最少|不少于|不低于)|(最多|至多|最长|不超过|控制在|控制到|不得超过|不高于)")
# growth per year or over the period: 年均增长, 累计下降
ANNUAL = re.compile(r"年均|每年(?=增|提|降|下|减)|逐年")
CUMULATIVE = re.compile(r"累计")
# the value before a change: 由2015年的52%提高到, 从3.1%提高到
FROM = re.compile(r"(?:由|从)(?:\d{4}年)?(?:底|末)?(?:的|法定的|原来的|原来|目前的|现在的|法定)?$")
# a base named in a comparison: 比2015年81.83亿元增长
BASE = re.compile(r"(?:比|较)(?:\d{4}年|上年|去年)(?:同期)?(?:的)?$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One number with its indicator; `start`–`end` are the words that show it, offsets in the sentence.

    `before` tells that the number is the earlier value beside another one.
    """

    indicator: str
    amount: Amount
    start: int
    end: int
    growth: str | None
    direction: str | None
    before: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Numbers of one list with the words to their left and right in their clause."""

    amounts: tuple[Amount, ...]
    left: str
    right: str
    start: int
    end: int
    earlier: str = ""


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.LINK, WordKind.ADVERB) + "$")


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.ADVERB) + "$")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.UP, WordKind.DOWN) + "$")


def statements(text: str, before: str = "") -> tuple[Statement, ...]:
    """What the numbers of a sentence say.

    Args:
        text: one sentence of the clean text.
        before: last indicator of the sentence before, for a sentence that begins with its number.
    """
    found: list[Statement] = []
    shadow = masked(text)
    amounts = [a for a in find_quantities(text) if counts(text, shadow, a)]
    last, prefix = "", ""
    for frame in _frames(shadow, text, amounts):
        new = _of_frame(frame, last or before, prefix)
        found.extend(new)
        last = new[-1].indicator if new else last
        prefix = _prefix(frame) or (prefix if frame.left in LIST_SIGNS else "")
    return tuple(found)


def _prefix(frame: Frame) -> str:
    """Verb that goes on for the next member of a list: 覆盖750所中小学、4.8万教师."""
    stem, _, _ = _peeled(frame.left)
    return object_of(stem) if ends_with(stem, WordKind.RELATE) else ""


def _frames(shadow: str, text: str, amounts: list[Amount]) -> list[Frame]:
    """Amounts grouped into lists, each with its words to the left and right."""
    groups: list[list[Amount]] = []
    for amount in amounts:
        if groups and _one_list(text, groups[-1][-1], amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    frames = []
    for i, group in enumerate(groups):
        first, last = group[0], group[-1]
        start = _clause_start(shadow, first.start)
        if i and (stop := groups[i - 1][-1].end) > start:
            start = stop
        end = _clause_end(shadow, last.end)
        if i + 1 < len(groups) and groups[i + 1][0].start < end:
            end = groups[i + 1][0].start
        right = BRACKET.sub("", text[last.end : end])
        earlier = text[_clause_start(shadow, start - 1) : start - 1] if start > 0 and text[start - 1] == "，" else ""
        frames.append(Frame(tuple(group), text[start : first.start], right, start, end, earlier))
    return _parted(frames)


def _one_list(text: str, one: Amount, other: Amount) -> bool:
    gap = text[one.end : other.start]
    alike = one.kind == other.kind or gap in ("、", "和")
    return alike and LIST_GAP.fullmatch(gap) is not None and gap != "，" and not (gap == "" and one.unit != other.unit)


def _parted(frames: list[Frame]) -> list[Frame]:
    """Frames that share the words between them: 100所A、10所B gives A to the first, 名校1所、专业4个 the second its own."""
    out = list(frames)
    for i in range(len(out) - 1):
        one, other = out[i], out[i + 1]
        between = other.left
        if one.end != other.start + len(between):
            continue
        if between[:1] in ("、", "和", "及", "，", "（", "与", "+") or between.startswith("以及"):
            out[i] = replace(one, right="", end=one.amounts[-1].end)
        elif is_measure(between) and (noun := QUALIFIED.match(other.right)):
            # 1次时间不少于30分钟的活动: the noun behind belongs to both, the measure to the second
            out[i] = replace(one, right=noun[1])
            out[i + 1] = replace(other, left=noun[1] + between, right="")
        elif (cut := max(between.rfind(c) for c in "、和及+")) >= 0 and len(between) - cut <= 5:
            out[i] = replace(one, right=between[:cut])
            out[i + 1] = replace(other, left=between[cut:], start=other.start + cut)
        elif (verb := ends_with(between, WordKind.RELATE)) and len(between) > len(verb):
            out[i] = replace(one, right=between[: -len(verb)])  # 494名校长走进457所学校
    return out


def _clause_start(shadow: str, at: int) -> int:
    return max(shadow.rfind(c, 0, at) for c in "，。；：！？\n（）") + 1


def _clause_end(shadow: str, at: int) -> int:
    return min((p for c in "，。；：！？\n（）" if (p := shadow.find(c, at)) >= 0), default=len(shadow))


def _of_frame(frame: Frame, before: str, prefix: str) -> list[Statement]:
    """Statements of one list of numbers."""
    stem, link, change = _peeled(frame.left)
    amounts = _with_list_bounds(frame)
    kind = amounts[0].kind
    behind = frame.right.strip("、以及和 ")
    if frame.left.endswith("连续"):
        names = [without_opening(frame.left) + without_closing(behind)]
        return _made(frame, amounts, names, (max(frame.start, amounts[0].start - 60), frame.end), "run")
    if kind is UnitKind.MONEY and behind.startswith("的") and amounts[0].op in (">", "<", "<="):
        return []  # 对产值首次突破10亿元、50亿元的企业
    rate = kind is UnitKind.RATIO and RATED.match(behind)
    if behind and FROM.search(frame.left) is None and not link and not rate:
        if kind in COUNTING and (kind in THINGS or not change):
            return _attributive(frame, amounts, (stem, change, prefix))
        if kind is UnitKind.MONEY and (behind.startswith("的") or PAYS.search(stem)):
            return _paid(frame, amounts)
        if kind is UnitKind.MULTIPLE and behind.startswith("的"):
            return _attributive(frame, amounts, (stem, change, prefix))
        if kind in EXTENTS:
            made = ends_with(stem, WordKind.MAKE) or change or frame.left in LIST_SIGNS
            return _attributive(frame, amounts, (stem, change, prefix)) if made else []
        if kind in (UnitKind.ENERGY, UnitKind.VOLUME, UnitKind.RATE, UnitKind.AGE):
            return []
    return _predicative(frame, amounts, stem + change, before)


def _peeled(left: str) -> tuple[str, str, str]:
    """Words left of a number: the stem, the link (达到, 提高到), and a word of change that belongs to the indicator."""
    stem, link = YEAR_BETWEEN.sub("", left.rstrip("、 ")), ""
    while found := _tail().search(stem):
        word = found[0]
        if word == "均" and stem.endswith("年均"):
            break
        if word in ("到", "至", "为") and (change := _change().search(stem[: -len(word)])):
            word = change[0] + word
        stem, link = stem[: -len(word)], word + link
    change = _change().search(stem)
    if change and not link.startswith(("到", "至", "为")):
        stem = stem[: -len(change[0])]
        while (found := _adverb().search(stem)) and not stem.endswith("年均"):
            stem = stem[: -len(found[0])]
        return stem, link, change[0]
    bare = re.fullmatch(f"(?:{any_of(WordKind.ADVERB)}|是|有|由|从|按照|按|等|落实|保持|稳定|包括|共)*", link)
    return stem, "" if bare else link, ""


def _with_list_bounds(frame: Frame) -> tuple[Amount, ...]:
    """Amounts with the bound that stands before the first or behind the last of a list, or apart from the number."""
    amounts = frame.amounts
    first, last = amounts[0].op, amounts[-1].op
    if len(amounts) > 1 and first != "=":
        amounts = tuple(replace(a, op=first) if a.op == "=" else a for a in amounts)
    elif len(amounts) > 1 and last != "=":
        amounts = tuple(replace(a, op=last) if a.op == "=" else a for a in amounts)
    apart = list(APART.finditer(frame.left[-16:]))
    if apart:
        op = ">=" if apart[-1][1] else "<="
        amounts = tuple(replace(a, op=op) if a.op == "=" else a for a in amounts)
    return amounts


def _attributive(frame: Frame, amounts: tuple[Amount, ...], lead: tuple[str, str, str]) -> list[Statement]:
    """Numbers before their noun: 建设10所标杆学校; `lead` is stem, change and the verb of the list before."""
    stem, change, prefix = lead
    noun = change + counted_noun(frame.right)
    each = EACH.search(stem)
    relate = ends_with(stem, WordKind.RELATE)
    start = frame.amounts[0].start
    if amounts[0].kind is UnitKind.RATIO and not frame.right.startswith("的"):
        noun = without_opening(stem) + without_closing(frame.right)
    elif relate or each:
        noun = (object_of(stem) if relate or each is None else without_verb(each[0])) + noun
        start -= len(stem[-20:])
    elif frame.left in LIST_SIGNS:
        noun = prefix + noun
    elif len(noun) <= 3 and len(without_opening(stem)) <= 10:
        noun = without_opening(stem) + noun
    if len(noun) < 2:
        return []
    end = min(frame.end, frame.amounts[-1].end + 60)
    names = [noun] * len(amounts)
    if "分别" in frame.left and len(amounts) == 1 and len(members := list_members(noun)) > 1:
        names, amounts = members, amounts * len(members)  # 分别推出20项甲事项和乙事项
    return _made(frame, amounts, names, (max(frame.start, start), end), "attributive")


def _paid(frame: Frame, amounts: tuple[Amount, ...]) -> list[Statement]:
    """Sums with the noun that names the payment: 给予5万元资金奖补; what it is paid for stands in the clause before."""
    noun = without_closing(frame.right.lstrip("的"))
    whom = re.sub(r"的$", "", without_opening(frame.earlier)) if frame.earlier.startswith(("对", "给予")) else ""
    if len(noun) <= 6 and 2 <= len(whom) <= 30:
        noun = whom + noun
    return _made(frame, amounts, [noun] * len(amounts), (frame.amounts[0].start, frame.end), "payment") if noun else []


def _predicative(frame: Frame, amounts: tuple[Amount, ...], stem: str, before: str) -> list[Statement]:
    """Numbers behind their indicator: 入学率达100%."""
    own = without_closing(without_opening(stem))
    bare = stem.lstrip("、，")
    if _is_base(frame) and before:
        names = [before] * len(amounts)
    elif COMPARISON.match(bare) and before:
        names = [without_change(COMPARED.sub("", before)) + bare] * len(amounts)
    else:
        own = CHANGED.sub("", PAYS.sub("", object_of(own)))
        own = as_share(_without_comparison_base(own))
        if not own and len(amounts) > 1 and frame.earlier:
            before = object_of(without_closing(re.sub(r"从无到有$", "", frame.earlier)))
        if "其中" in frame.left and own and len(own) <= 4 and before:
            own = without_change(before) + own
        names = _shared(frame, _in_list(frame, filled(own, before), own, before), len(amounts))
        if len(amounts) == 1 and len(names) > 1:
            amounts = amounts * len(names)
    if len(names[0]) < 2 or names[0] in made_words() or not HAN.search(names[0]):
        return []
    start = max(frame.start, frame.amounts[0].start - 60)
    return _made(frame, amounts, names, (start, frame.amounts[-1].end), "predicative")


def _is_base(frame: Frame) -> bool:
    """Whether the number is the value that a change is measured from: 比2015年(81.83亿元)增长."""
    return BASE.search(frame.left) is not None and re.match(any_of(WordKind.UP, WordKind.DOWN), frame.right) is not None


def _in_list(frame: Frame, indicator: str, own: str, before: str) -> str:
    """Short member of a list with the front of the one before: 示范学校2所、专业4个 → 示范专业."""
    if frame.left[:1] not in ("、", "和") or not 2 <= len(own) <= 3 or indicator != own:
        return indicator
    cut = len(before) - 2 if len(own) == 2 else before.rfind(own[0])  # 名教师 … 名校长: from 名 on
    return before[:cut] + own if cut >= 2 and len(before) >= len(own) + 3 else indicator


def _without_comparison_base(indicator: str) -> str:
    """Indicator without the earlier value it is measured against: 污水处理率由2005年的52% → 污水处理率."""
    return re.sub(r"(?:由|从)(?:\d{4}年)?(?:底|末)?(?:的|法定的?|原来的?)?$", "", indicator)


def _shared(frame: Frame, indicator: str, count: int) -> list[str]:
    """Indicators of a list: as many as there are numbers, or one for each member that takes the same number."""
    if count > 1:
        return distributed(indicator, count) or [indicator] * count
    all_alike = re.search(r"(?:均|都|双双)[^，]{0,6}$", frame.left)
    members = indicator.count("、") + 1
    if members > 1 and (all_alike or all(m.endswith(("率", "比例", "占比")) for m in indicator.split("、"))):
        parts = distributed(indicator, members)
        if parts:
            return parts
    return [indicator]


def _made(
    frame: Frame, amounts: tuple[Amount, ...], names: list[str], place: tuple[int, int], rule: str
) -> list[Statement]:
    growth = "annual" if ANNUAL.search(frame.left) else "cumulative" if _cumulative(frame.left) else None
    change = _change().search(_peeled(frame.left)[0] + _peeled(frame.left)[2])
    down = bool(change and change[0] in _down())
    earlier = bool(FROM.search(frame.left) or _is_base(frame))
    start = (
        place[0] + len(OPENING.match(frame.left)[0])
        if place[0] == frame.start and OPENING.match(frame.left)
        else place[0]
    )
    return [
        Statement(name, amount, start, place[1], growth, "down" if down else None, earlier, rule)
        for name, amount in zip(names, amounts, strict=False)
    ]


@cache
def made_words() -> frozenset[str]:
    """Verbs that alone are no indicator."""
    return frozenset((*words(WordKind.MAKE), *words(WordKind.LINK), *words(WordKind.LEAD)))


@cache
def _down() -> frozenset[str]:
    return frozenset(words(WordKind.DOWN))


def _cumulative(left: str) -> bool:
    return bool(CUMULATIVE.search(left) and _change().search(_peeled(left)[0] + _peeled(left)[2]))
