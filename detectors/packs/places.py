"""Where somebody is: coordinates in all their spellings."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import listed
from detectors.packs.place_checks import coordinates, iso6709, labelled, sexagesimal, stored_point
from scanner.pattern import Pattern

LAW = ("UK GDPR Art 4(1), location data", "PECR 2003 reg 14")
_place = partial(
    Pattern,
    entity="GEO_COORDINATE",
    title="Coordinates",
    category="location",
    mask="degrees",
    unless=listed("viewbox, bounding box, bbox, pixel, svg, embedding, weights"),
    sources=("WGS 84", "ISO 6709", *LAW),
)
_NUMERIC = ("text", "float", "integer")
_LAT, _LNG = r"[+-]?[0-9]{1,2}\.[0-9]{2,17}", r"[+-]?[0-9]{1,3}\.[0-9]{2,17}"
_SECONDS = r"[0-9]{1,3}(?:[°ºd]| deg) ?[0-9]{1,2}(?:\.[0-9]{1,6})?['′m] ?(?:[0-9]{1,2}(?:\.[0-9]{1,6})?(?:[\"″s]|'')? ?)?"
_LABEL = r"[\"']?[ \t]{0,2}(?:[:=>]|of |is )?[ \t]{0,2}[\"']?"
_NEXT = r"[\"']?(?:[ \t\r\n,;&]{1,24}|[ ,]{1,2}and )[\"']?"


def _pair(between: str) -> str:
    """Two numbers of degrees, and not two of many in a row: a drawing, a vector."""
    degrees = r"[+-]?[0-9]{1,3}\.[0-9]{4,17}(?:°? ?[NSEW])?"
    return (
        r"(?<![0-9A-Za-z.-])(?<![0-9.][ ,;])(?<![0-9.][,;] )(?<![0-9.][,;]  )(?<![^A-Za-z][MLHVCSQTAZmlhvcsqtaz] )"
        rf"(?P<v>(?:[NS] ?)?{degrees}{between}(?:[EW] ?)?{degrees})"
        r"(?![0-9A-Za-z]|\.[0-9]|[ ,;]{1,3}[+-]?[0-9]{1,4}\.| [MLHVCSQTAZmlhvcsqtaz](?![A-Za-z]))"
    )


_exact = partial(
    _place,
    valid=coordinates,
    chance=0.03,
    context=listed(
        "lat, lng, lon, latitude, longitude, gps, location, coordinates, position, geo, point, map, located, where, last seen, seen at"
    ),
)

PLACES = (
    _exact(regex=_pair(r"(?: ?[,;] {0,2}|(?<=[NSEW]) {1,3}| {1,3}(?=[EW]))"), score=0.6),
    _exact(regex=_pair(" {1,3}"), score=0.5, need="context"),  # calculations, too, have two numbers with a blank between
    _place(  # rounded: only where position is spoken of
        regex=r"(?<![0-9A-Za-z.-])(?<![0-9.][ ,;])(?<![0-9.][,;] )(?P<v>[+-]?[0-9]{1,3}\.[0-9]{1,17}°?[ ,;/]{1,3}"
        r"[+-]?[0-9]{1,3}\.[0-9]{2,17}°?)(?![0-9A-Za-z%]|\.[0-9]|[ ,;]{1,3}[+-]?[0-9]{1,4}\.)",
        valid=coordinates,
        chance=0.03,
        score=0.5,
        context=listed(
            "latitude, longitude, gps, gps coordinates, coordinates, geolocation, lat lng, lat lon, lat long, latlng, gps position"
        ),
        need="context",
    ),
    _place(  # WKT, GeoJSON, KML, geo: URIs, links to maps
        regex=rf"(?:(?<![A-Za-z])(?:POINT(?: ?[ZM]{{1,2}})? ?\( ?|geo:|loc:|GeoPoint\(|LatLng\(|coordinates[\"']?(?:>|: ?\[ ?|=|: ))|"
        rf"(?:maps?|openstreetmap|osm|waze|bing)[./?#a-z][^\s\"'<>]{{0,160}}?(?:[@=/~:]|%2C|!3d))"
        rf"(?P<v>{_LNG}(?: |, ?|%2C(?:%20)?|~|/|!4d){_LNG})(?![0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=coordinates,
        chance=0.03,
        score=0.8,
        sources=("OGC 06-103r4, well-known text", "RFC 7946", "RFC 5870", "OGC KML 2.3", *LAW),
    ),
    _place(
        title="Latitude and longitude",
        regex=rf"(?<![a-z])(?:m?lat(?:itud(?:e|ine)?)?){_LABEL}(?P<v>{_LAT}{_NEXT}(?:m?lo?ng?(?:itud(?:e|ine)?)?){_LABEL}{_LNG})(?![0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=labelled,
        score=0.85,
        sources=("GPX 1.1", "schema.org/GeoCoordinates", *LAW),
    ),
    _place(
        title="Coordinates in degrees and minutes",
        regex=rf"(?<![0-9A-Za-z.])(?P<v>{_SECONDS}[NS][ ,;/]{{1,3}}{_SECONDS}[EWO]|[NS] ?{_SECONDS}[ ,;/]{{0,3}}[EWO] ?{_SECONDS}|"
        r"[0-9]{4}\.[0-9]{2,7},[NS],[0-9]{5}\.[0-9]{2,7},[EW])(?![0-9A-Za-z])",
        valid=sexagesimal,
        chance=0.4,
        score=0.85,
        sources=("ISO 6709 annex D", "NMEA 0183", *LAW),
    ),
    _place(
        title="Coordinates of ISO 6709",
        regex=r"(?<![0-9A-Za-z.+-])(?P<v>[+-][0-9]{2}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,12})?[+-][0-9]{3}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,12})?"
        r"(?:[+-][0-9]{1,5}(?:\.[0-9]{1,8})?)?(?:CRS[A-Z0-9_]{1,20})?/)",
        valid=iso6709,
        chance=0.5,
        score=0.85,
        sources=("ISO 6709 annex H", "RFC 6350 s 6.5.2", *LAW),
    ),
    _place(
        title="Point as a spatial database stores it",
        regex=r"(?<![0-9A-Za-z])(?P<v>0101000020E6100000[0-9A-F]{32}|0020000001000010E6[0-9A-F]{32})(?![0-9A-Za-z])",
        flags=re.IGNORECASE | re.ASCII,
        valid=stored_point,
        score=0.9,
        sources=("PostGIS manual, EWKB", "OGC 06-103r4, well-known binary", *LAW),
    ),
    _place(
        names=listed("lat, latitude, latitud, latitudine, breitengrad, gps lat, geo lat, home lat, current lat, pickup lat, dropoff lat"),
        score=0.8,
        need="beside",
        beside="GEO_COORDINATE",
        kinds=_NUMERIC,
    ),
    _place(
        names=listed(
            "lng, lon, long, longitude, longitud, longitudine, laengengrad, gps lng, gps lon, geo lng, geo lon, gps long, geo long"
        ),
        score=0.8,
        need="beside",
        beside="GEO_COORDINATE",
        kinds=_NUMERIC,
    ),
    _place(
        names=listed(
            "gps coordinates, gps location, last location, geolocation, gps position, lat lng, lat lon, "
            "lat long, latlng, latlon, cell id, cell tower id, last known location, home location, current location, geo point, geopoint, "
            "coordinates, gps, geo coordinates, easting northing, cgi ecgi, location history, ip location, ip geolocation"
        ),
        unless=listed("pixel, screen, mouse, click, svg, viewbox, shape, sheet, excel"),
        score=0.6,
        need="name",
        kinds=_NUMERIC,
    ),
)
