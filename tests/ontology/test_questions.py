from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QuerySolutions, Store

from kg.facts import Relation, Role
from kg.run_graphs import vocabulary_quads
from kg.triples import quads
from ontology.questions import (
    ParameterKind,
    Question,
    QuestionError,
    bind,
    parse_question,
    saved_question,
    saved_questions,
)
from tests.kg.sample_facts import FACTS, other_file

ASKED = Question(
    "asked",
    "问 / ask",
    parse_question("q", "# 问 / ask\n# param words: text (default )\nASK {}").parameters,
    "$words $wordsy",
)


def store() -> Store:
    """The sample graph and a second document that the plan's citation leads to."""
    found = Store()
    found.extend(quads(FACTS))
    found.extend(quads(other_file("江岭省人民政府关于推进基础教育优质均衡发展的意见", jurisdiction="江岭省")))
    found.extend(vocabulary_quads())
    return found


def ask(name: str, **values: str) -> list[tuple[str, ...]]:
    """Rows of a saved question over the sample graph, as plain text."""
    solutions = store().query(bind(saved_question(name), values), use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(term.value if isinstance(term, Literal) else str(term) for term in row) for row in solutions]


EXPECTED = [
    # the department leads one task; role, section and time limit are told
    ("tasks-of-department", {"organisation": "市教育局"}, [
        ("澄州市教育局", "牵头", "扩大学位供给", "澄州市教育事业发展“十四五”规划", "扩大学位供给", "2023年12月底前", "标注",
         FACTS.responsibilities[0].evidence.quote),
    ]),
    # the second task covers the words that name 财政部门 as responsible, the first one has a leader
    ("tasks-without-owner", {}, []),
    # the provincial opinion is implemented by one plan and its text is in the graph
    ("documents-by-implementing-plans", {}, [
        ("教育强国建设规划纲要", "1", "1", "false"),
        ("江岭省人民政府关于推进基础教育优质均衡发展的意见", "1", "1", "true"),
    ]),
    # only targets, not what was reached
    ("targets-of-plan", {"plan": "教育事业发展"}, [
        ("澄州市教育事业发展“十四五”规划", "普惠性幼儿园覆盖率", ">=", "90", "%", "2025", "约束性", "普惠性幼儿园覆盖率不低于90%"),
    ]),
    ("projects-above-amount", {"amount": "100000000"}, [
        ("澄州市第九中学扩建项目", "2.36亿元", "236000000", "4.12万平方米", "澄州市教育事业发展“十四五”规划",
         FACTS.projects[0].evidence.quote),
    ]),
    ("projects-above-amount", {"amount": "3e8"}, []),
    ("departments-by-led-tasks", {}, [
        ("澄州市教育局", "1", "0", "0"),
        ("财政部门（澄州市）", "0", "1", "0"),
        ("各区人民政府（澄州市）", "0", "0", "1"),
        ("澄州市财政局", "0", "0", "1"),
    ]),
    ("promised-papers-not-seen", {}, [
        ("澄州市教师轮岗办法", "澄州市教育事业发展“十四五”规划", "《澄州市教师轮岗办法》"),
    ]),
    ("rests-on-national-document", {"paper": "教育强国"}, [
        ("教育强国建设规划纲要", "澄州市教育事业发展“十四五”规划", "根据", "《教育强国建设规划纲要》"),
    ]),
    ("rests-on-papers", {"document": "十四五"}, [
        ("澄州市教育事业发展“十四五”规划", "国家级", "教育强国建设规划纲要", "true", "false"),
        ("澄州市教育事业发展“十四五”规划", "省级", "江岭省人民政府关于推进基础教育优质均衡发展的意见", "true", "true"),
    ]),
    ("promised-papers-seen", {}, []),
    ("tasks-by-due-date", {"until": "2023-12-31"}, [
        ("2023-12-31", "2023年12月底前", "扩大学位供给", "澄州市教育事业发展“十四五”规划", "澄州市教育局"),
    ]),
    ("tasks-by-due-date", {"until": "2023-12-30"}, []),
    ("indicators-across-documents", {"indicator": "覆盖率"}, [
        ("普惠性幼儿园覆盖率", "目标值", "普惠性幼儿园覆盖率 ≥90% (2025)", "", "", "2025", "澄州市教育事业发展“十四五”规划", "澄州市"),
    ]),
    ("inferred-responsibilities", {}, [
        ("澄州市教育事业发展“十四五”规划", "加强教师队伍建设", "澄州市人民政府", "责任", "发布机构", "2．加强教师队伍建设"),
    ]),
    ("references-of-document", {"document": "的通知"}, [
        ("澄州市人民政府关于印发澄州市教育事业发展“十四五”规划的通知", "已出台", "澄州市教育事业发展“十四五”规划", "市级", "true",
         "《澄州市教育事业发展“十四五”规划》"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "rows"), EXPECTED)
def test_answers(name: str, values: dict[str, str], rows: list[tuple[str, ...]]) -> None:
    """Each saved question finds what the sample documents say, in a fixed order."""
    assert ask(name, **values) == rows


def test_tasks_without_a_stated_owner_are_listed() -> None:
    """Supporters and inferred owners do not count; a task whose text has an owner of its own is left out."""
    helpers = tuple(r for r in FACTS.responsibilities if r.role is Role.SUPPORT or not r.basis.stated)
    found = Store()
    found.extend(quads(replace(FACTS, responsibilities=helpers)))
    solutions = found.query(bind(saved_question("tasks-without-owner"), {}), use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    assert [row["task"].value for row in solutions] == ["扩大学位供给", "加强教师队伍建设"]


def test_promised_papers_that_came_later_are_listed() -> None:
    """The text of the paper itself, or another document that reports it; what came earlier does not count."""
    later = other_file("澄州市教师轮岗办法", jurisdiction="澄州市", source="later.txt")
    report = other_file("澄州市教育局工作总结", jurisdiction="澄州市", source="report.txt")
    issued = replace(FACTS.references[2], doc="d1", relation=Relation.ISSUED, section=None)
    for year, found in (("2023-01-10", ["正文", "记载"]), ("2021-01-10", [])):
        documents = [
            replace(facts, documents=(replace(facts.documents[0], issued=year),), references=cited)
            for facts, cited in ((later, ()), (report, (issued,)))
        ]
        graph = store()
        for facts in documents:
            graph.extend(quads(facts))
        rows = graph.query(bind(saved_question("promised-papers-seen"), {}), use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        assert [row["how"].value for row in rows] == found


def test_every_question_is_tried() -> None:
    """A new question needs a row in the table above."""
    assert {name for name, _, _ in EXPECTED} == {question.name for question in saved_questions()}


@pytest.mark.parametrize("question", saved_questions(), ids=lambda question: question.name)
def test_questions_explain_themselves(question: Question) -> None:
    """Help in Chinese and English, a fixed order, and defaults, so that each can be asked as it is."""
    assert " / " in question.help
    assert "ORDER BY" in question.sparql
    assert "$" not in bind(question, {})
    for parameter in question.parameters:
        assert " / " in parameter.help
        assert f"${parameter.name}" in question.sparql
    store().query(bind(question, {}), use_default_graph_as_union=True)


INJECTIONS = ['") } DELETE WHERE { ?s ?p ?o } #', "\\", '\\"', "'''", "a\nb\r\tc", "$organisation", "\\u0022"]


@pytest.mark.parametrize("text", INJECTIONS)
def test_values_cannot_break_out(text: str) -> None:
    """Whatever is typed stays one literal."""
    assert ask("tasks-of-department", organisation=text) == []


@given(st.text())
def test_any_text_survives_the_way_into_the_query(text: str) -> None:
    """SPARQL reads back the very text that was typed."""
    literal = bind(Question(ASKED.name, ASKED.help, ASKED.parameters, "SELECT ($words AS ?x) {}"), {"words": text})
    solutions = Store().query(literal)
    assert isinstance(solutions, QuerySolutions)
    assert [row[0] for row in solutions] == [Literal(text)]


def test_only_whole_names_are_filled_in() -> None:
    """$wordsy is another variable."""
    assert bind(ASKED, {"words": "x"}) == '"x" $wordsy'


WRONG = [
    ("projects-above-amount", {"amount": "viel"}, "must be a number"),
    ("projects-above-amount", {"amount": "NaN"}, "finite"),
    ("projects-above-amount", {"amount": "1) || (1=1"}, "must be a number"),
    ("tasks-by-due-date", {"until": "2023年"}, "must be a date"),
    ("tasks-of-department", {"organization": "x"}, "no such parameter"),  # spelt otherwise
    ("tasks-of-department", {"organisation": "\ud800"}, "surrogate"),
]


@pytest.mark.parametrize(("name", "values", "message"), WRONG)
def test_wrong_values_are_refused(name: str, values: dict[str, str], message: str) -> None:
    """The error says question, parameter and what was expected."""
    with pytest.raises(QuestionError, match=message):
        bind(saved_question(name), values)


def test_an_unknown_question_is_refused() -> None:
    """The error lists those that there are."""
    with pytest.raises(QuestionError, match="tasks-of-department"):
        saved_question("tasks")


HEADS = [
    ("SELECT * {}", "first line"),
    ("# 问 / ask\n# param x\nASK {}", "not a parameter line"),
    ("# 问 / ask\n# param x: colour\nASK {}", "not a parameter line"),
]


@pytest.mark.parametrize(("source", "message"), HEADS)
def test_a_file_with_a_wrong_head_is_refused(source: str, message: str) -> None:
    """Help text first, then parameter lines of a known kind."""
    with pytest.raises(QuestionError, match=message):
        parse_question("q", source)


def test_a_parameter_without_default_must_be_given() -> None:
    """No value, no query."""
    question = parse_question("q", "# 问 / ask\n# param day: date 日期 / day\nASK { FILTER(?x = $day) }")
    assert question.parameters[0].default is None
    assert question.parameters[0].kind is ParameterKind.DATE
    with pytest.raises(QuestionError, match="needs a value"):
        bind(question, {})
    assert '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>' in bind(question, {"day": "2024-02-29"})
