"""United States: bank accounts and the routing numbers of the banks that keep them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from detectors.many import Many
from detectors.packs.checks import all_various, bare, monotonous
from detectors.packs.us_checks import routing
from detectors.packs.world_forms import label, number

_BANK = (
    "bank account, bank account number, bank account no, bank acct, bank acct no, checking account, checking account number, "
    "savings account, savings account number, checking acct, savings acct, direct deposit account, ach account, deposit account number, "
    "beneficiary account number, wire account number"
)
_SOURCES = ("Nacha Operating Rules, DFI account number", "ASC X9, ANSI X9.100-160")
_account = partial(
    number,
    "US_BANK_NUMBER",
    "Bank account number (United States)",
    "pay.bank",
    "[0-9]{6,17}|[0-9]{3,6}-[0-9]{4,8}(?:-[0-9]{1,4})?",
    valid=Many(lambda text: not monotonous(bare(text)), all_various),
    chance=0.99,
    sources=_SOURCES,
)

MONEY = (
    number(
        "ABA_ROUTING_NUMBER",
        "Bank routing number",
        "pay.bank",
        "(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]",
        "aba, aba number, aba no, aba routing, aba routing number, routing, routing number, routing no, routing num, "
        "routing transit number, "
        "bank routing number, rtn, transit routing number, ach routing number, wire routing number, aba rtn",
        near="fedwire, ach, wire transfer, direct deposit, bank routing",
        valid=routing,
        chance=0.1,
        sources=("ABA, Routing Number Policy", "Federal Reserve Banks, E-Payments Routing Directory"),
    ),
    _account(says=_BANK, near="direct deposit, routing number, routing no, aba, ach, account ending"),
    replace(  # a column of account numbers beside one of routing numbers: in text these words are of any account of a customer's
        _account(
            says="account number, account no, acct number, acct no, account num, acct num, acct, account nbr",
            need="beside",
            beside="ABA_ROUTING_NUMBER",
        ),
        context=(),
    ),
    label(  # in a note: what follows a routing number needs no more than "account" before it
        "US_BANK_NUMBER",
        "Bank account number (United States)",
        "pay.bank",
        r"(?:account|acct?|a/c|checking|savings)(?: ?(?:#|no\.?|num|number))?",
        "[0-9]{6,17}",
        need="beside",
        beside="ABA_ROUTING_NUMBER",
        score=0.5,
        sources=_SOURCES,
    ),
)
