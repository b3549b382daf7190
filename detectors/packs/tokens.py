"""Validators of what machines issue: addresses, coordinates, coins, hashes, keys and passwords."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import json
import re
from collections.abc import Callable
from math import log2

from stdnum import bitcoin, iban, imei, luhn

_FILES = (
    "png jpg jpeg gif svg webp ico bmp tif tiff css scss js mjs jsx ts tsx json html htm php asp aspx jsp xml yml yaml toml ini "
    "txt csv tsv pdf doc docx xls xlsx ppt pptx rar gz tgz tar bz2 exe dll jar war mp3 mp4 avi wav log bak sql go cs vb rb java "
    "swift class cpp"
)
_MACHINES = re.compile(r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|git|svn|hg)(?:\+.*)?", re.IGNORECASE)
_HASH = re.compile(
    r"\$[0-9a-z]{1,12}\$|[a-z0-9_]{2,16}\$[0-9]|scrypt:|pbkdf2|\{[A-Z0-9]{3,12}\}|0x[0-9a-f]{32,}|(?:[0-9a-f]{2}){16,64}$", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"[*•x.\-_#?]+|[<{\[$%].*|(?:none|null|nil|true|false|undefined|n/?a|yes|no|required|reset|changed?|expired|invalid|"
    r"incorrect|wrong|protected|"
    r"forgotten|forgot|must|should|is|was|has|and|or|for|the|your|my|field|policy|manager|str|string|bytes|redacted|"
    r"hidden|masked|removed|secret|"
    r"self\.\S*|os\.\S*|get\S*\(.*|input\(.*|\S*environ\S*|.*\(\)?)[.,;:!?]*",
    re.IGNORECASE,
)
_DOCUMENTATION = tuple(ipaddress.ip_network(n) for n in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"))


def email(text: str) -> bool:
    """An address with a plausible top-level domain that a person may read: no file name, no sender that takes no answers."""
    local, _, domain = re.sub("%40", "@", text, flags=re.IGNORECASE).partition("@")
    last = domain.rpartition(".")[2].casefold()
    return last not in _FILES.split() and not _MACHINES.fullmatch(local) and domain.casefold() != "mail.gmail.com" and ".." not in text


def example_email(text: str) -> bool:
    """Domains reserved for examples and tests (RFC 2606, RFC 6761)."""
    return bool(re.search(r"[@.](?:example\.(?:com|net|org)|test|example|invalid|localhost)$", text.replace("%40", "@"), re.IGNORECASE))


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def public_ip(text: str) -> bool:
    """A public IPv4 or IPv6 address (IANA special-purpose registries), or one reserved for documentation; no dotted version number."""
    address = _address(text)
    return address is not None and (example_ip(text) or (address.is_global and not address.is_multicast and not _versionlike(text)))


def any_public_ip(text: str) -> bool:
    """The same, low octets included: needs a word nearby that says address."""
    address = _address(text)
    return address is not None and (example_ip(text) or (address.is_global and not address.is_multicast))


def _versionlike(text: str) -> bool:
    """Four small numbers, or a trailing `.0.0`: more often a version than a visitor."""
    return "." in text and (text.endswith(".0.0") or all(int(octet) < 20 for octet in text.split(".")))


def example_ip(text: str) -> bool:
    """Ranges for documentation (RFC 5737, RFC 3849, RFC 9637)."""
    address = _address(text)
    return address is not None and any(address in net for net in _DOCUMENTATION if net.version == address.version)


def mac(text: str) -> bool:
    """A 48-bit address (IEEE 802) that belongs to one interface: not all the same, not multicast."""
    digits = re.sub(r"[^0-9a-f]", "", text.lower())
    return len(digits) == 12 and len(set(digits)) > 1 and int(digits[:2], 16) % 2 == 0


def example_mac(text: str) -> bool:
    """00-00-5E-00-53-00 to -FF (RFC 9542)."""
    return re.sub(r"[^0-9a-f]", "", text.lower()).startswith("00005e0053")


def is_imei(text: str) -> bool:
    """Fifteen digits with Luhn check digit (3GPP TS 23.003)."""
    digits = re.sub(r"[^0-9]", "", text)
    return len(digits) == 15 and len(set(digits)) > 1 and bool(imei.is_valid(digits))


def iccid(text: str) -> bool:
    """SIM card number 89…, 19 or 20 digits; the check digit may be left out (ITU-T E.118)."""
    digits = re.sub(r"[^0-9]", "", text)
    return digits.startswith("89") and any(luhn.is_valid(digits[:n]) for n in (19, 20) if len(digits) >= n)


def coordinates(text: str) -> bool:
    """A pair within -90..90 and -180..180 in either order (WGS 84), not the null island."""
    numbers = [float(n) for n in re.findall(r"-?[0-9]{1,3}\.[0-9]+", text)[:2]]
    if len(numbers) < 2:
        return False
    first, second = numbers
    return abs(first) + abs(second) > 0.01 and min(abs(first), abs(second)) <= 90 and max(abs(first), abs(second)) <= 180


def is_iban(text: str) -> bool:
    """ISO 13616: length and structure of the country, mod 97."""
    return bool(iban.is_valid(text))


def bitcoin_address(text: str) -> bool:
    """Base58Check or Bech32 check of the address (BIP 13, BIP 173)."""
    return bool(bitcoin.is_valid(text))


def password(text: str) -> bool:
    """A password in clear: neither a hash nor a placeholder nor a word about passwords."""
    return not _HASH.match(text) and not _PLACEHOLDER.fullmatch(text) and not jwt(text)


def password_hash(text: str) -> bool:
    """Hexadecimal of the length of MD5, SHA-1, SHA-2; or a hash that names its scheme."""
    return bool(_HASH.match(text)) and len(set(text)) > 4


def random_token(text: str) -> bool:
    """At least 16 characters, letters and digits mixed, with 3 bits of Shannon entropy a character: no word, no path, no placeholder."""
    if len(text) < 16 or not re.search(r"[0-9]", text) or not re.search(r"[A-Za-z]", text) or _PLACEHOLDER.fullmatch(text):
        return False
    return -sum(n * log2(n) for c in set(text) for n in (text.count(c) / len(text),)) >= 3.0 and "example" not in text.lower()


def jwt(text: str) -> bool:
    """Three parts of which the first decodes to a JSON object with `alg` (RFC 7519)."""
    return _decoded(text.split(".")[0], lambda raw: "alg" in json.loads(raw)) if text.startswith("eyJ") else False


def basic_credentials(text: str) -> bool:
    """Base64 of `user:password` (RFC 7617)."""
    return _decoded(text, lambda raw: b":" in raw.strip(b":") and raw.isascii())


def _decoded(text: str, test: Callable[[bytes], bool]) -> bool:
    """Whether `text` is base64 (either alphabet, padding optional) and what it says passes `test`."""
    try:
        return test(base64.b64decode(text.translate(str.maketrans("-_", "+/")) + "=" * (-len(text) % 4), validate=True))
    except (binascii.Error, ValueError, TypeError):
        return False
