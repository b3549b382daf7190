"""Where somebody lives: postcodes, streets and houses, and what the parts of an address are called."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many, latest
from detectors.packs.checks import postcode, test_postcode
from detectors.packs.listed import PERSONAL, WORDS, among, listed
from scanner.pattern import Pattern

_postcode = partial(
    Pattern,
    entity="UK_POSTCODE",
    title="Postcode",
    category="contact.address",
    flags=re.IGNORECASE,
    valid=postcode,
    chance=0.83,
    context=listed("postcode, post code, postal code, zip, address, live, lives, deliver, delivery, road, street, house"),
    unless=listed(
        "sku, product code, product id, product number, product ref, item code, item number, stock code, part, part number, serial, "
        "batch number, batch code, model, version, firmware, size, grade, gauge, colour, hash, commit"
    ),
    test=test_postcode,
    mask="outward",
    sources=("BS 7666-2", "Royal Mail Postcode Address File, format of postcodes"),
)
_NO_HOMES = tuple(
    f"{kind} {address}"
    for address in ("address", "adresse", "adress", "adres", "adresa")
    for kind in listed(
        "email, e mail, ip, mac, web, website, wallet, url, memory, host, server, listen, bind, contract, network, bluetooth, btc, eth, "
        "reply, reply to, from, cc, bcc, smtp, crypto, deposit, remote, local, bus, content, control, src, dst"
    )
)
_address = partial(
    Pattern,
    entity="STREET_ADDRESS",
    title="Postal address",
    category="contact.address",
    unless=_NO_HOMES,
    mask="none",
    sources=(*PERSONAL, "BS 7666-2", "UPU S42, international postal addresses"),
)

_ADDRESS_NAMES = listed(
    "address, street address, postal address, home address, delivery address, billing address, shipping address, mailing address, "
    "full address, residential address, correspondence address, address line, address ln, addr, addr line, addr ln, add line, street, "
    "street name, street line, house number, house no, house name, building name, thoroughfare, premises, flat no, flat number, "
    "apartment number, apt no, apt number, adresse, adresse ligne, anschrift, strasse, hausnummer, rue, direccion, domicilio, calle, "
    "indirizzo, endereco, morada, adres, straat, straatnaam, huisnummer, gatuadress, osoite, ulica"
)
_NO_STREETS = among(
    "hard drive, flash drive, disk drive, test drive, front end, back end, dead end, high end, low end, tree view, grid view, list view, "
    "table view, street view, data row, header row, table row, file path, class path, critical path, logic gate, audit trail, "
    "paper trail, high court, supreme court, district court, county court, crown court, food court, tennis court, first place, "
    "second place, third place, market place, one way, two way, car park, theme park, national park, business park, bowling green, "
    "unit circle, price rise, pay rise, minute drive, hour drive, minute walk, hour walk, min walk, min drive"
)
_NO_NAMES = among(
    "is, are, was, were, be, on, in, at, to, for, and, or, with, from, off, by, miles, people, minutes, hours, days, years, down, up, "
    "different, more, new, other"
)
_OUTWARD = (
    "(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][ABEHMNPRVWXY])|GIR|ASCN|STHL|TDCU|BBND|[BFPS]IQQ|TKCA)"
)
_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_WAY = (
    "Road|Rd|Lane|Ln|Street|St|Avenue|Ave|Close|Cl|Drive|Dr|Way|Court|Ct|Gardens|Gdns|Place|Pl|Terrace|Terr|Crescent|Cres|Grove|Gr|Park|"
    "Square|Sq|Hill|Mews|Row|Walk|Green|Rise|View|Parade|Quay|Wharf|Yard|Croft|Mount|Approach|Broadway|Circus|Common|Cottages|Dale|End|"
    "Fields|Gate|Heights|Meadow|Meadows|Orchard|Passage|Path|Vale|Villas|Embankment|Boulevard|Blvd|Esplanade|Alley|Chase|Ridge|Parkway|"
    "Pkwy|Highway|Hwy|Circle|Cir|Plaza|Plz|Wynd|Brae|Garth|Trail|Trl|Turnpike|Tpke|Promenade|Loop|Expressway|Expy|Freeway|Fwy|Causeway|Cswy"
)
_STREET = "Straße|Strasse|Str\\.|Gasse|Weg|Platz|Allee|Ring|Damm|Ufer|straat|laan|gracht|plein|gatan|vägen|veien|gata|vej"
_NAMED = r"[A-ZÀ-Þ][\w'.-]{1,24}"
_FRENCH = (
    r"[0-9]{1,4}(?: ?(?:bis|ter|[A-Da-d]))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Qq]uai|[Rr]oute)"
    rf"(?: (?:de|du|des|la|le|les|l'|d'|à)){{0,2}} ?{_NAMED}(?: {_NAMED}){{0,3}}"
)
_SOUTHERN = (
    r"(?:Via|Viale|Piazza|Corso|Calle|C/|Avenida|Avda\.?|Av\.|Paseo|Plaza|Rua|Travessa|Largo|ul\.|Ulica|Aleja) ?"
    rf"(?:(?:de|del|della|dei|di|da|do|dos|das|la|las|los) ){{0,2}}{_NAMED}(?: (?:e |y |de )?{_NAMED}){{0,3}},? "
    r"(?:n\.? ?|nº ?)?[0-9]{1,4}"
)
_GERMANIC = rf"[A-ZÀ-Þ][a-zß-ÿ-]{{2,24}}(?: ?(?:{_STREET})|(?:{_STREET.lower()})) [0-9]{{1,4}} ?[a-h]?"
_FLAT = r"(?:(?:Flat|Apartment|Apt|Unit|Suite|Room|FLAT|APARTMENT|APT|UNIT) ?[0-9]{1,4}[A-Za-z]?,? {0,2})?"
#: Behind the street: a point of the compass, the flat.
_TAIL = (
    r"(?: (?:[NSEW]|[NS][EW])(?![A-Za-z0-9.]))?"
    r"(?:,? (?:(?:Apt|Apartment|Unit|Suite|Ste|Flat|Room|Rm|APT|UNIT|SUITE|STE)\.? ?#?|# ?)"
    r"(?:[0-9]{1,5}(?:-?[A-Za-z])?|[A-Za-z](?:-?[0-9]{1,4})?)(?![A-Za-z0-9]))?"
)
#: Streets that have numbers instead of names: `E 52nd St`, `Highway 31`.
_ORDINAL = r"(?:(?:[NSEW]|[NS][EW]|North|South|East|West)\.? )?[0-9]{1,3}(?:st|nd|rd|th) "
_ROUTE = r"(?:(?:US|State|County|Old) )?(?:Highway|Hwy|Route|Rte) [0-9]{1,3}"
#: A house number; what could be a year only where a line begins.
_NUMBER = r"(?:(?!(?:1[89]|20)[0-9]{2}[^0-9A-Za-z-])|(?<![^\n]))[0-9]{1,5}[A-Za-z]?(?:[-/][0-9]{1,5}[A-Za-z]?)?,? "
_START = r"(?<![0-9A-Za-z.£$€/-])"
_CAPITAL = r"[A-Z][A-Za-z'.-]{0,24}"
_HOUSE = "Cottage|House|Farm|Farmhouse|Lodge|Barn|Hall|Manor|Villa|Mill|Bungalow|Rectory|Vicarage|Grange|Croft|Stables"


def _ways(phrases: frozenset[str]) -> str:
    return "|".join(sorted(phrases)).replace(" ", "[^a-z]+")


#: What makes a text no street, in RE2's syntax: two such words at its end, one such word anywhere.
_NO_STREET = rf"(?i)(?:\A|[^a-z])(?:(?:{_ways(_NO_STREETS)})[^a-z]*\z|(?:{_ways(_NO_NAMES)})(?:[^a-z]|\z))"


def _street(text: str) -> bool:
    """A street, not a thing that is called like one (`2 Hard Drive`, `5 Front End`) or a sentence that ends in one."""
    words = re.findall("[a-z]+", text.lower())
    return " ".join(words[-2:]) not in _NO_STREETS and _NO_NAMES.isdisjoint(words)


@latest
def _streets(texts: pa.LargeStringArray) -> Bools:
    return ~np.asarray(pc.match_substring_regex(texts, _NO_STREET), np.bool_)


street = Many(_street, _streets)

POSTAL = (
    _postcode(
        regex=rf"(?<![A-Z0-9])(?P<v>{_OUTWARD} {{1,2}}{_INWARD}|ZZ99 {{0,2}}[0-9][A-Z]{{2}}|BFPO ?[0-9]{{1,4}})(?![A-Z0-9])",
        score=0.5,
        names=listed("postcode, post code, postal code, postal cd, postcd, pcode, postcode unit, post cd, postal"),
    ),
    _postcode(  # written as one word: hashes and part numbers look like this
        regex=rf"(?<![A-Z0-9+-])(?P<v>{_OUTWARD}{_INWARD})(?![A-Z0-9+-])",
        score=0.35,
    ),
    _address(
        regex=rf"{_START}(?P<v>{_FLAT}{_NUMBER}(?:{_ROUTE}(?![0-9])|"
        rf"(?:{_ORDINAL}|(?:{_CAPITAL} ){{1,4}})(?:{_WAY}|{_WAY.upper()})(?![A-Za-z])){_TAIL})",
        valid=street,
        chance=0.95,
        score=0.6,
        context=listed("address, live, lives, deliver, delivery, postcode, home, house, flat, resident, moved to"),
        names=_ADDRESS_NAMES,
    ),
    _address(  # a house with a name instead of a number
        regex=rf"{_START}(?P<v>(?:[A-Z][a-z'-]{{1,20}} ){{1,2}}(?:{_HOUSE}), (?:[0-9]{{1,4}}[A-Za-z]? )?(?:{_CAPITAL} ){{1,3}}(?:{_WAY}))"
        r"(?![A-Za-z])",
        score=0.6,
        context=listed("address, live, lives, deliver, delivery, postcode, home"),
    ),
    _address(  # number and street as other countries write them
        regex=rf"{_START}(?P<v>{_FRENCH}|{_SOUTHERN}|{_GERMANIC})(?![A-Za-z0-9])",
        score=0.6,
        context=listed("address, adresse, anschrift, wohnhaft, habite, domicilio, direccion, indirizzo, residente, adres"),
    ),
    _address(  # as people type and say it
        regex=rf"{_START}(?P<v>{_FLAT}{_NUMBER}(?:[a-z][a-z'.-]{{1,24}} ){{1,3}}(?:{_WAY})(?![a-z0-9]){_TAIL})",
        flags=re.IGNORECASE,
        valid=street,
        chance=0.95,
        score=0.4,
        context=listed("address, live at, lives at, living at, deliver to, delivered to, post it to, postcode, moved to, send it to"),
        names=_ADDRESS_NAMES,
        need="context",
    ),
    _address(
        regex=r"(?<![A-Z0-9])(?P<v>P\.? ?O\.? ?Box:? ?(?:no\.? ?)?[0-9]{1,6}|"
        r"(?:Apartado(?: de correos)?|Postfach|Bo[iî]te postale|Postbus) [0-9]{1,6})(?![0-9])",
        flags=re.IGNORECASE,
        score=0.5,
        context=("address",),
    ),
    _address(  # parts of an address say little by themselves: weather tables have a city, too
        names=listed(
            "city, town, county, only region, ship region, shipping region, billing region, home region, neighbourhood, "
            "neighborhood, locality, village, post town, posttown, district, borough, "
            "suburb, parish, city name, town name, "
            "state province, province, provincia, provincie, ville, ort, wohnort, stadt, ciudad, citta, cidade, localidad, localita, "
            "plaats, woonplaats, comune, poblacion, miasto, line 1, line 2, line 3, line 4, line one, line two"
        ),
        score=0.5,
        need="beside",
        beside="UK_POSTCODE",
    ),
    _address(
        names=listed(
            "home town, hometown, home city, billing city, billing town, shipping city, shipping town, delivery city, delivery town, "
            "address city, address town, address county, mailing city, mail city, residence city"
        ),
        score=0.6,
        need="name",
    ),
    _address(  # other countries' codes are digits; some systems keep them as numbers
        title="Postal code",
        names=listed(
            "zip, zip code, zip 5, zip 4, zip plus four, postal code, plz, postleitzahl, code postal, codice postale, codigo postal, "
            "postnummer, postnr, cep, eircode, postinumero, kod pocztowy, pincode, pin code"
        ),
        kinds=WORDS,
        score=0.5,
    ),
)
