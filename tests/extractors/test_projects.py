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


def test_kind_tells_works_from_programmes() -> None:
    """Works at a facility are construction, what is done by people is a programme."""
    kinds = [p.kind for p in projects_of("实施澄州三中迁建项目。实施教师素养跃升工程。")]
    assert kinds == [ProjectKind.CONSTRUCTION, ProjectKind.PROGRAMME]


def test_a_name_counts_once_in_a_document() -> None:
    """A name that comes again, with or without quotes, is the same project."""
    found = projects_of("启动“澄江英才计划”。\n继续实施澄江英才计划。")
    assert [p.name for p in found] == ["澄江英才计划"]
