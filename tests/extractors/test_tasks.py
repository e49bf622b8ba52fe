"""Tasks: headings, lead phrases, marked items, and the responsibilities that belong to them."""

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
