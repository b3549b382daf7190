"""What a scan tells of calls that it reads: speech in another language, and slips in `speakers`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from connectors.transcripts import Transcripts
from connectors.transcripts.language import Language
from scanner.errors import ConfigError
from scanner.model import Part, Unit
from tests.calls import once, write

FRENCH = (
    "bonjour quel est votre nom s'il vous plaît\nje m'appelle amélie durand\nd'accord et votre numéro de téléphone\n"
    "zéro six douze trente-quatre cinquante-six soixante-dix-huit\nmerci beaucoup madame et quelle est votre adresse"
)
ENGLISH = (
    "can i take your phone number please\noh seven seven double oh nine hundred one two three\nthank you and the registration\n"
    "bravo delta five one sierra mike romeo\nand your surname\nw i s n i e w s k i\nlovely that's all done for you"
)


def _call(said: str) -> str:
    return "".join(f"{'Customer' if at % 2 else 'Agent'}: {line}\n" for at, line in enumerate(said.split("\n")))


@pytest.mark.parametrize(
    "said",
    [
        FRENCH,
        "hola buenos días en qué puedo ayudarle\nquiero cambiar mi dirección por favor me he mudado a la calle mayor número doce muchas gracias",
        "dzień dobry w czym mogę pomóc\nchciałem zmienić adres na moim koncie bo się przeprowadziłem do nowego mieszkania proszę bardzo dziękuję",
        "bore da sut alla i eich helpu chi heddiw\ndw i eisiau newid fy nghyfeiriad os gwelwch yn dda mae fy rhif ffôn i yn dechrau gyda dim saith",
        "您好请问有什么可以帮您的吗我想更改我的地址\n因为我搬家了我的电话号码是零七七零零九零零一二三谢谢您的帮助再见",
    ],
)
def test_a_call_in_another_language_is_not_understood_and_told(tmp_path: Path, said: str) -> None:
    found = once(tmp_path, "a.txt", _call(said))
    assert len(found.turns) == len(said.split("\n"))
    assert [reason for reason in found.reasons if "words are not in English" in reason] == found.reasons != []


@pytest.mark.parametrize(
    "said",
    [ENGLISH, "hiya\nbonjour madame", "p a t e l\npapa alpha tango echo lima " * 9, "four double two one " * 30, "caption text\n" * 20],
)
def test_english_and_what_is_too_little_to_tell_is_read(tmp_path: Path, said: str) -> None:
    assert once(tmp_path, "a.txt", _call(said + "\nthanks")).reasons == []


def test_one_foreign_call_of_many_in_a_file_is_told() -> None:
    language = Language()
    for call in range(100):
        for line in (FRENCH * 3 if call == 50 else ENGLISH).split("\n"):
            language.hear(line, str(call))
    assert 60 <= language.foreign < 130
    assert language.words > 3000


def test_a_list_of_names_in_a_long_english_call_is_no_language() -> None:
    language = Language()
    for _ in range(60):
        language.hear(ENGLISH)
    language.hear("mozzarella artichokes ricotta parmesan basil olive pesto chicken peppers arugula " * 6)
    assert language.reason() == ""


def test_files_of_any_language_are_no_calls_to_be_understood(tmp_path: Path) -> None:
    from connectors.files import Files
    from tests.calls import read

    write(tmp_path, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:09.000\n" + FRENCH.replace("\n", " ") + "\n")
    assert read(Files(str(tmp_path)), "a.vtt").reasons == []


def _notes(folder: Path, speakers: dict[str, str], content: str = _call(ENGLISH)) -> list[str]:
    write(folder, "a.txt", content)
    items = Transcripts(str(folder), speakers).read(Part("calls", "a.txt", ""))
    return [item.note for item in items if isinstance(item, Unit) and item.note]


def test_a_slip_in_speakers_is_told_of_the_calls_that_it_spoils(tmp_path: Path) -> None:
    told = _notes(tmp_path, {"agnet": "staff", "caller": "customer"})
    assert told == ['no speaker is "agnet" (did you mean "agent"?); 1 speaker not in "speakers"']


def test_channels_that_the_export_calls_otherwise(tmp_path: Path) -> None:
    told = _notes(tmp_path, {"channel_0": "staff", "channel_1": "customer"})
    assert told == ['no speaker is "channel_0" or "channel_1"; 2 speakers not in "speakers"']


def test_a_label_that_may_be_a_name_is_not_quoted(tmp_path: Path) -> None:
    told = _notes(tmp_path, {"Jane Example": "staff"})
    assert told == ['no speaker is meant by 1 label there; 2 speakers not in "speakers"']


@pytest.mark.parametrize(
    "speakers",
    [
        {},
        {"agent": "staff"},
        {"agent": "staff", "caller": "customer", "supervisor": "staff"},
        {"AGENT": "staff", "Customer": "customer", "Speaker 2": "customer"},
    ],
)
def test_roles_that_no_one_plays_and_labels_of_other_exports_are_no_slip(tmp_path: Path, speakers: dict[str, str]) -> None:
    assert _notes(tmp_path, speakers) == []


def test_json_of_a_vendor_too(tmp_path: Path) -> None:
    turns = [{"speaker": f"spk_{at % 2}", "start": at, "text": line} for at, line in enumerate(ENGLISH.split("\n"))]
    write(tmp_path, "a.json", json.dumps(turns))
    items = Transcripts(str(tmp_path), {"spk0": "staff", "spk1": "customer"}).read(Part("calls", "a.json", ""))
    assert [item.note for item in items if isinstance(item, Unit)][-1] == 'no speaker is "spk0" or "spk1"; 2 speakers not in "speakers"'


def test_speakers_upside_down_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="other way round"):
        Transcripts(str(tmp_path), {"agent": "customer", "client": "staff"})
    Transcripts(str(tmp_path), {"agent": "staff", "caller": "staff"})  # a helpdesk of one's own
