"""What is taken for a name where people talk."""

from __future__ import annotations

import pytest

from detectors.names.said import name_in


@pytest.mark.parametrize("text", ["Hiya", "mhm", "hi okay", "so yankee zulu", "sierra hotel", "Juliet Delta"])
def test_greetings_sounds_and_letters_name_nobody(text: str) -> None:
    assert name_in(text, 0, len(text)) is None


@pytest.mark.parametrize("text", ["juliet", "charlie", "india jones", "mike oscar", "Aisha Khan", "Ta Nguyen", "mark"])
def test_names_stay_whole(text: str) -> None:
    assert name_in(text, 0, len(text)) == (0, len(text))


def test_a_greeting_is_no_part_of_a_name() -> None:
    assert name_in("Hi Chris, it's me", 0, 8) == (3, 8)
    assert name_in("rgds jas", 0, 8) == (5, 8)


def test_a_name_that_spells_a_letter_names_nobody() -> None:
    said = "w as in william and this is for william"
    assert name_in(said, 8, 15) is None
    assert name_in(said, 32, 39) == (32, 39)
    assert name_in("s for sugar", 6, 11) is None
    assert name_in("a for william", 6, 13) == (6, 13)
