"""Meetings and their transcripts: Microsoft Stream and Teams, Zoom.

Sources: files of Microsoft Stream, as SharePoint gives them with `format=json`, and as several open converters describe them; Microsoft
Graph, "callTranscript: metadataContent" (one object for each utterance); Zoom's API reference, "Download a phone recording transcript",
whose `timeline` holds what was said, while that of a cloud recording only says who spoke and when. None was checked against real files.
"""

from __future__ import annotations

from connectors.transcripts.vendors.listed import Listed
from scanner.calls import MEETING

_LISTS = (
    Listed(
        name="microsoft-stream",
        marks=frozenset(["entries[].text", "entries[].speakerDisplayName", "entries[].startOffset"]),
        turns="entries[]",
        text=("text",),
        speaker=("speakerDisplayName", "speakerId"),
        start="startOffset",
        end="endOffset",
        form=MEETING,
    ),
    Listed(
        name="microsoft-graph",
        marks=frozenset(["[].spokenText", "[].speakerName"]),
        turns="[]",
        text=("spokenText",),
        speaker=("speakerName",),
        start="startDateTime",
        end="endDateTime",
        form=MEETING,
    ),
    Listed(
        name="zoom",
        marks=frozenset(["timeline[].text", "timeline[].ts", "timeline[].users[].username"]),
        turns="timeline[]",
        text=("text",),
        speaker=("users[].username", "users[].user_id"),
        start="ts",
        end="end_ts",
        form=MEETING,
    ),
)

FORMATS = tuple(listed.format() for listed in _LISTS)
