"""Rows in every format: what a program reads back, what a spreadsheet must not run, what a terminal can hold."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len

from outputs.formats import Format
from outputs.tables import Column, Table, Value, render

TABLE = Table(
    (Column("task", "任务"), Column("number", "数量"), Column("stated", "明示")),
    (("办好“幼儿园”,\n扩大|学位", 12, True), ("a\\b <b>&", 0.5, False), ("", None, None)),
)


def column(*values: Value) -> Table:
    """A table of one column."""
    return Table((Column("x", "值"),), tuple((value,) for value in values))


def test_json_keeps_types() -> None:
    """JSON is a list of objects under the stable names, numbers and booleans as such."""
    assert json.loads(render(TABLE, Format.JSON)) == [
        {"task": "办好“幼儿园”,\n扩大|学位", "number": 12, "stated": True},
        {"task": "a\\b <b>&", "number": 0.5, "stated": False},
        {"task": "", "number": None, "stated": None},
    ]
    assert render(column(), Format.JSON) == "[]\n"
    assert "办好" in render(TABLE, Format.JSON)


def test_csv_comes_back() -> None:
    """CSV begins with the mark that Excel needs, and quotes what has to be quoted."""
    text = render(TABLE, Format.CSV)
    assert text.startswith("\ufefftask,number,stated\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[1:] == [["办好“幼儿园”,\n扩大|学位", "12", "true"], ["a\\b <b>&", "0.5", "false"], ["", "", ""]]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),  # a formula
        ("@name", "'@name"),  # an old kind of formula
        ("+86 10", "'+86 10"),  # would be added up
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),  # calls a program
        ("\t=1+1", "'\t=1+1"),  # hidden behind white space
        ("＝1+1", "'＝1+1"),  # full width is taken as well
        ("-5.2", "-5.2"),  # a number in words stays
        ("+3%", "+3%"),
        (">=", ">="),  # the sign of a target is none
        ("=", "="),  # nor is a sign alone
        ("——优化布局", "——优化布局"),  # a Chinese dash
        (-5, "-5"),  # a number
    ],
)
def test_spreadsheets_run_nothing(value: Value, cell: str) -> None:
    """Words that a spreadsheet would run get an apostrophe in CSV; TSV and JSON, for programs, stay as they are."""
    rows = list(csv.reader(io.StringIO(render(column(value), Format.CSV).removeprefix("\ufeff"), newline="")))
    assert rows[1] == [cell]
    assert json.loads(render(column(value), Format.JSON)) == [{"x": value}]


def test_tsv_has_one_line_per_row() -> None:
    """Whatever stands in a value, a row is one line and a cell one field."""
    text = render(column("甲\t乙\r\n丙\u2028丁", "戊"), Format.TSV)
    assert text == "x\n甲 乙 丙 丁\n戊\n"


def test_markdown_escapes() -> None:
    """Pipes, line ends and tags in a value do not break the table."""
    assert render(TABLE, Format.MD).splitlines() == [
        "| 任务 | 数量 | 明示 |",
        "| --- | --- | --- |",
        "| 办好“幼儿园”,<br>扩大\\|学位 | 12 | true |",
        "| a\\\\b &lt;b>&amp; | 0.5 | false |",
        "|  |  |  |",
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_table_fits(width: int) -> None:
    """No line is wider than the terminal, counted in columns, and no word is lost."""
    sentence = "新建、改扩建公办幼儿园12所，新增学位3600个，由市教育局牵头、市财政局配合。" * 4
    text = render(
        Table((Column("a", "角色"), Column("b", "原句")), (("牵头", sentence),), "标题"), Format.TABLE, width=width
    )
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert sentence in "".join("".join(line.removeprefix("  牵头").split()) for line in text.splitlines())
    assert text.startswith("标题")


def test_terminal_obeys_no_value() -> None:
    """Control signs and markup in a value are shown, not obeyed."""
    text = render(column("\x1b[31m红\x07", "[bold]牵头单位[/bold]", "\u202e反"), Format.TABLE)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[bold]牵头单位[/bold]" in text
