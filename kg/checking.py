"""Whether a graph folder keeps its own rules, with the texts that it stores."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GraphError
from kg.ledger import load_ledger
from kg.store import find_folder, open_reader, read_text
from kg.validation import Finding, validate_graph


def check_graph(graph: Path, *, shapes: bool = True) -> tuple[Finding, ...]:
    """Check evidence against the stored texts, identities, and the SHACL shapes if wanted.

    Raises:
        GraphError: there is no graph, or it cannot be read.
        PolicyKGError: SHACL is wanted and pyshacl is not installed.
    """
    folder = find_folder(graph)
    digests = {row.name: row.text for row in load_ledger(folder)}

    def text_of(source: str) -> str | None:
        try:
            return read_text(folder, digests.get(source, ""))
        except GraphError:
            return None  # reported as a finding of that source

    return validate_graph(open_reader(folder), text_of, shapes=shapes)
