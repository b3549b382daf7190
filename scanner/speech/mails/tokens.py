"""The words around an "at" as parts of an address: words, spelled letters, digits, marks, and what is no part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scanner.speech.counts import cardinal
from scanner.speech.gaps import after, corrected
from scanner.speech.lexicon import HEARD, NUMBERS, TIMES, ZEROS
from scanner.speech.mails.words import AS, AT, GREETINGS, INTRO, LETTER_NAMES, NAMED, NAMES, NATO, PHRASES, SOUNDS, STOP
from scanner.speech.words import TURN, Words

#: Marks that may be written between two words of an address.
_MARKS = frozenset("._-+/")
#: Between blanks, the mark of a pause.
_DASHES = ("-", "–", "—")
#: So many words of the spelling alphabet in a row are letters; one alone is a name ("mike", "oscar"), but where others are near.
_NATO, _NEAR = 3, 16
#: Names of letters in a row, of which two are no other words, make the words among them letters that sound like one ("are oh bee").
_ROW, _FIRM = 3, 2


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
    elif marks and _MARKS.issuperset(marks if marks[0] != " " else marks.strip()):
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
    if word in ZEROS and (word not in ("o", "oh") or not _spelled(words, at + 2)):
        return Token("digits", "0" * times, at, at + 2)
    if (found := cardinal(words.text, at + 1)) and found[0] < 10:
        return Token("digits", str(found[0]) * times, at, at + 2)
    letter = LETTER_NAMES.get(word, word)
    return Token("letter", letter * times, at, at + 2) if len(letter) == 1 and letter.isalpha() else None


def _numeric(words: Words, at: int) -> bool:
    """Whether a word is a number by itself, so that an "oh" beside it is a zero; "double" is if a number is doubled."""
    if not 0 <= at < len(words):
        return False
    word = words.text[at]
    if word in TIMES:
        return at + 1 < len(words) and words.text[at + 1] not in TIMES and _numeric(words, at + 1)
    return (word in NUMBERS or word.isdecimal()) and word not in ("o", "oh")


def _spelled(words: Words, at: int) -> bool:
    """Whether a word is a letter by itself."""
    return 0 <= at < len(words) and len(words.text[at]) == 1 and words.text[at].isalpha()


def _letter(words: Words, at: int) -> Token | None:
    word = words.text[at]
    letter = LETTER_NAMES.get(word, word if len(word) == 1 and word.isalpha() else SOUNDS.get(word, ""))
    if letter and word not in SOUNDS and (end := _example(words, letter, at)):
        return Token("letter", letter, at, end)
    if letter and _is_letter(words, at, word, letter):
        return Token("letter", letter, at, at + 1)
    if word in NATO and (_row(words, at) >= _NATO or (word not in NAMED and _begins(words, at)) or _spelling(words, at)):
        return Token("letter", word[0], at, at + 1)
    return None


def _is_letter(words: Words, at: int, word: str, letter: str) -> bool:
    """Whether what may be a letter is one: by itself, among others, or as an initial before a mark or a name."""
    if letter == word:
        return letter not in "ai" or _lettered(words, at - 1) or _lettered(words, at + 1) or _marked(words, at)
    if word in SOUNDS:
        return _among(words, at) or (_is_mark(words, at + 1) and not _is_mark(words, at - 1) and at + 2 < len(words) and not _apart(words, at))
    return _lettered(words, at - 1) or _lettered(words, at + 1) or (word not in NAMED and _begins(words, at))


def _apart(words: Words, at: int) -> bool:
    """Whether a sentence or a turn ends behind a word."""
    return words.between[at + 1] == TURN or any(mark in ".?!;" for mark in words.between[at + 1])


def _begins(words: Words, at: int) -> bool:
    """Whether a name or a mark follows, as behind an initial."""
    if at + 1 >= len(words) or (_apart(words, at) and not (words.between[at + 1] == TURN and _is_mark(words, at + 1))):
        return False
    after = words.text[at + 1]
    return _is_mark(words, at + 1) or (len(after) > 2 and after.isalpha() and after not in _NO_NAMES)


def _among(words: Words, at: int) -> bool:
    """Whether a word stands in a row of names of letters, some of which are nothing else."""
    low, high = at, at + 1
    while low > max(0, at - _NEAR) and _may_spell(words.text[low - 1]):
        low -= 1
    while high < min(len(words), at + _NEAR) and _may_spell(words.text[high]):
        high += 1
    row = words.text[low:high]
    named = sum(word in LETTER_NAMES for word in row)
    inside = low < at < high - 1 and len(words.text[at - 1]) == len(words.text[at + 1]) == 1
    return inside or (named >= _FIRM and len(row) >= _ROW)


def _may_spell(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in LETTER_NAMES or word in SOUNDS


def _lettered(words: Words, at: int) -> bool:
    """Whether a word says a letter, or sounds like one."""
    return 0 <= at < len(words) and (_spelled(words, at) or words.text[at] in LETTER_NAMES or words.text[at] == "oh")


def _spelling(words: Words, at: int) -> bool:
    """Whether something is spelled in the alphabet near a word of it."""
    row = 0
    for word in words.text[max(0, at - _NEAR) : at + _NEAR]:
        row = row + 1 if word in NATO else 0
        if row >= _NATO:
            return True
    return False


def _example(words: Words, letter: str, at: int) -> int:
    """Behind the word that a letter is told by, as in "s for sugar"; 0 where there is none."""
    for phrase in AS:
        end = at + 1 + len(phrase)
        if end < len(words) and tuple(words.text[at + 1 : end]) == phrase and words.text[end][0] == letter and words.text[end] not in STOP:
            return end + 1
    return 0


def _marked(words: Words, at: int) -> bool:
    """Whether a mark stands on either side of a word, said or written."""
    written = any(words.between[other] in _MARKS for other in (at, at + 1) if other < len(words))
    return written or _is_mark(words, at - 1) or _is_mark(words, at + 1)


def _is_mark(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and any(kind == "mark" and len(phrase) == 1 for phrase, kind, _ in PHRASES.get(words.text[at], ()))


def _row(words: Words, at: int) -> int:
    """How many words of the spelling alphabet stand in a row here, no more than are needed."""
    low = next((low for low in range(at, at - _NATO, -1) if low < 0 or words.text[low] not in NATO), at - _NATO)
    high = next((high for high in range(at, at + _NATO) if high >= len(words) or words.text[high] not in NATO), at + _NATO)
    return high - low - 1


def _ahead(words: Words, at: int) -> bool:
    return at < len(words) and words.text[at] in AT


def _word(words: Words, at: int) -> Token:
    word = words.text[at]
    if word not in AT and (
        _is_mark(words, at - 1) or (word in NAMES and _is_mark(words, at + 1)) or (word in GREETINGS and _ahead(words, at + 1))
    ):
        return Token("word", word.replace("'", "").replace("’", ""), at, at + 1)
    kind = "intro" if word in INTRO else "stop" if word in STOP or word in AT or word.endswith(("'s", "’s")) else "word"
    return Token(kind, word.replace("'", "").replace("’", ""), at, at + 1)


#: Words behind a letter that are no name, so that it is no initial.
_NO_NAMES = INTRO | STOP | AT | NUMBERS

_READS: tuple[Callable[[Words, int], Token | None], ...] = (_phrase, _gap, _digits, _letter, _word)
