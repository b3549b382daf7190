"""Who asks: the table `[subject]` of a request, checked. No sentence here quotes an identifier, and no `repr` shows one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import phonenumbers

from scanner.errors import ConfigError, did_you_mean
from scanner.plural import plural

_LISTS = {"names": "names", "emails": "e-mail addresses", "phones": "phone numbers", "addresses": "addresses"}
_SUBJECT = (*_LISTS, "born", "ids")
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")
_LONGEST = 320  # characters; the longest e-mail address has 254 (RFC 5321)
_LETTER = re.compile(r"[^\W\d_]")
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
    `shared` are mailboxes and national numbers of hers that other people were found to have, too, and how many do. `taught` are the ids
    that records told of: nobody mistyped them, so one that differs in a digit is another's.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    born: date | None = field(default=None, repr=False)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    region: str = "GB"
    shared: Mapping[str, int] = field(default_factory=dict, repr=False)
    taught: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def strong(self) -> bool:
        """Whether there is an identifier that one person has: an e-mail address, a phone number or an id."""
        return bool(self.emails or self.phones or self.ids)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of identifier that were given, which logs may name: `names`, `emails`, `ids.customer_id` …"""
        given = [key for key in _LISTS if getattr(self, key)]
        return (*given, *(["born"] if self.born else []), *(f"ids.{key}" for key in self.ids))


def subject_of(where: str, table: Mapping[str, Any], region: str) -> Subject:
    """The subject of a table as TOML gives it; `where` begins each sentence. ConfigError."""
    for key in table:
        if key not in _SUBJECT:
            raise ConfigError(f'{where} unknown key "{shown(key)}". {did_you_mean(key, _SUBJECT)}')
    lists = {key: _texts(f"{where} {key}", table.get(key, [])) for key in _LISTS}
    for number, name in enumerate(lists["names"], 1):
        if not _LETTER.search(name):
            raise ConfigError(f"{where} names: the {_th(number)} holds no letter.")
    for number, mail in enumerate(lists["emails"], 1):
        if not MAIL.fullmatch(mail):
            raise ConfigError(f"{where} emails: the {_th(number)} is no e-mail address.")
    for number, phone in enumerate(lists["phones"], 1):
        _check_phone(f"{where} phones: the {_th(number)}", phone, region)
    names, emails, phones, addresses = (lists[key] for key in _LISTS)
    return Subject(
        names, emails, phones, addresses, born=_born(where, table.get("born")), ids=_ids(where, table.get("ids", {})), region=region
    )


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
            raise ConfigError(f"{where} ids.{shown(key)} must be a text, or a list of texts.")
        each = [
            str(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in (said if isinstance(said, list) else [said])
        ]
        found[key] = _texts(f"{where} ids.{shown(key)}", each)
        if not found[key]:
            raise ConfigError(f"{where} ids.{shown(key)} is empty.")
    return found


def enough(where: str, subject: Subject, name_only: bool) -> None:
    """A request names who asks. One given name fits so many people that the answer would show strangers' data."""
    if not (subject.strong or subject.names or subject.addresses or subject.born):
        raise ConfigError(f"{where}: [subject] names nobody: give names, emails, phones, addresses, born or ids.")
    if subject.strong or (subject.names and (subject.born or subject.addresses)):
        return
    if not subject.names:
        raise ConfigError(f"{where}: [subject] {_ALONE}")
    if not name_only and all(len(name.split()) < 2 for name in subject.names):
        raise ConfigError(f"{where}: [subject] {_FIRST_NAME}")


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where} must be a list of texts in quotes.")
    if not all(item.strip() for item in value):
        raise ConfigError(f"{where} holds an empty text.")
    if not all(len(item) <= _LONGEST and " ".join(item.split()).isprintable() for item in value):
        raise ConfigError(f"{where} holds a text of more than {_LONGEST} characters, or one with characters that cannot be printed.")
    return tuple(dict.fromkeys(item.strip() for item in value))


def shown(key: str) -> str:
    """A key may be a value that stands in the wrong place: only what looks like a word is shown."""
    return key if re.fullmatch(r"[a-z_]{1,24}", key) else "…"


def _th(number: int) -> str:
    return {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
