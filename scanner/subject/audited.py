"""Whether an audit log is what it was: against its own chain, against an end that was noted elsewhere, and against a manifest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError
from scanner.plural import plural
from scanner.subject.audit import head, verified
from scanner.subject.chain import LIMIT, Head, beside, parsed

_END = re.compile(r"([0-9]{1,12}):([0-9a-f]{64})")
_LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest of an answer, or of the controller's file, says of the log: an end that it had, and the files of which request."""

    path: Path
    end: Head | None
    reference: str
    files: frozenset[str]


def end_of(text: str) -> Head:
    """The end of a log as `verify` prints it, `6:a15b…`. ConfigError for anything else."""
    found = _END.fullmatch(text.strip())
    if found is None:
        raise ConfigError("--end: is not an end of a log. It is written as the number of entries, a colon and 64 hexadecimal digits.")
    return Head(int(found[1]), found[2])


def manifest_of(path: Path) -> Manifest:
    """A `manifest.json` as a package has it. ConfigError where it is none."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST)
        told = json.loads(data)
        files = frozenset(str(one["sha256"]) for one in told.get("answer", told["files"]))
        if "audit" not in told:  # the answer's own: it was released with the files that it lists
            return Manifest(path, None, str(told["request"]), files | {hashlib.sha256(data).hexdigest()})
        return Manifest(path, Head(int(told["audit"]["entries"]), str(told["audit"]["hash"])), str(told["request"]), files)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ConfigError(f"{path}: is no manifest.json of a package.") from None


def problems(log: Path, manifest: Manifest | None = None, end: Head | None = None) -> Iterator[str]:
    """What is wrong with a log, in sentences; none: it is whole, holds the end, and tells of the release of the manifest's files.

    ConfigError where neither the log nor its head is there.
    """
    if not log.exists() and not beside(log).exists():
        raise ConfigError(f"{log}: does not exist.")
    said = [verified(log, known) for known in (None, end, manifest.end if manifest else None)]
    yield from dict.fromkeys(filter(None, said))
    if manifest and not any(said):
        yield from _released(log, manifest)


def told(log: Path) -> str:
    """The end of a log that is whole, to be noted elsewhere, and its last entry, without any value."""
    count, last = head(log).entries, None
    for last in _entries(log):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return f"{log}: is empty."
    said = f"{log}: {plural(count, 'entry', 'entries')}, each follows the one before. The last: {last['event']}, {last['reference']}"
    return f"{said}, {last['time']}.\nIts end, to be noted elsewhere: {last['n']}:{last['hash']}"


def _released(log: Path, manifest: Manifest) -> Iterator[str]:
    """A release that tells of exactly these files must be among the entries of the request."""
    releases = [
        frozenset(each["files"]) for each in _entries(log) if (each["event"], each["reference"]) == ("released", manifest.reference)
    ]
    if not releases:
        yield f"{log}: tells of no release of {manifest.reference}, of which {manifest.path} is."
    elif manifest.files not in releases:
        yield f"{log}: the files of {manifest.path} are not those that were released. The answer or its manifest was changed."


def _entries(log: Path) -> Iterator[dict[str, Any]]:
    with open(log, "rb") as file:
        while line := file.readline(LIMIT):
            if parsed(line):
                yield json.loads(line)
