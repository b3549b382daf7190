"""What the statements of SQL scripts are applied to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlglot import Token

from scanner.gate.schema import Column, Schema, Table, Unread, digest
from scanner.gate.schemas.columns import column
from scanner.gate.types import kinds, length

#: Types of warehouses that have fields inside.
_FIELDS = re.compile(r"\b(?:struct\s*<|(?:nested|tuple|row|object)\s*\()")


@dataclass(slots=True)
class Script:
    """The schema so far, the types that scripts made (name → declared type, what it lists), and what is being read.

    known  statements of the file that are SQL
    """

    schema: Schema
    types: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    file: str = ""
    dialect: str = "postgres"
    known: int = 0

    def unread(self, line: int, reason: str, text: str = "") -> None:
        """Something was not read: `text`, as far as it can be told from what could not be read before."""
        self.schema.unread.append(Unread(self.file, line, reason, digest(text) if text else ""))

    def note(self, line: int, reason: str) -> None:
        """Something was read and looks wrong."""
        self.schema.notes.append(Unread(self.file, line, reason))

    def resolved(self, found: Column) -> Column:
        """The column with what its own type lists."""
        base, values = self.types.get(found.type.rpartition(".")[2].removesuffix("[]"), ("", ()))
        if not (base or values):
            return found
        declared = base or found.type
        comment = found.comment or found.type.rpartition(".")[2].removesuffix("[]").replace("_", " ")  # the type's name may say what it is
        return replace(found, kinds=kinds(declared), length=length(declared), values=found.values or values, comment=comment)

    def table(self, name: str, line: int) -> Table:
        """The table of this name. One that nothing before created is taken to be there: changes to it are judged all the same."""
        found = self.schema.find(name)
        if found is None:
            found = Table(name, file=self.file, line=line, created=False)
            self.schema.add(found)
        return found


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that is being applied: its text, its first line, and to what."""

    text: str
    line: int
    script: Script

    def column(self, item: Sequence[Token]) -> Column:
        """The column that an item declares."""
        found = self.script.resolved(column(item, self.text, self.script.file, self.line))
        if _FIELDS.search(found.type):
            self.script.unread(found.line, f"{found.name} has fields of its own: they are not read")
        return found

    def line_of(self, token: Token) -> int:
        """The token's line in the file."""
        return self.line + token.line - 1
