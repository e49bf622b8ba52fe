"""Titles of policy documents: the word that names the kind of text, the normal form, and the type of document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.word_lists import longest_first, rows
from kg.facts import DocumentType

# brackets behind the title word: （试行）, （2021-2025年）, (征求意见稿), （修订版）
TAIL = re.compile(r"[（(〔\[][^（(〔\[）)〕\]]*[）)〕\]]$")
# signs that do not tell one title from another: 《》 “” and white space
SIGNS = re.compile(r"[\s《》〈〉<>“”\"‘’'「」『』*·]")
# all dashes and waves stand for one: 2021—2025, 2021～2025
DASHES = re.compile(r"[—–―－~～−-]+")
# 关于印发《…规划》的通知 / …办公厅印发《…意见》: the text that is passed on
PASSED_ON = re.compile(r"(?:印发|转发|下发|发布|批转|公布)(?:(.+)的(?:通知|公告|通告)|《(.+)》)$")


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A word that closes titles, the type it gives, and whether it names a text without 《》 around it."""

    word: str
    type: DocumentType
    bare: bool


@cache
def title_words() -> tuple[TitleWord, ...]:
    """Title words of `data/title_words.csv`, longest first."""
    listed = rows("title_words.csv", "word", "type", "bare")
    words = [TitleWord(word, DocumentType(code), bare == "yes") for word, code, bare in listed]
    return tuple(sorted(words, key=lambda w: longest_first(w.word)))


@lru_cache(maxsize=16384)
def without_tails(title: str) -> str:
    """Title without the brackets that follow its last word: （试行）, （2021-2025年）."""
    bare = title.strip()
    while cut := TAIL.search(bare):
        if cut.start() == 0:
            break
        bare = bare[: cut.start()].rstrip()
    return bare


@lru_cache(maxsize=16384)
def title_key(title: str) -> str:
    """Form by which two spellings of one title are the same: no quotes, book marks or spaces, one kind of dash."""
    plain = DASHES.sub("-", SIGNS.sub("", unicodedata.normalize("NFKC", title)))
    return plain.rstrip("。.;:,、").lower()


def passed_on(title: str) -> str | None:
    """Title of the text that a transmitting notice passes on, None where the title is no such notice."""
    found = PASSED_ON.search(re.sub(r"\s", "", title))
    return (found.group(1) or found.group(2)) if found else None


def closing_word(title: str) -> TitleWord | None:
    """Title word that ends the title (its brackets left off), the longest one; None if it ends otherwise."""
    key = title_key(without_tails(title))
    return next((w for w in title_words() if key.endswith(w.word)), None)


def document_type(title: str) -> DocumentType:
    """Type of a document by the word that ends its title, else by the last title word in it.

    Args:
        title: the title, with or without issuers, year and brackets.

    Returns:
        The type; `DocumentType.OTHER` where no title word occurs.
    """
    word = closing_word(title)
    if word is not None:
        return word.type
    key = title_key(title)
    found = [(key.rfind(w.word) + len(w.word), len(w.word), w) for w in title_words() if len(w.word) > 1]
    found = [f for f in found if f[2].word in key]
    return max(found, key=lambda f: (f[0], f[1]))[2].type if found else DocumentType.OTHER
