"""Calls in which people tell who they are."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.speech.call import AGENT, CALLER, Call
from tests.speech.data import Split
from tests.speech.exchange import bank, exchange
from tests.speech.script import Script
from tests.speech.talk import chat, voice

#: Kinds for which there are goals come more often.
_KINDS = (*("phone", "card", "postcode", "email") * 3, "bank", "bank", "sort", "nino", "nhs", "born", "name", "name", "address")


def calls(seed: int, split: Split, n: int, misheard: float = 0.08) -> Iterator[Call]:
    """So many calls, the same for the same seed; `misheard` is the share of values in which homophones come out.

    Each asks for one to three values. One call in seven does not tell speakers apart, one in ten has no times.
    """
    for number in range(n):
        rng = Random(f"{seed} {split} {number}")
        script = Script(voice(rng, split, misheard), named=rng.random() > 1 / 7, timed=rng.random() > 0.1)
        script.one_of(AGENT, "greetings")
        script.one_of(CALLER, "needs")
        for kind in rng.sample(_KINDS, rng.randint(1, 3)):
            for _ in range(rng.randint(0, 2)):
                chat(script)
            _asked(script, kind)
        chat(script)
        script.one_of(AGENT, "closings")
        script.one_of(CALLER, "byes")
        yield script.call


def _asked(script: Script, kind: str) -> None:
    """The exchanges about a kind: after a card its expiry date and its code, after a sort code the account."""
    if kind == "bank":
        bank(script)
        return
    exchange(script, kind)
    after = {"card": ("expiry", "cvv"), "sort": ("account",)}.get(kind, ())
    if after and (kind == "sort" or script.voice.rng.random() < 0.5):
        for each in after:
            exchange(script, each)
