"""How far the numbering of a document has been read: the open labels, and where a new one would stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.labels import Form

# a number may be left out once
MAX_GAP = 2


@dataclass(slots=True)
class Numbering:
    """Numbering as read so far: the open forms with their last number, and the last number of each form.

    `base` is 1 inside an annex, whose numbering begins below its title; `box` is the last number counted inside the
    box or table before, None where there is none; `before_box` tells that a box comes next.
    """

    base: int = 0
    box: int | None = None
    before_box: bool = False
    open: list[tuple[Form, int]] = field(default_factory=list)
    last: dict[Form, int] = field(default_factory=dict)

    def place(self, form: Form, number: int) -> int | None:
        """Level of a heading if it continues the numbering, else None."""
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
        self.box = None
        return depth + 1 + self.base

    def place_decimal(self, number: str) -> int:
        """Level of a heading counted in decimals, which says itself how deep it is: 2.3.1."""
        self.box = None
        self.open[:] = [(Form.DECIMAL, int(part)) for part in number.split(".")]
        return self.base + len(self.open)

    def place_styled(self, rank: int, *, counted: bool) -> int:
        """Level of a heading that only its style shows.

        Args:
            rank: depth of its style among those of the document, from 1.
            counted: whether headings of the same style have labels, so that it stands beside them.
        """
        self.box = None
        depth = min(rank - 1, len(self.open))
        del self.open[depth:]
        if not counted:
            self.open.append((Form.STYLED, rank))
        return self.base + depth + 1

    def repeat(self) -> int:
        """Level of a chapter that has the number of the chapter before."""
        self.box = None
        del self.open[1:]
        return self.base + 1

    def begin_box(self) -> int:
        """Level of a box or table, which has a count of its own."""
        self.box = 0
        return self.base + len(self.open) + 1

    def begin_annex(self) -> int:
        """Level of an annex, behind which the numbering begins anew."""
        self.base, self.box = 1, None
        self.open.clear()
        self.last.clear()
        return 1

    def _depth(self, form: Form) -> int:
        """Depth for a form that is not open: under the innermost open form that usually encloses it."""
        depth = len(self.open)
        while depth and self.open[depth - 1][0] > form:
            depth -= 1
        return depth
