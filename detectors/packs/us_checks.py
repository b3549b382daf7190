"""Rules of American authorities for the numbers they issue; each takes the text of a match."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc
from stdnum import luhn
from stdnum.us import ein, rtn

from detectors.many import Bools, Many, fits, glued, latest
from detectors.packs.checks import all_bare, bare, monotonous
from detectors.packs.phone_plans import all_in_use, in_use

#: Ten digits of the North American plan, and those that are kept for fiction.
_TEN, _FICTION = "[2-9][0-9]{2}[2-9][0-9]{6}", "[2-9][0-9]{2}55501[0-9]{2}"

_ADVERTISED = frozenset(
    (
        "078051120",
        "219099999",
        "123456789",
        "111223333",
        "123121234",
    )
)
_STATES = {  # first three digits of the ZIP codes of each state and territory
    "AL": "350-369", "AK": "995-999", "AZ": "850-865", "AR": "716-729", "CA": "900-961", "CO": "800-816", "CT": "060-069", "DE": "197-199",
    "DC": "200-205 569", "FL": "320-349", "GA": "300-319 398-399", "HI": "967-968", "ID": "832-838", "IL": "600-629", "IN": "460-479",
    "IA": "500-528", "KS": "660-679", "KY": "400-427", "LA": "700-714", "ME": "039-049", "MD": "206-219", "MA": "010-027 055",
    "MI": "480-499", "MN": "550-567", "MS": "386-397", "MO": "630-658", "MT": "590-599", "NE": "680-693", "NV": "889-898",
    "NH": "030-038", "NJ": "070-089",
    "NM": "870-884", "NY": "100-149 005 063", "NC": "270-289", "ND": "580-588", "OH": "430-459", "OK": "730-749", "OR": "970-979",
    "PA": "150-196", "RI": "028-029", "SC": "290-299", "SD": "570-577", "TN": "370-385", "TX": "750-799 733 885", "UT": "840-847",
    "VT": "050-059", "VA": "201 220-246", "WA": "980-994", "WV": "247-268", "WI": "530-549", "WY": "820-831 834", "PR": "006-007 009",
    "VI": "008", "GU": "969", "AS": "967", "MP": "969", "AA": "340", "AE": "090-098", "AP": "962-966",
}  # fmt: skip
_SPELLED = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO", "Connecticut": "CT",
    "Delaware": "DE", "Florida": "FL", "Georgia": "GA", "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA",
    "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA", "Michigan": "MI",
    "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH",
    "New Jersey": "NJ", "New Mexico": "NM", "New York": "NY", "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH",
    "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD",
    "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA", "West Virginia": "WV",
    "Wisconsin": "WI", "Wyoming": "WY",
}  # fmt: skip
ABBREVIATIONS = tuple(_STATES)
SPELLED = tuple(_SPELLED)


def one_separator(text: str) -> bool:
    """Whether the groups of a number are all apart by the same sign: `123-45 6789` is no one's way to write it."""
    return len(set(re.sub(r"[0-9A-Za-z]", "", text))) <= 1


def ssn(text: str) -> bool:
    """SSA: area neither 000, 666 nor 9xx, group not 00, serial not 0000; zeros in front may be lost in a numeric column.

    SSA keeps 987-65-4320 to 987-65-4329 for advertisements, and makers of synthetic people take area 999: `advertised` tells them apart.
    """
    digits = bare(text).zfill(9)
    form = "(?!000|666|9(?!99))[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}|98765432[0-9]"
    return one_separator(text) and bool(re.fullmatch(form, digits))


def advertised(text: str) -> bool:
    """Numbers that were printed in advertisements and forms, and what people type to fill a field."""
    digits = bare(text).zfill(9)
    return digits in _ADVERTISED or digits.startswith(("98765432", "999")) or monotonous(digits)


def taxpayer(text: str) -> bool:
    """ITIN: 9xx with a fourth and fifth digit of 50-65, 70-88, 90-92 or 94-99 (IRS, since 2016)."""
    digits = bare(text)
    return not monotonous(digits) and bool(re.fullmatch("9..(?:5.|6[0-5]|7.|8[0-8]|9[0-24-9])....", digits))


def employer(text: str) -> bool:
    """EIN: a prefix that the IRS assigns."""
    digits = bare(text)
    return not monotonous(digits) and ein.is_valid(digits)


def routing(text: str) -> bool:
    """ABA routing number: a Federal Reserve, thrift, electronic or Treasury prefix and the check digit (weights 3, 7, 1)."""
    digits = bare(text)
    return not monotonous(digits) and bool(re.match("0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80", digits)) and rtn.is_valid(digits)


def npi(text: str) -> bool:
    """National Provider Identifier: Luhn over 80840 and the ten digits (45 CFR 162.406)."""
    digits = bare(text)
    return len(digits) == 10 and len(set(digits[:9])) > 1 and luhn.is_valid("80840" + digits)


def dea(text: str) -> bool:
    """DEA registration: the last digit of d1 + d3 + d5 + 2 (d2 + d4 + d6) is the seventh."""
    digits = bare(text)[2:]
    if not re.fullmatch("[0-9]{7}", digits) or monotonous(digits):
        return False
    odd, even = (sum(map(int, digits[start:6:2])) for start in (0, 1))
    return (odd + 2 * even) % 10 == int(digits[6])


def state_zip(text: str) -> bool:
    """Whether a ZIP code belongs to the state before it (USPS, Publication 65)."""
    named = re.fullmatch(r"([A-Za-z .]+?),? *([0-9]{3})[0-9]{2}(?:-[0-9]{4})?", text)
    if named is None:
        return False
    state = named[1].replace(".", "")
    return _within(named[2], _STATES.get(_SPELLED.get(state.title(), state.upper()), ""))


def zip_code(text: str) -> bool:
    """Whether some state has ZIP codes that begin so; zeros in front may be lost in a numeric column."""
    digits = re.sub("-.*", "", text).zfill(5)
    return any(_within(digits[:3], ranges) for ranges in _STATES.values())


def _within(prefix: str, ranges: str) -> bool:
    return any(low <= prefix <= (high or low) for low, _, high in (each.partition("-") for each in ranges.split()))


def _phone(text: str) -> bool:
    """A number of the North American plan in use, or in an area in use one that is kept for fiction."""
    digits = bare(text)[-10:]
    return bool(re.fullmatch(_TEN, digits)) and in_use(f"1{digits[:3]}2345678" if fiction(digits) else f"1{digits}")


def _fiction(text: str) -> bool:
    """555-0100 to 555-0199 in any area."""
    return bool(re.fullmatch(_FICTION, bare(text)[-10:]))


@latest
def _last_ten(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    return pc.utf8_slice_codeunits(all_bare(texts), -10)


def _phones(texts: pa.LargeStringArray) -> Bools:
    digits = _last_ten(texts)
    found = fits(digits, _TEN)
    some = digits.filter(pa.array(found))
    one, known = pa.scalar("1", pa.large_string()), pa.scalar("2345678", pa.large_string())
    area = pc.utf8_slice_codeunits(some, 0, 3)
    found[found] = all_in_use(glued(one, pc.if_else(pa.array(fits(some, _FICTION)), glued(area, known), some)))
    return found


phone = Many(_phone, _phones)
fiction = Many(_fiction, lambda texts: fits(_last_ten(texts), _FICTION))
