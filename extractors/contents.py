"""Tables of contents: where they stand, so that their lines are not taken for headings of the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.labels import label_at

# 目录 on a line of its own, or run together with its first entry: 目录一、发展基础....3
CONTENTS = re.compile(r"(?:^|\n)目 ?录(?=[\n一第（1前])")
# dot leaders with a page number: 发展环境.........5 / 发展环境……………5
LEADER = re.compile(r"[.…·]{3,}[ ]?\d{1,3}")
MAX_ENTRY = 60


@dataclass(frozen=True, slots=True)
class Contents:
    """Range of a table of contents in the clean text and the titles it lists."""

    start: int
    end: int
    titles: tuple[str, ...]


def find_contents(text: str) -> Contents | None:
    """The table of contents of a clean text, or None."""
    match = CONTENTS.search(text)
    if match is None:
        return None
    start = match.end()
    end = _leaders_end(text, start) or _lines_end(text, start)
    if end <= start:
        return None
    return Contents(match.start(), end, _titles(text[start:end]))


def _leaders_end(text: str, start: int) -> int:
    """End of the last entry with dot leaders, 0 where there are none."""
    end = 0
    for leader in LEADER.finditer(text, start):
        if leader.start() - max(end, start) > 200:
            break
        end = leader.end()
    return end


def _lines_end(text: str, start: int) -> int:
    """End of the run of short lines with labels behind the word 目录."""
    at = end = start
    seen: set[str] = set()
    while at < len(text):
        if text[at] == "\n":
            at += 1
            continue
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if len(line) > MAX_ENTRY or "。" in line or line in seen:
            break
        if label_at(line, 0) is not None or re.match(r"前 ?言|附[件录则]|后记", line):
            seen.add(line)
            end = stop
        elif end == start or text[end:at].strip():
            break
        at = stop + 1
    return end


def _titles(block: str) -> tuple[str, ...]:
    """Titles of the entries, without labels, leaders and page numbers."""
    titles = []
    for raw in re.split(r"[.…·]{3,} ?\d{1,3}|\n", block):
        entry = raw.strip()
        label = label_at(entry, 0)
        title = entry[label.end :].strip() if label else entry
        if title:
            titles.append(title)
    return tuple(titles)
