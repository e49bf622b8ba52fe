"""Sorts of named things; a module of its own, so that the help page needs no library."""

from __future__ import annotations

from enum import StrEnum


class NameKind(StrEnum):
    """Sorts of things that have one identity in all documents."""

    ORGANISATION = "organisation"
    DOCUMENT = "document"
    PLACE = "place"
    INDICATOR = "indicator"
    PROJECT = "project"
