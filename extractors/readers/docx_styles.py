"""Styles of a Word file: which of them make headings, number paragraphs or hide text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.readers.docx_markup import VAL, Element, W, flag, number, value

# heading 1 / 标题 1 / 标题1 / 1级标题 / 一级标题 / Überschrift 1 / Titre 1
HEADING_NAME = re.compile(
    r"(?:heading|标题|標題|überschrift|titre|título|заголовок)\s*([1-9])(?:\s*char)?|([1-9一二三四五六七八九])\s*级标题",
    re.IGNORECASE,
)
# the style of a document's own title
TITLE_NAME = re.compile(r"title|标题|標題|文档标题|公文标题|文件标题|大标题", re.IGNORECASE)
BODY_TEXT = 9  # outline level that stands for “no heading”
MAX_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file states it; None where it leaves a property to the style that it is based on."""

    name: str
    parent: str | None
    outline: int | None
    list_id: str | None
    list_level: int | None
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to; `heading` is a level from 1 or 0 for none, `chain` its styles from near to far."""

    heading: int = 0
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool = False
    chain: tuple[str, ...] = ()


@dataclass(slots=True)
class Styles:
    """All styles of a file; `usual` is the paragraph style that holds where none is named."""

    styles: dict[str, Style] = field(default_factory=dict)
    usual: str = ""
    looks: dict[str, Look] = field(default_factory=dict)
    hiding: bool = False

    def look(self, style_id: str | None) -> Look:
        """What a style comes to with all styles that it is based on."""
        key = self.usual if style_id is None or style_id not in self.styles else style_id
        if key not in self.looks:
            self.looks[key] = self._resolved(key)
        return self.looks[key]

    def hides(self, style_id: str) -> bool:
        """Whether a character style hides its text."""
        return self.hiding and style_id in self.styles and self.look(style_id).hidden

    def _resolved(self, key: str) -> Look:
        chain: list[str] = []
        at: str | None = key
        while at is not None and at in self.styles and at not in chain and len(chain) < MAX_CHAIN:
            chain.append(at)
            at = self.styles[at].parent
        styles = [self.styles[one] for one in chain]
        return Look(
            heading=next((level for s in styles if (level := _heading(s)) is not None), 0),
            list_id=next((s.list_id for s in styles if s.list_id is not None), None),
            list_level=next((s.list_level for s in styles if s.list_level is not None), None),
            hidden=next((s.hidden for s in styles if s.hidden is not None), False),
            chain=tuple(chain),
        )


def read_styles(root: Element | None) -> Styles:
    """Styles from the root of styles.xml; none where the file has no such part."""
    styles = Styles()
    for element in root.iterchildren(W + "style") if root is not None else ():
        style_id = element.get(W + "styleId")
        if style_id is None or style_id in styles.styles:
            continue
        paragraph = element.find(W + "pPr")
        numbering = paragraph.find(W + "numPr") if paragraph is not None else None
        styles.styles[style_id] = Style(
            name=(value(element, "name") or style_id).strip(),
            parent=value(element, "basedOn"),
            outline=number(paragraph, "outlineLvl"),
            list_id=value(numbering, "numId"),
            list_level=number(numbering, "ilvl"),
            hidden=flag(element.find(W + "rPr"), "vanish"),
        )
        styles.hiding = styles.hiding or bool(styles.styles[style_id].hidden)
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            styles.usual = style_id
    return styles


def _heading(style: Style) -> int | None:
    """Heading level that a style states itself: 0 for body text, None where it says nothing."""
    if style.outline is not None:
        return heading_level(style.outline)
    match = HEADING_NAME.fullmatch(style.name)
    if match:
        word = match.group(1) or match.group(2)
        return int(word) if word.isascii() else "一二三四五六七八九".index(word) + 1
    return 1 if TITLE_NAME.fullmatch(style.name) else None


def heading_level(outline: int) -> int:
    """Heading level from 1 for an outline level from 0; 0 for body text."""
    return outline + 1 if outline < BODY_TEXT else 0


def named_style(properties: Element | None, kind: str) -> str | None:
    """Style that a paragraph (`pStyle`) or a run (`rStyle`) names."""
    found = properties.find(W + kind) if properties is not None else None
    return found.get(VAL) if found is not None else None
