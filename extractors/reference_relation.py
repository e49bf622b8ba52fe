"""How the citing document stands to a title: the verb that governs it, read by where the sentence stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.reference_words import verbs, verbs_in
from kg.facts import DocumentType, Relation, SectionFunction

CLAUSE_END = "，。；：！？\n"
SENTENCE_END = "。！？\n"
# 为贯彻落实…，制定本方案 / 提出如下意见 / 特制定如下措施 / 结合实际编制《…》: the sentence that gives the basis
DRAWS_UP = re.compile(r"(?:制[定订]|编制|出台)(?:了)?(?:本|如下|以下)|提出(?:如下|以下)|现提出")
# 根据《…》，编制了《…》: the paper that another one was drawn up from
DRAWN_FROM = re.compile(r"[^，。；\n]{0,6}，(?:编制|制[定订]|起草)了")
# 《…》精神 / 的推进落实 / 有关要求的执行: apply, told behind the title
APPLIED_BEHIND = re.compile(
    r"(?:精神|要求|有关|相关|的|各项|任务|措施|情况|推进){0,4}(?:贯彻|落实|执行|组织实施|实施|落地)"
)
# 《…》编制工作 / 的修订 / 另行制定: drawn up, told behind the title
DRAWN_BEHIND = re.compile(
    r"(?:的|等)?(?:[^，。；：\n《]{0,8}?)(?:编制|修编|修订|制[定订]|起草|研制|出台|立法)(?!的|实施方案)"
)
# 完成《…》编制工作, 开展《…》等法律立法: the noun of drawing up right behind the title
DRAWN_NEXT = re.compile(r"(?:等[^，。；：\n《]{0,8}?)?的?(?:编制|修编|修订|制[定订]|起草|研制|立法|出台)")
# 已经市政府同意，现印发 / 已印发 / 经省政府批准实施
ISSUED_BEHIND = re.compile(
    r"(?:等[^，。；]{0,12})?(?:已|业)?经?[^。；\n]{0,30}?(?:(?:现|已)(?:予以)?(?:印发|发布|出台|公布|实施)|获批"
    r"|(?:印发|颁布|出台|发布)(?:实施)?以来)"
)
# 已制定 / 先后出台 / 制定了 / 率先印发 / 联合印发: done, told by the words round the verb
DONE_BEFORE = re.compile(r"(?:已经?|先后|相继|率先|陆续|近年来|成功|累计|此前|牵头)[^，。；]{0,12}$")
DONE_BEHIND = re.compile(r"了|(?:实施)?了|过")
# 制定值守规定，要求各地执行: a text that demands is there
DEMANDS = re.compile(r"，[并均都]?(?:明确)?要求")
# 出台落实《…》的配套办法: drawn up is another text, that of the title
OF_TITLE = re.compile(r"的(?:配套|具体|实施)?[^，。；：\n《]{0,6}?(?:细则|办法|方案|文件|意见|措施|规定|制度|政策)")
# 教育部等八部委联合印发 / 国务院办公厅印发: another body has issued it
OTHER_SUBJECT = re.compile(
    r"(?:国务院|中共中央|办公厅|国家[\u4e00-\u9fff]{1,12}[局委]|(?<!干)(?<!内)(?<!各)(?<!全)部)"
    r"(?:等[\d一二三四五六七八九十]+个?(?:部门|部委))?(?:联合|近日|日前|近期|专门|共同|先后|此前)*$"
)
# 将制定 / 拟出台 / 要修订 / 应制定 / 加快出台: still to come
TO_COME = re.compile(r"(?:将|拟|应|要|须|需|加快|尽快|抓紧|推动|推进|鼓励|支持|及时|年底前|月底前|探索)[^，。；]{0,8}$")

REPORTING = frozenset({SectionFunction.BACKGROUND, SectionFunction.ACHIEVEMENT})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a title stands: before the first heading or not, the section's function, the type of its document."""

    preamble: bool
    function: SectionFunction | None
    type: DocumentType


@dataclass(frozen=True, slots=True)
class Governed:
    """Relation of a title and the rule that gave it; `verb_start` is where the governing words begin."""

    relation: Relation
    verb_start: int | None
    rule: str


def relation_of(text: str, lead: int, follow: int, place: Place) -> Governed:
    """Relation of the titles that stand in text[lead:follow].

    Args:
        text: clean text.
        lead: where the list of titles begins.
        follow: where it ends.
        place: part of the document that it stands in.
    """
    low = _clause_start(text, lead)
    found = _governing(text, low, lead)
    if found is None:
        return _behind(text, lead, follow, place)
    start, end, group = found
    if group == "draw" and OF_TITLE.match(text, follow):
        start, group = _last_verb(text, low, lead)
    if group in ("draw", "improve", "change"):
        return _drawn(text, (low, start, end, lead), follow, place)
    if group in ("basis", "near", "apply", "loose", "meet"):
        if DRAWN_NEXT.match(text, follow):
            return _drawn(text, (low, start, end, lead), follow, place)
        if place.type is not DocumentType.WORK_SUMMARY and (place.preamble or _gives_basis(text, follow, group)):
            return Governed(Relation.BASED_ON, start, f"{group}-preamble")
        return Governed(Relation.IMPLEMENTS, start, group)
    behind = _behind(text, lead, follow, place)
    return behind if behind.relation is not Relation.MENTIONS else Governed(Relation.MENTIONS, start, "verb-other")


def _clause_start(text: str, at: int) -> int:
    """Start of the clause that ends at `at`: behind the last ，。；： or line end, at most 80 characters before."""
    return max([at - 80, 0, *(text.rfind(sign, max(0, at - 80), at) + 1 for sign in CLAUSE_END)])


def _governing(text: str, low: int, lead: int) -> tuple[int, int, str] | None:
    """The last verb before the title that is no attribute (印发的), joined with verbs right before it (制定实施)."""
    found: list[tuple[int, int, str]] = []
    for match in verbs_in(text, low, lead):
        group = verbs()[match.group(0)]
        if (
            found
            and match.start() - found[-1][1] <= 1
            and text[found[-1][1] : match.start()] in ("", "并", "和", "、", "及", "与", "好")
        ):
            first = found.pop()
            group = "draw" if "draw" in (first[2], group) else first[2] if group == "other" else group
            found.append((first[0], match.end(), group))
        else:
            found.append((match.start(), match.end(), group))
    return found[-1] if found else None


def _last_verb(text: str, low: int, lead: int) -> tuple[int, str]:
    """Where the verb next to the title begins, and its group; a drawing-up one governs another text."""
    last = list(verbs_in(text, low, lead))[-1]
    group = verbs()[last.group(0)]
    return last.start(), "other" if group == "draw" else group


def _drawn(text: str, spots: tuple[int, int, int, int], follow: int, place: Place) -> Governed:
    """Drawn up: promised, or reported as done."""
    low, start, end, lead = spots
    before, behind = text[low:start], text[end:lead]
    if DONE_BEHIND.match(behind) or DONE_BEFORE.search(before) or DEMANDS.match(text, follow):
        return Governed(Relation.ISSUED, start, "done")
    if place.type is DocumentType.WORK_SUMMARY and place.function is not SectionFunction.MEASURE:  # not 明年工作打算
        return Governed(Relation.ISSUED, start, "work-summary")
    if place.function in REPORTING and not TO_COME.search(before):
        return Governed(Relation.ISSUED, start, "reporting-section")
    if OTHER_SUBJECT.search(before):
        return Governed(Relation.ISSUED, start, "issuer-subject")
    return Governed(Relation.TO_ISSUE, start, "promise")


def _gives_basis(text: str, follow: int, group: str) -> bool:
    """Whether the sentence goes on to draw up the citing paper: …，制定本方案."""
    if group in ("basis", "near") and DRAWN_FROM.match(text, follow):
        return True
    stop = min([len(text), follow + 200, *(i for s in "。！？" if (i := text.find(s, follow)) >= 0)])
    return DRAWS_UP.search(text, follow, stop) is not None


def _behind(text: str, lead: int, follow: int, place: Place) -> Governed:
    """Relation told by the words behind the title, or none."""
    if ISSUED_BEHIND.match(text, follow):
        return Governed(Relation.ISSUED, None, "issued-behind")
    if APPLIED_BEHIND.match(text, follow):
        return Governed(Relation.IMPLEMENTS, None, "applied-behind")
    if DRAWN_BEHIND.match(text, follow):
        return Governed(Relation.TO_ISSUE, None, "drawn-behind")
    return Governed(Relation.MENTIONS, None, "named")
