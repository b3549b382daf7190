"""Calendars (iCalendar, RFC 5545): one row a component (an event, a task, an alarm …)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.components import Words
from connectors.readers.components import read as components
from connectors.readers.node import Item, Node

_WORDS = Words(
    {
        "dtstart": "start",
        "dtend": "end",
        "dtstamp": "stamped",
        "last-modified": "changed",
        "geo": "location",
        "prodid": "product",
        "rrule": "repeats",
        "attach": "attachment",
        "x-wr-calname": "calendar name",
        "x-wr-caldesc": "calendar description",
        "x-wr-relcalid": "calendar id",
        "x-alt-desc": "description",
        "tzid": "time zone",
        "tzname": "time zone",
    },
    {},
    {},
)


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a component, with columns such as "summary", "start" and "attendee"; attached files are units inside."""
    yield from components(file, node, _WORDS)
