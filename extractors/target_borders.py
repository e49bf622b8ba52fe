"""Which quantities count as targets: none in names and titles, conditions, time limits, ages and figures of speech."""

from __future__ import annotations

import re

from extractors.quantities import Amount, UnitKind
from extractors.target_words import WordKind, any_of, starts_with

# quoted words and titles, brackets included: “十百千”工程, 《…2021—2025年》
QUOTED = re.compile(r"“[^”\n]{1,40}”|《[^》\n]{1,80}》|〔[^〕\n]{1,40}〕|【[^】\n]{1,40}】")
BRACKETS = re.compile(r"（[^（）\n]{1,200}）")
# quantities inside a bracket: 其中本科5000人, 完好率达93%, 阅读一百本名著
OWN_FIGURES = re.compile(r"\d(?:%|[万亿个所人名元课])|[一二两三四五六七八九十百千万]+[本首幅项门节]")
# words that open a condition: 对连续3年, 若低于, 凡, 超过…的部分
IF = re.compile(r"(?:如果|若|凡|一旦|未满|年满|自.{1,12}之日起)[^，。；]*$")
# time behind the number that makes it a time limit or a span: 3年内, 5年来, 10日前, 3年行动
LIMIT = re.compile(
    r"(?:来|前|之?内|后|以后|之后|以来|期间|时间|中|行动|规划|计划|制|以前|左右的?时间|为期|任期|有效期|一)"
)
# words that make a length of time a promise: 压缩至8个工作日, 不超过6天, 办理时限
TIME_LINK = re.compile(
    r"(?:压缩|缩短|压减|减|降|提速|控制|放宽|延长|缩减|提高|增加|达)(?:至|到)?[^，。；]{0,8}$"
    r"|(?:不少于|不低于|不超过|至少|时限|用时|年限|时间|时长|课时)[^，。；]{0,8}$"
    r"|每(?:天|周|日|年|月|学期|人|名|位|节)[^，。；]{0,12}$"
)
# work that is to be done within a time: 10个工作日内办结
DONE_WITHIN = re.compile(r"(?:办结|审结|办理完毕|办理完成|审批完成|审核完成|完成(?:审批|审核|审查|办理|登记|拨付))")
# a time that a clause before it speaks of: 政府项目审批时限不超过70天，(社会项目不超过40天)
TIME_BEFORE = re.compile(r"(?:时限|用时|时间|期限)[^。；]*$")
RUN_OF = re.compile(r"连续$")
# a condition behind a run of years: 连续3年(在库的)
RUN_IF = re.compile(r"[^，。；]{0,14}的(?:[，。；再给予可]|[^，。；]{0,6}(?:奖励|补助|补贴))")
# what is taught: 保证6个学分, and the same in other units in a bracket
TAUGHT = ("学分", "学时", "课时")
TEACHES = re.compile(
    r"(?:保证|开设|修满|修读|修习|完成|开足|安排|设置|接受|获得|达到)[^，。；]{0,12}$|(?:学分|学时|课时)（$"
)
# links before an age that is reached, not one that is asked for: 人均预期寿命达79岁
AGE_LINK = re.compile(r"(?:达|为|提高|预期寿命)[^，。]{0,6}$")
RISES = re.compile(r"(?:提高|上升|提升|增长|增加|延长)(?:到|至|为)")
# whom a rule is for: 对年销售超过7亿元的商户
WHOM = re.compile(r"(?:^|[，。；])对[^，。；]*$")
# sums up to the noun that they qualify: (7亿元)、20亿元的商户
SUMS_OF = re.compile(r"(?:、[\d.]+[万亿]*元)*(?:等[^，。；]{0,8})?的")
# units that put things into an order or a class more often than they count: 三类以上, 十九届
ORDERS = ("类", "届", "级")
# what one of something is said of in earnest: 至少1个, 每校一名, 每年举办一次
ONE = re.compile(r"(?:至少|不少于|不低于|每|各|完成)[^，。；]{0,14}$")
# units that count things rather than points of a speech, so that 两所, 三家 are numbers anywhere
SOLID = ("所", "名", "家", "套", "轮", "座", "支", "门", "间", "辆", "台", "倍", "番", "%", "场", "人次", "万元", "元")
# words that make a bounded sum a promise: 给予不低于7万元的补贴
PAID = re.compile(r"给予|补助|补贴|奖励|资助|面积|投入|安排")
# rates of law: 3%征收率, 20%的税率
TAX = re.compile(r"的?(?:征收率|税率|利率|费率)")
# rates that close an indicator, so that a count before them is part of it: 9个水源地监测点完好率达91.5%
INNER = re.compile(
    r"[^，。；、]{2,30}(?:率|占比|比例|比重|数|总量|规模)(?:均|都|总体)?(?:达|为|提|保|稳|不|超)"
    r"|[^，。；、\d]{1,12}(?:率|占比|比例|比重)(?:$|[，。；])"
    r"|[^，。；、\d]{2,24}(?:收入|产值|产量|利润|销售额|产能)(?:达到?|为|约|突破|超过?)?\d"
)
# what is granted under a condition, which closes with 的: 达到900人次，且有证的，给予补贴
GRANTED = re.compile(
    r"(?:[（□][^（）]{0,60}）?)?[^，。；]{0,14}(?:，(?:且|并且|并|同时)[^，。；]{1,50})*的，"
    r"[^，。；]{0,10}(?:给予|予以|奖励|补助|补贴|奖补|享受|可以?申|按(?!时|期))"
)
# a bounded number inside what a condition speaks of: 符合两项以上(标准的，按照)
BOUNDED_IF = re.compile(r"[^，。；]{1,10}的，")
# the size of what a share is taken of: 占目标150万人(的69%)
BASE_OF = re.compile(r"的\d")
# parts of a document, counted behind its title: 《清单》5个方面(102项任务)
OF_TITLE = re.compile(r"》(?:[^，。；]{0,2}\d+个[\u4e00-\u9fff]{2})?[^，。；\d]{0,2}$")
# a number that sums up the list before it, of which a predicate speaks: 纳税、通关6项(均前进)
SUMMED = re.compile(r"、[^，。；]{2,12}$")
ALL_OF_THEM = re.compile(r"(?:均|都|全部|皆)(?=[\u4e00-\u9fff]{2})")
# a type told by its size, whose things another number counts: 220千伏(变电站3座), 2.5千瓦(标准机架20万架)
TYPE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:约|近|达|共)?\d")


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
    """Whether the amount may be a target of the sentence.

    Args:
        text: the sentence.
        shadow: the same, `masked`.
        amount: a quantity in it.
    """
    before, behind = text[: amount.start], text[amount.end :]
    in_name = shadow[amount.at] == "□" or before[-1:].isdigit() or before.endswith("每")
    if in_name or _is_speech(before, behind, amount):
        return False
    if amount.kind in (UnitKind.TIME, UnitKind.PERIOD):
        return _is_promised_time(before, behind, amount)
    if amount.kind is UnitKind.AGE:
        closes = behind[:1] in ("", "，", "。", "；", "、") or RISES.match(behind) is not None
        return AGE_LINK.search(before) is not None and closes
    if IF.search(before) or _is_condition(before, behind, amount):
        return False
    counted = amount.kind in (UnitKind.COUNT, UnitKind.PEOPLE, UnitKind.MONEY, UnitKind.LENGTH)
    return not (counted and INNER.match(behind) and not before.endswith(("达", "达到", "至", "到", "为")))


def _is_condition(before: str, behind: str, amount: Amount) -> bool:
    """Whether the number says which things are meant: 年销售超过7亿元的商户, 350万元以下项目, 1600人以上的集镇."""
    if amount.kind is UnitKind.MONEY and WHOM.search(before) and SUMS_OF.match(behind):
        return not PAID.search(before[-14:])
    bounded = amount.op in (">", ">=", "<", "<=")
    granted = GRANTED.match(behind) or (bounded and BOUNDED_IF.match(behind))
    if granted and not PAID.search(before[-14:]):
        return True
    if amount.op in ("=", "~"):
        base = BASE_OF.match(behind) is not None and "占" in before[-20:]
        return base or (amount.unit in ("万", "亿") and behind.startswith("人口"))
    closes = re.match(r"的(?:[，；。：、]|$)", behind) or (amount.op == "<" and behind.startswith("的"))
    if closes or (amount.op in (">", ">=") and WHOM.search(before) and not PAID.search(before[-8:])):
        return True
    noun = re.match(r"的?[\u4e00-\u9fff“]", behind) is not None
    if amount.unit in ("人", "万", "亿"):
        return noun
    extents = (UnitKind.MONEY, UnitKind.AREA, UnitKind.MASS, UnitKind.LENGTH, UnitKind.ENERGY)
    return amount.kind in extents and noun and not behind.startswith("大关") and not PAID.search(before[-14:])


def _is_speech(before: str, behind: str, amount: Amount) -> bool:
    """Whether the number is a figure of speech, a rate of law or counts parts of the text: 3个方面, 一个体系."""
    noun = behind.lstrip("的")
    if amount.kind is UnitKind.COUNT and (starts_with(noun, WordKind.VAGUE) or _describes(before, behind)):
        return True
    if amount.kind is UnitKind.ENERGY and amount.start == amount.at and TYPE.match(behind):
        return True
    if (amount.kind is UnitKind.RATIO and TAX.match(behind)) or (amount.unit == "分" and amount.words):
        return True  # 3%的税率, 十分重要
    return _is_figure(before, noun, amount) if amount.words else amount.unit == "届"


def _describes(before: str, behind: str) -> bool:
    """Whether a count sums up a document or a list that is there: 《清单》102项任务, 纳税、通关6项均前进."""
    of_list = ALL_OF_THEM.match(behind) and SUMMED.search(before)
    return OF_TITLE.search(before) is not None or of_list is not None


def _is_figure(before: str, noun: str, amount: Amount) -> bool:
    """Whether a number in words is none to be counted with: 一个, 两个确立, 新一轮, 千兆光网."""
    earnest = ONE.search(before) is not None
    if amount.kind is UnitKind.DATA:
        return re.match(r"(?:带宽)?(?:接入|到桌面)(?!能力)", noun) is None
    if amount.op in (">=", "<=") or amount.kind in (UnitKind.TIME, UnitKind.PERIOD):
        return amount.unit in ORDERS and not earnest
    if amount.value == 1.0 and amount.unit not in ("番", "%"):
        figure = before.endswith("新") or _each_one(before, noun, amount.unit)
        return figure or not (earnest or amount.unit == "所")
    if amount.unit in ORDERS or amount.unit in ("万", "亿"):
        return not earnest
    if isinstance(amount.value, float) and amount.value < 10 and amount.unit not in SOLID:
        return not (earnest or re.search(any_of(WordKind.MAKE) + "$", before))
    return before.endswith(("这", "那", "上述", "以上", "前", "后", "其他", "某", "同", "首", "另"))


def _each_one(before: str, behind: str, unit: str) -> bool:
    """Whether 一 with a unit is said twice and so means each: 完成一项、评估一项."""
    again = rf"[^，。；、]{{1,4}}[一1]{unit}"
    return bool(re.match(f"、{again}", behind) or re.search(rf"[一1]{unit}、[^，。；、]{{1,4}}$", before))


def _is_promised_time(before: str, behind: str, amount: Amount) -> bool:
    """Whether a length of time is the value of an indicator, and no time limit."""
    if RUN_OF.search(before):
        return RUN_IF.match(behind) is None
    if amount.op == "=" and LIMIT.match(behind):
        return False
    taught = amount.unit in TAUGHT and TEACHES.search(before)
    bounded = amount.start < amount.at and amount.op in (">=", "<=")
    if taught or (amount.op == "<=" and DONE_WITHIN.match(behind)):
        return True
    if bounded and TIME_BEFORE.search(before) and not behind[:1].isalpha():
        return True
    return (bounded and amount.kind is UnitKind.TIME) or TIME_LINK.search(before) is not None
