"""What a line of a program says to people: its strings and comments. Nothing else in it names anybody."""

from __future__ import annotations

import re

#: Two of these make a line of a program: calls, names joined by underscores, operators, brackets at its ends.
_SIGNS = re.compile(
    r"[^\W\d]\w*\(|[^\W_]_[^\W_]|[=!<>+|*/-]=|[-=]>|::|&&|\|\||\w\[|[a-z]\.[a-z]\w+\.[a-z]|[;{}]\s*\Z|\)\s*:\s*\Z|^\s*[)}\]]|"
    r"^\s*[\w.]+ = |\w=[\w\"'(\[{]|\s#\s"
)
#: One of these does: a statement from its first word to its last sign.
_STATEMENT = re.compile(
    r"\s*(?:(?:def|class|if|elif|for|while|with|except|switch|catch|function|func|fn|struct|enum|namespace|public|private|protected|static|"
    r"void|async def) .*[:{;]|(?:else|try|finally|do|default) ?[:{]|"
    r"(?:unsigned|const|extern|struct|char|int|size_t|__\w+|u?int\d+_t)[\s*]+[\w*\s,]+(?:\[\w*\])*(?: ?[:=] ?\w+)?;|"
    r"import [\w.]+(?: as \w+)?;?|from [\w.]+ import [\w, *()]+|"
    r"[\w.]+ [+*/|&-]?= [\w.'\"]+[;,]?|(?:return|raise|yield|await|throw new) [\w.]+\(.*|[\w.]+\.\w+\(.*\);?|\w+\(.*\);)\s*\Z|"
    r"\s+(?:(?:return|raise|yield|del|assert) [\w.\[\]]+|[\w.]+\(.*\)|[\w.]+,|\w+(?:, \w+)*,)\s*\Z"
)
_SAID = re.compile(r"""\"((?:[^"\\]|\\.)*)(?:"|\Z)|(?<!\w)'((?:[^'\\]|\\.)*)(?:'|\Z)|(?:#\s|//\s|/\*|<!--|--\s)(.*)""")
#: A string that names a thing of the program.
_KEY = re.compile(r"[a-z_][\w.-]*|[A-Z\d_]+")
#: What no program has outside of its strings and comments: words in a row, mentions, addresses of mail and of the web.
_PROSE = re.compile(r"(?:[^\W\d_]+,? ){4}|\s@\w|\w@\w|\w://")
#: What most texts have none of, and each line of a program.
_MARKS, _OPENERS = re.compile(r"[(_=\[{};]"), ("import ", "from ")
#: A key and its value (JSON): what the value is, the key says.
_DATA = re.compile(r"[\"'] ?: ?[\"'\d]")
#: Lines longer than this are no program's, or of one that nobody wrote.
_LONGEST = 300


def said(line: str) -> str:
    """The strings and comments of a line of a program where they stand, blanks for the rest; any other text as it is.

    >>> said('if name == "Jane Example":  # as Tom said')
    '            Jane Example      as Tom said'
    >>> said("Jane said (so it seems) no_one came")
    'Jane said (so it seems) no_one came'
    """
    if (
        len(line) > _LONGEST
        or "\n" in line
        or not _marked(line)
        or _DATA.search(line)
        or not _is_code(line)
        or _PROSE.search(_SAID.sub("", line))
    ):
        return line
    parts, end = [], 0
    for found in _SAID.finditer(line):
        low, high = found.span(found.lastindex or 0)
        if _KEY.fullmatch(line, low, high):
            continue
        parts += [" " * (low - end), line[low:high]]
        end = high
    return "".join(parts) + " " * (len(line) - end)


def _marked(line: str) -> bool:
    return _MARKS.search(line) is not None or line[:1].isspace() or line.startswith(_OPENERS) or line.rstrip().endswith(":")


def _is_code(line: str) -> bool:
    signs = _SIGNS.finditer(line)
    return (next(signs, None) is not None and next(signs, None) is not None) or _STATEMENT.match(line) is not None
