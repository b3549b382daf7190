"""How much of privacy notices is read that nobody wrote for noticegap: `python -m tests.bench.notices`.

26 made-up notices (`tests/notices/written/`), judged passage by passage: of the pairs of a passage and a category that it declares, how many
are mapped, how many are asked about (and for how many of these the right answer is suggested), and how many are silent; and how many of the
categories that were read from a notice it declares.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from detectors.headings.reader import reader
from scanner.notice.likely import likely
from scanner.notice.read import read_notice
from scanner.taxonomy import load

WRITTEN = Path(__file__).parents[1] / "notices" / "written"
_COVERS = {key: set(category.covers) for key, category in load().categories.items()}


def measured(name: str) -> Counter[str]:
    """Pairs of the set: "mapped", "asked" (some of them "suggested"), "silent"; categories of its notices: "said", "right", "wrong" (plainly not declared)."""
    counts: Counter[str] = Counter()
    for file, gold in json.loads((WRITTEN / f"{name}.json").read_text(encoding="utf-8")).items():
        notice, questions = read_notice(WRITTEN / file)
        questions = likely(questions, load(), reader().items)
        read = [(_plain(bullet.says), set(bullet.keys)) for purpose in notice.purposes for bullet in purpose.categories]
        asked = {_plain(question.says): question for question in questions if question.kind in ("bullet", "tail")}
        declared: set[str] = set(gold["maybe"])
        for words, keys in gold["passages"]:
            declared |= set(keys)
            near = [(says, found) for says, found in read if _same(says, _plain(words))]
            mapped = _covered(key for _, found in near for key in found)
            rest = "asked" if any(says in asked for says, _ in near) else "silent"
            counts.update("mapped" if key in mapped else rest for key in keys)
            near_keys = {key for says, _ in near if says in asked for key, _, _ in asked[says].nearest}
            counts["suggested"] += sum(key in near_keys for key in keys if key not in mapped and rest == "asked")
        said = {key for _, found in read for key in found}
        counts.update({"said": len(said), "right": len(said & _covered(declared)), "wrong": len(_covered(said) & set(gold["not"]))})
    return counts


def _same(says: str, words: str) -> bool:
    """Whether an item that was read and a passage share their words; what stands before a colon may be the item's row."""
    item = says.split(": ", 1)[-1]
    return says in words or words in says or (len(item) > 3 and item in words) or (len(says) > 30 and says[:30] in words)


def _covered(keys: Iterable[str]) -> set[str]:
    return {each for key in keys for each in (key, *_COVERS[key])}


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", words).lower().split())


def main() -> None:
    """Prints a line for each set."""
    for name in ("a", "b", "c"):
        found = measured(name)
        pairs = found["mapped"] + found["asked"] + found["silent"]
        told = ", ".join(f"{kind} {100 * found[kind] / pairs:.0f} %" for kind in ("mapped", "asked", "silent"))
        told += f" ({found['suggested']} of {found['asked']} with the right answer suggested)"
        right = 100 * found["right"] / max(1, found["said"])
        print(f"set {name}: {pairs} pairs of passage and category: {told}; of {found['said']} categories read {right:.0f} % declared")


if __name__ == "__main__":
    main()
