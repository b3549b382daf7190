"""Addresses of cryptocurrency wallets: a payment goes there, and a public ledger tells the rest."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.coins import ether_address, ether_checksum
from detectors.packs.listed import listed
from detectors.packs.wallet_checks import test_wallet, wallet
from scanner.pattern import Pattern

_LAW = ("EBA and FATF travel rule: Regulation (EU) 2023/1113 Art 14", "UK GDPR Recital 30")
_NAMES = listed(
    "btc address, bitcoin address, wallet address, crypto address, wallet, eth address, ethereum address, ltc address, xrp address, "
    "usdt address, usdc address, sol address, solana address, trx address, xmr address, ada address, doge address, crypto wallet, "
    "deposit address, withdrawal address, payout address"
)
_crypto = partial(
    Pattern,
    entity="CRYPTO",
    title="Cryptocurrency address",
    category="pay.method",
    names=_NAMES,
    test=test_wallet,
    shape=True,
)
_B58 = "[1-9A-HJ-NP-Za-km-z]"
_B32 = "[ac-hj-np-z02-9]"

WALLETS = (
    _crypto(  # Bitcoin, Dogecoin, Dash, Zcash, Litecoin, Tron, Tezos, XRP; what has a prefix of its own; Monero; Stellar
        regex=rf"(?<![A-Za-z0-9/+=_])(?P<v>[13LMDXAT]{_B58}{{25,34}}|t[13z]{_B58}{{33,34}}|r{_B58}{{24,34}}|"
        rf"(?:bc|tb|ltc)1{_B32}{{11,71}}|(?:addr|stake|cosmos|osmo|celo|inj|sei|thor|terra|kava|bnb|akash|juno|axelar)1{_B32}{{38,110}}|"
        rf"bitcoincash:[qp]{_B32}{{41}}|(?:Ae2|Ddz){_B58}{{50,110}}|[48][0-9AB]{_B58}{{93}}(?:{_B58}{{11}})?|G[A-D][A-Z2-7]{{54}})"
        r"(?![A-Za-z0-9/+=_])",
        valid=wallet,
        chance=1e-9,
        score=0.9,
        context=listed("bitcoin, btc, wallet, crypto, litecoin, ltc, dogecoin, monero, xmr, ripple, xrp, tron, cardano, stellar"),
        sources=("BIP 13", "BIP 173", "BIP 350", "CIP 19", "SEP 23", *_LAW),
    ),
    _crypto(  # letters of both cases: they are the check sum
        regex=r"(?<![A-Za-z0-9])(?P<v>0x(?=[0-9a-f]{0,39}[A-F])(?=[0-9A-F]{0,39}[a-f])[0-9a-fA-F]{40})(?![0-9A-Za-z])",
        valid=ether_checksum,
        chance=0.0003,
        score=0.85,
        context=listed("ethereum, ether, eth, wallet, crypto, usdt, usdc, erc 20, bsc, polygon"),
        sources=("ERC-55", *_LAW),
    ),
    _crypto(  # one case: any 20 bytes, but nothing else is written so
        regex=r"(?<![A-Za-z0-9])(?P<v>0x(?:[0-9a-f]{40}|[0-9A-F]{40}))(?![0-9A-Za-z])",
        valid=ether_address,
        score=0.5,
        context=listed("ethereum, ether, eth, wallet, crypto, usdt, usdc, erc 20, bsc, polygon"),
        sources=("ERC-55", *_LAW),
    ),
    _crypto(  # 32 bytes without a check sum
        regex=rf"(?<![A-Za-z0-9/+=_.-])(?P<v>(?={_B58}{{0,43}}[0-9])(?={_B58}{{0,43}}[a-z])(?={_B58}{{0,43}}[A-Z]){_B58}{{43,44}})(?![A-Za-z0-9/+=_-]|\.[A-Za-z0-9])",
        score=0.5,
        context=listed("solana, sol, sol wallet, phantom wallet, spl token"),
        need="context",
        flags=re.ASCII,
        sources=("solana.com/docs, accounts", *_LAW),
    ),
)
