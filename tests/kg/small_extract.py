"""A small extraction function for tests of the store and the command: quick, without language models, importable.

A file is a title on the first line, then headings “一、…” and tasks “题目。语句。（甲牵头，乙配合）”.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kg.errors import EmptyText, UndecodableText
from kg.evidence import evidence_at
from kg.facts import (
    Basis,
    DocumentFact,
    DocumentType,
    Due,
    Evidence,
    FileFacts,
    Level,
    OrganizationFact,
    OrganizationKind,
    Problem,
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
PLACE = re.compile(r"^\w+?市")

TEXT = """澄州市教育工作要点
一、主要任务
办好幼儿园。新建公办幼儿园12所。（市教育局牵头，市财政局配合，2025年底完成）
办好高中。推进普通高中|多样化发展。（市教育局牵头）
"""


def extract(data: bytes, name: str) -> FileFacts:
    """Facts of the small format."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecodableText(name, "不是 UTF-8", "请另存为 UTF-8") from error
    if "\0" in text:
        raise UndecodableText(name, "是二进制文件", "请另存为文本")
    if not text.strip():
        raise EmptyText(name, "文件为空", "请检查文件")
    if "出错" in text:
        return FileFacts(name, "", text, problems=(Problem(text[99_999], name, "", ""),))
    title = text.split("\n", 1)[0]
    found = PLACE.match(title)
    place = found.group() if found else ""
    whole = Span(0, len(text))
    head = evidence_at(text, Span(0, len(title)))
    document = DocumentFact(
        "d1", title, DocumentType.WORK_POINTS, (), None, None, place or None, None, None, whole, head, "small"
    )
    sections = tuple(
        SectionFact(
            "d1",
            i,
            None,
            1,
            m[1],
            m[2],
            SectionFunction.MEASURE,
            Span(m.start(), len(text)),
            evidence_at(text, Span(*m.span())),
            "small",
        )
        for i, m in enumerate(HEADING.finditer(text))
    )
    tasks, duties = [], []
    for number, match in enumerate(TASK.finditer(text), start=1):
        span, due = Span(*match.span()), Due("2025年底", "2025-12-31") if match["due"] else None
        before = [s.index for s in sections if s.extent.start < span.start]
        section = before[-1] if before else None
        tasks.append(
            TaskFact(
                "d1",
                f"t{number}",
                match["title"],
                (),
                section,
                (),
                due,
                span,
                evidence_at(text, Span(*match.span("title"))),
                "small",
            )
        )
        for group, role in (("lead", Role.LEAD), ("help", Role.SUPPORT)):
            if match[group]:
                mark = Span(match.start("lead") - 1, match.end())
                duties.append(duty(match[group], role, place, tasks[-1], evidence_at(text, mark)))
    bodies: dict[str, OrganizationFact] = {}
    for item in duties:
        bodies.setdefault(
            item.org,
            OrganizationFact(
                "d1", item.org, (item.as_written,), OrganizationKind.GOVERNMENT, Level.MUNICIPAL, item.evidence, "small"
            ),
        )
    problems = (Problem("no-place", name, title, "请补充地区"),) if not place else ()
    return FileFacts(
        name, hashlib.sha256(data).hexdigest(), text, documents=(document,), sections=sections, tasks=tuple(tasks),
        organizations=tuple(bodies.values()), responsibilities=tuple(duties), problems=problems,
    )  # fmt: skip


def duty(written: str, role: Role, place: str, task: TaskFact, evidence: Evidence) -> ResponsibilityFact:
    """A responsibility out of a mark."""
    name = place + written.removeprefix("市") if place else written
    return ResponsibilityFact(
        "d1",
        name,
        written,
        role,
        Basis.MARK,
        False,
        task.title,
        task.id,
        task.due,
        task.extent,
        evidence,
        "small",
    )


SMALL = Extraction(extract, "small-1", (".txt", ".md"))


def write(folder: Path, **texts: str) -> Path:
    """Write files NAME.txt into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
