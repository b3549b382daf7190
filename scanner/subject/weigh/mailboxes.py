"""What an address or a number says by itself of who has it: an office's mailbox and a firm's number are several people's from the start."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Set
from importlib.resources import files

import phonenumbers

from detectors.names.lists import may_be_given
from scanner.subject.identifiers import Subject
from scanner.subject.names import named, plain

#: People besides the subject who are taken to read the mailbox of an office, or to call from a firm's number, where no record tells.
OFFICE = 5
_OFFICES = frozenset(tomllib.loads(files("scanner.subject.weigh").joinpath("offices.toml").read_text("utf-8"))["words"].split())
_KINDS = phonenumbers.PhoneNumberType
#: Numbers that no person has: free or dear to the caller, of one price from everywhere (Ofcom's 03 and 08), of a voicemail.
_FIRMS = frozenset((_KINDS.TOLL_FREE, _KINDS.PREMIUM_RATE, _KINDS.SHARED_COST, _KINDS.UAN, _KINDS.VOICEMAIL))


def mailbox(text: str) -> str | None:
    """An e-mail address without plus-tag, Gmail's without dots: what the same mailbox receives. As `keyed` has it."""
    local, at, domain = text.strip().lower().removeprefix("mailto:").partition("@")
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmailcom"
    return f"{local}{at}{domain}" or None


def shared(subject: Subject) -> Mapping[str, int]:
    """The subject's mailboxes and national numbers that other people have too, and how many: by what they are, and by what records told."""
    own = {word for name in subject.names for word in plain(name).split()}
    surnames = {"".join(reading.surname) for name in subject.names for reading in named(name)[:1]}
    several = (mail for mail in subject.emails if of_office(mail, own) or of_family(mail, surnames))
    found = {box: OFFICE for mail in several if (box := mailbox(mail))}
    for phone in subject.phones:
        try:
            number = phonenumbers.parse(phone, subject.region)
        except phonenumbers.NumberParseException:  # the request's file was checked; what is built by hand may hold anything
            continue
        if phonenumbers.number_type(number) in _FIRMS:
            found[phonenumbers.national_significant_number(number)] = OFFICE
    return found | dict(subject.shared)


def of_family(mail: str, surnames: Set[str]) -> bool:
    """Whether a mailbox is called after all who bear a surname, by the plural in its local part.

    >>> [of_family(f"{local}@example.org", {"nowakreid"}) for local in ("nowakreids", "the.nowak-reids", "nowakreid", "nowakreidss")]
    [True, True, False, False]
    """
    local = re.sub(r"[^a-z]+", "", mail.lower().partition("@")[0].partition("+")[0]).removeprefix("the")
    return any(len(surname) > 2 and local in (f"{surname}s", f"{surname}es") for surname in surnames)


def of_office(mail: str, own: Set[str] = frozenset()) -> bool:
    """Whether a mailbox is an office's, a firm's or a family's by its local part, and not of somebody who is called so (`own` words).

    >>> [of_office(mail) for mail in ("info@example.org", "no-reply@example.org", "sales.uk@example.org", "j.sales@example.org")]
    [True, True, True, False]
    """
    words = [word for word in re.split(r"[^a-z]+", mail.lower().partition("@")[0].partition("+")[0]) if word]
    if not words or 1 in map(len, words):
        return False
    known = _OFFICES - own
    return "".join(words) in known or words[0] in known or (words[-1] in known and not may_be_given(words[0]))
