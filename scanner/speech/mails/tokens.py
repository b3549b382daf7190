"""The words around an "at" as parts of an address: words, spelled letters, digits, marks, and what is no part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scanner.speech.counts import cardinal
from scanner.speech.gaps import after, corrected
from scanner.speech.lexicon import HEARD, NUMBERS, TIMES, ZEROS
from scanner.speech.mails.letters import MARKS, is_mark, letter, spelled
from scanner.speech.mails.words import AT, BEING, GREETINGS, INTRO, LETTER_NAMES, NAMES, PHRASES, STOP
from scanner.speech.words import TURN, Words

#: Between blanks, the mark of a pause.
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of what was said, the words `first` to `last` (excluded).

    kind  "word", "letter", "digits", "mark" (written as `text`); "joined" (all is one word), "silent" (not written), "spelled" (a word is
          spelled once more), "intro" and "stop" (no part of an address), "fix" (a correction follows), "turn" and "end" (of a sentence)
    """

    kind: str
    text: str = field(repr=False)
    first: int
    last: int


@dataclass(slots=True)
class Tokens:
    """The tokens of a stream. Each is made once, however often the words around it are read."""

    words: Words = field(repr=False)
    _made: dict[int, tuple[list[Token], Token]] = field(default_factory=dict, repr=False)

    def read(self, first: int, last: int) -> list[Token]:
        """The words `first` to `last` as tokens; the last may reach beyond."""
        out: list[Token] = []
        at = first
        while at < last:
            between, token = self._made.get(at) or self._make(at)
            if at > first:
                out += between
            out.append(token)
            at = token.last
        return out

    def _make(self, at: int) -> tuple[list[Token], Token]:
        token = next(found for read in _READS if (found := read(self.words, at)))
        return self._made.setdefault(at, (list(_between(self.words, at)), token))


def _between(words: Words, at: int) -> Iterator[Token]:
    """What is written between a word and the one before."""
    marks = words.between[at]
    if marks == TURN:
        yield Token("turn", "", at, at)
    elif marks.strip() in _DASHES and marks != marks.strip():
        yield Token("silent", "", at, at)
    elif marks == "-" and _parts(words.text[at - 1], words.text[at]):
        return
    elif marks and MARKS.issuperset(marks if marks[0] != " " else marks.strip()):
        yield from (Token("mark", mark, at, at + 1) for mark in marks.strip())
    elif any(mark in ".?!;" for mark in marks):
        yield Token("end", "", at, at)


def _parts(before: str, word: str) -> bool:
    """Whether a hyphen between two words only holds them together: "j-a-y-n-e", "eighty-two"."""
    return len(before) == len(word) == 1 or (before in NUMBERS and word in NUMBERS)


def _gap(words: Words, at: int) -> Token | None:
    if (end := corrected(words, at)) > at:
        return Token("fix", "", at, end)
    return Token("silent", "", at, end) if (end := after(words, at)) > at else None


def _phrase(words: Words, at: int) -> Token | None:
    for phrase, kind, text in PHRASES.get(words.text[at], ()):
        end = at + len(phrase)
        if tuple(words.text[at:end]) == phrase and (found := _told(words, kind, text, at, end)):
            return found
    return None


def _told(words: Words, kind: str, text: str, at: int, end: int) -> Token | None:
    """The token of a phrase, if it means here what it is listed for."""
    if kind in ("capital", "shift"):
        if not (end < len(words) and len(words.text[end]) == 1 and words.text[end].isalpha()):
            return None
        return Token("silent", "", at, end + (kind == "capital"))
    if kind == "mark" and text == "-" and words.between[at] == "":
        return None
    return Token("letter" if kind == "word" and len(text) == 1 else kind, text, at, end)


def _digits(words: Words, at: int) -> Token | None:
    """Digits as they are written; numbers stand as they are counted."""
    word = words.text[at]
    if word.isdecimal() and word.isascii():
        return Token("digits", word, at, at + 1)
    if word in HEARD and _misheard(words, at):
        return Token("digits", HEARD[word], at, at + 1)
    if word in ZEROS and (word not in ("o", "oh") or _numeric(words, at - 1) or _numeric(words, at + 1)):
        return Token("digits", "0", at, at + 1)
    if word in TIMES and at + 1 < len(words):
        return _repeated(words, at)
    if word in NUMBERS and (found := cardinal(words.text, at)):
        return Token("digits", str(found[0]), at, found[1])
    return None


def _misheard(words: Words, at: int) -> bool:
    """Whether a word that sounds like a digit ("won", "for") stands among digits; one of every day needs them on both sides."""
    before, after = _numeric(words, at - 1), _numeric(words, at + 1)
    return before and after if words.text[at] in STOP else before or after


def _repeated(words: Words, at: int) -> Token | None:
    """What "double", "treble" say twice or thrice: a digit or a letter."""
    times, word = TIMES[words.text[at]], words.text[at + 1]
    if word in HEARD and _misheard(words, at):
        return Token("digits", HEARD[word], at, at + 1)
    if word in ZEROS and (word not in ("o", "oh") or not spelled(words, at + 2)):
        return Token("digits", "0" * times, at, at + 2)
    if (found := cardinal(words.text, at + 1)) and found[0] < 10:
        return Token("digits", str(found[0]) * times, at, at + 2)
    sign = LETTER_NAMES.get(word, word)
    return Token("letter", sign * times, at, at + 2) if len(sign) == 1 and sign.isalpha() else None


def _numeric(words: Words, at: int) -> bool:
    """Whether a word is a number by itself, so that an "oh" beside it is a zero; "double" is if a number is doubled."""
    if not 0 <= at < len(words):
        return False
    word = words.text[at]
    if word in TIMES:
        return at + 1 < len(words) and words.text[at + 1] not in TIMES and _numeric(words, at + 1)
    return (word in NUMBERS or word.isdecimal()) and word not in ("o", "oh")


def _ahead(words: Words, at: int) -> bool:
    return at < len(words) and words.text[at] in AT


def _letter(words: Words, at: int) -> Token | None:
    found = letter(words, at)
    return Token("letter", found[0], at, found[1]) if found else None


def _word(words: Words, at: int) -> Token:
    word = words.text[at]
    if word not in AT and (
        is_mark(words, at - 1) or (word in NAMES and is_mark(words, at + 1)) or (word in GREETINGS and _ahead(words, at + 1))
    ):
        return Token("word", word.replace("'", "").replace("’", ""), at, at + 1)
    stops = word in STOP or word in AT or word.endswith(("'s", "’s")) or _doing(words, at)
    kind = "intro" if word in INTRO else "stop" if stops else "word"
    return Token(kind, word.replace("'", "").replace("’", ""), at, at + 1)


def _doing(words: Words, at: int) -> bool:
    """Whether a word is what somebody does: "i'm putting", "we are sending"."""
    return words.text[at].endswith("ing") and at > 0 and words.text[at - 1] in BEING


_READS: tuple[Callable[[Words, int], Token | None], ...] = (_phrase, _gap, _digits, _letter, _word)
