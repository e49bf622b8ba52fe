"""The clean view: what goes, what is unified, which lines are joined, and that every character leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.clean import clean_text
from extractors.source import Source

CASES = [
    # half-width punctuation becomes Chinese punctuation, but not inside numbers and clock times
    ("(一)建设3,200个学位,9:30开门:", "（一）建设3,200个学位，9:30开门："),
    # full-width digits, letters and percent signs become half-width
    ("达到９５％，Ａ类", "达到95%，A类"),
    # spaces around digits and signs go; a space between two words of two characters stays
    ("澄州市教育局 澄州市财政局 2023 年 3 月", "澄州市教育局 澄州市财政局2023年3月"),
    # letters set wide apart are one word
    ("澄 州 市 人 民 政 府", "澄州市人民政府"),
    # straight quotes become paired ones
    ('推进"双减"和"双增"', "推进“双减”和“双增”"),
    # a page mark inside a sentence goes
    ("加快建设优质\n—12—\n资源共享平台，扩大覆盖面。", "加快建设优质\n资源共享平台，扩大覆盖面。"),
    # years joined by a dash are no page mark
    ("行动计划（2021—2023年）", "行动计划（2021—2023年）"),
    # Markdown signs go
    ("## 一、总体要求\n**坚持公益。**", "一、总体要求\n坚持公益。"),
    # a label alone on its line belongs to the next line
    ("1.\n加快园区建设。", "1.加快园区建设。"),
    # an open bracket is closed in the same paragraph
    ("加强管理。（责任单位：市教育局、\n市财政局）", "加强管理。（责任单位：市教育局、市财政局）"),
    # a lost paragraph indent is a line end
    ("提出如下意见： 　　一、总体要求 　　坚持公益", "提出如下意见：\n一、总体要求\n坚持公益"),
    # zero-width signs and web-font icons go
    ("澄州\u200b市\ue7e3教育局", "澄州市教育局"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_matching_form(text: str, expected: str) -> None:
    """One sign has one form, and noise is gone."""
    assert clean_text(Source("a.txt", "", text)).text == expected


WRAPPED = """澄州市人民政府办公室关于印发澄州市推进产教融合若干措施
的通知
各县（区）人民政府，市政府各部门，各直属机构，高新区管理委员
会：
为进一步深化产教融合，推动职业教育与产业发展良性互动，结合我
市实际，制定如下措施。
一、扩大供给
支持职业院校面向重点产业链开设专业，鼓励企业参与专业规划和课
程开发，到2025年建成产业学院6个。（责任单位：市教育局、市工业
和信息化局）
二、强化保障
落实财税支持政策，安排专项资金，对成效明显的企业给予奖励并依
法依规公开结果，接受社会监督。
完善考核办法，把产教融合纳入年度考核，定期通报各县（区）进展
情况，推动各项措施落到实处。
及时公布兑现清单并足
额拨付资金，接受监督。
"""


def test_hard_wraps_are_joined() -> None:
    """Lines of a printed page become paragraphs; headings keep lines of their own."""
    lines = clean_text(Source("a.txt", "", WRAPPED)).text.split("\n")
    assert lines[0] == "澄州市人民政府办公室关于印发澄州市推进产教融合若干措施的通知"
    assert "二、强化保障" in lines
    assert lines[-1].endswith("及时公布兑现清单并足额拨付资金，接受监督。")
    assert any(line.endswith("（责任单位：市教育局、市工业和信息化局）") for line in lines)


def test_scrape_counters_go_only_where_they_cut_sentences() -> None:
    """“13、” in the middle of sentences is a chunk counter; the same sign before headings is a label."""
    cut = "开展专项培训，提升\n\n2、教师信息素养，推动资源\n\n3、共享平台建设，完善\n\n4、服务体系。"
    kept = "总体安排。\n\n1、加强领导。抓好统筹。\n\n2、落实经费。纳入预算。\n\n3、严格考核。定期通报。"
    assert "2、" not in clean_text(Source("a.txt", "", cut)).text
    assert "2、落实经费" in clean_text(Source("a.txt", "", kept)).text


@given(st.text(alphabet='澄州市一二。，、（）(),:\n \t\u3000—-12“"”《》**#（责任单位：', max_size=120))
def test_every_character_leads_back(text: str) -> None:
    """Offsets rise, stay inside the source, and spans of the clean text are spans of the source."""
    clean = clean_text(Source("a.txt", "", text))
    assert len(clean.text) == len(clean.offsets)
    assert all(a < b for a, b in zip(clean.offsets, clean.offsets[1:], strict=False))
    assert all(0 <= at <= len(text) for at in clean.offsets)
