"""The fact model: what is read out of one file, as frozen typed values.

These types are the only thing that passes from the extractors to the core. Names and codes are those of the
published fact format (`docs/facts.md`); `outputs.facts_json` writes them as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentType(StrEnum):
    """Kind of policy document."""

    NOTICE = "notice"
    PLAN = "plan"
    ACTION_PLAN = "action_plan"
    SCHEME = "scheme"
    OPINIONS = "opinions"
    MEASURES = "measures"
    WORK_SUMMARY = "work_summary"
    WORK_POINTS = "work_points"
    REPORT = "report"
    OTHER = "other"


class SectionFunction(StrEnum):
    """What a section does in its document."""

    BACKGROUND = "background"
    ACHIEVEMENT = "achievement"
    PRINCIPLE = "principle"
    GOAL = "goal"
    MEASURE = "measure"
    SAFEGUARD = "safeguard"
    ANNEX = "annex"


class Relation(StrEnum):
    """How a document stands to a paper that it cites."""

    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    TO_ISSUE = "to_issue"
    ISSUED = "issued"
    MENTIONS = "mentions"


class Level(StrEnum):
    """Administrative level of an organisation or a cited paper."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    TOWNSHIP = "township"
    SCHOOL = "school"
    UNKNOWN = "unknown"
    NONE = "none"


class OrganizationKind(StrEnum):
    """Kind of organisation."""

    GOVERNMENT = "government"
    PARTY = "party"
    SCHOOL = "school"
    UNIVERSITY = "university"
    ENTERPRISE = "enterprise"
    OTHER = "other"
    OFFICE = "office"
    COLLECTIVE = "collective"


class Role(StrEnum):
    """Part that an organisation plays in a task: 牵头, 责任, 配合, 督促."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    DIRECTED = "directed"


class LinkBasis(StrEnum):
    """How it is known that a task or a target belongs to a goal."""

    SENTENCE = "sentence"
    SECTION = "section"
    TERMS = "terms"


class Basis(StrEnum):
    """How a responsibility is known. The first three are stated, the last two are inferred."""

    MARK = "mark"
    SENTENCE = "sentence"
    LIST = "list"
    INHERITED = "inherited"
    ISSUER = "issuer"

    @property
    def stated(self) -> bool:
        """Whether the text itself says so."""
        return self not in (Basis.INHERITED, Basis.ISSUER)


class ValueRole(StrEnum):
    """Whether a value is promised, reached, or the earlier value beside it."""

    TARGET = "target"
    ACTUAL = "actual"
    BASELINE = "baseline"


class ProjectKind(StrEnum):
    """Construction of something at a place, or a named programme."""

    CONSTRUCTION = "construction"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of Unicode code points in the text as it was read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show a fact, and where they stand.

    `quote` is the source text of `span` without white space, page marks and scrape counters.
    """

    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit as written."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit: its words, and the date (YYYY-MM-DD) or None where it is open-ended."""

    text: str
    date: str | None


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """One policy document whose own text is in the file.

    `title` is empty where the text gives none; `issued` is YYYY-MM-DD, YYYY-MM or YYYY; `period` is the first and the
    last year planned for; `extent` is the part of the source text that the document takes up.
    """

    id: str
    title: str
    type: DocumentType
    issuers: tuple[str, ...]
    number: str | None
    issued: str | None
    jurisdiction: str | None
    province: str | None
    period: tuple[int, int] | None
    extent: Span
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class SectionFact:
    """One heading of the body with the text under it.

    `index` counts the sections of the file from 0; `parent` is the index of the enclosing section; `extent` runs from
    the heading to the next heading of the same or a higher level.
    """

    doc: str
    index: int
    parent: int | None
    level: int
    label: str
    title: str
    function: SectionFunction
    extent: Span
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """Another document that the text names, once per title and relation.

    `issued` is when it was issued as far as the citation tells: YYYY-MM-DD, YYYY-MM or YYYY.
    """

    doc: str
    title: str
    relation: Relation
    level: Level
    issuers: tuple[str, ...]
    number: str | None
    bracketed: bool
    section: int | None
    evidence: Evidence
    rule: str
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A number that the text commits to or reports for an indicator.

    `op` is one of = >= > <= < ~; `value` is a number, a pair (low, high), or None for a cell without a number, whose
    words stand in `text`; `attribute` is 约束性 or 预期性; `growth` is annual or cumulative; `direction` is down.
    """

    doc: str
    indicator: str
    op: str
    value: float | tuple[float, float] | None
    unit: str
    year: int | None
    role: ValueRole
    attribute: str | None
    growth: str | None
    direction: str | None
    text: str | None
    section: int | None
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class GoalFact:
    """An overall or per-field objective; `horizon` is the year it is set for."""

    doc: str
    text: str
    horizon: int | None
    section: int | None
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class ProjectFact:
    """A named construction project or programme with its own investment and floor area."""

    doc: str
    name: str
    kind: ProjectKind
    investment: Quantity | None
    area: Quantity | None
    section: int | None
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A titled measure.

    `id` is unique in the file (t1, t2, …); `path` holds the labels of the enclosing sections; `extent` is the text
    that the task covers, `steps` its directive sentences in order.
    """

    doc: str
    id: str
    title: str
    path: tuple[str, ...]
    section: int | None
    steps: tuple[str, ...]
    due: Due | None
    extent: Span
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class OrganizationFact:
    """A specific organisation: canonical name with its place, and the forms in which the text names it."""

    doc: str
    name: str
    mentions: tuple[str, ...]
    kind: OrganizationKind
    level: Level
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class ResponsibilityFact:
    """Who is to do what: one per organisation, role and task.

    `task` is what the reader sees (number and heading or first words, at most 60 characters), `task_id` the TaskFact
    it belongs to, `extent` the text covered.
    """

    doc: str
    org: str
    as_written: str
    role: Role
    basis: Basis
    collective: bool
    task: str
    task_id: str | None
    due: Due | None
    extent: Span
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stretch of the text as read stands in the original file.

    `page` counts from 1; `box` is left, top, right, bottom on that page in points (1/72 inch) from its upper left
    corner; `element` names the part of the original in words a reader can follow: 第 12 段, 表 2 第 3 行第 1 列.
    """

    span: Span
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A task that serves a goal, or a target that puts it into numbers.

    `goal` and `target` are indices in the goals and targets of the file, `task_id` is the id of a task; one of task
    and target is given. `score` runs to 1; only links of the basis `sentence` are stated by the text.
    """

    doc: str
    goal: int
    task_id: str | None
    target: int | None
    basis: LinkBasis
    score: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stays open: reported, never decided silently.

    `code` is a short stable word (for counting), `found` what was met, `advice` what a person can do.
    """

    code: str
    source: str
    found: str
    advice: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All facts of one source file, with the text they point into."""

    source: str
    sha256: str
    text: str
    documents: tuple[DocumentFact, ...] = ()
    sections: tuple[SectionFact, ...] = ()
    references: tuple[ReferenceFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    projects: tuple[ProjectFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    organizations: tuple[OrganizationFact, ...] = ()
    responsibilities: tuple[ResponsibilityFact, ...] = ()
    goal_links: tuple[GoalLink, ...] = ()
    spots: tuple[Spot, ...] = ()
    problems: tuple[Problem, ...] = ()
