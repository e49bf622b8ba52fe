"""The pipeline as a whole: evidence is exact whatever the text, and the facts lie in spaCy's spans."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import SUFFIXES, extract
from extractors.components import EXTRACTORS, pipeline
from kg.evidence import quote_of
from kg.facts import FileFacts
from kg.ledger import KINDS, count_facts

PIECES = [
    "一、主要任务", "（一）扩大供给", "1.新建幼儿园。", "专栏1 重点工程", "\n", "\n\n", " ", "，", "。", "——", "—3—", "（牵头单位：市教育局；",
    "责任单位：市财政局、市民政局）", "到2025年，学前三年毛入园率达到92%以上。", "《江岭省学前教育条例》", "贯彻落实", "出台", "由市教育局牵头，",
    "实施“名师”培养工程，总投资1.2亿元。", "澄州市人民政府关于印发", "的通知", "澄府发〔2022〕6号", "2022年3月18日", "目 录", "表1：指标",
    "（", "〔", "《", "“", "3,200", "１２％", "\t", "\u3000\u3000", "13、", "**", "|", "等部门",
]  # fmt: skip

# a short plan that holds at least one fact of each kind
PLAN = """澄州市学前教育发展行动计划（2022—2025年）
澄府发〔2022〕6号
澄州市人民政府
2022年3月18日

根据《江岭省学前教育条例》，制定本行动计划。
一、总体目标
到2025年，基本建成普惠优质的学前教育公共服务体系，学前三年毛入园率达到92%以上。
二、主要任务
（一）扩大普惠供给。实施“名师”培养工程，总投资1.2亿元。（牵头单位：市教育局；责任单位：市财政局、市民政局）
"""


def evidence_is_exact(found: FileFacts) -> bool:
    """Whether each quote is the text of its span."""
    facts = [fact for kind in KINDS for fact in getattr(found, kind)]
    return all(quote_of(found.text, f.evidence.span) == f.evidence.quote for f in facts)


def test_plan_has_exact_evidence_of_every_kind() -> None:
    """A plan with facts of all kinds: the check of quotes below looks at each kind, and a bent quote fails it."""
    found = extract(PLAN.encode(), "样本.txt")
    assert [count.kind for count in count_facts(found) if not count.number] == []
    assert evidence_is_exact(found)
    for kind in KINDS:
        first, *others = getattr(found, kind)
        bent = replace(first, evidence=replace(first.evidence, quote=first.evidence.quote + "。"))
        change: dict[str, Any] = {kind: (bent, *others)}
        assert not evidence_is_exact(replace(found, **change)), kind


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_quotes_are_the_text_of_their_spans(pieces: list[str]) -> None:
    """No arrangement of pieces of policy text crashes an extractor or bends a quote."""
    text = "".join(pieces)
    if text.strip(" \t\n\u3000"):
        assert evidence_is_exact(extract(text.encode(), "样本.txt"))


def test_same_text_same_facts() -> None:
    """Reading twice gives equal facts."""
    data = "澄州市2024年工作要点\n一、重点任务\n1.新建幼儿园。到2025年新建20所。（责任单位：市教育局）\n".encode()
    assert extract(data, "a.txt") == extract(data, "a.txt")


def test_facts_lie_in_spans() -> None:
    """Every extractor is a component of a model-free Chinese pipeline."""
    nlp = pipeline()
    assert nlp.lang == "zh"
    assert len(nlp.pipe_names) == len(EXTRACTORS)
    assert ".html" in SUFFIXES
