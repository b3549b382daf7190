"""People in the names of files: masked in every report, and found where names of files are scanned; words that are no names stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pyarrow as pa
import pytest

from detectors import Engine
from detectors.names.column import of_files
from detectors.names.files import people
from scanner.coming import PartResult
from scanner.detect import detect
from scanner.model import Part, Unit
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.work import Worker
from tests.bench.file_names import NOBODY, cases, hidden
from tests.pace import seconds


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()  # type: ignore[return-value]


def shown(text: str) -> str:
    for start, end in reversed(people(text)):
        text = f"{text[:start]}‹{text[start:end]}›{text[end:]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        "‹Smith_John›_grievance.docx", "‹smith-john›.pdf", "‹JohnSmith›.docx", "‹john.smith›", "‹john.smith›.doc", "‹SMITH JOHN›.pdf",
        "‹J_Smith›.docx", "‹J.R. Smith›.docx", "‹Smith, John›.pdf", "‹O'Brien_Sean›.pdf", "‹SeanOBrien›.doc", "‹Mr_J_Smith›.pdf",
        "‹dr.jane.smith›.doc", "‹Smith_J›_DOB_1984-02-29.pdf", "‹jsmith›.pst", "‹Emma›.docx", "‹Wiśniewska_Agnieszka›_CV.pdf",
        "‹Łukasz Wójcik›.docx", "‹García-José›-HR-2024-0017.pdf", "CV-‹Adaeze-Okonkwo›-final.docx", "‹smith›_grievance.docx",
        "‹Okafor› payslip March.pdf", "P45 ‹John Smith›.pdf", "Letter to ‹Jane Roberts›.docx", "‹Jane%20Roberts›%20contract.pdf",
        "‹Maria_da_Silva›.pdf", "‹JaneMcDonald_MacKenzie›.txt", "2024-03-11 ‹John Smith› appraisal.xlsx", "‹JOHN Smith›.doc",
        "‹Smith_John› and ‹Jane Roberts›.docx",
    ],
)  # fmt: skip
def test_people_in_names(text: str) -> None:
    assert shown(text.replace("‹", "").replace("›", "")) == text


def test_accents_of_their_own() -> None:
    text = unicodedata.normalize("NFD", "García_José_CV.pdf")
    assert [text[start:end] for start, end in people(text)] == [text.removesuffix("_CV.pdf")]


@pytest.mark.parametrize(
    "text", [*NOBODY, "san_marino.py", "jasmine-core", "jose.beam", "AliceBlue.js", "Dawson_Creek", "", ".", "_", "!!!"]
)
def test_words_that_are_no_names_stay(text: str) -> None:
    assert people(text) == []


def test_most_of_many_people_are_masked_whole() -> None:
    seen = [hidden(name, first, last) for _, _, name, first, last in cases()]
    assert len(seen) > 400
    assert sum(seen) / len(seen) > 0.9


def test_every_part_of_a_path_is_masked_and_its_folders_and_extension_stay(engine: Engine) -> None:
    masked = {
        "HR/Smith_John_grievance.docx": "HR/‹PERSON›_grievance.docx",
        "HR/Smith_John/2024/letter.docx": "HR/‹PERSON›/2024/letter.docx",
        "a.zip!HR/Smith_John.docx": "a.zip!HR/‹PERSON›.docx",
        "mail.mbox!3!CV John Smith.pdf": "mail.mbox!3!CV ‹PERSON›.pdf",
        "book.xlsx!John Smith": "book.xlsx!‹PERSON›",
        "John_Smith.sqlite!notes": "‹PERSON›.sqlite!notes",
        "in/firstname.surname@example.org.msg": "in/‹EMAIL_ADDRESS›.msg",
        "calls/call_07700900123.wav": "calls/call_‹PHONE_NUMBER›.wav",
        "calls/020 7946 0018.wav": "calls/‹PHONE_NUMBER›.wav",
        "x/Smith_J_DOB_1984-02-29.pdf": "x/‹PERSON›_DOB_‹DATE_OF_BIRTH›.pdf",
        "sales/2024/Annual_Report_March.pdf": "sales/2024/Annual_Report_March.pdf",
        "/": "/",
        "a//b/!": "a//b/!",
    }
    assert dict(zip(masked, engine.mask_names(list(masked)), strict=True)) == masked
    assert engine.mask_names(["P45_John_Smith.pdf", "P40_John_Smith.pdf", "1_John_Smith.csv", "2_John_Smith.csv"]) == [
        "P45_‹PERSON›.pdf",
        "P40_‹PERSON›.pdf",
        "1_‹PERSON›.csv",
        "2_‹PERSON›.csv",
    ]


def test_what_columns_are_called_stays_readable(engine: Engine) -> None:
    """Words for money or an illness are nobody's name, and nothing that somebody pays with."""
    names = [
        "ccj_count",
        "credit_score",
        "gross_salary",
        "german_passport",
        "sen_referral",
        "kidney_disease_diagnosis",
        "in_arrears",
        "security_answer_hash",
    ]
    assert engine.mask_names(names) == names
    assert engine.mask_names(["smith_salary", "gross_salary_smith", "arrears_GB29NWBK60161331926819"]) == [
        "‹PERSON›_salary", "‹PERSON›_salary_‹PERSON›", "arrears_‹IBAN_CODE›",
    ]  # fmt: skip


def test_what_is_masked_is_found(engine: Engine) -> None:
    names = ["Smith_John_grievance.docx", "smith-john.pdf", "JohnSmith.docx", "HR/john.smith/x.txt", "quarterly_report.pdf", "sem_wait.c"]
    found = detect(engine, names, column="file name")
    assert [[names[row][hit.start : hit.end] for hit in hits if hit.entity == "PERSON"] for row, hits in enumerate(found)] == [
        ["Smith_John"], ["smith-john"], ["JohnSmith"], ["john.smith"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "least"), [(1, 0.5), (8, 0.75)])
def test_one_clear_name_in_a_folder_is_a_finding_and_many_are_a_surer_one(engine: Engine, count: int, least: float) -> None:
    people_ = [
        "Smith_John.docx",
        "Emma_Jones.pdf",
        "Khan_Imran.doc",
        "sean-murphy.pdf",
        "Patel, Priya.doc",
        "OliviaEvans.pdf",
        "j_x",
        "Davies_Rhys.msg",
    ]
    names = [f"scan_{number:03}.pdf" for number in range(30)] + people_[:count]

    class Folder:
        def units(self) -> list[Unit]:
            return [Unit("HR/", "folder")]

        def read(self, part: Part) -> Iterator[pa.RecordBatch]:
            yield pa.record_batch({"file name": names})

    (result,) = [r for r in Worker({"s": Folder()}, engine).read(Part("s", "HR/")) if isinstance(r, PartResult)]  # type: ignore[dict-item]
    found = judge(UnitTally("s", Unit("HR/", "folder"), result.rows, result.columns), engine.patterns, engine.shapes)
    (person,) = [each for each in found if each.entity == "PERSON"]
    assert least <= person.confidence < least + 0.25
    assert person.rows_hit >= count - 1 or count == 1


def test_columns_of_file_names() -> None:
    assert of_files("file name") and of_files("attachmentFileName") and of_files("FILENAME")
    assert not of_files("name") and not of_files("") and not of_files("profile")


def test_hostile_names_take_no_time() -> None:
    for text in (
        "Aa" * 5000,
        "Aa_" * 5000,
        "J_" * 5000,
        "Smith_" * 3000,
        "a'" * 5000,
        "É\u0301" * 5000,
        "Mr_" * 3000,
        "John%20" * 2000,
        "." * 9000,
    ):
        assert seconds(lambda text=text: people(text), enough=0.5) < 0.5, text[:9]  # type: ignore[misc]


def test_an_address_before_an_extension_is_masked(engine: Engine) -> None:
    names = ["mail/jane.sample@firm.co.uk.txt", "a.zip!jane.sample@firm.co.uk.msg"]
    assert engine.mask_names(names) == ["mail/‹EMAIL_ADDRESS›.txt", "a.zip!‹EMAIL_ADDRESS›.msg"]
