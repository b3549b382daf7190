"""Which kind of number some digits are, by length and by check."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from stdnum import luhn

#: How well digits fit a kind that was asked for, or fit it by themselves; 0 they do not.
_ASKED, _ALONE = 10.0, 8.0
#: North American numbers have no check but their length: what stands alone, and was not asked for as something else.
PLAIN = 3.5
#: Lengths of each kind as most people have it: where the check fails, a digit was misheard, and the length still tells.
LENGTHS: Mapping[str, tuple[int, ...]] = {
    "card": (16, 15, 14, 19),
    "cvv": (3, 4),
    "sort": (6,),
    "account": (8,),
    "phone": (11, 10, 12, 13),
    "nhs": (10,),
    "pin": (4, 6),
}
#: Ranges of issuers (ISO/IEC 7812; American Express, Diners, Mastercard, JCB, Visa, Discover, UnionPay), with the length that each has.
_RANGES = re.compile("3[47][0-9]{13}|3[0689][0-9]{12}|(?:2[2-7]|35|4[0-9]|5[0-9]|6[0-9])[0-9]{14}|62[0-9]{17}")
_AMERICAN = re.compile("1?[2-9][0-9]{2}[2-9][0-9]{6}")
_AREA = re.compile("[2-9][0-9]{2}[2-9][0-9]{6}")
#: Of these the kinds of which a check tells whether the digits are right.
CHECKED = frozenset({"card", "phone", "nhs"})


@lru_cache(maxsize=4096)
def fit(digits: str, asked: str) -> tuple[str, float]:
    """The kind that digits (or "+" and digits) are, and how well they fit; ("", 0) for none."""
    best = ("", 0.0)
    if len(digits) < 10 and asked not in LENGTHS:
        return best
    for kind, check in _CHECKS.items():
        wanted = kind == asked or {kind, asked} == {"sort", "account"}
        score = check(digits, wanted)
        if score == PLAIN and asked:
            continue
        if score > best[1]:
            best = (kind, score - 2.0 if wanted and kind != asked else score)
    return best


def _card(digits: str, asked: bool) -> float:
    """ISO/IEC 7812: 12 to 19 digits, the last a check by Luhn; cards of payment begin with 2 to 6."""
    if not 12 <= len(digits) <= 19 or not digits.isdecimal() or not luhn.is_valid(digits):
        return 0.0
    if len(digits) not in LENGTHS["card"]:
        return _ASKED - 1.5 if asked else 0.0
    if asked:
        return _ASKED
    return _ALONE if _RANGES.fullmatch(digits) else 0.0


def _phone(digits: str, asked: bool) -> float:
    """British (Ofcom, National Telephone Numbering Plan), international (ITU-T E.164), or North American if one was asked for."""
    best = _ASKED if asked else _ALONE
    if digits.startswith("+"):
        return best if (digits.startswith("+44") and _british(digits[3:])) or _valid(digits) else 0.0
    if digits.startswith(("44", "0044")) and len(digits) > 11:
        return best - 0.5 if _british(digits.removeprefix("00")[2:]) else 0.0
    if digits.startswith("00") and len(digits) > 11:
        return best - 0.5 if _valid("+" + digits[2:]) else 0.0
    if digits.startswith("0") and len(digits) in (10, 11):
        return best - (11 - len(digits)) if _british(digits[1:]) and digits[1] != "0" else 0.0
    if asked and _AMERICAN.fullmatch(digits) and _valid("+1" + digits[-10:]):
        return _ASKED - 1.0
    if _AREA.fullmatch(digits) and _valid("+1" + digits):
        return PLAIN
    return 0.0


def _british(national: str) -> bool:
    """Digits behind +44 or 0: by length and first digit, those of drama among them. Few have nine, which must be in the plan."""
    national = national.removeprefix("0")
    if len(national) == 10:
        return national[0] in "12378"
    return len(national) == 9 and national[0] in "18" and _valid("+44" + national)


def _valid(international: str) -> bool:
    import phonenumbers  # here: its tables are large, and only calls that say a telephone number need them

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(international)))
    except phonenumbers.NumberParseException:
        return False


def _nhs(digits: str, asked: bool) -> float:
    """NHS Data Dictionary: ten digits, the last a check of modulus 11. One in eleven passes, so alone it tells nothing."""
    if not asked or len(digits) != 10 or not digits.isdecimal():
        return 0.0
    check = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11
    return _ASKED if check == 0 else 0.0


def _of_length(kind: str) -> Callable[[str, bool], float]:
    def check(digits: str, asked: bool) -> float:
        return _ASKED if asked and len(digits) in LENGTHS[kind] and digits.isdecimal() else 0.0

    return check


_CHECKS: Mapping[str, Callable[[str, bool], float]] = {
    "card": _card,
    "phone": _phone,
    "nhs": _nhs,
    "sort": _of_length("sort"),
    "account": _of_length("account"),
    "cvv": _of_length("cvv"),
    "pin": _of_length("pin"),
}
