"""Whether a section reports or sets goals, also where its heading is none of the usual ones."""

from __future__ import annotations

import re

from extractors.reading import Reading, Section
from kg.facts import SectionFunction

# functions of sections that report
REPORTING = (SectionFunction.ACHIEVEMENT, SectionFunction.BACKGROUND)
# headings of what is there: “十三五”建设成效, 产业基础, 发展概况和面临形势, 规划实施情况
REPORTS = re.compile(
    r"(?:成就|成绩|成效|成果|回顾|概况|现状|进展|历程|(?:发展|工作|建设|产业|现实|规划|历史|创建|改革|前期|良好)基础"
    r"|(?:基本|总体|实施|开展|工作|完成|执行|落实)情况|基础条件|主要做法|资源禀赋|发展优势|工作总结"
    r"|存在的?(?:不足|短板|困难|差距))(?:$|和|与|及|、)"
)
# headings of what is to be: 规划目标, 2025年目标, 目标愿景, 具体指标
AIMS = re.compile(
    r"(?:(?:到|至)?20\d\d年|“?十[一二三四五六]五”?(?:时期|期间)?)?(?:规划|建设|发展|总体|主要|具体|核心|工作|奋斗|年度|阶段性?|近期|中期|远期|长期"
    r"|任务|创建|行动|改革|预期|战略|攻坚|总|的)*(?:目标|目标愿景|发展愿景|愿景目标|指标体系|指标)"
)
# headings that hold goals besides something else: 总体要求和目标, 明确发展要求与目标
MIXED = re.compile(r"(?:和|与|及|以及|、)(?:主要|总体|工作|发展|具体)?目标$")
# words that make a duty of it: 巩固建设成效
DUTY = re.compile(
    r"明确|落实|完成|实现|分解|围绕|锚定|对标|对照|聚焦|紧扣|突出|坚持|细化|量化|考核|达到|通报|总结|检查|宣传|巩固|扩大|提升|夯实"
    r"|强化|展示|推广|检验|加强|完善|深化|推进|提高|注重|确保|评估|打牢|筑牢|增强|优化|健全|建立|掌握|跟踪|督查|报送"
)
LONGEST = 18


def reports(reading: Reading, section: Section | None) -> bool:
    """Whether the section tells what is there, by its own heading or by one above it that no goal comes between."""
    while section is not None and section.function not in REPORTING:
        if sets_goals(section):
            return False
        if _tells(section.title):
            return True
        section = None if section.parent is None else reading.sections[section.parent]
    return section is not None


def sets_goals(section: Section) -> bool:
    """Whether the section sets goals by its own heading."""
    title = section.title
    return section.function is SectionFunction.GOAL or bool(AIMS.fullmatch(title) or MIXED.search(title))


def _tells(title: str) -> bool:
    clear = len(title) <= LONGEST and "，" not in title and DUTY.match(title) is None
    return clear and REPORTS.search(title) is not None
