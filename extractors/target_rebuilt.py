"""Facts of tables whose cells ran together; the rule of each says that it was reconstructed, and by what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.reading import Reading
from extractors.target_glued import Glued, OpenRow, glued
from extractors.target_glued_tables import glued_tables
from extractors.target_grid import ColumnKind, Place, place_at, row_facts
from extractors.target_headings import YEAR_HEADING, table_words
from extractors.target_total_tables import TotalRow, TotalTable, measured_by, total_tables
from extractors.target_years import goal_year, reached_year
from kg.evidence import evidence_at
from kg.facts import Span, TargetFact, ValueRole

RULE = "table_rebuilt:"
# the period in a caption: “十四五”, “十四五”期间
QUOTED = re.compile(r"“[^”]{1,12}”(?:期间|时期)?")
# the year of a caption: 2024年…计划
YEAR = re.compile(r"(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What the tables of a file gave: facts, the ranges that they take up, and rows that stay open."""

    facts: tuple[TargetFact, ...]
    spans: tuple[Span, ...]
    open: tuple[OpenRow, ...]


def rebuilt_tables(reading: Reading, taken: tuple[Span, ...]) -> Rebuilt:
    """Facts and open rows of all tables whose cells ran together, outside the ranges already taken."""
    text = glued(reading)
    facts: list[TargetFact] = []
    spans: list[Span] = []
    open_rows: list[OpenRow] = []
    for table in glued_tables(text, taken):
        spans.append(table.span)
        open_rows.extend(table.open)
        measured = [c for c in table.columns if c.kind in (ColumnKind.VALUE, ColumnKind.CHANGE)]
        if place := place_at(reading, table.span):
            for row, proof in table.rows:
                facts.extend(replace(f, rule=RULE + proof) for f in row_facts(row, measured, place))
    for counted in total_tables(text, (*taken, *spans)):
        spans.append(counted.span)
        open_rows.extend(counted.open)
        if place := place_at(reading, counted.span):
            facts.extend(f for row in counted.rows for f in _counts(text, counted, row, place))
    return Rebuilt(tuple(facts), tuple(spans), tuple(open_rows))


def _counts(text: Glued, table: TotalTable, row: TotalRow, place: Place) -> Iterator[TargetFact]:
    """Facts of one row of a table of counts."""
    topic = _topic(table.caption, place)
    said = any(topic[i : i + 2] in c for c in table.columns for i in range(len(topic) - 1))
    label = _label(text.text[slice(*row.label)], place)
    named = YEAR.search(table.caption)
    reports = place.reports
    year = int(named[1]) if named else (reached_year(place.part) if reports else goal_year(place.part))
    for column, cell in zip(table.columns, row.cells, strict=True):
        heading, unit = measured_by(column, table.unit)
        own = YEAR.match(heading)
        heading = YEAR_HEADING.sub("", heading)
        yield TargetFact(
            doc=place.part.id,
            indicator=label + ("" if said else topic) + heading,
            op="=",
            value=float(text.text[slice(*cell)]),
            unit=unit,
            year=int(own[1]) if own else year,
            role=ValueRole.ACTUAL if reports else ValueRole.TARGET,
            attribute=None,
            growth=None,
            direction=None,
            text=None,
            section=place.section.index if place.section else None,
            evidence=evidence_at(place.reading.source.text, Span(text.span(*row.label).start, text.span(*cell).end)),
            rule=RULE + (table.proof or ""),
        )


def _topic(caption: str, place: Place) -> str:
    """What a caption says the table is about: 澄州市学位递增计划 → 学位递增."""
    words = QUOTED.sub("", YEAR.sub("", caption))
    words = words.removeprefix(place.part.fact.jurisdiction or "").lstrip("年度")
    for end in table_words("caption_end"):
        if words.endswith(end) and len(words) > len(end) + 1:
            return words[: -len(end)]
    return words


def _label(label: str, place: Place) -> str:
    """The label of a row; that of the totals names the whole place: 合计 → 全市."""
    level = (place.part.fact.jurisdiction or "")[-1:]
    return "全" + level if label in table_words("total") and level in set("省市县区州国") else label
