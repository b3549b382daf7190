"""Words and phrases whose text is missing in an export are told, and an empty one is a pause."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from connectors.transcripts.vendors.talk import WORDLESS
from tests.calls import once


def _amazon(word: dict[str, Any]) -> dict[str, Any]:
    items: list[dict[str, Any]] = [
        {
            "type": "pronunciation",
            "start_time": str(at),
            "end_time": str(at + 0.5),
            "alternatives": [{"confidence": "0.9", "content": "one"}],
        }
        for at in range(4)
    ]
    items[2]["alternatives"] = [word]
    return {"jobName": "x", "accountId": "1", "results": {"transcripts": [{"transcript": ""}], "items": items}, "status": "COMPLETED"}


def _deepgram(word: dict[str, Any]) -> dict[str, Any]:
    words: list[dict[str, Any]] = [{"start": at, "end": at + 0.5, "confidence": 0.9, "word": "one"} for at in range(4)]
    words[2] = {"start": 2, "end": 2.5, "confidence": 0.9, **word}
    return {"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": [{"transcript": "", "words": words}]}]}}


def _whisper(segment: dict[str, Any]) -> dict[str, Any]:
    segments: list[dict[str, Any]] = [
        {"id": at, "start": at, "end": at + 1, "avg_logprob": -0.2, "tokens": [], "text": " one"} for at in range(4)
    ]
    segments[2] = {"id": 2, "start": 2, "end": 3, "avg_logprob": -0.2, "tokens": [], **segment}
    return {"text": "one one one", "segments": segments, "language": "en"}


def _azure(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"displayText": "one", "offset": f"PT{at}S", "duration": "PT0.5S"} for at in range(4)]
    words[2] = {"offset": "PT2S", "duration": "PT0.5S", **word}
    best = {"confidence": 0.9, "display": "one one one", "displayWords": words}
    phrase = {"recognitionStatus": "Success", "channel": 0, "speaker": 1, "offset": "PT0S", "duration": "PT4S", "nBest": [best]}
    return {"combinedRecognizedPhrases": [], "recognizedPhrases": [phrase]}


def _azure_phrase(best: dict[str, Any]) -> dict[str, Any]:
    phrases = [
        {"recognitionStatus": "Success", "speaker": 1, "offset": f"PT{at}S", "duration": "PT1S", "nBest": [{"display": "one"}]}
        for at in range(4)
    ]
    phrases[2]["nBest"] = [{"confidence": 0.9, **best}]
    return {"combinedRecognizedPhrases": [], "recognizedPhrases": phrases}


def _azure_fast(phrase: dict[str, Any]) -> dict[str, Any]:
    phrases = [{"offsetMilliseconds": at * 1000, "durationMilliseconds": 900, "text": "one"} for at in range(4)]
    phrases[2] = {"offsetMilliseconds": 2000, "durationMilliseconds": 900, **phrase}
    return {"durationMilliseconds": 4000, "combinedPhrases": [{"text": "one one one"}], "phrases": phrases}


def _google(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"startTime": f"{at}s", "endTime": f"{at}.500s", "word": "one", "speakerTag": 1} for at in range(4)]
    words[2] = {"startTime": "2s", "endTime": "2.500s", "speakerTag": 1, **word}
    return {"results": [{"alternatives": [{"transcript": "one one one", "words": words}]}]}


def _google_result(hearing: dict[str, Any]) -> dict[str, Any]:
    results = [{"alternatives": [{"transcript": "one", "confidence": 0.9}], "resultEndTime": f"{at + 1}s"} for at in range(4)]
    results[2]["alternatives"] = [{"confidence": 0.9, **hearing}]
    return {"results": results}


def _insights(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"startOffset": f"{at}s", "endOffset": f"{at}.5s", "word": "one"} for at in range(4)]
    words[2] = {"startOffset": "2s", "endOffset": "2.5s", **word}
    return {"transcript": {"transcriptSegments": [{"text": "one one one", "words": words, "channelTag": 1}]}}


def _assemblyai(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"start": at * 1000, "end": at * 1000 + 500, "text": "one", "speaker": "A"} for at in range(4)]
    words[2] = {"start": 2000, "end": 2500, "speaker": "A", **word}
    return {"audio_url": "https://example.org/a.wav", "language_code": "en", "text": "", "words": words}


def _speechmatics(word: dict[str, Any]) -> dict[str, Any]:
    results = [{"type": "word", "start_time": at, "end_time": at + 0.5, "alternatives": [{"content": "one"}]} for at in range(4)]
    results[2] = {"type": "word", "start_time": 2, "end_time": 2.5, "alternatives": [{"confidence": 0.9, **word}]}
    return {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": results}


def _rev(word: dict[str, Any]) -> dict[str, Any]:
    elements = [{"type": "text", "value": "one ", "ts": at, "end_ts": at + 0.5} for at in range(4)]
    elements[2] = {"type": "text", "ts": 2, "end_ts": 2.5, **word}
    return {"monologues": [{"speaker": 0, "elements": elements}]}


def _whisper_words(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"start": at, "end": at + 0.5, "word": "one"} for at in range(4)]
    words[2] = {"start": 2, "end": 2.5, **word}
    return {"task": "transcribe", "language": "english", "duration": 4.0, "text": "", "words": words}


def _genesys(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"word": "one", "offset": {"milliseconds": at * 1000}, "duration": {"milliseconds": 500}} for at in range(4)]
    words[2] = {"offset": {"milliseconds": 2000}, "duration": {"milliseconds": 500}, **word}
    return {"transcripts": [{"phrases": [{"text": "one one one", "participantPurpose": "external", "words": words}]}]}


def _contact_lens(item: dict[str, Any]) -> dict[str, Any]:
    items = [{"Content": "one", "BeginOffsetMillis": at * 1000, "EndOffsetMillis": at * 1000 + 500} for at in range(4)]
    items[2] = {"BeginOffsetMillis": 2000, "EndOffsetMillis": 2500, **item}
    return {"Transcript": [{"ParticipantRole": "CUSTOMER", "Content": "one one one", "BeginOffsetMillis": 0, "Items": items}]}


def _post_call(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"Text": "one", "StartTime": at, "EndTime": at + 0.5} for at in range(4)]
    words[2] = {"StartTime": 2, "EndTime": 2.5, **word}
    segment = {"SegmentSpeaker": "spk_0", "DisplayText": "one one one", "WordConfidence": words}
    return {"ConversationAnalytics": {"SpeakerLabels": [{"Speaker": "spk_0", "DisplayText": "Agent"}]}, "SpeechSegments": [segment]}


def _twilio(word: dict[str, Any]) -> dict[str, Any]:
    words = [{"word": "one", "start_time": at, "end_time": at + 0.5} for at in range(4)]
    words[2] = {"start_time": 2, "end_time": 2.5, **word}
    return {"sentences": [{"media_channel": 1, "transcript": "one one one", "words": words}]}


_TEXTLESS: list[tuple[Any, dict[str, Any], dict[str, Any]]] = [
    (_amazon, {"confidence": "0.9", "content": ""}, {"confidence": "0.9"}),
    (_deepgram, {"word": ""}, {}),
    (_whisper, {"text": ""}, {}),
    (_azure, {"displayText": ""}, {}),
    (_azure_phrase, {"display": ""}, {}),
    (_azure_fast, {"text": ""}, {}),
    (_google, {"word": ""}, {}),
    (_google_result, {"confidence": 0}, {}),
    (_insights, {"word": ""}, {}),
    (_assemblyai, {"text": ""}, {}),
    (_speechmatics, {"content": ""}, {}),
    (_rev, {"value": ""}, {}),
    (_whisper_words, {"word": ""}, {}),
    (_genesys, {"word": ""}, {}),
    (_contact_lens, {"Content": ""}, {}),
    (_post_call, {"Text": ""}, {}),
    (_twilio, {"word": ""}, {}),
]


@pytest.mark.parametrize(("whole", "empty", "broken"), _TEXTLESS)
def test_words_without_text_are_told(tmp_path: Path, whole: Any, empty: dict[str, Any], broken: dict[str, Any]) -> None:
    """An empty word is a pause; one that has no text at all was lost, and the digits around it make no number."""
    found = once(tmp_path, "a.json", json.dumps(whole(empty)))
    assert (" ".join(turn[""] for turn in found.turns).split(), found.reasons) == (["one"] * 3, [])
    found = once(tmp_path, "b.json", json.dumps(whole(broken)))
    assert (" ".join(turn[""] for turn in found.turns).split(), found.reasons) == (["one"] * 3, [WORDLESS])


def test_a_phrase_that_was_recognised_and_has_no_hearing_is_told(tmp_path: Path) -> None:
    export = _azure_phrase({})
    export["recognizedPhrases"][2].pop("nBest")
    assert once(tmp_path, "a.json", json.dumps(export)).reasons == [WORDLESS]
    export["recognizedPhrases"][2]["recognitionStatus"] = "InitialSilenceTimeout"
    assert once(tmp_path, "b.json", json.dumps(export)).reasons == []


def test_a_phrase_without_text_is_what_its_words_say(tmp_path: Path) -> None:
    """A phrase whose text was taken away, and whose words were not: they were left out in silence."""
    export = _azure_fast({"text": "one"})
    words = [{"text": said, "offsetMilliseconds": 2000, "durationMilliseconds": 100} for said in ("four", "two")]
    export["phrases"][2] = {"offsetMilliseconds": 2000, "durationMilliseconds": 900, "speaker": 2, "words": words}
    assert once(tmp_path, "a.json", json.dumps(export)).rows[2] == ("2", 2.0, "four two")


def test_a_text_that_has_all_its_words_is_whole(tmp_path: Path) -> None:
    """The text of the phrase says what its words leave out."""
    export = _google({})
    export["results"][0]["alternatives"][0]["transcript"] = "one one two one"
    found = once(tmp_path, "a.json", json.dumps(export))
    assert (found.said(""), found.reasons) == ([("one one two one",)], [])
