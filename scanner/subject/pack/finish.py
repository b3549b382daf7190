"""The second step: the reviewed workspace → two encrypted archives, one for the person and one for the controller's file."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scanner.errors import ConfigError
from scanner.notice.schema import notice_from
from scanner.subject.pack import review
from scanner.subject.pack.archive import Archive, Packed, archive
from scanner.subject.pack.case import OTHER, TABLE, TRANSCRIPT, Case, Piece, from_table
from scanner.subject.pack.controller import file_of_controller, manifest_facts
from scanner.subject.pack.documents import call, document
from scanner.subject.pack.extract import Given, Workspace, extract, meanings
from scanner.subject.pack.folder import create, whole_folder
from scanner.subject.pack.keys import Keys
from scanner.subject.pack.letter import TITLE as LETTER
from scanner.subject.pack.letter import letter
from scanner.subject.pack.outcome import WORDS, Outcome, outcomes
from scanner.subject.pack.page import Block, html, markdown
from scanner.subject.pack.prepare import CASE
from scanner.subject.pack.review import Decision
from scanner.subject.pack.rows import as_text
from scanner.subject.pack.seal import sealed, unsealed
from scanner.subject.pack.sheet import TITLE as SHEET
from scanner.subject.pack.sheet import sheet
from scanner.subject.pack.spread import any_of
from scanner.taxonomy import load

PACKAGE = "package"
ANSWER, CONTROLLER = "answer.zip.age", "controller.zip.age"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Released:
    """What was written: the files of the answer with their SHA-256, decisions by kind, and how many documents could not be copied."""

    reference: str
    files: tuple[Packed, ...]
    decisions: Mapping[str, int]
    lost: int


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
    proof: Mapping[str, Any] = _NOTHING,
    words: Collection[str] = (),
) -> Released:
    """Writes `package/` in the workspace, whole or not there, and says what is in it.

    `audit` is called when all is on the disk and before it gets its name: what cannot be recorded is not released. `proof` goes into the
    controller's manifest. `words` are blacked out wherever they stand in texts, calls and tables, as a reviewer who saw more than the
    detectors wants it. ConfigError where something is undecided or wrong in the review, or the package is there already.
    """
    case = opened(folder, keys)
    decisions = decisions_of(folder, case, today)
    work = Workspace(folder, keys)
    taxonomy = load()
    notice = notice_from(tomllib.loads(case.notice), "the notice of the workspace", taxonomy)
    results = outcomes(case.pieces, case.items, decisions)
    _add_words(work, case, results, words)
    with whole_folder(folder / PACKAGE) as partial:
        with _archive(partial / ANSWER, keys) as out:
            given = [_given(out, work, piece, results[piece.number], case) for piece in case.pieces]
            out.add("data/columns.csv", meanings(given, results, notice, taxonomy))
            _page(out, "letter", LETTER, letter(case, given, results, notice, today))
            _page(out, "article-15", SHEET, sheet([one for one in given if one.files], notice, taxonomy))
            out.manifest(request=case.reference)
        files = tuple(out.packed)
        with _archive(partial / CONTROLLER, keys) as kept:
            file_of_controller(kept, work, case, given, decisions, results, taxonomy)
            answer = [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in files]
            kept.manifest(**manifest_facts(case, given, decisions), **proof, answer=answer)
        counted = Counter(one.decision for one in decisions.values())
        released = Released(case.reference, files, dict(sorted(counted.items())), sum(1 for one in given if one.piece.lost))
        audit(released)
    return released


def _add_words(work: Workspace, case: Case, results: Mapping[int, Outcome], words: Collection[str]) -> None:
    """The pieces in which one of the words stands have a further ground, and so a copy instead of the original."""
    pattern = any_of(words, re.IGNORECASE)
    for piece in case.pieces if words else ():
        if piece.kind != OTHER and any(pattern.search(as_text(cell)) for row in work.rows(piece) for cell in row.cells.values()):
            results[piece.number].words = pattern
            results[piece.number].black[WORDS] = "other-people"


def _given(out: Archive, work: Workspace, piece: Piece, outcome: Outcome, case: Case) -> Given:
    if outcome.whole:
        return Given(piece, note="left out")
    if piece.kind == TABLE:
        return extract(out, work, piece, outcome)
    if piece.kind == TRANSCRIPT:
        return call(out, work, piece, outcome, case.names)
    return document(out, work, piece, outcome)


def _page(out: Archive, name: str, title: str, blocks: Sequence[Block]) -> None:
    out.add(f"{name}.md", markdown(title, blocks))
    out.add(f"{name}.html", html(title, blocks))


@contextmanager
def _archive(path: Path, keys: Keys) -> Iterator[Archive]:
    with sealed(path, keys) as plain, archive(plain) as out:
        yield out
