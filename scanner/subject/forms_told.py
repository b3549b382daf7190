"""In which forms each kind of term is looked for, in words for the search log; the terms themselves are never told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: By kind of term (`Subject.kinds`); ids of all kinds have the forms of `ids`.
FORMS: Mapping[str, Sequence[str]] = {
    "names": (
        "either order", "initials", "middle names left out or added", "diminutives", "titles", "the surname after a title",
        "hyphens and apostrophes", "diacritics", "transliteration", "any case", "one typo", "run together in user names",
    ),
    "emails": ("any case", "plus-tag and dots of the local part", "spoken", "(at)", "URL-encoded"),
    "phones": ("E.164", "national", "with 00", "any spacing", "without the leading 0", "spoken"),
    "addresses": ("abbreviations", "postcode spacing", "house and street apart"),
    "born": ("every order", "months as words", "years of two digits", "spoken"),
    "ids": ("with and without prefix", "any spacing", "any case"),
}  # fmt: skip


def told(kinds: Sequence[str]) -> dict[str, Sequence[str]]:
    """The forms for the kinds of a request."""
    return {kind: FORMS[kind.partition(".")[0]] for kind in kinds}
