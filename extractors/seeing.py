"""What a reader saw in a file, told before any fact is read out of it."""

from __future__ import annotations

from extractors.clean import clean_text
from extractors.documents import find_parts
from extractors.outline import build_outline
from extractors.readers import read
from extractors.reading import Reading
from extractors.sections import find_sections
from extractors.source import Source, Table
from kg.facts import DocumentFact, FileFacts, SectionFact
from kg.headings import printed_heading
from kg.read_view import SeenDetail, SeenDocument, SeenFile, SeenHeading, SeenTable


def see(data: bytes, name: str) -> SeenFile:
    """Read one file and tell what was seen: text, documents, outline, tables.

    Args:
        data: bytes of the file.
        name: its name; the suffix says how it is read.

    Raises:
        InputError: the file cannot be read (see `kg.errors`).
    """
    source = read(data, name)
    clean = clean_text(source)
    parts = find_parts(source, clean)
    reading = Reading(source, clean, parts, build_outline(source, clean, parts))
    documents = tuple(part.fact for part in parts)
    sections = find_sections(reading, FileFacts(name, source.sha256, source.text, documents=documents))
    return SeenFile(
        name=name,
        sha256=source.sha256,
        text=source.text,
        documents=tuple(_document(fact) for fact in documents),
        headings=tuple(_heading(fact) for fact in sections),
        tables=tuple(_table(source, table) for table in source.tables),
        details=tuple(SeenDetail(detail.name, detail.value) for detail in source.details),
        spots=source.spots,
        notes=source.notes,
    )


def _document(fact: DocumentFact) -> SeenDocument:
    return SeenDocument(
        fact.id,
        fact.title,
        fact.type.value,
        fact.issuers,
        fact.number or "",
        fact.issued or "",
        fact.jurisdiction or "",
    )


def _heading(fact: SectionFact) -> SeenHeading:
    words = printed_heading(fact.label, fact.title, level=fact.level)
    return SeenHeading(fact.doc, fact.level, words, fact.function, fact.rule, fact.extent.start)


def _table(source: Source, table: Table) -> SeenTable:
    """The cells of a table as a full grid."""
    height = max(cell.row + cell.row_span for cell in table.cells)
    width = max(cell.column + cell.column_span for cell in table.cells)
    grid = [[""] * width for _ in range(height)]
    for cell in table.cells:
        grid[cell.row][cell.column] = " ".join(source.text[cell.span.start : cell.span.end].split())
    return SeenTable(table.span.start, tuple(tuple(row) for row in grid))
