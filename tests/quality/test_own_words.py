"""The project's texts are its own: no passage of the real documents stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT, tracked_files

PASSAGE = 16  # Chinese characters and digits in a row, signs left out
# a title of a law or paper may be long and is quoted as it is: 《国务院办公厅关于……的通知》
TITLE = re.compile(r"《[^《》]*》")
SIGNS = re.compile(r"[^一-鿿0-9|]+")
# what every paper of its kind says in the same words; it parts the text and is not compared
FORMULAS = re.compile(
    # the guiding thought
    "习近平新时代中国特色社会主义思想"
    # the address and the order of a notice that passes a paper on
    "|(?:区人民政府)?[省市]政府各部门(?:各直属机构)?|已经[省市]政府同意|现印发给你们|请认真贯彻执行|行动方案[0-9年]*的通知"
    # titles without book marks
    "|国民经济和社会发展第十[一二三四五]个五年规划|2035年远景目标纲要|教育事业发展十四五规划"
    # departments of a province in the order of the cabinet
    "|[省市]发展改革委|[省市]财政厅|[省市]人力资源社会保障厅"
    # names of national assessments and indicators
    "|学前教育普及普惠督导评估|劳动年龄人口平均受教育年限|残疾儿童少年义务教育入学率"
    # the time limit in a mark of responsibility
    "|完成时限20[0-9]{2}年[0-9]{1,2}月底前"
)


def passages(text: str) -> set[str]:
    """All runs of so many Chinese characters and digits, signs left out, none across a title or a formula."""
    plain = FORMULAS.sub("|", SIGNS.sub("", TITLE.sub("|", text)))
    return {run[i : i + PASSAGE] for run in plain.split("|") for i in range(len(run) - PASSAGE + 1)}


def text_of(path: Path) -> str:
    """Text of a tracked file; empty for one that is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_passage_of_the_real_documents(shared: Path) -> None:
    """No file of the project holds a passage of a real document."""
    files = tracked_files()
    if not files:
        pytest.skip("no git here: the list of tracked files is unknown")
    real = set[str]().union(*(passages(p.read_text(encoding="utf-8")) for p in (shared / "corpus").glob("*.txt")))
    found = {p.relative_to(ROOT).as_posix(): sorted(passages(text_of(p)) & real)[:1] for p in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_passage_is_found_across_signs_and_lines() -> None:
    """A passage is the same however it is broken and pointed; one inside a title does not count."""
    words = "候鸟归来时渔港灯塔下的老茶树又添新叶码头工人把晒干的渔网收进木屋"
    assert passages(words) & passages("，\n".join(re.findall(".{1,7}", words)))
    assert passages(f"《{words}》") == set()


def test_figures_count_and_formulas_do_not() -> None:
    """Figures are part of a passage; what every notice says is none."""
    one, other = "渔港扩建项目投资2.35亿元面积4.06万平方米", "渔港扩建项目投资7.81亿元面积9.12万平方米"
    assert passages(one)
    assert not passages(one) & passages(other)
    assert passages("《样本》已经市政府同意，现印发给你们，请认真贯彻执行。") == set()
