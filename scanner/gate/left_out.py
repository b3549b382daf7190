"""What lies in a folder besides the schema files that are read: programs, packed files, and languages that nothing here reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from scanner.gate.order import DECLARES, FOREIGN, MIGRATES, PACKED, PROGRAMS
from scanner.gate.schema import Unread
from scanner.gate.tree import Tree


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What may change the schema and is not read, and what only declares it once more."""

    unread: list[Unread]
    notes: list[Unread]


def left_out(tree: Tree, files: Sequence[str], known: Sequence[str]) -> LeftOut:
    """What of the files of a folder is not read, where `known` are those that are."""
    others = [path for path in files if path not in set(known)]
    programs = [path for path in others if _holds(tree, path, MIGRATES)]
    models = [path for path in others if path not in set(programs) and _holds(tree, path, DECLARES)]
    unread = [Unread(path, 0, "is packed: unpack it first") for path in others if path.lower().endswith(PACKED)]
    notes = [Unread(path, 0, "declares tables in a program: only migrations and dumps are read") for path in models[:1]]
    notes += _foreign(others)
    dumped = any(PurePosixPath(path).name.endswith(("schema.rb", "structure.sql")) for path in known)
    for ending, same in _by_ending(programs):
        many = f"{len(same)} {ending} files change" if len(same) > 1 else f"a {ending} file changes"
        if ending == ".rb" and dumped:  # Rails writes the dump when the migration runs
            notes.append(Unread(same[0], 0, f"{many} the schema when it is run: the dump that is read says how"))
        else:
            unread.append(Unread(same[0], 0, f"{many} the schema when it is run, and cannot be read: give {PROGRAMS[ending]}"))
    return LeftOut(unread, notes)


def program(path: str) -> bool:
    """Whether a file is a program by its name, whatever is in it: asked for by itself, it is meant to declare something."""
    return ruby_program(path) if path.lower().endswith(".rb") else PurePosixPath(path).suffix.lower() in PROGRAMS


def ruby_program(path: str) -> bool:
    """Whether a file of Ruby is no dump of a schema."""
    return path.endswith(".rb") and PurePosixPath(path).name != "schema.rb" and not path.endswith("_schema.rb")


def _holds(tree: Tree, path: str, what: re.Pattern[bytes]) -> bool:
    """Whether a file is a program that changes or declares a schema."""
    if PurePosixPath(path).suffix.lower() not in PROGRAMS:
        return False
    try:
        return bool(what.search(tree.read(path)))
    except OSError:
        return True


def _foreign(paths: Sequence[str]) -> Iterator[Unread]:
    """One note for each language that declares fields and that nothing here reads."""
    for ending, same in _by_ending([path for path in paths if path.lower().endswith(FOREIGN)]):
        many = f" ({len(same)} {ending} files)" if len(same) > 1 else ""
        yield Unread(same[0], 0, f"declares fields, in a language that is not read{many}")


def _by_ending(paths: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    for ending in dict.fromkeys(PurePosixPath(path).suffix.lower() for path in paths):
        yield ending, [path for path in paths if path.lower().endswith(ending)]
