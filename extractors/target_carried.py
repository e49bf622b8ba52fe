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
from extractors.target_payments import GIVES, PAY_ONLY
from extractors.target_words import WordKind, head_of, words

# kinds of unit that count things
THINGS = (UnitKind.COUNT, UnitKind.PEOPLE)
# verbs of building that a thing takes one after another: 新建…, 改造提升…
DOING = re.compile(r"^(?:新建|改建|扩建|改扩建|新改建|改造提升|改造|提升|修复|续建|迁建|整治|维修|加固|新增)")
# the share in an indicator: 补助(占投资额比例)
SHARE_OF = re.compile(r"占.{2,16}比例$")
# a verb behind its noun: 税收收入完成(320亿元)
DONE = re.compile(r"(?<=.{4})完成$")
# a change at the head of what is left of a number: 缩短至约定期限(6天)
CHANGED = re.compile(r"^(?:压缩|缩短|压减|提高|提升|调整|减少|增加)(?:至|到|为)")


def carried_on(frame: Frame, own: str, before: str) -> str:
    """An own indicator that goes on with the one before: nothing where it adds nothing, else what it takes over too."""
    if not before or is_trained(frame, own):
        return own
    multiple = frame.amounts[0].kind is UnitKind.MULTIPLE and own.startswith(("是", "为"))
    if own in bare_verbs() or (DOING.fullmatch(own) and own in before) or multiple:
        return ""  # 建成基站2000个 … 建成5000个; 完成投资32亿元，是“十二五”的1.8倍
    return _taken_over(frame, own, before) or own


def _taken_over(frame: Frame, own: str, before: str) -> str:
    """An own indicator with what it takes over from the one before, "" where it takes nothing."""
    if PAY_ONLY.fullmatch(own):
        return "" if own in before else SHARE_OF.sub("", without_change(before)) + own
    if DOING.fullmatch(own) and (thing := DOING.sub("", before, count=1)) != before:
        return own + thing  # 新建农田20万亩，改造提升10万亩
    if EACH.match(own) and frame.amounts[0].kind in THINGS and (each := without_verb(own)) != own:
        return each + object_of(before)  # 应急场所30处，每个街道至少建成1处
    rate = head_of(before) if frame.amounts[0].kind is UnitKind.RATIO and filled(own, before) == own else ""
    if rate.endswith("率") and 2 <= len(own) <= 6 and not names_measure(own):
        return own + rate  # 医生签约率不低于45%，重点人群不低于75%
    if "其中" not in frame.left or not 0 < len(own) <= 6:
        return ""
    whole = without_change(before)
    return (whole if names_measure(own) else whole.removesuffix(head_of(whole))) + own


def is_trained(frame: Frame, verb: str) -> bool:
    """Whether the verb alone says what is counted: 培训500人."""
    return frame.amounts[0].kind is UnitKind.PEOPLE and verb in words(WordKind.MAKE)


def own_indicator(clause: str) -> str:
    """Indicator in the words left of a number: 每千名老人拥有床位 → 每千名老人床位."""
    thing = object_of(clause)
    if thing != clause and EACH.match(clause):
        thing = without_verb(clause[: -len(thing)]) + thing
    return as_share(_without_comparison_base(CHANGED.sub("", GIVES.sub("", DONE.sub("", thing)))))


def _without_comparison_base(indicator: str) -> str:
    """Indicator without the earlier value it is measured against: 管网完好率由2012年的37% → 管网完好率."""
    return re.sub(r"(?:由|从)(?:\d{4}年)?(?:底|末)?(?:的|法定的?|原来的?)?$", "", indicator)


@cache
def bare_verbs() -> frozenset[str]:
    """Verbs that alone are no indicator."""
    return frozenset((*words(WordKind.MAKE), *words(WordKind.LINK), *words(WordKind.LEAD)))
