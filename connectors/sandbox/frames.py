"""What the two processes say to one another, over a socket: a job with an open file one way, tables and statements the other.

A frame is one byte that says what it is, eight that say how long it is, and its bytes: an Arrow IPC stream or JSON.
"""

from __future__ import annotations

import json
import socket
import struct
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from connectors.readers.node import Item
from scanner.model import Place, Unit, Unread

#: What the reading process says first, once it has started.
READY = b"R"
HEAD = struct.Struct("<cQ")
#: So few bytes are sent with what is said of them: each sending wakes the other process.
_SMALL = 1 << 16
BATCH, UNREAD, UNIT = b"B", b"N", b"U"
#: The last frame of a job: all was read; nothing (more) could be, and why; or nothing more, and the process must end.
END, UNREADABLE, BROKEN = b"E", b"X", b"F"


@dataclass(frozen=True, slots=True)
class Job:
    """One file: its name in reports, what it may unpack, how many things it may hold and how deep, seconds of processor time for each of
    them, and the one that broke the reader before: it is passed over, and what came up to it is not told again. `calls` as in `Budget`.
    """

    unit: str
    unpacked: int
    members: int
    depth: int
    seconds: int
    ocr: str = "pages"
    work: str | None = None
    broke: str | None = None
    calls: dict[str, str] | None = None


def send_job(sock: socket.socket, job: Job, file: int) -> None:
    """Sends a job and the descriptor of its file. OSError when the other process is gone."""
    data = json.dumps({name: getattr(job, name) for name in Job.__slots__}).encode()
    socket.send_fds(sock, [struct.pack("<Q", len(data))], [file])
    sock.sendall(data)


def take_job(sock: socket.socket) -> tuple[Job, int] | None:
    """The next job and its open file, or None when the other process has closed its end."""
    head, files, _, _ = socket.recv_fds(sock, 8, 1)
    if len(head) < 8:
        return None
    return Job(**json.loads(exactly(sock, struct.unpack("<Q", head)[0]))), files[0]


def send(sock: socket.socket, kind: bytes, data: Any = b"") -> None:
    """Sends one frame; `data` is bytes or a buffer."""
    head = HEAD.pack(kind, len(data))
    if len(data) <= _SMALL:
        sock.sendall(head + bytes(data))
        return
    sock.sendall(head)
    sock.sendall(data)


def exactly(sock: socket.socket, size: int) -> bytearray:
    """So many bytes; EOFError when the other process is gone, TimeoutError as the socket is set."""
    data = bytearray(size)
    view, at = memoryview(data), 0
    while at < size:
        got = sock.recv_into(view[at:])
        if not got:
            raise EOFError
        at += got
    return data


def encoded(item: Item) -> tuple[bytes, Any]:
    """Kind and bytes of what a reader yields."""
    if isinstance(item, Unread):
        return UNREAD, json.dumps([item.place.unit, item.place.column, item.reason]).encode()
    if isinstance(item, Unit):
        return UNIT, json.dumps([item.name, item.form, item.note]).encode()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, item.schema) as stream:
        stream.write_batch(item)
    return BATCH, sink.getvalue()


class Nonsense(Exception):
    """What came is nothing that a reader of this file can say."""


def decoded(kind: bytes, data: bytearray, unit: str) -> Item:
    """The item of a frame that came for the file `unit`. Batches lie in the frame's own memory.

    Whoever sent it has read hostile input and is not believed: Nonsense where it is not whole, or speaks of another file.
    """
    try:
        if kind == BATCH:
            return _batch(data)
        name, second, third = json.loads(data)
    except (ValueError, TypeError, StopIteration, RuntimeError, OSError, pa.ArrowException):
        raise Nonsense from None
    of_it = isinstance(name, str) and (name == unit or name.startswith(unit + "!"))
    if not of_it or not isinstance(third, str):
        raise Nonsense
    if kind == UNREAD and isinstance(second, str | None):
        return Unread(Place("", name, second), third)
    if kind == UNIT and isinstance(second, str):
        return Unit(name, second, note=third)
    raise Nonsense


def _batch(data: bytearray) -> pa.RecordBatch:
    with pa.ipc.open_stream(pa.py_buffer(data)) as stream:
        batch = stream.read_next_batch()
    batch.validate(full=True)
    "".join(batch.schema.names).encode()  # names that are no text would be met only where they are looked at
    return batch
