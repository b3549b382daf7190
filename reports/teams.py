"""A message for a Microsoft Teams channel: an Adaptive Card, as a workflow's webhook takes it (https://adaptivecards.io, schema 1.4)."""

from __future__ import annotations

import json
from typing import TextIO

from reports.message import message
from scanner.model import Report


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one JSON object; `colour` and `width` change nothing. Places stand in text runs, in which Teams reads no Markdown."""
    said = message(report)
    body = [_text(said.title, weight="Bolder"), _text(said.lead), *map(_text, said.places), _text(said.end, isSubtle=True)]
    card = {"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4", "body": body}
    content = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    json.dump({"type": "message", "attachments": [content]}, out, indent=1)
    out.write("\n")


def _text(text: str, **style: object) -> dict[str, object]:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}
