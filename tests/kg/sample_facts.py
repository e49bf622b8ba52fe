"""Hand-made facts of an invented city, 澄州市 in 江岭省: every kind of fact, two documents in one source."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from kg.evidence import evidence_at
from kg.facts import (
    Basis,
    DocumentFact,
    DocumentType,
    Due,
    Evidence,
    FileFacts,
    GoalFact,
    Level,
    OrganizationFact,
    OrganizationKind,
    ProjectFact,
    ProjectKind,
    Quantity,
    ReferenceFact,
    Relation,
    ResponsibilityFact,
    Role,
    SectionFact,
    SectionFunction,
    Span,
    TargetFact,
    TaskFact,
    ValueRole,
)

SOURCE = "规划/澄州市 教育规划.txt"
PLAN = "澄州市教育事业发展“十四五”规划"
TEXT = f"""澄州市人民政府关于印发{PLAN}的通知
澄政发〔2022〕3号
各区人民政府：现将《{PLAN}》印发给你们。
{PLAN}
为贯彻落实《江岭省人民政府关于推进基础教育优质均衡发展的意见》，根据《教育强国建设规划
纲要》，制定本规划。
一、发展目标
到2025年，建成教育强市。普惠性幼儿园覆盖率不低于90%。（约束性）在园幼儿3万至4万人。
二、主要任务
1．扩大学位供给。新建学校12所。澄州市第九中学扩建项目投资约2.36亿元、校舍面积4.12万平方米。（牵头单位：市教育局；配合单位：市财政局、各区人民政府；完成时限：2023年12月底前）
2．加强教师队伍建设。出台《澄州市教师轮岗办法》。财政部门负责经费保障。
"""
SHA256 = sha256(TEXT.encode()).hexdigest()


def span(words: str) -> Span:
    """Where the words stand for the last time."""
    start = TEXT.rindex(words)
    return Span(start, start + len(words))


def seen(words: str) -> Evidence:
    """Evidence for the words."""
    return evidence_at(TEXT, span(words))


BODY = Span(TEXT.rindex(f"{PLAN}\n"), len(TEXT))
ITEM_1 = Span(TEXT.index("1．扩大"), TEXT.index("2．加强"))
ITEM_2 = Span(TEXT.index("2．加强"), len(TEXT))
MARK = seen("（牵头单位：市教育局；配合单位：市财政局、各区人民政府；完成时限：2023年12月底前）")
DUE = Due("2023年12月底前", "2023-12-31")

DOCUMENTS = (
    DocumentFact(
        id="d1",
        title=f"澄州市人民政府关于印发{PLAN}的通知",
        type=DocumentType.NOTICE,
        issuers=("澄州市人民政府",),
        number="澄政发〔2022〕3号",
        issued="2022-05-10",
        jurisdiction="澄州市",
        province="江岭省",
        period=None,
        extent=Span(0, BODY.start),
        evidence=evidence_at(TEXT, Span(0, TEXT.index("\n"))),
        rule="document.notice",
    ),
    DocumentFact(
        id="d2",
        title=PLAN,
        type=DocumentType.PLAN,
        issuers=("澄州市人民政府",),
        number=None,
        issued="2022-05",
        jurisdiction="澄州市",
        province="江岭省",
        period=(2021, 2025),
        extent=BODY,
        evidence=seen(PLAN),
        rule="document.title",
    ),
)
SECTIONS = (
    SectionFact(
        "d2", 0, None, 1, "一", "发展目标", SectionFunction.GOAL,
        Span(TEXT.index("一、"), TEXT.index("二、")), seen("一、发展目标"), "section.numbered",
    ),
    SectionFact(
        "d2", 1, None, 1, "二", "主要任务", SectionFunction.MEASURE,
        Span(TEXT.index("二、"), len(TEXT)), seen("二、主要任务"), "section.numbered",
    ),
    SectionFact("d2", 2, 1, 2, "1", "扩大学位供给", SectionFunction.MEASURE, ITEM_1, seen("1．扩大学位供给"), "section.run_in"),
)  # fmt: skip
REFERENCES = (
    ReferenceFact(
        "d2", "江岭省人民政府关于推进基础教育优质均衡发展的意见", Relation.IMPLEMENTS, Level.PROVINCIAL,
        ("江岭省人民政府",), None, True, None, seen("《江岭省人民政府关于推进基础教育优质均衡发展的意见》"), "reference.marked",
    ),
    ReferenceFact(
        "d2", "教育强国建设规划纲要", Relation.BASED_ON, Level.NATIONAL,
        (), None, True, None, seen("《教育强国建设规划\n纲要》"), "reference.marked",
    ),
    ReferenceFact(
        "d2", "澄州市教师轮岗办法", Relation.TO_ISSUE, Level.MUNICIPAL,
        (), None, True, 1, seen("《澄州市教师轮岗办法》"), "reference.marked",
    ),
    ReferenceFact(
        "d1", PLAN, Relation.ISSUED, Level.MUNICIPAL,
        (), None, True, None, evidence_at(TEXT, Span(TEXT.index("《"), TEXT.index("》") + 1)), "reference.marked",
    ),
    ReferenceFact(
        "d2", f"《{PLAN}》", Relation.MENTIONS, Level.MUNICIPAL, (), None, True, None, seen("制定本规划"), "reference.bare",
    ),
)  # fmt: skip
TARGETS = (
    TargetFact(
        "d2", "普惠性幼儿园覆盖率", ">=", 90.0, "%", 2025, ValueRole.TARGET, "约束性", None, None, None,
        0, seen("普惠性幼儿园覆盖率不低于90%"), "target.prose",
    ),
    TargetFact(
        "d2", "在园幼儿", "=", (3.0, 4.0), "万人", None, ValueRole.ACTUAL, None, "annual", "down", None,
        0, seen("在园幼儿3万至4万人"), "target.range",
    ),
)  # fmt: skip
GOALS = (GoalFact("d2", "建成教育强市", 2025, 0, seen("到2025年，建成教育强市"), "goal.sentence"),)
PROJECTS = (
    ProjectFact(
        "d2", "澄州市第九中学扩建项目", ProjectKind.CONSTRUCTION, Quantity(2.36, "亿元"), Quantity(4.12, "万平方米"),
        2, seen("澄州市第九中学扩建项目投资约2.36亿元、校舍面积4.12万平方米"), "project.named",
    ),
)  # fmt: skip
TASKS = (
    TaskFact("d2", "t1", "扩大学位供给", ("二",), 2, ("新建学校12所", "扩建第九中学"), DUE, ITEM_1, seen("1．扩大学位供给"), "task.heading"),
    TaskFact("d2", "t2", "加强教师队伍建设", ("二",), 1, (), None, ITEM_2, seen("2．加强教师队伍建设"), "task.heading"),
)  # fmt: skip
ORGANIZATIONS = (
    OrganizationFact("d2", "澄州市教育局", ("市教育局",), OrganizationKind.GOVERNMENT, Level.MUNICIPAL, seen("市教育局"), "organisation.name"),
    OrganizationFact("d2", "澄州市财政局", ("市财政局",), OrganizationKind.GOVERNMENT, Level.MUNICIPAL, seen("市财政局"), "organisation.name"),
)  # fmt: skip
RESPONSIBILITIES = (
    ResponsibilityFact("d2", "澄州市教育局", "市教育局", Role.LEAD, Basis.MARK, False, "1．扩大学位供给", "t1", DUE, ITEM_1, MARK, "mark.roles"),
    ResponsibilityFact("d2", "澄州市财政局", "市财政局", Role.SUPPORT, Basis.MARK, False, "1．扩大学位供给", "t1", DUE, ITEM_1, MARK, "mark.roles"),
    ResponsibilityFact("d2", "各区人民政府", "各区人民政府", Role.SUPPORT, Basis.MARK, True, "1．扩大学位供给", "t1", DUE, ITEM_1, MARK, "mark.roles"),
    ResponsibilityFact(
        "d2", "财政部门", "财政部门", Role.RESPONSIBLE, Basis.SENTENCE, False, "经费保障", None, None,
        span("财政部门负责经费保障"), seen("财政部门负责经费保障"), "sentence.by",
    ),
    ResponsibilityFact(
        "d2", "澄州市人民政府", "澄州市人民政府", Role.RESPONSIBLE, Basis.ISSUER, False, "2．加强教师队伍建设", "t2", None,
        ITEM_2, seen("2．加强教师队伍建设"), "inferred.issuer",
    ),
)  # fmt: skip
FACTS = FileFacts(
    SOURCE, SHA256, TEXT, DOCUMENTS, SECTIONS, REFERENCES, TARGETS, GOALS, PROJECTS, TASKS, ORGANIZATIONS, RESPONSIBILITIES
)  # fmt: skip


def other_file(
    title: str, *, jurisdiction: str | None = None, source: str = "other.txt", name: str = "财政部门"
) -> FileFacts:
    """A second source: one document and one organisation in it."""
    document = replace(DOCUMENTS[1], id="d1", title=title, issuers=(), jurisdiction=jurisdiction, province=None)
    organisation = replace(ORGANIZATIONS[0], doc="d1", name=name, mentions=(name,))
    return FileFacts(source, SHA256, TEXT, (document,), organizations=(organisation,))
