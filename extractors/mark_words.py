"""The words of responsibility marks: labels with a colon, role verbs behind names, labels of time limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.facts import Role


class Section(StrEnum):
    """What a labelled part of a mark holds."""

    NAMES = "names"
    DUE = "due"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Label:
    """One label in a text: where it stands, what follows it, and the role of the names behind it."""

    start: int
    end: int
    holds: Section
    role: Role


_ROLE_WORDS = (
    ("牵头|主办|总牵头|主牵头|第一责任|主责|主体责任", Role.LEAD),
    ("配合|参与|参加|协同|协办|协助|协作|支持|会办|会同|联合|指导|督导|监督|督办", Role.SUPPORT),
    ("责任|负责|落实|实施|承办|主管|完成|组织实施|组织|执行|承担|办理|推进", Role.RESPONSIBLE),
)
_ANY_ROLE = "|".join(words for words, _ in _ROLE_WORDS)
# 牵头单位：  责任部门：  指标牵头单位：  牵头责任单位（部门）：  市级责任单位：
_UNIT = r"(?:单位|部门|处室|科室|机构|地区|主体|县区|区县|方)(?:（(?:部门|单位|处室)）)?"
_LABEL = re.compile(
    rf"(?:(?:指标|项目|任务|工作|市级|省级|县级|市直|省直|主要)?(?P<role>{_ANY_ROLE})(?:及?(?:责任|实施|配合|负责|参与|牵头|落实))?{_UNIT}"
    r"|(?<=[（〔\[【〈；，])(?P<short>牵头|主办|责任|负责|配合|协办|参与)"
    r"|(?P<due>(?:完成|整改|办结|推进|工作|落实|实施|办理)?(?:时限|期限)(?:要求)?|(?:完成|实施)时间|时间要求|时间节点|完成日期|进度安排|时间进度)"
    r"|(?P<skip>(?:牵头|责任|分管|包抓|联系|挂点|市级|配合)(?:领导|人|人员)|联系人|联系电话|工作目标|阶段目标|目标任务|备注|成果形式))"
    r" ?： ?"
)
# a label that opens a bracket and has no colon: （责任单位 市教育局）
_OPENING = re.compile(rf"(?<=[（〔\[【〈])(?P<role>{_ANY_ROLE})(?:责任)?{_UNIT} ?(?=[省市县区各国自团])")
# the same without a colon for the time limit: 完成时限2025年底
_DUE_BARE = re.compile(r"(?:完成|整改|办结)(?:时限|时间|期限)(?:：|为|是)?(?=20\d\d|[1-9]|长期|持续|年底)")
# role words behind the names: 市教育局牵头，… 配合；… 按职责分工负责；… 分别牵头；… 负责落实
VERB = re.compile(
    r"(?:(?:按照|按|依据|依|根据)(?:各自)?(?:部门|工作)?(?:职责|职能|责任)(?:和)?(?:职责|任务)?(?:分工)?(?:(?:分别|共同|各自|做好|抓好"
    r"|具体)*)|分别|共同|各自|具体|联合|统筹|分工)*"
    r"(?P<verb>牵头(?:负责|落实|实施|组织实施|推进|组织|抓总|办理)?|(?:分工|具体|共同)?负责(?:牵头|落实|指导|实施|推进|组织实施|组织|配合|办理)?"
    r"|配合(?:做好|实施|落实|推进)?|参与|参加|协助|协同|协办|支持|(?:组织|具体|抓好|推进)?落实|(?:组织|具体|分工|推进)?实施|承办|主办|办理)"
    r"(?=$|[，,；;、。）〕\]】〉\n]|等|（)"
)
# A会同B, A联合B, A商B before a role verb
JOINT = re.compile(r"会同|商(?=[省市国各])|(?<!残疾人)(?<!妇女)(?<!工商业)(?<!界)联合(?=[省市区县各国有相])|协同")
# rule of order: 排在第一位的为牵头单位 / 列首位者为牵头部门
FIRST_LEADS = re.compile(
    r"(?:列|排|排名|排在|列在)(?:在)?(?:第一|首位|第一位|首)(?:位)?(?:者|的)?(?:部门|单位)?(?:者|的)?为牵头(?:单位|部门)?"
)
# owners of all that follows: 以下各项责任单位均包括各县（区）政府 / 下列事项都由各乡镇落实，不再逐一列举
DEFAULT = re.compile(
    r"(?:以下|下同|下列).{0,24}(?:均|都)(?:为|由|需|应|包含|包括)|以下均|均为(?:责任|配合)单位|不再(?:一一|逐一)?(?:列出|列举|罗列)"
)


def labels(text: str, start: int, end: int) -> list[Label]:
    """Labels within the range, in order."""
    found = [_label(m) for m in _LABEL.finditer(text, start, end)]
    opening = _OPENING.match(text, start, end)
    if opening and not any(label.start == opening.start() for label in found):
        found.append(Label(opening.start(), opening.end(), Section.NAMES, role_of(opening["role"])))
    taken = [(label.start, label.end) for label in found]
    found.extend(
        Label(match.start(), match.end(), Section.DUE, Role.RESPONSIBLE)
        for match in _DUE_BARE.finditer(text, start, end)
        if not any(low <= match.start() < high for low, high in taken)
    )
    return sorted(found, key=lambda label: label.start)


def _label(match: re.Match[str]) -> Label:
    if match["due"]:
        return Label(match.start(), match.end(), Section.DUE, Role.RESPONSIBLE)
    if match["skip"]:
        return Label(match.start(), match.end(), Section.SKIP, Role.RESPONSIBLE)
    return Label(match.start(), match.end(), Section.NAMES, role_of(match["role"] or match["short"]))


def role_of(word: str) -> Role:
    """Role that a role word stands for: 牵头 lead, 配合 support, 负责 responsible."""
    if re.match(r"(?:分工|具体|共同)?负责牵头", word):
        return Role.LEAD
    if word.endswith("配合"):
        return Role.SUPPORT
    return next((role for words, role in _ROLE_WORDS if re.match(words, word)), Role.RESPONSIBLE)


# heads of table columns: 牵头单位, 责任部门, 市卫健委内牵头处室
COLUMN = re.compile(
    rf"^(?P<parent>.*?)(?:内)?(?P<role>{_ANY_ROLE})(?:及?(?:责任|实施|配合|落实|参与))?(?P<unit>单位|部门|处室|科室|机构|县区|区县|主体)$"
)
# 完成时限, 时间节点, 进度安排
DUE_COLUMN = re.compile(r"^(?:完成|整改|办结)?(?:时限|期限|时间)(?:要求|节点)?$|^(?:时间|进度)(?:安排|要求|节点)$")
# 重点任务, 主要内容, 工作事项
TASK_COLUMN = re.compile(r"任务|内容|事项|措施|项目|举措|工作|指标|名称|目标")
