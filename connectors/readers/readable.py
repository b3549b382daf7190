"""Names of files as text: a person reads `Smith_John_grievance.docx` as words, and so must the detectors."""

from __future__ import annotations

import re

# two words that begin with a capital stand side by side: Smith_John, JaneExample
_PAIR = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+(?:[ _.,+-]+|(?=[A-ZÀ-ÖØ-Þ]))[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
# between digits they are part of a date or a number (1980-05-12, +44 20), and the last dot is that of the extension
_SEPARATOR = re.compile(r"_|(?!\.[A-Za-z][A-Za-z0-9]{0,4}\Z)(?:(?<!\d)[.-]|[.-](?!\d))|\+(?!\d)")
# a Scottish or Irish name keeps its own hump
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?<!Mc)(?<!Mac)(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_BY_DIGIT = re.compile(r"_(?=\d)|(?<=\d)_")


def readable(name: str) -> str:
    """A name as a text in which the detectors see what a person sees.

    Words are taken apart only where two stand side by side that begin with a capital: of 3,000 names of programs' files one in twenty looks
    like somebody's with its words apart (`sem_wait`, `san_marino`), one in 600 this way, and no name of a person in either case is lost.

    >>> readable("Smith_John_grievance.docx"), readable("JaneExample-CV.pdf"), readable("san_marino.py"), readable("call_0770.wav")
    ('Smith John grievance.docx', 'Jane Example CV.pdf', 'san_marino.py', 'call 0770.wav')
    """
    if not _PAIR.search(name):
        return _BY_DIGIT.sub(" ", name)
    out, at = "", 0
    for address in _ADDRESS.finditer(name) if "@" in name else ():
        out += _words(name[at : address.start()]) + address[0]
        at = address.end()
    return out + _words(name[at:])


def _words(name: str) -> str:
    return _HUMP.sub(" ", _SEPARATOR.sub(" ", name))
