"""Tables on a page of a pdf, from their ruled lines: the grid, merged cells, and which characters stand in which."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.pdf_lines import Line, lines_in_order
from extractors.readers.pdf_page import Box, Glyph, Rule, Sheet

NEAR = 3.0  # rules closer than this are one
OPEN_SIDE = 12.0  # a table without outer rule: its lying rules reach so far beyond the last standing one
MAX_RULES = 1500  # of one direction on a page; a drawing, not a table, has more
MAX_GRID = 20_000  # cells of one grid


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its place in the grid, and the lines in it with the number of the page they stand on."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[tuple[int, Line], ...] = ()

    @property
    def text(self) -> str:
        """The words of the cell without regard to its lines."""
        return "".join(line.text for _, line in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `columns` and `rows` are the places of its rules, `page` is the (last) page it stands on."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]
    page: int


def grids_of(sheet: Sheet) -> tuple[tuple[Grid, ...], tuple[Glyph, ...]]:
    """Tables of a page in order from the top, and the characters outside all of them."""
    if not sheet.lying or not sheet.standing or max(len(sheet.lying), len(sheet.standing)) > 20 * MAX_RULES:
        return (), sheet.glyphs
    lying, standing = _merged(sheet.lying), _merged(sheet.standing)
    if max(len(lying), len(standing)) > MAX_RULES:
        return (), sheet.glyphs
    grids: list[Grid] = []
    rest = sheet.glyphs
    for across, down in _groups(lying, standing):
        grid = _grid(across, down, sheet.number)
        if grid is None:
            continue
        filled, outside = _filled(grid, rest)
        if _is_table(filled):
            grids.append(filled)
            rest = outside
    return tuple(sorted(grids, key=lambda g: (g.box.y0, g.box.x0))), rest


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch, as one; a rule drawn twice counts once."""
    clusters: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.low)):
        if not clusters or rule.at - clusters[-1][0].at > NEAR * 0.7:
            clusters.append([])
        clusters[-1].append(rule)
    out: list[Rule] = []
    for cluster in clusters:
        at = sum(r.at for r in cluster) / len(cluster)
        runs: list[Rule] = []
        for rule in sorted(cluster, key=lambda r: r.low):
            if runs and rule.low <= runs[-1].high + NEAR:
                runs[-1] = Rule(at, runs[-1].low, max(runs[-1].high, rule.high))
            else:
                runs.append(Rule(at, rule.low, rule.high))
        out.extend(r for r in runs if r.high - r.low > 2 * NEAR)
    return out


def _groups(lying: list[Rule], standing: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch each other, group by group, from the top."""
    group = list(range(len(lying) + len(standing)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, across in enumerate(lying):
        for j, down in enumerate(standing, len(lying)):
            if across.low - NEAR <= down.at <= across.high + NEAR and down.low - NEAR <= across.at <= down.high + NEAR:
                group[root(j)] = root(i)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i in range(len(group)):
        side = found.setdefault(root(i), ([], []))
        if i < len(lying):
            side[0].append(lying[i])
        else:
            side[1].append(standing[i - len(lying)])
    return [found[key] for key in sorted(found)]


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if not places or rule.at - places[-1] > NEAR:
            places.append(rule.at)
    return places


def _closed(places: list[float], others: Sequence[Rule]) -> list[float]:
    """Places with the open sides of the table, as far as the rules of the other direction reach."""
    low, high = min(r.low for r in others), max(r.high for r in others)
    before = [low] if places[0] - low > OPEN_SIDE else []
    return [*before, *places, *([high] if high - places[-1] > OPEN_SIDE else [])]


def _grid(across: list[Rule], down: list[Rule], page: int) -> Grid | None:
    if not across or not down:
        return None
    ys, xs = _closed(_places(across), down), _closed(_places(down), across)
    if len(ys) < 2 or len(xs) < 3 or len(ys) * len(xs) > MAX_GRID:
        return None
    owner = _owners(xs, ys, across, down)
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in sorted(owner):
        groups.setdefault(owner[place], []).append(place)
    cells = []
    for places in groups.values():
        top, left = min(r for r, _ in places), min(c for _, c in places)
        bottom, right = max(r for r, _ in places) + 1, max(c for _, c in places) + 1
        box = Box(xs[left], ys[top], xs[right], ys[bottom])
        cells.append(GridCell(top, left, bottom - top, right - left, box))
    cells.sort(key=lambda c: (c.row, c.column))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(cells), page)


def _owners(
    xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each square of the grid the upper left square of the cell it belongs to: no rule parts them."""
    owner = {(r, c): (r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    def join(one: tuple[int, int], two: tuple[int, int]) -> None:
        low, high = sorted((root(one), root(two)))
        owner[high] = low

    for (r, c), (top, bottom), (left, right) in (
        ((r, c), rows, columns)
        for r, rows in enumerate(itertools.pairwise(ys))
        for c, columns in enumerate(itertools.pairwise(xs))
    ):
        if c + 2 < len(xs) and not _ruled(down, right, (top + bottom) / 2):
            join((r, c), (r, c + 1))
        if r + 2 < len(ys) and not _ruled(across, bottom, (left + right) / 2):
            join((r, c), (r + 1, c))
    return {place: root(place) for place in owner}


def _ruled(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.low <= middle <= rule.high for rule in rules)


def _filled(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[Grid, tuple[Glyph, ...]]:
    """The grid with the characters that stand in its cells, and the other characters."""
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    squares = _squares(grid)
    for glyph in glyphs:
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.y0 + glyph.box.y1) / 2
        if not (grid.box.x0 <= x < grid.box.x1 and grid.box.y0 <= y < grid.box.y1):
            outside.append(glyph)
            continue
        row = sum(y >= place for place in grid.rows[1:-1])
        column = sum(x >= place for place in grid.columns[1:-1])
        inside.setdefault(squares[row, column], []).append(glyph)
    cells = []
    for i, cell in enumerate(grid.cells):
        lines = [line for line in lines_in_order(inside.get(i, [])) if isinstance(line, Line)]
        placed = tuple((grid.page, line) for line in lines)
        cells.append(GridCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box, placed))
    return Grid(grid.box, grid.columns, grid.rows, tuple(cells), grid.page), tuple(outside)


def _squares(grid: Grid) -> dict[tuple[int, int], int]:
    """Number of the cell that each square of the grid belongs to."""
    return {
        (r, c): i
        for i, cell in enumerate(grid.cells)
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    }


def _is_table(grid: Grid) -> bool:
    """Whether the grid holds data: two columns, and words in two cells; one row may be the end of a table."""
    rows: dict[int, int] = {}
    for cell in grid.cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    return max(rows.values()) >= 2 and sum(bool(cell.lines) for cell in grid.cells) >= 2
