"""The facts read out of real documents are as good as `floors.toml` says, and every quote is in its place."""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.facts import Evidence, FileFacts
from tests.quality.scores import Scores, corpus_facts, score

FLOORS: dict[str, float] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
Squash = Callable[[str], tuple[str, list[int]]]


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, FileFacts]:
    """Facts of every text of the corpus, by file stem."""
    return corpus_facts(shared / "corpus")


@pytest.fixture(scope="module")
def scores(shared: Path, facts: dict[str, FileFacts]) -> Scores:
    """The facts compared with the gold facts."""
    return score(facts, shared)


@pytest.fixture(scope="module")
def squash(shared: Path) -> Squash:
    """The scorer's own way to leave out white space and page noise."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    without_noise: Squash = scorer.squash_with_map
    return without_noise


def evidence(facts: FileFacts) -> Iterator[Evidence]:
    """The evidence of every fact of a file."""
    kinds = (facts.documents, facts.sections, facts.references, facts.targets, facts.goals, facts.projects, facts.tasks)
    for kind in (*kinds, facts.organizations, facts.responsibilities):
        yield from (fact.evidence for fact in kind)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_score_reaches_its_floor(scores: Scores, kind: str) -> None:
    """No kind of fact falls below its floor."""
    assert scores.kinds[kind].f1 >= FLOORS[kind]


def test_every_quote_is_in_its_place(facts: dict[str, FileFacts], squash: Squash) -> None:
    """The text of each span, without white space and page noise, is the quote."""
    seen = 0
    wrong = []
    for stem, found in facts.items():
        for shown in evidence(found):
            seen += 1
            if squash(found.text[shown.span.start : shown.span.end])[0] != squash(shown.quote)[0]:
                wrong.append((stem, shown))
    assert wrong == []
    assert seen > 5000


def test_scorer_agrees_on_the_quotes(scores: Scores) -> None:
    """The scorer, which reads the written facts, finds every quote in its place too."""
    assert scores.right_spans == scores.spans > 0
