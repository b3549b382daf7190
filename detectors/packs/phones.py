"""Validators of telephone numbers: the numbering plan of region GB, Ofcom's drama ranges, and other countries' plans by E.164."""

from __future__ import annotations

import re
from functools import cache

_DATE = re.compile(r"[0-9]{1,2}[ ./-][0-9]{1,2}[ ./-](?:19|20)[0-9]{2}\b|(?:19|20)[0-9]{2}[ ./-][0-9]{1,2}[ ./-][0-9]{1,2}\b")
_DRAMA = re.compile(  # Ofcom, telephone numbers for use in TV and radio drama; without the leading 0
    r"(?:7700900|1632960|1(?:1[345678]|[2-6]1)4960|2079460|1914980|2896496|2920180|3069990|8081570|9098790)[0-9]{3}"
)
_FICTION = re.compile(  # by country code: NANPA 555-0100 to 555-0199, ARCEP, Bundesnetzagentur, ACMA, ComReg, PTS
    r"1[2-9][0-9]{2}55501[0-9]{2}|33(?:19900|26191|35301|46571|53649|63998)[0-9]{4}|"
    r"49(?:3023125|2214710|4066969|6990009|8999998)[0-9]{3}|61(?:[2378](?:5550|7010)[0-9]{4}|491570(?:006|110|15[6-9]|313|737))|"
    r"3532091[0-9]{5}|46(?:7017406[0-9]{2}|3139006[0-9]{2}|8465004[0-9]{2}|4062804[0-9]{2}|9803192[0-9]{2})"
)
_KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail")


@cache
def _plan() -> re.Pattern[str]:
    """National numbers in use under +44, built from the metadata of phonenumbers (loaded on first use: it is heavy)."""
    from phonenumbers.phonemetadata import PhoneMetadata

    regions = [PhoneMetadata.metadata_for_region(region) for region in ("GB", "GG", "JE", "IM")]
    found = (getattr(region, kind) for region in regions for kind in _KINDS)
    return re.compile("|".join(f"(?:{desc.national_number_pattern})" for desc in found if desc and desc.national_number_pattern))


def _international(text: str) -> str | None:
    """Digits after + or 00 of a number in international form, `(0)` left out; None for national forms."""
    digits = re.sub(r"[^0-9]", "", text.replace("(0)", ""))
    if "+" in text:
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return digits if digits.startswith("44") and len(digits) > 11 else None


def national(text: str) -> str | None:
    """Number after 0 or +44 of a British number in any form; None for what is not British."""
    digits = _international(text)
    if digits is None:
        plain = re.sub(r"[^0-9]", "", text)
        return plain[1:] if plain.startswith("0") else None
    return digits[2:].removeprefix("0") if digits.startswith("44") else None


def phone(text: str) -> bool:
    """A number that the numbering plan knows, or one of Ofcom's drama numbers; never a date."""
    if _DATE.match(text):
        return False
    british = national(text)
    if british is not None:
        return bool(_plan().fullmatch(british) or _DRAMA.fullmatch(british))
    digits = _international(text)
    return digits is not None and (_foreign(digits) or _fiction(digits))


def _foreign(digits: str) -> bool:
    """Whether the numbering plan of another country knows the number (ITU E.164)."""
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def _fiction(digits: str) -> bool:
    """Whether a country keeps the number, given with its country code, for books and films."""
    return bool(_FICTION.fullmatch(digits))


def dialable(text: str) -> bool:
    """What a column of telephone numbers may hold: 7-15 digits that are neither a date nor all the same."""
    digits = re.sub(r"[^0-9]", "", text)
    return 7 <= len(digits) <= 15 and len(set(digits)) > 1 and not _DATE.match(text)


def american(text: str) -> bool:
    """A number of the North American plan without its +1: area code and exchange in use, or kept for fiction."""
    digits = re.sub(r"[^0-9]", "", text)
    digits = digits if len(digits) == 11 else f"1{digits}"
    return _fiction(digits) or _foreign(digits)


def local(text: str) -> bool:
    """A plausible national number of some country: 7-12 digits that are no date, times, years, range or network address."""
    groups = re.findall("[0-9]+", text)
    digits = "".join(groups)
    if len(digits) > 12 or not dialable(text) or re.fullmatch(r"(?:[12]?[0-9]{1,2}\.){3}[12]?[0-9]{1,2}", text):
        return False
    if all(len(group) == 2 for group in groups):
        return len(digits) >= 9 and digits[0] == "0"
    return digits[0] == "0" or len(digits) >= 9 or len(groups) > 2 or [len(group) for group in groups] == [3, 4]


def drama(text: str) -> bool:
    """Numbers that Ofcom or other regulators keep for drama, also when a spreadsheet took the leading zero away."""
    digits = re.sub(r"[^0-9]", "", text)
    british = national(text) or digits
    return bool(_DRAMA.fullmatch(british)) or _fiction(f"1{digits}" if len(digits) == 10 else _international(text) or digits)
