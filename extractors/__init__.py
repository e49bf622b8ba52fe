"""Everything on the way in: from the bytes of a file to the facts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.readers import SUFFIXES
from kg.facts import DocumentType, FileFacts, Problem

if TYPE_CHECKING:
    from extractors.source import Source

__all__ = ["RULES_VERSION", "SUFFIXES", "extract"]

# goes up with every change of a rule or a data file, so that graphs know what to read anew
RULES_VERSION = "2"


def extract(data: bytes, name: str) -> FileFacts:
    """Read one file and return all facts in it.

    Args:
        data: bytes of the file.
        name: its name; the suffix says how it is read.

    Raises:
        InputError: the file cannot be read (see `kg.errors`).
    """
    from extractors.clean import clean_text  # spaCy and the word lists load with the first file, not with the import
    from extractors.components import run
    from extractors.documents import find_parts
    from extractors.goal_links import find_goal_links
    from extractors.outline import build_outline
    from extractors.readers import read
    from extractors.reading import Reading
    from extractors.responsibilities import responsibility_problems
    from extractors.targets import target_problems

    source = read(data, name)
    clean = clean_text(source)
    parts = find_parts(source, clean)
    reading = Reading(source, clean, parts, build_outline(source, clean, parts))
    start = FileFacts(name, source.sha256, source.text, documents=tuple(p.fact for p in parts), spots=source.spots)
    found = run(reading, start)
    found = replace(found, goal_links=find_goal_links(reading, found))
    open_points = (*_document_problems(source, found), *responsibility_problems(reading, found))
    return replace(found, problems=(*open_points, *target_problems(reading)))


def _document_problems(source: Source, found: FileFacts) -> Iterator[Problem]:
    """What stays open about the file and its documents as a whole."""
    name = source.name
    if source.cut_off:
        words = "文件在最后一个字中间断开 / the file breaks off within its last character"
        yield Problem("cut-off", name, words, "请取得完整的文件 / get the whole file")
    for note in source.notes:
        yield Problem("reader-note", name, note, "请对照原件 / compare with the original")
    for document in found.documents:
        where = document.evidence.span
        if not document.title:
            words = f"{document.id} 没有标题 / has no title"
            yield Problem("no-title", name, words, "请补上标题行 / add its title line", where)
        elif document.type is DocumentType.OTHER:
            words = f"“{document.title}”看不出文种 / names no type of document"
            yield Problem("no-type", name, words, "请核对标题 / check the title", where)
        if document.jurisdiction is None:
            words = f"{document.id} 看不出属于何地 / names no place that it speaks for"
            yield Problem("no-place", name, words, "请查明发文机关 / see who issued it", where)
    if not found.sections:
        words = "没有找到标题 / no heading was found"
        yield Problem("no-sections", name, words, "请确认是政策文件 / check whether it is a policy document")
