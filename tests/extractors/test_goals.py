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
    # or says how long it takes; what stands before the colon is no part of the goal
    ("一、总体要求\n坚持公益方向。用三年左右时间，建成节水型城市。\n", [("用三年左右时间，建成节水型城市", 2025)]),
    ("一、发展目标\n总体目标：到2024年，供水能力明显提升。\n", [("到2024年，供水能力明显提升", 2024)]),
    # a year that something is compared with is no horizon, nor is one before the period
    ("一、发展目标\n单位能耗较2020年下降13%，绿色水平提升。\n", [("单位能耗较2020年下降13%，绿色水平提升", 2025)]),
    # a bullet alone on its line goes on in the paragraph below
    (
        "一、发展目标\n——普惠水平明显更高。\n公办园占比提高。资源更均衡。\n——师资力量更强，结构更加合理。\n",
        [("普惠水平明显更高。公办园占比提高。资源更均衡", 2025), ("师资力量更强，结构更加合理", 2025)],
    ),
    # a heading that names goals beside something else, or in other words
    (
        "一、总体要求和目标\n建立覆盖城乡的供水体系，群众用水更安全。\n",
        [("建立覆盖城乡的供水体系，群众用水更安全", 2025)],
    ),
    ("一、2024年目标\n城乡供水一体化基本实现，水质全面达标。\n", [("城乡供水一体化基本实现，水质全面达标", 2025)]),
    # how much something matters is no aim
    ("一、总体要求与目标\n保障供水是各级政府的重要职责。\n", []),
    # a paragraph of the measures that calls itself a goal
    (
        "一、主要任务\n（一）实施供水工程\n主要目标：城乡供水管网全面连通。水价形成机制更加健全完善。\n重点工作：\n新建水厂。\n",
        [("城乡供水管网全面连通", 2025), ("水价形成机制更加健全完善", 2025)],
    ),
    (
        "一、主要任务\n水利发展主要预期目标是：供水能力增长5%左右。\n",
        [("水利发展主要预期目标是：供水能力增长5%左右", 2025)],
    ),
    # no goal section: the aim of the sentence that says what guides the work
    (
        "一、总体要求\n以新发展理念为指导，聚焦群众用水需求，进一步提高供水效率，打造节水型城市。\n二、主要任务\n新建水厂。\n",
        [("进一步提高供水效率，打造节水型城市", 2025)],
    ),
    # measures are no goals
    ("一、主要任务\n到2025年，新建幼儿园20所以上。\n", []),
    # remarks about a table are none
    ("一、发展目标\n具体指标见下表所列各项内容。\n", []),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_goals(body: str, expected: list[tuple[str, int | None]]) -> None:
    """Goal sections give one goal per sentence or bullet."""
    assert goals(HEAD + body) == expected
