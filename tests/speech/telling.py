"""How a value gets across: in one go or in pieces, with slips of the tongue, while somebody else talks in between."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.speech.call import AGENT, CALLER, Said
from tests.speech.script import Script
from tests.speech.voice import Voice

#: Kinds whose groups are said without a pause between them.
_FLUENT = frozenset({"email", "address", "name", "born", "expiry"})


@dataclass(slots=True)
class Told:
    """Turns in which a value was said, whether the agent said it, and what stood in the way."""

    turns: list[int] = field(default_factory=list)
    read_back: bool = False
    noise: list[str] = field(default_factory=list)


def tell(script: Script, kind: str, said: Said, template: str, told: Told) -> None:
    """The caller says a value, in one to four turns."""
    voice = script.voice
    words = [group.words for group in said.groups]
    if said.style != "written" and voice.rng.random() < voice.misheard:
        heard = [voice.hear(each) for each in words]
        told.noise += ["misheard"] if heard != words else []
        words = heard
    _slip(script, said, words, told)
    parts = _parts(words, voice)
    told.noise.append("one turn" if len(parts) == 1 else "split")
    for number, part in enumerate(parts):
        if number:
            _between(script, parts[number - 1], kind, told)
        told.turns.append(script.say(CALLER, template if number == 0 else "{}.", _joined(part, kind, voice, told)))


def _slip(script: Script, said: Said, words: list[str], told: Told) -> None:
    """One value in six is said wrong at first: changes `words`, or says a turn that is taken back."""
    voice = script.voice
    at = voice.rng.randrange(len(words))
    group = said.groups[at]
    if not group.wrong or voice.rng.random() > 1 / 6:
        return
    way = voice.rng.choice(("block", "block", "digit", "restart"))
    if way == "restart":
        script.say(CALLER, "{}. " + voice.any("correct", "restart"), " ".join([*words[:at], group.wrong]))
        script.one_of(AGENT, "between", "resume")
    elif way == "digit" and group.slip:
        words[at] = _mended(group.slip[0], voice.any("correct", "digit"), group.slip[1], voice)
    else:
        way = "block"
        words[at] = _mended(group.wrong, voice.any("correct", "block"), words[at], voice)
    told.noise.append(f"corrected: {way}")


def _mended(wrong: str, template: str, right: str, voice: Voice) -> str:
    """Something wrong, and its correction."""
    template = template if voice.dressed else template.replace(",", "")
    return f"{wrong}{voice.rng.choice((',', '.', ' -')) if voice.dressed else ''} {template.replace('{}', right)}"


def _parts(words: list[str], voice: Voice) -> list[list[str]]:
    """The groups by turn."""
    count = min(len(words), voice.rng.choice((1, 1, 1, 2, 2, 3, 4)))
    cuts = sorted(voice.rng.sample(range(1, len(words)), count - 1))
    return [words[low:high] for low, high in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def _joined(part: list[str], kind: str, voice: Voice, told: Told) -> str:
    """Groups of one turn, with what stands between them."""
    out = part[0]
    for words in part[1:]:
        mark = " "
        if kind not in _FLUENT and voice.rng.random() < 0.12:
            told.noise.append("fillers")
            mark = f", {voice.any_filler()}, " if voice.dressed else f" {voice.any_filler()} "
        elif kind not in _FLUENT and voice.dressed:
            mark = voice.rng.choice((", ", ", ", ", ", " ", ". ", "... "))
        out += mark + words
    return out


def _between(script: Script, before: list[str], kind: str, told: Told) -> None:
    """What is said between two pieces of a value."""
    way = script.voice.rng.choice(("listening", "listening", "listening", "pieces", "interrupted"))
    if way == "pieces":
        told.turns.append(script.say(AGENT, script.voice.rng.choice(("{}.", "{}, yep.", "Okay, {}.")), " ".join(before)))
        told.read_back = True
    elif way == "interrupted":
        script.one_of(CALLER, "between", "interrupt")
        script.one_of(AGENT, "between", "resume")
    else:
        script.one_of(AGENT, "between", "listening")
    told.noise.append(way)
