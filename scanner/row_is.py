"""What a row is in units of each form, for whoever looks it up: a page, a message. Where nothing is said it is a row."""

from __future__ import annotations

from scanner.calls import OF_TURNS

#: By form. Rows are counted from 0.
ROW_IS = {
    "text": "line",
    "text/x-log": "line",
    **dict.fromkeys(OF_TURNS, "turn"),
    "application/pdf": "page",
    "application/mbox": "message",
    "text/x-chat": "message",
    "text/vcard": "card",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "slide",
    "application/vnd.oasis.opendocument.presentation": "slide",
    "application/vnd.ms-powerpoint": "slide",
}
