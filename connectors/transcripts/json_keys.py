"""What the keys of exported calls, and the columns of their tables, mean, whichever product wrote them."""

from __future__ import annotations

from functools import lru_cache

from scanner.words import ends, words

#: Best first: of several texts in one object, the first is the turn.
TEXTS = ("text", "transcript", "utterance", "content", "message", "body", "display", "itn", "lexical", "punctuated word", "word")
SPEAKERS = (
    *("speaker", "speaker label", "speaker id", "participant", "participant id", "participant role"),
    *("role", "channel", "sender", "author"),
)
NAMES = ("from", "name")  # only when they are the whole key: "file name" names no speaker
STARTS = ("start", "start time", "start ms", "offset", "offset in ticks", "start offset", "begin", "begin time", "timestamp", "time")
ENDS = ("end", "end time", "end ms", "end offset")
SPANS = ("duration",)
CALLS = (
    *("call id", "contact id", "conversation id", "interaction id", "session id", "call sid", "recording id", "transcript id"),
    *("dialogue id", "dialog id", "chat id", "meeting id"),
)
KEY = 200


def means(key: str) -> tuple[str, int]:
    """What the value of a key is ("text", "speaker", "start", "end", "span", "call", "second" or ""), and how well the key says so.

    0 is best.
    """
    return _means(key[:KEY])


@lru_cache(maxsize=4096)
def _means(key: str) -> tuple[str, int]:
    if key in ("seconds", "nanos"):
        return "second", 0
    name = words(key)
    for what, phrases in (("call", CALLS), ("end", ENDS), ("start", STARTS), ("speaker", SPEAKERS), ("text", TEXTS), ("span", SPANS)):
        for rank, phrase in enumerate(phrases):
            if ends(name, phrase):
                return what, rank
    return ("speaker", len(SPEAKERS)) if " ".join(name) in NAMES else ("", 0)
