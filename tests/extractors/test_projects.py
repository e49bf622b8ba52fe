"""Named projects and programmes: their borders, what is no name, their kind, and the money and floor area of each."""

import pytest

from extractors.projects import find_projects
from kg.facts import FileFacts, ProjectFact, ProjectKind, Quantity
from tests.extractors.reading_of import reading_of

HEAD = "澄州市教育发展规划\n澄州市人民政府\n一、主要任务\n"


def projects_of(sentence: str) -> tuple[ProjectFact, ...]:
    """Projects of one sentence that stands in a plan."""
    reading = reading_of(HEAD + sentence)
    return find_projects(reading, FileFacts("样本.txt", "0" * 64, reading.source.text))


NAMED = [
    # adverb and verb before the name are no part of it
    ("深入实施课堂质量跃升工程，提高水平。", ["课堂质量跃升工程"]),
    # a verb inside the name stays where nothing but a closing word follows it
    ("实施依规治校推进工程。", ["依规治校推进工程"]),
    # a count before the name goes
    ("开展3个护苗成长专项行动。", ["护苗成长专项行动"]),
    # a list of names is one name each
    ("实施名师领雁工程、山区支教行动和青苗培养计划。", ["名师领雁工程", "山区支教行动", "青苗培养计划"]),
    # members without a closing word of their own belong to one name
    ("实施校地合作、产教协同工程。", ["校地合作、产教协同工程"]),
    # words before a quoted name that belong to it
    ("组织实施教研骨干“百千万”工程。", ["教研骨干“百千万”工程"]),
    # the whole name in quotes
    ("启动“澄江英才计划”。", ["澄江英才计划"]),
    # quoted names that share the words behind them
    ("开展“书香满城”“校园晨读”等活动。", ["书香满城", "校园晨读"]),
    # quoted names of which the last has its own closing word
    ("开展“书香满城”“校园晨读”活动。", ["书香满城", "“校园晨读”活动"]),
    # a quoted programme without a closing word, right behind its verb
    ("开展“骑行澄州”，吸引市民。", ["骑行澄州"]),
    # the version belongs to the name
    ("实施教师数字能力提升工程2.0。", ["教师数字能力提升工程2.0"]),
    # a box that names a programme
    ("专栏2 数字赋能工程\n", ["数字赋能工程"]),
    # a subject without a verb before it
    ("候鸟栖息地修复行动圆满结束。", ["候鸟栖息地修复行动"]),
    # a pilot behind its verb
    ("开展教师交流轮岗改革试点。", ["教师交流轮岗改革试点"]),
    # schools to be built, one by one
    (
        "建成柳荫路中学、云溪小学北校区、松涛幼儿园等7所学校。",
        ["柳荫路中学", "云溪小学北校区", "松涛幼儿园"],
    ),
    # a named thing that is to be built
    ("推进澄州市数字档案中心建设。", ["澄州市数字档案中心"]),
    # fairs to be held
    ("办好绿博会、“澄超”、环湖自行车赛等体育赛事。", ["绿博会", "澄超", "环湖自行车赛"]),
    # a modal verb and its subject before the name
    ("各单位要以“暖心服务”活动为抓手。", ["“暖心服务”活动"]),
    # an adverb with its verb in the middle begins a phrase of its own
    ("鼓励企业主动参与乡村夜校提升行动。", ["乡村夜校提升行动"]),
    # a verb phrase that is one of several
    ("抓实备汛物资调度、做好河堤险段除险加固工程。", ["河堤险段除险加固工程"]),
    # a long list of verbs' objects belongs to one name, unless the list goes on behind it
    ("开展破除准入壁垒、纠正差别对待专项行动。", ["破除准入壁垒、纠正差别对待专项行动"]),
    ("做好定向招录、山区医师轮训计划、巡回诊疗等工作。", ["山区医师轮训计划"]),
    # the title of a box in the line of the first name in it
    ("专栏6教师发展重点任务青蓝培育行动。", ["青蓝培育行动"]),
    # a short quoted name with the field before it
    ("实施农商对接“牵手行动”。", ["农商对接“牵手行动”"]),
    # a number of things with the field before it
    ("打好水源治理“四场战役”。", ["水源治理“四场战役”"]),
    # a quoted name whose owner stands before it
    ("落实江岭省教育厅“薪火计划”。", ["薪火计划"]),
    # a thing in quotes behind a verb of building
    ("打造“云溪科创走廊”，建设“邻里食堂”“长者驿站”。", ["云溪科创走廊", "邻里食堂", "长者驿站"]),
    # platforms side by side that are worked on
    ("推进“澄办通”“澄企通”平台升级。", ["澄办通", "“澄企通”平台"]),
    # a quoted name makes a thing proper, also behind 的
    ("建设面向商户的“澄税通”办税平台。", ["“澄税通”办税平台"]),
    # things of one place that are made better
    ("优化澄州市医保结算系统，提高效率。", ["澄州市医保结算系统"]),
    # members of a list whose kind stands behind it
    (
        "加快柳荫国际会议中心、云溪智慧物流产业园（一期）等重大项目建设。",
        ["柳荫国际会议中心", "云溪智慧物流产业园（一期）"],
    ),
    # lines that share the word for their kind
    ("推进柳荫至云溪、松涛至澄州（东郊）等高速公路建设。", ["柳荫至云溪", "松涛至澄州（东郊）"]),
    # fields that share the word for what is conferred
    ("加快国家儿童友好服务、海绵型社区更新等试点城市建设。", ["国家儿童友好服务", "海绵型社区更新"]),
    # a stretch of a line
    ("推进轨道交通3号线东延、柳荫至云溪段建设。", ["轨道交通3号线东延", "柳荫至云溪段"]),
    # events named by a week, a year or a place
    (
        "举办渔业技术服务推进周、2031年滨海论坛和澄州龙舟大赛。",
        ["渔业技术服务推进周", "2031年滨海论坛", "澄州龙舟大赛"],
    ),
    # acts in a list of activities
    ("开展渔家读书节、家庭收纳展示、孝老家庭评选等活动。", ["渔家读书节", "孝老家庭评选"]),
    # what a place tries out
    ("支持有条件的地方试点海运提单无纸化流转。", ["海运提单无纸化流转"]),
    # what is brought into schools or villages
    ("推动非遗工坊进校园，开展节能水泵下乡。", ["非遗工坊进校园", "节能水泵下乡"]),
    # a project with works or money of its own
    ("推进云溪潮汐蓄能项目前期工作。", ["云溪潮汐蓄能项目"]),
    ("柳荫港区疏港项目，计划投资2.5亿元。", ["柳荫港区疏港项目"]),
    # an activity of a month
    ("开展渔民权益宣传月活动。", ["渔民权益宣传月活动"]),
    # what is done under a quoted name
    ("开展“千帆护航”法律服务，便利船东。", ["“千帆护航”法律服务"]),
    # a drive to set up models
    ("开展海岛垃圾分类示范创建，以点带面。", ["海岛垃圾分类示范创建"]),
    # an owner makes no other name: the programme counts once
    ("实施全市渔船更新行动。\n推进渔船更新行动。", ["全市渔船更新行动"]),
    # a school whose name holds 高等
    ("云溪航海高等专科学校实训码头扩建项目，总投资6亿元。", ["云溪航海高等专科学校实训码头扩建项目"]),
]

NO_NAMES = [
    # words that every field has
    "推进重点工程和重大建设项目。",
    # a project of any kind
    "加强政府投资项目管理。",
    # the title of a cited paper
    "落实《职业教育提质行动计划》。",
    # this document itself
    "为此，特制定本行动计划。",
    # a longer word that begins like a closing word
    "培养一批卓越工程师和高水平项目经理。",
    # a document, not a programme
    "制定安全生产整治行动方案。",
    # an activity of any kind
    "组织学生参加文化活动和体育活动。",
    # a kind of works
    "简化不同类型工程的审批。",
    # works against the rules, works of a field, connections
    "拆除违章建设项目。",
    "加强水利领域投资项目管理。",
    "办理燃气接入工程。",
    # something done, no name
    "对失信问题开展专项治理。",
    # a collective of things
    "支持全市中小学建设。",
    # what is to be avoided, done away with or forbidden
    "避免各类改造项目重复开挖。",
    "禁止违规举债建设工程。",
    "杜绝“面子”工程。",
    # the adverbs 有计划 and 按计划
    "各校社团有计划地走进山村。",
    # longer words that begin like a closing word
    "评选保教质量评估试点园，设立产教实训项目班。",
    # things that are counted before or behind
    "推进12个课堂观察实验项目。",
    "实施车间技改试点15个左右。",
    "完成病险水闸加固工程12座。",
    "建设3个澄州市级实训基地。",
    "打造一批滨海村落、渔家小镇。",
    # routine plans
    "编制年度专项资金收支安排计划，执行招标采购计划。",
    # the title of a list of projects
    "专栏5 数字渔业重点工程项目\n",
    "做好目标、任务和重大工程的衔接。",
    # a kind of works
    "高层建筑工程、桥梁隧道工程应当验收。",
    # verbs that are left before words every field has
    "进一步细化专项行动。",
    # quoted ways of working
    "开展“沙盘监管”，推行“一站通办”。",
    # quoted numbers of things that bear no name
    "以“五项工程”为抓手。",
    # what the state confers on many, things of a lower rank
    "推进国家物流枢纽建设，建立县级仓储中心。",
    # kinds of schools
    "推进山区寄宿制学校和农村义务教育学校建设。",
    # a school as the one who acts
    "支持澄州航海学院申报高水平专业。",
]


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_name_has_its_own_borders(sentence: str, names: list[str]) -> None:
    """The name begins behind verbs, adverbs and counts and ends with its closing word."""
    assert [p.name for p in projects_of(sentence)] == names


@pytest.mark.parametrize("sentence", NO_NAMES)
def test_generic_words_name_no_project(sentence: str) -> None:
    """Generic words, cited papers and longer words give no project."""
    assert projects_of(sentence) == ()


def test_money_and_area_belong_to_the_project_before_them() -> None:
    """Investment and floor area go to the project that they follow, and not to the next one."""
    first, second = projects_of(
        "1.澄州渔港扩建项目，总投资2.4亿元，建筑面积5.1万平方米。2.云溪植物园温室建设项目，计划总投资约7000万元。"
    )
    assert (first.investment, first.area) == (Quantity(2.4, "亿元"), Quantity(5.1, "万平方米"))
    assert (second.investment, second.area) == (Quantity(7000, "万元"), None)
    assert first.evidence.quote == "澄州渔港扩建项目"


MONEY = [
    # the sum in the next sentence, where that begins with it
    ("1.澄云公路扩容工程。总投资85亿元，全长96公里。", Quantity(85, "亿元")),
    # the sum before the name
    ("总投资30亿元的澄州渔港扩建项目开工。", Quantity(30, "亿元")),
    # what has been spent is no investment of its own
    ("推进澄州渔港扩建项目，完成投资5亿元。", None),
]


@pytest.mark.parametrize(("sentence", "investment"), MONEY)
def test_investment_stands_around_the_name(sentence: str, investment: Quantity | None) -> None:
    """A sum before the name or at the head of the next sentence is the project's own, what has been spent is not."""
    (found,) = projects_of(sentence)
    assert found.investment == investment


def test_kind_tells_works_from_programmes() -> None:
    """Works at a facility are construction, what is done by people is a programme."""
    kinds = [p.kind for p in projects_of("实施澄州三中迁建项目。实施教师素养跃升工程。")]
    assert kinds == [ProjectKind.CONSTRUCTION, ProjectKind.PROGRAMME]


def test_a_name_counts_once_in_a_document() -> None:
    """A name that comes again, with or without quotes, is the same project."""
    found = projects_of("启动“澄江英才计划”。\n继续实施澄江英才计划。")
    assert [p.name for p in found] == ["澄江英才计划"]
