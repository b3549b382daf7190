"""What says that it is such a number, but not of which state; and the health card that all of them issue."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.checks import bare, monotonous
from detectors.packs.europe_forms import OTHERS, number
from detectors.packs.listed import PRODUCTS

_DAY = re.compile(
    "(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]|[0-3][0-9][01][0-9](?:19|20)[0-9]{2}"
    "|(?:19|20)[0-9]{2}[ /-]{1,3}(?:19|20)[0-9]{2}"
    "|(?:[0-9]{4}[./-][01]?[0-9][./-][0-3]?[0-9]|[0-3]?[0-9][./-][01]?[0-9][./-][0-9]{4})(?: [0-9]{1,2})?"
)


def _no_day(text: str) -> bool:
    """Not the day on which the identity was looked at, perhaps with the hour, nor two years."""
    return not _DAY.fullmatch(text) and not monotonous(bare(text))


_any_number = partial(
    number,
    body="[A-Z]{0,3}[0-9](?:[ ./-]?[0-9]){5,13}(?:-?[A-Z]{1,3}[0-9]?)?",
    valid=_no_day,
    chance=0.99,
    score=0.3,
)

DETECTORS = (
    _any_number(
        "EU_NATIONAL_ID",
        "National identification number",
        words="national id, national identifier, national id number, national identity number, national identification number, "
        "personal identification number, "
        "personal identity number, personal id number, national id card, citizen id, eu national id, identity card number, id card number",
        sources=("Regulation (EU) 2016/679 (GDPR) Art 87",),
    ),
    _any_number(
        "EU_TAX_ID",
        "Tax identification number",
        words="tax id, tax id number, tax identification number, taxpayer identification number, taxpayer id, taxpayer number, "
        "foreign tin, tin number, eu tax id",
        near="tin no, tin nr, your tin, tax number, fiscal number, fiscal code",
        category="id.tax",
        unless=(*OTHERS, *PRODUCTS),
        sources=("Council Directive 2011/16/EU (DAC)", "OECD, Tax identification numbers"),
    ),
    number(
        "EU_HEALTH_CARD",
        "European Health Insurance Card number",
        "80[0-9]{3} ?[0-9]{15}|80[0-9]{8}(?:[ -]?[0-9]{5}){2}",
        words="ehic, ehic number, european health insurance card, carte européenne d'assurance maladie, ceam, tarjeta sanitaria europea, "
        "europäische krankenversicherungskarte, ekvk, ehic card",
        near="tse, health insurance card, krankenversicherungskarte, assurance maladie",
        category="id.health",
        also=("special.health",),
        sources=("Decision S2 of 12 June 2009 of the Administrative Commission (2010/C 106/09)",),
    ),
)
