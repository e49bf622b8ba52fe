"""Responsibilities that a sentence states: 由X牵头, X、Y配合, 会同X, 督促X做…, 发挥X作用, X要….

Each rule asks for a list of certain names and nothing else between its words; what does not parse is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.due import limiting_due
from extractors.reading import Part, Reading
from extractors.responsibility_agents import approval, by, clauses, seated, subject, under
from extractors.responsibility_clauses import Found
from extractors.responsibility_facts import Placement, Statement, placement
from extractors.responsibility_partners import directed, handed, rely, together, use, with_whom
from extractors.responsibility_scope import TASK_LENGTH
from kg.document_names import NATION
from kg.facts import Basis, DocumentType, Level, SectionFunction
from kg.organisation_lexicon import gazetteer

Rule = Callable[[str, int, int], Iterator[Found]]
# in the order in which they are asked; a name counts for the first rule that finds it
RULES: tuple[Rule, ...] = (
    together,
    by,
    approval,
    clauses,
    under,
    seated,
    directed,
    handed,
    with_whom,
    use,
    rely,
    subject,
)
DATED = 20  # characters before the names in which the time limit can stand
QUOTED = 80  # characters of the words that are quoted
# sections that report what has been done, or say what is wanted in general
REPORTING = frozenset(
    {SectionFunction.BACKGROUND, SectionFunction.ACHIEVEMENT, SectionFunction.PRINCIPLE, SectionFunction.GOAL}
)
# what has been done: 建立了…机制, 已出台方案 (not 了解)
DONE = re.compile(r"(?:已经?(?![知有])|先后|相继|(?![\u4e00-\u9fff]{0,3}为了)[\u4e00-\u9fff]{2,4}了(?!解))")
# a sentence that tells what has been: 近年来，…
LOOKS_BACK = re.compile(r"[ \u3000]*(?:近年来|近几年|多年来|长期以来|一直以来|[一二三四五六七八九十]年来|去年|过去)")
# rules in which the words behind the name are no verb of the body's
REQUESTS = frozenset({"sentence-approval", "sentence-seated"})
TELLING = (DocumentType.WORK_SUMMARY, DocumentType.REPORT)
# an article lays down what holds, whatever its chapter is called: 第五条 in 总则
ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]+条")
# rules whose words also report: 市教育局开展了…, 市教育局与市体育局举办了…
PLAIN = frozenset({"sentence-subject", "sentence-use", "sentence-rely", "sentence-approval", "sentence-handed"})


def find_statements(reading: Reading, part: Part, taken: tuple[tuple[int, int], ...]) -> Iterator[Statement]:
    """Statements of a document's sentences.

    Args:
        reading: the source.
        part: the document.
        taken: ranges of the clean text that marks and lists have used up.
    """
    text, where = reading.clean.text, placement(part)
    used = sorted(taken)
    at = 0
    for start, end in reading.sentences(part.body, part.end):
        while at < len(used) and used[at][1] <= start:
            at += 1
        inside = [span for span in used[at : at + 4] if span[0] < end and span[1] > start]
        if LOOKS_BACK.match(text, start, end):
            continue
        plain = _lays_down(reading, part, start)
        found = [f for f in _found(text, (start, end), inside) if plain or f.rule not in PLAIN]
        found = [f for f in found if f.rule != "sentence-subject" or not any(_above(where, n.full) for n in f.names)]
        yield from _statements(text, (start, end), found, where)


def _above(where: Placement, name: str) -> bool:
    """Whether a body stands above the place whose paper it is; the paper tells what it does and cannot bind it."""
    if where.jurisdiction in (None, NATION):
        return False
    level = where.named(name).level
    of_province = where.jurisdiction in gazetteer().provinces or where.jurisdiction == where.province
    return level is Level.NATIONAL or (level is Level.PROVINCIAL and not of_province)


def _lays_down(reading: Reading, part: Part, at: int) -> bool:
    """Whether the text at a place lays down work and does not report it."""
    section = reading.section_at(at)
    if section is None:  # a preamble tells what others have said and done
        return not any(at < one.start < part.end for one in reading.sections) and part.fact.type not in TELLING
    if ARTICLE.match(section.label):
        return True
    return section.function not in REPORTING and part.fact.type not in TELLING


def _found(text: str, span: tuple[int, int], used: list[tuple[int, int]]) -> list[Found]:
    """What the rules find outside the used ranges, each name once."""
    seen: set[int] = set()
    out: list[Found] = []
    for rule in RULES:
        for found in rule(text, *span):
            if any(low < found.shown[1] and found.shown[0] < high for low, high in used):
                continue
            if any(name.start in seen for name in found.names):
                continue
            seen.update(name.start for name in found.names)
            if found.rule in REQUESTS or not DONE.match(text, found.task[0]):
                out.append(found)
    return sorted(out, key=lambda found: (found.shown[0], found.names[0].start))


def _statements(text: str, span: tuple[int, int], found: list[Found], where: Placement) -> Iterator[Statement]:
    for one in found:
        nexts = (f.shown[0] for f in found if f.shown[0] > one.task[0] + 1 and text[f.shown[0] - 1] in "，；、")
        stop = min((n for n in nexts if n < one.task[1]), default=one.task[1])
        words = _task(text, one, stop)
        words = words if len(HAN.findall(words)) > 1 else text[slice(*span)].strip("。；\n")[:TASK_LENGTH]
        due = limiting_due(
            text[max(span[0], one.shown[0] - DATED) : max(stop, one.shown[1])], issued_year=where.issued_year
        )
        for name in one.names:
            shown = (one.shown[0], max(min(one.shown[1], one.shown[0] + QUOTED), name.end))
            yield Statement(name, one.role, Basis.SENTENCE, words, span[0], span[1], shown, due, one.rule)


HAN = re.compile(r"[\u4e00-\u9fff]")
# another body's duty behind a comma: …，镇（街）负责验收
NEXT_DUTY = re.compile(
    r"[，；](?=[^，。；]{1,14}(?:局|委|厅|部门|政府|公司|机构|中心|[院校办所站]|街）|管委会|单位|企业)(?:具体)?(?:负责|应当|要|落实|配合|协助|牵头|按|在各自|根据))"
)


def _task(text: str, found: Found, stop: int) -> str:
    words = NEXT_DUTY.split(text[found.task[0] : stop], maxsplit=1)[0].strip("，。；、 \n")
    if re.match(r"[）〕\]]", words):  # the names end a bracket, and so does what they do
        return ""
    if found.noun is not None:
        words = re.split(r"[，。；]", words, maxsplit=1)[0] + text[found.noun[0] : found.noun[1]]
    return words[:TASK_LENGTH]
