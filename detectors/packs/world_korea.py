"""Korea: resident and alien registration, businesses, licences and passports."""

from __future__ import annotations

from functools import partial

from stdnum.kr import brn

from detectors.packs.passports import passport
from detectors.packs.world_checks import day, digits, weighted
from detectors.packs.world_forms import BORN, MMDD, by, number


def _business(plain: str) -> bool:
    """Korean business registration: the tenth digit checks the others; of the ninth times five the tens count, too."""
    if not digits(plain, 10):
        return False
    total = weighted(plain[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(plain[8]) * 5 // 10
    return brn.is_valid(plain) and -total % 10 == int(plain[9])


_resident = partial(
    number,
    category="id.national",
    valid=by(lambda plain: day(plain[:6])),
    chance=0.92,
    also=BORN,
    sources=("Resident Registration Act (Korea)", "Ministry of the Interior and Safety (MOIS)"),
)
_foreigner = partial(
    _resident, also=(*BORN, "demog.nationality"), sources=("Immigration Act (Korea) Art 31", "Ministry of Justice, alien registration")
)

KOREA = (
    _resident(
        "KR_RRN",
        "Resident registration number (Korea)",
        form=f"[0-9]{{2}}{MMDD}-[1-4][0-9]{{6}}",
        says="rrn, resident registration number, jumin, jumin number, jumin no, juminno, korean rrn",
        near="주민등록번호, 주민번호, 주민등록, resident registration, 주민",
        need="",
        score=0.55,
    ),
    _resident(
        "KR_RRN",
        "Resident registration number (Korea)",
        form=f"[0-9]{{2}}{MMDD}[1-4][0-9]{{6}}",
        says="rrn, resident registration number, jumin, jumin number, jumin no, juminno, korean rrn",
        near="주민등록번호, 주민번호, 주민등록, resident registration, 주민",
    ),
    _foreigner(
        "KR_FRN",
        "Foreigner registration number (Korea)",
        form=f"[0-9]{{2}}{MMDD}-[5-8][0-9]{{6}}",
        says="frn, foreigner registration number, alien registration number kr, korean frn, foreigner registration no",
        near="외국인등록번호, 외국인번호, 외국인등록, foreigner registration, 외국인",
        need="",
        score=0.55,
    ),
    _foreigner(
        "KR_FRN",
        "Foreigner registration number (Korea)",
        form=f"[0-9]{{2}}{MMDD}[5-8][0-9]{{6}}",
        says="frn, foreigner registration number, alien registration number kr, korean frn, foreigner registration no",
        near="외국인등록번호, 외국인번호, 외국인등록, foreigner registration, 외국인",
    ),
    number(
        "KR_BRN",
        "Business registration number (Korea)",
        "id.tax",
        "[1-9][0-9]{2}-?[0-9]{2}-?[0-9]{5}",
        "brn, business registration number, korean brn, saupja number, business registration no",
        near="사업자등록번호, 사업자번호, 사업자, business registration",
        valid=by(_business),
        chance=0.1,
        score=0.3,
        sources=("National Tax Service (Korea), business registration number",),
    ),
    number(
        "KR_DRIVER_LICENSE",
        "Driving licence number (Korea)",
        "id.driving",
        "(?:1[1-9]|2[0-68])-?[0-9]{2}-?[0-9]{6}-?[0-9]{2}",
        "driver license, driver license number, drivers license, driving licence number, korean driver license",
        near="운전면허, 운전면허번호, 면허번호, driver's license, korean driver's license",
        sources=("Road Traffic Act (Korea)", "KoROAD, licence number"),
    ),
    passport(
        "KR_PASSPORT",
        "Passport number (Korea)",
        "[MSROD](?:[0-9]{3}[A-Z][0-9]{4}|[0-9]{8})",
        "korean, south korean, korea, kor, kr",
        says="yeogwon",
        near="여권, 여권번호, 대한민국 여권",
        sources=("Passport Act (Korea)", "Ministry of Foreign Affairs (MOFA)"),
    ),
)
