"""Check digits of numbers that European authorities give to people. Each validator takes the text of a match as it stands."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import cycle

from stdnum import luhn, verhoeff
from stdnum.at import vnr
from stdnum.be import bis, nn
from stdnum.fi import hetu as stdnum_hetu
from stdnum.is_ import kennitala as stdnum_kennitala
from stdnum.si import emso

from detectors.packs.checks import bare, monotonous

Check = Callable[[str], bool]


def by(check: Callable[[str], object], *lengths: int) -> Check:
    """A validator on the bare letters and digits of a match, of one of these lengths and not all the same."""

    def checked(text: str) -> bool:
        number = bare(text)
        return len(number) in lengths and not monotonous(number) and bool(check(number))

    return checked


def among_tests(*numbers: str) -> Check:
    """Whether a match is one of the specimens that an authority has published."""
    return lambda text: bare(text) in numbers


def weighted(digits: str, weights: tuple[int, ...]) -> int:
    """Sum of the digits (letters count from A = 10), each times its weight; weights repeat."""
    return sum(int(digit, 36) * weight for digit, weight in zip(digits, cycle(weights), strict=False))


def serial(text: str) -> bool:
    """A number without a check digit: not all the same, and no day of 1900 to 2099 as YYYYMMDD or DDMMYYYY."""
    digits = bare(text)
    if len(digits) != 8 or not digits.isdigit():
        return not monotonous(digits)
    dated = (digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])
    return not monotonous(digits) and not any(y[:2] in ("19", "20") and "01" <= m <= "12" and "01" <= d <= "31" for y, m, d in dated)


def day(year: int, month: int, of_month: int) -> bool:
    """Whether the calendar has this day, and it is not to come."""
    try:
        return datetime.date(year, month, of_month) <= datetime.date.today()
    except ValueError:
        return False


def short_day(yymmdd: str) -> bool:
    """Whether YYMMDD is a day in the last hundred years but some: of the 1900s or the 2000s."""
    year, month, of_month = int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:])
    return day(1900 + year, month, of_month) or day(2000 + year, month, of_month)


def _personnummer(number: str) -> bool:
    """Folkbokföringslagen 1991:481 § 18: birth day, serial number, Luhn digit; a samordningsnummer has 60 added to the day."""
    if not number.isdigit() or not luhn.is_valid(number[-10:]):
        return False
    of_month = int(number[-6:-4]) % 60
    if len(number) == 12:
        return day(int(number[:4]), int(number[4:6]), of_month)
    return short_day(f"{number[:4]}{of_month:02}")


def _fodselsnummer(number: str) -> bool:
    """Folkeregisterforskriften § 2-2: birth day, serial number, two digits mod 11.

    D-numbers add 40 to the day, help numbers 40 to the month, synthetic test numbers 80 to it.
    """
    if not number.isdigit() or weighted(number[:10], (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) % 11:
        return False
    if weighted(number, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11:
        return False
    return short_day(f"{number[4:6]}{int(number[2:4]) % 40:02}{int(number[:2]) % 40:02}")


def hetu(text: str) -> bool:
    """Finnish personal identity code (Digital and Population Data Services Agency), temporary numbers included."""
    return bool(stdnum_hetu.is_valid(text.strip().upper(), allow_temporary=True))


def _kennitala(number: str) -> bool:
    """Of a person: companies have 40 added to the day."""
    return number[0] in "0123" and bool(stdnum_kennitala.is_valid(number))


def _matricule(number: str) -> bool:
    """Luxembourg, law of 19 June 2013: birth day, serial number, a Luhn digit and a Verhoeff digit, each over the first eleven."""
    if not number.isdigit() or not luhn.is_valid(number[:12]) or not verhoeff.is_valid(number[:11] + number[12]):
        return False
    return day(int(number[:4]), int(number[4:6]), int(number[6:8]))


def _rentenversicherung(number: str) -> bool:
    """VKVV § 2-4: area, birth day, initial of the birth name, serial number, check digit over cross sums."""
    digits = f"{number[:8]}{ord(number[8]) - 64:02}{number[9:11]}"
    if not digits.isdigit() or not number[9:].isdigit() or _crossed(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)) != int(number[11]):
        return False
    return 1 <= int(number[2:4]) % 50 <= 31 and int(number[4:6]) <= 12


def _krankenversicherung(number: str) -> bool:
    """GKV-Spitzenverband, § 290 SGB V: letter, eight digits, check digit over cross sums; the insurer's number may follow."""
    digits = f"{ord(number[0]) - 64:02}{number[1:9]}"
    return digits.isdigit() and number[9].isdigit() and _crossed(digits, (1, 2)) == int(number[9])


def _crossed(digits: str, weights: tuple[int, ...]) -> int:
    """Sum of the cross sums of digit times weight, mod 10."""
    products = (int(digit) * weight for digit, weight in zip(digits, cycle(weights), strict=False))
    return sum(product // 10 + product % 10 for product in products) % 10


def _arztnummer(number: str) -> bool:
    """KBV, Richtlinie nach § 75 Abs. 7 SGB V: six digits, check digit with weights 4 and 9, two digits of the speciality."""
    return number.isdigit() and -weighted(number[:6], (4, 9)) % 10 == int(number[6])


def _fahrerlaubnis(number: str) -> bool:
    """FeV Anlage 8: authority, serial characters, check digit mod 11 (X is ten), count of the issue."""
    return "0123456789X"[weighted(number[:9], (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 11] == number[9]


def _machine_read(number: str) -> bool:
    """Ten characters of which the last is the check digit of ICAO Doc 9303 (weights 7, 3, 1); nine have none."""
    return len(number) == 9 or (number[9].isdigit() and weighted(number[:9], (7, 3, 1)) % 10 == int(number[9]))


def _versicherungsnummer(number: str) -> bool:
    """§ 31 ASVG: serial number, check digit mod 11, birth day; months 13 to 15 where a day had too many births."""
    return bool(vnr.is_valid(number)) and 1 <= int(number[4:6]) <= 31 and 1 <= int(number[6:8]) <= 15


def master_number(*regions: range) -> Check:
    """JMBG of the Yugoslav law of 1976: birth day, region of these, serial number, check digit mod 11."""
    return by(lambda number: emso.is_valid(number) and any(int(number[7:9]) in each for each in regions), 13)


belgian = by(lambda number: nn.is_valid(number) or bis.is_valid(number), 11)
personnummer = by(_personnummer, 10, 12)
fodselsnummer = by(_fodselsnummer, 11)
kennitala = by(_kennitala, 10)
matricule = by(_matricule, 13)
rentenversicherung = by(_rentenversicherung, 12)
krankenversicherung = by(lambda number: _krankenversicherung(number[:10]), 10, 20)
arztnummer = by(_arztnummer, 9)
fahrerlaubnis = by(_fahrerlaubnis, 11)
machine_read = by(_machine_read, 9, 10)
versicherungsnummer = by(_versicherungsnummer, 10)
