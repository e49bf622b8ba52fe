"""Which quantities count as targets: not those in names and titles, conditions, time limits, ages and figures of speech."""

from __future__ import annotations

import re

from extractors.quantities import Amount, UnitKind
from extractors.target_words import WordKind, any_of, starts_with

# quoted words and titles, brackets included: “十百千”工程, 《…2021—2025年》
QUOTED = re.compile(r"“[^”\n]{1,40}”|《[^》\n]{1,80}》|〔[^〕\n]{1,40}〕|【[^】\n]{1,40}】")
BRACKETS = re.compile(r"（[^（）\n]{1,200}）")
# quantities inside a bracket: 其中本科5000人, 覆盖率达90%, 阅读一百本名著
OWN_FIGURES = re.compile(r"\d(?:%|[万亿个所人名元课])|[一二两三四五六七八九十百千万]+[本首幅项门节]")
# a condition that the number sets: 营业收入超过5亿元的，给予… · 对6个月内未整改的 · 满3年的
CONDITION = re.compile(r"[^，。；、]{0,24}?的(?=[，；。：）]|$)")
# words that open a condition: 对连续3年, 若低于, 凡, 超过…的部分
IF = re.compile(r"(?:如果|若|凡|一旦|未满|年满|自.{1,12}之日起)[^，。；]*$")
# time behind the number that makes it a time limit or a span: 3年内, 5年来, 10日前, 3年行动
LIMIT = re.compile(
    r"(?:来|前|之?内|后|以后|之后|以来|期间|时间|中|行动|规划|计划|制|以前|左右的?时间|为期|任期|有效期|一)"
)
# words that make a length of time a promise: 压缩至5个工作日, 不超过3天, 办理时限
TIME_LINK = re.compile(
    r"(?:压缩|缩短|压减|减|降|提速|控制|放宽|延长|缩减|提高|增加|达)(?:至|到)?[^，。；]{0,8}$|(?:不少于|不低于|不超过|至少|时限|用时|年限|时间|时长|课时)[^，。；]{0,8}$|每(?:天|周|日|年|月|学期|人|名|位|节)[^，。；]{0,12}$"
)
RUN_OF = re.compile(r"连续$")
# what one of something is said of in earnest: 至少1个, 每校一名, 每年举办一次
ONE = re.compile(r"(?:至少|不少于|不低于|每|各|完成)[^，。；]{0,14}$")
# units that count things rather than points of a speech, so that 两所, 三家 are numbers anywhere
SOLID = ("所", "名", "家", "套", "轮", "座", "支", "门", "间", "辆", "台", "倍", "番", "%", "场", "人次", "万元", "元")
# words that make a bounded sum a promise: 给予不低于3万元的补贴
PAID = re.compile(r"给予|补助|补贴|奖励|资助|面积|投入|安排")
# rates of law: 3%征收率, 20%的税率
TAX = re.compile(r"的?(?:征收率|税率|利率|费率)")
# rates that close an indicator, so that a count before them is part of it: 12条重点产业链项目占比达84.4%
INNER = re.compile(r"[^，。；、]{2,30}(?:率|占比|比例|比重|数|总量|规模)(?:均|都|总体)?(?:达|为|提|保|稳|不|超)")


def masked(text: str) -> str:
    """Text of the same length whose brackets hold no separators: quoted words, titles and （…） without figures."""
    shadow = QUOTED.sub(lambda m: "“" + "□" * (len(m[0]) - 2) + "”", text)
    return BRACKETS.sub(
        lambda m: m[0] if _own_figures(m[0]) else "（".replace("（", "□") + "□" * (len(m[0]) - 1), shadow
    )


def _own_figures(bracket: str) -> bool:
    """Whether a bracket states quantities of its own: （其中本科5000人，专科3000人）."""
    return OWN_FIGURES.search(bracket) is not None


def counts(text: str, shadow: str, amount: Amount) -> bool:
    """Whether the amount may be a target of the sentence."""
    if shadow[amount.at] == "□":
        return False
    before, behind = text[: amount.start], text[amount.end :]
    if before[-1:].isdigit() or (amount.kind is UnitKind.RATIO and TAX.match(behind)):
        return False
    if _is_speech(before, behind, amount):
        return False
    if amount.kind in (UnitKind.TIME, UnitKind.PERIOD):
        return _is_promised_time(before, text[amount.end :], amount)
    if amount.kind is UnitKind.AGE:
        return bool(re.search(r"(?:达|为|提高|预期寿命)[^，。]{0,6}$", before)) and behind[:1] in (
            "",
            "，",
            "。",
            "；",
            "、",
        )
    if IF.search(before) or _is_condition(before, behind, amount):
        return False
    counted = amount.kind in (UnitKind.COUNT, UnitKind.PEOPLE, UnitKind.MONEY)
    return not (counted and INNER.match(behind) and not _linked(before))


def _is_condition(before: str, behind: str, amount: Amount) -> bool:
    """Whether the number says which things are meant: 营业收入超过5亿元的企业, 500万元以下项目, 2000人以上的村庄."""
    if amount.op == "=" or amount.op == "~":
        return False
    if re.match(r"的(?:[，；。：、]|$)", behind) or (amount.op == "<" and behind.startswith("的")):
        return True
    if amount.op in (">", ">=") and re.search(r"(?:^|[，。；])对[^，。；]*$", before):
        return True
    noun = re.match(r"的?[\u4e00-\u9fff“]", behind) is not None
    if amount.unit in ("人", "万", "亿") and noun and amount.kind in (UnitKind.PEOPLE, UnitKind.COUNT):
        return True
    if amount.kind in (UnitKind.MONEY, UnitKind.AREA, UnitKind.MASS, UnitKind.LENGTH, UnitKind.ENERGY):
        return noun and not behind.startswith("大关") and not PAID.search(before[-14:])
    return CONDITION.match(behind) is not None and not behind.startswith("的") and amount.kind is UnitKind.MONEY


def _linked(before: str) -> bool:
    return before.endswith(("达", "达到", "至", "到", "为"))


def _is_speech(before: str, behind: str, amount: Amount) -> bool:
    """Whether the number is a figure of speech, an anaphor or counts parts of the text: 3个方面, 一个体系, 两个确立."""
    noun = behind.lstrip("的")
    if amount.kind is UnitKind.COUNT and starts_with(noun, WordKind.VAGUE) and not noun.startswith(("以上", "左右")):
        return True
    if not amount.words:
        return amount.unit == "届"
    if amount.kind is UnitKind.DATA:
        return not re.match(r"(?:带宽)?(?:接入|到桌面)(?!能力)", noun)
    if amount.unit in ("类", "届", "级") and not ONE.search(before):
        return True
    if amount.op in (">=", "<="):
        return False
    if amount.value == 1.0 and amount.unit not in ("番", "%"):
        return before.endswith("新") or not (ONE.search(before) or amount.unit == "所")
    if amount.unit in ("万", "亿", "年", "天", "周"):
        return not ONE.search(before)
    timed = amount.kind in (UnitKind.TIME, UnitKind.PERIOD)
    if isinstance(amount.value, float) and amount.value < 10 and amount.unit not in SOLID and not timed:
        return not (ONE.search(before) or re.search(any_of(WordKind.MAKE) + "$", before))
    return before.endswith(("这", "那", "上述", "以上", "前", "后", "其他", "某", "同", "首", "另"))


def _is_promised_time(before: str, behind: str, amount: Amount) -> bool:
    """Whether a length of time is the value of an indicator, and no time limit."""
    if RUN_OF.search(before):
        return True
    if amount.op == "=" and LIMIT.match(behind):
        return False
    if amount.kind is UnitKind.TIME and amount.start < amount.at and amount.op in (">=", "<="):
        return True
    return bool(TIME_LINK.search(before))
