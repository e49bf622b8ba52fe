"""Responsibilities that a sentence states: 由X牵头, X、Y配合, 会同X, 督促X做…, 发挥X作用, X要….

Each rule asks for a list of certain names and nothing else between its words; what does not parse is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.due import dues_in
from extractors.mark_words import role_of
from extractors.name_lists import Name, split_names
from extractors.organisation_forms import (
    ENDING,
    GENERIC,
    NO_PLACE,
    PROPER,
    REGION,
    is_certain,
    level_word,
    looks_like_name,
)
from extractors.reading import Part, Reading
from extractors.responsibility_facts import Placement, Statement, placement
from kg.facts import Basis, Role
from kg.organisation_kinds import is_collective
from kg.organisation_places import placed

# by whom: 由市教育局牵头…, 由财政、教育部门另行明确, 由省审改办组织…
BY = re.compile(r"由(?=[^，。；\n]{2,80})")
# what follows the names: 由市教育局|牵头, 由财政、教育部门|另行明确
BY_VERB = re.compile(
    r"(?P<role>牵头|负责|统筹|会同)|(?:具体|另行|统一|组织|修订|制定|制订|确定|承担|审批|核准|审核|按(?:照)?|根据|予以|进行|对|报|明确|发布|公布|出具|提出|给予|定期|分别|共同)"
)
# 市教育局牵头， / 省信息中心配合， / 建立健全教育部门牵头，财政等部门分工负责的机制: at the head of a clause
CLAUSE = re.compile(
    r"(?:(?<=[，。；\n])|^)(?:建立健全|建立|完善|健全|形成|构建|加强|强化)?(?P<names>[^，。；\n（）“”《》]{2,90}?)"
    r"(?P<verb>牵头(?:抓总|负责|组织)?|统一负责|分工负责|具体负责|(?:共同|积极|密切|协同)?(?:配合|参与|协作|协助|联动)|并联)"
    r"(?=[，、的]|[^\u4e00-\u9fff]|推进|制定|开展|建立|组织|成立|机制|审批)"
)
# approval by departments: 报教育、民政部门核准, 经财政部门审核同意
APPROVAL = re.compile(
    r"(?<!已)(?:报|经)(?:请|经)?(?P<names>[^，。；\n]{2,40}?部门)(?P<verb>核准|批准|审批|审定|审核同意)"
)
# 市财政局会同有关部门…, 省档案局应会同各设区市编写…
TOGETHER = re.compile(r"(?P<first>[^，。；\n（）“”《》]{2,60}?)(?:要|应|应当|负责)?会同(?P<others>[^，。；\n]{2,60})")
# 督促X加快…, 指导X开展…, 支持X建立…
DIRECT = re.compile(
    r"(?:(?:指导|督促|督导|推动|支持|授权|鼓励|协调)(?:并)?(?:指导|督促|支持|推动)?)(?=[\u4e00-\u9fff“])"
)
# with whom: 与市林业局举办…, 联合江岭体育学院举办…
WITH = re.compile(r"(?<![参给赋授付直])(?:与|(?<!残疾人)(?<!妇女)(?<!工商业)(?<!界)联合|会同)(?=[\u4e00-\u9fff])")
# what is done together: 与市林业局|举办…
WITH_VERB = re.compile(
    r"(?:共同|联合|合作|共建|开展|建立|办好|举办|签订|签署|联动|协同|协作|对接|加强|编制|制定|推进|组织|做好|研究|实施|打造|，开展)"
)
# 充分发挥X作用, 发挥X资源优势, 依托X开展…
USE = re.compile(
    r"(?:充分|更好|切实)?发挥(?P<names>[^，。；\n]{2,60}?)的?(?:(?:资源|专业|平台|人才|职能|桥梁纽带|牵头|统筹|主导|引领|示范|协调)*(?:优势|作用))"
)
# whose duty: 教育部门要定期…, 各县（市）、区政府应…
DUTY = re.compile(
    r"(?:(?<=[。；，\n])|^)(?P<names>[^，。；\n“”《》]{2,90}?)(?:每年|负责)?(?:要|应当|应|须|必须)(?!求)(?P<task>[^。；\n]{4,})"
)
# verbs that an addressed organisation does; the first of them ends its name
DOES = re.compile(
    r"(?:开展|建立|申报|启动|加快|办好|落实|做好|建设|规范|清理|加强|通过|对口|继续|稳定|整体|更好|举办|发展|创建|完善|制定|抓紧|试点|探索|受理|将|按照|按|在|对|以"
    r"|从|先行|积极|深化|推进|实施|打造|提升|健全|组织|参与|设立|整合|建成|出台|优化|改善|充分|争创|强化|推动|承担|建好|用好|全面|严格|依法|率先|开设|成立|引进|联合"
    r"|牵头|围绕|扩大|大力|\d{4}年)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Names found by a rule in one role, the words that state it, and the task's range."""

    names: tuple[Name, ...]
    role: Role
    shown: tuple[int, int]
    task: tuple[int, int]
    rule: str


def find_statements(reading: Reading, part: Part, taken: tuple[tuple[int, int], ...]) -> Iterator[Statement]:
    """Statements of a document's sentences.

    Args:
        reading: the source.
        part: the document.
        taken: ranges of the clean text that marks and lists have used up.
    """
    text, where = reading.clean.text, placement(part)
    used = sorted(taken)
    at = 0
    for start, end in reading.sentences(part.body, part.end):
        while at < len(used) and used[at][1] <= start:
            at += 1
        inside = [span for span in used[at : at + 4] if span[0] < end and span[1] > start]
        yield from _statements(text, (start, end), inside, where)


def _statements(text: str, span: tuple[int, int], used: list[tuple[int, int]], where: Placement) -> Iterator[Statement]:
    seen: set[tuple[int, Role]] = set()
    for rule in (_by, _approval, _clauses, _together, _directed, _with, _use, _duty):
        for found in rule(text, *span):
            if any(low < found.shown[1] and found.shown[0] < high for low, high in used):
                continue
            for name in found.names:
                if (name.start, found.role) not in seen and not any(start == name.start for start, _ in seen):
                    seen.add((name.start, found.role))
                    yield _statement(text, span, found, name, where)


def _statement(text: str, span: tuple[int, int], found: Found, name: Name, where: Placement) -> Statement:
    words = text[found.task[0] : found.task[1]].strip("，。；、 \n")
    due = next((x.due for x in dues_in(text[span[0] : span[1]], issued_year=where.issued_year)), None)
    if due is not None and not re.search(r"前|底|内", due.text):
        due = None
    shown = (found.shown[0], min(found.shown[1], found.shown[0] + 80))
    shown = (shown[0], max(shown[1], name.end))
    return Statement(name, found.role, Basis.SENTENCE, words[:60], span[0], span[1], shown, due, found.rule)


def _certain(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Names of a range that holds nothing else, each beyond doubt; words for anybody (高校, 企业) are left out.

    What stands behind 等 is a class of the names before it and need not be a name.
    """
    found = split_names(text, start, end)
    if any(text[name.start - 1] != "等" for name in found.rejected):
        return ()
    names = tuple(name for name in found.names if not GENERIC.match(name.full))
    return names if all(_specific(name.full) for name in names) else ()


def _specific(words: str) -> bool:
    if is_certain(words):
        return True
    if REGION.match(words):
        return 2 < len(words) <= 5 and bool(placed(words, NO_PLACE).place)
    return len(words) >= 4 and bool(PROPER.match(words)) and looks_like_name(words)


def _prefix(
    text: str, start: int, end: int, verb: re.Pattern[str], *, classes: bool = False
) -> tuple[tuple[Name, ...], int]:
    """Names at the head of a range up to a verb: the first verb before which everything parses."""
    for match in verb.finditer(text, start, end):
        if match.start() - start < 2:
            continue
        names = _certain(text, start, match.start())
        if (
            classes
            and not names
            and re.fullmatch(r"(?:各)?(?:有关|相关)(?:部门|单位|方面)", text[start : match.start()])
        ):
            names = split_names(text, start, match.start()).names
        if names and text[match.start() - 1] not in "、和与及的":
            return names, match.start()
        if match.start() - start > 90:
            break
    return (), start


def _clause_end(text: str, start: int, end: int) -> int:
    stops = [i for i in (text.find(sign, start, end) for sign in "。；\n") if i >= 0]
    return min(stops, default=end)


def _by(text: str, start: int, end: int) -> Iterator[Found]:
    for match in BY.finditer(text, start, end):
        stop = _clause_end(text, match.end(), end)
        names, at = _prefix(text, match.end(), stop, BY_VERB)
        if names:
            verb = BY_VERB.match(text, at)
            lead = verb is not None and verb["role"] in ("牵头", "会同")
            role = Role.LEAD if lead else Role.RESPONSIBLE
            shown = (match.start(), min(stop, at + 24))
            yield Found(names, role, shown, (_behind_roles(text, at, stop), stop), "sentence-by")


# the role words before a task: 牵头，市财政局配合，…
ROLES_FIRST = re.compile(r"(?:牵头|负责)[，、](?:[^，。；]{2,60}?(?:配合|参与|协助|协同|分工负责)[，、])*")


def _behind_roles(text: str, start: int, end: int) -> int:
    match = ROLES_FIRST.match(text, start, end)
    return match.end() if match else start


def _approval(text: str, start: int, end: int) -> Iterator[Found]:
    for match in APPROVAL.finditer(text, start, end):
        names = _certain(text, match.start("names"), match.end("names"))
        if names:
            task = (match.start("verb"), _clause_end(text, match.end(), end))
            yield Found(names, Role.RESPONSIBLE, (match.start(), match.end()), task, "sentence-approval")


def _clauses(text: str, start: int, end: int) -> Iterator[Found]:
    for match in CLAUSE.finditer(text, start, end):
        low = match.start("names")
        if text[low] == "由":
            low += 1
        names = _certain(text, low, match.end("names"))
        if names:
            role = _clause_role(re.sub(r"^(?:共同|积极|密切|协同)", "", match["verb"]))
            task = (match.end(), _clause_end(text, match.end(), end))
            yield Found(names, role, (match.start(), match.end()), task, "sentence-clause")


def _clause_role(verb: str) -> Role:
    if verb.startswith(("牵头", "统一负责")):
        return Role.LEAD
    return Role.RESPONSIBLE if verb in ("联动", "并联") else role_of(verb)


def _together(text: str, start: int, end: int) -> Iterator[Found]:
    for match in TOGETHER.finditer(text, start, end):
        first = _certain(text, match.start("first"), match.end("first"))
        if not first:
            continue
        others, at = _prefix(text, match.start("others"), match.end("others"), DOES_OR_MAKES, classes=True)
        if not others:
            continue
        task = (at, _clause_end(text, at, end))
        shown = (match.start(), min(task[1], at + 24))
        yield Found(first, Role.LEAD, shown, task, "sentence-together")
        yield Found(others, Role.SUPPORT, shown, task, "sentence-together")


# 会同有关部门|编制目录
DOES_OR_MAKES = re.compile(DOES.pattern + r"|编制|研究|起草|联合|共同|指导|负责|，")


def _directed(text: str, start: int, end: int) -> Iterator[Found]:
    for match in DIRECT.finditer(text, start, end):
        stop = min((i for i in (text.find(s, match.end(), end) for s in "，。；\n") if i >= 0), default=end)
        names, at = _prefix(text, match.end(), stop, DOES)
        if names and (match[0] not in ("协调", "鼓励") or not any(is_collective(n.full) for n in names)):
            shown = (match.start(), min(stop, at + 24))
            yield Found(names, Role.DIRECTED, shown, (at, _clause_end(text, at, end)), "sentence-directed")


def _with(text: str, start: int, end: int) -> Iterator[Found]:
    for match in WITH.finditer(text, start, end):
        stop = _clause_end(text, match.end(), end)
        names, at = _prefix(text, match.end(), stop, WITH_VERB)
        if names and ENDING.search(names[0].full) and all(_answerable(name.full) for name in names):
            yield Found(names, Role.SUPPORT, (match.start(), min(stop, at + 24)), (at, stop), "sentence-with")


def _use(text: str, start: int, end: int) -> Iterator[Found]:
    for match in USE.finditer(text, start, end):
        names = _certain(text, match.start("names"), match.end("names"))
        if names and all(_answerable(name.full) for name in names):
            task = (match.end(), _clause_end(text, match.end(), end))
            yield Found(names, Role.RESPONSIBLE, (match.start(), match.end()), task, "sentence-use")


def _duty(text: str, start: int, end: int) -> Iterator[Found]:
    for match in DUTY.finditer(text, start, end):
        names = _certain(text, match.start("names"), match.end("names"))
        if names and all(_answerable(name.full) for name in names):
            task = (match.start("task"), match.end("task"))
            shown = (match.start(), min(match.end(), match.start("task") + 24))
            role = Role.LEAD if LEADING.search(match["task"][:50]) else Role.RESPONSIBLE
            yield Found(names, role, shown, task, "sentence-duty")


# 发挥牵头抓总作用
LEADING = re.compile(r"牵头(?:抓总|组织|协调)*作用")


def _answerable(words: str) -> bool:
    """Whether a demand on these names a body: 各地要… and 各级各类学校要… address everybody."""
    return (
        not is_collective(words)
        or words.endswith(("政府", "主管部门", "行政部门", "管委会"))
        or bool(level_word(words))
    )
