"""India, Pakistan, Bangladesh, Sri Lanka and Nepal: identity, tax, voters, licences, vehicles, banks and health."""

from __future__ import annotations

from functools import partial

from stdnum.in_ import aadhaar, epic, gstin, pan, vid
from stdnum.pk import cnic

from detectors.packs.listed import WORDS
from detectors.packs.passports import passport
from detectors.packs.world_forms import BORN, among, by, code, number

_STATES = "(?:A[NPRS]|BR|C[GHT]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|N[AL]|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKPT]|WB)"
_AADHAAR = (
    "aadhaar, aadhar, adhaar, adhar, aadhaar number, aadhar number, aadhaar no, aadhar no, aadhaar card, uidai, aadhaar id, aadhaar num"
)
_aadhaar = partial(
    number,
    "IN_AADHAAR",
    "Aadhaar number",
    "id.national",
    says=_AADHAAR,
    near="unique identification, uidai, आधार, आधार संख्या",
    valid=by(aadhaar.is_valid),
    chance=0.1,
    test=among("234123412346 499118665246 999999990019"),
    sources=("Aadhaar Act 2016 (India) s 2(a)", "UIDAI, Aadhaar number"),
)

_pan = partial(  # fourth letter: P a person, H a family; the others are companies, trusts, offices
    code,
    "IN_PAN",
    "Permanent account number (India)",
    "id.tax",
    "[A-Z]{5}[0-9]{4}[A-Z]",
    "pan number, pan no, pan card, pan card number, permanent account number, income tax pan, pan num, pancard, panno",
    near="pan, permanent account, income tax, kyc, पैन",
    valid=by(pan.is_valid),
    chance=0.39,
    test=among("ABCDE1234F ABCPE1234F AAAPL1234C"),
    sources=("Income-tax Act 1961 (India) s 139A", "Income Tax Department, PAN"),
)

INDIA = (
    _aadhaar(form="[2-9][0-9]{3}[ -][0-9]{4}[ -][0-9]{4}", score=0.5),
    _aadhaar(form="[2-9][0-9]{11}"),
    number(
        "IN_AADHAAR_VID",
        "Aadhaar virtual ID",
        "id.national",
        "[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}",
        "aadhaar vid, aadhaar virtual id, uidai vid, virtual id aadhaar, aadhar vid",
        near="aadhaar, aadhar, uidai, virtual id",
        valid=by(vid.is_valid),
        chance=0.1,
        sources=("UIDAI, Virtual ID (circular of 10 January 2018)",),
    ),
    _pan(need="", score=0.55, flags=0),
    _pan(),  # in small letters as well, which bare ones of hexadecimal digests are
    code(  # it holds a PAN
        "IN_GSTIN",
        "Goods and services tax number (India)",
        "id.tax",
        "[0-3][0-9][A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]",
        "gstin, gst number, gst no, gst in, gstin number, gstin no, gst registration number, gst id",
        near="gst, goods and services tax, gst registration",
        valid=by(gstin.is_valid),
        chance=0.01,
        need="",
        score=0.6,
        sources=("CGST Rules 2017 (India) r 10", "GSTN"),
    ),
    code(
        "IN_VOTER",
        "Voter identity number (EPIC, India)",
        "id.document",
        "[A-Z]{3}[0-9]{7}",
        "voter id, voter id number, voter id card, epic number, epic no, voter card number, voter card, elector photo identity card",
        near="epic, voter, election commission, electoral, मतदाता",
        valid=by(epic.is_valid),
        chance=0.1,
        sources=("ECI, Registration of Electors Rules 1960 (India) r 28",),
    ),
    passport(
        "IN_PASSPORT",
        "Passport number (India)",
        "[A-PR-WY][1-9][0-9] ?[0-9]{4}[1-9]",
        "indian, india",
        near="पासपोर्ट, passport seva, republic of india passport",
        sources=("Passports Act 1967 (India)", "Passport Seva, Ministry of External Affairs"),
    ),
    code(
        "IN_VEHICLE_REGISTRATION",
        "Vehicle registration (India)",
        "id.vehicle",
        rf"(?i:{_STATES}-?[0-9]{{1,2}}-?[A-Z]{{1,3}}-?[0-9]{{4}})|{_STATES}[ -]?[0-9]{{1,2}}[ -]?[A-Z]{{1,3}}[ -]?[0-9]{{1,4}}"
        r"|[2-9][0-9][ -]?BH[ -]?[0-9]{4}[ -]?[A-HJ-NP-Z]{1,2}",
        "vehicle registration, vehicle registration number, vehicle number, vehicle no, registration plate, number plate, "
        "rc number, vehicle reg no",
        flags=0,
        near="rto, vehicle, plate, car, bike, parivahan, vahan, fastag, registration",
        sources=("Central Motor Vehicles Rules 1989 (India) r 50", "MoRTH, BH series"),
    ),
    code(
        "IN_DRIVING_LICENCE",
        "Driving licence number (India)",
        "id.driving",
        rf"{_STATES}[ -]?[0-9]{{2}}[ -]?(?:19|20)[0-9]{{2}}[ -]?[0-9]{{7}}",
        "driving licence, driving license, driving licence number, dl number, dl no, driver license number, driving license no",
        near="dl, licence, license, rto, parivahan, sarathi",
        score=0.5,
        sources=("Central Motor Vehicles Rules 1989 (India) r 16", "MoRTH, Sarathi"),
    ),
    code(
        "IN_IFSC",
        "Bank branch code (IFSC, India)",
        "pay.bank",
        "[A-Z]{4}0[0-9A-Z]{6}",
        "ifsc, ifsc code, ifsc number, bank ifsc, ifsccode",
        near="neft, rtgs, imps, bank, branch, account",
        score=0.4,
        sources=("RBI, Indian Financial System Code",),
    ),
    number(
        "IN_UAN",
        "Provident fund account (UAN, India)",
        "id.national",
        "1[0-9]{11}",
        "uan, uan number, uan no, universal account number, epf uan, epfo uan",
        near="epf, epfo, provident fund, pf account",
        also=("work.history",),
        sources=("EPFO, Universal Account Number",),
    ),
    number(
        "IN_ABHA",
        "Health account number (ABHA, India)",
        "id.health",
        "[1-9][0-9]-?[0-9]{4}-?[0-9]{4}-?[0-9]{4}",
        "abha, abha number, abha no, abha id, health id abha, ayushman bharat health account",
        near="ayushman bharat, ndhm, abdm, health id",
        also=("special.health",),
        sources=("National Health Authority (India), ABDM, ABHA number",),
    ),
    number(
        "PK_CNIC",
        "National identity card (CNIC, Pakistan)",
        "id.national",
        "[1-7][0-9]{4}-[0-9]{7}-[0-9]",
        "cnic, cnic number, cnic no, nicop, nic number, computerized national identity card, cnic num",
        near="nadra, national identity card, identity card, شناختی کارڈ",
        also=("demog.gender",),
        valid=by(cnic.is_valid),
        chance=0.9,
        need="",
        score=0.55,
        sources=("NADRA Ordinance 2000 (Pakistan)",),
    ),
    number(
        "PK_CNIC",
        "National identity card (CNIC, Pakistan)",
        "id.national",
        "[1-7][0-9]{12}",
        "cnic, cnic number, cnic no, nicop, nic number, computerized national identity card, cnic num",
        near="nadra, national identity card, شناختی کارڈ",
        also=("demog.gender",),
        valid=by(cnic.is_valid),
        chance=0.9,
        sources=("NADRA Ordinance 2000 (Pakistan)",),
    ),
    number(
        "BD_NID",
        "National identity number (Bangladesh)",
        "id.national",
        "[1-9][0-9]{9}|[0-9]{13}|(?:19|20)[0-9]{15}",
        "nid number, nid no, nid card, smart nid, voter id bd, bangladesh nid, national id card number",
        near="nid, জাতীয় পরিচয়পত্র, national identity card",
        sources=("National Identity Registration Act 2010 (Bangladesh)",),
    ),
    code(
        "LK_NIC",
        "National identity card (Sri Lanka)",
        "id.national",
        "(?:[0-9]{2}|(?:19|20)[0-9]{2})(?:[012][0-9]{2}|3[0-5][0-9]|36[0-6]|[567][0-9]{2}|8[0-5][0-9]|86[0-6])(?:[0-9]{4}[VX]|[0-9]{5})",
        "nic, nic number, nic no, national identity card number, sri lanka nic, nic num",
        near="national identity card, department for registration of persons",
        also=BORN,
        valid=by(lambda plain: len(plain) == (10 if plain[-1] in "VX" else 12) and plain[-10:-7] not in ("000", "500")),
        chance=0.5,
        kinds=WORDS,
        sources=("Registration of Persons Act No. 32 of 1968 (Sri Lanka)",),
    ),
)
