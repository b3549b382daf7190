"""Encrypted files, written and read as streams: what is plain is in memory only, a few blocks at a time.

The age library pulls from a reader and pushes to a writer; a pipe and a thread turn that into a file to write to and a file to read from.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

from scanner.errors import ScannerError
from scanner.subject.pack.folder import create, unwritable
from scanner.subject.pack.keys import Keys


class _Source:
    """The reading end of the pipe. Once `broken`, an end is no end: the file must not be finished as if it were whole."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.broken = file, False

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        if not data and self.broken:
            raise OSError("broken off")
        return data


class _Sink:
    """The file behind the encryption. It keeps the first error: the library turns it into another that has lost its cause."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self.file.write(data)
        except OSError as error:
            self.error = self.error or error
            raise

    def flush(self) -> None:
        self.file.flush()


class _Task(threading.Thread):
    """Work beside the one that holds the other end of the pipe; its exception is kept for that one."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.work, self.failed = work, False

    def run(self) -> None:
        try:
            self.work()
        except Exception:  # noqa: BLE001 - the library's text may hold data; that it failed is all that is told
            self.failed = True


@contextmanager
def sealed(path: Path, keys: Keys) -> Iterator[BinaryIO]:
    """A new file (mode 0600) to write plain bytes to; encrypted, whole and on the disk when the block ends without an exception.

    ScannerError where the disk does not take it. The file of a failed block is removed.
    """
    reading, writing = os.pipe()
    source = _Source(os.fdopen(reading, "rb"))
    with create(path) as out:
        sink = _Sink(out)

        def work() -> None:
            with source.file:
                pyrage.encrypt_io(source, sink, list(keys.recipients))

        task = _Task(work)
        task.start()
        try:
            with os.fdopen(writing, "wb") as plain:
                try:
                    yield plain
                    plain.flush()
                except BaseException:
                    source.broken = True
                    raise
        except BrokenPipeError:  # the other end gave up: `sink.error` says why
            task.failed = True
        finally:
            task.join()
        if task.failed:
            raise unwritable(path, sink.error)


@contextmanager
def unsealed(path: Path, keys: Keys) -> Iterator[BinaryIO]:
    """The plain bytes of an encrypted file as a stream. ScannerError for another key, or a file that is cut or changed.

    A reader that stops early is fine; one that reads to the end has read bytes that nobody has changed.
    """
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as plain:
        sink = _Sink(os.fdopen(writing, "wb"))
        task = _decrypting(path, keys, sink)
        try:
            yield plain
            plain.read(1)  # waits for the end, or breaks off where a reader leaves early
        except Exception:
            plain.close()
            task.join()
            if task.failed and sink.error is None:
                raise _spoilt(path) from None  # what the reader made of half a file is no news
            raise
        finally:
            plain.close()
            task.join()
    if task.failed and sink.error is None:
        raise _spoilt(path)


def _decrypting(path: Path, keys: Keys, sink: _Sink) -> _Task:
    """The work of decrypting a file into a sink, begun. ScannerError where the file cannot be opened."""
    try:
        file = open(path, "rb")  # noqa: SIM115 - the work closes it
    except OSError as error:
        sink.file.close()
        raise ScannerError(f"{path}: cannot be read: {error.strerror}.") from None

    def work() -> None:
        with file, sink.file:
            pyrage.decrypt_io(file, sink, list(keys.identities))

    task = _Task(work)
    task.start()
    return task


def _spoilt(path: Path) -> ScannerError:
    return ScannerError(f"{path}: cannot be decrypted: it is encrypted to another key, cut short, or was changed.")
