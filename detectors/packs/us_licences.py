"""United States: driver's licences, whose form each state sets for itself, and identity cards."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import WORDS, listed
from detectors.packs.world_forms import code, number

_SAYS = (
    "driver license, drivers license, driver's license, driver license number, drivers license number, driver license no, "
    "drivers license no, "
    "driving license, driver lic, drivers lic, driver lic no, dl number, dl no, dl num, dln, dlno, dlnumber, "
    "license number dl, state id number, "
    "driver license num, drivers license num, driver licence, drivers licence, drv lic, drv lic no, cdl number, cdl no, lic number driver"
)
_NEAR = (
    "driver's licence, driver's licence number, driver license id, dl, cdl, dmv, state id, state identification, license to drive, drivers"
)
_LETTERED = (
    "[A-Z][0-9]{5,14}",  # AZ CA CO FL HI IL IN KS KY MA MD MI MN MO MT NE NJ NV NY OH OK OR RI VA WI
    "[A-Z][0-9]{18}",  # NY, old
    "[A-Z]{2}[0-9]{5,7}[A-Z]?",  # ID OH WV
    "[A-Z]{3}[0-9]{6,8}",  # ND NH
    "[0-9]{2}[A-Z]{3}[0-9]{5}",  # NH, old
    "[0-9]{3}[A-Z]{2}[0-9]{4}",  # IA, MO
    "[A-Z][0-9][A-Z][0-9][A-Z]",  # KS, old
    "[A-Z][0-9]{6}R",  # MO
    "[0-9]{7,9}[A-Z]",  # ME MO VT
    "[0-9]{8}[A-Z]{2}",  # MO
    "WDL[0-9A-Z]{9}",  # WA since 2018
    "[A-Z][A-Z*]{4}[A-Z][A-Z*][0-9]{3}[0-9A-Z]{2}",  # WA before
)
_GROUPED = (
    r"[A-Z][0-9]{3}[ -][0-9]{3}[ -][0-9]{2}[ -][0-9]{3}(?:[ -][0-9])?",  # FL
    r"[A-Z][ -]?[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}[ -][0-9]{3}",  # MD MI MN
    r"[A-Z][0-9]{3}[ -][0-9]{4}[ -][0-9]{4}(?:[ -][0-9]{2})?",  # IL WI
    r"[A-Z][0-9]{4}[ -][0-9]{5}[ -][0-9]{5}",  # NJ
    r"[A-Z][0-9]{2}[ -][0-9]{2}[ -][0-9]{4}",  # KS KY NE
    r"[0-9]{4}[ -][0-9]{2}[ -][0-9]{4}",  # IN
    r"[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}",  # NY PA
)
_licence = partial(
    code,
    "US_DRIVER_LICENSE",
    "Driver's license number",
    "id.driving",
    says=_SAYS,
    names=listed(_SAYS),
    near=_NEAR,
    sources=("AAMVA, DL/ID Card Design Standard", "AAMVA, Driver License Number formats by jurisdiction"),
)

LICENCES = (
    _licence("|".join(_LETTERED), score=0.4),
    _licence("|".join(_GROUPED), score=0.5),
    number(  # digits alone
        "US_DRIVER_LICENSE",
        "Driver's license number",
        "id.driving",
        "[0-9]{7,10}|[0-9]{12}",
        _SAYS,
        names=listed(_SAYS),
        near="driver's licence, driver's licence number, state id, state identification",
        score=0.3,
        sources=("AAMVA, Driver License Number formats by jurisdiction",),
    ),
    _licence(  # whatever a column of licences holds
        r"[A-Z0-9*](?:[ -]?[A-Z0-9*]){3,19}",
        valid=lambda text: any(c.isdigit() for c in text),
        chance=0.92,
        need="name",
        kinds=WORDS,
        unless=listed("state, class, type, status, country, expiry, date"),
        score=0.5,
    ),
)
