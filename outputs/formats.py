"""The formats that can be asked for; a module of its own, so that the help page needs no library."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    HTML = "html"
    TTL = "ttl"
    NQ = "nq"
