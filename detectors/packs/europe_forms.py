"""How the numbers of European authorities are written down as patterns: what may stand beside one, and its words in several spellings."""

from __future__ import annotations

import unicodedata
from typing import Any

from detectors.packs.listed import FOLD, WORDS, listed
from scanner import words as named
from scanner.pattern import Pattern

#: A number is not part of a longer one, of a word, a path, a telephone number or a decimal fraction.
LEFT = r"(?<![0-9A-Za-z_+/-])(?<![0-9][.,])"
RIGHT = r"(?![0-9A-Za-z_]|[./-][0-9])"

#: Day of the month, and month: a number that holds none is not looked at, and chance need not account for it.
DD, MM = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|1[0-2])"

DATED = ("demog.dob", "demog.gender")
OTHERS = listed("phone, mobile, telephone, tel, fax, msisdn, epoch, timestamp, ean, gtin, isbn, sku")

_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def spelled(text: str) -> tuple[str, ...]:
    """The phrases of a list, and each as it is written where there are only the letters A to Z.

    >>> spelled("führerschein, código")
    ('führerschein', 'fuhrerschein', 'fuehrerschein', 'código', 'codigo')
    """
    found = (each for phrase in listed(text) for each in (phrase, _stripped(phrase), _stripped(phrase.translate(_GERMAN))))
    return tuple(dict.fromkeys(found))


def _stripped(phrase: str) -> str:
    """Latin letters without their marks; the letters of other scripts stay."""
    return "".join(c if c.isascii() or c >= "\u0250" else unicodedata.normalize("NFKD", c)[0] for c in phrase.translate(_PLAIN))


def number(entity: str, title: str, body: str, words: str, near: str = "", **more: Any) -> Pattern:
    """A number that counts with its own words alone: `words` name a column and support a value, words `near` only support it.

    `more` are fields of `Pattern` that differ from the usual ones.
    """
    usual: dict[str, Any] = {
        "category": "id.national",
        "flags": FOLD,
        "score": 0.4,
        "context": spelled(f"{words}, {near}"),
        "names": tuple(dict.fromkeys(" ".join(named.words(phrase)) for phrase in spelled(words))),
        "unless": OTHERS,
        "need": "context",
        "kinds": WORDS,
        "shape": True,
    }
    return Pattern(entity=entity, title=title, regex=f"{LEFT}(?P<v>{body}){RIGHT}", **usual | more)
