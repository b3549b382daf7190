"""The words of `words.toml`, and the names of letters of `letters.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

_FOLDER = files("scanner.speech")
_DATA = tomllib.loads(_FOLDER.joinpath("mails", "words.toml").read_text("utf-8"))
_SPOKEN = tomllib.loads(_FOLDER.joinpath("codes", "letters.toml").read_text("utf-8"))
_LEFT, _DOMAINS = _DATA["left"], _DATA["domains"]

PROVIDERS: Mapping[str, str] = _DATA["providers"]
TOP = frozenset(_DOMAINS["top"].split())
TOP_WORDS = frozenset(_DOMAINS["words"].split())
SECOND = frozenset(_DOMAINS["second"].split())
HEARD = frozenset(_DOMAINS["heard"].split())
DOTTED: Mapping[str, str] = _DOMAINS["joined"]
NATO = frozenset(_SPOKEN["alphabets"]["icao"].split())
ALPHABETS = NATO | frozenset(_SPOKEN["alphabets"]["older"].split())
LETTER_NAMES: Mapping[str, str] = {word: letter for letter, words in _SPOKEN["names"].items() for word in words.split()}
#: Word of every day → the letter that sounds like it.
SOUNDS: Mapping[str, str] = {"oh": "o"} | {
    said: key for key, listed in _SPOKEN["everyday"].items() if key.isalpha() for said in listed.split()
}
#: Words of the alphabet and names of letters that are people's names or in those of firms.
NAMED = frozenset(_DATA["letters"]["named"].split())
AS = tuple(tuple(phrase.split()) for phrase in sorted(_DATA["letters"]["as"], key=len, reverse=True))
INTRO, MAILING, STOP, PLACES, DETERMINERS, LEADS, GREETINGS, INNER, NAMES, BEING = (
    frozenset(_LEFT[key].split())
    for key in ("intro", "mailing", "stop", "places", "determiners", "leads", "greetings", "inner", "names", "being")
)


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By first word, longest first: the words of a phrase, its kind, and what is written for it."""
    found: list[tuple[str, str, str]] = []
    for kind, by_text in (("mark", _DATA["marks"]), ("word", _DATA["words"])):
        found += [(phrase, kind, text) for text, phrases in by_text.items() for phrase in phrases if text != "dotcom"]
    found += [(phrase, kind, phrase) for kind, phrases in _DATA["phrases"].items() for phrase in phrases]
    return _by_first((tuple(phrase.split()), kind, text) for phrase, kind, text in found)


def _by_first(found: Iterable[tuple[tuple[str, ...], str, str]]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in sorted(found, key=lambda entry: -len(entry[0])):
        by_first.setdefault(entry[0][0], []).append(entry)
    return by_first


PHRASES = _phrases()
#: Last words of the marks as they are said.
MARKS = frozenset(phrase.split()[-1] for phrases in _DATA["marks"].values() for phrase in phrases)
#: Words of which a domain has one: those for a dot, providers and what their names end with.
_LONGER = [*_DATA["marks"]["."], *(said for listed in _DATA["words"].values() for said in listed)]
HOSTS = frozenset([*DOTTED, *PROVIDERS, *(phrase.split()[-1] for phrase in _LONGER)])
#: What stands between the local part and the domain.
AT = frozenset(["at", "@"])
