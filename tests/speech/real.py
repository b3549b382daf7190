"""Real talk, from data that lies beside the project: `text/*.jsonl.gz`, a text a line. Nothing of it is kept here."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from tests.speech.call import CALLER, Call, Turn
from tests.speech.data import Split

#: Set → the part of an id that names its conversation; "" where each text stands by itself.
SETS = {"multidogo": r"<CONV>([^<]+)", "gum_ccby": r"(GUM_interview_\w+)-\d", "nlupp_banking": "", "slurp_devel": "", "restaurant8k": ""}


def talk(data: Path, name: str, split: Split) -> Iterator[Call]:
    """Conversations of one set, half of which are for tuning. FileNotFoundError without the data."""
    call, before = Call(), None
    with gzip.open(data / "text" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            found = re.search(SETS[name], record["id"])
            if name == "gum_ccby" and not found:
                continue
            whole = found[1] if found and SETS[name] else record["id"]
            if (crc32(whole.encode()) % 2 == 0) != (split == "tuning"):
                continue
            if whole != before and call.turns:
                yield call
                call = Call()
            before = whole
            call.turns.append(Turn(CALLER, None, None, record["text"]))
    if call.turns:
        yield call
