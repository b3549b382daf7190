"""Passport numbers of European states. Few have a check digit, so each asks for words of its own country."""

from __future__ import annotations

from typing import Any

from detectors.packs.europe_checks import among_tests, machine_read, serial
from detectors.packs.europe_checks_more import paszport
from detectors.packs.europe_forms import number
from scanner.pattern import Pattern

PRADO = "PRADO, Public Register of Authentic travel and identity Documents Online (Council of the European Union)"
UNDATED: dict[str, Any] = {"valid": serial, "chance": 0.998}
#: "Reisepass Nr 1234567" has seven digits.
_NO_WORD = "(?!(?:n[oru]|id|is) )"
#: Serial numbers without vowels, perhaps with their check digit (PassV, PAuswV).
GERMAN = "(?=[A-Z]{1,8}[0-9])[CFGHJ-NPRTV-Z][0-9CFGHJ-NPRTV-Z]{8}[0-9]?"


def _passport(country: str, people: str, body: str, words: str, near: str = "", **more: Any) -> Pattern:
    """The passport of one country; `people` is its adjective in English."""
    title, spoken = f"{people} passport number", f"{words}, {people.lower()} passport"
    fixed = {"category": "id.passport", "score": 0.45, "sources": (PRADO, "ICAO Doc 9303 part 4")}
    return number(f"{country}_PASSPORT", title, f"{_NO_WORD}(?:{body})", spoken, near, **fixed | more)


DETECTORS = (
    _passport(
        "AT",
        "Austrian",
        "[A-Z]{1,2} ?[0-9]{7}",
        "österreichischer reisepass, reisepass österreich, reisepassnummer at",
        "reisepass, reisepassnummer",
    ),
    _passport(
        "BE", "Belgian", "[A-Z]{2} ?[0-9]{6}", "belgisch paspoort, passeport belge, paspoort belgië", "paspoort, passeport, paspoortnummer"
    ),
    _passport("BG", "Bulgarian", "[0-9]{9}", "български паспорт, задграничен паспорт, паспорт номер, zadgranichen pasport", "паспорт №"),
    _passport("HR", "Croatian", "[0-9]{9}", "putovnica, broj putovnice, putovnice, hrvatska putovnica"),
    _passport("CY", "Cypriot", "[A-Z] ?[0-9]{6,8}", "κυπριακό διαβατήριο, διαβατήριο κύπρου, cyprus passport", "διαβατήριο, διαβατηρίου"),
    _passport(
        "CZ", "Czech", "[0-9]{8}", "cestovní pas, číslo cestovního pasu, číslo pasu, cestovniho pasu", "cestovního pasu, pas č", **UNDATED
    ),
    _passport("DK", "Danish", "[0-9]{9}", "pasnummer, pas nr, pasnr, dansk pas, pas nummer"),
    _passport("EE", "Estonian", "[A-Z]{1,2}[0-9]{7}", "passi number, eesti pass, passinumber, reisidokument", "passi nr"),
    _passport("FI", "Finnish", "[A-Z]{2} ?[0-9]{7}", "passin numero, passinumero, suomen passi, finsk pass", "passi, passin"),
    _passport(
        "FR", "French", "[0-9]{2} ?[A-Z]{2} ?[0-9]{5}", "passeport, numéro de passeport, no passeport, n passeport, passeport français"
    ),
    _passport(
        "DE",
        "German",
        GERMAN,
        "reisepass, reisepassnummer, reisepassnr, reisepass nr, deutscher reisepass",
        "passnummer, passnr, pass nr, bundesrepublik deutschland",
        valid=machine_read,
        chance=0.55,
        test=among_tests("C01X00T47", "C01X00T478"),
        sources=("PassG § 4", "PassV Anlage 11", "ICAO Doc 9303 part 3"),
    ),
    _passport(
        "GR", "Greek", "[A-Z]{2} ?[0-9]{7}", "διαβατήριο, αριθμός διαβατηρίου, ελληνικό διαβατήριο, arithmos diavatiriou", "διαβατηρίου"
    ),
    _passport(
        "HU", "Hungarian", "[A-Z]{2} ?[0-9]{6,7}", "útlevél, útlevélszám, útlevél szám, útlevél száma, magyar útlevél", "útlevelének"
    ),
    _passport("IS", "Icelandic", "[A-Z] ?[0-9]{7}", "vegabréf, vegabréfsnúmer, númer vegabréfs, íslenskt vegabréf"),
    _passport(
        "IE",
        "Irish",
        "[A-Z]{1,2}[0-9]{7}|[A-Z][A-Z0-9][0-9]{7}",
        "pas éireannach, passport ireland, republic of ireland passport",
        "éire, pas uimhir",
    ),
    _passport(
        "IT",
        "Italian",
        "[A-Z]{2} ?[0-9]{7}",
        "passaporto, numero passaporto, num passaporto, n passaporto, passaporto italiano",
        "passaporti, documento di viaggio",
    ),
    _passport("LV", "Latvian", "[A-Z]{2} ?[0-9]{7}", "pases numurs, pases nr, latvijas pase, pases numura"),
    _passport("LT", "Lithuanian", "[0-9]{8}", "paso numeris, paso nr, lietuvos pasas, paso numerio", "pasas", **UNDATED),
    _passport(
        "LU", "Luxembourg", "[A-Z][A-Z0-9][0-9]{5,6}[A-Z0-9]?", "passeport luxembourgeois, lëtzebuerger pass", "passeport luxembourg"
    ),
    _passport("MT", "Maltese", "[0-9]{7}", "passaport, numru tal passaport, malta passport, passaport malti"),
    _passport(
        "NL",
        "Dutch",
        "[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]",
        "paspoort, paspoortnummer, paspoort nr, nederlands paspoort",
        "nummer paspoort, reisdocument",
        sources=("Paspoortwet", "Paspoortuitvoeringsregeling Nederland 2001", PRADO),
    ),
    _passport(
        "NO", "Norwegian", "[0-9]{8}|[A-Z]{3}[0-9]{6}", "norsk pass, passnummer no, pass nummer, pass nr", "passnummer, passnr", **UNDATED
    ),
    _passport(
        "PL",
        "Polish",
        "[A-Z]{2} ?[0-9]{7}",
        "paszport, numer paszportu, nr paszportu, seria i numer paszportu",
        "paszportu, paszportem",
        valid=paszport,
        chance=0.1,
        test=among_tests("ZS0000177"),
        sources=("Polish Act of 27 January 2022 on passport documents", PRADO),
    ),
    _passport(
        "PT",
        "Portuguese",
        "[A-Z]{1,2} ?[0-9]{6}",
        "passaporte, número de passaporte, número passaporte, passaporte português",
        "n.º passaporte",
    ),
    _passport(
        "RO",
        "Romanian",
        "[0-9]{8,9}",
        "pașaport, număr pașaport, nr pașaport, serie pașaport",
        "pașaportul, pașaportului, paşaport",
        **UNDATED,
    ),
    _passport("RS", "Serbian", "[0-9]{9}", "pasoš, broj pasoša, putna isprava, пасош", "pasoša, број пасоша"),
    _passport("SK", "Slovak", "[A-Z0-9][A-Z]?[0-9]{7}", "cestovný pas, číslo cestovného pasu, číslo pasu sr, cestovného pasu"),
    _passport("SI", "Slovenian", "P[A-Z]? ?[0-9]{7}", "potni list, številka potnega lista, potnega lista, slovenski potni list"),
    _passport(
        "ES",
        "Spanish",
        "[A-Z]{2,3} ?[0-9]{6}[A-Z]?",
        "pasaporte, número de pasaporte, número pasaporte, num pasaporte, pasaporte español",
        "no pasaporte",
    ),
    _passport(
        "SE", "Swedish", "[0-9]{8}|[A-Z]{2}[0-9]{7}", "passnummer, passnr, svenskt pass, passets nummer", "pass nummer, pass nr", **UNDATED
    ),
    _passport(
        "CH",
        "Swiss",
        "[A-Z][0-9A-Z]{2}[0-9]{5}",
        "schweizer pass, schweizerpass, passeport suisse, passaporto svizzero",
        "schweizer reisepass",
    ),
    _passport(
        "UA",
        "Ukrainian",
        "[A-Z]{2} ?[0-9]{6}",
        "закордонний паспорт, паспорт україни, номер паспорта, серія паспорта",
        "паспорт, паспорта",
    ),
)
