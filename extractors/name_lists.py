"""Lists of organisations taken apart: separators, conjunctions, level words and shared tails carried over, 等.

市市场监管局，税务局，东塘区 names three bodies; 云岭示范区、西江新区管委会 two; 政务服务和公共资源交易中心 one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.organisation_forms import (
    ENDING,
    NO_PLACE,
    REGION,
    is_bureau,
    is_listed,
    level_word,
    looks_like_name,
)
from kg.organisation_kinds import REGION_CLASS, is_collective
from kg.organisation_lexicon import gazetteer, lexicon
from kg.organisation_places import GENERIC_ZONE, ZONE, placed, short_place


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list.

    `start`–`end` is its place in the text, `written` its words there, `full` the words with what the list carries over
    (市 in 市公安局、财政局), `joined` whether 、 or a conjunction and no comma ties it to the name before.
    """

    start: int
    end: int
    written: str
    full: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    """Names of a list in order, and the pieces that are no names."""

    names: tuple[Name, ...]
    rejected: tuple[Name, ...]


SEPARATORS = "、，；,;/\n "
OPENING, CLOSING = "（〔〈[【{(", "）〕〉]】})"
# 等 behind the last name: 市财政局等部门, 市住建局等市直有关单位 (not 高等学校, 同等)
AND_OTHERS = re.compile(r"(?<![高平中初同优均对])等(?!级|教育|学校|院校|次|待|候|额)")
# plain words for “departments” that name nothing: 等部门, 等单位
PLAIN_CLASS = re.compile(
    r"^(?:[多各]?(?:个)?(?:职能|主管)?(?:部门|单位|机构|地区|方面|县区|区县|市县|城市|地|高校|院校|学校|企业)(?:和?单位|和?组织)?)?$"
)
# a class of regions in several words: 各市、县（区）政府, 各县（市）、区, 市（州）、县（市、区）人民政府
CLASS_WORD = re.compile(r" ?(?:[^、，；]*[、，；])?各?(?:设区)?[省市县区旗州盟镇乡](?:[（〔〈][^）〕〉]*[）〕〉])?")
# …、县（市、区）人民政府, …、区 behind the first word of such a class
CLASS_GOES_ON = re.compile(
    r"[县区旗市镇乡](?:[（〔〈][^）〕〉]*[）〕〉])?(?=[、人政党委教管各发财自]|区|$|[，；。）]|(?:[两三]级)?[\u4e00-\u9fff]{2,8}部门)"
)
PLAIN_WORDS = frozenset({"部门", "单位", "机构", "地区", "方面"})
# 市总工会和团市委
CONJUNCTION = re.compile(r"以及|及其|及|和|与|或")
# shared tails and what may take them
GOVERNMENT_TAIL = re.compile(r"(?:人民政府|政府|党委、政府)$")
# 西江新区管委会, 西江新区管理委员会
COMMITTEE_TAIL = re.compile(r"管(?:理)?委(?:员)?会$")
BARE_TAIL = "部门"
# short names of departments that no list holds: 审批局, 云湖管理局 (not 供电局, 银保监局, which no city owns)
BARE_DEPARTMENT = re.compile(
    r"^(?!.*(?:供电|电网|银保监|证监|海关|铁路|民航|海事|烟草|分局|总局|国家|省|市|县|区))[\u4e00-\u9fff]{2,7}局$"
)
# 教育、价格主管部门
DEPARTMENT_TAIL = re.compile(r"(?:主管部门|行政部门|部门)$")


def split_names(text: str, start: int, end: int) -> NameList:
    """Take a list of organisations apart.

    Args:
        text: clean text.
        start: where the list begins.
        end: where it ends; role words such as 牵头 and 负责 are not part of it.
    """
    pieces: list[Name] = []
    for low, high, joined in _pieces(text, start, end):
        pieces.extend(_and_others(text, low, high, joined=joined))
    pieces = [part for piece in pieces for part in _conjunctions(piece)]
    pieces = [p for p in _with_levels(_with_tails(_as_one(pieces))) if p.written and p.full not in PLAIN_WORDS]
    names = tuple(p for p in pieces if looks_like_name(p.full))
    return NameList(names, tuple(p for p in pieces if not looks_like_name(p.full)))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Ranges between the separators that stand outside brackets, each with whether 、 stands before it."""
    depth, at, joined = 0, start, False
    for i in range(start, end + 1):
        char = text[i] if i < end else "，"
        depth += (char in OPENING + "“") - (char in CLOSING + "”" and depth > 0)
        if i < end and char == "、" and CLASS_WORD.fullmatch(text, at, i) and CLASS_GOES_ON.match(text, i + 1, end):
            continue
        if (char in SEPARATORS and depth == 0) or i == end:
            low, high = _trimmed(text, at, i)
            if low < high:
                yield low, high, joined
            joined, at = char == "、", i + 1


def _trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " \n。；，、：":
        low += 1
    while low < high and text[high - 1] in " \n。；，、：":
        high -= 1
    return low, high


def _and_others(text: str, low: int, high: int, *, joined: bool) -> Iterator[Name]:
    """The name before 等 and the class behind it, where the class is more than 部门."""
    words = text[low:high]
    match = AND_OTHERS.search(words)
    if match is None:
        yield Name(low, high, words, words, joined)
        return
    if match.start() > 0:
        yield Name(low, low + match.start(), words[: match.start()], words[: match.start()], joined)
    behind = re.sub(r"^\d+[个家]", "", words[match.end() :])
    parts = CONJUNCTION.split(behind, maxsplit=1)
    if PLAIN_CLASS.match(parts[0]):  # 等单位及各地区: what follows 等单位 still counts
        if parts[0].endswith("部门"):
            yield Name(high, high, "", BARE_TAIL, joined=True)
        behind = parts[1] if len(parts) > 1 else ""
    if behind:
        at = high - len(behind)
        yield Name(at, high, behind, behind, joined=True)


def _conjunctions(piece: Name) -> Iterator[Name]:
    """Parts of a piece where a conjunction joins two organisations and is not part of a name."""
    words = piece.written
    if not (is_listed(words) and not _two_listed(words)):
        for match in CONJUNCTION.finditer(words):
            left, right = words[: match.start()], words[match.end() :]
            if _balanced(left) and (_fields(left, right) or (_ends_a_name(left) and _starts_a_name(right, left))):
                yield Name(piece.start, piece.start + len(left), left, left, piece.joined)
                at = piece.start + match.end()
                yield from _conjunctions(Name(at, piece.end, right, right, joined=True))
                return
    yield piece


def _two_listed(words: str) -> bool:
    """Whether a conjunction in a listed name could still part two listed names (市工会和团市委)."""
    return any(
        is_listed(words[: m.start()]) and is_listed(words[m.end() :]) and ENDING.search(words[: m.start()])
        for m in CONJUNCTION.finditer(words)
    )


def _as_one(pieces: list[Name]) -> list[Name]:
    """Party committee and government of one place as one: 各县（市、区）党委和政府."""
    out: list[Name] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before and piece.joined and piece.written in ("政府", "人民政府") and before.written.endswith("委"):
            words = before.written + "、" + piece.written
            out[-1] = Name(before.start, piece.end, words, words, before.joined)
        else:
            out.append(piece)
    return out


def _balanced(words: str) -> bool:
    return sum(words.count(c) for c in OPENING) == sum(words.count(c) for c in CLOSING)


def _fields(left: str, right: str) -> bool:
    """Whether two fields of work share 部门: 教育与人力社保部门."""
    return left in lexicon().bureaus and right.endswith("部门") and right[:-2] in lexicon().bureaus


def _ends_a_name(left: str) -> bool:
    bare = re.sub(r"(?<=.)[（〔〈][^（）〔〕〈〉]*[）〕〉]$", "", left)
    region = (
        REGION.match(bare)
        or ZONE.search(bare)
        or (REGION_CLASS.search(left) and left.endswith(tuple("市县区旗）〕〉")))
    )
    return len(bare) > 1 and bool(ENDING.search(bare) or is_listed(bare) or region or is_collective(left))


def _starts_a_name(right: str, left: str) -> bool:
    if looks_like_name(right) and not right.startswith(("管理", "服务", "发展")):
        return True
    word = level_word(left)
    return bool(word) and looks_like_name(word + right) and is_bureau(right)


def _with_tails(pieces: list[Name]) -> list[Name]:
    """Give back a shared tail: 东塘区、禾山县人民政府; 示范区、新区管委会; 教育、财政部门."""
    out = list(pieces)
    tail = ""
    for i in range(len(out) - 1, -1, -1):
        piece = out[i]
        own = _tail_of(piece.full)
        if own:
            tail = own
        elif tail and _takes(piece.full, tail):
            out[i] = replace(piece, full=piece.full + tail)
        elif not _passes(piece.full, tail):
            tail = ""
        if not piece.joined:
            tail = ""
    return out


def _tail_of(words: str) -> str:
    for pattern in (GOVERNMENT_TAIL, COMMITTEE_TAIL):
        match = pattern.search(words)
        if match and (match.start() > 1):
            return match[0]
    match = DEPARTMENT_TAIL.search(words)
    if match and (match.start() == 0 or words[: match.start()] in (*lexicon().bureaus, "有关", "相关", "多")):
        return BARE_TAIL if words[: match.start()] in ("有关", "相关", "多") else match[0]
    head = placed(words, NO_PLACE).rest
    if head.endswith(("局", "厅")) and head[:-1] in lexicon().bureaus:
        return head[-1]
    return ""


def _takes(words: str, tail: str) -> bool:
    """Whether the words are a name that lacks just this tail."""
    if GOVERNMENT_TAIL.match(tail):
        return bool(
            (REGION.match(words) or (REGION_CLASS.search(words) and words[-1] in "市县区旗）〕〉"))
            and not is_zone(words)
        )
    if COMMITTEE_TAIL.match(tail):
        return is_zone(words) or (bool(REGION_CLASS.search(words)) and words.endswith("区"))
    rest = placed(words, NO_PLACE).rest or words
    return rest in lexicon().bureaus or words in lexicon().bureaus


def _passes(words: str, tail: str) -> bool:
    """Whether a tail goes on to the names before this one."""
    if GOVERNMENT_TAIL.match(tail or "x"):
        return is_zone(words)
    return tail == BARE_TAIL and looks_like_name(words)


def is_zone(words: str) -> bool:
    """Whether the words name a development zone and no county: 高新区, 西江新区, 自贸试验区澄州片区."""
    return bool(GENERIC_ZONE.match(words) or ZONE.search(words))


def _with_levels(pieces: list[Name]) -> list[Name]:
    """Carry level words over to bare departments: 市林业局，气象局; 各园区管委会、县（市）政府."""
    out: list[Name] = []
    word, each = "", False
    for piece in pieces:
        own = level_word(piece.full) or _spelled_place(piece.full)
        full = piece.full
        if own:
            word = own
        elif each and piece.joined and _lacks_each(full):
            full = "各" + full
        elif word and _lacks_level(full):
            full = _head(word, full) + full
        each = full.startswith("各")
        out.append(replace(piece, full=full))
    return out


def _spelled_place(words: str) -> str:
    """Place written out before a department, which a bare department behind shares: 澄州市 in 澄州市教育局、社保中心."""
    at = placed(words, NO_PLACE)
    bare = at.known and at.place and at.rest and (is_bureau(at.rest) or at.rest in lexicon().bodies)
    return words[: len(words) - len(at.rest)] if bare else ""


def _lacks_each(words: str) -> bool:
    return (
        words.endswith(("政府", "单位", "部门", "管委会", "机构"))
        and not words.startswith("各")
        and not level_word(words)
        and not (words.endswith("管委会") and REGION_CLASS.search(words))  # 开发（度假）区管委会 is all of them
        and (is_collective(words) or bool(re.match(r"^[\u4e00-\u9fff]{2,6}(?:单位|部门|机构)$", words)))
    )


def _lacks_level(words: str) -> bool:
    """Whether the words are a local department whose level stands at an earlier name."""
    if words in lexicon().national or placed(words, NO_PLACE).place or is_collective(words):
        return False
    if (is_bureau(words) and not words.endswith("部门")) or words in lexicon().bodies or words in lexicon().party:
        return True
    return bool(BARE_DEPARTMENT.match(words)) and not words.startswith(_city_stems())


@lru_cache(maxsize=1)
def _city_stems() -> tuple[str, ...]:
    """Names of prefectures and provinces without 市 and 省: branches such as 澄州银保监分局 begin with them."""
    places = gazetteer()
    return tuple(sorted({short_place(p) for p in (*places.province_of, *places.provinces)}))


def _head(word: str, words: str) -> str:
    """市 or 市委 before a bare name: party organs keep 委 where the name before has it."""
    plain = re.sub(r"党?委$", "", word)
    if words in lexicon().party and words not in lexicon().bodies:
        return word if word != plain else plain + "委"
    return plain
