"""Numbers that Denmark, Sweden, Norway, Finland, Iceland, Estonia, Latvia and Lithuania give to people."""

from __future__ import annotations

from functools import partial

from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.lt import asmens

from detectors.packs.checks import bare
from detectors.packs.europe_checks import by, fodselsnummer, hetu, kennitala, personnummer
from detectors.packs.europe_checks_more import personas_kods
from detectors.packs.europe_forms import DATED, DD, MM, number
from detectors.packs.listed import SHARED

_hetu = partial(
    number,
    "FI_PERSONAL_IDENTITY_CODE",
    "Finnish personal identity code (henkilötunnus)",
    words="hetu, henkilötunnus, henkilötunnuksen, personbeteckning, personbeteckningen, finnish personal identity code, "
    "personal identity code, finnish id",
    near="sotu, sosiaaliturvatunnus",
    also=DATED,
    valid=hetu,
    test=lambda text: bare(text)[-4:-3] == "9",
    sources=("Act 661/2009 on the Population Information System, § 11", "DVV (Finland), personal identity code"),
)

DETECTORS = (
    number(
        "DK_CPR",
        "Danish personal number (CPR)",
        f"{DD}{MM}[0-9]{{2}}[- ]?[0-9]{{4}}",
        words="cpr, cpr nr, cprnr, cpr nummer, cprnummer, cpr number, danish personal number, dansk personnummer",
        near="personnr, personnummer danmark, centrale personregister, civil registration number",
        also=DATED,
        valid=by(cpr.is_valid, 10),  # the check digit was given up in 2007
        chance=0.79,
        sources=("CPR-loven (Danish Act on the Civil Registration System) § 3", "CPR-kontoret, Personnummeret i CPR"),
    ),
    number(  # of a sole trader too: a company's number has no month
        "SE_PERSONNUMMER",
        "Swedish personal identity number",
        f"(?:1[89]|20)?[0-9]{{2}}{MM}(?:[06][1-9]|[1278][0-9]|[39][01])[-+ ]?[0-9]{{4}}",
        words="personnummer, personnr, person nr, samordningsnummer, samordningsnr, swedish personal number, "
        "swedish personal identity number, swedish id, swedish ssn, svenskt personnummer",
        near="personal identity number, födelsenummer, folkbokförd, pnr, orgnr, organisationsnummer",
        also=DATED,
        valid=personnummer,
        chance=0.075,
        sources=("Folkbokföringslagen (1991:481) § 18", "Skatteverket, SKV 704 and SKV 707"),
    ),
    number(
        "NO_FODSELSNUMMER",
        "Norwegian identity number (fødselsnummer, D-nummer)",
        "(?:[04][1-9]|[1256][0-9]|[37][01])(?:[048][1-9]|[159][0-2])[0-9]{2}[ -]?[0-9]{5}",
        words="fødselsnummer, fødselsnr, fødselsnum, fnr, d nummer, dnummer, norwegian id, norwegian identity number, "
        "norwegian national identity number, norwegian birth number, norsk personnummer",
        near="personnummer, personnr, folkeregisteret",
        also=DATED,
        valid=fodselsnummer,
        chance=0.0073,
        test=lambda text: bare(text)[2:3] in ("8", "9"),
        sources=(
            "Folkeregisterforskriften (Norwegian Population Register Regulation) § 2-2",
            "Skatteetaten, national identity numbers; Tenor test data",
        ),
    ),
    _hetu(  # a letter for the century, or as check character behind a sign
        body="[0-9]{6}(?:[A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]|[-+][0-9]{3}[A-FHJ-NPR-Y])",
        flags=0,
        need="",
        score=0.6,
        chance=0.001,
    ),
    _hetu(body=f"{DD}{MM}[0-9]{{2}}[-+A-FU-Y][0-9]{{3}}[0-9A-FHJ-NPR-Y]", chance=0.03),
    number(
        "IS_KENNITALA",
        "Icelandic identity number (kennitala)",
        f"{DD}{MM}[0-9]{{2}}[- ]?[0-9]{{3}}[089]",
        words="kennitala, kennitölu, kennitolu, icelandic id, icelandic identity number",
        near="kt, kenn",
        also=("demog.dob",),
        valid=kennitala,
        chance=0.057,
        sources=("Act 140/2019 on the registration of individuals (Iceland)", "Registers Iceland, kennitala"),
    ),
    number(
        "EE_PERSONAL_CODE",
        "Estonian personal code (isikukood)",
        f"[1-8][0-9]{{2}}{MM}{DD}[0-9]{{4}}",
        words="isikukood, isikukoodi, isiku kood, estonian personal code, estonian id code, estonian personal identification code",
        near="personal code, id code, eesti isikukood",
        also=DATED,
        valid=by(ik.is_valid, 11),
        chance=SHARED,  # Lithuanian codes are made alike; a column without a name is told as theirs
        sources=("Rahvastikuregistri seadus (Population Register Act) § 39", "EVS 585:2007"),
    ),
    number(
        "LV_PERSONAL_CODE",
        "Latvian personal code (personas kods)",
        f"(?:LV ?)?(?:{DD}{MM}[0-9]{{2}}|32[0-9]{{4}})[- ]?[0-9]{{5}}",
        words="personas kods, personas koda, personas kodu, latvian personal code, latvian id, latvian identity number",
        near="personal code, pk nr, pvn numurs, pvn reģistrācijas",
        also=("demog.dob",),
        valid=personas_kods,
        chance=0.097,
        sources=("Fizisko personu reģistra likums (Law on the Register of Natural Persons) sections 6-7",),
    ),
    number(
        "LT_PERSONAL_CODE",
        "Lithuanian personal code (asmens kodas)",
        f"[1-6][0-9]{{2}}{MM}{DD}[0-9]{{4}}",
        words="asmens kodas, asmens kodo, asmens kodą, asmenskodas, lithuanian personal code, lithuanian id, lithuanian personal number",
        near="asmens kod, ak nr",
        also=DATED,
        valid=by(asmens.is_valid, 11),
        chance=0.092,
        sources=("Gyventojų registro įstatymas (Law on the Population Register) Art 8",),
    ),
)
