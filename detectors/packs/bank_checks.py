"""Validators of bank details, and the account numbers that registers and handbooks print as examples."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum import bic as stdnum_bic
from stdnum import iban as stdnum_iban
from stdnum.iso7064 import mod_97_10

from detectors.many import Bools, Many, by_kind, classed, fits, glued, mod97, parts, various
from detectors.packs.checks import all_bare, all_birth_days, bare, birth_day

_REGISTRY = (  # the example of each country in the SWIFT IBAN registry, and what handbooks repeat
    "AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201 AZ21NABZ00000000137010001944 "
    "BA391290079401028494 BE68539007547034 BG80BNBG96611020345678 BH67BMAG00001299123456 BI4210000100010000332045181 "
    "BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957 CR05015202001026284066 "
    "CY17002001280000001200527600 CZ6508000000192000145399 CZ9455000000001011038930 DE89370400440532013000 "
    "DJ2100010000000154000100186 DK5000400440116243 DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002 "
    "ES9121000418450200051332 FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819 "
    "GB33BUKB20201555555555 GB82WEST12345698765432 GB94BARC10201530093459 GE29NB0000000101904917 GI75NWBK000000007099453 "
    "GL8964710001000206 GR1601101250000000012300695 GT82TRAJ01020000001210029690 HR1210010051863000160 HU42117730161111101800000000 "
    "IE29AIBK93115212345678 IE64IRCE92050112345678 IL620108000000099999999 IQ98NBIQ850123456789012 IS140159260076545510730339 "
    "IT60X0542811101000000123456 JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100 "
    "LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000 LU280019400644750000 "
    "LV80BANK0000435195001 LY83002048000020100120361 MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951 "
    "MK07250120000058984 MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR "
    "NI45BAPR00000013000003558124 NL91ABNA0417164300 NO9386011117947 PK36SCBL0000001123456702 PL61109010140000071219812874 "
    "PS92PALS000000000400123456702 PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 "
    "RS35260005601001611379 SA0380000000608010167519 SC18SSCB11010000000000001497USD SE4550000000058398257466 SI56263300012039086 "
    "SK3112000000198742637541 SM86U0322509800000000270100 ST68000100010051845310112 SV62CENR00000000000000700025 "
    "TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326 UA213223130000026007233566001 "
    "VA59001123000012345678 VG96VPVG0000012345678901 XK051212012345678906"
)
_EXAMPLES = frozenset(_REGISTRY.split())
# English words whose fifth and sixth letters happen to be a country's code.
_WORDS = (
    "CUSTOMER DOCUMENT BUSINESS REGISTER PROGRESS TERMINAL INTEREST BENEFICIARY INSTITUTION TRANSACTION DESTINATION DELIVERY RELEASED "
    "REQUIRED PROVIDED CONTINUE OFFICIAL LANGUAGE PROPERTY POSTCODE USERNAME CHECKING MORTGAGE DOMESTIC DECLINED DECLARED CONTAINS "
    "ATTACHED TOGETHER ORIGINAL PREVIOUS INDUSTRY EUROPEAN REPUBLIC SCOTLAND PAKISTAN PORTUGAL THURSDAY FEBRUARY ASSOCIATION "
    "INDEPENDENT ESTABLISHED RECOGNITION APPOINTMENT ENGINEERING TRADITIONAL NETHERLANDS"
)
#: A digit as 9, a letter as A.
_FORM = bytes.maketrans(b"012345678BCDEFGHIJKLMNOPQRSTUVWXYZ", b"9" * 9 + b"A" * 25)
_RUNS = frozenset(("12345678", "87654321", "01234567", "98765432"))


def _is_iban(text: str) -> bool:
    """ISO 13616: length and structure of the country, mod 97.

    stdnum's further checks of a country are left out: they know banks by list, and a bank that is missing from it would be a miss.
    Burundi is in the SWIFT registry and not in stdnum.
    """
    number = bare(text)
    if number.startswith("BI"):
        return number[2:].isdigit() and bool(mod_97_10.is_valid(number[4:] + number[:4]))
    return number.isascii() and bool(stdnum_iban.is_valid(number, check_country=False))


def _all_ibans(texts: pa.LargeStringArray) -> Bools:
    """Of those that pass mod 97, country and form tell: of the numbers that agree in both one is asked about."""
    numbers = all_bare(texts)
    turned = glued(pc.utf8_slice_codeunits(numbers, 4), pc.utf8_slice_codeunits(numbers, 0, 4))
    found: Bools = mod97(turned) == 1
    left = numbers.filter(pa.array(found))
    kinds = glued(pc.utf8_slice_codeunits(left, 0, 2), classed(pc.utf8_slice_codeunits(left, 2), _FORM))
    found[found] = by_kind(left, kinds, _is_iban)
    return found


def _example_iban(text: str) -> bool:
    """An example of the SWIFT IBAN registry, or an account with nothing but zeros."""
    number = bare(text)
    return number in _EXAMPLES or not number[8:].strip("0")


def _example_ibans(texts: pa.LargeStringArray) -> Bools:
    numbers = all_bare(texts)
    return _among(numbers, _EXAMPLES) | _long(pc.ascii_rtrim(numbers, "0"), 0, 8)


def _long(texts: pa.LargeStringArray, least: int, most: int = 1 << 31) -> Bools:
    sizes = np.diff(parts(texts)[1])
    return np.asarray((sizes >= least) & (sizes <= most))


def _among(texts: pa.LargeStringArray, known: frozenset[str]) -> Bools:
    return np.asarray(pc.is_in(texts, pa.array(sorted(known), pa.large_string())), np.bool_)


is_iban = Many(_is_iban, _all_ibans)
example_iban = Many(_example_iban, _example_ibans)


def is_bic(text: str) -> bool:
    """ISO 9362: a country's code in the middle, and no everyday word; a connected institution's location does not end with 0."""
    return bool(stdnum_bic.is_valid(text)) and text.upper() not in _WORDS.split() and not text.upper()[7:].startswith("0")


def _sort_code(text: str) -> bool:
    """Six digits with separators that cannot be read as a date (DDMMYY or YYMMDD)."""
    digits = bare(text)
    return len(digits) == 6 and not birth_day(digits) and not birth_day(_turned(digits))


def _all_sort_codes(texts: pa.LargeStringArray) -> Bools:
    digits = all_bare(texts)
    return _long(digits, 6, 6) & ~all_birth_days(digits) & ~all_birth_days(_all_turned(digits))


def _turned(digits: str) -> str:
    """DDMMYY of YYMMDD."""
    return digits[4:] + digits[2:4] + digits[:2]


def _all_turned(digits: pa.LargeStringArray) -> pa.LargeStringArray:
    year, month, day = (pc.utf8_slice_codeunits(digits, *part) for part in ((0, 2), (2, 4), (4, None)))
    return glued(day, month, year)


def _account(text: str) -> bool:
    """A bank account number: up to eight digits, not all the same, not a day of 1900-2099 as YYYYMMDD."""
    digits = bare(text)
    dated = len(digits) == 8 and digits[:2] in ("19", "20") and birth_day(_turned(digits[2:]))
    return len(digits) <= 8 and len(set(digits)) > 1 and not dated


def _all_accounts(texts: pa.LargeStringArray) -> Bools:
    digits = all_bare(texts)
    dated = fits(digits, "(?:19|20).{6}") & all_birth_days(_all_turned(pc.utf8_slice_codeunits(digits, 2)))
    return _long(digits, 1, 8) & various(digits) & ~dated


def _example_account(text: str) -> bool:
    """Numbers that bank details in documentation are made of: one digit but the last, or a run."""
    digits = bare(text)
    return len(set(digits[:-1])) == 1 or digits in _RUNS


def _example_accounts(texts: pa.LargeStringArray) -> Bools:
    digits = all_bare(texts)
    body = pc.utf8_slice_codeunits(digits, 0, -1)
    return (_long(body, 1) & ~various(body)) | _among(digits, _RUNS)


sort_code = Many(_sort_code, _all_sort_codes)
account = Many(_account, _all_accounts)
example_account = Many(_example_account, _example_accounts)
