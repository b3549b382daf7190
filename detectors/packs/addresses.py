"""IP addresses that are somebody's; four-part version numbers, sections and object identifiers are none."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import listed
from detectors.packs.net_checks import any_public_ip, example_ip, public_ip, unassigned_ip
from scanner.pattern import Pattern

_ip = partial(
    Pattern,
    entity="IP_ADDRESS",
    title="IP address",
    category="online.ip",
    context=listed(
        "ip, ip address, remote addr, client ip, addr, from, host, visitor, login, logged in, x forwarded for, x real ip, "
        "cf connecting ip, true client ip, src ip, dst ip, peer, sshd, connection from"
    ),
    names=listed(
        "ip, ip last, ip trunc, truncated ip, ip address, ip addr, ipaddress, ipaddr, client ip, remote addr, remote ip, user ip, "
        "source ip, "
        "login ip, ipv 4, ipv 6, ip v 4, ip v 6, last ip, signup ip, registration ip, x forwarded for, visitor ip, host ip, src ip, "
        "remote host, created ip, last login ip, current sign in ip, last sign in ip, order ip, customer ip"
    ),
    unless=listed("version, versions, ver, release, build, firmware, oid, paragraph, revision, snmp, mib, sdk"),
    test=example_ip,
    mask="net",
    sources=("RFC 791", "RFC 4291", "RFC 6890", "IANA special-purpose address registries", "UK GDPR Recital 30", "CJEU C-582/14 Breyer"),
)
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_DOTTED = rf"(?:{_OCTET}\.){{3}}{_OCTET}"
_NO_ADDRESS = (  # what stands before a version number, a section, a browser's brand
    'version |Version |VERSION |version=|Version=|version: |version":"|version": "|ersion/|;v="|section |Section |release |Release |build |'
    "Build |kernel |Kernel |Windows |macOS |iOS |Android |Linux |Java |nginx |"
    "firmware |Firmware |ver |Ver |ver. |rev |clause |Clause |paragraph |chapter |Chapter |article |upgrade to |OID |oid |v. "
)
_IP4 = (
    rf"(?<![0-9A-Za-z._-])(?<![A-Za-z]/){''.join(f'(?<!{re.escape(words)})' for words in _NO_ADDRESS.split('|'))}"
    rf"(?P<v>{_DOTTED})(?![0-9A-Za-z_]|\.[0-9]|/(?!32(?![0-9]))[0-9])"
)

ADDRESSES = (
    _ip(regex=_IP4, valid=public_ip, chance=0.86, score=0.65),
    _ip(regex=_IP4, valid=any_public_ip, chance=0.87, score=0.5, need="context"),  # small numbers: address or version
    _ip(
        regex=rf"(?<![0-9A-Za-z:.])(?P<v>[23][0-9a-f]{{3}}:(?:[0-9a-f]{{0,4}}:){{1,6}}[0-9a-f]{{0,4}}|"
        rf"(?:::ffff:(?:0:)?|64:ff9b::|(?:0{{1,4}}:){{5}}ffff:)(?:{_DOTTED}|[0-9a-f]{{1,4}}:[0-9a-f]{{1,4}}))"
        r"(?![0-9A-Za-z:]|\.[0-9]|/(?!128(?![0-9]))[0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=public_ip,
        score=0.85,
    ),
    _ip(  # written in full, outside what is routed today: a tool that shortens or replaces addresses makes such
        regex=r"(?<![0-9A-Za-z:.])(?P<v>(?:[0-9a-f]{3,4}:){7}[0-9a-f]{3,4})(?![0-9A-Za-z:]|/[0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=unassigned_ip,
        score=0.5,
        need="context",
    ),
)
