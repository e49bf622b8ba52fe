"""The pipeline as a whole: evidence is exact whatever the text, and the facts lie in spaCy's spans."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import SUFFIXES, extract
from extractors.components import EXTRACTORS, pipeline
from kg.evidence import quote_of
from kg.facts import FileFacts

PIECES = [
    "一、主要任务", "（一）扩大供给", "1.新建幼儿园。", "专栏1 重点工程", "\n", "\n\n", " ", "，", "。", "——", "—3—", "（牵头单位：市教育局；",
    "责任单位：市财政局、市民政局）", "到2025年，学前三年毛入园率达到92%以上。", "《江岭省学前教育条例》", "贯彻落实", "出台", "由市教育局牵头，",
    "实施“名师”培养工程，总投资1.2亿元。", "澄州市人民政府关于印发", "的通知", "澄府发〔2022〕6号", "2022年3月18日", "目 录", "表1：指标",
    "（", "〔", "《", "“", "3,200", "１２％", "\t", "\u3000\u3000", "13、", "**", "|", "等部门",
]  # fmt: skip


def evidence_is_exact(found: FileFacts) -> bool:
    """Whether each quote is the text of its span."""
    kinds = (
        "documents",
        "sections",
        "references",
        "targets",
        "goals",
        "projects",
        "tasks",
        "organizations",
        "responsibilities",
    )
    facts = [fact for kind in kinds for fact in getattr(found, kind)]
    return all(quote_of(found.text, f.evidence.span) == f.evidence.quote for f in facts)


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
