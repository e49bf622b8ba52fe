"""Automatic numbers of Word files, counted and written as Word does."""

import pytest

from extractors.readers.docx import read_docx
from extractors.readers.docx_number_words import written
from tests.extractors.readers.docx_files import docx, item, level, lists, p, style, table, tc

OFFICIAL = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "(%4)")
    + level(4, "decimalEnclosedCircle", "%5")
)
RESTART_NEVER = '<w:suff w:val="space"/><w:lvlRestart w:val="0"/>'
LAW = level(0, "chineseCountingThousand", "第%1章", '<w:suff w:val="space"/>') + level(
    1, "chineseCountingThousand", "第%2条", RESTART_NEVER
)
DOTTED = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>") + level(2, "decimal", "%2.%3")


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    """The lines of a file."""
    return read_docx(docx(body, numbering=numbering, styles=styles), "文.docx").text.splitlines()


def outline(*levels: int, numbers: int = 1) -> str:
    """Paragraphs of a list at these levels."""
    return "".join(item("文", numbers, at) for at in levels)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 10 21 105"),
        ("decimalZero", "01 10 21 105"),
        ("decimalFullWidth", "１ １０ ２１ １０５"),
        ("decimalEnclosedCircle", "① ⑩ 21 105"),
        ("decimalEnclosedParen", "⑴ ⑽ 21 105"),
        ("lowerLetter", "a j u aaaaa"),
        ("upperLetter", "A J U AAAAA"),
        ("lowerRoman", "i x xxi cv"),
        ("upperRoman", "I X XXI CV"),
        ("chineseCounting", "一 十 二十一 一〇五"),
        ("chineseCountingThousand", "一 十 二十一 一百零五"),
        ("ideographDigital", "一 一〇 二一 一〇五"),
        ("japaneseCounting", "一 十 二十一 百五"),
        ("chineseLegalSimplified", "壹 壹拾 贰拾壹 壹佰零伍"),
        ("ideographTraditional", "甲 癸 21 105"),
        ("none", "   "),
        # a form that is not known is written in digits
        ("ganada", "1 10 21 105"),
    ],
)
def test_forms(form: str, expected: str) -> None:
    """Numbers 1, 10, 21 and 105 in each form."""
    assert " ".join(written(n, form) for n in (1, 10, 21, 105)) == expected


@pytest.mark.parametrize(
    ("n", "words"),
    [(12, "十二"), (110, "一百一十"), (1010, "一千零一十"), (10003, "一万零三"), (20000, "二万"), (11000, "一万一千")],
)
def test_counting_with_units(n: int, words: str) -> None:
    """Zeros between the units are written once, ten alone has no one before it."""
    assert written(n, "chineseCountingThousand") == words


@pytest.mark.parametrize(
    ("pattern", "levels", "marks"),
    [
        # all levels of an official document; deeper levels start anew
        (OFFICIAL, (0, 1, 1, 2, 3, 4, 4, 0, 1), "一、|（一）|（二）|1. |(1)|① |② |二、|（一）"),
        # articles run on through the chapters
        (LAW, (0, 1, 1, 0, 1), "第一章 |第一条 |第二条 |第二章 |第三条 "),
        # a level shows higher ones, in digits where it says so
        (DOTTED, (0, 1, 1, 0, 1, 2), "一、|1.1 |1.2 |二、|2.1 |1.1 "),
        # a level that was skipped shows its start and counts as used
        (DOTTED, (1, 0), "1.1 |二、"),
        (OFFICIAL, (0, 2, 1), "一、|1. |（二）"),
        # a level shows nothing for a higher one that has bullets
        (level(0, "bullet", "•") + level(1, "decimal", "%1%2."), (0, 1), "|1. "),
    ],
)
def test_levels(pattern: str, levels: tuple[int, ...], marks: str) -> None:
    """Each paragraph gets the mark of its level."""
    assert lines(outline(*levels), lists(pattern)) == [mark + "文" for mark in marks.split("|")]


def test_lists_of_one_pattern_count_on_until_a_start_of_their_own() -> None:
    """Two lists of one pattern share their count; a list with a start of its own begins there, once."""
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), nums={1: 0, 2: 0, 3: 0}, overrides={3: own})
    body = outline(0, 0) + outline(0, numbers=2) + outline(0, 0, numbers=3) + outline(0)
    assert lines(body, numbering) == ["1. 文", "2. 文", "3. 文", "5. 文", "6. 文", "7. 文"]


def test_level_of_a_lists_own() -> None:
    """A list may replace a level of its pattern."""
    own = '<w:lvlOverride w:ilvl="0">' + level(0, "upperRoman", "%1-", '<w:suff w:val="nothing"/>') + "</w:lvlOverride>"
    assert lines(outline(0, 0), lists(level(0, "decimal", "%1."), overrides={1: own})) == ["I-文", "II-文"]


def test_start_from_the_pattern() -> None:
    """A level begins where its pattern says."""
    assert lines(outline(0, 0), lists(level(0, "decimal", "%1.", '<w:start w:val="3"/>'))) == ["3. 文", "4. 文"]


def test_numbers_from_styles() -> None:
    """A style numbers its paragraphs, at the level that is tied to it; a paragraph can opt out."""
    numbering = lists(
        level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="H1"/>')
        + level(1, "decimal", "%2、", '<w:pStyle w:val="H2"/>')
    )
    list_of = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", "heading 1", list_of) + style("H2", "heading 2", list_of)
    styles += style("H3", "子", '<w:basedOn w:val="H2"/>')
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("总则", style="H1") + p("甲", style="H2") + p("乙", style="H3") + p("丙", style="H2", properties=none)
    assert lines(body, numbering, styles) == ["第一章 总则", "1、甲", "2、乙", "丙"]


def test_list_that_stands_for_the_list_of_a_style() -> None:
    """A pattern may lead through a list style to the one that holds the levels."""
    numbering = lists('<w:numStyleLink w:val="L"/>', level(0, "decimal", "%1)"))
    styles = style("L", "公文编号", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', "numbering")
    assert lines(outline(0, 0), numbering, styles) == ["1)文", "2)文"]


def test_numbers_alone_in_cells() -> None:
    """A column of running numbers holds paragraphs without text; the numbers are shown all the same."""
    number = tc(item("", 1))
    body = table(["序号", "任务"], [number, "扩园"], [number, "提质"])
    assert lines(body, lists(level(0, "decimal", "%1"))) == ["序号", "任务", "1", "扩园", "2", "提质"]


def test_text_boxes_count_by_themselves() -> None:
    """Paragraphs in text boxes start anew, and the text around them counts on."""
    box = "<w:r><w:pict><w:txbxContent>" + outline(0, 0) + "</w:txbxContent></w:pict></w:r>"
    body = outline(0) + p("框", box) + outline(0)
    assert lines(body, lists(level(0, "decimal", "%1."))) == ["1. 文", "框", "1. 文", "2. 文", "2. 文"]


def test_lists_that_do_not_exist() -> None:
    """A paragraph of an unknown list, or of a level that the list does not have, stands without number."""
    assert lines(outline(0, numbers=9) + outline(7), lists(level(0, "decimal", "%1."))) == ["文", "文"]
