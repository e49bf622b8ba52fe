"""The review file of a graph: identities that are likely but not proven, for a person to decide.

`review.csv` lies in the graph folder and opens in a spreadsheet. Each line asks whether two names mean the same thing;
who answers in the first column (是 or 否, yes or no) is heard by the next build, and the answer stays through all later
builds. Lines may be added by hand: kind and the two names are enough, a place behind a name in full-width brackets says
whose it is. Lines of the kind 候选单位 ask whether words of a responsibility mark name an organisation.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kg.errors import GraphError
from kg.kinds import NameKind
from kg.store import GraphFolder, write_atomically


class Decision(StrEnum):
    """What a person said about a line; the value is what the file shows."""

    OPEN = ""
    SAME = "是"
    DIFFERENT = "否"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One question: does `one` mean the same as `other`, which would then stand for both?

    `reason` says why it is likely, `one_in` and `other_in` in which papers the names stand. A `candidate` asks
    something else: whether `one`, words that were not taken for an organisation, names one.
    """

    decision: Decision
    kind: NameKind
    one: str
    other: str
    reason: str
    one_in: str
    other_in: str
    one_iri: str
    other_iri: str
    candidate: bool = False

    @property
    def pair(self) -> frozenset[str]:
        """The two entities, in no order."""
        return frozenset((self.one_iri, self.other_iri))


@dataclass(frozen=True, slots=True)
class Kept:
    """The entity that stands for others, and its name."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Review:
    """The lines of a review file, and what could not be understood (中文 / English), with the number of its line."""

    rows: tuple[ReviewRow, ...] = ()
    troubles: tuple[str, ...] = ()
    unread: tuple[Mapping[str, str], ...] = ()


Identities = Mapping[str, Kept]
"""From an entity to the one that stands for it."""
NO_IDENTITIES: Final[Identities] = MappingProxyType({})

_COLUMNS: Final = MappingProxyType(
    {
        "decision": "相同吗（是/否）",
        "kind": "类别",
        "one": "名称一",
        "other": "名称二（保留）",
        "reason": "理由",
        "one_in": "名称一见于",
        "other_in": "名称二见于",
        "one_iri": "标识一",
        "other_iri": "标识二",
    }
)
_CANDIDATE: Final = "候选单位"
_YES: Final = frozenset({"是", "同", "相同", "y", "yes", "1", "true", "same", "√", "对"})
_NO: Final = frozenset({"否", "不同", "异", "n", "no", "0", "false", "different", "×", "x", "不是"})
_KINDS: Final = MappingProxyType(
    {
        NameKind.ORGANISATION: "单位",
        NameKind.DOCUMENT: "文件",
        NameKind.PLACE: "地区",
        NameKind.INDICATOR: "指标",
        NameKind.PROJECT: "项目",
    }
)


def load_review(folder: GraphFolder) -> Review:
    """Read the review file; there need be none.

    Raises:
        GraphError: it cannot be read, or is no table with the columns of such a file.
    """
    try:
        data = folder.review.read_bytes()
    except FileNotFoundError:
        return Review()
    except OSError as error:
        raise GraphError(str(folder.review), f"无法读取 / cannot read: {error.strerror}", "请检查权限") from error
    reader = csv.DictReader(io.StringIO(_decoded(data, folder)))
    names = {heading: name for name, heading in _COLUMNS.items()}
    if reader.fieldnames is None or not {_COLUMNS["decision"], _COLUMNS["kind"], _COLUMNS["one"]} <= set(
        reader.fieldnames
    ):
        raise GraphError(
            str(folder.review),
            "不是核对表：缺少表头 / not a review table: its head is missing",
            "请改正，或删除该文件后重新构建 / mend it, or delete it and build again",
        )
    rows, troubles, unread = [], [], []
    for line in reader:
        cells = {
            names[heading]: (words or "").strip().removeprefix("'")
            for heading, words in line.items()
            if heading in names
        }
        row = _row(cells)
        if isinstance(row, ReviewRow):
            rows.append(row)
        elif any(cells.values()):
            troubles.append(f"{folder.review.name} 第 {reader.line_num} 行 / line: {row}")
            unread.append(MappingProxyType(cells))
    return Review(tuple(rows), tuple(troubles), tuple(unread))


def _decoded(data: bytes, folder: GraphFolder) -> str:
    """Spreadsheets on Chinese systems may save as GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GraphError(str(folder.review), "编码无法识别 / unknown encoding", "请另存为 UTF-8 的 CSV")


def _row(cells: Mapping[str, str]) -> ReviewRow | str:
    """A line of the file, or what is wrong with it."""
    said = cells.get("decision", "").lower()
    kinds = {**{name: kind for kind, name in _KINDS.items()}, **{kind.value: kind for kind in NameKind}}
    candidate = cells.get("kind", "") == _CANDIDATE
    kind = NameKind.ORGANISATION if candidate else kinds.get(cells.get("kind", ""))
    if said and said not in _YES | _NO:
        return f"“{said}”应为 是 或 否 / must be 是 or 否"
    if kind is None:
        return f"类别应为 {' '.join(_KINDS.values())} / unknown kind: {cells.get('kind', '')}"
    if not cells.get("one") or not (cells.get("other") or candidate):
        return "缺少名称 / a name is missing"
    decision = Decision.SAME if said in _YES else Decision.DIFFERENT if said in _NO else Decision.OPEN
    rest = {name: cells.get(name, "") for name in _COLUMNS if name not in ("decision", "kind")}
    return ReviewRow(decision, kind, **rest, candidate=candidate)


def write_review(folder: GraphFolder, review: Review) -> None:
    """Write the review file: what is open first, then what was decided; lines that were not understood stay.

    There is no file where there is nothing to ask and nothing was decided.
    """
    if not review.rows and not review.unread:
        folder.review.unlink(missing_ok=True)
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS.values())
    for cells in review.unread:
        writer.writerow([cells.get(name, "") for name in _COLUMNS])
    order = list(NameKind)
    for row in sorted(
        review.rows, key=lambda r: (r.decision is not Decision.OPEN, order.index(r.kind), r.other, r.one, r.one_iri)
    ):
        cells = {name: _guarded(str(getattr(row, name))) for name in _COLUMNS}
        writer.writerow({**cells, "kind": _CANDIDATE if row.candidate else _KINDS[row.kind]}.values())
    write_atomically(folder.review, "\ufeff" + out.getvalue())


def _guarded(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "'")) else words


def identities(rows: Iterable[ReviewRow]) -> Identities:
    """From every entity that a person found to be the same as another to the one that stands for both."""
    kept = {
        row.one_iri: Kept(row.other_iri, row.other)
        for row in sorted(rows, key=lambda row: (row.one_iri, row.other_iri))
        if row.decision is Decision.SAME
        and not row.candidate
        and row.one_iri
        and row.other_iri
        and row.one_iri != row.other_iri
    }
    return MappingProxyType({iri: end for iri in kept if (end := _end(kept, iri)).iri != iri})


def accepted_names(rows: Iterable[ReviewRow]) -> tuple[str, ...]:
    """Words that a person found to name an organisation, in a fixed order."""
    return tuple(sorted({row.one for row in rows if row.candidate and row.decision is Decision.SAME}))


def _end(kept: Mapping[str, Kept], iri: str) -> Kept:
    """The end of a chain; in a circle the entity with the first IRI stands for all."""
    met = [iri]
    current = kept[iri]
    while current.iri in kept and current.iri not in met:
        met.append(current.iri)
        current = kept[current.iri]
    if current.iri in met:
        circle = met[met.index(current.iri) :]
        first = min(circle)
        return next(found for found in kept.values() if found.iri == first)
    return current
