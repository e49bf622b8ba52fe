from __future__ import annotations

from extractors import extract

PAGE = """<html><body><h1>澄州市排水设施评价办法</h1><p>一、评价指标</p><table>
<tr><th>一级指标</th><th>二级指标</th><th>评价标准</th><th>数据来源</th></tr>
<tr><td rowspan="2">设施</td><td>1.雨污分流覆盖率</td><td>较上一年增加。2031年达到80%，2035年达到95%。</td><td>抽查20处</td></tr>
<tr><td>2.管网完好率</td><td>达到90%以上。</td><td>平台</td></tr>
</table></body></html>"""


def test_the_rows_indicator_is_the_subject_of_its_sentences() -> None:
    """What a cell of 评价标准 says is said of the row's indicator, in each of its sentences; other cells say nothing."""
    facts = extract(PAGE.encode(), "a.html").targets
    assert [(fact.indicator, fact.op, fact.value, fact.year) for fact in facts] == [
        ("雨污分流覆盖率", "=", 80.0, 2031),
        ("雨污分流覆盖率", "=", 95.0, 2035),
        ("管网完好率", ">=", 90.0, None),
    ]
