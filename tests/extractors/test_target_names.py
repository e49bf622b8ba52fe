"""Names of targets: where the indicator begins and ends in its clause, and which numbers have none."""

import pytest

from extractors.target_clauses import statements

Row = tuple[str, str, float | tuple[float, float], str]

NAMES: list[tuple[str, list[Row]]] = [
    # 并 inside a compound is no conjunction, nor 基本 an adverb
    ("并联核验率达到30%。", [("并联核验率", "=", 30, "%")]),
    ("基本医疗参保率达到96%。", [("基本医疗参保率", "=", 96, "%")]),
    # a verb inside a noun does not open the object
    ("造船小微企业培育库企业数达到50家。", [("造船小微企业培育库企业数", "=", 50, "家")]),
    # a size in a name is no number of its own
    ("新增3.5kW标准泊位机柜20台。", [("新增3.5kW标准泊位机柜", "=", 20, "台")]),
    # units with a magnitude that are no unit without
    ("储气能力提高到410万方。", [("储气能力", "=", 410, "万方")]),
    # a label is none before a class: 一、二类
    (
        "一、二类渔港装卸效率分别提高12%、8%。",
        [("一类渔港装卸效率提高", "=", 12, "%"), ("二类渔港装卸效率提高", "=", 8, "%")],
    ),
    # a verb of coming and going belongs to the indicator, before its noun and before its number
    ("引进船舶设计机构20家以上。", [("引进船舶设计机构", ">=", 20, "家")]),
    ("淘汰30台燃煤锅炉，培训渔技员500人次。", [("淘汰燃煤锅炉", "=", 30, "台"), ("培训渔技员", "=", 500, "人次")]),
    # 深入 is a verb before a noun, an adverb before a verb
    ("深入渔村30个，深入推进示范岸线建设10个。", [("深入渔村", "=", 30, "个"), ("示范岸线建设", "=", 10, "个")]),
    # a verb that leads to a level is no part of what it raises; before a change it goes behind
    ("提升持证率至95%。", [("持证率", "=", 95, "%")]),
    ("提升港口吞吐能力10%。", [("港口吞吐能力提升", "=", 10, "%")]),
    # a bound in the middle of a share
    ("船款预付比例一般不低于合同价30%。", [("船款预付比例", ">=", 30, "%")]),
    # a part of what was said takes the place of the noun it shares, a new thing stands alone
    (
        "全市航道通航里程达900公里，其中深水航道80公里。",
        [("全市航道通航里程", "=", 900, "公里"), ("全市深水航道通航里程", "=", 80, "公里")],
    ),
    ("渔港整治工作12项，其中新建码头3座。", [("渔港整治工作", "=", 12, "项"), ("新建码头", "=", 3, "座")]),
    # a bracket that counts a part
    ("新建渔校3所（含附设班1所）。", [("新建渔校", "=", 3, "所"), ("新建渔校附设班", "=", 1, "所")]),
    # each of something, without verb and adverbs
    ("每个乡镇应当单独设置至少1个救生站。", [("每个乡镇救生站", ">=", 1, "个")]),
    # so many that something is measured by holds for the list
    ("每千人口船医数3人、救生员数5人。", [("每千人口船医数", "=", 3, "人"), ("每千人口救生员数", "=", 5, "人")]),
    # how often stays when the verb goes
    ("渔校要按标准每周开设航海课程不少于2节。", [("每周航海课程", ">=", 2, "节")]),
    # what a share is set for stands before it
    ("泊位费以市场价的60%计算和收取。", [("泊位费占市场价比例", "=", 60, "%")]),
    # what a number comes on top of is there, and no part of the name
    (
        "在现有300座灯塔基础上，再安装50座。",
        [("灯塔", "=", 300, "座"), ("安装灯塔", "=", 50, "座")],
    ),
    # 等 behind the last example: the noun stands for all, one number or several
    (
        "开展灯会、渔市等文化活动不少于3项、500场次。",
        [("灯会、渔市等文化活动", ">=", 3, "项"), ("灯会、渔市等文化活动", ">=", 500, "场次")],
    ),
    (
        "服务造船业23条、远洋业9条等重点产业链的货源。",
        [("服务造船业重点产业链", "=", 23, "条"), ("远洋业重点产业链", "=", 9, "条")],
    ),
    # a modal verb or a result behind the counted noun is its predicate
    ("12项航运指标既要追赶先进，又要补齐短板。", [("航运指标", "=", 12, "项")]),
    ("首批40个示范渔村全面建成。", [("示范渔村", "=", 40, "个")]),
    ("支持15个县开展试点。", [("开展试点的县", "=", 15, "个")]),
    # a verb inside a relative clause does not open the object
    ("一级渔港设立救生站的比例达到60%。", [("一级渔港设立救生站的比例", "=", 60, "%")]),
    # two counts with one relation
    ("班轮通达20多个国家的90多个港口。", [("班轮通达国家", "~", 20, "个"), ("班轮通达港口", "~", 90, "个")]),
    # the value that 由 names is no part of the name
    (
        "补助门槛由总投入900万元调整为300万元。",
        [("补助门槛", "=", 900, "万元"), ("补助门槛", "=", 300, "万元")],
    ),
    # whom a payment goes to stands in the clause before, with or without 对
    ("对首次达标的船厂，给予一次性奖励20万元。", [("首次达标的船厂奖励", "=", 20, "万元")]),
    ("船厂产值增长超过10%的，给予最高50万元奖励。", [("船厂产值增长超过10%的奖励", "<=", 50, "万元")]),
    ("对困难船员按每人1000元给予就业补贴。", [("困难船员就业补贴", "=", 1000, "元")]),
    # sums that go with the grades of the clause before one by one, and the noun behind a sum
    (
        "渔港评估为优秀、良好等级的，分别给予30万元、20万元养护奖励。",
        [("渔港评估为优秀等级的养护奖励", "=", 30, "万元"), ("渔港评估为良好等级的养护奖励", "=", 20, "万元")],
    ),
    ("一级渔港增加60万元养护经费。", [("一级渔港增加养护经费", "=", 60, "万元")]),
    # a share without subject, and the size of what it is taken of
    (
        "完成航标改造900座，占年度计划1200座的75%。",
        [("航标改造", "=", 900, "座"), ("航标改造占年度计划1200座比例", "=", 75, "%")],
    ),
    # what has become of the counted things in one verb; 进行 between them and what is done
    ("17个渔村顺利出列，对12座码头进行整治。", [("出列的渔村", "=", 17, "个"), ("码头整治", "=", 12, "座")]),
    # what is said of all behind the last of a list; the measure of a thing before its bound
    (
        "在25个渔村、100个社区设置救生岗亭。",
        [("设置救生岗亭的渔村", "=", 25, "个"), ("设置救生岗亭的社区", "=", 100, "个")],
    ),
    ("泊位要安装效率不低于60%的过滤设施。", [("过滤设施效率", ">=", 60, "%")]),
    # a share in a whole; a noun that begins like a result
    ("渔业投入在财政支出中占5%以上。", [("渔业投入占财政支出比例", ">=", 5, "%")]),
    ("建设50门左右市级在线航海课程。", [("市级在线航海课程", "~", 50, "门")]),
    # a rate does not pass to a counted thing
    ("渔业产值占比达到5%，规上渔业企业突破600家。", [("渔业产值占比", "=", 5, "%"), ("规上渔业企业", ">", 600, "家")]),
    # a distance in the name of a rate; what each gets between link and number; 超 before a sum
    ("轮渡站点500米覆盖率达到90%。", [("轮渡站点500米覆盖率", "=", 90, "%")]),
    ("将渔民低保标准提高到每人每月780元。", [("渔民低保标准", "=", 780, "元")]),
    ("培育超十亿元船厂8家，超亿元船厂60家。", [("超十亿元船厂", "=", 8, "家"), ("超亿元船厂", "=", 60, "家")]),
    # a count before a sum is part of its name; 实现 behind the place and 预计 inside are not
    ("60家渔业龙头企业年销售收入8亿元。", [("60家渔业龙头企业年销售收入", "=", 8, "亿元")]),
    (
        "全市实现渔业产值90亿元，同口径增长5%。",
        [("全市渔业产值", "=", 90, "亿元"), ("全市渔业产值同口径增长", "=", 5, "%")],
    ),
    ("渔业企业预计完成产值70亿元。", [("渔业企业产值", "=", 70, "亿元")]),
    # the sum of a thing before it; two groups in one word
    ("引进总投资9亿元的造船项目。", [("造船项目总投资", "=", 9, "亿元")]),
    (
        "城、乡居民收入分别增长6%、7%。",
        [("城镇居民收入增长", "=", 6, "%"), ("农村居民收入增长", "=", 7, "%")],
    ),
    # a rank behind the number
    ("争取渔港项目54个、全省第一。", [("渔港项目", "=", 54, "个")]),
    # a change of nothing
    ("同比增长12%。", []),
    # a rate does not pass to a change
    ("电子泊单覆盖率40%，纸质泊单压降20%。", [("电子泊单覆盖率", "=", 40, "%"), ("纸质泊单压降", "=", 20, "%")]),
    # no targets: what is counted in a title, what sums up a list
    ("落实《渔港安全清单》6个方面80项措施。", []),
    ("纳税、通关、泊位8项均进入前列。", []),
    # nor a count that belongs to the name of a rate
    ("严控重复停航4次及以上船舶比例。", []),
    # nor the conditions of a grant, nor a definition
    ("船队巡诊达到1200人次，且取得许可证的，按规定给予支持。", []),
    ("同时符合三项及以上条件的，按照高者执行。", []),
    ("对产值首次突破20亿元、60亿元等不同规模的船厂给予支持。", []),
    ("本办法所称困难船员，是指收入低于低保标准2倍的船员。", []),
    # nor one of each
    ("完成一件、销号一件。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[Row]) -> None:
    """Each number has the name a reader would quote, or none where it is no target."""
    found = statements(sentence)
    assert [(s.indicator, s.amount.op, s.amount.value, s.amount.unit) for s in found] == expected
