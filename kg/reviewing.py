"""What a person decided about identities, put into a build, and what the build asks next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import OWL, SKOS

from kg.facts import Problem
from kg.identification import identify
from kg.identity import DEFAULT_BASE
from kg.kinds import NameKind
from kg.literals import term, text
from kg.lookup import Lookup
from kg.organisation_proposals import organisation_proposals
from kg.proposals import document_proposals
from kg.review import Decision, Identities, Review, ReviewRow, accepted_names, identities, load_review, write_review
from kg.store import GraphFolder

#: Graph that holds the identities that a person confirmed.
REVIEW_GRAPH: Final = f"{DEFAULT_BASE}review"
# "“组织宣传科” in a responsibility mark …": the words that a problem names
_NOT_READ = re.compile(r"“(?P<words>[^”]+)”")
# "财政部门（澄州市）": a name with its place behind it, as the graph shows names that hold none
_PLACE_BEHIND = re.compile(r"(?P<name>.+)（(?P<place>[^（）]{2,20})）")


class Reviewing:
    """The review of one graph during a build."""

    def __init__(self, folder: GraphFolder, store: Store) -> None:
        """Read the file and find out what changed since the last build.

        Raises:
            GraphError: the file cannot be read.
        """
        self._folder = folder
        review = load_review(folder)
        self._rows, open_names = _with_entities(review.rows)
        self.troubles = (*review.troubles, *open_names)
        self.same: Identities = identities(self._rows)
        self.accepted = accepted_names(self._rows)
        self.stale = _stale(store, self.same)
        self.stale_words = _changed_words(store, self.accepted)

    def statements(self) -> tuple[Quad, ...]:
        """The confirmed identities and accepted names, for the graph of their own."""
        graph = NamedNode(REVIEW_GRAPH)
        same = (Quad(NamedNode(iri), term(OWL.sameAs), NamedNode(kept.iri), graph) for iri, kept in self.same.items())
        names = (Quad(graph, term(SKOS.hiddenLabel), text(name), graph) for name in self.accepted)
        return tuple(sorted((*same, *names), key=str))

    def ask(self, store: Store, problems: Iterable[Problem]) -> int:
        """Write the file anew with what is open now; returns the number of open questions.

        The file is read again, so that answers given while the build ran are not lost.
        """
        review = load_review(self._folder)
        answered, _ = _with_entities(row for row in review.rows if row.decision is not Decision.OPEN)
        decided = [row.pair for row in answered]
        lookup = Lookup(store)
        proposed = (
            *document_proposals(lookup, decided=decided),
            *organisation_proposals(lookup, decided=decided),
            *_candidates(problems, {row.one for row in answered if row.candidate}),
        )
        write_review(self._folder, Review((*answered, *proposed), (), review.unread))
        return len(proposed)


def _candidates(problems: Iterable[Problem], answered: set[str]) -> tuple[ReviewRow, ...]:
    """Words of responsibility marks that were not taken for organisations, each once, with their sources."""
    found: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        match = _NOT_READ.match(problem.found)
        if problem.code == "owner-not-read" and match and match["words"] not in answered:
            found[match["words"]].add(problem.source)
    reason = "责任标注中未认作单位；是单位填“是” / not taken for an organisation: answer 是 if it is one"
    return tuple(
        ReviewRow(
            Decision.OPEN, NameKind.ORGANISATION, words, "", reason, "；".join(sorted(found[words])), "", "", "", True
        )
        for words in sorted(found)
    )


def _changed_words(store: Store, accepted: Iterable[str]) -> frozenset[str]:
    """Words about which the decisions changed since the last build."""
    quads = store.quads_for_pattern(NamedNode(REVIEW_GRAPH), term(SKOS.hiddenLabel), None, NamedNode(REVIEW_GRAPH))
    before = {quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    return frozenset(before ^ set(accepted))


def _named(name: str, row: ReviewRow) -> tuple[str, str]:
    """Entity and canonical name of a name that was written by hand."""
    placed = _PLACE_BEHIND.fullmatch(name)
    words, place = (placed["name"], placed["place"]) if placed else (name, "")
    found = identify([words], place=place, kind=row.kind)[0]
    return found.iri or "", found.name if row.kind is NameKind.ORGANISATION else name


def _with_entities(rows: Iterable[ReviewRow]) -> tuple[tuple[ReviewRow, ...], tuple[str, ...]]:
    """Lines with the entities of names that were written by hand, and complaints about names that stay open."""
    whole, troubles = [], []
    for row in rows:
        if row.candidate:
            whole.append(row)
            continue
        one = (row.one_iri, row.one) if row.one_iri else _named(row.one, row)
        other = (row.other_iri, row.other) if row.other_iri else _named(row.other, row)
        names = "、".join(name for iri, name in (one, other) if not iri)
        if names:
            troubles.append(f"review.csv: {names} 不能确定所指，请写全称 / name stays open: write it in full")
        whole.append(replace(row, one_iri=one[0], other_iri=other[0], other=other[1]))
    return tuple(whole), tuple(troubles)


def _stale(store: Store, same: Identities) -> frozenset[str]:
    """Graphs of sources that speak of an entity about which the decisions changed."""
    applied = {
        (quad.subject.value, quad.object.value)
        for quad in store.quads_for_pattern(None, term(OWL.sameAs), None, NamedNode(REVIEW_GRAPH))
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    wanted = {(iri, kept.iri) for iri, kept in same.items()}
    changed = {NamedNode(iri) for pair in applied ^ wanted for iri in pair}
    found: set[str] = set()
    for node in changed:
        for quad in (
            *store.quads_for_pattern(node, None, None, None),
            *store.quads_for_pattern(None, None, node, None),
        ):
            if isinstance(quad.graph_name, NamedNode):
                found.add(quad.graph_name.value)
    return frozenset(found)
