"""Whether a name, a contact or an address is the subject's own. In doubt it is another's: then a person looks at it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import phonenumbers
from anyascii import anyascii

from scanner.subject.forms import spellings
from scanner.subject.identifiers import Subject
from scanner.subject.needles.lists import ONES, TEENS
from scanner.subject.owners import owner
from scanner.subject.result import Match
from scanner.subject.roles import role
from scanner.subject.vouched import VOUCHED

_WORD = re.compile(r"[a-z]+")
_COUNTED = (*ONES, *TEENS)
_SPOKEN = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)
#: Categories of numbers that point at one person: identity papers, accounts and cards.
NUMBERS = ("id.", "pay.card", "pay.bank")
#: A member of a list of people.
_MEMBER = re.compile(r"[^\s,;/&|](?:(?!\sand\s)[^,;/&|\n])*[^\s,;/&|]")
#: Words before a name. They are nobody's by themselves.
TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lady", "lord", "rev", "reverend", "madam"))


class Own:
    """The subject's identifiers, ready for comparison. It shows none of them. `called` are given names by which records that are surely the
    subject's call the person (see `called_by`), `contacts` the mailboxes and numbers that these have (see `contacts_of`)."""

    __slots__ = (
        "_addresses",
        "_families",
        "_forms",
        "_ids",
        "_mails",
        "_names",
        "_parts",
        "_phones",
        "_region",
        "_short",
        "born",
        "mails",
        "names",
    )

    def __init__(self, subject: Subject, called: Iterable[str] = (), contacts: Collection[str] = ()) -> None:
        self._region = subject.region
        self.names, self.mails, self.born = subject.names, subject.emails, subject.born
        self._ids = {_letters(value) for values in subject.ids.values() for value in values}
        self._forms = _forms(value for values in subject.ids.values() for value in values)
        self._names = [_words(name) for name in subject.names]
        self._families = [_words(name.split()[-1]) for name in subject.names]  # "Mrs Smith-Jones"
        self._short = {"".join(word[0] for word in family) for family in self._families if len(family) > 1}  # W-N
        self._names += [[*_words(one), *family] for one in called for family in self._families or [[]]]
        self._addresses = [_letters(address) for address in subject.addresses]
        self._parts = [[_letters(part) for part in address.split(",") if _letters(part)] for address in subject.addresses]
        self._mails = {_mail(mail) for mail in (*subject.emails, *(one for one in contacts if "@" in one))}
        self._phones = {number for phone in (*subject.phones, *contacts) if (number := _phone(phone, subject.region))}

    def holds(self, category: str, text: str) -> bool:
        """Whether the text, a value of this category, is the subject's."""
        if category == "contact.email":
            return _mail(text) in self._mails
        if category == "contact.phone":
            return _phone(text, self._region) in self._phones
        if category == "contact.address":
            written = _letters(_SPOKEN.sub(lambda word: str(_COUNTED.index(word[0].lower())), text))
            return any(written in address for address in self._addresses) or any(_made_of(written, parts) for parts in self._parts)
        if category.startswith(NUMBERS):
            return _letters(text) in self._ids
        if category == "family.third_party" and any(self.holds(one, text) for one in ("contact.email", "contact.phone")):
            return True  # in somebody else's record she is whom to call
        if (
            self._forms is not None
            and category == "person.name"
            and any(_letters(one[0]) in self._ids for one in self._forms.finditer(text))
        ):
            text = self._forms.sub("", text)
            if not any(map(str.isupper, text)):
                return True  # "staff member HL0417"
        said = _words(text)
        if said and TITLES.issuperset(said):
            return True  # "Mr" alone is nobody else's name
        if "".join(said) in self._short:
            return True
        return said in self._families or any(_is(said, name) for name in self._names)

    def apart(self, category: str, start: int, value: str) -> list[tuple[int, str]]:
        """A list of people in which the subject stands as its members, each with its start; anything else is one."""
        members = [(start + found.start(), found.group()) for found in _MEMBER.finditer(value)] if category == "person.name" else []
        own = any(" " in one and self.holds(category, one) for _, one in members)
        return members if own and len(members) > 1 else [(start, value)]

    def numbers(self, text: str) -> Iterator[tuple[int, int]]:
        """Where numbers stand that are written as one of the subject's kinds, and are others': HL0322 for a HL0417."""
        for found in self._forms.finditer(text) if self._forms is not None else ():
            if _letters(found[0]) not in self._ids:
                yield found.span()

    def numbered(self, text: str) -> bool:
        """Whether a cell is one of the subject's numbers of such a kind."""
        return self._forms is not None and self._forms.fullmatch(text.strip()) is not None and _letters(text) in self._ids

    def is_surname(self, word: str) -> bool:
        """Whether a word is one of the subject's surnames."""
        return _words(word) in self._families

    def shares(self, word: str) -> bool:
        """Whether a word is part of one of the subject's names, or a title."""
        return any(part in TITLES or any(part in name for name in self._names) for part in _words(word))


def _forms(values: Iterable[str]) -> re.Pattern[str] | None:
    """What is written as one of these numbers, of those that have letters and at least three digits; None where there is none."""
    shapes = {
        "".join(r"\d" if char.isdigit() else re.escape(char) for char in value)
        for value in values
        if value.isascii() and sum(map(str.isdigit, value)) > 2 and any(map(str.isalpha, value))
    }
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(shapes))})(?![A-Za-z0-9])") if shapes else None


def called_by(matches: Iterable[Match]) -> tuple[str, ...]:
    """The given names that records have which are surely the subject's, in columns of their own (`known_as`): nicknames, too."""
    found: dict[str, None] = {}
    for match in matches:
        unit = match.place.unit or ""
        whose = {owner(unit, column) for column in match.cells or {} if role(unit, column) in ("name", "surname")}
        main = next(iter(whose)) if len(whose) == 1 else ()  # of `per_surname` it is `per`
        for column, value in (match.cells or {}).items() if _hers(match) else ():
            if isinstance(value, str) and role(unit, column) == "given" and owner(unit, column) == main and _WORD.search(_plain(value)):
                found[value] = None
    return tuple(found)


def contacts_of(matches: Iterable[Match]) -> tuple[str, ...]:
    """The mailboxes and numbers that records of hers have as their own, those of the household among them: what stands beside her own name
    in a record that is surely hers is hers, too."""
    found: dict[str, None] = {}
    for match in matches:
        unit = match.place.unit or ""
        own = {column: role(unit, column) for column in match.cells or {} if not owner(unit, column)}
        if _hers(match) and not {"name", "surname"}.isdisjoint(own.values()):
            found |= {
                value: None for column, value in match.cells.items() if own.get(column) in ("email", "phone") and isinstance(value, str)
            }
    return tuple(found)


def _hers(match: Match) -> bool:
    """Whether a record is of the subject herself: not one that a key led to, which may be of a child or a claim."""
    return match.tier == "exact" or (match.tier == "linked" and VOUCHED in match.why)


def _is(said: list[str], name: list[str]) -> bool:
    """Whether what is said names the person: one of the names alone, or the surname after the first given name or its initial.

    "Ann Smith" is not Jane Ann Smith but perhaps her mother.
    """
    if not said:
        return False
    if len(said) == 1:
        return said[0] in name
    rest = list(name)
    for word in said:
        fitting = next((own for own in rest if own == word or (len(word) == 1 and own.startswith(word)) or _spelled(own, word)), None)
        if fitting is None:
            return False
        rest.remove(fitting)
    return name[0] not in rest or len(name) == 1


def _spelled(own: str, word: str) -> bool:
    """Whether a word is the subject's in another spelling (Oxana for Oksana)."""
    return min(len(own), len(word)) > 2 and not spellings(own).isdisjoint(spellings(word))


def _plain(text: str) -> str:
    return anyascii(text).casefold()


def _made_of(written: str, parts: Sequence[str]) -> bool:
    """Whether an address is made of an own one's parts, some left out: without the town, or the county."""
    for part in parts:
        written = written.removeprefix(part)
    return not written


def _words(text: str) -> list[str]:
    words = _WORD.findall(re.sub(r"['’]s?\b", "", _plain(text)))
    return [word for word in words if word not in TITLES] or words


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", anyascii(text).casefold())


def _mail(text: str) -> str:
    """An address without its case and its +tag; a spoken one as it is written."""
    written = re.sub(r"\s+at\s+", "@", re.sub(r"\s+dot\s+", ".", text.casefold()))
    local, _, domain = re.sub(r"\s", "", written).removeprefix("mailto:").rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _phone(text: str, region: str) -> str:
    """The number as E.164, "" for what is none."""
    try:
        return str(phonenumbers.format_number(phonenumbers.parse(text, region), phonenumbers.PhoneNumberFormat.E164))
    except phonenumbers.NumberParseException:
        return ""


def forms(subject: Subject) -> Iterable[str]:
    """Words and values that must not stand in a plain file: each name's parts of three letters and more, mails, phones, ids."""
    for name in subject.names:
        yield from (word for word in _words(name) if len(word) > 2)
    for mail in subject.emails:
        yield from (mail.casefold(), _mail(mail))
    for phone in subject.phones:
        yield re.sub(r"\D", "", phone)[-7:]
    yield from (value.casefold() for values in subject.ids.values() for value in values)
