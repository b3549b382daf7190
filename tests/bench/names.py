"""How well and how quickly names, places and addresses are found in text that was not trained on: `python -m tests.bench.names [DATA]`.

`--spacy PIPELINE` (what `spacy.load` opens: a name or a folder) measures a trained spaCy pipeline beside it.

DATA holds `text/`, `gazetteers/` and `tables/` (default: ../shared/data). Of the sets whose words the name lists know by half (every other
record), only the other half is read. "exact": the span as its set has it; "name": without titles, articles and possessives on both sides.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sqlite3
import sysconfig
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa

from detectors import Engine
from detectors.hits import codepoints, strongest
from detectors.reader.detector import model
from detectors.reader.gate import Gate
from detectors.reader.reader import THOROUGH, Reader, Speed
from detectors.reader.sentences import sentences
from detectors.training.corpora import UNSEEN, trimmed
from detectors.training.people import origins
from scanner import plugins

Span = tuple[int, int, str]
Text = tuple[str, list[Span]]
Finder = Callable[[list[str]], list[list[Span]]]

_LABELS = {"PERSON": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}
#: Of the labels of OntoNotes, which spaCy's English pipelines say, those that are ours.
_ONTONOTES = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION", "ORG": "ORGANIZATION"}
_LOWER = frozenset({"wnut17", "restaurant8k", "nlupp_banking"})
_HALF = frozenset({"wikigold", "gum_ccby", "wnut17"})
_LETTERS = re.compile(r"[^\W\d_]")
#: Self-written, with words that training never puts around a name.
_SENTENCES = (
    "We have asked {} to return the hire car by noon.", "In the end it was {} who paid the deposit.", "{} left the company in spring.",
    "A parcel for {} is waiting at the counter.", "Her cousin {} plays the cello.", "The minutes were taken by {} as usual.",
    "I would rather deal with {} next time, if that is possible.", "yesterday {} came by to read the meter", "please let {} know about it",
    "the keys are with {} until friday", "Complaint raised by {} regarding parking charges", "Visitor: {}",
)  # fmt: skip
_LETTER = (
    "Could you please send the replacement to {} before Friday?", "We moved to {} three weeks ago.", "The inspection took place at {}.",
    "my new home is {} and i moved in on the first", "Property: {}", "Return to sender:\n{}\nThank you.",
)  # fmt: skip


def text(data: Path, name: str) -> list[Text]:
    """An unseen set; first and last names that are labelled apart are one."""
    made: list[Text] = []
    with gzip.open(data / "text" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if name in _HALF and number % 2 == 0:
                continue
            record = json.loads(line)
            spans: list[Span] = []
            for low, high, label in sorted(record["spans"]):
                if label not in _LABELS:
                    continue
                if spans and label == spans[-1][2] == "PERSON" and name == "restaurant8k" and record["text"][spans[-1][1] : low] == " ":
                    spans[-1] = (spans[-1][0], high, label)
                else:
                    spans.append((low, high, _LABELS[label]))
            made.append((record["text"], spans))
    return made


class Finders:
    """The ways of finding: rules alone, the model at both speeds, both together as a scan has them, trained spaCy pipelines."""

    def __init__(self, pipelines: Iterable[str] = ()) -> None:
        packs = plugins.load_all(plugins.DETECTORS)
        self._engines = {
            "rules": Engine(packs),
            "model": Engine({"model": (model(),)}),
            "model, thorough": Engine({"model": (model("noticegap-thorough"),)}),
            "model and rules": Engine({**packs, "model": (model(),)}),
        }
        self._pipelines = {f"spaCy {Path(each).name}"[:24]: trained_spacy(each) for each in pipelines}
        self.names = (*self._engines, *self._pipelines)

    def of(self, name: str) -> Finder:
        """A function from texts to spans."""
        if name in self._pipelines:
            return self._pipelines[name]
        engine = self._engines[name]

        def find(texts: list[str]) -> list[list[Span]]:
            # a row beside keeps the rule for columns of single words out of sets of single turns
            values = pa.array([*texts, *["a b"] * (len(texts) // 8 + 1)], pa.large_string())
            found: list[list[Span]] = [[] for _ in values]
            for hit in strongest(codepoints(engine.scan(values), values)).to_pylist():
                entity, least = engine.patterns[hit["pattern"]].entity, engine.patterns[hit["pattern"]].least
                if hit["valid"] and least == 2 and entity in (*_LABELS.values(), "STREET_ADDRESS"):
                    found[hit["row"]].append((hit["start"], hit["end"], entity))
            return found[: len(texts)]

        return find


def measured(texts: list[Text], found: list[list[Span]], entity: str, change: Callable[[str, Span], Span | None] | None = None) -> str:
    """Precision, recall and F1 in per cent, of exact spans (after `change`)."""
    right = said = there = 0
    for (words, gold), spans in zip(texts, found, strict=True):
        sides = []
        for side in (gold, spans):
            kept = (each for each in side if each[2] == entity)
            sides.append({made for each in kept if (made := change(words, each) if change else each)})
        right, said, there = right + len(sides[0] & sides[1]), said + len(sides[1]), there + len(sides[0])
    precision, recall = right / max(1, said), right / max(1, there)
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {200 * precision * recall / max(1e-9, precision + recall):5.1f}"


def by_set(data: Path, finders: Finders, names: Iterable[str]) -> None:
    """Precision, recall and F1 by data set."""
    print("\n## By data set (precision, recall, F1)\n")
    print(f"{'set':14} {'finder':16} {'PERSON exact':18} {'PERSON name':18} {'LOCATION name':18} {'ORGANIZATION':18} words/s")
    for name in UNSEEN:
        texts = text(data, name)
        words = sum(len(each.split()) for each, _ in texts)
        uncased = name in _LOWER

        def change(said: str, span: Span, uncased: bool = uncased) -> Span | None:
            return trimmed(said, span, uncased)

        for finder in names:
            find = finders.of(finder)
            find(["warm up Ann Example"])
            began = time.process_time()
            found = find([each for each, _ in texts])
            speed = words / (time.process_time() - began)
            columns = [measured(texts, found, "PERSON"), measured(texts, found, "PERSON", change)]
            columns += [measured(texts, found, entity, change) for entity in ("LOCATION", "ORGANIZATION")]
            print(f"{name:14} {finder:16} {' '.join(f'{column:18}' for column in columns)} {speed:7.0f}")


def by_case(data: Path, finders: Finders, finder: str) -> None:
    """PERSON in clean prose, rewritten."""
    print(f"\n## PERSON (name) by case, wikigold and gum_ccby, {finder}\n")
    texts = [each for name in ("wikigold", "gum_ccby") for each in text(data, name)]
    ways: dict[str, Callable[[str], str]] = {
        "as written": str, "lower case": str.lower, "UPPER CASE": str.upper,
        "lower case, no punctuation": lambda said: re.sub(r"[^\w\s]", " ", said.lower()),
    }  # fmt: skip
    for way, rewrite in ways.items():
        made = [(rewrite(said), spans) for said, spans in texts if len(rewrite(said)) == len(said)]
        found = finders.of(finder)([said for said, _ in made])
        print(f"{way:28} {measured(made, found, 'PERSON', lambda said, span: trimmed(said, span, True))}")


def by_origin(data: Path, finders: Finders, names: Iterable[str]) -> None:
    """Recall of full names that training never said, in self-written sentences, by origin."""
    print("\n## Recall of PERSON by origin of the name (exact), 240 sentences each\n")
    rng, held = random.Random(5), origins(data / "gazetteers", held=True)
    rows: dict[str, list[float]] = {}
    for finder in names:
        for origin, each in held.items():
            texts: list[Text] = []
            for number in range(240):
                sentence = _SENTENCES[number % len(_SENTENCES)]
                name = f"{rng.choice(each.given)} {rng.choice(each.surnames)}"
                name = name.lower() if sentence[0].islower() else name
                at = sentence.index("{}")
                texts.append((sentence.replace("{}", name), [(at, at + len(name), "PERSON")]))
            found = finders.of(finder)([said for said, _ in texts])
            right = sum(gold[0] in spans for (_, gold), spans in zip(texts, found, strict=True))
            rows.setdefault(origin, []).append(100 * right / len(texts))
    print(f"{'origin':28} {'names':>6} {'   '.join(names)}")
    for origin, shares in rows.items():
        print(f"{origin:28} {len(held[origin].given):3}+{len(held[origin].surnames):<4} {'  '.join(f'{share:6.1f}' for share in shares)}")
    means = [sum(shares[at] for shares in rows.values()) / len(rows) for at in range(len(next(iter(rows.values()))))]
    print(f"{'mean':28} {'':8} {'  '.join(f'{mean:6.1f}' for mean in means)}")


def false_alarms(finders: Finders, names: Iterable[str]) -> None:
    """PERSON per 1,000 words in text in which nobody is named."""
    print("\n## PERSON per 1,000 words of text without persons (and what is said most)\n")
    rng = random.Random(3)
    library = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))
    code = [line for path in rng.sample(library, 60) for line in path.read_text("utf-8", errors="replace").splitlines() if line.strip()]
    credit = re.compile(
        r"author|copyright|written by|contributed|maintain|thanks|<[\w.]+@|credits|by [A-Z]|© |[A-Z]\. [A-Z]", re.IGNORECASE
    )
    kinds = {"source code": [line for line in code if not credit.search(line)], "manuals": manuals(credit), "logs": logs(rng)}
    for kind, lines in kinds.items():
        words = sum(len(line.split()) for line in lines)
        for finder in names:
            found = finders.of(finder)(lines)
            said = [line[low:high] for line, spans in zip(lines, found, strict=True) for low, high, entity in spans if entity == "PERSON"]
            often = sorted(set(said), key=lambda each: (-said.count(each), each))[:8]
            print(f"{kind:12} {finder:16} {1000 * len(said) / max(1, words):6.2f}  ({words} words)  {', '.join(often)}")


def manuals(credit: re.Pattern[str]) -> list[str]:
    """Paragraphs of the documentation that Debian's packages and Python's own hold on this machine."""
    import pydoc_data.topics

    made = [each for topic in pydoc_data.topics.topics.values() for each in topic.split("\n\n")]
    return [each for each in made if not credit.search(each)]


def logs(rng: random.Random) -> list[str]:
    """Lines in the forms of common logs, with words that training does not use."""
    forms = (
        "{d}T{t}Z level=warn msg=\"slow query\" duration={n}ms table=orders", "{d} {t},{n} DEBUG [main] o.s.b.f.s.DefaultListableBeanFactory - "
        "Creating shared instance of singleton bean 'entityManagerFactory'", "Nov 24 {t} web-{m} systemd[1]: Started Daily apt upgrade and clean "
        "activities.", "Nov 24 {t} db-{m} sshd[{n}]: Failed password for invalid user admin from 203.0.113.{m} port {n} ssh2",
        "203.0.113.{m} - - [24/Nov/2026:{t} +0000] \"POST /api/v2/basket HTTP/1.1\" 201 {n} \"-\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64)\"",
        "{d} {t} ERROR PaymentGateway: Card Issuer Unavailable, retry {m} of 5", "[{d} {t}] production.INFO: Job Processed in {n} ms",
        "I1124 {t} {n} controller.go:{m}] Successfully Reconciled Deployment default/checkout-{n}", "{d} {t} WARN Hikari Pool Stats (total={m})",
    )  # fmt: skip
    clock = lambda: f"{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"  # noqa: E731
    return [rng.choice(forms).format(d="2026-11-24", t=clock(), n=rng.randrange(99999), m=rng.randrange(254)) for _ in range(3000)]


def addresses(data: Path, finders: Finders, names: Iterable[str]) -> None:
    """Addresses of the sample tables (Northwind, Chinook, Synthea's patients and hospitals) and made-up ones in self-written sentences.

    Each stands in one sentence; those called "each" in every one, so that the figure does not hang on which was drawn.
    """
    print("\n## STREET_ADDRESS: precision and recall of whole spans; recall where at least half of the span is found\n")
    rng = random.Random(7)
    said_of, mixed = mixed_addresses()
    every = {f"{kind}, each": rows for kind, rows in mixed.items()}
    for kind, rows in {**table_addresses(data / "tables"), **mixed, **every}.items():
        sentences = said_of if kind in mixed or kind in every else _LETTER
        for joint, shown in ((", ", "comma"), ("\n", "lines"), (" ", "blank")):
            texts: list[Text] = []
            for parts in rows:
                for sentence in sentences if kind in every else [rng.choice(sentences)]:
                    said = joint.join(parts)
                    said = said.lower() if sentence[0].islower() else said
                    at = sentence.index("{}")
                    texts.append((sentence.replace("{}", said), [(at, at + len(said), "STREET_ADDRESS")]))
            for finder in names:
                found = finders.of(finder)([each for each, _ in texts])
                partly = sum(
                    any(
                        e == "STREET_ADDRESS" and min(b, gold[0][1]) - max(a, gold[0][0]) >= (gold[0][1] - gold[0][0]) / 2
                        for a, b, e in spans
                    )
                    for (_, gold), spans in zip(texts, found, strict=True)
                )
                print(
                    f"{kind:25} {shown:6} {finder:16} {measured(texts, found, 'STREET_ADDRESS')}   {100 * partly / len(texts):5.1f}  ({len(texts)})"
                )


def mixed_addresses() -> tuple[tuple[str, ...], dict[str, list[list[str]]]]:
    """Sentences, and the parts of addresses of three parts of the world and of all.

    Both were written by somebody who had seen neither the detectors nor the other addresses here. The rules of `detectors.reader.edges` and `behind` were
    written with every other address in sight; what is missed of the others nobody read.
    """
    sentences, lines = (part.splitlines() for part in Path(__file__).with_name("addresses.txt").read_text("utf-8").split("\n\n"))
    apart = [line.partition(":")[::2] for line in lines]
    made: dict[str, list[list[str]]] = {}
    for first, how in ((0, "Mixed, read"), (1, "Mixed, unread")):
        rows = {part: [said.strip().split("|") for of, said in apart if of == part][first::2] for part in ("UK", "US", "EU")}
        made |= {f"{how} ({part})": some for part, some in rows.items()} | {how: [row for some in rows.values() for row in some]}
    return tuple(line.replace("\\n", "\n") for line in sentences), made


def table_addresses(tables: Path) -> dict[str, list[list[str]]]:
    """The parts of addresses in the order in which they are written.

    The British ones are made up, in forms of all its countries; the rules of `detectors.reader.street` were written with those before the
    blank line in sight.
    """
    british, unread = (part.splitlines() for part in Path(__file__).with_name("british.txt").read_text("utf-8").split("\n\n"))
    made: dict[str, list[list[str]]] = {
        "British forms": [line.split("|") for line in british],
        "British, unread": [line.split("|") for line in unread],
        "Northwind (world)": [],
        "Chinook (world)": [],
        "Synthea patients (US)": [],
        "Synthea hospitals (US)": [],
    }
    value = re.compile(r"'((?:[^']|'')*)'|NULL")
    for line in (tables / "northwind.postgres.sql").read_text("utf-8", errors="replace").splitlines():
        if line.startswith("INSERT INTO customers VALUES"):
            row = [match[1] or "" for match in value.finditer(line)]
            street, city, region, code, country = (part.replace("''", "'") for part in row[4:9])
            made["Northwind (world)"].append([street, city, region, code, country])
    base = sqlite3.connect(f"file:{tables / 'Chinook_Sqlite.sqlite'}?mode=ro&immutable=1", uri=True)
    made["Chinook (world)"] = [
        [part or "" for part in row] for row in base.execute("select Address, City, State, PostalCode, Country from Customer")
    ]
    for file, kind in (("patients", "Synthea patients (US)"), ("organizations", "Synthea hospitals (US)")):
        with (tables / "synthea" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                if number < 150:
                    made[kind].append([row["ADDRESS"], row["CITY"], f"{row['STATE']} {row['ZIP'][:5]}"])
    return {kind: [[part.strip() for part in row if part.strip()] for row in rows] for kind, rows in made.items()}


def speed(data: Path, finders: Finders) -> None:
    """Words a second on free text of customers, and a spaCy pipeline of the size of en_core_web_sm beside it."""
    print("\n## Words/s, one core, distinct texts, the whole engine\n")
    kinds = {"customer turns": [each for name in ("restaurant8k", "nlupp_banking") for each, _ in text(data, name)], "notes": notes(4000)}
    kinds["prose"] = [each for each, _ in text(data, "wikigold")]
    nlp = small_spacy()
    for finder in finders.names:
        finders.of(finder)(["warm up with Ann Example and 020 7946 0018"] * 9000)
    for kind, lines in kinds.items():
        halves = lines[::2], lines[1::2]  # what was read is remembered: each half is read once, the better time counts
        for finder in finders.names:
            print(f"{kind:16} {finder:24} {max(timed(finders.of(finder), half) for half in halves):8.0f}")
        spacy_ner = max(timed(lambda some: list(nlp.pipe(some, batch_size=256)), half[:800]) for half in halves)
        print(f"{kind:16} {'spaCy NER, size of sm':24} {spacy_ner:8.0f}")


def timed(find: Callable[[list[str]], object], lines: list[str]) -> float:
    """Words a second, in time of this process."""
    began = time.process_time()
    find(lines)
    return sum(len(line.split()) for line in lines) / (time.process_time() - began)


def gate(data: Path) -> None:
    """What the gate keeps from the model."""
    print(
        "\n## The gate: words that the model reads; of all its PERSON (all layers, no gate) and of the right ones, how many are found behind it\n"
    )
    for name in UNSEEN:
        labelled = text(data, name)
        texts = [each for each, _ in labelled]
        gold = {(at, low, high) for at, (_, spans) in enumerate(labelled) for low, high, entity in spans if entity == "PERSON"}
        every, behind = (Reader(speed).read(texts) for speed in (THOROUGH, Speed(True, 1.1)))
        people = [
            {(at, each.start, each.end) for at, some in enumerate(found) for each in some if each.entity == 0} for found in (every, behind)
        ]
        keeper = Gate()
        read = sum(len(each[a:b].split()) for each in texts if keeper.opens(each) for a, b in sentences(each) if keeper.opens(each[a:b]))
        words = sum(len(each.split()) for each in texts)
        began = time.process_time()
        for each in texts:
            keeper.opens(each)
        quick = words / (time.process_time() - began)
        kept = [100 * len(some & people[1]) / max(1, len(some)) for some in (people[0], people[0] & gold)]
        print(f"{name:14} reads {100 * read / words:5.1f} %   all {kept[0]:6.2f} %   right {kept[1]:6.2f} %  {quick:9.0f} words/s")


def notes(count: int) -> list[str]:
    """Distinct notes of a service desk, about a third of them with a name."""
    from tests.bench.texts import notes as made

    rng = random.Random(1)
    return [made(0.4)(rng) for _ in range(count)]


def trained_spacy(pipeline: str) -> Finder:
    """A trained spaCy pipeline as a function from texts to spans, with what its names need and no more."""
    import spacy

    nlp = spacy.load(pipeline, exclude=("tagger", "parser", "senter", "attribute_ruler", "lemmatizer"))

    def find(texts: list[str]) -> list[list[Span]]:
        docs = nlp.pipe(texts, batch_size=256)
        return [[(e.start_char, e.end_char, _ONTONOTES[e.label_]) for e in doc.ents if e.label_ in _ONTONOTES] for doc in docs]

    return find


def small_spacy() -> object:
    """A pipeline of the architecture and size of en_core_web_sm's tok2vec and NER (96 wide, 4 deep, 18 labels), with random weights."""
    import spacy

    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": {"@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}}}})  # fmt: skip
    for number in range(18):
        ner.add_label(f"L{number}")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def main() -> None:
    """Prints all tables, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--only", default="set,case,origin,alarms,addresses,gate,speed")
    parser.add_argument("--finders", default="rules;model;model, thorough;model and rules")
    parser.add_argument("--spacy", action="append", default=[], metavar="PIPELINE")
    given = parser.parse_args()
    finders, only = Finders(given.spacy), given.only.split(",")
    names = (*given.finders.split(";"), *finders.names[4:])
    if "set" in only:
        by_set(given.data, finders, names)
    if "case" in only:
        for name in dict.fromkeys((names[3], *names[4:])) if len(names) > 3 else names[-1:]:
            by_case(given.data, finders, name)
    if "origin" in only:
        by_origin(given.data, finders, names)
    if "alarms" in only:
        false_alarms(finders, names)
    if "addresses" in only:
        addresses(given.data, finders, names)
    if "gate" in only:
        gate(given.data)
    if "speed" in only:
        speed(given.data, Finders(given.spacy))  # those above remember what they have read


if __name__ == "__main__":
    main()
