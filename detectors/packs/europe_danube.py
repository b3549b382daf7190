"""Numbers that Poland, Czechia, Slovakia, Hungary, Slovenia, Croatia and the other heirs of Yugoslavia give to people."""

from __future__ import annotations

from functools import partial

from stdnum.hr import oib
from stdnum.pl import nip, pesel
from stdnum.si import ddv

from detectors.packs.europe_checks import by, master_number
from detectors.packs.europe_checks_more import adoazonosito, old_rodne_cislo, rodne_cislo, szemelyi_szam, taj
from detectors.packs.europe_forms import DATED, DD, MM, number
from detectors.packs.listed import SHARED

_tax = partial(number, category="id.tax")
_health = partial(number, category="id.health", also=("special.health",))
_rodne = partial(
    number,
    "CZ_BIRTH_NUMBER",
    "Czech or Slovak birth number (rodné číslo)",
    words="rodné číslo, rodného čísla, rodným číslem, rodcislo, rod číslo, birth number, czech birth number, czech personal id, "
    "slovak birth number, slovak personal id, slovak personal number",
    near="rč, r č, číslo pojištěnce, pojištěnec, dič",
    also=DATED,
    sources=("Czech Act 133/2000 on the register of population § 13", "Slovak Act 301/1995 on the birth number"),
)
_MASTER = f"{DD}{MM}[09][0-9]{{8}}"
_master = partial(
    number,
    body=_MASTER,
    also=DATED,
    sources=("Yugoslav Law on the introduction of the unique master citizen number (1976)", "Zakon o matičnom broju"),
)

DETECTORS = (
    number(
        "PL_PESEL",
        "Polish personal number (PESEL)",
        f"[0-9]{{2}}(?:[02468][1-9]|[13579][0-2]){DD}[0-9]{{5}}",
        words="pesel, numer pesel, nr pesel, numer ewidencyjny pesel, polish national id, polish personal number, polish id number",
        near="numer ewidencyjny, urodzony, urodzona, legitymujący się, legitymująca się",
        also=DATED,
        valid=by(pesel.is_valid, 11),
        chance=0.092,
        sources=("Ustawa o ewidencji ludności z 24 września 2010 Art 15", "GOV.PL, numer PESEL"),
    ),
    _tax(
        "PL_NIP",
        "Polish tax number (NIP)",
        "(?:PL ?)?[0-9]{3}[- ]?(?:[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{2}|[0-9]{2}[- ]?[0-9]{2}[- ]?[0-9]{3})",
        words="nip, numer nip, nr nip, numer identyfikacji podatkowej, polish tax id, polish tax number",
        near="podatnik, podatnika, urząd skarbowy",
        valid=by(lambda digits: nip.is_valid(digits), 10, 12),
        chance=0.09,
        sources=("Polish Act of 13 October 1995 on the registration and identification of taxpayers",),
    ),
    _rodne(
        body=f"(?:CZ)?[0-9]{{2}}(?:[0257][1-9]|[1368][0-2]){DD} ?/? ?[0-9]{{4}}",
        valid=rodne_cislo,
        chance=0.04,
    ),
    _rodne(
        body=f"[0-5][0-9](?:[05][1-9]|[16][0-2]){DD} ?/? ?[0-9]{{3}}", score=0.3, valid=old_rodne_cislo, chance=0.75
    ),  # before 1954: no check
    number(
        "HU_PERSONAL_ID",
        "Hungarian personal identification number",
        f"[1-8][- ]?[0-9]{{2}}{MM}{DD}[- ]?[0-9]{{4}}",
        words="személyi azonosító, személyi szám, személyi azonosító szám, személyi azonosító jel, személyazonosító jel, személyiszám, "
        "hungarian personal id, hungarian personal number",
        near="szem szám, szig szám, hungarian id",
        also=DATED,
        valid=szemelyi_szam,
        chance=0.083,
        sources=("Hungary, 1996. évi XX. törvény, 1. melléklet",),
    ),
    _tax(
        "HU_TAX_ID",
        "Hungarian tax identification number (adóazonosító jel)",
        "8[- ]?[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}",
        words="adóazonosító jel, adóazonosító, adóazonosító szám, adóazon, adójel, hungarian tax id, hungarian tax number",
        near="nav azonosító, adószám",
        also=("demog.dob",),
        valid=adoazonosito,
        chance=SHARED,
        sources=("Hungary, 2017. évi CL. törvény, 2. melléklet", "OECD, TIN: Hungary"),
    ),
    number(
        "HU_TAJ",
        "Hungarian social security number (TAJ)",
        "[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}",
        words="taj, taj szám, tajszám, taj kártya, társadalombiztosítási azonosító jel, társadalombiztosítási azonosító, hungarian taj, "
        "hungarian social security number",
        near="tb szám, társadalombiztosítás, beteg, biztosított",
        category="id.health",
        also=("special.health",),
        valid=taj,
        chance=0.1,
        sources=("Hungary, 1996. évi XX. törvény, 2. melléklet", "NEAK, TAJ"),
    ),
    _tax(
        "SI_TAX_ID",
        "Slovenian tax number (davčna številka)",
        "(?:SI ?)?[1-9][0-9]{3} ?[0-9]{4}",
        words="davčna številka, davčna št, davčna, davčno številko, id za ddv, slovenian tax number, slovenian tax id",
        near="davčni zavezanec, davčne številke",
        valid=by(ddv.is_valid, 8, 10),
        chance=0.09,
        sources=("Zakon o finančni upravi (Slovenia) Art 41", "FURS, davčna številka"),
    ),
    _master(
        "SI_EMSO",
        "Slovenian unique master citizen number (EMŠO)",
        words="emšo, enotna matična številka, enotna matična številka občana, slovenian personal number, slovenian id number",
        near="matična številka, emšo št",
        valid=master_number(range(10), range(50, 60)),
        chance=0.019,
    ),
    number(
        "HR_OIB",
        "Croatian personal identification number (OIB)",
        "(?:HR ?)?[0-9]{11}",
        words="oib, osobni identifikacijski broj, oib broj, broj oib, croatian personal id, croatian oib",
        near="porezni obveznik, pdv id, pdv broj",
        also=("id.tax",),
        valid=by(oib.is_valid, 11, 13),
        chance=SHARED,
        sources=("Zakon o osobnom identifikacijskom broju NN 60/08", "ISO 7064, MOD 11,10"),
    ),
    _health(
        "HR_HEALTH_INSURANCE",
        "Croatian health insurance number (MBO)",
        "[0-9]{9}",
        words="mbo broj, mbo osiguranika, matični broj osiguranika, broj osigurane osobe, croatian health insurance number",
        near="matični broj osigurane osobe, osiguranik, osiguranika, hzzo",
        sources=("Zakon o obveznom zdravstvenom osiguranju (Croatian Law on compulsory health insurance)", "HZZO"),
    ),
    _health(
        "SI_HEALTH_INSURANCE",
        "Slovenian health insurance number (ZZZS)",
        "0[0-9]{8}",
        words="zzzs številka, zzzs št, zzzs, številka zdravstvenega zavarovanja, kzz, kzz številka, slovenian health insurance number",
        near="zavarovanec, zavarovanca, zdravstveno zavarovanje",
        sources=("Zakon o zdravstvenem varstvu in zdravstvenem zavarovanju (Slovenian Act)", "ZZZS"),
    ),
    _master(
        "RS_JMBG",
        "Serbian unique master citizen number (JMBG)",
        words="jmbg, jedinstveni matični broj, jedinstveni matični broj građana, јмбг, јединствени матични број, serbian personal number, "
        "serbian id number",
        near="matični broj, матични број",
        valid=master_number(range(10), range(30, 40), range(60, 100)),
        chance=0.055,
    ),
    _master(
        "BA_JMBG",
        "Bosnian unique master citizen number (JMB)",
        words="jmb, jedinstveni matični broj bih, bosnian personal number, bosnian id number",
        near="jmbg, matični broj, jedinstveni matični broj, јмб",
        valid=master_number(range(10, 20)),
        chance=0.009,
    ),
    _master(
        "ME_JMBG",
        "Montenegrin unique master citizen number (JMBG)",
        words="jmbg cg, jmbg crna gora, montenegrin personal number, montenegrin id number",
        near="jmbg, matični broj, jedinstveni matični broj",
        valid=master_number(range(20, 30)),
        chance=0.009,
    ),
    _master(
        "MK_EMBG",
        "North Macedonian unique master citizen number (EMBG)",
        words="embg, ембг, единствен матичен број, матичен број на граѓанинот, edinstven maticen broj, macedonian personal number",
        near="матичен број, maticen broj, jmbg",
        valid=master_number(range(40, 50)),
        chance=0.009,
    ),
)
