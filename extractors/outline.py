"""The tree of sections: which heading candidates belong to a consistent numbering, and how they nest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.contents import Contents
from extractors.functions import function_of
from extractors.headings import Heading, find_headings
from extractors.labels import Form
from extractors.reading import Part, Section
from kg.facts import DocumentType, SectionFunction

# boxes and tables hang under the section they stand in and hold no numbered headings themselves
LOOSE = (Form.BOX, Form.TABLE)
NUMBERED = (Form.CHAPTER, Form.CLAUSE, Form.HAN, Form.HAN_BRACKET, Form.ARTICLE, Form.DIGIT)
MAX_GAP = 2


@dataclass(slots=True)
class _Walk:
    """Numbering as read so far: the open forms with their last number, and the last number of each form."""

    open: list[tuple[Form, int]] = field(default_factory=list)
    last: dict[Form, int] = field(default_factory=dict)

    def place(self, form: Form, number: int) -> tuple[int, int] | None:
        """Level and number of a heading if it continues the numbering, else None."""
        forms = [f for f, _ in self.open]
        if form in forms:
            depth = forms.index(form)
            expected = self.open[depth][1] + 1
            number = number or expected
            if not (expected <= number < expected + MAX_GAP or (number == 1 and depth > 0)):
                return None
        else:
            number = number or 1
            through = self.last.get(form, 0) + 1
            if number not in (1, through):
                return None
            depth = self._depth(form)
        del self.open[depth:]
        self.open.append((form, number))
        self.last[form] = number
        return depth + 1, number

    def _depth(self, form: Form) -> int:
        """Depth for a form that is not open: under the innermost open form that usually encloses it."""
        depth = len(self.open)
        while depth and self.open[depth - 1][0] > form:
            depth -= 1
        return depth


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


def build_outline(text: str, parts: Sequence[Part], *, contents: Contents | None) -> tuple[Section, ...]:
    """Sections of all documents of a file, in order of the text.

    Args:
        text: clean text.
        parts: the documents in it.
        contents: table of contents, if there is one.
    """
    nodes = [node for part in parts for node in _nodes(text, part, contents)]
    parents = _parents(nodes)
    sections: list[Section] = []
    for i, _node in enumerate(nodes):
        sections.append(_section(nodes, i, parents[i], sections))
    return tuple(sections)


def _nodes(text: str, part: Part, contents: Contents | None) -> list[_Node]:
    """Headings of one document that fit its numbering."""
    walk = _Walk()
    nodes: list[_Node] = []
    done = part.body
    for heading in find_headings(text, part.body, part.end, contents=contents):
        if heading.label.start < done:
            continue
        level = _level(heading, walk, nodes)
        if level is None:
            continue
        bare, shown = _names(heading, walk)
        nodes.append(_Node(heading, level, shown, bare, part.id, part.fact.type, part.end))
        done = heading.head_end
    return nodes


def _level(heading: Heading, walk: _Walk, nodes: Sequence[_Node]) -> int | None:
    form, number = heading.label.form, heading.label.number
    if form in LOOSE:
        return len(walk.open) + 1
    if form is Form.ANNEX:
        if not heading.at_line_start or not nodes:
            return None
        walk.open.clear()
        walk.last.clear()
        return 1
    if form not in NUMBERED or (form is Form.DIGIT and _listed_in_box(nodes, walk)):
        return None
    placed = walk.place(form, number)
    return placed[0] if placed else None


def _listed_in_box(nodes: Sequence[_Node], walk: _Walk) -> bool:
    """Whether 1. 2. 3. would count things in a box, table or annex and not the sections around it."""
    if not nodes or Form.DIGIT in (form for form, _ in walk.open):
        return False
    return nodes[-1].heading.label.form in (Form.BOX, Form.TABLE, Form.ANNEX)


def _names(heading: Heading, walk: _Walk) -> tuple[str, str]:
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
    function, rule = function_of(node.heading.title, above=above, document=node.doc_type)
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
        body_end=following.heading.label.start if following else node.doc_end,
        end=end,
        rule=rule,
    )
