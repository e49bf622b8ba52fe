"""Named projects and programmes with the investment and the floor area that belong to them."""

from __future__ import annotations

import re
from itertools import zip_longest

from extractors.project_campaigns import find_campaigns
from extractors.project_lists import find_listed
from extractors.project_names import Name, find_names, shadow
from extractors.project_quotes import find_quoted
from extractors.project_sites import find_sites
from extractors.project_words import one_of, words
from extractors.reading import Reading
from extractors.word_lists import alternation
from kg.facts import FileFacts, ProjectFact, ProjectKind, Quantity
from kg.organisation_lexicon import gazetteer
from kg.organisation_places import short_place

# 总投资46.84亿元, 计划总投资约1.2亿元, 估算投资3000万元
INVESTMENT = re.compile(
    r"(?:总投资|(?<!完成)投资|估算|概算)(?:额|总额|规模)?(?:约|达|为|近)?(\d+(?:\.\d+)?)((?:万|亿)元)"
)
# 总投资30亿元的…项目
INVESTED = re.compile(r"总?投资(?:额)?(?:约|达|为|近)?(\d+(?:\.\d+)?)((?:万|亿)元)的$")
# 建筑面积4.06万平方米, 建设规模约2700平方米
AREA = re.compile(r"(?:总?建筑面积|建设规模|建设面积)(?:约|达|为|近)?(\d+(?:\.\d+)?)(万?平方米|万?㎡)")
# what is said of a project: up to the end of its sentence, and the next one where it begins with money or area
OWN_TEXT = re.compile(r"(?:[^。；\n]|。(?=(?:项目|计划|估算|概算|预计){0,2}总?(?:投资|建筑面积)))*")
REACH = 80
CELL_ENDS = ("工程", "项目", "任务", "计划", "行动", "措施")


def find_projects(reading: Reading, found: FileFacts) -> tuple[ProjectFact, ...]:
    """Projects and programmes, once per distinct name, in order of the text."""
    text = reading.clean.text
    names = _names(reading)
    owner = _owner(_places(reading))
    facts: dict[str, ProjectFact] = {}
    for name, following in zip_longest(names, names[1:]):
        part = reading.part_at(name.start)
        if part is None or (name.start < part.body and text[name.start : name.end] in part.fact.title):
            continue
        stop = len(text) if following is None else following.start
        fact = _fact(reading, part.id, name, stop)
        facts.setdefault(owner.sub("", _key(fact.name)), fact)
    return tuple(facts.values())


def _names(reading: Reading) -> list[Name]:
    """Names of all kinds in order of the text; of two that overlap the longer one."""
    text = reading.clean.text
    dark = shadow(text)
    found = [
        *find_names(dark),
        *find_quoted(text, dark),
        *find_sites(dark, _places(reading)),
        *find_listed(dark),
        *find_campaigns(dark),
    ]
    kept: list[Name] = []
    for name in sorted((_behind_gap(reading, n) for n in found), key=lambda n: (n.start - n.end, n.start, n.rule)):
        if all(name.end <= k.start or k.end <= name.start for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _behind_gap(reading: Reading, name: Name) -> Name:
    """The name without what stands in the table cell or line before it: …工程 引才工程."""
    text, offsets = reading.clean.text, reading.clean.offsets
    for at in range(name.end - 4, name.start + 2, -1):
        if offsets[at] - offsets[at - 1] > 1 and text[name.start : at].endswith(CELL_ENDS):
            return Name(at, name.end, name.rule)
    return name


def _places(reading: Reading) -> tuple[str, ...]:
    """Names of places, full and short: 澄州市, 澄州; those of the documents, the provinces and their cities."""
    full = {p for part in reading.parts for p in (part.fact.jurisdiction, part.fact.province) if p}
    full |= set(gazetteer().province_of) | set(gazetteer().provinces)
    return tuple(sorted(full | {short_place(p) for p in full}))


def _owner(places: tuple[str, ...]) -> re.Pattern[str]:
    """Words before a name that say whose it is: 全市, 国家, 教育部, 澄州市. With and without them it is one name."""
    return re.compile(
        rf"^(?:{alternation((*words('owner'), *places))}|[\u4e00-\u9fff]{{2,6}}(?:部|厅|局)(?!分|门))(?=.{{4}})"
    )


def _fact(reading: Reading, doc: str, name: Name, stop: int) -> ProjectFact:
    text = reading.clean.text
    written = text[name.start : name.end]
    own = OWN_TEXT.match(text, name.end, min(stop, name.end + REACH))
    section = reading.section_at(name.start)
    return ProjectFact(
        doc,
        written,
        _kind(written),
        _quantity(INVESTED, text[max(0, name.start - REACH) : name.start])
        or _quantity(INVESTMENT, own[0] if own else ""),
        _quantity(AREA, own[0] if own else ""),
        None if section is None else section.index,
        reading.evidence(name.start, name.end),
        name.rule,
    )


def _kind(name: str) -> ProjectKind:
    """Construction where the name tells of works at a facility or a place."""
    works = re.search(
        rf"新建|扩建|迁建|改建|迁改|{one_of('facility')}(?:（[^）]*）)?(?:建设)?(?:工程|项目)?(?:项目)?$", name
    )
    return ProjectKind.CONSTRUCTION if works else ProjectKind.PROGRAMME


def _quantity(pattern: re.Pattern[str], text: str) -> Quantity | None:
    found = pattern.search(text)
    return Quantity(float(found[1]), found[2]) if found else None


def _key(name: str) -> str:
    bare = re.sub(r"[“”‘’\s]|\d\.\d", "", name)
    return re.sub(r"(?<=工程|计划|行动)(?:项目|行动)$", "", bare)
