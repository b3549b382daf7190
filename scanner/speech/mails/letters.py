"""Letters within an address: by themselves, by their names ("bee"), in the spelling alphabet, or told by a word ("s for sugar")."""

from __future__ import annotations

from scanner.speech.lexicon import NUMBERS
from scanner.speech.mails.words import ALPHABETS, AS, AT, INTRO, LETTER_NAMES, NAMED, NATO, PHRASES, SOUNDS, STOP
from scanner.speech.words import TURN, Words

#: Marks that may be written between two words of an address.
MARKS = frozenset("._-+/")
#: So many words of the spelling alphabet in a row are letters; one alone is a name ("mike", "oscar"), but where others are near.
_NATO, _NEAR = 3, 16
#: Names of letters in a row, of which two are no other words, make the words among them letters that sound like one ("are oh bee").
_ROW, _FIRM = 3, 2
#: Words behind a letter that are no name, so that it is no initial.
_NO_NAMES = INTRO | STOP | AT | NUMBERS


def letter(words: Words, at: int) -> tuple[str, int] | None:
    """The letter that is said at `at`, and the first word behind it: by itself, by its name, in the alphabet, "s for sugar"."""
    word = words.text[at]
    sign = LETTER_NAMES.get(word, word if len(word) == 1 and word.isalpha() else SOUNDS.get(word, ""))
    if sign and (end := _example(words, sign, at)) and (word not in SOUNDS or words.text[end - 1] in ALPHABETS):
        return sign, end
    if sign and _is_letter(words, at, word, sign):
        return sign, at + 1
    if word in NATO and (
        _row(words, at) >= _NATO or (word not in NAMED and (_begins(words, at) or _lettered(words, at + 1))) or _spelling(words, at)
    ):
        return word[0], at + 1
    return None


def _is_letter(words: Words, at: int, word: str, letter: str) -> bool:
    """Whether what may be a letter is one: by itself, among others, or as an initial before a mark or a name."""
    if letter == word:
        return letter not in "ai" or _lettered(words, at - 1) or _lettered(words, at + 1) or _marked(words, at) or _exampled(words, at)
    if word in SOUNDS:
        return _among(words, at) or (
            is_mark(words, at + 1) and not is_mark(words, at - 1) and at + 2 < len(words) and not _apart(words, at)
        )
    return _lettered(words, at - 1) or _lettered(words, at + 1) or _among(words, at) or (word not in NAMED and _begins(words, at))


def _exampled(words: Words, at: int) -> bool:
    """Whether a letter told by a word stands before: "l for london, a"."""
    starts = (at - 2 - len(phrase) for phrase in AS)
    return any(start >= 0 and spelled(words, start) and _example(words, words.text[start], start) == at for start in starts)


def _apart(words: Words, at: int) -> bool:
    """Whether a sentence or a turn ends behind a word."""
    return words.between[at + 1] == TURN or any(mark in ".?!;" for mark in words.between[at + 1])


def _begins(words: Words, at: int) -> bool:
    """Whether a name or a mark follows, as behind an initial."""
    if at + 1 >= len(words) or (_apart(words, at) and not (words.between[at + 1] == TURN and is_mark(words, at + 1))):
        return False
    after = words.text[at + 1]
    return is_mark(words, at + 1) or (len(after) > 2 and after.isalpha() and after not in _NO_NAMES)


def _among(words: Words, at: int) -> bool:
    """Whether a word stands in a row of names of letters, some of which are nothing else."""
    low, high = at, at + 1
    while low > max(0, at - _NEAR) and _may_spell(words.text[low - 1]):
        low -= 1
    while high < min(len(words), at + _NEAR) and _may_spell(words.text[high]):
        high += 1
    row = words.text[low:high]
    named = sum(word in LETTER_NAMES or word in NATO for word in row)
    inside = low < at < high - 1 and len(words.text[at - 1]) == len(words.text[at + 1]) == 1
    return inside or (named >= _FIRM and len(row) >= _ROW)


def _may_spell(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in LETTER_NAMES or word in SOUNDS or word in NATO or word == "double"


def _lettered(words: Words, at: int) -> bool:
    """Whether a word says a letter, or sounds like one."""
    return 0 <= at < len(words) and (spelled(words, at) or words.text[at] in LETTER_NAMES or words.text[at] == "oh")


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
    written = any(words.between[other] in MARKS for other in (at, at + 1) if other < len(words))
    return written or is_mark(words, at - 1) or is_mark(words, at + 1)


def is_mark(words: Words, at: int) -> bool:
    """Whether a word is a mark, or one of the two words of "full stop"."""
    if not 0 <= at < len(words):
        return False
    begun = [(at, PHRASES.get(words.text[at], ())), (at - 1, PHRASES.get(words.text[at - 1], ()) if at else ())]
    return any(
        kind == "mark" and len(phrase) > at - first and tuple(words.text[first : first + len(phrase)]) == phrase
        for first, listed in begun
        for phrase, kind, _ in listed
    )


def _row(words: Words, at: int) -> int:
    """How many words of the spelling alphabet stand in a row here, no more than are needed."""
    low = next((low for low in range(at, at - _NATO, -1) if low < 0 or words.text[low] not in NATO), at - _NATO)
    high = next((high for high in range(at, at + _NATO) if high >= len(words) or words.text[high] not in NATO), at + _NATO)
    return high - low - 1


def spelled(words: Words, at: int) -> bool:
    """Whether a word is a letter by itself."""
    return 0 <= at < len(words) and len(words.text[at]) == 1 and words.text[at].isalpha()
