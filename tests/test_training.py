"""What the model is trained on: spans of one idea, made-up text whose spans are right. No data set and no torch is needed here."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace
from zlib import crc32

import pytest

from detectors.names.lists import held
from detectors.reader.labels import LABELS
from detectors.reader.words import WORD
from detectors.training import corpora, marks
from detectors.training.addresses import Addresses
from detectors.training.corpora import CORRECTED, KINDS, Record, records, trimmed, written
from detectors.training.mixture import ANY, example
from detectors.training.named import FOLDER as NAMED
from detectors.training.named import named
from detectors.training.people import HELD, Names, composed
from detectors.training.phrases import Phrases, lowered, stripped
from detectors.training.plain import plain
from detectors.training.said import lines, words

NAMES = {"one": Names(("Aisha", "Tomasz"), ("Okonkwo", "Featherstone")), "other": Names(("Ngozi",), ("Llewellyn", "Demir"))}
ADDRESSES = SimpleNamespace(town=lambda: "Exampleton", any=lambda: "14 Mill Lane\nExampleton")


def phrases(seed: int = 1) -> Phrases:
    return Phrases(NAMES, ADDRESSES, Random(seed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "span", "kept"),
    [
        ("Mr. Featherstone's", (0, 18, "PERSON"), "Featherstone"),
        ("the amiable Miss Sedgemoor", (0, 26, "PERSON"), "Sedgemoor"),
        ("Miss", (0, 4, "PERSON"), "Miss"),
        ("the city of Exampleton", (0, 22, "LOCATION"), "Exampleton"),
        ("Canadian", (0, 8, "LOCATION"), None),
        ("van der Example", (0, 15, "PERSON"), "van der Example"),
        ("the invisible man", (0, 17, "PERSON"), None),
        ("Okonkwo ,", (0, 9, "PERSON"), "Okonkwo"),
    ],
)
def test_a_span_is_the_name_alone(text: str, span: tuple[int, int, str], kept: str | None) -> None:
    made = trimmed(text, span, uncased=False)
    assert (made and text[made[0] : made[1]]) == kept


def test_labels_that_were_found_wrong_are_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("ask for jo in leeds", "who is olive", "ring ann")
    with gzip.open(tmp_path / "btc.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text, "spans": [[0, 3, "PERSON"]]}) + "\n" for text in texts)
    said = {texts[0]: "8-10:P 14-19:L", texts[1]: "!"}
    (tmp_path / "said.tsv").write_text("".join(f"btc\t{crc32(text.encode()):08x}\t{spans}\n" for text, spans in said.items()))
    monkeypatch.setattr(corpora, "CORRECTED", tmp_path / "said.tsv")
    corpora._corrected.cache_clear()
    found = list(records(tmp_path, "btc"))
    corpora._corrected.cache_clear()
    assert found[0].spans == ((8, 10, "PERSON"), (14, 19, "LOCATION")) and not found[0].unknown
    assert not found[1].spans and found[1].unknown == set(KINDS.values())
    assert found[2].spans == ((0, 3, "PERSON"),)


def test_corrected_labels_lie_apart_and_each_text_has_one_line() -> None:
    lines = [line.split("\t") for line in CORRECTED.read_text("utf-8").splitlines()]
    assert len({(name, key) for name, key, _ in lines}) == len(lines) > 3000
    assert {name for name, *_ in lines} <= set(corpora.TRAINED)
    for each in corpora._corrected().values():
        for spans in filter(None, each.values()):
            assert all(low < high <= after for (low, high, _), (after, *_) in zip(spans, (*spans[1:], (1 << 20, 0, "")), strict=True))


def test_plain_lines_are_of_programs_tables_and_notices_and_name_nobody(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text("We keep what you order.\nAsk Margaret about what we keep.\n")
    lines = [record.text for record in plain(tmp_path)]
    assert "We keep what you order." in lines and not any("Margaret" in line for line in lines)
    assert any(line.startswith("#include") for line in lines) and any("LETTER" in line for line in lines)
    assert not any(re.search(r"\b(?:ann|tomasz|aisha)\b", line, re.IGNORECASE) for line in lines) and {"tomasz", "aisha"} <= held("given")


def test_labelled_text_is_read_in_one_form(tmp_path: Path) -> None:
    rows = [
        {"text": "Ann Example paid", "spans": [[0, 3, "PERSON"], [4, 11, "PERSON"]]},
        {"text": "at 14 mill lane sk9 5af", "spans": [[3, 15, "ADDRESS"], [16, 23, "POSTCODE"]]},
        {"text": "call me on 12", "spans": [[11, 13, "PHONE"]]},
    ]
    with gzip.open(tmp_path / "multidogo.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    made = list(records(tmp_path, "multidogo"))
    assert [record.spans for record in made] == [((0, 11, "PERSON"),), ((3, 23, "STREET_ADDRESS"),), ()]
    assert [set(record.unknown) for record in made] == [set(), {"PERSON"}, {"PERSON"}]


@pytest.mark.parametrize(
    ("name", "text", "unsure"),
    [
        ("multidogo", "hi i am okonkwoo", True),
        ("multidogo", "thank you charlie", True),
        ("multidogo", "it broke 3 days ago", True),
        ("multidogo", "i want to cancel my order", False),
        ("slurp_devel", "dinner with charlie tomorrow", True),
        ("slurp_devel", "wake me at 7", False),
        ("redocred", "Charlie is 7", False),
    ],
)
def test_a_spoken_turn_without_a_label_may_hold_a_name_that_its_set_left_out(name: str, text: str, unsure: bool, tmp_path: Path) -> None:
    with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": text, "spans": []}) + "\n")
    (made,) = records(tmp_path, name)
    assert ("PERSON" in made.unknown) == unsure


def test_a_person_in_lower_case_may_be_called_by_a_word_and_a_place_may_not() -> None:
    assert trimmed("hunter brown will pay", (0, 12, "PERSON"), uncased=True) == (0, 12, "PERSON")
    assert trimmed("train station", (0, 13, "LOCATION"), uncased=True) is None


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` No , '' said [Okonkwo] ; she was n't there .", "`` No, '' said [Okonkwo]; she wasn't there."),
        ("[Jo - Ann] ( [Llewellyn] 's aunt ) left", "[Jo-Ann] ([Llewellyn]'s aunt) left"),
        ("[Okonkwo]' s 3 - 4 years , 1880 – 1950", "[Okonkwo]'s 3-4 years, 1880 – 1950"),
        ("[Demir]'s own", "[Demir]'s own"),
    ],
)
def test_tokenised_text_is_joined_as_people_write_it(tokens: str, text: str) -> None:
    bare = re.sub(r"[\[\]]", "", tokens)
    spans = [(each.start() - 2 * at, each.end() - 2 * at - 2, "PERSON") for at, each in enumerate(re.finditer(r"\[[^\]]+\]", tokens))]
    made = written(Record(bare, tuple(spans), "redocred"))
    for low, high, _ in reversed(made.spans):
        made = replace(made, text=f"{made.text[:low]}[{made.text[low:high]}]{made.text[high:]}")
    assert made.text == text


def test_every_phrase_can_be_filled_and_its_spans_are_what_was_filled_in() -> None:
    made = phrases()
    given = {name for each in NAMES.values() for name in each.given}
    for name in ("clerks", "callers", "nobody"):
        assert len(lines(name)) > 40
        for line in lines(name):
            record = made.filled(line)
            assert not re.search(r"\{\w+\}", record.text), line
            for low, high, entity in record.spans:
                said = record.text[low:high]
                assert said.strip() == said and said
                assert (entity == "LOCATION") == (said == "Exampleton")
                assert (entity == "STREET_ADDRESS") == said.startswith("14 Mill Lane")
            if name == "nobody":
                assert not record.spans and not given & set(re.findall(r"\w+", record.text)), line


def test_names_of_syllables_are_written_in_all_ways_and_never_those_that_are_held_back() -> None:
    rng = Random(2)
    made = [composed("Korean", rng) for _ in range(2000)]
    assert all(re.fullmatch(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+| [A-Z][a-z]+|)", name) for name in made)
    assert {"-", " ", ""} == {re.sub(r"\w", "", name) for name in made}
    assert not any(crc32(name.lower().encode()) % HELD == 0 for name in made)
    assert composed("Nordic", rng) == ""


def test_addresses_abroad_have_a_place_for_every_slot(tmp_path: Path) -> None:
    countries = sorted({line.split("|")[0] for line in lines("abroad")})
    named = {"United States", "Germany", "France", "Spain", "Italy", "Netherlands", "Poland", "Sweden", "Portugal", "Brazil", "Ireland"}
    towns = sorted({*countries, *named})
    for folder, head, rows in (
        ("uk_outcodes_cc0/postcodes.csv", "postcode,town,region", ["ZZ1,Exampleton,Exampleshire"]),
        ("world_cities_ccby/data/world-cities.csv", "name,country", [f"Exampleville,{country}" for country in towns]),
    ):
        (tmp_path / folder).parent.mkdir(parents=True)
        (tmp_path / folder).write_text("\n".join((head, *rows)), "utf-8")
    addresses = Addresses(tmp_path, ("Featherstone",), Random(3))
    joined = [addresses.columns() for _ in range(200)]
    assert all(len(parts) == 5 and parts[4] in (*towns, "UK", "USA") for parts in joined)
    assert {parts[1] for parts in joined} == {"Exampleton", "Exampleville"}
    made = [addresses.abroad() for _ in range(600)]
    assert all("Exampleville" in " ".join(parts) or "Singapore" in parts[-2] for parts in made)
    assert not any(set("#@{}|") & set(part) for parts in made for part in parts)


def test_rewriting_moves_the_spans_along() -> None:
    record = Record("Hello, Ms Okonkwo-Bell: (is 'it' O'Brien?) ", ((10, 22, "PERSON"), (33, 40, "PERSON")), "made up")
    assert [record.text[low:high] for low, high, _ in record.spans] == ["Okonkwo-Bell", "O'Brien"]
    bare = stripped(record)
    assert [bare.text[low:high] for low, high, _ in bare.spans] == ["Okonkwo Bell", "O'Brien"]
    assert not re.search(r"[,:()?]", bare.text)
    for seed in range(20):
        low = lowered(record, Random(seed))
        assert [low.text[a:b] for a, b, _ in low.spans] in (["okonkwo-bell", "o'brien"], ["okonkwo bell", "o'brien"])
    assert lowered(Record("İnci", ((0, 4, "PERSON"),), "made up"), Random(1)).text == "İnci"


def test_what_a_set_does_not_label_may_be_anything_else() -> None:
    record = Record("Ann met Bob", ((0, 3, "PERSON"),), "x", frozenset({"LOCATION"}))
    allowed = example(record).allowed
    assert allowed[0] == 1 << LABELS.index("B-PERSON")
    places = sum(1 << LABELS.index(label) for label in ("B-LOCATION", "I-LOCATION"))
    assert allowed[1] == 1 | places
    pieces = example(Record("Okonkwo", ((0, 7, "PERSON"),), "x")).allowed
    assert len(pieces) > 1 and set(pieces[1:]) == {ANY}  # only the first piece of a word is asked


def test_an_address_over_lines_is_one_span() -> None:
    text = "14 Mill Lane\nExampleton"
    allowed = example(Record(text, ((0, len(text), "STREET_ADDRESS"),), "x")).allowed
    firsts = [LABELS[bits.bit_length() - 1] for bits in allowed if bits.bit_count() == 1]
    assert firsts == ["B-STREET_ADDRESS", *["I-STREET_ADDRESS"] * (len(WORD.findall(text)) - 1)]


def test_the_same_seed_makes_the_same_text() -> None:
    assert [phrases(3).one() for _ in range(5)] == [phrases(3).one() for _ in range(5)]
    assert {record.source for record in (phrases().one(),)} == {"made up"}
    assert set(words("streets")) >= {"uk_way", "us_way", "de"}


def test_written_texts_say_no_name_that_is_held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"one": Names(("Marisol",), ("Halloran",))}
    monkeypatch.setattr("detectors.training.named.origins", lambda gazetteers, *, held: origins[held])
    origins = {True: held, False: {}}
    (tmp_path / "a.txt").write_text(
        "ask {P:Aisha Demir} at {L:Leeds}\\nor {A:14 Mill Lane}\n\nask {P:MARISOL Demir}\nMarisol Road is shut\n"
    )
    found = list(named(tmp_path, tmp_path))
    assert [record.text for record in found] == ["ask Aisha Demir at Leeds\nor 14 Mill Lane", "Marisol Road is shut"]
    assert [entity for *_, entity in found[0].spans] == ["PERSON", "LOCATION", "STREET_ADDRESS"]


def test_the_written_texts_are_marked_as_they_should_be() -> None:
    texts = list(marks.written(NAMED, KINDS))
    people = [record for record in texts if any(entity == "PERSON" for *_, entity in record.spans)]
    assert len(texts) > 3000 and 0.4 < len(people) / len(texts) < 0.75
    for record in texts:
        assert all(record.text[low:high].strip(" ,") == record.text[low:high] for low, high, _ in record.spans), record.text
        example(record)
