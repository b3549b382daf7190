"""Services that listen in, and assistants that talk: Gladia, Symbl.ai, Fireflies, Vapi.

Sources: Gladia's API reference, "Transcription success" and live messages; Fireflies' API, "Sentence" and "Transcript"; Vapi's schemas of
messages of a call: checked there. Symbl.ai's documentation, "GET Messages": not checked. No real file of any was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Turn
from connectors.transcripts.vendors.listed import Listed
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import Word
from connectors.transcripts.vendors.values import either, get, label, number, objects, score, text
from scanner.calls import MEETING

_LISTS = (
    Listed(
        name="gladia",
        places=(
            "result.transcription.",
            "payload.transcription.",
            "data.transcription.",
            "payload.data.transcription.",
            "transcription.",
            "",
        ),
        marks=frozenset(["utterances[].text", "utterances[].start", "full_transcript"]),
        turns="utterances[]",
        text=("text",),
        speaker=("speaker", "channel"),
        start="start",
        end="end",
        word=("words", "word", "start", "end"),
    ),
    Listed(
        name="fireflies",
        places=("data.transcript.", "transcript.", ""),
        marks=frozenset(["sentences[].text", "sentences[].speaker_name", "sentences[].start_time"]),
        turns="sentences[]",
        text=("text", "raw_text"),
        speaker=("speaker_name", "speaker_id"),
        start="start_time",
        end="end_time",
        beside=(
            *("title", "host_email", "organizer_email", "summary.overview", "summary.action_items"),
            *(f"meeting_attendees[].{key}" for key in ("displayName", "name", "email", "phoneNumber")),
        ),
        form=MEETING,
    ),
    Listed(
        name="vapi",
        places=("artifact.", "message.artifact.", "message.", ""),
        marks=frozenset(["messages[].message", "messages[].role", "messages[].secondsFromStart"]),
        turns="messages[]",
        text=("message",),
        speaker=("speakerLabel", "role"),
        role=("role",),
        start="secondsFromStart",
        skipped=("role", frozenset(["system", "tool_calls", "tool_call_result", "tool"])),
    ),
    Listed(
        name="symbl",
        marks=frozenset(["messages[].text", "messages[].conversationId", "messages[].startTime"]),
        turns="messages[]",
        text=("text",),
        speaker=("from.name", "from.id"),
        start="startTime",
        end="endTime",
        beside=("messages[].from.userId",),
        form=MEETING,
    ),
)


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    """A message of a stream of Gladia's."""
    part = get(message, "data", "utterance")
    if not isinstance(part, dict):
        return
    speaker = label(either(part, "speaker", "channel"))
    words = [
        Word(said, number(word.get("start")), number(word.get("end")), score(word.get("confidence")), speaker)
        for word in objects(part.get("words"))
        if (said := text(word.get("word")))
    ]
    turn = Turn(text(part.get("text")), speaker, None, number(part.get("start")), number(part.get("end")))
    yield Heard(turn, words, get(message, "data", "is_final") is not False, label(part.get("channel")))


FORMATS = (
    *(listed.format() for listed in _LISTS),
    Live("gladia-live", (frozenset(["data.utterance.text", "data.is_final"]),), _message).format(),
)
