"""Canada: social insurance, health, passports, licences, banks and postcodes."""

from __future__ import annotations

from functools import partial

from stdnum import luhn
from stdnum.ca import bc_phn, bn

from detectors.packs.listed import SHARED
from detectors.packs.passports import passport
from detectors.packs.world_checks import day
from detectors.packs.world_forms import BORN, by, code, number

_DRIVER = (
    "driver license, driver licence, drivers licence, drivers license, driver licence number, driver's licence number, dl number, ontario "
    "driver licence, ontario drivers licence, canadian driver licence, ontario dl number, quebec driver licence"
)


def _born(digits: str) -> bool:
    """YYMMDD with 50 added to the month for women."""
    return digits.isdigit() and day(f"{digits[:2]}{int(digits[2:4] or 0) % 50:02}{digits[4:]}")


def _ramq(plain: str) -> bool:
    """Quebec health insurance: the month has 50 added for women."""
    return _born(plain[4:10])


def _ontario(plain: str) -> bool:
    """Ontario licence: the last six digits are the birth date, the month with 50 added for women."""
    return _born(plain[9:15])


_sin = partial(
    number,
    "CA_SIN",
    "Social insurance number (Canada)",
    "id.national",
    valid=by(lambda plain: plain[0] != "8" and luhn.is_valid(plain)),
    chance=0.09,
    test=lambda text: text.startswith("0"),  # never issued: printed as examples
    sources=("Employment Insurance Act (Canada) s 138", "ESDC, Social Insurance Number"),
)
_postal = partial(
    code,
    "CA_POSTAL_CODE",
    "Postal code (Canada)",
    "contact.address",
    shape=False,
    mask="outward",
    sources=("canadapost.ca, Addressing Guidelines",),
)
_PLACE = "[ABCEGHJ-NPR-TVXY][0-9][ABCEGHJ-NPR-TV-Z]"
_INSTITUTION = (
    "(?:00[1-46]|010|016|030|039|117|219|260|309|310|320|338|340|509|540|614|621|623|809|815|819|828|829|837|839|865|879|889|899)"
)
_DOOR = "[0-9][ABCEGHJ-NPR-TV-Z][0-9]"

CANADA = (
    _sin(
        "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "sin number, sin no, sin num, social insurance number, social insurance no, social insurance, numero assurance sociale, nas number",
        near="sin, nas, assurance sociale, numéro d'assurance sociale, numero d'assurance sociale",
    ),
    _postal(
        rf"{_PLACE} {_DOOR}",
        "postal code, postalcode, code postal, canadian postal code, postal, billing postal code",
        near="canada, ontario, quebec, québec, alberta, british columbia, manitoba, nova scotia, saskatchewan, new brunswick, postal",
        need="",
        score=0.55,
    ),
    _postal(
        rf"{_PLACE}-?{_DOOR}",
        "postal code, postalcode, code postal, canadian postal code, billing postal code",
        near="canada, ontario, quebec, québec, alberta, british columbia, manitoba, nova scotia, saskatchewan, new brunswick, postal",
    ),
    code(
        "CA_BN",
        "Business number (Canada)",
        "id.tax",
        "[0-9]{9} ?(?:RC|RM|RP|RT) ?[0-9]{4}",
        "business number, cra business number, gst number, hst number, gst hst number, gst account number",
        near="bn, gst, hst, cra, canada revenue agency, numéro d'entreprise, numero d'entreprise, tps, payroll account",
        valid=by(bn.is_valid),
        chance=0.1,
        score=0.4,
        sources=("CRA, Business number",),
    ),
    number(
        "CA_BC_PHN",
        "Personal health number (British Columbia)",
        "id.health",
        "9[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "phn, bc phn, personal health number, msp number, bc services card number, care card number, personal health no",
        near="bc health, medical services plan, msp, carecard, services card",
        also=("special.health",),
        valid=by(bc_phn.is_valid),
        chance=0.09,
        sources=("Ministry of Health (British Columbia), Conformance Standards, Personal Health Number",),
    ),
    code(
        "CA_OHIP",
        "Health card number (Ontario)",
        "id.health",
        "[1-9][0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}(?:[ -]?[A-Z]{2})?",
        "ohip, ohip number, ohip no, health card number, health card no, healthcard, ontario health card",
        near="ontario health, health card, hcn, version code",
        also=("special.health",),
        valid=by(lambda plain: luhn.is_valid(plain[:10])),
        chance=SHARED,
        kinds=("text", "integer"),
        sources=("Ontario Ministry of Health, OHIP, Health Card Validation",),
    ),
    code(
        "CA_RAMQ",
        "Health insurance number (Quebec)",
        "id.health",
        "[A-Z]{4}[ -]?[0-9]{2}(?:[05][1-9]|[16][0-2])[ -]?[0-3][0-9][0-9]{2}",
        "ramq, ramq number, nam, numero assurance maladie, health insurance number quebec, quebec health insurance number",
        near="assurance maladie, carte soleil, health insurance number, quebec health, numéro d'assurance maladie",
        also=("special.health", *BORN),
        valid=by(_ramq),
        chance=0.76,
        score=0.6,
        sources=("RAMQ, Health Insurance Card",),
    ),
    passport(
        "CA_PASSPORT",
        "Passport number (Canada)",
        "[A-Z]{2}[0-9]{6}|[A-Z][0-9]{6}[A-Z]{2}",
        "canadian, canada",
        near="passeport canadien, passeport canada",
        sources=("IRCC, Canadian passport number",),
    ),
    code(
        "CA_DRIVER_LICENSE",
        "Driver's licence (Ontario)",
        "id.driving",
        "[A-Z][0-9]{4}[ -]?[0-9]{5}[ -]?[0-9](?:[05][1-9]|[16][0-2])[0-3][0-9]",
        _DRIVER,
        near="driver's licence, driver's license, ontario, dl, permis de conduire",
        also=BORN,
        valid=by(_ontario),
        chance=0.76,
        score=0.5,
        sources=("MTO, Ontario Driver's Licence",),
    ),
    code(  # other provinces and territories
        "CA_DRIVER_LICENSE",
        "Driver's licence (Canada)",
        "id.driving",
        "[A-Z][0-9]{4}[ -]?[0-9]{6}[ -]?[0-9]{2}|[0-9]{6}-[0-9]{3}|[A-Z]{5}[0-9]{9}|[0-9]{7}|[A-Z]{7}[0-9]{3}[A-Z]{2}",
        _DRIVER,
        near="driver's licence, permis de conduire, saaq, icbc",
        score=0.3,
        kinds=("text", "integer"),
        sources=("AAMVA, Driver License Number formats by jurisdiction",),
    ),
    number(
        "CA_BANK_ACCOUNT",
        "Bank transit and institution number (Canada)",
        "pay.bank",
        rf"[0-9]{{5}}-[0-9]{{3}}(?:[ -][0-9]{{5,12}})?|0{_INSTITUTION}[0-9]{{5}}",
        "transit number, transit no, bank transit, bank transit number, institution transit number, canadian bank account",
        near="transit, institution, institution number, branch transit, direct deposit, void cheque",
        sources=("Payments Canada, Rule A4, MICR", "Payments Canada, Financial Institutions File"),
    ),
)
