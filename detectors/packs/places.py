"""Where somebody is: coordinates in all their spellings, geohashes, plus codes, grid references, what3words."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import listed
from detectors.packs.place_checks import (
    coordinates,
    geohash,
    grid_reference,
    iso6709,
    labelled,
    sexagesimal,
    stored_point,
    three_words,
)
from scanner.pattern import Pattern

_LAW = ("UK GDPR Art 4(1), location data", "PECR 2003 reg 14")
_place = partial(
    Pattern,
    entity="GEO_COORDINATE",
    title="Coordinates",
    category="location",
    mask="degrees",
    unless=listed("viewbox, bounding box, bbox, pixel, svg, embedding, weights"),
    sources=("WGS 84", "ISO 6709", *_LAW),
)
_code = partial(Pattern, category="location", mask="none", need="context")
_words3 = partial(
    Pattern,
    entity="WHAT3WORDS",
    title="what3words address",
    category="location",
    mask="none",
    valid=three_words,
    sources=("developer.what3words.com", *_LAW),
)
_NUMERIC = ("text", "float", "integer")
_LAT, _LNG = r"[+-]?[0-9]{1,2}\.[0-9]{2,17}", r"[+-]?[0-9]{1,3}\.[0-9]{2,17}"
_SECONDS = r"[0-9]{1,3}(?:[°ºd]| deg) ?[0-9]{1,2}(?:\.[0-9]{1,6})?['′m] ?(?:[0-9]{1,2}(?:\.[0-9]{1,6})?(?:[\"″s]|'')? ?)?"
_LABEL = r"[\"']?[ \t]{0,2}(?:[:=>]|of |is )?[ \t]{0,2}[\"']?"
_NEXT = r"[\"']?(?:[ \t\r\n,;&]{1,24}|[ ,]{1,2}and )[\"']?"

PLACES = (
    _place(  # not one of many numbers in a row: a drawing, a vector
        regex=r"(?<![0-9A-Za-z.-])(?<![0-9.][ ,;])(?<![0-9.][,;] )(?<![0-9.][,;]  )(?<![^A-Za-z][MLHVCSQTAZmlhvcsqtaz] )"
        r"(?P<v>(?:[NS] ?)?[+-]?[0-9]{1,3}\.[0-9]{4,17}(?:°? ?[NSEW])?[ ,;]{1,3}"
        r"(?:[EW] ?)?[+-]?[0-9]{1,3}\.[0-9]{4,17}(?:°? ?[NSEW])?)"
        r"(?![0-9A-Za-z]|\.[0-9]|[ ,;]{1,3}[+-]?[0-9]{1,4}\.| [MLHVCSQTAZmlhvcsqtaz](?![A-Za-z]))",
        valid=coordinates,
        chance=0.03,
        score=0.6,
        context=listed("lat, lng, lon, latitude, longitude, gps, location, coordinates, position, geo, point, map, located, where"),
    ),
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
        sources=("OGC 06-103r4, well-known text", "RFC 7946", "RFC 5870", "OGC KML 2.3", *_LAW),
    ),
    _place(
        title="Latitude and longitude",
        regex=rf"(?<![a-z])(?:m?lat(?:itud(?:e|ine)?)?){_LABEL}(?P<v>{_LAT}{_NEXT}(?:m?lo?ng?(?:itud(?:e|ine)?)?){_LABEL}{_LNG})(?![0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=labelled,
        score=0.85,
        sources=("GPX 1.1", "schema.org/GeoCoordinates", *_LAW),
    ),
    _place(
        title="Coordinates in degrees and minutes",
        regex=rf"(?<![0-9A-Za-z.])(?P<v>{_SECONDS}[NS][ ,;/]{{1,3}}{_SECONDS}[EWO]|[NS] ?{_SECONDS}[ ,;/]{{0,3}}[EWO] ?{_SECONDS}|"
        r"[0-9]{4}\.[0-9]{2,7},[NS],[0-9]{5}\.[0-9]{2,7},[EW])(?![0-9A-Za-z])",
        valid=sexagesimal,
        chance=0.4,
        score=0.85,
        sources=("ISO 6709 annex D", "NMEA 0183", *_LAW),
    ),
    _place(
        title="Coordinates of ISO 6709",
        regex=r"(?<![0-9A-Za-z.+-])(?P<v>[+-][0-9]{2}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,12})?[+-][0-9]{3}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,12})?"
        r"(?:[+-][0-9]{1,5}(?:\.[0-9]{1,8})?)?(?:CRS[A-Z0-9_]{1,20})?/)",
        valid=iso6709,
        chance=0.5,
        score=0.85,
        sources=("ISO 6709 annex H", "RFC 6350 s 6.5.2", *_LAW),
    ),
    _place(
        title="Point as a spatial database stores it",
        regex=r"(?<![0-9A-Za-z])(?P<v>0101000020E6100000[0-9A-F]{32}|0020000001000010E6[0-9A-F]{32})(?![0-9A-Za-z])",
        flags=re.IGNORECASE | re.ASCII,
        valid=stored_point,
        score=0.9,
        sources=("PostGIS manual, EWKB", "OGC 06-103r4, well-known binary", *_LAW),
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
        sources=("Geohash, public domain specification of 2008", *_LAW),
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
        sources=("Open Location Code specification", *_LAW),
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
        sources=("Ordnance Survey, a guide to coordinate systems in Great Britain", *_LAW),
    ),
    _code(
        entity="GRID_REFERENCE",
        title="Grid reference, MGRS or UTM",
        regex=r"(?<![0-9A-Za-z])(?P<v>(?:[1-9]|[1-5][0-9]|60)[C-HJ-NP-X] ?(?:[A-HJ-NP-Z]{2} ?[0-9]{3,5} ?[0-9]{3,5}|"
        r"[0-9]{6}(?:\.[0-9]{1,3})? ?(?:m?E)?,? ?[0-9]{6,7}(?:\.[0-9]{1,3})? ?(?:m?N)?))(?![0-9A-Za-z])",
        score=0.5,
        context=listed("mgrs, utm, usng, grid reference, grid ref, easting, northing, military grid"),
        names=listed("mgrs, utm, utm coordinates, usng"),
        sources=("NGA.STND.0037, universal grids", *_LAW),
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
