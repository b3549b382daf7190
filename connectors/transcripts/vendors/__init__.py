"""Readers of the JSON in which vendors of speech recognition and contact centres export calls, one module per family."""

from __future__ import annotations

from connectors.transcripts.turn import Format
from connectors.transcripts.vendors import (
    amazon,
    amazon_analytics,
    assemblyai,
    azure,
    deepgram,
    genesys,
    google,
    kaldi,
    meetings,
    rev,
    speechmatics,
    telephony,
    vcon,
    watson,
    whisper,
)

_CLOUDS = (amazon, amazon_analytics, azure, google, watson)
_ENGINES = (assemblyai, deepgram, kaldi, rev, speechmatics, whisper)
_CENTRES = (genesys, meetings, telephony, vcon)

#: One format at most knows a file.
VENDORS: tuple[Format, ...] = tuple(known for family in (*_CLOUDS, *_ENGINES, *_CENTRES) for known in family.FORMATS)
