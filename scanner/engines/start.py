"""Starts processes of this scan."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnProcess
from typing import Any

# spawn: a fork would copy threads and open connections of this process in the middle of what they do
_CONTEXT = multiprocessing.get_context("spawn")


def started(target: Callable[..., None], args: tuple[Any, ...], name: str) -> SpawnProcess:
    """A new process that calls `target(*args)`, and has nothing of this one but these."""
    process = _CONTEXT.Process(target=target, args=args, name=name)
    with _deaf():
        process.start()
    return process


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches every process at a terminal. Those that start herein do not hear it; this one does, a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # to start it, the first process would let Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
