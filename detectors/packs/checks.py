"""Validators of numbers issued to people: what the official rules accept, taken on the digits and letters of a match."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum.gb import nhs as stdnum_nhs
from stdnum.gb import upn as stdnum_upn
from stdnum.gb import utr as stdnum_utr
from stdnum.gb import vat as stdnum_vat

from detectors.many import Bools, Many, fits, kept, latest, various, weighted

_NEVER = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))  # HMRC NIM39110
_ADMINISTRATIVE = frozenset(("OO", "CR", "FY", "MW", "NC", "PP", "PY", "PZ"))
_NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]?")
_OTHER = re.compile(r"[^0-9A-Z]+")
_ORDINAL = re.compile("[A-Z]{1,2}[0-9]{1,2} (?:1st|2nd|3rd|[0-9]th)")  # the M4 4th
_BIRTH_DAY = re.compile("(?:(?:0[1-9]|[12][0-9])(?:0[1-9]|1[0-2])|30(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))[0-9]{2}")
_NHS_RANGES = re.compile("(?:[4679][0-9]|3[2-9])[0-9]{8}")
_ALLOCATED = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU "
    "GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL "
    "PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ"
)
_AREAS = frozenset(_ALLOCATED.split())
_KEPT = np.array([chr(sign) in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" for sign in range(256)])


def bare(text: str) -> str:
    """Upper-case letters and digits of a match; separators go."""
    return _OTHER.sub("", text.upper())


@latest
def all_bare(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """The same of many."""
    return kept(pc.ascii_upper(texts), _KEPT)


def all_various(texts: pa.LargeStringArray) -> Bools:
    """Which of many have more than one letter or digit: the others pass many checksums, and are never issued."""
    return various(all_bare(texts))


def monotonous(digits: str) -> bool:
    """All digits the same: passes many checksums, is never issued."""
    return len(set(digits)) <= 1


def _nino_rules(text: str) -> bool:
    """HMRC NIM39110 letter rules, administrative prefixes that pass them included; suffix A-D or none."""
    number = bare(text)
    return bool(_NINO.fullmatch(number)) and number[:2] not in _NEVER


#: Nobody writes small letters before a number and a capital behind it: `ca. 600-400 B`.
_HALF_SMALL = r"\A[a-z]{2}[^A-Za-z]*[A-Z]\z"


def _nino(text: str) -> bool:
    """A National Insurance number by HMRC NIM39110, not under an administrative prefix."""
    number = bare(text)
    return number[:2] not in _ADMINISTRATIVE and _nino_rules(number) and not (text[:2].islower() and text[-1:].isupper())


def _all_nino_rules(texts: pa.LargeStringArray) -> Bools:
    numbers = all_bare(texts)
    return fits(numbers, _NINO.pattern) & ~_begin(numbers, _NEVER)


def _all_ninos(texts: pa.LargeStringArray) -> Bools:
    numbers = all_bare(texts)
    half = np.asarray(pc.match_substring_regex(texts, _HALF_SMALL), np.bool_)
    return fits(numbers, _NINO.pattern) & ~_begin(numbers, _NEVER | _ADMINISTRATIVE) & ~half


def _begin(numbers: pa.LargeStringArray, prefixes: frozenset[str]) -> Bools:
    return np.asarray(pc.match_substring_regex(numbers, rf"\A(?:{'|'.join(sorted(prefixes))})"), np.bool_)


nino = Many(_nino, _all_ninos)
nino_rules = Many(_nino_rules, _all_nino_rules)


def pension_number(text: str) -> bool:
    """`NC` (pension) or `TN` (temporary), birth date DDMMYY, M or F: what is used where somebody has no NINO."""
    number = bare(text)
    return number[:2] in ("NC", "TN") and birth_day(number[2:8])


def nhs_allocated(digits: str) -> bool:
    """NHS ranges for England, Wales and the Isle of Man (400-499 and 600-799 million), H&C for Northern Ireland (from 320000001)."""
    return digits[0] in "467" or 320000001 <= int(digits[:9]) <= 399999999


def _nhs(text: str) -> bool:
    """Ten digits, mod 11, in an allocated range or in the test range 9xx."""
    digits = bare(text)
    if not _NHS_RANGES.fullmatch(digits) or stdnum_nhs.checksum(digits) != 0:
        return False
    return not monotonous(digits) and (digits[0] == "9" or nhs_allocated(digits))


def _all_nhs(texts: pa.LargeStringArray) -> Bools:
    digits = all_bare(texts)
    ranges = fits(digits, _NHS_RANGES.pattern)
    digits = pc.if_else(pa.array(ranges), digits, "")
    return np.asarray(ranges & (weighted(digits, tuple(range(10, 0, -1))) % 11 == 0) & various(digits) & ~fits(digits, "320000000[0-9]"))


nhs = Many(_nhs, _all_nhs)


def test_nhs(text: str) -> bool:
    """NHS numbers from 900 million on are synthetic."""
    return bare(text).startswith("9")


def chi(text: str) -> bool:
    """Scottish CHI number: birth date DDMMYY, four digits, mod 11. Nine digits: the leading zero was lost in a numeric column."""
    digits = bare(text).zfill(10)
    return len(digits) == 10 and birth_day(digits[:6]) and stdnum_nhs.is_valid(digits)


def birth_day(digits: str) -> bool:
    """Whether DDMMYY is a day of the calendar in some century."""
    return _BIRTH_DAY.fullmatch(digits) is not None


def all_birth_days(digits: pa.LargeStringArray) -> Bools:
    """The same of many."""
    return fits(digits, _BIRTH_DAY.pattern)


def utr(text: str) -> bool:
    """Unique Taxpayer Reference: first digit is the check digit; an optional K stands at either end."""
    digits = bare(text).strip("K")
    return not monotonous(digits) and stdnum_utr.is_valid(digits)


def vat(text: str) -> bool:
    """GB or XI VAT registration number, mod 97 and its 9755 variant, government and health forms included."""
    number = bare(text)
    return bool(stdnum_vat.is_valid(number[2:] if number[:2] in ("GB", "XI") else number))


def upn(text: str) -> bool:
    """Unique Pupil Number (DfE): check letter, twelve digits of which the last may be a letter."""
    return bool(stdnum_upn.is_valid(bare(text)))


def learner(text: str) -> bool:
    """Unique Learner Number (DfE): nine digits weighted 10 to 2, the tenth is ten less the remainder of eleven."""
    digits = bare(text)
    if len(digits) != 10 or not digits.isdigit() or digits == "9999999999":
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 0 and int(digits[9]) == 10 - rest


def police(text: str) -> bool:
    """Police National Computer identifier: the letter is the remainder of 23 of the year's last two digits and the serial number."""
    year, _, serial = text.upper().partition("/")
    number = f"{year[-2:]}{serial[:-1].zfill(7)}"
    return number.isdigit() and serial[-1:] == "ZABCDEFGHJKLMNPQRTUVWXY"[int(number) % 23]


def _postcode(text: str) -> bool:
    """A postcode in one of the 124 areas, or one of the special ones (GIR 0AA, ZZ99, BF1, BX, overseas territories, BFPO)."""
    if _ORDINAL.fullmatch(text):
        return False
    code = bare(text)
    return code[: 2 if code[1:2].isalpha() else 1] in _AREAS or code == "GIR0AA" or code.startswith("BFPO") or code.endswith("1ZZ")


def _all_postcodes(texts: pa.LargeStringArray) -> Bools:
    one, two = ("|".join(sorted(area for area in _AREAS if len(area) == size)) for size in (1, 2))
    ours = fits(all_bare(texts), rf"(?:{two}|BFPO).*|(?:{one})(?:[0-9].*)?|GIR0AA|.*1ZZ")
    return ours & ~fits(texts, _ORDINAL.pattern)


postcode = Many(_postcode, _all_postcodes)


def _test_postcode(text: str) -> bool:
    """Codes without a home behind them: NHS dummies ZZ99, Girobank, non-geographic BX."""
    return bare(text).startswith(("GIR", "ZZ", "BX"))


def _test_postcodes(texts: pa.LargeStringArray) -> Bools:
    return _begin(all_bare(texts), frozenset(("GIR", "ZZ", "BX")))


test_postcode = Many(_test_postcode, _test_postcodes)
