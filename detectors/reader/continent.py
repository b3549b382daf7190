"""Addresses of the continent, told by their form: a code and a town, before them a number and what a street is called.

The model was trained on English text. It begins such an address too late or too early where the words around it are not English, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detectors.names.lists import fold, some
from detectors.reader.edges import FUNCTION, HEADS, HOUSE_WORDS, country
from detectors.reader.gate import WAYS, known
from detectors.reader.run import DATES
from detectors.reader.streets import BEHIND, BOXES, COUNTED, ENDINGS, FRONT, HOUSES, MONTHS, UNITS
from detectors.reader.towns import Post, is_town, key, posts

#: Words and code points at most between the beginning of an address and its code.
_MOST, _FAR = 22, 180
_TOKEN = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_FUNCTION = frozenset(FUNCTION.split("|")) - some("i on or by of")
#: Small words within the names of streets.
_SMALL = some(
    "de du des d l la le les el los las del della dello delle dei degli di da do dos das e y et i von vom zum zur der den dem die das am an im "
    "in auf aan op het ten ter te van na nad pod u ve v za pri od ob sur sous aux au il lo gli the of upon san sao santa al kneza kralja "
    "bis ter quater bana og till til ved pa i gen ks sw dr prof inz mjr marsz hl b d c th tv st mf r/c rc"
)
_NUMBER = re.compile(r"(?:n[.ºo°]{0,2}|nr\.?|no[.:]?|№|#|bl|br)?\d{1,4}(?:[a-z]|bis|ter)?(?:[-–/.]\w{1,12})*[.,]?", re.IGNORECASE)
_BARE = re.compile(r"(?:s/n|snc|s\.n\.c?|km|№|č\.p|c\.p)[º.,]*", re.IGNORECASE)
#: What says that a street or a house is named.
_NAMED = FRONT | HOUSES | BOXES
_LABELS = some("nr no n nº n° num br č.p c.p huisnummer")
#: Behind a street's kind that comes first: Straße des 17. Juni, Laan van Meerdervoort.
_GENITIVE = some("des der van von den de am zum zur")
#: With these begin names of streets, where they have a capital.
_BEFORE = some("Am An Auf Im In Ob Unter Zum Zur Hinter Vor Beim Bei Op Aan Ved Na U Pod Nad Za Pri Pod Pot Aux Lieu-dit Lieu-Dit")
#: Behind these stands where somebody is.
_ENGLISH = some("in at to is on a i by or")
_HEAD = re.compile(rf"(?:{HEADS}|yes|no|adresse|adres|domicilio|residente|wohnhaft|demeurant|bytem|address)[,:]?", re.IGNORECASE)
_LOCATIVE = some("an in auf bei nach zu au à a en em op te på til till na w do în at to at is")


_LETTERS = re.compile(r"[^\W\d_]+")
#: What stands before a town behind its street.
_APART = re.compile(r"[\w.](?:, |,?\n)\Z")
#: A street behind the town: 4024 Debrecen, Piac u. 20.
_HUNGARIAN = re.compile(
    r"(?:,? |,?\n)(?:[^\W\d_][\w.-]*\.? ){1,4}?(?:utca|út|útja|tér|tere|krt\.?|körút|köz|sétány|fasor|u\.|rakpart|sor|dűlő) \d{1,4}(?:[/-]\w{1,3})*"
    r"(?:\.?,? (?:[IVX]{1,4}[./]\w{0,3}|\d{1,2}\.(?: ?em(?:elet|\.)?)|(?:fszt|fsz|földszint|ajtó|em|lph|lház)\b\.?|\d{1,3}(?![\w])))*",
    re.IGNORECASE,
)


def addresses(text: str, places: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Where addresses with a code and a town stand in a text (code points), in order.

    `places` are those that may be towns: behind a street and a comma they need no code.
    """
    cased = not (text.islower() or text.isupper())
    made: list[tuple[int, int]] = []
    coded = posts(text, cased)
    for start, end in places:
        if _APART.search(text, max(0, start - 3), start) and is_town(text[start:end]) and not any(p.start < end and start < p.end for p in coded):
            coded.append(Post(start, end, True, False, True))
    for post in sorted(coded, key=lambda each: each.start):
        least = made[-1][1] if made else 0
        if post.start < least:
            continue
        start, end = _start(text, post, least, cased), post.end
        if start == post.start:
            end = _street_behind(text, post)
            if end == post.end:
                continue
        made.append((start, country(text, end)))
    return made


def says(text: str) -> bool:
    """Whether a word for a street, a house or a part of one stands in a text."""
    words = [key(word) for word in _LETTERS.findall(text)]
    return any(word in WAYS or word in HOUSE_WORDS or word in _NAMED or word in BEHIND or _ends(word) for word in words)


def _start(text: str, post: Post, least: int, cased: bool) -> int:
    """Where the address begins that ends with this code and town; at the code itself if none does."""
    low = max(least, post.start - _FAR)
    tokens = _run(text, low, post.start, cased and not text[low : post.start].islower())
    if not tokens:
        return post.start
    words = [_word(token.group()) for token in tokens]
    street = _street(words, tokens, cased, post)
    if street is None:
        street = _unnamed(words, tokens, cased, post)
    if street is None:
        return post.start
    first = tokens[_house(words, tokens, street)]
    core = _CORE.search(first.group())
    return low + first.start() + (core.start() if core else 0)


def _word(token: str) -> str:
    if token[:2].lower() == "c/" and token[2:3] not in "oO" or token.lower() == "c/":
        return "c/"
    core = _CORE.search(token)
    return key(core.group()) if core else ""


def _run(text: str, low: int, start: int, cased: bool) -> list[re.Match[str]]:
    """The words before a code that may belong to its address."""
    before = text[low:start]
    tokens = [*_TOKEN.finditer(before)][-_MOST:]
    if tokens and low and tokens[0].start() == 0 and not text[low - 1].isspace():
        tokens = tokens[1:]
    end = len(before)
    first = number = len(tokens)
    while number > 0:
        number -= 1
        token = tokens[number]
        if before.count("\n", token.end(), end) > 1:
            break
        if not (_belongs(token.group(), cased) or _last_of_name(tokens, number) or _letter(tokens, number)):
            nearest = next((at for at in range(number - 1, max(-1, number - 4), -1) if _word(tokens[at].group()) in _NAMED), None)
            if cased or nearest is None or not all(map(_may, (each.group() for each in tokens[nearest : number + 1]))):
                break
            number = nearest
        first, end = number, tokens[number].start()
    return tokens[first:]


def _last_of_name(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word without a capital ends the name of a street: Mlynské nivy 10, Trg svobode 3."""
    word = tokens[at].group()
    behind = at + 1 < len(tokens) and _is_number(tokens[at + 1].group())
    return behind and at > 0 and word.isalpha() and tokens[at - 1].group()[0].isupper() and not known(word.lower())


def _letter(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a letter is the name of a part of a building, or a king's number: bât. a, boris i 115."""
    if len(_word(tokens[at].group())) != 1 or at == 0:
        return False
    before = tokens[at - 1].group()
    behind = at + 1 < len(tokens) and _is_number(tokens[at + 1].group())
    return behind or before[-1] == "." or _word(before) in HOUSES | UNITS or _is_number(before)


def _may(token: str) -> bool:
    """Whether a word that is English, too, may be one of a street's name."""
    word = re.split("['’]", _word(token))[0]
    return token[-1] not in ":;!?." and word not in _FUNCTION | _ENGLISH | DATES | COUNTED


def _belongs(token: str, cased: bool) -> bool:
    low = token.strip(".,()\"'’„“”«»")
    folded = key(low)
    if not low or _BARE.fullmatch(token):
        return token in ("-", "–", "№") or bool(low)
    if token[-1] in ":;!?" and folded not in ("no", "d", "nr"):
        return False
    if folded in COUNTED and folded not in _NAMED | UNITS:
        return False
    if any(map(str.isdigit, low)):
        return len(low) <= (18 if "/" in low else 8) and ":" not in low and not (token[-1] == "." and len(low) > 3)
    if token[-1] == "." and len(low) > 6 and not _ends(folded):
        return False
    if not cased and low in _ENGLISH:
        return False
    if folded in _SMALL or folded in _NAMED or folded in UNITS or folded in MONTHS or folded in BEHIND:
        return True
    if token.endswith((".", ".,")) and len(low) < 5 and low.islower():
        return low not in _FUNCTION
    if re.split("['’]", low.lower())[0] in _FUNCTION:
        return False
    return low.lower() != low or len(low) < 3 or (not cased and not known(low)) or _ends(folded)


def _ends(word: str) -> bool:
    return word.endswith(ENDINGS)


def _is_number(token: str) -> bool:
    return _NUMBER.fullmatch(token) is not None or _BARE.fullmatch(token) is not None


def _street(words: list[str], tokens: list[re.Match[str]], cased: bool, post: Post) -> int | None:
    """The first word of the street in a run: one that is said before its name, or ends it, and has a number.

    A word that is English, too, says so only before a town that is known.
    """
    numbers = [at for at, token in enumerate(tokens) if _is_number(token.group())]
    if not numbers:
        return None
    for at, word in enumerate(words):
        if not (post.sure or (post.known and not post.doubtful)) and known(word):
            continue
        if word in BOXES and at < numbers[-1]:
            return at
        if _is_front(word, at, words, numbers):
            if at + 1 == numbers[-1] or (at + 1 in numbers and at - 1 not in numbers and not _goes_on(words, tokens, at)):
                return _named(words, tokens, at, cased)
            return at - 1 if at - 1 in numbers else at - 2 if at > 1 and words[at - 1] in ("bis", "ter") else at
        if (_ends(word) or (word in BEHIND and at)) and (at + 1 in numbers or (at + 2 in numbers and words[at + 1] in _LABELS)):
            first = _named(words, tokens, at, cased)
            if first < at or word not in ENDINGS:
                return first
        if cased and tokens[at].group() in _BEFORE and at < numbers[-1] and (post.known or post.sure) and not post.doubtful:
            return at
    return None


def _is_front(word: str, at: int, words: list[str], numbers: list[int]) -> bool:
    if word in FRONT or word.split(".")[0] in ("ul", "al", "str", "av", "nam", "pl", "tr") or word.startswith("c/"):
        return at < numbers[-1] or at - 1 in numbers
    return _ends(word) and at + 2 < len(words) and words[at + 1] in _GENITIVE and at < numbers[-1]


def _goes_on(words: list[str], tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a number behind a street's kind begins its name: ul. 3 Maja 17, Via 25 Aprile 9."""
    return at + 2 < len(words) and tokens[at + 1].group()[-1] != "," and words[at + 2].isalpha() and len(words[at + 2]) > 2


def _named(words: list[str], tokens: list[re.Match[str]], at: int, cased: bool) -> int:
    """The first word of a street whose last one is here."""
    first = at
    alone = words[at] in BEHIND or words[at] in ENDINGS
    for before in range(at - 1, max(-1, at - 4), -1):
        token = tokens[before].group()
        if token[-1] in ",:;)" or any(map(str.isdigit, token)) or _broken(tokens, before) or _HEAD.fullmatch(token):
            break
        if not (token.lstrip("(")[:1].isupper() if cased else _lower(words[before]) or (alone and before == at - 1)):
            break
        first = before
        if token[0] == "(":
            break
    return first


def _lower(word: str) -> bool:
    """Whether a word in a text without capitals may be one of a street's name."""
    return word not in _SMALL and not known(word) and not any(map(str.isdigit, word))


def _broken(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a line or a part ends with this word."""
    return tokens[at].group()[-1] == "," or "\n" in tokens[at].string[tokens[at].end() : tokens[at + 1].start()]


def _unnamed(words: list[str], tokens: list[re.Match[str]], cased: bool, post: Post) -> int | None:
    """The first word of a house where nothing says that there is a street: words and a number behind them."""
    if not (post.known or post.sure) or post.doubtful or not (COUNTED | MONTHS).isdisjoint(words):
        return None
    stops = _LOCATIVE if cased else _ENGLISH
    for number in range(len(tokens) - 1, 0, -1):
        if _is_number(tokens[number].group()) and not _is_number(tokens[number - 1].group()):
            first = number - 1
            while first > 0 and not _broken(tokens, first - 1) and tokens[first - 1].group() not in stops:
                first -= 1
            while first < number and (tokens[first].group().islower() if cased else words[first] in _ENGLISH):
                first += 1
            if first < number and _HEAD.fullmatch(tokens[first].group()):
                first += 1
            told = post.sure or not all(map(known, words[first:number]))
            return first if first < number and told else None
    return None


def _house(words: list[str], tokens: list[re.Match[str]], street: int) -> int:
    """The first word of what stands before the street: a house, a flat, care of whom."""
    return next((at for at in range(street) if words[at] in HOUSES), street)


def _street_behind(text: str, post: Post) -> int:
    """Where the street ends that stands behind the town, as in Hungary; at the town's end if there is none."""
    found = _HUNGARIAN.match(text, post.end)
    return found.end() if found else post.end
