"""Check sums of wallet addresses: Base58Check, Bech32 and Bech32m, CashAddr, Monero, Stellar, Cardano."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from stdnum import bitcoin

from detectors.packs.coins import keccak256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"  # the order of digits in the XRP Ledger
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32M = 0x2BC830A3  # BIP 350
_CASH = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_MONERO = (0, 2, 3, 5, 6, 7, 9, 10, 11)  # characters that 0 to 8 bytes take in Monero's Base58


def base58check(text: str) -> bool:
    """A version, 20 bytes and their double SHA-256 in Base58: Bitcoin, Litecoin, Dogecoin, Dash, Zcash, Tron, Tezos, XRP (BIP 13)."""
    if text.startswith("r"):
        text = text.translate(str.maketrans(_RIPPLE, _BASE58))
    if not set(text) <= set(_BASE58):
        return False
    raw = bitcoin.b58decode(text)
    return len(raw) in (25, 26, 27) and hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def bech32(text: str) -> bool:
    """Bech32 or Bech32m of whatever currency names itself before the `1` (BIP 173, BIP 350; Cardano's CIP 19 is longer)."""
    name, _, data = text.lower().rpartition("1")
    if not name or len(data) < 12 or not set(data) <= set(_BECH32):
        return False
    expanded = [ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name]
    return bitcoin.bech32_checksum(expanded + [_BECH32.index(c) for c in data]) in (1, _BECH32M)


def cashaddr(text: str) -> bool:
    """Bitcoin Cash: a BCH code over the prefix and the data (CashAddr specification)."""
    data = text.lower().rpartition(":")[2]
    if not set(data) <= set(_BECH32):
        return False
    check = 1
    for value in [*(ord(c) & 31 for c in "bitcoincash"), 0, *map(_BECH32.index, data)]:
        top, check = check >> 35, (check & 0x07FFFFFFFF) << 5 ^ value
        for bit, generator in enumerate(_CASH):
            check ^= generator if top >> bit & 1 else 0
    return check == 1


def monero(text: str) -> bool:
    """A network byte, two keys, perhaps a payment id, and four bytes of their Keccak-256 (Monero's CryptoNote addresses)."""
    if len(text) not in (95, 106) or not set(text) <= set(_BASE58):
        return False
    raw = b""
    for block in (text[i : i + 11] for i in range(0, len(text), 11)):
        value = 0
        for c in block:
            value = value * 58 + _BASE58.index(c)
        size = _MONERO.index(len(block))
        if value >> 8 * size:
            return False
        raw += value.to_bytes(size, "big")
    return keccak256(raw[:-4])[:4] == raw[-4:]


def stellar(text: str) -> bool:
    """A public key of Stellar: Base32 of version, key and CRC-16/XMODEM (SEP 23)."""
    try:
        raw = base64.b32decode(text)
    except binascii.Error:
        return False
    return len(raw) == 35 and binascii.crc_hqx(raw[:-2], 0).to_bytes(2, "little") == raw[-2:]


def byron(text: str) -> bool:
    """Cardano's first addresses: CBOR of a payload and its CRC-32, in Base58."""
    raw = bitcoin.b58decode(text) if set(text) <= set(_BASE58) else b""
    found = re.fullmatch(rb"\x82\xd8\x18\x58.(?P<payload>.*)\x1a(?P<crc>....)", raw, re.DOTALL)
    return found is not None and binascii.crc32(found["payload"]).to_bytes(4, "big") == found["crc"]


def wallet(text: str) -> bool:
    """An address of one of the currencies above whose check sum is right."""
    if re.match("(?:bitcoincash:)?[qp][a-z0-9]{41}$", text):
        return cashaddr(text)
    if re.match("(?:bc|tb|ltc|addr|stake|cosmos|osmo|celo|inj|sei|thor|terra|kava|bnb|akash|juno|axelar|zs)1", text.lower()):
        return bech32(text)
    if re.match("[48]", text):
        return monero(text)
    if re.match("G[A-Z2-7]{55}$", text):
        return stellar(text)
    return byron(text) if text.startswith(("Ae2", "Ddz")) else base58check(text)


def test_wallet(text: str) -> bool:
    """Addresses of test networks, and those that the specifications print (BIP 173, BIP 350, ERC-55)."""
    return text.lower().startswith("tb1") or text.lower() in _PRINTED.split()


_PRINTED = (
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3 "
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0 1boatslrhtknngkdxeeobr76b53lettpyt "
    "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed 0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359 "
    "0xdbf03b407c01e7cd3cbea99509d93f8dddc8c6fb 0xd1220a0cf47c7b9be7a2e6ba89f429762e7b9adb"
)
