"""The tree of sections: which heading candidates belong to a consistent numbering, and how they nest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.contents import Contents, find_contents
from extractors.functions import function_of
from extractors.headings import Heading, find_headings
from extractors.labels import Form
from extractors.numbering import Numbering
from extractors.reading import CleanText, Part, Section
from extractors.source import Source
from extractors.styled_headings import Styled, Styles, styled_headings
from kg.facts import DocumentType, SectionFunction

# forms that items of a list take
ITEMS = (Form.HAN_BRACKET, Form.DIGIT, Form.DIGIT_BRACKET)
# boxes and tables hang under the section they stand in and hold no numbered headings themselves
LOOSE = (Form.BOX, Form.TABLE)
NUMBERED = (Form.CHAPTER, Form.CLAUSE, Form.HAN, Form.HAN_BRACKET, Form.ARTICLE, Form.DIGIT, Form.DIGIT_BRACKET)
# the title of an annex that explains words or is a table: 有关名词解释, 监测指标体系（试行）
NO_HEADINGS = re.compile(
    r"(?:名词|用语|术语)(?:注释|解释|释义|说明)|注释$|释义$"
    r"|(?:表|指标|指标体系|名单|目录|名录|流程图|示意图|样式|格式)(?:（[^（）]*）)?$"
)
# the title of an annex whose items are work to be done: 重点任务清单
WORK = re.compile(r"(?:任务|措施|行动|工程|项目|分工|工作|方案|计划)[^，。]{0,6}$")
# a chapter whose number is the one before by mistake has a title no longer than this
MAX_REPEATED = 30


@dataclass(frozen=True, slots=True)
class _Node:
    """A heading that counts, with its place in the tree."""

    heading: Heading
    level: int
    shown: str
    bare: str
    doc: str
    doc_type: DocumentType
    doc_end: int


def build_outline(source: Source, clean: CleanText, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Sections of all documents of a file, in order of the text.

    Args:
        source: file as read, which may know headings by their style.
        clean: its clean text.
        parts: the documents in it.
    """
    styled = styled_headings(source, clean)
    contents = find_contents(clean.text)
    nodes = [node for part in parts for node in _nodes(clean.text, part, contents, styled)]
    parents = _parents(nodes)
    sections: list[Section] = []
    for i, _node in enumerate(nodes):
        sections.append(_section(nodes, i, parents[i], sections))
    return tuple(sections)


def _nodes(text: str, part: Part, contents: Contents | None, styled: Sequence[Styled]) -> list[_Node]:
    """Headings of one document that fit its numbering; the note that lists annexes ends what stands before."""
    walk = Numbering()
    nodes: list[_Node] = []
    done = part.body
    styles = Styles.of(text, part, contents, styled)
    numbered = find_headings(text, part.body, part.end, contents=contents)
    headings = sorted((*numbered, *styles.headings), key=lambda h: h.label.start)
    for i, heading in enumerate(headings):
        if heading.label.start < done:
            continue
        walk.before_box = i + 1 < len(headings) and headings[i + 1].label.form in LOOSE
        if heading.note:
            walk = Numbering()
            nodes = [replace(n, doc_end=min(n.doc_end, heading.label.start)) for n in nodes]
            continue
        level = styles.place(heading, walk) or _level(text, heading, walk, nodes)
        if level is None:
            continue
        bare, shown = _names(heading, walk)
        nodes.append(_Node(heading, level, shown, bare, part.id, part.fact.type, part.end))
        done = heading.head_end
    return _with_closing_boxes(nodes)


def _with_closing_boxes(nodes: Sequence[_Node]) -> list[_Node]:
    """Boxes behind the last item 1. 2. 3. of a section stand beside the items and not in the last one.

    Not so where an item before has a box of its own.
    """
    out: list[_Node] = []
    inside = False
    for i, node in enumerate(nodes):
        above = next((n for n in reversed(out) if n.level < node.level), None)
        if node.heading.label.form in LOOSE and above and above.heading.label.form is Form.DIGIT and above.level > 2:
            behind = next((n for n in nodes[i + 1 :] if n.heading.label.form not in LOOSE), None)
            inside = inside or (behind is not None and behind.level == above.level)
            out.append(node if inside else replace(node, level=above.level))
        else:
            out.append(node)
    return out


def _level(text: str, heading: Heading, walk: Numbering, nodes: Sequence[_Node]) -> int | None:
    """Level of a heading that belongs to the document's numbering, None for one that does not."""
    form = heading.label.form
    if form in LOOSE:
        return walk.begin_box()
    if form is Form.DECIMAL:
        return walk.place_decimal(heading.label.bare)
    if form is Form.ANNEX:
        return walk.begin_annex() if heading.at_line_start and nodes else None
    if form not in NUMBERED or _counts_items(text, heading, walk, nodes):
        return None
    if form is Form.HAN and _counted_twice(heading, walk, nodes):
        return walk.repeat()
    return walk.place(form, heading.label.number)


def _in_bare_annex(nodes: Sequence[_Node], walk: Numbering) -> bool:
    """Whether 1. 2. 3. would count the words that an annex explains or the rows of its table."""
    annex = next((n for n in reversed(nodes) if n.level == 1), None)
    return walk.base == 1 and annex is not None and NO_HEADINGS.search(annex.heading.title) is not None


def _in_article(walk: Numbering) -> bool:
    return any(form is Form.ARTICLE for form, _ in walk.open)


def _in_list(text: str, heading: Heading, *, in_article: bool) -> bool:
    """Whether a label counts an item of a list in a sentence: …下列职责：（一）制定政策；（二）监督检查；

    Outside of articles only the ； tells; in an article also the ： before the first item, or that nothing but the
    item stands on its line.
    """
    line_end = text.find("\n", heading.head_end)
    line = text[heading.label.start : line_end if line_end >= 0 else len(text)]
    if line.endswith("；") and "。" not in line:
        return True
    before = text[: heading.label.start].rstrip("\n")[-1:]
    behind = text[heading.head_end : heading.head_end + 2].lstrip("。")[:1]
    return in_article and ((before == "：" and heading.label.number == 1) or behind in ("", "\n"))


def _counted_twice(heading: Heading, walk: Numbering, nodes: Sequence[_Node]) -> bool:
    """Whether a chapter repeats the number of the chapter before by mistake: 五、… and again 五、…"""
    if not heading.at_line_start or not walk.open or walk.open[0] != (Form.HAN, heading.label.number):
        return False
    last = next(n for n in reversed(nodes) if n.level == walk.base + 1)
    return len(heading.title) <= MAX_REPEATED and last is not nodes[-1] and last.heading.title != heading.title


def _counts_items(text: str, heading: Heading, walk: Numbering, nodes: Sequence[_Node]) -> bool:
    """Whether a label counts the items of a list, a box or a table, and no parts of the document."""
    form = heading.label.form
    if form is Form.DIGIT and (_listed_in_box(heading.label.number, walk) or _in_bare_annex(nodes, walk)):
        return True
    if form is Form.DIGIT_BRACKET and not (heading.at_line_start and walk.open):
        return True
    return form in ITEMS and _in_list(text, heading, in_article=_in_article(walk))


def _listed_in_box(number: int, walk: Numbering) -> bool:
    """Whether 1. 2. 3. count things in a box or table and not the sections around it, whose count goes on behind it."""
    if walk.box is None:
        return False
    section = next((n for form, n in walk.open if form is Form.DIGIT), None)
    if number == (section or 0) + 1 and section is not None and walk.before_box:
        return False  # a section with a box of its own
    if section is None or number == walk.box + 1:
        walk.box = number
        return True
    return number != section + 1


def _names(heading: Heading, walk: Numbering) -> tuple[str, str]:
    """Bare and shown label; a lost numeral is filled in from the numbering."""
    label = heading.label
    if label.form is Form.HAN_BRACKET and not label.bare:
        numeral = _han(walk.open[-1][1])
        return numeral, f"({numeral})"
    return label.bare, label.shown


def _han(number: int) -> str:
    digits = "一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else digits[tens - 1] + "十")
    return head + (digits[ones - 1] if ones else "")


def _parents(nodes: Sequence[_Node]) -> list[int | None]:
    parents: list[int | None] = []
    stack: list[int] = []
    for i, node in enumerate(nodes):
        while stack and (nodes[stack[-1]].level >= node.level or nodes[stack[-1]].doc != node.doc):
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(i)
    return parents


def _section(nodes: Sequence[_Node], i: int, parent: int | None, done: Sequence[Section]) -> Section:
    node = nodes[i]
    following = nodes[i + 1] if i + 1 < len(nodes) and nodes[i + 1].doc == node.doc else None
    end = next(
        (n.heading.label.start for n in nodes[i + 1 :] if n.doc == node.doc and n.level <= node.level), node.doc_end
    )
    above = done[parent].function if parent is not None else None
    if above is SectionFunction.ANNEX and WORK.search(done[parent or 0].title):
        above = None
    why = done[parent].rule if parent is not None else ""
    function, rule = function_of(node.heading.title, above=above, document=node.doc_type, why_above=why)
    if node.heading.label.form is Form.ANNEX:
        function, rule = SectionFunction.ANNEX, "annex_label"
    return Section(
        doc=node.doc,
        index=i,
        parent=parent,
        level=node.level,
        label=node.bare,
        shown=node.shown,
        title=node.heading.title,
        function=function,
        start=node.heading.label.start,
        head_end=node.heading.head_end,
        body_end=min(following.heading.label.start if following else node.doc_end, node.doc_end),
        end=min(end, node.doc_end),
        rule=rule,
    )
