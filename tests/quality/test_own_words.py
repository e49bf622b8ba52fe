"""The project's texts are its own: no passage of the real documents stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT, tracked_files

PASSAGE = 40  # Chinese characters in a row, signs left out; set phrases of official language are shorter
# a title of a law or paper may be long and is quoted as it is: 《国务院办公厅关于……的通知》
TITLE = re.compile(r"《[^《》]*》")
NOT_CHINESE = re.compile(r"[^一-鿿]+")


def passages(text: str) -> set[str]:
    """All runs of so many Chinese characters, titles and signs left out."""
    plain = NOT_CHINESE.sub("", TITLE.sub("", text))
    return {plain[i : i + PASSAGE] for i in range(len(plain) - PASSAGE + 1)}


def text_of(path: Path) -> str:
    """Text of a tracked file; empty for one that is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_passage_of_the_real_documents(shared: Path) -> None:
    """No file of the project holds a passage of a real document."""
    files = tracked_files()
    if not files:
        pytest.skip("no git here: the list of tracked files is unknown")
    real = set[str]().union(*(passages(p.read_text(encoding="utf-8")) for p in (shared / "corpus").glob("*.txt")))
    found = {p.relative_to(ROOT).as_posix(): sorted(passages(text_of(p)) & real)[:1] for p in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_passage_is_found_across_signs_and_lines() -> None:
    """A passage is the same however it is broken and pointed; one inside a title does not count."""
    words = "推动优质教育资源向农村延伸覆盖健全城乡学校结对帮扶机制完善教师交流轮岗制度保障随迁子女入学"
    assert passages(words) & passages("，\n".join(re.findall(".{1,7}", words)))
    assert passages(f"《{words}》") == set()
