"""Places as a code: geohashes, plus codes, grid references, what3words."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import listed
from detectors.packs.place_checks import geohash, grid_reference, three_words
from detectors.packs.places import LAW
from scanner.pattern import Pattern

_code = partial(Pattern, category="location", mask="none", need="context")
_words3 = partial(
    Pattern,
    entity="WHAT3WORDS",
    title="what3words address",
    category="location",
    mask="none",
    valid=three_words,
    sources=("developer.what3words.com", *LAW),
)

PLACE_CODES = (
    _code(
        entity="GEOHASH",
        title="Geohash",
        regex=r"(?<![0-9A-Za-z_/.-])(?P<v>[0-9b-hjkmnp-z]{6,12})(?![0-9A-Za-z_/.-])",
        valid=geohash,
        chance=0.86,
        score=0.5,
        context=listed("geohash, geo hash, geohashes"),
        names=listed("geohash, geo hash"),
        mask="all",
        sources=("Geohash, public domain specification of 2008", *LAW),
    ),
    _code(
        entity="PLUS_CODE",
        title="Plus code (Open Location Code)",
        regex=r"(?<![0-9A-Za-z+/=_-])(?P<v>[2-9C][2-9CFGHJMPQRV][2-9CFGHJMPQRVWX]{6}\+[2-9CFGHJMPQRVWX]{2,7}|"
        r"[2-9CFGHJMPQRVWX]{4}\+[2-9CFGHJMPQRVWX]{2,3})"
        r"(?![0-9A-Za-z+/=_-])",
        score=0.6,
        context=listed("plus code, pluscode, plus codes, open location code, google maps, olc, location, address, directions, map, meet"),
        names=listed("plus code, pluscode, open location code, olc"),
        need="context",
        sources=("Open Location Code specification", *LAW),
    ),
    _code(
        entity="GRID_REFERENCE",
        title="Grid reference of the National Grid",
        regex=r"(?<![0-9A-Za-z])(?P<v>(?:H[OPTUW-Z]|N[A-DF-OR-UW-Z]|OV|S[C-EHJKM-PR-Z]|T[AFGLMQRV]) ?[0-9]{3,5} ?[0-9]{3,5})"
        r"(?![0-9A-Za-z]|[.-][0-9])",
        valid=grid_reference,
        chance=0.8,
        score=0.5,
        context=listed("grid reference, grid ref, os grid, osgr, ngr, national grid, os map, ordnance survey, gridref, map reference"),
        names=listed("grid reference, grid ref, os grid ref, osgr, ngr, gridref, os grid reference, national grid reference"),
        unless=listed("postcode, part number, sku"),
        sources=("Ordnance Survey, a guide to coordinate systems in Great Britain", *LAW),
    ),
    _code(
        entity="GRID_REFERENCE",
        title="Grid reference, MGRS or UTM",
        regex=r"(?<![0-9A-Za-z])(?P<v>(?:[1-9]|[1-5][0-9]|60)[C-HJ-NP-X] ?(?:[A-HJ-NP-Z]{2} ?[0-9]{3,5} ?[0-9]{3,5}|"
        r"[0-9]{6}(?:\.[0-9]{1,3})? ?(?:m?E)?,? ?[0-9]{6,7}(?:\.[0-9]{1,3})? ?(?:m?N)?))(?![0-9A-Za-z])",
        score=0.5,
        context=listed("mgrs, utm, usng, grid reference, grid ref, easting, northing, military grid"),
        names=listed("mgrs, utm, utm coordinates, usng"),
        sources=("NGA.STND.0037, universal grids", *LAW),
    ),
    _words3(
        regex=r"(?<![\w:/])///(?P<v>[^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24})(?![\w/.]\w)(?![\w/])",
        score=0.8,
        context=listed("what 3 words, what three words, w3w"),
    ),
    _words3(
        regex=r"(?:w3w\.co|what3words\.com)/(?P<v>[^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24})(?![\w/])",
        score=0.9,
    ),
    _words3(  # without the slashes three words with dots may be anything
        regex=r"(?<![\w:/.@-])(?P<v>[^\W\d_]{3,24}\.[^\W\d_]{3,24}\.[^\W\d_]{3,24})(?![\w/@-]|\.\w)",
        score=0.5,
        context=listed("what 3 words, what three words, w3w, what3words"),
        names=listed("what 3 words, what three words, w 3 w, w3w address"),
        need="context",
    ),
)
