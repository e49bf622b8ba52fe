"""Write the example paper in every format into tests/examples/formats: `make examples`.

The bytes are the same on every machine: no clock, fixed dates in packages, and nothing compressed, since libraries
compress in different ways. The folder stands beside examples, not in it: the table alone would give its tasks to the
graph of the examples a second time, and pdf needs a library that is optional.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from tests.examples.office_formats import word, workbook
from tests.examples.page_formats import ofd, pdf
from tests.examples.paper import NAME, TABLE_NAME
from tests.examples.text_formats import html, md, table_csv, txt
from tests.house.source_tree import ROOT

FOLDER = ROOT / "tests/examples/formats"
ARCHIVE = "农村供水保障.zip"
PACKAGES = (".docx", ".xlsx", ".ofd")


def files() -> dict[str, bytes]:
    """Name and bytes of each file."""
    made = {
        f"{NAME}.txt": txt(),
        f"{NAME}.md": md(),
        f"{NAME}.html": html(),
        f"{NAME}.docx": word(),
        f"{NAME}.pdf": pdf(),
        f"{NAME}.ofd": ofd(),
        f"{TABLE_NAME}.xlsx": workbook(),
        f"{TABLE_NAME}.csv": table_csv(),
    }
    made = {name: stored(members(data)) if name.endswith(PACKAGES) else data for name, data in made.items()}
    both = {name: made[name] for name in (f"{NAME}.pdf", f"{TABLE_NAME}.xlsx")}
    return made | {ARCHIVE: stored(both)}


def members(data: bytes) -> dict[str, bytes]:
    """Parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A package with these parts, not compressed, all of 1980-01-01."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name)
            info.create_system = 3  # the system that it is made on leaves no trace
            package.writestr(info, part)
    return out.getvalue()


def write(folder: Path = FOLDER) -> None:
    """Write all files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write()
