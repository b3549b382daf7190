"""Identifiers and phrases as words: `dateOfBirth`, `DATE_OF_BIRTH`, `BIRTHDT` and `date-of-birth` name the same thing.

How names are abbreviated and run together is data, in `words.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import product

_CUTS = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?![A-Za-z])|[B-HJ-TV-Z]s(?=[A-Z]))|"
    r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[\W_]+"
)
_ACRONYM = re.compile(r"(?<=[A-Z]{2})[a-z]{2,}")  # `SENtype`, `FSMstartdate`: the small letters behind an acronym
_NUMBER = re.compile(r"(?<=[a-z]{2}) ?#(?!\w)|^#(?= ?[a-z])", re.IGNORECASE)  # `Order #`, `# of guests`; no C#
_CUSTOM = re.compile(r"__(?:p?c|r)$", re.IGNORECASE)  # Salesforce: fields that a customer added, of persons, and what they refer to
_MARKS = re.compile("[\u0300-\u036f]+")
_NUMERO = re.compile(r"(?<![^\W\d_])([nN])\.?[°º]")  # `N° client`, `N.º de cliente`: a number, not an n
#: Letters that no mark can be taken from.
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d", "Đ": "D", "ð": "d",
                          "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"})  # fmt: skip
DATA = tomllib.loads(files("scanner").joinpath("words.toml").read_text("utf-8"))


def _clipped(word: str) -> Iterator[str]:
    """What is left of a word without some of the vowels behind its first letter, or without all."""
    letters = ((letter, "") if at and letter in "aeiouy" else (letter,) for at, letter in enumerate(word))
    return (left for left in map("".join, product(*letters)) if 2 < len(left) < len(word) and left not in DATA["clipped"]["names"].split())


def _begun(least: str, rest: str) -> Iterator[tuple[str, str]]:
    """What a word begins with, from `least` on, but for what lacks no more than its last letter or is a word itself; and the word."""
    word = least + rest
    beginnings = (word[:end] for end in range(len(least), len(word) - 1))
    return ((left, word) for left in beginnings if left not in DATA["begun"]["taken"].split())


#: What schemas write in place of a word → the word.
CLIPPED: dict[str, str] = {left: word for word in DATA["clipped"]["words"].split() for left in _clipped(word)}
#: The beginning of a word → the word.
BEGUN: dict[str, str] = {left: word for marked in DATA["begun"]["words"].split() for left, word in _begun(*marked.split("-"))}
SHORT: dict[str, str] = {**BEGUN, **CLIPPED, **DATA["short"]}
_PARTS = frozenset(DATA["parts"]["words"].split())
_WHOLE = frozenset(DATA["parts"]["whole"].split())
#: Words at the end of a name that say nothing new (`name_cached`).
TAILS = frozenset(DATA["columns"]["tails"].split())
_HISSED = ("ses", "xes", "zes", "ches", "shes", "oes", "dores", "tores", "sores")  # may have gained an e: `boxes`, not `names`
_LONGEST = 6  # words in a phrase
# Readings of names that are kept: those of one wide table are asked for over and over, those of a million files once or twice each.
KEPT = 1 << 12
_RUN = range(5, 25)  # letters of a name that may be several words run together


@lru_cache(maxsize=KEPT)
def words(identifier: str) -> tuple[str, ...]:
    """Lower-case words of an identifier: snake, camel, kebab, dotted, acronyms, digits apart, and names without any mark between words.

    Letters lose their accents, which many headers leave out anyway, and an acronym keeps its plural s.

    >>> words("customerDOB_2"), words("NINumber"), words("CUSTNAME"), words("CCJs"), words("Prénom")
    (('customer', 'dob', '2'), ('ni', 'number'), ('cust', 'name'), ('ccjs',), ('prenom',))
    """
    return _cut(_CUSTOM.sub("", identifier))


def _cut(identifier: str) -> tuple[str, ...]:
    plain = identifier if identifier.isascii() else _plain(identifier)
    plain = _NUMBER.sub(" number ", plain) if "#" in plain else plain
    plain = plain.replace("iOS", "ios")
    plain = _ACRONYM.sub(lambda tail: f"_{tail[0]}" if tail[0] in _PARTS or len(_pieces(tail[0])) > 1 else tail[0], plain)
    bare = plain.islower() and plain.replace(" ", "").isalpha()  # as most phrases are
    return tuple(piece for word in (plain.split(" ") if bare else _CUTS.split(plain)) if word for piece in _pieces(word.casefold()))


def _plain(identifier: str) -> str:
    """The letters without their accents; of those that are none of the 26, what is written in their place."""
    numbered = _NUMERO.sub(r"\1o", identifier)
    return _MARKS.sub("", unicodedata.normalize("NFKD", numbered)).translate(_LETTERS)


@lru_cache(maxsize=KEPT)  # phrases share their words
def _pieces(word: str) -> tuple[str, ...]:
    """The known words that `word` is made of, as few as possible; itself if it is not made of them."""
    if len(word) not in _RUN or word in _PARTS or word in _WHOLE or word in SHORT:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for begin in range(max(0, end - 12), end - 1):
            head, piece = best[begin], word[begin:end]
            if head is not None and piece in _PARTS and (best[end] is None or len(head) + 1 < len(best[end] or ())):
                best[end] = (*head, piece)
    return best[-1] or (word,)


def holds(name: Sequence[str], phrase: str) -> bool:
    """Whether the words of `phrase` stand together in `name`, in the plural too, or written as one word (`optin` for `opt in`)."""
    return not held(tuple(name)).isdisjoint(spellings((phrase,)))


def ends(name: Sequence[str], phrase: str) -> bool:
    """Whether `name` ends with `phrase`: the last words say what a column is (`billing_email`, not `email_subject`).

    Ordinals and words such as "number", "hash" or "encrypted" may follow.
    """
    return not endings(tuple(name)).isdisjoint(spellings((phrase,)))


@lru_cache(maxsize=KEPT)
def spellings(phrases: tuple[str, ...]) -> frozenset[str]:
    """The phrases in full words, and each of them as one word: what `held` and `endings` are to be compared with."""
    found: set[str] = set()
    for phrase in phrases:
        said = _cut(phrase)
        whole = full(said)
        found.update((" ".join(whole), "".join(whole), "".join(said)))
    return frozenset(found)


def full(name: Iterable[str]) -> tuple[str, ...]:
    """The words of a name, each as many as it stands for.

    >>> full(("cust", "kunnr")), full(("maktx",))
    (('customer', 'customer', 'number'), ('product', 'description'))
    """
    return tuple(word for short in name for word in SHORT.get(short, short).split())


@lru_cache(maxsize=KEPT // 4)
def held(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase of up to `_LONGEST` words that `name` holds, each word in full, as it is and in the singular.

    >>> "bank" in held(("bankn",)), "dates" in held(("dates",)), "date" in held(("dates",))
    (True, True, True)
    """
    name = full(name)
    spans = (name[i:j] for i in range(len(name)) for j in range(i + 1, min(len(name), i + _LONGEST) + 1))
    return frozenset(phrase for span in spans for phrase in _readings(span))


@lru_cache(maxsize=KEPT)
def endings(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase with which `name` ends, also before ordinals and words that say nothing new, and without an ordinal within.

    What it begins with stands before `anything` or, a code before its number, `anydigits`: `hx anything` is said by `hx_stroke`. What is
    all of it stands behind `only`: `only by` is said by `BY`, a town, and not by `created_by`.

    >>> "guardian name" in endings(("guardian", "1", "name")), "email" in endings(("email", "2"))
    (True, True)
    >>> "age at anything" in endings(("age", "at", "dx"))
    True
    >>> "only by" in endings(("by",)), "only by" in endings(("created", "by"))
    (True, False)
    """
    whole = list(full(name))
    plain = [word for at, word in enumerate(whole) if not (0 < at < len(whole) - 1 and word.isdigit() and len(word) == 1)]
    return frozenset(_ends(whole) | _heads(whole) | alone(name) | (_ends(plain) if plain != whole else set()))


def alone(name: tuple[str, ...]) -> frozenset[str]:
    """What a name says that is these words and no more, but for a number and what says nothing new behind them: `only fee` of `Fees`.

    >>> sorted(alone(("fees", "2")))
    ['only fee', 'only fees']
    """
    size = len(name)
    while size > 1 and (name[size - 1].isdigit() or name[size - 1] in TAILS):
        size -= 1
    return frozenset(f"only {phrase}" for phrase in _readings(name[:size])) if 0 < size <= _LONGEST else frozenset()


def _heads(whole: list[str]) -> set[str]:
    """What the one or two words before others say by themselves: `hx anything` of `hx_stroke`, `rs anydigits` of `rs10506151`."""
    heads = {f"{' '.join(whole[:size])} anything" for size in (1, 2) if size < len(whole)}
    return heads | ({f"{whole[0]} anydigits"} if len(whole) == 2 and whole[1].isdigit() and len(whole[1]) > 3 else set())


def _ends(last: list[str]) -> set[str]:
    found: set[str] = set()
    while last:
        found.update(phrase for size in range(1, min(len(last), _LONGEST) + 1) for phrase in _readings(tuple(last[-size:])))
        if not (last[-1].isdigit() or last[-1] in TAILS or last[-1] in last[:-1]):
            break
        last = last[:-1]
    return found


def _readings(span: tuple[str, ...]) -> Iterator[str]:
    return map(" ".join, product(*map(singulars, (SHORT.get(word, word) for word in span))))


def singulars(word: str) -> tuple[str, ...]:
    """The word, and what it may be the plural of: `addresses` of `addresse` or `address`, `histories` of `history`, `names` of `name`.

    >>> singulars("addresses"), singulars("loss")
    (('addresses', 'addresse', 'address'), ('loss',))
    """
    found = [word]
    if word.endswith("s") and len(word) > 2 and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith(_HISSED):
            found.append(word[:-2])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
    return tuple(found)
