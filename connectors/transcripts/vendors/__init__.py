"""Readers of the JSON in which vendors of speech recognition and contact centres export calls, one module per family."""

from __future__ import annotations

from connectors.transcripts.turn import Format
from connectors.transcripts.vendors import amazon, amazon_analytics, azure

VENDORS: tuple[Format, ...] = (*amazon.FORMATS, *amazon_analytics.FORMATS, *azure.FORMATS)
