"""One exchange: a value is asked for or announced, told, perhaps told again, and read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.speech.call import AGENT, CALLER, Truth
from tests.speech.kinds import KINDS
from tests.speech.script import Script
from tests.speech.telling import Told, tell

#: Kinds that can be known by themselves, so that nobody needs to ask.
FREE = frozenset({"phone", "card", "postcode", "email", "nino"})


def exchange(script: Script, kind: str) -> None:
    """A value of a kind."""
    make, say = KINDS[kind]
    value, told = make(script.voice.rng), Told()
    template = _opened(script, kind, told)
    said = say(value, script.voice)
    tell(script, kind, said, template, told)
    _after(script, kind, value, told)
    _true(script, kind, said.written, said.style, told)


def bank(script: Script) -> None:
    """Sort code and account number, asked for together and said in one turn."""
    voice, told = script.voice, Told(noise=["asked", "one turn"])
    script.one_of(AGENT, "ask", "bank")
    said = {kind: KINDS[kind][1](KINDS[kind][0](voice.rng), voice) for kind in ("sort", "account")}
    words = [" ".join(group.words for group in each.groups) for each in said.values()]
    mark = ", " if voice.dressed else " "
    told.turns.append(script.say(CALLER, voice.any("answer", "ways"), f"{words[0]}{mark}{voice.any('between', 'account')} {words[1]}"))
    script.one_of(AGENT, "back", "thank")
    for kind, each in said.items():
        _true(script, kind, each.written, each.style, told)


def _opened(script: Script, kind: str, told: Told) -> str:
    """What is said before; gives the template in which the value is said."""
    voice = script.voice
    frames = ("asked", "asked", "asked", "earlier", "announced", "unasked" if kind in FREE else "asked")
    frame = voice.rng.choice(frames)
    told.noise.append(frame)
    if frame == "announced":
        return voice.any("announce", kind)
    if frame == "unasked":
        script.one_of(AGENT, "answer", "ready")
        return voice.any("answer", "ways")
    script.one_of(AGENT, "ask", kind)
    if frame == "earlier":
        script.one_of(CALLER, "answer", "wait")
        script.one_of(AGENT, "answer", "patient")
    return voice.any("answer", "ways")


def _after(script: Script, kind: str, value: Any, told: Told) -> None:
    """The value may be asked for again, and be read back."""
    voice, say = script.voice, KINDS[kind][1]
    if voice.rng.random() < 0.08:
        script.one_of(AGENT, "again", "ask")
        told.turns.append(script.say(CALLER, voice.any("again", "tell"), _whole(script, say(value, voice).groups)))
        told.noise.append("told again")
    if voice.rng.random() < 0.3:
        told.turns.append(script.say(AGENT, voice.any("back", "read"), _whole(script, say(value, voice).groups)))
        script.one_of(CALLER, "back", "confirm")
        told.read_back = True
        told.noise.append("read back")
    else:
        script.one_of(AGENT, "back", "thank")


def _whole(script: Script, groups: Sequence[Any]) -> str:
    return (", " if script.voice.dressed else " ").join(group.words for group in groups)


def _true(script: Script, kind: str, written: str, style: str, told: Told) -> None:
    voice = script.voice
    noise = [*told.noise, "dressed" if voice.dressed else "bare", *([] if script.named else ["no labels"])]
    turns = tuple(sorted(set(told.turns)))
    script.call.truth.append(Truth(kind, written, turns, told.read_back, style, tuple(dict.fromkeys(noise))))
