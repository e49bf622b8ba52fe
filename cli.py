"""The command line: a thin skin that parses, calls one library function and prints.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 findings or nothing of that
name, 2 wrong usage, query or graph, 3 some input could not be read (the rest was done), 130 interrupted.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from kg.errors import PolicyKGError
    from kg.reading import Extraction, Progress
    from outputs.tables import Table

FINDINGS, USAGE, UNREADABLE = 1, 2, 3


class Rows(StrEnum):
    """Formats of rows; the same as outputs.tables.Format, which is not imported for the help page."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class RoleName(StrEnum):
    """Roles by code; Chinese names are taken too."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    DIRECTED = "directed"
