"""The sentence around a passage."""

from __future__ import annotations

import pytest

from kg.facts import Span
from kg.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # a sentence runs from full stop to full stop
        ("前句。由市教育局负责布局调整，按年度推进。后句。", "由市教育局负责", "由市教育局负责布局调整，按年度推进。"),
        # a mark behind the full stop brings the sentence before it
        ("甲事。加快办学。（市教育局牵头）\n二、其他", "（市教育局牵头）", "加快办学。（市教育局牵头）"),
        # also where the evidence is only a part of the mark
        ("甲事。加快办学。（市教育局牵头）\n二、其他", "市教育局", "加快办学。（市教育局牵头）"),
        # a mark before the full stop belongs to its sentence
        ("甲事。加快办学（市教育局牵头）。乙事。", "（市教育局牵头）", "加快办学（市教育局牵头）。"),
        # brackets inside the mark
        ("加快办学。（市教育局、各县（市、区）政府负责）", "市教育局", "加快办学。（市教育局、各县（市、区）政府负责）"),
        # a mark behind a heading stays with it
        ("（二）健全机制（市教育局负责）\n下一段很长。", "（市教育局负责）", "（二）健全机制（市教育局负责）"),
        # a heading is no part of the sentence below it
        ("一、总体要求\n加快办学由市教育局负责。", "市教育局", "加快办学由市教育局负责。"),
        # a wrapped line is joined, a page mark inside a sentence left out
        ("由市教育局负责推进全市中小学校布局调\n—15—\n整工作。其他。", "市教育局", "由市教育局负责推进全市中小学校布局调整工作。"),
        # a line of its own
        ("推进办学。\n牵头单位：市教育局\n责任单位：市财政局", "牵头单位：市教育局", "牵头单位：市教育局"),
        # a closing quotation mark behind the stop belongs to the sentence before
        ("坚持“教育优先。”由市教育局负责。", "市教育局", "由市教育局负责。"),
        # emphasis of Markdown that ends behind the stop
        ("1. **办好幼儿园。** 新建幼儿园。（市教育局牵头）", "市教育局", "新建幼儿园。（市教育局牵头）"),
        # the row of a table
        ("序号\t任务\t单位\n1\t办学\t市教育局\n2\t扩招\t市财政局", "市教育局", "1办学市教育局"),
        # the mark of the sentence before is no part of the proof
        ("办平台。（甲局牵头）建网络。（乙局牵头）", "（乙局牵头）", "建网络。（乙局牵头）"),
        # a list or a last word goes on over the line end
        ("推行网上办、\n掌上办。（市教育局）", "（市教育局）", "推行网上办、掌上办。（市教育局）"),
        ("把落实情况纳入年度\n考核。（市教育局）", "（市教育局）", "把落实情况纳入年度考核。（市教育局）"),
        # a title is no part of the paragraph below it
        ("澄州市推进教育高质量发展重点任务分工方案\n为办好教育，由市教育局负责推进全市中小学校布局调整和学位供给工作，按年度落实。", "市教育局",
         "为办好教育，由市教育局负责推进全市中小学校布局调整和学位供给工作，按年度落实。"),
        # nothing around it
        ("市教育局", "市教育局", "市教育局"),
        # numbers with a point do not end a sentence, nor begin a paragraph
        ("到2025年投入达到\n1.5亿元以上，由市教育局负责落实到位。", "市教育局", "1.5亿元以上，由市教育局负责落实到位。"),
    ],
)  # fmt: skip
def test_sentence(text: str, words: str, expected: str) -> None:
    """The sentence is what a reader would quote as proof."""
    at = text.index(words)
    assert sentence_around(text, Span(at, at + len(words))) == expected


@pytest.mark.parametrize("text", ["", "。", "（", "（（（", "\n\n", "（市" * 500, "字" * 2000])
def test_odd_texts(text: str) -> None:
    """No text and no span of it breaks the search; what comes out is bounded and holds the passage."""
    for start in range(0, len(text) + 1, 97):
        for end in (start, min(len(text), start + 3), len(text)):
            assert "".join(text[start:end].split()) in sentence_around(text, Span(start, end))
