"""What lies in a folder besides the schema files that are read: programs, packed files, and languages that nothing here reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from scanner.gate.order import CHANGELOG, DECLARES, FOREIGN, MIGRATES, PACKED, PROGRAMS, TABLES
from scanner.gate.schema import UNKNOWN, Schema, Unread, digest
from scanner.gate.tree import Tree

#: What is said of a program that changes a schema.
CHANGES = "changes the schema when it is run"
#: … and of those whose outcome is read.
DUMPED = f"{CHANGES}: the dump that is read says how"
#: What is said of a program that declares tables, where a schema is read besides, and where none is.
MODELS = "declares tables in a program: only migrations and dumps are read"
ALONE = "declares tables in a program, and nothing else here does: give its migrations, a dump or --models"
#: … and where it changed, and what is read did not.
AHEAD = f"{MODELS}, and they do not have its change: give its migration, a dump or --models"
#: What is said of languages that nothing here reads.
OTHER = "declares fields, in a language that is not read"
#: Ends of the names of dumps that a tool writes when it has run the migrations.
DUMPS = ("schema.rb", "structure.sql", "schema.sql", "schema.dump")
#: Folders in which a project keeps what is about its database.
_OF_DATABASES = re.compile(r"db|databases?|schemas?|sql|structures?|dumps?|priv|repo|resources|migrations?", re.IGNORECASE)
_SAID = re.compile(rb"^[ \t]*(?:#(?!\[)|//|/?\*).*$", re.MULTILINE)
#: Lines of models that do something, and declare no field: statements, and the heads of functions without a quote in them.
_DOES = re.compile(
    rb"^[ \t]*+(?:(?:(?:return|if|elif|else|for|foreach|while|raise|throw|try|except|finally|catch|assert|yield|await|import|from|package|"
    rb"using|use|print\w*|log|logger|super|pass|break|continue|switch|case|console|self|this|cls|\$this)\b(?![ \t]*[?!]?:)|"
    rb"(?:async[ \t]+)?(?:def|func|fn|fun|function)[ \t]).*|"
    rb"(?!.*\b(?:class|record|struct|constructor)\b)[\w<>\[\], .?]++\([^()'\"\n]*+\)[ \t]*+(?::[\w<>\[\]| \t]++)?(?:\{[ \t]*+)?)\r?$",
    re.MULTILINE,
)
_MOST = 5  # files of which the same is said one by one


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What may change the schema and is not read, what only declares it once more, and models, which nothing may say once more.

    programs  those of what is unread that may hold SQL
    """

    unread: list[Unread]
    notes: list[Unread]
    models: list[Unread]
    programs: list[str]


def left_out(tree: Tree, files: Sequence[str], known: Sequence[str]) -> LeftOut:
    """What of the files of a folder is not read, where `known` are those that are."""
    others = [path for path in files if path not in set(known)]
    programs = [path for path in others if _holds(tree, path, MIGRATES)]
    models = [path for path in others if path not in set(programs) and _holds(tree, path, DECLARES)]
    unread = [Unread(path, 0, "is packed: unpack it first", _digest(tree, path)) for path in others if path.lower().endswith(PACKED)]
    unread += [Unread(path, 0, OTHER, _digest(tree, path)) for path in others if path.lower().endswith(FOREIGN)]
    notes = list[Unread]()
    dumps = {path: _digest(tree, path) for path in known if PurePosixPath(path).name.endswith(DUMPS)}
    alone = list[str]()
    for path in programs:
        if mine := [each for dump, each in dumps.items() if _outcome(dump, path)]:  # who runs the migration writes the dump
            notes.append(Unread(path, 0, DUMPED, f"{digest(''.join(mine))}:{_digest(tree, path, said=True)}"))
        else:
            unread.append(Unread(path, 0, _changes(path), _digest(tree, path)))
            alone.append(path)
    return LeftOut(unread, notes, [Unread(path, 0, MODELS, _digest(tree, path, said=True, fields=True)) for path in models], alone)


def _changes(path: str) -> str:
    return f"{CHANGES}, and cannot be read: give {PROGRAMS[PurePosixPath(path).suffix.lower()]}"


def _outcome(dump: str, path: str) -> bool:
    """Whether a dump is what a program leaves: Rails' beside any of Ruby, others where they lie in the folder of its project."""
    if path.lower().endswith(".rb"):
        return dump.endswith(("schema.rb", "structure.sql"))
    above = PurePosixPath(dump).parts[:-1]
    while above and _OF_DATABASES.fullmatch(above[-1]):
        above = above[:-1]
    return not dump.endswith(".rb") and PurePosixPath(path).parts[: len(above)] == above


def undumped(notes: Iterable[Unread]) -> Iterator[Unread]:
    """The programs of which nothing tells whether their dump has what they do: all but those of Rails, where nothing is compared."""
    for each in notes:
        if each.reason == DUMPED and not each.file.lower().endswith(".rb"):
            yield replace(each, reason=_changes(each.file))


def behind(now: Iterable[Unread], before: Iterable[Unread]) -> Iterator[Unread]:
    """The migrations that are new or different since `before` while their dump is not: nobody ran them, and nothing says what they do."""
    old = [each for each in before if each.reason == DUMPED]
    known, outcomes = {(_name(each), _parted(each)[1]) for each in old}, {_parted(each)[0] for each in old}
    for each in now:
        if each.reason == DUMPED and _parted(each)[0] in outcomes and (_name(each), _parted(each)[1]) not in known:
            yield replace(each, reason=f"{CHANGES}, and its dump is the same as before: run it, and give the dump that it leaves")


def _name(unread: Unread) -> str:
    return PurePosixPath(unread.file).name


def _parted(unread: Unread) -> tuple[str, str]:
    """What tells the dump of a program from another, and what the program."""
    outcome, _, own = unread.of.partition(":")
    return outcome, own


def ahead(now: Schema, before: Schema) -> Iterator[Unread]:
    """The models that changed where no column that is read did: what they declare may have come without its migration."""
    if _declared(now) == _declared(before):
        old = {each.of for each in (*before.notes, *before.unread)}
        yield from (replace(each, reason=AHEAD) for each in now.notes if each.reason == MODELS and each.of not in old)


def _declared(schema: Schema) -> list[tuple[str, str, str, str]]:
    return sorted((table.home, table.name, column.name, column.type) for table, column in schema.columns())


def gathered(told: Iterable[Unread], most: int = _MOST) -> list[Unread]:
    """The same list, where what is said of more than `most` programs, or files that are no schema, is said once, of the first."""
    listed = list(told)
    many = Counter(each.reason for each in listed if each.reason.startswith((CHANGES, MODELS, ALONE, OTHER, UNKNOWN)))
    said = dict[str, Unread]()
    for each in listed:
        if many[each.reason] > most:
            said.setdefault(each.reason, replace(each, reason=f"{each.reason} (this and {many[each.reason] - 1} other files)"))
    return [each for each in listed if each.reason not in said] + list(said.values())


def program(path: str) -> bool:
    """Whether a file is a program by its name, whatever is in it: asked for by itself, it is meant to declare something."""
    return ruby_program(path) if path.lower().endswith(".rb") else PurePosixPath(path).suffix.lower() in PROGRAMS


def ruby_program(path: str) -> bool:
    """Whether a file of Ruby is no dump of a schema."""
    return path.endswith(".rb") and PurePosixPath(path).name != "schema.rb" and not path.endswith("_schema.rb")


def marked(tree: Tree, files: Iterable[str]) -> list[str]:
    """The files that declare a schema by what is in them: changelogs of Liquibase, resources of Terraform, tables of Atlas."""
    marks = {".xml": CHANGELOG, ".tf": TABLES, ".hcl": TABLES}
    return [path for path in files if (mark := marks.get(PurePosixPath(path).suffix.lower())) and _has(tree, path, mark)]


def _holds(tree: Tree, path: str, what: re.Pattern[bytes]) -> bool:
    """Whether a file is a program that changes or declares a schema."""
    return PurePosixPath(path).suffix.lower() in PROGRAMS and _has(tree, path, what)


def _has(tree: Tree, path: str, what: re.Pattern[bytes]) -> bool:
    try:
        return bool(what.search(tree.read(path)))
    except OSError:
        return True


def _digest(tree: Tree, path: str, said: bool = False, fields: bool = False) -> str:
    """Tells one text from another; of a program what it `said`, however it is set, or what in it may declare `fields`."""
    try:
        data = tree.read(path)
        data = _DOES.sub(b"", data) if fields else data
        return digest(b" ".join(re.findall(rb"\w+", _SAID.sub(b"", data))) if said else data)
    except OSError:
        return ""
