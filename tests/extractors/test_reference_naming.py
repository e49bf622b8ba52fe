"""Bare titles: which objects of a verb name one text, and which name many or none."""

from __future__ import annotations

import pytest

from extractors.reference_bare import cited_bare
from extractors.reference_issuers import drawer_level
from extractors.reference_objects import items_in
from kg.facts import Level

NAMED: list[tuple[str, str, tuple[str, ...]]] = [
    # 的意见, 的有关文件, 的法规 behind a verb phrase: what 关于 would stand before
    ("draw", "加强船员培训队伍建设的意见", ("加强船员培训队伍建设的意见",)),
    ("draw", "引导渔家乐有序竞争的有关文件", ("引导渔家乐有序竞争的有关文件",)),
    ("draw", "防止外来水草扩散的法规", ("防止外来水草扩散的法规",)),
    ("draw", "进一步提升码头通关便利度的措施", ("进一步提升码头通关便利度的措施",)),
    ("apply", "进一步规范渔船检验工作的意见", ("进一步规范渔船检验工作的意见",)),
    # views that are heard, and papers at large that are applied, are none
    ("apply", "社会各界的意见", ()),
    ("apply", "国家关于渔船检验的文件", ()),
    # a law by its closing word; 办法, 执法 and 立法 are other words
    ("draw", "渔港经济促进法", ("渔港经济促进法",)),
    ("draw", "渔政联合执法", ()),
    # the short form of a field's accounting rules
    ("apply", "渔业合作社会计制度", ("渔业合作社会计制度",)),
    ("improve", "财务会计制度", ()),
    # a title quoted as a whole, and one with its years in brackets
    ("draw", "“一图三清单”", ("“一图三清单”",)),
    ("apply", "“蓝湾英才计划”", ()),
    ("draw", "渔旅融合行动方案（2031—2033年），", ("渔旅融合行动方案（2031—2033年）",)),
    # a title word before 编制 with another one behind it
    ("draw", "村庄规划编制指南", ("村庄规划编制指南",)),
    # a short member that counts nowhere is left out
    ("draw", "超期船舶清理方案和检修计划", ("超期船舶清理方案",)),
    # a generic member behind 和 is another thing; behind a quoted name it belongs to it
    ("draw", "公共渔业服务事项清单和办事指南", ("公共渔业服务事项清单",)),
    ("improve", "“一船通办”事项清单和服务指南", ("“一船通办”事项清单和服务指南",)),
    # policies of many fields
    ("draw", "有利于渔业的财税、用海和投资政策", ()),
    # 国家统一的 describes one text with all its members
    (
        "apply",
        "国家统一的渔船建造、改装登记规范和检验标准",
        ("国家统一的渔船建造、改装登记规范和检验标准",),
    ),
    # words for norms in a row, two names of a sort, standards of many things
    ("draw", "码头巡护规则和标准", ()),
    ("improve", "船舶数据标准规范", ()),
    ("draw", "权力清单和责任清单", ()),
    ("draw", "冷链、大件、危险品等船运标准", ()),
    # no text yet: 专门, 经验做法, 配套规定, sums of money
    ("draw", "专门授信方案", ()),
    ("improve", "可推广的经验做法和工作规范", ()),
    ("apply", "渔民救助和保障标准", ()),
    # policies at large; with a phrase of their own they are drawn up
    ("apply", "国家和省稳渔业政策措施", ()),
    ("draw", "支持两岸渔港联动建设区域中心的政策措施", ("支持两岸渔港联动建设区域中心的政策措施",)),
    # a field's national standards: many where they are applied, one where it is drawn up
    ("apply", "渔船养护国家标准", ()),
    ("draw", "渔船养护行业标准", ("渔船养护行业标准",)),
    # lists of matters and charges are published
    ("basis", "船舶检验事项清单", ("船舶检验事项清单",)),
    ("apply", "收费目录清单", ("收费目录清单",)),
    ("apply", "市场准入负面清单制度", ("市场准入负面清单",)),
    ("basis", "统一发布的中介服务清单", ()),
    ("improve", "滩涂共享负面清单", ()),
    # what a thing is put on: 目录, and plans known by their period
    ("list", "推荐目录", ()),
    ("list", "新型渔具推荐目录", ("新型渔具推荐目录",)),
    ("list", "合格供应商名录", ()),
    ("list", "国家“十四五”规划", ("国家“十四五”规划",)),
    ("list", "经济社会发展规划", ()),
    # what a thing comes up to: a text, not a grade
    ("meet", "国六排放标准", ("国六排放标准",)),
    ("meet", "国家二级标准", ()),
    ("meet", "地表水Ⅲ类标准", ()),
    ("meet", "省定办学标准", ()),
    # 要求 counts where the place is told
    ("basis", "澄州市智慧渔港建设评估要求", ("澄州市智慧渔港建设评估要求",)),
    ("basis", "智慧渔港建设评估要求", ()),
]


@pytest.mark.parametrize(("group", "words", "expected"), NAMED)
def test_objects_that_name_texts(group: str, words: str, expected: tuple[str, ...]) -> None:
    """Only words that name one text are titles."""
    assert tuple(item.title for item in items_in(words, 0, len(words), group)) == expected


PLACES: list[tuple[str, tuple[str, ...]]] = [
    # 研究 makes of 完善 a verb that works a text out
    ("一、研究完善渔船检验标准。", ("渔船检验标准",)),
    ("一、完善渔船检验标准。", ()),
    # drawn up, told behind the title
    ("一、加快湿地保护条例立法进程。", ("湿地保护条例",)),
    ("一、开展渔港经济促进法等综合性法律立法研究。", ("渔港经济促进法",)),
    ("一、推动渔业更新条例出台。", ("渔业更新条例",)),
    # issued, and what goes on beside the paper
    ("一、渔业经济促进条例颁布施行，成效明显。", ("渔业经济促进条例",)),
    ("一、随着江岭省渔港管理新方案的实施，带来挑战。", ("江岭省渔港管理新方案",)),
    ("一、抓紧研究，待渔船检验办法出台后施行。", ()),
    # what certificates are given by
    ("一、对通过渔船检验管理规范国家标准认证的企业给予奖励。", ("渔船检验管理规范国家标准",)),
    # a treaty with its Latin short form
    ("一、对接数字经济伙伴关系协定（DEPA）规则。", ("数字经济伙伴关系协定（DEPA）",)),
    # 纳入 and 符合 before a bare title
    ("一、将渔网列入新型渔具推荐目录。", ("新型渔具推荐目录",)),
    ("一、推广符合国六排放标准等渔车。", ("国六排放标准",)),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_of_bare_titles(text: str, expected: tuple[str, ...]) -> None:
    """Verbs before a title and words behind it show where one stands."""
    assert tuple(cited.title for cited in cited_bare(text, 0, len(text))) == expected


DRAWERS = [
    # those who are told to draw a paper up, right before the verb
    ("指导各级各类学校", Level.SCHOOL),
    ("各县（市、区）人民政府要结合实际", Level.COUNTY),
    ("各设区市要", Level.MUNICIPAL),
    ("鼓励地方", Level.UNKNOWN),
    ("各地要研究，可以结合实际", Level.UNKNOWN),
    # nobody but the issuing body
    ("加快学校建设，", None),
    ("市渔业局会同有关部门", None),
]


@pytest.mark.parametrize(("clause", "level"), DRAWERS)
def test_level_of_those_who_draw_up(clause: str, level: Level | None) -> None:
    """A paper that others are told to draw up is of their level."""
    assert drawer_level(clause) is level
