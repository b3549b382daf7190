"""Documents in their original form, or a copy with places blacked out; calls as text with the other speakers marked."""

from __future__ import annotations

from scanner.subject.pack import rows as kept
from scanner.subject.pack.archive import Archive
from scanner.subject.pack.calls import People, transcript
from scanner.subject.pack.case import DOCUMENT, OTHER, TABLE, TEXT, Piece
from scanner.subject.pack.extract import Given, Workspace
from scanner.subject.pack.forms import ENCODED
from scanner.subject.pack.outcome import BLACK, Outcome
from scanner.subject.pack.rows import as_text
from scanner.subject.pack.seal import unsealed

_BLOCK = 1 << 20
BLACKED = "a copy with parts blacked out"
#: What is said of a document of which only the text is given.
_ALONE = ", without the pictures and files in it"
LOST = "could not be copied"
#: Blacking out what a viewer shows leaves what it hides: layers, properties, earlier versions.
UNSAFE = "left out: this format cannot be blacked out safely"


def document(archive: Archive, work: Workspace, piece: Piece, outcome: Outcome) -> Given:
    """Writes one document: its bytes, or the lines of a text with what was decided blacked out. It is named by its number."""
    stem = f"documents/{piece.number:02}"
    if outcome.black and piece.kind == OTHER:
        return Given(piece, note=UNSAFE)
    if piece.kind != OTHER and (outcome.black or not piece.copied):
        suffix = piece.suffix if piece.kind == TEXT and piece.form != TABLE and piece.suffix not in ENCODED else ""
        name = f"{stem}{'-redacted' if outcome.black else '-text'}{suffix or '.txt'}"
        with archive.file(name) as out:
            count, before = 0, ""
            for row in work.rows(piece):
                count += 1
                said = " ".join(as_text(value) for value in (outcome.applied(row) or {}).values())
                if said != BLACK or before != BLACK:  # how many lines were blacked out tells nothing
                    out.text(said + "\n")
                before = said
        note = BLACKED if outcome.black else "a copy of its text"
        return Given(piece, (name,), count, f"{note}{_ALONE if piece.kind == DOCUMENT else ''}")
    if not piece.copied:
        return Given(piece, note=LOST)
    return Given(piece, (_original(archive, work, piece, f"{stem}{piece.suffix}"),), piece.records)


def call(archive: Archive, work: Workspace, piece: Piece, outcome: Outcome, names: tuple[str, ...]) -> Given:
    """Writes a call: each turn with its time and speaker; and the original where nothing was blacked out."""
    name = f"calls/{piece.number:02}.txt"
    rows = [True for row in work.rows(piece) if outcome.applied(row) is not None]
    people = People(() if piece.doubted else piece.subjects, names)  # who calls about somebody is not that person
    with archive.file(name) as out:
        for line in transcript(map(outcome.applied, work.rows(piece)), people):
            out.text(line)
    files = [name]
    if piece.copied and not outcome.black:
        files.append(_original(archive, work, piece, f"calls/{piece.number:02}-original{piece.suffix}"))
    return Given(piece, tuple(files), sum(rows), BLACKED if outcome.black else "")


def _original(archive: Archive, work: Workspace, piece: Piece, name: str) -> str:
    with unsealed(work.folder / kept.original(piece.number), work.keys) as file, archive.file(name) as out:
        while data := file.read(_BLOCK):
            out.write(data)
    return name
