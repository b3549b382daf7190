"""Names spelled out, and references: what is said letter by letter and has no form of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from scanner.speech.codes.letters import ALPHABETS, EVERYDAY, WEAK, Edge
from scanner.speech.codes.search import Edges, corrected
from scanner.speech.lexicon import PAUSES
from scanner.speech.value import Value
from scanner.speech.words import Words

_DATA = tomllib.loads(files("scanner.speech.codes").joinpath("letters.toml").read_text("utf-8"))["announced"]
_REFERENCES, _SPELLED, _OTHERS, _NAMES, _NEVER, _WITHIN = (
    frozenset(_DATA[key].split()) for key in ("references", "spelled", "others", "names", "never", "within")
)
#: Words before a code among which one announces it; letters of a name; characters of a reference; words of a name.
_NEAR, _LETTERS, _CHARS, _NAME = 5, range(3, 21), range(4, 31), 3
#: Fewest digits of a reference, and letters of one without any.
_FIGURES, _RECORD = 2, 5
#: A time of day, or an amount with its unit.
_TIME = re.compile("[0-9]{1,4}[A-Z]{1,2}|[AI]?[0-9]{1,4}[AP]M")
_ARTICLES = ("a", "i")
_VOWELS = frozenset("AEIOUY")


def spelled(words: Words, first: int, last: int, edges: Edges) -> Iterator[Value]:
    """The names and references in a run of words that may say letters and digits; ascending."""
    at = first
    while at < last:
        value = _name(words, at, last, edges) or _reference(words, at, last, edges)
        if value:
            yield value
        at = max(value.last if value else 0, at + 1)


def _name(words: Words, at: int, last: int, edges: Edges) -> Value | None:
    """A name spelled out: where one was asked for, where spelling was announced, or where the name was said before its letters."""
    announced = _near(words, at, _SPELLED)
    asked = words.asked[at] in _NAMES
    pieces = _pieces(words, at, last, edges, EVERYDAY if announced or asked else 0, letters=True)
    code = "".join(edge.chars for edge in pieces)
    if len(code) not in _LETTERS or code.lower() in _NEVER:
        return None
    kind = "name" if asked or words.asked[at] == "" else ""
    if before := _said(words, at, code.lower()):
        return _value(before[0], pieces, _titles(words.text[slice(*before)]), kind)
    told = announced or (asked and not _VOWELS.isdisjoint(code))
    return _value(at, pieces, [code.title()], kind) if told and words.asked[at] != "email" and _firm(words, pieces) else None


def _titles(name: Sequence[str]) -> list[str]:
    return [word.title() for word in name]


def _reference(words: Words, at: int, last: int, edges: Edges) -> Value | None:
    """Letters and digits where a reference was asked for or announced."""
    asked = words.asked[at] not in ("", *_OTHERS)
    if not asked and not _near(words, at, _REFERENCES):
        return None
    most = EVERYDAY if asked and words.asked[at] != "account" else 0  # most accounts are of digits alone
    pieces = _zeros(words, _trimmed(words, _pieces(words, at, last, edges, most, letters=False)))
    code = "".join(edge.chars for edge in pieces)
    figures = sum(sign.isdigit() for sign in code)
    mixed = _FIGURES <= figures < len(code) or (asked and not figures and len(code) >= _RECORD)
    told = mixed and len(code) in _CHARS and not _TIME.fullmatch(code) and _firm(words, pieces)
    return _value(pieces[0].first, pieces, [code], "") if told else None


def _pieces(words: Words, at: int, last: int, edges: Edges, most: int, letters: bool) -> list[Edge]:
    """The letters (and digits) said from a word on, as they were corrected; pauses may stand between."""
    versions: list[list[Edge]] = [[]]
    paused = at
    while at < last and sum(map(len, versions)) < _CHARS.stop:
        fits = (
            edge for edge in edges(at) if edge.cost <= most and (_spells(words, edge) if letters else not edge.cost or _one_by_one(edge))
        )
        if edge := next(fits, None):
            versions[-1].append(edge)
            at = paused = edge.last
        elif versions[-1] and (after := corrected(words, at)):
            versions.append([])
            at = paused = after
        elif versions[0] and words.text[at] in _WITHIN and at - paused < 2:
            at += 1
        else:
            break
    pieces = versions[0]
    for version in versions[1:]:
        pieces = _corrected(pieces, version)
    return pieces


def _spells(words: Words, edge: Edge) -> bool:
    """Whether something may be a letter of a name: letters one by one, and no word of an alphabet that is a name itself."""
    return _one_by_one(edge) and edge.chars.isalpha() and not (edge.cost and words.text[edge.first] in ALPHABETS)


def _one_by_one(edge: Edge) -> bool:
    """Whether it is no short word, whose letters nobody said ("uh", "my")."""
    return len(edge.chars) == 1 or edge.last - edge.first > 1


def _corrected(before: list[Edge], after: list[Edge]) -> list[Edge]:
    """What was said, with its correction: said anew, its end said anew, or its last letter replaced."""
    if not after:
        return before
    if len(after) > 1 and (after[0].chars == before[0].chars or len(after) >= max(len(before), _CHARS.start)):
        return after
    same = 1 < len(after) <= len(before) and before[-len(after)].chars == after[0].chars
    return before[: -len(after) if same else -1] + after


def _trimmed(words: Words, pieces: list[Edge]) -> list[Edge]:
    """Without the words of every day at both ends; "a" and "I" are letters only behind others, or where there are more."""
    while pieces and words.text[pieces[-1].first] in WEAK and (pieces[-1].cost or words.text[pieces[-1].first] in _ARTICLES):
        pieces = pieces[:-1]
    while pieces and words.text[pieces[0].first] in WEAK and (pieces[0].cost or _article(words, pieces)):
        pieces = pieces[1:]
    return pieces


def _article(words: Words, pieces: list[Edge]) -> bool:
    return words.text[pieces[0].first] in _ARTICLES and not any(edge.chars.isalpha() for edge in pieces[1:])


def _zeros(words: Words, pieces: list[Edge]) -> list[Edge]:
    """An "o" or "oh" beside a digit is a zero, any other a letter."""
    read: list[Edge] = []
    for at, edge in enumerate(pieces):
        if words.text[edge.last - 1] in ("o", "oh"):
            beside = [*read[-1:], *pieces[at + 1 : at + 2]]
            edge = edge._replace(chars=("0" if any(near.chars.isdigit() for near in beside) else "O") * len(edge.chars))
        read.append(edge)
    return read


def _near(words: Words, at: int, announcing: frozenset[str]) -> bool:
    return not announcing.isdisjoint(words.text[max(at - _NEAR, 0) : at])


def _said(words: Words, at: int, letters: str) -> tuple[int, int] | None:
    """The words before that are what the letters spell: "Smith, that's S M I T H"."""
    end = at
    while end and at - end < _NEAR and (words.text[end - 1] in PAUSES or words.text[end - 1] in _SPELLED):
        end -= 1
    return next(((end - size, end) for size in range(1, min(_NAME, end) + 1) if "".join(words.text[end - size : end]) == letters), None)


def _firm(words: Words, pieces: Sequence[Edge]) -> bool:
    """Whether at least half of the pieces say a character and little else; one word of an alphabet alone ("hotel 70") shows nothing."""
    spoken = [words.text[edge.first] for edge in pieces]
    alphabet = sum(word in ALPHABETS for word in spoken)
    return 2 * (sum(word in WEAK for word in spoken) + (alphabet == 1)) <= len(pieces) and (alphabet != 1 or len(pieces) > _CHARS.start)


def _value(first: int, pieces: Sequence[Edge], name: Sequence[str], kind: str) -> Value:
    """A name of one word or several, or a reference, with the words that say each of its characters."""
    origins = [(edge.first, edge.last) for edge in pieces for _ in edge.chars]
    for end in [sum(map(len, name[:size])) + size - 1 for size in range(1, len(name))]:
        origins.insert(end, origins[end])
    return Value(first, pieces[-1].last, " ".join(name), tuple(origins), kind)
