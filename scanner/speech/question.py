"""The question that is open in a call: what for, and how far it was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from scanner.speech.asks import DATES, asks, follows
from scanner.speech.gaps import echoes
from scanner.speech.lexicon import ACKNOWLEDGEMENTS, AGAIN, CORRECTS, HEARD, NUMBERS, ONES, PAUSES, QUESTIONS, TEENS, TENS, THANKS, TIMES
from scanner.speech.words import each_word, words_of

#: A question counts for the turns that follow it: so many at most.
_HEARD = 8
#: What is asked of a person's name is answered soon or not at all.
_SOON = 4
#: A turn with so many words besides digits is of weight.
_LIGHT = 6
#: So many characters answer a question of this kind; what follows answers the next ("sort code and account number?").
_ENOUGH = {"sort": 6, "account": 8, "card": 15, "cvv": 3, "expiry": 4, "phone": 10, "postcode": 5, "nino": 9, "nhs": 10, "pin": 4}
#: Asked for in this order, they are said in either; their lengths tell which is which.
_REVERSED = ("account", "sort")
#: The same, and what ends a question of its own.
_WHOLE = {**_ENOUGH, "born": 4}
_PAIR = frozenset(_REVERSED)
_NEVER = 1 << 30
#: So many digits were a card's, asked for or not.
_LONG = 13
#: What goes with something that was said is asked for within so many turns.
_GOES = 24
#: What has an expiry date of its own, which is no card's.
_EXPIRES = frozenset(["passport", "licence", "policy"])
#: A question of so few words goes on with what was said: "is that all?"
_BRIEF = 3
#: What is said in words, and so many words that must come before digits which answer the next question ("name and postcode?").
_WORDED = {"name": 1, "memorable": 1, "maiden": 1, "address": 2}
#: Digits of what is said in tens and hundreds.
_SIZES = {**dict.fromkeys((*TEENS, *TENS, "hundred"), 2), "thousand": 3}
_ANEW = "again"
#: Zeros only between digits: "oh, yes".
_SIGHS = frozenset({"oh", "o"})
_NO_WEIGHT = PAUSES | ACKNOWLEDGEMENTS | NUMBERS
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|@")


@dataclass(slots=True)
class Question:
    """What was asked for last: the kinds that are still to be answered, in which turn and by whom; who answers (None: nobody yet)."""

    kinds: list[str] = field(default_factory=list)
    turn: int = 0
    by: str = field(default="", repr=False)
    answers: str | None = field(default=None, repr=False)
    size: int = 0
    plain: int = 0
    tens: bool = False
    told: tuple[str, int] = ("", 0)  # what was asked for last, or before, and when
    closed: bool = False  # whether the answer was read back, and found right, just now
    free: int = 0  # how many digits were said that nobody asked for
    back: int = 0  # how many digits others said since
    before: str = field(default="", repr=False)

    def heard(self, turn: int, text: str, who: str) -> tuple[list[tuple[int, str]], bool]:
        """What is asked for while a turn is said, as `Words.add` takes it; and whether the turn itself asks for something.

        A question is over when somebody has begun to answer it and another says something of weight, and after a while in any case.
        """
        near = turn - self.told[1] <= _GOES
        found = asks(text) or (follows(text, self.told[0]) if near else [])
        other = near and self.told[0] in _EXPIRES and "card" not in words_of(text) and [kind for _, kind in found] == ["expiry"]
        found = [] if other else found
        self.closed = self._confirmed(text, who)
        over = self.closed or other or self._over(text, who)
        if over or turn - self.turn > _HEARD or (self.answers not in (None, who) and weighs(text) and not echoes(text, self.before)):
            self.kinds = []
        self.before = text
        if found:
            asked = [(0, self._now(turn, who)), *found]
            self.kinds, self.turn, self.by, self.answers = list(dict.fromkeys(kind for _, kind in found)), turn, who, None
            self.told = (self.kinds[-1], turn)
            self.size = self.plain = self.back = 0
            self._said(text, found[-1][0], who)
            return asked, True
        asked = [(0, self._now(turn, who)), *self._said(text, 0, who)]
        size = sum(map(_size, each_word(text)))
        self.free = self.free + size if size else 0 if weighs(text) else self.free
        if not self.kinds and self.free >= _LONG and (self.told[0] not in _PAIR or turn - self.told[1] > _GOES):
            self.told = ("card", turn)
        return asked, over

    def _over(self, text: str, who: str) -> bool:
        """Whether another one thanks for the whole answer, or asks for something else. Who asks to hear it again does not."""
        if len(self.kinds) != 1 or self.size < _WHOLE.get(self.kinds[0], _NEVER) or (who and who == self.answers):
            return False
        words = words_of(text)
        if any(word.isdigit() or word in NUMBERS for word in words):
            return False
        if not (THANKS.isdisjoint(words) or weighs(text)):
            return True
        return len(words) > _BRIEF and next((word for word in words if word not in _NO_WEIGHT), "") in QUESTIONS and AGAIN.isdisjoint(words)

    def _confirmed(self, text: str, who: str) -> bool:
        """Whether all that was said was read back by another, and a turn without digits says that it is right."""
        enough = _WHOLE.get(self.kinds[0], _NEVER) if len(self.kinds) == 1 else _NEVER
        size = sum(map(_size, words_of(text))) if self.size >= enough else 0
        if who != self.answers:
            self.back += size
        return self.size >= enough and self.back >= enough and size < _BRIEF and CORRECTS.isdisjoint(words_of(text)) and who == self.answers

    def _now(self, turn: int, who: str) -> str:
        """What a speaker's next words answer; who tells something himself goes on with what he named last."""
        kind = "" if not self.kinds else self.kinds[-1 if self._own(who) else 0]
        return "" if kind in _WORDED and (self._own(who) or turn - self.turn > _SOON) else kind

    def _own(self, who: str) -> bool:
        """Whether the one who asked, or announced something, speaks on; of speakers whom nobody names, none is known to be the same."""
        return bool(who) and who == self.by

    def _said(self, text: str, start: int, who: str) -> list[tuple[int, str]]:
        """Notes what is said from an offset on: who answers, and where the answer to the next of several questions begins."""
        return list(self._turns(text, start, who)) if self.kinds else []

    def _turns(self, text: str, start: int, who: str) -> Iterator[tuple[int, str]]:
        said, before = False, self.size
        for found in _WORD.finditer(text.lower(), start):
            word, kind = found[0], self.kinds[0]
            if word in CORRECTS or word == _ANEW:
                self.size = before
            unit = self.tens and word in ONES  # of `eighty nine`
            size = 0 if word in _SIGHS and not said and not _digits(text, found.end()) else (said and word in HEARD) or _size(word)
            self.tens, said = word in TENS, size > 0
            if size and not unit and not self._own(who) and len(self.kinds) > 1 and self._enough(word):
                self.kinds.pop(0)
                self.size = self.plain = 0
                yield found.start(), self.kinds[0]
            self.size += 0 if unit or self.answers not in (None, who) else size
            self.plain = 0 if size else self.plain + (word not in PAUSES)
            if size or (not self._own(who) and kind in _WORDED):
                self.answers = who if self.answers is None else self.answers

    def _enough(self, word: str) -> bool:
        """Whether what was asked for is answered when a word of digits, a letter or a date begins something else."""
        kind, following = self.kinds[:2]
        if (kind, following) == _REVERSED:
            return False
        if kind == "address":
            return self.size > 0 and self.plain >= _WORDED[kind]
        if kind in _WORDED:
            return self.plain >= _WORDED[kind] and (following == "postcode" or len(word) > 1)
        return self.size >= _ENOUGH[kind] if kind in _ENOUGH else kind == "born" and self.size > 0 and len(word) == 1


def weighs(text: str) -> bool:
    """Whether a turn says more than that its speaker listens: a few words besides what may be digits read back."""
    plain = (word for word in each_word(text) if word not in _NO_WEIGHT and not word.isdigit())
    return next(islice(plain, _LIGHT, None), None) is not None


def _digits(text: str, at: int) -> bool:
    """Whether a number goes on at an offset."""
    word = _WORD.search(text, at)
    return word is not None and (word[0].isdigit() or word[0].lower() in NUMBERS)


def _size(word: str) -> int:
    """About how many characters of a number or a code a word says; 0 for other words."""
    if word.isdigit() or word == "@" or (len(word) == 1 and word not in "ai"):
        return len(word)
    if word in TIMES:
        return TIMES[word] - 1
    return _SIZES.get(word, 1) if word in NUMBERS or word in DATES else 0
