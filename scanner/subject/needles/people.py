"""A subject's names as the needles know them: given names with their diminutives, surnames, and the sure and the likely forms of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from detectors.fold import folded
from detectors.names import lists
from scanner.subject.forms import diminutives, spellings
from scanner.subject.identifiers import Subject
from scanner.subject.names import Name, named, plain
from scanner.subject.needles.anchors import EQUAL, VARIANT
from scanner.subject.needles.view import lowered

_APOSTROPHE = re.compile("(?<=\\w)['’‘ʼ](?=\\w)")
#: One-byte letters that `View.lower` keeps, and how English writes them.
_KEPT = (("ss", "\xdf"), ("ae", "\xe6"))


@dataclass(frozen=True, slots=True)
class Person:
    """One name of a subject; all words lower case, one byte a letter.

    `given`: forms of the given names and how sure each is; `surnames` the same for surnames, several words with a blank between.
    `first` and `last` are the forms by which typing errors are judged, `middle` words and initials that may stand between, `monogram` the
    initials of all given names in one word: J. A. Smith is JA Smith. `short` are the initials of a double surname.
    """

    subject: int
    given: Mapping[bytes, int] = field(repr=False)
    surnames: Mapping[bytes, int] = field(repr=False)
    first: bytes = field(repr=False)
    last: bytes = field(repr=False)
    middle: frozenset[bytes] = field(repr=False)
    initials: frozenset[bytes] = field(repr=False)
    monogram: bytes = field(default=b"", repr=False)
    common: bool = False
    short: tuple[bytes, ...] = field(default=(), repr=False)


def people(subject: Subject, number: int) -> Iterator[Person]:
    """One person for each name of the subject with this index, by the likeliest reading of the name."""
    for text in subject.names:
        readings = named(text)
        if readings:
            yield _person(text, readings[0], number)


def _person(text: str, name: Name, number: int) -> Person:
    first = name.given[0] if name.given else ""
    given = dict(_words(_sources(text, name.given[:1]), EQUAL))
    given |= {each: VARIANT for each, _ in _words(_sources(text, name.given[1:]), VARIANT) if each not in given and len(each) > 1}
    for form in (*diminutives(first), _as_one(name)):
        given.setdefault(form.encode("latin-1", "replace"), VARIANT)
    given = {form: level for form, level in given.items() if len(form) > 1}
    initials = frozenset(word[:1].encode() for word in name.given)
    middle = frozenset(word.encode() for word in name.given[1:]) | frozenset(given)
    last = " ".join(name.surname)
    common = bool(first and last) and all(lists.is_common(word) for word in (first, *name.surname))
    monogram = "".join(word[:1] for word in name.given).encode() if len(name.given) > 1 else b""
    short = [word[:1] for word in name.core] if len(name.core) > 1 and "-" in text else []
    shorts = (" ".join(short).encode(), "".join(short).encode()) if short else ()
    return Person(number, given, _surnames(text, name), first.encode(), last.encode(), middle, initials, monogram, common, shorts)


def _as_one(name: Name) -> str:
    """The first two given names in one word: Anne-Marie is Annemarie, Xiao Ming is Xiaoming."""
    return "".join(name.given[:2]) if all(len(word) > 1 for word in name.given[:2]) and len(name.given) > 1 else ""


def _sources(text: str, chosen: Sequence[str]) -> list[str]:
    """The words of the name as written whose plain form is among these, and these."""
    written = [word for word in re.split(r"[\s,.-]+", text) if word and plain(word) in chosen]
    return [*written, *chosen]


def _words(sources: Sequence[str], level: int) -> Iterator[tuple[bytes, int]]:
    """Every form of words as `View` shows them: other spellings, as folded from the script in which it was written."""
    for source in sources:
        for form in (plain(source), *sorted(spellings(source)), *_folded(source)):
            yield form.encode("latin-1", "replace"), level
            yield from ((form.replace(two, one).encode("latin-1", "replace"), level) for two, one in _KEPT if two in form)


def _folded(text: str) -> list[str]:
    """As the text itself would be folded; nothing where that leaves no letter that tells."""
    found = lowered(folded(_APOSTROPHE.sub(" ", text))).decode("latin-1")
    return [found] if re.fullmatch("[a-z\xdf\xe6]+(?: [a-z\xdf\xe6]+)*", found) else []


def _surnames(text: str, name: Name) -> dict[bytes, int]:
    """The surname as written, run together, without particles, and each half of a double one."""
    if not name.surname:
        return {}
    whole = [*_whole(text, name.surname), " ".join(name.surname), "".join(name.surname)]
    found = dict(_words(whole, EQUAL))
    parts = [" ".join(name.core), *(word for word in name.core if len(name.core) > 1 and len(word) > 2)]
    for form, _ in _words(parts, VARIANT):
        found.setdefault(form, VARIANT)
    return {form: level for form, level in found.items() if len(form) > 1}


def _whole(text: str, surname: Sequence[str]) -> list[str]:
    """The surname as written: the run of words whose plain form it is."""
    pieces = text.replace(",", " ").split()
    runs = (pieces[low:high] for low in range(len(pieces)) for high in range(low + 1, len(pieces) + 1))
    written = next((run for run in runs if plain(" ".join(run)).split() == list(surname)), [])
    joined = " ".join(written).replace("-", " ")
    return [joined, _APOSTROPHE.sub(" ", joined)] if joined else []
