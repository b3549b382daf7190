"""A unit's turns on their way to the detectors: rows keep their numbers however batches are cut, and each knows who said it and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import pyarrow as pa
import pytest

from scanner.calls import TURNS, Moment
from scanner.hearing import Heard, Hearing
from scanner.speech import fold
from scanner.speech.value import Value
from scanner.speech.words import Words

TALK = "the meter in the hall was read by a man who came on monday"


def turns(rows: Sequence[dict[str, Any]]) -> pa.RecordBatch:
    """Turns as a connector gives them; what a row does not say is not known."""
    return pa.record_batch([pa.array([row.get(each.name) for row in rows], each.type) for each in TURNS], schema=TURNS)


def heard(batches: Iterable[pa.RecordBatch]) -> tuple[list[Heard], Hearing]:
    hearing = Hearing()
    return list(chain(chain.from_iterable(map(hearing.hear, batches)), hearing.end())), hearing


def texts(found: Iterable[Heard], column: str = "") -> list[str | None]:
    return [text for each in found for text in each.batch.column(column).to_pylist()]


def moments(found: Iterable[Heard]) -> list[Moment]:
    return [moment for each in found for moment in each.moments]


def _digits(words: Words) -> Iterable[Value]:
    """All that is written in digits, from the first to the last, as one value."""
    at = [number for number, word in enumerate(words.text) if word.isdigit()]
    if at:
        origins = tuple((number, number + 1) for number in at for _ in words.text[number])
        yield Value(at[0], at[-1] + 1, "".join(words.text[number] for number in at), origins)


@pytest.fixture
def digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fold, "READERS", (_digits,))


CALL = [
    {"role": "agent", "speaker": "Sam Example", "start": 0.0, "end": 4.0, "": "what is the number"},
    {"role": "caller", "speaker": "c", "start": 5.0, "end": 7.0, "": "it is 07700"},
    {"role": "agent", "speaker": "Sam Example", "start": 7.0, "end": 7.5, "": "mm hmm"},
    {"role": "caller", "speaker": "c", "start": 8.0, "end": 9.5, "": "900 then 123"},
    {"role": "agent", "speaker": "Sam Example", "start": 10.0, "end": 12.0, "": TALK},
]


@pytest.mark.usefixtures("digits")
def test_what_is_said_over_turns_stands_where_it_began() -> None:
    found, _ = heard([turns(CALL)])
    assert texts(found) == ["what is the number", "it is 07700900123", "mm hmm", "", TALK]
    assert moments(found)[1] == Moment(None, "caller", 5.0, 9.5), "as long as the last word of it"
    assert str(moments(found)[1]) == "00:00:05-00:00:10, caller"


@pytest.mark.usefixtures("digits")
@pytest.mark.parametrize("cut", [1, 2, 3, 4])
def test_it_does_not_matter_where_a_batch_ends(cut: int) -> None:
    before = [{"role": "agent", "start": float(n), "": f"{TALK} {'so' * (n % 3)}"} for n in range(6000)]
    rows = [*before, *CALL]
    whole, _ = heard([turns(rows)])
    parts, _ = heard([turns(rows[: 6000 + cut]), turns(rows[6000 + cut :])])
    assert texts(parts) == texts(whole)
    assert moments(parts) == moments(whole)
    assert len(texts(whole)) == len(rows)


def test_a_few_rows_at_a_time_come_out_in_order() -> None:
    rows = [{"speaker": f"s{n % 3}", "": f"{TALK} number {n}"} for n in range(12_300)]
    found, _ = heard(turns(rows[at : at + 100]) for at in range(0, len(rows), 100))
    assert len(found) > 2, "a meeting of days comes in pieces"
    assert texts(found) == [row[""] for row in rows]
    assert [moment.who for moment in moments(found)] == [f"speaker {n % 3 + 1}" for n in range(12_300)]


@pytest.mark.usefixtures("digits")
def test_calls_of_one_unit_are_told_apart() -> None:
    rows = [
        {"call": "1", "speaker": "a", "": "07700"},
        {"call": "2", "speaker": "a", "": "900"},
        {"call": "1", "speaker": "a", "": "123"},
    ]
    found, _ = heard([turns(rows)])
    assert texts(found) == ["07700123", "900", ""]
    assert [(moment.call, moment.who) for moment in moments(found)] == [("1", "speaker 1"), ("2", "speaker 1"), ("1", "speaker 1")]


def test_labels_of_agents_are_staff() -> None:
    found, _ = heard([turns(CALL)])
    assert texts(found, "agent") == ["Sam Example", None, "Sam Example", None, "Sam Example"]
    assert texts(found, "speaker") == [None, "c", None, "c", None]


def test_a_label_never_stands_in_a_moment() -> None:
    found, _ = heard([turns([{"speaker": "Jane Smith", "role": "Jane", "": "hello"}, {"speaker": "Ann Jones", "": "hello"}])])
    assert [moment.who for moment in moments(found)] == ["speaker 1", "speaker 2"]


def test_what_the_vendor_took_out_is_counted() -> None:
    rows = [{"": "my number is [PII] and [PHONE_NUMBER_1]"}, {"": "<NAME> said **** to {CARD} ####"}, {"": "[sic] a * b ** c <b>"}]
    _, hearing = heard([turns(rows)])
    assert hearing.note == "6 spans redacted by the vendor"


@pytest.mark.parametrize(
    "mark",
    [
        *("[PII]", "[NAME]", "[PHONE]", "[CREDIT_DEBIT_NUMBER]", "[BANK_ROUTING]", "[PIN]"),  # Amazon
        *("[REDACTED]", "[PCI_1]", "[CREDIT_CARD_1]", "[CARDINAL_NUMBER_12]", "****"),  # Deepgram
        *(
            "####",
            "[PERSON_NAME]",
            "[PHONE_NUMBER]",
            "[CREDIT_CARD_CVV]",
            "[DATE_OF_BIRTH]",
            "[US_SOCIAL_SECURITY_NUMBER]",
        ),  # AssemblyAI, Google
        *("************", "[Person-1]", "[PERSON-1]"),  # Azure
        *("<PERSON>", "<US_SSN>", "<DATE_TIME>", "<NRP>", "<EMAIL_ADDRESS>"),  # Presidio
        *("[redacted]", "[name redacted]", "[phone number]", "(redacted)", "[CARD NUMBER]", "{NAME}", "XXXX"),  # by hand, and others
    ],
)
def test_marks_of_vendors_are_counted(mark: str) -> None:
    _, hearing = heard([turns([{"": f"it is {mark}, thanks"}])])
    assert hearing.note == "1 span redacted by the vendor"


@pytest.mark.parametrize(
    "sound",
    [
        *(
            "[laughter]",
            "[LAUGHTER]",
            "[inaudible 00:01:02]",
            "[INAUDIBLE]",
            "[crosstalk]",
            "<unk>",
            "<UNK>",
            "[MUSIC]",
            "[APPLAUSE]",
            "[NOISE]",
        ),
        *(
            "[BLANK_AUDIO]",
            "[SPEAKER_00]",
            "[PHONE RINGING]",
            "[Music]",
            "[silence]",
            "[00:01:02]",
            "<b>",
            "{\\an8}",
            "[laughs at her name]",
            "**",
            "#1",
        ),
    ],
)
def test_sounds_are_not_taken_out(sound: str) -> None:
    _, hearing = heard([turns([{"": f"it is {sound}, thanks"}])])
    assert hearing.note == ""


def test_times_that_cannot_be_are_left_out() -> None:
    rows = [{"start": 9.0, "end": 3.0, "": "a"}, {"start": None, "end": 4.0, "": "b"}, {"": "c"}, {"start": 3601.5, "": "d"}]
    found, _ = heard([turns(rows)])
    assert list(map(str, moments(found))) == ["00:00:09", "00:00:04", "", "01:00:01"]


def test_nothing_said_is_no_fault() -> None:
    found, hearing = heard([turns([]), turns([{"": None}, {"": ""}])])
    assert texts(found) == ["", ""] or texts(found) == [None, ""]
    assert hearing.note == ""


GUESSED = [
    {"speaker": "1", "": "thank you for calling how can i help"},
    {"speaker": "2", "": "hi i'm calling about my bill i'd like to change my address"},
    {"speaker": "1", "": "no problem can i take your name please"},
    {"speaker": "2", "": "it's ann"},
    {"speaker": "1", "": "is there anything else i can help you with today"},
]


def test_who_is_who_is_told_from_how_they_talk() -> None:
    found, _ = heard([turns(GUESSED)])
    assert [moment.who for moment in moments(found)] == ["agent", "caller", "agent", "caller", "agent"]
    export, _ = heard([turns([{**GUESSED[0], "role": "caller"}, *GUESSED[1:]])])
    assert [moment.who for moment in moments(export)] == ["caller", "speaker 1", "speaker 2", "speaker 1", "speaker 2"], "it said so itself"


def test_an_agents_own_name_is_no_customers() -> None:
    said = "good morning you're speaking with sarah how can i help"
    found, _ = heard([turns([{"role": "agent", "": said}, {"role": "caller", "": "my name is sarah"}])])
    assert texts(found, "agent") == ["sarah", None]
    assert texts(found)[0] == said.replace("sarah", "     ")
    assert "sarah" in (texts(found)[1] or "")


def test_an_agent_who_is_spoken_to_is_no_customer() -> None:
    rows = [
        {"call": "1", "role": "agent", "": "you're speaking with sarah how can i help"},
        {"call": "1", "role": "caller", "": "Thank you, Sarah. my sister sarah lives with me"},
        {"call": "2", "role": "caller", "": "thank you sarah"},
    ]
    found, _ = heard([turns(rows)])
    assert texts(found)[1:] == ["Thank you,      . my sister sarah lives with me", "thank you sarah"]


@pytest.mark.parametrize(("kind", "first", "others", "written"), [
    ("postcode", "and your postcode please", ["w12 day be", "w one two a", "w one two zero a b"], "W12 0AB"),
    ("phone number", "what is your phone number", ["oh seven seven", "oh seven seven double oh nine double oh one two three"], "07700900123"),
])  # fmt: skip
def test_another_hearing_is_taken_where_the_first_has_no_answer(kind: str, first: str, others: list[str], written: str) -> None:
    rows = [{"role": "agent", "": first}, {"role": "caller", "": "it's window", "alternatives": others}]
    found, _ = heard([turns(rows)])
    assert (texts(found)[1] or "").endswith(f" {kind}: {written}")
    (_, folded) = found[0].folded[0]
    spans, sure = folded.back(1, len(folded.texts[1]) - 3, len(folded.texts[1]))
    assert spans == [(1, 0, len("it's window"))]
    assert sure < 0.8, "the recogniser did not believe in it"
    unasked, _ = heard([turns([rows[1]])])
    assert texts(unasked) == ["it's window"]


def test_another_hearing_is_left_where_the_first_has_the_answer() -> None:
    said = {"role": "caller", "": "w one two zero a b", "alternatives": ["w one three zero a b"]}
    found, _ = heard([turns([{"role": "agent", "": "and your postcode please"}, said])])
    assert (texts(found)[1] or "") == "postcode: W12 0AB"


def test_who_greets_as_agents_do_is_one_where_nobody_is_told_apart() -> None:
    greeting = "good morning thanks for calling you're through to leah how can i help"
    found, _ = heard([turns([{"": greeting}, {"": "hello my name's arjun and my meter is broken"}])])
    assert texts(found, "agent") == ["leah", None]
    assert "leah" not in (texts(found)[0] or "")
    assert texts(found)[1] == "hello my name's arjun and my meter is broken"


def _swapped(role: dict[str, str]) -> list[dict[str, Any]]:
    said = (
        ("a", "good morning thank you for calling northern lights my name is sarah how can i help"),
        ("b", "hi my name is jane smith i'm calling about my bill"),
        ("a", "okay let me just bring up your account and for security can you confirm your date of birth"),
        ("b", "third of april eighty two"),
        ("a", "is there anything else i can help you with"),
        ("b", "no that's it thanks sarah"),
    )
    return [{"call": "17", "role": role[who], "speaker": who, "": text} for who, text in said]


def test_a_customer_on_the_channel_of_the_agent_keeps_the_name() -> None:
    """Channels that were swapped: what the customer is called was taken out as an agent's."""
    found, hearing = heard([turns(_swapped({"a": "caller", "b": "agent"}))])
    assert "jane smith" in (texts(found)[1] or "")
    assert texts(found, "speaker")[1] == "b" and texts(found, "agent")[1] is None
    assert hearing.note == "agent and caller talk the other way round in 1 call (swapped channels?)"


def test_an_agent_on_the_channel_of_the_agent_does_not() -> None:
    found, hearing = heard([turns(_swapped({"a": "agent", "b": "caller"}))])
    assert "sarah" not in (texts(found)[0] or "") and "jane smith" in (texts(found)[1] or "")
    assert hearing.note == ""
