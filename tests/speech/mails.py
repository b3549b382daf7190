"""E-mail addresses as they are said."""

from __future__ import annotations

from tests.speech import letters, numbers
from tests.speech.call import Group, Said
from tests.speech.data import load
from tests.speech.voice import Voice

_MARKS = {".": ("dot", "dot", "dot", "dot", "dot", "dot", "dot", "full stop"), "_": ("underscore",), "-": ("dash", "hyphen")}
#: "spelled": one name letter by letter. "spelled too": said, then spelled. "half": the recogniser writes the local part as one.
WAYS = ("words", "words", "words", "spelled", "spelled too", "half", "written")


def email(address: tuple[list[str], str], voice: Voice) -> Said:
    """An e-mail address, given as the pieces of its local part and its domain."""
    pieces, domain = address
    written, way = f"{''.join(pieces)}@{domain}", voice.rng.choice(WAYS)
    if way == "written":
        return Said(written, way, (Group(written),))
    if way == "half":
        return Said(written, way, (Group("".join(pieces)), _domain(domain, voice)))
    return Said(written, way, (*_local(pieces, way, voice), _domain(domain, voice)))


def _domain(domain: str, voice: Voice) -> Group:
    """The domain with its "at", and another in its place."""
    others = [each for each in load("common")["mail"]["providers"] if each != domain]
    return Group(_at(domain, voice), _at(voice.rng.choice(others), voice))


def _at(domain: str, voice: Voice) -> str:
    apart = load("common")["mail"]["apart"]
    if voice.rng.random() < 0.25:
        return f"at {domain}"
    labels = [apart[label] if label in apart and voice.rng.random() < 0.2 else label for label in domain.split(".")]
    return f"at {' dot '.join(labels)}"


def _local(pieces: list[str], way: str, voice: Voice) -> list[Group]:
    """The local part: in one group, or one after each mark."""
    spelled = voice.rng.choice([at for at, piece in enumerate(pieces) if piece.isalpha()])
    said = [_piece(piece, way if at == spelled else "words", voice) for at, piece in enumerate(pieces)]
    if len(pieces) == 2 and not pieces[1].isdigit() and voice.rng.random() < 0.6:
        said[-1] += (", " if voice.dressed else " ") + voice.rng.choice(("all one word", "all one word", "no spaces", "all lower case"))
    marks = [at for at, piece in enumerate(pieces) if piece in _MARKS]
    if not marks or voice.rng.random() < 0.6:
        return [Group(" ".join(said))]
    rest = " ".join(said[marks[0] :])
    instead = f"{said[marks[0]]} {voice.rng.choice(load('common')['people']['family'])}"
    return [Group(" ".join(said[: marks[0]])), Group(rest, instead)]


def _piece(piece: str, way: str, voice: Voice) -> str:
    """A name, digits, or a mark."""
    if piece in _MARKS:
        return voice.rng.choice(_MARKS[piece])
    if piece.isdigit():
        return numbers.say(piece, voice.rng.choice(("single", "tens", "figures")), voice.zero, voice.rng)
    if len(piece) == 1:
        return letters.say(piece, voice.rng.choice(letters.WAYS), voice)
    if way == "words":
        return voice.name(piece) if voice.rng.random() < 0.5 else piece
    spelled = letters.spell(piece, voice.rng.choice(letters.WAYS), voice)
    return spelled if way == "spelled" else f"{piece}{',' if voice.dressed else ''} {voice.rng.choice(('', 'that is ', 'thats '))}{spelled}"
