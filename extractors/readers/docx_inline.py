"""The text of one paragraph of a Word file: runs, fields, tracked changes, symbols, breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractors.readers.docx_markup import DRAWING, MC, VML, Element, M, W, flag
from extractors.readers.docx_styles import Styles, named_style
from extractors.readers.docx_symbols import replaced, sign

# {EQ \o\ac(○,3)}: a sign within a circle
CIRCLED_SIGN = re.compile(r"\s*EQ\s+\\o(?:\\a[clr])?\s*\([^,;]*[,;](?P<inner>[^)]*)\)", re.IGNORECASE)
SIZE_SWITCH = re.compile(r"\\s\\?(?:up|do)\d*\s*\(|[()\s]")
ODD_SPACE = re.compile("[\r\n\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
OBJECT = "\ufffc"  # stands where a picture was
PRIVATE_CODES = re.compile("[\uf000-\uf0ff]")
BLANK_LINES = re.compile(r"[ \u3000]*\n\s*")
MAX_DEPTH = 60
# wrappers whose content counts as if they were not there
TRANSPARENT = {
    W + "hyperlink", W + "smartTag", W + "customXml", W + "sdtContent", W + "ins", W + "moveTo", W + "dir", W + "bdo",
    W + "fldSimple", W + "ruby", W + "rubyBase", M + "oMathPara",
}  # fmt: skip
SUBSTITUTES = {W + "noBreakHyphen": "-", W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n"}
LEFT_OUT = {
    "pictures": "处图片未识别 / pictures were not read",
    "objects": "处图表、图形或嵌入对象未读 / charts, diagrams or embedded objects were not read",
    "signs": "个符号无法对应到文字 / signs of symbol fonts have no known character",
    "comments": "处批注未读 / comments were left out",
    "files": "处嵌入的文件未读 / embedded files were not read",
    "depth": "处嵌套过深未读 / parts nested too deeply were left out",
    "tables": "个表过大，只作文字读出 / tables are too large and were read as text only",
}


@dataclass(slots=True)
class Line:
    """What one paragraph yields: its text, the text boxes and the notes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: bool = False

    def text(self) -> str:
        """The text without white space at its ends and without empty lines."""
        text = "".join(self.pieces).strip()
        return BLANK_LINES.sub("\n", text) if "\n" in text else text


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    shown: bool = False


@dataclass(slots=True)
class Inline:
    """Reads paragraphs; fields may reach over several of them. `left_out` counts what was passed over."""

    styles: Styles
    left_out: Counter[str] = field(default_factory=Counter)
    fields: list[_Field] = field(default_factory=list)
    muted: bool = False

    def read(self, paragraph: Element, *, hidden: bool) -> Line:
        """The text of a paragraph.

        Args:
            paragraph: its element.
            hidden: whether its style hides it.
        """
        line = Line(hidden=hidden)
        self._walk(paragraph, line, 0)
        while self.fields and not self.fields[-1].shown:
            self.fields.pop()
        self.muted = False
        return line

    def _walk(self, parent: Element, line: Line, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.left_out["depth"] += 1
            return
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, line, depth)
            elif tag == M + "oMath":
                line.pieces.extend(self._formula(child, depth + 1))
            else:
                content = child if tag in TRANSPARENT else content_of(child)
                if content is not None:
                    self._walk(content, line, depth + 1)

    def _run(self, run: Element, line: Line, depth: int) -> None:
        properties = run.find(RUN_PROPERTIES)
        if line.hidden if properties is None else self._is_hidden(properties, line.hidden):
            self._only_fields(run)
        else:
            self._content(run, line, properties, depth)

    def _content(self, run: Element, line: Line, properties: Element | None, depth: int) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if not self.muted:
                    line.pieces.append(_words(child, properties))
            elif tag in SUBSTITUTES:
                self._add(SUBSTITUTES[tag], line)
            elif tag in RARE:
                RARE[tag](self, child, line)
            elif tag == MC + "AlternateContent":
                chosen = choice(child)
                if chosen is not None and depth < MAX_DEPTH:
                    self._content(chosen, line, properties, depth + 1)
            elif tag == W + "ruby":
                self._walk(child, line, depth + 1)

    def _add(self, text: str, line: Line) -> None:
        if not self.muted:
            line.pieces.append(text)

    def _is_hidden(self, properties: Element, usual: bool) -> bool:
        own = flag(properties, "vanish")
        if own is not None:
            return own
        style = named_style(properties, "rStyle") if self.styles.hiding else None
        return usual or (style is not None and self.styles.hides(style))

    def _only_fields(self, run: Element) -> None:
        """Follow the fields of a hidden run, so that their ends are not missed."""
        for child in run.iterchildren(W + "fldChar"):
            self._field(child, Line())

    def _field(self, mark: Element, line: Line) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                checked = flag(box, "checked")
                self._add("☑" if (flag(box, "default") if checked is None else checked) else "☐", line)
            if len(self.fields) < MAX_DEPTH:
                self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            done = self.fields.pop()
            self.muted = not all(one.shown for one in self.fields)
            if not done.shown:
                self._add(circled("".join(done.code)), line)
        self.muted = not all(one.shown for one in self.fields)

    def _code(self, element: Element, line: Line) -> None:
        if self.fields and not self.fields[-1].shown and len(self.fields[-1].code) < MAX_DEPTH:
            self.fields[-1].code.append(element.text or "")

    def _symbol(self, element: Element, line: Line) -> None:
        found = sign(element.get(W + "font") or "", element.get(W + "char") or "")
        if found is None:
            self.left_out["signs"] += 1
        self._add(found or "", line)

    def _break(self, element: Element, line: Line) -> None:
        self._add("\n", line)

    def _note(self, element: Element, line: Line) -> None:
        kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
        line.notes.append((kind, element.get(W + "id") or ""))

    def _comment(self, element: Element, line: Line) -> None:
        self.left_out["comments"] += 1

    def _drawing(self, element: Element, line: Line) -> None:
        """Text boxes in a drawing; pictures and charts are counted."""
        boxes = list(_boxes(element, 0))
        line.boxes.extend(boxes)
        if boxes:
            return
        if next(element.iter(DRAWING + "blip", VML + "imagedata"), None) is not None:
            self.left_out["pictures"] += 1
        elif next(element.iter(DRAWING + "graphicData", W + "object"), None) is not None and not _is_shape(element):
            self.left_out["objects"] += 1

    def _formula(self, parent: Element, depth: int) -> Iterator[str]:
        """A formula in one line: a/b, x^2, x_i."""
        if depth > MAX_DEPTH:
            self.left_out["depth"] += 1
            return
        for child in parent:
            if child.tag == M + "t" or child.tag == TEXT:
                yield ODD_SPACE.sub(" ", child.text or "")
                continue
            if child.tag in JOINTS:
                yield JOINTS[child.tag]
            if child.tag not in (W + "del", W + "moveFrom"):
                yield from self._formula(child, depth + 1)


def content_of(element: Element) -> Element | None:
    """What to read of a content control or of alternative contents; None for all else, and where only a hint shows."""
    if element.tag == W + "sdt":
        return None if flag(element.find(W + "sdtPr"), "showingPlcHdr") else element.find(W + "sdtContent")
    return choice(element) if element.tag == MC + "AlternateContent" else None


def choice(alternate: Element) -> Element | None:
    """The content to read where a file gives several forms of the same."""
    found = alternate.find(MC + "Choice")
    return found if found is not None else alternate.find(MC + "Fallback")


def circled(code: str) -> str:
    """What a field without result shows: ③ for the code that draws a circle around 3, nothing for all others."""
    match = CIRCLED_SIGN.match(code)
    if not match:
        return ""
    inner = SIZE_SWITCH.sub("", match["inner"])
    plain = inner.isascii() and inner.isdigit() and len(inner) < 3
    return chr(ord("①") + int(inner) - 1) if plain and 1 <= int(inner) <= 20 else inner


def _words(element: Element, properties: Element | None) -> str:
    text = element.text or ""
    if not text:
        return ""
    if element.get(SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    if OBJECT in text:
        text = text.replace(OBJECT, "")
    if ODD_SPACE.search(text):
        text = ODD_SPACE.sub(" ", text)
    if properties is not None and PRIVATE_CODES.search(text):
        fonts = properties.find(W + "rFonts")
        return replaced(text, fonts.get(W + "ascii") or "") if fonts is not None else text
    return text


def _boxes(element: Element, depth: int) -> Iterator[Element]:
    """Contents of the text boxes in a drawing, each once."""
    for child in element if depth < MAX_DEPTH else ():
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from _boxes(chosen, depth + 1)
        else:
            yield from _boxes(child, depth + 1)


def _is_shape(element: Element) -> bool:
    """Whether a drawing is a bare shape: a line, an arrow."""
    data = next(element.iter(DRAWING + "graphicData"), None)
    kind = (data.get("uri") or "") if data is not None else ""
    return kind.endswith(("Shape", "Group", "Canvas"))


RUN, TEXT, RUN_PROPERTIES = W + "r", W + "t", W + "rPr"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RARE: dict[str, Callable[[Inline, Element, Line], None]] = {
    W + "fldChar": Inline._field,
    W + "instrText": Inline._code,
    W + "sym": Inline._symbol,
    W + "br": Inline._break,
    W + "footnoteReference": Inline._note,
    W + "endnoteReference": Inline._note,
    W + "commentReference": Inline._comment,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._drawing,
}
JOINTS = {M + "den": "/", M + "sup": "^", M + "sub": "_", M + "deg": ""}
