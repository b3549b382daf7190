"""How much of what free text reveals of people is found: `python -m tests.bench.revealed [FILE ...]`.

FILE holds texts, one a line, with what they reveal marked in braces (`detectors/training/revealed/texts.py`), or ends with `.tsv` and says
what the records of the sets in `--data` reveal (`detectors/training/revealed/real.py`); without one, those of `tests/bench/revealed/`, which
were not trained on. A span is found when a hit of its category overlaps it, and a hit is right when it
overlaps a span of its category (or, in brackets, any span). "quiet": hits per 1,000 words of texts that reveal nothing; at the end those
of the network in text about nobody.
"""

from __future__ import annotations

import argparse
import sysconfig
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa

from detectors import Engine
from detectors.hits import codepoints, strongest
from detectors.revealed.detector import WHAT, model
from detectors.training.corpora import Record, records
from detectors.training.revealed.real import labelled
from detectors.training.revealed.texts import marked
from scanner import plugins
from tests.bench import texts as made

FOLDER = Path(__file__).parent / "revealed"
Span = tuple[int, int, str]
Finder = Callable[[list[str]], list[list[Span]]]
CATEGORY = {entity: category for entity, (_, category, _) in WHAT.items()}


def read(path: Path, data: Path) -> list[Record]:
    """The texts of a file."""
    if path.suffix == ".tsv":
        told = labelled(path)
        sets = {name: list(records(data / "text", name)) for name in {name for name, _ in told}}
        return [Record(sets[name][at].text, spans, name) for (name, at), spans in told.items()]
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [marked(line.replace("\\n", "\n")) for line in lines if line and not line.startswith("#")]


def finder(engine: Engine) -> Finder:
    """A function from texts to (start, end, category) of what counts by itself."""
    wanted = set(CATEGORY.values())

    def find(texts: list[str]) -> list[list[Span]]:
        values = pa.array(texts, pa.large_string())
        found: list[list[Span]] = [[] for _ in texts]
        for hit in strongest(codepoints(engine.scan(values), values)).to_pylist():
            pattern = engine.patterns[hit["pattern"]]
            if hit["valid"] and pattern.category in wanted and pattern.need not in ("name", "beside"):
                found[hit["row"]].append((hit["start"], hit["end"], pattern.category))
        return found

    return find


def table(texts: Sequence[Record], found: Sequence[Sequence[Span]]) -> str:
    """Recall and precision by category and in all, in per cent."""
    there, got, said, right, near = (Counter[str]() for _ in range(5))
    quiet = words = 0
    for text, hits in zip(texts, found, strict=True):
        gold = [(low, high, CATEGORY[entity]) for low, high, entity in text.spans]
        for low, high, category in gold:
            there[category] += 1
            got[category] += any(kind == category and start < high and end > low for start, end, kind in hits)
        for start, end, kind in hits:
            over = {category for low, high, category in gold if start < high and end > low}
            said[kind] += 1
            right[kind] += kind in over
            near[kind] += bool(over)
        if not gold:
            quiet, words = quiet + len(hits), words + len(text.text.split())
    rows = [(name, *(each[name] for each in (there, got, said, right, near))) for name in sorted(there | said)]
    rows.append(("all", *(sum(each.values()) for each in (there, got, said, right, near))))
    lines = [
        f"  {name:22} {spans:5} spans  recall {100 * g / max(1, spans):5.1f}  precision {100 * r / max(1, s):5.1f} ({100 * n / max(1, s):.1f})"
        for name, spans, g, s, r, n in rows
    ]
    return "\n".join([*lines, f"  quiet: {1000 * quiet / max(1, words):.2f} hits per 1,000 of {words:,} words"])


def quiet(find: Finder) -> None:
    """Prints the hits per 1,000 words of text about nobody: the standard library's code, made-up logs, notes that reveal nothing."""
    code = [line for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))[::4] for line in path.read_text("utf-8").splitlines()]
    some = {"Python's source": code} | {
        name: made.column(made.TEXTS[name], 0.5).to_pylist() for name in ("web server log", "no personal data")
    }
    for name, texts in some.items():
        words = sum(len(text.split()) for text in texts)
        print(f"{name}: {1000 * sum(map(len, find(texts))) / words:.2f} hits per 1,000 of {words:,} words")


def main() -> None:
    """Prints a table for the patterns alone, the network alone, and both, by file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.revealed", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    packs = plugins.load_all(plugins.DETECTORS)
    engines = {"patterns": Engine(packs), "network": Engine({"told": (model(),)}), "both": Engine({**packs, "told": (model(),)})}
    for path in given.files or sorted(FOLDER.iterdir()):
        texts = read(path, given.data)
        words = sum(len(each.text.split()) for each in texts)
        for name, engine in engines.items():
            find = finder(engine)
            find(["warm up"])
            began = time.process_time()
            found = find([each.text for each in texts])
            speed = words / (time.process_time() - began)
            print(f"{path.name}, {name}: {len(texts)} texts, {speed:,.0f} words/s\n{table(texts, found)}\n")
    quiet(finder(engines["network"]))


if __name__ == "__main__":
    main()
