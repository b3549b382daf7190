"""Words that are said and then spelled: the letters hold."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from scanner.speech.mails.tokens import Token

#: How alike two spellings of a name are, and how many letters of them count.
_ALIKE, _LETTERS = 0.6, 24


def respelled(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the words that are spelled once more: in "jayne, that's j a y n e" the letters hold."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == "letter" and (not out or out[-1].kind != "letter"):
            spelled = _letters(tokens, at)
            back = len(out) - 1
            while back >= 0 and out[back].kind in ("spelled", "silent", "turn"):
                back -= 1
            if back >= 0 and len(spelled) > 1 and out[back].kind == "word" and alike(out[back].text, spelled):
                token = Token("letter", token.text, out[back].first, token.last)
                del out[back:]
        out.append(token)
    return out


def _letters(tokens: Sequence[Token], at: int) -> str:
    return "".join(token.text for token in takewhile(lambda token: token.kind == "letter", tokens[at : at + _LETTERS]))


def alike(word: str, spelled: str) -> bool:
    """Whether letters may spell a word as it was heard: "jane", j-a-y-n-e."""
    return SequenceMatcher(None, word[:_LETTERS], spelled).ratio() >= _ALIKE
