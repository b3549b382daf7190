"""Russia, Belarus, the Caucasus and Central Asia: identity, tax, insurance and passports."""

from __future__ import annotations

from functools import partial

from stdnum.az import voen
from stdnum.by import unp
from stdnum.ru import inn

from detectors.packs.listed import WORDS
from detectors.packs.passports import passport
from detectors.packs.world_checks import day, kazakhstan, snils
from detectors.packs.world_forms import BORN, MMDD, by, code, number

_snils = partial(
    number,
    "RU_SNILS",
    "Pension insurance number (SNILS, Russia)",
    "id.national",
    says="snils, snils number, nomer snils, snils no, strahovoy nomer, snils num",
    near="снилс, страховой номер, пенсионный фонд, пфр, страховое свидетельство",
    valid=by(snils),
    chance=0.01,
    sources=("Federal Law No. 27-FZ of 1 April 1996 (Russia) Art 6",),
)

EURASIA = (
    number(
        "RU_INN",
        "Taxpayer number (INN, Russia)",
        "id.tax",
        "[0-9]{12}",
        "inn number, inn no, nomer inn, inn ru, inn fl, inn fizlica, russian inn",
        near="инн, inn, идентификационный номер, налогоплательщика, фнс",
        valid=by(inn.is_valid),
        chance=0.01,
        sources=("FNS, Tax Code of the Russian Federation Art 84",),
    ),
    _snils("[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}", need="", score=0.7),
    _snils("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{2}"),
    passport(
        "RU_PASSPORT",
        "Passport number (Russia)",
        "[0-9]{2} ?[0-9]{2}[ -]?(?:№ ?)?[0-9]{6}|[0-9]{2} ?[0-9]{7}",
        "russian, russia, rus, ru",
        says="seriya nomer, passport series number, passport series, seria nomer pasporta",
        near="паспорт, серия, паспорта, серия и номер, загранпаспорт, seriya, passport series and number",
        kinds=WORDS,
        sources=("Government Decree No. 2267 of 23 December 2023 (Russia)", "MVD"),
    ),
    code(
        "BY_PERSONAL_ID",
        "Identification number (Belarus)",
        "id.national",
        "[1-8](?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}[ABCEHKM][0-9]{3}(?:PB|BA|BI)[0-9]",
        "belarus id, identification number by, belarusian id, lichny nomer, identifikatsionny nomer, belarus personal number",
        near="идентификационный номер, личный номер, belarus, беларусь",
        also=BORN,
        need="",
        score=0.7,
        sources=("Law No. 418-Z of 21 July 2008 on the Population Register (Belarus)",),
    ),
    code(
        "BY_UNP",
        "Taxpayer number (UNP, Belarus)",
        "id.tax",
        "[1-7A-CEHKM][0-9ABCEHKMOPT][0-9]{7}",
        "unp, unp number, unp no, nomer unp, unp belarus, payer number unp",
        near="унп, учетный номер плательщика, belarus",
        valid=by(unp.is_valid),
        chance=0.043,
        score=0.3,
        kinds=("text", "integer"),
        sources=("Ministry of Taxes and Duties (Belarus), UNP",),
    ),
    number(
        "GE_PERSONAL_NUMBER",
        "Personal number (Georgia)",
        "id.national",
        "[0-6][0-9]{10}",
        "georgian personal number, piradi nomeri, pirad nomeri, georgia personal number, piradi no, georgian id",
        near="პირადი ნომერი, პირადი",
        sources=("Public Service Development Agency (Georgia)",),
    ),
    number(
        "AZ_VOEN",
        "Taxpayer number (VOEN, Azerbaijan)",
        "id.tax",
        "[0-9]{8}[0-9][12]",
        "voen, voen number, voen no, voen nomresi, azerbaijan tin",
        near="vöen",
        valid=by(voen.is_valid),
        chance=0.1,
        score=0.3,
        sources=("State Tax Service (Azerbaijan), VÖEN",),
    ),
    number(
        "KZ_IIN",
        "Individual identification number (IIN, Kazakhstan)",
        "id.national",
        f"[0-9]{{2}}{MMDD}[1-6][0-9]{{5}}",
        "iin, iin number, jsn, zhsn, iin no, kazakhstan iin",
        near="иин, жсн, удостоверение личности",
        also=BORN,
        valid=by(kazakhstan),
        chance=0.09,
        sources=("Law No. 223-III of 12 January 2007 on National Registers of Identification Numbers (Kazakhstan)",),
    ),
    number(
        "UZ_PINFL",
        "Personal identification number (PINFL, Uzbekistan)",
        "id.national",
        "[1-6](?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{9}",
        "pinfl, pinfl number, jshshir, pinfl no, jshshir number, shaxsiy raqam",
        near="пинфл",
        also=BORN,
        valid=by(lambda plain: day(plain[5:7] + plain[3:5] + plain[1:3])),
        chance=0.93,
        sources=("Decree of the President UP-5200 (Uzbekistan)", "State Personalization Center (Uzbekistan), Register of individuals"),
    ),
)
