"""Who acts: 由X牵头, 报X审批, X牵头、Y配合的机制, X应当…, X负责…, 在X统筹下."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mark_words import role_of
from extractors.name_lists import Name
from extractors.organisation_forms import REGION, is_listed
from extractors.responsibility_addressees import DISTRICTS, answerable
from extractors.responsibility_clauses import OPENING, SHOWN, Found, clause_end, clause_start, clause_starts
from extractors.responsibility_names import (
    SMALL_BODY,
    Head,
    certain,
    head_of,
    of_a_place,
    predicate,
)
from extractors.word_lists import alternation, words_of
from kg.facts import Role
from kg.organisation_kinds import is_collective

# by whom: 由市教育局牵头…, 由财政、教育部门另行明确, 由省审改办组织… (not 事由, 自由, 经由, 原由)
BY = re.compile(r"(?<![事自理缘经案来原])由(?=[^，。；\n]{2,80})")
# who leads: 由市教育局|牵头…
LEADS = re.compile(r"(?:共同|联合|负责)?(?:牵头|会同)")
# the verb alone before 的 tells which thing is meant and gives no task: 由省教育厅认定的学校
DESCRIBES = re.compile(
    r"(?!牵头|负责|主管|分管)(?:[\u4e00-\u9fff]{2,6}的|[^，。；]{2,30}的(?:环节|情形|事项|项目)(?=[，。；]|$))"
)
# of whom a body consists is no duty: 办公室由市教育局和市财政局|组成
MADE_OF = re.compile(r"(?:等|共同|联合|派员|人员|有关人员)*(?:组成|构成|担任|兼任|参加)")
# nothing but the role, what is to be done stands before: …，由市数据局|牵头负责
ROLE_ONLY = re.compile(r"(?:统一|具体|共同|牵头|负责|组织|实施|落实|推进|办理)+")
# the role words before a task: 牵头，市财政局配合，…
ROLES_FIRST = re.compile(r"(?:牵头|负责)[，、](?:[^，。；]{2,60}?(?:配合|参与|协助|协同|分工负责)[，、]?)*")
# what a body of several departments is set up as: 建立…的学校美育工作机制
MECHANISM = re.compile(r"的(?P<noun>[^，。；、的\n]{2,30}?(?:机制|制度|体系|格局|体制|模式|局面))(?=[，。；、\n]|$)")


def by(text: str, start: int, end: int) -> Iterator[Found]:
    """由市教育局牵头制定细则; 具体办法由财政、教育部门另行明确."""
    for match in BY.finditer(text, start, end):
        stop = clause_end(text, match.end(), end)
        head = head_of(text, match.end(), stop)
        if head is None or DESCRIBES.match(text, head.at, stop) or MADE_OF.match(text, head.at, stop):
            continue
        role = Role.LEAD if LEADS.match(text, head.at) else Role.RESPONSIBLE
        shown = (match.start(), min(stop, head.at + SHOWN))
        skipped = ROLES_FIRST.match(text, head.at, stop)
        task, noun = (skipped.end() if skipped else head.at, stop), None
        low = clause_start(text, match.start(), start)
        if (
            ROLE_ONLY.fullmatch(text, head.at, clause_end(text, head.at, stop, signs="，；。"))
            and match.start() - low > 1
        ):
            task = (low, match.start())
        elif ROLE_ONLY.fullmatch(text, head.at, stop) and match.start() - start > 4:
            task = (max(text.rfind("；", start, match.start()) + 1, start), match.start())
        elif clause_end(text, head.at, stop, signs="，；。") - head.at <= 8 and not MANNER.match(text, head.at):
            noun = passive_object(text, low, match.start())
        mechanism = _mechanism(text, head.at, stop)
        yield Found(head.names, role, shown, mechanism or task, "sentence-by", None if mechanism else noun)
        yield from _led(text, head, shown, stop)


# how it is to be done, and not what: 按照规定|，每月拨付
MANNER = re.compile("[按依根参]")
# words that name a thing and open no phrase: 具体办法 (not 对逾期不改的)
OBJECT = re.compile(r"(?!在|对|并|经|报|如|若|凡|为|可)[\u4e00-\u9fff“”、《》]{2,24}")


def passive_object(text: str, low: int, high: int) -> tuple[int, int] | None:
    """What is to be done by somebody, where it stands before 由: 具体办法."""
    label = OPENING.match(text, low, high)
    low = label.end() if label else low
    match = OBJECT.fullmatch(text, low, high)
    return match.span() if match else None


def _led(text: str, head: Head, shown: tuple[int, int], stop: int) -> Iterator[Found]:
    """Those whom the leader leads: 由市教育局牵头市直有关单位，强化…."""
    if not text.startswith("牵头", head.at):
        return
    low = head.at + 2
    high = clause_end(text, low, stop, signs="，；。")
    names = certain(text, low, high) or _classes(text, low, high)
    if names:
        yield Found(names, Role.SUPPORT, shown, (high, stop), "sentence-by-led")


def _classes(text: str, start: int, end: int) -> tuple[Name, ...]:
    words = text[start:end]
    return (Name(start, end, words, words),) if OTHERS.fullmatch(words) else ()


# partners named as a class: 有关部门, 各相关单位, 省直有关单位, 相关监管部门
OTHERS = re.compile(
    r"(?:国务院|本级|同级|省级?直?|市级?直?|区级?直?|县级?直?)?各?(?:有关|相关)(?:职能|行业|监管|主管|业务|政府)*(?:部门|单位|方面|机构)(?:[和及、]单位)?"
)


def _mechanism(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """The mechanism that a clause with its owners describes: 建立由X牵头的|协调推进机制."""
    if not re.match(r"[^，。；]{0,12}?(?:的|[，、])", text[at:stop]):
        return None
    match = MECHANISM.search(text, at, stop)
    return match.span("noun") if match else None


# 报市教育局核准, 经财政部门审核同意 (not 已经…同意, which reports, 未经…批准, 对经…认定的企业, nor 经…同意，现印发)
APPROVAL = re.compile(
    r"(?<![已经未于对给凡])(?:报请?|经|提请|提交|报经)"
    rf"(?=[^，。；\n]{{2,40}}?{alternation(words_of('responsibility_verbs.csv', 'approve'))})"
)
APPROVES = re.compile(alternation(words_of("responsibility_verbs.csv", "approve")))


def approval(text: str, start: int, end: int) -> Iterator[Found]:
    """报教育、民政部门核准."""
    for match in APPROVAL.finditer(text, start, end):
        stop = clause_end(text, match.end(), end, signs="，。；\n")
        for verb in APPROVES.finditer(text, match.end() + 2, stop):
            names = certain(text, match.end(), verb.start())
            if not names:
                continue
            if not PREFACE.match(text, verb.end(), stop + 8) and not OF_A_THING.match(text, verb.end(), stop):
                task = (verb.start(), clause_end(text, verb.start(), end))
                yield Found(names, Role.RESPONSIBLE, (match.start(), verb.end()), task, "sentence-approval")
            break


# which thing is meant: 经市科技局认定|的企业 (not 经市科技局认定|的，)
OF_A_THING = re.compile(r"的[\u4e00-\u9fff]")
# 经市政府同意，|现印发, |制定本规划
PREFACE = re.compile(r"[^，。；]{0,4}，?(?:现|特?制定本|印发|结合.{1,3}实际|提出(?:如下|以下))")


# 市教育局牵头， / 省信息中心配合， / 建立健全教育部门牵头，财政等部门分工负责的机制: at the head of a clause
CLAUSE = re.compile(
    r"(?:(?<=[，。；、\n])|^)(?:由|建立健全|建立|完善|健全|形成|构建|加强|强化|明确|推动)*(?P<names>[^，。；\n（）“”《》]{2,90}?)"
    r"(?P<verb>牵头(?:抓总|负责|组织)?|统一负责|分工负责|具体负责|(?:共同|积极|密切|协同|联合)?(?:配合|参与|参加|协作|协助|联动)|并联|主管|主办|承办|协办)"
    r"(?=[，、的]|[^\u4e00-\u9fff]|推进|制定|开展|建立|组织|成立|机制|审批)"
)


def clauses(text: str, start: int, end: int) -> Iterator[Found]:
    """X牵头，Y配合; 建立X牵头、Y参与的机制."""
    for match in CLAUSE.finditer(text, start, end):
        low, high = match.span("names")
        names = certain(text, low, high)
        while not names and (comma := text.find("、", low, high)) >= 0:  # 市教育局牵头、市财政局|配合
            low = comma + 1
            names = certain(text, low, high)
        if names:
            stop = clause_end(text, match.end(), end)
            mechanism = _mechanism(text, match.end(), stop)
            if mechanism is None and DOES.match(text, match.start("verb")):  # 市教育局参与|的项目
                continue
            task = mechanism or (_behind_partners(text, match.end(), stop), stop)
            yield Found(names, _clause_role(match["verb"]), match.span(), task, "sentence-clause")


# what a body did tells which thing is meant: 市教育局参与|的项目
DOES = re.compile(r"(?:共同|积极)?(?:参与|参加|协助|主管|主办|承办|协办)的")
# partners before the task: 牵头|，市财政局配合，…
PARTNERS = re.compile(r"(?:[，、][^，。；]{2,60}?(?:配合|参与|协助|协同|分工负责)(?=[，、）]|$))+")


def _behind_partners(text: str, start: int, end: int) -> int:
    match = PARTNERS.match(text, start, end)
    return match.end() if match else start


def _clause_role(verb: str) -> Role:
    verb = re.sub(r"^(?:共同|积极|密切|协同|联合)", "", verb)
    if verb.startswith(("牵头", "统一负责")):
        return Role.LEAD
    return Role.RESPONSIBLE if verb in ("联动", "并联") else role_of(verb)


# 在领导小组统筹下 (the Party's and the government's lead is a formula of prefaces)
UNDER = re.compile(
    r"在(?P<names>[^，。；\n]{4,40}?)的?(?:统一|直接|集中|具体|全面)*(?P<how>领导|统筹|统筹协调|组织|组织领导|协调|指导)下"
)
# a verb that says nothing of its own
LIGHT = re.compile(r"(?:进行|开展|实施|推进)(?=$|[，。；])")
FORMULA = re.compile(r"(?:党委|[省市县区]委|政府|党中央|国务院|党组)$")


def under(text: str, start: int, end: int) -> Iterator[Found]:
    """在省优化营商环境领导小组统筹下，…."""
    for match in UNDER.finditer(text, start, end):
        names = certain(text, *match.span("names")) or _body(text, *match.span("names"))
        if names and not any(FORMULA.search(name.full) for name in names):
            role = Role.SUPPORT if match["how"] == "指导" else Role.LEAD
            task = (match.end(), clause_end(text, match.end(), end))
            if LIGHT.match(text, *task):  # 全市防汛调度在市防汛指挥部领导下|进行
                task = (start, match.start())
            yield Found(names, role, match.span(), task, "sentence-under")


# whose office it is: 领导小组办公室设在|市民政局|，负责日常工作
SEATED = re.compile(r"办公室设在(?P<names>[^，。；\n]{2,20})，(?=具体负责|负责|承担)")
# a group that the sentence speaks of and that acts itself: 防汛工作组|由分管副市长任组长，办公室设在…，负责…
GROUP = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”]{2,24}(?:工作组|领导小组|工作专班|指挥部|联席会议))由[^。；]{2,60}任(?:组长|召集人|总?指挥)"
)


def seated(text: str, start: int, end: int) -> Iterator[Found]:
    """领导小组办公室设在市民政局，负责日常工作."""
    for match in SEATED.finditer(text, start, end):
        names = certain(text, *match.span("names"))
        group = GROUP.match(text, start, match.start())
        if group:
            names = (Name(start, group.end("name"), group["name"], group["name"]),)
        if names:
            task = (match.end(), clause_end(text, match.end(), end))
            yield Found(names, Role.RESPONSIBLE, match.span(), task, "sentence-seated")


def _body(text: str, start: int, end: int) -> tuple[Name, ...]:
    words = text[start:end]
    named = re.fullmatch(r"[\u4e00-\u9fff“”]{4,30}(?:领导小组|委员会|联席会议|指挥部|专班)", words)
    return (Name(start, end, words, words),) if named and not is_collective(words) else ()


# what makes a clause a duty: 要, 应当, 负责 (not 要求, 应用)
DUTY = re.compile(
    r"(?:(?:每年|均|都|也|还|并)?(?:可以|(?:要|应当|应|须|必须|需要?|负责|不得|可)(?![求素闻点用急聘届以])))+"
)
# what makes a duty of it behind a condition: …的，|应当责令改正 (not |可以委托)
OBLIGES = re.compile(r"应|要|必?须|责令|负责|[及立]即|依法")
# a verb before 的, 后, 时 describes: 市教育局认定的学校, 组织开展的活动, 民政部门核准后
NO_PREDICATE = re.compile(
    rf"联系[人电方]|{alternation(words_of('responsibility_verbs.csv', 'act', 'approve'))}{{1,2}}(?:[的了后时前]|之[后前])"
)
# partners help, leaders lead: 配合…, 予以配合, 牵头…
ROLE_VERB = re.compile(
    r"(?:按照?(?:各自|部门)?的?职责(?:分工)?|依职责)?(?:积极|主动|共同|密切|协同|予以|给予|做好)?(?P<verb>牵头|配合|协助|协同|参与)"
)
# 发挥牵头抓总作用, 扛起牵头抓总责任, 为牵头单位
LEADING = re.compile(
    r"(?:发挥|扛起|扛牢|作为|是|为|履行|承担|担负|落实)[^，。；]{0,24}牵头(?:抓总|组织|协调)*(?:作用|责任|职责|单位|部门)"
)


def subject(text: str, start: int, end: int) -> Iterator[Found]:
    """民政部门负责养老服务监管; 市财政局应当安排经费; 医保部门加强协议管理."""
    if text[end - 1] not in "。；！？：" or TRANSMITS.search(text, start, end):
        return
    for at in clause_starts(text, start, end):
        stop = clause_end(text, at, end)
        head = head_of(text, at, clause_end(text, at, stop, signs="，：。"))
        if head is None or not _subject(text, head.names[0]):
            continue
        duty = DUTY.match(text, head.at, stop)
        low = duty.end() if duty else head.at
        if duty and duty[0] == "不得":  # a ban lays no work on anybody
            continue
        if duty and any(SCHOOL.search(n.full) and not of_a_place(n.full) for n in head.names):
            continue
        if duty is None and any(DISTRICTS.search(n.full) for n in head.names):
            continue
        if stop - low < 2 or (duty is None and not _acts(text, head, stop)):
            continue
        shown = (at, min(stop, low + SHOWN))
        rule = "sentence-duty" if duty else "sentence-subject"
        yield Found(head.names, _subject_role(text[low:stop]), shown, (low, stop), rule)


# a sentence that hands a paper on: 现将《…》印发给你们
TRANSMITS = re.compile(r"现(?:予以?)?(?:印发|转发|公布|发布|下发|将)")
# what a body is and not what it does: 为正处级单位 (not 为牵头单位)
COPULA = re.compile(
    r"为(?![^，。；]{0,12}(?:牵头|责任|主管|实施|承办))[^，。；]{1,14}(?:单位|机构|部门|主体|人|城市|试点|基地|办公室|局|委|厅|中心)$"
)
# what a body has said in a paper of its own: 对加强防汛提出明确要求, 就加强防汛提出意见; what it has done: 已出台方案
SPOKE = re.compile(
    r"(?:对|就|围绕)[^，。；]+(?:提出|作出|做出)[^，。；]{0,8}(?:要求|部署|安排|指示|批示|意见)$|(?:已经?|曾经?|先后|陆续|相继|近年来)(?!.*要)"
)
# bodies that plans speak of as what is to be built and not as who builds
SCHOOL = re.compile(r"(?:学校|中学|小学|大学|学院|幼儿园|[一二三四五六七八九十]中|研究院|实验室)$")


def _subject(text: str, name: Name) -> bool:
    """Whether a name can be the subject of a duty: no verb opens it, and it is a body that answers."""
    if predicate().match(text, name.start) and not _named(name.full):
        return False
    return answerable(name.full)


def _named(words: str) -> bool:
    return is_listed(words) or words.startswith("各") or bool(SMALL_BODY.match(words))


# how a place does it; right behind its name a verb would rather open a title: 澄州市|分别完成 (not 澄州市加快…工作方案)
HOW = re.compile(r"分别|分头|共同|联合|[对按在从以将依每]")


def _acts(text: str, head: Head, stop: int) -> bool:
    """Whether what stands behind the names is what they do, although no 要 says so."""
    comma = clause_end(text, head.at, stop, signs="，。")
    if text[comma - 1] == "的" and not OBLIGES.match(text, comma + 1, stop):  # 市水利局组织验收有困难的，可以委托
        return False
    if (text[head.at] not in "是作" and NO_PREDICATE.match(text, head.at, stop)) or comma - head.at < 4:
        return False
    if COPULA.match(text, head.at, comma) or SPOKE.match(text, head.at, comma):
        return False
    plain = HOW.match(text, head.at, stop)
    for name in head.names:
        if SCHOOL.search(name.full) and not LEADING.search(text, head.at, comma):
            return False
        if name.full.endswith("单位") or (REGION.match(name.full) and not plain):
            return False
    return True


def _subject_role(words: str) -> Role:
    verb = ROLE_VERB.match(words)
    if verb:
        return Role.LEAD if verb["verb"] == "牵头" else Role.SUPPORT
    return Role.LEAD if LEADING.search(words[:50]) else Role.RESPONSIBLE
