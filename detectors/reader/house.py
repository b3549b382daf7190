"""The house and the street in the words before a code and a town: which of them begins the address."""

from __future__ import annotations

from detectors.reader.gate import known
from detectors.reader.parts import ENGLISH, HEAD, LOCATIVE, Word
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
from detectors.reader.towns import Post

#: With these begin names of streets where nothing has a capital.
_LOWER = ("am", "im", "zum", "zur", "de", "het", "t", "la", "le", "na", "pod", "ved", "nad", "aan")
#: With these begin names of houses that stand before the street.
_CALLED = ("Le", "La", "Les", "El", "Los", "Las", "LE", "LA", "LES", "EL", "LOS", "LAS", "Alte", "Alter", "Altes")


def first(words: list[Word], cased: bool, post: Post) -> int | None:
    """Which word begins the address that ends with a code and a town; None if they are no street, no house and no box."""
    if any(word.number for word in words):
        street = _street(words, cased, post)
        if street is None:
            street = _unnamed(words, cased, post)
    else:
        street = _without_number(words, post)
    return None if street is None else _house(words, street)


def _without_number(words: list[Word], post: Post) -> int | None:
    """The first word of a hamlet, an estate or a street without numbers, said to be one at the head of its part: Lieu-dit Le Chêne."""
    if post.doubtful or not words or not words[-1].last:
        return None
    for at, word in enumerate(words[:-1]):
        head = at == 0 or words[at - 1].last or not words[at - 1].capital
        said = word.key in FRONT | HOUSES and word.key not in DOUBTFUL
        if (
            head
            and word.capital
            and (said or (word.said in _CALLED and (post.known or post.sure)))
            and words[at + 1 :]
            and not words[at].last
        ):
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
    if (
        word.key in FRONT
        or word.key.split(".")[0] in ("ul", "al", "str", "av", "nam", "pl", "tr")
        or (word.said in ("C.", "c.") and at + 1 < last)
    ):
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
    """The first word of a house where nothing says that there is a street: words and a number behind them, or before them."""
    if post.doubtful or not (COUNTED | MONTHS).isdisjoint(word.key for word in words):
        return None
    for number in range(len(words) - 1, 0, -1):
        if words[number].number and not words[number - 1].number and (begin := _begin(words, number, cased)) < number:
            told = post.sure or not all(known(word.key) for word in words[begin:number])
            placed = post.known or post.sure or (cased and words[-1].last)
            return begin if told and placed else None
    return _number_first(words) if post.known or post.sure else None


def _begin(words: list[Word], number: int, cased: bool) -> int:
    """The first of the words before a number that may be a street's name; the number itself if there are none."""
    stops = LOCATIVE if cased else ENGLISH
    begin = number - 1
    while begin > 0 and not words[begin - 1].last and words[begin - 1].said not in stops:
        begin -= 1
    while begin < number and (not words[begin].capital if cased else words[begin].key in ENGLISH):
        begin += 1
    return begin + 1 if begin < number and HEAD.fullmatch(words[begin].said) else begin


def _number_first(words: list[Word]) -> int | None:
    """A number at the head of a part, behind it nothing but words with capitals: 12 Um Bierg."""
    heads = (at for at, word in enumerate(words) if word.number and (at == 0 or words[at - 1].last or not words[at - 1].capital))
    at = next(heads, len(words))
    behind = words[at + 1 :]
    return at if behind and behind[-1].last and all(word.capital and not known(word.key) for word in behind) else None


def _house(words: list[Word], street: int) -> int:
    """The first word of what stands before the street: a house, a flat, care of whom, a house that is called Le or La."""
    for at in range(street):
        begins = at == 0 or words[at - 1].last or not words[at - 1].capital
        if words[at].key in HOUSES or (begins and words[at].said in _CALLED and words[street - 1].last):
            return at
    return street - 1 if street and words[street - 1].said in _CALLED else street
