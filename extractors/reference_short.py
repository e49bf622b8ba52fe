"""Short forms: 《意见》, 《规划》, 以下简称《通用目录》 and what they stand for; and which titles are the file's own."""

from __future__ import annotations

import re

from extractors.reference_brackets import Cited
from extractors.reference_words import named_texts
from extractors.titles import passed_on, title_key, title_words, without_tails
from kg.facts import DocumentFact

# 本规划 / 该办法 / 上述意见: the title word behind a pointing word
POINTING = re.compile(r"^(?:本|该|此|上述|前述|以上)")
# 教育事业“十四五”规划 in a paper called 教育事业发展“十四五”规划
PERIOD = re.compile(r"[一二三四五六七八九十]{1,3}五")
# longest title, in characters, that may be a short form
LONGEST_SHORT = 14


class ShortForms:
    """Titles met so far in one document, and the short forms that point back to them."""

    def __init__(self, own: tuple[DocumentFact, ...]) -> None:
        self._declared: dict[str, str] = {}
        self._titles: list[str] = []
        self._places = tuple(sorted({n for d in own for n in (d.jurisdiction, d.province, *d.issuers) if n}, key=_long))
        self._own = {core for d in own for core in self._cores(d.title)} - {""}

    def remember(self, cited: Cited) -> None:
        """Keep a full title that later short forms may mean, and the short form declared for it."""
        self._titles.append(cited.title)
        if cited.short:
            self._declared[title_key(cited.short)] = cited.title

    def resolve(self, cited: Cited) -> str | None:
        """Full title that a short form stands for; None where the title stands for itself."""
        key = title_key(cited.title)
        if key in self._declared:
            return self._declared[key]
        if not cited.bracketed or len(key) > LONGEST_SHORT or cited.number:
            return None
        for title in reversed(self._titles):
            full = title_key(title)
            if full != key and (full.endswith(key) or title_key(without_tails(title)).endswith(key)):
                return title
        return None

    def is_own(self, cited: Cited, issuers: tuple[str, ...]) -> bool:
        """Whether the title is that of a document in the file, with or without issuer, place and 关于印发…的通知."""
        cores = self._cores(cited.title)
        key = title_key(cited.title)
        if len(key) <= LONGEST_SHORT and any(own.endswith(key) for own in self._own):
            return True
        if not cited.bracketed and any(_same_period(core, own) for core in cores for own in self._own):
            return True
        if not cores & self._own:
            return False
        return not cited.bracketed or not issuers or all(issuer in self._places for issuer in issuers)

    def is_generic(self, title: str) -> bool:
        """Whether a title is nothing but a title word: 《意见》, 《规划》, 《纲要（草案）》, 本《办法》."""
        bare = POINTING.sub("", title_key(without_tails(title)))
        return bare in {w.word for w in title_words()} and bare not in named_texts()

    def _cores(self, title: str) -> set[str]:
        """Forms of a title without issuers, place and the words of the notice around it."""
        inner = passed_on(title)
        return {self._core(t) for t in (title, inner) if t} - {""}

    def _core(self, title: str) -> str:
        key = title_key(title)
        names = [title_key(p) for p in self._places]
        changed = True
        while changed:
            changed = False
            for head in (*names, "关于", "推进"):
                if key.startswith(head):
                    key, changed = key[len(head) :], True
        for name in names:
            key = key.replace(name, "")
        return key


def _long(name: str) -> tuple[int, str]:
    return -len(name), name


def _same_period(core: str, own: str) -> bool:
    """Whether both are plans of one five-year period and the first says nothing that the second does not say."""
    period = PERIOD.search(core)
    if period is None or not core.endswith("规划") or not own.endswith(("规划", "纲要")) or period.group(0) not in own:
        return False
    words = PERIOD.sub("", core).removesuffix("规划")
    return words in own
