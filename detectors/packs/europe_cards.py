"""Numbers of European identity cards. The card's number, not the person's: it changes with each card."""

from __future__ import annotations

from typing import Any

from detectors.packs.europe_checks import among_tests, machine_read
from detectors.packs.europe_checks_more import dowod
from detectors.packs.europe_forms import number
from detectors.packs.europe_passports import GERMAN, PRADO, UNDATED
from scanner.pattern import Pattern


def _card(country: str, people: str, body: str, words: str, near: str = "", entity: str = "ID_CARD", **more: Any) -> Pattern:
    """The identity card of one country; `people` is its adjective in English."""
    spoken = f"{words}, {people.lower()} identity card, {people.lower()} id card"
    fixed = {"category": "id.document", "sources": (PRADO, "Regulation (EU) 2019/1157")}
    return number(f"{country}_{entity}", f"{people} identity card number", body, spoken, near, **fixed | more)


DETECTORS = (
    _card(
        "AT",
        "Austrian",
        "[0-9]{7,8}|[A-Z]{2}[0-9]{7}",
        "österreichischer personalausweis, personalausweis at",
        "personalausweis österreich",
        **UNDATED,
    ),
    _card(
        "BG",
        "Bulgarian",
        "[0-9]{9}|[A-Z]{2}[0-9]{7}",
        "лична карта, лична карта №, номер на лична карта, lichna karta",
        "карта №",
    ),
    _card("HR", "Croatian", "[0-9]{9}", "osobna iskaznica, broj osobne iskaznice, osobne iskaznice, osobna hr", "osobnu iskaznicu"),
    _card(
        "CY",
        "Cypriot",
        "[0-9]{6,8}",
        "κυπριακή ταυτότητα, cyprus identity card, cyprus id card, cyprus id",
        "αριθμός ταυτότητας κύπρου",
        **UNDATED,
    ),
    _card(
        "CZ",
        "Czech",
        "[0-9]{9}|[0-9]{6} ?[A-Z]{2} ?[0-9]{0,2}",
        "občanský průkaz, číslo občanského průkazu, číslo op, op číslo",
        "občanského průkazu, č op",
    ),
    _card(
        "DE",
        "German",
        f"T[0-9]{{8}}[0-9]?|{GERMAN}",
        "personalausweis, personalausweisnummer, personalausweisnr, ausweisnummer, ausweis nr, ausweisnr, deutscher personalausweis",
        "ausweis, ausweisdokument, dokumentennummer, npa, perso, bundespersonalausweis",
        valid=machine_read,
        chance=0.55,
        test=among_tests("T22000129", "T220001293", "L01X00T47", "L01X00T471", "LZ6311T47"),
        sources=("PAuswG § 5", "ICAO Doc 9303 part 3", "BMI, Muster Personalausweis"),
    ),
    _card(
        "EE",
        "Estonian",
        "[A-Z]{1,2}[0-9]{7}",
        "isikutunnistus, isikutunnistuse number, id kaart, id kaardi number, dokumendi number ee",
        "isikutunnistuse",
    ),
    _card(
        "FI",
        "Finnish",
        "[0-9]{9}[A-Z]?|[A-Z]{2}[0-9]{7}",
        "henkilökortti, henkilökortin numero, henkilökorttinumero, identitetskort fi",
        "henkilökortin",
    ),
    _card(
        "FR",
        "French",
        "[0-9]{12}|(?=[A-Z0-9]{0,8}[0-9])(?=[0-9]{0,8}[A-Z])[0-9A-HJ-NP-Z]{9}",
        "carte nationale d'identité, carte nationale identité, cni, cnie, numéro cni, no cni, carte d'identité, carte identité",
        "carte nationale d identité, n° cni, pièce d'identité",
        entity="CNI",
        sources=("Décret n° 55-1397 instituant la carte nationale d'identité", PRADO),
    ),
    _card(
        "GR",
        "Greek",
        "[A-Z]{1,2}[ -]?[0-9]{6,7}",
        "αριθμός δελτίου ταυτότητας, δελτίο ταυτότητας, αριθμός ταυτότητας, αδτ, α.δ.τ, adt",
        "δελτίου ταυτότητας, ταυτότητα, α δ τ",
    ),
    _card(
        "HU",
        "Hungarian",
        "[0-9]{6} ?[A-Z]{2}|[A-Z]{2} ?[0-9]{6}",
        "személyi igazolvány, személyi igazolvány szám, személyi igazolvány száma, személyigazolvány szám, szig szám, szigszám",
        "szig, személyi igazolványának, szem ig, szem ig szám",
    ),
    _card("IS", "Icelandic", "[A-Z]{0,2}[0-9]{7}", "nafnskírteini, nafnskírteinisnúmer, númer nafnskírteinis", "skírteinisnúmer"),
    _card(
        "IT",
        "Italian",
        "[A-Z]{2} ?[0-9]{7}|[0-9]{7}[A-Z]{2}|[A-Z]{2}[0-9]{5}[A-Z]{2}",
        "carta d'identità, carta identità, numero carta identità, numero carta d'identità, carta d'identità elettronica, numero cie",
        "cie, documento d'identità, documento di riconoscimento, carta d identità, c i, identità",
        entity="IDENTITY_CARD",
    ),
    _card(
        "LV",
        "Latvian",
        "[A-Z]{2} ?[0-9]{7}",
        "personas apliecība, personas apliecības numurs, personas apliecības nr, eid karte",
        "apliecības",
    ),
    _card(
        "LT",
        "Lithuanian",
        "[0-9]{8}",
        "asmens tapatybės kortelė, tapatybės kortelė, tapatybės kortelės numeris, atk numeris",
        "kortelės nr",
        **UNDATED,
    ),
    _card(
        "LU",
        "Luxembourg",
        "[A-Z]{1,2}[0-9]{5,7}[A-Z0-9]?",
        "carte d'identité luxembourgeoise, lëtzebuerger identitéitskaart",
        "identitéitskaart",
    ),
    _card(
        "NL",
        "Dutch",
        "[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]",
        "nederlandse identiteitskaart, identiteitskaart nl, id kaart nummer, idkaartnummer, nummer id kaart",
        "identiteitskaart, id kaart, identiteitskaartnummer, legitimatiebewijs, documentnummer",
        entity="IDENTITY_CARD",
        sources=("Paspoortwet (Dutch Passport Act) Art 2", "Paspoortuitvoeringsregeling Nederland 2001"),
    ),
    _card("NO", "Norwegian", "[A-Z]{3}[0-9]{6}", "nasjonalt id kort, norsk id kort, id kortnummer, nasjonalt identitetskort", "id kort"),
    _card(
        "PL",
        "Polish",
        "[A-Z]{3} ?[0-9]{6}",
        "dowód osobisty, numer dowodu osobistego, numer dowodu, nr dowodu, seria i numer dowodu, dowód tożsamości",
        "dowodu, dowodem osobistym, dowodu osobistego, legitymujący się, legitymująca się",
        valid=dowod,
        chance=0.1,
        sources=("Polish Act of 6 August 2010 on identity cards", PRADO),
    ),
    _card(
        "RO",
        "Romanian",
        "[A-Z]{2}(?:,? ?(?:nr|no|numar|numarul)[.:]?)? ?[0-9]{6,7}",
        "carte de identitate, carte identitate, serie ci, seria ci, serie și număr ci, buletin de identitate, serie buletin",
        "ci seria, ci serie, c.i. seria, buletin, cărții de identitate, act de identitate",
    ),
    _card("RS", "Serbian", "[0-9]{9}", "lična karta, broj lične karte, lične karte, број личне карте", "ličnu kartu, личне карте"),
    _card(
        "SK", "Slovak", "[A-Z]{2} ?[0-9]{6}", "občiansky preukaz, číslo občianskeho preukazu, občianskeho preukazu, číslo op sr", "číslo op"
    ),
    _card(
        "SI",
        "Slovenian",
        "[0-9]{9}|[A-Z]{2}[0-9]{7}",
        "osebna izkaznica, številka osebne izkaznice, osebne izkaznice, osebna izkaznica št",
        "osebno izkaznico",
    ),
    _card(
        "ES",
        "Spanish",
        "[A-Z]{3} ?[0-9]{6}",
        "número de soporte, número soporte, num soporte, soporte dni, idesp",
        "soporte, equipo de expedición",
    ),
    _card(
        "SE",
        "Swedish",
        "[0-9]{8}|[A-Z]{2}[0-9]{7}",
        "nationellt id kort, id kortsnummer, id kortnummer, svenskt id kort",
        "id kort, identitetskort",
        **UNDATED,
    ),
    _card(
        "CH",
        "Swiss",
        "[A-Z][0-9A-Z][0-9]{6}|[A-Z][0-9A-Z]{2}[0-9]{5}",
        "identitätskarte, id karte, carte d'identité suisse, carta d'identità svizzera",
        "ausweis ch",
    ),
    _card(
        "UA", "Ukrainian", "[0-9]{9}", "ід картка, id картка, номер id картки, паспорт громадянина україни", "паспорт, картки, id паспорт"
    ),
)
