"""Which entity a kind of value is found as, and whether two writings are one value."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.speech.dates import MONTHS

#: An account number is one whichever country's pattern finds it: where the sort code stands in another turn, nothing says which.
ENTITIES: dict[str, frozenset[str]] = {
    "phone": frozenset({"PHONE_NUMBER"}),
    "card": frozenset({"CREDIT_CARD"}),
    "postcode": frozenset({"UK_POSTCODE"}),
    "email": frozenset({"EMAIL_ADDRESS"}),
    "cvv": frozenset({"CARD_SECURITY_CODE"}),
    "expiry": frozenset({"CARD_EXPIRY"}),
    "sort": frozenset({"UK_SORT_CODE"}),
    "account": frozenset({"UK_BANK_ACCOUNT", "BANK_ACCOUNT", "US_BANK_NUMBER"}),
    "nino": frozenset({"UK_NINO"}),
    "nhs": frozenset({"UK_NHS"}),
    "born": frozenset({"DATE_OF_BIRTH"}),
    "name": frozenset({"PERSON"}),
    "address": frozenset({"STREET_ADDRESS"}),
}
GOALS = ("phone", "card", "postcode", "email")
#: What small talk must not hold.
NUMBERS = frozenset({"PHONE_NUMBER", "CREDIT_CARD", "UK_NINO", "UK_NHS", "US_SSN", "IBAN_CODE", "UK_SORT_CODE", "UK_POSTCODE", "EMAIL_ADDRESS"}) | ENTITIES["account"]  # fmt: skip
_MONTHS = {month[:3].lower(): str(number) for number, month in enumerate(MONTHS, 1)}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _phone(text: str) -> str:
    """As dialled at home."""
    digits = _digits(text).removeprefix("00")
    if digits.startswith("44"):
        return "0" + digits[2:].removeprefix("0")
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits


def _alphanumeric(text: str) -> str:
    return re.sub(r"[\W_]", "", text).upper()


def _date(text: str) -> str:
    """Day, month, year of two digits; the day is first, but where the month has a name or the year is in front."""
    words = re.findall(r"\d+|[a-z]+", text.lower())
    month = next((_MONTHS[word[:3]] for word in words if word[:3] in _MONTHS), "")
    found = [word for word in words if word.isdigit()]
    if found and len(found[0]) == 4:
        found.reverse()
    if month:
        found.insert(1, month)
    return " ".join(str(int(each) % 100) for each in found)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


_NORMAL: dict[str, Callable[[str], str]] = {
    "phone": _phone, "card": _digits, "cvv": _digits, "sort": _digits, "account": _digits, "nhs": _digits, "postcode": _alphanumeric,
    "nino": _alphanumeric, "email": lambda text: text.strip(" .,").lower(), "expiry": _date, "born": _date, "name": _words, "address": _words,
}  # fmt: skip


def normal(kind: str, text: str) -> str:
    """One spelling for all writings of a value."""
    return _NORMAL[kind](text)
