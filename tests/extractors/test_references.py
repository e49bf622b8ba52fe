"""References: which titles count, how the paper stands to them, whose they are."""

from __future__ import annotations

import pytest

from extractors.clean import clean_text
from extractors.reading import Part, Reading, Section
from extractors.references import find_references
from extractors.source import Source
from kg.facts import (
    DocumentFact,
    DocumentType,
    Evidence,
    FileFacts,
    Level,
    ReferenceFact,
    Relation,
    SectionFunction,
    Span,
)

TITLE = "澄州市教育事业发展“十四五”规划"
CITY = ("澄州市", "江岭省")
BASED, APPLIED, PROMISED = Relation.BASED_ON, Relation.IMPLEMENTS, Relation.TO_ISSUE
ISSUED, NAMED = Relation.ISSUED, Relation.MENTIONS


def document(title: str, kind: DocumentType, *, number: int, place: tuple[str, str] = CITY) -> DocumentFact:
    """A document of a city, or of another place."""
    evidence = Evidence(title, Span(0, len(title)))
    issuers = ("澄州市人民政府",) if place == CITY else ()
    return DocumentFact(
        id=f"d{number}",
        title=title,
        type=kind,
        issuers=issuers,
        number=None,
        issued=None,
        jurisdiction=place[0],
        province=place[1] if place[1] != "全国" else None,
        period=None,
        extent=Span(0, 1),
        evidence=evidence,
        rule="test",
    )


def section(function: SectionFunction, start: int, end: int) -> Section:
    """One section that takes up the range."""
    return Section("d1", 0, None, 1, "一", "一", "标题", function, start, start, end, end, "test")


def references(
    text: str,
    *,
    function: SectionFunction | None = SectionFunction.MEASURE,
    kind: DocumentType = DocumentType.PLAN,
    place: tuple[str, str] = CITY,
) -> tuple[ReferenceFact, ...]:
    """References of a text, read as the body of one section, or as what stands before the first one (None)."""
    source = Source("样本.txt", "0" * 64, text)
    clean = clean_text(source)
    end = len(clean.text)
    part = Part(document(TITLE, kind, number=1, place=place), 0, 0, end)
    start = 0 if function is not None else end
    sections = (section(function or SectionFunction.MEASURE, start, end),)
    reading = Reading(source, clean, (part,), sections)
    return find_references(reading, FileFacts(source.name, source.sha256, text, documents=(part.fact,)))


def titles(text: str) -> list[tuple[str, Relation]]:
    """Titles and relations, in the order of the text."""
    return [(fact.title, fact.relation) for fact in references(text)]


IN_BRACKETS: list[tuple[str, list[tuple[str, Relation]]]] = [
    # the nearest verb governs the title
    ("落实特色发展工程，出台《澄州市特色高中建设行动计划》。", [("澄州市特色高中建设行动计划", PROMISED)]),
    ("严格执行《江岭省乡村教师支持计划（2021-2025年）》。", [("江岭省乡村教师支持计划（2021-2025年）", APPLIED)]),
    # all titles of a list have the verb of the first
    ("落实《甲类课程方案》和《乙类课程规范》精神。", [("甲类课程方案", APPLIED), ("乙类课程规范", APPLIED)]),
    # a number does not part the list
    (
        "按照《教育部关于研学的通知》（教基〔2020〕5号）、《江岭省研学办法》要求。",
        [("教育部关于研学的通知", APPLIED), ("江岭省研学办法", APPLIED)],
    ),
    # 〈〉 and 《》 inside a title belong to it
    ("落实《关于印发〈澄州市湿地规划（修订版）〉的通知》。", [("关于印发〈澄州市湿地规划（修订版）〉的通知", APPLIED)]),
    # a text that demands is there
    ("制定《渔港值守规定》，要求各码头执行。", [("渔港值守规定", ISSUED)]),
    # drawn up is another text than the title before 的
    ("出台落实《江岭省渔港条例》的配套办法。", [("江岭省渔港条例", APPLIED)]),
    # several owners of one title: one paper each
    (
        "对照国家、江岭省《“十四五”体育发展规划》。",
        [("国家“十四五”体育发展规划", APPLIED), ("江岭省“十四五”体育发展规划", APPLIED)],
    ),
    # 制定并实施 is a promise, not an implementation
    ("制定并实施《渔港泊位安全检查规范》。", [("渔港泊位安全检查规范", PROMISED)]),
    # 印发的 is an attribute, the verb stands before it
    ("试行教育部印发的《兼职教师管理办法》。", [("兼职教师管理办法", APPLIED)]),
    # the verb may stand behind the title
    ("抽查《江岭省古树移栽许可事项清单》落实情况。", [("江岭省古树移栽许可事项清单", APPLIED)]),
    ("完成《澄州市湿地保护规划》编制工作。", [("澄州市湿地保护规划", PROMISED)]),
    # done, by 了 and by another body as the subject
    ("编制了《澄州市绿地规划》。", [("澄州市绿地规划", ISSUED)]),
    ("教育部等八部门联合印发《关于繁荣乡土曲艺的若干意见》。", [("关于繁荣乡土曲艺的若干意见", ISSUED)]),
    # no verb of the list: named only
    ("结合《江岭省传统工艺振兴目录》编排展陈。", [("江岭省传统工艺振兴目录", NAMED)]),
    # a short form declared with 以下简称 stands for the title; it counts again only with another relation
    (
        "及时更新《江岭省渔船检验机构目录》（以下简称《机构目录》）。《机构目录》向社会公布。严格执行《机构目录》。",
        [("江岭省渔船检验机构目录", PROMISED), ("江岭省渔船检验机构目录", APPLIED)],
    ),
    # an undeclared short form points back to the title that ends in it
    ("贯彻《江岭省关于治沙的若干意见》。落实《意见》要求。", [("江岭省关于治沙的若干意见", APPLIED)]),
    # a title word alone names no paper, 本《…》 the paper itself
    ("落实《意见》。特制定本《规划》。", []),
    # the paper itself, with and without its place
    ("《教育事业发展“十四五”规划》已经市政府同意。", []),
    # newspapers, bulletins, plays, magazines and certificates are no papers
    ("被《江岭日报》和《改革工作简报》推介，舞剧《天工开物》上演，办好《看澄州》，取得《医疗机构执业许可证》。", []),
    # a standard by its number
    ("开展《数据管理能力成熟度评估模型》（GB/T 36073-2018）贯标。", [("数据管理能力成熟度评估模型", APPLIED)]),
    # a title broken by a line end and a page mark
    ("落实《澄州市义务教育\n— 15 —\n质量评价方案》。", [("澄州市义务教育质量评价方案", APPLIED)]),
]


@pytest.mark.parametrize(("text", "expected"), IN_BRACKETS)
def test_titles_in_brackets(text: str, expected: list[tuple[str, Relation]]) -> None:
    """What stands in 《》 counts where it is a policy paper, law or standard, with the relation of its verb."""
    assert titles(text) == expected


BARE: list[tuple[str, list[tuple[str, Relation]]]] = [
    # object of a drawing-up verb that ends in a title word
    ("研究制定职普融通实施办法，促进横向融通。", [("职普融通实施办法", PROMISED)]),
    # each item of a list, 等相关制度 left off
    (
        "制定出台渔船夜航登记办法、码头仓储消防办法等相关制度。",
        [("渔船夜航登记办法", PROMISED), ("码头仓储消防办法", PROMISED)],
    ),
    # the shared tail is given back
    (
        "制定古树名木保护、湿地修复等实施方案。",
        [("古树名木保护实施方案", PROMISED), ("湿地修复实施方案", PROMISED)],
    ),
    # 等 inside one title
    ("修订冰场等冬季运动场地冰面养护指南。", [("冰场等冬季运动场地冰面养护指南", PROMISED)]),
    # a short second half belongs to the title
    ("制定船员等级评定办法和晋升标准。", [("船员等级评定办法和晋升标准", PROMISED)]),
    # 国家 holds for the second item
    ("落实国家育苗方案和验收标准。", [("国家育苗方案", APPLIED), ("国家验收标准", APPLIED)]),
    # the place holds for the second item
    (
        "编制青塘镇河道岸线总体规划、茶园发展规划。",
        [("青塘镇河道岸线总体规划", PROMISED), ("青塘镇茶园发展规划", PROMISED)],
    ),
    # owners of a title spelled out with 关于
    (
        "落实国家、省关于林场防火改革的实施意见。",
        [("国家关于林场防火改革的实施意见", APPLIED), ("江岭省关于林场防火改革的实施意见", APPLIED)],
    ),
    # the issuer before 关于 is told apart
    ("落实省政府关于促进渔业发展的实施意见。", [("关于促进渔业发展的实施意见", APPLIED)]),
    # laws by name; not inside other words
    ("讲清宪法、讲透民法典，办好教育法治讲座和宪法宣传周。", [("宪法", NAMED), ("民法典", NAMED)]),
    # texts to be brought in line with
    (
        "与水网布局规划、林地保护规划相衔接。",
        [("水网布局规划", NAMED), ("林地保护规划", NAMED)],
    ),
    # a paper cited by its number
    ("澄政发〔2030〕6号文件同时废止。", [("澄政发〔2030〕6号文件", NAMED)]),
    # drawing up told behind the title
    ("公园夜间开放实施办法另行制定。", [("公园夜间开放实施办法", PROMISED)]),
    # generic words, plural and systems name no text
    ("制定具体实施方案，完善相关制度。建立会商制度。制定一批茶叶加工地方标准。出台配套政策。", []),
    # a verb, an adverb or what a 目录 lists may follow the title word
    (
        "执行国家育苗方案开展巡护。落实江岭省船员等级标准自主评定。",
        [("国家育苗方案", APPLIED), ("江岭省船员等级标准", APPLIED)],
    ),
    ("执行国家重点林木目录品种。", [("国家重点林木目录", APPLIED)]),
    # a time limit before a second verb is no part of the title
    ("制定会后2个月内出台湿地修复实施方案。", [("湿地修复实施方案", PROMISED)]),
    # a standard without words of its own
    ("执行省定标准。按照更严规定办理。", []),
    # a programme that is only carried out is no paper
    ("实施县中帮扶提升计划。", []),
    # 规划 as a verb, a title word as the beginning of another noun
    ("按标准同步规划养老设施，加强规划建设，按照有关规定办理。", []),
    # 编制标准 is staffing
    ("编制标准统一到城市标准。", []),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_bare_titles(text: str, expected: list[tuple[str, Relation]]) -> None:
    """Bare titles count where they name one text, and are marked as such."""
    found = references("一、" + text)
    assert [(f.title, f.relation) for f in found] == expected
    assert not any(f.bracketed for f in found)


def test_basis_in_the_preamble() -> None:
    """Before the first heading, and in a sentence that draws up the paper, 根据 and 落实 give the basis."""
    [first] = references("为贯彻落实《江岭省教育条例》，加快发展。", function=None)
    [second] = references("根据《江岭省教育条例》有关规定，结合实际，制定本规划。")
    [third] = references("根据《江岭省教育条例》做好登记。")
    assert (first.relation, second.relation, third.relation) == (BASED, BASED, APPLIED)


def test_tense_by_place() -> None:
    """制定 reports in work summaries and in sections on what was reached, and promises elsewhere."""
    text = "制定《澄州市午休管理办法》。"
    [summary] = references(text, kind=DocumentType.WORK_SUMMARY, function=SectionFunction.ACHIEVEMENT)
    [next_year] = references(text, kind=DocumentType.WORK_SUMMARY, function=SectionFunction.MEASURE)
    [reached] = references(text, function=SectionFunction.ACHIEVEMENT)
    [planned] = references(text)
    assert (summary.relation, reached.relation, planned.relation) == (ISSUED, ISSUED, PROMISED)
    assert next_year.relation is PROMISED


ISSUERS = [
    # issuers before the title, the short names written out
    ("落实中办、国办《关于减轻学生负担的意见》。", ("中共中央办公厅", "国务院办公厅"), Level.NATIONAL),
    # 等八部门 and the verb between issuer and title go
    ("教育部等八部门联合印发《关于繁荣乡土曲艺的意见》。", ("教育部",), Level.NATIONAL),
    # issuers at the head of the title, also without a sign between them
    ("落实《中共中央国务院关于学前教育的意见》。", ("中共中央", "国务院"), Level.NATIONAL),
    ("落实《省政府办公厅关于学校美育的实施意见》。", ("江岭省人民政府办公厅",), Level.PROVINCIAL),
    # a level word before the title is answered by the place of the document
    ("落实省教育厅《关于社区教育的意见》。", ("江岭省教育厅",), Level.PROVINCIAL),
    # no issuer: the place at the head of the title
    ("落实《澄州市湿地保护办法》。", (), Level.MUNICIPAL),
    # no issuer: the number
    ("落实《关于核查渔船的通知》（发改价格〔2030〕12号）。", (), Level.NATIONAL),
    ("落实《关于核查渔船的通知》（澄政办函〔2031〕5号）。", (), Level.MUNICIPAL),
    # no issuer: 国家 before the title
    ("按照国家《关于核查渔船的办法》。", (), Level.NATIONAL),
    # who only draws a paper up has not issued it
    ("市教育局会同市数据局制定《教育数据管理办法》。", (), Level.MUNICIPAL),
    # a province that is not the document's own
    ("落实《北河省湿地保护办法》。", (), Level.PROVINCIAL),
    # 本市 and 我市 within the title; a verb before them is no place
    ("出台进一步加强本市船员培训的指导意见。", (), Level.MUNICIPAL),
    ("完善对我市渔业合作社的考核办法。", (), Level.MUNICIPAL),
    # 强市 is no place, 考核办法 no law
    ("实施知识产权强市建设纲要。", (), Level.UNKNOWN),
    ("落实滩涂保护责任制考核办法。", (), Level.UNKNOWN),
    # who has drawn a paper up has issued it
    ("教育部制定了《午间值守规定》，要求各地执行。", ("教育部",), Level.NATIONAL),
    # what others are told to draw up is of their level
    ("各学校要制定《课外锻炼指南》。", (), Level.SCHOOL),
    # the accounting rules of a field are the State's
    ("执行渔业合作社会计制度。", (), Level.NATIONAL),
    # what the paper promises is of its own level
    ("制定《课外锻炼指南》。", (), Level.MUNICIPAL),
]


@pytest.mark.parametrize(("text", "issuers", "level"), ISSUERS)
def test_issuers_and_level(text: str, issuers: tuple[str, ...], level: Level) -> None:
    """Issuers are full names; the level follows from them, the title, the number or the place of the paper."""
    [fact] = references(text)
    assert (fact.issuers, fact.level) == (issuers, level)


def test_number_in_every_bracket() -> None:
    """The number behind a title is found in all bracket forms."""
    forms = (
        "（江政发〔2021〕3号）",
        "(江政发[2021]3号)",
        "（江政发【2021】3号，以下简称《办法》）",
        "〔江政发(2021)3号〕",
    )
    numbers = [references(f"落实《江岭省午餐办法》{form}要求。")[0].number for form in forms]
    assert [n.translate(str.maketrans("[]【】（）()", "〔〕〔〕〔〕〔〕")) if n else n for n in numbers] == [
        "江政发〔2021〕3号"
    ] * 4


def test_evidence_holds_verb_and_title() -> None:
    """The span leads back to the source and covers the governing verb and the title, over a line end too."""
    text = "第一段。落实《澄州市午餐\n办法》精神。"
    [fact] = references(text)
    assert fact.evidence.quote == "落实《澄州市午餐办法》"
    assert text[fact.evidence.span.start : fact.evidence.span.end] == "落实《澄州市午餐\n办法》"


def parts_of(titles_of: tuple[tuple[str, DocumentType], ...], text: str) -> Reading:
    """A notice of which the whole text is given, with the documents it passes on behind it."""
    source = Source("样本.txt", "0" * 64, text)
    clean = clean_text(source)
    end = len(clean.text)
    facts = [document(title, kind, number=i + 1) for i, (title, kind) in enumerate(titles_of)]
    parts = (Part(facts[0], 0, 0, end), *(Part(fact, end, end, end) for fact in facts[1:]))
    return Reading(source, clean, parts, ())


def test_notice_and_what_it_passes_on() -> None:
    """A notice does not cite the one text in its file; where it sends out several, it names what it has issued."""
    notice = ("关于印发方案的通知", DocumentType.NOTICE)
    one, two = ("澄州市美育实施意见", DocumentType.OPINIONS), ("澄州市体育实施意见", DocumentType.OPINIONS)
    text = "现将《澄州市美育实施意见》《澄州市体育实施意见》印发给你们。"
    both = find_references(parts_of((notice, one, two), text), FileFacts("样本.txt", "", text))
    assert [(f.title, f.relation) for f in both] == [(one[0], ISSUED), (two[0], ISSUED)]
    text = "现将《澄州市美育实施意见》印发给你们。"
    assert find_references(parts_of((notice, one), text), FileFacts("样本.txt", "", text)) == ()
