from __future__ import annotations

from extractors import extract
from kg.facts import LinkBasis

PLAN = """澄州市湿地保护规划（2031—2035年）

一、发展目标
到2035年，湿地保护水平全面提升。河湖水质明显改善，湿地保护率达到60%以上。
水鸟栖息地修复取得成效，候鸟迁飞通道全面打通。

二、主要任务
（一）修复水鸟栖息地
清退围垦，恢复滩涂。
（二）推进河湖水质改善
整治排污口300个。
（三）完善执法队伍
每县配备执法船2艘。
"""
PARTS = """澄州市数字政府实施方案

一、政务云
（一）目标
到2033年，建成统一底座，全部系统迁移上云。
（二）任务
1. 扩容机房
新增机柜200个。
2. 迁移系统
制定迁移清单。
二、数据共享
（一）目标
到2034年，数据全部归集完成。
（二）任务
1. 归集数据
逐项登记。
2. 开放接口
公布接口清单。
"""


def links(text: str) -> list[tuple[str, str, LinkBasis]]:
    """Goal (first words), what is linked to it, and how that is known."""
    facts = extract(text.encode(), "a.txt")
    tasks = {task.id: task.title for task in facts.tasks}
    return [
        (
            facts.goals[link.goal].text[:8],
            tasks[link.task_id] if link.task_id else facts.targets[link.target or 0].indicator,
            link.basis,
        )
        for link in facts.goal_links
    ]


def test_targets_of_the_goals_own_sentence_are_stated() -> None:
    """What stands in the sentence of a goal puts that goal into numbers."""
    stated = [(goal, end) for goal, end, basis in links(PLAN) if basis is LinkBasis.SENTENCE]
    assert [end for _, end in stated] == ["湿地保护率"]


def test_tasks_that_share_their_words_serve_a_goal() -> None:
    """Most of a task's own words stand in the goal; 完善执法队伍 shares none."""
    inferred = {end for _, end, basis in links(PLAN) if basis is LinkBasis.TERMS}
    assert inferred == {"修复水鸟栖息地", "推进河湖水质改善"}


def test_tasks_of_the_part_that_a_goal_opens_serve_it() -> None:
    """Where each part has its goal and its tasks, the structure tells, whatever the words; parts do not mix."""
    found = links(PARTS)
    assert {basis for _, _, basis in found} == {LinkBasis.SECTION}
    served = {end: goal for goal, end, basis in found if basis is LinkBasis.SECTION}
    assert served["扩容机房"].startswith("到2033年")
    assert served["归集数据"].startswith("到2034年")
    assert "迁移系统" in served
    assert "目标" not in served
