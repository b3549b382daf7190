"""Documents that show who somebody is, and vehicles: passport, driving licence, DBS certificate, registration plates, VIN."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.document_checks import card_line, driving_licence, passport_line, vehicle
from detectors.packs.listed import PRODUCTS, WORDS, listed
from detectors.packs.passports import FOREIGN, beside
from scanner.pattern import Pattern

#: Where a number stands alone: not in a word, an amount or a longer number; `No.` and `NHS/` may touch it.
ALONE = r"(?<![0-9A-Za-z+_£$€-])(?<![0-9][./])"
ENDS = r"(?![0-9A-Za-z_]|[.-][0-9])"
_NINE = rf"{ALONE}(?P<v>[0-9]{{9}}|[0-9]{{3}}(?: [0-9]{{3}}){{2}}){ENDS}"
_UK = listed("uk, u k, gb, gbr, british, united kingdom, great britain")
_HMPO = (*beside(_UK), "hmpo", "passport office", *(f"passport {word} {name}" for name in _UK for word in ("number", "no", "country")))
_PASSPORT = listed("passport, passport number, passport no, ppt no, ppt number, travel document")
_passport = partial(
    Pattern,
    entity="UK_PASSPORT",
    title="Passport number",
    category="id.passport",
    need="context",
    kinds=WORDS,
    sources=("GOV.UK, HM Passport Office", "NHS Data Dictionary, passport number"),
)
_mrz = partial(
    Pattern,
    entity="PASSPORT_MRZ",
    title="Machine-readable zone of a passport",
    category="id.passport",
    also=("id.document", "person.name", "demog.dob", "demog.gender", "demog.nationality"),
    mask="none",
    sources=("ICAO Doc 9303 part 4",),
)
_licence = partial(
    Pattern,
    entity="UK_DRIVING_LICENCE",
    title="Driving licence number",
    category="id.driving",
    also=("demog.dob", "person.name", "demog.gender"),
    context=listed("driving licence, driving license, licence number, license number, driver number, dvla, licence, driver"),
    sources=("DVLA, driver number format (INF1D)",),
)
_plate = partial(
    Pattern,
    entity="UK_VEHICLE_REGISTRATION",
    title="Vehicle registration",
    category="id.vehicle",
    sources=("DVLA INF104, vehicle registration numbers and number plates",),
)
_PLATE_NAMES = listed(
    "vrm, vrn, vehicle reg, vehicle registration, vehicle registration number, vehicle reg no, car reg, car registration, reg plate, "
    "number plate, numberplate, licence plate, license plate, registration plate, registration mark, reg no, reg number"
)
_CURRENT = "[A-HJ-PR-Y][A-HJ-PR-Y](?:[0-9]{2}[ -]?|-[0-9]{2}-)[A-HJ-PR-Z]{3}"
_FORMER = (
    "[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}|Q[0-9]{1,3} ?[A-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-HJ-NPR-TV-Y]|"
    "[A-HJ-PR-Z]?(?:I[ABGJLW]|[JOUX]I|[A-HJ-PR-Y]Z) ?[0-9]{1,4}"
)
_styled = partial(
    _plate,
    valid=vehicle,
    chance=0.7,
    score=0.4,
    need="context",
    unless=(*PRODUCTS, *listed("postcode, post code, part number, serial number, version, batch number, company number, flight")),
    shape=True,
)

DOCUMENTS = (
    _passport(regex=_NINE, score=0.45, context=_HMPO, names=beside(_UK)),
    _passport(  # of nobody knows which country: most likely of this one
        regex=_NINE,
        score=0.3,
        context=_PASSPORT,
        names=listed(
            "passport, passport number, passport no, passport id, passport nr, numero passeport, numero de passeport, passeport, "
            "reisepass, reisepassnummer, pasaporte, numero pasaporte, passaporto, numero passaporto, paspoort, paspoortnummer"
        ),
        unless=beside(FOREIGN),
    ),
    _passport(  # before 1988
        regex=r"(?<![0-9A-Za-z])(?P<v>[A-Z][0-9]{6}|[0-9]{6}[A-Z])(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.3,
        context=(*_HMPO, *_PASSPORT),
        unless=(*PRODUCTS, *beside(FOREIGN)),
    ),
    _mrz(
        regex=r"(?<![A-Z0-9<])(?P<v>P[A-Z<][A-Z<]{3}[A-Z]{1,38}<[A-Z<]{0,38}<)(?![A-Z0-9<])",
        valid=lambda text: len(text) == 44 and "<<" in text[5:],
        score=0.9,
        context=("passport",),
        names=listed("mrz, passport mrz, mrz line, machine readable zone"),
        test=lambda text: text[2:5] == "UTO",
    ),
    _mrz(
        regex=r"(?<![A-Z0-9<])(?P<v>[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{14}[0-9<][0-9])(?![A-Z0-9<])",
        valid=passport_line,
        chance=0.0001,
        score=0.95,
        context=("passport",),
        test=lambda text: text[10:13] == "UTO",
    ),
    Pattern(
        entity="PASSPORT_MRZ",
        title="Machine-readable zone of an identity card or residence permit",
        category="id.document",
        also=("demog.dob", "demog.gender", "demog.nationality"),
        regex=r"(?<![A-Z0-9<])(?P<v>[0-9]{7}[MFX<][0-9]{7}[A-Z<]{3}[A-Z0-9<]{11}[0-9]|"
        r"[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{7}[0-9])(?![A-Z0-9<])",
        valid=card_line,
        chance=0.01,
        score=0.9,
        test=lambda text: "UTO" in (text[10:13], text[15:18]),
        mask="none",
        sources=("ICAO Doc 9303 parts 5 and 6",),
    ),
    _licence(
        regex=r"(?<![A-Z0-9])(?P<v>[A-Z][A-Z9]{4}[ -]?[0-9][0156][0-9][0-3][0-9][0-9][ -]?[A-Z9]{2}[A-Z0-9] ?[A-Z]{2})(?![A-Z]|[0-9]{3})",
        flags=re.IGNORECASE,
        valid=driving_licence,
        chance=0.46,
        score=0.85,
        names=listed(
            "driving licence, driving license, driving licence number, driving license number, drivers licence, drivers license, "
            "driver licence number, licence no driver, driver number, dvla number, driving licence no, driver license number, "
            "driver license, dl number, dl no, driving lic, drivers lic, dvla licence, dvla driver number"
        ),
        test=lambda text: re.sub("[^A-Z0-9]", "", text.upper()) == "MORGA657054SM9IJ",
    ),
    Pattern(  # Northern Ireland: eight digits that tell nothing
        entity="UK_DRIVING_LICENCE",
        title="Driving licence number (Northern Ireland)",
        category="id.driving",
        regex=rf"{ALONE}(?P<v>[0-9]{{8}}){ENDS}",
        score=0.4,
        context=listed("driving licence, driving license, driver number, dva"),
        need="context",
        kinds=WORDS,
        unless=listed("date, sort code, account number, company number"),
        sources=("DVA Northern Ireland, driver number",),
    ),
    Pattern(
        entity="UK_DBS_CERTIFICATE",
        title="DBS certificate number",
        category="criminal.offence",
        regex=r"(?:dbs|disclosure(?: and barring(?: service)?)?|crb)(?:[ _-]?(?:certificate|cert|check|disclosure|form|enhanced|"
        r"number|no|ref|reference)){1,3}"
        r"[\"']?[ .:#=]{1,3}(?:is )?[\"']?(?P<v>[0-9]{12})(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.8,
        names=listed(
            "dbs certificate number, dbs certificate no, dbs certificate, dbs number, dbs no, dbs ref, dbs reference, dbs cert no, "
            "crb number, dbs disclosure number"
        ),
        kinds=WORDS,
        sources=("UK GDPR Art 10", "Disclosure and Barring Service, certificate number"),
    ),
    _styled(regex=rf"(?<![A-Z0-9-])(?P<v>{_CURRENT}|{_FORMER})(?![A-Z0-9-])", flags=re.IGNORECASE, context=_PLATE_NAMES),
    _styled(  # in small letters only as since 2001: earlier ones look like what parts of machines are called
        regex=rf"(?<![A-Za-z0-9-])(?P<v>(?i:{_CURRENT})|{_FORMER})(?![A-Za-z0-9-])",
        context=listed(
            "reg, registration, vehicle, car, van, lorry, hgv, taxi, plate, parked, anpr, motorbike, motorcycle, driver, driving, drove"
        ),
    ),
    _plate(  # dateless and personal plates have hardly any form: only where the column says so
        regex=r"(?<![A-Z0-9])(?P<v>[A-Z]{1,2}[0-9]{1,3} ?[A-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-Z]|[A-Z]{1,3} ?[0-9]{1,4}|"
        r"[0-9]{1,4} ?[A-Z]{1,3})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        score=0.5,
        names=_PLATE_NAMES,
        need="name",
    ),
    Pattern(
        entity="VEHICLE_IDENTIFICATION_NUMBER",
        title="Vehicle identification number",
        category="id.vehicle",
        regex=r"(?<![A-Z0-9])(?P<v>[A-HJ-NPR-Z0-9]{9}[A-HJ-NPR-Z0-9]{4}[0-9]{4})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        valid=lambda text: any(c.isalpha() for c in text) and len(set(text)) > 4,
        score=0.4,
        context=listed("vin, chassis, chassis number, vehicle identification number"),
        names=listed("vin, vin number, chassis number, chassis no, vehicle identification number, vin no"),
        need="context",
        sources=("ISO 3779",),
    ),
)
