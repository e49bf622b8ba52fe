"""What names mean, as objects for programs and as rows for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kg.identification import Candidate, Identified
from outputs.formats import Format
from outputs.headings import columns
from outputs.tables import Table, Value, render


def render_identified(found: Sequence[Identified], form: Format, *, width: int = 80) -> str:
    """Write what names mean; JSON holds the candidates as objects, all other formats as text."""
    if form is Format.JSON:
        return json.dumps([_object(item) for item in found], ensure_ascii=False, indent=1) + "\n"
    short = form is Format.TABLE
    return render(_table(found, short=short), form, width=width)


def _object(item: Identified) -> dict[str, object]:
    return {
        "given": item.given,
        "name": item.name,
        "kind": item.kind.value if item.kind else None,
        "type": item.type or None,
        "place": item.place or None,
        "iri": item.iri,
        "reason": item.reason,
        "candidates": [
            {
                "name": other.name,
                "kind": other.kind.value,
                "iri": other.iri,
                "place": other.place or None,
                "reason": other.reason,
            }
            for other in item.candidates
        ],
    }


def _table(found: Iterable[Identified], *, short: bool) -> Table:
    rows: list[tuple[Value, ...]] = []
    for item in found:
        iri = item.iri or ("（待定）" if short else None)
        kind = "/".join(part for part in (item.kind.value if item.kind else "", item.type) if part)
        candidates = ("\n" if short else "; ").join(_candidate(other) for other in item.candidates)
        rows.append((item.given, item.name, kind, item.place, iri, item.reason, candidates))
    return Table(columns("given", "name", "kind", "place", "iri", "reason", "candidates"), tuple(rows))


def _candidate(item: Candidate) -> str:
    where = f"（{item.place}）" if item.place and item.place not in item.name else ""
    return f"{item.name}{where}：{item.reason.split(' / ')[0]}"
