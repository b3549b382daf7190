"""Identifiers of devices: network interface, handset, SIM card, advertising."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import PRODUCTS, WORDS, listed
from detectors.packs.net_checks import example_imei, example_imsi, example_mac, iccid, is_imei, is_imsi, is_meid, mac, set_id, written_mac
from scanner.pattern import Pattern

_device = partial(Pattern, category="device.id", shape=True)
_sim = partial(_device, need="context", kinds=WORDS, unless=listed("credit card, debit card, payment card, timestamp, created, amount"))
_mac = partial(
    _device,
    entity="MAC_ADDRESS",
    title="MAC address",
    flags=re.IGNORECASE | re.ASCII,
    valid=mac,
    chance=0.5,
    names=listed(
        "mac, mac address, mac addr, macaddress, macaddr, wifi mac, bluetooth address, bluetooth mac, hwaddr, bssid, hardware address, "
        "eui 64, dev eui, deveui, ble address, ethernet address, client mac"
    ),
    test=example_mac,
    sources=("IEEE 802", "RFC 9542"),
)
_id = partial(
    _device,
    entity="DEVICE_ID",
    title="Identifier of a device",
    names=listed(
        "device id, device uuid, device identifier, device serial, device fingerprint, android id, handset id, push token, device token, "
        "installation id, install id, fcm token, apns token, registration token, hardware id, hwid, machine id, browser fingerprint, udid, "
        "ssaid, vendor id for advertiser, client fingerprint, handset serial, phone serial, expo push token, drm id, widevine id"
    ),
    sources=("UK GDPR Recital 30", "Art 29 Working Party, Opinion 9/2014 on device fingerprinting"),
)
_L, _R = r"(?<![0-9A-Za-z+._/-])", r"(?![0-9A-Za-z_]|[.-][0-9])"
_UUID = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
_IMEI_NAMES = listed("imei, imei number, device imei, imei no, imei 1, imei 2, meid, esn, imeisv")

DEVICES = (
    _mac(
        regex=r"(?<![0-9A-Z:.-])(?P<v>(?:[0-9A-F]{2}:){5}[0-9A-F]{2}|(?:[0-9A-F]{2}-){5}[0-9A-F]{2}|"
        r"(?<!\[\*)(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![0-9A-Z:.-]{2})(?![0-9A-Z])",  # [*04CE.0020.0002] is a weight of Unicode's collation
        valid=written_mac,
        score=0.7,
        context=listed("mac, mac address, wifi, bluetooth, interface, device, hwaddr, bssid"),
    ),
    _mac(  # eight bytes, or one at a time on old systems: a fingerprint of a key begins like them
        regex=r"(?<![0-9A-Z:.-])(?P<v>(?:[0-9A-F]{2}[:-]){7}[0-9A-F]{2}|(?:[0-9]{2}-){5}[0-9]{2}|[0-9A-F]{12}|[0-9A-F]{6}-[0-9A-F]{6}|[0-9A-F]{16})(?![0-9A-Z:.-]{2})"
        r"(?![0-9A-Z])",
        score=0.5,
        context=listed("mac, mac address, mac addr, eui 64, eui, dev eui, deveui, hwaddr, bssid, bluetooth address, zigbee, ieee address"),
        need="context",
    ),
    _sim(
        entity="IMEI",
        title="Handset number (IMEI)",
        regex=rf"{_L}(?P<v>[0-9]{{2}}[ -]?[0-9]{{6}}[ -]?[0-9]{{6}}[ -]?[0-9]|[0-9]{{2}}(?: [0-9]{{4}}){{3}} [0-9]|"
        rf"[0-9]{{6}} [0-9]{{3}} [0-9]{{6}}|[0-9]{{5}}(?: [0-9]{{5}}){{2}}|[0-9]{{6}} [0-9]{{2}} "
        rf"[0-9]{{6}} [0-9]){_R}",
        valid=is_imei,
        chance=0.1,
        score=0.5,
        context=listed("imei, handset, imei number, device imei, imei1, imei2, imei 1, imei 2"),
        names=_IMEI_NAMES,
        test=example_imei,
        sources=("3GPP TS 23.003 s 6", "GSMA TS.06"),
    ),
    _sim(  # with a software version instead of the check digit; CDMA's equipment number
        entity="IMEI",
        title="Handset number with software version (IMEISV), or MEID",
        regex=rf"{_L}(?P<v>[0-9]{{2}}[ -]?[0-9]{{6}}[ -]?[0-9]{{6}}[ -]?[0-9]{{2}}){_R}",
        score=0.5,
        context=listed("imeisv, imei sv, imei software version"),
        names=listed("imeisv, imei sv"),
        sources=("3GPP TS 23.003 s 6",),
    ),
    _sim(
        entity="MEID",
        title="Mobile equipment identifier (MEID)",
        regex=rf"{_L}(?P<v>[A-Fa-f][0-9A-Fa-f][ -]?[0-9A-Fa-f]{{6}}[ -]?[0-9A-Fa-f]{{6}}(?:[ -]?[0-9A-Fa-f])?|[0-9]{{18,19}}){_R}",
        valid=is_meid,
        score=0.5,
        context=listed("meid, esn, equipment identifier"),
        names=listed("meid, esn, meid hex, meid dec"),
        sources=("3GPP2 S.R0048-A", "3GPP TS 23.003 s 6"),
    ),
    _sim(
        entity="IMSI",
        title="Mobile subscriber number (IMSI)",
        regex=rf"{_L}(?P<v>(?:[2-7][0-9]{{2}}|001)[ -]?[0-9]{{2,3}}[ -]?[0-9]{{9,10}}){_R}",
        valid=is_imsi,
        chance=0.38,
        score=0.5,
        context=listed("imsi, subscriber identity, supi"),
        names=listed("imsi, imsi number, subscriber imsi, sim imsi, supi"),
        test=example_imsi,
        sources=("3GPP TS 23.003 s 2", "ITU-T E.212"),
    ),
    _sim(
        entity="ICCID",
        title="SIM card number (ICCID)",
        regex=rf"{_L}(?P<v>89[0-9]{{2}}(?:[ -]?[0-9]{{4}}){{3}}[ -]?[0-9]{{1,4}}F?|89 ?[0-9]{{2}} ?[0-9]{{2}} ?[0-9]{{12,13}} ?[0-9]){_R}",
        valid=iccid,
        chance=0.1,
        score=0.5,
        context=listed("iccid, sim, sim card, sim number, esim"),
        names=listed("iccid, sim number, sim no, sim serial, sim card number, sim iccid, esim iccid, sim id, eid, icc id"),
        sources=("ITU-T E.118",),
    ),
    Pattern(
        entity="ADVERTISING_ID",
        title="Advertising identifier",
        category="online.cookie",
        also=("device.id",),
        regex=rf"(?<![0-9A-Za-z-])(?P<v>{_UUID})(?![0-9A-Za-z-])",
        valid=set_id,
        score=0.6,
        context=listed(
            "idfa, gaid, aaid, advertising id, ad id, idfv, advertising identifier, gps adid, oaid, rida, afai, tifa, lgudid, maid, "
            "advertisingid, google aid, adid, ifa, rdid, lmt"
        ),
        names=listed(
            "idfa, gaid, aaid, advertising id, adid, idfv, google ad id, apple ad id, advertiser id, google advertising id, "
            "gps adid, oaid, rida, maid, mobile ad id, mobile advertising id, mobile advertiser id, madid, rdid, ifa"
        ),
        unless=listed("ad group id, campaign id, creative id"),
        need="context",
        sources=(
            "UK GDPR Recital 30",
            "developer.apple.com, ASIdentifierManager",
            "support.google.com, advertising ID",
            "IAB Tech Lab, IFA",
        ),
    ),
    _id(  # a UUID is anything until somebody says device
        regex=rf"(?<![0-9A-Za-z-])(?P<v>{_UUID}|[0-9a-f]{{16}}|[0-9a-f]{{40}}|0000[0-9A-F]{{4}}-[0-9A-F]{{16}}|[0-9a-f]{{64}})(?![0-9A-Za-z-])",
        valid=set_id,
        score=0.5,
        context=listed(
            "device id, deviceid, device uuid, device identifier, android id, ssaid, udid, installation id, install id, device token, "
            "apns token, apns, push token, device fingerprint, machine id, hardware id, x device id, vendor identifier"
        ),
        need="context",
    ),
    _id(  # Firebase and Expo
        title="Token that pushes messages to a device",
        regex=r"(?<![0-9A-Za-z_-])(?P<v>[A-Za-z0-9_-]{11}(?:[A-Za-z0-9_-]{11})?:APA91b[A-Za-z0-9_-]{120,160}|"
        r"(?<=PushToken\[)[A-Za-z0-9_-]{20,24}(?=\]))",
        score=0.9,
    ),
    _id(
        names=listed("serial number, serial no, handset serial number, phone serial number, laptop serial number"),
        unless=(*PRODUCTS, *listed("certificate, asset, part, machine, equipment, cert, ssl, disk, database, transaction")),
        score=0.5,
        need="name",
        kinds=WORDS,
    ),
    _id(score=0.6, need="name", kinds=WORDS),
)
