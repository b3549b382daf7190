"""A subject's request as a file: who asks, by which identifiers, and the facts that its clock needs.

Identifiers never come from the command line or the environment (process lists, shell history), and no sentence here quotes one.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import phonenumbers

from scanner.errors import ConfigError, did_you_mean
from scanner.plural import plural
from scanner.subject.clock import check_keys

_TOP = ("request", "subject")
_LISTS = {"names": "names", "emails": "e-mail addresses", "phones": "phone numbers", "addresses": "addresses"}
_SUBJECT = (*_LISTS, "born", "ids")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_LETTER = re.compile(r"[^\W\d_]")
_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")
_LIMIT = 1_000_000
_LONGEST = 320  # characters; the longest e-mail address has 254 (RFC 5321)
_ALONE = "an address or a date of birth alone fits many people: give a name, an e-mail address, a phone number or an id with it."
_FIRST_NAME = (
    "one name without a surname or any other identifier fits too many people; what is found would mostly be about others. Ask for more, "
    "or search all the same with --name-only."
)
_OLDEST = 130  # years; the oldest age on record is 122


@dataclass(frozen=True, slots=True)
class Subject:
    """Who asks. No field is shown by `repr`: whatever prints it would leak.

    `phones` are as written, read as numbers of `region` (ISO 3166) where they do not start with +; `ids` are values by kind, as written.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    born: date | None = field(default=None, repr=False)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    region: str = "GB"

    @property
    def strong(self) -> bool:
        """Whether there is an identifier that one person has: an e-mail address, a phone number or an id."""
        return bool(self.emails or self.phones or self.ids)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of identifier that were given, which logs may name: `names`, `emails`, `ids.customer_id` …"""
        given = [key for key in _LISTS if getattr(self, key)]
        return (*given, *(["born"] if self.born else []), *(f"ids.{key}" for key in self.ids))


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


def parsed(where: str, table: Mapping[str, Any], *, name_only: bool = False) -> Request:
    """The request of a table as TOML gives it."""
    for key in table:
        if key not in _TOP:
            raise ConfigError(f'{where}: unknown table "{_shown(key)}". {did_you_mean(key, _TOP)}')
    request, who = (_table(where, table, key) for key in _TOP)
    check_keys(where, request)
    reference = request.get("reference")
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
        raise ConfigError(f'{where}: [request] reference must be a text of letters, digits, ".", "_" and "-": reference = "SAR-2026-014"')
    region = request.get("region", "GB")
    if not isinstance(region, str) or region not in phonenumbers.SUPPORTED_REGIONS:
        raise ConfigError(f'{where}: [request] region must be a country by ISO 3166, such as "GB".')
    subject = _subject(f"{where}: [subject]", who, region)
    if _named_in(reference, subject):
        raise ConfigError(f"{where}: the reference holds an identifier of the subject. It is written into logs: choose another.")
    _enough(where, subject, name_only)
    return Request(reference, subject, request)


def _subject(where: str, table: Mapping[str, Any], region: str) -> Subject:
    for key in table:
        if key not in _SUBJECT:
            raise ConfigError(f'{where} unknown key "{_shown(key)}". {did_you_mean(key, _SUBJECT)}')
    lists = {key: _texts(f"{where} {key}", table.get(key, [])) for key in _LISTS}
    for number, name in enumerate(lists["names"], 1):
        if not _LETTER.search(name):
            raise ConfigError(f"{where} names: the {_th(number)} holds no letter.")
    for number, mail in enumerate(lists["emails"], 1):
        if not MAIL.fullmatch(mail):
            raise ConfigError(f"{where} emails: the {_th(number)} is no e-mail address.")
    for number, phone in enumerate(lists["phones"], 1):
        _check_phone(f"{where} phones: the {_th(number)}", phone, region)
    return Subject(**lists, born=_born(where, table.get("born")), ids=_ids(where, table.get("ids", {})), region=region)


def _check_phone(where: str, phone: str, region: str) -> None:
    digits = sum(c.isdecimal() for c in phone)
    if digits < 7:
        raise ConfigError(f"{where} has {plural(digits, 'digit')}: too few for a phone number.")
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        raise ConfigError(f"{where} is no phone number. Write it like +44 20 7946 0018.") from None
    if not phonenumbers.is_possible_number(number):
        raise ConfigError(f"{where} has too few or too many digits for its country. Write it like +44 20 7946 0018.")


def _born(where: str, value: Any) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ConfigError(f"{where} born must be a date without quotes: born = 1984-02-29")
    today = date.today()
    if not today.year - _OLDEST <= value.year or value > today:
        raise ConfigError(f"{where} born lies in the future or over {_OLDEST} years back.")
    return value


def _ids(where: str, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ConfigError(f'{where} ids must be a table of kinds and values: ids = {{ customer_id = "C-10442" }}')
    found = {}
    for key, said in value.items():
        if not _KIND.fullmatch(key):
            raise ConfigError(f'{where} ids: a kind, which the results name, must be a word of letters, digits, "_" and "-": customer_id')
        if isinstance(said, bool) or not isinstance(said, (str, int, list)):
            raise ConfigError(f"{where} ids.{_shown(key)} must be a text, or a list of texts.")
        each = [
            str(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in (said if isinstance(said, list) else [said])
        ]
        found[key] = _texts(f"{where} ids.{_shown(key)}", each)
        if not found[key]:
            raise ConfigError(f"{where} ids.{_shown(key)} is empty.")
    return found


def _enough(where: str, subject: Subject, name_only: bool) -> None:
    """A request names who asks. One given name fits so many people that the answer would show strangers' data."""
    if not (subject.strong or subject.names or subject.addresses or subject.born):
        raise ConfigError(f"{where}: [subject] names nobody: give names, emails, phones, addresses, born or ids.")
    if subject.strong or (subject.names and (subject.born or subject.addresses)):
        return
    if not subject.names:
        raise ConfigError(f"{where}: [subject] {_ALONE}")
    if not name_only and all(len(name.split()) < 2 for name in subject.names):
        raise ConfigError(f"{where}: [subject] {_FIRST_NAME}")


def _named_in(reference: str, subject: Subject) -> bool:
    plain = re.sub(r"[^a-z0-9]+", "", reference.casefold())
    digits = re.sub(r"\D+", "", reference)
    words = {part for name in subject.names for part in re.split(r"\W+", name.casefold()) if len(part) > 2}
    words |= {re.sub(r"[^a-z0-9]+", "", each.casefold()) for each in (*subject.emails, *(v for vs in subject.ids.values() for v in vs))}
    numbers = {re.sub(r"\D+", "", phone)[-7:] for phone in subject.phones}
    return any(word and len(word) > 2 and word in plain for word in words) or any(number in digits for number in numbers)


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where} must be a list of texts in quotes.")
    if not all(item.strip() for item in value):
        raise ConfigError(f"{where} holds an empty text.")
    if not all(len(item) <= _LONGEST and " ".join(item.split()).isprintable() for item in value):
        raise ConfigError(f"{where} holds a text of more than {_LONGEST} characters, or one with characters that cannot be printed.")
    return tuple(dict.fromkeys(item.strip() for item in value))


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


def _shown(key: str) -> str:
    """A key may be a value that stands in the wrong place: only what looks like a word is shown."""
    return key if re.fullmatch(r"[a-z_]{1,24}", key) else "…"


def _th(number: int) -> str:
    return {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
