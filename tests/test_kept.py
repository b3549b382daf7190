"""What regexes say, kept on disk: it is what telling it anew would say, and nothing that this user did not write is ever read."""

from __future__ import annotations

import ast
import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine, Pattern, kept, store
from detectors import engine as engines
from detectors import regex as regexes
from detectors.regex import Asked, Regex, analysed, asked
from scanner.errors import PluginError
from tests.packs import patterns

DETECTORS = Path(kept.__file__).parent
#: Enough patterns to be kept: numbers of one to three digits behind a letter, forms that Hyperscan cannot hold, dictionaries, scripts.
SOME = tuple(
    Pattern(
        entity=f"E{number}", title="", category="id.national", regex=rf"\b{chr(97 + number % 26)}[0-9]{{1,3}}\b{'' if number < 26 else ' '}"
    )
    for number in range(40)
)


def same(one: Regex, other: Regex) -> bool:
    """Whether two are alike in every field, in type too."""
    for field in fields(Regex):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, np.ndarray):
            alike = mine.dtype == theirs.dtype and mine.shape == theirs.shape and bool((mine == theirs).all())
        else:
            alike = repr(mine) == repr(theirs) and mine == theirs
        if not alike:
            return False
    return one.group == other.group and one.rx == other.rx


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A process that knows of no regex what it says, and an empty cache."""
    monkeypatch.setattr(regexes, "_READ", {})
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every regex whose tree is asked from now on."""
    found: list[str] = []

    def noted(written: str, options: int, spelled: frozenset[str]) -> Regex:
        found.append(written)
        return analysed(written, options, spelled)

    monkeypatch.setattr(regexes, "analysed", noted)
    return found


def engine(some: Sequence[Pattern] = SOME) -> Engine:
    """An engine made as in a new process."""
    regexes._READ.clear()
    return Engine({"p": tuple(some)}, native=False)


def hits(made: Engine) -> list[tuple[int, int, int]]:
    batch = made.scan(pa.array(["a12 and b7", "c1 d22 x", "zz"]))
    return list(zip(*(batch[name].to_pylist() for name in ("row", "start", "end")), strict=True))


def test_what_is_kept_is_what_the_tree_says_for_every_pattern() -> None:
    mine = [each for each in patterns() if each.regex is not None]
    mine += [
        Pattern(entity="E", title="", category="", regex=r"(a)?(?(1)b|c)"),  # no form holds it
        Pattern(entity="E", title="", category="", regex=r"[^\W\d_] (?:Gout|Ασθμα)", flags=re.IGNORECASE),
        Pattern(entity="E", title="", category="", regex=r"[α-ω]“x”—[0-9]*", flags=re.IGNORECASE | re.MULTILINE),
        Pattern(entity="E", title="", category="", regex=r"my (?P<v>[A-Za-z]+)", words=frozenset(("Gout", "Zoë"))),
        Pattern(entity="E", title="", category="", regex=r"my [a-z]+", flags=re.IGNORECASE, words=frozenset(("gout",))),
        Pattern(entity="E", title="", category="", regex=r"(?i:x)\Z(?<!y)"),
    ]
    these = list(dict.fromkeys(map(asked, mine)))
    fresh = [analysed(*each) for each in these]
    read = kept.loaded(kept.dumped(fresh), these)
    assert read is not None and len(read) > 500
    wrong = [each.source for each, other in zip(fresh, read, strict=True) if not same(each, other)]
    assert not wrong
    assert any(each.forms is None for each in read) and any(each.words for each in read) and any(each.beyond for each in read)


def test_a_second_start_asks_no_tree(forgotten: Path, told: list[str]) -> None:
    first = hits(engine())
    assert len(told) == len(SOME) and first
    (file,) = forgotten.iterdir()
    assert file.suffix == ".json" and file.stat().st_mode & 0o077 == 0
    told.clear()
    again = engine()
    assert not told and hits(again) == first
    assert all(same(one, other) for one, other in zip(again._regexes, [regexes.regex(each, n) for n, each in enumerate(SOME)], strict=True))


def test_few_regexes_are_told_at_once_and_not_kept(forgotten: Path) -> None:
    engine(SOME[:10])
    assert not forgotten.exists() or not list(forgotten.iterdir())


def test_a_regex_compiles_when_a_candidate_is_met(forgotten: Path) -> None:
    engine()
    made = engine()
    assert hits(made)
    compiled = [each.source for each in made._regexes if "rx" in vars(each)]
    assert 3 <= len(compiled) < len(SOME) / 2


@pytest.mark.parametrize("change", ["regex", "flags", "words", "python", "code"])
def test_what_is_kept_is_for_these_regexes_this_python_and_this_code(
    change: str, forgotten: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine()
    told.clear()
    first = {"regex": SOME[0].regex, "flags": 0, "words": None} | {
        "regex": {"regex": "a[0-9]"},
        "flags": {"flags": re.IGNORECASE},
        "words": {"words": frozenset("a")},
    }.get(change, {})
    if change == "python":
        monkeypatch.setattr(sys, "version", "3.99")
    if change == "code":
        monkeypatch.setattr(kept, "_code", lambda: "other")
    engine((Pattern(entity="E0", title="", category="id.national", **first), *SOME[1:]))  # type: ignore[arg-type]
    assert len(told) == len(SOME) and len(list(forgotten.iterdir())) == 2


def test_the_digest_of_the_code_is_of_all_that_tells_what_a_regex_says() -> None:
    todo, seen = ["kept"], set[str]()
    while todo:
        name = todo.pop()
        seen.add(name)
        for node in ast.walk(ast.parse((DETECTORS / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detectors."):
                todo += [each for each in [(node.module or "").split(".")[1]] if each not in seen]
    assert seen - {"store"} == set(kept.MODULES), "store only carries bytes"


def _tampered(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace(b'"digits":[1,', b'"digits":[9,'))
    assert file.read_bytes() != data


def _other_rights(file: Path) -> None:
    file.chmod(0o602)


def _group(file: Path) -> None:
    file.chmod(0o620)


def _folder(file: Path) -> None:
    file.parent.chmod(0o777)


def _link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _other_name(file: Path) -> None:
    engine([replace(each, regex=f"Z{each.regex}") for each in SOME])  # a sound file, which says something else
    (other,) = set(file.parent.iterdir()) - {file}
    other.replace(file)


DAMAGE: list[Callable[[Path], None]] = [
    _tampered,
    lambda file: file.write_bytes(file.read_bytes()[:-7]),
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[32:]),
    _other_rights,
    _group,
    _folder,
    _link,
    _pipe,
    _folder_instead,
    _other_name,
]


@pytest.mark.skipif(os.name != "posix", reason="rights, links and pipes are those of POSIX")
@pytest.mark.parametrize("damage", DAMAGE, ids=lambda each: each.__name__)
def test_a_file_that_this_user_did_not_write_so_is_not_used(damage: Callable[[Path], None], forgotten: Path, told: list[str]) -> None:
    found = hits(engine())
    damage(next(forgotten.iterdir()))
    told.clear()
    assert hits(engine()) == found
    assert len(told) == len(SOME)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no owners of this sort")
def test_what_belongs_to_another_user_is_not_used(forgotten: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = hits(engine())
    told.clear()
    with monkeypatch.context() as other:
        other.setattr(os, "geteuid", lambda: 4711)
        assert store.folder() is None and hits(engine()) == found
    assert len(told) == len(SOME)
    if os.geteuid() == 0:
        file = next(forgotten.iterdir())
        os.chown(file, 4711, -1)
        told.clear()
        assert hits(engine()) == found and len(told) == len(SOME)
        assert file.stat().st_uid == 0, "made anew"


_LIES: list[object] = [
    None, [], 7, "x", {}, {"least": 7}, [[[]]],
    {"width": ["4"] * 40}, {"width": [True] * 40}, {"least": [[1]] * 40}, {"least": [1] * 39}, {"words": ["abc"] * 40},
    {"before": "!"}, {"before": base64.b64encode(b"x" * 31).decode()}, {"places": [2] * 40}, {"places": [0] * 40}, {"places": [1.0] * 40}, {"stops": [["a"]] * 40},
    {"literals": [[[[0, None, 0], []]]] * 40}, {"literals": [[[[0, None, 0, False], ["Łódź"]]]] * 40},
    {"forms": [[[[0, "9", 0, False], "a"]]] * 40}, {"forms": [7] * 40}, {"words": [[1]] * 40}, {"named": [0] * 40},
]  # fmt: skip


@pytest.mark.parametrize("lie", _LIES, ids=repr)
def test_a_sound_file_that_says_nothing_sensible_is_not_used(lie: object, forgotten: Path, told: list[str]) -> None:
    found = hits(engine())
    (file,) = forgotten.iterdir()
    said = json.loads(store.held(file.name) or b"")
    store.keep(file.name, json.dumps(said | lie if isinstance(lie, dict) and lie else lie).encode())
    told.clear()
    assert hits(engine()) == found and len(told) == len(SOME)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"cos\nsystem\n(S'false'\ntR.", b'{"least": NaN}'])
def test_bytes_that_are_no_json_are_not_used(data: bytes) -> None:
    assert kept.loaded(data, [("a", 0, frozenset())]) is None


def test_nothing_is_kept_where_nobody_wants_it(forgotten: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGAP_CACHE", "")
    assert hits(engine()) == hits(engine())
    assert len(told) == 2 * len(SOME) and not forgotten.exists()


@pytest.mark.parametrize("where", ["file", "file/below", "\0"])
def test_a_folder_that_cannot_be_made_is_none(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    if where == "\0":
        monkeypatch.setattr(store, "place", lambda: Path("\0"))
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path / where.replace("\0", "")))
    assert store.folder() is None and hits(engine())


@pytest.mark.parametrize("call", ["replace", "open"])
def test_a_disk_that_is_full_or_read_only_costs_time_only(
    call: str, forgotten: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(os if call == "replace" else store.tempfile, "replace" if call == "replace" else "mkstemp", full)
    assert hits(engine()) == hits(engine())
    assert len(told) == 2 * len(SOME) and not list(forgotten.iterdir())


def test_code_whose_text_is_not_there_keeps_nothing(forgotten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MODULES", ("gone",))
    kept._code.cache_clear()
    try:
        assert hits(engine()) and (not forgotten.exists() or not list(forgotten.iterdir()))
    finally:
        kept._code.cache_clear()


def test_a_wrong_regex_is_told_whatever_is_kept(forgotten: Path) -> None:
    engine()
    for wrong, says in (("(", "does not compile"), ("(?<=a*)b", "does not compile"), ("x?", "matches the empty string")):
        for _ in range(2):
            with pytest.raises(PluginError, match=f"^THEIRS: the regex {says}"):
                engine((*SOME, Pattern(entity="THEIRS", title="", category="id.national", regex=wrong)))


_CHILD = """
import pyarrow as pa
from detectors import Engine
from tests.test_kept import SOME, hits
print(hits(Engine({"p": SOME}, native=True)))
"""


def test_two_processes_at_once_find_the_same(tmp_path: Path) -> None:
    env = {**os.environ, "NOTICEGAP_CACHE": str(tmp_path / "cache")}
    for _ in range(2):  # without anything kept, and with
        children = [
            subprocess.Popen([sys.executable, "-c", _CHILD], env=env, stdout=subprocess.PIPE, cwd=DETECTORS.parent) for _ in range(3)
        ]
        said = {child.communicate()[0] for child in children}
        assert said == {f"{hits(engine())}\n".encode()} and not any(child.returncode for child in children)
    assert {each.suffix for each in (tmp_path / "cache").iterdir()} == {".json", ".hs"}, "no half-written file is left"


def test_an_engine_whose_databases_are_kept_does_not_wait_until_they_pay(forgotten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two start without: nobody has made them yet. What one of them makes once it pays, all that come later use from the first byte."""
    monkeypatch.setattr(engines, "WARM", 2000)
    short, long = pa.array(["a1 b22"], pa.large_string()), pa.array(["a1 b22 " * 1000], pa.large_string())

    def made(some: Sequence[Pattern] = SOME) -> Engine:
        return Engine({"p": tuple(some)})

    first, second = made(), made()
    cold = first.scan(short)
    assert not first._automata and cold.num_rows == 3
    first.scan(long)
    second.scan(short)
    assert first._automata and not second._automata
    third, other = made(), made(SOME[:-1])
    assert third.scan(short).equals(cold) and third._automata
    other.scan(short)
    assert not other._automata, "with other patterns, all is made anew"


def test_what_a_process_remembers_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "_READ", {})
    monkeypatch.setattr(regexes, "_MOST", 5)
    these: list[Asked] = [(f"a{number}", 0, frozenset()) for number in range(20)]
    assert all(regexes.read(each).source == each[0] for each in these)
    assert len(regexes._READ) <= 5
