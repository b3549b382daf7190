"""All readers of spoken values, by sort. Each looks first whether a stream has words of its sort at all: most have none."""

from __future__ import annotations

from scanner.speech import codes, dates, digits, homes, initials, left, mails
from scanner.speech.value import Reader

READERS: tuple[Reader, ...] = (mails.read, homes.read, dates.read, codes.read, digits.read, initials.read)
#: What stays in words: it gives no value, and only keeps words from those that others read.
KEEPER: Reader = left.read
