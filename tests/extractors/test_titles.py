"""Title words: type of document, normal form, the text that a notice passes on."""

from __future__ import annotations

import pytest

from extractors.titles import document_type, passed_on, title_key, without_tails
from kg.facts import DocumentType

TYPES = [
    # the last word of the title tells the type, not the first one
    ("澄州市人民政府关于印发澄州市教育事业发展“十四五”规划的通知", DocumentType.NOTICE),
    ("澄州市教育事业发展“十四五”规划", DocumentType.PLAN),
    ("澄州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要", DocumentType.PLAN),
    # brackets behind the last word are left off
    ("澄州市推进养老服务提质三年行动方案（2023-2025年）", DocumentType.ACTION_PLAN),
    ("澄州市数字经济三年行动计划(2021—2023年)（试行）", DocumentType.ACTION_PLAN),
    # 行动 alone names an action plan
    ("澄州市基础教育扩优三年行动（2023—2025年）", DocumentType.ACTION_PLAN),
    # 实施方案, 分工方案 are schemes although 方案 also ends 行动方案
    ("关于培育沿江垂钓露营消费的实施方案", DocumentType.SCHEME),
    ("全市古茶树保护重点任务分工方案", DocumentType.SCHEME),
    ("关于保护和利用古茶树群落的实施意见", DocumentType.OPINIONS),
    # 若干措施 are measures
    ("澄州市夜间码头“微更新”若干措施", DocumentType.MEASURES),
    ("澄州市渔船夜航登记管理办法", DocumentType.MEASURES),
    ("澄州市教育局2023年工作总结", DocumentType.WORK_SUMMARY),
    ("澄州市2031年候鸟保护工作要点", DocumentType.WORK_POINTS),
    ("澄州市打造滨江候鸟家园2031年度工作任务", DocumentType.WORK_POINTS),
    # 清单 alone is no work list, 任务清单 is
    ("江岭省2031年度古树名木养护重点任务清单", DocumentType.WORK_POINTS),
    ("2026年江岭省政府工作报告", DocumentType.REPORT),
    # no title word: nothing is guessed
    ("澄州市政务服务网", DocumentType.OTHER),
]


@pytest.mark.parametrize(("title", "expected"), TYPES)
def test_type_by_title_word(title: str, expected: DocumentType) -> None:
    """The word that ends a title gives the type of the document."""
    assert document_type(title) is expected


def test_same_title_in_two_spellings() -> None:
    """Quotes, book marks, dashes and width do not tell titles apart; years do."""
    assert title_key("《澄州市“十四五”规划（2021—2025年）》") == title_key("澄州市十四五规划(2021-2025年)")
    assert title_key("行动计划（2021-2023年）") != title_key("行动计划（2024-2026年）")


PASSED = [
    # the text behind 关于印发
    ("澄州市人民政府关于印发《澄州市教育发展规划》的通知", "《澄州市教育发展规划》"),
    ("澄州市人民政府办公室关于转发市教育局工作方案的通知", "市教育局工作方案"),
    # issued by announcement, without 通知
    ("中共江岭省委办公厅印发《关于加强学校体育的意见》", "关于加强学校体育的意见"),
    # a notice of its own passes nothing on
    ("关于做好2024年招生工作的通知", None),
]


@pytest.mark.parametrize(("title", "inner"), PASSED)
def test_text_that_a_notice_passes_on(title: str, inner: str | None) -> None:
    """The title of the transmitted text is taken out of that of the notice."""
    assert passed_on(title) == inner


def test_brackets_behind_the_title_word() -> None:
    """Only brackets at the end go, and never the whole title."""
    assert without_tails("评价办法（试行）（2021年版）") == "评价办法"
    assert without_tails("（试行）") == "（试行）"
