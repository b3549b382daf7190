"""What the model says of a text, written into it: for tests of what is made of it."""

from __future__ import annotations

from detectors.reader.labels import Named

PERSON, LOCATION, ORGANIZATION, ADDRESS = range(4)


def named(marked: str, score: float = 0.9) -> tuple[str, list[Named]]:
    """A text without its marks, and what they say: [person], <place>, /firm/, {address}."""
    text, found, start = "", [], -1
    kinds = {"[": PERSON, "<": LOCATION, "{": ADDRESS}
    for at, sign in enumerate(marked):
        if sign in kinds:
            start, kind = len(text), kinds[sign]
        elif sign == "/" and (start >= 0 or marked[:at][-1:] in ("", " ", "(")):
            if start >= 0:
                found.append(Named(start, len(text), kind, score))
            start, kind = (-1, kind) if start >= 0 else (len(text), ORGANIZATION)
        elif sign in "]>}":
            found.append(Named(start, len(text), kind, score))
            start = -1
        else:
            text += sign
    return text, found
