"""Numbering plans: the numbers of every country, one by one, all at once, and as phonenumbers itself has them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import phonenumbers
import pyarrow as pa
import pytest
from phonenumbers.phonemetadata import PhoneMetadata

from detectors.packs import phones
from detectors.packs.phone_plans import _KINDS, all_in_use, in_use

_SEVERAL = 12  # numbers near each example


def _near(rng: random.Random, digits: str) -> Iterator[str]:
    """The number, and numbers with other digits behind some place, one digit more or less."""
    yield digits
    for _ in range(_SEVERAL):
        at = rng.randrange(1, len(digits))
        yield digits[:at] + "".join(rng.choice("0123456789") for _ in digits[at:])
    yield digits[:-1]
    yield digits + rng.choice("0123456789")


def _numbers() -> list[str]:
    """Numbers with their country code around the examples of every kind in every country, and some around every beginning."""
    rng = random.Random(0)
    found = [f"{code}{rng.randrange(10 ** rng.randint(5, 11))}" for code in range(1000) for _ in range(3)] + ["", "0", "1", "44", "999"]
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        for region in regions:
            plan = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            for kind in (getattr(plan, name) for name in _KINDS):
                if kind and kind.example_number:
                    found += [f"{code}{each}" for each in _near(rng, kind.example_number)]
                    found.append(f"{code}{plan.national_prefix or ''}{kind.example_number}")
    return found


@pytest.fixture(scope="module")
def numbers() -> list[str]:
    made = _numbers()
    assert len(made) > 20_000
    return made


def test_all_at_once_is_one_by_one(numbers: list[str]) -> None:
    answers = [in_use(each) for each in numbers]
    assert all_in_use(pa.array(["4", *numbers], pa.large_string())[1:]).tolist() == answers
    assert 0.2 < sum(answers) / len(answers) < 0.8


def _valid(digits: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


def test_in_use_is_what_phonenumbers_calls_valid(numbers: list[str]) -> None:
    told = all_in_use(pa.array(numbers, pa.large_string())).tolist()
    assert [each for each, answer in zip(numbers, told, strict=True) if answer != _valid(each)] == []


def test_numbers_as_they_are_written(numbers: list[str]) -> None:
    """American numbers without their country code, and international ones in all their forms."""
    rng = random.Random(1)
    american = [f"({digits[1:4]}) {digits[4:7]}-{digits[7:]}" for digits in numbers if digits.startswith("1") and len(digits) == 11]
    written = [rng.choice(("+{}", "00{}", "+ {}", "{}")).format(digits) for digits in numbers]
    for check, texts in ((phones.american, american), (phones.phone, written), (phones.drama, written + american)):
        answers = [check.one(text) for text in texts]
        assert any(answers) and not all(answers)
        assert check.many(pa.array(texts, pa.large_string())).tolist() == answers
