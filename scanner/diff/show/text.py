"""For people at a terminal, and in the mail that cron sends: what changed, loudest first, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from scanner.diff.result import KINDS, Change, Diff
from scanner.diff.side import Side
from scanner.plural import plural

#: Of changes that ask nobody to act, so many are listed; `-f json` has all.
_MANY = 20
_COLOURS = {"prohibited": "1;31", "undeclared": "31", "other-purpose": "33", "arguable": "35", "accepted": "34", "declared": "32"}


def write(diff: Diff, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the comparison; `colour` marks statuses."""
    for line in _lines(diff, colour):
        out.write(f"{line}\n")


def totals(diff: Diff) -> str:
    """What changed in one line: `3 new, 2 changed, 0 gone, 4 not looked at; 1 newly undeclared or prohibited; 1 place not read`."""
    counts = ", ".join(f"{len(diff.of(kind)):,} {kind.replace('-', ' ')}" for kind in KINDS if kind != "not-looked-at" or diff.of(kind))
    loud = [f"{len(diff.failing):,} newly undeclared or prohibited"] if diff.failing else []
    left = [f"{plural(len(diff.b.unread), 'place')} not read in B"] if diff.b.unread else []
    return "; ".join([counts, *loud, *left])


def plain(text: str) -> str:
    r"""The text with everything that a terminal obeys or hides written out: names of files may be hostile.

    >>> plain("a\x1b[31m")
    'a\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def _lines(diff: Diff, colour: bool) -> Iterator[str]:
    yield f"A  {_side(diff.a)}"
    yield f"B  {_side(diff.b)}"
    yield from (plain(f"   {why.cause}: {why.says}") for why in diff.why)
    for kind in ("new", "changed", "gone"):
        changes = diff.of(kind)
        if changes:
            yield f"\n{kind.upper()} ({len(changes):,})"
            yield from _listed(changes, colour)
    unknown = diff.of("not-looked-at")
    if unknown:
        yield f"\nNOT LOOKED AT ({len(unknown):,})  B does not know whether it is still there"
        yield from _by_reason(unknown)
    if not diff.changes:
        yield "\nNothing changed."
    yield f"\n{totals(diff)}"


def _listed(changes: Sequence[Change], colour: bool) -> Iterator[str]:
    quiet = 0
    for change in changes:
        quiet += not change.failing
        if change.failing or quiet <= _MANY:
            yield _change(change, colour)
    if quiet > _MANY:
        yield f"    and {quiet - _MANY:,} more: see -f json"


def _change(change: Change, colour: bool) -> str:
    found = change.finding.found
    mark = "✖" if change.failing else "·"
    place = found.place if found.place.unit else f"{found.place.source} (whole source)"
    parts = [plain(str(place)), found.category, _status(change, colour), _figures(change), "; ".join(plain(why.says) for why in change.why)]
    return f"  {mark} {'  '.join(filter(None, parts))}"


def _status(change: Change, colour: bool) -> str:
    now = change.finding.status
    shown = f"\x1b[{_COLOURS[now]}m{now}\x1b[0m" if colour and now in _COLOURS else now
    return f"{change.before.status} → {shown}" if "status" in change.what and change.before else shown


def _figures(change: Change) -> str:
    found = change.finding.found
    now = f"{found.rows_hit:,} of {plural(found.rows_read, found.row_is)}"
    if "counts" not in change.what or change.before is None:
        return now
    return f"{change.before.found.rows_hit:,} of {change.before.found.rows_read:,} → {now}"


def _by_reason(changes: Sequence[Change]) -> Iterator[str]:
    """What B did not look at, counted by reason: there may be a whole source of it."""
    reasons = Counter((change.finding.found.place.source, change.why[0].says) for change in changes)
    for (source, says), number in reasons.most_common():
        yield plain(f"  · {source}: {plural(number, 'finding')}: {says}")


def _side(side: Side) -> str:
    stopped = ", interrupted" if side.run.interrupted else ""
    return plain(f"{side.run.id}  {side.run.started:%Y-%m-%d %H:%M}  {side.run.notice}{stopped}")
