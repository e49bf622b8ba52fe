"""Targets: for which year a number holds, and in which role."""

import pytest

from extractors.targets import find_targets
from kg.facts import FileFacts, TargetFact
from tests.extractors.reading_of import reading_of


def targets(text: str) -> tuple[TargetFact, ...]:
    """Targets of a text, nothing else being known."""
    reading = reading_of(text)
    return find_targets(reading, FileFacts("a", "", text, documents=tuple(p.fact for p in reading.parts)))


HEAD = "澄州市教育事业发展“十四五”规划\n"
TIMES: list[tuple[str, list[tuple[float, int | None, str]]]] = [
    # the year of the sentence
    ("一、主要任务\n到2023年，普惠率达到88%。\n", [(88, 2023, "target")]),
    # no year: the heading of the measures names it
    ("一、2023年工作安排\n普惠率达到89%。\n", [(89, 2023, "target")]),
    # no year: the end of the period named by the title
    ("一、主要任务\n普惠率达到90%。\n", [(90, 2025, "target")]),
    # each number has the nearest year before it
    ("一、主要任务\n到2023年普惠率达到88%，到2025年达到90%。\n", [(88, 2023, "target"), (90, 2025, "target")]),
    # achievements hold for the year before the period
    ("一、发展成就\n普惠率达到85%。\n", [(85, 2020, "actual")]),
    # the earlier value of a change
    ("一、发展成就\n普惠率由2015年的60%提高到85%。\n", [(60, 2015, "baseline"), (85, 2020, "actual")]),
    # the base of a comparison
    (
        "一、发展成就\n运维经费57亿元，比2012年38亿元增长50%。\n",
        [(57, 2020, "actual"), (38, 2012, "baseline"), (50, 2020, "actual")],
    ),
    # 由 with a noun of its own: the value that a change leaves behind
    (
        "一、主要任务\n扶持门槛由总投入90万元以上降为40万元以上。\n",
        [(90, None, "baseline"), (40, 2025, "target")],
    ),
    # what is there, then what is to be, in one sentence
    ("一、主要任务\n现有泵站50座，力争到2023年新建8座。\n", [(50, 2020, "actual"), (8, 2023, "target")]),
    # what a number comes on top of is there; what is taken out of what is there is to be
    ("一、主要任务\n在50座泵站基础上，到2023年再新建8座。\n", [(50, 2020, "actual"), (8, 2023, "target")]),
    ("一、主要任务\n从现有人员中安排9名管护员。\n", [(9, 2025, "target")]),
    # so many years after an event are not counted from now
    ("一、主要任务\n毕业两年内的学员可申请，发放贷款3亿元以上。\n", [(3, 2025, "target")]),
    # years that the numbers take one by one
    (
        "一、主要任务\n2023年、2024年分别新建泵站10座、20座。\n",
        [(10, 2023, "target"), (20, 2024, "target")],
    ),
    # a year behind the number up to which it holds
    ("一、主要任务\n将份额提高至30%左右的办法延续到2024年末。\n", [(30, 2024, "target")]),
    # the time limit of the item
    ("一、主要任务\n（一）建好泵站。新建泵站9座。\n完成时限：2022年12月\n", [(9, 2022, "target")]),
    # a heading that is none of the usual ones: it tells what is there, or what is to be
    ("一、产业基础和面临形势\n泵站完好率达到85%。\n", [(85, 2020, "actual")]),
    ("一、2020年工作总结\n（一）泵站。新建泵站9座。\n", [(9, 2020, "actual")]),
    ("一、2024年目标\n泵站完好率达到91%。\n", [(91, 2024, "target")]),
    # a paragraph goes on in the time that it opened with, until it turns
    (
        "一、水利工作\n“十三五”期间，新建泵站9座。完好率达到85%。到2024年，完好率达到90%。\n",
        [(9, 2020, "actual"), (85, 2020, "actual"), (90, 2024, "target")],
    ),
    # whom a rule is for has a year of its own, which is not that of the number
    ("一、主要任务\n对2019年认定的船闸，给予30万元补贴。\n", [(30, None, "target")]),
    # a norm for every year or week has no year of its own
    ("一、主要任务\n每周开设5节体育课。\n", [(5, None, "target")]),
]


@pytest.mark.parametrize(("body", "expected"), TIMES)
def test_year_and_role(body: str, expected: list[tuple[float, int | None, str]]) -> None:
    """Year and role follow from the words of the sentence and the work of its section."""
    assert [(t.value, t.year, t.role.value) for t in targets(HEAD + body)] == expected


POINTS = "澄州市水务局工作要点\n（2023年3月2日）\n一、主要任务\n"
SPOKEN: list[tuple[str, list[tuple[float, int | None, str]]]] = [
    # a month, the end of the year: those of the year in which the text speaks
    ("3月底前验收泵站10座，年底前新建泵站5座。\n", [(10, 2023, "target"), (5, 2023, "target")]),
    # a month limit with its year
    ("2024年3月前验收泵站10座。\n", [(10, 2024, "target")]),
    # last year, this year
    ("去年新建泵站30座，今年计划新建8座。\n", [(30, 2022, "actual"), (8, 2023, "target")]),
    # so many years from now
    ("力争两年内建成示范灌区20个。\n", [(20, 2025, "target")]),
    # what is said again keeps its year
    (
        "到2024年，建成示范灌区12个。\n（一）加强管理。创建示范灌区12个。\n",
        [(12, 2024, "target"), (12, 2024, "target")],
    ),
    # nothing says the year
    ("新建泵站5座。\n", [(5, None, "target")]),
]


@pytest.mark.parametrize(("body", "expected"), SPOKEN)
def test_years_told_by_the_date_of_the_document(body: str, expected: list[tuple[float, int | None, str]]) -> None:
    """A document without a period tells years by when it speaks."""
    assert [(t.value, t.year, t.role.value) for t in targets(POINTS + body)] == expected
