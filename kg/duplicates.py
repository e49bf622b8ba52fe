"""The same paper in several files: the html and the pdf of one plan in a folder are counted once.

Two files hold the same paper where they name the same document (number, or title and place) and their texts are
nearly the same. The likeness of texts is estimated by one-permutation min-hashing (Li, Owen, Zhang 2012) over runs of
ten signs without white space and the marks of Markdown; 64 numbers stand for a text, so the estimate is within about
0.1 of the share of common runs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

_BINS: Final = 64
_RUN: Final = 10  # signs
_SAME: Final = 0.7  # likeness from which two texts are one: a web page adds a title box and a footer to its paper
_MARKS: Final = str.maketrans("", "", "#*|-")  # what Markdown draws headings, bold words and tables with
#: Endings of files, the one whose format knows most about the paper first.
_FORMATS: Final = (".docx", ".docm", ".doc", ".wps", ".html", ".htm", ".ofd", ".pdf", ".md", ".txt", ".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Held:
    """What a source holds: the papers that it names as its own, and the signature of its text."""

    name: str
    papers: frozenset[str]
    signature: tuple[int, ...]


def signature(text: str) -> tuple[int, ...]:
    """Return 64 numbers that stand for a text; -1 for a bin into which nothing falls."""
    signs = "".join(text.split()).translate(_MARKS).encode("utf-32-le", "surrogatepass")
    bins = [-1] * _BINS
    for at in range(0, len(signs) - 4 * _RUN + 1, 4):
        value = zlib.crc32(signs[at : at + 4 * _RUN])
        place, rest = value % _BINS, value // _BINS
        if bins[place] < 0 or rest < bins[place]:
            bins[place] = rest
    return tuple(bins)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the estimated share of runs that two texts have in common, from 0 to 1."""
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a >= 0 or b >= 0]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def doubles(sources: Iterable[Held]) -> dict[str, str]:
    """From each source that holds what another one holds to that other one, which is kept.

    Args:
        sources: sources in any order; the result does not depend on it.
    """
    found: dict[str, str] = {}
    kept: list[Held] = []
    for source in sorted(sources, key=lambda held: (_rank(held.name), ".zip/" in held.name.lower(), held.name)):
        same = next((other for other in kept if _same(source, other)), None)
        if same is None:
            kept.append(source)
        else:
            found[source.name] = same.name
    return found


def _same(one: Held, other: Held) -> bool:
    return bool(one.papers & other.papers) and likeness(one.signature, other.signature) >= _SAME


def _rank(name: str) -> int:
    suffix = PurePosixPath(name).suffix.lower()
    return _FORMATS.index(suffix) if suffix in _FORMATS else len(_FORMATS)
