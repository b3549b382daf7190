"""SQL tokens with what reading declarations needs: dotted names, brackets, lists. The tokens are sqlglot's."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import Token, TokenType
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError

logging.getLogger("sqlglot").setLevel(logging.CRITICAL)  # its warnings quote the statement, values and all

_TRIES = ("postgres", "mysql", "tsql", "sqlite", "oracle")
_BRACKETS = re.compile(r"(?:\b(?:TABLE|COLUMN|ADD|EXISTS)|[,(.])\s*\[[^\W\d]", re.IGNORECASE)
_GENERIC = frozenset(("STRUCT", "ARRAY", "MAP"))  # types that have others in angle brackets
_NAMES = (TokenType.IDENTIFIER, TokenType.STRING)


def wordset(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


class Unreadable(Exception):
    """A statement that cannot be told; its text says why, without any of the statement's."""


def dialect_of(text: str, else_: str) -> str:
    """The dialect of one statement: files that mix them exist, and their quotes tell them apart."""
    brackets = "[" in text and _BRACKETS.search(text)
    if "`" in text:
        return "sqlite" if brackets else "mysql"
    return "tsql" if brackets and else_ != "sqlite" else else_


def tokenize(text: str, dialect: str) -> list[Token]:
    """The tokens in the statement's dialect, or in the first other one that has them. Raises Unreadable where none has."""
    for name in dict.fromkeys((dialect, *_TRIES)):
        try:
            return [word for token in Dialect.get_or_raise(name).tokenize(text) for word in _words(token)]
        except (SqlglotError, RecursionError, ValueError):
            continue
    raise Unreadable("this statement cannot be cut into words in any known dialect")


def _words(token: Token) -> list[Token]:
    """Keywords of two words (`FOREIGN KEY`, `NOT NULL`) are one token to sqlglot: here each word is one."""
    if token.token_type in _NAMES or is_text(token) or token.end - token.start + 1 < len(token.text) or " " not in token.text.strip():
        return [token]
    return [Token(TokenType.VAR, word, token.line, token.col, token.start, token.end) for word in token.text.split()]


@dataclass(slots=True)
class Reader:
    """Tokens that are read from left to right."""

    tokens: Sequence[Token]
    at: int = 0

    def word(self, ahead: int = 0) -> str:
        """The next token in upper case; "" at the end and for quoted ones."""
        if self.at + ahead >= len(self.tokens):
            return ""
        token = self.tokens[self.at + ahead]
        return "" if token.token_type in _NAMES else token.text.upper()

    def take(self, *words: str) -> bool:
        """Skips these words where they stand next."""
        if all(self.word(i) == word for i, word in enumerate(words)):
            self.at += len(words)
            return True
        return False

    def token(self) -> Token:
        """The next token. Raises Unreadable at the end."""
        if self.at >= len(self.tokens):
            raise Unreadable("this statement ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def name(self) -> str:
        """A name with its schema, quotes taken off: `public.users`. Raises Unreadable where none stands."""
        first = self.token()
        if not (first.token_type in _NAMES or is_text(first) or re.match(r"[\w#@$]", first.text)):
            raise Unreadable("a name that cannot be told")
        parts = [first.text]
        while self.word() == "." and self.at + 1 < len(self.tokens):
            self.at += 1
            parts.append(self.token().text)
        return ".".join(part for part in parts if part)

    def bracket(self) -> list[Token]:
        """What stands in the bracket that opens next; the reader goes behind it. Raises Unreadable where it is never closed."""
        begin, depth = self.at + 1, 0
        for at in range(self.at, len(self.tokens)):
            depth += opens(self.tokens[at])
            if depth == 0:
                self.at = at + 1
                return list(self.tokens[begin:at])
        raise Unreadable("a bracket is never closed")

    def rest(self) -> list[Token]:
        """All tokens that are left."""
        return list(self.tokens[self.at :])


def opens(token: Token) -> int:
    """1 for an opening bracket, -1 for a closing one, else 0."""
    return {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(token.token_type, 0)


def items(tokens: Sequence[Token]) -> list[list[Token]]:
    """The parts of a list that commas outside of brackets separate, also of those of `STRUCT<a INT, b INT>`."""
    found: list[list[Token]] = [[]]
    depth = angles = 0
    for token in tokens:
        depth += opens(token)
        if token.text == "<" and found[-1] and found[-1][-1].text.upper() in _GENERIC:
            angles += 1
        elif angles and token.text in (">", ">>"):
            angles = max(0, angles - len(token.text))
        if token.token_type is TokenType.COMMA and depth == 0 and not angles:
            found.append([])
        else:
            found[-1].append(token)
    return [item for item in found if item]


def is_text(token: Token) -> bool:
    """Whether the token is text in quotes, of any kind."""
    return token.token_type in (TokenType.STRING, TokenType.NATIONAL_STRING, TokenType.HEREDOC_STRING, TokenType.BYTE_STRING)


def texts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The texts in quotes among the tokens."""
    return tuple(token.text for token in tokens if is_text(token))
