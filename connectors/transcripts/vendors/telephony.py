"""Telephone systems and their transcripts: Twilio, Aircall, Dialpad, RingCentral, Quo (OpenPhone).

Built from public descriptions, as no real file was at hand: Twilio's documentation, "Transcript sentence subresource" and "Transcript
resource" of Conversational Intelligence, and "WebSocket messages" of ConversationRelay; Aircall's API reference, "Retrieve a
transcription"; Dialpad's API reference, "Call transcript - get"; RingCentral's developer guide, "Speech to text" and "RingSense
insights"; Quo's API reference, "Get a transcription for a call". Of these, Twilio's sentences were checked against public code.
"""

from __future__ import annotations

from connectors.transcripts.vendors.listed import Listed

_TWILIO_PEOPLE = ("channel.participants[].full_name", "channel.participants[].media_participant_id", "channel.participants[].email")
_LISTS = (
    Listed(
        name="twilio-intelligence",
        marks=frozenset(["sentences[].media_channel", "sentences[].transcript"]),
        turns="sentences[]",
        text=("transcript",),
        speaker=("media_channel",),
        start="start_time",
        end="end_time",
        word=("words", "word", "start_time", "end_time"),
        beside=_TWILIO_PEOPLE,
        people=("channel.participants[]", "channel_participant", "full_name", "role"),
    ),
    Listed(
        name="twilio-relay",
        marks=frozenset(["[].type", "[].voicePrompt"]),
        turns="[]",
        text=("voicePrompt",),
        beside=("[].from", "[].to", "[].callerName", "[].forwardedFrom"),
    ),
    Listed(
        name="aircall",
        marks=frozenset(["transcription.content.utterances[].text", "transcription.content.utterances[].participant_type"]),
        turns="transcription.content.utterances[]",
        text=("text",),
        speaker=("participant_type",),
        role=("participant_type",),
        start="start_time",
        end="end_time",
        beside=("transcription.content.utterances[].phone_number",),
    ),
    Listed(
        name="dialpad",
        marks=frozenset(["call_id", "lines[].content", "lines[].time"]),
        turns="lines[]",
        text=("content",),
        speaker=("name", "user_id", "contact_id"),
        start="time",
        skipped=("type", frozenset(["moment", "custom_moment", "real_time_moment", "ai_question"])),
    ),
    Listed(
        name="ringcentral-speech",
        marks=frozenset(["response.utterances[].speakerId", "response.utterances[].text"]),
        turns="response.utterances[]",
        word=("wordTimings", "word", "start", "end"),
        text=("text",),
        speaker=("speakerId",),
        start="start",
        end="end",
    ),
    Listed(
        name="ringcentral-ringsense",
        marks=frozenset(["insights.Transcript[].speakerId", "insights.Transcript[].text"]),
        turns="insights.Transcript[]",
        text=("text",),
        speaker=("speakerId",),
        start="start",
        end="end",
        beside=("insights.Summary[].value", "insights.BulletedSummary[].value", "insights.NextSteps[].value", "speakerInfo[].phoneNumber"),
        people=("speakerInfo[]", "speakerId", "name", "role"),
    ),
    Listed(
        name="quo",
        marks=frozenset(["data.dialogue[].content", "data.dialogue[].identifier"]),
        turns="data.dialogue[]",
        text=("content",),
        speaker=("userId", "actorId", "identifier"),
        start="start",
        end="end",
        beside=("data.dialogue[].identifier",),
    ),
)

FORMATS = tuple(listed.format() for listed in _LISTS)
