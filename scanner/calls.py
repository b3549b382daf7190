"""Turns of calls: how a connector hands on who said what, and when."""

from __future__ import annotations

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

#: Forms of units that hold turns: a call, and a meeting of many.
CALL, MEETING = "transcript", "transcript/meeting"


def are_turns(schema: pa.Schema) -> bool:
    """Whether a batch holds turns of calls: its schema says so."""
    return bool(schema.metadata) and schema.metadata.get(b"rows") == b"turns"
