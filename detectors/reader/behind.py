"""Where an address ends: without the words that end none, with the postcode, the town and the country behind it."""

from __future__ import annotations

import re

from detectors.names.lists import is_place
from detectors.reader.edges import BEFORE, FUNCTION, HEADS
from detectors.reader.gate import known

#: Words with which no address ends: what was written behind it goes on with them.
_TAIL = re.compile(
    r"(?:[,.;]?\s+(?:pls|please|plz|thanks|thx|regards|cheers|ref|tel|phone|telephone|mob|mobile|email|e-mail|fax|dob|asap|and|is|on|at|to|for|"
    r"from|with|the|has|was|but|which|since|now|where|around|until|before|after|(?:around|until|before|after|about) [^\n]*))+\Z",
    re.IGNORECASE,
)
#: Countries as addresses end with them.
_COUNTRIES = (
    "uk|u\\.k\\.|united kingdom|great britain|england|scotland|wales|northern ireland|ireland|[eé]ire|usa|u\\.s\\.a\\.?|united states|"
    "france|germany|deutschland|italy|italia|spain|españa|portugal|netherlands|nederland|belgium|belgië|belgique|switzerland|schweiz|suisse|svizzera|"
    "austria|österreich|poland|polska|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|greece|hungary|magyarország|romania|românia|"
    "slovenia|slovenija|czech republic|czechia|[cč]esk[aá] republika|[cč]esko|slovakia|slovensk[aá] republika|slovensko|bulgaria|българия|"
    "croatia|hrvatska|luxembourg|luxemburg|l[eë]tzebuerg|estonia|eesti|latvia|latvija|lithuania|lietuva|ελλ[αά]δα|ελλάς|hellas|ell[aá]da|"
    "cyprus|κύπρος|k[iy]pros|k[iı]br[iı]s|malta|iceland|[ií]sland|liechtenstein|monaco|andorra|san marino|serbia|srbija|србија|"
    "bosnia and herzegovina|bosna i hercegovina|montenegro|crna gora|north macedonia|moldova|albania|ukraine|україна|turkey|t[uü]rkiye|"
    "the netherlands|holland|osterreich|espana|belgie|svizra|magyarorszag|romania|holy see|canada|australia|new zealand"
)
_COUNTRY = re.compile(rf"[.,]?(?:, ?|\n| )(?:{_COUNTRIES})(?!\w)", re.IGNORECASE)
#: A code and a town as they stand in most countries, behind the flat.
_POSTAL = r"(?:[a-z]{1,2}-)?(?:\d{4,5}(?:-\d{3})?|\d{2,3}[ -]\d{2,3})(?: [a-z]{2}(?= ))?"
_MORE = r"(?:[ -](?:(?-i:[A-ZÀ-Þ])[\w'’.-]*|a[mn]|d[eiao]|der|la|les?|sur|en|i|ob|bei|im|(?-i:[IVX]+)|\d{1,2}(?!\d)))"
_TOWN = rf"[^\W\d_][\w'’-]+{_MORE}{{0,3}}(?: ?\([a-z]{{2}}\))?"
_FLAT_BEHIND = (  # each part after a mark or a blank, so that there is one way only to read it
    rf"(?:(?:[,.]{{1,2}}[ \n]?|[ \n])(?!(?:{FUNCTION}|{HEADS})\b)"
    r"(?:[^\W\d_]{1,5}|\d[\w/ºª°-]{0,7}|[a-z]\d[\w/-]{0,5})(?![\w/-])){0,8}?"
)
_TOWN_BEHIND = re.compile(rf"{_FLAT_BEHIND}[.]?(?P<gap>,?[ \n])(?P<code>{_POSTAL}),? (?P<town>{_TOWN})(?!\w)", re.IGNORECASE)
#: A town with its state or province, and the code behind them.
_CAPITALS = r"(?-i:[A-ZÀ-Þ])[\w'’.-]*"
_OVERSEAS = re.compile(
    rf"[.]?,?[ \n]{_CAPITALS}(?: {_CAPITALS}){{0,2}},? (?:(?-i:[A-Z]{{2}}),? \d{{5}}(?:-\d{{4}})?|"
    rf"(?:\(?{_CAPITALS}\)? )?[a-z]\d[a-z] ?\d[a-z]\d|(?-i:NSW|VIC|QLD|WA|SA|TAS|ACT|NT),? \d{{4}})(?!\w)",
    re.IGNORECASE,
)
_TOWN_LAST = re.compile(rf"(?:\A|[,\s]){_POSTAL},? (?!\w\w\Z){_TOWN}(?:, {_CAPITALS})?\Z", re.IGNORECASE)
#: An address that ends with such a code, which no state of the USA stands before.
CODE_LAST = re.compile(rf"(?<![A-Z]{{2}})[, \n]{_POSTAL}\Z", re.IGNORECASE)
_FORCES = "bfpo \\d{1,4}"
#: Letters and digits, both behind the blank: `A34 road` is none (Eircode's finder, routing keys and unique identifiers).
EIRCODE = r"[ac-fhknprtv-y]\d[\dw] ?(?=[a-z]*\d)(?=\d*[a-z])[ac-fhknprtv-y\d]{4}"
#: Postcodes of the United Kingdom and of Ireland.
_UK = rf"(?:[a-z]{{1,2}}\d[a-z\d]? ?\d[a-z]{{2}}|{EIRCODE}|{_FORCES})"
_CODE_WITHIN = re.compile(rf"[ ,\n]{_UK}(?![\w])(?=[ ,\n])", re.IGNORECASE)
_INWARD = r"(?:(?<=[a-z]\d)|(?<=[a-z]\d\d)|(?<=[a-z]\d[a-z]))[ \n](?!1st|2nd|3rd|\dth)\d[a-z]{2}"
_CODE = re.compile(rf"(?:,?[ \n]{{1,2}}{_UK}|{_INWARD}|(?<=bfpo) \d{{1,4}})(?!\w)", re.IGNORECASE)
#: A county of Ireland behind a town.
_COUNTY = re.compile(
    r"(?:(?<=\bco)|,?[ \n](?:co|county))\.? (?:antrim|armagh|carlow|cavan|clare|cork|derry|londonderry|donegal|down|dublin|fermanagh|"
    r"galway|kerry|kildare|kilkenny|laois|leitrim|limerick|longford|louth|mayo|meath|monaghan|offaly|roscommon|sligo|tipperary|tyrone|waterford|westmeath|"
    r"wexford|wicklow)(?!\w)",
    re.IGNORECASE,
)
#: A town and the number of a British Forces Post Office behind a street.
_FORCES_BEHIND = re.compile(rf"(?:,? |,?\n)(?:{_CAPITALS}[, \n]{{1,2}}){{1,4}}{_FORCES}(?!\w)", re.IGNORECASE)
#: A state of the USA behind its town, where no code follows; those that are words, too, only at the end of what is said.
_STATE = re.compile(
    r"(?:, ?|\n)(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[DINOST]|N[CDEHJMVY]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|"
    r"(?:HI|IN|MA|ME|OH|OK|OR)(?=[.,;\n]|\Z))"
    r"(?!\w)"
)
OFFICE = re.compile(rf"{_FORCES}\Z", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?:{_UK}|[a-z]\d[a-z] ?\d[a-z]\d|(?:nsw|vic|qld|tas) \d{{4}}|\d{{5}}|\b(?:{_COUNTRIES}))\Z",
    re.IGNORECASE,
)


def ends(text: str, start: int, end: int) -> int:
    """Where an address ends, without the words that end none, with the postcode, the town and the country behind it (code points)."""
    end = _cut(text, start, end)
    if text[end : end + 1] == ")" and text.rfind("(", max(start, end - 3), end) >= 0:
        end += 1
    county = _COUNTY.match(text, end)
    end = county.end() if county else end
    if not ended(text, start, end):
        town = _TOWN_BEHIND.match(text, end)
        behind = (
            _CODE.match(text, end)
            or _FORCES_BEHIND.match(text, end)
            or _OVERSEAS.match(text, end)
            or (town if town and _is_town(town) else None)
        )
        state = _STATE.match(text, end) if behind is None and any(map(str.isdigit, text[start:end])) else None
        end = behind.end() if behind else state.end() if state else end
    return country(text, end) if ended(text, start, end) else end


def country(text: str, end: int) -> int:
    """Where an address ends that has ended here but for the country."""
    found = _COUNTRY.match(text, end)
    return found.end() if found else end


def _cut(text: str, start: int, end: int) -> int:
    """Where an address ends without what goes on behind it: words of a sentence, a label in the next line."""
    if tail := _TAIL.search(text, max(start, end - BEFORE), end):
        end = tail.start()
    codes = [*_CODE_WITHIN.finditer(text, max(start, end - BEFORE), end)]
    if codes and not _COUNTRY.match(text, codes[-1].end()):
        return codes[-1].end()
    line = text.rfind("\n", start, end)
    named = any(map(str.isdigit, text[line:end])) or is_place(text[line + 1 : end]) or _COUNTRY.match(text, line, end)
    if line > start and not named:
        label = known(text[line + 1 : end].lower().partition(" ")[0]) and is_place(text[text.rfind("\n", start, line) + 1 : line])
        return line if label or ended(text, start, line) else end
    return end


def _is_town(found: re.Match[str]) -> bool:
    """Whether what stands behind an address is a code and a town: a town has a capital, and a year in a sentence is no code."""
    year = re.match("(?:19|20)..$", found["code"]) and (found["gap"] == " " or not found["town"][0].isupper())
    return not year and (found["town"][0].isupper() or found.string.islower())


def ended(text: str, start: int, end: int) -> bool:
    """Whether an address ends with what no other part follows but a country: a postcode, a town behind its code, or a country itself."""
    low = max(start, end - BEFORE)
    return _ENDS.search(text, low, end) is not None or _TOWN_LAST.search(text[low:end]) is not None
