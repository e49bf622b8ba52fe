"""The reviewed names found in running text: spaCy's phrase matcher over the characters of a blank Chinese pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.organisation_lexicon import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

LEVEL_WORDS = ("省", "市", "县", "区", "自治区", "州", "自治州", "盟", "旗")
BUREAU_ENDINGS = ("局", "厅", "委", "委员会")
# a department by its field: 财政部门, 教育行政部门
FUNCTION_ENDINGS = ("部门", "行政部门", "主管部门")
CHUNK = 100_000  # characters that go through the pipeline at once


@dataclass(frozen=True, slots=True)
class Phrase:
    """One reviewed name in the text.

    `level` tells whether it begins with a level word, `bare` whether it means a body in national papers only (发展改革委).
    """

    start: int
    end: int
    level: bool
    bare: bool


def phrases(text: str, start: int, end: int) -> Iterator[Phrase]:
    """Yield the reviewed names in a range of the text, of overlapping ones the longest."""
    from spacy.util import filter_spans

    nlp, matcher = _matcher()
    while start < end:
        stop = min(end, start + CHUNK)
        if stop < end:
            stop = max(text.rfind("\n", start, stop) + 1, start + 1)
        doc = nlp.make_doc(text[start:stop])
        for span in filter_spans(matcher(doc, as_spans=True)):
            kind = span.label_
            yield Phrase(start + span.start_char, start + span.end_char, kind == "level", kind == "bare")
        start = stop


@lru_cache(maxsize=1)
def _matcher() -> tuple[Language, PhraseMatcher]:
    """Blank pipeline (one token per character) and the matcher that holds the lexicon; built once."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("zh")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("name", [nlp.make_doc(words) for words in sorted(_plain())])
    matcher.add("bare", [nlp.make_doc(words) for words in sorted(_bare() - _plain() - _levelled())])
    matcher.add("level", [nlp.make_doc(words) for words in sorted(_levelled())])
    return nlp, matcher


def _plain() -> set[str]:
    names = lexicon()
    found = {alias for alias in names.national if len(alias) > 2}
    found |= {field + ending for field in names.bureaus if len(field) > 1 for ending in FUNCTION_ENDINGS}
    return found


def _bare() -> set[str]:
    return {alias for alias in lexicon().national_only if len(alias) > 2}


def _levelled() -> set[str]:
    names = lexicon()
    rests = {field + ending for field in names.bureaus for ending in BUREAU_ENDINGS}
    rests |= set(names.bodies)
    rests |= {"委" + organ for organ in names.party} | {"委", "纪委监委", "纪委", "监委"}
    rests |= {"编办", "网信办", "文明办"}
    found = {level + rest for level in LEVEL_WORDS for rest in rests}
    found |= {"自治区党委" + organ for organ in names.party} | {"自治区党委"}
    return found | {f"团{level}委" for level in ("省", "市", "县", "区")}
