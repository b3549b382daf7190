"""Validators of positions: pairs of degrees however written, geohashes, grid references, positions inside a database's own format."""

from __future__ import annotations

import re
import struct

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"
_SQUARES = (  # 100 km squares of the National Grid with land in them (Ordnance Survey, a guide to coordinate systems)
    "HO HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV SC SD SE SH SJ SK SM SN SO SP SR SS ST SU "
    "SV SW SX SY SZ TA TF TG TL TM TQ TR TV"
)


def _on_earth(first: float, second: float) -> bool:
    """Latitude and longitude in either order (WGS 84); both within four degrees of zero are the open sea, where probabilities live."""
    low, high = sorted((abs(first), abs(second)))
    return low <= 90 and high <= 180 and high >= 4


def coordinates(text: str) -> bool:
    """A pair of decimal degrees, in either order; letters after them say which is which."""
    numbers = [float(n) for n in _NUMBER.findall(re.sub(r"%2[Cc]|![34]d", " ", text))[:2]]
    return len(numbers) == 2 and _on_earth(*numbers)


def labelled(text: str) -> bool:
    """A latitude and a longitude, each under its name."""
    numbers = [float(n) for n in _NUMBER.findall(text)[:2]]
    return len(numbers) == 2 and _on_earth(*numbers) and any(numbers)


def sexagesimal(text: str) -> bool:
    """Degrees, minutes and perhaps seconds (ISO 6709 annex D, NMEA 0183): minutes and seconds below 60, degrees within the globe."""
    halves = re.findall(r"([0-9][0-9°ºd'′m\"″s., ]*)", text.replace(" deg", "°"))
    parts = [[float(n) for n in re.findall(r"[0-9]+(?:\.[0-9]+)?", half)] for half in halves]
    parts = [part for part in parts if part]
    if len(parts) != 2:
        return False
    if not re.search("[°ºd]", text):  # DDMM.MMMM
        parts = [[n // 100, n % 100] for (n, *_) in parts]
    return all(n < 60 for part in parts for n in part[1:]) and parts[0][0] <= 90 and parts[1][0] <= 180


def iso6709(text: str) -> bool:
    """`±DD.D±DDD.D/`, with minutes and seconds run on (ISO 6709 annex H)."""
    found = re.match(r"([+-][0-9]{2})([0-9]{2})?([0-9]{2})?(?:\.[0-9]+)?([+-][0-9]{3})", text)
    if found is None or not ("." in text or found[2]):  # whole degrees are a tenth of a country, and look like telephone numbers
        return False
    return abs(int(found[1])) <= 90 and abs(int(found[4])) <= 180 and int(found[2] or 0) < 60 and int(found[3] or 0) < 60


def stored_point(text: str) -> bool:
    """A point in PostGIS's extended WKB, in hexadecimal: byte order, type 1 with SRID 4326, two doubles."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return False
    if len(raw) < 25 or raw[0] not in (0, 1):
        return False
    x, y = struct.unpack("<dd" if raw[0] else ">dd", raw[9:25])
    return abs(x) <= 180 and abs(y) <= 90 and (x, y) != (0.0, 0.0)


def geohash(text: str) -> bool:
    """Base 32 of Niemeyer's geohash: letters and digits mixed, none of a, i, l, o."""
    return set(text) <= set(_GEOHASH) and any(map(str.isdigit, text)) and any(map(str.isalpha, text)) and len(set(text)) > 2


def grid_reference(text: str) -> bool:
    """A square of the National Grid, and as many digits of easting as of northing."""
    letters, digits = text[:2].upper(), re.sub(r"[^0-9]", "", text)
    groups = re.findall("[0-9]+", text)
    return (
        letters in _SQUARES.split()
        and len(digits) % 2 == 0
        and (len(groups) == 1 or [len(group) for group in groups[:1]] == [len(group) for group in groups[1:]])
    )


def three_words(text: str) -> bool:
    """Three words of which none is a file's or a domain's ending."""
    return text.casefold().rpartition(".")[2] not in _ENDINGS.split() and not text.casefold().startswith("www.")


_ENDINGS = "com org net html php aspx json xml yaml js css py java txt pdf png jpg local internal example test invalid"
