"""A small extraction function for tests of the store and the command: quick, without language models, importable.

A file is a title on the first line (with its date behind it, if any), then headings “一、…” and tasks
“题目。语句。（甲牵头，乙配合）”; papers are cited as 依据《…》, 贯彻《…》, 制定《…》 and 已印发《…》.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import EmptyText, UndecodableText
from kg.evidence import evidence_at
from kg.facts import (
    Basis,
    DocumentFact,
    DocumentType,
    Due,
    FileFacts,
    Level,
    OrganizationFact,
    OrganizationKind,
    Problem,
    ReferenceFact,
    Relation,
    ResponsibilityFact,
    Role,
    SectionFact,
    SectionFunction,
    Span,
    TaskFact,
)
from kg.reading import Extraction

# "一、主要任务"
HEADING = re.compile(r"^([一二三四五])、(.+)$", re.MULTILINE)
# "办好幼儿园。新建幼儿园。（市教育局牵头，市财政局配合，2025年底完成）"
TASK = re.compile(
    r"^(?P<title>[^\n。、]+)。(?P<body>[^\n]*)（(?P<lead>\w+)牵头(?:，(?P<help>\w+)配合)?(?P<due>，2025年底完成)?）$",
    re.MULTILINE,
)
PLACE = re.compile(r"^\w+?[市省]")
# "澄州市教育工作要点 2024-02-26": the date on the first line
DATED = re.compile(r"^(?P<title>\S+)(?: (?P<date>\d{4}(?:-\d\d){0,2}))?$")
# "依据国务院《关于教育公平的意见》（国发〔2030〕1号）"
CITED = re.compile(
    r"(?P<verb>依据|贯彻|制定|已印发)(?P<issuer>[\u4e00-\u9fff]*)《(?P<title>[^》]+)》(?:（(?P<number>[^（）]+号)）)?"
)
RELATIONS = {
    "依据": Relation.BASED_ON,
    "贯彻": Relation.IMPLEMENTS,
    "制定": Relation.TO_ISSUE,
    "已印发": Relation.ISSUED,
}

TEXT = """澄州市教育工作要点
一、主要任务
办好幼儿园。新建公办幼儿园12所。（市教育局牵头，市财政局配合，2025年底完成）
办好高中。推进普通高中|多样化发展。（市教育局牵头）
"""


def extract(data: bytes, name: str) -> FileFacts:
    """Facts of the small format."""
    text = read(data, name)
    if "出错" in text:
        return FileFacts(name, "", text, problems=(Problem(text[99_999], name, "", ""),))
    first = DATED.match(text.split("\n", 1)[0])
    title, date = (first["title"], first["date"]) if first else (text.split("\n", 1)[0], None)
    found = PLACE.match(title)
    place = found.group() if found else ""
    matches = list(TASK.finditer(text))
    sections = tuple(section(i, m, text) for i, m in enumerate(HEADING.finditer(text)))
    tasks = [task(i, m, sections, text) for i, m in enumerate(matches, start=1)]
    duties = tuple(item for t, m in zip(tasks, matches, strict=True) for item in duties_of(t, m, place, text))
    return FileFacts(
        name,
        hashlib.sha256(data).hexdigest(),
        text,
        documents=(replace(document(title, place, text), issued=date),),
        sections=sections,
        references=tuple(reference(match, text) for match in CITED.finditer(text)),
        tasks=tuple(tasks),
        organizations=tuple({item.org: organisation(item) for item in reversed(duties)}.values())[::-1],
        responsibilities=duties,
        problems=() if place else (Problem("no-place", name, title, "请补充地区"),),
    )


def read(data: bytes, name: str) -> str:
    """The text, or the reason why there is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecodableText(name, "不是 UTF-8", "请另存为 UTF-8") from error
    if "\0" in text:
        raise UndecodableText(name, "是二进制文件", "请另存为文本")
    if not text.strip():
        raise EmptyText(name, "文件为空", "请检查文件")
    return text


def document(title: str, place: str, text: str) -> DocumentFact:
    """The one document of the file."""
    whole, head = Span(0, len(text)), evidence_at(text, Span(0, len(title)))
    kind = DocumentType.WORK_POINTS
    return DocumentFact("d1", title, kind, (), None, None, place or None, None, None, whole, head, "small")


def reference(match: re.Match[str], text: str) -> ReferenceFact:
    """A paper that is cited; national where the State Council issued it."""
    issuers = (match["issuer"],) if match["issuer"] else ()
    number, proof = match["number"], evidence_at(text, Span(*match.span()))
    level = Level.NATIONAL if "国务院" in match["issuer"] else Level.UNKNOWN
    year = re.search(r"〔(\d{4})〕", number) if number else None
    relation = RELATIONS[match["verb"]]
    return ReferenceFact(
        "d1", match["title"], relation, level, issuers, number, True, None, proof, "small", year[1] if year else None
    )


def section(index: int, match: re.Match[str], text: str) -> SectionFact:
    """A heading; its section runs to the end of the file."""
    extent, proof = Span(match.start(), len(text)), evidence_at(text, Span(*match.span()))
    kind = SectionFunction.MEASURE
    return SectionFact("d1", index, None, 1, match[1], match[2], kind, extent, proof, "small")


def task(number: int, match: re.Match[str], sections: tuple[SectionFact, ...], text: str) -> TaskFact:
    """A task under the last heading before it."""
    before = [item.index for item in sections if item.extent.start < match.start()]
    above = before[-1] if before else None
    due = Due("2025年底", "2025-12-31") if match["due"] else None
    extent, proof = Span(*match.span()), evidence_at(text, Span(*match.span("title")))
    return TaskFact("d1", f"t{number}", match["title"], (), above, (), due, extent, proof, "small")


def duties_of(item: TaskFact, match: re.Match[str], place: str, text: str) -> Iterator[ResponsibilityFact]:
    """The responsibilities of a mark."""
    proof = evidence_at(text, Span(match.start("lead") - 1, match.end()))
    for group, role in (("lead", Role.LEAD), ("help", Role.SUPPORT)):
        written = match[group]
        if written:
            name = place + written.removeprefix("市") if place else written
            yield ResponsibilityFact(
                "d1", name, written, role, Basis.MARK, False, item.title, item.id, item.due, item.extent, proof, "small"
            )


def organisation(item: ResponsibilityFact) -> OrganizationFact:
    """The organisation of a responsibility."""
    kind, level = OrganizationKind.GOVERNMENT, Level.MUNICIPAL
    return OrganizationFact("d1", item.org, (item.as_written,), kind, level, item.evidence, "small")


SMALL = Extraction(extract, "small-1", (".txt", ".md"))


def write(folder: Path, **texts: str) -> Path:
    """Write files NAME.txt into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
