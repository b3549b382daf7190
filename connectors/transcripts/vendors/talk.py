"""Turns out of words and of vendors' segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from connectors.transcripts.turn import Said, Turn

LONGEST = 30.0  # seconds
PAUSE = 2.0  # seconds after which the same speaker begins a new turn
PAUSE_IN_CHANNEL = 0.8  # where an export gives one channel after the other: what is said between is not seen
_MOST_WORDS = 300
_LONGEST_WORD = 1_000
_MOST_SPEAKERS = 32
_TOUCHING = 0.05  # seconds by which words of two speakers may overlap and still follow each other
_MOST_ALTERNATIVES = 10
#: Why something of a call is not read: an export that was cut or changed has words with times and without letters.
WORDLESS = "some of its words have no text: what was said there is not known"


@dataclass(slots=True)
class Word:
    """A word as one speaker said it. `attached` is punctuation, or the rest of a word: it goes to the word before it."""

    text: str = field(repr=False)
    start: float | None = None
    end: float | None = None
    confidence: float | None = None
    speaker: str | None = field(default=None, repr=False)
    role: str | None = None
    attached: bool = False


def turns(words: Iterable[Word], pause: float = PAUSE) -> Iterator[Said]:
    """Words of all speakers, in order of time, as turns of at most half a minute: a turn ends where another speaker begins.

    Two who talk at once keep their turns open beside each other. Too long a turn is cut at its longest pause or after a sentence.
    Words may have no text (""): that some had none is told behind the turns.
    """
    lost = False

    def texts() -> Iterator[Word]:
        nonlocal lost
        for word in words:
            if word.text:
                yield word
            else:
                lost = True

    yield from _turns(texts(), pause)
    if lost:
        yield WORDLESS


def _turns(words: Iterable[Word], pause: float) -> Iterator[Turn]:
    talking: dict[str | None, list[Word]] = {}
    last: list[Word] = []
    for word in words:
        if word.attached and _attached(last, word):
            continue
        mine = talking.get(word.speaker)
        if mine is None or len(talking) > 1:
            for speaker in [speaker for speaker, said in talking.items() if speaker != word.speaker and _over(said, word, len(talking))]:
                yield turn(talking.pop(speaker))
        if mine and _gap(mine[-1], word) >= pause:
            yield turn(mine)
            mine = None
        if mine is None:
            mine = talking[word.speaker] = []
        mine.append(word)
        last = mine
        while len(mine) > 1 and _long(mine):
            cut = _best_cut(mine)
            yield turn(mine[:cut])
            del mine[:cut]
    for said in talking.values():
        yield turn(said)


def turn(words: list[Word]) -> Turn:
    """One turn of some words of one speaker."""
    scores: list[float] = []
    for word in words:
        if word.confidence is None:
            scores = []
            break
        scores += [word.confidence] * (1 if " " not in word.text else len(word.text.split()))
    first, said = words[0], " ".join([word.text for word in words])
    ends = [word.end for word in words[-1:] if word.end is not None] or [word.start for word in words[-1:] if word.start is not None]
    return Turn(said, first.speaker, first.role, first.start, ends[0] if ends else None, confidence=tuple(scores))


def segment(said: Turn, words: list[Word]) -> Iterator[Said]:
    """A vendor's segment, with what its words know: their confidence, and where to cut if it is longer than half a minute.

    A vendor's text may be written otherwise than its words ("0030" for "zero zero three zero"): then it stays whole, and its words'
    confidence is not known. A segment without text is what its words say.
    """
    tokens = said.text.split()
    if tokens and len(tokens) != len(words):
        yield said
        if not all(word.text for word in words):
            yield WORDLESS
        return
    for token, word in zip(tokens or [word.text for word in words], words, strict=True):
        word.text, word.speaker, word.role = token, said.speaker, said.role
    long = said.start is not None and said.end is not None and said.end - said.start > LONGEST
    if words and tokens and not long:
        said.confidence = turn(words).confidence
        yield said
        return
    for piece in turns(words, pause=LONGEST):
        if isinstance(piece, Turn):
            piece.call = said.call
        yield piece


def stretch(said: Turn, words: list[Word]) -> Iterator[Said]:
    """A stretch that a vendor heard as a whole: one turn where its words are one speaker's, else turns by its words."""
    heard = [word for word in words if word.text]
    speakers = {word.speaker for word in heard}
    if len(speakers) > 1 or (words and not said.text):
        return turns(words)
    if heard:
        said.speaker = heard[0].speaker if heard[0].speaker is not None else said.speaker
        said.start, said.end = heard[0].start, heard[-1].end
    return segment(said, words)


def others(text: str, heard: Iterable[str]) -> tuple[str, ...]:
    """Other hearings of a text, best first, without those that differ in punctuation or case only."""
    seen = {plain(text)}
    kept: list[str] = []
    for other in heard:
        if other and len(kept) < _MOST_ALTERNATIVES and (bare := plain(other)) not in seen:
            seen.add(bare)
            kept.append(other)
    return tuple(kept)


def plain(text: str) -> str:
    """The words of a text alone."""
    return " ".join("".join(c if c.isalnum() or c in "@+" else " " for c in text.casefold().replace("'", "").replace("’", "")).split())


def _attached(words: list[Word], rest: Word) -> bool:
    if not words or len(words[-1].text) + len(rest.text) > _LONGEST_WORD:
        return False
    words[-1].text += rest.text
    return True


def _over(said: list[Word], word: Word, speakers: int) -> bool:
    """Whether the turn of another speaker is over when `word` begins."""
    end = said[-1].end if said[-1].end is not None else said[-1].start
    return end is None or word.start is None or word.start >= end - _TOUCHING or speakers > _MOST_SPEAKERS


def _gap(before: Word, after: Word) -> float:
    end = before.end if before.end is not None else before.start
    return 0.0 if end is None or after.start is None else after.start - end


def _long(words: list[Word]) -> bool:
    if len(words) > _MOST_WORDS:
        return True
    first, last = words[0].start, words[-1].end if words[-1].end is not None else words[-1].start
    return first is not None and last is not None and last - first > LONGEST


def _best_cut(words: list[Word]) -> int:
    """Where the second half of some words has its longest pause; the end of a sentence counts as a second."""
    return max(
        range(max(1, len(words) // 2), len(words)),
        key=lambda at: _gap(words[at - 1], words[at]) + words[at - 1].text.endswith((".", "?", "!", "。", "؟")),
    )
