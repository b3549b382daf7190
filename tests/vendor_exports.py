"""Invented exports of calls in the shape of each vendor, by the name of the format that must know it: small, and true to the key names."""

from __future__ import annotations

from typing import Any


def _item(start: str, end: str, said: str, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    named = {"speaker_label": speaker} if speaker else {}
    return {
        "type": "pronunciation",
        "alternatives": [{"confidence": "0.9", "content": said}],
        "start_time": start,
        "end_time": end,
        **named,
        **more,
    }


def _mark(said: str) -> dict[str, Any]:
    return {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": said}]}


def _transcribe(**results: Any) -> dict[str, Any]:
    return {"jobName": "job-1", "accountId": "1", "status": "COMPLETED", "results": {"transcripts": [{"transcript": "all"}], **results}}


#: Exports by the name of their format; a name may come with a note behind a slash.
EXPORTS: dict[str, Any] = {
    "amazon-transcribe": _transcribe(
        items=[
            _item("0.5", "0.9", "Hello", "spk_0"),
            _mark(","),
            _item("1.0", "1.4", "[PII]", "spk_0", redactions=[{"category": "NAME"}]),
            _mark("."),
            _item("2.0", "2.3", "Hi", "spk_1"),
        ]
    ),
    "amazon-transcribe/old": _transcribe(
        speaker_labels={
            "speakers": 2,
            "segments": [
                {"start_time": "0.4", "speaker_label": "spk_0", "end_time": "1.5", "items": []},
                {"start_time": "1.9", "speaker_label": "spk_1", "end_time": "2.4", "items": []},
            ],
        },
        items=[_item("0.5", "0.9", "Hello"), _mark("."), _item("2.0", "2.3", "Hi")],
    ),
    "amazon-transcribe/channels": _transcribe(
        channel_labels={
            "number_of_channels": 2,
            "channels": [
                {"channel_label": "ch_0", "items": [_item("0.5", "0.9", "Hello"), _mark("?"), _item("4.0", "4.4", "Right")]},
                {"items": [_item("2.0", "2.3", "Hi")]},
            ],
        },
        items=[_item("0.5", "0.9", "Hello"), _mark("?"), _item("2.0", "2.3", "Hi"), _item("4.0", "4.4", "Right")],
    ),
    "amazon-transcribe/alternatives": _transcribe(
        segments=[
            {
                "start_time": "0.4",
                "end_time": "1.5",
                "alternatives": [
                    {
                        "transcript": "W20 A B.",
                        "items": [
                            {"start_time": "0.4", "end_time": "0.7", "confidence": "0.8", "type": "pronunciation", "content": "W20"},
                            {"start_time": "0.8", "end_time": "1.0", "confidence": "0.7", "type": "pronunciation", "content": "A"},
                            {"start_time": "1.1", "end_time": "1.4", "confidence": "0.6", "type": "pronunciation", "content": "B"},
                            {"confidence": "0.0", "type": "punctuation", "content": "."},
                        ],
                    },
                    {"transcript": "W20 A bee", "items": []},
                    {"transcript": "w20 a b", "items": []},
                ],
            }
        ],
        items=[],
    ),
    "amazon-transcribe-items": [_item("0.5", "0.9", "Hello", "spk_0"), _item("2.0", "2.3", "Hi", "spk_1")],
    "amazon-call-analytics": {
        "JobStatus": "COMPLETED",
        "LanguageCode": "en-GB",
        "Transcript": [
            {
                "Content": "Good morning, Jo speaking.",
                "Items": [
                    {"Content": "Good", "Confidence": "0.9", "BeginOffsetMillis": 100, "EndOffsetMillis": 300},
                    {"Content": "morning", "Confidence": "0.8", "BeginOffsetMillis": 300, "EndOffsetMillis": 600},
                    {"Content": ",", "Confidence": "0.0"},
                    {"Content": "Jo", "Confidence": "0.7", "BeginOffsetMillis": 700, "EndOffsetMillis": 900},
                    {"Content": "speaking", "Confidence": "0.6", "BeginOffsetMillis": 900, "EndOffsetMillis": 1200},
                    {"Content": ".", "Confidence": "0.0"},
                ],
                "Id": "1",
                "BeginOffsetMillis": 100,
                "EndOffsetMillis": 1200,
                "Sentiment": "NEUTRAL",
                "ParticipantRole": "AGENT",
                "IssuesDetected": [],
            },
            {
                "Content": "My bill is wrong",
                "Items": [],
                "BeginOffsetMillis": 1500,
                "EndOffsetMillis": 2500,
                "ParticipantRole": "CUSTOMER",
                "IssuesDetected": [{"CharacterOffsets": {"Begin": 0, "End": 16}, "Text": "My bill is wrong"}],
            },
        ],
        "AccountId": "1",
        "Channel": "VOICE",
    },
    "amazon-contact-lens-chat": {
        "Version": "1.1.0",
        "Channel": "CHAT",
        "ConversationCharacteristics": {"ContactSummary": {"PostContactSummary": {"Content": "Jane Example wants a refund."}}},
        "Participants": [{"ParticipantId": "p-1", "ParticipantRole": "CUSTOMER"}, {"ParticipantId": "p-2", "ParticipantRole": "AGENT"}],
        "Transcript": [
            {
                "AbsoluteTime": "2024-03-04T10:00:00.000Z",
                "Content": "hello",
                "Id": "1",
                "ParticipantId": "p-1",
                "DisplayName": "Jane Example",
            },
            {"AbsoluteTime": "2024-03-04T10:00:05.500Z", "Content": "How can I help?", "Id": "2", "ParticipantId": "p-2"},
        ],
    },
    "amazon-contact-lens-real-time": {
        "Segments": [
            {
                "Transcript": {
                    "Id": "1",
                    "ParticipantId": "AGENT",
                    "ParticipantRole": "AGENT",
                    "Content": "Hello [PII]",
                    "BeginOffsetMillis": 0,
                    "EndOffsetMillis": 900,
                }
            },
            {"Categories": {"MatchedCategories": ["x"]}},
        ]
    },
    "amazon-post-call-analytics": {
        "ConversationAnalytics": {
            "Agent": "Jo Example",
            "SpeakerLabels": [{"Speaker": "spk_0", "DisplayText": "Agent"}, {"Speaker": "spk_1", "DisplayText": "Customer"}],
            "CustomEntities": [{"Name": "PERSON", "Instances": 1, "Values": ["Jane Example"]}],
        },
        "SpeechSegments": [
            {
                "SegmentStartTime": 0.5,
                "SegmentEndTime": 1.5,
                "SegmentSpeaker": "spk_1",
                "OriginalText": "hi there",
                "DisplayText": "Hi there.",
                "WordConfidence": [
                    {"Text": "Hi", "Confidence": 0.9, "StartTime": 0.5, "EndTime": 0.7},
                    {"Text": "there.", "Confidence": 0.8, "StartTime": 0.8, "EndTime": 1.5},
                ],
            }
        ],
    },
    "azure-speech-batch": {
        "source": "x",
        "durationInTicks": 50000000,
        "combinedRecognizedPhrases": [{"channel": 0, "lexical": "x", "display": "x"}],
        "recognizedPhrases": [
            {
                "recognitionStatus": "Success",
                "channel": 0,
                "speaker": 1,
                "offsetInTicks": 5000000.0,
                "durationInTicks": 20000000.0,
                "nBest": [
                    {
                        "confidence": 0.9,
                        "lexical": "oh three zero",
                        "itn": "030",
                        "maskedITN": "***",
                        "display": "030.",
                        "words": [{"word": "oh", "confidence": 0.5}, {"word": "three"}, {"word": "zero"}],
                    },
                    {"confidence": 0.4, "lexical": "oh three hero", "itn": "03 hero", "display": "03 hero."},
                ],
            },
            {
                "recognitionStatus": "Success",
                "channel": 1,
                "offset": "PT3S",
                "duration": "PT0.5S",
                "nBest": [
                    {
                        "lexical": "thank you",
                        "display": "Thank you.",
                        "words": [
                            {"word": "thank", "offset": "PT3S", "duration": "PT0.2S", "confidence": 0.5},
                            {"word": "you", "offset": "PT3.2S", "duration": "PT0.3S", "confidence": 0.75},
                        ],
                    }
                ],
            },
        ],
    },
    "azure-speech-fast": {
        "durationMilliseconds": 5000,
        "combinedPhrases": [{"text": "Hello."}],
        "phrases": [
            {
                "speaker": 2,
                "offsetMilliseconds": 500,
                "durationMilliseconds": 400,
                "text": "Hello.",
                "words": [{"text": "Hello.", "offsetMilliseconds": 500, "durationMilliseconds": 400}],
                "confidence": 0.9,
            }
        ],
    },
    "azure-conversation": {
        "analysisInput": {
            "conversations": [
                {
                    "id": "1",
                    "language": "en",
                    "modality": "transcript",
                    "conversationItems": [
                        {
                            "participantId": "Agent_1",
                            "id": "1",
                            "text": "Is it 030?",
                            "lexical": "is it oh three oh",
                            "itn": "is it 030",
                            "conversationItemLevelTiming": {"offset": 10000000, "duration": 5000000},
                        }
                    ],
                },
                {"id": "2", "conversationItems": [{"participantId": "Customer", "id": "1", "text": "No."}]},
            ]
        },
        "tasks": [{"kind": "ConversationalPIITask"}],
    },
    "azure-conversation/pii": {
        "jobId": "1",
        "tasks": {
            "items": [
                {
                    "kind": "conversationalPIIResults",
                    "results": {
                        "conversations": [
                            {
                                "id": "1",
                                "conversationItems": [
                                    {
                                        "id": "1",
                                        "redactedContent": {"text": "I am ************", "lexical": "i am ************"},
                                        "entities": [{"text": "Jane Example", "category": "Name", "offset": 5, "length": 12}],
                                    }
                                ],
                            }
                        ]
                    },
                }
            ]
        },
    },
    "google-speech": {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": "oh seven seven",
                        "confidence": 0.9,
                        "words": [
                            {"startTime": "0.500s", "endTime": "0.900s", "word": "oh", "confidence": 0.8},
                            {"startTime": "0.900s", "endTime": "1.300s", "word": "seven", "confidence": 0.7},
                            {"startTime": "1.300s", "endTime": "1.700s", "word": "seven", "confidence": 0.6},
                        ],
                    },
                    {"transcript": "Oh, seven heaven"},
                ],
                "channelTag": 2,
                "resultEndTime": "1.900s",
                "languageCode": "en-gb",
            },
            {"alternatives": [{"transcript": " right"}], "channelTag": 1, "resultEndTime": {"seconds": "2", "nanos": 500000000}},
        ]
    },
    "google-speech/diarized": {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": "hello hi",
                        "words": [
                            {"start_time": {"seconds": "1"}, "end_time": {"seconds": "1", "nanos": 500000000}, "word": "hello"},
                            {"start_time": {"seconds": "2"}, "end_time": {"seconds": "2", "nanos": 500000000}, "word": "hi"},
                        ],
                    }
                ]
            },
            {
                "alternatives": [
                    {
                        "words": [
                            {
                                "start_time": {"seconds": "1"},
                                "end_time": {"seconds": "1", "nanos": 500000000},
                                "word": "hello",
                                "speaker_tag": 1,
                            },
                            {
                                "start_time": {"seconds": "2"},
                                "end_time": {"seconds": "2", "nanos": 500000000},
                                "word": "hi",
                                "speaker_tag": 2,
                            },
                        ]
                    }
                ]
            },
        ]
    },
    "google-speech/v2": {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": "hello",
                        "words": [{"startOffset": "1s", "endOffset": "1.5s", "word": "hello", "speakerLabel": "1"}],
                    }
                ],
                "resultEndOffset": "2s",
            },
            {
                "alternatives": [
                    {"transcript": "hi", "words": [{"startOffset": "2s", "endOffset": "2.5s", "word": "hi", "speakerLabel": "2"}]}
                ],
                "resultEndOffset": "3s",
            },
        ]
    },
    "google-insights": {
        "name": "projects/p/locations/l/conversations/c",
        "agentId": "jo.example",
        "callMetadata": {"customerChannel": 1, "agentChannel": 2},
        "transcript": {
            "transcriptSegments": [
                {
                    "text": "hello",
                    "words": [{"startOffset": "1s", "endOffset": "1.5s", "word": "hello", "confidence": 0.5}],
                    "channelTag": 2,
                },
                {"text": "hi", "words": [], "messageTime": "2s", "segmentParticipant": {"role": "END_USER", "userId": "u-1"}},
            ]
        },
        "latestSummary": {"text": "Jane Example called."},
    },
    "google-insights-entries": {
        "entries": [
            {"start_timestamp_usec": 1700000000000000, "text": "hello", "role": "AGENT", "user_id": 1},
            {"start_timestamp_usec": 1700000001500000, "text": "hi", "role": "CUSTOMER", "user_id": 2},
        ]
    },
    "ibm-watson": {
        "result_index": 0,
        "results": [
            {
                "final": True,
                "alternatives": [
                    {
                        "transcript": "hello %HESITATION hi ",
                        "confidence": 0.9,
                        "timestamps": [["hello", 0.5, 0.9], ["%HESITATION", 1.0, 1.1], ["hi", 2.0, 2.5]],
                        "word_confidence": [["hello", 0.5], ["%HESITATION", 0.1], ["hi", 0.75]],
                    }
                ],
            },
            {"final": True, "alternatives": [{"transcript": "for oh "}, {"transcript": "four oh "}]},
        ],
        "speaker_labels": [
            {"from": 0.5, "to": 0.9, "speaker": 0, "confidence": 0.5, "final": False},
            {"from": 2.0, "to": 2.5, "speaker": 1, "confidence": 0.5, "final": True},
        ],
    },
    "deepgram": {
        "metadata": {"request_id": "1", "channels": 2},
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "transcript": "hello right",
                            "words": [
                                {"word": "hello", "start": 0.5, "end": 0.9, "confidence": 0.5, "punctuated_word": "Hello?"},
                                {"word": "right", "start": 3.5, "end": 3.9, "confidence": 0.75},
                            ],
                            "entities": [{"label": "NAME", "value": "Jane Example", "confidence": 0.9}],
                        },
                        {"transcript": "hullo", "words": [{"word": "hullo", "start": 0.5, "end": 0.9}]},
                    ]
                },
                {
                    "alternatives": [
                        {"transcript": "hi", "words": [{"word": "hi", "start": 2, "end": 2.5, "confidence": 0.5, "speaker": 1}]}
                    ]
                },
            ],
            "summary": {"short": "Jane Example said hi."},
        },
    },
    "assemblyai": {
        "id": "1",
        "language_model": "m",
        "acoustic_model": "m",
        "audio_url": "https://example.org/a.wav",
        "text": "I'm ####. Hi.",
        "words": [
            {"text": "I'm", "start": 500, "end": 700, "confidence": 0.5, "speaker": "A"},
            {"text": "####.", "start": 700, "end": 900, "confidence": 0.5, "speaker": "A"},
            {"text": "Hi.", "start": 2000, "end": 2500, "confidence": 0.75, "speaker": "B"},
        ],
        "utterances": [],
        "summary": "Somebody says hi.",
        "entities": [{"entity_type": "person_name", "text": "Jane Example", "start": 1, "end": 2}],
    },
    "speechmatics": {
        "format": "2.9",
        "job": {"data_name": "a.wav", "id": "1"},
        "metadata": {"transcription_config": {"language": "en"}},
        "results": [
            {
                "alternatives": [{"confidence": 0.5, "content": "Hello", "speaker": "S1"}],
                "start_time": 0.5,
                "end_time": 0.9,
                "type": "word",
            },
            {
                "alternatives": [{"confidence": 1.0, "content": ".", "speaker": "S1"}],
                "attaches_to": "previous",
                "start_time": 0.9,
                "end_time": 0.9,
                "type": "punctuation",
            },
            {"alternatives": [{"confidence": 0.75, "content": "Hi", "speaker": "S2"}], "start_time": 2, "end_time": 2.5, "type": "word"},
        ],
        "summary": {"content": "Two people greet."},
    },
    "speechmatics-real-time": [
        {"message": "RecognitionStarted", "id": "1"},
        {
            "message": "AddTranscript",
            "metadata": {"transcript": "Hello"},
            "results": [{"alternatives": [{"confidence": 0.5, "content": "Hello"}], "start_time": 0.5, "end_time": 0.9, "type": "word"}],
        },
    ],
    "whisper": {
        "text": " Forty-two. Hi.",
        "segments": [
            {
                "id": 0,
                "start": 0.5,
                "end": 1.5,
                "text": " Forty-two.",
                "words": [
                    {"word": " Forty", "start": 0.5, "end": 0.9, "probability": 0.5},
                    {"word": "-two.", "start": 0.9, "end": 1.5, "probability": 0.9},
                ],
            },
            {
                "start": 2.0,
                "end": 3.5,
                "text": "Hi there",
                "speaker": "SPEAKER_00",
                "words": [
                    {"word": "Hi", "start": 2.0, "end": 2.5, "score": 0.5, "speaker": "SPEAKER_00"},
                    {"word": "there", "start": 2.6, "end": 3.5, "score": 0.75, "speaker": "SPEAKER_01"},
                ],
            },
        ],
        "language": "en",
    },
    "whisper/words": {
        "task": "transcribe",
        "language": "english",
        "duration": 3.0,
        "text": "Hello. Hi.",
        "words": [{"word": "Hello", "start": 0.5, "end": 0.9}, {"word": "Hi", "start": 1.0, "end": 1.5}],
    },
    "whisper-segments": [{"id": 0, "start": 0.5, "end": 0.9, "text": " Hello.", "avg_logprob": -0.1, "no_speech_prob": 0.0}],
    "whisper-cpp": {
        "systeminfo": "x",
        "model": {"type": "base"},
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,500", "to": "00:00:00,900"},
                "offsets": {"from": 500, "to": 900},
                "text": " Hello.",
                "speaker": "1",
            },
            {"offsets": {"from": 2000, "to": 2500}, "text": " Hi.", "speaker": "?"},
        ],
    },
    "whisper-chunks": {
        "speakers": [],
        "chunks": [
            {"timestamp": [0.5, 0.9], "text": " Hello"},
            {"timestamp": [1.0, None], "text": " there."},
            {"timestamp": [4.0, 5.5], "text": " How are you?"},
        ],
        "text": " Hello there. How are you?",
    },
    "kaldi": {
        "action": "audio-transcribe",
        "retval": {
            "wonid": "1",
            "punct": "Hello. Hi",
            "words": [
                {"start": 0.5, "confidence": 0.5, "end": 0.9, "word": "hello", "punct": "Hello."},
                {"start": 2.0, "confidence": 0.75, "end": 2.5, "word": "hi", "punct": "Hi"},
            ],
            "segmentation": {
                "segments": [
                    {"start": 1.5, "duration": 2.0, "speaker": {"@id": "S1", "gender": "F"}},
                    {"start": 0, "duration": 1.5, "speaker": {"@id": "S0"}},
                ]
            },
        },
    },
    "vosk": {"result": [{"conf": 0.5, "start": 0.5, "end": 0.9, "word": "hello"}], "text": "hello", "spk": [0.1, -0.2]},
    "vosk/alternatives": {
        "alternatives": [
            {"confidence": 200.0, "result": [{"start": 0.5, "end": 0.9, "word": "for"}], "text": "for"},
            {"confidence": 100.0, "result": [{"start": 0.5, "end": 0.9, "word": "four"}], "text": "four"},
        ]
    },
    "kaldi-stream": [
        {"status": 0, "result": {"final": True, "hypotheses": [{"transcript": "hello.", "likelihood": 1}, {"transcript": "hallo."}]}}
    ],
    "rev": {
        "speakers": [{"id": 1, "name": "Jane Example"}],
        "monologues": [
            {
                "speaker": 0,
                "elements": [
                    {"type": "text", "value": "Hello", "ts": 0.5, "end_ts": 0.9, "confidence": 0.5},
                    {"type": "punct", "value": "."},
                    {"type": "punct", "value": " "},
                ],
            },
            {"speaker": 1, "elements": [{"type": "text", "value": "Hi", "ts": 2.0, "end_ts": 2.5, "confidence": 0.75}]},
        ],
    },
    "genesys-cloud": {
        "organizationId": "1",
        "conversationId": "1",
        "communicationId": "1",
        "startTime": 1700000000000,
        "participants": [
            {"participantPurpose": "customer", "ani": "tel:+442079460123", "dnis": "tel:+441134960123"},
            {"participantPurpose": "agent", "userId": "u-1"},
        ],
        "transcripts": [
            {
                "transcriptId": "1",
                "phrases": [
                    {
                        "text": "oh three oh",
                        "decoratedText": "030",
                        "stability": 1.0,
                        "confidence": 0.9,
                        "startTimeMs": 1700000000500,
                        "duration": {"milliseconds": 400},
                        "participantPurpose": "external",
                        "phraseIndex": 0,
                        "words": [{"word": "oh", "confidence": 0.5, "startTimeMs": 1700000000500, "duration": {"milliseconds": 100}}],
                        "alternatives": [{"text": "oh free oh"}],
                    },
                    {
                        "text": "thanks",
                        "startTimeMs": 1700000002000,
                        "duration": {"milliseconds": 500},
                        "participantPurpose": "internal",
                        "words": [{"word": "thanks", "confidence": 0.75, "startTimeMs": 1700000002000, "duration": {"milliseconds": 500}}],
                    },
                ],
                "analytics": {"topics": []},
            }
        ],
    },
    "genesys-cloud-live": {
        "topicName": "v2.conversations.1.transcription",
        "eventBody": {
            "conversationId": "1",
            "transcripts": [
                {
                    "utteranceId": "1",
                    "isFinal": True,
                    "channel": "EXTERNAL",
                    "alternatives": [
                        {
                            "confidence": 0.9,
                            "offsetMs": 500,
                            "durationMs": 400,
                            "transcript": "hello",
                            "words": [{"confidence": 0.5, "offsetMs": 500, "durationMs": 400, "word": "hello"}],
                        }
                    ],
                }
            ],
        },
    },
    "twilio-intelligence": {
        "channel": {
            "participants": [
                {
                    "channel_participant": 1,
                    "full_name": "Jane Example",
                    "media_participant_id": "+442079460123",
                    "email": "jane@example.org",
                    "role": "Customer",
                }
            ]
        },
        "sentences": [
            {
                "media_channel": 1,
                "sentence_index": 0,
                "start_time": "0.5",
                "end_time": "0.9",
                "transcript": "Hello.",
                "words": [{"word": "Hello.", "start_time": "0.5", "end_time": "0.9"}],
            },
            {"media_channel": 2, "sentence_index": 1, "start_time": 2.0, "end_time": 2.5, "transcript": "Hi.", "words": None},
        ],
    },
    "twilio-relay": [
        {"type": "setup", "from": "+442079460123", "to": "+441134960123", "callerName": "Jane Example"},
        {"type": "prompt", "voicePrompt": "Hello.", "lang": "en-GB", "last": True},
    ],
    "aircall": {
        "transcription": {
            "id": 1,
            "content": {
                "language": "en",
                "utterances": [
                    {"start_time": 0.5, "end_time": 0.9, "text": "Hello.", "participant_type": "external", "phone_number": "+442079460123"},
                    {"start_time": 2.0, "end_time": 2.5, "text": "Hi.", "participant_type": "internal", "user_id": 7},
                ],
            },
        }
    },
    "dialpad": {
        "call_id": "1",
        "lines": [
            {"content": "Hello.", "name": "Jane Example", "time": "2024-03-04T10:00:00.500000", "type": "transcript", "contact_id": "c-1"},
            {"content": "greeting", "name": "Jane Example", "time": "2024-03-04T10:00:01", "type": "moment"},
            {"content": "Hi.", "name": "Jo Example", "time": "2024-03-04T10:00:02.000000", "type": "transcript", "user_id": 7},
        ],
    },
    "ringcentral-speech": {
        "jobId": "1",
        "response": {
            "speakerCount": 2,
            "utterances": [
                {
                    "speakerId": "0",
                    "text": "Hello.",
                    "confidence": 0.9,
                    "start": 0.5,
                    "end": 0.9,
                    "wordTimings": [{"word": "hello", "start": 0.5, "end": 0.9, "confidence": 0.5}],
                }
            ],
        },
    },
    "ringcentral-ringsense": {
        "title": "x",
        "speakerInfo": [{"speakerId": "s-1", "name": "Jane Example", "phoneNumber": "+442079460123"}],
        "insights": {
            "Transcript": [{"speakerId": "s-1", "text": "Hello.", "start": 0.5, "end": 0.9}],
            "Summary": [{"value": "Jane Example said hello."}],
        },
    },
    "quo": {
        "data": {
            "callId": "1",
            "dialogue": [{"content": "Hello.", "start": 0.5, "end": 0.9, "identifier": "+442079460123", "userId": None}],
        }
    },
    "microsoft-stream": {
        "version": "1.0.0",
        "type": "Transcript",
        "entries": [
            {
                "id": "1",
                "text": "Hello.",
                "speakerId": "1@2",
                "speakerDisplayName": "Example, Jane",
                "startOffset": "00:00:00.5000000",
                "endOffset": "00:01:00.9000000",
            }
        ],
        "events": [],
    },
    "microsoft-graph": [
        {
            "startDateTime": "2024-03-04T10:00:00.5+00:00",
            "endDateTime": "2024-03-04T10:00:00.9+00:00",
            "speakerName": "Jane Example",
            "spokenText": "Hello.",
        }
    ],
    "zoom": {
        "type": "zoom_transcript",
        "timeline": [
            {
                "text": "Hello.",
                "ts": "00:00:00.500",
                "end_ts": "00:00:00.900",
                "users": [{"username": "Jane Example", "user_id": "1", "multiple_people": False}],
            }
        ],
    },
    "vcon": {
        "vcon": "0.0.1",
        "uuid": "1",
        "subject": "A bill of Jane Example",
        "parties": [{"tel": "+442079460123", "name": "Jane Example", "role": "customer"}, {"name": "Jo Example", "role": "agent"}],
        "dialog": [
            {"type": "text", "start": "2024-03-04T10:00:00+00:00", "parties": [0, 1], "body": "Hello.", "mediatype": "text/plain"},
            {"type": "recording", "start": "2024-03-04T10:00:00+00:00", "parties": [0, 1], "url": "https://example.org/a.wav"},
            {"type": "text", "start": "2024-03-04T10:00:02+00:00", "duration": 0.5, "parties": 1, "body": "Hi."},
        ],
        "analysis": [{"type": "summary", "dialog": 0, "vendor": "x", "body": "They greet."}],
    },
    "deepgram-live": [
        {"type": "Metadata", "request_id": "r-1"},
        {
            "type": "Results",
            "channel_index": [0, 2],
            "start": 0.5,
            "duration": 0.4,
            "is_final": False,
            "channel": {"alternatives": [{"transcript": "hallo", "words": []}]},
        },
        {
            "type": "Results",
            "channel_index": [0, 2],
            "start": 0.5,
            "duration": 1.0,
            "is_final": True,
            "speech_final": True,
            "channel": {
                "alternatives": [
                    {
                        "transcript": "Hello there.",
                        "words": [
                            {"word": "hello", "start": 0.5, "end": 0.9, "confidence": 0.5, "punctuated_word": "Hello"},
                            {"word": "there", "start": 1.0, "end": 1.4, "confidence": 0.75, "punctuated_word": "there."},
                        ],
                    },
                    {"transcript": "Hallow there.", "words": []},
                ]
            },
        },
        {
            "type": "Results",
            "channel_index": [1, 2],
            "start": 2.0,
            "duration": 0.5,
            "is_final": False,
            "channel": {"alternatives": [{"transcript": "hi", "words": []}]},
        },
    ],
    "assemblyai-live": [
        {"type": "Begin", "id": "s-1"},
        {"type": "Turn", "turn_order": 0, "turn_is_formatted": False, "end_of_turn": False, "transcript": "hel", "words": []},
        {
            "type": "Turn",
            "turn_order": 0,
            "turn_is_formatted": False,
            "end_of_turn": True,
            "transcript": "hello",
            "words": [{"text": "hello", "start": 500, "end": 900, "confidence": 0.5}],
        },
        {
            "type": "Turn",
            "turn_order": 0,
            "turn_is_formatted": True,
            "end_of_turn": True,
            "transcript": "Hello.",
            "words": [{"text": "Hello.", "start": 500, "end": 900, "confidence": 0.5}],
        },
        {
            "type": "Turn",
            "turn_order": 1,
            "turn_is_formatted": False,
            "end_of_turn": True,
            "transcript": "hi",
            "words": [{"text": "hi", "start": 2000, "end": 2500, "confidence": 0.5}],
        },
    ],
    "assemblyai-live/older": [
        {"message_type": "PartialTranscript", "audio_start": 500, "audio_end": 700, "text": "hel", "words": []},
        {"message_type": "FinalTranscript", "audio_start": 500, "audio_end": 900, "text": "Hello.", "words": []},
    ],
    "amazon-transcribe-live": [
        {"Transcript": {"Results": [{"ResultId": "r-1", "IsPartial": True, "Alternatives": [{"Transcript": "oh", "Items": []}]}]}},
        {
            "Transcript": {
                "Results": [
                    {
                        "ResultId": "r-1",
                        "IsPartial": False,
                        "ChannelId": "ch_0",
                        "StartTime": 0.5,
                        "EndTime": 0.9,
                        "Alternatives": [
                            {
                                "Transcript": "Hello.",
                                "Items": [
                                    {"Content": "Hello", "Type": "pronunciation", "StartTime": 0.5, "EndTime": 0.9, "Confidence": 0.5},
                                    {"Content": ".", "Type": "punctuation", "StartTime": 0.9, "EndTime": 0.9},
                                ],
                            },
                            {"Transcript": "Hallow."},
                        ],
                    }
                ]
            }
        },
    ],
    "google-speech-live": [
        {"results": [{"alternatives": [{"transcript": "hel"}], "stability": 0.9}]},
        {
            "results": [
                {
                    "alternatives": [
                        {"transcript": "hello", "words": [{"word": "hello", "startTime": "0.500s", "endTime": "0.900s"}]},
                        {"transcript": "hallo"},
                    ],
                    "isFinal": True,
                    "resultEndTime": "1s",
                }
            ]
        },
    ],
    "google-speech-files": {
        "results": {
            "gs://example/a.wav": {
                "inlineResult": {
                    "transcript": {
                        "results": [
                            {
                                "alternatives": [
                                    {"transcript": "hello", "words": [{"word": "hello", "startOffset": "0.5s", "endOffset": "0.9s"}]}
                                ],
                                "channelTag": 1,
                            }
                        ]
                    }
                },
                "transcript": {"results": [{"alternatives": [{"transcript": "hello"}], "channelTag": 1}]},
            },
            "gs://example/b.wav": {
                "inlineResult": {"transcript": {"results": [{"alternatives": [{"transcript": "hi"}], "resultEndOffset": "2.5s"}]}}
            },
        }
    },
    "gong": {
        "requestId": "r-1",
        "callTranscripts": [
            {
                "callId": "7782342274025937895",
                "transcript": [
                    {"speakerId": "11", "topic": "Intro", "sentences": [{"start": 500, "end": 900, "text": "Hello."}]},
                    {"speakerId": "12", "topic": None, "sentences": [{"start": 2000, "end": 2500, "text": "Hi."}]},
                ],
            },
            {"callId": "17", "transcript": [{"speakerId": "11", "sentences": [{"start": 100, "end": 400, "text": "Again."}]}]},
        ],
        "calls": [{"parties": [{"speakerId": "11", "name": "Jo Example", "affiliation": "Internal", "emailAddress": "jo@example.org"}]}],
    },
    "gladia": {
        "id": "1",
        "status": "done",
        "result": {
            "metadata": {"audio_duration": 3},
            "transcription": {
                "full_transcript": "Hello.",
                "utterances": [
                    {
                        "text": "Hello.",
                        "start": 0.5,
                        "end": 0.9,
                        "speaker": 0,
                        "channel": 0,
                        "words": [{"word": " Hello.", "start": 0.5, "end": 0.9, "confidence": 0.5}],
                    }
                ],
            },
        },
    },
    "gladia-live": [
        {"type": "transcript", "data": {"is_final": False, "utterance": {"text": "hel", "start": 0.5, "end": 0.7, "channel": 0}}},
        {"type": "transcript", "data": {"is_final": True, "utterance": {"text": "Hello.", "start": 0.5, "end": 0.9, "channel": 0}}},
    ],
    "fireflies": {
        "data": {
            "transcript": {
                "title": "Catch-up with Jane Example",
                "meeting_attendees": [{"displayName": None, "email": "jane@example.org"}],
                "sentences": [
                    {"index": 0, "speaker_name": "Jane Example", "speaker_id": 0, "text": "Hello.", "start_time": 0.5, "end_time": 0.9}
                ],
            }
        }
    },
    "vapi": {
        "id": "1",
        "messages": [
            {"role": "system", "message": "You are a helpful assistant.", "time": 1, "secondsFromStart": 0},
            {"role": "bot", "message": "Hello.", "time": 1700000000500, "endTime": 1700000000900, "secondsFromStart": 0.5},
            {"role": "user", "message": "Hi.", "time": 1700000002000, "endTime": 1700000002500, "secondsFromStart": 2.0},
        ],
    },
    "symbl": {
        "messages": [
            {
                "id": "1",
                "text": "Hello.",
                "from": {"id": "2", "name": "Jane Example", "userId": "jane@example.org"},
                "startTime": "2024-01-31T10:00:00.500Z",
                "endTime": "2024-01-31T10:00:00.900Z",
                "conversationId": "3",
            }
        ]
    },
    "podcast": {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Jane", "startTime": 0.5, "endTime": 0.9, "body": "Hello"},
            {"speaker": "Jane", "startTime": 1.0, "endTime": 1.4, "body": "there."},
            {"speaker": "Jo", "startTime": 2.0, "endTime": 2.5, "body": "How are you?"},
        ],
    },
    "youtube": {
        "wireMagic": "pb3",
        "events": [
            {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
            {"tStartMs": 500, "dDurationMs": 400, "segs": [{"utf8": "hello"}, {"utf8": " there", "tOffsetMs": 200}]},
            {"tStartMs": 900, "dDurationMs": 100, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        ],
    },
    "soniox": {
        "id": "1",
        "text": "Beautiful day. Yes",
        "tokens": [
            {"text": "Beau", "start_ms": 500, "end_ms": 600, "confidence": 0.5, "speaker": "1"},
            {"text": "ti", "start_ms": 600, "end_ms": 700, "confidence": 0.75, "speaker": "1"},
            {"text": "ful", "start_ms": 700, "end_ms": 800, "confidence": 0.75, "speaker": "1"},
            {"text": " day", "start_ms": 900, "end_ms": 1000, "confidence": 0.75, "speaker": "1"},
            {"text": ".", "start_ms": 1000, "end_ms": 1000, "confidence": 0.75, "speaker": "1"},
            {"text": "Yes", "start_ms": 2000, "end_ms": 2500, "confidence": 0.75, "speaker": "2"},
        ],
    },
    "soniox-live": [
        {"tokens": [{"text": "Beau", "start_ms": 500, "end_ms": 600, "is_final": True}], "final_audio_proc_ms": 600},
        {
            "tokens": [
                {"text": "ti", "start_ms": 600, "end_ms": 700, "is_final": True},
                {"text": "ful", "start_ms": 700, "end_ms": 900, "is_final": False},
            ],
            "final_audio_proc_ms": 700,
        },
        {
            "tokens": [{"text": "ful", "start_ms": 700, "end_ms": 900, "is_final": True}, {"text": "<end>", "is_final": True}],
            "final_audio_proc_ms": 900,
        },
    ],
}
