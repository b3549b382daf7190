"""What is said in letters, or letters and digits: postcodes, National Insurance numbers, registrations, references, names spelled out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from scanner.speech.codes.forms import ASKED, FORMS, Form
from scanner.speech.codes.lettered import lettered
from scanner.speech.codes.letters import CORRECTIONS, EVERYDAY, HOMOPHONES, JOINS, MISHEARD, WEAK, Edge, beginnings, edges
from scanner.speech.codes.misheard import CONFUSED, misheard, sure
from scanner.speech.codes.search import Edges, Path, firm, search
from scanner.speech.codes.spelled import spelled
from scanner.speech.gaps import THATS
from scanner.speech.lexicon import PAUSES
from scanner.speech.value import Value
from scanner.speech.words import TURN, Words

#: Homophones in a code that was asked for, confusions in one that had to be mended, and where in a run such a one may begin.
_HOMOPHONES, _CONFUSIONS, _BEGINNINGS = 9, 2, 12
#: Characters of the shortest code; fewest things that say a character and nothing else, in a code asked for, and for each that was mended.
_SHORTEST, _FIRM, _MENDED = 5, 2, 3
#: Words that may stand within a code besides those that say its characters.
_WITHIN = PAUSES | JOINS | frozenset(word for listed in CORRECTIONS.values() for phrase in listed for word in phrase)

_MAYBE = _WITHIN | frozenset(CONFUSED)


def read(words: Words) -> Iterable[Value]:
    """The codes and the spelled names in a stream, ascending.

    Without a question only exact readings count. Where a code was asked for, homophones do as well ("see" for C), and where that gives
    none, letters that recognisers confuse; `sure` falls with each.
    """
    if not lettered(words):
        return
    said, done = _once(words), 0
    for first, last in _runs(words, said):
        codes = _codes(words, first, last, said)
        for value in sorted([*codes, *_between(words, first, last, codes, said)], key=lambda value: value.first):
            if value.first >= done:
                yield value
                done = value.last


def _once(words: Words) -> Edges:
    """What the words from a place on may say, read once."""
    known: list[list[Edge] | None] = [None] * len(words)

    def said(at: int) -> list[Edge]:
        found = known[at]
        if found is None:
            found = known[at] = edges(words, at)
        return found

    return said


def _runs(words: Words, said: Edges) -> Iterator[tuple[int, int]]:
    """Stretches of words that may say characters, and what may stand between; a letter at least that is nothing else, if unasked."""
    size, text, last = len(words), words.text, 0
    for first in beginnings(words):
        if first < last or not said(first):
            continue
        at = last = first
        within = _MAYBE if words.asked[first] else _WITHIN
        while at < size and (found := said(at) or at < last or text[at] in within):
            last = max(last, found[0].last) if isinstance(found, list) else last
            at += 1
        if words.asked[first] or any(_says(words, at, said) for at in range(first, last)):
            yield first, last


def _codes(words: Words, first: int, last: int, said: Edges) -> list[Value]:
    """The codes of known form in a run; where there is none, and one was asked for, the likeliest of what may have been misheard."""
    asked = words.asked[first] in ASKED
    signs = [edge.chars for at in range(first, last) for edge in said(at)[:1]]
    if len(signs) < _MENDED if asked else (sum(map(len, signs)) < _SHORTEST or not any(map(str.isdigit, signs))):
        return []
    found: list[Value] = []
    at = first
    while at < last:
        if value := _code(words, at, said):
            found.append(value)
        at = max(at + 1, value.last if value else 0)
    return found or (_best(words, first, last, said) if asked else [])


def _code(words: Words, at: int, said: Edges) -> Value | None:
    """The code that begins with a word: of the kind asked for, else of the form that explains most words."""
    starts = said(at)
    if not starts:
        return None
    asked = ASKED.get(words.asked[at])
    if asked and not _led(words, at) and (path := search(words, at, asked, said, _HOMOPHONES * EVERYDAY)) and firm(words, path) >= _FIRM:
        return _value(at, asked, path)
    if all(edge.cost or edge.chars.isdigit() for edge in starts) or (at and len(words.text[at - 1]) == 1 and _says(words, at - 1, said)):
        return None  # in the midst of letters
    forms = [form for form in FORMS if form is not asked and (form.kind != "plate" or not words.asked[at])]
    paths = [(form, path) for form in forms if (path := search(words, at, form, said, 0)) and _ends(words, path.last, said)]
    if not paths:
        return None
    form, path = max(paths, key=lambda each: each[1].last)
    return _value(at, form, path._replace(rivals=sum(other.last == path.last for _, other in paths) - 1))


def _led(words: Words, at: int) -> bool:
    """Whether a homophone belongs to the words before it ("that would be"), or "it's" follows ("em, it's"): no code begins with it."""
    if words.text[at + 1 : at + 2] and words.text[at + 1] in THATS:
        return True
    begins = words.between[at] == TURN or words.asked[at] != words.asked[at - 1] or words.text[at - 1] in PAUSES
    return words.text[at] in HOMOPHONES and not begins


def _ends(words: Words, last: int, said: Edges) -> bool:
    """Whether no other character stands behind a code: it is not a piece of a longer one."""
    return last >= len(words) or not _says(words, last, said, str.isalnum)


def _says(words: Words, at: int, said: Edges, signs: Callable[[str], bool] = str.isalpha) -> bool:
    """Whether a word says a letter and nothing else, or another character."""
    weak = words.text[at] in WEAK
    return any(edge.cost == 0 and signs(edge.chars) and (not weak or len(edge.chars) > 1) for edge in said(at))


def _best(words: Words, first: int, last: int, said: Edges) -> list[Value]:
    """The likeliest code of the kind asked for in a run where nothing fits as it was heard; empty if there is none."""
    form = ASKED[words.asked[first]]
    wider = misheard(words, said)
    most = _CONFUSIONS * MISHEARD + MISHEARD - 1
    starts = [at for at in range(first, min(last, first + _BEGINNINGS)) if not _led(words, at)]
    paths = [(at, search(words, at, form, wider, most)) for at in starts]
    found = [(at, path) for at, path in paths if path and firm(words, path) >= _MENDED * (path.cost // MISHEARD)]
    return [_value(at, form, path) for at, path in sorted(found, key=lambda each: (each[1].cost, each[0] - each[1].last))[:1]]


def _value(at: int, form: Form, path: Path) -> Value:
    """A code as it is written, with its blank."""
    gap = form.gap(path.code)
    blank = " " if gap else ""
    written = path.code[:gap] + blank + path.code[gap:]
    origins = path.origins[:gap] + path.origins[gap : gap + len(blank)] + path.origins[gap:]
    return Value(at, path.last, written, origins, form.kind, sure(path.cost, path.rivals))


def _between(words: Words, first: int, last: int, codes: Sequence[Value], said: Edges) -> Iterator[Value]:
    """What is spelled in a run, besides its codes."""
    ends = sorted([first, last, *(end for value in codes for end in (value.first, value.last))])
    for begin, end in zip(ends[::2], ends[1::2], strict=True):
        yield from spelled(words, begin, end, said)
