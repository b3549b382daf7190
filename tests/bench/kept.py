"""How well names are found in self-written texts of the kinds that companies keep: `python -m tests.bench.kept [FILE]`.

FILE (default: `tests/bench/kept.txt`) holds a kind, a tab and a text a line, with what it names marked in braces (`detectors.training.marks`):
notes, calls, mails, chats, prose, records. Its writer had seen neither the detectors nor the texts for training. As a scan reads them:
rules and model. Precision, recall and F1 of exact spans, and people per 1,000 words of the texts that name nobody.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from detectors.training.corpora import KINDS
from detectors.training.marks import marked
from tests.bench.names import Finders, Text, measured

FILE = Path(__file__).with_name("kept.txt")
_ENTITIES = ("PERSON", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")


def read(path: Path) -> dict[str, list[Text]]:
    """The texts of a file by kind, with their spans."""
    made: dict[str, list[Text]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        kind, _, said = line.partition("\t")
        if said:
            record = marked(said.replace("\\n", "\n"), KINDS)
            made[kind].append((record.text, list(record.spans)))
    return made


def main() -> None:
    """Prints a line for each kind and one for all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--finder", default="model and rules", help="as tests.bench.names calls them (%(default)s)")
    given = parser.parse_args()
    find = Finders().of(given.finder)
    kinds = read(given.file)
    kinds["all"] = [each for some in kinds.values() for each in some]
    print(f"{'':8}{'texts':>6}  " + "  ".join(f"{entity:17}" for entity in _ENTITIES) + "  people where nobody is named")
    for kind, texts in kinds.items():
        found = find([text for text, _ in texts])
        columns = "  ".join(measured(texts, found, entity) for entity in _ENTITIES)
        words = people = 0
        for (text, gold), spans in zip(texts, found, strict=True):
            if not any(entity == "PERSON" for *_, entity in gold):
                words, people = words + len(text.split()), people + sum(entity == "PERSON" for *_, entity in spans)
        print(f"{kind:8}{len(texts):6}  {columns}  {1000 * people / max(1, words):.1f} of {words:,} words")


if __name__ == "__main__":
    main()
