"""All readers of spoken values, by sort."""

from __future__ import annotations

from scanner.speech import codes, dates, digits, homes, left, mails
from scanner.speech.value import Reader

READERS: tuple[Reader, ...] = (mails.read, homes.read, dates.read, left.read, codes.read, digits.read)
