"""What stands behind the "at" of an address, and web addresses: labels, dots and a top-level domain of IANA's root zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scanner.speech.mails.tokens import Token
from scanner.speech.mails.words import DOTTED, HEARD, PROVIDERS, SECOND, TOP, TOP_WORDS

#: What is said stands for: the text, and the words that say it.
Said = tuple[str, tuple[int, int]]
_PASSED = frozenset(["silent", "turn", "joined"])
_LABEL = frozenset(["word", "letter", "digits"])
#: Parts of one label at most, and labels; plain words of one label.
_PARTS, _LABELS, _PLAIN = 24, 6, 4
#: How sure a domain is whose ending was not said, whose dot was not said, or that is more than one word.
_NO_ENDING, _NO_DOT, _MANY = 0.7, 0.8, 0.85


@dataclass(slots=True)
class Domain:
    """A domain: its parts, the tokens up to `stop` that say it, how sure, and where its ending begins in `said`."""

    said: list[Said] = field(repr=False)
    stop: int
    sure: float = 1.0
    ending: int = 0
    bare: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.said)


def domain(tokens: Sequence[Token], at: int = 0, *, loose: bool = False) -> Domain | None:
    """The domain that the tokens say from `at` on. `loose`: a dot may be missing, for one waits for an address."""
    said: list[Said] = []
    best: Domain | None = None
    for _ in range(_LABELS):
        begin = at
        label, at = _label(tokens, at)
        if not label:
            break
        sure = _MANY if sum(not text.isdigit() and len(text) > 1 for text, _ in label) > 1 else 1.0
        if not _is_dot(tokens, at):
            best = best or _unfinished(tokens, begin, loose) if not said else best
            break
        said += [*label, (".", _where(tokens[at]))]
        at += 1
        if found := top(tokens, at):
            end, stop = found
            best = Domain([*said, *end], stop, min(sure, best.sure if best else 1.0), len(said))
            if not _is_dot(tokens, stop):
                break
    return best


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text == "."


def _where(token: Token) -> tuple[int, int]:
    return token.first, token.last


def _label(tokens: Sequence[Token], at: int) -> tuple[list[Said], int]:
    """The parts of a label, and the token behind it."""
    said: list[Said] = []
    plain = 0
    while at < len(tokens) and len(said) < _PARTS:
        token = tokens[at]
        hyphen = token.kind == "mark" and token.text == "-" and said
        if token.kind == "word" and token.text in DOTTED and said:
            break
        plain += token.kind == "word"
        alone = not said and (token.kind == "intro" or token.text == "me") and _is_dot(tokens, at + 1)
        mail = said and token.text == "mail" and _is_dot(tokens, at + 1)  # of a provider's name: "rediff mail dot com"
        part = token.kind in _LABEL or hyphen or alone or mail
        if not (part or token.kind in _PASSED) or plain > _PLAIN:
            break
        if part:
            said.append((token.text, _where(token)))
        at += 1
    return said, at


def top(tokens: Sequence[Token], at: int) -> tuple[list[Said], int] | None:
    """The top-level domain at `at`, with the level before a country's ("co.uk"), and the token behind it."""
    if (first := _top(tokens, at, TOP | TOP_WORDS | SECOND)) is None:
        return None
    (text, where), stop = first
    if text in SECOND:
        dot = _skip(tokens, stop)
        dotted = _is_dot(tokens, dot)
        country = _top(tokens, dot + dotted, TOP if dotted else frozenset(["uk"]))
        if country and len(country[0][0]) == 2:
            mark = (".", _where(tokens[dot]) if dotted else where)
            return [(text, where), mark, country[0]], country[1]
    return ([(text, where)], stop) if text in TOP or text in TOP_WORDS else None


def _skip(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].kind in _PASSED:
        at += 1
    return at


def _top(tokens: Sequence[Token], at: int, known: frozenset[str]) -> tuple[Said, int] | None:
    """One level: a word, or letters spelled; the longest that is known."""
    at = _skip(tokens, at)
    if at >= len(tokens) or tokens[at].kind in ("mark", "end", "fix"):
        return None
    if tokens[at].kind != "letter":
        text = DOTTED.get(tokens[at].text, tokens[at].text) if tokens[at].text == "calm" else tokens[at].text
        return ((text, _where(tokens[at])), at + 1) if text in known else None
    text, found = "", None
    for stop in range(at, min(at + 4, len(tokens))):
        if tokens[stop].kind != "letter":
            break
        text += tokens[stop].text
        if text in known and not (stop + 1 < len(tokens) and tokens[stop + 1].kind == "letter"):
            found = (text, (tokens[at].first, tokens[stop].last)), stop + 1
    return found


def _unfinished(tokens: Sequence[Token], at: int, loose: bool) -> Domain | None:
    """A domain whose dot was not heard ("example com", "dotcom"), or whose ending was not said ("gmail")."""
    said: list[Said] = []
    at = _skip(tokens, at)
    begin = at
    while at < len(tokens) and tokens[at].kind in (*_LABEL, "intro", "stop") and at - begin < _PLAIN:
        known = "".join(text for text, _ in said) in PROVIDERS
        token = tokens[at]
        if said and token.text in DOTTED and (token.text != "calm" or known or loose):
            return Domain([*said, ("." + DOTTED[token.text], _where(token))], at + 1, 1.0, len(said))
        if said and (loose or known) and (found := top(tokens, at)) and "".join(text for text, _ in found[0]) in HEARD:
            end, stop = found
            return Domain([*said, (".", said[-1][1]), *end], stop, _NO_DOT, len(said) + 1)
        if token.kind not in _LABEL:
            break
        said.append((token.text, _where(token)))
        at += 1
    return _provider(tokens, begin)


def _provider(tokens: Sequence[Token], at: int) -> Domain | None:
    """A provider that is named without what follows."""
    name, said = "", []
    for stop in range(at, min(at + 3, len(tokens))):
        if tokens[stop].kind not in ("word", "letter"):
            break
        name += tokens[stop].text
        said.append((tokens[stop].text, _where(tokens[stop])))
        if name in PROVIDERS:
            return Domain([*said, (PROVIDERS[name].removeprefix(name), said[-1][1])], stop + 1, _NO_ENDING, len(said), bare=True)
    return None
