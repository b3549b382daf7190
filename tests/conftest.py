"""How `make test` shares the tests out: a file goes to one process as a whole, and so do all files that talk to the shared servers.

Long files begin first: none is still to be done when all the others are. Hypothesis draws the same examples in each run, so that what fails
for one person fails for all; `pytest --hypothesis-profile=default` draws new ones.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

_ROOT = Path(__file__).parent.parent
#: How a file of tests says that it talks to PostgreSQL or MariaDB: by itself, or through another file's fixtures.
_SERVERS = re.compile(r"^from tests(?: import services|\.services import|\.test_sql_lookup import)", re.MULTILINE)

#: Files that take more than ten seconds of a processor.
_LONG = frozenset((
    "test_parity.py", "test_scan.py", "test_subject_together.py", "test_small_units.py", "test_subject_pack.py", "test_engine_laws.py",
    "test_files_remote.py", "test_transcripts_vendors.py", "test_subject_disk.py", "test_cases.py", "test_doctor.py", "test_calls_hostile.py",
))  # fmt: skip


@cache
def _scope(file: str) -> str:
    """Files of one scope never run at the same time: PostgreSQL lists what the tests of another file are just dropping."""
    return "servers" if _SERVERS.search((_ROOT / file).read_text("utf-8")) else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In each process alike: the processes of a run must agree on the order."""
    items.sort(key=lambda item: item.path.name not in _LONG)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from xdist.scheduler import LoadFileScheduling  # here: a file of tests by hand runs without it

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _scope(nodeid.split("::", 1)[0])

    config.option.loadscopereorder = False  # by the number of tests, which says nothing about their time
    return ByFile(config, log)
