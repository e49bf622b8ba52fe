"""The indicator as a reader would quote it: cut from its clause, filled up from the text before, parted in lists."""

from __future__ import annotations

import re
from functools import cache

from extractors.target_words import WordKind, any_of, ends_with, head_of, is_rate, starts_with

# time phrases that open a clause: 到2025年底前, 2023年, “十三五”期间, 五年来, 年底前, 截至目前, 全年, 今年
WHEN = re.compile(
    r"(?:\d{4}年?(?:至|—|-|～)\d{4}年"
    r"|(?:力争|争取)?(?:到|至|在|于|截至|截止)?"
    r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|初|年底)?(?:之?前|以前|内|间|起)?)"
    r"|(?:到|在)?“?[一二三四五六七八九十]+五”?(?:规划)?(?:期间|时期|以来|末|期末)"
    r"|(?:近)?[一二两三四五六七八九十\d]{1,3}年(?:来|间|之?内)|近年来|(?:今年|明年|去年|当年|本年度?)(?:底前|底|末|内)?"
    r"|[一二三四五]年(?=新增|累计)|年(?:底|末)(?:之?前)?|年内|全年(?=[^度])|到?本?世纪[^，]{2,4}"
    r"|截至目前|目前|当前|届时|此后|\d{1,2}月(?:底|末|份)?(?:之?前)?|上半年|下半年|规划期内|期末)[，、]?"
)
# list labels and bullets that open a sentence: （1）, 1., ①, ——, 一是, 第一, 专栏
LABEL = re.compile(
    r"(?:（?[一二三四五六七八九十\d]{1,3}[）.、．](?![一二三四五六七八九十]{1,2}[类级])|[①-⑳●■◆·※*—-]+|[一二三四五六七八九十]+是"
    r"|第[一二三四五六七八九十]，|第[一二三四五六七八九十百\d]+[条章节]\s|（\d{1,3}）)\s*"
)
# words behind a noun that lead on to the next number: 14处站点中仅有(6处)
INCOMPLETE = re.compile(r"(?:中|均应|都)?(?:仅有|只有|建有|有)$|中$|的?(?:基础上|同时)$")
# what has become of the counted things, at the end: 100个示范社区(全面建成)
FINISHED = re.compile(
    r"(?<=.{2})(?:(?:全面|全部|基本|如期|顺利)(?:建成|投用|完工|竣工|开工|落地|完成)|建成投用|投入使用|开工建设)$"
)
# the empty verb between the counted things and what is done to them: 对12个渔村(进行)整治
DONE_TO = re.compile(r"(?<=.{2})进行(?=[\u4e00-\u9fff]{2,6}$)")
# what has become of them in one verb: 17个渔村(顺利出列)
BECAME = re.compile(r"([\u4e00-\u9fff]{2,14})(?:全面|全部|如期|顺利|成功)([\u4e00-\u9fff]{2})")
# whose the counted things are: 全市现有(普惠园)
HAVING = re.compile(r"^(全[国省市区县校]|我[省市区县校])(?:现有|共有|已有|有|共?实现|共?完成)")
OPENING = re.compile(r"[，、；：。）”》\s的和与及并且]+")
CLOSING = re.compile(r"(?:[，、；：（“《\s]|以及|[和与及](?=$)|并$|等$|重点$|其中$)+$")
# brackets that say what is counted in: 【含优秀教师、优秀校长】, （含接转项目）
ASIDE = re.compile(r"(?<=.{2})(?:【[^】]*】|（含[^）]*）)$")
# a comparison with a base: 比2012年, 较上年同期, 高出全省平均值, 超出原定数, 同比
COMPARISON = re.compile(r"(?:较|比|同比|环比|高出|高于|超出|低于|超)(?!例|重|率|赛|较|长|[百千万亿])")
# the comparison or the run of years at the end of an indicator: …比2012年增长, …连续稳定在
COMPARED = re.compile(r"(?:较|比)[^，]*?(?:增长|增加|提高|提升|下降|减少|降低|年)$")
RUN = re.compile(r"连续.{0,8}$")
# a share told by a verb: 养护支出达港口收入的(4%), 提取额不超过票款余数的(15%)
SHARE = re.compile(r"(.{2,30}?)(?:占|达到|达|不得超过|一般不低于|不低于|不少于|不超过|不高于|为|按照?)([^的]{2,30})的$")
# what is told by place or frequency and stays with the indicator: 每所学校, 每年, 各县（市、区）
EACH = re.compile(
    r"(?:每(?:一?[个所名位年周天月日]|学期|学年|半年|季度|[一二三两]年|万|千|百|生|校|人|班|县|市)?|各)[^，；。]{0,14}"
)


# signs that make a noun of the verb before them: 培育库, 支持率, 建设期; not 配备员工, 建设库容
NOMINAL = re.compile(r"[率度量性额期费者]|库(?![容区])|员(?!工)")
# what a number comes on top of, which is no part of its name: 在原有补贴基础上(再奖励)
BASIS = re.compile(r"^[^，；。]{2,30}?基础上[再又另]?(?=.{4})")
# the share of those that do something: 医院设立(专科的比例)
SHARE_OF_THEM = re.compile(r"的(?:比例|比重|占比|数量|人数|家数)$")
# a modal verb, with which the predicate of a counted noun begins: 12项指标(既要…), 3个园区(要立足…)
MODAL = re.compile(
    r"已(?=[\u4e00-\u9fff]{2})|既要?|应当|必须|不得|已经|可以|能够|(?<![重需主首纪摘必只概提简紧])要(?![素点求件闻道塞害领])"
)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.LEAD))


@cache
def _make() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.MAKE) + r"(?:了|一批)?")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(any_of(WordKind.VERB) + r"(?:了)?")


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"(?:[一二三四五六七八九十\d]+年)?{any_of(WordKind.MEASURE)}{{1,3}}")


def without_signs(text: str) -> str:
    """Text without list signs and joining words at its beginning."""
    if text.startswith("“") and "”" not in text:
        text = text[1:]  # a quotation that goes on behind the number
    found = OPENING.match(text)
    if not found:
        return text
    last = text[found.end() - 1 :]
    return last if starts_with(last, WordKind.NOUN) else text[found.end() :]  # 并联审批率


def without_opening(text: str) -> str:
    """Text without labels, time phrases, 力争 and the like at its beginning."""
    while True:
        rest = without_signs(text)
        for pattern in (LABEL, WHEN):
            if (found := pattern.match(rest)) and found.end() > 0:
                rest = rest[found.end() :]
        lead = _lead().match(rest)
        if lead and len(rest) - lead.end() >= 2 and not (_is_noun(rest, lead[0]) or _goes_into(rest, lead[0])):
            rest = rest[lead.end() :]
        rest = HAVING.sub(r"\1", BASIS.sub("", rest))
        if rest == text:
            return text
        text = rest


def _is_noun(text: str, word: str) -> bool:
    """Whether the word opens a noun here: 支持率, 在校生, 对外贸易."""
    return NOMINAL.match(text, len(word)) is not None or len(starts_with(text, WordKind.NOUN)) > len(word)


def _goes_into(text: str, word: str) -> bool:
    """Whether 深入 is the verb here, as before a noun (深入园区), rather than the adverb, as before a verb (深入实施)."""
    verbs = (WordKind.LEAD, WordKind.MAKE, WordKind.VERB, WordKind.RELATE, WordKind.UP, WordKind.DOWN)
    return word == "深入" and not any(starts_with(text[len(word) :], kind) for kind in verbs)


def object_of(text: str) -> str:
    """What stands behind the verb of doing: 高职院校建成扶持专业 → 扶持专业; with a short object the verb stays: 招聘教师."""
    text = without_opening(text)
    cut = 0
    for found in _verb().finditer(text):
        behind = text[found.end() : found.end() + 1]
        if (
            behind
            and behind not in "的、，）计"
            and not NOMINAL.match(text, found.end())
            and len(text) - found.end() >= 4
            and not _inside_brackets(text, found.start())
            and not _says_which(text, found)
            and len(starts_with(text[found.start() :], WordKind.NOUN)) <= len(found[0])
        ):
            cut = found.end()
    if cut:
        return without_opening(text[cut:])
    made = _make().match(text)
    if made and len(text) - made.end() >= 4 and not _is_noun(text, made[0]):
        return without_opening(text[made.end() :])
    return text


def _says_which(text: str, verb: re.Match[str]) -> bool:
    """Whether the verb says which things are meant: 提供服务的机构, 医院设立专科的比例."""
    rest = text[verb.end() :]
    return "的" in rest if verb[0] == "提供" else verb.start() > 1 and SHARE_OF_THEM.search(rest) is not None


def without_verb(text: str) -> str:
    """Text without the verb, and what goes with it, that leads to a number: 每个集团至少建成 → 每个集团."""
    verbs = any_of(WordKind.MAKE, WordKind.ADVERB, WordKind.LINK)
    while found := re.search(verbs + "$|(?<=.{3})建$|(?<=.{2})重点$", text):
        text = text[: found.start()]
    return text


def _inside_brackets(text: str, at: int) -> bool:
    before = text[:at]
    return any(before.count(a) > before.count(b) for a, b in ("（）", "“”", "《》"))


# the year behind an indicator: 达标比例2024年(达到60%)
LATE_YEAR = re.compile(r"(?<=.{3})(?:到|至)?\d{4}年(?:底|末)?(?:之?前)?$")


def without_closing(text: str) -> str:
    """Text without list signs, joining words and explaining brackets at its end."""
    return CLOSING.sub("", ASIDE.sub("", CLOSING.sub("", text)))


def counted_noun(right: str) -> str:
    """The noun behind a number, with what is said of it: 学校获评… → 获评…的学校."""
    right = without_closing(right.lstrip("的、 "))
    right = without_signs(right)
    right = DONE_TO.sub("", FINISHED.sub("", INCOMPLETE.sub("", right.removesuffix("的"))))
    if became := BECAME.fullmatch(right):
        return f"{became[2]}的{became[1]}"
    modal = MODAL.search(right, 2)
    if modal and "的" not in right[modal.end() :] and not _inside_brackets(right, modal.start()):
        right = right[: modal.start()]
    for found in re.finditer(any_of(WordKind.RESULT), right):
        noun, rest = right[: found.start()], right[found.end() :]
        if (
            (2 <= len(noun) <= 16 or noun in ("县", "区", "市", "村", "镇"))
            and not _inside_brackets(right, found.start())
            and rest
            and noun[-1] not in "的、未可已不没"
            and rest[:1] not in "的、"
            and not NOMINAL.match(rest)
            and (len(found[0]) > 1 or not starts_with(right[found.start() :], WordKind.NOUN))
        ):
            if noun.endswith(("均", "都", "全部", "已", "全面", "分")):
                noun = re.sub(r"(?:均|都|全部|已|全面|分)+$", "", noun)
            return f"{found[0]}{rest}的{noun}" if len(rest) <= 40 else noun
    return right


def without_change(indicator: str) -> str:
    """Indicator without a word of change at its end: 办理时限压缩 → 办理时限."""
    change = ends_with(indicator, WordKind.DOWN) or ends_with(indicator, WordKind.UP)
    return indicator[: len(indicator) - len(change)] if len(indicator) - len(change) >= 2 else indicator


def is_measure(text: str) -> bool:
    """Whether the words say what is measured but not of what: 总投资, 占比, 年均增长, 五年累计, 占全省."""
    return (
        not text
        or _measures().fullmatch(text) is not None
        or is_rate(text)
        or COMPARISON.match(text) is not None
        or text.startswith("占")
    )


def filled(indicator: str, before: str) -> str:
    """Indicator with the subject that an earlier one gives: 占比 behind 民办学校在校生 → 民办学校在校生占比.

    Args:
        indicator: words found at the number, perhaps none.
        before: indicator of the number before in the same sentence, "" if there is none.
    """
    if not before or indicator == before:
        return indicator
    before = RUN.sub("", before)
    if not indicator:
        return without_change(before)
    if is_measure(indicator):
        return _measure_of(COMPARED.sub("", before), indicator)
    short = len(indicator) <= 4 and not starts_with(indicator, WordKind.UP) and len(indicator) + 1 < len(before) <= 24
    if short and (before[-2:] == indicator[-2:] or (len(indicator) <= 3 and before[-1] == indicator[-1])):
        return before[: -len(indicator)] + indicator  # 省赛一等奖 … 二等奖 → 省赛二等奖
    shares = not names_measure(indicator) and names_measure(before) and len(indicator) <= 6
    if shares and indicator[-1] in before[:-4]:
        return indicator + before[before.index(indicator[-1]) + 1 :]  # 省级事项可办率 … 市县级 → 市县级事项可办率
    return indicator


# words that begin to tell how something moves: 物流总额(保持稳定增长), 续约率(较上一年增加)
MOVES = re.compile(
    r"\s?(?:保持|持续|稳步|稳中|不断|进一步|逐步|逐年|大幅|显著|明显|快速|较快|加快|较上一?年|比上一?年|[较比]去年|同比)"
)
MOVED = re.compile(r"(?:增强|改善|优化|完善|扩大|壮大|上升|向好)$")


# the number of an item inside a line: 数量指标 1.续约率
NUMBERED = re.compile(r"\s\d{1,2}[.、．](?=\D)")


def topic_of(clause: str) -> str:
    """What a clause without numbers says that it moves, so that the next may leave it out: 续约率较上一年增加 → 续约率."""
    words = without_closing(without_opening(NUMBERED.split(clause)[-1]))
    moves = MOVES.search(words)
    topic = words[: moves.start()] if moves else ""
    if not moves and (change := ends_with(words, WordKind.UP) or ends_with(words, WordKind.DOWN)):
        topic = words[: -len(change)]
    noun = names_measure(topic) or topic.endswith(("情况", "水平", "能力")) or object_of(topic) == topic
    return topic if 3 <= len(topic) <= 24 and noun else ""


# words that say how something is done, before the verb: 积极(开展)
MANNER = re.compile(
    r"^(?:积极|加快|持续|着力|大力|进一步|全面|深入|扎实|切实|稳步|有序|努力|统筹|继续|重点|年内|年底前|今年)*"
)


def aim_of(clause: str) -> str:
    """What a clause without numbers works on: 积极开展示范企业培育工作 → 示范企业培育工作."""
    words = without_signs(without_closing(clause))
    words = MANNER.sub("", words, count=1)
    made = _make().match(words)
    thing = words[made.end() :] if made else ""
    return thing if 2 <= len(thing) <= 20 else ""


def _measure_of(subject: str, measure: str) -> str:
    """The measure with its subject, from which an own measure gives way: 学校占地面积, 建筑面积 → 学校建筑面积."""
    if measure in subject:
        return subject
    own = ends_with(subject, WordKind.MEASURE) or head_of(subject)
    measured = head_of(measure) or ends_with(measure, WordKind.MEASURE)
    moves = ends_with(measure, WordKind.UP) or ends_with(measure, WordKind.DOWN)  # 预算收入增长 keeps 收入
    gives_way = own and len(own) < len(subject) and measured and not moves and not COMPARISON.match(measure)
    return (subject[: -len(own)] if gives_way else subject) + measure


def as_share(text: str) -> str:
    """A share told by a verb as an indicator: 学前经费达教育经费的 → 学前经费占教育经费比例; other text without 的."""
    found = SHARE.fullmatch(text)
    if not found:
        return text.removesuffix("的")
    if found[1].endswith("占比"):
        return f"{found[1][:-1]}{found[2]}比例"
    return found[1] if names_measure(found[1]) else f"{found[1]}占{found[2]}比例"


# two groups in one word, which two numbers part: 城乡居民, 城、乡居民
TOWN_AND_COUNTRY = re.compile(r"城、?乡居民")
# a bracket inside a member: 社区（村）级
INNER_BRACKET = re.compile(r"（[^（）]*）")
# 等 behind the last example of a list, so that the noun behind it stands for all: 汇演、灯会等(文艺活动)
SUCH_AS = re.compile(r"(?<![平高初中同均对优劣上下特])等(?![级次额高于效值候待离])[\u4e00-\u9fff]{2,}$")


# separators of the members of a list, outside brackets: 入学率、巩固率 · 生产和销售
def list_members(text: str) -> list[str]:
    """Members of a list at 、 and, before the last, 和 / 及 / 与."""
    members, depth, at = [], 0, 0
    for i, sign in enumerate(text):
        depth += (sign in "（“《") - (sign in "）”》")
        if depth == 0 and sign == "、":
            members.append(text[at:i])
            at = i + 1
    last = text[at:]
    joint = re.search(r"(?<=[^、，]{2})(?:以及|和|及|与)(?=[^、，]{2})", last)
    return [*members, last[: joint.start()], last[joint.end() :]] if joint else [*members, last]


def distributed(subject: str, count: int) -> list[str] | None:
    """The subject parted among `count` numbers: 修剪、采摘机械化率 for two; None where it does not part so."""
    members = list_members(TOWN_AND_COUNTRY.sub("城镇、农村居民", subject) if count == 2 else subject)
    if len(members) < count or any(not m for m in members):
        return None
    if len(members) > count:
        members = ["、".join(members[: len(members) - count + 1]), *members[len(members) - count + 1 :]]
    first, last = members[0], members[-1]
    growth = ends_with(last, WordKind.UP) or ends_with(last, WordKind.DOWN)
    if compared := COMPARED.search(last) or re.search(r"(?:比|较).{2,14}$", last):
        growth = compared[0]
    members[-1] = last[: len(last) - len(growth)]
    if not members[-1]:
        return None
    head = head_of(first)
    if head or names_measure(first) or not (names_measure(members[-1]) or members[-1].endswith(("经费", "资金"))):
        return [m + growth for m in _with_shared_front(members, head)]
    return [m + growth for m in _with_shared_tail(members)]


def names_measure(text: str) -> bool:
    """Whether the words end in what is measured: 入学率, 排放量, 收入."""
    return bool(head_of(text)) or text[-1:] in set("率额量数值比度例")


def _with_shared_front(members: list[str], head: str) -> list[str]:
    """义务教育入学率, 巩固率 → 义务教育入学率, 义务教育巩固率."""
    first = members[0]
    front = first[: -len(head)] if head else ""
    if not head and len(members[1]) < len(first) - 1 and first[-1] == members[1][-1]:
        front = first[: -len(members[1])]
    short = [m for m in members[1:] if head_of(m) == m or len(m) <= 4]
    return [first] + [front + m if m in short else m for m in members[1:]]


def _with_shared_tail(members: list[str]) -> list[str]:
    """城镇, 农村居民收入 → 城镇居民收入, 农村居民收入; 油茶修剪, 采摘机械化率 → 油茶修剪机械化率, 油茶采摘机械化率."""
    first, last = members[0], members[-1]
    for size in range(len(first), 0, -1):  # 一般事故, 较大事故起数: 事故 is in both, 起数 behind it for both
        at = last.find(first[-size:], 1)
        near = size > 1 or abs(len(INNER_BRACKET.sub("", last[: at + 1])) - len(first)) <= 2
        if at > 0 and near and all(m.endswith(first[-size:]) for m in members[:-1]):
            return [m + last[at + size :] for m in members[:-1]] + [last]
    if len(last) - len(first) < 3 and len(first) > 3:
        front, own = first[:-2], 2
    else:
        front, own = "", min(len(m) for m in members[:-1])
    if len(last) <= own:
        return members
    tail = last[own:]
    return [(front if i else "") + (m if m is last else m + tail) for i, m in enumerate(members)]
