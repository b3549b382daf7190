"""What stands before the "at" of an address, read from the "at" to the left: where it begins is what nobody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from scanner.speech.mails.domains import Said
from scanner.speech.mails.respelled import alike, respelled
from scanner.speech.mails.tokens import Token
from scanner.speech.mails.words import DETERMINERS, INNER, LEADS, MAILING, PLACES

_UNITS = frozenset(["word", "letter", "digits"])
_RUN = _UNITS | {"mark", "silent", "joined", "turn"}
#: Plain words between two marks, or said to be one word, at most.
_PLAIN = 4
#: Before what is told, as in "it's jane smith at ...".
_THATS = frozenset(["its", "is", "thats", "that", "be", "as", "confirm", "have"])
#: How sure: several words taken as one because they are all that was answered; the last of several; a mark that joins nothing.
_ANSWERED, _LAST, _LOOSE = 0.8, 0.6, 0.7
#: So far back a word of mailing ("send it to") is looked for, in tokens.
_MAILING = 8


@dataclass(slots=True)
class Local:
    """The parts of a local part as they are written, in order.

    first   the first word that it covers · sure  0..1
    before  the token on its left · strong  more than one word, so that it is no place to go to
    """

    said: list[Token] = field(repr=False)
    first: int
    sure: float
    before: Token
    strong: bool

    @property
    def parts(self) -> list[Said]:
        return [(token.text, (token.first, token.last)) for token in self.said]


def local(tokens: Sequence[Token], *, asked: bool, one_word: bool, provider: bool, sign: bool = False) -> Local | None:
    """The local part that ends with the last of `tokens`, of which the first is no part of it; None where there is none.

    asked     an e-mail address was asked for
    one_word  it is said behind the address that all is one word
    provider  the domain is one that people have mailboxes at
    sign      the "@" is written, or said to be a sign: then it is an address, and no place
    """
    tokens = respelled(tokens)
    said, at = _run(tokens, asked, one_word)
    if not any(token.kind in _UNITS for token in said):
        return None
    one_word = one_word or any(token.kind == "joined" for token in tokens[at + 1 :])
    fixed = _fixed(tokens, at)
    if fixed and said[0].kind == "mark" and (old := local(tokens[:fixed], asked=True, one_word=False, provider=True)):
        return _joint(old, said)
    loose = said[0].kind == "mark"
    found = _begin(said[loose:], tokens[at], asked, one_word, provider)
    found.sure *= _LOOSE if loose else 1.0
    if tokens[at].kind == "fix" and len(found.said) == len(said):
        found = _mended(found, tokens[:at])
    good = _is_strong(found, asked) if found.strong else (sign or _is_mailbox(found, tokens[:at], asked, provider))
    return found if good else None


def _run(tokens: Sequence[Token], asked: bool, one_word: bool) -> tuple[list[Token], int]:
    """The tokens that may belong to it, and the place of the first on their left that can't."""
    said: list[Token] = []
    plain = 0
    at = len(tokens) - 1
    while at > 0:
        token = tokens[at]
        one_word = one_word or token.kind == "joined"
        if one_word and said and token.text in INNER and tokens[at - 1].kind == "word":
            token = Token("word", token.text, token.first, token.last)
        plain = 0 if token.kind == "mark" else plain + (token.kind == "word")
        last = _before_turn(tokens, at, said) - 1 if token.kind == "turn" else at - 1
        if plain > _PLAIN or token.kind not in _RUN or (token.kind == "turn" and not _goes_on(tokens[last], said, asked)):
            break
        if token.kind in _UNITS or token.kind == "mark":
            said.insert(0, token)
        at = last
    return _once(said), at


def _before_turn(tokens: Sequence[Token], at: int, said: Sequence[Token]) -> int:
    """The end of a turn, or where its last words begin that are said to end it ("jones 05, yeah"), if a mark or the "at" follows."""
    before = at if not said or said[0].kind == "mark" else 0
    while before > 1 and tokens[before - 1].kind in ("intro", "silent", "end"):
        before -= 1
    return before if before > 1 and tokens[before - 1].kind in _UNITS else at


def _once(said: list[Token]) -> list[Token]:
    """What was said without what was said of it before: one repeats it in a turn of its own, and nobody is named."""
    texts = [token.text for token in said]
    whole = "".join(texts)
    again = next((at for at in range(2, len(said) - 1) if 2 * "".join(texts[at:]) == whole), 0)
    return said[again:]


def _goes_on(before: Token, said: Sequence[Token], asked: bool) -> bool:
    """Whether an address goes on over the end of a turn: a mark says so, or it was asked for and a plain word meets nothing but digits."""
    if before.kind == "mark" or not said or said[0].kind == "mark":
        return before.kind in _RUN
    return asked and before.kind in _UNITS and (before.kind != "word" or said[0].kind == "digits")


def _begin(said: list[Token], before: Token, asked: bool, one_word: bool, provider: bool) -> Local:
    """Where in the run it begins: several plain words are one only where that is said, or where they are all of an answer."""
    lead = list(takewhile(lambda token: token.kind != "mark", said))
    plain = [at for at, token in enumerate(lead) if token.kind == "word"]
    cut, sure = 0, 1.0
    if len(plain) > 1 and not one_word:
        told = before.kind in ("intro", "turn", "spelled", "fix") if asked else provider and before.text in _THATS
        answered = told and len(plain) < _PLAIN
        cut, sure = (0, _ANSWERED) if answered else (plain[-1], _LAST)
    elif plain and not (asked or one_word) and any(token.kind == "digits" for token in lead[: plain[0]]):
        cut, sure = plain[0], _LAST
    kept = said[cut:]
    return Local(kept, kept[0].first, sure, said[cut - 1] if cut else before, len(kept) > 1)


def _is_strong(found: Local, asked: bool) -> bool:
    """Whether several parts are an address, not a thing with its number ("page two at ..."), and not "have one look at ..."."""
    if any(token.kind == "mark" for token in found.said):
        return True
    if found.said[-1].kind == "word" and found.said[-1].text in PLACES:
        return False
    named = found.said[0].text not in PLACES and not (found.before.kind == "stop" and found.before.text in DETERMINERS)
    return asked or named or any(token.kind == "letter" for token in found.said)


def _is_mailbox(found: Local, before: Sequence[Token], asked: bool, provider: bool) -> bool:
    """Whether one word before "at" is somebody's mailbox: something must say so, for most are places ("shoes at ...")."""
    only, left = found.said[0], found.before
    if only.kind != "word":
        return (asked and left.kind in ("intro", "turn")) or (only.kind == "letter" and (asked or provider))
    if only.text in PLACES or (left.kind == "stop" and left.text in DETERMINERS):
        return False
    mailed = any(token.text in MAILING for token in before[-_MAILING:]) or left.text in MAILING
    if left.kind == "stop":
        return left.text in LEADS and (asked or mailed)
    return asked or provider or (mailed and (left.kind == "intro" or left.text in MAILING))


def _fixed(tokens: Sequence[Token], at: int) -> int:
    """The correction before a part ("sorry, that's dot jones"), with what introduces it; 0 where there is none."""
    while at > 0 and tokens[at].kind in ("intro", "spelled", "silent", "turn"):
        at -= 1
    return at if tokens[at].kind == "fix" else 0


def _joint(old: Local, said: list[Token]) -> Local:
    """What was said, from its last mark like that of the correction on said anew."""
    same = [at for at, token in enumerate(old.said) if token.kind == "mark" and token.text == said[0].text]
    kept = old.said[: same[-1]] if same else old.said
    return Local([*kept, *said], old.first, old.sure, old.before, True)


def _mended(found: Local, tokens: Sequence[Token]) -> Local:
    """The last version of what was corrected, which covers the first; a part alone stands for the like part of the first."""
    old = local(tokens, asked=True, one_word=False, provider=True) if len(tokens) > 1 else None
    if old is None or not (old.strong or alike(old.parts[0][0], found.parts[0][0])):
        return found
    kept = list(old.said)
    if all(token.kind == "digits" for token in found.said):
        while kept and kept[-1].kind == "digits":
            kept.pop()
    elif any(token.kind == "mark" for token in kept) and all(token.kind != "mark" for token in found.said):
        while kept[-1].kind != "mark":
            kept.pop()
    else:
        kept = []
    return Local([*kept, *found.said], old.first, found.sure, old.before, True)
