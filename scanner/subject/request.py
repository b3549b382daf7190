"""A subject's request as a file: who asks, by which identifiers, and the facts that its clock needs.

Identifiers never come from the command line or the environment (process lists, shell history), and no sentence here quotes one.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import phonenumbers

from scanner.errors import ConfigError, did_you_mean
from scanner.subject.clock import check_keys
from scanner.subject.identifiers import Subject, enough, shown, subject_of

_TOP = ("request", "subject")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `table` is `[request]` as read, for the clock and the cover letter; it names no identifier of the subject."""

    reference: str
    subject: Subject
    table: Mapping[str, Any] = field(default_factory=dict)


def load_request(path: Path | None, *, name_only: bool = False) -> Request:
    """The request of a file, or of standard input (None). ConfigError in a sentence that quotes no identifier.

    A file that others may read is refused (POSIX mode), as ssh refuses such a key.
    """
    where = "standard input" if path is None else str(path)
    try:
        text = (sys.stdin.buffer.read(_LIMIT + 1) if path is None else _private(path)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{where}: is not UTF-8 text.") from None
    if len(text) > _LIMIT:
        raise ConfigError(f"{where}: is larger than {_LIMIT // 1_000_000} MB: no request.")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits and tables in tables break the reader itself
        found = re.search(r" ?\(at [^)]*\)", str(error))
        at = f" {found[0].strip()}" if found else ""
        raise ConfigError(f"{where}: is not valid TOML{at}: a date that does not exist, or a quote too few?") from None
    return parsed(where, table, name_only=name_only)


def load_requests(folder: Path, *, name_only: bool = False) -> list[Request]:
    """All requests (`*.toml`) of a folder, by reference. ConfigError where there is none, or two have the same reference."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be read: {error.strerror}.") from None
    if not paths:
        raise ConfigError(f"{folder}: holds no request (*.toml).")
    requests = sorted((load_request(path, name_only=name_only) for path in paths), key=lambda request: request.reference)
    references = [request.reference for request in requests]
    twice = sorted({each for each in references if references.count(each) > 1})
    if twice:
        raise ConfigError(f'{folder}: two requests have the reference "{twice[0]}". Each needs a reference of its own.')
    return requests


def still_open(requests: Sequence[Request]) -> tuple[list[Request], list[str]]:
    """The requests that were not withdrawn, and a sentence for each that was: nobody is searched for who does not ask any more."""
    gone = [request for request in requests if "withdrawn" in request.table]
    return [request for request in requests if request not in gone], [
        f"{one.reference}: was withdrawn: nothing is searched" for one in gone
    ]


def parsed(where: str, table: Mapping[str, Any], *, name_only: bool = False) -> Request:
    """The request of a table as TOML gives it."""
    for key in table:
        if key not in _TOP:
            raise ConfigError(f'{where}: unknown table "{shown(key)}". {did_you_mean(key, _TOP)}')
    request, who = (_table(where, table, key) for key in _TOP)
    check_keys(where, request)
    reference = request.get("reference")
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
        raise ConfigError(f'{where}: [request] reference must be a text of letters, digits, ".", "_" and "-": reference = "SAR-2026-014"')
    region = request.get("region", "GB")
    if not isinstance(region, str) or region not in phonenumbers.SUPPORTED_REGIONS:
        raise ConfigError(f'{where}: [request] region must be a country by ISO 3166, such as "GB".')
    subject = subject_of(f"{where}: [subject]", who, region)
    if _named_in(reference, subject):
        raise ConfigError(f"{where}: the reference holds an identifier of the subject. It is written into logs: choose another.")
    enough(where, subject, name_only)
    return Request(reference, subject, request)


def _named_in(reference: str, subject: Subject) -> bool:
    plain = re.sub(r"[^a-z0-9]+", "", reference.casefold())
    digits = re.sub(r"\D+", "", reference)
    words = {part for name in subject.names for part in re.split(r"\W+", name.casefold()) if len(part) > 2}
    words |= {re.sub(r"[^a-z0-9]+", "", each.casefold()) for each in (*subject.emails, *(v for vs in subject.ids.values() for v in vs))}
    numbers = {re.sub(r"\D+", "", phone)[-7:] for phone in subject.phones}
    return any(word and len(word) > 2 and word in plain for word in words) or any(number in digits for number in numbers)


def _table(where: str, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: has no [{key}].")
    return value


def _private(path: Path) -> bytes:
    """The bytes of a file that only its owner may read; a pipe (`<(…)` of a shell) is private by itself."""
    try:
        with open(path, "rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode) and os.name == "posix" and found.st_mode & 0o077:
                raise ConfigError(f"{path}: others may read this file (mode {stat.S_IMODE(found.st_mode):04o}). Run: chmod 600 {path}")
            return file.read(_LIMIT + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
