"""All readers of spoken values, by sort."""

from __future__ import annotations

from scanner.speech import codes, dates, digits, left, mails
from scanner.speech.value import Reader

READERS: tuple[Reader, ...] = (mails.read, dates.read, left.read, codes.read, digits.read)
