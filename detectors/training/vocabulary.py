"""Words that name nobody when they stand in lower case, for the gate.

From the trained sets with capitals and the notices: what stands there in lower case outside every span, and hardly ever as a name.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

from detectors.names.lists import fold
from detectors.reader.words import vocabulary
from detectors.training.corpora import records

_CASED = ("redocred", "crossner", "litbank_named", "btc")
_SPOKEN = ("multidogo", "nlu_eval_fold1", "slurp_devel")
_WORD = re.compile(r"[^\W\d_]+")
OUT = Path(__file__).parents[1] / "reader" / "data" / "plain.txt.gz"


def counted(texts: Path, sets: tuple[str, ...]) -> tuple[Counter[str], Counter[str]]:
    """How often words stand in lower case outside of spans, and how often, in any case, in a span."""
    plain, named = Counter[str](), Counter[str]()
    for name in sets:
        for record in records(texts, name):
            for word in _WORD.finditer(record.text):
                if any(low <= word.start() < high for low, high, _ in record.spans):
                    named[fold(word[0])] += 1
                elif word[0].islower():
                    plain[fold(word[0])] += 1
    return plain, named


def main(data: Path) -> None:
    """Writes the list, one word a line, sorted."""
    plain, named = counted(data / "text", _CASED)
    spoken, said = counted(data / "text", _SPOKEN)
    for path in sorted((data / "notices").rglob("*.*")):
        plain.update(word for word in _WORD.findall(path.read_text("utf-8", errors="replace")) if word.islower())
    vocab = vocabulary()
    kept = {word for word, count in plain.items() if (count > 1 or word in vocab) and count > 2 * named[word]}
    kept |= {word for word, count in spoken.items() if count > 4 and count > 10 * (said[word] + named[word])}
    OUT.write_bytes(gzip.compress("\n".join(sorted(word for word in kept if len(word) > 1)).encode(), 9, mtime=0))
