"""Exported calls and a meeting in five formats, some as people speak and a machine hears them, and the recording of one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scanner.demo.media import wav
from scanner.demo.people import Person, moment, slots
from scanner.demo.said import SCRIPTS, spoken

#: Speaker, start and end in seconds, what is said.
Turn = tuple[str, float, float, str]
_DAY = "%Y-%m-%d"


def make_calls(folder: Path, seed: int, persons: Sequence[Person], lists: Mapping[str, Any]) -> None:
    """Writes the calls into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    scripts = sorted(lists["calls"].items())
    for number in range(9):
        rng = random.Random(f"{seed}:call:{number}")
        name, script = scripts[number // 3]
        turns = _turns(rng, script, slots(rng, rng.choice(persons), lists))
        suffix, write = (("vtt", _vtt), ("srt", _srt), ("json", _json))[number % 3]
        _save(folder, rng, f"{_DAY}_{number + 1:02}_{name}.{suffix}", write(turns))
    _make_spoken(folder, seed, persons, lists)
    (folder / "voicemail_0611.wav").write_bytes(wav())


def _make_spoken(folder: Path, seed: int, persons: Sequence[Person], lists: Mapping[str, Any]) -> None:
    """Calls in which numbers and addresses are said in words, over several turns."""
    for number, (name, form, heard, write) in enumerate(_SPOKEN, 10):
        rng = random.Random(f"{seed}:call:{number}")
        person = rng.choice(persons)
        filled = slots(rng, person, lists)
        turns = _turns(rng, SCRIPTS[name], filled | spoken(rng, person, filled))
        text = write([(who, a, b, heard(said)) for who, a, b, said in turns])
        _save(folder, rng, form.format(number=number, name=name), text)


def _save(folder: Path, rng: random.Random, name: str, text: str) -> None:
    """Writes a file whose name tells a day of the last three months."""
    (folder / moment(rng, 90).strftime(name)).write_text(text, "utf-8", newline="\n")


def _turns(rng: random.Random, script: Sequence[tuple[str, str]], filled: Mapping[str, Any]) -> list[Turn]:
    turns: list[Turn] = []
    at = 0.4
    for speaker, text in script:
        said = text.format(**filled)
        turns.append((speaker.format(**filled), round(at, 1), round(at + len(said) / 15, 1), said))
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


def _zoom(turns: list[Turn]) -> str:
    """Numbered cues that begin with the name of who speaks, as Zoom writes them."""
    cues = ((n, _clock(a, "."), _clock(b, "."), who, said) for n, (who, a, b, said) in enumerate(turns, 1))
    return "WEBVTT\n\n" + "\n".join(f"{n}\n{a} --> {b}\n{who}: {said}\n" for n, a, b, who, said in cues)


def _amazon(turns: list[Turn]) -> str:
    """The output of a job of Amazon Transcribe with speaker labels: words with their times, who said what in segments."""
    speakers = {who: f"spk_{number}" for number, who in enumerate(dict.fromkeys(who for who, *_ in turns))}
    items = [item for who, start, end, said in turns for item in _words(speakers[who], start, end, said.split())]
    segments = [{"start_time": f"{a:.2f}", "end_time": f"{b:.2f}", "speaker_label": speakers[who], "items": []} for who, a, b, _ in turns]
    results = {
        "transcripts": [{"transcript": " ".join(said for *_, said in turns)}],
        "speaker_labels": {"speakers": len(speakers), "segments": segments},
        "items": items,
    }
    return json.dumps({"jobName": "call", "accountId": "111122223333", "status": "COMPLETED", "results": results}, indent=1) + "\n"


def _words(speaker: str, start: float, end: float, words: Sequence[str]) -> list[dict[str, Any]]:
    step = (end - start) / len(words)
    return [
        {
            "type": "pronunciation",
            "alternatives": [{"confidence": "0.98", "content": word}],
            "start_time": f"{start + at * step:.2f}",
            "end_time": f"{start + (at + 1) * step:.2f}",
            "speaker_label": speaker,
        }
        for at, word in enumerate(words)
    ]


def _plainly(text: str) -> str:
    """What a machine without punctuation hears."""
    return " ".join("".join(char if char.isalnum() or char == "'" else " " for char in text.lower()).split())


#: Script, name of the file, how it was heard, how it is written.
_SPOKEN: Sequence[tuple[str, str, Callable[[str], str], Callable[[list[Turn]], str]]] = (
    ("callback", _DAY + "_{number}_{name}.vtt", str, _vtt),
    ("callback", _DAY + "_{number}_{name}.srt", _plainly, _srt),
    ("payment", _DAY + "_{number}_{name}.json", _plainly, _amazon),
    ("payment", _DAY + "_{number}_{name}.vtt", str, _vtt),
    ("meeting", "GMT%Y%m%d-%H%M%S_Recording.transcript.vtt", str, _zoom),
)
