"""Files of every kind for the bench of the readers: generated text in files that libraries write, else a small committed file many times."""

from __future__ import annotations

import io
import json
import random
import shutil
import sqlite3
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa

from tests.bench import texts

HERE = Path(__file__).parent.parent / "files"
#: Rows of one file, and bytes of a file among many.
_ROWS, _SMALL = 4096, 64 << 10
_note = texts.notes(0.3)


def row(rng: random.Random, number: int) -> dict[str, str]:
    """A customer, whom nobody is."""
    return {
        "id": str(number),
        "name": texts.person(rng),
        "email": f"{rng.choice(texts.GIVEN).lower()}{number % 997}@example.org",
        "phone": f"020 7946 0{number % 1000:03d}",
        "city": rng.choice(("Leeds", "York", "Bath")),
        "note": _note(rng),
    }


def rows(rng: random.Random) -> Iterator[dict[str, str]]:
    """Endless customers: the same few thousand, numbered."""
    known = [row(rng, number) for number in range(_ROWS)]
    number = 0
    while True:
        for each in known:
            yield {**each, "id": str(number)}
            number += 1


def lines(make: Callable[[dict[str, str]], str], path: Path, size: int, head: str = "", tail: str = "") -> list[Path]:
    """One file of about `size` bytes, a customer in each line."""
    customers = rows(random.Random(1))
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        left = size
        while left > 0:
            left -= file.write(make(next(customers)))
        file.write(tail)
    return [path]


def _csv(one: dict[str, str]) -> str:
    return ",".join(f'"{value}"' if "," in value else value for value in one.values()) + "\n"


def _xml(one: dict[str, str]) -> str:
    return "<customer>" + "".join(f"<{key}>{escape(value)}</{key}>" for key, value in one.items()) + "</customer>\n"


def _html(one: dict[str, str]) -> str:
    return f"<p>{escape(one['note'])} <b>{escape(one['name'])}</b></p>\n<tr><td>{one['email']}</td></tr>\n"


def _yaml(one: dict[str, str]) -> str:
    return "".join(f"{'- ' if key == 'id' else '  '}{key}: {json.dumps(value)}\n" for key, value in one.items())


def _ini(one: dict[str, str]) -> str:
    return f"[{one['id']}]\n" + "".join(f"{key} = {value}\n" for key, value in one.items())


def _sql(one: dict[str, str]) -> str:
    values = ", ".join("'" + value.replace("'", "''") + "'" for value in one.values())
    return f"INSERT INTO customers VALUES ({values});\n"


def _log(one: dict[str, str]) -> str:
    number = int(one["id"])
    return (
        f'192.0.2.{number % 250} - - [12/Mar/2024:10:{number % 60:02d}:00 +0000] "GET /u?email={one["email"]} HTTP/1.1" 200 {number} "-" '
        f'"{texts.AGENTS[number % 3]}"\n'
    )


def _mail(one: dict[str, str]) -> str:
    body = "\n".join([one["note"]] * 12)
    head = f"From: {one['name']} <{one['email']}>\nTo: desk@example.org\nSubject: case {one['id']}\nDate: Tue, 12 Mar 2024 10:00:00 +0000\n"
    return f"{head}Message-ID: <{one['id']}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{body}\n\n"


def _card(one: dict[str, str]) -> str:
    return f"BEGIN:VCARD\nVERSION:4.0\nFN:{one['name']}\nEMAIL:{one['email']}\nTEL:{one['phone']}\nNOTE:{one['note']}\nEND:VCARD\n".replace(
        "\n", "\r\n"
    )


def _event(one: dict[str, str]) -> str:
    times = "DTSTAMP:20240312T100000Z\nDTSTART:20240312T100000Z"
    return f"BEGIN:VEVENT\nUID:{one['id']}\n{times}\nSUMMARY:{one['note']}\nATTENDEE:mailto:{one['email']}\nEND:VEVENT\n".replace(
        "\n", "\r\n"
    )


def _sheet(one: dict[str, str]) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>' for value in one.values())
    return f"<row>{cells}</row>"


def _ods(one: dict[str, str]) -> str:
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(v)}</text:p></table:table-cell>' for v in one.values())
    return f"<table:table-row>{cells}</table:table-row>"


def _inside(package: str, member: str, mark: str, make: Callable[[dict[str, str]], str], path: Path, size: int) -> list[Path]:
    """A package of the committed kind, with many rows put before a closing mark of one of its members. `size` is that of the member."""
    lines(make, path.with_suffix(".part"), size)
    more = path.with_suffix(".part").read_text("utf-8")
    path.with_suffix(".part").unlink()
    with zipfile.ZipFile(HERE / package) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info, data.replace(mark.encode(), more.encode() + mark.encode(), 1) if info.filename == member else data)
    return [path]


def copies(source: str, path: Path, size: int) -> list[Path]:
    """A committed file as many times as makes `size` bytes."""
    data = (HERE / source).read_bytes()
    made = []
    for number in range(max(1, size // len(data))):
        made.append(path.with_name(f"{path.stem}{number}{path.suffix}"))
        made[-1].write_bytes(data)
    return made


def _emls(path: Path, size: int) -> list[Path]:
    customers, left = rows(random.Random(1)), size
    made: list[Path] = []
    while left > 0:
        made.append(path.with_name(f"{len(made)}.eml"))
        left -= made[-1].write_bytes(_mail(next(customers)).encode())
    return made


def _members(path: Path, size: int) -> list[tuple[str, bytes]]:
    part = path.with_suffix(".part")
    lines(_csv, part, size)
    data = part.read_bytes()
    part.unlink()
    return [(f"{at // _SMALL:05}.csv", data[at : at + _SMALL]) for at in range(0, len(data), _SMALL)]


def _zip(path: Path, size: int) -> list[Path]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in _members(path, size):
            file.writestr(name, data)
    return [path]


def _tar(path: Path, size: int) -> list[Path]:
    with tarfile.open(path, "w:gz") as file:
        for name, data in _members(path, size):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return [path]


def _table(size: int) -> pa.Table:
    customers = rows(random.Random(1))
    return pa.Table.from_pylist([next(customers) for _ in range(max(1, size // 180))])


def _columnar(kind: str, path: Path, size: int) -> list[Path]:
    import fastavro
    import pyarrow.orc
    import pyarrow.parquet

    table = _table(size)
    if kind == "parquet":
        pyarrow.parquet.write_table(table, path, row_group_size=1 << 16)
    elif kind == "orc":
        pyarrow.orc.write_table(table, str(path))
    elif kind == "arrow":
        with pa.ipc.new_file(str(path), table.schema) as file:
            file.write_table(table, max_chunksize=1 << 16)
    else:
        fields = [{"name": name, "type": "string"} for name in table.schema.names]
        with path.open("wb") as out:
            fastavro.writer(out, {"type": "record", "name": "customer", "fields": fields}, table.to_pylist())
    return [path]


def _sqlite(path: Path, size: int) -> list[Path]:
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE customers (id text, name text, email text, phone text, city text, note text)")
        database.executemany("INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?)", [tuple(each.values()) for each in _table(size).to_pylist()])
    database.close()
    return [path]


def _duckdb(path: Path, size: int) -> list[Path]:
    import duckdb

    path.unlink(missing_ok=True)
    customers = _table(size)  # noqa: F841 - DuckDB finds it by its name
    with duckdb.connect(str(path)) as database:
        database.execute("CREATE TABLE customers AS SELECT * FROM customers")
    return [path]


def _pictures(path: Path, size: int) -> list[Path]:
    from PIL import Image

    picture = Image.effect_noise((640, 480), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Example", "Camera 1", "Jane Example"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    held = io.BytesIO()
    picture.save(held, "JPEG", exif=exif, quality=80)
    return _many(held.getvalue(), path, size)


def _songs(path: Path, size: int) -> list[Path]:
    frames = b""
    for name, value in ((b"TIT2", "A call"), (b"TPE1", "Jane Example"), (b"COMM", "eng\0recorded")):
        text = b"\3" + value.encode()
        frames += name + struct.pack(">I", len(text)) + b"\0\0" + text
    length = bytes((len(frames) >> shift) & 127 for shift in (21, 14, 7, 0))
    return _many(b"ID3\3\0\0" + length + frames + (b"\xff\xfb\x90\x00" + bytes(413)) * 500, path, size)


def _many(data: bytes, path: Path, size: int) -> list[Path]:
    made = [path.with_name(f"{number}{path.suffix}") for number in range(max(1, size // len(data)))]
    for each in made:
        each.write_bytes(data)
    return made


def _pdf(path: Path, size: int) -> list[Path]:
    from tests.pdfs import pages, words

    rng = random.Random(1)
    page = [b"".join(words(texts.plain(rng)[:90].encode("ascii", "replace"), 760 - 16 * line) for line in range(40)) for _ in range(50)]
    return _many(pages(*page), path, size)


#: Makes files of a kind: of the path, its folder, and the size in bytes.
Make = Callable[[Path, int], list[Path]]
MAKE: dict[str, Make] = {
    "csv": partial(lines, _csv, head="id,name,email,phone,city,note\n"),
    "jsonl": partial(lines, lambda one: json.dumps(one) + "\n"),
    "json": partial(lines, lambda one: json.dumps(one) + ",\n", head="[", tail='{"id": "0"}]'),
    "xml": partial(lines, _xml, head="<customers>", tail="</customers>"),
    "html": partial(lines, _html, head="<html><body><table>", tail="</table></body></html>"),
    "yaml": partial(lines, _yaml),
    "ini": partial(lines, _ini),
    "sql": partial(lines, _sql, head="CREATE TABLE customers (id text, name text, email text, phone text, city text, note text);\n"),
    "log": partial(lines, _log),
    "xlsx": partial(_inside, "sheets/people.xlsx", "xl/worksheets/sheet1.xml", "</sheetData>", _sheet),
    "xls": partial(copies, "sheets/people.xls"),
    "ods": partial(_inside, "sheets/people.ods", "content.xml", "</table:table>", _ods),
    "docx": partial(copies, "documents/letter.docx"),
    "odt": partial(copies, "documents/letter.odt"),
    "rtf": partial(copies, "documents/letter.rtf"),
    "doc": partial(copies, "documents/letter.doc"),
    "pptx": partial(copies, "documents/slides.pptx"),
    "pdf": _pdf,
    "eml": _emls,
    "mbox": partial(lines, lambda one: f"From {one['email']} Tue Mar 12 10:00:00 2024\n{_mail(one)}"),
    "msg": partial(copies, "mail/html.msg"),
    "vcf": partial(lines, _card),
    "ics": partial(lines, _event, head="BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n", tail="END:VCALENDAR\r\n"),
    "zip": _zip,
    "tar.gz": _tar,
    **{kind: partial(_columnar, kind) for kind in ("parquet", "arrow", "orc", "avro")},
    "sqlite": _sqlite,
    "duckdb": _duckdb,
    "jpg": _pictures,
    "mp3": _songs,
}
#: Kinds whose size is that of what they hold.
HELD = frozenset({"xlsx", "ods", "zip", "tar.gz"})


def made(kind: str, folder: Path, size: int) -> list[Path]:
    """The files of a kind in a folder of their own, about `size` bytes together (of archives and packages, what they hold)."""
    shutil.rmtree(folder / kind, ignore_errors=True)
    (folder / kind).mkdir(parents=True)
    return MAKE[kind](folder / kind / f"file.{kind}", size)
