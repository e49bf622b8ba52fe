"""With whom and through whom: 会同X, 与X开展, 发挥X作用, 依托X, 督促X做…, 移交X处理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.name_lists import Name
from extractors.organisation_forms import ENDING, GENERIC
from extractors.responsibility_addressees import answerable
from extractors.responsibility_agents import DUTY, OTHERS, passive_object
from extractors.responsibility_clauses import OPENING, SHOWN, Found, clause_end, clause_start
from extractors.responsibility_names import Head, certain, cities, head_of, of_a_place, predicate
from kg.facts import Role
from kg.organisation_kinds import is_collective

# 市财政局会同有关部门…, 省档案局应会同各设区市编写…, 由行业主管部门联合…
JOINT = re.compile(r"会同|(?<!残疾人)(?<!妇女)(?<!工商业)(?<!界)联合(?=[省市区县各国有相])")


def together(text: str, start: int, end: int) -> Iterator[Found]:
    """市财政局会同有关部门建立机制: the first leads, the others support."""
    for match in JOINT.finditer(text, start, end):
        low = clause_start(text, match.start(), start)
        label = OPENING.match(text, low, match.start())
        low = label.end() if label else low
        by = text.rfind("由", low, match.start())
        low = by + 1 if by >= 0 else low
        first = _before_duty(text, low, match.start())
        stop = clause_end(text, match.end(), end)
        partners = _partners(text, match.end(), stop)
        if partners is None:
            continue
        task, noun = (partners.at, stop), None
        if by >= low - 1 and clause_end(text, partners.at, stop, signs="，；。") - partners.at <= 8:
            noun = passive_object(text, clause_start(text, match.start(), start), by) if by >= 0 else None
        shown = (low if first else match.start(), min(stop, partners.at + SHOWN))
        if first:
            yield Found(first, Role.LEAD, shown, task, "sentence-together", noun)
        yield Found(partners.names, Role.SUPPORT, shown, task, "sentence-together", noun)


def _before_duty(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Names before 会同, without 应当 and 要 between: 省档案局|应."""
    for at in range(end, max(start, end - 8), -1):
        if at == end or DUTY.fullmatch(text, at, end) or text[at:end] in ("牵头", "及时", "定期", "每年"):
            names = certain(text, start, at)
            if names:
                return names
    return ()


def _partners(text: str, start: int, stop: int) -> Head | None:
    """Partners behind 会同: names, or a class of them: 有关部门."""
    head = head_of(text, start, stop)
    comma = clause_end(text, start, stop, signs="，。；")
    if head is not None and head.at <= comma:
        return head
    others = OTHERS.match(text, start, stop)
    if others and (others.end() == comma or predicate().match(text, others.end())):
        return Head((Name(*others.span(), others[0], others[0]),), others.end())
    names = certain(text, start, comma)
    return Head(names, comma + 1) if names and comma < stop else None


# with whom: 与市林业局举办…, 联合江岭体育学院举办…
WITH = re.compile(
    r"(?<![参给赋授付直])(?:与|同(?=[市省县])|(?<!残疾人)(?<!妇女)(?<!工商业)(?<!界)联合)(?=[\u4e00-\u9fff])"
)
# what is done together: 与市林业局|举办…, 与公安部门|业务协同
WITH_VERB = re.compile(
    r"(?=共同|联合|合作|共建|开展|建立|办好|举办|签订|签署|联动|协同|协作|对接|加强|编制|制定|推进|组织|做好|研究|实施|打造|沟通|衔接"
    r"|的?(?:业务|信息|数据|工作|政策|横向)*(?:协同|协作|共享|联动|沟通|衔接|互联)|，开展)"
)


def with_whom(text: str, start: int, end: int) -> Iterator[Found]:
    """与市林业局举办宣传周; 联合江岭师范大学开展培训."""
    for match in WITH.finditer(text, start, end):
        stop = clause_end(text, match.end(), end)
        for verb in WITH_VERB.finditer(text, match.end() + 2, min(stop, match.end() + 90)):
            names = certain(text, match.end(), verb.start())
            if not names:
                continue
            if all(_partner(name.full) for name in names):
                shown = (match.start(), min(stop, verb.start() + SHOWN))
                low = verb.start() + text.startswith("的", verb.start())
                yield Found(names, Role.SUPPORT, shown, (low, stop), "sentence-with")
            break


def _partner(words: str) -> bool:
    return bool(ENDING.search(words)) and answerable(words) and not re.search(r"^行业|有关|相关", words)


# what a body is good for: 组织协调, 桥梁纽带, 资源
_MERIT = r"(?:资源|专业|平台|人才|技术|学科|职能|桥梁|纽带|牵头|统筹|主导|引领|示范|协调|组织|指导|监督|参谋|助手|阵地|主体|带动|辐射|支撑|服务|管理|抓总|议事|和|、)*"
# 充分发挥X作用, 发挥X资源优势, 完善X联席会议制度
USE = re.compile(
    rf"发挥好?(?P<names>[^，。；\n]{{2,60}}?)(?:在[^，。；\n]{{2,24}})?的?{_MERIT}(?P<what>优势|作用|职能(?=，))"
    r"|(?:完善|健全|用好)(?P<meeting>[^，。；\n]{4,30}联席会议)(?:制度|机制)(?=，)"
)


def use(text: str, start: int, end: int) -> Iterator[Found]:
    """充分发挥市妇联作用，推进家庭教育; 发挥江岭大学资源优势，…."""
    for match in USE.finditer(text, start, end):
        low, high = match.span("names" if match["names"] else "meeting")
        names = certain(text, low, high) or named_body(text, low, high)
        if names and all(answerable(name.full) for name in names):
            role = Role.SUPPORT if match["what"] == "优势" else Role.RESPONSIBLE
            task = (match.end(), clause_end(text, match.end(), end))
            yield Found(names, role, match.span(), task, "sentence-use")


# bodies that are set up for one purpose and carry it in their name: 澄江航运协调委员会, 民办教育协会
BODY = re.compile(
    r"(?:领导小组|联席会议|委员会|联盟|协会|学会|商会|指挥部|专班|交易中心|研究院|仲裁院|专班办公室|小组办公室)$"
)
# words for any body of the kind: 行业协会, 村民委员会, 各类协会, 龙头企业
ANY_BODY = re.compile(
    r"^(?:各|相关|有关|行业|专业|社会|村|居|社区|基层|地方|农民|业主|家长|家校|校务|学术|学生|骨干|重点|高校|科研|区域|产业|企业|国内|国际|跨|多|一批|若干|这|其)"
    r"|的|[，。；、和与]|级各类"
)


def named_body(text: str, start: int, end: int) -> tuple[Name, ...]:
    """One body with a name of its own although no list and no place tells it: 民办教育协会."""
    words = text[start:end]
    known = BODY.search(words) or of_a_place(words)
    if not 6 <= len(words) <= 30 or not known or ANY_BODY.search(words) or is_collective(words):
        return ()
    return () if GENERIC.match(words) else (Name(start, end, words, words),)


def _bodies(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Bodies in one list, each certain or with a name of its own."""
    names: list[Name] = []
    at = start
    for piece in text[start:end].split("、"):
        found = certain(text, at, at + len(piece)) or named_body(text, at, at + len(piece))
        if not found:
            return ()
        names.extend(found)
        at += len(piece) + 1
    return tuple(names)


# 依托江岭大学建立…, 依托市疾控中心，…
RELY = re.compile(r"依托(?=[\u4e00-\u9fff])")
RELIED = re.compile(r"(?:等[^，。；]{0,8})?(?:的?(?:建设|资源|力量|平台|优势))*(?=，)")


def rely(text: str, start: int, end: int) -> Iterator[Found]:
    """依托江岭大学争创基地: it acts; 依托江岭大学，建立基地: it supports."""
    for match in RELY.finditer(text, start, end):
        stop = clause_end(text, match.end(), end)
        comma = clause_end(text, match.end(), stop, signs="，。；")
        head = head_of(text, match.end(), comma)
        if head is not None and not RELIED.match(text, head.at, stop):
            if all(_reliable(name.full) for name in head.names):
                shown = (match.start(), min(stop, head.at + SHOWN))
                yield Found(head.names, Role.RESPONSIBLE, shown, (head.at, stop), "sentence-rely")
            continue
        high = head.at if head is not None else comma
        names = head.names if head else certain(text, match.end(), comma) or _relied(text, match.end(), comma)
        if names and comma < stop and all(_reliable(name.full) for name in names):
            yield Found(names, Role.SUPPORT, (match.start(), min(stop, high + SHOWN)), (comma, stop), "sentence-rely")


# the class behind 等: 等|机构建设
RELIED_CLASS = re.compile(r"等[^，。；]{2,8}$")


def _relied(text: str, start: int, end: int) -> tuple[Name, ...]:
    """Bodies before 等机构建设 and the like."""
    tail = RELIED_CLASS.search(text, start, end)
    return _bodies(text, start, tail.start() if tail else end)


def _reliable(words: str) -> bool:
    return bool(ENDING.search(words) or BODY.search(words)) and not is_collective(words) and len(words) > 3


# 督促X加快…, 指导X开展…, 支持X建立…, 争取X…
DIRECT = re.compile(
    r"(?:指导|督促|督导|推动|支持|授权|鼓励|协调|引导|争取|责成)(?:并|和)?(?:指导|督促|支持|推动|引导|帮助)?(?=[\u4e00-\u9fff“])"
)
# what tells the names apart from others of their kind: 户籍人口30万以上的|东塘区
OF_WHICH = re.compile(r"[^，。；、]{2,20}的(?=[\u4e00-\u9fff]{2})")
# a verb that only tells which they are: 等|发展较快的地区
WHICH = re.compile(r"[^，。；、]{2,12}的(?:地[方区]|城市|区县|县区|市县|学校|单位|企业|机构)")
# the class behind 等 with a word of its own: 澄州二中|等省级重点中学, 澄州|等发展较快的地区
AND_LIKE = re.compile(r"等[^，。；、]{2,24}?(?:[区县市校学院]|基地|城市|地区|企业|单位|机构|中心)$")
# a noun made of a verb and not the verb of a clause: 支持澄州市足球小镇|建设
NOMINAL = re.compile(
    r"(?:建设|发展壮大|发展|做大做强|改革|创新|管理|服务|运营|改造|培训|监管|规划|运行|治理|保护)(?=[，。；、]|$)"
)


def directed(text: str, start: int, end: int) -> Iterator[Found]:
    """督促东塘区加快建设; 鼓励澄州、禾山探索试点."""
    for match in DIRECT.finditer(text, start, end):
        stop = clause_end(text, match.end(), end, signs="，。；\n")
        head = _addressed(text, match.end(), stop)
        if head is None or NOMINAL.match(text, head.at, stop) or stop - head.at < 4:
            continue
        mild = match[0].startswith(MILD)
        if all(_addressable(name.full, mild=mild) for name in head.names):
            shown = (match.start(), min(stop, head.at + SHOWN))
            task = (head.at, clause_end(text, head.at, end))
            yield Found(head.names, Role.DIRECTED, shown, task, "sentence-directed")
            if cities(text, head.names[0].start, head.names[0].end):
                yield from _next_city(text, stop + 1, end)


def _next_city(text: str, start: int, end: int) -> Iterator[Found]:
    """A city in the next clause, for which the directing verb holds on: 鼓励澄州建平台，|禾山建基地."""
    stop = clause_end(text, start, end, signs="，。；\n")
    for verb in predicate().finditer(text, start, min(stop, start + 8)):
        names = cities(text, start, verb.start())
        if names:
            yield Found(names, Role.DIRECTED, (start, stop), (verb.start(), stop), "sentence-directed")
            break


# verbs that lay nothing on a whole class of bodies: 鼓励各地…
MILD = ("鼓励", "引导", "协调", "争取")


def _addressed(text: str, start: int, stop: int) -> Head | None:
    """Who is to act, the words that describe them left out."""
    head = head_of(text, start, stop)
    if head is not None:
        return head
    of_which = OF_WHICH.match(text, start, stop)
    if of_which and (head := head_of(text, of_which.end(), stop)):
        return _with_kind(text, start, head)
    of_kind = OF_KIND.match(text, start, stop)
    if of_kind and predicate().match(text, of_kind.end()):
        return Head(_pieces(text, *of_kind.span()), of_kind.end())
    for verb in predicate().finditer(text, start + 2, stop):
        if WHICH.match(text, verb.start(), stop):
            continue
        like = AND_LIKE.search(text, start, verb.start())
        high = like.start() if like else verb.start()
        names = (certain(text, start, high) if like else ()) or cities(text, start, high)
        names = names or _among_others(text, start, high)
        if names:
            return Head(names, verb.start())
    return None


# districts and zones of a kind: 有条件的开发区、产业园区
OF_KIND = re.compile(
    r"[\u4e00-\u9fff]{2,12}的(?:地[方区]|区县|县区|市县|城市|开发区|园区)(?:、[\u4e00-\u9fff]{0,4}(?:地区|开发区|园区|新区))*"
)


def _pieces(text: str, start: int, end: int) -> tuple[Name, ...]:
    names: list[Name] = []
    at = start
    for piece in text[start:end].split("、"):
        names.append(Name(at, at + len(piece), piece, piece, bool(names)))
        at += len(piece) + 1
    return tuple(names)


def _among_others(text: str, start: int, end: int) -> tuple[Name, ...]:
    """The bodies among addressees of which some are none: 招标人、招标代理机构、市公共资源交易中心等."""
    names: list[Name] = []
    at = start
    if text[end - 1] != "等":
        return ()
    pieces = text[start : end - 1].split("、")
    for piece in pieces:
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,14}", piece):
            return ()
        names.extend(certain(text, at, at + len(piece)))
        at += len(piece) + 1
    return tuple(names) if len(pieces) > 1 else ()


def _with_kind(text: str, start: int, head: Head) -> Head:
    """A class of bodies keeps the words that narrow it: 有条件的地方."""
    first = head.names[0]
    if not is_collective(first.full):
        return head
    words = text[start : first.end]
    return Head((replace(first, start=start, written=words, full=words), *head.names[1:]), head.at)


def _addressable(words: str, *, mild: bool) -> bool:
    if not is_collective(words) and not re.search(r"的|园区$|开发区$", words):
        return True
    ending = ("学校", "高校", "院校", "企业", "幼儿园", "组织", "机构", "协会", "商会")
    return not (mild or words.endswith(ending) or re.search(r"各级.*政府|^各类", words))


# to whom it goes: 移交市公安局处理, 推送税务、公安部门进行…, 委托市评估院开展…
HANDED = re.compile(r"(?:移交|移送|转交|交由|推送(?:至|给|到)?|委托|责成|提请)(?=[\u4e00-\u9fff])")


def handed(text: str, start: int, end: int) -> Iterator[Found]:
    """对查实的问题，移交纪检监察等部门处理."""
    for match in HANDED.finditer(text, start, end):
        stop = clause_end(text, match.end(), end, signs="，。；\n")
        head = head_of(text, match.end(), stop)
        if head is not None and all(answerable(name.full) for name in head.names):
            shown = (match.start(), min(stop, head.at + SHOWN))
            task = (head.at, clause_end(text, head.at, end))
            yield Found(head.names, Role.RESPONSIBLE, shown, task, "sentence-handed")
