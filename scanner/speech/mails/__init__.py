"""E-mail and web addresses as people say them: "j dot smith at example dot com".

Domains are of IANA's root zone (`words.toml`); marks are those that RFC 5322 allows in a local part and that people have names for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scanner.speech.mails.domains import Domain, Said, domain, top
from scanner.speech.mails.locals import Local, local
from scanner.speech.mails.tokens import Token, Tokens
from scanner.speech.mails.words import AT, HOSTS, INTRO, MARKS, PLACES, PROVIDERS, TOP_WORDS
from scanner.speech.value import LEFT, Value
from scanner.speech.words import TURN, Words

#: So many words before and behind an "at" are read.
_LEFT_OF, _RIGHT_OF = 40, 40
#: So soon behind an "at" a dot or a provider must follow.
_NEAR = 24
#: A mailbox of one word was guessed; an address as it is said.
_GUESSED, _SAID = 0.9, 0.95
_URL = 0.8
_WRITTEN = ("", ".", "_", "-", "+")
#: One of these is said in every address.
_SIGNS = AT | {"dot"}
_PASSED = frozenset(["silent", "turn", "end"])


def read(words: Words) -> Iterable[Value]:
    """The addresses in a stream: kind "email", and "url" for those without an "at". What is written already is `LEFT`."""
    if _SIGNS.isdisjoint(words.text):
        return []
    tokens = Tokens(words)
    found: list[Value] = []
    free = 0
    for at in [at for at, word in enumerate(words.text) if word in AT]:
        if at >= free and _hosted(words, at) and (value := _address(tokens, at, free)):
            found.append(value)
            free = value.last
    mails = _joined(tokens, found)
    return [*mails, *_webs(tokens, mails)]


def _hosted(words: Words, at: int) -> bool:
    """Whether something behind an "at" may be of a domain: most are followed by none, and need not be read."""
    if words.asked[at] == "email":
        return True
    near = range(at + 1, min(at + 1 + _NEAR, len(words)))
    return any(words.text[here] in HOSTS or words.between[here] == "." for here in near)


def _address(tokens: Tokens, at: int, free: int) -> Value | None:
    """The address whose "at" is the word `at`, of words from `free` on."""
    words = tokens.words
    asked = words.asked[at] == "email"
    right = tokens.read(at + 1, min(at + 1 + _RIGHT_OF, len(words)))
    right = right[1:] if right and right[0].kind == "turn" else right
    host = domain(right, loose=asked)
    if host is None:
        return None
    host = _latest(right, host, asked)
    begin = max(free, at - _LEFT_OF, _standing(words, at))
    edge = Token("turn" if begin >= len(words) or words.between[begin] == TURN else "stop", "", begin, begin)
    one_word = any(token.kind == "joined" for token in right[host.stop : host.stop + 2])
    provider = any(name in host.text for name in PROVIDERS)
    sign = words.text[at] == "@" or right[0].text in ("sign", "symbol") or _alone(words, at)
    before = [edge, *tokens.read(begin, _sign(words, at))]
    if words.between[at] == TURN:
        before.append(Token("turn", "", at, at))
    own = local(before, asked=asked, one_word=one_word, provider=provider, sign=sign)
    if own is None or (host.bare and not (asked or own.strong)):
        return None
    return _value(words, own, (at, right[0].first), host, right[host.stop - 1].last)


def _standing(words: Words, at: int) -> int:
    """Where an address begins that is written already ("read back, v.jackson@example.org"); 0 where it is not, or a mark is said before."""
    after = next((here for here in range(at + 1, min(at + _NEAR, len(words))) if words.between[here] not in _WRITTEN), at + _NEAR)
    if words.text[at] != "@" or "." not in words.between[at + 2 : after]:
        return 0
    first = at
    while first and words.between[first] in _WRITTEN:
        first -= 1
    spelled = first < at - 1 and all(len(word) == 1 for word in words.text[first : first + 2])
    return 0 if first == at or spelled or (first and words.text[first - 1] in MARKS) else first


def _alone(words: Words, at: int) -> bool:
    """Whether a turn ends before an "at" that said one word and no more."""
    first = at - 1
    if at < 1 or words.between[at] != TURN or words.text[first] in PLACES:
        return False
    while words.between[first] != TURN and words.text[first - 1] in INTRO:
        first -= 1
    return words.between[first] == TURN


def _sign(words: Words, at: int) -> int:
    """Where what stands before an "at" ends: "the at sign" begins with "the"."""
    named = at + 1 < len(words) and words.text[at + 1] in ("sign", "symbol")
    return at - 1 if named and at and words.text[at - 1] in ("the", "an") else at


def _latest(right: Sequence[Token], host: Domain, asked: bool) -> Domain:
    """The domain after corrections: "at gmail, sorry, at hotmail dot com", "dot com, no, dot org"."""
    at = _past(right, host.stop)
    if at >= len(right) or right[at].kind != "fix":
        return host
    at = _past(right, at + 1, _PASSED | {"intro", "spelled"})
    if at < len(right) and right[at].kind == "mark" and (found := top(right, at + 1)):
        return Domain([*host.said[: host.ending], *found[0]], found[1], host.sure, host.ending)
    again = at < len(right) and right[at].text in AT
    latest = domain(right, at + again, loose=asked)
    followed = latest is not None and latest.stop < len(right) and right[latest.stop].text in AT
    return _latest(right, latest, asked) if latest and not followed else host


def _past(right: Sequence[Token], at: int, kinds: frozenset[str] = _PASSED) -> int:
    while at < len(right) and right[at].kind in kinds:
        at += 1
    return at


def _value(words: Words, own: Local, sign: tuple[int, int], host: Domain, last: int) -> Value:
    said: list[Said] = [*own.parts, ("@", (sign[0], max(sign[1], sign[0] + 1))), *host.said]
    written = "".join(text for text, _ in said)
    origins = tuple(where for text, where in said for _ in text)
    sure = own.sure * host.sure * (_SAID if own.strong else _GUESSED)
    kind = LEFT if _is_written(words, own.first, last, written) else "email"
    return Value(own.first, last, written, origins, kind, round(sure, 3))


def _is_written(words: Words, first: int, last: int, written: str) -> bool:
    """Whether it is an address as it stands."""
    return words.text[first] + "".join(words.between[at] + words.text[at] for at in range(first + 1, last)) == written


def _joined(tokens: Tokens, found: Sequence[Value]) -> list[Value]:
    """The addresses, of which one that is corrected by the next is covered by it."""
    kept: list[Value] = []
    for value in found:
        if kept and _fixes(tokens, kept[-1].last, value.first):
            value = Value(kept.pop().first, value.last, value.written, value.origins, "email", value.sure)
        kept.append(value)
    return kept


def _fixes(tokens: Tokens, first: int, last: int) -> bool:
    """Whether all that is said between two addresses is a correction."""
    between = tokens.read(first, last) if last - first < _LEFT_OF else []
    return any(token.kind == "fix" for token in between) and all(token.kind in ("fix", "intro", *_PASSED) for token in between)


def _webs(tokens: Tokens, mails: Sequence[Value]) -> Iterator[Value]:
    """Web addresses: "example dot com" with no "at", or not one of mail."""
    words = tokens.words
    taken = {at for value in mails for at in range(value.first, value.last)}
    free = 0
    for dot in [at for at, word in enumerate(words.text) if word == "dot" and at]:
        first = _label_before(words, dot)
        if first < free or dot in taken or first in taken:
            continue
        said = tokens.read(first, min(dot + _RIGHT_OF, len(words)))
        host = domain(said) if said[0].kind in ("word", "letter", "digits") else None
        if host and not host.bare and host.ending and host.said[-1][0] not in TOP_WORDS:
            free = said[host.stop - 1].last
            origins = tuple(where for text, where in host.said for _ in text)
            yield Value(first, free, host.text, origins, "url", _URL)


def _label_before(words: Words, dot: int) -> int:
    """The first word of the label before a dot: "w w w", or one word."""
    letters = dot
    while letters and dot - letters < 8 and len(words.text[letters - 1]) == 1:
        letters -= 1
    return letters if dot - letters > 1 else dot - 1
