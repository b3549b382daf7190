"""Services, and documents, that have tables of one name: what one of them holds says nothing of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate import failing

USERS = "CREATE TABLE users (id int, email text{});\n"
DOB = USERS.format(", dob date")
API = "openapi: 3.0.0\ncomponents: {schemas: {User: {properties: {email: {type: string}%s}}}}\n"
RAILS = 'ActiveRecord::Schema.define do\n  create_table "users" do |t|\n    t.string "email"\n%s  end\nend\n'


@pytest.mark.parametrize(("before", "more", "told"), [
    ({"shop/m/1.sql": USERS.format(""), "clinic/m/1.sql": DOB}, {"shop/m/2.sql": "ALTER TABLE users ADD dob date;"}, "shop/m/2.sql"),
    ({"clinic/m/1.sql": DOB}, {"shop/m/1.sql": DOB}, "shop/m/1.sql"),
    ({"shop/m/1.sql": USERS.format(""), "clinic/m/1.sql": DOB}, {"shop/m/1.sql": DOB}, "shop/m/1.sql"),
    ({"shop.yaml": API % "", "clinic.yaml": API % ", dob: {type: string}"}, {"shop.yaml": API % ", dob: {type: string}"}, "shop.yaml"),
    ({"a_schema.rb": RAILS % "", "b_schema.rb": RAILS % '    t.date "dob"\n'}, {"a_schema.rb": RAILS % '    t.date "dob"\n'}, "a_schema.rb"),
])  # fmt: skip
def test_what_another_service_holds_excuses_nothing(tmp_path: Path, before: dict[str, str], more: dict[str, str], told: str) -> None:
    assert [(change, file) for _, change, file in failing(tmp_path, before, before | more)] == [("added", told)]


@pytest.mark.parametrize(("before", "after"), [
    ({"shop/m/1.sql": DOB}, {"store/db/1.sql": DOB}),  # a service that moved
    ({"m/1.sql": USERS.format(""), "m/2.sql": "ALTER TABLE users ADD dob date;"}, {"m/0_squashed.sql": DOB}),
    ({"m/2024_a/up.sql": USERS.format(""), "m/2025_b/up.sql": "ALTER TABLE users ADD dob date;"}, {"m/2026_c/up.sql": DOB}),
    ({"db/m/1.sql": DOB}, {"db/m/1.sql": DOB, "db/schema.sql": DOB}),  # a dump beside its migrations
    ({"shop/m/1.sql": DOB, "clinic/m/1.sql": USERS.format("")}, {"shop/m/1.sql": DOB, "clinic/n/1.sql": USERS.format("")}),
    ({"clinic.yaml": API % ", dob: {type: string}"}, {"hospital.yaml": API % ", dob: {type: string}"}),
])  # fmt: skip
def test_what_only_moves_is_no_change(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> None:
    assert failing(tmp_path, before, after) == []


def test_a_dump_of_one_service_drops_no_table_of_another(tmp_path: Path) -> None:
    """`DROP TABLE IF EXISTS` stands at the begin of dumps."""
    dump = f"DROP TABLE IF EXISTS users;\n{USERS.format('')}"
    files = {"clinic/1.sql": USERS.format(""), "shop/1.sql": dump}
    assert failing(tmp_path, files, files | {"clinic/1.sql": DOB}) == [("users.dob", "added", "clinic/1.sql")]


def test_a_change_of_a_table_that_another_folder_created_finds_it(tmp_path: Path) -> None:
    files = {"tables/users.sql": DOB}
    assert failing(tmp_path, files, files | {"updates/1.sql": "ALTER TABLE users DROP COLUMN dob;"}) == []


def test_a_decision_beside_the_migration_counts_for_the_dump(tmp_path: Path) -> None:
    migration = "ALTER TABLE users ADD dob date; -- noticegap: demog.dob, needed to check the age\n"
    after = {"db/m/1.sql": USERS.format(""), "db/m/2.sql": migration, "db/schema.sql": DOB}
    assert failing(tmp_path, {"db/m/1.sql": USERS.format(""), "db/schema.sql": USERS.format("")}, after) == []


def test_a_model_beside_its_migrations_in_another_language_retypes_nothing(tmp_path: Path) -> None:
    both = {"schema.prisma": "model users {\n  id Int @id\n  email String\n  dob DateTime\n}\n", "migrations/1.sql": DOB}
    assert failing(tmp_path, both, {"migrations/1.sql": DOB}) == []
