"""Real servers on loopback for the tests of the files connector: S3, SFTP, SMB and WebDAV, each on a free port, gone at the end."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

SECRET = "s3cret-for-tests"


@contextmanager
def s3() -> Iterator[tuple[dict[str, Any], Any]]:
    """Options for a source, and a client that fills buckets."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "testing", "aws_secret_access_key": SECRET}
    client = boto3.client("s3", region_name="us-east-1", endpoint_url=url, **keys)
    try:
        yield {"key": "testing", "secret": SECRET, "endpoint_url": url}, client
    finally:
        client.close()
        server.stop()


@contextmanager
def sftp(work: Path) -> Iterator[dict[str, Any]]:
    """Options for sftp://127.0.0.1 as this user, with the server's key in `known_hosts`."""
    sshd = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    keygen = shutil.which("ssh-keygen")
    if not sshd or not keygen:
        pytest.skip("no sshd on this machine: SFTP is not tested")
    for name in ("host", "user"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(work / name)], check=True)
    shutil.copy(work / "user.pub", work / "authorized")
    port = free_port()
    (work / "known_hosts").write_text(f"[127.0.0.1]:{port} {(work / 'host.pub').read_text()}")
    (work / "sshd").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {work}/host\nAuthorizedKeysFile {work}/authorized\nPidFile none\nUsePAM no\n"
        "StrictModes no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running([sshd, "-D", "-e", "-f", str(work / "sshd")], port, "sshd"):
        yield {
            "port": port,
            "username": getpass.getuser(),
            "key_filename": str(work / "user"),
            "known_hosts": str(work / "known_hosts"),
            "allow_agent": False,
            "look_for_keys": False,
            "timeout": 10,
        }


@contextmanager
def smb(work: Path, share: Path) -> Iterator[dict[str, Any]]:
    """Options for smb://127.0.0.1/share as this user."""
    smbd, passwd = (shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") for name in ("smbd", "smbpasswd"))
    if not smbd or not passwd or os.geteuid() != 0:
        pytest.skip("no smbd on this machine, or not the right to run it: SMB is not tested")
    port = free_port()
    folders = {
        name: work / name.replace(" ", "_")
        for name in ("private dir", "lock directory", "state directory", "cache directory", "pid directory")
    }
    for folder in folders.values():
        folder.mkdir()
    (work / "smb.conf").write_text(
        f"[global]\nsmb ports = {port}\ninterfaces = 127.0.0.1\nbind interfaces only = yes\ndisable netbios = yes\nserver role = standalone\n"
        f"log file = {work}/log\npassdb backend = tdbsam\nload printers = no\ndisable spoolss = yes\nncalrpc dir = {work}/ncalrpc\n"
        + "".join(f"{key} = {folder}\n" for key, folder in folders.items())
        + f"[share]\npath = {share}\nread only = yes\nwide links = no\n"
    )
    user = getpass.getuser()
    subprocess.run(
        [passwd, "-c", str(work / "smb.conf"), "-s", "-a", user], input=f"{SECRET}\n{SECRET}\n", text=True, capture_output=True, check=True
    )
    with running([smbd, "-F", "--no-process-group", "-s", str(work / "smb.conf")], port, "smbd"):
        yield {"port": port, "username": user, "password": SECRET, "timeout": 10}


@contextmanager
def webdav(share: Path) -> Iterator[str]:
    """The server's address, for the user "jane" with SECRET."""
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": {"root": str(share), "readonly": True}},
            "simple_dc": {"user_mapping": {"*": {"jane": {"password": SECRET}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False, "enable_loggers": []},
            "verbose": 0,
            "lock_storage": False,
            "property_manager": False,
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=2)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.bind_addr[1]}"
    finally:
        server.stop()
        thread.join(5)


@contextmanager
def google(objects: Mapping[str, bytes]) -> Iterator[str]:
    """The address of a server that speaks the part of Google's JSON API (v1) that lists and reads; objects of the bucket "share"."""

    def told(name: str) -> dict[str, str]:
        return {
            "kind": "storage#object",
            "bucket": "share",
            "name": name,
            "size": str(len(objects[name])),
            "updated": "2026-01-31T12:00:00Z",
            "etag": "e1",
        }

    def listed(prefix: str, delimiter: str) -> dict[str, Any]:
        cut = {name: name.removeprefix(prefix).partition(delimiter or "\0") for name in objects if name.startswith(prefix)}
        items = [told(name) for name, (_, slash, _) in cut.items() if not slash]
        return {"items": items, "prefixes": sorted({prefix + first + slash for first, slash, _ in cut.values() if slash})}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {key: value for key, (value, *_) in parse_qs(url.query).items()}
            name = unquote(url.path.partition("/b/share/o")[2])[1:]
            found = (
                None
                if name and name not in objects
                else json.dumps(told(name) if name else listed(asked.get("prefix", ""), asked.get("delimiter", ""))).encode()
            )
            if found and "alt" in asked:
                found = objects[name]
            status = 200 if found is not None else 404
            if (first := self.headers.get("Range")) and found is not None:
                start, _, end = first.removeprefix("bytes=").partition("-")
                found, status = found[int(start) : int(end or len(found)) + 1], 206
            self.send_response(status)
            self.send_header("Content-Type", "application/octet-stream" if "alt" in asked else "application/json")
            self.send_header("Content-Length", str(len(found or b"{}")))
            self.end_headers()
            self.wfile.write(found if found is not None else b"{}")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def running(command: list[str], port: int, name: str) -> Iterator[None]:
    """A server in a process of its own, from when it listens."""
    process = subprocess.Popen(
        command, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                pytest.skip(f"{name} does not start here")
            time.sleep(0.05)
        else:
            pytest.skip(f"{name} does not answer here")
        yield
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
