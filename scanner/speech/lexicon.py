"""The words of `lexicon.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from scanner.speech.phrases import planted

_DATA = tomllib.loads(files("scanner.speech").joinpath("lexicon.toml").read_text("utf-8"))
_NUMBERS, _BETWEEN = _DATA["numbers"], _DATA["between"]
ONES, ZEROS, TEENS, TENS = (tuple(_NUMBERS[key].split()) for key in ("ones", "zeros", "teens", "tens"))
#: How often the next digit or letter is said: `double four`.
TIMES: dict[str, int] = _NUMBERS["times"]
#: Tens as some write them, and what they say.
RESPELT: dict[str, int] = _NUMBERS["respelt"]
#: Every word that may be part of a number.
NUMBERS = frozenset([*ONES, *ZEROS, *TEENS, *TENS, *TIMES, *RESPELT, *_NUMBERS["also"].split()])
#: Word → what it says as digits: "0" to "99".
SAID: dict[str, str] = {
    **dict.fromkeys(ZEROS, "0"),
    **{word: str(number) for number, word in enumerate(ONES, 1)},
    **{word: str(number) for number, word in enumerate(TEENS, 10)},
    **{word: str(10 * number) for number, word in enumerate(TENS, 2)},
    **{word: str(number) for word, number in RESPELT.items()},
}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000}
#: Word of talk → the digit that it may have been.
HEARD: dict[str, str] = {word: digit for digit, heard in _DATA["heard"].items() for word in heard.split()}
PAUSES = frozenset(_BETWEEN["pauses"].split())
ACKNOWLEDGEMENTS = frozenset(_BETWEEN["acknowledgements"].split())
#: What may stand between two digits of one number without any doubt.
WITHIN = PAUSES - frozenset(_BETWEEN["begins"].split()) | frozenset(_BETWEEN["gaps"].split())
#: Phrases that may stand between two digits of one number, and words before them with which they may take back what was said.
INTERRUPTIONS = planted([(True, _BETWEEN["interruptions"])])
HESITANT = frozenset(_BETWEEN["hesitant"].split())
CORRECTS = frozenset(_BETWEEN["corrects"].split())
THANKS, QUESTIONS, AGAIN = (frozenset(_BETWEEN[key].split()) for key in ("thanks", "questions", "again"))
#: Words of what one says aside, between two blocks of one number.
ASIDES = WITHIN | frozenset(_BETWEEN["asides"].split())
MOMENTS = frozenset(_BETWEEN["moments"].split())
BEFORE_THING, BEHIND_THING = (frozenset(_BETWEEN[key].split()) for key in ("things", "thing"))
ANEW = frozenset(_BETWEEN["anew"].split())
APART = frozenset(_BETWEEN["apart"].split())
STOPS = frozenset(_BETWEEN["stops"].split())
