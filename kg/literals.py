"""Single values of facts as RDF terms: numbers, amounts, dates, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import SDO, XSD
from rdflib.term import URIRef

from kg.facts import Quantity, Relation, Role, TargetFact
from ontology.terms import PK, QUDT

#: Code of the words for an indicator's attribute.
ATTRIBUTES: Final = MappingProxyType({"约束性": "binding", "预期性": "expected"})

#: One-hop links from a task to the organisation that plays a role in it.
OWNER_LINKS: Final = MappingProxyType(
    {
        Role.LEAD: PK.leadBy,
        Role.RESPONSIBLE: PK.responsible,
        Role.SUPPORT: PK.supportedBy,
        Role.DIRECTED: PK.directed,
    }
)
#: One-hop links from a document to a paper that it cites.
CITATION_LINKS: Final = MappingProxyType(
    {
        Relation.BASED_ON: PK.basedOn,
        Relation.IMPLEMENTS: PK.implements,
        Relation.TO_ISSUE: PK.toIssue,
        Relation.ISSUED: PK.issued,
        Relation.MENTIONS: PK.mentions,
    }
)
#: Powers of ten to yuan and to square metres of the units that projects are given in (GB 3100); foreign currencies and
#: 亩 stay as written.
_YUAN: Final = {"元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8, "万亿元": 12}
_SQUARE_METRES: Final = {
    "平方米": 0, "平米": 0, "㎡": 0, "m2": 0, "m²": 0, "万平方米": 4, "万平米": 4, "万㎡": 4, "公顷": 4, "平方公里": 6,
}  # fmt: skip
# "2022-05": a date given to the month
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
# "2022": a date given to the year
_YEAR = re.compile(r"\d{4}")
#: Signs of the fact format and whether the number is the lower or the upper bound.
_LOWER: Final = (">=", ">")
_UPPER: Final = ("<=", "<")
_SIGNS: Final = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}


@cache
def term(iri: URIRef) -> NamedNode:
    """Return a term of a vocabulary as a node."""
    return NamedNode(iri)


def concept(scheme: str, code: StrEnum) -> NamedNode:
    """Return the concept of a code: ("type", action_plan) -> pk:typeActionPlan."""
    return _concept(scheme, code.value)


def coded(scheme: str, code: str | None) -> NamedNode | None:
    """Return the concept of a code that is given as text, None for none."""
    return _concept(scheme, code) if code else None


@cache
def _concept(scheme: str, code: str) -> NamedNode:
    return NamedNode(PK[scheme + "".join(part.capitalize() for part in code.split("_"))])


def text(words: str) -> Literal:
    """Return a plain string; lone halves of surrogate pairs, for which RDF has no form, become U+FFFD."""
    return Literal(words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def integer(number: int) -> Literal:
    """Return a whole number."""
    return Literal(str(number), datatype=term(XSD.integer))


def decimal(number: float | Decimal) -> Literal:
    """Return a decimal number in its shortest form without exponent."""
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    return Literal(f"{exact.normalize():f}", datatype=term(XSD.decimal))


def boolean(yes: bool) -> Literal:
    """Return true or false."""
    return Literal("true" if yes else "false", datatype=term(XSD.boolean))


def day(written: str | None) -> Literal | None:
    """Return a calendar day YYYY-MM-DD, None for anything else."""
    if not written or not _is_day(written):
        return None
    return Literal(written, datatype=term(XSD.date))


def partial_date(written: str | None) -> Literal | None:
    """Return a day, a month or a year with its datatype; other words stay a string."""
    if not written:
        return None
    if _MONTH.fullmatch(written):
        return Literal(written, datatype=term(XSD.gYearMonth))
    if _YEAR.fullmatch(written):
        return Literal(written, datatype=term(XSD.gYear))
    return day(written) or text(written)


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def yuan(quantity: Quantity) -> Literal | None:
    """Return an investment in yuan, None where its unit is not one of yuan."""
    return _scaled(quantity, _YUAN)


def square_metres(quantity: Quantity) -> Literal | None:
    """Return a floor area in square metres, None where its unit is no metric one."""
    return _scaled(quantity, _SQUARE_METRES)


def _scaled(quantity: Quantity, powers: Mapping[str, int]) -> Literal | None:
    power = powers.get("".join(quantity.unit.split()))
    return None if power is None else decimal(Decimal(repr(quantity.value)).scaleb(power))


def amount(quantity: Quantity) -> str:
    """Return number and unit as a reader writes them: 2.36亿元."""
    return f"{_plain(quantity.value)}{quantity.unit}"


def bounds(fact: TargetFact) -> Iterator[tuple[URIRef, float]]:
    """Yield the numbers of a value with their properties: the number itself, and what it bounds from below or above."""
    if isinstance(fact.value, tuple):
        yield SDO.minValue, fact.value[0]
        yield SDO.maxValue, fact.value[1]
    elif fact.value is not None:
        yield QUDT.numericValue, fact.value
        if fact.op in _LOWER:
            yield SDO.minValue, fact.value
        if fact.op in _UPPER:
            yield SDO.maxValue, fact.value


def value_label(fact: TargetFact) -> str:
    """Return a value as a reader writes it: 普惠性幼儿园覆盖率 ≥90% (2025)."""
    if isinstance(fact.value, tuple):
        number = f"{_plain(fact.value[0])}–{_plain(fact.value[1])}{fact.unit}"
    elif fact.value is not None:
        number = f"{_SIGNS.get(fact.op, fact.op)}{_plain(fact.value)}{fact.unit}"
    else:
        number = fact.text or ""
    year = f" ({fact.year})" if fact.year is not None else ""
    return f"{fact.indicator} {number}{year}".strip()


def _plain(number: float) -> str:
    return f"{Decimal(repr(number)).normalize():f}"
