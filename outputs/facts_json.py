"""The facts of a file as one JSON object in the published fact format (docs/facts.md)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from kg.errors import GraphError
from kg.facts import (
    DocumentFact,
    Due,
    Evidence,
    FileFacts,
    GoalFact,
    GoalLink,
    OrganizationFact,
    Problem,
    ProjectFact,
    Quantity,
    ReferenceFact,
    ResponsibilityFact,
    SectionFact,
    Span,
    TargetFact,
    TaskFact,
)
from kg.store import write_atomically

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What JSON can hold."""


def facts_object(facts: FileFacts) -> dict[str, Json]:
    """The facts as JSON values, keys in the order of the fact format, problems and the source's hash behind them."""
    return {
        "source": facts.source,
        "documents": [_document(fact) for fact in facts.documents],
        "sections": [_section(fact) for fact in facts.sections],
        "references": [_reference(fact) for fact in facts.references],
        "targets": [_target(fact) for fact in facts.targets],
        "goals": [_goal(fact) for fact in facts.goals],
        "projects": [_project(fact) for fact in facts.projects],
        "tasks": [_task(fact) for fact in facts.tasks],
        "organizations": [_organization(fact) for fact in facts.organizations],
        "responsibilities": [_responsibility(fact) for fact in facts.responsibilities],
        "goal_links": [_goal_link(link) for link in facts.goal_links],
        "problems": [_problem(problem) for problem in facts.problems],
        "sha256": facts.sha256,
    }


def facts_json(facts: FileFacts, *, one_line: bool = False) -> str:
    """The facts as JSON text: indented, or on one line (as JSON lines have it); both end with a line end."""
    if one_line:
        return json.dumps(facts_object(facts), ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(facts_object(facts), ensure_ascii=False, indent=1) + "\n"


def write_facts(facts: FileFacts, path: Path) -> None:
    """Write the facts as an indented UTF-8 file, the folder too if need be.

    Raises:
        GraphError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, facts_json(facts))
    except OSError as error:
        raise GraphError(str(path), f"无法写入 / cannot write: {error.strerror}", "请检查权限与磁盘") from error


def json_names(sources: Iterable[str]) -> Mapping[str, str]:
    """File name NAME.json for each source: the stem of the source's file.

    Where stems clash (a.txt and a.md, or a.txt in two folders; case does not count, as on some disks), each of these
    takes its whole name with “__” for “/”, and a number where that is still not enough.
    """
    names = sorted(set(sources))
    stems = {name: PurePosixPath(name).stem for name in names}
    uses = Counter(stem.casefold() for stem in stems.values())
    taken: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (uses[stems[name].casefold()] > 1, name)):
        stem = stems[name] if uses[stems[name].casefold()] == 1 else name.replace("/", "__")
        chosen, number = stem, 2
        while chosen.casefold() in taken:
            chosen, number = f"{stem}~{number}", number + 1
        taken[chosen.casefold()] = name
        stems[name] = f"{chosen}.json"
    return stems


def _evidence(evidence: Evidence, rule: str) -> dict[str, Json]:
    return {"quote": evidence.quote, "span": _span(evidence.span), "rule": rule}


def _span(span: Span) -> Json:
    return [span.start, span.end]


def _number(value: float) -> Json:
    """Whole numbers without a decimal point."""
    return int(value) if float(value).is_integer() else value


def _quantity(quantity: Quantity | None) -> Json:
    return None if quantity is None else {"value": _number(quantity.value), "unit": quantity.unit}


def _due(due: Due | None) -> Json:
    return None if due is None else {"text": due.text, "date": due.date}


def _present(**options: str | None) -> dict[str, Json]:
    """Optional keys: only those that have a value."""
    return {key: value for key, value in options.items() if value is not None}


def _document(fact: DocumentFact) -> Json:
    return {
        "id": fact.id,
        "title": fact.title,
        "type": fact.type.value,
        "issuers": list(fact.issuers),
        "number": fact.number,
        "issued": fact.issued,
        "jurisdiction": fact.jurisdiction,
        "province": fact.province,
        "period": None if fact.period is None else list(fact.period),
        "extent": _span(fact.extent),
        **_evidence(fact.evidence, fact.rule),
    }


def _section(fact: SectionFact) -> Json:
    return {
        "doc": fact.doc,
        "level": fact.level,
        "label": fact.label,
        "title": fact.title,
        "function": fact.function.value,
        "index": fact.index,
        "parent": fact.parent,
        "extent": _span(fact.extent),
        **_evidence(fact.evidence, fact.rule),
    }


def _reference(fact: ReferenceFact) -> Json:
    return {
        "doc": fact.doc,
        "title": fact.title,
        "relation": fact.relation.value,
        "level": fact.level.value,
        "issuers": list(fact.issuers),
        "number": fact.number,
        "issued": fact.issued,
        "bracketed": fact.bracketed,
        "section": fact.section,
        **_evidence(fact.evidence, fact.rule),
    }


def _target(fact: TargetFact) -> Json:
    value: Json = None
    if isinstance(fact.value, tuple):
        value = [_number(bound) for bound in fact.value]
    elif fact.value is not None:
        value = _number(fact.value)
    return {
        "doc": fact.doc,
        "indicator": fact.indicator,
        "op": fact.op,
        "value": value,
        "unit": fact.unit,
        "year": fact.year,
        "role": fact.role.value,
        "attribute": fact.attribute,
        **_present(growth=fact.growth, direction=fact.direction, text=fact.text),
        "section": fact.section,
        **_evidence(fact.evidence, fact.rule),
    }


def _goal(fact: GoalFact) -> Json:
    return {
        "doc": fact.doc,
        "text": fact.text,
        "horizon": fact.horizon,
        "section": fact.section,
        **_evidence(fact.evidence, fact.rule),
    }


def _project(fact: ProjectFact) -> Json:
    return {
        "doc": fact.doc,
        "name": fact.name,
        "kind": fact.kind.value,
        "investment": _quantity(fact.investment),
        "area": _quantity(fact.area),
        "section": fact.section,
        **_evidence(fact.evidence, fact.rule),
    }


def _task(fact: TaskFact) -> Json:
    return {
        "doc": fact.doc,
        "id": fact.id,
        "title": fact.title,
        "path": list(fact.path),
        "steps": list(fact.steps),
        "due": _due(fact.due),
        "section": fact.section,
        "extent": _span(fact.extent),
        **_evidence(fact.evidence, fact.rule),
    }


def _organization(fact: OrganizationFact) -> Json:
    return {
        "doc": fact.doc,
        "name": fact.name,
        "mentions": list(fact.mentions),
        "kind": fact.kind.value,
        "level": fact.level.value,
        **_evidence(fact.evidence, fact.rule),
    }


def _responsibility(fact: ResponsibilityFact) -> Json:
    collective: dict[str, Json] = {"collective": True} if fact.collective else {}
    return {
        "doc": fact.doc,
        "org": fact.org,
        "as_written": fact.as_written,
        "role": fact.role.value,
        "basis": fact.basis.value,
        **collective,
        "task": fact.task,
        "task_id": fact.task_id,
        "due": _due(fact.due),
        "extent": _span(fact.extent),
        **_evidence(fact.evidence, fact.rule),
    }


def _goal_link(link: GoalLink) -> Json:
    """A link by the places of its ends in the lists of goals and targets, or by the id of its task."""
    return {
        "doc": link.doc,
        "goal": link.goal,
        "task": link.task_id,
        "target": link.target,
        "basis": link.basis.value,
        "score": link.score,
    }


def _problem(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "found": problem.found,
        "advice": problem.advice,
        "span": None if problem.span is None else _span(problem.span),
    }
