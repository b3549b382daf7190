"""Canada and Mexico: social insurance, health cards, licences, tax numbers, banks and postal codes."""

from __future__ import annotations

from functools import partial

from stdnum import luhn
from stdnum.ca import bc_phn, bn
from stdnum.mx import curp, rfc

from detectors.packs.checks import bare
from detectors.packs.listed import SHARED
from detectors.packs.passports import passport
from detectors.packs.world_checks import clabe, day
from detectors.packs.world_forms import BORN, MMDD, by, code, number

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

NORTH = (
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
    code(
        "MX_CURP",
        "Population registry code (CURP, Mexico)",
        "id.national",
        f"[A-Z][AEIOUX][A-Z]{{2}}[0-9]{{2}}{MMDD}[HMX][A-Z]{{2}}[B-DF-HJ-NP-TV-Z]{{3}}[0-9A-Z][0-9]",
        "curp, clave curp, clave unica de registro de poblacion, clave unica, curp number",
        near="registro de población, registro de poblacion, renapo, clave única",
        also=BORN,
        valid=by(curp.is_valid),
        chance=0.002,
        need="",
        score=0.8,
        sources=("RENAPO, Instructivo normativo para la asignación de la CURP (DOF)",),
    ),
    code(
        "MX_RFC",
        "Taxpayer registry code (RFC, Mexico)",
        "id.tax",
        f"[A-Z&]{{4}}[ -]?[0-9]{{2}}{MMDD}[ -]?[0-9A-Z]{{3}}",
        "rfc, rfc number, registro federal de contribuyentes, clave rfc, rfc cliente, rfc receptor",
        near="contribuyente, contribuyentes, sat, factura, cfdi, homoclave",
        also=("demog.dob",),
        valid=lambda text: rfc.is_valid(text.upper()),
        chance=0.92,
        test=lambda text: bare(text) in ("XAXX010101000", "XEXX010101000"),
        sources=("SAT, Código Fiscal de la Federación Art 27",),
    ),
    number(
        "MX_NSS",
        "Social security number (Mexico)",
        "id.national",
        "[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]",
        "nss, nss number, numero de seguridad social, numero seguro social, imss, imss number, num imss",
        near="seguro social, seguridad social, número de seguridad social, afiliación, afiliacion, imss",
        valid=by(luhn.is_valid),
        chance=0.1,
        sources=("IMSS, Ley del Seguro Social Art 15",),
    ),
    number(
        "MX_CLABE",
        "Bank account (CLABE, Mexico)",
        "pay.bank",
        "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{11}[ -]?[0-9]",
        "clabe, clabe interbancaria, cuenta clabe, clabe number, cuenta interbancaria",
        near="interbancaria, spei, cuenta, banco, transferencia",
        valid=by(clabe),
        chance=0.1,
        sources=("Banco de México, SPEI, CLABE",),
    ),
    code(
        "MX_CLAVE_ELECTOR",
        "Voter key (INE, Mexico)",
        "id.document",
        f"[A-Z]{{6}}[0-9]{{2}}{MMDD}(?:0[1-9]|[12][0-9]|3[0-3]|8[78])[HM][0-9]{{3}}",
        "clave de elector, clave elector, ine number, credencial de elector, credencial ine, clave ine",
        near="ine, ife, elector, credencial para votar",
        also=BORN,
        score=0.6,
        sources=("INE, Ley General de Instituciones y Procedimientos Electorales Art 156",),
    ),
)
