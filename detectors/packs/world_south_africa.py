"""South Africa: identity, tax, companies, licences and passports."""

from __future__ import annotations

from stdnum import luhn
from stdnum.za import idnr, tin

from detectors.packs.listed import SHARED, WORDS
from detectors.packs.passports import passport
from detectors.packs.world_forms import BORN, MMDD, by, code, number

_PLATE = "license plate, licence plate, number plate, plate number, registration plate, vehicle registration, vehicle registration number"

SOUTH_AFRICA = (
    number(
        "ZA_ID_NUMBER",
        "Identity number (South Africa)",
        "id.national",
        f"[0-9]{{2}}{MMDD}[ -]?[0-9]{{4}}[ -]?[0-2][89][ -]?[0-9]",
        "sa id, sa id number, south african id, rsa id, rsa id number, south african id number, id number za",
        near="id number, identity number, identity document, south african, smart id, home affairs, id no, id nr, national id",
        also=(*BORN, "demog.nationality"),
        valid=by(idnr.is_valid),
        chance=0.063,
        sources=("Identification Act 68 of 1997 (South Africa) s 7",),
    ),
    number(
        "ZA_INCOME_TAX_NUMBER",
        "Income tax reference (South Africa)",
        "id.tax",
        "[01239][0-9]{3}[ /]?[0-9]{3}[ /]?[0-9]{2}[ /]?[0-9]",
        "sars tax number, income tax number, tax reference number, income tax reference, income tax reference number, itr number",
        near="sars, income tax, tax number, tax reference, taxpayer",
        valid=by(tin.is_valid),
        chance=SHARED,
        sources=("SARS, Tax Administration Act 28 of 2011 (South Africa) s 24",),
    ),
    number(
        "ZA_VAT_NUMBER",
        "VAT registration (South Africa)",
        "id.tax",
        "4[0-9]{9}",
        "vat number, vat no, vat registration, sars vat number, za vat number, south african vat number, vat vendor number, sars vat no",
        near="sars, tax invoice, value added tax",
        valid=by(luhn.is_valid),
        chance=0.1,
        score=0.3,
        sources=("SARS, Value-Added Tax Act 89 of 1991 (South Africa) s 23",),
    ),
    code(
        "ZA_COMPANY_REGISTRATION",
        "Company registration (South Africa)",
        "",
        "(?:19|20)[0-9]{2}/[0-9]{6}/[0-9]{2}|(?:CK|K|T|W|B|M|N|NR)(?:19|20)?[0-9]{2}/[0-9]{5,6}(?:/[0-9]{2})?",
        "company registration number, cipc number, company reg no, company registration, enterprise number, ck number",
        near="cipc, close corporation, pty ltd, registration number, reg no",
        sources=("CIPC, Companies Act 71 of 2008 (South Africa)",),
    ),
    code(
        "ZA_DRIVER_LICENSE",
        "Driving licence number (South Africa)",
        "id.driving",
        "[0-9]{8}[0-9A-Z]{4}|[0-9]{10}[A-Z]{2}",
        "driver licence, driving licence, driving licence number, drivers licence, driver license, driver licence number, "
        "licence card number",
        near="driver's licence, natis, enatis, driver's license",
        kinds=WORDS,
        score=0.3,
        sources=("National Road Traffic Act 93 of 1996 (South Africa)", "eNaTIS"),
    ),
    code(
        "ZA_LICENSE_PLATE",
        "Vehicle registration (South Africa)",
        "id.vehicle",
        "(?i:[A-Z]{2}[0-9]{2}[A-Z]{2}(?:GP|L|MP|NW)|[A-Z]{3}[0-9]{3}(?:GP|EC|FS|L|MP|NC|NW)|CA[0-9]{6}|N[A-Z]{1,2}[0-9]{4,6})"
        "|[A-Z]{2} ?[0-9]{2} ?[A-Z]{2} ?(?:GP|L|MP|NW)|[A-Z]{3} ?[0-9]{3} ?(?:GP|EC|FS|L|MP|NC|NW)"
        "|C[A-Z]{0,2} ?[0-9]{3}[ -]?[0-9]{3}|N[A-Z]{1,3} ?[0-9]{3}[ -]?[0-9]{1,3}",
        _PLATE,
        near="natis, enatis, plate, vehicle, car, registration",
        flags=0,
        sources=("National Road Traffic Regulations 2000 (South Africa)", "SANS 1116"),
    ),
    passport(
        "ZA_PASSPORT",
        "Passport number (South Africa)",
        "[ADMT][0-9]{8}",
        "south african, south africa, sa, rsa",
        near="home affairs",
        sources=("South African Passports and Travel Documents Act 4 of 1994", "Department of Home Affairs"),
    ),
    number(
        "ZA_TRAFFIC_REGISTER_NUMBER",
        "Traffic register number (South Africa)",
        "id.driving",
        "[0-9]{13}",
        "traffic register number, traffic register no, trn number, trn no, traffic register",
        near="trn, natis, enatis",
        sources=("National Road Traffic Regulations 2000 (South Africa) reg 335", "eNaTIS"),
    ),
)
