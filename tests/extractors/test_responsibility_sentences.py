"""Responsibilities in sentences, form by form: who, in which role, for what, until when."""

from __future__ import annotations

import pytest

from extractors.responsibilities import find_responsibilities
from kg.facts import Basis, FileFacts, ResponsibilityFact
from tests.extractors.reading_of import reading_of

HEAD = "澄州市人民政府办公室关于印发澄州市水利改革重点任务分工方案的通知\n\n澄州市水利改革重点任务分工方案\n\n"


def stated(sentence: str, *, before: str = "一、保障措施\n（一）加强领导。") -> list[ResponsibilityFact]:
    """Responsibilities that a sentence in a plan of an invented city states."""
    reading = reading_of(HEAD + before + sentence + "\n")
    facts = find_responsibilities(reading, FileFacts("样本.txt", "", reading.source.text))
    return [fact for fact in facts if fact.basis is Basis.SENTENCE]


def short(facts: list[ResponsibilityFact]) -> list[str]:
    """Role and words of each fact."""
    return [f"{fact.role}|{fact.as_written}" for fact in facts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # departments as subjects, with and without 应当
        ("市民政部门负责殡葬场所的日常监督。", ["responsible|市民政部门"]),
        ("财政部门应当核拨巡河经费。", ["responsible|财政部门"]),
        ("医保部门加强定点协议管理，完善结算办法。", ["responsible|医保部门"]),
        ("交通运输部门在编制站场规划时，同步预留充电车位。", ["responsible|交通运输部门"]),
        ("市民政部门主管全市殡葬工作。", ["responsible|市民政部门"]),
        ("市水利局、市气象局定期开展汛情会商。", ["responsible|市水利局", "responsible|市气象局"]),
        ("消防救援机构负责检查，公安机关予以配合。", ["responsible|消防救援机构", "support|公安机关"]),
        ("市委编办要加强保障，团市委要广泛动员。", ["responsible|市委编办", "responsible|团市委"]),
        ("公安部门负责查处；水利部门负责清障。", ["responsible|公安部门", "responsible|水利部门"]),
        ("市水利局是全市节水的主管部门。", ["responsible|市水利局"]),  # an office held
        ("市水利局为牵头单位。", ["lead|市水利局"]),
        ("协调小组办公室要强化调度。", ["responsible|协调小组办公室"]),
        # a list of fields that 部门 ends
        ("教育、税务、审计等部门按照职责开展抽查。", ["responsible|教育", "responsible|税务", "responsible|审计"]),
        # two levels in one name
        ("市、区民政部门应当公布救助电话。", ["responsible|市、区民政部门"]),
        ("市、区人民政府及其有关部门应当组织演练。", ["responsible|市、区人民政府", "responsible|区人民政府"]),
        (
            "区、镇人民政府和街道办事处应当储备沙袋。",
            ["responsible|区、镇人民政府", "responsible|镇人民政府", "responsible|街道办事处"],
        ),
        ("市、区水利部门和镇人民政府要备足物资。", ["responsible|市、区水利部门", "responsible|镇人民政府"]),
        ("设区的市级人民政府水行政主管部门负责年检。", ["responsible|设区的市级人民政府水行政主管部门"]),
        # a department by a field with 和 in it; others of the kind behind it are nobody
        ("文化和旅游主管部门应当加强巡查。", ["responsible|文化和旅游主管部门"]),
        ("水利部门和其他有关部门应当共享数据。", ["responsible|水利部门"]),
        ("水利、残联等相关单位应当做好对接。", ["responsible|水利", "responsible|残联"]),
        ("县级以上人民政府水行政主管部门负责取水许可。", ["responsible|县级以上人民政府水行政主管部门"]),
        ("各县（市、区）教育、财政部门要核实名册。", ["responsible|各县（市、区）教育", "responsible|财政部门"]),
        ("县（市、区）以上气象主管机构负责增雨作业。", ["responsible|县（市、区）以上气象主管机构"]),
        # 由
        ("由市民政部门或者区民政部门受理。", ["responsible|市民政部门", "responsible|区民政部门"]),
        ("办公室设在市水利局，负责日常调度。", ["responsible|市水利局"]),
        ("逾期不改的，由城市管理部门依法处理。", ["responsible|城市管理部门"]),
        ("由市水利局牵头市直有关单位，汇总险工险段。", ["lead|市水利局", "support|市直有关单位"]),
        ("建立由市水利局牵头的河湖联动机制。", ["lead|市水利局"]),
        # 会同, 联合, 与
        ("市水利局应当会同市财政局编制灌区名录。", ["lead|市水利局", "support|市财政局"]),
        ("市教育局会同税务、海关部门打击骗税。", ["lead|市教育局", "support|税务", "support|海关部门"]),
        ("加强与公安、气象部门的信息共享。", ["support|公安", "support|气象部门"]),
        ("市水利局应当会同同级财政、审计等部门，核定水价。", ["lead|市水利局", "support|同级财政", "support|审计"]),
        ("由市水利局会同镇人民政府自收到申请之日起十日内复核。", ["lead|市水利局", "support|镇人民政府"]),
        ("建立由市水利局牵头，市财政局参加的联席会议制度。", ["lead|市水利局", "support|市财政局"]),
        # the part that a body has, and how it goes about it
        ("市水利局作为牵头单位，负责调度。", ["lead|市水利局"]),
        ("水利、审计部门按各自职责协同实施。", ["support|水利", "support|审计部门"]),
        # a branch by its place or by its group
        ("国网澄州供电公司要检修线路。", ["responsible|国网澄州供电公司"]),
        # a group that the sentence speaks of acts itself
        ("防汛工作组由副市长任组长，办公室设在市水利局，负责会商。", ["responsible|防汛工作组"]),
        # a name begins behind 由 and 经
        ("所需经费由市级水利部门列入预算。", ["responsible|市级水利部门"]),
        ("其中小型水库由区水利部门组织复核。", ["responsible|区水利部门"]),
        ("责成市水利局牵头整改。", ["directed|市水利局"]),
        # 报, 经
        ("经市水利局审核同意，报市政府批准后公布。", ["responsible|市水利局", "responsible|市政府"]),
        # 督促, 支持, 争取, with words that tell which, and cities without 市
        ("督促人口较多的东塘区、西屏区加快管网改造。", ["directed|东塘区", "directed|西屏区"]),
        ("推动有条件的地方开展水权交易。", ["directed|有条件的地方"]),
        ("指导有条件的开发区、产业园区开展水效评估。", ["directed|有条件的开发区", "directed|产业园区"]),
        ("支持工青妇、残联、红十字会等群团组织发挥作用。", ["directed|工青妇", "directed|残联", "directed|红十字会"]),
        ("争取省财政厅加大转移支付力度。", ["directed|省财政厅"]),
        ("督促投标人、代理机构、市公共资源交易中心等退还押金。", ["directed|市公共资源交易中心"]),
        # 依托: it acts, or it lends its means; 优势 supports, 作用 answers
        ("依托江岭大学争创国家灌溉中心。", ["responsible|江岭大学"]),
        ("依托江岭大学，建设灌溉试验平台。", ["support|江岭大学"]),
        ("发挥江岭大学资源优势，培训河长。", ["support|江岭大学"]),
        ("发挥澄江航运协调委员会作用，疏解船闸拥堵。", ["responsible|澄江航运协调委员会"]),
        # 在…统筹下, 移交
        ("在市防汛工作领导小组统筹下，开展清淤。", ["lead|市防汛工作领导小组"]),
        ("对查实的问题，移交公安机关依法查处。", ["responsible|公安机关"]),
        ("市水利局主办，市教育局协办，举办节水周。", ["lead|市水利局", "support|市教育局"]),
        # nobody's duty
        ("用于经水利部门认定并公布的项目。", []),  # which thing is meant
        ("经市水利局认定的灌区可以申请补助。", []),
        ("市水利局参与的项目优先立项。", []),
        ("原由市水利局办理的事项取消。", []),
        ("未经水行政主管部门批准，不得占用河道。", []),  # a ban
        ("办公室由市水利局与市财政局组成。", []),  # of whom it consists
        ("市水利局负责人向市政府报告。", []),  # who heads it
        ("国务院对防汛工作提出明确要求。", []),  # what has been said
        ("近年来，市水利局会同市财政局完善了制度。", []),  # what has been done
        ("市水利局、市财政局联合印发了办法。", []),
        ("水利部启动实施灌区改造行动。", []),  # a body above the paper's own place
        ("江岭省财政厅下达我市补助资金。", []),
        ("市水利局组织验收有困难的，可以委托第三方。", []),  # a condition
        ("主管机关为市水利局法制办公室。", []),  # what it is
        ("支持担保公司降低费率。", []),  # a sort of firms
        ("推动政府投资项目中介服务机构进驻平台。", []),
        ("申请人向区民政局提出申请。", []),  # to whom, and not who
        ("配合市公安局开展反诈宣传。", []),
        ("细化对县（市、区）政府履行职责的评价。", []),
        ("市水利局为市政府组成部门。", []),  # what it is and not what it does
        ("市水利局组织开展的活动免费。", []),
        ("各地、各部门要高度重视。", []),  # everybody
        ("各级人民政府应当将其纳入规划。", []),
        ("牵头部门要主动对接。", []),  # a role and no body
        ("财政部门安排的资金，应当专款专用。", []),  # describes the money
        ("市教育局认定的示范校给予奖励。", []),
        ("行政审批部门不得增设条件。", []),  # a ban
        ("鼓励学校延长开放时间。", []),  # no verb is part of a name
        ("倒逼政府部门改进服务。", []),
        ("支持东塘区足球小镇建设。", []),  # a noun and no verb
        ("在市委、市政府坚强领导下，各项工作取得进展。", []),  # a formula
        ("经市政府同意，现印发给你们。", []),  # a preface
        ("充分发挥行业协会作用。", []),
        ("省级示范中心覆盖率达到九成。", []),
    ],
)
def test_forms(sentence: str, expected: list[str]) -> None:
    """Each form gives its names in their roles; what lays nothing on anybody gives none."""
    assert short(stated(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        # what somebody does with a thing that stands before 由
        ("具体细则由市水利局另行制定。", ["另行制定具体细则"]),
        # the task stands before the clause that only names its owner
        ("清查全市水闸底数，由市水利局负责。", ["清查全市水闸底数"]),
        # each clause names its thing and its owner
        ("巡查由市水利局负责，救治由市卫生健康委负责。", ["巡查", "救治"]),
        # how it is done is not what is done
        ("补助由市水利局按照规定，每月拨付。", ["按照规定，每月拨付"]),
        # the end of a bracket is no task
        ("加固堤防，市水利局牵头，市财政局配合）。", ["加固堤防，市水利局牵头，市财政局配合）"] * 2),
        # a verb that says nothing leaves the words before
        ("汛情调度在市防汛工作领导小组领导下进行。", ["汛情调度"]),
        # a mechanism is what its owners are for
        ("健全水利部门牵头，气象、财政等部门分工负责的防汛联动机制。", ["防汛联动机制"] * 3),
        # the next subject's duty is not part of the task
        ("市水利局负责巡查，镇（街）负责清漂，市财政局要安排经费。", ["巡查", "安排经费"]),
        # roles before the task
        ("由市水利局牵头，市财政局配合，摸清渠道现状。", ["摸清渠道现状"] * 2),
    ],
)
def test_task(sentence: str, tasks: list[str]) -> None:
    """The task is what the named body does, no more and no less."""
    assert [fact.task for fact in stated(sentence)] == tasks


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("2031年6月底前，市水利局要完成清淤。", "2031-06-30"),  # before the names
        ("市水利局要在2031年9月底前完成清淤。", "2031-09-30"),  # in the task
        ("2031年3月前阶段性减免水费，由市水利局负责。", None),  # how long a measure holds
    ],
)
def test_due(sentence: str, due: str | None) -> None:
    """A time limit in the words of the duty is the duty's; one for a stage is not."""
    assert [fact.due.date if fact.due else None for fact in stated(sentence)] == [due]


def test_reports_are_no_duties() -> None:
    """What a department did is no duty where the section reports."""
    assert stated("市水利局开展汛前检查，整改隐患。", before="一、工作回顾\n（一）主要成效。") == []


def test_preface_tells_and_articles_bind() -> None:
    """What a body does is no duty before the first section; an article binds whatever its chapter is called."""
    assert stated("市水利局开展汛前检查，整改隐患。\n一、任务", before="") == []
    chapter = "第一章 总则\n第一条 为节约用水，制定本办法。\n第二条 "
    assert short(stated("市水利局主管全市节水工作。", before=chapter)) == ["responsible|市水利局"]
