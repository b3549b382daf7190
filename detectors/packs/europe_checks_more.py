"""Further check digits of European numbers: Hungary, Poland, Spain, Portugal, Ireland's postcodes, and what stdnum needs help with."""

from __future__ import annotations

import datetime
import re

from stdnum.cz import rc
from stdnum.it import codicefiscale
from stdnum.lv import pvn
from stdnum.ua import rntrc

from detectors.packs.checks import bare
from detectors.packs.europe_checks import by, short_day, weighted

_ROUTING_KEYS = (
    "A41 A42 A45 A63 A67 A75 A81 A82 A83 A84 A85 A86 A91 A92 A94 A96 A98 C15 D01 D02 D03 D04 D05 D06 D07 D08 D09 D10 D11 D12 D13 D14 "
    "D15 D16 D17 D18 D20 D22 D24 D6W E21 E25 E32 E34 E41 E45 E53 E91 F12 F23 F26 F28 F31 F35 F42 F45 F52 F56 F91 F92 F93 F94 H12 H14 "
    "H16 H18 H23 H53 H54 H62 H65 H71 H91 K32 K34 K36 K45 K56 K67 K78 N37 N39 N41 N91 P12 P14 P17 P24 P25 P31 P32 P36 P43 P47 P51 P56 "
    "P61 P67 P72 P75 P81 P85 R14 R21 R32 R35 R42 R45 R51 R56 R93 R95 T12 T23 T34 T45 T56 V14 V15 V23 V31 V35 V42 V92 V93 V94 V95 W12 "
    "W23 W34 W91 X35 X42 X91 Y14 Y21 Y25 Y34 Y35"
)


#: Consonants of a name, then its vowels, then X for want of letters.
_TRIPLE = re.compile("[B-DF-HJ-NP-TV-Z]{0,3}[AEIOU]{0,3}X{0,2}")


def eircode(text: str) -> bool:
    """A routing key that is in use (Eircode Address Database)."""
    return bare(text)[:3] in _ROUTING_KEYS.split()


def _rodne_cislo(number: str) -> bool:
    """Czech Act 133/2000 § 13: birth day, serial number, mod 11 (ten digits, since 1954).

    50 is added to the month of women, since 2004 also 20 where numbers run out.
    """
    if not number.isdigit() or not rc.is_valid(number):
        return False
    year, month, recent = int(number[:2]), int(number[2:4]) % 50, datetime.date.today().year % 100
    return (len(number) == 9 or not recent < year < 54) and (month <= 12 or (21 <= month <= 32 and 4 <= year <= recent))


def _personas_kods(number: str) -> bool:
    """Of a person: the day of the month, or 32 since 2017; companies begin with 4, 5 or 9. With LV it is the number for VAT."""
    digits = number.removeprefix("LV")
    return digits[:1] in ("0", "1", "2", "3") and bool(pvn.is_valid(digits))


def _codice_fiscale(number: str) -> bool:
    """Decree of 23 December 1976: consonants of the names, birth day, place, check letter; any digit may be a letter (omocodia)."""
    named = all(_TRIPLE.fullmatch(triple) for triple in (number[:3], number[3:6]))
    return named and bool(codicefiscale.is_valid(number))


def _szemelyi_szam(number: str) -> bool:
    """Hungarian law 1996 XX: sex and century, birth day, serial number, mod 11; weights run backwards for those born since 1997."""
    if not number.isdigit() or not short_day(number[1:7]):
        return False
    recent = number[0] in "34" or (number[0] in "12" and number[1:3] >= "97")
    weights = tuple(range(10, 0, -1)) if recent else tuple(range(1, 11))
    return weighted(number[:10], weights) % 11 == int(number[10])


def _adoazonosito(number: str) -> bool:
    """Hungarian law 2017 CL: 8, days from 1 January 1867 to the birth, serial number, mod 11."""
    if not number.isdigit() or number[0] != "8" or weighted(number[:9], tuple(range(1, 10))) % 11 != int(number[9]):
        return False
    return datetime.date(1867, 1, 1) + datetime.timedelta(days=int(number[1:6])) <= datetime.date.today()


def _taj(number: str) -> bool:
    """Hungarian law 1996 XX: eight digits with weights 3 and 7, check digit mod 10."""
    return number.isdigit() and weighted(number[:8], (3, 7)) % 10 == int(number[8])


def _dowod(number: str) -> bool:
    """Polish identity card: three letters, check digit, five digits; weights 7, 3, 1 without the check digit, as in ICAO Doc 9303."""
    return number[3:].isdigit() and weighted(number, (7, 3, 1, 9, 7, 3, 1, 7, 3)) % 10 == 0


def _paszport(number: str) -> bool:
    """Polish passport: two letters, check digit, six digits; weights 7, 3, 1."""
    return number[2:].isdigit() and weighted(number, (7, 3, 9, 1, 7, 3, 1, 7, 3)) % 10 == 0


def _afiliacion(number: str) -> bool:
    """Spanish social security: province, up to eight digits, mod 97 over both as numbers."""
    if not number.isdigit() or not (1 <= int(number[:2]) <= 53 or number[:2] == "66"):
        return False
    province, serial = int(number[:2]), int(number[2:10])
    return (province * 10 ** (8 if serial >= 10**7 else 7) + serial) % 97 == int(number[10:])


def _niss(number: str) -> bool:
    """Portuguese social security: ten digits with prime weights, check digit 9 less the sum mod 10; people begin with 1."""
    return number.isdigit() and 9 - weighted(number[:10], (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)) % 10 == int(number[10])


def _days(number: str) -> bool:
    """Ukrainian tax number: days from 31 December 1899 to the birth come first; whoever pays taxes was born a while ago."""
    born = datetime.date(1899, 12, 31) + datetime.timedelta(days=int(number[:5]) if number[:5].isdigit() else 0)
    return bool(rntrc.is_valid(number)) and born <= datetime.date.today()


rodne_cislo = by(lambda number: _rodne_cislo(number.removeprefix("CZ")), 10, 12)
old_rodne_cislo = by(_rodne_cislo, 9)
personas_kods = by(_personas_kods, 11, 13)
codice_fiscale = by(_codice_fiscale, 16)
szemelyi_szam = by(_szemelyi_szam, 11)
adoazonosito = by(_adoazonosito, 10)
taj = by(_taj, 9)
dowod = by(_dowod, 9)
paszport = by(_paszport, 9)
afiliacion = by(_afiliacion, 12)
niss = by(_niss, 11)
ukrainian = by(_days, 10)
