"""What each piece of evidence means, for a person who did not write the verdict."""

from __future__ import annotations

import re

_MEANS = tuple(
    (re.compile(says), meaning)
    for says, meaning in (
        (r"[A-Z][A-Z0-9_]+: ", "another detector speaks for the same category"),
        (r"name: |name$", "the name says what it holds"),
        (r"by its name, [0-9]+ %", "no phrase knows the name: a network that read the names of many columns takes it for this"),
        (r"by its name it may well be nothing", "the network for names takes it for nothing personal: a person should look"),
        (r"pattern .* of free text", "share of the cells that hold a match which counts; people write into such a column what they like"),
        (r"pattern ", "share of the cells that hold a match which counts"),
        (r"check passed by ", "how many of the distinct candidates pass the detector's check, and how many random ones would"),
        (r"enumeration ", "share of the cells that are one of the listed values"),
        (r"context words nearby", "a word that supports it stands near the value"),
        (r"far more than chance", "so many distinct values pass the check that chance cannot explain it"),
        (r"its values have another form", "the name says it, the values do not have the form: encrypted, coded, or something else"),
        (r"[0-9,]+ reserved test values? ", "values reserved for tests and examples say nothing of people"),
        (r"[0-9,]+ dates, ages ", "the dates are spread as birth dates of the living are"),
        (r"ages? ", "all of them are dates on which the living were born"),
        (r"[0-9,]+ of [0-9,]+ birth dates", "these people are children"),
        (r"beside a person", "a name or a contact stands in the same rows"),
        (r"to a kilometre at best", "too few decimal places to tell a house"),
        (r"pair: ", "latitude and longitude stand in the same row"),
        (r"a second person's ", "a row names a person besides the one that it is about"),
        (r"form: ", "what kind of unit it is shows this by itself"),
        (r"columns: ", "columns of these names stand side by side"),
        (r"keyed by a person", "a name, a contact or a key such as customer_id ties the rows to people"),
        (r"covered by ", "the notice names a wider category, which includes this one"),
        (r"only through ", "the notice names something that could be read to include it"),
        (r"not for ", "purposes of this source for which the notice does not name it"),
        (r"declared for ", "other purposes for which the notice names it"),
        (r"arguable for ", "other purposes for which the notice could be read to include it"),
        (r"revealed by ", "another category in the same place, which shows this one too"),
        (r"no Art 9 condition", "special category data need a condition of UK GDPR Art 9 besides a lawful basis"),
        (r"no Art 10 condition", "criminal offence data need a condition of UK GDPR Art 10 besides a lawful basis"),
        (r".* (must not be kept at all|stands in clear text), whatever", "no notice can allow it"),
        (r"holds data of ", "the notice does not speak to these people"),
    )
)


def means(says: str) -> str:
    """What a piece of evidence, or a note on a status, means; "" for one that this version does not know."""
    return next((meaning for known, meaning in _MEANS if known.match(says)), "")
