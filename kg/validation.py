"""Whether a graph keeps its own rules: evidence against the stored texts, identity of documents, SHACL shapes.

The evidence check is quick (under a second for 280,000 statements); SHACL runs source by source, about 8,000 to 14,000
statements a second on one core, and needs the optional extra `validate`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib.term import URIRef

from kg.errors import PolicyKGError
from kg.evidence import quote_of
from kg.facts import Span
from kg.literals import term, text
from ontology.terms import OA, PK

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

TextOf = Callable[[str], str | None]
"""Gives the text of a source as it was read, by the source's name; None where it is not kept."""


class Severity(StrEnum):
    """How grave a finding is, as in SHACL."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: about which node, what it is, and the source that it was found in."""

    severity: Severity
    focus: str
    message: str
    source: str


def validate_graph(quads: Iterable[Quad], text_of: TextOf, *, shapes: bool = True) -> tuple[Finding, ...]:
    """Check a whole graph: evidence, document numbers and, if wanted, SHACL shapes.

    Args:
        quads: all statements of the graph, in any order.
        text_of: the text of a source by its name.
        shapes: whether to run SHACL too.

    Returns:
        What was found, sorted by source, focus and message.

    Raises:
        PolicyKGError: SHACL is wanted and pyshacl is not installed.
    """
    graphs = _by_source(quads)
    found: list[Finding] = []
    for source, statements in graphs.items():
        found += check_evidence(source, statements, text_of(source))
        if shapes:
            found += check_shapes(source, statements)
    found += check_numbers(graphs)
    return tuple(sorted(set(found), key=lambda f: (f.source, f.focus, f.message, f.severity)))


def check_evidence(source: str, quads: Iterable[Quad], words: str | None) -> tuple[Finding, ...]:
    """Check that each quote of a source is what stands at its place in the text.

    Args:
        source: name of the source.
        quads: the statements of its graph.
        words: the text as it was read; None where it is not kept.
    """
    if words is None:
        return (
            Finding(Severity.VIOLATION, source, "没有原文副本，无法核对证据 / no stored text to check against", source),
        )
    exact, start, end = (_values(quads, iri) for iri in (OA.exact, OA.start, OA.end))
    found = []
    for target, selectors in sorted(_links(quads, OA.hasSelector).items()):
        quote = next((exact[s] for s in selectors if s in exact), None)
        place = next((s for s in selectors if s in start and s in end), None)
        problem: str | None = "证据缺少引文或位置 / evidence without words or place"
        if quote is not None and place is not None:
            problem = _misquoted(words, quote, start[place], end[place])
        if problem is not None:
            found.append(Finding(Severity.VIOLATION, target, problem, source))
    return tuple(found)


def check_numbers(graphs: Mapping[str, Iterable[Quad]]) -> tuple[Finding, ...]:
    """Check that no document has two numbers: two papers of one title and place would look like one."""
    numbers: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, set[str]] = defaultdict(set)
    for source, quads in graphs.items():
        own = set(_links(quads, PK.textIn))
        for document, number in _values(quads, PK.number).items():
            if document in own:
                numbers[document].add(number)
                sources[document].add(source)
    return tuple(
        Finding(
            Severity.WARNING,
            document,
            f"同一标识有多个发文字号 / one identity with several numbers: {'、'.join(sorted(numbers[document]))}",
            "、".join(sorted(sources[document])),
        )
        for document in sorted(numbers)
        if len(numbers[document]) > 1
    )


def check_shapes(source: str, quads: Iterable[Quad]) -> tuple[Finding, ...]:
    """Check one source's graph against `shapes.ttl`.

    Raises:
        PolicyKGError: pyshacl is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError as error:
        raise PolicyKGError(
            "pyshacl", "未安装，无法进行 SHACL 校验 / not installed", "请运行 pip install 'policykg[validate]'"
        ) from error
    from rdflib import Graph

    data = Graph().parse(data=serialize([q.triple for q in quads], format=RdfFormat.N_TRIPLES), format="nt")
    conforms, report, _ = validate(data, shacl_graph=_shapes(), inference="none")
    if conforms or not isinstance(report, Graph):
        return ()
    return tuple(sorted(_report(report, source), key=lambda f: (f.focus, f.message)))


def _misquoted(words: str, quote: str, start: str, end: str) -> str | None:
    """What is wrong with a quote, None where nothing is."""
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(words)):
        return f"证据位置超出原文 / evidence outside of the text: {start}–{end}"
    there = text(quote_of(words, Span(int(start), int(end)))).value
    if there != quote:
        return f"引文与原文不符 / quote differs from the text at {start}–{end}: {quote[:40]} ≠ {there[:40]}"
    return None


def _by_source(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Statements by the name of their source; the vocabulary and the runs have none."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    names: dict[str, str] = {}
    name = term(PK.sourceName)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value].append(quad)
            if quad.predicate == name and isinstance(quad.object, Literal):
                names[quad.graph_name.value] = quad.object.value
    return {names[graph]: graphs[graph] for graph in sorted(names)}


def _values(quads: Iterable[Quad], predicate: URIRef) -> dict[str, str]:
    """Literal of a property by subject."""
    wanted = term(predicate)
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == wanted and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }


def _links(quads: Iterable[Quad], predicate: URIRef) -> dict[str, list[str]]:
    """Nodes that a property leads to, by subject."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = term(predicate)
    for quad in quads:
        if quad.predicate != wanted:
            continue
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            found[quad.subject.value].append(quad.object.value)
    return found


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_text("utf-8"), format="turtle")


def _report(report: Graph, source: str) -> Iterator[Finding]:
    from rdflib.namespace import RDF, SH

    grades = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        severity = report.value(result, SH.resultSeverity)
        grade = grades[severity] if isinstance(severity, URIRef) else Severity.VIOLATION
        messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
        where = f"{_short(path)}: " if isinstance(path, URIRef) else ""
        yield Finding(grade, str(focus), where + " / ".join(messages), source)


def _short(path: Node) -> str:
    """Last part of a property's IRI."""
    return str(path).rstrip("/").rpartition("#")[2].rpartition("/")[2]
