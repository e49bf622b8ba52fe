"""Tasks: titled measures, lead phrases, and every item that carries a responsibility mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.due import find_due
from extractors.functions import directive_verbs
from extractors.labels import label_at
from extractors.reading import Reading, Section
from extractors.task_rows import Row, table_rows
from kg.facts import Basis, Due, FileFacts, ResponsibilityFact, SectionFunction, TaskFact

WORKING = (SectionFunction.MEASURE, SectionFunction.SAFEGUARD)
# a lead phrase: a short clause that names what is to be done, closed by 。, with its elaboration behind it, or below
# where the phrase has a paragraph to itself
LEAD = re.compile(r"(?P<title>[\u4e00-\u9fff“”、，（）0-9A-Za-z+-]{4,26})[。](?=[^\n]|\n[^\n])")
# words that begin no title: they go on from what was said before
NO_LEAD = re.compile(
    r"^[（(\[〔]?(?:责任|牵头|配合|参与|完成|主办|承办|协办|时限|以下|其中|同时|此外|另外|对|各|本|该|以上|上述)"
    r"|^(?:凡|如|若|到20|20\d\d|截至|目前|具体|主要|包括|要|应|须|不得|也|并|且|但|或)"
)
REPORTED = re.compile(
    r"[了过]$|\d{2,}|达到?$|为主$|负责$|牵头$|配合$|可以$|不得|应当|包括$|如下$|是$|有$|的$|等$|部门$|单位$|工作$"
)
# articles set rules; they are tasks only where a mark says whose
ARTICLE = re.compile(r"第.+条$")
MARK_TAIL = re.compile(r"[（(\[〔][^（(\[〔]{0,12}(?:牵头|责任|负责|配合|时限|主办|承办).*$", re.DOTALL)
# words that count lead phrases and are no part of them: 一是加强领导。
COUNTED = re.compile(r"[一二三四五六七八九十]是")
# a pair of slogans: 补短板，强弱项 / 依法管理、规范办学
PAIR = re.compile(r"^([\u4e00-\u9fff]{3,6})[，、]([\u4e00-\u9fff]{3,6})$")
# what a programme in a box is called: 引才聚才工程
PROGRAMME = re.compile(r"(?:工程|计划|行动|项目|建设|工作)$")
# words that lead to the measures and name none: 具体措施：
LEAD_IN = re.compile(r"^(?:具体|主要|重点|工作)?(?:举措|措施|任务|内容|做法|要求)：")
MIN_TITLE, MAX_TITLE = 4, 160
MIN_STEP = 4
# a heading longer than this is a sentence rather than a title
LONG_TITLE = 40
# where one heading in so many is that long, all of them are sentences
MIN_SENTENCES = 3
# one short sentence at the head of a paragraph may be chance, two are a way of writing
MIN_LEADS = 2
# the same inside paragraphs: shorter, three of them, each with so many characters of elaboration
MAX_INNER, MIN_INNER, MIN_ELABORATION = 18, 3, 30


@dataclass(frozen=True, slots=True)
class _Item:
    """A task while it is put together, in clean offsets; `shown`–`head_end` is its title with the label."""

    title: str
    start: int
    shown: int
    head_end: int
    end: int
    section: Section | None
    doc: str
    rule: str


def find_tasks(reading: Reading, found: FileFacts) -> tuple[TaskFact, ...]:
    """Tasks of all documents in order of the text, with ids t1, t2, …

    Headings below the container level in parts that lay down work, lead phrases in their leaves, and what carries a
    responsibility mark but has no such heading.
    """
    marked = _marked_ranges(reading, found.responsibilities)
    items = list(_heading_items(reading, marked))
    items += _lead_items(reading)
    rows = table_rows(reading, found.responsibilities)
    ranges = {(r.start, r.end) for r in rows}
    items += [*_row_items(reading, items, rows), *_marked_items(reading, items, [m for m in marked if m not in ranges])]
    items.sort(key=lambda i: (i.start, i.end))
    return tuple(_task(reading, found, item, number + 1) for number, item in enumerate(items))


def link_responsibilities(reading: Reading, found: FileFacts) -> tuple[ResponsibilityFact, ...]:
    """Responsibilities with the id of the task that they belong to: the innermost task around the text they cover.

    A row of a table that names a measure of the text belongs to that measure.
    """
    tasks = sorted(found.tasks, key=lambda t: (t.extent.start, -t.extent.end))
    rows = table_rows(reading, found.responsibilities)
    named = {(t.doc, t.title): t.id for t in tasks}
    titles = {reading.clean.span(r.start, r.end): r.title for r in rows}
    return tuple(
        replace(r, task_id=named.get((r.doc, titles.get(r.extent, ""))) or _task_of(tasks, r))
        for r in found.responsibilities
    )


def _task_of(tasks: Sequence[TaskFact], owner: ResponsibilityFact) -> str | None:
    """Innermost task that holds the covered text; else the last one that begins in it and holds the evidence."""
    extent, mark = owner.extent, owner.evidence.span
    end = min(extent.end, mark.start) if extent.start <= mark.start else extent.end
    around = [t for t in tasks if t.extent.start <= extent.start and t.extent.end >= end]
    if around:
        return min(around, key=lambda t: t.extent.end - t.extent.start).id
    inside = [t for t in tasks if t.extent.start <= mark.start < t.extent.end]
    return min(inside, key=lambda t: t.extent.end - t.extent.start).id if inside else None


def _marked_ranges(reading: Reading, owners: Sequence[ResponsibilityFact]) -> list[tuple[int, int]]:
    """Ranges of text that marks and tables cover, distinct, in clean offsets."""
    spans = {(r.extent.start, r.extent.end) for r in owners if r.basis is Basis.MARK}
    return sorted((reading.clean.at(start), reading.clean.at(max(start, end - 1)) + 1) for start, end in spans)


def _heading_items(reading: Reading, marked: Sequence[tuple[int, int]]) -> Iterator[_Item]:
    parents = {s.parent for s in reading.sections}
    starts = {start for start, _ in marked}
    sentences = set(_written_in_sentences(reading))
    for s in reading.sections:
        leaf = s.index not in parents
        working = s.function in WORKING and (s.level > 1 or (leaf and s.rule != f"heading_word:{s.title}"))
        if not working and not any(s.start <= at < s.body_end for at in starts if leaf):
            continue
        if s.label.startswith(("表", "附")) or (
            ARTICLE.match(s.label) and not any(s.start <= at < s.end for at in starts)
        ):
            continue
        sentence = len(s.title) > LONG_TITLE or (s.doc in sentences and _is_closed(reading, s))
        title = _first_clause(s.title) if sentence else s.title
        yield _Item(title, s.start, s.start, s.head_end, s.end, s, s.doc, "task_heading")


def _is_closed(reading: Reading, section: Section) -> bool:
    return reading.clean.text[section.head_end : section.head_end + 1] == "。"


def _written_in_sentences(reading: Reading) -> Iterator[str]:
    """Documents whose items are sentences and no titles, told by their length: 3.优化流程，压缩时间，方便群众……。"""
    for part in reading.parts:
        closed = [len(s.title) for s in reading.sections if s.doc == part.id and _is_closed(reading, s)]
        if closed and sum(length > LONG_TITLE for length in closed) * MIN_SENTENCES >= len(closed):
            yield part.id


def _first_clause(title: str) -> str:
    """The first clause of a sentence, as the title of a task."""
    clause = re.match(r"[^，；]{6,}(?=[，；])", title)
    return clause.group(0) if clause else title[:MAX_TITLE]


def _lead_items(reading: Reading) -> Iterator[_Item]:
    """Lead phrases at the start of paragraphs, or of sentences, in working sections without numbered children."""
    text = reading.clean.text
    for section in reading.sections:
        if section.function not in WORKING:
            continue
        found = _believed(list(_leads(reading, section)))
        for i, (begin, end) in enumerate(found):
            start = begin + (2 if COUNTED.match(text, begin) else 0)
            stop = found[i + 1][0] if i + 1 < len(found) else section.body_end
            title = text[start:end]
            yield _Item(title, start, start, end, stop, section, section.doc, "lead_phrase")


def _believed(found: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """Lead phrases that are a way of writing and not chance: several, each with an elaboration behind it."""
    kept = [a for a, b in pairwise(found) if b[0] - a[1] >= MIN_ELABORATION] + list(found[-1:])
    if len(kept) >= MIN_INNER:
        return [(start, end) for start, end, _ in kept]
    first = [(start, end) for start, end, at_head in found if at_head]
    return first if len(first) >= MIN_LEADS else []


def _leads(reading: Reading, section: Section) -> Iterator[tuple[int, int, bool]]:
    """Ranges of the lead phrases of a section, and whether each begins a paragraph."""
    text = reading.clean.text
    at = section.head_end
    while at < section.body_end and text[at] in "。 \n":
        at += 1
    for start, end in reading.sentences(at, section.body_end):
        first = start == at or (text[start - 1] == "\n" and text[start - 2] in "。；！？）]〕")
        match = LEAD.match(text, start, section.body_end)
        if match is None or match.end() > end + 1 or not _names_work(match["title"]):
            continue
        below = text[match.end()] == "\n"
        if first or (not below and _inner(match["title"], section)):
            yield start, start + len(match["title"]), first


def _inner(title: str, section: Section) -> bool:
    """Whether a sentence inside a paragraph is shaped like a lead phrase.

    It is short and one clause with a directive verb first, a pair of slogans of one length (公益导向，分类扶持), or in a
    box the name of a programme.
    """
    if section.label.startswith("专栏") and PROGRAMME.search(title):
        return True
    if pair := PAIR.match(title):
        return len(pair[1]) == len(pair[2])
    return len(title) <= MAX_INNER and "，" not in title and title.startswith(directive_verbs())


def _names_work(title: str) -> bool:
    if NO_LEAD.match(title) or REPORTED.search(title) or label_at(title, 0) is not None:
        return False
    return "，" not in title or len(title) <= 20


def _marked_items(reading: Reading, items: Sequence[_Item], marked: Sequence[tuple[int, int]]) -> Iterator[_Item]:
    """What marks cover where no task begins with it."""
    starts = {i.start for i in items}
    for start, end in marked:
        section = reading.section_at(start)
        part = reading.part_at(start)
        if part is None or start in starts:
            continue
        if section is not None and start <= section.head_end + 1 and any(i.start == section.start for i in items):
            continue
        if section is not None and section.head_end < start < section.body_end and _sole(marked, section):
            continue
        title, low, high = _first_words(reading.clean.text, start, end)
        if title:
            yield _Item(_short(title), start, low, high, end, section, part.id, "marked_item")


def _sole(marked: Sequence[tuple[int, int]], section: Section) -> bool:
    """Whether a section's own text holds one marked range only, which then is the section's."""
    return sum(section.start <= start < section.body_end for start, _ in marked) == 1


def _row_items(reading: Reading, items: Sequence[_Item], rows: Sequence[Row]) -> Iterator[_Item]:
    """Rows of tables, but for those that name a measure which the text has laid down before."""
    laid_down = {(i.doc, i.title) for i in items}
    for row in rows:
        part = reading.part_at(row.start)
        if part is not None and (part.id, row.title) not in laid_down:
            title = _short(row.title)
            yield _Item(
                title, row.start, row.low, row.high, row.end, reading.section_at(row.start), part.id, "table_row"
            )


def _short(title: str) -> str:
    """A title, or the first clause of a sentence that stands for one."""
    return _first_clause(title) if len(title) > LONG_TITLE else title


def _first_words(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Title of an unheaded item, its first sentence without label and mark, and where it stands with its label.

    In a table row the number of the row, a cell of its own, is passed over.
    """
    at = start
    for line in text[start:end].split("\n"):
        low = at + len(line) - len(line.lstrip(" 。；"))
        label = label_at(text, low)
        words = label.end if label and label.end < at + len(line) else low
        if lead_in := LEAD_IN.match(text[words : at + len(line)]):
            low = words = words + lead_in.end()
        title = MARK_TAIL.sub("", text[words : at + len(line)]).split("。")[0][:MAX_TITLE].strip(" ：；，")
        if len(title) >= MIN_TITLE:
            return title, low, words + len(title)
        at += len(line) + 1
    return "", start, start


def _task(reading: Reading, found: FileFacts, item: _Item, number: int) -> TaskFact:
    own = item.rule == "task_heading"
    above = item.section
    if own and above is not None:
        above = None if above.parent is None else reading.sections[above.parent]
    return TaskFact(
        doc=item.doc,
        id=f"t{number}",
        title=item.title,
        path=reading.path(above),
        section=item.section.index if item.section else None,
        steps=tuple(_steps(reading, item)),
        due=_due(reading, found, item),
        extent=reading.clean.span(item.start, item.end),
        evidence=reading.evidence(item.shown, max(item.head_end, item.shown + 1)),
        rule=item.rule,
    )


def _steps(reading: Reading, item: _Item) -> Iterator[str]:
    """Sentences behind the title, marks left out; containers have none of their own."""
    text = reading.clean.text
    end = min(item.end, item.section.body_end) if item.section else item.end
    for start, stop in reading.sentences(item.head_end, end):
        words = MARK_TAIL.sub("", text[start:stop]).strip("。；： \n，）)]〕")
        if len(words) >= MIN_STEP:
            yield words


def _due(reading: Reading, found: FileFacts, item: _Item) -> Due | None:
    """Time limit of the marks on the task, else the first date in its title (持续 in a title is no time limit)."""
    own_end = min(item.end, item.section.body_end) if item.section else item.end  # not those of the items below it
    span = reading.clean.span(item.start, own_end)
    for owner in found.responsibilities:
        covers = (
            span.start <= owner.evidence.span.start < span.end or owner.extent == span
        )  # a row's owners stand beside
        if owner.due and owner.doc == item.doc and covers:
            return owner.due
    issued = next((d.issued for d in found.documents if d.id == item.doc), None)
    stated = find_due(item.title, issued_year=int(issued[:4]) if issued else None)
    return stated if stated and stated.date else None
