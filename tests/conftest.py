"""How `make test` shares the tests out: a file goes to one process as a whole, and so do all files that talk to the shared servers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parent.parent
#: How a file of tests says that it talks to PostgreSQL or MariaDB: by itself, or through another file's fixtures.
_SERVERS = re.compile(r"^from tests(?: import services|\.services import|\.test_sql_lookup import)", re.MULTILINE)


@cache
def _scope(file: str) -> str:
    """Files of one scope never run at the same time: PostgreSQL lists what the tests of another file are just dropping."""
    return "servers" if _SERVERS.search((_ROOT / file).read_text("utf-8")) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from xdist.scheduler import LoadFileScheduling  # here: a file of tests by hand runs without it

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _scope(nodeid.split("::", 1)[0])

    return ByFile(config, log)
