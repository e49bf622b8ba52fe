from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib.namespace import ORG

from kg.facts import FileFacts
from kg.organisation_places import Place
from kg.organisation_relations import Parent, parent_of, renamings_of
from kg.triples import quads
from tests.kg.sample_facts import FACTS, ORGANIZATIONS

CHENGZHOU = Place("澄州市", "江岭省")

PARENTS = [
    ("澄州市教育局", Parent("澄州市人民政府", office=False)),
    ("江岭省教育厅", Parent("江岭省人民政府", office=False)),
    ("澄州市东塘区教育局", Parent("澄州市东塘区人民政府", office=False)),
    ("澄州市人民政府办公室", Parent("澄州市人民政府", office=False)),
    ("澄州市城市管理综合行政执法局", Parent("澄州市人民政府", office=False)),  # no list holds it, its form does
    ("中共澄州市委组织部", Parent("中共澄州市委", office=False)),
    ("教育部", Parent("国务院", office=False)),
    # rule: a part inside of a department
    ("教育部基础教育司", Parent("教育部", office=True)),
    ("澄州市公安局交通警察支队", Parent("澄州市公安局", office=True)),
    ("澄州市发展和改革委员会能源局", Parent("澄州市发展和改革委员会", office=True)),
    # rule: the branch of a national body belongs to it, not to the city
    ("国家税务总局江岭省税务局", Parent("国家税务总局", office=False)),
    ("中国人民银行澄州中心支行", Parent("中国人民银行", office=False)),
    ("澄州市气象局", None),  # run from above, by whom the name does not tell
    # rule: these do not belong to the government
    ("澄州市中级人民法院", None),
    ("澄州市人民代表大会常务委员会办公室", None),
    ("最高人民法院", None),
    ("澄州市残疾人联合会", None),
    ("澄州市第一中学", None),
    # rule: classes and functions have no parent
    ("各区人民政府", None),
    ("财政部门", None),
]


@pytest.mark.parametrize(("name", "parent"), PARENTS)
def test_parent_by_name(name: str, parent: Parent | None) -> None:
    """What a body belongs to follows from its full name, or is left open."""
    assert parent_of(name, CHENGZHOU) == parent


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("澄州市农业局", [("澄州市农业农村局", "2018")]),
        ("国土资源部", [("自然资源部", "2018-03")]),
        ("中国银行保险监督管理委员会", [("国家金融监督管理总局", "2023-03")]),
        ("澄州市地方税务局", [("国家税务总局澄州市税务局", "2018-07")]),
        # rule: where reforms made one of several, all are named
        ("澄州市国土资源局", [("澄州市自然资源局", "2018"), ("澄州市自然资源和规划局", "2018")]),
        ("澄州市教育局", []),
    ],
)
def test_renamings(name: str, later: list[tuple[str, str]]) -> None:
    """What became of a body in a reform, with its date."""
    assert [(row.new, row.date) for row in renamings_of(name, CHENGZHOU)] == later


def named(*names: str) -> FileFacts:
    """The sample facts with other organisations."""
    return replace(
        FACTS,
        organizations=tuple(replace(ORGANIZATIONS[0], name=name, mentions=()) for name in names),
        responsibilities=(),
    )


def ask(facts: FileFacts, text: str) -> list[tuple[str, ...]]:
    """Rows of a query over one source's graph."""
    store = Store()
    store.extend(quads(facts))
    solutions = store.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(term.value for term in row) for row in solutions]


PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#> PREFIX pk: <https://w3id.org/policykg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """


def test_the_hierarchy_is_in_the_graph() -> None:
    """Office, department and government; bodies that the text does not name are no pk:Organisation."""
    facts = named("澄州市公安局交通警察支队")
    chain = ask(
        facts,
        PREFIXES
        + "SELECT ?n { ?o rdfs:label '澄州市公安局交通警察支队' ; (org:unitOf|org:subOrganizationOf)+/rdfs:label ?n }",
    )
    assert sorted(chain) == [("澄州市人民政府",), ("澄州市公安局",)]
    government = ask(facts, PREFIXES + "SELECT ?t { ?o rdfs:label '澄州市公安局' ; a ?t }")
    assert government == [(str(ORG.Organization),)]


def test_a_reform_stands_between_two_bodies() -> None:
    """The old body and the new one stay two, with the event and its date between them."""
    rows = ask(
        named("澄州市农业局"),
        PREFIXES
        + "SELECT ?a ?b { ?e a org:ChangeEvent ; org:originalOrganization/rdfs:label ?a ; org:resultingOrganization/rdfs:label ?b }",
    )
    assert rows == [("澄州市农业局", "澄州市农业农村局")]
    several = quads(named("澄州市国土资源局"))
    assert not [q for q in several if q.object == NamedNode(ORG.ChangeEvent)]
