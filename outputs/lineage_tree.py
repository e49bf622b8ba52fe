"""Where tasks come from and who carries them, as a tree for a terminal and as rows for programs.

In a tree each sentence is printed once, with the first line that it proves; the rows hold it every time.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from kg.lineage import Direction, LineageRow, Step
from outputs.formats import Format
from outputs.headings import LEVELS, columns
from outputs.tables import Table, render, visible

STEPS: Final = MappingProxyType(
    {
        Step.ROOT: "",
        Step.SERVES: "服务于目标",
        Step.IN_DOCUMENT: "载于",
        Step.BASED_ON: "根据",
        Step.IMPLEMENTS: "贯彻",
        Step.LEAD: "牵头",
        Step.RESPONSIBLE: "责任",
        Step.SUPPORT: "配合",
        Step.DIRECTED: "督促",
    }
)
"""How a line hangs on the one above it."""
_COLUMNS: Final = columns(
    "depth", "direction", "step", "name", "issuers", "level", "issued", "read", "stated", "repeated", "sentence",
    "source", "start", "end", "iri",
)  # fmt: skip


def render_lineage(rows: Sequence[LineageRow], form: Format, *, width: int = 80) -> str:
    """Write a lineage; for a terminal as trees, each line with the sentence that proves it."""
    if form is Format.TABLE:
        return _trees(rows, width)
    return render(_table(rows), form)


def _table(rows: Sequence[LineageRow]) -> Table:
    return Table(
        _COLUMNS,
        tuple(
            (
                row.depth,
                row.direction.value,
                row.step.value,
                row.name,
                "、".join(row.issuers) or None,
                row.level.value if row.level else None,
                row.issued or None,
                row.read,
                row.stated,
                row.repeated,
                row.sentence,
                row.source,
                row.start,
                row.end,
                row.iri,
            )
            for row in rows
        ),
    )


def _trees(rows: Sequence[LineageRow], width: int) -> str:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    trees: list[Tree] = []
    path: list[Tree] = []
    shown: set[str] = set()
    for row in rows:
        shown = shown if row.depth else set()
        label = Text(visible(_words(row)))
        if row.depth and row.step not in (Step.IN_DOCUMENT, Step.SERVES) and row.sentence not in shown:
            shown.add(row.sentence)
            label.append("\n" + visible(f"「{row.sentence}」"), style="dim")
        del path[row.depth :]
        path.append(path[-1].add(label) if path else Tree(label))
        if row.depth == 0:
            trees.append(path[0])
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False)
    for tree in trees:
        console.print(tree)
        console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def _words(row: LineageRow) -> str:
    paper = row.step in (Step.IN_DOCUMENT, Step.BASED_ON, Step.IMPLEMENTS)
    head = row.name.partition("关于")[0]
    who = "、".join(issuer for issuer in row.issuers if issuer not in head)
    name = f"{who}《{row.name}》" if paper else row.name
    notes = [
        LEVELS[row.level] if row.level else "",
        row.issued,
        "已读入" if row.read and row.step in (Step.BASED_ON, Step.IMPLEMENTS) else "",
        "见上" if row.repeated else "",
        "" if row.stated else "推断",
    ]
    behind = "、".join(note for note in notes if note)
    arrow = "↑ " if row.direction is Direction.UP else "↓ " if row.direction is Direction.DOWN else ""
    return f"{arrow}{STEPS[row.step]} {name}{f'（{behind}）' if behind else ''}".strip()
