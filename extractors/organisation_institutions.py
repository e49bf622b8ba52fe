"""Institutions under a name of their own in running text: schools, institutes, centres, committees, companies.

Such a name ends with the word for its sort. It begins with a place, or behind a verb that takes a body (成立, 依托), or
as one item of a list of its like; words of a sort alone (优质学校, 省级重点实验室) name no one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.name_lists import split_names
from extractors.organisation_forms import NO_NAME, NO_PLACE, QUOTED
from extractors.organisation_sorts import (
    ENDS_JOINT,
    SCHOOL,
    STANDING,
    UNION,
    VERB_HEAD,
    WORDS,
    is_clause,
    is_sort,
    verbs,
)
from extractors.responsibility_facts import Placement
from extractors.word_lists import alternation, words_of
from kg.facts import Level
from kg.organisation_kinds import is_collective
from kg.organisation_lexicon import gazetteer
from kg.organisation_places import NOT_A_LEVEL, ZONE, placed, short_place

BRANCH, FOUND = words_of(WORDS, "branch"), words_of(WORDS, "found")
# numbered schools in short: 澄州一中, 禾山二十中 (not 一中心, 二中等职业)
NUMBERED = r"(?<=[\u4e00-\u9fff]{2})[一二三四五六七八九十]{1,3}中(?!学|级|职|专|心|小|间|央|等[职专教])"
# signs behind an ending that make it another word: 大学|生, 学校|长, 委员会|制定, 中心|城区
NOT_BEHIND = r"(?!制(?!定|订|度)|化(?!解)|办(?!理|好|学)|[生路街村站镇校所区员长科习]|部(?!署)|城(?=区|$)|办公|主任|书记|下属|党委|章程|式|型(?=[^企]))"
ENDING = re.compile(
    f"(?!(?<=中)小学|(?<=小)学校)(?:{alternation((*words_of(WORDS, 'institution'), *UNION, *SCHOOL, '管委会'))}"
    f"|{alternation(STANDING)}(?:办公室)?){NOT_BEHIND}|{NUMBERED}"
)
# a second part behind the first ending: 教育集团|东润分校, 研究所|“澄州中心”, 国家实验室|澄州创新中心
SECOND = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{0,12}?)(?:"
    + alternation((*BRANCH, *words_of(WORDS, "second")))
    + f"|(?P<standing>{alternation(STANDING)}(?:办公室)?)|(?<=集团)(?:股份|控股|有限|责任)*公司)"
    + NOT_BEHIND
    + r"|“[\u4e00-\u9fff]{2,8}中心”"
)
# what a name does not run across
BREAK = re.compile(r"[、，。；：！？（）《》〈〉“”\n\s;]|\d[.．]|(?<=\d)(?=[^\d])")
# verbs and prepositions that a name can follow
STARTER = re.compile(
    alternation(words_of(WORDS, "takes", "found", "role")) + r"|会同|[援由在对是为将于以向到了的从被据]"
)
# 和, 及, 等, 的 and directions that no name holds
JOINTS = re.compile(r"[、，。；：（）《》+\n的了由在将向]|(?<![高中初平对])等|关于|有关|相关")
# things before a conjunction, which make no name with what follows: 平台和…联盟, 协调机制和…专班
LISTED_THINGS = re.compile(r"(?:平台|基地|体系|机制|园区|项目|工程)[和与及]")
# a conjunction that a place can follow: 与|中国农业科学院
JOINED = re.compile(r"以及|[与和及同]")
# what does not stand between a body and the branch that its name goes on with
NOT_WITHIN = re.compile(
    r"[和及同入获评赴设办开做成加建纳为有是]|[一二两三四五六]方|^(?:新|各|所属|下属|直属|牵头|主要|领导|负责)"
)
WINDOW = 30  # characters; the longest name of an institution in known papers has 27


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an institution: their range, and how their beginning was found."""

    start: int
    end: int
    has_place: bool


def institutions(text: str, start: int, end: int, where: Placement) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the institutions that a range of the text names.

    Args:
        text: clean text.
        start: where the range begins.
        end: where it ends.
        where: place of the document.
    """
    at = start
    last: Candidate | None = None
    while match := ENDING.search(text, at, end):
        stop = _whole(text, match.end(), end)
        low = _low(text, last.end if last else start, match.start())
        tried = list(_candidates(text, low, (match.start(), stop), where))
        found = next((c for c in tried if _names_one(text, c, where) or _beside(text, last, c, where)), None)
        if found:
            yield found.start, found.end
            last = found
        at = stop


def _beside(text: str, last: Candidate | None, found: Candidate, where: Placement) -> bool:
    """Whether the words are the next item of a list behind a body of their sort: 澄州实验室、岭南实验室."""
    if last is None or last.end + 1 != found.start or text[last.end] != "、" or found.end - found.start > 16:
        return False
    words, before = text[found.start : found.end], text[last.start : last.end]
    alike = before[-2:] == words[-2:] or (ENDS_JOINT.search(before) and ENDS_JOINT.search(words))
    return bool(alike) and _is_possible(text, found, where) and not is_clause(words)


def _whole(text: str, stop: int, end: int) -> int:
    """End of the name with the branch, centre or campus behind its first ending."""
    while match := SECOND.match(text, stop, end):
        words = match["what"] or ""
        stops = FOUND if match["standing"] else (*verbs(), *FOUND)
        campus = match[0].endswith(("校区", "院区"))
        if (
            JOINTS.search(words)
            or NOT_WITHIN.search(words)
            or any(verb in words for verb in stops)
            or (campus and text[match.end() : match.end() + 1] not in tuple("、，。；等"))
        ):
            break
        stop = match.end()
    return stop


# offices of a body behind its name: 安委会|办公室, 教育部|办公厅, 水利部|水文司, 交通运输部|海事局
INNER = re.compile(
    r"(?<=[会组部委厅局署])办公[室厅]|(?<=[部署])(?!门)(?P<what>[\u4e00-\u9fff]{2,5}?)(?:局|司)(?![长法机面部域势限])"
)


def extended(text: str, stop: int, end: int) -> int:
    """End of a listed body's name with the centre, branch or office behind it: 教育部|校长培训中心, 安委会|办公室."""
    inner = INNER.match(text, stop, end)
    what = (inner["what"] or "") if inner else ""
    if inner and not NOT_WITHIN.search(what) and not any(verb in what for verb in verbs()):
        stop = inner.end()
    return _whole(text, stop, end)


def _low(text: str, start: int, ending: int) -> int:
    low = max(start, ending - WINDOW)
    breaks = [m.end() for m in BREAK.finditer(text, low, ending)]
    return breaks[-1] if breaks else low


def _candidates(text: str, low: int, ending: tuple[int, int], where: Placement) -> Iterator[Candidate]:
    """Where the name may begin: at a place, the last first; else behind a verb that takes a body or a break."""
    high, stop = ending
    starts = [low, *(m.end() for m in STARTER.finditer(text, low, high))]
    own = _own_stems(where)
    near = _near_stems(where)
    inside = {m.start() for m in _pattern(near).finditer(text, low, high)} if near else set()
    joined = {m.end() for m in JOINED.finditer(text, low, high)}
    for at in sorted({*starts, *inside, *joined}, reverse=True):
        inner = at in inside and at not in starts and _ends_a_body(text[low:at])
        if at < stop and not inner and _begins_with_place(text[at:stop], own, where):
            yield Candidate(_widened(text, low, at, own), stop, has_place=True)
    for at in sorted({s for s in starts if s <= high}, reverse=True):
        yield Candidate(_last_of_list(text, at, stop), stop, has_place=False)


def _ends_a_body(words: str) -> bool:
    """Whether the words before a place are the owner of the branch: 中国电信|澄州分公司."""
    return bool(re.search(r"(?:电信|移动|联通|铁塔|国网|电网|石化|石油|人民银行|人行|保险|快递)$", words)) or bool(
        re.search(f"(?:{ENDING.pattern})$", words)
    )


def _begins_with_place(words: str, own: tuple[str, ...], where: Placement) -> bool:
    if words.startswith((*own, *_near_stems(where), *_all_stems())):
        return True
    at = placed(words, NO_PLACE)
    if at.level is Level.NONE or NOT_A_LEVEL.match(words):
        return False
    return where.named(words).resolved if not at.known else bool(at.rest)


def _widened(text: str, low: int, at: int, own: tuple[str, ...]) -> int:
    """The start with the higher place before it: 江岭省|澄州市…, 省|澄州中学."""
    for stem in own:
        if text.endswith(stem, low, at):
            return at - len(stem)
    before = text[at - 1 : at] if at > low else ""
    if before == "·":  # 云路·澄州职业教育集团
        return low
    if before == "省" and (at - 1 == low or STARTER.search(text, max(low, at - 5), at - 1)):
        return at - 1
    return at


def _last_of_list(text: str, start: int, end: int) -> int:
    """Start of the last of several names joined by 和 or 及."""
    names = split_names(text, start, end).names
    return names[-1].start if len(names) > 1 and names[-1].end == end else start


def _names_one(text: str, found: Candidate, where: Placement) -> bool:
    """Whether the words name one body and no sort of bodies."""
    if not _is_possible(text, found, where):
        return False
    words = text[found.start : found.end]
    rest = _bare(words, _own_stems(where)) if found.has_place else words
    if any(verb in words for verb in FOUND):
        return False
    if words.endswith("管委会"):
        return bool(ZONE.search(words.removesuffix("管委会"))) and len(words) > 6 and not is_clause(words)
    standing = words.removesuffix("办公室").endswith(STANDING)
    founded = text.endswith((*FOUND, *words_of(WORDS, "role")), 0, found.start)
    listed = words.startswith((*_near_stems(where), *_all_stems(), "省", "市", "县", "区"))
    if is_clause(rest if listed else words) and not (standing and (found.has_place or founded)):
        return False
    return found.has_place or _known_by_frame(text, found)


def _is_possible(text: str, found: Candidate, where: Placement) -> bool:
    """Whether the words have the form of one body's name."""
    words = QUOTED.sub("", text[found.start : found.end])
    if not 4 <= len(words) <= 36 or is_collective(words) or NO_NAME.search(words) or JOINTS.search(words):
        return False
    if LISTED_THINGS.search(words) or (words.endswith(SCHOOL) and re.search(r"[和与及]", words)):
        return False
    rest = _bare(words, _own_stems(where)) if found.has_place else words
    return not is_sort(words, rest) and text[found.start - 1 : found.start] not in ("）", "各")


# numbered and branch schools, which have their number for a name: 第二高中, 城南幼儿园东园分园
NUMBERED_SCHOOL = re.compile(r"第[一二三四五六七八九十]+(?:高中|初中|中学|小学|幼儿园|实验|职业|高级)")
# universities and memorials, which have a name of their own nearly always
COLLEGE = ("大学", "职业技术学院", "职业学院", "师范学院", "高等专科学校", "纪念馆")
# two or three signs and a sort of school between breaks: 洋河中学, 东岭小学
SHORT_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,3}(?:中学|小学)")


def _known_by_frame(text: str, found: Candidate) -> bool:
    """Whether a name without a place is one body by its number, its neighbours or the words around it."""
    words, length = text[found.start : found.end], found.end - found.start
    if NUMBERED_SCHOOL.match(words) or words.endswith(("分校", "分园", "校区")):
        return True
    if words.endswith(SCHOOL):
        return _known_school(text, found)
    if words.endswith(COLLEGE):
        return 2 <= length - max(len(word) for word in COLLEGE if words.endswith(word)) <= 10
    quoted = text[found.start - 1 : found.start] == "“"
    founded = text.endswith(FOUND, 0, found.start - quoted)
    works = ACTS.match(text, found.end) is not None and text.endswith(words_of(WORDS, "role"), 0, found.start)
    whole = quoted and text[found.end : found.end + 1] == "”"
    if words.endswith(("联合体", "共同体")):  # a form of working together, which a body of its own has for a name
        return whole and length >= 8
    if words.removesuffix("办公室").endswith((*STANDING, *UNION)):
        named = founded or works or whole or (length >= 8 and text.startswith("制度", found.end))
        return named and length >= 6
    closed = text[found.end : found.end + 1] in tuple("，。；、”,")
    least = 6 if words.endswith("集团") or works else 8
    return length >= least and (works or whole or (founded and closed))


def _known_school(text: str, found: Candidate) -> bool:
    """Whether a school without a place stands in a list of schools, or has a short name of its own."""
    words = text[found.start : found.end]
    if len(words) > 16 or VERB_HEAD.match(words) or words.endswith("高中"):
        return False
    if SHORT_SCHOOL.fullmatch(words) and BREAK.match(text[found.start - 1 : found.start]):
        return True
    beside = text[found.start - 1 : found.start] == "、" or text[found.end : found.end + 1] == "、"
    return beside and _school_beside(text, found)


# what a body that exists does: 发挥…协会作用, 依托…联盟平台, 完善…联席会议制度
ACTS = re.compile(r"[^，。；、的]{0,8}(?:作用|功能|职能)|平台|制度")


def _school_beside(text: str, found: Candidate) -> bool:
    """Whether the item before or behind is the name of a school or of an institution as well."""
    before = re.search(r"([^、，。；\n]{2,20})、$", text[max(0, found.start - 21) : found.start])
    after = re.match(r"、([^、，。；\n]{2,20})", text[found.end : found.end + 21])
    return any(m and ENDING.search(m[1]) for m in (before, after))


def _bare(words: str, own: tuple[str, ...]) -> str:
    """The name without the place at its head."""
    for stem in (*own, *_all_stems()):
        if words.startswith(stem):
            return words[len(stem) :].removeprefix("市") if len(words) > len(stem) else words
    return placed(words, NO_PLACE).rest or words


@lru_cache(maxsize=256)
def _own_stems(where: Placement) -> tuple[str, ...]:
    """Words that a name of the document's own place can begin with: 澄州市, 澄州, 江岭省, 江岭."""
    names = {name for name in (where.jurisdiction, where.province) if name}
    stems = {*names, *map(short_place, names), *(name[:-1] for name in names if len(name) > 2 and name[-1] in "县区旗")}
    return tuple(sorted((stem for stem in stems if len(stem) > 1 and stem != "全国"), key=lambda s: (-len(s), s)))


@lru_cache(maxsize=256)
def _near_stems(where: Placement) -> tuple[str, ...]:
    """The same, and the cities of the document's province with and without 市."""
    cities = [city for city, province in gazetteer().province_of.items() if province == where.province]
    stems = {*_own_stems(where), *cities, *map(short_place, cities)}
    return tuple(sorted((stem for stem in stems if len(stem) > 1), key=lambda s: (-len(s), s)))


@lru_cache(maxsize=256)
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(stems))


REGIONS = ("华东", "华中", "华南", "华北", "东北", "西北", "西南", "中国", "国家", "全国", "国网")


@lru_cache(maxsize=1)
def _all_stems() -> tuple[str, ...]:
    """Places with and without 市 and 省, as institutions carry them."""
    places = gazetteer()
    names = (*places.province_of, *places.provinces)
    found = {stem for stem in (*map(short_place, names), *names, *REGIONS) if len(stem) > 1}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
