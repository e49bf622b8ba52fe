"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kg.reading import Progress


@contextmanager
def progress_bar(title: str) -> Iterator[Progress | None]:
    """Give a function that moves the bar; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    parts = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
    with Bar(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, name="")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, name=name)
