"""A detector is data: what a piece of personal data looks like, and what must be present before it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: What must be present before a match counts, besides the match itself (see `Pattern.need`).
NEEDS = ("", "context", "name", "beside", "distinct")

#: Kinds of columns that a pattern may look at, from the Arrow type.
KINDS = ("text", "integer", "float", "date", "boolean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way in which one entity shows itself in a value, an enumeration or a column's name.

    A pattern has at least one of `regex` (the value somewhere in the text), `values` (the whole cell, case-folded and trimmed, is one of
    these) and `names` (the column's name says so). Several patterns may share an entity.

    entity      Presidio's name where it has one, else one in its style (`UK_NINO`).
    title       what a person reads.
    category    the key of the taxonomy that the entity shows.
    also        further keys that it reveals (a driving licence: birth date, sex).
    regex       in the syntax of `re`, linear on hostile text; the span is group `v` if there is one, else the match.
    flags       of `re`, e.g. `re.IGNORECASE`.
    words       a dictionary, one word of which each match holds (letters as written, unless `flags` ignore case): looked for instead of
                the regex's form, which may then be as common as a capital letter. The regex and `valid` still decide; a match that
                fails is no near miss.
    valid       the validator on the span's text; False drops the hit to a near miss (counted, so that chance can be told).
    chance      share of random candidates that pass `valid` (1.0: there is no validator).
    score       0..1, how much one match without context says.
    context     phrases that support a match when they stand near it, or in the column's name: lower case, words separated by spaces.
    names       phrases that a column's name must end with for the column to say so by itself: lower case words ("date of birth", "dob");
                behind "only", those that must be all of it ("only fee").
    unless      phrases in the column's or table's name that forbid this pattern ("product", "template").
    values      the enumeration, case-folded.
    need        "" a match counts by itself · "context" only with a context phrase or a name · "name" only with a name ·
                "beside" only with `beside` in the same row or near in the text · "distinct" only with two distinct values.
    least       how many distinct values a column must have for need="distinct"; more than two, and no value counts outside a column.
    beside      the entity that must be there for need="beside".
    person      counts only in a column of a table in whose rows people stand: by a name, a contact or a key such as patient_id.
    kinds       kinds of columns to look at (`KINDS`).
    test        tells values reserved for tests and examples; they are counted apart.
    mask        how a value may be shown to a person who asks: "none" (nothing), "all", "last4", "last3", "initials", "outward", "year",
                "country", "email", "net", "degrees".
    shape       whether the report may show a shape (`AA 99 99 99 A`): never for names, addresses, free text, secrets.
    clear       the match is a secret in clear text.
    sources     the law, standard or register that says so.
    """

    entity: str
    title: str
    category: str
    also: tuple[str, ...] = ()
    regex: str | None = None
    flags: int = 0
    words: frozenset[str] | None = None
    valid: Callable[[str], bool] | None = None
    chance: float = 1.0
    score: float = 0.5
    context: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    values: frozenset[str] | None = None
    need: str = ""
    least: int = 2
    beside: str | None = None
    person: bool = False
    kinds: tuple[str, ...] = ("text",)
    test: Callable[[str], bool] | None = None
    mask: str = "all"
    shape: bool = False
    clear: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way in which a whole unit (table, file, call) shows an entity: by its form, its name or the columns it has.

    All conditions that are given must hold. `forms` are globs on `Unit.form` ("audio/*", "transcript"); `names` phrases in the unit's
    name (any); `columns` groups of phrases: each group must be said by at least one column's name; `last` the same of phrases with which a
    name must end (an `event_type` tells of an event, a `last_event_date` does not); `person` asks for a person in the rows (a name, a
    contact or a key such as customer_id). `unless` phrases in the unit's name forbid it.
    """

    entity: str
    title: str
    category: str
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    last: tuple[tuple[str, ...], ...] = ()
    person: bool = False
    unless: tuple[str, ...] = ()
    score: float = 0.7
    sources: tuple[str, ...] = ()
