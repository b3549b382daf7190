"""The second step: the reviewed workspace → two encrypted archives, one for the person and one for the controller's file."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scanner.errors import ConfigError
from scanner.notice.schema import notice_from
from scanner.subject.clock import awaited
from scanner.subject.pack import review
from scanner.subject.pack.answer import Answer, add_words
from scanner.subject.pack.archive import Archive, Packed, archive
from scanner.subject.pack.case import CASE, Case, from_table
from scanner.subject.pack.controller import file_of_controller, manifest_facts
from scanner.subject.pack.extract import Given, Workspace
from scanner.subject.pack.folder import create, whole_folder
from scanner.subject.pack.keys import IDENTITY, Keys, for_recipients
from scanner.subject.pack.outcome import outcomes
from scanner.subject.pack.review import Decision
from scanner.subject.pack.seal import sealed, unsealed
from scanner.taxonomy import load

PACKAGE = "package"
ANSWER, CONTROLLER = "answer.zip.age", "controller.zip.age"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Released:
    """What was written: the files of the answer with their SHA-256, decisions by kind, and how many documents could not be copied.

    `unseen` words that were to be blacked out stand nowhere. `awaited` is what had not come when the case was made: proof of identity, a
    representative's authority, a fee.
    """

    reference: str
    files: tuple[Packed, ...]
    decisions: Mapping[str, int]
    lost: int
    unseen: int = 0
    awaited: tuple[str, ...] = ()


def opened(folder: Path, keys: Keys) -> Case:
    """The case of a workspace. ScannerError for another key, a changed file, or another version."""
    if not (folder / CASE).is_file():
        raise ConfigError(f"{folder}: is no workspace of noticegap subject pack: {CASE} is not in it.")
    with unsealed(folder / CASE, keys) as file:
        return from_table(json.loads(file.read()))


def decisions_of(folder: Path, case: Case, today: date) -> dict[str, Decision]:
    """The decisions of the review list. ConfigError with every line that is wrong; a list that is gone is written anew."""
    path = folder / review.FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        with create(path) as out:
            out.write(review.written(case).encode())
        raise ConfigError(f"{path}: was not there. A new list was written, with nothing decided: fill it in.") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    return review.decided(case, data, today)


def finish(
    folder: Path,
    keys: Keys,
    today: date,
    audit: Callable[[Released], None] = lambda released: None,
    *,
    package: Keys | None = None,
    proof: Mapping[str, Any] = _NOTHING,
    words: Collection[str] = (),
) -> Released:
    """Writes `package/` in the workspace, whole or not there, and says what is in it.

    `keys` open the workspace. `package` are those of the package, a fresh identity where a passphrase protects it, so that it opens when
    the workspace is forgotten; None: the recipients of the workspace. `audit` is called when all is on the disk and before it gets its
    name: what cannot be recorded is not released. `proof` goes into the controller's manifest. `words` are blacked out wherever they
    stand in texts, calls and tables, for a reviewer who saw more than the detectors. ConfigError where something is undecided or wrong
    in the review, or the package is there already.
    """
    case = opened(folder, keys)
    decisions = decisions_of(folder, case, today)
    work, taxonomy = Workspace(folder, keys), load()
    results = outcomes(case.pieces, case.items, decisions)
    unseen = add_words(work, case, results, words)
    notices = [notice_from(tomllib.loads(text), "a notice of the workspace", taxonomy) for text in case.notices]
    answer = Answer(work, case, results, notices, taxonomy, today)
    with whole_folder(folder / PACKAGE) as partial:
        written = _written(partial, answer, decisions, package or for_recipients(case.recipients), proof)
        released = replace(written, unseen=unseen, awaited=awaited(case.request))
        audit(released)
    return released


def _written(folder: Path, answer: Answer, decisions: Mapping[str, Decision], keys: Keys, proof: Mapping[str, Any]) -> Released:
    """Both archives, and the identity that opens them."""
    case = answer.case
    if keys.locked is not None:
        with create(folder / IDENTITY) as file:
            file.write(keys.locked)
    with _archive(folder / ANSWER, keys) as out:
        given: list[Given] = answer.write(out)
    files = tuple(out.packed)
    with _archive(folder / CONTROLLER, keys) as kept:
        file_of_controller(kept, answer.work, case, given, decisions, answer.outcomes, answer.taxonomy)
        listed = [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in files]
        kept.manifest(**manifest_facts(case, given, decisions), **proof, answer=listed)
    counted = Counter(one.decision for one in decisions.values())
    return Released(case.reference, files, dict(sorted(counted.items())), sum(1 for one in given if one.piece.lost))


@contextmanager
def _archive(path: Path, keys: Keys) -> Iterator[Archive]:
    with sealed(path, keys) as plain, archive(plain) as out:
        yield out
