"""What is known of the objects and lists that are open while a stream of JSON is read, and the rows that come of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A turn (times as written, not yet brought to seconds of the call), or a field outside the turns, which has a `key`."""

    text: str = field(repr=False)
    speaker: str | None = field(default=None, repr=False)
    start: float | None = None
    key: str = ""
    role: str | None = field(default=None, repr=False)
    end: float | None = None
    span: float | None = None
    call: str | None = field(default=None, repr=False)


@dataclass(slots=True)
class Frame:
    """An open object or list. `held` are rows inside an object in a list, which may turn out to be a turn that repeats them."""

    key: str
    is_list: bool
    holds: bool
    now: str = ""
    texts: list[tuple[int, str]] = field(default_factory=list, repr=False)
    speakers: dict[int, tuple[str, str]] = field(default_factory=dict, repr=False)
    start: float | None = None
    end: float | None = None
    span: float | None = None
    call: str | None = field(default=None, repr=False)
    held: list[Row] = field(default_factory=list)


def labels_of(frame: Frame) -> list[tuple[str, str]]:
    """Who speaks by an object's keys, the key that says so best first."""
    return [label for _, label in sorted(frame.speakers.items())]
