"""What is asked of an index: an identifier in the writings that a column is likely to hold it in. Other writings need a full read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import phonenumbers

from scanner.model import Layout
from scanner.subject.finder import Finder
from scanner.subject.identifiers import Subject

#: Seconds that one lookup may take: with an index it takes milliseconds, and a live system has others to serve.
SECONDS = 30.0


def wanted_values(source: str, unit: str, layout: Layout, finder: Finder) -> dict[str, tuple[str, ...]]:
    """Values by column, for the columns of which the table has an index and that hold an identifier of some subject, by their names."""
    found: dict[str, tuple[str, ...]] = {}
    for column in sorted(layout.leading):
        field, kinds = finder.named(source, unit, column), finder.kinds(source, unit, column)
        values = dict.fromkeys(value for subject in finder.subjects for value in _values(field, kinds, subject))
        if values:
            found[column] = tuple(values)
    return found


def _values(field: str | None, kinds: Collection[str], subject: Subject) -> Iterator[str]:
    if field == "email":
        yield from (form for mail in subject.emails for form in (mail, mail.lower()))
    elif field == "phone":
        yield from (form for phone in subject.phones for form in _phone(phone, subject.region))
    elif field == "born" and subject.born:
        yield subject.born.isoformat()
    elif field == "id":
        yield from (form for kind, values in subject.ids.items() if kind in kinds for value in values for form in _id(value))


def _phone(phone: str, region: str) -> tuple[str, ...]:
    """As written, in E.164, with blanks, and as digits with and without the national 0."""
    number = phonenumbers.parse(phone, region)
    styles = phonenumbers.PhoneNumberFormat
    written = [phonenumbers.format_number(number, style) for style in (styles.E164, styles.INTERNATIONAL, styles.NATIONAL)]
    digits = ["".join(c for c in each if c.isdigit()) for each in written]
    return tuple(dict.fromkeys((phone, *written, *digits, "00" + digits[0], phonenumbers.national_significant_number(number))))


def _id(value: str) -> tuple[str, ...]:
    """As written, in capitals and small letters, without what parts its groups, and its digits alone."""
    close = "".join(c for c in value if c.isalnum())
    digits = "".join(c for c in value if c.isdigit())
    return tuple(dict.fromkeys(each for form in (value, close, digits) for each in (form, form.upper(), form.lower()) if each))
