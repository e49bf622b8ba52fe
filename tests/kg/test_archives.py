"""Zip files: read like folders, whatever they hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kg.archives import DEEPEST, read_member, source_exists
from kg.build import build
from kg.errors import DamagedFile, InputError, MissingFile, ProtectedFile
from kg.sources import Listing, list_sources
from kg.trace import Asked, trace
from tests.kg.small_extract import SMALL, TEXT

SUFFIXES = (".txt", ".md")


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A zip with files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def listed(path: Path) -> Listing:
    """What a path holds."""
    return list_sources([path], suffixes=SUFFIXES)


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    """Names begin with that of the zip; other formats are listed as skipped; leftovers of systems are not."""
    (tmp_path / "包.zip").write_bytes(
        zipped({"甲.txt": "甲", "子/乙.md": "乙", "丙.xls": "丙", "__MACOSX/甲.txt": "x", "空/": ""})
    )
    for given in (tmp_path / "包.zip", tmp_path):
        found = listed(given)
        assert [file.name for file in found.files] == ["包.zip/子/乙.md", "包.zip/甲.txt"]
        assert [skipped.path.name for skipped in found.skipped] == ["丙.xls"]
        assert read_member(found.files[1].path, limit=100) == "甲".encode()


def test_a_zip_in_a_zip(tmp_path: Path) -> None:
    """Inner zips are walked through up to a depth; below it the reason is told, and the rest goes on."""
    data = zipped({"底.txt": "底"})
    for depth in range(DEEPEST + 1):
        data = zipped({f"层{depth}.zip": data, f"文{depth}.txt": str(depth)})
    (tmp_path / "外.zip").write_bytes(data)
    found = listed(tmp_path / "外.zip")
    assert [file.name.rsplit("/", 1)[1] for file in found.files] == ["文1.txt", "文2.txt", "文3.txt"]
    assert [failure.found for failure in found.failures] == ["压缩包嵌套过深 / zips nested too deeply"]
    deep = next(file for file in found.files if file.name.endswith("文1.txt"))
    assert read_member(deep.path, limit=10_000) == b"1"


def test_names_of_older_systems(tmp_path: Path) -> None:
    """A name in GBK without the mark for UTF-8, as Windows wrote it for long, is read right."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("x" * len("规划.txt".encode("gbk")))
        archive.writestr(info, "甲")
    data = out.getvalue().replace(b"x" * len("规划.txt".encode("gbk")), "规划.txt".encode("gbk"))
    (tmp_path / "旧.zip").write_bytes(data)
    assert [file.name for file in listed(tmp_path / "旧.zip").files] == ["旧.zip/规划.txt"]


def test_names_that_lead_out_of_the_zip(tmp_path: Path) -> None:
    """Nothing is written to disk, and .. in a name is no way up."""
    (tmp_path / "坏.zip").write_bytes(zipped({"../../etc/甲.txt": "甲"}))
    file = listed(tmp_path / "坏.zip").files[0]
    assert file.name == "坏.zip/etc/甲.txt"


def test_a_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    """Unpacking ends at the limit of one file, whatever the zip says of its size."""
    (tmp_path / "弹.zip").write_bytes(zipped({"大.txt": b"0" * 1_000_000}))
    file = listed(tmp_path / "弹.zip").files[0]
    with pytest.raises(InputError, match="too large when unpacked"):
        read_member(file.path, limit=100_000)


def test_a_password(tmp_path: Path) -> None:
    """A protected member says so."""
    data = bytearray(zipped({"甲.txt": "甲"}))
    data[6] |= 1  # the flag in the member's own head
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    (tmp_path / "密.zip").write_bytes(bytes(data))
    with pytest.raises(ProtectedFile, match="password"):
        read_member(tmp_path / "密.zip" / "甲.txt", limit=100)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", zipped({"甲.txt": "甲" * 99})[:60]])
def test_what_is_no_zip(tmp_path: Path, data: bytes) -> None:
    """Empty, cut off or something else: the zip is named, the other files are read."""
    (tmp_path / "坏.zip").write_bytes(data)
    (tmp_path / "好.txt").write_text("好", encoding="utf-8")
    found = listed(tmp_path)
    assert [file.name for file in found.files] == ["好.txt"]
    assert [type(failure) for failure in found.failures] == [DamagedFile]


def test_a_damaged_member(tmp_path: Path) -> None:
    """A member whose bytes were changed is told by its checksum."""
    data = bytearray(zipped({"甲.txt": "甲乙丙丁" * 50}))
    data[45] ^= 0xFF
    (tmp_path / "损.zip").write_bytes(bytes(data))
    with pytest.raises(DamagedFile, match=r"甲\.txt"):
        read_member(tmp_path / "损.zip" / "甲.txt", limit=10_000)


def test_a_member_that_is_gone(tmp_path: Path) -> None:
    """The path of a member that the zip does not hold."""
    (tmp_path / "包.zip").write_bytes(zipped({"甲.txt": "甲"}))
    with pytest.raises(MissingFile):
        read_member(tmp_path / "包.zip" / "乙.txt", limit=100)
    assert not source_exists(tmp_path / "无.zip" / "甲.txt")


def test_a_graph_from_a_zip(tmp_path: Path) -> None:
    """Sources in a zip are read, kept as they are, changed and taken out like files."""
    file = tmp_path / "包.zip"
    file.write_bytes(zipped({"甲.txt": TEXT, "乙.txt": TEXT.replace("澄州市", "临江市")}))
    assert build([file], tmp_path / "g", extraction=SMALL).read == ("包.zip/乙.txt", "包.zip/甲.txt")
    assert build([file], tmp_path / "g", extraction=SMALL).unchanged == ("包.zip/乙.txt", "包.zip/甲.txt")
    file.write_bytes(zipped({"甲.txt": TEXT.replace("办好高中", "办好职校")}))
    report = build([file], tmp_path / "g", extraction=SMALL)
    assert (report.read, report.removed) == (("包.zip/甲.txt",), ("包.zip/乙.txt",))
    assert [row.task for row in trace(tmp_path / "g", Asked(task="职校"))] == ["办好职校"]
