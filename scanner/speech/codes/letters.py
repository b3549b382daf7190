"""Letters and digits as people say them, one by one: which words say which characters.

The words of `letters.toml` and `lexicon.toml`.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import NamedTuple

from scanner.speech import gaps
from scanner.speech.codes.sayings import phrases, said
from scanner.speech.lexicon import ONES, PAUSES, TEENS, TENS, TIMES, ZEROS
from scanner.speech.words import TURN, Words

_DATA = tomllib.loads(files("scanner.speech.codes").joinpath("letters.toml").read_text("utf-8"))
_WORDS = _DATA["words"]
#: What a homophone costs ("see" for C), and what it costs to take one letter for another.
EVERYDAY, MISHEARD = 1, 16
#: So many letters may be written as one word, and so many digits.
_GLUED, _DIGITS = range(2, 6), 34


class Edge(NamedTuple):
    """The words `first` to `last` (excluded) said `chars`, at a cost: 0 where they say nothing else."""

    first: int
    last: int
    chars: str
    cost: int = 0


def _said() -> dict[tuple[str, ...], tuple[str, int]]:
    """Words that say a letter → the letter, and its cost."""
    said = {(word,): (key.upper(), EVERYDAY) for key, words in _DATA["everyday"].items() if key.isalpha() for word in words.split()}
    said |= {(word,): (key.upper(), 0) for key, words in _DATA["names"].items() for word in words.split()}
    said |= {(letter,): (letter.upper(), 0) for letter in "abcdefghijklmnopqrstuvwxyz"}
    return said | {tuple(pair.split()): (key.upper(), 0) for key, pairs in _DATA["pairs"].items() for pair in pairs}


def _numbers() -> dict[str, tuple[tuple[str, int], ...]]:
    """Words that say digits → the digits, and their cost. "Oh" and "o" are a zero as well as a letter."""
    said: dict[str, tuple[tuple[str, int], ...]] = dict.fromkeys(ZEROS, (("0", 0),))
    said |= {word: ((key, EVERYDAY),) for key, words in _DATA["everyday"].items() if key.isdigit() for word in words.split()}
    said |= {word: ((str(value), 0),) for value, word in [*enumerate(ONES, 1), *enumerate(TEENS, 10), (9, "niner"), (5, "fife")]}
    return said | dict.fromkeys(("o", "oh"), (("0", 0), ("O", 0)))


LETTERS, NUMBERS = _said(), _numbers()
#: What may follow tens.
_NINE = frozenset("123456789")
_TENS = {word: value for value, word in enumerate(TENS, 2)}
ALPHABETS = {word: (word[0].upper(), 0) for word in _DATA["alphabets"]["icao"].split()}
ALPHABETS |= {word: (word[0].upper(), EVERYDAY) for word in _DATA["alphabets"]["older"].split() if word not in ALPHABETS}
CORRECTIONS = phrases([" ".join(phrase) for phrase in gaps.CORRECTIONS])
JOINS = frozenset(_WORDS["joins"].split())
_FOR, _AGAIN, CASE = phrases(_WORDS["for"]), phrases(_WORDS["again"]), phrases(_WORDS["case"])
SHORT, _ORDINALS = frozenset(_WORDS["short"].split()), _WORDS["ordinals"]
#: Words with which something may begin that says a character.
_FIRST = frozenset([*(said[0] for said in LETTERS), *NUMBERS, *_TENS, *TIMES, *ALPHABETS, *CASE])
_SURE = _FIRST - {word for words in _DATA["everyday"].values() for word in words.split()}
_PAIRED = frozenset(said[0] for said in LETTERS if len(said) > 1)
HOMOPHONES = frozenset(word for words in _DATA["everyday"].values() for word in words.split())
#: Words of every day that may say a character: alone they show nothing.
WEAK = HOMOPHONES | frozenset([*"aio", "oh"])


def beginnings(words: Words) -> list[int]:
    """Where something may begin that says characters; few words of prose do. Where none was asked for, a homophone is just itself."""
    marks = zip(words.text, words.between, [*words.between[1:], TURN], words.asked, strict=False)
    return [
        at
        for at, (word, before, after, asked) in enumerate(marks)
        if (
            word in _SURE
            or (asked and word in _FIRST)
            or not before
            or not after
            or word.isdigit()
            or (len(word) == 2 and (word not in SHORT or (asked and word not in PAUSES and _counts(words, at + 1))))
        )
    ]


def _counts(words: Words, at: int) -> bool:
    return at < len(words) and (words.text[at] in NUMBERS or words.text[at] in _TENS or words.text[at].isdigit())


def edges(words: Words, at: int) -> list[Edge]:
    """What the words from `at` on may say as letters or digits; the longest first."""
    word = words.text[at]
    if word.isdigit():
        return [Edge(at, at + 1, word)] if word.isascii() and len(word) <= _DIGITS else []
    if word not in _FIRST:
        return _glued(words, at) if len(word) == 2 or words.between[at] == "" or "" in words.between[at + 1 : at + 2] else []
    found = [*_case(words, at), *_repeated(words, at), *_letters(words, at), *_digits(words, at), *_glued(words, at)]
    return sorted(found, key=lambda edge: (-edge.last, edge.cost)) if len(found) > 1 else found


def letter(words: Words, at: int) -> Edge | None:
    """The letter that one word says, or a pair of words."""
    if at >= len(words):
        return None
    for size in (2, 1) if words.text[at] in _PAIRED else (1,):
        spoken = tuple(words.text[at : at + size])
        if len(spoken) == size and (found := LETTERS.get(spoken)):
            return Edge(at, at + size, *found)
    return None


def _letters(words: Words, at: int) -> list[Edge]:
    """A letter, alone or with a word that begins with it ("S for sugar", "N, that's N for November", "S Sierra"), or such a word alone."""
    if alphabet := ALPHABETS.get(words.text[at]):
        return [Edge(at, at + 1, *alphabet)]
    plain = letter(words, at)
    if plain is None:
        return []
    if clear := _clear(words, plain):
        return [clear]
    size = said(words, plain.last, _AGAIN)
    again = letter(words, plain.last + size)
    if again and again.chars == plain.chars and (clear := _clear(words, again)):
        return [clear._replace(first=at), *([] if size else [plain])]
    if plain.last < len(words) and ALPHABETS.get(words.text[plain.last], ("", 0))[0] == plain.chars:
        return [Edge(at, plain.last + 1, plain.chars), plain]
    return [plain]


def _clear(words: Words, plain: Edge) -> Edge | None:
    """A letter told by a word: "S for sugar". Where the word is of an alphabet and begins with another letter, the word is right."""
    size = said(words, plain.last, _FOR)
    at = plain.last + size
    if not size or at >= len(words):
        return None
    word, known = words.text[at], ALPHABETS.get(words.text[at])
    pair = letter(words, at) if word in _PAIRED else None
    if pair and pair.last > at + 1:
        return Edge(plain.first, pair.last, pair.chars, 0 if pair.chars == plain.chars else MISHEARD)
    if known:
        return Edge(plain.first, at + 1, known[0], 0 if known[0] == plain.chars else MISHEARD)
    counted = words.text[plain.last] in ("four", "4")
    told = len(word) > 2 and word[0].upper() == plain.chars and word not in NUMBERS and word not in _TENS and (word,) not in LETTERS
    return Edge(plain.first, at + 1, plain.chars) if told and not counted else None


def _case(words: Words, at: int) -> list[Edge]:
    """ "Capital B"."""
    size = said(words, at, CASE)
    return [edge._replace(first=at) for edge in _letters(words, at + size)] if size and at + size < len(words) else []


def _digits(words: Words, at: int) -> list[Edge]:
    """A digit, a teen, tens with or without ones, hundreds."""
    word = words.text[at]
    after = words.text[at + 1] if at + 1 < len(words) else ""
    if tens := _TENS.get(word):
        ones = [Edge(at, at + 2, f"{tens}{sign}", cost) for sign, cost in NUMBERS.get(after, ()) if sign in _NINE]
        return [*ones, Edge(at, at + 1, f"{tens}0")]
    found = [Edge(at, at + 1, *each) for each in NUMBERS.get(word, ())]
    if found and word in ONES and after in ("hundred", "thousand"):
        found.append(Edge(at, at + 2, found[0].chars + ("00" if after == "hundred" else "000")))
    return found


def _repeated(words: Words, at: int) -> list[Edge]:
    """ "Double four", "treble S"; "double u" is a W."""
    times = TIMES.get(words.text[at])
    if not times or at + 1 >= len(words):
        return []
    inner = [*_letters(words, at + 1), *_digits(words, at + 1)] if not words.text[at + 1].isdigit() else edges(words, at + 1)
    return [Edge(at, edge.last, edge.chars * times, edge.cost + EVERYDAY * (edge.chars == "U")) for edge in inner if len(edge.chars) == 1]


def _glued(words: Words, at: int) -> list[Edge]:
    """Letters written as one word: "sw" of "sw1a 1aa", the "pl" of "M13 9 PL"."""
    word = words.text[at]
    after = touching(words, at) and words.text[at - 1].isdigit()
    touches = after or (touching(words, at + 1) and words.text[at + 1].isdigit())
    if not (touches or len(word) == 2) or len(word) not in _GLUED or not (word.isascii() and word.isalpha()) or word in NUMBERS:
        return []
    alone = touches or (word not in SHORT and (word,) not in LETTERS)
    return [
        Edge(
            at,
            at + 1,
            word.upper(),
            0 if alone and not (after and word == _ORDINALS.get(words.text[at - 1][-1], _ORDINALS["0"])) else EVERYDAY,
        )
    ]


def touching(words: Words, at: int) -> bool:
    """Whether a word is written together with the one before it."""
    return 0 < at < len(words) and words.between[at] == ""
