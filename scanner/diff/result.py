"""What a comparison comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.diff.side import Side
from scanner.model import Finding

#: What can have happened to a place, in the order in which it is told. The last: B does not know whether it is still there.
KINDS = ("new", "changed", "gone", "not-looked-at")
LOUD = ("prohibited", "undeclared")
#: What can be the cause.
CAUSES = ("data", "schema", "detectors", "notice", "decision", "settings", "sample", "not-read")


@dataclass(frozen=True, slots=True)
class Why:
    """A reason for a change. `cause` is one of `CAUSES`, `says` tells it in words."""

    cause: str
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a finding, and why. `what` names what changed: status, counts, place."""

    kind: str
    before: Finding | None
    after: Finding | None
    why: tuple[Why, ...]
    what: tuple[str, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding as it is now; as it was, where it is not any more."""
        found = self.after or self.before
        assert found is not None, "a change is of something"
        return found

    @property
    def failing(self) -> bool:
        """Whether undeclared or prohibited data is new here: it was not found before, or was not held against us (a move is no news)."""
        if self.after is None or self.after.status not in LOUD:
            return False
        return self.before is None or (self.before.status != self.after.status and self.before.status != "prohibited")


@dataclass(frozen=True, slots=True)
class Diff:
    """Two runs and the changes from `a` to `b`; `why` are the causes that concern all of them."""

    a: Side
    b: Side
    changes: tuple[Change, ...]
    why: tuple[Why, ...]

    def of(self, kind: str) -> Sequence[Change]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]

    @property
    def failing(self) -> list[Change]:
        """Changes that bring undeclared or prohibited data."""
        return [change for change in self.changes if change.failing]

    @property
    def exit_code(self) -> int:
        """1: undeclared or prohibited data is new; 3: none is, but something was not read in `b`; 0: neither."""
        return 1 if self.failing else 3 if self.b.unread else 0
