"""How far behind the start of a match its event lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from re import _parser as parser  # type: ignore[attr-defined]

from detectors.edges import Item

#: What can be longer than this many characters counts as unbounded.
WIDEST = 4096


@dataclass(frozen=True, slots=True)
class Reach:
    """An event lies `near` to `far` bytes behind the start of a match (`far` None: at any distance), at most `ahead` behind its end.

    `open`: it may also lie before the end.
    """

    near: int
    far: int | None
    ahead: int = 0
    open: bool = False

    @staticmethod
    def of(ways: Iterable[Reach]) -> Reach:
        """What holds for all of them."""
        every = list(ways)
        fars = [each.far for each in every if each.far is not None]
        far = max(fars, default=0) if len(fars) == len(every) else None
        return Reach(min((each.near for each in every), default=0), far, max((each.ahead for each in every), default=0))


FROM_START = Reach(0, 0)


def after(at: Reach, item: Item) -> Reach:
    """Where the next item begins."""
    least, most = width(item)
    return Reach(at.near + least, None if most is None or at.far is None else at.far + most)


def width(item: Item) -> tuple[int, int | None]:
    """Fewest and most characters of one item; any number where it repeats a group, of which a tree of its own does not know."""
    try:
        least, most = parser.SubPattern(parser.State(), [item]).getwidth()
    except IndexError:
        return 0, None
    return int(least), None if most > WIDEST else int(most)
