"""Validators of telephone numbers: the numbering plan of region GB, Ofcom's drama ranges, and other countries' plans by E.164."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many, digits_of, fits, glued, has_shape, kept, latest, parts, various
from detectors.packs.phone_plans import all_in_use, british, in_use

#: What has the shape of a date, where every digit is a 0.
_DATED = r"\A(?:00?[ ./-]00?[ ./-]0000\b|0000[ ./-]00?[ ./-]00?)"
_DATE = re.compile(r"[0-9]{1,2}[ ./-][0-9]{1,2}[ ./-](?:19|20)[0-9]{2}\b|(?:19|20)[0-9]{2}[ ./-][0-9]{1,2}[ ./-][0-9]{1,2}\b")
_DRAMA = re.compile(  # Ofcom, telephone numbers for use in TV and radio drama; without the leading 0
    r"(?:7700900|1632960|1(?:1[345678]|[2-6]1)4960|2079460|1914980|2896496|2920180|3069990|8081570|9098790)[0-9]{3}"
)
_FICTION = re.compile(  # by country code: NANPA 555-0100 to 555-0199, ARCEP, Bundesnetzagentur, ACMA, ComReg, PTS
    r"1[2-9][0-9]{2}55501[0-9]{2}|33(?:19900|26191|35301|46571|53649|63998)[0-9]{4}|"
    r"49(?:3023125|2214710|4066969|6990009|8999998)[0-9]{3}|61(?:[2378](?:5550|7010)[0-9]{4}|491570(?:006|110|15[6-9]|313|737))|"
    r"3532091[0-9]{5}|46(?:7017406[0-9]{2}|3139006[0-9]{2}|8465004[0-9]{2}|4062804[0-9]{2}|9803192[0-9]{2})"
)
#: Digits that end in one of these, with or without what stands before a number.
_MAYBE = rf"(?:{_DRAMA.pattern}|{_FICTION.pattern}|55501[0-9]{{2}})\z"
_MOST = 0.5  # of texts that may be such: all of them are looked at
_WITHIN = {10: "1", 7: "1200"}  # what stands before so many digits: within an area they are called without its code (here any will do)
_REST = re.compile(r"[^0-9]+")
_GROUPS = re.compile(r"[0-9]+")
_ADDRESS = re.compile(r"(?:[12]?[0-9]{1,2}\.){3}[12]?[0-9]{1,2}")


@cache
def _plan() -> re.Pattern[str]:
    """National numbers in use under +44."""
    return re.compile(british())


def _digits(text: str) -> str:
    return _REST.sub("", text)


def _international(text: str) -> str | None:
    """Digits after + or 00 of a number in international form, `(0)` left out; None for national forms."""
    digits = _digits(text.replace("(0)", ""))
    if "+" in text:
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return digits if digits.startswith("44") and len(digits) > 11 else None


def national(text: str) -> str | None:
    """Number after 0 or +44 of a British number in any form; None for what is not British."""
    digits = _international(text)
    if digits is None:
        plain = _digits(text)
        return plain[1:] if plain.startswith("0") else None
    return digits[2:].removeprefix("0") if digits.startswith("44") else None


def _phone(text: str) -> bool:
    """A number that the numbering plan knows, or one of Ofcom's drama numbers; never a date."""
    if _DATE.match(text):
        return False
    british = national(text)
    if british is not None:
        return bool(_plan().fullmatch(british) or _DRAMA.fullmatch(british))
    digits = _international(text)
    return digits is not None and (in_use(digits) or _fiction(digits))


def _fiction(digits: str) -> bool:
    """Whether a country keeps the number, given with its country code, for books and films."""
    return bool(_FICTION.fullmatch(digits))


def _dialable(text: str) -> bool:
    """What a column of telephone numbers may hold: 7-15 digits that are neither a date nor all the same."""
    digits = _digits(text)
    return 7 <= len(digits) <= 15 and len(set(digits)) > 1 and not _DATE.match(text)


def _american(text: str) -> bool:
    """A number of the North American plan without its +1: area code and exchange in use, or kept for fiction."""
    digits = _digits(text)
    digits = digits if len(digits) == 11 else f"1{digits}"
    return _fiction(digits) or in_use(digits)


def _all_american(texts: pa.LargeStringArray) -> Bools:
    digits = digits_of(texts)
    whole = _sizes(digits) == 11
    return _all_known(pc.if_else(pa.array(whole), digits, glued(pa.scalar("1", pa.large_string()), digits)))


def _local(text: str) -> bool:
    """A plausible national number of some country: 7-12 digits that are no date, times, years, range or network address."""
    groups = _GROUPS.findall(text)
    digits = "".join(groups)
    if len(digits) > 12 or not _dialable(text) or _ADDRESS.fullmatch(text):
        return False
    if all(len(group) == 2 for group in groups):
        return len(digits) >= 9 and digits[0] == "0"
    return digits[0] == "0" or len(digits) >= 9 or len(groups) > 2 or [len(group) for group in groups] == [3, 4]


def _drama(text: str) -> bool:
    """Numbers that Ofcom or other regulators keep for drama, also when a spreadsheet took the leading zero away."""
    digits = _digits(text)
    british = national(text) or digits
    return bool(_DRAMA.fullmatch(british)) or _fiction(
        _WITHIN[len(digits)] + digits if len(digits) in _WITHIN else _international(text) or digits
    )


#: Numbers after 0 or +44, numbers with their country code, and where there are such.
_Forms = tuple[pa.LargeStringArray, pa.LargeStringArray, Bools, Bools]


def _made(texts: pa.LargeStringArray) -> _Forms:
    abroad = plain = digits_of(texts)
    if (bracketed := has_shape(texts, r"\(0\)")).any():
        abroad = pc.replace_with_mask(plain, pa.array(bracketed), kept(pc.replace_substring(texts.filter(pa.array(bracketed)), "(0)", "")))
    plus, zeros = has_shape(texts, r"\+"), np.asarray(pc.starts_with(abroad, "00"))
    coded = plus | zeros | (np.asarray(pc.starts_with(abroad, "44")) & (_sizes(abroad) > 11))
    abroad = pc.if_else(pa.array(zeros & ~plus), pc.utf8_slice_codeunits(abroad, 2), abroad)
    here = np.where(coded, np.asarray(pc.starts_with(abroad, "44")), np.asarray(pc.starts_with(plain, "0")))
    behind = pc.replace_substring_regex(pc.utf8_slice_codeunits(abroad, 2), r"\A0", "")
    return pc.if_else(pa.array(coded), behind, pc.utf8_slice_codeunits(plain, 1)), abroad, here, coded


@latest
def _forms(texts: pa.LargeStringArray) -> _Forms:
    """As `national` and `_international` do for one."""
    return _made(texts)


def _sizes(texts: pa.LargeStringArray) -> npt.NDArray[np.int64]:
    return np.diff(parts(texts)[1])


@latest
def _dated(texts: pa.LargeStringArray) -> Bools:
    found = has_shape(texts, _DATED)
    if found.any():
        found[found] = pc.match_substring_regex(texts.filter(pa.array(found)), rf"\A(?:{_DATE.pattern})")
    return found


def _phones(texts: pa.LargeStringArray) -> Bools:
    number, abroad, here, coded = _forms(texts)
    found = here & fits(number, f"{british()}|{_DRAMA.pattern}")
    at = np.flatnonzero(coded & ~here)
    found[at] = _all_known(abroad.take(pa.array(at)))
    return found & ~_dated(texts)


def _all_known(digits: pa.LargeStringArray) -> Bools:
    """Which numbers with their country code are in use, or kept for fiction."""
    return all_in_use(digits) | fits(digits, _FICTION.pattern)


@latest
def _all_dialable(texts: pa.LargeStringArray) -> Bools:
    digits = digits_of(texts)
    sizes = _sizes(digits)
    return (sizes >= 7) & (sizes <= 15) & various(digits) & ~_dated(texts)


def _locals(texts: pa.LargeStringArray) -> Bools:
    digits = digits_of(texts)
    sizes, zero = _sizes(digits), np.asarray(pc.starts_with(digits, "0"))
    pairs = has_shape(texts, r"\A[^0]*00(?:[^0]+00)*[^0]*\z")
    three = has_shape(texts, r"0[^0]+0+[^0]+0")
    seven = has_shape(texts, r"\A[^0]*000[^0]+0000[^0]*\z")
    found = np.where(pairs, zero & (sizes >= 9), zero | (sizes >= 9) | three | seven)
    found &= (sizes <= 12) & _all_dialable(texts)
    address = found & has_shape(texts, r"\A(?:0{1,3}\.){3}0{1,3}\z")
    if address.any():
        found[address] = ~fits(texts.filter(pa.array(address)), _ADDRESS.pattern)
    return found


@latest
def _dramas(texts: pa.LargeStringArray) -> Bools:
    maybe: Bools = has_shape(texts, r"\(0\)") | np.asarray(pc.match_substring_regex(digits_of(texts), _MAYBE))
    if maybe.sum() > _MOST * len(maybe):
        return _all_drama(texts)
    maybe[maybe] = _all_drama(texts.filter(pa.array(maybe)))
    return maybe


def _all_drama(texts: pa.LargeStringArray) -> Bools:
    number, abroad, here, coded = _forms(texts)
    digits = digits_of(texts)
    found = fits(pc.if_else(pa.array(here & (_sizes(number) > 0)), number, digits), _DRAMA.pattern)
    at = np.flatnonzero(~found)
    if not len(at):
        return found
    rest, other = digits.take(pa.array(at)), pa.array((coded & (_sizes(abroad) > 0))[at])
    whole = pc.if_else(other, abroad.take(pa.array(at)), rest)
    for size, before in _WITHIN.items():
        whole = pc.if_else(pa.array(_sizes(rest) == size), pc.replace_substring_regex(rest, r"\A", before), whole)
    found[at] = fits(whole, _FICTION.pattern)
    return found


phone = Many(_phone, _phones)
american = Many(_american, _all_american)
dialable = Many(_dialable, _all_dialable)
local = Many(_local, _locals)
drama = Many(_drama, _dramas)
