"""Feeds damaged files to the readers: `python -m tests.fuzz --minutes 20 --seeds FOLDER … --keep FOLDER`.

Every file is read in the reading process, as a scan reads it. What is told: exceptions that no reader expects, processes that died, time and
memory that ran out, and broken promises (see `broken`). Inputs that show something new are kept, to become tests.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from connectors.readers.node import Item
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

#: Numbers that sizes, counts and offsets are replaced with.
_EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes after one to eight changes: bits, numbers, pieces gone, doubled, moved or taken from another file, and cuts."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if not out:
            return bytes(out)
        at, size = chance.randrange(len(out)), chance.choice((1, 2, 4, 16, 64, 1024))
        match chance.randrange(8):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                edge = chance.choice(_EDGES)
                width = chance.choice((1, 2, 4))
                out[at : at + width] = (edge & (256**width - 1)).to_bytes(width, chance.choice(("little", "big")))
            case 2:
                del out[at : at + size]
            case 3:
                out[at:at] = out[at : at + size] * chance.choice((1, 2, 100))
            case 4:
                piece = out[at : at + size]
                del out[at : at + size]
                to = chance.randrange(len(out) + 1)
                out[to:to] = piece
            case 5:
                other = chance.choice(others)
                begin = chance.randrange(len(other) + 1)
                out[at : at + size] = other[begin : begin + size]
            case 6:
                del out[at:]
            case _:
                out[at : at + size] = chance.randbytes(min(size, 64))
    return bytes(out[: 4 << 20])


def broken(items: list[Item], unit: str) -> str | None:
    """The promise that a reader broke, None where it kept all of them."""
    if items and not (isinstance(items[0], Unit) and items[0].name == unit):
        return "the first item is not the unit itself"
    names = [item.name for item in items if isinstance(item, Unit)]
    inner = [name for name, before in zip(names, ["", *names], strict=False) if name not in (unit, before)]
    if len(set(inner)) < len(inner):
        return "a unit inside came twice"
    if any(not name.startswith(unit + "!") for name in inner):
        return "a unit inside has a name of its own"
    for item in items:
        if isinstance(item, pa.RecordBatch) and (item.num_rows > 1 << 16 or len(set(item.schema.names)) < len(item.schema.names)):
            return "a batch is too long, or has a column twice"
        if isinstance(item, Unread) and (not item.reason or item.reason != item.reason.strip() or "Traceback" in item.reason):
            return "a reason is no sentence part"
    return None


def told(sandbox: Sandbox, data: bytes, unit: str) -> str | None:
    """What is wrong with how the bytes were read: None where nothing is."""
    items: list[Item] = []
    reasons: list[str] = []
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            for item in sandbox.items(file, unit, len(data)):  # type: ignore[arg-type]
                items.append(item)
                reasons += [item.reason] if isinstance(item, Unread) else []
        except Unreadable as error:
            reasons.append(str(error))
        except Exception as error:  # noqa: BLE001 - whatever comes out of it is what is looked for
            return f"raised {type(error).__name__}: {error}"
    marks = ("stopped", "broke down", "was not read to its end within", "more memory", "was killed", "no answer")
    return next((reason for reason in reasons if any(mark in reason for mark in marks)), broken(items, unit))


def seeds(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Small files of the folders: name and bytes."""
    for folder in folders:
        for path in sorted(folder.rglob("*") if folder.is_dir() else [folder]):
            if path.is_file() and path.stat().st_size <= 1 << 20 and path.suffix != ".md":
                yield path.name, path.read_bytes()


def main() -> int:
    """Runs for so many minutes; 1 when anything was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=Path, nargs="+", required=True)
    parser.add_argument("--keep", type=Path, required=True)
    wish = parser.parse_args()
    chance = random.Random(wish.seed)
    corpus = list(seeds(wish.seeds))
    datas = [data for _, data in corpus]
    sandbox = Sandbox(seconds=10, memory=768 << 20)
    wish.keep.mkdir(parents=True, exist_ok=True)
    found: Counter[tuple[str, str]] = Counter()
    end, runs, slowest = time.monotonic() + wish.minutes * 60, 0, (0.0, "")
    while time.monotonic() < end:
        name, data = chance.choice(corpus)
        changed = mutated(data, datas, chance)
        began = time.monotonic()
        wrong = told(sandbox, changed, name)
        slowest = max(slowest, (time.monotonic() - began, name))
        runs += 1
        if wrong:
            key = (Path(name).suffix, wrong)
            found[key] += 1
            if found[key] <= 3:
                (wish.keep / f"{hashlib.sha256(changed).hexdigest()[:12]}{Path(name).suffix}").write_bytes(changed)
                sys.stdout.write(f"{name}: {wrong}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{runs:,} files from {len(corpus)} seeds; slowest {slowest[0]:.1f} s ({slowest[1]})\n")
    for (suffix, wrong), number in found.most_common():
        sys.stdout.write(f"{number:6,}  {suffix}  {wrong}\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
