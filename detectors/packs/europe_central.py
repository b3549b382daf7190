"""Numbers that Germany, Austria and Switzerland give to people."""

from __future__ import annotations

from functools import partial

from stdnum.at import tin
from stdnum.ch import ssn
from stdnum.de import idnr, stnr

from detectors.packs.europe_checks import arztnummer, by, krankenversicherung, rentenversicherung, versicherungsnummer
from detectors.packs.europe_forms import DATED, DD, number
from detectors.packs.listed import listed
from detectors.packs.world_forms import label

_tax = partial(number, category="id.tax")
_RENTE = (
    "rentenversicherungsnummer, rv nummer, rvnr, rvnummer, sozialversicherungsnummer, sv nummer, svnummer, "
    "sozialversicherungsnr, rentenversicherungsnr, german social security number, german pension insurance number"
)
_rente = partial(
    number,
    "DE_SOCIAL_SECURITY",
    "German pension insurance number",
    words=_RENTE,
    near="versicherungsnummer, rentenversicherung, rentenausweis, sozialversicherung, sozialversicherungsausweis, drv, vsnr, svnr",
    also=DATED,
    valid=rentenversicherung,
    chance=0.008,
    sources=("SGB VI § 147", "VKVV § 2"),
)
_AHV = (
    "ahv, ahv nummer, ahv nr, ahvn13, ahvnr, ahv number, sozialversicherungsnummer ch, navs, navs13, numéro avs, no avs, num avs, "
    "avs number, numero avs, swiss social security number, versichertennummer ahv, nss suisse, nas13, liechtenstein pers id"
)
_ahv = partial(
    number,
    "CH_AHV",
    "Swiss social security number (AHV, AVS)",
    words=_AHV,
    near="avs, ahv ausweis, n avs, avs nr, sozialversicherungsnummer, versichertennummer, numéro de sécurité sociale",
    valid=by(ssn.is_valid, 13),
    chance=0.1,
    sources=("AHVG (SR 831.10) Art 50c", "AHVV (SR 831.101) Art 133bis", "Zentrale Ausgleichsstelle, AHVN13"),
)

DETECTORS = (
    _tax(
        "DE_TAX_ID",
        "German tax identification number (Steuer-ID)",
        "[1-9][0-9](?:[ /-]?[0-9]{3}){3}",
        words="steuer id, steuerid, steuer idnr, steueridnr, steuer ident, steueridentifikationsnummer, steueridentnummer, "
        "steuer identifikationsnummer, steuerliche identifikationsnummer, identifikationsnummer steuer, tin de, german tax id, "
        "idnr, id nr steuer, german tax identification number",
        near="bzst, persönliche identifikationsnummer, identifikationsnummer, bundeszentralamt für steuern, steuerlich",
        valid=by(idnr.is_valid, 11),
        chance=0.005,
        sources=("AO § 139b", "Bundeszentralamt für Steuern, steuerliche Identifikationsnummer"),
    ),
    _tax(
        "DE_TAX_NUMBER",
        "German tax number (Steuernummer)",
        r"[0-9]{2,3}[/ ][0-9]{3,4}[/ ][0-9]{4,5}|[1-5][0-9]{12}|[0-9]{10,11}",
        words="steuernummer, steuer nr, steuernr, steuer nummer, german tax number",
        near="st nr, stnr, finanzamt, steuerbescheid, einkommensteuer",
        valid=by(stnr.is_valid, 10, 11, 13),  # no check digit: the length and the state's form
        chance=0.6,
        score=0.3,
        sources=("AO § 139a", "ELSTER, bundeseinheitliche Steuernummer"),
    ),
    _rente(body="[0-9]{2} [0-9]{6} [A-Z] [0-9]{3}", flags=0, need="", score=0.6),  # as it is printed
    _rente(body="[0-9]{2} ?[0-9]{6} ?[A-Z] ?[0-9]{3}"),  # a batch may have that form too: 20240115A001
    number(
        "DE_HEALTH_INSURANCE",
        "German health insurance number (KVNR)",
        "[A-Z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?: ?[0-9]{10})?",
        words="krankenversicherungsnummer, krankenversichertennummer, versichertennummer, kvnr, kv nummer, kvnummer, egk nummer, "
        "krankenversichertennr, versichertennr, german health insurance number, versicherten id",
        near="krankenkasse, krankenversicherung, gesundheitskarte, egk, gkv, versichertenkarte, versichertenausweis, aok, barmer",
        category="id.health",
        also=("special.health",),
        valid=krankenversicherung,
        chance=0.1,
        sources=("SGB V § 290", "GKV-Spitzenverband, Krankenversichertennummer"),
    ),
    number(
        "DE_LANR",
        "German physician's number (LANR)",
        "[0-9]{9}",
        words="lanr, lebenslange arztnummer, arztnummer, arzt nr, arztnr, german physician number",
        near="vertragsarzt, kassenarzt, verordnender arzt, betriebsstättennummer, bsnr",
        category="work.occupation",
        valid=arztnummer,
        chance=0.1,
        sources=("SGB V § 293 Abs. 4", "KBV, Richtlinie nach § 75 Abs. 7 SGB V"),
    ),
    label(  # of a form that is not published
        "DE_SCHUFA_ID",
        "Number at the German credit agency SCHUFA",
        "pay.standing",
        "schufa[ -]?(?:id|nummer|nr|kundennummer|kunden-nr|referenz(?:nummer)?|number)",
        "(?=[A-Z]{0,4}[0-9])[0-9A-Z]{6,14}",
        names=listed("schufa id, schufa nummer, schufa nr, schufa kundennummer, schufa referenz, schufa number"),
        sources=("BDSG § 31", "SCHUFA Holding AG, Datenkopie nach Art. 15 DSGVO"),
    ),
    number(
        "DE_PLZ",
        "German postcode (Postleitzahl)",
        "(?:D-)?(?:0[1-9]|[1-9][0-9])[0-9]{3}",
        words="plz, postleitzahl, post leitzahl, german postcode",
        near="wohnort, wohnanschrift, postanschrift, lieferadresse, rechnungsadresse",
        category="contact.address",
        score=0.3,
        mask="all",
        shape=False,
        sources=("Deutsche Post AG, Postleitzahlen (postdirekt.de)",),
    ),
    number(
        "DE_KFZ",
        "German vehicle registration (Kennzeichen)",
        "[A-ZÄÖÜ]{1,3}(?: ?- ?| )[A-Z]{1,2}[ -]?[1-9][0-9]{0,3}[EH]?",
        words="kennzeichen, kfz kennzeichen, kfzkennzeichen, amtliches kennzeichen, nummernschild, fahrzeugkennzeichen, autokennzeichen, "
        "kraftfahrzeugkennzeichen, german licence plate, german number plate",
        near="kfz, fahrzeugschein, zulassungsbescheinigung, pkw, fahrzeug",
        category="id.vehicle",
        flags=0,
        sources=("FZV § 9", "Kraftfahrt-Bundesamt, Unterscheidungszeichen"),
    ),
    number(
        "AT_SOCIAL_SECURITY",
        "Austrian social security number",
        f"[1-9][0-9]{{3}}[ /-]?{DD}(?:0[1-9]|1[0-5])[0-9]{{2}}",
        words="svnr, sv nr, vsnr, ecard nummer, austrian social security number, austrian insurance number, sozialversicherungsnummer at",
        near="sozialversicherungsnummer, sv nummer, svnummer, versicherungsnummer, e card, ecard, ögk, sozialversicherung, sva",
        also=("demog.dob",),
        valid=versicherungsnummer,
        chance=0.088,
        sources=("ASVG § 31 Abs. 4", "Dachverband der Sozialversicherungsträger, Versicherungsnummer"),
    ),
    _tax(
        "AT_TAX_NUMBER",
        "Austrian tax number (Abgabenkontonummer)",
        "[0-9]{2}[ -]?[0-9]{3}/?[0-9]{4}",
        words="abgabenkontonummer, abgabenkonto, steuernummer at, finanzamtsnummer, austrian tax number, austrian tax id",
        near="steuernummer, finanzamt österreich, finanzonline, st nr",
        valid=by(tin.is_valid, 9),
        chance=0.039,
        sources=("BAO § 114", "OECD, TIN: Austria"),
    ),
    _ahv(body=r"756\.[0-9]{4}\.[0-9]{4}\.[0-9]{2}", need="", score=0.75),  # as it is printed; nothing else has this form
    _ahv(body=r"756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}"),
)
