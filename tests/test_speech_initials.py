"""Illnesses said by their letters are read in one piece; what is spelt for another reason is left."""

from __future__ import annotations

import pytest

from scanner.speech.floor import Turns
from scanner.speech.fold import fold


def _folded(*said: str) -> str:
    return fold(Turns(list(said), ["agent", "caller"] * (len(said) // 2), [None] * len(said), [None] * len(said))).texts[-1]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("i'm seventy eight with c o p d", "i'm seventy eight with COPD"),
        ("my son has a d h d and he's off school", "my son has ADHD and he's off school"),
        ("I've got C. O. P. D.", "I've got COPD."),
        ("he had a d v t last year", "he had a DVT last year"),
        ("she lives with h i v", "she lives with HIV"),
        ("it's p t s d from the army", "it's PTSD from the army"),
    ],
)
def test_illnesses_said_by_their_letters(said: str, written: str) -> None:
    assert _folded("how can i help", said) == written


@pytest.mark.parametrize("said", ["c o p d e r", "the d v d player", "i b", "a b c", "s t v is on channel three", "h i there", "o c"])
def test_other_letters_stay(said: str) -> None:
    assert not {"COPD", "DVT", "HIV", "IBS", "OCD"} & set(_folded("how can i help", said).split())


def test_a_name_that_is_spelt_is_none() -> None:
    assert "OCD" not in _folded("can you spell your surname for me", "o c d").split()


def test_the_hit_leads_back_to_the_letters() -> None:
    folded = fold(Turns(["any conditions", "yes c o p d"], ["agent", "caller"], [None] * 2, [None] * 2))
    at = folded.texts[1].index("COPD")
    assert folded.back(1, at, at + 4) == ([(1, 4, 11)], 1.0)
