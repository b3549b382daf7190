"""A PostgreSQL server of a test's own, which it may stop, crash and start again."""

from __future__ import annotations

import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.services import Server


@dataclass(frozen=True)
class Cluster:
    """A server with an empty schema `public`, and its data directory."""

    server: Server
    folder: Path

    def control(self, *words: str) -> None:
        """pg_ctl with these words: `stop -m immediate`, `start`, `restart`."""
        _run(_tool("pg_ctl"), *words, "-D", str(self.folder), "-l", str(self.folder / "log"), "-w")

    def kill(self, process: int) -> None:
        """Ends a process of the server without warning, and waits until the server has recovered."""
        os.kill(process, signal.SIGKILL)
        for _ in range(200):
            if subprocess.run([_tool("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.server.url.port)], check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise AssertionError("the server does not come back")


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A running server with these settings (`name = value`); skips the test where PostgreSQL's programs are not installed."""
    _tool("initdb")
    home = Path(tempfile.mkdtemp(prefix="noticegap_test_", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    try:
        made = Cluster(
            Server(URL.create("postgresql+psycopg", "postgres", None, "127.0.0.1", _port(), "postgres"), "public"), home / "data"
        )
        _run(_tool("initdb"), "-D", str(made.folder), "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C")
        own = (f"port = {made.server.url.port}", f"unix_socket_directories = '{home}'", "fsync = off", *settings)
        with (made.folder / "postgresql.conf").open("a") as file:
            file.write("\n".join(own) + "\n")
        made.control("start")
        try:
            yield made
        finally:
            made.control("stop", "-m", "immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def standby(primary: Cluster, *settings: str) -> Iterator[Cluster]:
    """A running hot standby of a cluster, with these settings of its own."""
    server = Server(primary.server.url.set(port=_port()), primary.server.name)
    made = Cluster(server, primary.folder.parent / "standby")
    _run(
        _tool("pg_basebackup"),
        "-h",
        "127.0.0.1",
        "-p",
        str(primary.server.url.port),
        "-U",
        "postgres",
        "-D",
        str(made.folder),
        "-R",
        "-c",
        "fast",
    )
    with (made.folder / "postgresql.conf").open("a") as file:
        file.write("\n".join((f"port = {server.url.port}", *settings)) + "\n")
    made.control("start")
    try:
        yield made
    finally:
        made.control("stop", "-m", "immediate")


def _tool(name: str) -> str:
    found = shutil.which(name) or max(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), default=None)
    if found is None:
        pytest.skip(f"{name} of PostgreSQL is not installed")
    return found


def _port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _run(*command: str) -> None:
    user = "postgres" if os.geteuid() == 0 else None  # which the server's programs refuse to run as root
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=user, cwd="/", check=False)
    assert done.returncode == 0, done.stderr
