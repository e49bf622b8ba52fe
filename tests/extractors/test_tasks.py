"""Tasks: headings, lead phrases, marked items, and the responsibilities that belong to them."""

import pytest

from extractors import extract
from kg.facts import FileFacts


def facts(body: str) -> FileFacts:
    """Facts of a document with a fixed head."""
    return extract(("澄州市2024年教育工作要点\n" + body).encode(), "要点.txt")


def test_headings_below_the_container_level() -> None:
    """Numbered measures are tasks with the path of the sections around them; a chapter with measures is none."""
    found = facts("一、扩大普惠资源\n1.新建幼儿园。完成选址。落实资金。\n2.改善条件。更新设备。\n")
    assert [(t.title, t.path) for t in found.tasks] == [("新建幼儿园", ("一",)), ("改善条件", ("一",))]
    assert found.tasks[0].steps == ("完成选址", "落实资金")


def test_background_holds_no_tasks() -> None:
    """Achievements and principles lay down no work."""
    found = facts(
        "一、发展成就\n1.资源扩大。新增学位。\n2.质量提升。巩固成果。\n二、基本原则\n1.坚持公益。普惠优先。\n"
    )
    assert found.tasks == ()


LEADS = """一、重点工作
（一）加快学前教育发展
创新编制管理。建立公办园人员总量管理办法，逐步配齐保教人员，保障待遇。
丰富供给方式。支持街道、国有企业举办公办园，盘活闲置校舍，扩大学位。
"""


def test_lead_phrases() -> None:
    """Short clauses that open paragraphs and name the work are tasks of their section."""
    titles = {t.title: t.path for t in facts(LEADS).tasks}
    assert titles["创新编制管理"] == ("一", "(一)")
    assert titles["丰富供给方式"] == ("一", "(一)")


def test_owners_belong_to_the_innermost_task() -> None:
    """A responsibility is linked to the task whose text its mark covers."""
    found = facts(
        "一、重点任务\n1.新建幼儿园。完成选址。（责任单位：市教育局）\n2.保障经费。列入预算。（责任单位：市财政局）\n"
    )
    owners = {r.as_written: next(t.title for t in found.tasks if t.id == r.task_id) for r in found.responsibilities}
    assert owners == {"市教育局": "新建幼儿园", "市财政局": "保障经费"}


def test_time_limits() -> None:
    """A date in the title is the time limit of the task; a word such as 持续 in it is none."""
    found = facts("一、重点任务\n1.2024年6月底前建成平台。加快。完善。\n2.持续壮大产业。培育主体。\n")
    assert [t.due.date if t.due else None for t in found.tasks] == ["2024-06-30", None]


def test_defaults_belong_to_the_measure_they_hold_for() -> None:
    """What 以下均… hands down is linked to each measure that follows, not to the one before."""
    found = facts(
        "一、重点任务\n1.开办企业。精简材料。（市市场监管局；各县（区）人民政府，以下均为责任单位，不再列出）\n"
        "2.办理许可。压缩时限。（市行政审批局）\n3.用水用电。减少环节。（市城管局）\n"
    )
    titles = {t.id: t.title for t in found.tasks}
    inherited = [titles[r.task_id or ""] for r in found.responsibilities if not r.basis.stated]
    assert inherited == ["办理许可", "用水用电"]


def test_articles_are_rules_not_tasks() -> None:
    """An article is a task only where a mark says whose."""
    text = "澄州市托育机构监督办法\n第一章 总则\n第一条 为规范照护，制定本办法。\n第二条 托育机构应当依法登记。（市民政局负责）\n"
    assert [t.title for t in extract(text.encode(), "办法.txt").tasks] == ["托育机构应当依法登记"]


def test_items_without_heading_own_their_marks() -> None:
    """Each labelled item below a heading is a task, and its mark belongs to it and not to the heading."""
    found = facts(
        "一、重点任务\n1.优化招标投标。提升水平。\n（1）推进全流程电子化，压缩办理时间。（牵头单位：市发展改革委）\n"
        "（2）规范代理机构，公开信用记录。（牵头单位：市行政审批局）\n"
    )
    titles = {t.id: t.title for t in found.tasks}
    owners = {r.as_written: titles[r.task_id or ""] for r in found.responsibilities}
    assert owners == {"市发展改革委": "推进全流程电子化，压缩办理时间", "市行政审批局": "规范代理机构，公开信用记录"}


def test_rows_of_a_table_are_tasks() -> None:
    """A row of a responsibility table is a task named by its measure, not by its number."""
    page = (
        "<html><body><h1>澄州市2024年重点任务清单</h1><p>一、重点任务责任清单</p><table>"
        "<tr><th>序号</th><th>重点任务</th><th>牵头单位</th></tr>"
        "<tr><td>1</td><td>新建公办幼儿园10所</td><td>市教育局</td></tr>"
        "<tr><td>2</td><td>改造老旧小区20个</td><td>市住房城乡建设局</td></tr></table></body></html>"
    )
    found = extract(page.encode(), "清单.html")
    titles = {t.id: t.title for t in found.tasks}
    owners = {r.as_written: titles[r.task_id or ""] for r in found.responsibilities}
    assert owners == {"市教育局": "新建公办幼儿园10所", "市住房城乡建设局": "改造老旧小区20个"}


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        # a lead phrase with a paragraph to itself, its elaboration below
        (
            "一、重点工作\n（一）降低成本\n推进结构调整。\n优化运输结构，推动货运由公路转向铁路，提高多式联运比重。\n完善收费机制。\n清理不合理收费，落实减免政策，公开收费目录。\n",
            ["降低成本", "推进结构调整", "完善收费机制"],
        ),
        # what counts the phrases is no part of them; the heading of the part names no measure
        (
            "一、保障措施\n一是加强组织领导。成立专班，统筹推进各项工作任务落实，定期调度。\n二是加大资金投入。统筹各类资金，支持重点项目建设。\n",
            ["加强组织领导", "加大资金投入"],
        ),
        # pairs of slogans of one length inside a paragraph
        (
            "一、民办教育\n公益导向，分类扶持。坚持教育公益属性，完善分类登记、分类支持和差别化用地政策，落实同等待遇。"
            "内涵发展，提高质量。引导民办学校特色办学，支持教师培训交流和课程建设，打造优质品牌学校。"
            "依法管理，规范办学。健全督导、年检和财务监管制度，公开办学信息，保障师生合法权益。\n",
            ["民办教育", "公益导向，分类扶持", "内涵发展，提高质量", "依法管理，规范办学"],
        ),
        # programmes named in a box
        (
            "一、队伍建设\n（一）引才\n完善政策。\n专栏1 人才重点任务\n引才聚才工程。面向全国引进学科带头人，建立协议工资制度，提供住房保障和子女入学便利。"
            "名师培养计划。遴选骨干教师组建工作室，开展跟岗研修，支持教学成果推广应用。数字素养行动。开展全员信息技术培训，建设在线课程，组织应用展示活动。\n",
            ["引才", "人才重点任务", "引才聚才工程", "名师培养计划", "数字素养行动"],
        ),
        # words that lead to the measures name none
        (
            "一、重点任务\n（一）用好资金，支持重点项目建设，形成有效投资，带动社会资本参与，尽快形成实物工作量。（市发展改革委）\n具体举措：指导银行用好信贷额度，支持项目开工。（市财政局）\n",
            [
                "用好资金，支持重点项目建设，形成有效投资，带动社会资本参与，尽快形成实物工作量",
                "指导银行用好信贷额度，支持项目开工",
            ],
        ),
    ],
)
def test_forms_of_lead_phrases(body: str, titles: list[str]) -> None:
    """Lead phrases stand at the head of a paragraph, alone on one, or have a shape of their own inside it."""
    assert [t.title for t in facts(body).tasks] == titles


def test_sentences_instead_of_titles() -> None:
    """Where items are sentences the first clause is the title; a heading of two short clauses is whole elsewhere."""
    long = "完善监测预警机制，健全部门会商制度，建立信息共享平台，提高突发事件的发现、报告和处置能力。（市应急局）"
    sentences = facts(f"一、重点任务\n1.{long}\n2.优化审批流程，压缩办理时间。（市行政审批局）\n3.{long}\n")
    assert [t.title for t in sentences.tasks] == ["完善监测预警机制", "优化审批流程", "完善监测预警机制"]
    titles = facts("一、重点任务\n1.补短板，强弱项。新建管网。\n2.优化审批流程，压缩办理时间。推行告知承诺。\n")
    assert [t.title for t in titles.tasks] == ["补短板，强弱项", "优化审批流程，压缩办理时间"]


ROWS = (
    "<html><body><h1>澄州市养老服务方案</h1><p>一、主要任务</p><p>（一）扩大供给。建设机构。</p><p>（二）提升质量。培训人员。</p><p>附件1 澄州市责任表</p>"
    "<table><tr><th>序号</th><th>事项</th><th>主要内容</th><th>牵头单位</th><th>配合单位</th></tr>"
    "<tr><td rowspan='2'>1</td><td rowspan='2'>扩大供给</td><td>新建养老院10所，改造敬老院20所</td><td>市民政局</td><td>市教育局</td></tr>"
    "<tr><td>保障建设用地，优先安排指标</td><td>市自然资源局</td><td>市水利局</td></tr>"
    "<tr><td>2</td><td>提升质量</td><td>培训护理员500名</td><td>市人力资源社会保障局</td><td>市商务局</td></tr></table></body></html>"
)


def test_rows_with_merged_cells() -> None:
    """Rows of one merged cell are named by their own words; a row that names a measure of the text belongs to it."""
    found = extract(ROWS.encode(), "方案.html")
    titles = {t.id: t.title for t in found.tasks}
    owners = {r.as_written: titles[r.task_id or ""] for r in found.responsibilities if r.basis.stated}
    assert owners == {
        "市民政局": "新建养老院10所，改造敬老院20所",
        "市教育局": "新建养老院10所，改造敬老院20所",
        "市自然资源局": "保障建设用地，优先安排指标",
        "市水利局": "保障建设用地，优先安排指标",
        "市人力资源社会保障局": "提升质量",
        "市商务局": "提升质量",
    }
    assert [t.title for t in found.tasks].count("提升质量") == 1
