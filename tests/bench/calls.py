"""How quickly calls are scanned: `python -m tests.bench.calls [--calls N] [--formats vtt,amazon,csv] [--models none,noticegap]`.

One-hour calls of 600 turns and about 9,000 words are made up and written in three formats. Each format is scanned from end to end (kind
"transcripts", one process, as `noticegap scan` does), in a process of its own: one call twice, then all. Calls per minute are those beyond
the one, so that loading detectors and the model does not count; the seconds of the very first scan say what that costs.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.bench import texts
from tests.speech.call import Turn
from tests.speech.exchange import exchange
from tests.speech.kinds import KINDS
from tests.speech.script import Script
from tests.speech.talk import chat, voice
from tests.test_bad_input import NOTICE

_TURNS, _SECONDS = 600, 3600.0


def hour(number: int) -> list[Turn]:
    """A call of an hour: small talk, a value every fifty turns or so, and long sentences about boilers."""
    rng = Random(f"hour {number}")
    script = Script(voice(rng, "tuning"))
    while len(script.call.turns) < _TURNS:
        if rng.random() < 0.08:
            exchange(script, rng.choice(list(KINDS)))
        else:
            chat(script)
    said = {turn for truth in script.call.truth for turn in truth.turns}
    turns = script.call.turns[:_TURNS]
    scale = _SECONDS / (turns[-1].end or 1.0)
    for at, turn in enumerate(turns):
        turn.start, turn.end = round((turn.start or 0.0) * scale, 2), round((turn.end or 0.0) * scale, 2)
        if at not in said:
            turn.text += " " + texts.some(rng, 5, 14)
    return turns


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds // 60 % 60):02d}:{seconds % 60:06.3f}"


def vtt(turns: Sequence[Turn]) -> str:
    """WebVTT with voice tags."""
    cues = (f"{_clock(turn.start or 0)} --> {_clock(turn.end or 0)}\n<v {turn.speaker}>{turn.text}</v>\n" for turn in turns)
    return "WEBVTT\n\n" + "\n".join(cues)


def amazon(turns: Sequence[Turn]) -> str:
    """Amazon Transcribe's batch output, with the speaker and the confidence of each word."""
    items, segments = [], []
    for turn in turns:
        words, start = turn.text.split(), turn.start or 0.0
        step = ((turn.end or 0.0) - start) / max(1, len(words))
        label = f"spk_{int(turn.speaker in ('caller', 'Customer', 'spk_1', 'Speaker 2'))}"
        said = [
            {"start_time": f"{start + n * step:.2f}", "end_time": f"{start + (n + 1) * step:.2f}", "speaker_label": label}
            for n in range(len(words))
        ]
        for word, time in zip(words, said, strict=True):
            items.append({"type": "pronunciation", "alternatives": [{"confidence": "0.98", "content": word.strip(".,?") or word}], **time})
            if word[-1] in ".,?":
                items.append({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": word[-1]}], "speaker_label": label})
        segments.append({"start_time": f"{start:.2f}", "end_time": f"{turn.end:.2f}", "speaker_label": label, "items": said})
    results = {
        "transcripts": [{"transcript": " ".join(turn.text for turn in turns)}],
        "speaker_labels": {"channel_label": "ch_0", "speakers": 2, "segments": segments},
        "items": items,
    }
    return json.dumps({"jobName": "call", "accountId": "000000000000", "status": "COMPLETED", "results": results})


def table(turns: Sequence[Turn]) -> str:
    """CSV, a turn a row."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("speaker", "start", "end", "text"))
    rows.writerows((turn.speaker, turn.start, turn.end, turn.text) for turn in turns)
    return out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[Sequence[Turn]], str]]] = {
    "vtt": (".vtt", vtt),
    "amazon": (".json", amazon),
    "csv": (".csv", table),
}

_CHILD = """
import json, resource, sys, time
from scanner.cli import run
for source in ("one", "one", "all"):
    began, spent = time.monotonic(), time.process_time()
    code = run(["scan", "--source", source, "-f", f"json={source}.json"])
    report = json.load(open(f"{source}.json"))
    rows = sum(c["rows_read"] for c in report["coverage"])
    print(time.monotonic() - began, time.process_time() - spent, rows, report["summary"]["unread"], len(report["findings"]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(folder: Path, name: str, model: str, count: int) -> str:
    """The line for a format and a model."""
    (folder / "notice.toml").write_text(NOTICE)
    sources = (
        f'[[source]]\nid = "{which}"\nkind = "transcripts"\npath = "{name}/{which}"\npurposes = ["products"]\n' for which in ("one", "all")
    )
    (folder / "noticegap.toml").write_text(f'notice = "notice.toml"\nmodel = "{model}"\ntest_data = "report"\n{"".join(sources)}')
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", _CHILD], cwd=folder, env=env, capture_output=True, text=True, check=True)
    first, one, every, (peak,) = (line.split() for line in done.stdout.splitlines())
    if int(every[3]) >= count:
        return f"{name:8}{model:20}not read"
    wall, cpu = float(every[0]) - float(one[0]), float(every[1]) - float(one[1])
    size = sum(path.stat().st_size for path in (folder / name / "all").iterdir()) / 1e6 * (count - 1) / count
    return (
        f"{name:8}{model:20}{60 * (count - 1) / wall:9.1f}/min{60 * (count - 1) / cpu:9.1f}/min{size / wall:8.1f} MB/s{float(first[0]):8.1f} s"
        f"{int(peak) >> 10:7} MB   {int(every[2]):,} turns, unread {every[3]}, findings {every[4]}"
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--models", default="none,noticegap")
    asked = parser.parse_args()
    count = max(2, asked.calls)
    made = [hour(number) for number in range(count)]
    words = sum(len(turn.text.split()) for turns in made for turn in turns) // count
    print(f"{count} calls of {_TURNS} turns and {words:,} words; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'format':8}{'model':20}{'wall':>13}{'processor':>13}{'':>13}{'first':>10}{'peak':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key in asked.formats.split(","):
            suffix, write = FORMATS[key]
            for which, some in (("one", made[:1]), ("all", made)):
                (folder / key / which).mkdir(parents=True)
                for number, turns in enumerate(some):
                    (folder / key / which / f"call{number}{suffix}").write_text(write(turns), encoding="utf-8")
            for model in asked.models.split(","):
                print(measured(folder, key, model, count), flush=True)


if __name__ == "__main__":
    main()
