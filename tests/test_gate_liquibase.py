"""Changelogs of Liquibase: what each change does to the columns is read, with its line; what nobody can tell is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">\n{}</databaseChangeLog>\n'
_SET = '<changeSet id="1" author="a">\n{}\n</changeSet>\n'


def _schema(folder: Path, files: dict[str, str]) -> Schema:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder)])


def _xml(folder: Path, changes: str) -> Schema:
    return _schema(folder, {"1.xml": _XML.format(_SET.format(changes))})


def _columns(schema: Schema) -> dict[str, tuple[str, int]]:
    return {f"{table.name}.{column.name}": (column.type, column.line) for table, column in schema.columns()}


def test_changes_in_xml_are_read_with_their_lines(tmp_path: Path) -> None:
    changes = """<createTable tableName="client" remarks="people">
  <column name="id" type="bigint"><constraints primaryKey="true"/></column>
  <column name="office_id" type="java.sql.Types.BIGINT">
    <constraints foreignKeyName="fk" references="office(id)"/>
  </column>
  <column name="ref" type="varchar(20)" remarks="the client's reference"/>
  <column name="gone" type="int"/>
</createTable>
<addColumn tableName="client" schemaName="crm"><column name="nino" type="varchar(9)"/></addColumn>
<renameColumn tableName="client" oldColumnName="ref" newColumnName="passport_number" columnDataType="varchar(20)"/>
<modifyDataType tableName="client" columnName="office_id" newDataType="int"/>
<dropColumn tableName="client" columnName="gone"/>
<setColumnRemarks tableName="client" columnName="office_id" remarks="where"/>
<createView viewName="v">SELECT nino AS n FROM client</createView>
<sql><![CDATA[
  ALTER TABLE client ADD COLUMN dob date;
]]></sql>
<rollback>ALTER TABLE client ADD COLUMN never date;</rollback>"""
    schema = _xml(tmp_path, changes)
    assert schema.unread == [] and schema.notes == []
    assert _columns(schema) == {
        "client.id": ("bigint", 5), "client.office_id": ("int", 14), "client.passport_number": ("varchar(20)", 13),
        "client.nino": ("varchar(9)", 12), "client.dob": ("date", 19), "v.n": ("varchar(9)", 17),
    }  # fmt: skip
    client = schema.tables["client"]
    assert client.comment == "people" and client.columns["office_id"].comment == "where" and client.columns["office_id"].refers == "office"
    assert client.columns["passport_number"].was == (("client", "ref"),)


def test_changes_in_yaml_and_json_are_read(tmp_path: Path) -> None:
    yaml = """databaseChangeLog:
- changeSet:
    id: 1
    author: a
    changes:
    - createTable:
        tableName: client
        columns:
        - column: {name: id, type: bigint}
        - column:
            name: c7
            type: varchar(9)
            remarks: National Insurance number
    - sql: {sql: "ALTER TABLE client ADD COLUMN dob date"}
    - createIndex: {tableName: client, indexName: i, columns: [{column: {name: "(extra->>'x')", computed: true}}]}
"""
    json = '{"databaseChangeLog": [{"changeSet": {"changes": [{"addColumn": {"tableName": "client", "columns": [{"column": {"name": "iban"}}]}}]}}]}'
    schema = _schema(tmp_path, {"1.yaml": yaml, "2.json": json})
    assert schema.unread == [] and _columns(schema) == {
        "client.id": ("bigint", 9), "client.c7": ("varchar(9)", 11), "client.dob": ("date", 14), "client.iban": ("", 1),
    }  # fmt: skip
    assert schema.tables["client"].columns["c7"].comment == "National Insurance number"


@pytest.mark.parametrize("change", [
    '<createIndex tableName="t" indexName="i"><column name="a"/></createIndex>', '<insert tableName="t"><column name="nino" value="x"/></insert>',
    '<addForeignKeyConstraint baseTableName="t" baseColumnNames="a" constraintName="f" referencedTableName="u" referencedColumnNames="id"/>',
    '<tagDatabase tag="v1"/>', '<preConditions><tableExists tableName="t"/></preConditions>', "<comment>adds a nino</comment>",
    '<loadData tableName="t" file="t.csv"/>', '<addNotNullConstraint tableName="t" columnName="a"/>', "",
])  # fmt: skip
def test_changes_of_no_column_are_quiet(tmp_path: Path, change: str) -> None:
    schema = _xml(tmp_path, change)
    assert schema.unread == [] and _columns(schema) == {}


@pytest.mark.parametrize("change", [
    '<customChange class="org.example.AddNino"/>', "<executeCommand executable='x'/>", "<addColumn/>", '<createTable tableName="t"/>',
    "<adColumn tableName='t'><column name='nino'/></adColumn>", '<include file="elsewhere/9.xml"/>', '<sqlFile path="other.sql"/>',
    '<addColumn tableName="t"><column type="date"/></addColumn>', "<createView viewName='v'/>",
])  # fmt: skip
def test_what_a_change_does_that_nobody_can_tell_is_unread(tmp_path: Path, change: str) -> None:
    assert [Path(each.file).name for each in _xml(tmp_path, change).unread] == ["1.xml"]


def test_a_changelog_that_is_broken_or_hostile_is_unread(tmp_path: Path) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "b">]>\n<databaseChangeLog>&a;</databaseChangeLog>'
    schema = _schema(tmp_path, {"a.xml": "<databaseChangeLog><changeSet>", "b.xml": entities, "c.yaml": "databaseChangeLog: {a: 1}\n"})
    assert sorted(Path(each.file).name for each in schema.unread) == ["a.xml", "b.xml", "c.yaml"]


def test_what_a_changelog_includes_counts_once_it_is_given(tmp_path: Path) -> None:
    master = _XML.format('<include file="classpath:changes/1.xml" relativeToChangelogFile="true"/>\n<includeAll path="changes/"/>\n')
    one = _XML.format(_SET.format('<addColumn tableName="t"><column name="nino" type="text"/></addColumn>'))
    schema = _schema(tmp_path, {"master.xml": master, "changes/1.xml": one})
    assert schema.unread == [] and list(_columns(schema)) == ["t.nino"]
    alone = read_schema(WorkTree(), [str(tmp_path / "master.xml")])
    assert [each.line for each in alone.unread] == [3, 4] and "was not given" in alone.unread[0].reason


def test_decisions_stand_in_remarks_and_comments(tmp_path: Path) -> None:
    change = (
        '<addColumn tableName="t">\n<!-- noticegap: demog.dob, needed to check the age -->\n<column name="dob" type="date"/>\n</addColumn>'
    )
    (said,) = _xml(tmp_path, change).tables["t"].columns["dob"].said
    assert said.text == "demog.dob, needed to check the age"
