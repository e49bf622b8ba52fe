"""Pdf files whose drawn parts call each other so often that no library would come to an end: found beforehand."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

MAX_OBJECTS = 1_000_000
MAX_CALLS = 1_000_000  # parts drawn for one that is drawn
MAX_CONTENT = 4_000_000  # bytes of one part that are looked at
MAX_DEPTH = 60
DICTIONARY = 20_000  # bytes of an object that are looked at for its dictionary
OBJECT = re.compile(rb"\b(\d{1,9}) \d{1,5} obj\b")
REFERENCE = re.compile(rb"\b(\d{1,9}) \d{1,5} R\b")
FORM = re.compile(rb"/Subtype\s*/Form\b")
CALL = re.compile(rb"/[^\s/<>\[\]()]+\s+Do\b")
DICTIONARY_END = re.compile(rb"\bstream\r?\n|\bendobj\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """One object: what it refers to, how often it draws others; -1 where it is no drawn part."""

    references: tuple[int, ...]
    calls: int


def calls_too_often(data: bytes) -> bool:
    """Whether parts that draw parts that draw parts add up beyond the limit.

    Args:
        data: the bytes of the file.
    """
    if len(FORM.findall(data)) < 3:
        return False
    heads = [(int(match.group(1)), match.start(), match.end()) for match in OBJECT.finditer(data)]
    if len(heads) > MAX_OBJECTS:
        return True
    ends = [start for _, start, _ in heads[1:]] + [len(data)]
    parts = {
        number: _part(data, start, min(start + DICTIONARY, end))
        for (number, _, start), end in zip(heads, ends, strict=False)
    }
    if sum(part.calls > 1 for part in parts.values()) < 3:
        return False
    known: dict[int, int] = {}
    forms = [number for number in sorted(parts) if parts[number].calls >= 0]
    return any(_cost(number, parts, known, 0) > MAX_CALLS for number in forms)


def _part(data: bytes, start: int, limit: int) -> _Part:
    end = DICTIONARY_END.search(data, start, limit)
    head = data[start : end.start() if end else limit]
    references = tuple(sorted({int(number) for number in REFERENCE.findall(head)}))
    if end is None or not end.group().startswith(b"stream") or not FORM.search(head):
        return _Part(references, -1)
    content = data[end.end() : end.end() + MAX_CONTENT]
    if b"FlateDecode" in head:
        try:
            content = zlib.decompressobj().decompress(content, MAX_CONTENT)
        except zlib.error:
            content = b""
    else:
        content = content.partition(b"endstream")[0]
    return _Part(references, len(CALL.findall(content)))


def _cost(number: int, parts: Mapping[int, _Part], known: dict[int, int], depth: int) -> int:
    """Parts drawn when this one is drawn, at most; those reached through dictionaries count too."""
    part = parts.get(number)
    if part is None or depth > MAX_DEPTH:
        return 0
    if number not in known:
        known[number] = 0  # one that leads back to itself is drawn once
        inner = max((_cost(other, parts, known, depth + 1) for other in part.references), default=0)
        known[number] = min(inner if part.calls < 0 else 1 + part.calls * max(inner, 1), MAX_CALLS * 10)
    return known[number]
