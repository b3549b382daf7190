"""Steep regexes are told apart from those that read any text in linear time; samples of a regex are matches of it."""

from __future__ import annotations

import re

import pytest

from detectors.samples import samples
from detectors.steep import steep

STEEP = [
    r"\w+@\w+", r"[a-z.]+@", r"\d+\s*(?:kg|lb)", r"(?:\d+,)+\d+", r"(?:[a-z]{1,9}\.)+com", r"^\s*foo", r"(?:a|b+)c", r"x(?=.*y)",
    r"(\w+\s?)*$", r"\b\w+(?:\s\w+)* Ltd", r"(?:^|(?<=,))[a-z,]+!", r"\b(?=.*?[0-9]{4})[a-z]{10}\b", r"[a-z]{1,99}[0-9]",
]  # fmt: skip
FLAT = [
    r"\bEMP-\d+\b", r"\b[A-Z]+-\d{4}\b", r"[a-z]+", r"(?<![\w.])[\w.]+@x", r"ID-[0-9]+x", r"\b\d{1,80}x", r"name:\s*\w+ \w+", r"\b[a-z]+@",
    r"(?:^|(?<=\W))(abc|d\.e)(?:(?=\W)|$)", r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", r"[a-z]{1,9}[0-9]", r"\b[0-9]{5}(?:-[0-9]{4})?\b",
]  # fmt: skip


@pytest.mark.parametrize("regex", STEEP)
def test_a_repeat_that_may_start_and_fail_all_over_a_run_is_steep(regex: str) -> None:
    assert steep(regex, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("regex", FLAT)
def test_one_that_begins_once_or_cannot_fail_is_not(regex: str) -> None:
    assert not steep(regex, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "regex", [r"\b[A-Z]{2}[0-9]{6}[A-D]\b", r"(?i)no\.? ?([0-9]{4})-\1", r"(?:a|b)+?[^0-9]", r"(?=x).\w{2,}", r"(?<![a-z])\d{3}(?!\d)"]
)
def test_samples_are_matches_and_always_the_same(regex: str) -> None:
    drawn = samples(regex, 0, 50)
    assert len(drawn) == 50 if "(?=x)" not in regex else drawn
    assert all(re.fullmatch(regex, text) and text.isprintable() and text.isascii() for text in drawn)
    assert samples(regex, 0, 50) == drawn and len(set(drawn)) > 1
