"""A message for a Slack channel, as an incoming webhook takes it (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks)."""

from __future__ import annotations

import json
from typing import TextIO

from reports.message import message
from scanner.model import Report


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one JSON object; `colour` and `width` change nothing. What stands in it is text: no name of a place can mention anybody."""
    said = message(report)
    blocks = [_plain("header", said.title), _plain("section", said.lead)]
    if said.places:
        blocks.append({"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [_run("\n".join(said.places))]}]})
    blocks.append({"type": "context", "elements": [{"type": "plain_text", "text": said.end, "emoji": False}]})
    json.dump({"text": _escaped(f"{said.title}. {said.lead}"), "blocks": blocks}, out, indent=1)
    out.write("\n")


def _plain(kind: str, text: str) -> dict[str, object]:
    return {"type": kind, "text": {"type": "plain_text", "text": text, "emoji": False}}


def _run(text: str) -> dict[str, object]:
    return {"type": "text", "text": text}


def _escaped(text: str) -> str:
    """The three characters that Slack's `text` gives a meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
