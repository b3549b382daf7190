"""Addresses of the continent, told by their form: a code and a town, before them a number and what a street is called.

The model was trained on English text. It begins such an address too late or too early where the words around it are not English, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detectors.reader.edges import HOUSE_WORDS, country
from detectors.reader.gate import WAYS, known
from detectors.reader.parts import ENGLISH, FAR, HEAD, LOCATIVE, NAMED, Word, run
from detectors.reader.streets import (
    BEHIND,
    BOXES,
    CAPITAL,
    COUNTED,
    DOUBTFUL,
    ENDINGS,
    FRONT,
    GENITIVE,
    HOUSES,
    LABELS,
    MONTHS,
    SHORT,
    SMALL,
)
from detectors.reader.towns import Post, is_town, key, posts

#: With these begin names of streets where nothing has a capital.
_LOWER = ("am", "im", "zum", "zur", "de", "het", "t", "la", "le", "na", "pod", "ved", "nad", "aan")
#: With these begin names of houses that stand before the street.
_CALLED = ("Le", "La", "Les", "El", "Los", "Las", "LE", "LA", "LES", "EL", "LOS", "LAS", "Alte", "Alter", "Altes")
_LETTERS = re.compile(r"[^\W\d_]+")
#: What stands before a town behind its street, and between an address and what follows it.
_APART, _BETWEEN = re.compile(r"[\w.](?:, |,?\n)\Z"), re.compile(r",?[ \n]")
_REST = re.compile(r"(?:(?:, |,?\n| )[^\W\d_]+(?:[ -][^\W\d_]+)?)?(?:, |,?\n| )(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3})(?![\w-])")
#: Town, village.
_TOWN = re.compile(r"(?:гр|с|gr)\. \Z", re.IGNORECASE)
#: A street behind the town: 4024 Debrecen, Piac u. 20.
_BEHIND_TOWN = re.compile(
    r"(?:,? |,?\n)(?:(?:[^\W\d_][\w.-]*\.? ){1,4}?(?:utca|út|útja|tér|tere|krt\.?|körút|köz|sétány|fasor|u\.|rakpart|sor|dűlő) \d{1,4}(?:[/-]\w{1,3})*"
    r"(?:\.?,? (?:[IVX]{1,4}[./]\w{0,3}|\d{1,2}\.(?: ?em(?:elet|\.)?)|(?:fszt|fsz|földszint|ajtó|em|lph|lház)\b\.?|\d{1,3}(?![\w])))*|"
    r"(?:ul|bul|ул|бул|вул|просп)\. ?[\"„«]?(?:[^\W\d_][\w.-]* ?){1,4}[\"“”»]? (?:№ ?)?\d{1,4}\w?)",
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
        if made and post.sure and _BETWEEN.fullmatch(text, least, post.start):
            made[-1] = (made[-1][0], _last(text, post.end))  # a code behind the town
            continue
        start, end = _start(text, post, least, cased), post.end
        if start == post.start:
            behind = _BEHIND_TOWN.match(text, post.end)
            if behind is None or not (post.sure or post.known):
                continue
            end, prefix = behind.end(), _TOWN.search(text[max(0, post.start - 4) : post.start])
            start -= len(prefix.group()) if prefix else 0
        made.append((start, _last(text, end)))
    return made


def _last(text: str, end: int) -> int:
    """Where an address ends with the country behind it, or with the city, the code and the country behind a district."""
    rest = _REST.match(text, end)
    if rest and (last := country(text, rest.end())) > rest.end():
        return last
    return country(text, end)


def says(text: str) -> bool:
    """Whether a word for a street, a house or a part of one stands in a text."""
    words = [key(word) for word in _LETTERS.findall(text)]
    return any(word in WAYS or word in HOUSE_WORDS or word in NAMED or word in BEHIND or word.endswith(ENDINGS) for word in words)


def _start(text: str, post: Post, least: int, cased: bool) -> int:
    """Where the address begins that ends with this code and town; at the code itself if none does."""
    low = max(least, post.start - FAR)
    words = run(text, low, post.start, cased and not text[low : post.start].islower())
    if any(word.number for word in words):
        street = _street(words, cased, post)
        if street is None:
            street = _unnamed(words, cased, post)
    else:
        street = _without_number(words, post)
    return post.start if street is None else words[_house(words, street)].start


def _without_number(words: list[Word], post: Post) -> int | None:
    """The first word of a hamlet, an estate or a street without numbers, said to be one at the head of its part: Lieu-dit Le Chêne."""
    if post.doubtful or not words or not words[-1].last:
        return None
    for at, word in enumerate(words[:-1]):
        head = at == 0 or words[at - 1].last or not words[at - 1].capital
        said = word.key in FRONT | HOUSES and word.key not in DOUBTFUL
        if head and word.capital and (said or (word.said in _CALLED and (post.known or post.sure))) and words[at + 1 :] and not words[at].last:
            return at
    return None


def _street(words: list[Word], cased: bool, post: Post) -> int | None:
    """The first word of the street in a run: one that is said before its name, or ends it, and has a number."""
    last = max(at for at, word in enumerate(words) if word.number)
    for at, word in enumerate(words):
        if word.key in DOUBTFUL and not post.sure and (post.doubtful or not post.known):
            continue
        if word.key in BOXES and at < last:
            return at
        if _is_front(words, at, last):
            if at + 1 == last or (_number(words, at + 1) and not _number(words, at - 1) and not _goes_on(words, at)):
                return _named(words, at, cased)
            return _number_before(words, at)
        if word.key in SHORT and not _number(words, at + 1) and (number := _number_within(words, at)) is not None:
            return number
        if at + 1 < len(words) and (word.key.endswith(ENDINGS) or (word.key in BEHIND and at)) and _numbered(words, at):
            first = _named(words, at, cased)
            if first < at or word.key not in ENDINGS:
                return first
        if cased and word.said in CAPITAL and at < last and (post.known or post.sure) and not post.doubtful:
            return at
    return None


def _number(words: list[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].number


def _numbered(words: list[Word], at: int) -> bool:
    """Whether the number of a house follows a word: 5, nr. 5."""
    return words[at + 1].number or (words[at + 1].key in LABELS and _number(words, at + 2))


def _number_before(words: list[Word], at: int) -> int:
    """Where the number before a street begins, the street itself if it has none: n° 12 bis, rue."""
    first = at - 1 if _number(words, at - 1) else at - 2 if at > 1 and words[at - 1].key in ("bis", "ter", "quater") else at
    return first - 1 if 0 < first < at and words[first - 1].key in LABELS else first


def _number_within(words: list[Word], at: int) -> int | None:
    """The number of a house at the head of the part that a word for a street ends: 8 Georgiou Griva Digeni Str."""
    for before in range(at - 1, max(-1, at - 6), -1):
        if words[before].number:
            return before
        if words[before].last:
            break
    return None


def _is_front(words: list[Word], at: int, last: int) -> bool:
    word = words[at]
    if word.key in FRONT or word.key.split(".")[0] in ("ul", "al", "str", "av", "nam", "pl", "tr") or (word.said in ("C.", "c.") and at + 1 < last):
        return at < last or _number_before(words, at) < at
    return word.key.endswith(ENDINGS) and at + 2 < len(words) and words[at + 1].key in GENITIVE and at < last


def _goes_on(words: list[Word], at: int) -> bool:
    """Whether a number behind a street's kind begins its name: ul. 3 Maja 17, Via 25 Aprile 9."""
    return at + 2 < len(words) and not words[at + 1].last and words[at + 2].key.isalpha() and len(words[at + 2].key) > 2


def _named(words: list[Word], at: int, cased: bool) -> int:
    """The first word of a street whose last one is here."""
    first = at
    alone = words[at].key in BEHIND or words[at].key in ENDINGS
    for before in range(at - 1, max(-1, at - 6), -1):
        word = words[before]
        if word.last or word.said[-1] in ":;)" or HEAD.fullmatch(word.said) or (any(map(str.isdigit, word.key)) and len(word.key) > 3):
            break
        particle = word.key in ("van", "von", "de", "der", "den", "ten", "ter", "t") and not word.capital
        if particle and cased:
            continue  # if a capital stands before it: Burg. van Leeuwenlaan
        if not (word.capital or word.number if cased else _lower(word) or (alone and before == at - 1)):
            break
        if word.number and word.said[-1] not in ".e":
            break
        first = before
        if word.said[0] == "(":
            break
    small = not cased and first and words[first - 1].key in _LOWER and not words[first - 1].last
    return first - 1 if small else first


def _lower(word: Word) -> bool:
    """Whether a word in a text without capitals may be one of a street's name."""
    return word.said[-1] == "." or (word.key not in SMALL and not known(word.key) and not word.number)


def _unnamed(words: list[Word], cased: bool, post: Post) -> int | None:
    """The first word of a house where nothing says that there is a street: words and a number behind them."""
    if post.doubtful or not (COUNTED | MONTHS).isdisjoint(word.key for word in words):
        return None
    stops = LOCATIVE if cased else ENGLISH
    for number in range(len(words) - 1, 0, -1):
        if words[number].number and not words[number - 1].number:
            first = number - 1
            while first > 0 and not words[first - 1].last and words[first - 1].said not in stops:
                first -= 1
            while first < number and (not words[first].capital if cased else words[first].key in ENGLISH):
                first += 1
            if first < number and HEAD.fullmatch(words[first].said):
                first += 1
            if first == number:
                continue
            told = post.sure or not all(known(word.key) for word in words[first:number])
            placed = post.known or post.sure or (cased and words[-1].last)
            return first if told and placed else None
    first = next((at for at, word in enumerate(words) if word.number and (at == 0 or words[at - 1].last or not words[at - 1].capital)), None)
    behind = [] if first is None else words[first + 1 :]
    return first if (post.known or post.sure) and behind and all(word.capital and not known(word.key) for word in behind) and behind[-1].last else None


def _house(words: list[Word], street: int) -> int:
    """The first word of what stands before the street: a house, a flat, care of whom, a house that is called Le or La."""
    for at in range(street):
        begins = at == 0 or words[at - 1].last or not words[at - 1].capital
        if words[at].key in HOUSES or (begins and words[at].said in _CALLED and words[street - 1].last):
            return at
    return street - 1 if street and words[street - 1].said in _CALLED else street
