"""JSON formats of vendors: what each calls a turn, a speaker and a time."""

from __future__ import annotations

from connectors.transcripts.turn import Format

#: In the order in which they are asked.
VENDORS: tuple[Format, ...] = ()
