"""The one source of the files in tests/examples/formats: an invented paper of an invented city, and the table annexed to it.

Numbers of headings and items are not written here: each format writes them in its own way, Word by its lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a line of the paper is."""

    TITLE = auto()
    NUMBER = auto()  # 发文字号
    ADDRESSEE = auto()
    TEXT = auto()
    CHAPTER = auto()  # 一、
    SECTION = auto()  # （一） on a line of its own
    POINT = auto()  # （一） with its text behind it
    ITEM = auto()  # 1.
    SIGNATURE = auto()
    ANNEX = auto()  # the word 附件
    CAPTION = auto()  # title of the table


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper; `label` is the number before its text."""

    kind: Kind
    text: str
    label: str = ""

    @property
    def full(self) -> str:
        """Number and text."""
        return self.label + self.text


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the table; a merged one covers several rows."""

    row: int
    column: int
    rows: int
    text: str


NAME = "农村供水保障实施方案"
TABLE_NAME = "农村供水保障重点任务清单"
ISSUER = "澄州市人民政府办公室"
NUMBER = "澄府办发〔2024〕17号"
DATE = "2024年4月9日"
SCHEME = "澄州市农村供水保障三年行动实施方案"
NOTICE = f"{ISSUER}关于印发《{SCHEME}》的通知"
TABLE_TITLE = "澄州市农村供水保障三年行动重点任务清单"

_LINES = (
    Line(Kind.TITLE, NOTICE),
    Line(Kind.NUMBER, NUMBER),
    Line(Kind.ADDRESSEE, "各县（区）人民政府，澄州高新区管委会，市政府各部门："),
    Line(Kind.TEXT, f"《{SCHEME}》业经市政府常务会议通过，现予印发，请对照重点任务清单抓好落实。"),
    Line(Kind.SIGNATURE, ISSUER),
    Line(Kind.SIGNATURE, DATE),
    Line(Kind.TITLE, SCHEME),
    Line(
        Kind.TEXT,
        "为贯彻中共中央、国务院《国家水网建设规划纲要》，落实《江岭省人民政府办公厅关于推进农村供水提质增效的意见》"
        "（江岭府办发〔2023〕26号），让山区和坝区群众都喝上稳定水、放心水，结合澄州实际，制定本方案。",
    ),
    Line(Kind.CHAPTER, "总体要求"),
    Line(
        Kind.POINT,
        "工作思路。以县（区）为单元，以水源可靠、水质达标、管护到位为主线，大小水厂并举，城乡管网互通，"
        "先补山区短板，再提坝区标准，三年分批推进。",
    ),
    Line(
        Kind.POINT,
        "工作目标。到2025年，农村自来水普及率达到96%，规模化供水工程覆盖农村人口比例达到68%。"
        "到2026年，农村自来水普及率达到97.5%以上，规模化供水工程覆盖农村人口比例达到75%，农村供水水质合格率不低于95%。",
    ),
    Line(Kind.CHAPTER, "重点任务"),
    Line(Kind.SECTION, "稳住水源"),
    Line(
        Kind.ITEM,
        "新建县级备用水源。在临溪县、禾山县各建设1处备用水源，一旦断水可连续供水7天以上。"
        "（牵头单位：市水利局；配合单位：市发展改革委、市财政局；完成时限：2025年12月底前）",
    ),
    Line(
        Kind.ITEM,
        "划定水源保护范围。供水人口在1000人以上的水源全部划定保护范围，埋设界桩，安装视频监控。"
        "（市生态环境局牵头，市水利局、市自然资源和规划局配合，2024年10月底前）",
    ),
    Line(
        Kind.ITEM,
        "建立枯水期调度预案。每年11月前摸清库塘蓄水情况，逐乡镇排出缺水时段和补水线路。"
        "（责任单位：市水利局、市应急管理局、市气象局）",
    ),
    Line(Kind.SECTION, "扩建水厂和管网"),
    Line(
        Kind.ITEM,
        "扩建规模水厂。改扩建水厂6座，新增日供水能力4.2万立方米，东塘区、西屏区实现城乡同网。"
        "（责任单位：市水利局、澄州水务集团，东塘区、西屏区人民政府）",
    ),
    Line(
        Kind.ITEM,
        "延伸城乡管网。新铺供水管道380公里，更换老旧管道210公里，管网漏损率降到10%以下。"
        "（市住房城乡建设局、市水利局负责）",
    ),
    Line(
        Kind.ITEM,
        "改造小型供水设施。为山区120处小型集中供水点加装净化消毒设备，淘汰无消毒设施的蓄水池。"
        "（市水利局会同市卫生健康委负责）",
    ),
    Line(Kind.SECTION, "严把水质关"),
    Line(
        Kind.ITEM,
        "完善检测网络。建成县级水质检测中心2个，千吨万人水厂每月自检，小型供水点每季度抽检。"
        "（市卫生健康委牵头，市水利局、市生态环境局配合，2024年12月底前）",
    ),
    Line(
        Kind.ITEM,
        "公开检测结果。出厂水和末梢水检测结果按季度在村务公开栏张贴，同步推送到“澄水通”小程序。"
        "〔责任单位：市卫生健康委、市数据局，各县（区）人民政府〕",
    ),
    Line(Kind.CHAPTER, "管护机制"),
    Line(
        Kind.POINT,
        "推行专业管护。出台《澄州市农村供水工程运行管护办法》，每处工程明确一名管水员，故障24小时内到场处置。"
        "（市水利局牵头，市司法局、市人力资源社会保障局配合，2024年9月底前）",
    ),
    Line(
        Kind.POINT,
        "理顺供水价格。按照补偿成本、公平负担的办法核定水价，低收入家庭每月免收3吨水费。"
        "（市发展改革委牵头，市财政局、市民政局配合）",
    ),
    Line(Kind.CHAPTER, "保障措施"),
    Line(Kind.POINT, "加强组织领导。市水利局会同有关部门建立月调度、季通报制度，每半年向市政府报告一次进展。"),
    Line(
        Kind.POINT,
        "落实建设资金。三年统筹安排市级补助资金1.8亿元，向临溪县、禾山县倾斜。（市财政局、市水利局负责）",
    ),
    Line(
        Kind.POINT,
        "开展成效评价。2026年12月底前组织第三方入户核查，核查结果作为安排下一年度补助的依据。"
        "（责任单位：市水利局、市审计局）",
    ),
    Line(Kind.ANNEX, "附件"),
    Line(Kind.CAPTION, TABLE_TITLE),
)
HEAD = ("序号", "任务", "牵头单位", "配合单位", "完成时限")
#: Rows of the table; None where the cell above is merged with this one.
ROWS: tuple[tuple[str | None, ...], ...] = (
    ("1", "建成临溪县青溪备用水源", "市水利局", "市发展改革委、临溪县人民政府", "2025年6月底前"),
    ("2", "建成禾山县云岭备用水源", None, "市发展改革委、禾山县人民政府", "2025年12月底前"),
    ("3", "完成东塘区第二水厂扩建", "澄州水务集团", "市水利局、东塘区人民政府", None),
    ("4", "新铺城乡供水管道380公里", "市住房城乡建设局", "市财政局、澄州水务集团", "2026年10月底前"),
    ("5", "更换老旧供水管道210公里", None, None, "2026年11月底前"),
    ("6", "建成县级水质检测中心2个", "市卫生健康委", "市水利局、市生态环境局", "2024年12月底前"),
)
_DIGITS = "一二三四五六七八九"


def lines() -> Iterator[Line]:
    """Lines of the paper down to the title of its table, with their numbers."""
    chapter = section = item = 0
    for line in _LINES:
        label = ""
        if line.kind is Kind.CHAPTER:
            chapter, section, item = chapter + 1, 0, 0
            label = f"{_DIGITS[chapter - 1]}、"
        elif line.kind in (Kind.SECTION, Kind.POINT):
            section, item = section + 1, 0
            label = f"（{_DIGITS[section - 1]}）"
        elif line.kind is Kind.ITEM:
            item += 1
            label = f"{item}."
        yield Line(line.kind, line.text, label)


def full_rows() -> list[list[str]]:
    """Rows of the table with its head, the words of a merged cell in each of its rows."""
    rows = [list(HEAD)]
    for row in ROWS:
        rows.append([above if cell is None else cell for cell, above in zip(row, rows[-1], strict=True)])
    return rows


def boxes() -> Iterator[Box]:
    """Cells of the table with its head, each once, row by row."""
    grid: list[tuple[str | None, ...]] = [HEAD, *ROWS]
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text is not None:
                below = [other[c] for other in grid[r + 1 :]]
                merged = next((n for n, cell in enumerate(below) if cell is not None), len(below))
                yield Box(r, c, merged + 1, text)
