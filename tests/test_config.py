"""`noticegap.toml` is checked whole before anything is read; every mistake is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.config import load_config
from scanner.errors import ConfigError
from scanner.model import NoticeRef
from scanner.setup import connect

_GOOD = """
notice = "notice.toml"
[[source]]
id = "share"
kind = "files"
path = "share"
purposes = ["products"]
"""


def _load(tmp_path: Path, text: str, environ: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    path = tmp_path / "noticegap.toml"
    path.write_text(text)
    return load_config(path, environ or {})


def test_paths_count_from_the_configuration_file(tmp_path: Path) -> None:
    config = _load(tmp_path, _GOOD + '[[source]]\nid = "db"\nkind = "sql"\nurl = "sqlite:///data/a.db"\npurposes = ["products"]\n')
    assert config.notices == (NoticeRef(tmp_path / "notice.toml"),)
    assert config.sources[0].options == {"path": str(tmp_path / "share")}
    assert config.sources[1].options == {"url": f"sqlite:///{tmp_path}/data/a.db"}


@pytest.mark.parametrize("url", ["s3://bucket/folder", "sftp://jane@example.org/srv", "file:///srv/share"])
def test_a_path_that_is_a_url_stays_as_it_is(tmp_path: Path, url: str) -> None:
    config = _load(tmp_path, _GOOD.replace('path = "share"', f'path = "{url}"\noptions = {{ secret = "${{SECRET}}" }}'), {"SECRET": "x"})
    assert config.sources[0].options == {"path": url, "options": {"secret": "x"}}


def test_environment_variables_are_expanded_once(tmp_path: Path) -> None:
    text = _GOOD.replace('"share"\npurposes', '"${ROOT}/share"\npurposes')
    config = _load(tmp_path, text, {"ROOT": "/srv/${NOT}"})
    assert config.sources[0].options["path"] == "/srv/${NOT}/share"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("notice =", "notce ="), 'unknown key "notce". Did you mean "notice"? Known: accept, catalog, categories, model, notice, phrases, recognizers, retention, source, test_data.'),
        (('path = "share"', 'paht = "share"'),
         'source "share": unknown key "paht". Did you mean "path"? Known: bound, exclude, id, identity, include, kind, limits, link, max_size, min_size, mounts, newer, ocr, older, options, owner, path, processors, purposes, region, retention, sample, subjects.'),
        (('kind = "files"', 'kind = "file"'), 'source "share": no connector "file". Did you mean "files"? Known: files, sql, transcripts.'),
        (('path = "share"', ""), 'source "share": has no "path", which a source of kind "files" needs.'),
        (('path = "share"', 'path = "${SHARE}"'), 'source "share": ${SHARE} is not set. Export it, or write the value in its place.'),
        (('path = "share"', 'path = ""'), 'source "share": "path" is empty.'),
        (('id = "share"', ""), '[[source]] 1: has no "id".'),
        (('id = "share"', 'id = "a b"'), '[[source]] 1: the id "a b" may hold letters, digits, ".", "_" and "-" only.'),
        (('notice = "notice.toml"', ""),
         'has no "notice". Name the file that `noticegap notice read` wrote: notice = "notice.toml"'),
        (('notice = "notice.toml"', "notice = 3"), '"notice" must be text in quotes. Of several, write a [[notice]] for each.'),
        (('notice = "notice.toml"', 'notice = ["a.toml"]'), "[[notice]] 1: is not a table. Write [[notice]]."),
        (('notice = "notice.toml"', '[[notice]]\nid = "a"'),
         '[[notice]] 1: has no "file". Name the file that `noticegap notice read` wrote: file = "notice.toml"'),
        (('notice = "notice.toml"', '[[notice]]\nfile = "a.toml"\nsubject = ["staff"]'),
         '[[notice]] 1: unknown key "subject". Did you mean "subjects"? Known: file, id, subjects.'),
        (('notice = "notice.toml"', '[[notice]]\nfile = "a.toml"\n[[notice]]\nfile = "b.toml"'),
         'source "share": has no "subjects". With several notices, say whose data it holds.'),
        (('"notice.toml"', '""'), 'has no "notice". Name the file that `noticegap notice read` wrote: notice = "notice.toml"'),
        (('id = "share"', "id = 3"), '[[source]] 1: "id" must be text in quotes.'),
        (('["products"]', '["products"]\nlink = [3]'), 'source "share": [[source.link]] 1: is not a table. Write [[source.link]].'),
        (('["products"]', '["products"]\n[[source.link]]\nfrm = "a.b"\nto = "c.d"'),
         'source "share": [[source.link]] 1: unknown key "frm". Did you mean "from"? Known: from, to.'),
        (('["products"]', '["products"]\nidentity = { mail = "a.b" }'),
         'source "share": identity: unknown key "mail". Did you mean "email"? Known: address, born, email, given, key, name, phone, postcode, surname.'),
        (("[[source]]", '[phrases]\n"contact.phone" = [3]\n[[source]]'), '[phrases] "contact.phone" must be a list of texts in quotes.'),
        (("[[source]]", '[phrases]\n"contact.phone" = [""]\n[[source]]'),
         '[phrases] category "contact.phone": "" is not a phrase. Write the words that the notice uses.'),
        (('["products"]', '"products"'), 'source "share": "purposes" must be a list.'),
        (('["products"]', "[1]"), 'source "share": "purposes" must be a list of texts in quotes.'),
        (("[[source]]", "[[sauce]]"), 'unknown key "sauce". Did you mean "source"? Known: accept, catalog, categories, model, notice, phrases, recognizers, retention, source, test_data.'),
        (('notice = "notice.toml"', 'notice = "n"\ntest_data = "reprot"'), 'no test_data "reprot". Did you mean "report"? Known: apart, report.'),
    ],
)  # fmt: skip
def test_each_mistake_is_one_sentence(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    assert change[0] in _GOOD
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, _GOOD.replace(*change))
    text = str(caught.value)
    assert text.startswith(f"{tmp_path}/noticegap.toml: ")
    assert text.removeprefix(f"{tmp_path}/noticegap.toml: ") == sentence


def test_one_phrase_needs_no_list(tmp_path: Path) -> None:
    config = _load(tmp_path, _GOOD.replace("[[source]]", '[phrases]\n"contact.phone" = "how to ring you"\n[[source]]'))
    assert config.phrases == {"contact.phone": ("how to ring you",)}


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert _load(tmp_path, "\ufeff" + _GOOD).sources[0].id == "share"


@pytest.mark.parametrize("opaque", ["3", "true", "1.5", "{ a = 1 }", '"a.b"', "[3]"])
def test_opaque_columns_are_a_list(tmp_path: Path, opaque: str) -> None:
    text = _GOOD.replace("files", "sql").replace('path = "share"', f'url = "postgresql://db/x"\nopaque = {opaque}')
    with pytest.raises(ConfigError, match='source "share": "opaque" must be a list of columns in quotes'):
        connect(_load(tmp_path, text).sources[0])


def test_two_sources_with_one_id(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'two sources have the id "share"\. Each source needs an id of its own\.$'):
        _load(tmp_path, _GOOD + _GOOD.split("\n", 2)[2])


def test_no_source_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"has no \[\[source\]\]\. Nothing to scan\.$"):
        _load(tmp_path, 'notice = "n.toml"')
    with pytest.raises(ConfigError, match=r"none\.toml: does not exist\. Write one with: noticegap init$"):
        load_config(tmp_path / "none.toml", {})


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"is not valid TOML: .*line 1"):
        _load(tmp_path, "notice = = 3")


_ACCEPT = (
    '[[accept]]\ncolumn = "public.users.dob"\ncategory = "demog.dob"\nreason = "age check"\nowner = "dpo@example.org"\nuntil = 2027-01-31\n'
)


def test_a_decision_is_read_with_its_last_day(tmp_path: Path) -> None:
    (accepted,) = _load(tmp_path, _GOOD + _ACCEPT).accepted
    assert (accepted.column, accepted.category, accepted.until.isoformat()) == ("public.users.dob", "demog.dob", "2027-01-31")
    (accepted,) = _load(tmp_path, _GOOD + _ACCEPT.replace("2027-01-31", "2027-01-31T10:00:00")).accepted
    assert accepted.until.isoformat() == "2027-01-31"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('owner = "dpo@example.org"\n', ""), 'has no "owner". A decision names a column'),
        (('"age check"', '""'), 'has no "reason"'),
        (("2027-01-31", '"soon"'), '"until" must be a date like 2027-01-31'),
        (("demog.dob", "demog.dbo"), 'no category "demog.dbo". Did you mean "demog.dob"'),
        (("owner", "owenr"), 'unknown key "owenr". Did you mean "owner"?'),
    ],
)
def test_a_decision_without_reason_owner_or_last_day_is_none(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, _GOOD + _ACCEPT.replace(*change))
    assert f"[[accept]] 1: {sentence}" in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ('speaker = { agent = "staff" }', 'unknown key "speaker". Did you mean "speakers"?'),
        ("ocr = true", 'unknown key "ocr". Known: bound, exclude'),
        ('speakers = "staff"', '"speakers" must be a table of labels or roles and data subjects'),
        ("speakers = { agent = 3 }", '"speakers" must be a table'),
        ('speakers = { agent = " " }', '"speakers" must be a table'),
        ('speakers = { "" = "staff" }', '"speakers" must be a table'),
        ("limits = { secs = 3 }", 'unknown key "secs" in "limits". Did you mean "seconds"?'),
    ],
)
def test_each_mistake_in_a_source_of_calls_is_one_sentence(tmp_path: Path, wrong: str, sentence: str) -> None:
    (tmp_path / "share").mkdir()
    with pytest.raises(ConfigError) as caught:
        connect(_load(tmp_path, _GOOD.replace('"files"', '"transcripts"') + wrong).sources[0])
    assert 'source "share": ' in str(caught.value) and sentence in str(caught.value)
    assert "\n" not in str(caught.value)
