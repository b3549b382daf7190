"""People in the names of files, folders, tables and columns: `Smith_John_grievance.docx`, `john.smith`, `JaneExample-CV.pdf`.

A name is no sentence: words are joined by any mark or by none, in any case and order, and most of them are nobody's. A given name beside a
surname is somebody's; the less the lists know of the two words, the more the others must say (a payslip, nothing that is unexplained).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum

from detectors.names.about import CODE, HEADED, KEPT, MAILBOXES, PERSONAL, PLACED, PRIVATE, PROGRAMS, TEXTS, TOWARDS
from detectors.names.rules import THINGS
from detectors.names.spelled import INITIAL, LOWER, PARTICLES, TITLE, TITLES, UPPER, Known, Name, Word, spelled

#: Start and end of a person in code points.
Span = tuple[int, int]

_BETWEEN = re.compile(r"(?:%20|[ _.,+~-]){1,3}")
_DOTTED = re.compile(r"[^\W\d_]{4,}[.][^\W\d_]{4,}")
_TWO = re.compile(r"[^\W\d_]{3,}(?:[_.-]|,? )[^\W\d_]{3,}")


class Need(IntEnum):
    """What must be so before words are somebody's name; who meets one of these meets those before it."""

    NOTHING = 0
    #: The other words are those of papers, not of programs.
    EXPLAINED = 1
    #: And it is a file that people write or receive, or the name of a folder or a mailbox and no more.
    KEPT = 2
    #: And there are no other words, or those that are said of papers about one person.
    ONLY = 3
    #: Another word is said of people only.
    PERSONAL = 4
    NEVER = 5


def people(text: str) -> list[Span]:
    """Where people stand in the name of a file or a folder, without the folders around it.

    >>> name = "Smith_John_grievance.docx"
    >>> [name[start:end] for start, end in people(name)]
    ['Smith_John']
    >>> people("Annual_Report_March.pdf"), people("Will_and_Grace_backlog.txt")
    ([], [])
    """
    name = spelled(text)
    if name is None:
        return []
    found: list[Span] = []
    at = 0
    while at < len(name.words):
        word = name.words[at]
        end = _person(name, at) if word.known.named or not word.case or word.known.low in TITLES else 0
        if end:
            found.append((word.start, name.words[end - 1].end))
        at = end or at + 1
    return found


def _person(name: Name, at: int) -> int:
    """The word behind the person's name that begins with a word, 0 if none does."""
    if name.words[at].known.low in TITLES:
        return _titled(name, at)
    end = _pair(name, at) if name.words[at].case else _initialled(name, at)
    if end:
        return _longer(name, end)
    return at + 1 if _alone(name, at) else 0


def _titled(name: Name, at: int) -> int:
    """`Mr_J_Smith`, `dr.jane.smith`."""
    last = _beyond(name, at, lambda word: not word.case)
    if last is None:
        return 0
    title, word = name.words[at], name.words[last]
    sure = word.known.last or word.known.sure
    if LOWER in (title.case, word.case):
        fits = (sure or word.known.new) and _said(name, at, last + 1, Need.KEPT)
    else:
        fits = sure or (word.known.new and word.case == title.case == TITLE)
    return _longer(name, last + 1) if fits else _person(name, last)


def _pair(name: Name, at: int) -> int:
    """The word behind two that are somebody's name together, initials and particles between them, or behind initials."""
    words = name.words
    first = words[at]
    other = _beyond(name, at, lambda word: not word.case or word.known.low in PARTICLES)
    if other is not None:
        need = max(_need(first.known, words[other].known), _form(first, words[other]))
        if need == Need.NOTHING or (need < Need.NEVER and _said(name, at, other + 1, need)):
            return other + 1
    last = at + 1
    while last < len(words) and not words[last].case and _close(name, last):
        last += 1
    if last == at + 1 or first.case == LOWER or len(first.known.low) < 3 or not (first.known.last or first.known.new):
        return 0
    return last if _said(name, at, last, Need.KEPT if first.known.last else Need.PERSONAL) else 0


def _initialled(name: Name, at: int) -> int:
    """`J_Smith`, `J.R. Smith`."""
    last = _beyond(name, at, lambda word: not word.case)
    if last is None or not name.text[name.words[at].start].isupper():
        return 0
    word = name.words[last]
    if word.case == LOWER or len(word.known.low) < 4 or word.known.low in PLACED or not (word.known.last or word.known.new):
        return 0
    return last + 1 if _said(name, at, last + 1, Need.KEPT if word.known.last else Need.ONLY) else 0


def _alone(name: Name, at: int) -> bool:
    """One word: a sure given name that is all, or any sure name beside what only people have; `jsmith.pst`."""
    case, word, only = name.words[at].case, name.words[at].known, len(name.words) == 1
    if len(word.low) < 3 or not word.named or (case != TITLE and _heads_column(name, at)):
        return False
    if name.ending in TEXTS and _about(name, at, at + 1, PERSONAL):
        new = word.new and name.ending and case != UPPER and _about(name, at, at + 1, PRIVATE)
        return bool(word.last or word.sure or new) and _explained(name, at, at + 1)
    if only and name.ending in MAILBOXES:
        return word.new or word.last or word.sure
    return only and case == TITLE and word.sure and not word.place and name.ending in KEPT


def _heads_column(name: Name, at: int) -> bool:
    """Whether a word stands before what columns are called and papers are not (`PAT_DOB`, `borr_nino`), in the name of no file."""
    return not name.ending and len(name.words) > 1 and all(word.known.low in HEADED for word in _others(name, at, at + 1))


def _longer(name: Name, end: int) -> int:
    """Over further names and initials."""
    words = name.words
    while end < len(words) and _close(name, end):
        case, word = words[end].case, words[end].known
        particle = word.low in PARTICLES and end + 1 < len(words) and words[end + 1].known.last
        if not (particle or word.sure or word.last or (case == TITLE and word.new) or (case == INITIAL and word.low != "v")):
            break
        end += 1
    return end


def _need(a: Known, b: Known) -> Need:
    """What two words need, by what the lists say of them."""
    if not (a.named and b.named) or a.low == b.low or a.low in CODE or b.low in CODE:
        return Need.NEVER
    if (a.sure and b.last) or (b.sure and a.last):
        return Need.NOTHING if min(len(a.low), len(b.low)) > 2 else Need.KEPT
    if (a.sure and (b.new or (b.surname and b.low not in THINGS))) or (a.weak and b.last and not a.place):
        return Need.EXPLAINED
    if (b.sure and (a.new or (a.surname and a.low not in THINGS))) or (b.weak and a.last):
        return Need.KEPT
    if (a.new or a.last) and (b.new or b.last):
        weak = (a.weak and not b.last) or (b.weak and not a.last)
        return Need.PERSONAL if weak else Need.KEPT if a.last or b.last else Need.ONLY
    if ((a.given or a.weak) and (b.surname or b.new)) or ((b.given or b.weak) and (a.surname or a.new)):
        return Need.PERSONAL
    return Need.NEVER


def _form(one: Word, other: Word) -> Need:
    """What two words need, by how they are written."""
    a, b = one.known, other.known
    listed, half = (a.sure and b.last) or (b.sure and a.last), a.sure or b.sure or a.last or b.last
    if one.case == other.case == TITLE:
        return Need.NOTHING if listed or one.end != other.start else Need.KEPT
    if one.case == other.case or LOWER not in (one.case, other.case):
        if listed or half:
            return Need.EXPLAINED if listed else Need.KEPT
        return Need.ONLY if one.case == other.case == UPPER and min(len(a.low), len(b.low)) > 3 else Need.PERSONAL
    return Need.EXPLAINED if listed and TITLE in (one.case, other.case) else Need.PERSONAL


def _beyond(name: Name, at: int, over: Callable[[Word], bool]) -> int | None:
    """The next word that stands close, over those that `over` passes."""
    while at + 1 < len(name.words) and _close(name, at + 1):
        at += 1
        if not over(name.words[at]):
            return at
    return None


def _close(name: Name, at: int) -> bool:
    """Whether no more than marks stand between a word and the one before it."""
    before, here = name.words[at - 1].end, name.words[at].start
    return before == here or _BETWEEN.fullmatch(name.text, before, here) is not None


def _said(name: Name, start: int, end: int, need: Need) -> bool:
    """Whether the other words and the extension say what words need."""
    if name.ending in PROGRAMS or not _explained(name, start, end):
        return False
    if name.ending in TEXTS and _about(name, start, end, PERSONAL):
        known = any(word.known.last or word.known.sure for word in name.words[start:end])
        return known or (name.ending != "" and name.words[start].case != LOWER)
    if need == Need.ONLY and _about(name, start, end, TOWARDS):
        need = Need.KEPT
    only = not any(word.case for word in _others(name, start, end))
    form = _TWO if all(word.case == TITLE for word in name.words) else _DOTTED
    kept = name.ending in KEPT or (not name.ending and only and form.fullmatch(name.text) is not None)
    return need < Need.PERSONAL and (need < Need.ONLY or (only and name.ending != "")) and (need < Need.KEPT or kept)


def _others(name: Name, start: int, end: int) -> tuple[Word, ...]:
    return name.words[:start] + name.words[end:]


def _about(name: Name, start: int, end: int, what: frozenset[str]) -> bool:
    """Whether another word is one of these."""
    return any(word.known.low in what for word in _others(name, start, end))


def _explained(name: Name, start: int, end: int) -> bool:
    """Whether the other words are those that stand on a paper, not those of a program."""
    for case, word in [(word.case, word.known) for word in _others(name, start, end)]:
        short = case == UPPER and len(word.low) < 6
        if case and (word.low in CODE or not (word.plain or short or word.sure or word.last or word.low in TITLES)):
            return False
    return True
