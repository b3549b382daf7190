"""E-mail addresses: of people, of roles, and as people write them to hide them from machines."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many, by_part, fits, holds
from detectors.packs.listed import either, listed
from detectors.packs.mail_checks import MACHINES, all_parted, email, example_email, hosts, parted
from scanner.pattern import Pattern

_ROLES = (
    "abuse, accounts, accounting, admin, administrator, admissions, applications, billing, bookings, careers, compliance, contact, "
    "contact us, customer care, customer service, customer services, customer support, data protection, dpo, enquiries, enquiry, "
    "events, feedback, finance, general, hello, help, helpdesk, hostmaster, hr, info, inquiries, invoices, it support, jobs, "
    "legal, marketing, media, membership, news, newsletter, office, orders, payments, payroll, press, privacy, purchasing, "
    "reception, recruitment, refunds, reservations, returns, sales, security, service, services, support, team, webmaster"
)
_ROLE = either(_ROLES).replace("[ -]", "[._-]?")
_ROLE_NAME = re.compile(rf"{_ROLE}(?:[._+-][a-z0-9]{{1,20}})?", re.IGNORECASE)
_ENDS = r"(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})"
_DOMAIN = rf"(?:[\w-]{{1,63}}\.){{1,6}}{_ENDS}"
_KNOWN = "(?:com|org|net|info|biz|edu|gov|mil|example|test|invalid|[a-z]{2})"  # in prose any word could be a domain
_SIGNS = {"at": "@", "dot": ".", "underscore": "_", "dash": "-", "hyphen": "-"}
_SAID = re.compile(rf"[ \[({{<_-]{{1,3}}({'|'.join(_SIGNS)})[ \])}}>_-]{{1,3}}", re.IGNORECASE)
_POINT = r"(?:\.| ?[\[({<]{1,2} ?dot ?[\])}>]{1,2} ?)"
_HIDDEN = (
    rf"\w[\w.+-]{{0,40}} ?(?:[\[({{<]{{1,2}} ?at ?[\])}}>]{{1,2}}|_at_|-at-) ?[\w-]{{1,40}}(?:{_POINT}[\w-]{{1,40}}){{0,3}}{_POINT}{_KNOWN}"
)
_SPELT = (
    r"\w[\w.+-]{0,40}(?: (?:dot|underscore|dash|hyphen) [\w+-]{1,40}){0,3} at [\w-]{1,40}(?: dot [\w-]{1,40}){0,2} dot "
    rf"{_KNOWN}"
)
_NAMES = listed(
    "email, e mail, eml, email address, mail address, email addr, email id, mail id, mail, email adresse, e mail adresse, mailadresse, "
    "adresse mail, adresse email, courriel, correo, correo electronico, direccion correo, posta elettronica, indirizzo email, e post, "
    "epost, sahkoposti, reply to address, from address, cc address, bcc address"
)
_email = partial(
    Pattern,
    entity="EMAIL_ADDRESS",
    title="E-mail address",
    category="contact.email",
    flags=re.IGNORECASE,
    unless=("message id", "in reply to"),
    test=example_email,
    mask="email",
    sources=("RFC 5322 s 3.4.1", "RFC 6531", "RFC 2606"),
)


def _of_a_person(text: str) -> bool:
    """An address that a person may read, not one of a role (RFC 2142 names some): those are told apart, they belong to nobody."""
    return not _ROLE_NAME.fullmatch(parted(text)[0]) and email(text)


def _of_a_role(text: str) -> bool:
    """An address of a desk or a function: `info@`, `customer.services@`, `sales-uk@`."""
    return _ROLE_NAME.fullmatch(parted(text)[0]) is not None and email(text)


def _told(texts: pa.LargeStringArray) -> tuple[Bools, Bools]:
    """Which are addresses, and which have a role before the @; each domain is asked about once."""
    local, domain = all_parted(texts)
    good = by_part(domain, hosts) & ~fits(local, f"(?i){MACHINES.pattern}")
    if holds(texts, b".."):
        good &= ~np.asarray(pc.match_substring(texts, ".."), np.bool_)
    return good, fits(local, f"(?i){_ROLE_NAME.pattern}")


def _of_people(texts: pa.LargeStringArray) -> Bools:
    addresses, roles = _told(texts)
    return addresses & ~roles


def _of_roles(texts: pa.LargeStringArray) -> Bools:
    addresses, roles = _told(texts)
    return addresses & roles


def _plain(text: str) -> str:
    """`ann [at] example dot org` as it is meant."""
    return _SAID.sub(lambda m: _SIGNS[m[1].lower()], text)


def disguised(text: str) -> bool:
    """Whether what is hidden is an address."""
    return email(_plain(text))


of_a_person = Many(_of_a_person, _of_people)
of_a_role = Many(_of_a_role, _of_roles)

EMAILS = (
    _email(
        # a token starts here, perhaps with `label:` before it; not within a URL's user:password@host, nor the hosts of message ids
        regex=r"(?<![\w.+~@:-])(?<!//)(?<!-id: <)(?<!reply-to: <)(?<!references: <)(?:[a-z_-]{1,24}:)?"
        rf"(?P<v>\w[\w.+~'&-]{{0,63}}(?:@|%40){_DOMAIN})(?![\w@-])(?!:[/~])",
        valid=of_a_person,
        score=0.9,
        context=listed("email, e mail, mail, mailto, contact"),
        names=_NAMES,
    ),
    _email(
        regex=rf"(?<![\w.+~@:-])(?<!//)(?:[a-z_-]{{1,24}}:)?(?P<v>{_ROLE}(?:[._+-][a-z0-9]{{1,20}})?(?:@|%40){_DOMAIN})(?![\w@-])(?!:[/~])",
        valid=of_a_role,
        title="E-mail address of a role",
        score=0.5,
        names=_NAMES,
        context=listed("email, e mail, mail, mailto, contact"),
    ),
    _email(  # the word between brackets, or the dot written out too: prose says "at" too often
        regex=rf"(?<![\w.+~@-])(?P<v>{_HIDDEN}|{_SPELT})(?![\w@-])",
        valid=disguised,
        title="E-mail address in disguise",
        score=0.7,
        context=listed("email, e mail, mail, contact"),
        test=lambda text: example_email(_plain(text)),
    ),
)
