"""Towns and regions of the continent as those who live there call them, and how names of towns are compared."""

from __future__ import annotations

from detectors.names.lists import fold, held

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"})


def key(name: str) -> str:
    """A town's name as the list has it."""
    return name.lower() if name.isascii() else fold(name).translate(_STROKES)


def is_town(name: str) -> bool:
    """Whether this is a town of the continent with fifteen thousand inhabitants or more, or one that calls itself so.

    >>> is_town("Wien"), is_town("KÖLN"), is_town("Exampleton")
    (True, True, False)
    """
    made = key(name)
    return made in _OWN or made in held("towns")


def is_region(name: str) -> bool:
    """Whether this is a region, province or canton as addresses name them.

    >>> is_region("Bayern"), is_region("Andalucia"), is_region("Exampleshire")
    (True, True, False)
    """
    return key(name) in _REGIONS


def _names(text: str) -> frozenset[str]:
    return frozenset(map(key, text.split("|")))


#: Where the list has the English name only.
_OWN = _names(
    "Wien|München|Nürnberg|Köln|Hannover|Praha|Plzeň|Roma|Milano|Torino|Firenze|Napoli|Venezia|Genova|Padova|Mantova|Siracusa|Lisboa|"
    "Porto|Warszawa|Kraków|Wrocław|København|Göteborg|Helsinki|Helsingfors|Åbo|Athina|Athen|Αθήνα|Αθήναι|Θεσσαλονίκη|Πάτρα|Ηράκλειο|"
    "Λάρισα|Πειραιάς|Thessaloniki|Peiraias|Patra|Irakleio|Larisa|Lefkosia|Lemesos|Larnaka|Nicosia|Limassol|Brussel|Bruxelles|"
    "Antwerpen|Gent|Brugge|Liège|Mechelen|Leuven|Namur|Den Haag|'s-Gravenhage|'s-Hertogenbosch|Zürich|Genève|Genf|Luzern|Basel|Bern|"
    "Lausanne|Lugano|Bellinzona|Sevilla|Zaragoza|Donostia|Bilbao|A Coruña|La Coruña|Palma|Palma de Mallorca|Alacant|Alicante|"
    "București|Bucuresti|Beograd|Београд|София|Пловдив|Варна|Бургас|Русе|Sofia|Sofija|Київ|Kyiv|Львів|Одеса|Харків|Zagreb|Rijeka|"
    "Ljubljana|Budapest|Vilnius|Kaunas|Klaipėda|Rīga|Tallinn|Tartu|Pärnu|Reykjavík|Kópavogur|Hafnarfjörður|Akureyri|Keflavík|Selfoss|"
    "Garðabær|Luxembourg|Luxemburg|Lëtzebuerg|Vaduz|Monaco|Strasbourg|Lyon|Marseille|Nice|Valletta|Sliema|Birkirkara|Chișinău|Skopje|"
    "Podgorica|Sarajevo|Tirana|Prishtina|İstanbul|Istanbul|Ankara|İzmir"
)
_REGIONS = _names(
    "Bayern|Hessen|Sachsen|Thüringen|Brandenburg|Niedersachsen|Schleswig-Holstein|Mecklenburg-Vorpommern|Nordrhein-Westfalen|NRW|"
    "Rheinland-Pfalz|Saarland|Sachsen-Anhalt|Baden-Württemberg|Tirol|Steiermark|Kärnten|Burgenland|Vorarlberg|Oberösterreich|"
    "Niederösterreich|Salzburg|Lombardia|Piemonte|Toscana|Veneto|Lazio|Sicilia|Sardegna|Puglia|Calabria|Campania|Liguria|Umbria|"
    "Marche|Abruzzo|Molise|Basilicata|Trentino|Alto Adige|Südtirol|Friuli|Emilia-Romagna|Valle d'Aosta|Andalucía|Cataluña|Catalunya|"
    "Aragón|Asturias|Cantabria|Galicia|Navarra|La Rioja|País Vasco|Euskadi|Extremadura|Castilla y León|Castilla-La Mancha|"
    "Illes Balears|Islas Baleares|Mallorca|Menorca|Ibiza|Canarias|Tenerife|Gran Canaria|Lanzarote|Fuerteventura|Vizcaya|Bizkaia|"
    "Guipúzcoa|Gipuzkoa|Álava|Málaga|Murcia|Bretagne|Normandie|Provence|Occitanie|Nouvelle-Aquitaine|Aquitaine|Alsace|Lorraine|"
    "Bourgogne|Île-de-France|Corse|Hauts-de-France|Grand Est|Rhône-Alpes|Var|Gironde|Finistère|Morbihan|Isère|Savoie|Haute-Savoie|"
    "Hérault|Noord-Holland|Zuid-Holland|Noord-Brabant|Gelderland|Overijssel|Limburg|Utrecht|Friesland|Zeeland|Drenthe|Flevoland|"
    "Vlaams-Brabant|Oost-Vlaanderen|West-Vlaanderen|Hainaut|Brabant wallon|Vaud|Valais|Wallis|Ticino|Aargau|Graubünden|Thurgau|Skåne|"
    "Algarve|Açores|Azores|Madeira|Alentejo|Crete|Kriti|Attiki|Attica|Corfu|Kerkyra|Rodos|Rhodes|Gozo|Åland|Mazowieckie|Małopolska|"
    "Śląskie|Jutland|Jylland|Fyn|Sjælland"
)
