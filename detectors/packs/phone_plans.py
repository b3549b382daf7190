"""Numbering plans as regexes, one a country code, built from the metadata of phonenumbers (loaded on first use: it is heavy)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, by_part, fits, parts

_KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail")
_NONE = "(?!)"
_NEVER = r"[^\x00-\x{10FFFF}]"  # the same for RE2


@cache
def british() -> str:
    """A regex, of RE2 as well, for the national numbers in use under +44 (Ofcom's plan, the Crown dependencies included)."""
    from phonenumbers.phonemetadata import PhoneMetadata

    regions = [PhoneMetadata.metadata_for_region(region) for region in ("GB", "GG", "JE", "IM")]
    found = (getattr(region, kind) for region in regions for kind in _KINDS)
    return "|".join(f"(?:{desc.national_number_pattern})" for desc in found if desc and desc.national_number_pattern)


def in_use(digits: str) -> bool:
    """Whether the plan of the country whose code comes first knows the number (ITU-T E.164): what phonenumbers calls valid."""
    import phonenumbers

    code = _code(digits)
    if not code:
        return False
    plan, prefix = _plan(int(code))
    found = prefix.match(digits[len(code) :])
    if found is None or not found.group():
        return plan.fullmatch(digits, len(code)) is not None
    try:  # a prefix for calls within the country, which may have to go or not
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def all_in_use(numbers: pa.LargeStringArray) -> Bools:
    """The same of many."""
    found = np.zeros(len(numbers), np.bool_)
    coded = pc.utf8_slice_codeunits(numbers, 0, 3).dictionary_encode()
    codes = np.array([*map(_code, coded.dictionary.to_pylist())], np.str_)[coded.indices.to_numpy(zero_copy_only=False)]
    for code in filter(None, np.unique(codes).tolist()):
        at = np.flatnonzero(codes == code)
        found[at] = _all_under(code, numbers.take(pa.array(at)))
    return found


def _all_under(code: str, numbers: pa.LargeStringArray) -> Bools:
    """Which numbers are in use that begin with this country code."""
    national = pc.utf8_slice_codeunits(numbers, len(code))
    regions = _regions(int(code))
    prefixed = _begin(national, regions[0].national_prefix_for_parsing or _NEVER)
    found = np.zeros(len(numbers), np.bool_)
    left = ~prefixed
    for region in regions:
        own = left.copy()
        if region.leading_digits and len(regions) > 1:
            own[own] = _begin(national.filter(pa.array(own)), region.leading_digits)
            left &= ~own
        found[own] = _all_of(region, national.filter(pa.array(own)))
        left &= ~found
    found[prefixed] = by_part(numbers.filter(pa.array(prefixed)), in_use)
    return found


def _all_of(region: Any, national: pa.LargeStringArray) -> Bools:
    """Which are numbers of a region."""
    found = np.zeros(len(national), np.bool_)
    sizes = np.diff(parts(national)[1])
    for size in np.unique(sizes).tolist():
        at = np.flatnonzero(sizes == size)
        some = national.take(pa.array(at))
        found[at] = fits(some, _sized((region.general_desc,), size)) & fits(some, _sized([getattr(region, kind) for kind in _KINDS], size))
    return found


def _sized(kinds: Iterable[Any], size: int) -> str:
    """A regex, of RE2 as well, for the numbers of these kinds that have so many digits."""
    known = (kind for kind in kinds if kind and kind.national_number_pattern)
    fitting = (kind for kind in known if not kind.possible_length or (size > 0 and size in kind.possible_length))
    return "|".join(f"(?:{kind.national_number_pattern})" for kind in fitting) or _NEVER


def _begin(numbers: pa.LargeStringArray, regex: str) -> Bools:
    return np.asarray(pc.match_substring_regex(numbers, rf"\A(?:{regex})"), np.bool_)


def _code(digits: str) -> str:
    """The country code with which a number begins; empty if there is none."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE as KNOWN

    return next((digits[:size] for size in (1, 2, 3) if digits and digits[0] != "0" and int(digits[:size]) in KNOWN), "")


@cache
def _regions(code: int) -> list[Any]:
    """The plans of the regions that share a country code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE
    from phonenumbers.phonemetadata import PhoneMetadata

    found = (PhoneMetadata.metadata_for_region_or_calling_code(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code])
    return [region for region in found if region is not None]


@cache
def _plan(code: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """National numbers under a country code, and the prefixes that are taken away before they are looked at."""
    regions, plan = _regions(code), _NONE
    for region in reversed(regions):
        first = region.leading_digits if len(regions) > 1 else None  # what begins with them is this region's, whether in use or not
        plan = f"(?:(?={first})(?:{_of(region)})|(?!{first})(?:{plan}))" if first else f"{_of(region)}|{plan}"
    return re.compile(plan), re.compile(regions[0].national_prefix_for_parsing or _NONE)


def _of(region: Any) -> str:
    """The numbers of a region, each kind at its lengths."""
    kinds = (getattr(region, kind) for kind in _KINDS)
    return f"(?={_numbers(region.general_desc)}\\Z)(?:{'|'.join(map(_numbers, kinds))})"


def _numbers(kind: Any) -> str:
    if kind is None or not kind.national_number_pattern:
        return _NONE
    lengths = "|".join(f"[0-9]{{{size}}}" for size in kind.possible_length if size > 0)
    return (f"(?=(?:{lengths})\\Z)" if kind.possible_length else "") + f"(?:{kind.national_number_pattern})"
