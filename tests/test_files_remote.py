"""Files on servers: real ones on loopback, listed and read like a local folder, and what goes wrong said in words without a secret."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import fsspec
import pyarrow as pa
import pytest

from connectors.files import Files
from connectors.files.copies import copied
from connectors.files.refused import refusal
from connectors.files.s3 import S3
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Place, Unit, Unread
from tests import file_servers as servers

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # see `ended`

TREE = {
    "a.txt": b"jane@example.org\n",
    "a/b/deep.txt": b"x\n",
    "B.csv": b"name,email\nJane,jane@example.org\n",
    "a-c.txt": b"",
    "HR/Jane_Example 100%.txt": b"y\n",
    "HR/\xfc #1.txt".encode("latin-1").decode("latin-1"): b"z\n",
    "big.txt": b"jane@example.org\n" * 200_000,
}
LISTED = [
    ("./", None), ("B.csv", 33), ("HR/", None), ("HR/Jane_Example 100%.txt", 2), ("HR/ü #1.txt", 2), ("a-c.txt", 0), ("a.txt", 17),
    ("a/", None), ("a/b/", None), ("a/b/deep.txt", 2), ("big.txt", 3_400_000),
]  # fmt: skip


class Server(NamedTuple):
    """How to make a source of a path on a server, where its files can be changed, and what tells that a login or a path is wrong."""

    files: Callable[..., Files]
    put: Callable[[str, bytes], object]


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    for name, data in TREE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def s3() -> Iterator[tuple[dict[str, Any], Any]]:
    with servers.s3() as (options, client):
        client.create_bucket(Bucket="share")
        for name, data in TREE.items():
            client.put_object(Bucket="share", Key=f"top/{name}", Body=data)
        client.put_object(Bucket="share", Key="top/", Body=b"")
        client.put_object(Bucket="share", Key="topmost.txt", Body=b"not below top\n")
        yield options, client


@pytest.fixture(scope="module")
def sftp(share: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with servers.sftp(tmp_path_factory.mktemp("sshd")) as options:
        yield options


@pytest.fixture(scope="module")
def smb(share: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with servers.smb(tmp_path_factory.mktemp("smbd"), share) as options:
        yield options


@pytest.fixture(scope="module")
def webdav(share: Path) -> Iterator[str]:
    with servers.webdav(share) as address:
        yield address


@pytest.fixture(params=["s3", "sftp", "smb", "webdav", "memory"])
def server(request: pytest.FixtureRequest, share: Path) -> Server:
    kind: str = request.param

    def put(name: str, data: bytes) -> object:
        return (share / name).write_bytes(data)

    if kind == "s3":
        options, client = request.getfixturevalue("s3")
        return Server(
            lambda path="", **keys: Files(f"s3://share/top{path}", options=options, **keys),
            lambda name, data: client.put_object(Bucket="share", Key=f"top/{name}", Body=data),
        )
    if kind == "memory":
        memory = fsspec.filesystem("memory")
        for name, data in TREE.items():
            memory.pipe(f"/top/{name}", data)
        return Server(lambda path="", **keys: Files(f"memory://top{path}", **keys), lambda name, data: memory.pipe(f"/top/{name}", data))
    found = request.getfixturevalue(kind)
    if kind == "webdav":
        return Server(lambda path="", **keys: Files(f"webdav://jane:{servers.SECRET}@{found}{path or '/'}", **keys), put)
    at = "share" if kind == "smb" else str(share).lstrip("/")
    return Server(lambda path="", **keys: Files(f"{kind}://127.0.0.1/{at}{path}", options=found, **keys), put)


@pytest.fixture(autouse=True, scope="module")
def ended() -> Iterator[None]:
    """The libraries' connections end with the process, or when they are collected: here, and not in the tests of some other file."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def units(source: Files) -> list[Unit]:
    found = list(source.units())
    assert all(isinstance(each, Unit) for each in found), found
    return [each for each in found if isinstance(each, Unit)]


def unread(source: Files) -> str:
    """Why a source cannot be listed."""
    try:
        found = list(source.units())
    except Unreadable as error:
        return str(error)
    return "; ".join(each.reason for each in found if isinstance(each, Unread))


def values(source: Files, name: str, part: str = "") -> list[Any]:
    batches = [item for item in source.read(Part("share", name, part)) if isinstance(item, pa.RecordBatch)]
    return [value for batch in batches for column in batch.columns for value in column.to_pylist()]


def test_a_server_is_listed_like_a_folder(server: Server) -> None:
    found = units(server.files())
    assert [(unit.name, unit.size) for unit in found] == LISTED
    assert {unit.form for unit in found} == {"file", "folder"}


def test_a_server_is_read_like_a_folder(server: Server) -> None:
    source = pickle.loads(pickle.dumps(server.files()))
    assert values(source, "a.txt") == ["jane@example.org"]
    assert values(source, "a/b/deep.txt") == ["x"]
    assert values(source, "B.csv") == ["Jane", "jane@example.org"]
    assert values(source, "HR/Jane_Example 100%.txt") == ["y"]
    assert values(source, "HR/ü #1.txt") == ["z"]
    assert values(source, "a-c.txt") == []
    assert len(values(source, "big.txt")) == 200_000
    assert sorted(values(source, "HR/")) == ["Jane Example 100%.txt", "ü #1.txt"]
    assert sorted(values(source, "./")) == ["B.csv", "HR", "a", "a-c.txt", "a.txt", "big.txt"]


def test_one_file_of_a_server(server: Server) -> None:
    source = server.files("/a.txt")
    assert [replace(unit, stamp="") for unit in units(source)] == [Unit("a.txt", "file", size=17)]
    assert values(source, "a.txt") == ["jane@example.org"]


def test_a_stamp_stays_while_nothing_changes(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    first = {unit.name: unit.stamp for unit in units(server.files("/a.txt"))}
    monkeypatch.setattr("connectors.files.stamps.time", lambda: time.time() + 3600)  # nothing was changed just now
    then = {unit.name: unit.stamp for unit in units(server.files("/a.txt"))}
    assert then == {unit.name: unit.stamp for unit in units(server.files("/a.txt"))}
    assert first["a.txt"] in ("", then["a.txt"])
    timeless = getattr(server.files()._store, "protocol", "") == "memory"  # it tells when a file was made, not when it was changed
    assert bool(then["a.txt"]) is not timeless


def test_a_folder_of_a_server(server: Server) -> None:
    source = server.files("/a/")
    assert [unit.name for unit in units(source)] == ["./", "b/", "b/deep.txt"]
    assert values(source, "b/deep.txt") == ["x"]


def test_what_is_not_on_the_server(server: Server) -> None:
    assert unread(server.files("/none")) in ("does not exist", "holds no files")
    for name in ("none.txt", "a/none/x.txt"):
        with pytest.raises(Unreadable, match=r"^vanished after it was listed$"):
            values(server.files(), name)
    with pytest.raises(Unreadable, match=r"^lies inside another file: only its text can be had$"):
        server.files().original(Part("share", "a.zip!b.txt"))


def test_names_that_lead_elsewhere_are_not_followed(server: Server) -> None:
    for name in ("../topmost.txt", "a/../a.txt", "a/../../topmost.txt"):
        with pytest.raises(Unreadable):
            values(server.files(), name)


def test_the_original_is_a_real_file_that_can_be_sought_in(server: Server) -> None:
    with server.files().original(Part("share", "a.txt")) as file:
        assert os.fstat(file.fileno()).st_nlink == 0
        assert os.fstat(file.fileno()).st_mode & 0o077 == 0
        assert file.read() == b"jane@example.org\n"
        assert file.seek(5) == 5
        assert file.read(7) == b"example"


def test_more_than_max_size_is_not_copied(server: Server) -> None:
    source = server.files(max_size="1 MB")
    assert [each for each in source.units() if isinstance(each, Unread)] == [Unread(Place(""), "1 file is larger than max_size: not read")]
    with pytest.raises(Unreadable, match=r"^larger than max_size: not read$"):
        values(source, "big.txt")


def test_a_file_that_changes_while_it_is_copied(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """S3 gives one version by one request; everywhere else the size and the time are asked again afterwards."""

    def late(blocks: Any, *others: Any) -> Any:
        file = copied(blocks, *others)
        server.put("a.txt", b"john@example.org and more\n")
        return file

    for module in ("remote", "sftp", "smb", "s3"):
        monkeypatch.setattr(f"connectors.files.{module}.copied", late)
    source = server.files()
    try:
        if isinstance(source._store, S3):
            assert values(source, "a.txt") == ["jane@example.org"]
        else:
            with pytest.raises(Unreadable, match=r"^changed while it was read$"):
                values(source, "a.txt")
    finally:
        server.put("a.txt", TREE["a.txt"])


def test_s3_keys_of_all_kinds(s3: tuple[dict[str, Any], Any]) -> None:
    options, client = s3
    client.create_bucket(Bucket="odd")
    keys = {
        "a.txt": "1", "a/b": "2", "a//c.txt": "3", "/lead/x.txt": "4", "../up.txt": "5", "a/./q.txt": "6", "./dot.txt": "7", "ü ?#%&+\x01.txt": "8",
        "\\xe9.txt": "9", "trailing /x": "10",
    }  # fmt: skip
    for key, value in keys.items():
        client.put_object(Bucket="odd", Key=key, Body=value.encode())
    client.put_object(Bucket="odd", Key="a/", Body=b"")
    client.put_object(Bucket="odd", Key="full/", Body=b"an object")
    source = Files("s3://odd", options=options)
    found = list(source.units())
    assert [each for each in found if isinstance(each, Unread)] == [
        Unread(Place("", "full/"), "its name ends with a slash, like that of a folder: not read")
    ]
    files = [each for each in found if isinstance(each, Unit) and each.form == "file"]
    assert sorted(values(source, unit.name, unit.parts[0])[0] for unit in files) == sorted(keys.values())
    folders = [each for each in found if isinstance(each, Unit) and each.form == "folder"]
    names = [value for unit in folders for value in values(source, unit.name, unit.parts[0])]
    assert {"a.txt", "b", "c.txt", "x.txt", "up.txt", "q.txt", "dot.txt", "lead", "x"} <= set(names)
    assert len({unit.name for unit in (*files, *folders)}) == len(files) + len(folders)


def test_s3_versions_that_are_no_more(s3: tuple[dict[str, Any], Any]) -> None:
    options, client = s3
    client.create_bucket(Bucket="versions")
    client.put_bucket_versioning(Bucket="versions", VersioningConfiguration={"Status": "Enabled"})
    for body in (b"old\n", b"new\n"):
        client.put_object(Bucket="versions", Key="kept.txt", Body=body)
    client.put_object(Bucket="versions", Key="deleted.txt", Body=b"gone\n")
    client.delete_object(Bucket="versions", Key="deleted.txt")
    source = Files("s3://versions", options=options)
    assert [unit.name for unit in units(source)] == ["./", "kept.txt"]
    assert values(source, "kept.txt") == ["new"]


def test_s3_is_listed_page_by_page(s3: tuple[dict[str, Any], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    options, client = s3
    client.create_bucket(Bucket="many")
    for number in range(30):
        client.put_object(Bucket="many", Key=f"n/{number:05}.txt", Body=b"x")
    source = Files("s3://many", options=options)
    pages: list[str] = []
    call = S3._call

    def counted(self: S3, method: str, **arguments: Any) -> Any:
        pages.append(method)
        return call(self, method, MaxKeys=10, **arguments)

    monkeypatch.setattr(S3, "_call", counted)
    listing = source.units()
    assert [next(listing).name for _ in range(3)] == ["./", "n/", "n/00000.txt"]  # type: ignore[union-attr]
    assert pages == ["list_objects_v2"]
    assert len(list(listing)) == 29
    assert pages == ["list_objects_v2"] * 3
    assert len(values(source, "n/")) == 30


def test_a_listing_that_breaks_in_the_middle_is_said(s3: tuple[dict[str, Any], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    call = S3._call

    def broken(self: S3, method: str, **arguments: Any) -> Any:
        if "ContinuationToken" in arguments:
            raise ConnectionResetError(104, "secret of the server")
        return call(self, method, MaxKeys=3, **arguments)

    monkeypatch.setattr(S3, "_call", broken)
    listing = Files("s3://share", options=s3[0]).units()
    assert [next(listing).name for _ in range(2)] == ["./", "top/"]  # type: ignore[union-attr]
    with pytest.raises(Unreadable, match=r"^the server closed the connection$"):
        list(listing)


def test_an_s3_connection_that_breaks_is_taken_up_again(s3: tuple[dict[str, Any], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    call = S3._call
    ranges: list[str] = []

    class Broken:
        def __init__(self, body: Any) -> None:
            self.body, self.left = body, 1

        async def read(self, size: int) -> bytes:
            if not self.left:
                raise ConnectionResetError(104, "reset")
            self.left -= 1
            return bytes(await self.body.read(1000))

        def close(self) -> None:
            self.body.close()

    def cut(self: S3, method: str, **arguments: Any) -> Any:
        answer = call(self, method, **arguments)
        if method == "get_object":
            ranges.append(arguments.get("Range", ""))
            if len(ranges) < 3:
                answer["Body"] = Broken(answer["Body"])
        return answer

    monkeypatch.setattr(S3, "_call", cut)
    assert len(values(Files("s3://share/top", options=s3[0]), "big.txt")) == 200_000
    assert ranges == ["", "bytes=1000-", "bytes=2000-"]


def test_what_s3_refuses(s3: tuple[dict[str, Any], Any]) -> None:
    options, client = s3
    client.put_object(Bucket="share", Key="cold/a.txt", Body=b"x", StorageClass="GLACIER")
    assert unread(Files("s3://no-such-bucket", options=options)) == "the bucket does not exist"
    assert unread(Files("s3://share", options={**options, "sekret": "x"})) == '"options" has a key that s3fs does not know: "sekret"'
    with pytest.raises(Unreadable, match=r"^is archived: it must be restored before it can be read$"):
        values(Files("s3://share/cold", options=options), "a.txt")


ALONE = """
import socket, sys
from connectors.files import Files
asked = []
connect = socket.socket.connect
def watched(self, address):
    asked.append(address)
    return connect(self, address)
socket.socket.connect = watched
import asyncio.selector_events
for options in ({"anon": True}, {"key": "k", "secret": "s"}):
    try:
        list(Files("s3://share", options={**options, "endpoint_url": "http://127.0.0.1:9", "config_kwargs": {"retries": {"max_attempts": 0}}}).units())
    except Exception as error:
        print(error)
print({str(address) for address in asked})
"""


def test_s3_with_credentials_or_without_asks_no_one_else() -> None:
    """As on a cloud machine whose metadata service would be asked: no address but the source's is ever connected to."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")} | {"HOME": "/nonexistent"}
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True, env=environ)
    assert "169.254" not in done.stdout
    assert done.stdout.splitlines()[:2] == ["the server cannot be reached"] * 2


def test_sftp_links_and_special_files(sftp: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "b" / "a.txt").write_text("x\n")
    (tmp_path / "secret.txt").write_text("outside\n")
    for name, target in {"link.txt": "b/a.txt", "out.txt": "../secret.txt", "dead": "nothing", "b/up": "..", "loop": "loop"}.items():
        (tmp_path / "in" / name).symlink_to(target)
    os.mkfifo(tmp_path / "in" / "pipe")
    source = Files(f"sftp://127.0.0.1{tmp_path}/in", options=sftp)
    found = list(source.units())
    assert [each.name for each in found if isinstance(each, Unit)] == ["./", "b/", "b/a.txt"]
    assert {each.place.unit: each.reason for each in found if isinstance(each, Unread)} == {
        "out.txt": "symbolic link to outside the folder",
        "dead": "symbolic link to nothing",
        "loop": "symbolic link to nothing",
        "pipe": "named pipe: not a file",
    }
    for name in ("out.txt", "link.txt"):
        with pytest.raises(Unreadable, match=r"^symbolic link to outside the folder$"):
            values(source, name)


def test_an_sftp_server_that_is_not_known_gets_no_login(sftp: dict[str, Any], share: Path, tmp_path: Path) -> None:
    key = "the server's key is not among the known hosts, or is another than it was"
    (tmp_path / "empty").touch()
    (tmp_path / "other").write_text(Path(sftp["known_hosts"]).read_text().split(" ")[0] + " ssh-ed25519 " + "A" * 68 + "\n")
    assert unread(Files(f"sftp://127.0.0.1{share}", options={**sftp, "known_hosts": str(tmp_path / "empty")})) == key
    wrong = {**sftp, "key_filename": str(Path(sftp["key_filename"]).with_name("host"))}
    assert unread(Files(f"sftp://127.0.0.1{share}", options=wrong)) == "the server does not accept the credentials"
    assert unread(Files(f"sftp://127.0.0.1{share}", options={**sftp, "port": servers.free_port()})) == "the server cannot be reached"


def test_a_closed_connection_is_opened_again(sftp: dict[str, Any], share: Path) -> None:
    source = Files(f"sftp://127.0.0.1{share}", options=sftp)
    assert values(source, "a.txt") == ["jane@example.org"]
    source._store._opened[0].get_transport().close()  # type: ignore[attr-defined]
    assert values(source, "a.txt") == ["jane@example.org"]


def test_smb_links_that_lead_in_a_circle_end(smb: dict[str, Any], share: Path) -> None:
    (share / "round").mkdir()
    (share / "round" / "up").symlink_to(".")
    try:
        found = list(Files("smb://127.0.0.1/share/round", options=smb).units())
    finally:
        (share / "round" / "up").unlink()
        (share / "round").rmdir()
    assert [each.reason for each in found if isinstance(each, Unread)] == ["a link back to a folder that holds it: not followed"]


def test_what_smb_refuses(smb: dict[str, Any]) -> None:
    assert unread(Files("smb://127.0.0.1/share", options={**smb, "password": "wrong"})) == "the server does not accept the credentials"
    assert unread(Files("smb://127.0.0.1/none", options=smb)) == "the server has no such share"


def test_smb_reads_what_someone_has_open(smb: dict[str, Any]) -> None:
    import smbclient

    keys = {key: smb[key] for key in ("port", "username", "password")}
    with smbclient.open_file(r"\\127.0.0.1\share\a.txt", "rb", share_access="r", connection_cache={}, **keys):
        assert values(Files("smb://127.0.0.1/share", options=smb), "a.txt") == ["jane@example.org"]


def test_what_webdav_refuses(webdav: str) -> None:
    assert unread(Files(f"webdav://jane:wrong@{webdav}/")) == "the server does not accept the credentials"
    assert unread(Files(f"webdavs://jane:{servers.SECRET}@{webdav}/")) == "no TLS connection can be made with the server"
    assert unread(Files(f"webdav://127.0.0.1:{servers.free_port()}/")) == "the server cannot be reached"
    assert unread(Files(f"webdav://{webdav}/", options={"sekret": 1})) == 'the library for this store does not understand its "options"'


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://example.org/x", 'path: no store "ftp://". Did you mean "sftp"? Known: '),
        ("s3://", "path: the URL names no bucket. Write s3://bucket/folder."),
        ("az:///x", "path: the URL names no container."),
        ("smb://server", "path: the URL names no share. Write smb://server/share/folder."),
        ("sftp:///srv", "path: the URL names no server."),
        ("sftp://server:port/srv", "path: the sftp:// URL is not well formed."),
        ("file://server/share", "path: file://server is another machine."),
    ],
)
def test_urls_that_mean_nothing(url: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Files(url)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("url", ["sftp://server/x", "smb://server/share"])
def test_an_option_that_is_not_known(url: str) -> None:
    with pytest.raises(ConfigError, match=r'^"options": unknown key "pasword" for s\w+://\. Did you mean "password"\?'):
        Files(url, options={"pasword": "x"})


def test_a_key_file_that_is_not_there(tmp_path: Path) -> None:
    for key in ("known_hosts", "key_filename"):
        with pytest.raises(ConfigError, match=rf'^"options": {key} = "{tmp_path}/none": there is no such file\.$'):
            Files("sftp://server/x", options={key: f"{tmp_path}/none"})


@pytest.mark.parametrize(
    ("scheme", "module", "sentence"),
    [
        ("s3", "s3fs", 's3:// needs s3fs: pip install "noticegap[s3]"'),
        ("sftp", "paramiko", 'sftp:// needs paramiko: pip install "noticegap[sftp]"'),
        ("smb", "smbclient", 'smb:// needs smbprotocol: pip install "noticegap[smb]"'),
        ("webdavs", "webdav4", 'webdavs:// needs webdav4: pip install "noticegap[webdav]"'),
        ("az", "adlfs", 'az:// needs adlfs: pip install "noticegap[azure]"'),
        ("gs", "gcsfs", 'gs:// needs gcsfs: pip install "noticegap[gcs]"'),
    ],
)
def test_a_library_that_is_not_there(scheme: str, module: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors.files.url.find_spec", lambda name: None if name == module else object())
    with pytest.raises(ConfigError) as caught:
        Files(f"{scheme}://server/share")
    assert str(caught.value) == sentence


def test_azure_and_google_are_made_of_their_urls() -> None:
    azure = Files("abfss://box@account.dfs.core.windows.net/a/b/", options={"account_key": "c2VjcmV0", "sas_token": None})._store
    assert (azure.protocol, azure.root, azure.options["account_name"]) == ("abfss", "box/a/b", "account")  # type: ignore[attr-defined]
    google = Files("gs://bucket/a", options={"token": "anon"})._store
    assert (google.protocol, google.root) == ("gs", "bucket/a")  # type: ignore[attr-defined]
    assert [type(store._files).__name__ for store in (azure, google)] == ["AzureBlobFileSystem", "GCSFileSystem"]  # type: ignore[attr-defined]


def test_google_storage_is_listed_and_read() -> None:
    with servers.google({f"top/{name}": data for name, data in TREE.items()}) as address:
        source = Files("gs://share/top", options={"token": "anon", "endpoint_url": address})
        assert [(unit.name, unit.size) for unit in units(source)] == LISTED
        assert values(source, "B.csv") == ["Jane", "jane@example.org"]
        assert values(source, "HR/ü #1.txt") == ["z"]
        assert values(source, "a-c.txt") == []
        with pytest.raises(Unreadable, match=r"^vanished after it was listed$"):
            values(source, "none.txt")


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for url, options in {
        "sftp://jane:s3cret@server/x": {},
        "s3://bucket": {"secret": "s3cret"},
        "webdav://jane:s3cret@server/": {},
    }.items():
        source = Files(url, options=options)
        assert "s3cret" not in repr(source) + repr(source._store)
    for error in (OSError(5, "s3cret"), RuntimeError("s3cret"), PermissionError("s3cret"), KeyError("s3cret")):
        assert "s3cret" not in refusal(error)


def test_a_copy_is_all_of_the_file_or_none() -> None:
    for size, most, reason in (
        (5, None, "changed while it was read"),
        (3, None, "changed while it was read"),
        (None, 3, "larger than max_size: not read"),
    ):
        with pytest.raises(Unreadable, match=f"^{reason}$"):
            copied([b"ab", b"cd"], most, size)
    with copied([b"ab", b"cd"], 4, 4) as file:
        assert file.read() == b"abcd"


def test_a_disk_that_is_full_is_said() -> None:
    assert refusal(OSError(28, "No space left on device")) == "this machine has no room for a private copy of it"
