"""Letters as people spell them, and as recognisers write them down."""

from __future__ import annotations

from string import ascii_lowercase

from tests.speech.data import load
from tests.speech.voice import Voice

#: Ways of saying letters: by themselves, in NATO's alphabet, "S for sugar", the names of letters as recognisers write them.
WAYS = ("bare", "bare", "bare", "nato", "for", "names")


def say(letter: str, way: str, voice: Voice) -> str:
    """One letter in one of `WAYS`."""
    at, listed = ascii_lowercase.index(letter.lower()), load("common")["letters"]
    own, nato = load(voice.split)["spelling"].split()[at], listed["nato"].split()[at]
    if way == "nato":
        return str(nato)
    if way == "names":
        return voice.rng.choice(("zed", "zee")) if letter.lower() == "z" else str(listed["names"].split()[at]).replace("-", " ")
    if way == "for":
        return f"{voice.letter(letter)} {voice.rng.choice(('for', 'for', 'as in'))} {voice.rng.choice((own, nato))}"
    return voice.letter(letter)


def spell(word: str, way: str, voice: Voice) -> str:
    """Letter by letter. Two alike may be said as a double; who explains letters ("S for sugar") leaves some out in a longer word."""
    said, at = [], 0
    while at < len(word):
        if word[at : at + 1] == word[at + 1 : at + 2] and way == "bare" and voice.rng.random() < 0.6:
            said.append(f"double {voice.letter(word[at])}")
            at += 2
            continue
        plain = way == "for" and len(word) > 3 and voice.rng.random() < 0.5
        said.append(say(word[at], "bare" if plain else way, voice))
        at += 1
    return (", " if way == "for" and voice.dressed else " ").join(said)
