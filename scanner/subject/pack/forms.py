"""What a unit of each form is in an answer: records, a text, a call, a document, a file that holds others."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from scanner.calls import OF_TURNS
from scanner.subject.pack.case import DOCUMENT, TABLE, TEXT, TRANSCRIPT
from scanner.subject.reading import MESSAGES, records
from scanner.subject.roles import role

#: Texts that carry pictures and attachments as letters and digits, or more than a reader shows, which nobody can read line by line.
ENCODED = frozenset((".eml", ".mbox", ".mht", ".mhtml", ".rtf", ".htm", ".html", ".xhtml", ".svg"))
#: Whole archives, databases and the like: what lies in them is units of their own, and most of it is about others. Never copied whole.
_HOLDERS = (
    "application/zip", "application/gzip", "application/x-bzip2", "application/x-xz", "application/x-lzma", "application/zstd",
    "application/x-lz4", "application/x-tar", "application/x-7z-compressed", "application/vnd.rar", "application/vnd.sqlite3",
    "application/vnd.duckdb", "application/java-archive", "application/vnd.android.package-archive",
)  # fmt: skip
#: Text as a person reads it: a copy of its lines is a copy of it.
_PLAIN = ("text", "text/plain", "text/markdown", "text/x-log")
#: Last words of what a document calls the people who made it, a chat those who wrote.
_MAKERS = frozenset(("author", "authors", "artist", "creator", "byline", "by", "owner", "manager", "reviewer", "photographer", "sender"))
_TOLD = {"name": "person.name", "given": "person.name", "surname": "person.name", "email": "contact.email", "phone": "contact.phone"}
_TITLES = {"text/vcard": "cards", "text/calendar": "calendar", "folder": "folder"}


def kind_of(form: str) -> str:
    """What a piece of this form is (`case.Piece.kind`).

    >>> kind_of("table"), kind_of("application/mbox"), kind_of("text"), kind_of("application/pdf")
    ('table', 'table', 'text', 'document')
    """
    if records(form):
        return TABLE
    return TRANSCRIPT if form in OF_TURNS else TEXT if form in _PLAIN else DOCUMENT


def telling(kind: str, unit: str, columns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The columns of a text or document (of a table in it, of its properties) that hold people by their names."""
    found: dict[str, tuple[str, ...]] = {}
    for column in sorted(columns) if kind in (TEXT, DOCUMENT) else ():
        maker = column.removesuffix("[]").split(" ")[-1] in _MAKERS
        category = _TOLD.get(role(unit, column) or "") if column else None
        found |= {column: ("person.name",)} if maker else {column: (category,)} if category else {}
    return found


def holder(form: str) -> bool:
    """Whether a file is one that holds others and is nothing by itself."""
    return any(fnmatchcase(form, glob) for glob in _HOLDERS)


def title(form: str, kind: str, number: int) -> str:
    """What a unit without a name of its own is called in plain files."""
    if kind == TABLE:
        return f"{_TITLES.get(form, 'mail')} {number}"
    return f"{'call' if kind == TRANSCRIPT else 'document'} {number}"


def message(form: str) -> bool:
    """Whether the rows are messages, which may have something attached."""
    return form in MESSAGES and form not in _TITLES
