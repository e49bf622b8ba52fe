"""Identity: canonical content in, IRI out; the same on every machine, whatever the order of the files.

Things that several documents speak of (organisations, documents, indicators, projects, places) get an IRI from their
canonical content; facts of one source get one from the source's name and their content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final

DEFAULT_BASE: Final = "https://w3id.org/policykg/"

_HASH_DIGITS: Final = 24
_READABLE_LENGTH: Final = 24

# "澄州市 教育局" -> "澄州市教育局"
_SPACE = re.compile(r"\s+")
# "《关于推进“双减”工作的意见》" -> "关于推进双减工作的意见"; ASCII "<" ">" stand for 〈〉 after NFKC of "＜"
_TITLE_QUOTES = re.compile("[《》〈〉<>“”‘’\"'「」『』＂]")
# "苏政发〔2021〕3号", "苏政发[2021]3号", "苏政发【2021】3号" -> "苏政发(2021)3号"
_OPEN_BRACKET = re.compile(r"[〔\[【﹝{]")
_CLOSE_BRACKET = re.compile(r"[〕\]】﹞}]")
# "2021—2025年", "2021－2025年", "2021~2025年", "2021至2025年" -> "2021-2025年"
_DASH = re.compile(r"[‐‑‒–—―─−~〜]+|-+|(?<=\d)年?至(?=\d{4})")
# "二〇三五年" -> "2035年"
_YEAR = re.compile(r"[一二][〇○零九一二三四五六七八]{3}(?=年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# "海绵城市•示范区" -> "海绵城市·示范区"
_MIDDLE_DOT = re.compile("[•・‧∙]")


# "各县(市,区)" -> "各县（市，区）"
_CHINESE_SIGNS = str.maketrans("(),:;", "（），：；")


class EntityKind(StrEnum):
    """Things that have one IRI in all documents; the value is a path step of the IRI."""

    CHANGE = "change"
    DOCUMENT = "document"
    INDICATOR = "indicator"
    ORGANISATION = "organisation"
    PERIOD = "period"
    PLACE = "place"
    PROJECT = "project"
    RUN = "run"


class FactKind(StrEnum):
    """Facts local to one source; the value is a path step of the IRI."""

    CITATION = "citation"
    EVIDENCE = "evidence"
    GOAL = "goal"
    GOAL_LINK = "goal-link"
    RESPONSIBILITY = "responsibility"
    SECTION = "section"
    TASK = "task"
    VALUE = "value"


def canonical_name(name: str) -> str:
    """Return a name with compatibility forms (full width, ligatures) folded and white space taken out."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", name))


def display_name(name: str) -> str:
    """Return the canonical name with the brackets and commas of Chinese print: 各县（市、区）人民政府."""
    return canonical_name(name).translate(_CHINESE_SIGNS)


def canonical_title(title: str) -> str:
    """Return a document title without quotation marks and white space, brackets, dashes and years in one form.

    Years, ordinals and document numbers are kept: they tell one paper from the next.
    """
    text = _TITLE_QUOTES.sub("", canonical_name(title))
    text = _CLOSE_BRACKET.sub(")", _OPEN_BRACKET.sub("(", text))
    text = _YEAR.sub(lambda year: year[0].translate(_DIGITS), text)
    return _MIDDLE_DOT.sub("·", _DASH.sub("-", text))


def fingerprint(parts: Iterable[str]) -> str:
    """Return 96 bits of the SHA-256 over the parts; each is preceded by its length, so no two lists run together."""
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()[:_HASH_DIGITS]


@lru_cache(maxsize=4096)
def path_step(text: str) -> str:
    """Return the text as one step of an IRI path: letters and digits of any script stay, all else is %-encoded.

    Different texts give different steps.
    """
    return "".join(
        char if char.isalnum() or char in "._-" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text
    )


def entity_iri(kind: EntityKind, key: tuple[str, ...], *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a thing that several documents can speak of.

    Args:
        kind: what sort of thing it is.
        key: its canonical content, name first; equal keys are the same thing.
        base: start of all data IRIs, ending in "/" or "#".
    """
    readable = "".join(char for char in key[0] if char.isalnum())[:_READABLE_LENGTH]
    return f"{base}id/{kind}/{readable}-{fingerprint((kind, *key))}"


def source_iri(source: str, *, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a source file, which is also the name of its graph."""
    return f"{base}source/{path_step(source)}"


def fact_iri(source: str, kind: FactKind, name: str, *content: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a fact of one source.

    Args:
        source: name of the source file.
        kind: what sort of fact it is.
        name: readable part, such as the number of a section or where the fact begins.
        content: what else tells the fact from its neighbours; hashed when given.
        base: start of all data IRIs.
    """
    tail = f"-{fingerprint(content)}" if content else ""
    return f"{source_iri(source, base=base)}/{kind}/{path_step(name)}{tail}"
