"""Google's Contact Center AI: conversations of CCAI Insights, and what is imported there.

Sources: Contact Center AI Insights reference, `projects.locations.conversations` (segments and their participants checked against public
code), and "Conversation data format". No real file was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.google import word_of
from connectors.transcripts.vendors.talk import segment
from connectors.transcripts.vendors.values import get, label, number, objects, role, seconds, text

_SEGMENT, _ENTRY, _AGENT = "transcript.transcriptSegments[]", "entries[]", "qualityMetadata.agentInfo[]"
_CHANNEL_ROLES = {"callMetadata.agentChannel": "agent", "callMetadata.customerChannel": "caller"}
_BESIDE = ("agentId", "latestSummary.text", "latestSummary.textSections")


def _known_insights(head: Head) -> bool:
    return "transcript.transcriptSegments" in head.paths


def _known_entries(head: Head) -> bool:
    return {"entries[].text", "entries[].role"} <= head.paths and not head.paths.isdisjoint(
        ("entries[].start_timestamp_usec", "entries[].user_id")
    )


def _read_insights(document: Document) -> Iterator[Said]:
    channels: dict[str | None, str] = {}
    for path, part in document.parts(_SEGMENT, _ENTRY, _AGENT, *_CHANNEL_ROLES, *_BESIDE):
        if path in _CHANNEL_ROLES:
            channels[label(part)] = _CHANNEL_ROLES[path]
        elif path in (_SEGMENT, _ENTRY) and isinstance(part, dict):
            yield from _entry(part) if path == _ENTRY else _insight(part, channels)
        else:
            named = {key: get(part, key) for key in ("agentId", "displayName")} if path == _AGENT else {"": part}
            sections = part.items() if path.endswith("textSections") and isinstance(part, dict) else named.items()
            yield from (Field(f"{path}.{key}".rstrip("."), said) for key, value in sections if (said := text(value)))


def _insight(part: dict[str, Any], channels: dict[str | None, str]) -> Iterator[Said]:
    channel = label(part.get("channelTag"))
    who = part.get("segmentParticipant")
    words = [word for item in objects(part.get("words")) if (word := word_of(item))]
    known = role(get(who, "role")) or channels.get(channel)
    name = label(get(who, "userId")) or label(get(who, "obfuscatedExternalUserId")) or channel or label(get(who, "role"))
    start = words[0].start if words else seconds(part.get("messageTime"))
    yield from segment(Turn(text(part.get("text")), name, known, start, words[-1].end if words else None), words)


def _entry(part: dict[str, Any]) -> Iterator[Said]:
    name = label(part.get("user_id")) or label(part.get("role"))
    yield from segment(Turn(text(part.get("text")), name, role(part.get("role")), number(part.get("start_timestamp_usec"), 1e6)), [])


FORMATS = (
    Format("google-insights", _known_insights, reader(_read_insights)),
    Format("google-insights-entries", _known_entries, reader(_read_insights)),
)
