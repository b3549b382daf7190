"""The words of `lexicon.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("scanner.speech").joinpath("lexicon.toml").read_text("utf-8"))
ONES, ZEROS, TEENS, TENS = (tuple(_DATA["numbers"][key].split()) for key in ("ones", "zeros", "teens", "tens"))
#: How often the next digit or letter is said: `double four`.
TIMES: dict[str, int] = _DATA["numbers"]["times"]
#: Every word that may be part of a number.
NUMBERS = frozenset([*ONES, *ZEROS, *TEENS, *TENS, *TIMES, *_DATA["numbers"]["also"].split()])
PAUSES = frozenset(_DATA["between"]["pauses"].split())
ACKNOWLEDGEMENTS = frozenset(_DATA["between"]["acknowledgements"].split())
