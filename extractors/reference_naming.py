"""Whether words that end in a title word name one text: enough words of their own, none that mean many or no text.

执行国家育苗标准 names one text; 执行有关标准 and 制定规则和标准 name none.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.reference_words import bare_words, generic_words, named_texts, verb_pattern, verbs
from kg.organisation_lexicon import gazetteer

# title words that count in objects only: 关于…的意见, 渔船“以旧换新”政策, 船坞验收要求, 渔港经济促进法 (not 办法, 执法)
ALSO = (
    "(?:标准|规范|规则)和要求|(?:评估|评价|技术|建设|验收)要求|意见|措施|通知|决定|政策|计划|建议|文件|法规"
    "|(?<![办方做用执司立普违守合依书手看说加算语疗宪])法(?![律规治定人])"
)
# 澄州市水网布局规划、茶园发展规划: the place holds for the second too
PLACE_HEAD = re.compile(r"^[\u4e00-\u9fff]{2,4}?[省市县区州旗镇乡](?![域级场])")
# “十四五”规划 / 十五五普法规划 / 国家“十五五”规划
FIVE_YEAR = re.compile(r"(?:国家|[我本全]?[省市县区]|自治区)?“?[一二三四五六七八九十]{1,3}五”?(?:普法)?规划$")
# 省“十五五”综合交通规划: a plan that is known by its period
PERIOD_PLAN = re.compile(r"[一二三四五六七八九十]五”?.*规划$")
# 深入贯彻…: a clause of its own inside the object
ADVERBS = re.compile(r"(?:深入|全面|继续|认真|切实|严格|持续|加快|进一步)*")
# 相关标准, 统一规范, 更严规定, 与…相适应的政策, 15分钟…规划: words that begin no title
NO_HEAD = re.compile(r"[的、在以让使和与或” 各]|有关|相关|相应|对应|专门|统一(?!战线)|更|严格|\d{1,3}(?!\d)")
# 三类清单: more than one text
SORTS = re.compile(r"[一二两三四五六七八九十]类")
# 澄州市工作方案: a place and nothing that is the text's own
ONLY_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县区州](?:工作|实施|行动|具体|总体)*$")
# 巡护规范和标准, 码头标准规范: words for norms in a row are norms at large
NORMS = re.compile(r"(?:标准|规范|规则|规程)[和与及、]?(?:标准|规范|规则|规程)$")
# 冷链、大件、危化品等船运标准: a standard rules one thing, a list of things needs many
MANY_STANDARDS = re.compile(r"、.*等.*(?:标准|规范)$")
# 权力清单和责任清单: two names of a sort
SORT_NAMES = re.compile(r".{0,2}(?:清单|目录|标准|规范|规则|指南|办法|方案|规划|计划|政策|章程)[、和与及]")
# 加强船员培训的(有关)意见: what 关于 would stand before, a verb and its object
ON_SUBJECT = re.compile(r".{6,}的(?:有关)?(?:意见|文件|法规|决定|政策文件)|进一步.{6,}的措施")
# 进一步加强…的意见: verbs that titles begin with
TITLE_VERB = re.compile(r"进一步|加[强快]|推[进动]|促进|深化|规范|支持|完善|优化|全面|深入|鼓励|扶持|建立|健全|引导")
# 国家二级标准, Ⅲ类标准, 国际标准, 省定办学标准: marks to be reached, not texts
GRADE = re.compile(r"国际|国内|世界|[国省市县部]定|[一二三四五甲乙A-E]级|[ⅠⅡⅢⅣⅤ]类|星级|先进|统一|同等|最低|要求")

# lists that are published as papers: 执行港口收费目录清单, 按照船舶检验事项清单
LISTS = ("目录清单", "事项清单")
# what 完善 and 建立 may have for an object that is one text
IMPROVED = ("办法", "规范", "条例", "指南", "指导意见", "实施意见", "规定", "细则", "专项规划", "总体规划")
SHORTEST = 6
LONGEST = 60


@cache
def title_end(follow: str) -> re.Pattern[str]:
    """A title word with what follows it.

    Args:
        follow: pattern of what must stand behind the word.
    """
    return re.compile(rf"(?:{ALSO}|{bare_words().pattern}){follow}")


def last_word(title: str) -> str:
    """The title word at the end, empty where there is none."""
    found = title_end("$").search(title)
    return found.group(0) if found else ""


def stem(title: str) -> str:
    """Words of the title that are its own."""
    return generic_words("stem").sub("", title.removesuffix(last_word(title))).strip("“”、和 ")


def names_one_text(title: str, group: str) -> bool:
    """Whether the words name one text: enough words of their own, none that mean many or no text."""
    if FIVE_YEAR.fullmatch(title) or title in named_texts():
        return True
    if _means_none_or_many(title, group) or _is_clause(title, group):
        return False
    if group == "aligned":
        return len(title) >= SHORTEST - 2
    return len(title) >= SHORTEST and len(stem(title)) >= (4 if group == "behind" else 2) and _word_counts(title, group)


def _means_none_or_many(title: str, group: str) -> bool:
    """Whether a title is broken, too long, or has a generic word that keeps it from naming one text."""
    joined = re.search("”" if group == "improve" else "[”和与]", title) is not None
    return (
        NO_HEAD.match(title) is not None
        or SORTS.search(title) is not None
        or " " in title
        or title.count("“") != title.count("”")
        or len(title) > LONGEST
        or generic_words("inside").search(title) is not None
        or (generic_words("ending").search(title) is not None and not joined)
        or MANY_STANDARDS.search(title) is not None
        or NORMS.search(title) is not None
        or SORT_NAMES.match(title) is not None
        or ONLY_PLACE.match(title.removesuffix(last_word(title))) is not None
    )


def _is_clause(title: str, group: str) -> bool:
    """Whether the words hold a verb of their own: 深入贯彻…规定, 个人意愿制定服务方案."""
    if TITLE_VERB.match(title) and ON_SUBJECT.fullmatch(title):
        return False
    adverbs = ADVERBS.match(title)
    if verb_pattern().match(title, adverbs.end() if adverbs else 0) and not title.startswith(("调整", "取得", "完善")):
        return True
    inner = (verbs()[m.group(0)] for m in verb_pattern().finditer(title.removesuffix(last_word(title))))
    return group in ("basis", "apply", "carry", "loose") and any(g in ("draw", "improve", "change") for g in inner)


def _has_place(title: str) -> bool:
    """Whether a title begins with a place: 澄州市…, 澄州…"""
    names = (*gazetteer().provinces, *gazetteer().province_of)
    return PLACE_HEAD.match(title) is not None or title.startswith(tuple(n.rstrip("省市") for n in names))


def _word_counts(title: str, group: str) -> bool:
    """Whether a title word names a text behind a verb of this group."""
    if group in ("list", "meet"):
        return _named_beside(title, group)
    if title.endswith(("文件", "法规")) and group != "draw":
        return False
    if "关于" in title or title.endswith(("指导意见", "实施意见")):
        return True
    if ON_SUBJECT.fullmatch(title):
        return group == "draw" or TITLE_VERB.match(title) is not None
    placed = _has_place(title) or title.startswith(("国家", "“"))
    own = len(stem(title))
    programme = ("行动计划", "支持计划", "提升计划", "实施计划")
    conditions = (
        (("意见", "通知", "决定", "建议", "文件", "法规"), title.endswith("政策文件")),
        (("要求",), placed or title.endswith("和要求")),
        (("有关规定",), group == "draw"),
        (("政策",), group == "draw" and own >= 7 and re.search("[、的]", title) is None),
        (("会计制度",), group in ("apply", "basis") and own >= 2),
        (("面清单",), group != "improve"),
        (("清单",), group == "draw" or (group != "improve" and title.endswith(LISTS))),
        (("政策措施",), group == "draw" and "的政策措施" in title and own >= 8),
        (("若干措施",), group != "improve"),
        (("措施",), group == "draw" and title.startswith("进一步")),
        (("预案",), placed or (group == "draw" and own >= 5)),
        (("指标体系",), placed or (group == "draw" and title.endswith("和指标体系"))),
        (("国家标准", "行业标准"), group == "draw"),
        (("标准",), group != "improve" and (placed or own >= 4)),
        (("计划",), title.endswith(programme) and (group != "carry" or placed)),
        (("",), _improved(title) if group == "improve" else True),
    )
    return next(counts for endings, counts in conditions if title.endswith(endings))


def _improved(title: str) -> bool:
    """Whether what is completed or set up is one text: 完善渔船检验办法, 完善全国渔港发展规划; not 完善发展规划."""
    whole = title.startswith(("全国", "全省", "全市", "全区", "全县", "国家"))
    return title.endswith(IMPROVED) or (whole and title.endswith("规划"))


def _named_beside(title: str, group: str) -> bool:
    """Whether a text is named by what is put on it or comes up to it: 列入渔具推荐目录, 符合国六排放标准."""
    if group == "list":
        return (title.endswith("目录") and len(stem(title)) >= 4) or PERIOD_PLAN.search(title) is not None
    plan = title.endswith("规划") and len(stem(title)) >= 6
    return plan or (title.endswith("标准") and len(stem(title)) >= 4 and GRADE.search(title) is None)
