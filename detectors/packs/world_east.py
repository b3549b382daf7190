"""China, Hong Kong, Taiwan, Japan and Korea: resident identity, tax, licences and passports."""

from __future__ import annotations

import re
from functools import partial

from stdnum.cn import ric
from stdnum.kr import brn

from detectors.packs.listed import WORDS
from detectors.packs.passports import passport
from detectors.packs.world_checks import day, digits, hong_kong, my_number, taiwan, weighted
from detectors.packs.world_forms import BORN, MMDD, among, by, code, number


def _resident_id(plain: str) -> bool:
    """Chinese identity number: province, birth date, and the check character of ISO 7064 (modulus 11-2)."""
    province = re.match("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]", plain)
    return len(plain) == 18 and bool(province) and day(plain[6:14]) and ric.calc_check_digit(plain) == plain[17]


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

EAST = (
    code(
        "CN_RESIDENT_ID",
        "Resident identity card number (China)",
        "id.national",
        f"[1-9][0-9]{{5}}(?:18|19|20)[0-9]{{2}}{MMDD}[0-9]{{3}}[0-9X]",
        "resident id number, resident identity card, id card number cn, sfz, sfzh, shenfenzheng, china id number, resident identity number",
        near="身份证, 身份證, 公民身份号码, id card, idcard, identity card, shenfenzheng, sfz",
        also=BORN,
        valid=by(_resident_id),
        chance=0.017,
        need="",
        score=0.75,
        kinds=WORDS,
        sources=("GB 11643-1999, Citizen identification number",),
    ),
    passport(
        "CN_PASSPORT",
        "Passport number (China)",
        "(?:E[A-HJ-NP-Z]|[DEGPS])[0-9]{7,8}",
        "chinese, china, prc, chn, cn",
        says="huzhao",
        near="护照, 護照",
        sources=("Passport Law of the People's Republic of China", "National Immigration Administration (NIA)"),
    ),
    code(  # with its brackets, as the card prints it
        "HK_HKID",
        "Identity card number (Hong Kong)",
        "id.national",
        r"[A-Z]{1,2}[0-9]{6} ?\([0-9A]\)",
        "hkid, hkid number, hkid no, hong kong id, hong kong identity card, hkid card number",
        near="identity card, 身份證, hong kong",
        valid=by(hong_kong),
        chance=0.09,
        need="",
        score=0.7,
        test=among("A1234563"),
        sources=("Registration of Persons Ordinance (Cap 177, Hong Kong)",),
    ),
    code(
        "HK_HKID",
        "Identity card number (Hong Kong)",
        "id.national",
        "[A-Z]{1,2}[0-9]{6}[ -]?[0-9A]",
        "hkid, hkid number, hkid no, hong kong id, hong kong identity card, hkid card number",
        near="identity card, 身份證, hong kong id card",
        valid=by(hong_kong),
        chance=0.09,
        test=among("A1234563"),
        sources=("Registration of Persons Ordinance (Cap 177, Hong Kong)",),
    ),
    code(
        "TW_NATIONAL_ID",
        "National or resident number (Taiwan)",
        "id.national",
        "[A-Z][1289A-D][0-9]{8}",
        "taiwan id, taiwan national id, national id tw, roc id, arc number, taiwan id number, roc id number, resident certificate number",
        near="身分證, 身份證, 統一編號, 居留證, national id, taiwan, arc, resident certificate",
        also=("demog.gender",),
        valid=by(taiwan),
        chance=0.1,
        test=among("A123456789"),
        sources=("Household Registration Act (Taiwan)", "NIA, new format of UI numbers"),
    ),
    number(
        "JP_MY_NUMBER",
        "Individual number (My Number, Japan)",
        "id.national",
        "[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}",
        "my number, mynumber, my number jp, kojin bango, individual number, mynumber card, my number card",
        near="マイナンバー, 個人番号, 個人番号カード, juminhyo",
        valid=by(my_number),
        chance=0.09,
        test=among("123456789018"),
        sources=("My Number Act (Act No. 27 of 2013, Japan) Art 7",),
    ),
    passport(
        "JP_PASSPORT",
        "Passport number (Japan)",
        "[A-Z]{2}[0-9]{7}",
        "japanese, japan, jpn, jp",
        says="ryoken",
        near="旅券, 旅券番号, パスポート",
        sources=("Passport Act (Japan)", "Ministry of Foreign Affairs of Japan"),
    ),
    code(
        "JP_RESIDENCE_CARD",
        "Residence card number (Japan)",
        "id.document",
        "[A-Z]{2}[0-9]{8}[A-Z]{2}",
        "residence card, residence card number, zairyu card, zairyu card number, residence card no",
        near="在留カード, 在留, zairyu, immigration services agency",
        also=("demog.nationality",),
        score=0.5,
        sources=("Immigration Control and Refugee Recognition Act (Japan) Art 19-4",),
    ),
    number(
        "JP_DRIVER_LICENSE",
        "Driving licence number (Japan)",
        "id.driving",
        "[1-9][0-9]{11}",
        "driver license, driver license number, drivers license, driving licence number, menkyo, menkyo number",
        near="運転免許, 運転免許証, 免許証番号, 免許証, driver's license, driving licence",
        sources=("Road Traffic Act (Japan) Art 93",),
    ),
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
