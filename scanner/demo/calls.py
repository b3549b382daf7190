"""Twelve exported calls in three formats, and the recording of one."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scanner.demo.media import wav
from scanner.demo.people import Person, moment, slots

#: Speaker, start and end in seconds, what is said.
Turn = tuple[str, float, float, str]


def make_calls(folder: Path, seed: int, persons: Sequence[Person], lists: Mapping[str, Any]) -> None:
    """Writes the calls into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    scripts = sorted(lists["calls"].items())
    for number in range(12):
        rng = random.Random(f"{seed}:call:{number}")
        name, script = scripts[number // 3 % len(scripts)]
        turns = _turns(rng, script, slots(rng, rng.choice(persons), lists))
        suffix, write = (("vtt", _vtt), ("srt", _srt), ("json", _json))[number % 3]
        (folder / f"{moment(rng, 90):%Y-%m-%d}_{number + 1:02}_{name}.{suffix}").write_text(write(turns), "utf-8", newline="\n")
    (folder / "voicemail_0611.wav").write_bytes(wav())


def _turns(rng: random.Random, script: Sequence[tuple[str, str]], filled: Mapping[str, Any]) -> list[Turn]:
    turns: list[Turn] = []
    at = 0.4
    for speaker, text in script:
        said = text.format(**filled)
        turns.append((speaker, round(at, 1), round(at + len(said) / 15, 1), said))
        at += len(said) / 15 + rng.uniform(0.2, 1.5)
    return turns


def _clock(seconds: float, mark: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{round(seconds % 1 * 1000):03}"


def _vtt(turns: list[Turn]) -> str:
    return "WEBVTT\n\n" + "\n".join(f"{_clock(a, '.')} --> {_clock(b, '.')}\n<v {who.title()}>{said}</v>\n" for who, a, b, said in turns)


def _srt(turns: list[Turn]) -> str:
    cues = ((n, _clock(a, ","), _clock(b, ","), who.title(), said) for n, (who, a, b, said) in enumerate(turns, 1))
    return "\n".join(f"{n}\n{a} --> {b}\n{who}: {said}\n" for n, a, b, who, said in cues)


def _json(turns: list[Turn]) -> str:
    return json.dumps({"turns": [{"speaker": who, "start": a, "end": b, "text": said} for who, a, b, said in turns]}, indent=1) + "\n"
