"""Where an address begins and ends, if the model began it too late or ended it too soon, or took in the word behind it."""

from __future__ import annotations

import re

from detectors.names.lists import is_place, some
from detectors.reader.gate import WAYS, known

#: How far before an address what is missing may begin.
BEFORE = 60
#: Words that no street holds.
FUNCTION = (
    "i|is|at|my|our|his|her|your|their|about|for|from|to|of|and|the|writing|live|lives|with|has|was|had|but|or|near|opposite|by|on|off|who|"
    "which|where|when|it|he|she|they|we|you|not|no|there"
)
#: Words with which no address begins.
HEADS = (
    "attended|visited|come|came|go|goes|went|moved|live|lives|living|address|located|based|send|sent|deliver|delivered|"
    "it's|its|is|at|to|in|from|for"
)
_WORD = rf"(?!(?:{FUNCTION}|{HEADS})\b)[^\W\d_][\w'’-]*"
_UNIT, _HOUSE = r"(?:flat|unit|apt\.?|apartment|room|suite|plot|block|house|no\.?)", r"\d{1,4}[a-z]?"
_EDGE, _RANGE = r"(?<![\w£$€./,-])", " ?(?:[-/–]|to) ?"
#: What is missing before an address that begins with a number, and before one that does not; a year is no number of a house.
_BEFORE_NUMBER = re.compile(
    rf"{_EDGE}(?:(?:{_UNIT}|ward|bed|pitch|berth|caravan|chalet|floor|c/o|land (?:adj\.?|adjacent) to),? |"
    rf"(?:{_UNIT} )?{_HOUSE}{_RANGE}|\d[fg]\d[, \n]{{1,2}})\Z",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"{_EDGE}(?:(?:block|unit|building|tower) [a-z], |"
    rf"(?:{_UNIT} )?(?!(?:19|20)\d\d[^\d])(?:\d[fg]\d|{_HOUSE}(?:{_RANGE}{_HOUSE})?)[, \n]{{1,2}})\Z|"
    r"(?<![.?!] )(?<!\A)(?-i:The )\Z",
    re.IGNORECASE,
)
#: A whole street that ends with the address's first word, or just before it.
_WAY = rf"(?:{'|'.join(sorted(WAYS))})"
_STREET_BEFORE = re.compile(rf"{_EDGE}{_HOUSE}(?:{_RANGE}{_HOUSE})?,? (?:[a-z][\w'’-]*,? ){{1,3}}{_WAY}[, \n]{{0,2}}\Z", re.IGNORECASE)
#: A number and the word for a street in Wales; such a street that ends just before the address, or with its first word.
_WELSH_WAY = (
    rf"{_EDGE}{_HOUSE}(?:{_RANGE}{_HOUSE})?,? (?:heol|ffordd|stryd|l[oô]n|rhodfa|clos|cilgant|maes|rhiw|teras|parc|gerddi|d[oô]l|coed|cae|"
    r"bryn|llwyn|erw)(?: (?:y|yr))?"
)
WELSH_WAY = re.compile(rf"{_WELSH_WAY} \Z", re.IGNORECASE)
_WELSH_STREET = re.compile(rf"{_WELSH_WAY}(?: [^\W\d_][\w'’-]*){{1,3}}[, \n]{{0,2}}\Z", re.IGNORECASE)
#: What houses without a number are called: what such a name ends with, and what it begins with in Wales.
HOUSE_WORDS = some(
    "house cottage cottages lodge farm farmhouse barn mill manor hall villa grange bungalow forge rectory vicarage "
    "gatehouse tower court croft"
)
_HOUSE_WORD = f"(?:{'|'.join(sorted(HOUSE_WORDS))})"
_BEHIND = rf"(?:\b(?:at|to|is|address|from|of)[: ] ?|[\n:,;] ?|\A)(?!(?:an?|my|his|her|our|your|their|this|that|the) {_HOUSE_WORD}\b)"
_WORDS_BEFORE = rf"(?:{_WORD} ){{1,2}}"
_WELSH = "(?:t[yŷ]|plas|llys|bryn|maes|cwrt|cae|nant)"
#: The name of a house before the address, and the rest of it where the address begins with its last word.
_NAME_BEFORE = re.compile(
    rf"{_BEHIND}(?P<name>(?:(?:the )?{_WORDS_BEFORE}{_HOUSE_WORD}|{_WELSH} [^\W\d_]+)[, \n]{{1,2}}|"
    rf"the {_WORDS_BEFORE}(?!(?:flat|address|property|place|home|site|branch|shop|office|same)\b)[^\W\d_]+[,\n][ \n]?)\Z|"
    rf"{_BEHIND}(?P<number>{_HOUSE},? {_WORDS_BEFORE})\Z",
    re.IGNORECASE,
)
#: A house that hardly any person is called after.
HOUSE = re.compile("(?:house|cottages?|farm|farmhouse|lodge|barn|grange|bungalow|rectory|vicarage)[ ,\n]", re.IGNORECASE)
#: A part of an address that says so.
_UNIT_NAMED = r"(?:annexe?|(?:flat|unit|ward|room|suite|block|apartment|apt|bed|pitch|lot) \w{1,3})\b"
UNIT = re.compile(_UNIT_NAMED, re.IGNORECASE)
#: A flat, and in what it is.
_UNIT_BEFORE = re.compile(rf"(?<!\w){_UNIT_NAMED}(?:,?[ \n](?:the )?{_WORD}){{1,4}}[, \n]{{1,2}}\Z", re.IGNORECASE)
IN_WALES = re.compile(rf"{_WELSH} ", re.IGNORECASE)
_REST_BEFORE = re.compile(rf"{_BEHIND}(?P<name>(?:the )?{_WORDS_BEFORE})\Z", re.IGNORECASE)
_HOUSE_FIRST = re.compile(rf"{_HOUSE_WORD}(?:[,\n]| \d)", re.IGNORECASE)
#: Words with which no address ends: what was written behind it goes on with them.
_TAIL = re.compile(
    r"(?:[,.;]?\s+(?:pls|please|plz|thanks|thx|regards|cheers|ref|tel|phone|telephone|mob|mobile|email|e-mail|fax|dob|asap|and|is|on|at|to|for|"
    r"from|with|the|has|was|but|which|since|now|where|around|until|before|after|(?:around|until|before|after|about) [^\n]*))+\Z",
    re.IGNORECASE,
)
#: Streets of the continent and of Latin America up to their number: they begin with a word for a street, or end with one. Those that are
#: English, too, need a capital.
ROMANCE = (
    "(?-i:Via|VIA|Place|PLACE|Plaza|PLAZA|Avenue|AVENUE|Boulevard|BOULEVARD)|viale|vicolo|piazza|piazzale|corso|largo|rua|travessa|alameda|"
    "jardim|praça|praca|estrada|av|avda|avenida|rue|allée|impasse|chemin|quai|bd|calle|carrera|paseo|rambla|camino|carretera|ul|ulica|"
    "aleja|strada|calea|nám|náměstí|odos"
)
_GERMANIC = (
    "str|straße|strasse|gasse|weg|platz|allee|ring|damm|ufer|straat|laan|gracht|plein|kade|dijk|gatan|gata|gate|gaten|vägen|vagen|veien|vei|"
    "vej|gade|katu|tie"
)
_NAMED = r"[^\W\d_][\w'’-]*"
_OF_ROMANCE = rf"(?<!\w)(?:{ROMANCE})\b\.? (?:{_NAMED}\.?,? ){{1,5}}(?:n[.ºo°]\.? ?)?#?"
_OF_GERMANIC = rf"(?<!\w)(?:(?!(?:{FUNCTION}|{HEADS}|will|be)\b)(?-i:[A-ZÀ-Þ])[\w'’-]+ ){{0,2}}(?:{_NAMED})?(?:{_GERMANIC})\b\.?,? ?"
_ABROAD = tuple(re.compile(rf"{street}\Z", re.IGNORECASE) for street in (_OF_ROMANCE, _OF_GERMANIC))
#: Such a street with its number, which the model takes for a place or a person.
ABROAD = re.compile(
    rf"(?:{_OF_ROMANCE}|{_OF_GERMANIC})\d{{1,4}} ?[a-z]?(?:[/-]\d{{1,4}}){{0,2}}(?=[,.\n]| m\.|\Z| \d{{4,5}} )", re.IGNORECASE
)
_TO_NUMBER = re.compile(r"[^\d\n]{0,30}(?=\d)")
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
#: `In der Au 5` is a street.
_HEAD = re.compile(rf"(?:(?:{HEADS})[: ]+(?!d[eai][rnms]?\b|het\b|la\b))+(?=\w)", re.IGNORECASE)
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
_FIRST_WORD = re.compile(r"[^\W\d_]*")
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
#: A house, its number, a flat in it, care of whom: what is missing before an address may be so many things.
_STEPS = 4


def begins(text: str, start: int, least: int) -> int:
    """Where an address begins that begins here at the latest and at `least` there, with all that is missing before it (code points)."""
    if head := _HEAD.match(text, start):
        start = head.end()
    start = _abroad(text, start)
    for _ in range(_STEPS):
        start, last = _earlier(text, start, least), start
        if start == last:
            break
    return start


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


def _abroad(text: str, start: int) -> int:
    """Where an address begins whose street is called as in another country, however much the street looks like a person."""
    number = _TO_NUMBER.match(text, start)
    if number is None:
        return start
    low = max(0, start - BEFORE)
    found = (street.search(text[low : number.end()]) for street in _ABROAD)
    return min([start, *(low + each.start() for each in found if each)])


def _earlier(text: str, start: int, least: int) -> int:
    """Where an address begins that begins here at the latest: with the number, the flat, the street or the house before it."""
    low = max(least, start - BEFORE)
    before, word = text[low:start], _FIRST_WORD.match(text, start)
    found = (_BEFORE_NUMBER if text[start].isdigit() else _BEFORE_WORD).search(before)
    if found is None and word is not None and word.group():
        ways = (way.search(said) for way in (_STREET_BEFORE, _WELSH_STREET) for said in (before + word.group(), before))
        found = next((way for way in ways if way), None)
    if found is None:
        found = _UNIT_BEFORE.search(before)
    if found is None:
        found = (_REST_BEFORE if _HOUSE_FIRST.match(text, start) else _NAME_BEFORE).search(before)
    return start if found is None else low + found.start(found.lastgroup or 0)
