"""Delimited text: nothing is lost, headers are names only, and nothing hangs."""

from __future__ import annotations

import csv
import io
import re
import time
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers import csv_, rows
from connectors.readers.header import is_header, names
from connectors.readers.inside import root
from connectors.readers.node import Budget
from connectors.readers.rows import Chunk, Dialect, chunks


def batches(data: bytes, name: str = "a.csv") -> list[pa.RecordBatch]:
    return list(csv_.read(io.BytesIO(data), root(name, Budget())))


def tables(data: bytes, name: str = "a.csv") -> list[dict[str, str]]:
    return [row for batch in batches(data, name) if batch.schema.names != [""] for row in batch.to_pylist()]


def body(data: bytes, name: str = "a.csv") -> list[str]:
    return [row[""] for batch in batches(data, name) if batch.schema.names == [""] for row in batch.to_pylist()]


def everything(data: bytes, name: str = "a.csv") -> str:
    """All that came back: names apart, cells and body."""
    return "\n".join(str(value) for batch in batches(data, name) for column in batch.columns for value in column.to_pylist())


def test_header_becomes_names() -> None:
    assert tables(b"first_name,email\nJane,jane@example.org\n") == [{"first_name": "Jane", "email": "jane@example.org"}]


def test_no_header_gets_numbers_and_keeps_its_first_row() -> None:
    data = b"Jane,Roe,jane@example.org\nJohn,Doe,john@example.org\n"
    assert tables(data) == [
        {"1": "Jane", "2": "Roe", "3": "jane@example.org"},
        {"1": "John", "2": "Doe", "3": "john@example.org"},
    ]


@pytest.mark.parametrize(
    "first",
    [
        ["Jane", "Roe", "London"],
        ["Jane Roe", "customer", "London"],
        ["jane", "roe", "unknown"],
        ["7", "Jane Roe", "020 7946 0018"],
        ["QQ123456C", "SK9 5AF", "1984-02-29"],
    ],
)
def test_values_are_no_header(first: list[str]) -> None:
    assert not is_header(first, [["John", "Doe", "Leeds"], ["Ann", "Poe", "York"]])


@pytest.mark.parametrize(
    "first",
    [
        ["first_name", "surname", "town"],
        ["First Name", "Surname", "Town"],
        ["customerId", "dateOfBirth", "x"],
        ["Ort", "Name", "Code"],
        ["nome", "cpf", "cep"],
        ["nome", "documento", "sexo"],
        ["Vorname", "Nachname", "PLZ"],
        ["nom", "prénom", "ville"],
        ["apellidos", "correo", "teléfono"],
        ["Pupil", "FSM", "Form"],
        ["Tenant", "CCJs", "Arrears"],
        ["Client", "HIV", "Hepatitis"],
        ["Mitarbeiter", "Krankenkasse", "Steuerklasse"],
    ],
)
def test_names_are_a_header(first: list[str]) -> None:
    assert is_header(first, [["John", "Doe", "Leeds"], ["Ann", "Poe", "York"]])


def test_unknown_names_above_values_are_a_header() -> None:
    assert is_header(["foo", "bar"], [["1", "2"], ["3", "4"]])


def test_a_name_that_stands_again_in_its_column_is_a_value() -> None:
    assert not is_header(["status", "type"], [["status", "x"], ["open", "y"]])


def test_a_value_in_the_header_is_scanned_and_names_nothing() -> None:
    data = b"name,email,jane@example.org,Jane Roe,town\na,b,c,d,e\n"
    assert tables(data) == [{"name": "a", "email": "b", "3": "c", "4": "d", "town": "e"}]
    assert body(data) == ["jane@example.org", "Jane Roe"]


def test_people_as_columns_are_not_names() -> None:
    data = b"date,Jane,Joe\n2026-01-01,3,4\n2026-01-02,5,6\n"
    assert next(batch.schema.names for batch in batches(data)) == ["date", "2", "3"]
    assert body(data) == ["Jane", "Joe"]


def test_what_is_clipped_is_a_name_below_which_values_stand() -> None:
    data = b"ref,sc,nm,amt_p,Jane,jo,tc\nDD900100,405194,M POE,800,3,4,0N\nDD900101,770606,J ROE,300,5,6,0C\n"
    assert next(batch.schema.names for batch in batches(data)) == ["ref", "sc", "nm", "amt_p", "5", "6", "tc"]
    assert body(data) == ["Jane", "jo"]
    assert not is_header(["gb", "fr", "x"], [["de", "pl", "y"], ["ie", "es", "z"]])


def test_names_are_unique_and_never_empty() -> None:
    assert names(["name", "name", "", "name_2", "3"], 5) == ["name", "name_2", "3", "name_2_2", "5"]


def test_ragged_rows_come_as_body() -> None:
    data = b"name,email\nJane,jane@example.org\nshort\nlong,a@example.org,020 7946 0018\n"
    assert len(tables(data)) == 1
    assert body(data) == ["short", "long,a@example.org,020 7946 0018"]


def test_lines_above_the_table_are_body() -> None:
    data = b"Report for Jane Roe\n\nname,email\nJo,jo@example.org\nAnn,ann@example.org\n"
    assert [row["name"] for row in tables(data)] == ["Jo", "Ann"]
    assert body(data) == ["Report for Jane Roe"]


def test_quoted_newlines_and_quotes() -> None:
    data = b'name,notes\nJane,"called\r\nsaid ""no"", left"\nJo,x\n'
    assert tables(data) == [{"name": "Jane", "notes": 'called\r\nsaid "no", left'}, {"name": "Jo", "notes": "x"}]


def test_open_quote_costs_one_line_and_no_more() -> None:
    data = b'name,email\nJane,"020 7946 0018\nJo,jo@example.org\nAnn,ann@example.org\n'
    assert [row["name"] for row in tables(data)] == ["Jo", "Ann"]
    assert body(data) == ['Jane,"020 7946 0018']


@pytest.mark.parametrize("data", [b"nab;cb;c\n\x00\n", b"\x00a", b"a,b;c\n\x00;d,e\n"])
def test_nuls_where_the_dialect_is_open(data: bytes) -> None:
    assert set(words(everything(data))) >= set(words(data.decode().splitlines()[0]))


def test_nuls_are_read() -> None:
    assert tables(b"name,email\nJa\0ne,jane@example.org\n") == [{"name": "Ja\0ne", "email": "jane@example.org"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"])
def test_encodings(encoding: str) -> None:
    assert tables("name,town\nJosé Núñez,Zürich\n".encode(encoding)) == [{"name": "José Núñez", "town": "Zürich"}]


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1251", "Иван Петров,Москва"), ("shift_jis", "山田太郎,東京都"), ("gb18030", "王小明,北京市")]
)
def test_other_scripts(encoding: str, text: str) -> None:
    assert text.split(",")[0] in everything(("name,town\n" + (text + "\n") * 20).encode(encoding))


@pytest.mark.parametrize("stray", [b"\xff", b"J\xfcrgen", b"\x96 "])
def test_a_stray_byte_early_in_a_file_of_utf_8_costs_nothing_but_itself(stray: bytes) -> None:
    from connectors.readers.encoding import blocks

    text = "id,name\n1,Zoë Müller\n2,François Böhm\n"
    assert b"".join(blocks(io.BytesIO(stray + text.encode()))).decode().endswith(text)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "«RENÉ» et “DESIRÉ”, MARCHÉ…"),
        ("gb18030", "张伟住在北京市朝阳区建国路一百号,电话号码请联系客户服务部门"),
        ("cp874", "นายสมชาย ใจดี อาศัยอยู่ที่กรุงเทพมหานคร เด็กหญิงเกิดใหม่ใน"),
        ("cp866", "Иванов Пётр Сергеевич родился в Москве, проживает на улице Ленина"),
    ],
)
def test_characters_of_utf_8_by_chance_make_no_utf_8(encoding: str, text: str) -> None:
    from connectors.readers.encoding import blocks

    assert b"".join(blocks(io.BytesIO(text.encode(encoding)))).decode() == text


def test_a_stray_byte_late_in_the_file_costs_nothing() -> None:
    head = b"name,email\n" + b"Jane,jane@example.org\n" * 500_000
    found = tables(head + "Jos\xe9,josé@example.org\n".encode("latin-1") + "Zoë,zoe@example.org\n".encode())
    assert len(found) == 500_002
    assert found[-2:] == [{"name": "José", "email": "josé@example.org"}, {"name": "Zoë", "email": "zoe@example.org"}]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_empty_has_no_rows(data: bytes) -> None:
    assert tables(data) == []
    assert not "".join(body(data))


def test_header_only_gives_the_names_and_no_rows() -> None:
    (only,) = batches(b"name,email")
    assert (only.schema.names, only.num_rows) == (["name", "email"], 0)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"name;email\na,b;c\nd;e\n", "a.csv"),
        (b"name\temail\na,b\tc\nd\te\n", "a.tsv"),
        (b"name|email\na,b|c\nd|e\n", "a.csv"),
        (b"name~email\na,b~c\nd~e\n", "a.dat"),
        (b"name^email\na,b^c\nd^e\n", "a.csv"),
    ],
)
def test_delimiters(data: bytes, name: str) -> None:
    assert tables(data, name) == [{"name": "a,b", "email": "c"}, {"name": "d", "email": "e"}]


def test_single_quotes() -> None:
    assert tables(b"'name','email'\n'Roe, Jane','a'\n")[0] == {"name": "Roe, Jane", "email": "a"}


def test_a_long_field_is_read_whole() -> None:
    long = b"x" * (60 << 20)
    found = batches(b"name,notes\nJane," + long + b"\nJo,y\n")
    assert [len(cell) for batch in found for cell in batch["notes"].to_pylist()] == [60 << 20, 1]


def test_a_row_beyond_the_limit_comes_as_text() -> None:
    """The line with the open quote is text, in overlapping parts; the rows below it are rows again."""
    data = b'name,notes\nJane,"' + b"word " * 2000 + b"\n" + b"Jo,y\n" * 2000
    stream = (data[at : at + 500] for at in range(0, len(data), 500))
    found = list(chunks(stream, Dialect(), limit=4000))
    text = b"".join(chunk.data for chunk in found if chunk.text)
    assert text.startswith(b'Jane,"word') and b"".join(chunk.data for chunk in found).count(b"word") >= 2000
    assert b"".join(chunk.data for chunk in found).count(b"Jo,y\n") == 2000
    assert sum(chunk.data.count(b"Jo,y") for chunk in found if not chunk.text) > 1900
    assert max(len(chunk.data) for chunk in found) < 12000


def test_too_many_columns_are_text() -> None:
    assert body(b"a," * 20000 + b"b\n") == ["a," * 20000 + "b"]


@pytest.mark.parametrize(
    "cell", ["a.a.", "1", ",", '"', "'", ",''c", "'a\",;|", "([{", " ", "a@b.c ", "http://a.a/,", "a.a.a.a.a.a.a.a.a.a. ,|"]
)
def test_hostile_samples_do_not_hang(cell: str) -> None:
    data = (cell * 20000).encode()
    started = time.process_time()
    batches(data)
    assert time.process_time() - started < 5


QUOTED = Dialect(",", '"')


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='a,"\n\r', max_size=40), st.integers(1, 7))
def test_chunks_are_the_stream(text: str, size: int) -> None:
    data = text.encode()
    stream = [data[at : at + size] for at in range(0, len(data), size)]
    assert b"".join(chunk.data for chunk in chunks(stream, QUOTED)) == data


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='ab,"\n', max_size=60))
def test_chunks_end_where_rows_end(text: str) -> None:
    """The fast way of counting quotes and the exact grammar agree on where the last whole row ends."""
    data = text.encode()
    pattern = rows.row_pattern(QUOTED)
    assert rows.end_of_rows(data, QUOTED, pattern) == rows._walk(data, pattern)


CELL = st.text(alphabet=st.sampled_from("abcXYZ019 é.-_@,;|\t'\"\n"), max_size=12)


@st.composite
def written(draw: st.DrawFn) -> tuple[list[list[str]], bytes]:
    """A random table, written by Python's csv module in a random dialect."""
    width = draw(st.integers(1, 4))
    table = draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8))
    out = io.StringIO()
    csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t|")),
        quotechar=draw(st.sampled_from("\"'")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])),
    ).writerows(table)
    return table, out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


def words(text: str) -> list[str]:
    """The words of a text without its quotes, which a wrong guess of the quote takes away."""
    return re.findall(r"\w+", re.sub("[\"']", "", text))


@settings(max_examples=300, deadline=None)
@given(written())
def test_nothing_is_lost(given_: tuple[list[list[str]], bytes]) -> None:
    """Every word of every cell comes back: in its cell, in the body, or as the name of its column."""
    table, data = given_
    back = everything(data) + "\n" + "\n".join(name for batch in batches(data) for name in batch.schema.names)
    have = set(words(back))
    assert [word for row in table for cell in row for word in words(cell) if word not in have] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELL.filter(str.strip), min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_plain_table_comes_back_cell_by_cell(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["first_name", "email", "town"], *table])
    assert [list(row.values()) for row in tables(out.getvalue().encode())] == table


def test_a_chunk_is_text_or_rows() -> None:
    assert list(chunks([b'a,b\nc,"d\ne,f'], Dialect())) == [Chunk(b"a,b\n"), Chunk(b'c,"d\n', text=True), Chunk(b"e,f")]


def test_the_separator_that_excel_is_told() -> None:
    data = b"sep=;\r\nname;email;amount\r\nJane;jane@example.org;1,5\r\nJo;jo@example.org;2,5\r\n"
    assert tables(data)[0] == {"name": "Jane", "email": "jane@example.org", "amount": "1,5"}
    assert body(data) == ["sep=;"]


def test_comments_above_a_table_are_body() -> None:
    data = b"# exported by jane@example.org\nname,email\nJane,jane@example.org\nJo,jo@example.org\n"
    assert [row["name"] for row in tables(data)] == ["Jane", "Jo"]
    assert body(data) == ["# exported by jane@example.org"]


def test_several_tables_in_one_file() -> None:
    first = b"name,phone,email\nJane,1,a@example.org\n" + b"Jo,2,b@example.org\n" * 3
    data = first + b"\nname,email,town,Jane Roe\nAnn,c@example.org,x,y\nAl,d@example.org,x,y\n"
    assert tables(data)[4:] == [
        {"name": "Ann", "email": "c@example.org", "town": "x", "4": "y"},
        {"name": "Al", "email": "d@example.org", "town": "x", "4": "y"},
    ]
    assert body(data) == ["Jane Roe"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Paweł Wiśniewski;Łódź"), ("cp1250", "Jiří Dvořák;Plzeň"), ("cp1250", "Győző Kőszegi;Szűcs"), ("cp1250", "Željko Šarić;Čakovec"),
        ("cp1250", "Ştefan Brătianu;Ploieşti"), ("iso8859-2", "Małgorzata Pająk;Gdańsk"), ("cp1254", "Ayşe Yıldırım;Eskişehir"), ("cp1257", "Jānis Bērziņš;Rīga"),
        ("cp1253", "Γιώργος Παπαδόπουλος;Αθήνα"), ("koi8-r", "Иван Петров;Москва"), ("cp866", "Иван Петров;Москва"), ("cp1255", "ישראל ישראלי;ירושלים"),
        ("cp1256", "محمد علي;القاهرة"), ("cp874", "สมชาย ใจดี;กรุงเทพ"), ("euc_kr", "홍길동;서울특별시"), ("big5", "陳小明;臺北市"),
        ("cp1252", "José Núñez;Málaga"), ("cp1252", "João Simões;São Tomé"), ("cp1252", "Søren Østergård;Århus"), ("cp1252", "Günther Weiß;Köln"),
        ("cp1252", "Zoë;Nîmes"), ("cp1252", "¿Dónde?;Perú"),
    ],
)  # fmt: skip
def test_names_come_out_as_they_are_written(encoding: str, text: str) -> None:
    """One row for Western text, which must be right at once; ten of the others."""
    data = ("name;town\n" + f"{text}\n" * (1 if encoding == "cp1252" else 10)).encode(encoding)
    assert text.split(";")[0] in everything(data)


def test_rows_that_are_none_for_arrow_are_read_as_text() -> None:
    found = batches((Path(__file__).parent / "files/fuzz/utf-16-line-ends.csv").read_bytes())
    texts = [str(value) for batch in found for column in batch.columns for value in column.to_pylist()]
    assert "Jane Example" in texts
