"""dbt: the columns of models are those of their queries, whether a `schema.yml` lists them or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import failing

STAGING = "with src as (select * from {{{{ source('raw', 'customers') }}}})\nselect\n  id as customer_id,\n  email{}\nfrom src\n"
YML = "version: 2\nmodels:\n  - name: customers\n    columns: [{name: customer_id}, {name: email}]\n"
SOURCES = "version: 2\nsources:\n  - {name: raw, tables: [{name: customers, columns: [{name: id}, {name: dob}]}]}\n"
LISTED = {"models/customers.sql": STAGING.format(""), "models/schema.yml": YML}


def _schema(folder: Path, files: dict[str, str]) -> Schema:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder)])


def _columns(schema: Schema) -> list[str]:
    return [f"{table.name}.{column.name}" for table, column in schema.columns()]


@pytest.mark.parametrize("more", [",\n  dob", ",\n  d1 as dob", ",\n  {{ clean('d1') }} as dob", ",\n  {{ prefix }}_dob", ",\n  src.dob"])
def test_a_column_that_the_query_has_and_the_list_omits_is_judged(tmp_path: Path, more: str) -> None:
    after = LISTED | {"models/customers.sql": STAGING.format(more)}
    assert failing(tmp_path, LISTED, after) == [("customers.dob", "added", "models/customers.sql")]


def test_what_nobody_lists_is_read_from_the_query_and_from_what_it_refers_to(tmp_path: Path) -> None:
    files = {
        "models/a.sql": "{{ config(\n  tags=['x']) }}\nselect * from {{ ref('b') }}",
        "models/b.sql": "select id, dob::date as dob from {{ source('raw', 'c') }} {% if is_incremental() %} where id > 1 {% endif %}",
        "snapshots/s.sql": "{% snapshot kept %}\nselect nino from {{ source('raw', 'c') }}\n{% endsnapshot %}",
        "tests/t.sql": "select * from {{ ref('a') }} where id < 0",
    }
    schema = _schema(tmp_path, files)
    assert sorted(_columns(schema)) == ["a.dob", "a.id", "b.dob", "b.id", "kept.nino"]
    assert schema.unread == [] == schema.notes
    assert next(c.line for t, c in schema.columns() if t.name == "kept") == 2


@pytest.mark.parametrize("query", [
    "select * from {{ source('raw', 'unknown') }}", "select id {% for c in all %}, {{ c }} {% endfor %} from {{ ref('x') }}",
    "select id, {{ dbt_utils.star(ref('x')) }} from {{ ref('x') }}", "{{ union_relations([ref('a')]) }}",
])  # fmt: skip
def test_what_only_dbt_can_tell_is_unread_and_noted_of_models_that_are_listed(tmp_path: Path, query: str) -> None:
    schema = _schema(tmp_path / "a", {"models/customers.sql": query})
    assert [each.reason.partition(":")[0] for each in schema.unread] == ["a model of dbt says its columns when it is compiled"]
    schema = _schema(tmp_path / "b", {"models/customers.sql": query, "models/schema.yml": YML})
    assert schema.unread == [] and len(schema.notes) == 1 and "customers.email" in _columns(schema)


def test_a_model_that_takes_a_column_of_a_source_is_judged(tmp_path: Path) -> None:
    """A source is somebody else's: what it holds passed nobody's gate."""
    before = {"models/sources.yml": SOURCES, "models/c.sql": "select id from {{ source('raw', 'customers') }}"}
    after = before | {
        "models/c.sql": "select id, dob from {{ source('raw', 'customers') }}",
        "models/d.sql": "select * from {{ ref('c') }}",
    }
    found = {(place, file) for place, _, file in failing(tmp_path, before, after)}
    assert ("c.dob", "models/c.sql") in found


def test_a_decision_in_a_query_counts(tmp_path: Path) -> None:
    after = LISTED | {"models/customers.sql": STAGING.format(",\n  -- noticegap: demog.dob, needed to check the age\n  dob")}
    assert failing(tmp_path, LISTED, after) == []


def test_seeds_and_versions_are_read(tmp_path: Path) -> None:
    files = {
        "dbt_project.yml": "name: shop\n",
        "seeds/vip.csv": "email,dob\nann@example.org,1990-01-01\n",
        "models/m.yml": "models:\n  - name: orders\n    columns: [{name: id}]\n    versions: [{v: 2, columns: [{include: all}, {name: nino}]}]\n",
    }
    assert _columns(_schema(tmp_path, files)) == ["orders.id", "orders.nino", "vip.email", "vip.dob"]
