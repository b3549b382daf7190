"""Check digits of identity numbers that python-stdnum does not know; each takes the upper-case letters and digits of a match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_TAIWAN = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # in the order of their numbers, from 10
_NHI = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # from 1
_NRIC = {"S": (0, "JZIHGFEDCBA"), "T": (4, "JZIHGFEDCBA"), "F": (0, "XWUTRQPNMLK"), "G": (4, "XWUTRQPNMLK"), "M": (3, "XWUTRQPNJLK")}


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of digits times weights, over the shorter of the two."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def digits(text: str, size: int) -> bool:
    """Whether the text is `size` digits of ASCII."""
    return len(text) == size and text.isascii() and text.isdigit()


def day(text: str) -> bool:
    """Whether YYMMDD or YYYYMMDD is a day of the calendar: of two digits for the year in some century."""
    if not (digits(text, 6) or digits(text, 8)):
        return False
    try:
        born = date(int(text[:-4]) if len(text) == 8 else 2000, int(text[-4:-2]), int(text[-2:]))
    except ValueError:
        return False
    return 1880 <= born.year <= date.today().year


def hong_kong(text: str) -> bool:
    """Hong Kong identity card: one or two letters, six digits, a check digit or A; the weighted sum is a multiple of 11."""
    if not re.fullmatch("[A-Z]{1,2}[0-9]{6}[0-9A]", text):
        return False
    values = [36 if c == " " else int(c, 36) for c in text.rjust(9)]
    return sum(value * weight for value, weight in zip(values, range(9, 0, -1), strict=True)) % 11 == 0


def taiwan(text: str) -> bool:
    """Taiwan national identification or resident certificate number: a letter stands for two digits, the last is the check digit."""
    if not re.fullmatch("[A-Z][1289A-D][0-9]{8}", text):
        return False
    second = text[1] if text[1].isdigit() else str(_TAIWAN.index(text[1]) % 10)
    return weighted(f"{10 + _TAIWAN.index(text[0])}{second}{text[2:]}", (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0


def my_number(text: str) -> bool:
    """Japan's Individual Number: the twelfth digit checks the others, modulo 11."""
    if not digits(text, 12):
        return False
    rest = weighted(text, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return int(text[11]) == (0 if rest <= 1 else 11 - rest)


def nric(text: str) -> bool:
    """Singapore NRIC or FIN: the last letter checks the seven digits, by series."""
    if not re.fullmatch("[STFGM][0-9]{7}[A-Z]", text):
        return False
    start, letters = _NRIC[text[0]]
    return letters[(start + weighted(text[1:8], (2, 7, 6, 5, 4, 3, 2))) % 11] == text[8]


def nhi(text: str) -> bool:
    """New Zealand National Health Index: three letters, then digits and a check digit (modulo 11) or, newer, a check letter (modulo 24)."""
    if not re.fullmatch("[A-HJ-NP-Z]{3}(?:[0-9]{4}|[0-9]{2}[A-HJ-NP-Z]{2})", text):
        return False
    values = [_NHI.index(c) + 1 if c in _NHI else int(c) for c in text]
    total = sum(value * weight for value, weight in zip(values, (7, 6, 5, 4, 3, 2), strict=False))
    if text[-1].isdigit():
        return total % 11 != 0 and (11 - total % 11) % 10 == values[-1]
    return 24 - total % 24 == values[-1]


def snils(text: str) -> bool:
    """Russian pension insurance number: the last two digits check the nine before, modulo 101."""
    return digits(text, 11) and weighted(text[:9], range(9, 0, -1)) % 101 % 100 == int(text[9:])


def kuwait(text: str) -> bool:
    """Kuwaiti civil identification number: century, birth date, serial, check digit modulo 11."""
    return digits(text, 12) and day(text[1:7]) and 11 - weighted(text, (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11 == int(text[11])


def iran(text: str) -> bool:
    """Iranian national code: ten digits, the last checks the others modulo 11."""
    rest = weighted(text[:9], range(10, 1, -1)) % 11 if digits(text, 10) else -1
    return rest >= 0 and int(text[9]) == (rest if rest < 2 else 11 - rest)


def kazakhstan(text: str) -> bool:
    """Kazakh individual identification number: birth date, century and sex, serial, check digit in two rounds modulo 11."""
    if not digits(text, 12) or not day(text[:6]):
        return False
    rest = weighted(text[:11], range(1, 12)) % 11
    if rest == 10:
        rest = weighted(text[:11], (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)) % 11
    return rest == int(text[11])


def pis(text: str) -> bool:
    """Brazilian PIS, PASEP, NIT or NIS: the eleventh digit checks the others, modulo 11."""
    return digits(text, 11) and (11 - weighted(text, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11) % 11 % 10 == int(text[10])


def cnh(text: str) -> bool:
    """Brazilian driving licence: two check digits modulo 11, the second lessened by two when the first came to ten."""
    if not digits(text, 11):
        return False
    first, second = weighted(text, range(9, 0, -1)) % 11, weighted(text[:9], range(1, 10)) % 11
    if first == 10:
        first, second = 0, (second - 2) % 11
    return text[9:] == f"{first}{0 if second == 10 else second}"


def elector(text: str) -> bool:
    """Brazilian voter registration: serial, state 01-28, two check digits modulo 11 (0 is 1 in Sao Paulo and Minas Gerais)."""
    if not digits(text, 12) or not 1 <= int(text[8:10]) <= 28:
        return False
    floor = 1 if text[8:10] in ("01", "02") else 0

    def rest(total: int) -> int:
        return max(total % 11 % 10, floor if total % 11 == 0 else 0)

    first = rest(weighted(text[:8], range(2, 10)))
    return text[10:] == f"{first}{rest(weighted(text[8:10], (7, 8)) + first * 9)}"


def cns(text: str) -> bool:
    """Brazilian national health card: fifteen digits whose weighted sum is a multiple of 11."""
    return digits(text, 15) and text[0] in "12789" and weighted(text, range(15, 0, -1)) % 11 == 0


def clabe(text: str) -> bool:
    """Mexican bank account: the eighteenth digit checks the others, weights 3, 7, 1."""
    return digits(text, 18) and -sum(int(c) * (3, 7, 1)[i % 3] % 10 for i, c in enumerate(text[:17])) % 10 == int(text[17])


def uruguay(text: str) -> bool:
    """Uruguayan identity card: seven digits (six before the 1950s) and a check digit modulo 10."""
    plain = text.zfill(8)
    return digits(plain, 8) and -weighted(plain, (2, 9, 8, 7, 6, 3, 4)) % 10 == int(plain[7])


def guatemala(text: str) -> bool:
    """Guatemalan personal identification (CUI): eight digits, a check digit modulo 11, department 01-22, municipality."""
    return (
        digits(text, 13)
        and weighted(text[:8], range(2, 10)) % 11 == int(text[8])
        and 1 <= int(text[9:11]) <= 22
        and 1 <= int(text[11:]) <= 38
    )


def salvador(text: str) -> bool:
    """Salvadoran identity document (DUI): eight digits and a check digit modulo 10."""
    return digits(text, 9) and -weighted(text[:8], range(9, 1, -1)) % 10 == int(text[8])


def medicare(text: str) -> bool:
    """Australian Medicare card: first digit 2-6, the ninth checks the eight before, then the issue and perhaps the person's line."""
    return (digits(text, 10) or digits(text, 11)) and text[0] in "23456" and weighted(text, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(text[8])
