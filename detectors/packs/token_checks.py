"""What tells a key that a machine drew from a word, a path or a placeholder; what tells a password from talk about passwords."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from math import log2

_HASH = re.compile(  # hashed, or encrypted by OpenSSL, Jasypt, Spring, Vault, Fernet, AWS KMS
    r"\$[0-9a-z]{1,12}\$|[a-z0-9_]{2,16}\$[0-9]|scrypt:|pbkdf2|\{[A-Z0-9]{3,12}\}|0x[0-9a-f]{32,}|(?:md5)?(?:[0-9a-f]{2}){16,64}(?::[0-9a-z]{2,64}(?::[0-9]{1,3})?)?$|\*[0-9A-F]{40}$|"
    r"U2FsdGVkX1|ENC\(|\{cipher\}|vault:v[0-9]|gAAAAA|AQICAH|"
    r"(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)$",
    re.IGNORECASE,
)
_BLANKED = re.compile(  # nothing, a mask, a flag, or a variable that is filled in later
    r".{1,2}|true|false|yes|off|never|(?:en|dis)abled?|pass(?:ed)?|fail(?:ed)?|[0-9]{3}|[*•●xX.\-_#?]+|"
    r"(?:none|null|nil|undefined|n/?a|redacted|hidden|masked|removed|empty|unset|not set)\W{0,2}|"
    r"<.*>?|\{\{.*|\{[\w.]*(?:![rsa])?\}?|\[[\w .]*\]?|\$[{(].*|\$[A-Za-z_][\w:]*-?|\$![\W\w]{0,3}|%[({].*|%\w+%|@[{(].*|#\{.*",
    re.IGNORECASE,
)
_TALK = re.compile(  # words that follow "password" in a sentence or on a form
    r"(?:true|false|yes|no|required|reset|changed?|expired|expected|permission|denied|rejected|accepted|invalid|incorrect|"
    r"correct|wrong|initiali[sz]e[ds]?|missing|protected|optional|blank|forgotten|forgot|must|should|"
    r"is|was|has|and|or|for|the|your|my|field|policy|manager|str|string|bytes|varchar\S*|text|input|secret|bool(?:ean)?|char\S*|type|value|"
    r"default|const|function|async|await|return|new|this|todo|tbd|label|title|error|message|"
    r"(?:user_?|your_?|my_?|the_?|new_?|old_?|db_?|confirm_?|current_?|key_|ssl_|proxy_|smtp_|ftp_|ldap_|http_|bind_)?(?:password|passwort|passwd|pass|pwd|passphrase|passcode)[a-z_]{0,12}|"
    r"(?:aws_)?secret(?:_access)?_key|your[_-].*|enter\b.*|insert\b.*)(?:[.,;:!?)}\]]|&[a-z]{2,6};?)*",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:[A-Za-z]+=|`.*|/dev/.*|self\.\S*|os\.\S*|\S*environ\S*|\S*\(.*|[A-Za-z_.]+\[.*|!\w*|(?:vault|env|file|arn|ssm):.*|"
    r"[A-Za-z_]\w*(?:(?:\.|->|::)[A-Za-z_]\w*)+|(?:required|nullable|sometimes|min:[0-9])[|\w:]*)[.,;:!?)}\]]*",
    re.IGNORECASE,
)
#: A file that is called by its digest (`1961d0eb…774f.json`) is none.
_FILE = re.compile(r"\.(?:json|xml|ya?ml|js|css|html?|png|svg|jpe?g|gif|pem|crt|py|txt|csv|zip|gz|so|dll|jar|map|woff2?)$", re.IGNORECASE)
_SCHEME = re.compile(
    r"(?:sha|md|aes|rc|des|utf|base|oauth|pbkdf|argon|windows|win|php|python|java|http|ipv|wpa|rsa|ntlmv|v|bcrypt|openssl|[0-9]+fa)[-_]?[0-9a-z.-]{1,8}|"
    r"[0-9]+(?:st|nd|rd|th|x|px|ms|kb|mb|gb|days?|hours?|mins?|minutes?|months?|years?|chars?|characters?|-[a-z]{3,12})?|"
    r"[a-z]+-[0-9]+|\S*[({\[]\S*|https?:\S*|[\w.-]+@\S+|[0-9]{1,4}[/.:-][0-9]{1,2}\S*",
    re.IGNORECASE,
)
_PART = re.compile(r"[A-Z]?[a-z]{2,}[0-9]{0,2}|[A-Z]{2,}[0-9]{0,2}|[0-9]{1,4}|[a-z]")
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def entropy(text: str) -> float:
    """Shannon entropy of the characters, in bits a character."""
    return -sum(n * log2(n) for c in set(text) for n in (text.count(c) / len(text),))


def wordy(text: str) -> bool:
    """Whether a name or a path is written here: nearly all between the separators is words, as nobody draws them."""
    parts = [part for part in re.split(r"[-_./+=:~]", text) if part]
    said = sum(
        len(part) for part in parts if all(map(_PART.fullmatch, _HUMPS.findall(part))) and len(_HUMPS.findall(part)) <= 1 + len(part) / 5
    )
    return said >= 0.7 * sum(map(len, parts))


def minted(text: str) -> bool:
    """An identifier as a provider draws it: behind its prefix letters and digits in no order that words have."""
    body = re.sub(r"^(?:[A-Za-z]{1,8}(?:_live|_test)?[-_:]|(?:CU|BA|MD|PM|SB|IM)(?=0))", "", text)
    return any(map(str.isdigit, body)) and any(map(str.isalpha, body)) and len(set(body)) > 4 and not wordy(body)


def drawn(text: str) -> bool:
    """A key of a known form that is filled with something: no row of x, no ABCDEF, no word for what should stand there."""
    body = text.rpartition("_")[2] if "_" in text[:12] else text
    return len(set(body)) > min(6, len(body) // 3) and not re.search(r"x{6}|X{6}|\.{4}|\*{4}|your|replace|placeholder", text, re.IGNORECASE)


def example_key(text: str) -> bool:
    """Keys of a provider's test mode, and those that its handbook prints."""
    return bool(
        re.search(
            r"EXAMPLE|[_-]test[_-]|sandbox|^(?:AccountKey=)?Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr|(?<![0-9])(?:0123456789|1234567890)|abcdefghij",
            text,
        )
    )


def random_token(text: str) -> bool:
    """At least 16 characters, letters and digits mixed, with 3 bits of entropy a character: no word, no path, no file, no placeholder."""
    if (
        _FILE.search(text)
        or len(text) < 16
        or not re.search(r"[0-9]", text)
        or not re.search(r"[A-Za-z]", text)
        or _BLANKED.fullmatch(text)
    ):
        return False
    return entropy(text) >= 3.0 and "example" not in text.lower() and not wordy(text)


def secret_key(text: str) -> bool:
    """Forty characters of Base64 that are no hexadecimal digest and no path."""
    return not re.fullmatch("[0-9a-f]+", text, re.IGNORECASE) and text.count("/") < 6 and entropy(text) > 4.0 and not wordy(text)


def password(text: str) -> bool:
    """A password in clear: neither hashed or encrypted, nor a mask, a flag or a variable."""
    return not (_HASH.match(text) or _BLANKED.fullmatch(text) or jwt(text))


def given_password(text: str) -> bool:
    """The same in an address or on a command line, where examples say "password"."""
    return password(text) and not _TALK.fullmatch(text)


def written_password(text: str) -> bool:
    """The same in running text and programs, where a word about passwords or a piece of code may follow as well."""
    return given_password(text) and not _CODE.fullmatch(text)


def told_password(text: str) -> bool:
    """The same with nothing but a blank before it: no name of a scheme, no version, no word with a number behind it in a list."""
    return written_password(text) and not _SCHEME.fullmatch(text)


def password_hash(text: str) -> bool:
    """Hexadecimal of the length of MD5, SHA-1, SHA-2; or a hash that names its scheme."""
    return bool(_HASH.match(text)) and len(set(text)) > 4


def jwt(text: str) -> bool:
    """Three parts of which the first decodes to a JSON object with `alg` (RFC 7519)."""
    return _decoded(text.split(".")[0], lambda raw: "alg" in json.loads(raw)) if text.startswith("eyJ") else False


def basic_credentials(text: str) -> bool:
    """Base64 of `user:password` (RFC 7617)."""
    return _decoded(text, lambda raw: b":" in raw.strip(b":") and raw.isascii() and raw.decode().isprintable())


def _decoded(text: str, test: Callable[[bytes], bool]) -> bool:
    """Whether `text` is base64 (either alphabet, padding optional) and what it says passes `test`."""
    try:
        return test(base64.b64decode(text.translate(str.maketrans("-_", "+/")) + "=" * (-len(text) % 4), validate=True))
    except (binascii.Error, ValueError, TypeError):
        return False
