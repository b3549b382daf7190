"""A disk that is full and a person who stops: nothing is left that looks whole, and nothing plain at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scanner.errors import ConfigError, ScannerError
from scanner.subject.pack.finish import PACKAGE, finish
from scanner.subject.pack.folder import create, whole_folder
from scanner.subject.pack.keys import passing
from scanner.subject.pack.prepare import prepare
from scanner.subject.pack.seal import sealed, unsealed
from tests.subject_answer import careful, decide, estate, job, keys

TODAY = date(2026, 11, 28)
#: Runs its argument with files of at most so many bytes: the system itself refuses the rest (EFBIG), as a full disk does (ENOSPC).
_LIMITED = """
import resource, signal, sys
from datetime import date
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tests import subject_answer as answer
from scanner.errors import ScannerError
from scanner.subject.pack.finish import finish
from scanner.subject.pack.keys import unlocked
from scanner.subject.pack.prepare import prepare
step, folder, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
if step == "prepare":
    from scanner.config import load_config
    job, keys = answer.job(load_config(folder / "noticegap.toml")), answer.keys()
    job.engine.scan
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    run = lambda: prepare(job, folder / "work", keys)
else:
    keys = unlocked((folder / "work" / "identity.age").read_bytes(), answer.PASSPHRASE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    run = lambda: finish(folder / "work", keys, date(2026, 11, 28))
try:
    run()
except ScannerError as error:
    sys.exit(str(error))
"""


def limited(step: str, folder: Path, limit: int) -> str:
    """What the step says on stderr where no file may be larger."""
    done = subprocess.run([sys.executable, "-c", _LIMITED, step, folder, str(limit)], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_no_half_workspace_where_a_file_does_not_fit(tmp_path: Path) -> None:
    estate(tmp_path)
    (tmp_path / "share" / "badge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400_000))
    before = sorted(os.listdir(tmp_path))
    assert limited("prepare", tmp_path, 100_000).startswith("0004.original.age: cannot be written: File too large.")
    assert sorted(os.listdir(tmp_path)) == before


def test_no_half_package_where_a_file_does_not_fit(tmp_path: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "share" / "badge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400_000))
    prepare(job(config), tmp_path / "work", keys())
    decide(tmp_path / "work", careful)
    before = sorted(os.listdir(tmp_path / "work"))
    assert limited("finish", tmp_path, 100_000).startswith("answer.zip.age: cannot be written: File too large.")
    assert sorted(os.listdir(tmp_path / "work")) == before
    finish(tmp_path / "work", keys(), TODAY)
    assert (tmp_path / "work" / PACKAGE / "answer.zip.age").stat().st_size > 400_000


@pytest.fixture
def tiny() -> Iterator[Path]:
    """A file system of 256 kB. Skipped where this user may not mount one."""
    folder = Path(f"/tmp/noticegap-tiny-{os.getpid()}")
    folder.mkdir(mode=0o700)
    mount = shutil.which("mount")
    done = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False)
    try:
        if not done or done.returncode:
            pytest.skip("no file system can be mounted here")
        yield folder
    finally:
        if done and not done.returncode:
            subprocess.run(["umount", folder], check=True)
        folder.rmdir()


def test_a_full_disk_leaves_no_half_package(tmp_path: Path, tiny: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "share" / "badge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(150_000))
    prepare(job(config), tiny / "work", keys())
    decide(tiny / "work", careful)
    with pytest.raises(ScannerError, match=r"answer\.zip\.age: cannot be written: No space left on device\."):
        finish(tiny / "work", keys(), TODAY)
    assert not [name for name in os.listdir(tiny / "work") if name.startswith(PACKAGE)]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, ValueError])
def test_whoever_stops_leaves_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    used = passing()
    with pytest.raises(stop), whole_folder(tmp_path / "new") as folder, sealed(folder / "a.age", used) as out:
        out.write(b"x" * 1_000_000)
        raise stop
    assert os.listdir(tmp_path) == []


def test_what_the_disk_refuses_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ScannerError, match=r"new: cannot be written: No space left on device"), whole_folder(tmp_path / "new") as folder:
        (folder / "a").write_bytes(b"x")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/secret/path")
    assert os.listdir(tmp_path) == []


def test_ctrl_c_during_a_package_leaves_the_workspace_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(job(estate(tmp_path)), tmp_path / "work", keys())
    decide(tmp_path / "work", careful)
    before = sorted(os.listdir(tmp_path / "work"))

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scanner.subject.pack.answer.document", stopped)
    with pytest.raises(KeyboardInterrupt):
        finish(tmp_path / "work", keys(), TODAY)
    assert sorted(os.listdir(tmp_path / "work")) == before


def test_a_folder_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "new") as folder:
        assert not (tmp_path / "new").exists() and folder.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new").is_dir()
    with pytest.raises(ConfigError, match="exists already"), whole_folder(tmp_path / "new"):
        pytest.fail("a folder that is there was taken")


def test_what_a_killed_run_left_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    (tmp_path / "new.partial").mkdir()
    with pytest.raises(ConfigError, match="left of a run that was killed, or another run is at it"), whole_folder(tmp_path / "new"):
        pytest.fail("a half folder was taken")


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(ScannerError, match="a: cannot be written: File exists"), create(tmp_path / "a"):
        pytest.fail("a file that is there was taken")
    assert (tmp_path / "a").read_bytes() == b"mine"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 3_000_000])
def test_what_is_sealed_comes_back(tmp_path: Path, size: int) -> None:
    used, data = passing(), os.urandom(size)
    with sealed(tmp_path / "a.age", used) as out:
        out.write(data)
    assert size < 64 or data[:64] not in (tmp_path / "a.age").read_bytes()
    with unsealed(tmp_path / "a.age", used) as file:
        assert file.read() == data


@pytest.mark.parametrize("cut", [10, 200, 70_000, 2_999_000])
def test_a_file_that_is_cut_is_never_read_as_whole(tmp_path: Path, cut: int) -> None:
    used = passing()
    with sealed(tmp_path / "a.age", used) as out:
        out.write(os.urandom(3_000_000))
    os.truncate(tmp_path / "a.age", cut)
    with pytest.raises(ScannerError, match="cut short"), unsealed(tmp_path / "a.age", used) as file:
        file.read()


def test_a_reader_may_leave_early(tmp_path: Path) -> None:
    used = passing()
    with sealed(tmp_path / "a.age", used) as out:
        out.write(b"x" * 3_000_000)
    with unsealed(tmp_path / "a.age", used) as file:
        assert file.read(2) == b"xx"
