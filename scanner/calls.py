"""Turns of calls: how a connector hands on who said what, and when."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

#: One row a turn, in the order in which they began. `call` tells the calls of one unit apart (null: the unit is one call). `speaker` is the
#: label as it stands in the export, `role` what it is to the call ("agent", "caller", or another word of an export; null: not known),
#: `subject` whose data it is by the configuration ("staff", "customer"; null: as the source says). `start` and `end` are seconds since the
#: call began. "" is what was said. `confidence` is that of each word (parted by blanks), `alternatives` are other hearings of the turn,
#: best first; both null where an export has none.
TURNS = pa.schema(
    [
        ("call", pa.string()),
        ("speaker", pa.string()),
        ("role", pa.string()),
        ("subject", pa.string()),
        ("start", pa.float64()),
        ("end", pa.float64()),
        ("", pa.string()),
        ("confidence", pa.list_(pa.float32())),
        ("alternatives", pa.list_(pa.string())),
    ],
    metadata={"rows": "turns"},
)

#: Roles that a report may name; any other word of an export stays out of it.
ROLES = ("agent", "caller", "supervisor", "bot")

#: Forms of units that hold turns: a call, a meeting of many, and a chat, of which there is no recording.
CALL, MEETING, CHAT = "transcript", "transcript/meeting", "transcript/chat"
OF_TURNS = (CALL, MEETING, CHAT)


@dataclass(frozen=True, slots=True)
class Moment:
    """Who said something and when, so that the same seconds of the recording can be cut.

    `call` tells calls of one unit apart; None where the unit is one, as everything that is not known. `who` is a role (`ROLES`) or "speaker
    2", in the order in which they began to speak. `start` and `end` are seconds since the call began.
    """

    call: str | None = field(default=None, repr=False)
    who: str | None = None
    start: float | None = None
    end: float | None = None

    def __str__(self) -> str:
        """`call 17, 00:03:12-00:03:19, caller`: whole seconds that hold all of it."""
        times = [clock(self.start), clock(None if self.end is None else -(-self.end // 1))]
        parts = (f"call {self.call}" if self.call else "", "-".join(filter(None, times)), self.who or "")
        return ", ".join(filter(None, parts))


def clock(seconds: float | None) -> str:
    """Seconds as `hh:mm:ss`, cut to whole ones; "" for None.

    >>> clock(192.7), clock(None)
    ('00:03:12', '')
    """
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def are_turns(schema: pa.Schema) -> bool:
    """Whether a batch holds turns of calls: its schema says so."""
    return bool(schema.metadata) and schema.metadata.get(b"rows") == b"turns"
