"""Numbering plans as regexes, one a country code, built from the metadata of phonenumbers (loaded on first use: it is heavy)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail")
_NONE = "(?!)"


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

    known = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    code = next((digits[:size] for size in (1, 2, 3) if digits and digits[0] != "0" and int(digits[:size]) in known), None)
    if code is None:
        return False
    plan, prefix = _plan(int(code))
    found = prefix.match(digits[len(code) :])
    if found is None or not found.group():
        return plan.fullmatch(digits, len(code)) is not None
    try:  # a prefix for calls within the country, which may have to go or not
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


@cache
def _plan(code: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """National numbers under a country code, and the prefixes that are taken away before they are looked at."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE
    from phonenumbers.phonemetadata import PhoneMetadata

    found = (PhoneMetadata.metadata_for_region_or_calling_code(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code])
    regions = [region for region in found if region is not None]
    plan = _NONE
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
