"""Each kind of file, read as plainly as can be with the library that the reader of the kind uses: what the reader's speed is held against."""

from __future__ import annotations

import mailbox
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from email import policy
from email.parser import BytesParser
from functools import partial
from pathlib import Path
from xml.parsers import expat

import pyarrow as pa


def _lines(path: Path) -> None:
    with path.open(encoding="utf-8", errors="replace") as file:
        for _ in file:
            pass


def _csv(path: Path) -> None:
    import pyarrow.csv

    for _ in pyarrow.csv.open_csv(path):
        pass


def _jsonl(path: Path) -> None:
    import pyarrow.json

    pyarrow.json.read_json(path)


def _json(path: Path) -> None:
    import ijson

    with path.open("rb") as file:
        for _ in ijson.items(file, "item"):
            pass


def _parsed(data: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    parser.CharacterDataHandler = lambda text: None
    parser.Parse(data, True)


def _xml(path: Path) -> None:
    _parsed(path.read_bytes())


def _html(path: Path) -> None:
    from lxml import etree

    for _ in etree.iterparse(str(path), html=True):
        pass


def _yaml(path: Path) -> None:
    import yaml

    with path.open("rb") as file:
        for _ in yaml.parse(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass


def _package(endings: tuple[str, ...], path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        for info in file.infolist():
            if info.filename.endswith(endings):
                _parsed(file.read(info))


def _ole(path: Path) -> None:
    import olefile

    with olefile.OleFileIO(path) as file:
        for name in file.listdir():
            file.openstream(name).read()


def _xls(path: Path) -> None:
    import xlrd

    for sheet in xlrd.open_workbook(path).sheets():
        for number in range(sheet.nrows):
            sheet.row_values(number)


def _pdf(path: Path) -> None:
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(path)) as document:
        for page in document:
            page.get_textpage().get_text_bounded()


def _eml(path: Path) -> None:
    with path.open("rb") as file:
        for part in BytesParser(policy=policy.compat32).parse(file).walk():
            part.get_payload(decode=True)


def _mbox(path: Path) -> None:
    with closing(mailbox.mbox(path, create=False)) as box:
        for message in box:
            for part in message.walk():
                part.get_payload(decode=True)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            file.read(name)


def _tar(path: Path) -> None:
    with tarfile.open(path, "r|*") as file:
        for member in file:
            held = file.extractfile(member)
            if held:
                held.read()


def _parquet(path: Path) -> None:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as file:
        for _ in file.iter_batches():
            pass


def _arrow(path: Path) -> None:
    with pa.OSFile(str(path)) as held, pa.ipc.open_file(held) as file:
        for number in range(file.num_record_batches):
            file.get_batch(number)


def _orc(path: Path) -> None:
    from pyarrow.orc import ORCFile

    file = ORCFile(str(path))
    for stripe in range(file.nstripes):
        file.read_stripe(stripe)


def _avro(path: Path) -> None:
    import fastavro

    with path.open("rb") as file:
        for _ in fastavro.reader(file):
            pass


def _sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        for _ in database.execute("SELECT * FROM customers"):
            pass


def _duckdb(path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path), read_only=True) as database:
        for _ in database.sql("SELECT * FROM customers").to_arrow_reader(1 << 16):
            pass


def _jpg(path: Path) -> None:
    from PIL import Image

    with Image.open(path) as picture:
        dict(picture.getexif())


def _mp3(path: Path) -> None:
    from tinytag import TinyTag

    TinyTag.get(path)


ALONE: dict[str, Callable[[Path], None]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "json": _json,
    "xml": _xml,
    "html": _html,
    "yaml": _yaml,
    **dict.fromkeys(("ini", "sql", "log", "vcf", "ics", "rtf"), _lines),
    "xlsx": partial(_package, ("sheet1.xml", "sharedStrings.xml")),
    "ods": partial(_package, ("content.xml",)),
    "docx": partial(_package, (".xml",)),
    "odt": partial(_package, (".xml",)),
    "pptx": partial(_package, (".xml",)),
    "xls": _xls,
    "doc": _ole,
    "msg": _ole,
    "pdf": _pdf,
    "eml": _eml,
    "mbox": _mbox,
    "zip": _zip,
    "tar.gz": _tar,
    "parquet": _parquet,
    "arrow": _arrow,
    "orc": _orc,
    "avro": _avro,
    "sqlite": _sqlite,
    "duckdb": _duckdb,
    "jpg": _jpg,
    "mp3": _mp3,
}
