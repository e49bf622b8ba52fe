"""How long the parts take: outline and references of a long document, reading of each format, a build of the examples."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extractors import RULES_VERSION, SUFFIXES, extract
from extractors.clean import clean_text
from extractors.documents import find_parts
from extractors.outline import build_outline
from extractors.readers import read
from extractors.reading import Reading
from extractors.references import find_references
from kg.build import build
from kg.facts import FileFacts
from kg.reading import Extraction
from tests.extractors.readers.docx_files import docx, p
from tests.extractors.readers.pdf_pages import Page, pdf

ROOT = Path(__file__).resolve().parents[2]
LONG = 50_000  # characters of the long document


def best(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken)


def long_text() -> str:
    """An invented document of the wanted length, with numbering that goes through."""
    head = "澄州市水利发展规划（2031—2035年）\n"
    text = head + "一、主要任务\n"
    number = 0
    while len(text) < LONG:
        number += 1
        text += (
            f"{number}.完善第{number}片区排水管网。落实《江岭省防洪规划》（江府发〔2030〕{number}号）要求，"
            f"制定《第{number}片区管网改造办法》，新建管网{number + 3}公里。（市水利局牵头，市财政局、各县（区）政府配合）\n"
        )
    return text


def outline_and_references(data: bytes) -> None:
    """Read, outline and references, without the other facts."""
    source = read(data, "long.txt")
    clean = clean_text(source)
    parts = find_parts(source, clean)
    reading = Reading(source, clean, parts, build_outline(source, clean, parts))
    find_references(reading, FileFacts("long.txt", source.sha256, source.text, documents=tuple(p.fact for p in parts)))


def main() -> None:
    """Run and print."""
    data = long_text().encode()
    say = sys.stdout.write
    say(f"outline and references of {LONG} characters: {best(lambda: outline_and_references(data)):.2f} s\n")
    say(f"all facts of {LONG} characters: {best(lambda: extract(data, 'long.txt')):.2f} s\n")
    lines = [f"　第{n}项，各县（区）按照方案逐项落实排水管网改造。" for n in range(24)]
    pages = pdf([Page().lines(72, 80, lines) for _ in range(200)])
    say(
        f"pdf: {200 / best(lambda: read(pages, 'a.pdf')):.0f} pages/s of {sum(len(line) for line in lines)} characters\n"
    )
    body = "".join(p(f"第{n}项，按照第{n * 7919 % 10007}号方案落实{n * 31 % 97}处管网改造。") for n in range(20_000))
    words = docx(body)
    seconds = best(lambda: read(words, "a.docx"))
    say(f"docx: {len(words) / 1e6 / seconds:.2f} MB/s zipped, {len(body.encode()) / 1e6 / seconds:.1f} MB/s of XML\n")
    extraction = Extraction(extract, RULES_VERSION, SUFFIXES)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        report = build([ROOT / "examples"], Path(folder) / "graph", extraction=extraction)
        say(f"build of {report.sources} examples: {time.perf_counter() - start:.2f} s\n")


if __name__ == "__main__":
    main()
