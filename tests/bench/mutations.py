"""Broken files of every format through the whole extraction: each must give facts or a clear error, in bounded time.

Bits are flipped, pieces cut off, swapped, doubled and blanked in the files of the examples. Every file is read in a
process with limited memory; one that does not come back in time is counted as a hang. The choice is the same on every
run: it follows from the number of the mutation.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from extractors import SUFFIXES, extract
from kg.archives import ARCHIVE_SUFFIX, members, read_member
from kg.errors import InputError
from kg.facts import FileFacts

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10.0
MEMORY = 1 << 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one broken file."""

    name: str
    what: str
    seconds: float
    megabytes: float


def numbers(*parts: object) -> Iterator[int]:
    """Numbers that follow from the parts and from nothing else."""
    count = 0
    while True:
        yield int.from_bytes(hashlib.sha256(repr((*parts, count)).encode()).digest()[:8], "big")
        count += 1


def mutated(data: bytes, number: int) -> bytes:
    """One of many broken forms of a file."""
    draw = numbers(number, len(data))
    out = bytearray(data)
    if not out:
        return data
    match number % 6:
        case 0:  # flipped bits
            for _ in range(1 + next(draw) % 40):
                out[next(draw) % len(out)] ^= 1 << next(draw) % 8
        case 1:  # cut off
            del out[next(draw) % len(out) :]
        case 2:  # the middle is missing
            start = next(draw) % len(out)
            del out[start : start + 1 + next(draw) % (len(out) // 4 + 1)]
        case 3:  # two pieces change places
            size = 1 + next(draw) % (len(out) // 4 + 1)
            one, other = (next(draw) % max(1, len(out) - size) for _ in range(2))
            out[one : one + size], out[other : other + size] = out[other : other + size], out[one : one + size]
        case 4:  # a piece comes again and again
            start = next(draw) % len(out)
            out[start:start] = out[start : start + 1 + next(draw) % 200] * (1 + next(draw) % 50)
        case _:  # a piece is zeros
            start = next(draw) % len(out)
            size = min(len(out) - start, 1 + next(draw) % 500)
            out[start : start + size] = bytes(size)
    return bytes(out)


def zipped(data: bytes) -> list[FileFacts]:
    """Facts of the files in a zip that can be read.

    Raises:
        InputError: none can be.
    """
    found: list[FileFacts] = []
    failed: InputError | None = None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"all{ARCHIVE_SUFFIX}"
        path.write_bytes(data)
        for member in members(path, limit=MEMORY):
            if isinstance(member, InputError):
                failed = member
            elif member.path.suffix in SUFFIXES:
                try:
                    found.append(extract(read_member(member.path, limit=MEMORY), member.path.name))
                except InputError as error:
                    failed = error
    if not found and failed:
        raise failed
    return found


def work(pipe: Connection) -> None:
    """Read files that come through a pipe and tell what became of each."""
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
    while (task := pipe.recv()) is not None:
        data, name = task
        try:
            found = zipped(data) if name.endswith(ARCHIVE_SUFFIX) else [extract(data, name)]
            what = "facts" if any(facts.documents for facts in found) else "no document"
        except InputError as error:
            what = f"error: {type(error).__name__}"
        except Exception as error:  # noqa: BLE001 -- what is counted here are the errors nobody foresaw
            what = f"CRASH: {type(error).__name__}: {error}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        pipe.send((what, peak))


class Worker:
    """A process that reads broken files, made anew when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.pipe, child = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=work, args=(child,), daemon=True)
        self.process.start()
        child.close()

    def read(self, data: bytes, name: str) -> tuple[str, float]:
        """What became of a file, and the most memory that the process took so far, in MB."""
        self.pipe.send((data, name))
        if self.pipe.poll(3 * SECONDS):
            try:
                what, peak = self.pipe.recv()
            except EOFError:
                what, peak = "CRASH: the process died", 0.0
            else:
                return what, peak
        else:
            what, peak = "HANG", 0.0
        self.process.kill()
        self._start()
        return what, peak

    def stop(self) -> None:
        """Let the process end."""
        self.pipe.send(None)
        self.process.join()


def outcomes(seeds: list[Path], count: int) -> Iterator[Outcome]:
    """What became of so many broken files, formats in turn."""
    worker = Worker()
    for number in range(count):
        path = seeds[number % len(seeds)]
        data = mutated(path.read_bytes(), number)
        start = time.perf_counter()
        what, peak = worker.read(data, path.name)
        yield Outcome(f"{path.name}#{number}", what, time.perf_counter() - start, peak)
    worker.stop()


def main() -> int:
    """Run and print; 1 where a file crashed, hung or took too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    count = parser.parse_args().count
    seeds = sorted(
        path
        for path in [*(ROOT / "examples").iterdir(), *(ROOT / "tests" / "examples" / "formats").iterdir()]
        if path.suffix in (*SUFFIXES, ARCHIVE_SUFFIX) and "README" not in path.name
    )
    found = list(outcomes(seeds, count))
    kinds = Counter(outcome.what.split(":")[0] if "CRASH" in outcome.what else outcome.what for outcome in found)
    bad = [
        o for o in found if o.what.startswith(("CRASH", "HANG")) or o.seconds > SECONDS or o.megabytes > MEMORY >> 20
    ]
    for what, number in sorted(kinds.items()):
        sys.stdout.write(f"{number:6d}  {what}\n")
    sys.stdout.write(
        f"slowest {max(o.seconds for o in found):.2f} s, most memory {max(o.megabytes for o in found):.0f} MB\n"
    )
    for outcome in bad:
        sys.stdout.write(f"BAD {outcome.name}: {outcome.what}, {outcome.seconds:.2f} s, {outcome.megabytes:.0f} MB\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
