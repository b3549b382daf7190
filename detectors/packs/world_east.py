"""China, Hong Kong, Taiwan and Japan: resident identity, licences and passports."""

from __future__ import annotations

import re

from stdnum.cn import ric

from detectors.packs.listed import WORDS
from detectors.packs.passports import passport
from detectors.packs.world_checks import day, hong_kong, my_number, taiwan
from detectors.packs.world_forms import BORN, MMDD, among, by, code, number


def _resident_id(plain: str) -> bool:
    """Chinese identity number: province, birth date, and the check character of ISO 7064 (modulus 11-2)."""
    province = re.match("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]", plain)
    return len(plain) == 18 and bool(province) and day(plain[6:14]) and ric.calc_check_digit(plain) == plain[17]


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
)
