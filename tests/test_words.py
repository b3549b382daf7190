"""Identifiers as words."""

import pytest

from scanner.words import ends, holds, words


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("dateOfBirth", ("date", "of", "birth")),
        ("DATE_OF_BIRTH", ("date", "of", "birth")),
        ("date-of-birth", ("date", "of", "birth")),
        ("customerDOB_2", ("customer", "dob", "2")),
        ("NINumber", ("ni", "number")),
        ("address1", ("address", "1")),
        ("public.customers.e_mail", ("public", "customers", "e", "mail")),
        ("", ()),
        ("___", ()),
    ],
)
def test_identifier_is_split_into_words(identifier: str, expected: tuple[str, ...]) -> None:
    assert words(identifier) == expected


@pytest.mark.parametrize(
    ("name", "phrase", "expected"),
    [
        ("billing_email", "email", True),
        ("email_subject", "email", False),
        ("email2", "email", True),
        ("email_hash", "email", True),
        ("dateofbirth", "date of birth", True),
        ("customer_date_of_birth", "date of birth", True),
        ("statement", "state", False),
        ("number", "number", True),
        ("timezone", "zone", False),
        ("emails", "email", True),
        ("home_addresses", "address", True),
        ("histories", "history", True),
        ("news", "new feature", False),
    ],
)
def test_the_last_words_say_what_a_column_is(name: str, phrase: str, expected: bool) -> None:
    assert ends(words(name), phrase) is expected


def test_a_phrase_is_held_anywhere_but_in_whole_words() -> None:
    assert holds(words("email_subject"), "email")
    assert holds(words("optin_date"), "opt in")
    assert holds(words("public.OrderItems"), "order item")
    assert not holds(words("hostname"), "name")
