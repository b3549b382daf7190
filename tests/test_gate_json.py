"""Keys of JSON columns that a schema names: a column of JSON is no place to hide them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate import failing

CUSTOMERS = "CREATE TABLE customers (id int, email text, profile jsonb);\n"
RAILS = 'ActiveRecord::Schema.define do\n  create_table "customers" do |t|\n    t.string "email"\n    t.jsonb "profile"%s\n%s  end\nend\n'


@pytest.mark.parametrize(("text", "place"), [
    ("CREATE INDEX i ON customers ((profile->>'passport_number'));", "customers.profile.passport_number"),
    ("CREATE UNIQUE INDEX CONCURRENTLY i ON public.customers USING btree (((profile -> 'kin') ->> 'religion'));", "customers.profile.kin.religion"),
    ("CREATE INDEX i ON customers ((profile #>> '{kin,date_of_birth}'));", "customers.profile.kin.date_of_birth"),
    ("ALTER TABLE customers ADD c1 date GENERATED ALWAYS AS ((profile->>'date_of_birth')::date) STORED;", "customers.profile.date_of_birth"),
    ("ALTER TABLE customers ADD c1 AS JSON_VALUE([profile], N'$.dateOfBirth');", "customers.profile.dateOfBirth"),
    ("ALTER TABLE customers ADD c1 date AS (json_unquote(json_extract(`profile`,_utf8mb4'$.date_of_birth'))) VIRTUAL;",
     "customers.profile.date_of_birth"),
    ("ALTER TABLE customers ADD CONSTRAINT c CHECK (profile ? 'passport_number');", "customers.profile.passport_number"),
    ("ALTER TABLE customers ALTER COLUMN profile SET DEFAULT '{\"kin\": {\"date_of_birth\": null}}';", "customers.profile.kin.date_of_birth"),
    ("ALTER TABLE customers ADD COLUMN extra jsonb NOT NULL DEFAULT '{\"religion\": null}'::jsonb;", "customers.extra.religion"),
    ("CREATE VIEW v AS SELECT id, profile->>'religion' FROM customers;", "v.religion"),
    ("CREATE VIEW v AS SELECT id, (profile->>'date_of_birth')::date AS c1 FROM customers;", "v.c1"),
    ("ALTER TABLE customers ADD c0 date;\nCREATE VIEW v AS SELECT coalesce(date_of_birth, c0)::text AS c1 FROM old_customers;", "v.c1"),
])  # fmt: skip
def test_a_key_that_sql_names_is_judged(tmp_path: Path, text: str, place: str) -> None:
    before = {"m/1.sql": CUSTOMERS}
    assert failing(tmp_path, before, before | {"m/2.sql": text}) == [(place, "added", "m/2.sql")]


@pytest.mark.parametrize(("default", "more", "place"), [
    (', default: {"date_of_birth"=>nil}', "", "customers.profile.date_of_birth"),
    ("", "    t.index \"((profile ->> 'passport_number'::text))\", name: \"i\"\n", "customers.profile.passport_number"),
    ("", "    t.virtual \"c1\", type: :date, as: \"((profile ->> 'date_of_birth'::text))::date\", stored: true\n",
     "customers.profile.date_of_birth"),
])  # fmt: skip
def test_a_key_that_a_dump_of_rails_names_is_judged(tmp_path: Path, default: str, more: str, place: str) -> None:
    found = failing(tmp_path, {"schema.rb": RAILS % ("", "")}, {"schema.rb": RAILS % (default, more)})
    assert found == [(place, "added", "schema.rb")]


def test_keys_go_with_their_column_and_values_are_no_keys(tmp_path: Path) -> None:
    first = CUSTOMERS + "CREATE INDEX i ON customers ((profile->>'date_of_birth'));\n"
    after = first + "ALTER TABLE customers DROP COLUMN profile;\nINSERT INTO customers VALUES (1, 'x', '{\"religion\": 1}');\n"
    assert failing(tmp_path / "a", {"m/1.sql": CUSTOMERS}, {"m/1.sql": after}) == []
    said = CUSTOMERS + "ALTER TABLE customers ADD c text DEFAULT '{}', ADD d text CHECK (d <> 'religion');\n"
    assert failing(tmp_path / "b", {"m/1.sql": CUSTOMERS}, {"m/1.sql": said}) == []
