"""A generated call, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field

AGENT, CALLER = "agent", "caller"


@dataclass(slots=True)
class Turn:
    """Something that one side said. Seconds since the call began, None where the transcript has no times; `speaker` may be ""."""

    speaker: str
    start: float | None
    end: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Truth:
    """A value that was said.

    written    in plain form: phones, cards, accounts and NHS numbers as digits, "SW1A 1AA", "30-90-89", "AB123456C", "04/27", 1982-04-03
    turns      all in which it, or a piece of it, was said, by whomever
    read_back  whether the agent said it, too
    style      how it was said: "single", "tens", "nato" …
    noise      what stood in the way: "split", "corrected" …
    """

    kind: str
    written: str
    turns: tuple[int, ...]
    read_back: bool
    style: str = ""
    noise: tuple[str, ...] = ()


@dataclass(slots=True)
class Call:
    """Turns in their order, and the values said in them."""

    turns: list[Turn] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of a value that is said in one breath.

    words  as said · wrong  the same said wrong, "" where nobody errs · slip  said wrong in the last digit, and that digit said right
    """

    words: str
    wrong: str = ""
    slip: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A value in one way of saying it."""

    written: str
    style: str
    groups: tuple[Group, ...]
