"""Generated calls: the same for the same seed, split in halves that share no template, true in what they say of themselves, and nobody's."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from stdnum import luhn
from stdnum.gb import nhs

from tests.bench import spoken
from tests.speech import values
from tests.speech.call import Call, Truth
from tests.speech.compare import ENTITIES
from tests.speech.data import SPLITS, load
from tests.speech.generator import calls
from tests.speech.kinds import KINDS
from tests.speech.talk import SLOTS, small_talk

MADE: dict[str, list[Call]] = {split: list(calls(7, split, 300)) for split in SPLITS}
TRUTHS = [(call, truth) for made in MADE.values() for call in made for truth in call.truth]
#: Ofcom's ranges for drama, and 555-01xx.
DRAMA = re.compile(
    r"07700900\d{3}|020794600?\d{2,3}|011[3-8]4960\d{3}|01[2-6]14960\d{3}|01914980\d{3}|02890180\d{3}|02920180\d{3}|[2-9]\d{2}55501\d{2}"
)
FORMS = {
    "phone": DRAMA, "card": re.compile(r"\d{15,16}"), "cvv": re.compile(r"\d{3}"), "expiry": re.compile(r"(0[1-9]|1[0-2])/\d\d"),
    "sort": re.compile(r"\d\d-\d\d-\d\d"), "account": re.compile(r"\d{8}"), "nhs": re.compile(r"999\d{7}"),
    "nino": re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]"),
    "postcode": re.compile(r"([A-Z]\d|[A-Z]\d\d|[A-Z]{2}\d|[A-Z]{2}\d\d|[A-Z]\d[A-Z]|[A-Z]{2}\d[A-Z]) \d[ABD-HJLNP-UW-Z]{2}"),
    "email": re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*@[a-z]+(\.[a-z]+)+"), "born": re.compile(r"(19|20)\d\d-\d\d-\d\d"),
    "name": re.compile(r"[a-z]+ [a-z]+"), "address": re.compile(r"\d+ [A-Z]\w+ [A-Z]\w+"),
}  # fmt: skip


def texts(value: Any) -> Iterator[str]:
    """All strings of a data file."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def of(kind: str) -> list[Truth]:
    return [truth for _, truth in TRUTHS if truth.kind == kind]


@pytest.mark.parametrize("split", SPLITS)
def test_the_same_seed_gives_the_same_calls(split: Any) -> None:
    assert list(calls(7, split, 20)) == MADE[split][:20]
    assert list(calls(8, split, 20)) != MADE[split][:20]
    assert list(small_talk(split, 3)) == list(small_talk(split, 3)) != list(small_talk(split, 3, seed=1))


def test_the_halves_share_no_template() -> None:
    shared = set(texts(load("tuning"))) & set(texts(load("testing")))
    assert shared == {"{}."}, "a value by itself is all that both may say"


@pytest.mark.parametrize("split", SPLITS)
def test_each_half_is_varied(split: Any) -> None:
    data = load(split)
    assert sum(len(ways) for ways in data["ask"].values()) >= 30
    assert set(data["ask"]) == {*KINDS, "bank"} and set(data["announce"]) == set(KINDS)
    assert len(data["talk"]["exchanges"]) >= 12
    assert len(data["spelling"].split()) == 26 and all(
        word[0] == letter for word, letter in zip(data["spelling"].split(), "abcdefghijklmnopqrstuvwxyz", strict=True)
    )
    assert set(re.findall(r"\{(\w+)\}", " ".join(texts(data)))) == set(SLOTS)
    assert {truth.kind for call in MADE[split] for truth in call.truth} == set(KINDS) == set(ENTITIES)
    noise = {each for call in MADE[split] for truth in call.truth for each in truth.noise}
    assert noise == {
        "asked", "earlier", "announced", "unasked", "one turn", "split", "listening", "pieces", "interrupted", "fillers", "misheard",
        "corrected: block", "corrected: digit", "corrected: restart", "told again", "read back", "dressed", "bare", "no labels",
    }  # fmt: skip


def test_all_values_have_the_form_of_their_kind() -> None:
    for kind, form in FORMS.items():
        assert [truth.written for truth in of(kind) if not form.fullmatch(truth.written)] == []


def test_all_check_digits_are_right() -> None:
    assert all(luhn.is_valid(truth.written) for truth in of("card"))
    assert all(nhs.is_valid(truth.written) for truth in of("nhs"))
    assert all(luhn.is_valid(number) for number in values.CARDS)


def test_all_values_are_reserved_or_invented() -> None:
    tests = (*values.CARDS, *values.CARD_RANGES)
    assert all(truth.written.startswith(tests) for truth in of("card"))
    mail = load("common")["mail"]
    assert all(truth.written.split("@")[1] in {*mail["reserved"], *mail["providers"]} for truth in of("email"))
    assert all(re.fullmatch(r"([a-z]+\.)?example\.(org|com|net|ie|co\.uk)", domain) for domain in mail["reserved"])


def test_all_six_shapes_of_postcodes_are_said() -> None:
    shapes = {re.sub(r"\d", "9", re.sub("[A-Z]", "A", truth.written.split()[0])) for truth in of("postcode")}
    assert shapes == set(load("common")["postcodes"])


def test_what_comes_out_as_written_stands_in_its_turn() -> None:
    plain = {"asked", "one turn", "bare"}
    told = [
        (call, truth) for call, truth in TRUTHS if truth.style == "written" and plain <= set(truth.noise) and "fillers" not in truth.noise
    ]
    assert len(told) > 10
    for call, truth in told:
        turns = ["".join(call.turns[turn].text.split()) for turn in truth.turns]
        assert any("".join(truth.written.lower().split()) in turn for turn in turns)


def test_the_turns_of_a_truth_are_of_its_call() -> None:
    for call, truth in TRUTHS:
        assert truth.turns == tuple(sorted(set(truth.turns))) and truth.turns[0] >= 0 and truth.turns[-1] < len(call.turns)
        agents = {call.turns[0].speaker}
        if call.turns[0].speaker:
            assert truth.read_back == any(call.turns[turn].speaker in agents for turn in truth.turns)


def test_times_ascend_where_there_are_any() -> None:
    timed = [call for call in MADE["tuning"] if call.turns[0].start is not None]
    assert len(MADE["tuning"]) > len(timed) > 200
    for call in timed:
        flat = [time for turn in call.turns for time in (turn.start, turn.end)]
        assert flat == sorted(flat, key=lambda time: time or 0.0)


def test_bare_transcripts_have_neither_capitals_nor_commas() -> None:
    bare = [call for made in MADE.values() for call in made if call.truth and "bare" in call.truth[0].noise]
    words = " ".join(turn.text for call in bare for turn in call.turns)
    assert words == words.lower() and not re.search(r"[,?!]|\.\s", words) and "{" not in words


def test_homophones_come_at_the_rate_that_was_set() -> None:
    def share(rate: float) -> float:
        truths = [truth for call in calls(3, "tuning", 200, misheard=rate) for truth in call.truth]
        return sum("misheard" in truth.noise for truth in truths) / len(truths)

    assert share(0.0) == 0.0 and share(1.0) > 0.2


def test_small_talk_is_full_of_numbers_and_true_of_nobody() -> None:
    for split in SPLITS:
        made = list(small_talk(split, 20))
        words = " ".join(turn.text.lower() for call in made for turn in call.turns)
        assert not any(call.truth for call in made) and "{" not in words
        assert len(re.findall(r"\d+|hundred|twenty|nine", words)) > 200
        assert not DRAMA.search(words) and not re.search(r"\d{8}", words)


def test_what_measures_is_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["spoken", "testing", "5", "--show", "3"])
    with pytest.raises(SystemExit) as refused:
        spoken.main()
    assert refused.value.code == 2 and "not shown" in capsys.readouterr().err
