"""Indicators that lean on the one before them: bare verbs, shares and rates whose subject was said already."""

from __future__ import annotations

import re
from functools import cache

from extractors.quantities import UnitKind
from extractors.target_frames import Frame
from extractors.target_indicators import (
    EACH,
    as_share,
    filled,
    names_measure,
    object_of,
    without_change,
    without_verb,
)
from extractors.target_payments import GIVES, PAY_ONLY, whom
from extractors.target_words import WordKind, ends_with, head_of, words

# kinds of unit that count things
THINGS = (UnitKind.COUNT, UnitKind.PEOPLE)
# verbs of building that a thing takes one after another: 新建…, 改造提升…
DOING = re.compile(
    r"^(?:新建|改建|扩建|改扩建|新改建|改造提升|改造|提升|修复|续建|迁建|整治|维修|加固|新增|(?:调试)?安装|更换)"
)
# what a share without subject is taken of: 里程900公里，为年计划的(48%)
OF_WHOLE = re.compile(r"，?(?:占|为|是|达到?|相当于)([^，。；的]{2,14})的")
# the measure of a thing before its bound: (效率)不低于60%的设施
OWN_RATE = re.compile(r"(?:[\u4e00-\u9fff]{2}(?<!效)率|效率|纯度|浓度)$")
# how often, or for how many, which stays with the thing when its verb goes: 每周(开设)
OFTEN = re.compile(r"每(?:周|天|日|月|年|学期|学年|班|校)(?=[^，。；]{0,6}$)")
# so many that something is measured by: 每千人口, 每万名老人
SO_MANY = re.compile(r"每[十百千万]+(?:常住人口|户籍人口|人口|人|名[\u4e00-\u9fff]{2,4}?(?=拥))")
# words that open a part of what was said: 其中本科, （含附设班
INCLUDED = re.compile(r".*其中|含")
# the share in an indicator: 补助(占投资额比例)
SHARE_OF = re.compile(r"占.{2,16}比例$")
# a verb behind its noun: 税收收入完成(320亿元)
DONE = re.compile(r"(?<=.{4})(?:预计)?(?:完成|[再新]?推出|建成)$")
# a level that a verb at the head leads to, the measure between them: 提升(发证率)至, 提高(供地率)达到
LEVEL = re.compile(r"[至到达为]$")
RAISED = re.compile(r"(提升|提高|降低|扩大|增加(?!值)|压缩|缩短|压减)(.{3,})")
# a share with its bound in the middle: 船款预付比例不低于船价(30%)
BOUND_SHARE = re.compile(
    r"(.{2,30}?)(?:一般|原则上)?(?:不得超过|不低于|不少于|不超过|不高于|不小于|不大于)([^的每]{2,30}?)的?"
)
# words that a value is expected, inside the indicator: 企业(预计完成)产值
EXPECTED = re.compile(r"(?<=.{2})预计(?:可?(?:完成|实现))?(?=.{2})")
# a share of something in something: 渔业投入在财政支出中(占)
IN_WHOLE = re.compile(r"(.{2,30}?)在(.{2,30})中所?占")
# a change at the head of what is left of a number: 缩短至约定期限(6天)
CHANGED = re.compile(r"^(?:压缩|缩短|压减|提高|提升|调整|减少|增加)(?:至|到|为)")


def carried_on(frame: Frame, own: str, before: str) -> str:
    """An own indicator that goes on with the one before: nothing where it adds nothing, else what it takes over too."""
    if PAY_ONLY.fullmatch(own) and (payee := whom(frame)):
        return payee + own  # 对首次达标的企业，给予一次性奖励20万元
    if not before or is_trained(frame, own):
        return own
    if frame.amounts[0].kind is UnitKind.RATIO and (whole := OF_WHOLE.fullmatch(frame.left)):
        return f"{before}占{whole[1]}比例"
    multiple = frame.amounts[0].kind is UnitKind.MULTIPLE and own.startswith(("是", "为"))
    if own in bare_verbs() or (DOING.fullmatch(own) and own in before) or multiple:
        return ""  # 建成基站2000个 … 建成5000个; 完成投资32亿元，是“十二五”的1.8倍
    return _taken_over(frame, own, before) or own


def goes_on(frame: Frame, own: str, before: str) -> bool:
    """Whether an own indicator may take a part of the one before: a counted thing takes none of a rate."""
    counted = frame.amounts[0].kind in THINGS and len(own) > 3
    return not (counted and before.endswith(("率", "比例", "比重", "占比")))


def _taken_over(frame: Frame, own: str, before: str) -> str:
    """An own indicator with what it takes over from the one before, "" where it takes nothing."""
    if PAY_ONLY.fullmatch(own):
        return "" if own in before else SHARE_OF.sub("", without_change(before)) + own
    if DOING.match(own):
        return _done_to(frame, own, before)
    if EACH.match(own) and frame.amounts[0].kind in THINGS and (each := without_verb(own)) != own:
        return each + object_of(before)  # 应急场所30处，每个街道至少建成1处
    rate = head_of(before) if frame.amounts[0].kind is UnitKind.RATIO and filled(own, before) == own else ""
    moves = ends_with(own, WordKind.UP) or ends_with(own, WordKind.DOWN)
    if rate.endswith("率") and 2 <= len(own) <= 6 and not names_measure(own) and not moves:
        return own + rate  # 医生签约率不低于45%，重点人群不低于75%
    if (so_many := SO_MANY.match(before)) and frame.left.startswith("、") and own[-1:] == before[-1:] in "数量率":
        return "" if own.startswith("每") else so_many[0] + own  # 每千人口医师数3.7人、护士数5.1人
    return _part_of(own, without_change(before)) if INCLUDED.match(frame.left) and 0 < len(own) <= 6 else ""


def _done_to(frame: Frame, own: str, before: str) -> str:
    """A verb of building with the thing that it takes over, "" where it takes nothing."""
    thing = DOING.sub("", before, count=1)
    alone = DOING.fullmatch(own) is not None
    if alone and (thing != before or (frame.amounts[0].kind in THINGS and not names_measure(before))):
        return own + thing  # 新建农田20万亩，改造提升10万亩; 90个开关基础上，再安装70个
    return ""


def _part_of(own: str, whole: str) -> str:
    """A part of what was said, with the whole: 新增公路，其中高速公路 → 新增高速公路."""
    at = whole.rfind(own[-2:]) if len(own) > 2 and not names_measure(own) else -1
    if at >= 0:
        return whole[:at] + own + whole[at + 2 :]  # 公路通车里程，其中高速公路
    return (whole if names_measure(own) else whole.removesuffix(head_of(whole))) + own


def is_trained(frame: Frame, verb: str) -> bool:
    """Whether the verb alone says what is counted: 培训500人."""
    return frame.amounts[0].kind is UnitKind.PEOPLE and verb in (*words(WordKind.MAKE), *words(WordKind.MOVE))


def own_rate(frame: Frame, stem: str) -> str:
    """The measure of a thing that stands before its bound, "" where none does: 效率不低于60%的设施."""
    found = OWN_RATE.search(stem) if frame.amounts[0].kind is UnitKind.RATIO and frame.right.startswith("的") else None
    return found[0] if found else ""


def _raised(clause: str, frame: Frame) -> str:
    """A measure without the verb before it that leads to a level, or with it behind: 提升发证率至 → 发证率."""
    raised = RAISED.fullmatch(clause)
    if not raised or not (names_measure(raised[2]) or raised[2].endswith(("能力", "水平", "成本", "时限"))):
        return clause
    if LEVEL.search(frame.left):
        return raised[2]
    kind = frame.amounts[0].kind
    change = kind is UnitKind.POINTS or (kind is UnitKind.RATIO and not names_measure(raised[2]))
    return raised[2] + raised[1] if change else clause  # 提升吞吐能力10% → 吞吐能力提升


def own_indicator(clause: str, frame: Frame) -> str:
    """Indicator in the words left of a number: 每千名老人拥有床位 → 每千名老人床位."""
    clause = EXPECTED.sub("", _raised(clause, frame))
    if whole := IN_WHOLE.fullmatch(clause):
        return f"{whole[1]}占{whole[2]}比例"
    if frame.amounts[0].kind is UnitKind.RATIO and (bound := BOUND_SHARE.fullmatch(clause)):
        return bound[1] if names_measure(bound[1]) else f"{object_of(bound[1])}占{bound[2]}比例"
    if frame.left.startswith("含"):
        clause = clause.removeprefix("含")
    thing = object_of(clause)
    if thing != clause and EACH.match(clause):
        thing = without_verb(clause[: -len(thing)]) + thing
    elif thing != clause and (often := OFTEN.search(clause[: -len(thing)])):
        thing = often[0] + thing  # 学校要按标准每周开设音乐课
    return as_share(_without_comparison_base(CHANGED.sub("", GIVES.sub("", DONE.sub("", thing)))))


def _without_comparison_base(indicator: str) -> str:
    """Indicator without the earlier value it is measured against: 管网完好率由2012年的37% → 管网完好率."""
    return re.sub(r"(?:由|从)(?:\d{4}年)?(?:底|末)?(?:的|法定的?|原来的?)?$", "", indicator)


@cache
def bare_verbs() -> frozenset[str]:
    """Verbs that alone are no indicator."""
    return frozenset((*words(WordKind.MAKE), *words(WordKind.MOVE), *words(WordKind.LINK), *words(WordKind.LEAD)))
