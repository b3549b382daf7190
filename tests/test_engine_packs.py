"""All installed packs together: the automata, gates and phrases leave nothing out that the regexes alone would find."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors import Engine
from detectors.context import phrases
from detectors.lexicon import lexicon
from detectors.plain import phrase, plain
from tests.packs import cases, packs, patterns


@pytest.fixture(scope="module")
def native() -> Engine:
    return Engine(packs(), native=True)


@pytest.fixture(scope="module")
def bare() -> Engine:
    return Engine(packs(), native=False)


def texts() -> list[str]:
    """Texts of all cases, without brackets."""
    lists = (said.get(each, ()) for _, _, said in cases() for each in ("finds", "ignores", "reserved"))
    return sorted({text.replace("[", "").replace("]", "") for each in lists for text in each})


@pytest.mark.parametrize("pad", ["", "and then, as was said before, nothing happened for quite some time that day; "])
@pytest.mark.parametrize("name", ["", "notes"])
def test_hyperscan_or_not_the_hits_are_the_same(native: Engine, bare: Engine, pad: str, name: str) -> None:
    values = pa.array([pad + text for text in texts()[:: 2 if pad else 1]])
    one, other = native.scan(values, name=name, model=False), bare.scan(values, name=name, model=False)
    assert one.num_rows > 1000
    assert one.equals(other)


WORDS = st.sampled_from(
    [
        "nhs",
        "number",
        "numbers",
        "no",
        "patient",
        "id",
        "ID.",
        "national insurance",
        "x",
        "-",
        "  ",
        "é",
        "card",
        "card's",
        "여권",
        "ΑΦΜ",
        "9",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(WORDS, max_size=12).map(" ".join))
def test_phrases_few_or_many_are_heard_alike(text: str) -> None:
    spelled = tuple(phrase(each) for each in ("nhs number", "nhs", "number", "patient id", "id", "card", "national insurance number", "x"))
    made = plain(f"\0{text}\0".encode("latin-1", "replace"))
    number, end = lexicon(spelled).every(made)
    found = {(spelled[n], e) for n, e in zip(number.tolist(), end.tolist(), strict=True)}
    data = made.data.decode("latin-1")
    slow = {
        (each, at + 1 + len(each))
        for each in spelled
        for at in range(len(data))
        if data.startswith(f" {each} ", at) or data.startswith(f" {each}s ", at)
    }
    assert found == slow


def test_no_phrase_is_lost_in_spelling() -> None:
    chosen = [index for index, each in enumerate(patterns()) if each.context]
    held = phrases(patterns(), chosen)
    lost = [word for index in chosen for word in patterns()[index].context if phrase(word) not in held.spelled]
    assert not lost
