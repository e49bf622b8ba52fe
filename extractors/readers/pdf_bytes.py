"""The bytes of a pdf before a library reads them: parts that unpack to far too much, a lost trailer."""

from __future__ import annotations

import re
import zlib

MAX_STREAM = 60_000_000  # bytes that one packed part may unpack to
MAX_TOTAL = 400_000_000  # and all of them together
FIRST_CHUNK = 4_096
CHUNK = 1_000_000
# the end of a dictionary and the bytes behind it
STREAM = re.compile(rb">>\s*stream\r?\n")
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
IMAGE = re.compile(rb"/Subtype\s*/Image\b")  # is not unpacked for its text
DICTIONARY_REACH = 1500
CATALOG = re.compile(rb"/Type\s{0,9}/Catalog\b")
OBJECT = re.compile(rb"(\d{1,10}) (\d{1,5}) obj\b")


def with_trailer(data: bytes) -> bytes:
    """The file with a trailer that names its catalog, where its end with the trailer is missing.

    Args:
        data: the bytes of the file.
    """
    if b"startxref" in data[-4096:] or b"trailer" in data:
        return data
    catalog = CATALOG.search(data)
    heads = OBJECT.findall(data[max(0, catalog.start() - DICTIONARY_REACH) : catalog.start()]) if catalog else []
    if not heads:
        return data
    number, generation = heads[-1]
    return data + b"\nendobj\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def inflates_too_much(data: bytes) -> bool:
    """Whether a packed part, or all together, would unpack beyond the limits.

    Args:
        data: the bytes of the file.
    """
    total = 0
    for match in STREAM.finditer(data):
        head = data[max(0, match.start() - DICTIONARY_REACH) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        times = len(FLATE.findall(head))
        if times and not IMAGE.search(head):
            size = _unpacked(data, match.end(), times)
            total += size
            if size > MAX_STREAM or total > MAX_TOTAL:
                return True
    return False


def _unpacked(data: bytes, start: int, times: int) -> int:
    """Bytes that a packed part unpacks to, as far as the limit; packed twice, the larger of both."""
    unpackers = [zlib.decompressobj() for _ in range(min(times, 3))]
    sizes = [0] * len(unpackers)
    at, step = start, FIRST_CHUNK
    while at < len(data) and not unpackers[0].eof and max(sizes) <= MAX_STREAM:
        if not _feed(unpackers, sizes, data[at : at + step]):
            break
        at += step
        step = min(2 * step, CHUNK)
    return max(sizes)


def _feed(unpackers: list[zlib._Decompress], sizes: list[int], piece: bytes) -> bool:
    """Put a piece through the first unpacker and what comes out through the next; False where it is damaged."""
    first, rest = unpackers[0], unpackers[1:]
    try:
        while piece and not first.eof:
            out = first.decompress(piece, CHUNK)
            piece = first.unconsumed_tail
            sizes[0] += len(out)
            if sizes[0] > MAX_STREAM:
                return True
            if rest and out:
                deeper = sizes[1:]
                going = _feed(rest, deeper, out)
                sizes[1:] = deeper
                if not going or max(sizes) > MAX_STREAM:
                    return going
            if not out and not piece:
                break
    except zlib.error:
        return False
    return True
