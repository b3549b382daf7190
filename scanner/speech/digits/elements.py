"""Numbers under a thousand thousands as they are said or written: "seven", "double oh", "forty-two", "nine hundred", "07700"."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.speech.digits.checks import LENGTHS
from scanner.speech.lexicon import BEFORE_THING, BEHIND_THING, HEARD, MOMENTS, ONES, SAID, SCALES, TIMES
from scanner.speech.words import TURN, Words

#: No block is written with more digits than the longest card number.
_LONGEST = 19
#: Marks that may touch digits of one number.
_TOUCHING = frozenset("-()+ ‐‑–")
_MONEY = frozenset("£$€%#°&=")


@dataclass(frozen=True, slots=True)
class Element:
    """The words `first` to `last` (excluded) that say one or more digits.

    readings  the digits, likeliest reading first; "" where the word may be no digit at all
    single    how many digits were said one by one ("double oh" is two), none in "forty-two"
    heard     a word of talk that may have been a digit ("for")
    written   the digits stand there as digits
    """

    first: int
    last: int
    readings: tuple[str, ...]
    single: int = 0
    heard: bool = False
    written: bool = False


def element(words: Words, at: int) -> Element | None:
    """The element that begins with a word; None where none does."""
    text = words.text[at]
    if text in TIMES:
        return _repeated(words, at, TIMES[text])
    small = _small(words, at)
    if small is None:
        return None
    if small.last < len(words) and words.text[small.last] in SCALES and follows(words, small.last) and len(small.readings[0]) <= 2:
        return _scaled(words, small)
    return small


def sighed(words: Words, at: int) -> bool:
    """Whether "oh" is no zero: neither beside it nor behind a hesitation is there a digit."""
    if words.text[at] not in ("oh", "o"):
        return False
    after = next((text for text in words.text[at + 1 : at + 3] if text not in ("um", "uh", "er", "erm")), "")
    return not any(text in SAID or text in TIMES or text in HEARD or text.isdecimal() for text in (after, *words.text[max(at - 1, 0) : at]))


def heard(words: Words, at: int) -> Element:
    """A word of talk that may have been a digit."""
    return Element(at, at + 1, (HEARD[words.text[at]], ""), heard=True)


def follows(words: Words, at: int) -> bool:
    """Whether a word stands next to the one before, with no mark or turn between."""
    return not words.between[at].strip(" \t-‐‑–")


def _small(words: Words, at: int) -> Element | None:
    """A number of one or two words, or digits as written."""
    text = words.text[at]
    if text.isdecimal():
        return _written(words, at)
    said = SAID.get(text)
    if said is None or (text == "one" and _thing(words, at)) or (text in ONES and at + 1 < len(words) and words.text[at + 1] in MOMENTS):
        return None
    after = _unit(words, at) if at + 1 < len(words) and follows(words, at + 1) else ""
    if len(said) == 2 and said[1] == "0" and said != "10" and len(after) == 1 and after != "0":
        return Element(at, at + 2, (said[0] + after, said + after))
    return Element(at, at + 1, (said,), single=int(len(said) == 1))


def _thing(words: Words, at: int) -> bool:
    """Whether "one" is a thing rather than a digit: "the old one", "my one is"."""
    after = words.text[at + 1] if at + 1 < len(words) and follows(words, at + 1) else ""
    return after in BEHIND_THING or (at > 0 and follows(words, at) and words.text[at - 1] in BEFORE_THING and after not in SAID)


def _unit(words: Words, at: int) -> str:
    """What the word behind one says as a digit; where a number was asked for also what only sounds so: "sixty won"."""
    word = words.text[at + 1]
    return SAID.get(word) or (HEARD.get(word, "") if words.asked[at] in LENGTHS else "")


def _written(words: Words, at: int) -> Element | None:
    """Digits as written, unless they are part of something else: "7pm", "2018/05/08", "£12"."""
    text = words.text[at]
    if len(text) > _LONGEST or not _free(words, at, at - 1) or (at + 1 < len(words) and not _free(words, at + 1, at + 1)):
        return None
    return Element(at, at + 1, ("".join(str(int(digit)) for digit in text),), single=int(len(text) == 1), written=True)


def _free(words: Words, at: int, neighbour: int) -> bool:
    """Whether the marks before a word part digits from a neighbour."""
    marks = words.between[at]
    if marks == TURN:
        return True
    if not _MONEY.isdisjoint(marks):
        return False
    if marks.strip() == marks:
        return bool(marks) and words.text[neighbour].isdecimal() and _TOUCHING.issuperset(marks)
    return True


def _repeated(words: Words, at: int, times: int) -> Element | None:
    """ "double oh"; what is repeated may be a digit, a teen or a ten."""
    if at + 1 >= len(words) or not follows(words, at + 1):
        return None
    if words.text[at + 1] in HEARD:
        return Element(at, at + 2, (HEARD[words.text[at + 1]] * times,), single=times)
    what = _small(words, at + 1)
    if what is None or len(what.readings[0]) > 2:
        return None
    last, zeros = what.last, ""
    if what.single and last < len(words) and words.text[last] == "hundred" and follows(words, last):  # "oh double seven hundred"
        last, zeros = last + 1, "00"
    return Element(at, last, tuple(reading * times + zeros for reading in what.readings), single=times * what.single)


def _scaled(words: Words, small: Element) -> Element:
    """ "nine hundred", "two thousand and twelve": digits as they would be written one after the other, or their sum."""
    parts: list[str] = []
    total, last, summed = 0, small.last, False
    number: Element | None = small
    while number is not None:
        scale, end = 1, number.last
        while end < len(words) and words.text[end] in SCALES and follows(words, end):
            scale, end = scale * SCALES[words.text[end]], end + 1
        value = int(number.readings[0])
        if parts and (value == 0 or total % _power(value * scale)):
            break
        parts.append(str(value * scale))
        total, last = total + value * scale, end
        if scale == 1 or scale > 1000:
            break
        at = last + int(last + 1 < len(words) and words.text[last] == "and" and follows(words, last))
        joined = at < len(words) and follows(words, at) and not words.text[at].isdecimal()
        number = _small(words, at) if joined else None
        summed = summed or at > last or scale == 1000
    one, other = str(total), "".join(parts)
    readings = (one, other) if summed else (other, one)
    return Element(small.first, last, tuple(dict.fromkeys(readings)))


def _power(number: int) -> int:
    """The power of ten above a number."""
    return int(10 ** len(str(number)))
