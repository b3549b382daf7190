"""Words that all outputs share, safe to show."""

from __future__ import annotations

from scanner.gate.result import Entry, Result


def plain(text: str) -> str:
    r"""The text with everything that a terminal or a page obeys or hides written out: names in a schema may be hostile.

    >>> plain("a\x1b[31m\u202eb")
    'a\\x1b[31m\\u202eb'
    """
    return (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)
    )


def headline(entry: Entry) -> str:
    """`public.users.dob: Date of birth (demog.dob) is undeclared`."""
    said = {"prohibited": "must not be kept", "other-purpose": "is declared for another purpose", "undeclared": "is not declared"}
    status = said.get(entry.status or "", f"is {entry.status}")
    return plain(f"{entry.place}: {entry.label} ({entry.category}) {status}")


def sure(entry: Entry) -> str:
    """The confidence in per cent."""
    return f"{round(100 * (entry.confidence or 0))} %"


def totals(result: Result) -> str:
    """One sentence: what was judged, and what came of it."""
    what = "changed column" if result.compared else "column"
    parts = [count(result.changed, what), f"{len(result.failing)} failing", count(len(result.warnings), "warning")]
    if result.unread:
        parts.append(f"{len(result.unread)} NOT READ")
    return ", ".join(parts)


def count(number: int, noun: str) -> str:
    """`1 column`, `3 columns`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
