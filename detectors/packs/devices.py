"""Identifiers of devices: network interface, handset, SIM card, advertising."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import WORDS, listed
from detectors.packs.tokens import example_mac, iccid, is_imei, mac
from scanner.pattern import Pattern

_device = partial(Pattern, category="device.id", shape=True)
_sim = partial(_device, need="context", kinds=WORDS, unless=listed("card number, credit card, timestamp, created, order, amount"))
_UUID = r"(?<![0-9A-Za-z-])(?P<v>[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})(?![0-9A-Za-z-])"

DEVICES = (
    _device(
        entity="MAC_ADDRESS",
        title="MAC address",
        regex=r"(?<![0-9A-F:.-])(?P<v>(?:[0-9A-F]{2}:){5}[0-9A-F]{2}|(?:[0-9A-F]{2}-){5}[0-9A-F]{2}|"
        r"(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![0-9A-Z:.-]{2})(?![0-9A-Z])",
        flags=re.IGNORECASE,
        valid=mac,
        chance=0.5,
        score=0.7,
        context=listed("mac, mac address, wifi, bluetooth, interface, device, hwaddr, bssid"),
        names=listed("mac, mac address, mac addr, macaddress, macaddr, wifi mac, bluetooth address, hwaddr, bssid"),
        test=example_mac,
        sources=("IEEE 802", "RFC 9542"),
    ),
    _sim(
        entity="IMEI",
        title="Handset number (IMEI)",
        regex=r"(?<![0-9A-Za-z+._/-])(?P<v>[0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{6}[ -]?[0-9])(?![0-9A-Za-z_]|[.-][0-9])",
        valid=is_imei,
        chance=0.1,
        score=0.5,
        context=listed("imei, handset"),
        names=listed("imei, imei number, device imei, imei no"),
        test=lambda text: re.sub("[^0-9]", "", text) == "490154203237518",
        sources=("3GPP TS 23.003 s 6",),
    ),
    _sim(
        entity="IMSI",
        title="Mobile subscriber number (IMSI)",
        regex=r"(?<![0-9A-Za-z+._/-])(?P<v>23[45][0-9]{11,12})(?![0-9A-Za-z_]|[.-][0-9])",
        score=0.5,
        context=listed("imsi, subscriber identity"),
        names=listed("imsi, imsi number, subscriber imsi"),
        sources=("3GPP TS 23.003 s 2", "ITU-T E.212"),
    ),
    _sim(
        entity="ICCID",
        title="SIM card number (ICCID)",
        regex=r"(?<![0-9A-Za-z+._/-])(?P<v>89[0-9]{2}(?: ?[0-9]{4}){3}(?: ?[0-9]{1,4})F?)(?![0-9A-Za-z_]|[.-][0-9])",
        valid=lambda text: iccid(text),
        chance=0.1,
        score=0.5,
        context=listed("iccid, sim, sim card, sim number, esim"),
        names=listed("iccid, sim number, sim no, sim serial, sim card number, sim iccid"),
        sources=("ITU-T E.118",),
    ),
    Pattern(
        entity="ADVERTISING_ID",
        title="Advertising identifier",
        category="online.cookie",
        regex=_UUID,
        score=0.6,
        context=listed("idfa, gaid, aaid, advertising id, ad id, idfv, advertising identifier"),
        names=listed(
            "idfa, gaid, aaid, advertising id, ad id, adid, idfv, google ad id, apple ad id, advertiser id, google advertising id"
        ),
        need="context",
        sources=("UK GDPR Recital 30", "developer.apple.com, ASIdentifierManager", "support.google.com, advertising ID"),
    ),
    _device(
        entity="DEVICE_ID",
        title="Identifier of a device",
        names=listed(
            "device id, device uuid, device identifier, device serial, device fingerprint, android id, handset id, push token, device token"
        ),
        score=0.6,
        need="name",
        kinds=WORDS,
        sources=("UK GDPR Recital 30",),
    ),
)
