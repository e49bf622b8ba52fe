"""Numbers of one sentence with what they are said of: the indicator, growth and direction of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.quantities import Amount, UnitKind, find_quantities
from extractors.target_borders import DONE_WITHIN, counts, masked
from extractors.target_carried import THINGS, bare_verbs, carried_on, goes_on, is_trained, own_indicator, own_rate
from extractors.target_frames import LIST_SIGNS, Frame, frames_of
from extractors.target_indicators import (
    COMPARED,
    COMPARISON,
    EACH,
    LABEL,
    LATE_YEAR,
    SUCH_AS,
    aim_of,
    counted_noun,
    distributed,
    filled,
    is_measure,
    list_members,
    object_of,
    topic_of,
    without_change,
    without_closing,
    without_opening,
    without_signs,
    without_verb,
)
from extractors.target_payments import STANDARD, SUM_OF, graded, paid_noun, paid_share, pays, whom
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
EXTENTS = (UnitKind.AREA, UnitKind.LENGTH, UnitKind.MASS)
# kinds of unit that only name a type when words follow: 220千伏变电站, 时速160公里铁路
NEVER_BEFORE = (UnitKind.ENERGY, UnitKind.VOLUME, UnitKind.RATE, UnitKind.AGE)
# nouns that go with a rate rather than have one: 30%的比例
RATED = re.compile(r"的?(?:比例|标准|下限|上限|份额|幅度|速度|水平|权重)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# the year, or what each gets, between link and number: 提高到2025年的(72%), 提高到每人每月(780元)
YEAR_BETWEEN = re.compile(r"(?<=[到至为达])(?:\d{4}年(?:底|末)?的?|每[人户生亩年月](?:每[年月天])?)$")
# words that only look like 均 or 可: 年均(增长), 行政许可
WHOLE = ("通达", "直达", "年均", "许可", "认可", "月均", "日均", "户均", "人均")
# bounds that stand apart from the number: 至少建成1所, 每校不少于开设1门, 最长放宽至8个月
APART = re.compile(
    r"(至少|最少|不少于|不低于)|(最多|至多|最长|最高|不超过|控制在|控制到|不得超过|不高于)|(?<!不得)(?<![不首])(超过)(?=[^，。；]{2,})"
)
# a share of something that goes to something: 按增量的(5%)给予补助, 总课时的(11%)开设美育课程
OF_WHICH = re.compile(r"(?:^|按照?|以|从|拿出|安排|提取|用)([^，。；按以从]{2,16})的$")
GIVEN = re.compile(
    r"^(?:(?:给予|予以|计提|计算|安排|提取|用于|支付|发放|收取|缴纳|征收|执行|核定|确定|计入|计)(?:[和、或并]|$|(?=.{2})))+"
)
# what such a share sets: (租金标准)以市场价的, (服务费)按合同额的
SET_BY = re.compile(r"([\u4e00-\u9fff]{2,12}?)(?:以|按照?)[^，。；以按]{2,16}的$")
# words that lead on to a sum of what was counted: 队伍12支共(600人)
TOGETHER = re.compile(r"^(?:合?共计?|总计|累计)$")
# words that make a multiple of something a limit: 低于标准的(2.5倍的)
LIMITS = re.compile(r"(?:低于|高于|超过|不足|未达到?|达到)[^，。；]*的$")
# a sentence that defines a word: 本办法所称困难渔民是指
DEFINES = re.compile(r"\s*(?:[（第][^，。；]{1,6}[）条]\s*)?[本该前上]?[^，。；]{0,6}所称")
# the rank that a number takes, no noun of it: 项目54个(、全省第一)
RANKED = re.compile(r"、(?:位?居|领跑|领先|全[国省市区]第)")
# what ends a clause behind the number: 修满2个学分方能毕业
CLOSED = re.compile(r"方能|方可|才能|才可|即可")
# words that say that the numbers of a list were examples, each with its own noun before it: 现代渔业9条(等重点产业链)
SUCH_LIST = re.compile(r"等(?![级次额高于效值候待离])")
# since when a time runs: 案件自受理之日起(3个月内审结)
SINCE = re.compile(r"(?:自|从|于|在)(?:[^，。；]{1,14}(?:之日起|后|起))?$")
# growth per year: 年均增长, 每年降低
ANNUAL = re.compile(r"年均|每年(?=增|提|降|下|减)|逐年")
# the value before a change: 由2012年的37%提高到, 从4.6%提高到
FROM = re.compile(r"(?:由|从)(?:\d{4}年)?(?:底|末)?(?:的|法定的|原来的|原来|目前的|现在的|法定)?$")
# likewise with a noun between, and what must follow then: 由总投入(2000万元)调整为
NAMED_FROM = re.compile(r"(?:由|从)[^，。；由从]{1,12}$")
CHANGED_FROM = re.compile(r"(?<=.{3})[由从][^，。；由从]{1,12}$")
CHANGES_TO = re.compile(
    r"(?:的)?[\u4e00-\u9fff]{0,4}(?:调整|提高|提升|增加|增长|扩大|扩展|上升|降低|下降|减少|压缩|压减|缩短|降|增|减|升|提)(?:到|至|为)"
)
# a base named in a comparison: 比2012年36.5万吨增长
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
    if DEFINES.match(text):
        return ()
    found: list[Statement] = []
    shadow = masked(text)
    amounts = [a for a in find_quantities(text) if counts(text, shadow, a)]
    said: tuple[str, ...] = (before,) if before else ()
    prefix = ""
    for frame in frames_of(shadow, text, amounts):
        new = _of_frame(frame, said if found or not frame.earlier else _topics(frame, said), prefix)
        if found and new and frame.left in LIST_SIGNS[:4]:
            found[-1] = _with_result(found[-1], new[0], frame.right)
        found.extend(new)
        said = (*said, *(s.indicator for s in new))
        prefix = _prefix(frame) or (prefix if frame.left in LIST_SIGNS else "")
    return tuple(found)


def _with_result(one: Statement, other: Statement, right: str) -> Statement:
    """A member of a list with what is said of all behind the last: 25个渔村、100个社区设置岗亭 → 设置岗亭的渔村."""
    said_of = re.fullmatch(r"(.+的)([^的]+)", other.indicator)
    both = one.rule == other.rule == "attributive" and one.end == other.start
    if not both or not said_of or not right.startswith(said_of[2]) or "的" in one.indicator:
        return one
    return replace(one, indicator=said_of[1] + one.indicator)


def _topics(frame: Frame, said: tuple[str, ...]) -> tuple[str, ...]:
    """What the first number of a sentence may be said of: the topic of the clause before it, else what was said."""
    topic = topic_of(frame.earlier) or aim_of(frame.earlier)
    return (topic,) if topic else said if _measures(frame) else ()


def _measures(frame: Frame) -> bool:
    """Whether nothing but a measure stands left of the number, which must be of something: 总投资."""
    return is_measure(without_opening(_peeled(frame.left)[0]))


def _prefix(frame: Frame) -> str:
    """Verb that goes on for the next member of a list: 惠及60个渔村、2300户渔民."""
    stem, _, _ = _peeled(frame.left)
    return object_of(stem) if ends_with(stem, WordKind.RELATE) else ""


def _of_frame(frame: Frame, said: tuple[str, ...], prefix: str) -> list[Statement]:
    """Statements of one list of numbers."""
    stem, link, change = _peeled(frame.left)
    amounts = _with_list_bounds(frame)
    behind = "" if RANKED.match(frame.right) else TOGETHER.sub("", frame.right.strip("、以及和 "))
    if frame.left.endswith("连续"):
        names = [without_opening(frame.left) + without_closing(behind).removesuffix("在")]
        return _made(frame, amounts, names, (max(frame.start, amounts[0].start - 60), frame.end), "run")
    if done := DONE_WITHIN.match(behind):
        return _done_within(frame, amounts, stem, done[0])
    if (rated := STANDARD.match(frame.right)) and (amounts[0].kind is UnitKind.MONEY or "标准" in rated[0]):
        return _paid(frame, amounts, whom(frame) + without_closing(rated[1]))
    rate = amounts[0].kind is UnitKind.RATIO and RATED.match(behind)
    if not behind or CLOSED.match(behind) or link or rate or FROM.search(frame.left) or SUCH_LIST.match(behind):
        return _predicative(frame, amounts, stem + change, said)
    return _before_noun(frame, amounts, (stem, change, prefix), said)


def _done_within(frame: Frame, amounts: tuple[Amount, ...], stem: str, verb: str) -> list[Statement]:
    """The time within which something is done: 并联审批10个工作日内办结 → 并联审批办结时间."""
    thing = object_of(SINCE.sub("", without_closing(stem)))
    start, end = max(frame.start, frame.amounts[0].start - 60), frame.amounts[-1].end + len(verb)
    return _made(frame, amounts, [thing + verb + "时间"] * len(amounts), (start, end), "within") if thing else []


def _before_noun(
    frame: Frame, amounts: tuple[Amount, ...], lead: tuple[str, str, str], said: tuple[str, ...]
) -> list[Statement]:
    """Statements of numbers with words behind them, by what kind of unit they have."""
    stem, change, _ = lead
    kind, owned = amounts[0].kind, frame.right.startswith("的")
    bounded = kind is UnitKind.MONEY and amounts[0].op in (">", "<", "<=")
    if owned and (bounded or (kind is UnitKind.MULTIPLE and LIMITS.search(frame.left))):
        return []  # 年销售超过7亿元、20亿元的商户; 收入低于标准的2.5倍的渔民
    if kind is UnitKind.MONEY and (owned or pays(stem)):
        grades = graded(frame, len(amounts))
        start = frame.amounts[0].start
        return _made(frame, amounts, grades, (start, frame.end), "payment") or _paid(frame, amounts, paid_noun(frame))
    things = kind in THINGS or (kind in COUNTING and not change) or (kind is UnitKind.MULTIPLE and owned)
    if kind is UnitKind.MONEY and ends_with(stem, WordKind.VERB):
        return _attributive(frame, amounts, lead)  # 设立10亿元纾困基金
    if things or (kind in EXTENTS and (ends_with(stem, WordKind.MAKE) or change or frame.left in LIST_SIGNS)):
        return _attributive(frame, amounts, lead)
    if kind in NEVER_BEFORE or kind in EXTENTS:
        return []
    of_sum = SUM_OF.fullmatch(frame.right) if kind is UnitKind.MONEY else None
    return _predicative(frame, amounts, stem + change + (of_sum[0] if of_sum else ""), said)


def _peeled(left: str) -> tuple[str, str, str]:
    """Words left of a number: the stem, the link (达到, 提高到), and a word of change that belongs to the indicator."""
    stem, link = YEAR_BETWEEN.sub("", left.rstrip("、 ")), ""
    while found := _tail().search(stem):
        word = found[0]
        if stem.endswith(WHOLE):
            break
        if word in ("到", "至", "为") and (change := _change().search(stem[: -len(word)])):
            word = change[0] + word
        stem, link = stem[: -len(word)], word + link
    change = _change().search(stem)
    if change and not link.startswith(("到", "至", "为")):
        stem = stem[: -len(change[0])]
        while (found := _adverb().search(stem)) and not stem.endswith(WHOLE):
            stem = stem[: -len(found[0])]
        return stem, link, change[0]
    bare = re.fullmatch(
        f"(?:{any_of(WordKind.ADVERB)}|是|有|现有|尚有|仍有|共有|由|从|按照|按|等|落实|保持|稳定|包括|共)*", link
    )
    return stem, "" if bare else link, ""


def _with_list_bounds(frame: Frame) -> tuple[Amount, ...]:
    """Amounts with the bound that stands before the first or behind the last of a list, or apart from the number."""
    amounts = frame.amounts
    first, last = amounts[0].op, amounts[-1].op
    if len(amounts) > 1 and first != "=":
        amounts = tuple(replace(a, op=first) if a.op == "=" else a for a in amounts)
    elif len(amounts) > 1 and last != "=":
        amounts = tuple(replace(a, op=last) if a.op == "=" else a for a in amounts)
    apart = list(APART.finditer(frame.left[-28:]))
    if apart:
        op = ">=" if apart[-1][1] else "<=" if apart[-1][2] else ">"
        amounts = tuple(replace(a, op=op) if a.op == "=" else a for a in amounts)
    return amounts


def _attributive(frame: Frame, amounts: tuple[Amount, ...], lead: tuple[str, str, str]) -> list[Statement]:
    """Numbers before their noun: 建设14座生态码头; `lead` is stem, change and the verb of the list before."""
    stem, change, prefix = lead
    noun = change + counted_noun(frame.right) + own_rate(frame, stem)
    each = EACH.search(stem)
    relate = ends_with(stem, WordKind.RELATE)
    move = ends_with(stem, WordKind.MOVE)
    start = frame.amounts[0].start
    if amounts[0].kind is UnitKind.RATIO and (paid := paid_share(frame)):
        return _paid(frame, amounts, paid)
    share = OF_WHICH.search(stem) if amounts[0].kind is UnitKind.RATIO else None
    if share and (thing := _set_thing(frame, stem)):
        noun = f"{thing}占{without_opening(share[1])}比例"
    elif amounts[0].kind is UnitKind.RATIO and not frame.right.startswith("的"):
        noun = without_opening(without_opening(stem) + without_closing(frame.right))
    elif relate or each:
        noun = (object_of(stem) if relate or each is None else without_verb(each[0])) + noun
        start -= len(frame.left[-20:])
    elif frame.left in LIST_SIGNS:
        noun = prefix + noun
    elif move:
        noun, start = move + noun, start - len(frame.left) + frame.left.rfind(move)  # 淘汰30台锅炉
    elif (
        len(noun) <= 3
        and "、" not in stem
        and 2 <= len(without_opening(stem)) <= 10
        and (len(noun) < 3 or stem not in bare_verbs())
    ):
        noun = without_opening(stem) + noun
    if len(noun) < 2:
        return []
    end = min(frame.end, frame.amounts[-1].end + 60)
    names = [noun] * len(amounts)
    if "分别" in frame.left and len(amounts) == 1 and len(members := list_members(noun)) > 1:
        names, amounts = members, amounts * len(members)  # 分别推出20项甲事项和乙事项
    return _made(frame, amounts, names, (max(frame.start, start), end), "attributive")


def _set_thing(frame: Frame, stem: str) -> str:
    """What a share of something is set for: the noun behind the verb, else the one before it; 价的50%计算和收取."""
    thing = GIVEN.sub("", object_of(without_closing(frame.right)))
    before = SET_BY.search(stem)
    return thing or (without_opening(before[1]) if before else "")


def _paid(frame: Frame, amounts: tuple[Amount, ...], noun: str) -> list[Statement]:
    """Sums and rates with the noun that names the payment."""
    return _made(frame, amounts, [noun] * len(amounts), (frame.amounts[0].start, frame.end), "payment") if noun else []


def _predicative(frame: Frame, amounts: tuple[Amount, ...], stem: str, said: tuple[str, ...]) -> list[Statement]:
    """Numbers behind their indicator: 完好率达96%; `said` are the indicators before it in the sentence."""
    before = said[-1] if said else ""
    stem = CHANGED_FROM.sub("", stem) if _is_changed(frame) else stem
    bare = stem.lstrip("、，")
    if _is_base(frame) and before:
        names = [before] * len(amounts)
    elif COMPARISON.match(bare) and before:
        names = [without_change(COMPARED.sub("", before)) + bare] * len(amounts)
    elif 1 < len(amounts) <= len(said) and _change().fullmatch(bare):
        names = [without_change(name) + bare for name in said[-len(amounts) :]]  # 分别增长12%和15%
    else:
        own = own_indicator(LATE_YEAR.sub("", without_closing(without_opening(stem))), frame)
        if not own and len(amounts) > 1 and frame.earlier:
            before = object_of(without_closing(frame.earlier))
        own = carried_on(frame, own, before)
        whole = filled(own, before) if goes_on(frame, own, before) else own
        names = _shared(frame, _in_list(frame, whole, own, before), len(amounts))
        if len(amounts) == 1 and len(names) > 1:
            amounts = amounts * len(names)
    alone = _change().fullmatch(names[0]) or (names[0] in bare_verbs() and not is_trained(frame, names[0]))
    if len(names[0]) < 2 or alone or not HAN.search(names[0]):
        return []
    start = max(frame.start, frame.amounts[0].start - 60)
    return _made(frame, amounts, names, (start, frame.amounts[-1].end), "predicative")


def _is_base(frame: Frame) -> bool:
    """Whether the number is the value that a change is measured from: 比2012年(36.5万吨)增长."""
    return BASE.search(frame.left) is not None and re.match(any_of(WordKind.UP, WordKind.DOWN), frame.right) is not None


def _is_changed(frame: Frame) -> bool:
    """Whether the number is the value that 由 names and a change leaves behind: 门槛由总投入(2000万元)调整为."""
    return NAMED_FROM.search(frame.left) is not None and CHANGES_TO.match(frame.right) is not None


def _in_list(frame: Frame, indicator: str, own: str, before: str) -> str:
    """Short member of a list with the front of the one before: 示范渔港2座、村落7个 → 示范村落."""
    if frame.left[:1] not in ("、", "和") or not 2 <= len(own) <= 3 or indicator != own:
        return indicator
    cut = len(before) - 2 if len(own) == 2 else before.rfind(own[0])  # 名教师 … 名校长: from 名 on
    return before[:cut] + own if cut >= 2 and len(before) >= len(own) + 3 else indicator


def _shared(frame: Frame, indicator: str, count: int) -> list[str]:
    """Indicators of a list: as many as there are numbers, or one for each member that takes the same number."""
    if count > 1 and SUCH_AS.search(indicator) and "分别" not in frame.left:
        return [indicator] * count
    if count > 1:
        return distributed(indicator, count) or [indicator] * count
    all_alike = re.search(r"(?:(?<!平)均|都|双双)[^，]{0,6}$", frame.left)
    members = indicator.count("、") + 1
    if members > 1 and (all_alike or all(m.endswith(("率", "比例", "占比")) for m in indicator.split("、"))):
        parts = distributed(indicator, members)
        if parts:
            return parts
    return [indicator]


def _made(
    frame: Frame, amounts: tuple[Amount, ...], names: list[str], place: tuple[int, int], rule: str
) -> list[Statement]:
    stem, _, change = _peeled(frame.left)
    changes = _change().search(stem + change)
    growth = (
        "annual"
        if changes and ANNUAL.search(frame.left)
        else "cumulative"
        if changes and "累计" in frame.left
        else None
    )
    direction = "down" if changes and changes[0] in words(WordKind.DOWN) else None
    earlier = FROM.search(frame.left) is not None or _is_base(frame) or _is_changed(frame)
    start = place[0]
    if start == frame.start:
        words_left = without_signs(frame.left)
        label = LABEL.match(words_left)
        start += len(frame.left) - len(words_left) + (label.end() if label else 0)
    return [
        Statement(name, amount, start, place[1], growth, direction, earlier, rule)
        for name, amount in zip(names, amounts, strict=False)
    ]
