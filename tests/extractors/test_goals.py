"""Goals: which sentences of which sections are one."""

import pytest

from extractors.goals import find_goals
from kg.facts import FileFacts
from tests.extractors.reading_of import reading_of


def goals(text: str) -> list[tuple[str, int | None]]:
    """Texts and horizons of the goals of a text."""
    reading = reading_of(text)
    found = FileFacts("a", "", text, documents=tuple(p.fact for p in reading.parts))
    return [(g.text, g.horizon) for g in find_goals(reading, found)]


HEAD = "澄州市教育事业发展“十四五”规划\n"
CASES = [
    # a sentence of a goal section, with the year it names
    ("一、发展目标\n到2035年，全面实现教育现代化。\n", [("到2035年，全面实现教育现代化", 2035)]),
    # a ——bullet is one goal with all its sentences; without a year it takes the end of the period
    ("一、发展目标\n——普惠水平更高。公办园更多。\n", [("普惠水平更高。公办园更多", 2025)]),
    # guiding thoughts hold goals only where a sentence opens with its year
    ("一、总体要求\n坚持公益普惠方向。到2025年，基本建成教育强市。\n", [("到2025年，基本建成教育强市", 2025)]),
    # a year that something is compared with is no horizon, nor is one before the period
    ("一、发展目标\n单位能耗较2020年下降13%，绿色水平提升。\n", [("单位能耗较2020年下降13%，绿色水平提升", 2025)]),
    # measures are no goals
    ("一、主要任务\n到2025年，新建幼儿园20所以上。\n", []),
    # remarks about a table are none
    ("一、发展目标\n具体指标见下表所列各项内容。\n", []),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_goals(body: str, expected: list[tuple[str, int | None]]) -> None:
    """Goal sections give one goal per sentence or bullet."""
    assert goals(HEAD + body) == expected
