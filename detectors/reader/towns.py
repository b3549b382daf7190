"""A postal code of the continent and the town beside it.

Forms of the codes: Universal Postal Union, "Addressing systems", one leaflet a country. Three digits: IS; four: AT BE BG CH CY DK HU LI LU
NO SI; five: DE EE ES FI FR HR IT LT MC ME RS SM TR UA; six: RO; `000 00`: CZ GR SE SK; `0000 AA`: NL; `00-000`: PL; `0000-000`: PT;
`LV-0000` and `AAA 0000` (MT) behind the town. All may have the letters of the country before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detectors.names.lists import some
from detectors.reader.behind import country
from detectors.reader.edges import FUNCTION
from detectors.reader.gate import known
from detectors.reader.regions import is_region, is_town, key
from detectors.reader.streets import MONTHS

_ICELAND = some("reykjavik kopavogur hafnarfjordur akureyri keflavik selfoss gardabaer mosfellsbaer isafjordur husavik egilsstadir")
#: A code, its first digit first so that it is quickly found.
_CODE = re.compile(
    r"\d(?<![\w.,/:+€$£§]\d)(?:\d{3} ?(?:[A-Z]{2}|[a-z]{2})(?!\w)|\d{3}-\d{3}|\d-\d{3}|\d{2} \d{2}|\d{3,5}|\d{2})(?![\w-]|[.,/]\d|\.\w)"
)
#: The letters of a country before a code, what stands between a code and its town.
_LAND, _GAP = re.compile(r"(?<![\w-])[A-Z]{1,3}-\Z", re.IGNORECASE), re.compile(r"(?:,? |,?\n)(?=[^\W\d_]|['’]s)")
#: What the codes of Latvia and of Malta's towns begin with; these stand behind the town.
_LETTERS = re.compile(
    r"(?<![\w.-])(?:LV[- ]|(?:ATD|B(?:BG|KR|ML|RG|ZN)|DGL|F(?:GR|NT|RN)|G(?:DJ|HR|RB|SM|SR|XQ|ZR)|HMR|I(?:KL|SL)|K(?:CM|KP|KR)|L(?:JA|QA)|"
    r"M(?:DN|EC|FN|GR|QB|RS|SD|SK|ST|TF|TP|XK|XR)|N(?:DR|XR)|P(?:BK|EM|LA|TA)|Q(?:NT|RD|RM)|RBT|S(?:FI|GN|GW|LM|LZ|NT|PB|TJ|TV|VR|WQ)|T(?:RX|XN)|"
    r"V(?:CT|LT|RC)|X(?:BX|GH|JR|RA|WK)|Z(?:BB|BG|BR|RQ|TN)) )\Z",
    re.IGNORECASE,
)
_BEFORE_BARE = re.compile(r"[^\W\d_](?:,? |,?\n)\Z")
#: A state of the USA before a code: what follows is no town.
_STATE = re.compile(
    r"(?<!\w)(?:(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])|alabama|"
    r"alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|"
    r"louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|"
    r"new mexico|new york|carolina|"
    r"dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming|"
    r"(?<=, )[a-z]{2}|(?<=\n)[a-z]{2}),?[ \n]\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"['’]?[^\W\d_][^\W\d_'’.-]*(?:['’.-]{1,2}[^\W\d_]+)*\.?")
#: A region behind a town: a word or two that are known as one, any before a country, or the letters of a province.
_REGION = re.compile(r"(?:, |,?\n)(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){0,3}?)(?=[.,;\n)]|\Z| (?:[^\W\d_]*[a-z]|[–(-]))")
_BRACKET = re.compile(r" ?\(([^\W\d_][^()\n\d]{0,30})\)")
#: A province of Italy behind a town where nothing has capitals.
_PROVINCE = re.compile(rf" (?!(?:{FUNCTION}|to|so|me|no|or|am|pm|go|do|if|ok|hi|us|be|as|up|an|re)\b)[a-z]{{2}}(?=,? ital|\n|,|\)|\Z)")
_SMALL = some("am an der die das den im ob bei beim b d de del della dei di da do dos das la le les l lo el los las i y e en et sur sous "
              "aux sul nad pod upon aan ten op den het lez")  # fmt: skip
#: No state's name, nor a town's of three words before its code, has more code points (twice as many for the town).
_LONGEST = 20
#: Numbers of four digits that begin so are years as well.
_CENTURIES = ("18", "19", "20")
#: What follows a town and is no part of its name.
_NO_TOWN = some(
    "tel telefon telephone phone fax mobile mob mail email e-mail ref attn vat iban siret siren cif nif p.iva piva dear from to and"
)
_MORE = re.compile(
    r"(?: cedex(?: \d{1,2}(?!\d))?)?(?: ?[-–] ?(?-i:[A-ZÀ-ÞČŠŽŁŚ])[^\W\d_]+)?(?: \d{1,2}(?![\w:%/°]|[.,]\d))?"
    r"(?: (?:(?-i:[A-ZÆØÅ]{1,3})|[cknsv]|[ns][vø])(?![\w’']|\.\w))?"
    r"(?:/[^\W\d_]+)?(?:,? (?:(?:jud|pow|woj|okr|obl)\. ?[^\W\d_-]+|sector(?:ul)? \d))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A code and its town: where both begin and end (code points), whether the town is known, whether the code is more than digits.

    `doubtful` says that it may be a year and a town in a sentence.
    """

    start: int
    end: int
    known: bool
    sure: bool
    doubtful: bool


def posts(text: str, cased: bool) -> list[Post]:
    """The codes in a text with the towns beside them, in order."""
    return [post for found in _CODE.finditer(text) if (post := _post(text, found.group(), found.start(), cased))]


def _post(text: str, code: str, start: int, cased: bool) -> Post | None:
    if code[-1].isalpha():  # of the Netherlands, if a town follows
        gap = _GAP.match(text, start + len(code))
        if gap and (post := _with_town(text, code, start, gap, cased)):
            return post
        code = code[:4]
    end, before = start + len(code), text[max(0, start - _LONGEST) : start]
    land = _LAND.search(before)
    if before[-1:] == "-" and land is None:
        return None
    if len(code) == 4 and (letters := _LETTERS.search(before)):
        return Post(start - len(letters.group()), end, True, True, False)
    gap = _GAP.match(text, end)
    post = _with_town(text, code, start - (len(land.group()) if land else 0), gap, cased) if gap else None
    return post or (_town_before(text, code, start) if land is None else None)


def _with_town(text: str, code: str, start: int, gap: re.Match[str], cased: bool) -> Post | None:
    """A code and the town behind it, unless it may well be a year, a number or the code of another continent."""
    end, known, name = _town(text, gap.end(), cased)
    digits, land = code.isdigit(), not text[start].isdigit()
    if end == 0 or (len(code) == 3 and key(name) not in _ICELAND) or (code[-1].islower() and not known):
        return None
    if len(code) == 5 and _STATE.search(text, max(0, start - _LONGEST), start):
        return None
    year = digits and not land and len(code) == 4 and code[:2] in _CENTURIES
    if not known and (country(text, gap.end() - 1) > gap.end() or (digits and not land and len(code) == 6)):
        return None
    if gap.group() != " " and (year or not (known or land or not digits)):
        return None
    doubtful = year and text[start - 1 : start] != "\n"
    return None if doubtful and not known else Post(start, end, known, land or not digits, doubtful)


def _town_before(text: str, code: str, start: int) -> Post | None:
    """A code behind a town that is known: Göttingen 37073."""
    low = max(0, start - 2 * _LONGEST)
    if len(code) not in (4, 5, 6) or "-" in code or not (code[-1].isdigit() and _BEFORE_BARE.search(text, max(0, start - 3), start)):
        return None
    if len(code) == 4 and code[:2] in _CENTURIES:
        return None
    for word in [*_WORD.finditer(text, low, start)][-3:]:
        if (word.start() > low or low == 0) and is_town(text[word.start() : start].rstrip(", \n")):
            return Post(word.start(), start + len(code), True, False, len(code) == 4)
    return None


def _town(text: str, start: int, cased: bool) -> tuple[int, bool, str]:
    """Where a town ends that begins here (0: there is none), whether it is known, its name."""
    words: list[re.Match[str]] = []
    at = start
    while len(words) < 6 and (word := _WORD.match(text, at)):
        words.append(word)
        at = word.end() + 1
        if text[word.end() : at] != " ":
            break
    if not words or (cased and not _capital(words[0].group())):
        return 0, False, ""
    for number in range(len(words), 0, -1):
        name = text[start : words[number - 1].end()].rstrip(".")
        if is_town(name):
            return _behind(text, words, number, cased), True, name
    first = words[0].group().strip(".").lower()
    if first in _NO_TOWN or (not cased and known(first)) or (len(first) < 2 and (len(words) < 2 or words[0].group()[-1] != ".")):
        return 0, False, ""
    return _behind(text, words, 1, cased), False, words[0].group().strip(".")


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0] in "'’"


def _behind(text: str, words: list[re.Match[str]], number: int, cased: bool) -> int:
    """The end of a town of so many words at least, with those behind it that belong to it: Klagenfurt am Wörthersee, Praha 3, Roma RM."""
    end = words[number - 1].end()
    for at in range(number, len(words)):
        low = words[at].group().lower()
        if low.strip(".") in _NO_TOWN:
            break
        if not cased:
            if text.isupper() or known(low) or not low.isalpha() or len(low) < 3 or end < words[at].start() - 1:
                break
            end = words[at].end()
            continue
        if low in MONTHS:
            break
        before = words[at - 1].group()
        if words[at].group()[0].isupper() and (before[-1] != "." or len(before) < 3 or before[0].islower()):
            end = words[at].end()
        elif low.strip(".") not in _SMALL:
            break
    end = end - (text[end - 1] == ".")
    more = _MORE.match(text, end) if cased else _PROVINCE.match(text, end) or _MORE.match(text, end)
    end = more.end() if more else end
    bracket = _BRACKET.match(text, end)
    end = bracket.end() if bracket and _region(bracket[1], cased) else end
    region = _REGION.match(text, end)
    return region.end() if region and _lies(text, region, cased) else end


def _lies(text: str, region: re.Match[str], cased: bool) -> bool:
    """Whether what stands behind a town and a comma is the region in which it lies."""
    name = region["name"]
    if country(text, region.start()) > region.start() or (cased and not all(map(_capital, name.split(" ")))):
        return False
    before_country = country(text, region.end()) > region.end() and not known(name.lower())
    return is_region(name) or before_country or (cased and (is_town(name) or (len(name) == 2 and name.isupper())))


def _region(name: str, cased: bool) -> bool:
    """Whether what stands in brackets behind a town says in which region it lies: (MI), (La Rioja)."""
    return len(name) == 2 or is_town(name) or (all(map(_capital, name.split())) if cased else not all(map(known, name.split())))
