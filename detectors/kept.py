"""What the parse trees of an engine's regexes say, kept on disk (see `detectors.store`): no part of a start takes longer than telling it.

It is kept for these very regexes, this Python and this code: the file's name is a digest of them. It is JSON, as what is read from a disk
must never be able to run anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from types import NoneType
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors import store
from detectors.forms import Form
from detectors.literal import Spoken
from detectors.reach import Reach
from detectors.regex import Asked, Regex, asked, know, plainly, regex, unread
from scanner.pattern import Pattern

#: Fewer regexes are told as soon as found.
_FEW = 24
#: The modules that tell what a regex says, and this one: with other code nothing kept is read.
MODULES = (
    "charset", "edges", "exact", "fold", "forms", "kept", "literal", "prefix", "reach", "regex", "spread", "superset", "telling", "tree",
)  # fmt: skip
_NUMBER, _MAYBE, _YES = (int,), (int, NoneType), (bool,)
#: Fields of a regex that JSON holds as they are.
_PLAIN = {
    "named": _YES, "least": _NUMBER, "width": _MAYBE, "look": _MAYBE, "joinable": _YES, "digits": _NUMBER, "capitals": _NUMBER,
    "colons": _NUMBER, "inside": _NUMBER, "lead": _MAYBE, "close": _MAYBE, "wordy": _YES, "whole": _YES, "beyond": _YES, "accented": _YES,
    "spoken": _YES,
}  # fmt: skip


def regexes(patterns: Sequence[Pattern]) -> tuple[Regex, ...]:
    """The regexes of the patterns that have one, each with its pattern's index. PluginError if one is wrong (see `detectors.regex`)."""
    chosen = [(index, pattern) for index, pattern in enumerate(patterns) if pattern.regex is not None]
    these = list(dict.fromkeys(asked(pattern) for _, pattern in chosen))
    name = _name(these) if unread(these) > _FEW else None
    data = store.held(name) if name else None
    told = None if data is None else loaded(data, these)
    if told is not None:
        know(dict(zip(these, told, strict=True)))
    found = tuple(regex(pattern, index) for index, pattern in chosen)
    if name and told is None:
        said = {asked(pattern): each for (_, pattern), each in zip(chosen, found, strict=True)}
        store.keep(name, dumped([said[each] for each in these]))
    return found


def _name(these: Iterable[Asked]) -> str | None:
    """The name of the file for these regexes; None if the code's own text cannot be read."""
    code = _code()
    if code is None:
        return None
    said = repr((sys.version, code, [(written, options, sorted(words)) for written, options, words in these]))
    return f"{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.json"


@lru_cache(maxsize=1)
def _code() -> str | None:
    """A digest of the text of the code that tells what a regex says."""
    try:
        texts = [Path(__file__).with_name(f"{each}.py").read_bytes() for each in MODULES]
    except OSError:
        return None
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def dumped(told: Sequence[Regex]) -> bytes:
    """What the trees of regexes say, column by column."""
    said: dict[str, Any] = {field: [getattr(each, field) for each in told] for field in _PLAIN}
    said["stops"] = [sorted(each.stops) for each in told]
    said["words"] = [each.words for each in told]
    said["literals"] = [[(astuple(one.at), one.texts, one.cased) for one in each.literals] for each in told]
    said["forms"] = [each.forms and [(astuple(one.reach), one.expression.decode("latin-1")) for one in each.forms] for each in told]
    said["before"] = _packed(np.array([each.before for each in told]))
    said["begins"] = _packed(np.concatenate([each.begins for each in told]))
    said["places"] = [len(each.begins) for each in told]
    return json.dumps(said, separators=(",", ":")).encode()


def loaded(data: bytes, these: Sequence[Asked]) -> list[Regex] | None:
    """The reverse of `dumped`, for regexes that are written so; None if it is nothing that `dumped` could have made."""
    try:
        return list(_regexes(json.loads(data), these))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return None


def _regexes(said: Any, these: Sequence[Asked]) -> Iterator[Regex]:
    columns = [said[field] for field in _PLAIN]
    for column, kinds in zip(columns, _PLAIN.values(), strict=True):
        if not all(type(value) in kinds for value in column):
            raise TypeError
    before, begins, places = _unpacked(said["before"]), _unpacked(said["begins"]), list(map(_whole, said["places"]))
    if sum(places) != len(begins) or min(places) < 1:
        raise TypeError
    rest = (said["stops"], said["words"], said["literals"], said["forms"])
    for each, plain, stops, words, literals, told, *tables in zip(
        these, zip(*columns, strict=True), *rest, before, np.split(begins, np.cumsum(places)[:-1]), strict=True
    ):
        yield Regex(
            index=0,
            source=plainly(each[0]),
            options=each[1],
            before=tables[0],
            begins=tables[1],
            stops=frozenset(map(_whole, stops)),
            words=_texts(words),
            literals=tuple(Spoken(_texts(texts), _reach(*at), bool(cased)) for at, texts, cased in literals),
            forms=None if told is None else tuple(Form(expression.encode("latin-1"), _reach(*at)) for at, expression in told),
            **dict(zip(_PLAIN, plain, strict=True)),
        )


def _packed(table: npt.NDArray[np.bool_]) -> str:
    """Rows of 256 as text."""
    return base64.b64encode(np.packbits(table, axis=1).tobytes()).decode()


def _unpacked(text: str) -> npt.NDArray[np.bool_]:
    bits = np.frombuffer(base64.b64decode(text, validate=True), np.uint8)
    return np.unpackbits(bits.reshape(-1, 32), axis=1).view(np.bool_)


def _reach(near: int, far: int | None, ahead: int, open_: bool) -> Reach:
    return Reach(_whole(near), None if far is None else _whole(far), _whole(ahead), bool(open_))


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise TypeError
    return number


def _texts(texts: Any) -> tuple[str, ...]:
    if type(texts) is not list:
        raise TypeError
    "".join(texts).encode("latin-1")  # an error, unless they are texts of bytes
    return tuple(texts)
