"""Where somebody is: coordinates, geohashes, what3words."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import listed
from detectors.packs.tokens import coordinates
from scanner.pattern import Pattern

_place = partial(
    Pattern,
    entity="GEO_COORDINATE",
    title="Coordinates",
    category="location",
    mask="degrees",
    sources=("WGS 84", "ISO 6709", "UK GDPR Art 4(1)"),
)
_words3 = partial(
    Pattern, entity="WHAT3WORDS", title="what3words address", category="location", mask="none", sources=("developer.what3words.com",)
)
_NUMERIC = ("text", "float", "integer")

PLACES = (
    _place(
        regex=r"(?<![0-9A-Za-z.-])(?P<v>[+-]?[0-9]{1,3}\.[0-9]{4,15}(?:° ?[NSEW])?[ ,;]{1,3}[+-]?[0-9]{1,3}\.[0-9]{4,15}(?:° ?[NSEW])?)"
        r"(?![0-9A-Za-z]|\.[0-9]|, ?-?[0-9]{1,4}\.[0-9])",
        valid=coordinates,
        score=0.6,
        context=listed("lat, lng, lon, latitude, longitude, gps, location, coordinates, position, geo, point, map, located, where"),
    ),
    _place(names=listed("lat, latitude, gps lat, geo lat"), score=0.8, need="beside", beside="GEO_COORDINATE", kinds=_NUMERIC),
    _place(
        names=listed("lng, lon, long, longitude, gps lng, gps lon, geo lng"),
        score=0.8,
        need="beside",
        beside="GEO_COORDINATE",
        kinds=_NUMERIC,
    ),
    _place(
        names=listed(
            "geohash, gps coordinates, gps location, last location, geolocation, gps position, lat lng, lat lon, "
            "lat long, latlng, latlon, cell id"
        ),
        score=0.6,
        need="name",
        kinds=_NUMERIC,
    ),
    _words3(
        regex=r"(?<![\w:/])///(?P<v>[^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24})(?![\w/.])",
        score=0.8,
        context=listed("what 3 words, what three words, w3w"),
        names=listed("what 3 words, what three words, w 3 w"),
    ),
    _words3(
        regex=r"(?:w3w\.co|what3words\.com)/(?P<v>[^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24})(?![\w/.])",
        score=0.9,
    ),
)
