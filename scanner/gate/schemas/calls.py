"""Who calls a program that puts its declarations together: `SELECT add_column('users', 'nino')`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from scanner.gate.schemas.statements import masked

_NAME = r"[\w$#@]+|\"[^\"]+\"|`[^`]+`|\[[^\]]+\]"
_DEFINED = re.compile(rf"\b(?:FUNCTION|PROCEDURE|PROC)\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:(?:{_NAME})\s*\.\s*)*(?P<name>{_NAME})", re.IGNORECASE)
_OF_PROGRAMS = re.compile(r"\b(?:FUNCTION|PROCEDURE|PROC|ROUTINE)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:[\w$.\"`\[\]]+\.)?\W?$", re.IGNORECASE)
_RUNS = re.compile(rf"\b(?:EXEC|EXECUTE|CALL|PERFORM)\s+(?:@\w+\s*=\s*)?(?:(?:{_NAME})\s*\.\s*)*\W?$", re.IGNORECASE)
_BEFORE = 300  # characters before a name that say what is done with it


def made_by(text: str) -> set[str]:
    """The names of the functions and procedures that a statement creates, as they are compared."""
    return {found["name"].strip('"`[]').casefold() for found in _DEFINED.finditer(masked_of(text))}


def calls(text: str, makers: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Line, name and statement of each call of one of `makers` in a script."""
    if not makers:
        return
    names = re.compile(rf"(?<![\w$])(?:{'|'.join(re.escape(each) for each in sorted(makers))})(?![\w$])", re.IGNORECASE)
    shown = masked_of(text)
    for found in names.finditer(shown):
        before = shown[max(0, found.start() - _BEFORE) : found.start()]
        behind = shown[found.end() : found.end() + 40]
        called = re.match(r"[\"`\]]?\s*\(", behind) or _RUNS.search(before)
        if called and not _OF_PROGRAMS.search(before):
            end = text.find(";", found.end())
            yield text.count("\n", 0, found.start()) + 1, found[0], text[found.start() : end if end >= 0 else len(text)]


def masked_of(text: str) -> str:
    """The text without what stands in comments and quotes; names in double quotes stay."""
    return masked(text.replace('"', "\0")).replace("\0", '"')
