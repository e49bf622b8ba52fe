"""Writing to the terminal: data to standard output, messages to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

from outputs.formats import Format

_LEAST: Final = 60  # columns; a table is not made narrower
_FULL: Final = 80  # columns of a terminal that does not say how wide it is


class Gone(Exception):
    """Who reads the output has gone (`| head`): nothing more need be written."""


def emit(text: str) -> None:
    """Write data.

    Raises:
        Gone: the reader has gone.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Gone from error


def say(text: str) -> None:
    """Write one message, on one line."""
    sys.stderr.write(" ".join(text.split()) + "\n")


def chosen_format(form: Format | None, *, as_json: bool) -> Format:
    """The format asked for; else a table on a terminal and TSV for a pipe."""
    if as_json:
        return Format.JSON
    if form is not None:
        return form
    return Format.TABLE if sys.stdout.isatty() else Format.TSV


def width() -> int:
    """Width of the terminal in columns."""
    return max(_LEAST, shutil.get_terminal_size((_FULL, 24)).columns)


def prepare_streams() -> None:
    """Make both streams write UTF-8 with plain line ends, on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
