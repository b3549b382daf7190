"""Identifiers as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scanner.naming
import scanner.words
from scanner.naming import about, about_people, column_endings, names_event, names_prose, names_things, subject_words, table_words
from scanner.words import endings, ends, held, holds, spellings, words


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("dateOfBirth", ("date", "of", "birth")),
        ("DATE_OF_BIRTH", ("date", "of", "birth")),
        ("date-of-birth", ("date", "of", "birth")),
        ("customerDOB_2", ("customer", "dob", "2")),
        ("NINumber", ("ni", "number")),
        ("CCJs", ("ccjs",)),
        ("userIDs_old", ("user", "ids", "old")),
        ("DOBIsValid", ("dob", "is", "valid")),
        ("address1", ("address", "1")),
        ("public.customers.e_mail", ("public", "customers", "e", "mail")),
        ("Prénom", ("prenom",)),
        ("Birthdate__c", ("birthdate",)),
        ("SSN__pc", ("ssn",)),
        ("Owner__R", ("owner",)),
        ("vitamin_c", ("vitamin", "c")),
        ("SENtype", ("sen", "type")),
        ("FSMstartDate", ("fsm", "start", "date")),
        ("NHSno", ("nhs", "no")),
        ("Fname", ("fname",)),
        ("HTTPServer", ("http", "server")),
        ("ForNICsInPd", ("for", "nics", "in", "pd")),
        ("num_sécu", ("num", "secu")),
        ("Straße", ("strasse",)),
        ("電話番号", ("電話番号",)),
        ("", ()),
        ("___", ()),
    ],
)
def test_identifier_is_split_into_words(identifier: str, expected: tuple[str, ...]) -> None:
    assert words(identifier) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("CUSTNAME", "cust name"),
        ("CUSTDOB", "cust dob"),
        ("ADDRLINE1", "addr line 1"),
        ("EMPNO", "emp no"),
        ("emplname", "emp lname"),
        ("dateofbirth", "date of birth"),
        ("HOMEPHONENBR", "home phone nbr"),
        ("patientnhsno", "patient nhs no"),
    ],
)
def test_words_that_are_run_together_are_cut_where_all_of_them_are_known(identifier: str, expected: str) -> None:
    assert " ".join(words(identifier)) == expected


@pytest.mark.parametrize(
    "word",
    ["hostname", "filename", "username", "surname", "statement", "timezone", "timestamp", "location", "candidate", "mandate", "casino",
     "notebook", "membership", "middlesex", "namespace", "typescript", "cardinal", "datatype", "homepage", "salesforce"],
)  # fmt: skip
def test_a_word_stays_whole(word: str) -> None:
    assert words(word) == words(word.upper()) == (word,)


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
        ("hostname", "name", False),
        ("salary.current", "salary", True),
    ],
)
def test_the_last_words_say_what_a_column_is(name: str, phrase: str, expected: bool) -> None:
    assert ends(words(name), phrase) is expected


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("addr_line_1", "address line"),
        ("DOBDate", "date of birth"),
        ("custPhoneNo", "phone"),
        ("custPhoneNo", "customer phone number"),
        ("gndr", "gender"),
        ("ni_no", "ni number"),
        ("postal_cd", "postal code"),
        ("cust_nm", "customer name"),
        ("CUSTTEL", "telephone"),
        ("emp_fname", "first name"),
        ("tel", "telephone"),
        ("telephone", "tel"),
        ("acct_nbr", "account no"),
        ("drivers_license", "drivers licence"),
        ("optin", "opt in"),
        ("opt_in", "opt in"),
        ("consentTs", "consent timestamp"),
        ("blu_bdg", "blue badge"),
        ("CLMT_NTNLTY", "nationality"),
        ("pnsn_no", "pension number"),
        ("relgn", "religion"),
        ("EMPLR", "employer"),
        ("vstr_nm", "visitor name"),
        ("guar_nm", "guarantor name"),
        ("curr_slry", "current salary"),
        ("mail_prefs", "mail preferences"),
        ("upd_dtm", "upd date time"),
        ("OCCUPAT_CD", "occupation code"),
        ("disab_ind", "disability ind"),
        ("citiz", "citizenship"),
        ("passp_no", "passport number"),
        ("educat_lvl", "education level"),
    ],
)
def test_both_sides_of_a_comparison_are_written_out(name: str, phrase: str) -> None:
    assert ends(words(name), phrase)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("national_grid", "nationality grid"), ("relation", "relationship"), ("citizens", "citizenship"), ("passwor", "passport"),
        ("ethnic", "ethnicity"), ("convict", "conviction"), ("pass", "passport"), ("regist", "registration"),
    ],
)  # fmt: skip
def test_what_may_be_another_word_stands_for_none(name: str, phrase: str) -> None:
    assert not ends(words(name), phrase)


def test_a_phrase_is_held_anywhere_but_in_whole_words() -> None:
    assert holds(words("email_subject"), "email")
    assert holds(words("optin_date"), "opt in")
    assert holds(words("public.OrderItems"), "order item")
    assert not holds(words("hostname"), "name")


@pytest.mark.parametrize(
    ("table", "column", "phrase", "expected"),
    [
        ("public.users", "name", "person name", True),
        ("public.users", "name", "user name", False),
        ("Exports/customers_2024.csv", "NM", "person name", True),
        ("clients", "number", "client number", True),
        ("products", "name", "person name", False),
        ("user_roles", "name", "person name", False),
        ("users", "hostname", "person name", False),
        ("users", "display_name", "person name", False),
        ("orders.jsonl", "customer.name", "person name", True),
        ("orders.jsonl", "items[].name", "person name", False),
        ("customers.jsonl", "product.name", "person name", False),
        ("orders", "name", "person name", False),
    ],
)
def test_a_bare_name_is_read_with_its_table(table: str, column: str, phrase: str, expected: bool) -> None:
    assert (phrase in column_endings(table, column)) is expected


@pytest.mark.parametrize(
    ("unit", "noun"),
    [
        ("shop.stores", "store"),
        ("public.tbl_customers_2024", "customer"),
        ("Archive/patients.csv.gz", "patient"),
        ("book.xlsx/Staff list", "staff"),
        ("shop.order_items", "item"),
        ("2024", None),
        ("people", "people"),
    ],
)
def test_what_a_table_is_about(unit: str, noun: str | None) -> None:
    assert about(unit) == noun


def test_a_folder_or_schema_is_not_the_table() -> None:
    assert table_words("Products/customers_2024.csv") == ("customers", "2024")
    assert table_words("products.customers") == ("customers",)
    assert table_words("a.csv") == ("a",)


def test_a_table_of_people_is_about_nothing_else() -> None:
    assert subject_words("crm.company_contacts") == ("contact",)
    assert subject_words("exports/event_attendees_2024.csv") == ("attendee",)
    assert subject_words("shop.contact_companies") == ("contact", "companies")
    assert subject_words("2024") == ("2024",)


def test_what_a_column_is_for() -> None:
    assert names_event("created_at") and names_event("HireDate") and not names_event("d1")
    assert names_prose("") and names_prose("case_notes") and not names_prose("notes_count")
    assert names_things("TrackName") and not names_things("composer")


@given(st.text(max_size=40))
def test_any_name_can_be_read(name: str) -> None:
    assert all(word == word.strip() and word for word in words(name))
    assert not column_endings(name, name) or words(name)
    assert spellings((name,))


def test_a_plural_has_gained_an_e_only_after_a_hiss() -> None:
    assert {"box", "address", "match"} <= held(("boxes", "addresses", "matches"))
    assert "nam" not in held(("names",)) and "name" in held(("names",))


def test_what_follows_a_name_and_says_nothing_new_is_left_out() -> None:
    assert "email" in endings(words("email_normalized")) and "phone" in endings(words("phone_ciphertext"))
    assert "person name" in column_endings("base_customer", "name_cached")


def test_things_of_people_lend_their_name_to_a_number() -> None:
    assert "phone number" in column_endings("phones", "number") and "passport number" in column_endings("crm.passports", "number")
    assert "room number" not in column_endings("rooms", "number")


def test_people_are_known_at_the_end_of_a_table_name_without_marks() -> None:
    assert about("auth_facilityuser") == "user" and about_people("app_enterprisestudent")
    assert not about_people("enterprisecustomer_config") and not about_people("orders")


def test_people_and_their_names_in_other_languages() -> None:
    assert "person name" in column_endings("moradores", "nome") and "person name" in column_endings("clientes", "nombre")
    assert "person name" in column_endings("kunden", "name") and "person name" in column_endings("utilisateurs", "nom")
    assert "person name" not in column_endings("produtos", "nome")


def test_readings_of_the_names_of_many_files_are_not_kept() -> None:
    for number in range(10_000):
        about(f"folder/report {number} of the customers.txt")
    kept = [each.cache_info() for each in (*vars(scanner.words).values(), *vars(scanner.naming).values()) if hasattr(each, "cache_info")]
    assert len(kept) > 5
    assert all(info.currsize <= 4096 for info in kept)
