"""What a search tells of identifiers that several people share: how they count, and which were not searched for. Without values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scanner.plural import plural
from scanner.subject.alone import SAID
from scanner.subject.enlarged import Larger
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered

_COUNTS = "it counts little, and nothing is a record of the subject by it alone"


def notes(first: Finder, found: Gathered, learnt: Sequence[Larger]) -> list[tuple[str, ...]]:
    """Sentences for each subject. `first` looks for what the requests give, `found` is what was found in the end."""
    return [tuple(dict.fromkeys(_each(subject, first, found, larger))) for subject, larger in enumerate(learnt)]


def _each(subject: int, first: Finder, found: Gathered, larger: Larger) -> Iterator[str]:
    given = first.known[subject]
    own = given.mailboxes | {number.national for number in given.phones}
    told = found.shared[subject] if found.shared else {}
    for word in sorted(own & (given.shared.keys() | told.keys())):
        why = f"{_people(told[word])} it, too" if word in told else "it is an office's, a firm's or a family's by itself"
        yield f"{_called(word)} of the request is shared, {why}: {_COUNTS}"
    for field, word in sorted(("email" if "@" in word else "phone", word) for word in told.keys() - own):
        places = ", ".join(larger.origins.get(field, ()))
        yield f"{_called(word)} that {places} told is shared, {_people(told[word])} it, too: {_COUNTS}"
    if subject in found.surnames:
        yield SAID
    for place in sorted(larger.left):
        yield f"what {place} holds is an office's mailbox or a firm's number: it was not learnt"


def _people(count: int) -> str:
    return f"records of {plural(count, 'other person', 'other people')} have"


def _called(word: str) -> str:
    return "an e-mail address" if "@" in word else "a phone number"
