"""Two lists for the gate: words that name nobody when they stand in lower case, and those of them that are people's names too.

From the trained sets, the notices, this project's own text and the vocabulary of BERT: what stands there in lower case outside every span,
and hardly ever as a name; and what of it was part of a person's name all the same (Banks, Shepherd).
"""

from __future__ import annotations

import calendar
import gzip
import re
from collections import Counter
from pathlib import Path

from detectors.names.lists import fold, held
from detectors.reader.words import vocabulary
from detectors.training.corpora import records

_CASED = ("redocred", "crossner", "litbank_named", "btc")
_SPOKEN = ("multidogo", "nlu_eval_fold1", "slurp_devel")
_WORD = re.compile(r"[^\W\d_]+")
_OWN = Path(__file__).parents[2]
OUT = Path(__file__).parents[1] / "reader" / "data"


def counted(texts: Path, sets: tuple[str, ...]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often words stand in lower case outside of spans, and, in any case, in a span and in a person's name."""
    plain, named, people = Counter[str](), Counter[str](), Counter[str]()
    for name in sets:
        for record in records(texts, name):
            for word in _WORD.finditer(record.text):
                entity = next((entity for low, high, entity in record.spans if low <= word.start() < high), None)
                if entity:
                    named[fold(word[0])] += 1
                    people[fold(word[0])] += entity == "PERSON"
                elif word[0].islower():
                    plain[fold(word[0])] += 1
    return plain, named, people


def main(data: Path) -> None:
    """Writes the lists, one word a line, sorted."""
    plain, named, people = counted(data / "text", _CASED)
    spoken, said, _ = counted(data / "text", _SPOKEN)
    own = Counter[str]()
    for path in (
        *(data / "notices").rglob("*.*"),
        *_OWN.glob("*.md"),
        *(_OWN / "scanner").rglob("*.*"),
        *(_OWN / "detectors/packs").glob("*.py"),
    ):
        own.update(word for word in _WORD.findall(path.read_text("utf-8", errors="replace")) if word.islower() and word.isascii())
    listed = held("given") | held("given_weak") | held("surnames") | held("places")
    vocab = {word for word in vocabulary() if word.isascii() and word.isalpha()}
    kept = {word for word, count in plain.items() if (count > 1 or word in vocab) and count > 2 * named[word]}
    kept |= {word for word, count in spoken.items() if count > 4 and count > 10 * (said[word] + named[word])}
    kept |= {word for word in vocab | own.keys() if word not in listed and not people[word] and not said[word]}
    kept |= {word.lower() for word in (*calendar.day_name, *calendar.day_abbr, *calendar.month_name[1:], *calendar.month_abbr[1:])}
    _keep("plain", {word for word in kept if len(word) > 1})
    _keep("both", {word for word in kept | held("common") if len(word) > 2 and people[word] > max(1, plain[word] / 20)})


def _keep(name: str, words: set[str]) -> None:
    (OUT / f"{name}.txt.gz").write_bytes(gzip.compress("\n".join(sorted(words)).encode(), 9, mtime=0))
