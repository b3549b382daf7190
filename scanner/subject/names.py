"""A personal name taken apart. Names follow no grammar that all people share, so one text has several readings, the likeliest first."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

#: The lists of `names.toml`.
LISTS = tomllib.loads(files("scanner.subject").joinpath("names.toml").read_text("utf-8"))
_TITLES, _GIVEN_TITLES, _SUFFIXES, _CAPITALS, _PARTICLES, _FAMILY_FIRST, _MARRIED = (
    frozenset(LISTS[key].split())
    for key in ("titles", "given_titles", "suffixes", "capital_suffixes", "particles", "family_first", "married")
)
_APOSTROPHES = re.compile("(?<=\\w)['’‘ʼʻ`´′](?=\\w)")
_OTHER = re.compile(r"[^a-z0-9]+")
_SYLLABLES = re.compile("([\u3400-\u9fff\uac00-\ud7af])")  # Han and Hangul: each character is a word of the name
_ASIDE = re.compile(r"[(\[\"“„]([^()\[\]\"“”]{1,40})[)\]\"”“]|(?<!\w)['‘]([^'’]{1,40})['’](?!\w)")
_AND = re.compile(r"\s(?:&|and|und|et|y)\s", re.IGNORECASE)
_LONGEST = 200  # characters; what is longer is no name


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name: words as `plain` gives them, particles with the surname (`van der berg`), titles left out."""

    given: tuple[str, ...] = field(default=(), repr=False)
    surname: tuple[str, ...] = field(default=(), repr=False)

    @property
    def core(self) -> tuple[str, ...]:
        """The surname without particles; all of it where it is made of them."""
        return tuple(word for word in self.surname if word not in _PARTICLES) or self.surname


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, letters of any script as a-z, words parted by one blank. An apostrophe within a word falls, a hyphen parts.

    >>> plain("D’Arcy-Müller,  Łukasz"), plain("O'Brien"), plain("Straße")
    ('darcy muller lukasz', 'obrien', 'strasse')
    """
    parted = _SYLLABLES.sub(r"\1 ", unicodedata.normalize("NFC", text))
    return _OTHER.sub(" ", _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", parted))).lower()).strip()


def structured(given: str, surname: str) -> Name:
    """The name of two columns: all given names, and the surname, each as `plain` words; titles left out.

    >>> name = structured("Dr Jane A.", "van der Berg")
    >>> name.given, name.surname
    (('jane', 'a'), ('van', 'der', 'berg'))
    """
    words = plain(given).split()
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return Name(tuple(words), tuple(plain(surname).split()))


@lru_cache(maxsize=8192)
def named(text: str) -> tuple[Name, ...]:
    """The readings of a name as people write it, the likeliest first; none where there is no letter.

    >>> [(name.given, name.surname) for name in named("SMITH, Jane A.")]
    [(('jane', 'a'), ('smith',))]
    >>> [(name.given, name.surname) for name in named("Jane van der Berg")][0]
    (('jane',), ('van', 'der', 'berg'))
    """
    found = [name for one in _persons(text[:_LONGEST]) for name in _asides(one)]
    return tuple(dict.fromkeys(name for name in found if name.given or name.surname))


def _persons(text: str) -> Iterator[str]:
    """The text, or the names of the two people that it names: `Jane & John Smith`, `Mr and Mrs Smith`."""
    pieces = [piece for piece in _AND.split(text) if piece.strip()]
    if len(pieces) != 2 or " y " in text.lower():
        yield text
        return
    last = pieces[1].split()[-1]
    yield from (piece if len(piece.split()) > 1 else f"{piece} {last}" for piece in pieces)


def _asides(text: str) -> Iterator[Name]:
    """Readings with what stands in brackets or quotes left out, then with it as given name, or as the surname of birth."""
    asides = [one or other for one, other in _ASIDE.findall(text)]
    outer = list(_readings(_ASIDE.sub(" ", text)))
    yield from outer
    for aside in asides:
        words = plain(aside).split()
        if words and words[0] in _MARRIED:
            yield from (Name(name.given, tuple(words[1:])) for name in outer[:1] if words[1:])
        elif words:
            yield from (Name(tuple(words), name.surname) for name in outer[:1])


def _readings(text: str) -> Iterator[Name]:
    """Readings of one name without asides."""
    head, comma, tail = text.partition(",")
    if comma and _stripped(tail, after=True):
        given, _ = _apart(tail, after=True)
        surname, _ = _apart(head)
        yield Name(tuple(given), tuple(surname))
        return
    words, title = _apart(head)
    at = next((n for n, word in enumerate(words[1:-1], 1) if word in _MARRIED or word == "y"), 0)
    if not at:
        yield from _ordered(words, title, head)
    elif words[at] == "y":  # García y López: the father's and the mother's surname
        yield Name(tuple(words[: at - 1]), (words[at - 1], *words[at + 1 :]))
    else:
        yield from _ordered(words[:at], title, head)
        yield Name(tuple(words[: at - 1]) or tuple(words[:1]), tuple(words[at + 1 :]))


def _ordered(words: Sequence[str], title: str, text: str) -> Iterator[Name]:
    """Given names first, two surnames, family name first: in the order that the text makes likely."""
    if len(words) < 2:
        word = tuple(words)
        yield from (Name(word), Name((), word)) if title in _GIVEN_TITLES or not title else (Name((), word),)
        return
    at = next((n for n, word in enumerate(words[1:-1], 1) if word in _PARTICLES and len(word) > 1), len(words) - 1)
    first = Name(tuple(words[1:]), tuple(words[:1]))
    readings = [Name(tuple(words[:at]), tuple(words[at:]))]
    if at == len(words) - 1 and len(words) > 2:
        readings.append(Name(tuple(words[:-2]), tuple(words[-2:])))
    joined = _joined(text, words)
    if joined:
        readings.insert(0, joined)
    early = _SYLLABLES.search(text) or words[0] in _FAMILY_FIRST or _shouted_first(text)
    yield from dict.fromkeys([first, *readings] if early and not title else [*readings, first])


def _joined(text: str, words: Sequence[str]) -> Name | None:
    """A surname of two words under a hyphen is one surname: `Smith-Jones`."""
    pieces = next((plain(word).split() for word in reversed(text.split()) if plain(word).split()[-1:] == [words[-1]]), [])
    if 1 < len(pieces) < len(words):
        return Name(tuple(words[: -len(pieces)]), tuple(pieces))
    return None


def _shouted_first(text: str) -> bool:
    """Whether the first word alone is in capitals, as French and Asian letters write a surname: `SMITH Jane`."""
    pieces = [piece for piece in text.replace(".", " ").split() if len(piece) > 1]
    return len(pieces) > 1 and pieces[0].isupper() and len(pieces[0]) > 2 and not any(piece.isupper() for piece in pieces[1:])


def _apart(text: str, *, after: bool = False) -> tuple[list[str], str]:
    """Plain words without title and suffixes, and the last title."""
    pieces = [piece for piece in _stripped(text, after=after) if not after or plain(piece) not in _TITLES]
    title = ""
    while len(pieces) > 1 and plain(pieces[0]) in _TITLES:
        title = plain(pieces.pop(0))
    mixed = any(piece.strip(".,").istitle() for piece in pieces)
    return [word for piece in pieces for word in _initials(piece, mixed)], title


def _stripped(text: str, *, after: bool = False) -> list[str]:
    """The words as written without suffixes; `after` a comma a suffix may be all there is."""
    pieces = [piece for piece in text.replace(",", " ").split() if plain(piece)]
    least = 0 if after else 1
    while len(pieces) > least and _is_suffix(pieces[-1], after or len(pieces) > 2):
        pieces.pop()
    return pieces


def _is_suffix(piece: str, sure: bool) -> bool:
    word = plain(piece).replace(" ", "")
    return sure and (word in _SUFFIXES or (word in _CAPITALS and piece.replace(".", "").isupper()))


def _initials(piece: str, mixed: bool) -> list[str]:
    """`J.A.` are two initials, and so is `JA` among words that are not all in capitals."""
    letters = piece.strip(".,")
    if (
        mixed
        and letters.isascii()
        and letters.isalpha()
        and letters.isupper()
        and len(letters) in (2, 3)
        and plain(letters) not in _PARTICLES
    ):
        return list(letters.lower())
    return plain(piece).split()
