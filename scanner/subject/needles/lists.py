"""The words of `lists.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("scanner.subject.needles").joinpath("lists.toml").read_text("utf-8"))
ONES, TEENS, TENS, ZEROS, PAUSES, ORDINALS = (
    tuple(_DATA["numbers"][key].split()) for key in ("ones", "teens", "tens", "zeros", "pauses", "ordinals")
)
#: How often the next digit is said: `double four`.
TIMES: dict[str, int] = _DATA["numbers"]["times"]
MONTHS = tuple(_DATA["dates"]["months"].split())
MONTHS_SHORT: dict[str, tuple[str, ...]] = {month: tuple(_DATA["dates"]["short"].get(month, month[:3]).split()) for month in MONTHS}
ID_EMPTY = frozenset(_DATA["ids"]["empty"].split())
ID_ALIKE: dict[str, tuple[str, ...]] = {
    kind: tuple(word.replace("-", " ") for word in said.split()) for kind, said in _DATA["ids"]["alike"].items()
}
INNER = frozenset(_DATA["addresses"]["inner"].split())
STREETS: dict[str, tuple[str, ...]] = {word: tuple(short.split()) for word, short in _DATA["addresses"]["short"].items()}
