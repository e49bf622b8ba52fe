"""Labels of headings in all their forms."""

import pytest

from extractors.labels import Form, han_number, label_at

CASES = [
    # Chinese numeral with 、
    ("十二、保障措施", Form.HAN, 12, "十二"),
    # bracketed numeral; its path form keeps the brackets
    ("（三）扩大供给", Form.HAN_BRACKET, 3, "(三)"),
    # a lost numeral is still a label
    ("（）发展形势", Form.HAN_BRACKET, 0, "()"),
    # digits with a point, but not a decimal number
    ("4.推进改革", Form.DIGIT, 4, "4"),
    # a year behind the point is no decimal
    ("3.2025年底前完成", Form.DIGIT, 3, "3"),
    # bracketed digits
    ("（2）完善制度", Form.DIGIT_BRACKET, 2, "(2)"),
    # chapters, articles, boxes, tables, annexes
    ("第三章 总则", Form.CHAPTER, 3, "第三章"),
    ("第十一条 本办法", Form.ARTICLE, 11, "第十一条"),
    ("专栏2 重点工程", Form.BOX, 2, "专栏2"),
    ("表1：主要指标", Form.TABLE, 1, "表1"),
    ("附件2：任务分工", Form.ANNEX, 2, "附件2"),
]


@pytest.mark.parametrize(("text", "form", "number", "shown"), CASES)
def test_label_forms(text: str, form: Form, number: int, shown: str) -> None:
    """Form, number and shown label are read off the beginning of a line."""
    label = label_at(text, 0)
    assert label is not None
    assert (label.form, label.number, label.shown) == (form, number, shown)


@pytest.mark.parametrize("text", ["2.5倍", "一是加强领导", "表示支持", "附近居民", "第三方评估", "2023年"])
def test_no_labels(text: str) -> None:
    """Decimals, counting words and ordinary words are no labels."""
    assert label_at(text, 0) is None


@pytest.mark.parametrize(
    ("numeral", "value"), [("九", 9), ("十", 10), ("二十三", 23), ("一百零五".replace("零", ""), 105)]
)
def test_han_numbers(numeral: str, value: int) -> None:
    """Chinese numerals up to hundreds."""
    assert han_number(numeral) == value
