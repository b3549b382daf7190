"""Spoken numbers found with the right value, in generated calls: `python -m tests.bench.spoken [testing|tuning] [N] [--show N] [--names]`.

Each call is folded (`scanner.speech.fold`), and its turns are scanned; the same without folding stands beside it. A value counts as found if
its entity is, with the right value, in one of the turns in which it was said. Precision is that of distinct values in a call, of the kinds
for which there are goals. False numbers are counted in small talk, generated and real (DATA/text, default: ../shared/data).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scanner.detect import Hit, detect
from scanner.setup import load_engine
from scanner.speech.floor import Turns
from scanner.speech.fold import fold
from scanner.work import Detector
from tests.speech.call import Call, Truth
from tests.speech.compare import ENTITIES, GOALS, NUMBERS, normal
from tests.speech.generator import calls
from tests.speech.real import SETS, talk
from tests.speech.talk import small_talk

#: A hit: turn, entity, text.
Found = tuple[int, str, str]
_KIND = {entity: kind for kind in GOALS for entity in ENTITIES[kind]}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A call, its turns as they were scanned, and what was found."""

    call: Call
    texts: Sequence[str]
    found: Sequence[Found]

    def right(self, truth: Truth) -> bool:
        """Whether a value was found where it was said."""
        wanted = normal(truth.kind, truth.written)
        return any(
            turn in truth.turns and entity in ENTITIES[truth.kind] and normal(truth.kind, text) == wanted
            for turn, entity, text in self.found
        )

    def values(self) -> dict[tuple[str, str], int]:
        """Distinct values of the goals' kinds, each with the first turn that holds it."""
        made: dict[tuple[str, str], int] = {}
        for turn, entity, text in self.found:
            if entity in _KIND:
                made.setdefault((_KIND[entity], normal(_KIND[entity], text)), turn)
        return made

    def wrong(self) -> dict[tuple[str, str], int]:
        """Those that nobody said."""
        true = {(truth.kind, normal(truth.kind, truth.written)) for truth in self.call.truth}
        return {value: turn for value, turn in self.values().items() if value not in true}


def scanned(engine: Detector, made: Sequence[Call], folding: bool) -> list[Scanned]:
    """Calls through the fold, if asked for, and the engine."""
    texts = [_folded(call) if folding else [turn.text for turn in call.turns] for call in made]
    hits = iter(detect(engine, [text for each in texts for text in each]))
    return [Scanned(call, each, [_found(n, text, hit) for n, text in enumerate(each) for hit in next(hits)]) for call, each in zip(made, texts, strict=True)]  # fmt: skip


def _folded(call: Call) -> list[str]:
    turns = call.turns
    return fold(Turns([t.text for t in turns], [t.speaker for t in turns], [t.start for t in turns], [t.end for t in turns])).texts


def _found(turn: int, text: str, hit: Hit) -> Found:
    return turn, hit.entity, text[hit.start : hit.end]


def _share(right: int, all_: int) -> str:
    return f"{100 * right / all_:6.1f}" if all_ else "     –"


def _tallied(many: Iterable[Scanned], by: str) -> tuple[Counter[str], Counter[str]]:
    """How many values were said and found, by kind, style or noise."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in many:
        for truth in each.call.truth:
            if truth.kind == "name" or (by == "noise" and truth.kind not in GOALS):
                continue
            keys = {"kind": (truth.kind,), "style": (f"{truth.kind} {truth.style}",), "noise": truth.noise}[by]
            said.update(keys)
            right.update(keys if each.right(truth) else ())
    return said, right


def table(folded: Sequence[Scanned], plain: Sequence[Scanned], by: str) -> None:
    """Recall by kind, style or noise, with and without the fold; by kind also precision."""
    print(
        f"\n## By {by}: recall in per cent{', and precision of distinct values' if by == 'kind' else ' (goals’ kinds)' if by == 'noise' else ''}\n"
    )
    print(f"{by:24}{'said':>6}{'folded':>9}{'unfolded':>10}{'precision':>11}{'unfolded':>10}" if by == "kind" else f"{by:24}{'said':>6}{'folded':>9}{'unfolded':>10}")  # fmt: skip
    said, right = _tallied(folded, by)
    before = _tallied(plain, by)[1]
    order = [kind for kind in ENTITIES if kind in said] if by == "kind" else sorted(said)
    for key in order:
        line = f"{key:24}{said[key]:6}   {_share(right[key], said[key])}    {_share(before[key], said[key])}"
        if key in GOALS and by == "kind":
            line += f"     {_precision(folded, key)}    {_precision(plain, key)}"
        print(line)


def _precision(many: Sequence[Scanned], kind: str) -> str:
    there = sum(each == kind for one in many for each, _ in one.values())
    return _share(there - sum(each == kind for one in many for each, _ in one.wrong()), there)


def goals(folded: Sequence[Scanned]) -> None:
    """The four kinds together, and what read-backs add."""
    truths = [(each, truth) for each in folded for truth in each.call.truth if truth.kind in GOALS]
    right = sum(each.right(truth) for each, truth in truths)
    there, wrong = sum(len(each.values()) for each in folded), sum(len(each.wrong()) for each in folded)
    print(f"\ngoals' kinds together: recall {_share(right, len(truths)).strip()}, precision {_share(there - wrong, there).strip()}")
    back = [(each, truth) for each, truth in truths if truth.read_back]
    second = sum(any(turn in truth.turns for turn in each.wrong().values()) for each, truth in back)
    print(f"read back: {len(back)} values, to {second} of which another value was added")


def show(folded: Sequence[Scanned], count: int) -> None:
    """Values that were missed, and values that nobody said, with the turns as spoken and as folded."""
    bad = [(each, f"MISSED {truth.kind} {truth.written} {truth.style} {truth.noise}", truth.turns) for each in folded for truth in each.call.truth if truth.kind != "name" and not each.right(truth)]  # fmt: skip
    bad += [(each, f"FALSE {kind} {value}", (turn,)) for each in folded for (kind, value), turn in each.wrong().items()]
    for each, title, turns in bad[:: max(1, len(bad) // count)][:count]:
        print(f"\n{title}")
        for turn in range(max(0, turns[0] - 1), turns[-1] + 1):
            print(f"  {turn:3} {each.call.turns[turn].speaker:10} {each.call.turns[turn].text}\n      → {each.texts[turn]}")
        print(f"      found: {[(turn, entity, text) for turn, entity, text in each.found if turn in turns]}")


def false_numbers(engine: Detector, title: str, made: Sequence[Call], examples: int) -> None:
    """Numbers found in talk per 10,000 words: those that the fold added, and all."""
    words = sum(len(turn.text.split()) for call in made for turn in call.turns)
    sides = []
    for folding in (True, False):
        hits = [
            (n, entity, normal("nino", text))
            for n, each in enumerate(scanned(engine, made, folding))
            for _, entity, text in each.found
            if entity in NUMBERS
        ]
        sides.append(Counter(hits))
    added = sides[0] - sides[1]
    print(f"{title:24}{words:9,} words   added {1e4 * added.total() / max(1, words):6.2f}   all {1e4 * sides[0].total() / max(1, words):6.2f}   {dict(Counter(entity for _, entity, _ in added.elements()))}")  # fmt: skip
    for n, entity, text in list(added)[:examples]:
        print(f"    {entity} {text}: {' / '.join(turn.text for turn in made[n].turns)[:300]}")


def names(made: Sequence[Call]) -> None:
    """Recall of names with the default model: found as a whole, or in part, by whether the transcript has capitals."""
    engine = load_engine()
    results = scanned(engine, made, True)
    for way in ("bare", "dressed", "no labels", "spelled too"):
        of = [(each, truth) for each in results for truth in each.call.truth if truth.kind == "name" and way in (*truth.noise, truth.style)]
        whole = sum(each.right(truth) for each, truth in of)
        part = sum(any(t in truth.turns and e == "PERSON" and set(normal("name", s).split()) & set(truth.written.split()) for t, e, s in each.found) for each, truth in of)  # fmt: skip
        print(f"names, {way:12}{len(of):5}   whole {_share(whole, len(of))}   at least in part {_share(part, len(of))}")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", choices=("testing", "tuning"), default="testing")
    parser.add_argument("n", nargs="?", type=int, default=1000, help="calls")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many of what went wrong; of tuning only")
    parser.add_argument("--names", action="store_true", help="names only, with the default model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    asked = parser.parse_args()
    if asked.show and asked.split == "testing":
        parser.error("what measures is not shown; --show is for tuning")
    made = list(calls(asked.seed, asked.split, asked.n))
    print(f"{len(made)} calls of {asked.split}, seed {asked.seed}")
    if asked.names:
        names(made)
        return
    engine = load_engine("none")
    folded, plain = (scanned(engine, made, folding) for folding in (True, False))
    for by in ("kind", "style", "noise"):
        table(folded, plain, by)
    goals(folded)
    if asked.show:
        show(folded, asked.show)
    print("\n## Numbers found in small talk per 10,000 words\n")
    false_numbers(engine, "generated", list(small_talk(asked.split, max(50, asked.n // 5))), asked.show)
    for name in SETS:
        if (asked.data / "text" / f"{name}.jsonl.gz").exists():
            false_numbers(engine, name, list(talk(asked.data, name, asked.split)), asked.show)
        else:
            print(f"{name:24} not there: left out")


if __name__ == "__main__":
    main()
