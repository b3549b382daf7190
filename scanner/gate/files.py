"""Reads schema files of every kind that is known, from a work tree or a git revision, into one schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scanner.errors import ConfigError
from scanner.gate.left_out import ALONE, left_out, marked, program, ruby_program
from scanner.gate.order import PROGRAMS, READ, SQL, dbt_project, home_of, model, ordered, seeds, template
from scanner.gate.schema import EMPTY, UNKNOWN, Schema, Unread, digest
from scanner.gate.tree import Tree

if TYPE_CHECKING:
    from scanner.gate.schemas.dbt_model import Model

#: What opens the part that makes a change, and the one that undoes it: dbmate, goose, sql-migrate, Play, MyBatis.
_UP = re.compile(r"^\s*(?:--\s*(?:migrate:up\b|\+goose\s+Up\b|\+migrate\s+Up\b)|#\s*---\s*!Ups\b)[^\n]*$", re.IGNORECASE | re.MULTILINE)
_DOWN = re.compile(
    r"^\s*(?:--\s*(?:migrate:down\b|\+goose\s+Down\b|\+migrate\s+Down\b|//\s*@UNDO\b)|#\s*---\s*!Downs\b)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_OTHER_SIDE = re.compile(r"^={7}\n", re.MULTILINE)
_MOST_INCLUDES = 1_000


def read_schema(tree: Tree, paths: Sequence[str], dialect: str | None = None, empty: bool = False) -> Schema:
    """The schema that files and folders declare together; paths that are not there are left out.

    What cannot be read is in `Schema.unread`. Raises ConfigError for a folder in which nothing declares a schema, unless it may be `empty`.
    """
    schema = Schema()
    reader = _Reader(tree, schema, dialect, empty, several=len(paths) > 1)
    for path in paths:
        kind = tree.kind(path)
        if kind == "folder":
            reader.folder(path)
        elif kind == "file":
            reader.file(path, PurePosixPath(path).parent.as_posix())
    reader.templates()
    reader.missing()
    schema.finish()
    schema.home = ""
    return schema


class _Reader:
    """One reading: SQL scripts share their types and know who included whom."""

    def __init__(self, tree: Tree, schema: Schema, dialect: str | None, empty: bool, several: bool) -> None:
        self._tree, self._schema, self._dialect, self._empty, self._several = tree, schema, dialect, empty, several
        self._open: list[str] = []
        self._types: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._included = 0
        self._templates: list[Model] = []
        self._dbt = False
        self._seen: set[str] = set()

    def folder(self, folder: str) -> None:
        """Reads the schema files of a folder in their order; of the others, those that are programs which change a schema are unread."""
        files = list(self._tree.walk(folder))
        known = [path for path in files if path.lower().endswith(READ) and not ruby_program(path)]
        known += marked(self._tree, files)
        besides = left_out(self._tree, files, known)
        closed = [Unread(path, 0, reason) for path, reason in self._tree.closed(folder)]
        if not (known or besides.unread or besides.models or closed or self._empty):
            raise ConfigError(f"{folder}: holds no schema file. Known are {', '.join(READ)}.")
        self._dbt = dbt_project(files) or self._tree.kind(str(PurePosixPath(folder).parent / "dbt_project.yml")) == "file"
        for path in ordered([*known, *seeds(files)]):
            self.file(path, folder)
        for path in ordered(besides.programs):
            self._program(path, folder)
        self._schema.unread += closed
        unknown = [each for each in self._schema.unread if each.reason == UNKNOWN]
        if len(unknown) < len(known):  # nobody asked for package.json: it lies there
            self._schema.unread = [each for each in self._schema.unread if each.reason != UNKNOWN]
            self._schema.notes += unknown
        self._schema.unread += besides.unread
        self._schema.notes += besides.notes
        if self._schema.tables or besides.unread:
            self._schema.notes += besides.models
        else:
            self._schema.unread += [replace(each, reason=ALONE) for each in besides.models]

    def _program(self, path: str, root: str) -> None:
        """Adds what the SQL in a program declares; that the rest of it is not read is told of it as a whole."""
        from scanner.gate.schemas.programs import read_program

        try:
            text = decoded(self._tree.read(path))
        except OSError:
            return
        outer, self._schema.home = self._schema.home, home_of(path, "." if self._several else root)
        read_program(text or "", path, self._schema, self._types, self._dialect)
        self._schema.home = outer

    def templates(self) -> None:
        """Reads the models of dbt, which need what their `schema.yml` and other models say."""
        if self._templates:
            from scanner.gate.schemas.dbt_model import read_dbt_models

            read_dbt_models(self._templates, self._schema)

    def missing(self) -> None:
        """Tells of what changelogs include and nobody gave."""
        names = {part for path in self._seen for part in PurePosixPath(path).parts}
        for file, line, name in self._schema.wanted:
            if PurePosixPath(name.rpartition(":")[2].replace("\\", "/")).name not in names:
                self._schema.unread.append(Unread(file, line, f"includes {name}, which was not given"))

    def file(self, path: str, root: str) -> None:
        """Adds what one file declares; `root` is the folder that what it includes must lie in."""
        self._seen.add(path)
        try:
            data = self._tree.read(path)
        except OSError as error:
            self._schema.unread.append(Unread(path, 0, f"cannot be read: {error.strerror or 'no reason given'}"))
            return
        before, outer = len(self._schema.unread), self._schema.home
        if not self._open:  # what a file includes is the same database's
            self._schema.home = home_of(path, "." if self._several else root)
        self._text(decoded(data), path, root)
        self._schema.home = outer
        whole = self._schema.unread[before:]
        self._schema.unread[before:] = [replace(e, of=e.of or digest(data)) if e.file == path and _whole(e) else e for e in whole]

    def _text(self, text: str | None, path: str, root: str) -> None:
        if text and (conflict := _CONFLICT.search(text)) and _OTHER_SIDE.search(text, conflict.end()):
            line = text.count("\n", 0, conflict.start()) + 1
            self._schema.unread.append(Unread(path, line, "holds the marks of a merge that nobody finished", digest(text)))
        if text is None:
            self._schema.unread.append(Unread(path, 0, "is a binary file, no schema"))
        elif not text.strip():
            self._schema.notes.append(Unread(path, 0, EMPTY))
        elif path.lower().endswith(".xml") and "databaseChangeLog" in text:
            from scanner.gate.schemas.liquibase import read_xml

            read_xml(text, path, self._schema, self._types)
        elif program(path):
            ending = PurePosixPath(path).suffix.lower()
            reason = f"a {ending} file declares the schema when it is run, and cannot be read: give {PROGRAMS[ending]}"
            self._schema.unread.append(Unread(path, 0, reason))
            self._program(path, root)
        elif path.lower().endswith(SQL) or PurePosixPath(path).suffix.lower() not in (*READ, ".csv", ".tf", ".hcl"):
            self._sql(text, path, root)
        else:
            _reader_of(path)(text, path, self._schema)

    def _sql(self, text: str, path: str, root: str) -> None:
        from scanner.gate.schemas.dbt_model import Model
        from scanner.gate.schemas.sql import read_sql  # here: sqlglot costs a quarter of a second, which other formats need not wait for

        if template(text) or (self._dbt and model(path, text)):
            self._templates.append(Model(text, path, self._schema.home))
            return
        self._open.append(path)
        read_sql(_upward(text), path, self._schema, self._types, self._dialect, lambda name, line: self._include(name, line, path, root))
        self._open.pop()

    def _include(self, name: str, line: int, path: str, root: str) -> None:
        target = (PurePosixPath(path).parent / name.replace("\\", "/")).as_posix()
        target = _normal(target)
        self._included += 1
        if target in self._open:
            reason = f"includes {name}, which is being read: the files include one another in a circle"
        elif not _below(target, root):
            reason = f"includes {name}, which lies outside of {root}"
        elif self._included > _MOST_INCLUDES:
            reason = f"more than {_MOST_INCLUDES:,} files are included"
        elif self._tree.kind(target) != "file":
            reason = f"includes {name}, which does not exist"
        else:
            self.file(target, root)
            return
        self._schema.unread.append(Unread(path, line, reason))


def decoded(data: bytes) -> str | None:
    """The text of a file, or None for a binary one. UTF-8, UTF-16 with its mark (SQL Server writes it), else Windows-1252."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace").replace("\r\n", "\n")
    if b"\0" in data[:100_000]:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in text[:4096])
    return None if controls > 0.02 * len(text[:4096]) else text.replace("\r\n", "\n").replace("\r", "\n")


def _whole(unread: Unread) -> bool:
    """Whether nothing of a file was read: any change to it may change the schema."""
    return unread.line == 0


def _upward(text: str) -> str:
    """Without the parts that undo a migration (dbmate, goose, sql-migrate); blank lines in their place keep the numbers of lines."""
    down = _DOWN.search(text)
    if down is None:
        return text
    up = _UP.search(text, down.end())
    skipped = text[down.start() : up.start() if up else len(text)]
    return _upward(text[: down.start()] + "\n" * skipped.count("\n") + (text[up.start() :] if up else ""))


def _reader_of(path: str) -> Callable[[str, str, Schema], None]:
    """The reader for a file that is no SQL, by its name."""
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".rb":
        from scanner.gate.schemas.rails import read_rails as reader
    elif ending in (".prisma", ".zmodel"):
        from scanner.gate.schemas.prisma import read_prisma as reader
    elif ending == ".csv":
        from scanner.gate.schemas.dbt import read_seed as reader
    elif ending == ".dbml":
        from scanner.gate.schemas.dbml import read_dbml as reader
    elif ending in (".graphql", ".graphqls", ".gql"):
        from scanner.gate.schemas.graphql import read_graphql as reader
    elif ending in (".tf", ".hcl"):
        from scanner.gate.schemas.terraform import read_terraform as reader
    elif ending == ".proto":
        from scanner.gate.schemas.proto import read_proto as reader
    else:
        from scanner.gate.schemas.documents import read_document as reader
    return reader


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", ".") or (part == "" and not parts):
            parts.append(part)
    return "/".join(parts) or "."


def _below(path: str, root: str) -> bool:
    base = _normal(root)
    return (not path.startswith(("/", "../")) and path != "..") if base == "." else path.startswith(f"{base}/")
