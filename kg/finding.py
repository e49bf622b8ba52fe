"""From a name as a user types it to the organisation or documents meant: all candidates, never a silent pick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from rdflib.namespace import PROV, SKOS

from kg.document_names import place_in_front
from kg.errors import NotFound
from kg.identity import canonical_name, canonical_title
from kg.lookup import Lookup
from kg.organisations import canonical
from ontology.terms import PK

_NEAREST: Final = 5  # names offered where none matches
_LIKENESS: Final = 0.5  # least difflib ratio of a name that is offered
_LISTED: Final = 12  # candidates named in a message


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the graph: IRI, canonical name, place (empty if unknown), and other forms of its name."""

    iri: str
    name: str
    place: str
    aliases: tuple[str, ...]


def organisations(lookup: Lookup) -> tuple[Organisation, ...]:
    """All organisations, by name, place and IRI."""
    found = []
    for iri in lookup.instances(PK.Organisation):
        place = lookup.label(lookup.node(iri, PK.jurisdiction)) if lookup.node(iri, PK.jurisdiction) else ""
        found.append(Organisation(iri, lookup.label(iri), place, lookup.words(iri, SKOS.altLabel)))
    return tuple(sorted(found, key=lambda item: (item.name, item.place, item.iri)))


def find_organisation(lookup: Lookup, name: str, *, place: str = "") -> Organisation:
    """The one organisation that a name means.

    Args:
        lookup: the store.
        name: canonical name, alias, form as written, or IRI.
        place: whose it is, where the name alone leaves that open.

    Raises:
        NotFound: none or several answer to the name; the message names the nearest, or all of them.
    """
    known = organisations(lookup)
    found = [item for item in known if item.iri == name] or matching_organisations(known, name, place=place)
    if not found:
        found = _as_written(lookup, known, name, place=place)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            name,
            f"{len(found)} 个单位都用这个名称 / several organisations answer to it: {_listed(found)}",
            "请写全称，或在 trace 中用 --place 指明地区 / give the full name, or --place in trace",
        )
    raise _nothing(name, known, place=place)


def _nothing(name: str, known: Iterable[Organisation], *, place: str) -> NotFound:
    words = sorted({word for item in known for word in (item.name, *item.aliases)})
    close = nearest(canonical_name(name), words)
    offered = [item.name for item in known if {item.name, *item.aliases} & set(close)]
    where = f"（{place}）" if place else ""
    return NotFound(
        f"{name}{where}", "图谱中没有这个单位 / no such organisation in the graph", _offer(dict.fromkeys(offered))
    )


def matching_organisations(known: Iterable[Organisation], name: str, *, place: str) -> list[Organisation]:
    """Organisations that answer to a name; a full name with its place beats all short forms."""
    wanted = canonical_name(name)
    found = [item for item in known if _in_place(item, place) and _answers(item, wanted)]
    exact = [item for item in found if item.name == wanted]
    return exact if len(exact) == 1 and (place or place_in_front(wanted)) else found


def _answers(item: Organisation, wanted: str) -> bool:
    """Whether the words are a form of the name: as it stands, or read by the rules for names of its place."""
    if wanted == item.name or wanted in item.aliases:
        return True
    if item.place and item.place + wanted == item.name:
        return True
    read = canonical(wanted, jurisdiction=item.place or None, province=None).canonical
    return read == item.name


def _in_place(item: Organisation, place: str) -> bool:
    wanted = canonical_name(place)
    return not wanted or item.place.startswith(wanted) or item.name.startswith(wanted)


def _as_written(lookup: Lookup, known: Iterable[Organisation], name: str, *, place: str) -> list[Organisation]:
    """Organisations that some mark of responsibility calls by this name."""
    wanted = canonical_name(name)
    return [
        item
        for item in known
        if _in_place(item, place)
        and any(
            canonical_name(word) == wanted
            for duty in lookup.subjects(PROV.agent, item.iri)
            for word in lookup.words(duty, PK.asWritten)
        )
    ]


def _listed(found: Iterable[Organisation]) -> str:
    """Names of candidates with what tells them apart."""
    items = list(found)
    names = [item.name for item in items]
    words = []
    for item in items[:_LISTED]:
        place = f"（{item.place or item.iri}）" if names.count(item.name) > 1 or not item.place else ""
        words.append(item.name + place)
    more = f"…（共 {len(items)} 个）" if len(items) > _LISTED else ""
    return "、".join(words) + more


def find_documents(lookup: Lookup, title: str) -> tuple[str, ...]:
    """IRIs of the documents in the graph's texts whose title or number contains the words.

    Raises:
        NotFound: there is none; the message names the nearest titles.
    """
    wanted = canonical_title(title)
    labels = {iri: lookup.label(iri) for iri in lookup.instances(PK.PolicyDocument) if lookup.nodes(iri, PK.textIn)}
    numbers = {iri: lookup.words(iri, PK.number) for iri in labels}
    found = tuple(
        iri
        for iri, label in labels.items()
        if iri == title or any(wanted in canonical_title(words) for words in (label, *numbers[iri]))
    )
    if not found:
        raise NotFound(
            title,
            "图谱中没有标题含这些字的文件 / no document with such a title",
            _offer(nearest(title, sorted(set(labels.values())))),
        )
    return found


def nearest(word: str, words: Iterable[str]) -> tuple[str, ...]:
    """The names most like a word, those that contain it first."""
    choices = list(words)
    holding = sorted(
        (choice for choice in choices if word and word in choice), key=lambda choice: (len(choice), choice)
    )
    close = get_close_matches(word, choices, n=_NEAREST, cutoff=_LIKENESS)
    return tuple(dict.fromkeys((*holding, *close)))[:_NEAREST]


def _offer(names: Iterable[str]) -> str:
    words = "、".join(names)
    return f"相近的有 / did you mean: {words}" if words else "用 policykg status 查看图谱内容 / see policykg status"
