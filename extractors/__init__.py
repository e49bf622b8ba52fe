"""Everything on the way in: from the bytes of a file to the facts in it."""

from __future__ import annotations

from extractors.readers import SUFFIXES
from kg.facts import FileFacts, Problem

__all__ = ["RULES_VERSION", "SUFFIXES", "extract"]

# goes up with every change of a rule or a data file, so that graphs know what to read anew
RULES_VERSION = "1"


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
    from extractors.contents import find_contents
    from extractors.documents import find_parts
    from extractors.outline import build_outline
    from extractors.readers import read
    from extractors.reading import Reading

    source = read(data, name)
    clean = clean_text(source)
    parts = find_parts(source, clean)
    sections = build_outline(clean.text, parts, contents=find_contents(clean.text))
    start = FileFacts(name, source.sha256, source.text, documents=tuple(p.fact for p in parts))
    found = run(Reading(source, clean, parts, sections), start)
    problems = found.problems
    if source.cut_off:
        cut = Problem("cut_off", name, "the file breaks off within its last character", "get the whole file")
        problems = (*problems, cut)
    return FileFacts(
        **{n: getattr(found, n) for n in FileFacts.__slots__ if n != "problems"},
        problems=problems,
    )
