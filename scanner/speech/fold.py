"""Speech as writing: what was said in digits, letters and words as it would be written, with a way back to the words spoken.

Every detector then works on the folded text. Sources: Ofcom's and the NHS Data Dictionary's forms are those of the detectors; how people
say them is in `scanner.speech.lexicon`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from scanner.speech.answers import answers
from scanner.speech.asks import PHRASES
from scanner.speech.floor import Turns, streams
from scanner.speech.gaps import withdrawn
from scanner.speech.hearings import other
from scanner.speech.readers import KEEPER, READERS
from scanner.speech.value import LEFT, Value
from scanner.speech.words import Words

#: So far before a value a phrase counts as its context, in code points.
_NEAR = 40
#: And of what no more than a verb may stand between.
_BESIDE = {"sort": 4}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn that is written in another way: code points `start` to `end` as said, `written` in their place.

    `spans` gives for each character of `written` the places that say it: turn, start, end; empty where nobody said it (context).
    """

    start: int
    end: int
    written: str = field(repr=False)
    spans: tuple[tuple[int, int, int], ...] = ()
    sure: float = 1.0


@dataclass(slots=True)
class Folded:
    """The turns of a call as they would be written. `until[n]` is the last turn whose words stand in the text of turn n.

    `pieces` of each turn ascend, and `begins` are where they begin in its folded text.
    """

    texts: list[str] = field(repr=False)
    until: list[int]
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    begins: dict[int, list[int]] = field(default_factory=dict)

    def back(self, turn: int, start: int, end: int) -> tuple[list[tuple[int, int, int]], float]:
        """Where the code points `start` to `end` of a folded turn were said: (turn, start, end) ascending, one for each turn, and how sure.

        Empty where nobody said them.
        """
        spans: list[tuple[int, int, int]] = []
        sure, shift = 1.0, 0  # folded offset minus spoken offset
        at, pieces, begins = 0, self.pieces.get(turn, ()), self.begins.get(turn, ())
        for number in range(max(bisect_right(begins, start) - 1, 0), bisect_left(begins, end)):
            piece, low = pieces[number], begins[number]
            high, shift = low + len(piece.written), low - piece.start
            _plain(spans, turn, max(start, at), min(end, low), shift)
            if start < high and end > low:
                spans += piece.spans[max(start - low, 0) : end - low] if piece.spans else ()
                sure = min(sure, piece.sure) if piece.spans else sure
            at, shift = high, high - piece.end
        _plain(spans, turn, max(start, at), end, shift)
        joined: dict[int, tuple[int, int]] = {}
        for where, low, high in spans:
            begin, stop = joined.get(where, (low, high))
            joined[where] = (min(begin, low), max(stop, high))
        return [(where, *joined[where]) for where in sorted(joined)], sure


def _plain(spans: list[tuple[int, int, int]], turn: int, start: int, end: int, shift: int) -> None:
    if start < end:
        spans.append((turn, start - shift, end - shift))


def fold(turns: Turns) -> Folded:
    """The turns of one call, folded."""
    folded = Folded(list(turns.text), list(range(len(turns.text))))
    for words in streams(turns):
        values = chosen(words)
        told = list(answers(words, values))
        for at, kind in told:
            folded.pieces.setdefault(words.turn[at], []).append(Piece(words.start[at], words.start[at], f"{PHRASES[kind]}: "))
        for value in values:
            _place(folded, words, value, {(words.turn[at], kind) for at, kind in told})
        _hear_again(folded, words, values, turns)
    for number, pieces in folded.pieces.items():
        pieces.sort(key=lambda piece: (piece.start, piece.end))
        folded.begins[number] = list(_begins(pieces))
        folded.texts[number] = _written(turns.text[number], pieces)
    return folded


def chosen(words: Words) -> list[Value]:
    """Values of all readers, those that explain most words first, and of two the one that was asked for; none overlaps another."""
    found = [value for reader in READERS for value in reader(words)]
    if all(value.kind == LEFT for value in found):
        return []
    found = [*KEEPER(words), *found]
    found.sort(key=lambda value: (value.first - value.last, value.kind != words.asked[value.first], -value.sure))
    taken = bytearray(len(words))
    kept: list[Value] = []
    for value in found:
        if not any(taken[value.first : value.last]):
            taken[value.first : value.last] = b"\1" * (value.last - value.first)
            kept.append(value)
    return _anew(words, sorted((value for value in kept if value.kind != LEFT), key=lambda value: value.first))


def _anew(words: Words, values: Iterable[Value]) -> list[Value]:
    """The values, ascending, of which one that is taken back as a whole is part of the next of its kind."""
    out: list[Value] = []
    for value in values:
        if out and out[-1].kind == value.kind and value.origins and withdrawn(words, out[-1].last):
            value = replace(value, first=out.pop().first)
        out.append(value)
    return out


def _place(folded: Folded, words: Words, value: Value, told: Set[tuple[int, str]]) -> None:
    """Writes a value where its first character was said, and takes its words out of the turns that follow.

    What was taken back before it, in turns of its own, is left out there. In a turn that is `told` to answer a question of its kind it
    needs no context of its own.
    """
    last = value.last
    turn = words.turn[value.origins[0][0] if value.origins else value.first]
    first = next(at for at in range(value.first, last) if words.turn[at] == turn)
    ends = [at for at in range(value.first, last) if at + 1 == last or words.turn[at + 1] != words.turn[at]]
    spans = tuple(span for origin in _whole(value) for span in [_span(words, *origin)])
    own = folded.pieces.setdefault(turn, [])
    kind = value.kind or words.asked[first]
    said = folded.texts[turn][max(words.start[first] - _NEAR, 0) : words.start[first]]
    if (turn, kind) not in told and (phrase := _missing(said, kind)):
        before = words.start[first] - said.endswith("+")  # the sign of a telephone number is part of it
        own.append(Piece(before, before, f"{phrase}: "))
    for start, end in zip([value.first, *[end + 1 for end in ends]], ends, strict=False):
        piece = (value.written, spans, value.sure) if words.turn[end] == turn else ("",)
        folded.pieces.setdefault(words.turn[end], []).append(Piece(words.start[start], words.end[end], *piece))
    folded.until[turn] = max(folded.until[turn], words.turn[last - 1])


def _hear_again(folded: Folded, words: Words, values: list[Value], turns: Turns) -> None:
    """Writes what was asked for behind turns that do not hold it, where another hearing does."""
    asked = {turn: kind for turn, kind in zip(words.turn, words.asked, strict=True) if kind and turn in turns.others}
    for value in values if asked else ():
        for turn in range(words.turn[value.first], words.turn[value.last - 1] + 1):
            if asked.get(turn) == value.kind:
                del asked[turn]
    for turn, kind in asked.items():
        if found := other(turns.others[turn], kind, chosen):
            written, end = f" {PHRASES[kind]}: {found[0]}", len(turns.text[turn])
            folded.pieces.setdefault(turn, []).append(Piece(end, end, written, ((turn, 0, end),) * len(written), found[1]))


def _whole(value: Value) -> list[tuple[int, int]]:
    """The origins, of which the first and the last reach to the ends of the value: what was corrected is part of it."""
    origins = list(value.origins)
    if origins:
        origins[0] = (value.first, origins[0][1])
        origins[-1] = (origins[-1][0], value.last)
    return origins


def _span(words: Words, first: int, last: int) -> tuple[int, int, int]:
    """Where some words stand, in the turn of the first; one that was left out stands where the word is that follows."""
    first = min(first, len(words) - 1)
    turn = words.turn[first]
    stop = max((at for at in range(first, last) if words.turn[at] == turn), default=first)
    return turn, words.start[first], words.end[stop]


def _missing(before: str, kind: str) -> str:
    """The phrase that a detector needs before a value of this kind; "" where it stands there, or there is none."""
    phrase = PHRASES.get(kind, "")
    before = before[-len(phrase) - _BESIDE[kind] :] if kind in _BESIDE else before
    return "" if not phrase or phrase in before.lower() else phrase


def _begins(pieces: Iterable[Piece]) -> Iterator[int]:
    """Where each piece begins in the folded text of its turn."""
    shift = 0
    for piece in pieces:
        yield piece.start + shift
        shift += len(piece.written) - (piece.end - piece.start)


def _written(text: str, pieces: Sequence[Piece]) -> str:
    out, at = [], 0
    for piece in pieces:
        out += [text[at : piece.start], piece.written]
        at = piece.end
    return "".join([*out, text[at:]])
