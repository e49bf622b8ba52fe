"""Whether words tell a sort of bodies or a clause and not one body: 省级示范学校, 三所医院, 压实研究院."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.functions import directive_verbs
from extractors.organisation_forms import GENERIC, NO_PLACE
from extractors.word_lists import alternation, words_of
from kg.organisation_places import placed

WORDS = "organisation_words.csv"
STANDING, UNION, SCHOOL = words_of(WORDS, "standing"), words_of(WORDS, "union"), words_of(WORDS, "school")
# 领导小组 at the end of 渔港建设工作领导小组
ENDS_JOINT = re.compile(alternation((*STANDING, *UNION)) + "$")
# what stands before 联席会议 or 委员会 and tells no task: 部门联席会议, 专家委员会
ANY_TASK = frozenset(("部门", "部际", "跨部门", "跨区域", "专家", "专项", "专题", "相应", "行业"))
# endings that name nothing behind a place: 澄州|学校; and such as do: 澄州|中学
BARE = frozenset(("学校", "公司", "集团", "幼儿园", "医院", "中心", "银行", "高中", "委员会", "协会", "联盟", "分公司"))
NAMED = frozenset(("中学", "小学", "大学", "中心医院"))
# universities of which every place has one
COMMON = re.compile(r"(?:老年|老干部|开放|社区|广播电视|职工|职业)+大学")
# a rank or all of a place instead of a name: 省级示范学校, 市直学校, 局属学校, 全市小学
RANKED = re.compile(r"[省市县区校]级|国家级|[市省县区]直|[市省县区局]属|所属|^企业|^[全我本][省市县区州]")
# a title that the state or a province awards: 国家企业技术中心, 省工程研究中心
AWARD = re.compile(
    r"(?:国家|全国)(?!.{7}).*(?:中心|实验室)$|(?:省|自治区)(?!.{8}).*(?:创新中心|研究中心|技术中心|实验室)$"
)
# a number of things: 两所学校, 3家医院, 第一批学校, 首个研究院; not 第一中学 and 三家村小学
COUNTED = re.compile(
    r"\d|第?[一二两三四五六七八九十百\d]+[个所批类项地]|\d+家|[一二三四五六七八九十两几多]家|^[所个家年]|首[个批家所]|^[一二三四五六七八九十]级"
)
# verbs that begin a phrase and no name: 强化学校, 优化学校 (not 文化馆, 绿化协会)
VERB_HEAD = re.compile(
    r"(?![文绿孵])[\u4e00-\u9fff]化|促进|构建|强化|加大|增强|保障|实现|打破|激发|制定|编制|调整|推行|促使|围绕|立足|满足|探索|明确|减少|严格|完善|督导|检查|资助|面向|按"
)
# words for directing that also name a field of work: 发展研究中心, 建设集团, 服务中心, 科学院
FIELD_WORDS = frozenset(words_of(WORDS, "field"))


def names_a_sort(words: str) -> bool:
    """Whether the words tell a sort of bodies and not one: 民办学校, 省级示范学校, 全省企业."""
    return is_sort(words, placed(words, NO_PLACE).rest or words)


def opens_with_verb(words: str) -> bool:
    """Whether the words begin with a verb and are cut wrongly: 充分发挥行业协会, 支持学校."""
    return words.startswith((*verbs(), "充分", "促进", "支持", "推动")) or VERB_HEAD.match(words) is not None


def is_sort(words: str, rest: str) -> bool:
    """Whether the words tell a sort of bodies: 省级示范学校, 澄州学校, 三所医院, 优质幼儿园.

    Args:
        words: the name.
        rest: what follows its place; the name itself where it has none.
    """
    if COUNTED.search(words) or RANKED.search(words) or AWARD.match(words) or GENERIC.match(words) or len(rest) < 2:
        return True
    joint = words.removesuffix("办公室").endswith((*STANDING, *UNION))
    if joint:
        task = ENDS_JOINT.sub("", rest.removesuffix("办公室")).removesuffix("工作")
        return len(task) < 2 or task in ANY_TASK or any(word in words for word in words_of(WORDS, "class_word"))
    if words.endswith("管委会"):
        return any(word in words for word in words_of(WORDS, "class_word"))
    if rest == words and COMMON.fullmatch(words):
        return True
    sort = (*words_of(WORDS, "class_word"), *words_of(WORDS, "school_sort"))
    if any(word in (rest if rest.endswith(SCHOOL) else rest[:6]) for word in sort):
        return True
    common = rest.endswith((*SCHOOL, "医院", "公司", "企业")) and rest not in NAMED
    return rest in BARE or (common and GENERIC.match(rest) is not None)


def is_clause(words: str) -> bool:
    """Whether the words hold a word of directing: 压实研究院, 督导和检查学校."""
    return VERB_HEAD.match(words) is not None or any(verb in words for verb in verbs())


@lru_cache(maxsize=1)
def verbs() -> tuple[str, ...]:
    """Verbs that stand in clauses and in no name."""
    return tuple(sorted({*directive_verbs(), *words_of(WORDS, "takes", "found")} - FIELD_WORDS))
