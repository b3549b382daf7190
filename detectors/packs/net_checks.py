"""Validators of what networks and devices are addressed by: IP and MAC addresses, handsets, SIM cards, clients."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum import imei as stdnum_imei
from stdnum import imsi as stdnum_imsi
from stdnum import luhn
from stdnum import meid as stdnum_meid

from detectors.many import Bools, Many, by_part, fits

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_DOCUMENTATION = tuple(ipaddress.ip_network(n) for n in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"))
_GLOBAL6 = ipaddress.ip_network("2000::/3")  # all that IANA has allocated to be routed
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_ROBOTS = re.compile(
    r"(?<!cu)bot(?:\b|[/ ;-])|crawl|spider|slurp|archiver|monitor|pingdom|uptime|facebookexternalhit|headlesschrome|lighthouse|preview|"
    r"scanner|python|curl|wget|okhttp/|http-?client|libwww|phantomjs|feedfetcher|"
    r"validator",
    re.IGNORECASE,
)


@lru_cache(1 << 14)
def address(text: str) -> Address | None:
    """The address that is written here; the IPv4 address inside if it is mapped or translated (RFC 4291, RFC 6052)."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else found.ipv4_mapped
        return inner or found
    return found


@lru_cache(1 << 14)
def _any_public_ip(text: str) -> bool:
    """An address that IANA lets be routed to somebody, or one kept for documentation.

    Private, shared, loopback, link-local, multicast and reserved ranges (IANA special-purpose registries) are infrastructure: they say
    nothing of who is behind them.
    """
    found = address(text)
    if found is None:
        return False
    routed = found.is_global and not found.is_multicast and (found.version == 4 or found in _GLOBAL6)
    return routed or _example_ip(text)


def _public_ip(text: str) -> bool:
    """The same, but three small numbers of four, or a trailing `.0.0`, are more often a version than a visitor."""
    versionlike = ":" not in text and (text.endswith(".0.0") or sum(int(n) < 20 for n in re.findall("[0-9]+", text)) >= 3)
    return _any_public_ip(text) and (not versionlike or _example_ip(text))


def unassigned_ip(text: str) -> bool:
    """An IPv6 address that is neither routed today nor kept for a purpose of its own (unique local, link-local, multicast)."""
    found = address(text)
    special = found is None or found.version == 4 or found.is_link_local or found.is_multicast or found.is_unspecified or found.is_loopback
    return not special and not text.lower().startswith(("fc", "fd")) and not _any_public_ip(text)


@lru_cache(1 << 14)
def _example_ip(text: str) -> bool:
    """Ranges for documentation (RFC 5737, RFC 3849, RFC 9637)."""
    found = address(text)
    return found is not None and any(found in net for net in _DOCUMENTATION if net.version == found.version)


#: Four numbers as `ipaddress` takes them; when the first tells not all (IANA special-purpose registry), and where the first two do not.
_DOTTED = r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}"
_BY_TWO = r"(?:100|169|172|192|198|203|255)\.[0-9]+"
_MIXED = r"(?:192\.(?:0|31|52|88|175)|198\.51|203\.0|255\.255)\."


def _by_net(texts: pa.LargeStringArray, question: Callable[[str], bool], one: Callable[[str], bool]) -> Bools:
    """The answers that hang on the first one or two of four numbers; `one` is asked about every other text, the mixed ones too."""
    plain = fits(texts, _DOTTED) & ~np.asarray(pc.match_substring_regex(texts, rf"\A{_MIXED}"), np.bool_)
    found, at = plain.copy(), np.flatnonzero(plain)
    found[~plain] = by_part(texts.filter(pa.array(~plain)), one)
    net = pc.replace_substring_regex(texts.take(pa.array(at)), rf"\A({_BY_TWO}|[0-9]+)\..*", r"\1")
    great = np.asarray(pc.match_substring_regex(texts.take(pa.array(at)), r"(?:25[6-9]|2[6-9][0-9]|[3-9][0-9]{2})"), np.bool_)
    found[at] = by_part(net, lambda each: question(f"{each}.77.77" if "." in each else f"{each}.77.77.77")) & ~great
    return found


def _any_public(texts: pa.LargeStringArray) -> Bools:
    return _by_net(texts, _any_public_ip, _any_public_ip)


def _public(texts: pa.LargeStringArray) -> Bools:
    small = pc.count_substring_regex(texts, r"(?:\A|\.)1?[0-9](?:\z|\b)").to_numpy(zero_copy_only=False)
    versionlike = (small >= 3) | np.asarray(pc.ends_with(texts, ".0.0"), np.bool_)
    found = _any_public(texts)
    doubtful = np.flatnonzero(found & versionlike)
    found[doubtful] = by_part(texts.take(pa.array(doubtful)), _public_ip)
    return found


def _examples(texts: pa.LargeStringArray) -> Bools:
    return _by_net(texts, lambda _: False, _example_ip)


any_public_ip = Many(_any_public_ip, _any_public)
public_ip = Many(_public_ip, _public)
example_ip = Many(_example_ip, _examples)


def _nibbles(text: str) -> str:
    return re.sub(r"[^0-9a-f]", "", text.lower())


def mac(text: str) -> bool:
    """A 48-bit or 64-bit address (IEEE 802) that belongs to one interface: not all the same, not multicast, no count from 00 to 05."""
    digits = _nibbles(text)
    return len(digits) in (12, 16) and len(set(digits)) > 1 and int(digits[:2], 16) % 2 == 0 and digits[:12] != "000102030405"


def written_mac(text: str) -> bool:
    """The same without a word about it: pairs of figures with hyphens are a time in a file's name."""
    return mac(text) and not ("-" in text and text.replace("-", "").isdigit() and not example_mac(text))


def example_mac(text: str) -> bool:
    """00-00-5E-00-53-00 to -FF (RFC 9542), and the address of all handbooks, 00:11:22:33:44:55."""
    return _nibbles(text).startswith(("00005e0053", "001122334455"))


def is_imei(text: str) -> bool:
    """Fifteen digits with Luhn check digit (3GPP TS 23.003); 34 and 37 are no reporting body's (GSMA TS.06), but American Express's."""
    digits = re.sub(r"[^0-9]", "", text)
    return len(digits) == 15 and len(set(digits)) > 2 and digits[:2] not in ("34", "37") and bool(stdnum_imei.is_valid(digits))


def example_imei(text: str) -> bool:
    """Type allocation 00 is for test devices (GSMA TS.06); the others stand in the standards and handbooks."""
    digits = re.sub(r"[^0-9]", "", text)
    return digits.startswith("00") or digits[:14] in ("49015420323751", "35209900176148", "35693803564380", "99000086247185")


def is_imsi(text: str) -> bool:
    """A mobile country code and a network of it (ITU-T E.212), then the subscriber; network 001 01 is for tests."""
    digits = re.sub(r"[^0-9]", "", text)
    return len(set(digits)) > 2 and bool(stdnum_imsi.is_valid(digits))


def example_imsi(text: str) -> bool:
    """Mobile country code 001, for test networks (ITU-T E.212)."""
    return text.startswith("001")


def is_meid(text: str) -> bool:
    """Fourteen hexadecimal digits from A0 on, or 18 decimal ones (3GPP2 S.R0048-A); a check digit may follow."""
    digits = re.sub(r"[^0-9A-F]", "", text.upper())
    return (digits[0:1] >= "A" or len(digits) > 15) and bool(stdnum_meid.is_valid(digits))


def iccid(text: str) -> bool:
    """SIM card number 89…, 19 or 20 digits; the check digit may be left out (ITU-T E.118)."""
    digits = re.sub(r"[^0-9]", "", text)
    return digits.startswith("89") and len(set(digits[2:])) > 1 and any(luhn.is_valid(digits[:n]) for n in (19, 20) if len(digits) >= n)


def set_id(text: str) -> bool:
    """An identifier that was set: of zeros it says that somebody refused."""
    return len(set(_nibbles(text))) > 4


def browser(text: str) -> bool:
    """A program that a person uses; crawlers and monitors name themselves."""
    return not _ROBOTS.search(text)
