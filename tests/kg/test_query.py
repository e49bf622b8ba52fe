"""SPARQL: what is answered, and what is refused before it reaches the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.plugins import sparql

from kg.build import build
from kg.errors import GraphError, QueryError
from kg.query import Answer, Cell, TermKind, ask, prepare
from kg.sparql import Form
from tests.kg.small_extract import SMALL, TEXT, write

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two small sources."""
    root = tmp_path_factory.mktemp("query")
    build([write(root / "docs", 甲=TEXT, 乙=TEXT.replace("澄州市", "临江市"))], root / "g", extraction=SMALL)
    return root / "g"


def words(answer: Answer) -> list[tuple[str, ...]]:
    """The rows as plain text."""
    return [tuple(cell.value if cell else "" for cell in row) for row in answer.rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # known prefixes need no PREFIX line; rows without ORDER BY stand in the order of their values
        ("SELECT ?n { ?o a pk:Organisation ; rdfs:label ?n }", ["临江市教育局", "临江市财政局", "澄州市教育局", "澄州市财政局"]),
        # the query's own order is kept
        ("SELECT ?n { ?o a pk:Organisation ; rdfs:label ?n } ORDER BY DESC(?n) LIMIT 1", ["澄州市财政局"]),
        # the default graph is the union of all sources
        ("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a pk:Task }", ["4"]),
        # each source is a named graph too
        ("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?t a pk:Task } }", ["2"]),
        # own PREFIX lines and comments are fine
        ("# 注释\nPREFIX x: <https://w3id.org/policykg/ontology#>\nSELECT (COUNT(?t) AS ?n) { ?t a x:Plan }", ["2"]),
        # unbound values are empty
        ("SELECT ?x { VALUES ?x { UNDEF } }", [""]),
    ],
)  # fmt: skip
def test_select(graph: Path, text: str, expected: list[str]) -> None:
    """Rows come back under their names, in a fixed order."""
    assert [row[0] for row in words(ask(graph, text))] == expected


def test_terms_are_typed(graph: Path) -> None:
    """Cells keep what kind of term they are."""
    answer = ask(graph, "SELECT (1 AS ?a) ('甲'@zh AS ?b) (pk:Task AS ?c) {}")
    assert answer.columns == ("a", "b", "c")
    number, word, node = answer.rows[0]
    assert number == Cell("1", datatype=f"{XSD}integer")
    assert word is not None
    assert (word.value, word.language) == ("甲", "zh")
    assert node is not None
    assert (node.kind, node.value) == (TermKind.IRI, "https://w3id.org/policykg/ontology#Task")


def test_ask_and_construct(graph: Path) -> None:
    """ASK gives one boolean, CONSTRUCT sorted statements."""
    assert words(ask(graph, "ASK { ?t a pk:Task }")) == [("true",)]
    assert words(ask(graph, "ASK { ?t a pk:Goal }")) == [("false",)]
    built = ask(graph, "CONSTRUCT { ?o rdfs:label ?n } WHERE { ?o a pk:Organisation ; rdfs:label ?n }")
    assert (built.form, built.columns, len(built.rows)) == (Form.CONSTRUCT, ("subject", "predicate", "object"), 4)
    assert list(built.rows) == sorted(built.rows)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INSERT DATA { <a:b> <a:c> 1 }", "updates are not accepted"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are not accepted"),
        ("DROP ALL", "updates are not accepted"),
        ("LOAD <file:///etc/hostname>", "updates are not accepted"),
        ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <https://example.org/g> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        # hidden in a sub-select, behind OPTIONAL, in a filter, spelt small
        ("SELECT * { { SELECT ?s { OPTIONAL { service silent <http://127.0.0.1:1/> { ?s ?p ?o } } } } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }", "SERVICE"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE ?g { ?s ?p ?o } } }", "SERVICE"),
        ("DESCRIBE ?s FROM <https://example.org/g> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT ?x WHERE {\n ?x a pk:Task", "syntax error near"),
        ("SELECT ?x { ?x a foo:Task }", "unknown prefix"),
        ("SELECT ?x { ?x pk:task ?y . FILTER(?y > ) }", "syntax error near 1:"),
        ("   ", "empty query"),
        ("SELECT * { " + "{ " * 3000 + "} " * 3000 + "}", "nested too deeply"),
    ],
)
def test_refused(graph: Path, text: str, reason: str) -> None:
    """Whatever would write, leave the graph or cannot be read is refused with its reason."""
    with pytest.raises(QueryError, match=reason):
        ask(graph, text)


def test_words_that_look_forbidden_are_fine(graph: Path) -> None:
    """A string or a variable named like a forbidden clause is no such clause."""
    assert ask(graph, "SELECT ?service { VALUES ?service { 'SERVICE FROM INSERT' } }").rows


def test_the_engine_of_rdflib_fetches_nothing() -> None:
    """rdflib, which parses the queries here, would load what FROM names; that is turned off."""
    assert sparql.SPARQL_LOAD_GRAPHS is False


def test_time_limit(graph: Path) -> None:
    """A query that takes too long is ended; one that does not gives the same answer as without limit."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="took longer than 1 s"):
        ask(graph, endless, timeout=1)
    text = "SELECT ?n { ?o a pk:Organisation ; rdfs:label ?n }"
    assert ask(graph, text, timeout=60) == ask(graph, text)


def test_errors_cross_the_process(graph: Path) -> None:
    """An error met in the other process is the same error here."""
    with pytest.raises(QueryError, match="unknown prefix"):
        ask(graph, "SELECT ?x { ?x a foo:Task }", timeout=60)


def test_no_graph(tmp_path: Path) -> None:
    """Without a graph the error says how to make one."""
    with pytest.raises(GraphError, match="policykg build"):
        ask(tmp_path, "ASK {}")


def test_saved_question_runs(graph: Path) -> None:
    """A saved question is found by name and takes parameters."""
    prepared = prepare("tasks-of-department", {"organisation": "澄州市教育局"})
    answer = ask(graph, prepared.text, place=prepared.place)
    assert {"办好幼儿园", "办好高中"} <= {cell.value for row in answer.rows for cell in row if cell}


def test_query_file(graph: Path, tmp_path: Path) -> None:
    """A query can stand in a file, with parameters in its head if wanted."""
    plain, with_head = tmp_path / "a.rq", tmp_path / "b.rq"
    plain.write_text("\ufeffASK { ?t a pk:Task }", encoding="utf-8")
    head = "# 任务 / tasks\n# param word: text 词 / word\n"
    with_head.write_text(
        head + "SELECT ?n { ?t a pk:Task ; rdfs:label ?n FILTER(CONTAINS(?n, $word)) }", encoding="utf-8"
    )
    assert words(ask(graph, prepare(f"@{plain}", {}).text)) == [("true",)]
    assert words(ask(graph, prepare(f"@{with_head}", {"word": "高中"}).text)) == [("办好高中",)] * 2


@pytest.mark.parametrize(
    ("text", "params", "reason"),
    [
        ("no-such-question", {}, "no saved question"),
        ("tasks-of-department", {"nonsense": "1"}, "no such parameter"),
        ("@不存在.rq", {}, "no such query file"),
        ("@.", {}, "cannot read the query file"),  # a folder
        ("SELECT * { ?s ?p ?o }", {"word": "1"}, "only for saved questions"),
    ],
)
def test_what_cannot_be_prepared(text: str, params: dict[str, str], reason: str) -> None:
    """Unknown questions, files and parameters are named."""
    with pytest.raises(QueryError, match=reason):
        prepare(text, params)
