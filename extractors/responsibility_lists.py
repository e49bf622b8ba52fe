"""Lists of departments with their duties: “财政部门。负责落实经费。” paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mark_words import JOINT
from extractors.name_lists import Name, split_names
from extractors.organisation_forms import is_certain
from extractors.reading import Part, Reading
from extractors.responsibility_facts import Statement
from extractors.responsibility_scope import first_words
from kg.facts import Basis, Role

# a paragraph that begins with a department and a stop: 财政部门。负责… / （三）市财政局：负责…
DUTY = re.compile(
    r"(?:^|\n)[ ]?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳●·—-]+)?(?P<name>[^\n。：，；]{2,40}?)[。：]\n?(?=[^\n]{4,})"
)
LEAST = 3  # so many in a row make a list


def find_duties(reading: Reading, part: Part) -> Iterator[Statement]:
    """Statements of the lists of duties in a document."""
    text = reading.clean.text
    run: list[tuple[re.Match[str], int]] = []
    for match in DUTY.finditer(text, max(part.body - 1, 0), part.end):
        if not _is_department(match["name"]):
            continue
        end = text.find("\n", match.end())
        end = part.end if end < 0 else min(end, part.end)
        if run and text[run[-1][1] : match.start("name")].count("\n") > 1:
            yield from _statements(reading, run)
            run = []
        run.append((match, end))
    yield from _statements(reading, run)


def _is_department(words: str) -> bool:
    names = split_names(words, 0, len(words))
    return bool(names.names) and not names.rejected and all(is_certain(name.full) for name in names.names)


def _statements(reading: Reading, run: list[tuple[re.Match[str], int]]) -> Iterator[Statement]:
    if len(run) < LEAST:
        return
    text = reading.clean.text
    for match, end in run:
        body = match.end()
        task = re.sub(r"^负责", "", first_words(text, body, end))
        for name in split_names(text, match.start("name"), match.end("name")).names:
            shown = (name.start, min(end, body + 30))
            yield Statement(name, Role.RESPONSIBLE, Basis.LIST, task, body, end, shown, None, "duty-list")
            yield from _joint(text, name, (body, end))


# together with others inside a duty: 并会同税务部门，研究财税政策
WITH = re.compile(r"会同(?P<names>[^，。；\n]{2,40}?(?:部门|局|厅|委|办|中心|单位))(?P<task>[^。；\n]{2,60})")


def _joint(text: str, name: Name, span: tuple[int, int]) -> Iterator[Statement]:
    for match in WITH.finditer(text, *span):
        others = split_names(text, match.start("names"), match.end("names"))
        if others.rejected or not others.names or JOINT.search(match["names"]):
            continue
        task = match["task"].strip("，、 ")[:60]
        shown = (match.start(), match.end("names") + min(10, len(match["task"])))
        yield Statement(name, Role.LEAD, Basis.LIST, task, match.start(), match.end(), shown, None, "duty-list-joint")
        for other in others.names:
            yield Statement(
                other, Role.SUPPORT, Basis.LIST, task, match.start(), match.end(), shown, None, "duty-list-joint"
            )
