"""Runs of digits in a stream of words, over pauses, turns, corrections and interruptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from scanner.speech.digits.checks import LENGTHS
from scanner.speech.digits.elements import Element, element, follows, heard, sighed
from scanner.speech.lexicon import ANEW, ASIDES, CORRECTS, HEARD, HESITANT, INTERRUPTIONS, SAID, STOPS, TIMES, WITHIN
from scanner.speech.phrases import longest
from scanner.speech.words import Words

#: So many words may stand between two digits of one number: what one says while one thinks, or takes back; what one says aside.
_PAUSE, _WORDS = 6, 8
#: And so many with all that interrupts it.
_FAR = 24
_APOSTROPHES = str.maketrans("", "", "'’")
#: So many words of talk at once may have been digits: before the first digit, and behind one.
_BEFORE, _BEHIND = 2, 4


class Joint(Enum):
    """What stands before an element: nothing, a pause, words aside, or words that take back what was said."""

    NEXT = "next"
    PAUSE = "pause"
    ASIDE = "aside"
    CORRECTED = "corrected"
    #: "Sorry, one second": most likely nothing is taken back.
    INTERRUPTED = "interrupted"
    #: "No, let me start again": all of it is taken back.
    ANEW = "anew"
    #: "not five, nine": the next digits are those that were wrong.
    NOT = "not"


TAKES_BACK = (Joint.CORRECTED, Joint.ANEW, Joint.NOT)
#: What is asked for in one breath: while it is corrected, nothing says where the next begins.
_BANK = frozenset({"sort", "account"})


@dataclass(frozen=True, slots=True)
class Step:
    """An element of a run, and what stands before it. The first of a run has a joint of no meaning."""

    element: Element
    joint: Joint


def runs(words: Words) -> Iterator[list[Step]]:
    """The runs of a stream, ascending. Elements of two runs have nothing to do with one another."""
    run: list[Step] = []
    for each in _elements(words):
        joint = _joint(words, run, each) if run else Joint.PAUSE
        if joint is None:
            yield run
            run, joint = [], Joint.PAUSE
        run.append(Step(each, joint))
    if run:
        yield run


def _elements(words: Words) -> Iterator[Element]:
    """Elements, with the words next to them that may have been digits."""
    done = 0
    for at in [at for at, text in enumerate(words.text) if text in SAID or text in TIMES or text.isdecimal()]:
        if at < done or sighed(words, at) or (each := element(words, at)) is None:
            continue
        before = at
        while (
            (each.single or words.asked[at] in LENGTHS)
            and not each.written
            and before > max(done, at - _BEFORE)
            and words.text[before - 1] in HEARD
            and follows(words, before)
        ):
            before -= 1
        yield from (heard(words, one) for one in range(before, at))
        yield each
        done = each.last
        while each.single and done < min(len(words), each.last + _BEHIND) and words.text[done] in HEARD and follows(words, done):
            yield heard(words, done)
            done += 1


def _joint(words: Words, run: Sequence[Step], after: Element) -> Joint | None:
    """What joins an element to a run; None where nothing does."""
    before = run[-1].element
    if after.first - before.last > _FAR:
        return None
    said = words.text[before.last : after.first]
    if not said:
        return (Joint.NEXT if follows(words, after.first) else Joint.PAUSE) if _same(words, before, after) else None
    said, taken = _meant(words, before.last, after.first)
    between, hesitant = _heeded(said)
    hesitant = hesitant or taken
    joint = _parted(words, run, after, between)
    if not _same(words, before, after) and not (joint in TAKES_BACK and _same(words, before, after, _BANK)):
        return None
    return Joint.INTERRUPTED if hesitant and joint in (Joint.PAUSE, Joint.ASIDE) else joint


def _same(words: Words, before: Element, after: Element, one: frozenset[str] = frozenset()) -> bool:
    """Whether the same is asked for at two elements, or nothing any more, or either of a few kinds."""
    asked = words.asked[before.first], words.asked[after.first]
    return asked[1] in ("", asked[0]) or one.issuperset(asked)


def _meant(words: Words, first: int, last: int) -> tuple[list[str], bool]:
    """The words between two elements without what is said in turns of their own, and whether some of that may take digits back.

    Who corrects digits says them in the same breath; a turn without any ("sorry, the dog wants out") mostly corrects nothing.
    """
    near = words.turn[first - 1], words.turn[last]
    own = [at for at in range(first, last) if words.turn[at] not in near]
    texts = [words.text[at] for at in own]
    if not own or len(own) > _WORDS or not ANEW.isdisjoint(texts):
        return words.text[first:last], False
    return [words.text[at] for at in range(first, last) if words.turn[at] in near], not CORRECTS.isdisjoint(texts)


def _heeded(said: Sequence[str]) -> tuple[list[str], bool]:
    """Words between two elements without what interrupts, and whether some of that may take back what was said: "sorry, one second"."""
    plain = [word.translate(_APOSTROPHES) for word in said]
    kept: list[str] = []
    hesitant, at = False, 0
    while at < len(said):
        found = longest(INTERRUPTIONS, plain, at)
        if found is None:
            kept.append(said[at])
        elif kept and kept[-1] in HESITANT:
            kept.pop()
            hesitant = True
        at = found[0] if found else at + 1
    return kept, hesitant


def _again(between: Sequence[str]) -> bool:
    """Whether somebody says that he begins anew: "oh, I've read the wrong line, again"."""
    return ("again" in between and "once" not in between) or (not ANEW.isdisjoint(between) and not CORRECTS.isdisjoint(between))


def _parted(words: Words, run: Sequence[Step], after: Element, between: Sequence[str]) -> Joint | None:
    """What the words between a run and an element say of them."""
    before = run[-1].element
    if len(between) > _WORDS:
        return Joint.ANEW if _again(between) else None
    if len(between) <= _PAUSE and WITHIN.issuperset(between):
        return Joint.PAUSE
    if (len(run) == 1 and words.text[before.first] in ("oh", "o")) or any(text.isdecimal() for text in between):
        return None  # "oh sorry" is no zero
    if "not" in between:
        return Joint.NOT
    if not STOPS.isdisjoint(between):
        return None
    if "again" in between and "bit" not in between and _again(between):
        return Joint.ANEW
    if not CORRECTS.isdisjoint(between) or _again(between):
        return Joint.CORRECTED
    return Joint.ASIDE if words.asked[after.first] in LENGTHS or ASIDES.issuperset(between) else None
