"""One pattern's regex, with what its parse tree says: how wide a match can be, how it begins, what it looks at, what it must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from re import _parser as parser  # type: ignore[attr-defined]

import numpy as np
import numpy.typing as npt

from detectors.charset import CAPITALS, CHARS, DIGITS, beyond, chars
from detectors.edges import ASSERTS, opening
from detectors.fold import folded
from detectors.forms import Form, forms
from detectors.literal import Spoken, listed, spoken
from detectors.prefix import prefix
from detectors.reach import WIDEST
from detectors.spread import closeness
from detectors.tree import least, sees_start, walk, whole
from scanner.errors import PluginError
from scanner.pattern import Pattern

_WORDY = frozenset(range(0x40, 256))
_ACCENTED = frozenset(range(0x80, 256))
_COLON = frozenset((ord(":"),))
#: How a regex is written, its flags, and the words of which one is in each match.
Asked = tuple[str, int, frozenset[str]]
#: Regexes of which a process remembers what they say: more than all packs have.
_MOST = 2048
_READ: dict[Asked, Regex] = {}


@dataclass(frozen=True, eq=False)
class Regex:
    """`source`, `options`: what `re` compiles, when it is first asked for. `named`: the span is that of group `v`.

    `least`, `width`: fewest and most characters of a match; `look`: most that an assertion looks at beside it; None: unbounded. `stops`:
    which of space and line feed can be no part of a match, so that a match never reaches over one. `joinable`: a separator before a
    text is the same to it as the text's start. `before`: a table over the 256 bytes, which may stand before a match; `begins[n]`: which
    may stand n bytes behind its start (see `detectors.prefix`). `digits`, `capitals`, `colons`: the least number of them in a match
    or behind it, `inside`: digits in it, `lead`: most bytes before the first of these, `close`: how far one of its bytes is from them at
    most (see `detectors.spread`). `wordy`: it has a letter or an at sign, `accented`: a byte that is no ASCII. `whole`: only a whole cell
    can match. `words`: one of these, spelled so, is in every match. Of `literals` one has a text that is in the match or behind it, unless
    it matches a part that only its form tells: one of `forms` (None: Hyperscan cannot hold the form of a part). `spoken`: words tell all
    matches. `beyond`: it names characters that folded text cannot hold, so that it must see letters as they were written.
    """

    index: int
    source: str
    options: int
    named: bool
    least: int
    width: int | None
    look: int | None
    joinable: bool
    stops: frozenset[int]
    before: npt.NDArray[np.bool_]
    begins: npt.NDArray[np.bool_]
    digits: int
    capitals: int
    colons: int
    inside: int
    lead: int | None
    close: int | None
    wordy: bool
    whole: bool
    beyond: bool
    accented: bool
    words: tuple[str, ...]
    literals: tuple[Spoken, ...]
    forms: tuple[Form, ...] | None
    spoken: bool

    @cached_property
    def rx(self) -> re.Pattern[str]:
        """The regex itself: compiling those of all packs takes a second, and most scans meet candidates for few of them."""
        return _compiled(self.source, self.options)

    @property
    def group(self) -> str | int:
        """The group whose span is that of the value."""
        return "v" if self.named else 0


def regex(pattern: Pattern, index: int) -> Regex:
    """Parse and compile; PluginError if the regex is wrong or can match nothing at all (a match of no characters is no value)."""
    try:
        found = read(asked(pattern))
    except (re.error, OverflowError, RecursionError) as error:
        raise PluginError(f"{pattern.entity}: the regex does not compile: {error}. It must be in the syntax of Python's re.") from error
    if found.least == 0:
        raise PluginError(f"{pattern.entity}: the regex matches the empty string. Let it match at least one character.")
    return replace(found, index=index)


def asked(pattern: Pattern) -> Asked:
    """What a pattern says of its regex."""
    assert pattern.regex is not None
    return pattern.regex, int(pattern.flags), pattern.words or frozenset()


def read(this: Asked) -> Regex:
    """What the tree says, told once in a process: a second engine is made in a fraction of the time of the first."""
    if this not in _READ:
        know({this: analysed(*this)})
    return _READ[this]


def unread(these: Iterable[Asked]) -> int:
    """Of how many this process does not know yet what they say."""
    return sum(each not in _READ for each in these)


def know(told: Mapping[Asked, Regex]) -> None:
    """What the trees of these say need not be asked again."""
    if len(_READ) + len(told) > _MOST:
        _READ.clear()
    _READ.update(told)


@lru_cache(maxsize=_MOST)
def _compiled(source: str, options: int) -> re.Pattern[str]:
    return re.compile(source, options)


def analysed(written: str, options: int, spelled: frozenset[str]) -> Regex:
    """What the tree says of a regex, wherever its pattern stands; an error of `re` if it does not compile."""
    source = plainly(written)
    rx = _compiled(source, options)
    tree = parser.parse(source, options)
    fewest, most = tree.getwidth()
    flags = int(tree.state.flags)
    items = list(tree)
    nodes = list(walk(items, flags))
    eaten = frozenset().union(*(chars(item, inner) for item, inner, looks in nodes if not looks and item[0] in CHARS))
    looks = [item[1][1].getwidth()[1] for item, _, _ in nodes if item[0] in ASSERTS]
    look = max(looks, default=0) + 1
    before, first = opening(items, flags)
    inside, lead, close = closeness(items, flags)
    begins = prefix(items, flags)
    begins[0] &= _table(first)
    words = frozenset(map(folded, spelled))
    anyhow = bool(flags & re.IGNORECASE)
    width = None if most > WIDEST else int(most)
    literals, left = ((listed(words, width),) if anyhow else (), ()) if words else spoken(items, flags)
    return Regex(
        index=0,
        source=source,
        options=options,
        named="v" in rx.groupindex,
        least=int(fewest),
        width=width,
        look=None if look > WIDEST else int(look),
        joinable=not any(sees_start(item, inner) for item, inner, _ in nodes),
        stops=frozenset({32, 10}) - eaten,
        before=_table(before),
        begins=begins,
        digits=least(items, flags, DIGITS.issuperset),
        capitals=least(items, flags, CAPITALS.issuperset),
        colons=least(items, flags, _COLON.issuperset),
        inside=inside,
        lead=lead,
        close=None if close is None else close + max((each.at.ahead for each in literals), default=0),
        wordy=least(items, flags, _WORDY.issuperset) > 0,
        whole=whole(items, flags),
        beyond=any(beyond(item) for item, _, _ in nodes if item[0] in CHARS),
        accented=least(items, flags, _ACCENTED.issuperset) > 0,
        words=() if anyhow else tuple(sorted(words)),
        literals=literals,
        forms=forms(left, flags, int(fewest)),
        spoken=not left,
    )


def plainly(written: str) -> str:
    """The regex with quotes, dashes and blanks as folded text has them; letters stay as they are."""
    signs = () if written.isascii() else [char for char in set(written) if ord(char) > 255 and not char.isalnum()]
    plain = {ord(char): folded(char) for char in signs}
    return written.translate({code: "\\-" if new == "-" else new for code, new in plain.items()}) if plain else written


def _table(members: frozenset[int]) -> npt.NDArray[np.bool_]:
    table = np.zeros(256, np.bool_)
    table[list(members)] = True
    return table
