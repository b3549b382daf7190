"""Spoken numbers found with the right value, in generated calls: `python -m tests.bench.spoken [testing|tuning] [N] [--show N] [--names]`.

Each call is folded (`scanner.speech.fold`), and its turns are scanned; the same without folding stands beside it. A value counts as found if
its entity is, with the right value, in one of the turns in which it was said. Precision is that of distinct values in a call, of the kinds
for which there are goals. False numbers are counted in small talk, generated and real (DATA/text, default: ../shared/data).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from scanner.setup import load_engine
from scanner.work import Detector
from tests.speech.call import Call
from tests.speech.compare import ENTITIES, GOALS, NUMBERS, normal
from tests.speech.generator import calls
from tests.speech.real import SETS, talk
from tests.speech.scanned import Found, Scanned, scanned
from tests.speech.talk import small_talk


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
    back = [(each, truth) for each, truth in truths if truth.read_back and each.right(truth)]
    second = sum(any(turn in truth.turns for turn in each.wrong().values()) for each, truth in back)
    print(f"read back and found right: {len(back)} values, beside {second} of which another value was found")


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
    """Numbers found in talk per 10,000 words: all, those that the fold added, and of these the ones that no label of the data explains."""
    words = sum(len(turn.text.split()) for call in made for turn in call.turns)
    folded, plain = (scanned(engine, made, folding) for folding in (True, False))
    added = [(each, hit) for each, before in zip(folded, plain, strict=True) for hit in _added(each, before)]
    false = [(each, hit) for each, hit in added if not any(_same(hit[2], truth.written) for truth in each.call.truth)]
    all_ = sum(entity in NUMBERS for each in folded for _, entity, _ in each.found)
    rates = "".join(
        f"   {name} {1e4 * count / max(1, words):6.2f}" for name, count in (("all", all_), ("added", len(added)), ("false", len(false)))
    )
    print(f"{title:16}{words:9,} words{rates}   {dict(Counter(entity for _, (_, entity, _) in false))}")
    for each, (turn, entity, text) in false[:examples]:
        print(
            f"    {entity} {text}: {' / '.join(said.text for said in each.call.turns[turn : turn + 6])[:200]}\n        → {each.texts[turn][:200]}"
        )


def _added(folded: Scanned, plain: Scanned) -> list[Found]:
    """Numbers found in the folded turns of a call, and not in the same as spoken."""
    before = Counter((entity, normal("nino", text)) for _, entity, text in plain.found)
    new = []
    for hit in folded.found:
        key = (hit[1], normal("nino", hit[2]))
        if hit[1] in NUMBERS and before[key] <= 0:
            new.append(hit)
        before[key] -= 1
    return new


def _same(one: str, other: str) -> bool:
    """Whether two writings are of one number, with or without its country's code."""
    longer, shorter = sorted((normal("nino", one), normal("nino", other)), key=len, reverse=True)
    return longer.endswith(shorter) and len(shorter) > len(longer) - 4


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
