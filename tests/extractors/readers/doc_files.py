"""Old Word files for tests: an OLE file with the least that a Word 97 document needs."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# offsets in the file information block
FLAGS, TEXT_LENGTH, PIECES = 0x0A, 0x4C, 0x1A2
TEXT_AT = 2048
WHICH_TABLE, ENCRYPTED = 0x0200, 0x0100


def doc(*paragraphs: str, encrypted: bool = False) -> bytes:
    """A Word 97 file with these paragraphs."""
    text = "".join(one + "\r" for one in paragraphs)
    header = bytearray(TEXT_AT)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", header, FLAGS, WHICH_TABLE | (ENCRYPTED if encrypted else 0))
    struct.pack_into("<H", header, 0x0C, 0x00BF)
    struct.pack_into("<H", header, 0x20, 0x000E)
    struct.pack_into("<H", header, 0x3E, 0x0016)
    struct.pack_into("<i", header, TEXT_LENGTH, len(text))
    struct.pack_into("<H", header, 0x98, 0x005D)
    pieces = struct.pack("<ii", 0, len(text)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", header, PIECES, 0, len(table))
    return ole({"WordDocument": bytes(header) + text.encode("utf-16-le"), "1Table": table})


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE file with these streams, each padded to the size from which it needs no small sectors."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", (END, 0), child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(4096, b"\x00")
        count = -(-len(padded) // SECTOR)
        following = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, (len(sectors), len(padded)), right=following))
        chain += [*range(len(sectors) + 1, len(sectors) + count), END]
        sectors += [padded[i * SECTOR : (i + 1) * SECTOR].ljust(SECTOR, b"\x00") for i in range(count)]
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * SECTOR, b"\x00")
    first = len(sectors)
    count = len(directory) // SECTOR
    chain += [*range(first + 1, first + count), END]
    sectors += [directory[i * SECTOR : (i + 1) * SECTOR] for i in range(count)]
    chain.append(FAT)
    sectors.append(struct.pack("<128I", *chain, *[FREE] * (128 - len(chain))))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, first, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    return head + struct.pack("<109I", len(sectors) - 1, *[FREE] * 108) + b"".join(sectors)


def _entry(name: str, place: tuple[int, int], *, right: int = FREE, child: int = FREE) -> bytes:
    kind = 2 if child == FREE else 5
    words = (name + "\x00").encode("utf-16-le")
    return words.ljust(64, b"\x00") + struct.pack(
        "<HBBIII16x4x16xIII", len(words), kind, 1, FREE, right, child, *place, 0
    )
