"""The texts from which it is learned what free text reveals: their marks, and how they become examples. No torch is needed here."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from detectors.reader.words import WORD
from detectors.revealed.labels import KINDS, LABELS
from detectors.training.corpora import Record
from detectors.training.mixture import ANY
from detectors.training.revealed.mixture import example
from detectors.training.revealed.real import LABELLED, POOL, labelled
from detectors.training.revealed.texts import Variety, cut, marked, written


def test_marks_are_taken_out_and_kept_as_spans() -> None:
    record = marked("she {H:fell} and {K:her son} called")
    assert record.text == "she fell and her son called"
    assert [(record.text[low:high], kind) for low, high, kind in record.spans] == [("fell", "HEALTH_TERM"), ("her son", "KINSHIP")]


@pytest.mark.parametrize("line", ["a {brace", "a brace}", "{H:}", "{h:fell}", "{H:she {K:fell}}"])
def test_a_brace_that_marks_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="a brace that marks nothing"):
        marked(line)


def test_a_part_of_a_text_keeps_its_own_marks() -> None:
    record = marked("She {H:fell}. {K:Her son} called.")
    start = record.text.index("Her")
    part = cut(record, start, len(record.text))
    assert (part.text, part.spans) == ("Her son called.", ((0, 7, "KINSHIP"),))


def test_each_word_has_one_label_and_only_its_first_piece_is_asked() -> None:
    record = marked("took {H:clopidogrel} daily")
    made = example(record)
    firsts = [allowed for allowed in made.allowed if allowed != ANY]
    assert [LABELS[bits.bit_length() - 1] for bits in firsts] == ["O", "HEALTH_TERM", "O"]
    assert len(made.pieces) > 3


def test_however_a_text_is_rewritten_its_marks_stand_on_the_same_words() -> None:
    variety, record = Variety(Random(4)), marked("We heard that {H:he fell}, then {K:his wife} rang. {C:He was arrested}!")
    words = {"HEALTH_TERM": {"he", "fell"}, "KINSHIP": {"his", "wife"}, "CRIMINAL_OFFENCE": {"he", "was", "arrested"}}
    seen = set()
    for _ in range(300):
        made = variety.of(record)
        seen.add(made.text)
        for low, high, kind in made.spans:
            said = [word[0].lower() for word in WORD.finditer(made.text[low:high])]
            assert len(said) == len(words[kind])
            assert sum(word in words[kind] for word in said) >= len(said) - 1  # one may have two letters in the wrong order
    assert len(seen) > 20


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(written())


def test_half_of_the_texts_reveal_nothing_and_every_kind_is_met_often(records: list[Record]) -> None:
    kinds = Counter(kind for record in records for _, _, kind in record.spans)
    assert len(records) > 15_000
    assert 0.4 < sum(not record.spans for record in records) / len(records) < 0.6
    assert min(kinds[kind] for kind in KINDS.values()) > 250
    assert len({record.text for record in records}) > 0.99 * len(records)


def test_the_texts_name_no_address_or_number_that_may_be_somebodys(records: list[Record]) -> None:
    text = "\n".join(record.text for record in records)
    assert not [each for each in re.findall(r"[\w.+-]+@[\w.-]+\.\w{2,}", text) if "example." not in each]
    assert not [each for each in re.findall(r"\b0\d{3,4} ?\d{3} ?\d{3,4}\b", text) if not each.replace(" ", "").startswith("07700900")]
    assert not re.findall(r"https?://(?!\S*example)\S+", text)


def test_what_was_read_of_real_text_is_kept_without_the_text(tmp_path: Path) -> None:
    told = labelled(LABELLED)
    assert {name for name, _ in told} <= set(POOL)
    assert sum(bool(spans) for spans in told.values()) > 500
    assert not re.search(r"[^\w#:\t\n]", LABELLED.read_text("utf-8"))
    (tmp_path / "some.tsv").write_text("btc#17\tK:3:9\tH:12:20\nbtc#18\n", "utf-8")
    assert labelled(tmp_path / "some.tsv") == {("btc", 17): ((3, 9, "KINSHIP"), (12, 20, "HEALTH_TERM")), ("btc", 18): ()}
