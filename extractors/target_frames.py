"""Numbers of a sentence in their frames: those of one list together, with the words of their clause on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.quantities import Amount
from extractors.target_indicators import is_measure
from extractors.target_words import WordKind, ends_with

# between the numbers of one list: 96%和91.5%, 37万吨、28亿元, 70%30%
LIST_GAP = re.compile(r"(?:、|和|及|与|以及|，)?")
# the noun that 等 gives to all members of a list: 渔业23条、林业7条等重点产业链的货源
SUCH = re.compile(r"等(?![级次额高于效值候待离])([\u4e00-\u9fff]{2,6}?)(?:的|、|$)")
LIST_SIGNS = ("、", "和", "及", "以及", "与", "+", "")
# the noun that follows what qualifies it: 、具有辐射作用的实训基地
QUALIFIED = re.compile(r"(?:的|、[^，。；]*的)([^的，。；]{2,})")
# a bracket that a number is followed by: 120个（含接转项目）
BRACKET = re.compile(r"^(?:（[^（）]*）|【[^】]*】)")


@dataclass(frozen=True, slots=True)
class Frame:
    """Numbers of one list with the words to their left and right in their clause.

    `start`–`end` is what they take up of the sentence, `earlier` the clause before.
    """

    amounts: tuple[Amount, ...]
    left: str
    right: str
    start: int
    end: int
    earlier: str = ""


def frames_of(shadow: str, text: str, amounts: list[Amount]) -> list[Frame]:
    """Amounts grouped into lists, each with its words to the left and right.

    Args:
        shadow: the sentence with masked brackets, in which clauses end at signs.
        text: the sentence.
        amounts: its quantities that count.
    """
    groups: list[list[Amount]] = []
    for amount in amounts:
        if groups and _one_list(text, groups[-1][-1], amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    frames = []
    for i, group in enumerate(groups):
        first, last = group[0], group[-1]
        start = _clause_start(shadow, first.start)
        if i and (stop := groups[i - 1][-1].end) > start:
            start = stop
        left = text[start : first.start]
        if (closed := left.rfind("）")) >= 0 and left.count("）") > left.count("（"):
            start += closed + 1
        end = _clause_end(shadow, last.end)
        if i + 1 < len(groups) and groups[i + 1][0].start < end:
            end = groups[i + 1][0].start
        right = BRACKET.sub("", text[last.end : end])
        earlier = text[_clause_start(shadow, start - 1) : start - 1] if start > 0 and text[start - 1] == "，" else ""
        frames.append(Frame(tuple(group), text[start : first.start], right, start, end, earlier))
    return _parted(frames)


def _one_list(text: str, one: Amount, other: Amount) -> bool:
    gap = text[one.end : other.start]
    alike = one.kind == other.kind or gap in ("、", "和")
    return alike and LIST_GAP.fullmatch(gap) is not None and gap != "，" and not (gap == "" and one.unit != other.unit)


def _parted(frames: list[Frame]) -> list[Frame]:
    """Frames that share the words between them: 100所A、10所B gives A to the first, 名校1所、专业4个 the second its own."""
    out = list(frames)
    for i in range(len(out) - 1):
        one, other = out[i], out[i + 1]
        between = other.left
        if one.end != other.start + len(between):
            continue
        if between[:1] in ("、", "和", "及", "，", "（", "与", "+") or between.startswith("以及"):
            out[i] = replace(one, right="", end=one.amounts[-1].end)
        elif between.endswith("的") and len(between) > 2 and one.amounts[-1].kind == other.amounts[0].kind:
            out[i + 1] = replace(other, left=one.left)  # 通达20个国家的90个城市
        elif is_measure(between) and (noun := QUALIFIED.match(other.right)):
            # 1次时间不少于25分钟的巡查: the noun behind belongs to both, the measure to the second
            out[i] = replace(one, right=noun[1])
            out[i + 1] = replace(other, left=noun[1] + between, right="")
        elif (cut := max(between.rfind(c) for c in "、和及+")) >= 0 and len(between) - cut <= 5:
            out[i] = replace(one, right=between[:cut])
            out[i + 1] = replace(other, left=between[cut:], start=other.start + cut)
        elif (verb := ends_with(between, WordKind.RELATE)) and len(between) > len(verb):
            out[i] = replace(one, right=between[: -len(verb)])  # 38名医师走进26座渔村
    return _with_noun_of_all(out)


def _with_noun_of_all(frames: list[Frame]) -> list[Frame]:
    """Members of a list with the noun that stands behind 等 for all of them: 渔业23条、林业7条等重点产业链."""
    out = list(frames)
    if len(out) < 2 or not (such := SUCH.match(out[-1].right)):
        return out
    for i in range(len(out) - 1, -1, -1):
        out[i] = replace(out[i], left=out[i].left + such[1], right="")
        if out[i].left[:1] != "、":
            break
    return out


def _clause_start(shadow: str, at: int) -> int:
    return max(shadow.rfind(c, 0, at) for c in "，。；：！？\n（）") + 1


def _clause_end(shadow: str, at: int) -> int:
    return min((p for c in "，。；：！？\n（）" if (p := shadow.find(c, at)) >= 0), default=len(shadow))
