"""Numbers of European driving licences (field 5 of the model in Directive 2006/126/EC; field 4d where the state prints the holder's).

Where that is the personal number, its check digit is no sign of a licence: the words are.
"""

from __future__ import annotations

from typing import Any

from detectors.packs.europe_checks import among_tests, fahrerlaubnis
from detectors.packs.europe_forms import DATED, DD, MM, number
from detectors.packs.europe_passports import PRADO, UNDATED
from scanner.pattern import Pattern


def _licence(country: str, people: str, body: str, words: str, near: str = "", entity: str = "DRIVER_LICENSE", **more: Any) -> Pattern:
    """The driving licence of one country; `people` is its adjective in English."""
    spoken = f"{words}, {people.lower()} driving licence, {people.lower()} driving license, {people.lower()} drivers license"
    fixed = {"category": "id.driving", "sources": ("Directive 2006/126/EC Annex I", PRADO)}
    return number(f"{country}_{entity}", f"{people} driving licence number", body, spoken, near, **fixed | more)


DETECTORS = (
    _licence(
        "AT",
        "Austrian",
        "[0-9]{8}",
        "österreichischer führerschein, führerscheinnummer at",
        "führerschein, führerscheinnummer, führerschein nr",
        **UNDATED,
    ),
    _licence(
        "BE",
        "Belgian",
        "[0-9]{10}",
        "belgisch rijbewijs, permis de conduire belge, rijbewijs belgië",
        "permis de conduire, numéro de permis",
    ),
    _licence(
        "BG",
        "Bulgarian",
        "[0-9]{9}",
        "шофьорска книжка, свидетелство за управление, shofyorska knizhka, svidetelstvo za upravlenie",
        "сумпс, книжка №",
    ),
    _licence(
        "HR",
        "Croatian",
        "[0-9]{8}",
        "hrvatska vozačka dozvola, vozačka dozvola hr",
        "vozačka dozvola, vozačke dozvole, broj vozačke",
        **UNDATED,
    ),
    _licence(
        "CY",
        "Cypriot",
        "[0-9]{12}|[0-9]{8}",
        "κυπριακή άδεια οδήγησης, cyprus driving licence, cyprus driving license",
        "άδεια οδήγησης κύπρου",
        **UNDATED,
    ),
    _licence("CZ", "Czech", "[A-Z]{2} ?[0-9]{6}", "řidičský průkaz, číslo řidičského průkazu, řidičského průkazu, číslo řp", "řidičák"),
    _licence("DK", "Danish", "[0-9]{8}", "kørekort, kørekortnummer, kørekort nr, kørekortnr", "kørekortets", **UNDATED),
    _licence(
        "NL",
        "Dutch",
        "[0-9]{10}",
        "rijbewijs, rijbewijsnummer, rijbewijsnr, rijbewijs nr, nummer rijbewijs, nederlands rijbewijs",
        "rijbewijzen, rdw",
        sources=("Reglement rijbewijzen", "RDW, rijbewijsnummer", PRADO),
    ),
    _licence("EE", "Estonian", "[A-Z]{2}[0-9]{6}", "juhiluba, juhiloa number, juhiloa nr, juhilubade number", "juhiload, juhiloa"),
    _licence(
        "FI",
        "Finnish",
        f"{DD}{MM}[0-9]{{2}}[-+A-FU-Y][0-9]{{3}}[0-9A-FHJ-NPR-Y]",
        "ajokortti, ajokortin numero, ajokorttinumero, körkort fi",
        "ajokortin",
        also=("id.national", *DATED),
        sources=("Ajokorttilaki 386/2011", PRADO),
    ),
    _licence(
        "FR",
        "French",
        "[0-9]{12}|[0-9]{2} ?[A-Z]{2} ?[0-9]{5}",
        "permis de conduire, numéro de permis, numéro permis, no permis, numéro permis conduire, neph, numéro neph, permis conduire",
        "permis, n° de permis",
        sources=("Code de la route R221-1", "Arrêté du 20 avril 2012 fixant les conditions d'établissement du permis", PRADO),
    ),
    _licence(
        "DE",
        "German",
        "[A-Z0-9][0-9]{2}[A-Z0-9]{6}[0-9X][0-9A-Z]",
        "führerschein, führerscheinnummer, führerschein nr, führerscheinnr, fahrerlaubnis, fahrerlaubnisnummer, fahrerlaubnis nr",
        "fev, kraftfahrt bundesamt, fahrerlaubnisklasse, feld 5",
        entity="FUEHRERSCHEIN",
        valid=fahrerlaubnis,
        chance=0.09,
        test=among_tests("B072RRE2I55", "J010000SD51"),
        sources=("FeV § 25 and Anlage 8", "Kraftfahrt-Bundesamt, Führerscheinnummer"),
    ),
    _licence("GR", "Greek", "[0-9]{9}", "δίπλωμα οδήγησης, άδεια οδήγησης, αριθμός άδειας οδήγησης, diploma odigisis", "άδειας οδήγησης"),
    _licence(
        "HU",
        "Hungarian",
        "[A-Z]{2} ?[0-9]{6}",
        "vezetői engedély, vezetői engedély szám, jogosítvány, jogosítvány szám",
        "vezetői engedélyének",
    ),
    _licence("IS", "Icelandic", "[0-9]{8,9}", "ökuskírteini, ökuskírteinisnúmer, númer ökuskírteinis", "ökuskírteinis", **UNDATED),
    _licence(
        "IE",
        "Irish",
        "[0-9]{9}",
        "driving licence ireland, irish licence, irish driver number, ndls licence",
        "ndls, driving licence, driver number",
        score=0.25,  # nine digits beside a driving licence are a passport's where that is named as well
    ),
    _licence(
        "IT",
        "Italian",
        "[A-Z]{2}[0-9]{7}[A-Z]|U1[B-HJ-NPR-UW-Z0-9]{7}[A-Z]",
        "patente, patente di guida, numero patente, num patente, n patente, numero patente di guida, patente guida",
        "licenza di guida, patenti",
        sources=("Codice della strada Art 116", PRADO),
    ),
    _licence(
        "LV",
        "Latvian",
        "[A-Z]{2} ?[0-9]{6}",
        "vadītāja apliecība, vadītāja apliecības numurs, autovadītāja apliecība",
        "vadītāja apliecības",
    ),
    _licence(
        "LT",
        "Lithuanian",
        "[0-9]{8}",
        "vairuotojo pažymėjimas, vairuotojo pažymėjimo numeris, vairuotojo pažymėjimo nr",
        "pažymėjimo nr",
        **UNDATED,
    ),
    _licence("LU", "Luxembourg", "[0-9]{6}", "permis de conduire luxembourgeois, luxembourg licence, führerschäin", "permis luxembourg"),
    _licence(
        "NO", "Norwegian", "[0-9]{2} ?[0-9]{2} ?[0-9]{6} ?[0-9]", "førerkort, førerkortnummer, førerkort nr, førerkortnr", "førerkortets"
    ),
    _licence("PL", "Polish", "[0-9]{5}/[0-9]{2}/[0-9]{4}", "prawo jazdy, numer prawa jazdy, nr prawa jazdy, prawa jazdy", "prawem jazdy"),
    _licence(
        "PT",
        "Portuguese",
        "[A-Z]{1,2}-? ?[0-9]{5,8}(?: [0-9])?",
        "carta de condução, número carta de condução, número da carta de condução, carta condução",
        "imt",
    ),
    _licence(
        "RO",
        "Romanian",
        "[A-Z] ?[0-9]{8}[A-Z]?",
        "permis de conducere, număr permis conducere, permis conducere, serie permis",
        "permisul de conducere",
    ),
    _licence("RS", "Serbian", "[0-9]{9}", "vozačka dozvola, broj vozačke dozvole, vozačke dozvole, возачка дозвола", "возачке дозволе"),
    _licence("SK", "Slovak", "[A-Z] ?[0-9]{7}", "vodičský preukaz, číslo vodičského preukazu, vodičského preukazu, číslo vp", "vodičák"),
    _licence(
        "SI",
        "Slovenian",
        "[0-9]{9}",
        "vozniško dovoljenje, številka vozniškega dovoljenja, vozniškega dovoljenja",
        "vozniško dovoljenje št",
    ),
    _licence(
        "ES",
        "Spanish",
        "[0-9]{8}[ -]?[A-HJ-NP-TV-Z]",
        "permiso de conducir, permiso de conducción, carnet de conducir, carné de conducir, número permiso conducir, licencia de conducir",
        "permiso conducir, dgt",
        also=("id.national",),
        test=among_tests("12345678Z", "00000000T", "99999999R"),
        sources=("Real Decreto 818/2009", PRADO),
    ),
    _licence(
        "SE",
        "Swedish",
        f"(?:1[89]|20)?[0-9]{{2}}{MM}(?:[06][1-9]|[1278][0-9]|[39][01])[-+ ]?[0-9]{{4}}",
        "körkort, körkortsnummer, körkortsnr, körkort nr",
        "körkortets, körkortsinnehavare",
        also=("id.national", *DATED),
        sources=("Körkortslagen (1998:488)", PRADO),
    ),
    _licence(
        "CH",
        "Swiss",
        "[0-9]{12}",
        "führerausweis, führerausweisnummer, führerausweis nr, permis de conduire suisse",
        "licenza di condurre, fahrausweis",
    ),
    _licence(
        "UA",
        "Ukrainian",
        "[A-Z]{3} ?[0-9]{6}",
        "посвідчення водія, водійське посвідчення, номер посвідчення водія",
        "водійські права",
    ),
)
