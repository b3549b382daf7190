"""Australia: tax, Medicare and health, passports, licences, banks and postcodes."""

from __future__ import annotations

from stdnum import luhn
from stdnum.au import abn, acn, tfn

from detectors.packs.checks import bare
from detectors.packs.listed import WORDS
from detectors.packs.passports import passport
from detectors.packs.world_checks import medicare
from detectors.packs.world_forms import among, by, code, label, number

_DRIVER = (
    "driver licence, drivers licence, driver licence number, driver license, driver license number, driving licence number, "
    "licence card number, "
    "drivers licence number"
)
_STATES = {
    "NSW": ((1000, 2599), (2619, 2899), (2921, 2999)),
    "ACT": ((200, 299), (2600, 2618), (2900, 2920)),
    "VIC": ((3000, 3999), (8000, 8999)),
    "QLD": ((4000, 4999), (9000, 9999)),
    "SA": ((5000, 5999),),
    "WA": ((6000, 6999),),
    "TAS": ((7000, 7999),),
    "NT": ((800, 999),),
}


def _in_state(text: str) -> bool:
    """Whether the postcode is one of the state before it (Australia Post)."""
    plain = bare(text)
    state, digits = plain[:-4], plain[-4:]
    return digits.isdigit() and any(low <= int(digits) <= high for low, high in _STATES.get(state, ()))


AUSTRALIA = (
    number(
        "AU_TFN",
        "Tax file number (Australia)",
        "id.tax",
        "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{2,3}",
        "tfn, tfn number, tfn no, tax file number, tax file no, australian tfn, tax file num",
        near="ato, australian taxation office, tax file",
        valid=by(tfn.is_valid),
        chance=0.09,
        test=among("123456782 876543210"),
        sources=("Taxation Administration Act 1953 (Cth) Part VA", "ATO, Tax file number", "Privacy (Tax File Number) Rule 2015"),
    ),
    number(  # sole traders have one
        "AU_ABN",
        "Business number (Australia)",
        "id.tax",
        "[1-9][0-9][ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "abn, abn number, abn no, australian business number, abn num",
        near="abr, business number, sole trader, gst",
        valid=by(abn.is_valid),
        chance=0.011,
        score=0.3,
        sources=("A New Tax System (Australian Business Number) Act 1999 (Cth)", "ABR"),
    ),
    number(
        "AU_ACN",
        "Company number (Australia)",
        "",
        "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "acn, acn number, acn no, australian company number, arbn",
        near="asic, company number, pty ltd",
        valid=by(acn.is_valid),
        chance=0.1,
        score=0.3,
        sources=("Corporations Act 2001 (Cth) s 118", "ASIC"),
    ),
    number(
        "AU_MEDICARE",
        "Medicare number (Australia)",
        "id.health",
        "[2-6][0-9]{3}[ -]?[0-9]{5}[ -]?[0-9](?:[ /-]?[1-9])?",
        "medicare, medicare number, medicare no, medicare card, medicare card number, medicare irn, medicare num",
        near="medicare card, irn, individual reference number, services australia",
        also=("special.health",),
        valid=by(medicare),
        chance=0.1,
        sources=("Services Australia, Medicare card", "METeOR 270101, Medicare card number"),
    ),
    number(
        "AU_IHI",
        "Healthcare identifier (IHI, Australia)",
        "id.health",
        "8003[ -]?6[01][0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}",
        "ihi, ihi number, ihi no, individual healthcare identifier, healthcare identifier, ihi num",
        near="my health record, healthcare identifiers, patient",
        also=("special.health",),
        valid=by(luhn.is_valid),
        chance=0.1,
        score=0.5,
        sources=("Healthcare Identifiers Act 2010 (Cth)", "AS 5017"),
    ),
    passport(
        "AU_PASSPORT",
        "Passport number (Australia)",
        "[A-Z][0-9]{7}|P[A-Z][0-9]{7}|R[A-Z][0-9]{7}",
        "australian, australia, aus, au",
        near="dfat, vevo",
        sources=("Australian Passports Act 2005 (Cth)", "DFAT, passport number"),
    ),
    code(
        "AU_DRIVER_LICENSE",
        "Driver's licence number (Australia)",
        "id.driving",
        "[0-9]{6,10}|[A-Z][0-9]{5,6}|[0-9]{4}[A-Z]{2}",
        _DRIVER,
        near="driver's licence, driver's licence number, vicroads, service nsw, rms, tmr",
        score=0.3,
        kinds=WORDS,
        sources=("Austroads, NEVDIS, driver licence numbers",),
    ),
    number(
        "AU_BANK_ACCOUNT",
        "Bank branch and account (BSB, Australia)",
        "pay.bank",
        "[0-9]{3}-[0-9]{3}(?:[ ,/-]{1,3}[0-9]{5,10})?|[0-9]{6}[ ,/-]{1,3}[0-9]{5,10}",
        "bsb, bsb number, bsb no, bsb code, bsb account, bsb acc, bank bsb",
        sources=("AusPayNet, BSB numbers",),
    ),
    label(  # the account that is told behind its branch
        "AU_BANK_ACCOUNT",
        "Bank account number (Australia)",
        "pay.bank",
        r"[0-9]{3}[ -]?[0-9]{3}[ ,;/]{1,3}(?:account|acct|acc|a/c)(?: (?:no|num|number)\.?)?",
        "[0-9]{5,10}",
        context=("bsb",),
        need="context",
        score=0.6,
        sources=("AusPayNet, BSB numbers",),
    ),
    code(  # Melbourne VIC 3000
        "AU_POSTCODE",
        "Postcode behind its state (Australia)",
        "contact.address",
        "(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)[ ,]{1,2}[0-9]{4}",
        "state postcode, suburb state postcode, address postcode au, au postcode, australian postcode",
        near="address, street, suburb, road, postcode, deliver, live, lives",
        flags=0,
        valid=_in_state,
        chance=0.11,
        need="",
        score=0.5,
        shape=False,
        sources=("Australia Post, Addressing guidelines", "AS 4590"),
    ),
)
