"""Readers of the JSON in which vendors of speech recognition and contact centres export calls, one module per family."""

from __future__ import annotations

from connectors.transcripts.turn import Format
from connectors.transcripts.vendors import (
    amazon,
    amazon_analytics,
    amazon_streaming,
    assemblyai,
    assistants,
    azure,
    deepgram,
    genesys,
    gong,
    google,
    google_insights,
    kaldi,
    meetings,
    published,
    rev,
    soniox,
    speechmatics,
    telephony,
    vcon,
    watson,
    whisper,
)

_CLOUDS = (amazon, amazon_analytics, amazon_streaming, azure, google, google_insights, watson)
_ENGINES = (assemblyai, deepgram, kaldi, rev, soniox, speechmatics, whisper)
_CENTRES = (assistants, genesys, gong, meetings, published, telephony, vcon)

#: One format at most knows a file.
VENDORS: tuple[Format, ...] = tuple(known for family in (*_CLOUDS, *_ENGINES, *_CENTRES) for known in family.FORMATS)
