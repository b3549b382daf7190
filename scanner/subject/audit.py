"""What was done for which request, provably: an append-only log of JSON lines, each of which holds the hash of the one before.

No identifier of a subject goes in: an entry has a time, an event, the reference of the request, kinds of term, sources, counts and the
SHA-256 of released files, and `append` takes nothing else. File names stay out: they often hold a name.

Beside the log stands `NAME.head`: the number of entries and the hash of the last. What can be told from the two, and what cannot:

- an entry that was changed, removed, added in between or moved: found, and so is a line torn by a power cut;
- entries cut off at the end, or the whole log gone: found, as the head names an entry that is not there;
- log and head both cut or rewritten by someone who may write both: not found by the files alone. Give `head()` away with every answer (the
  manifest does), and hand it to `verified`: an entry that was there then must be there still;
- the last entry alone, cut after a power cut between log and head: not found.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from scanner.errors import ConfigError, did_you_mean
from scanner.subject.chain import LIMIT, Head, beside, linked, parsed, read_head, save_head
from scanner.subject.locked import locked

#: What an entry can tell of.
EVENTS = ("due", "searched", "packed", "reviewed", "released", "extended", "deleted")
_HASH = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,255}")
_KIND = re.compile(r"names|emails|phones|addresses|born|ids\.[A-Za-z][A-Za-z_]{0,31}")


def append(
    path: Path,
    event: str,
    reference: str,
    *,
    kinds: Sequence[str] = (),
    sources: Sequence[str] = (),
    counts: Mapping[str, int] | None = None,
    files: Sequence[str] = (),
    now: datetime | None = None,
) -> Head:
    """Adds an entry and gives the new end of the log. `files` are SHA-256 in hexadecimal; `now` is aware of its zone.

    Processes may append at once. ConfigError, and nothing is added, where the log cannot be written or does not end as its head says: an
    entry after a gap would hide the gap.
    """
    facts = _facts(event, reference, kinds, sources, counts or {}, files)
    with locked(path) as file:
        at = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        line, end = linked({**facts, "time": at}, _last(path, file))
        _write(path, file, line)
        save_head(path, end)
    return end


def ready(path: Path, reference: str, sources: Sequence[str] = ()) -> None:
    """ConfigError where `append` would refuse an entry: to be known before the hour of work, or the deletion, that it tells of.

    Writes nothing, and makes no log that is not there.
    """
    _facts("searched", reference, (), sources, {}, ())
    if os.path.lexists(path):
        with locked(path) as file:
            _last(path, file)
    elif not os.access(path.absolute().parent, os.W_OK | os.X_OK):
        raise ConfigError(f"{path}: cannot be made: its folder is not there, or may not be written to.")


def head(path: Path) -> Head:
    """The end of a log, for a manifest: the number of entries and the hash of the last. An empty one where there is no log."""
    return read_head(path) or Head()


def verified(path: Path, known: Head | None = None) -> str | None:
    """What is wrong with a log, in a sentence; None: it is whole. `known` is an end that it had once, kept elsewhere.

    Reads line by line: memory stays flat.
    """
    try:
        before = head(path)
        seen, problem = _walked(path, {end.entries: end.hash for end in (before, known) if end})
        after = head(path)  # another process may have added entries meanwhile
    except OSError as error:
        return f"{path}: cannot be read: {error.strerror}."
    except ConfigError as error:
        return str(error)
    if problem:
        return f"{path}: {problem}"
    for end, name in ((before, beside(path).name), (known or Head(), "what was noted elsewhere")):
        if end.entries > seen:
            return f"{path}: has {seen} entries where {name} tells of {end.entries}. Entries were cut off."
    if seen > after.entries + 1:
        return f"{path}: has {seen} entries where {beside(path).name} tells of {after.entries}. It was written by something else."
    return None


def _facts(
    event: str, reference: str, kinds: Sequence[str], sources: Sequence[str], counts: Mapping[str, int], files: Sequence[str]
) -> dict[str, Any]:
    if event not in EVENTS:
        raise ConfigError(f"audit log: no such event. {did_you_mean(event, EVENTS)}")
    if not all(_WORD.fullmatch(word) for word in (reference, *sources, *counts)):
        raise ConfigError('audit log: references, sources and counts are named by letters, digits, ".", "_" and "-".')
    if not all(type(count) is int for count in counts.values()):
        raise ConfigError("audit log: a count must be a whole number.")
    if not all(_HASH.fullmatch(file) for file in files):
        raise ConfigError("audit log: a file is named by its SHA-256 in hexadecimal, never by its name.")
    shown = sorted({kind if _KIND.fullmatch(kind) else "ids.…" for kind in kinds})
    named = {"event": event, "reference": reference, "kinds": shown, "sources": sorted(sources)}
    return {**named, "counts": dict(counts), "files": sorted(files)}


def _walked(path: Path, ends: Mapping[int, str]) -> tuple[int, str | None]:
    """Number of whole entries, and what is wrong with the one after them. `ends`: hashes that entries must have, by number."""
    end = Head()
    with open(path, "rb") as file:
        while line := file.readline(LIMIT):
            number = end.entries + 1
            if not line.endswith(b"\n"):
                return end.entries, f"line {number} is torn: it has no end. Was the machine cut off while it wrote?"
            found = parsed(line)
            if found is None:
                return end.entries, f"line {number}: its hash does not fit what it says. It was changed."
            if (found[0].entries, found[1]) != (number, end.hash):
                return end.entries, f"line {number} does not follow the one before. An entry was removed, added or moved."
            end = found[0]
            if ends.get(number, end.hash) != end.hash:
                return end.entries, f"line {number} is not the entry that stood there. The log was written anew."
    return end.entries, None


def _last(path: Path, file: BinaryIO) -> Head:
    """The end of the log that is open, which must be that of its head, or one entry further: a power cut came between the two."""
    known = head(path)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - LIMIT))
    held = file.read()
    found = parsed(held[held.rfind(b"\n", 0, -1) + 1 :])
    end, before = found or (Head(), "")
    if (size and not found) or (end != known and (end.entries - 1, before) != (known.entries, known.hash)):
        raise ConfigError(
            f"{path}: does not end as {beside(path).name} says: it was cut, changed or torn. Nothing was added. "
            "Keep both files as evidence and move them away; the next entry then begins a new log."
        )
    return end


def _write(path: Path, file: BinaryIO, line: bytes) -> None:
    """Adds a line and waits until it is on the disk; one that does not fit is taken back."""
    size = file.seek(0, os.SEEK_END)
    try:
        if file.write(line) != len(line):
            raise OSError(0, "the disk is full")
        os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):  # the first error is the one to tell; what stays behind is found as a torn line
            file.truncate(size)
        raise ConfigError(f"{path}: cannot be written: {error.strerror}. Nothing was added.") from None
