"""Tables of billing: orders, invoices, payments, and how customers pay."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from scanner.demo.people import Person, bank, card, moment

People = Sequence[Person]
Lists = Mapping[str, Any]
Rows = tuple[str, list[tuple[Any, ...]]]
_ORDERS = 2_500


def orders(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Who ordered when."""
    states = ("shipped", "returned", "open")
    rows = [(5000 + n, _buyer(n, persons), str(moment(rng, 700)), rng.choice(states)) for n in range(_ORDERS)]
    return "order_id integer primary key, customer_id integer, ordered_at datetime, state text", rows


def order_items(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What was ordered."""
    numbers = [n % _ORDERS for n in range(4000)]
    rows = [(5000 + n, _buyer(n, persons), rng.choice(lists["products"])[0], rng.randint(1, 4)) for n in numbers]
    return "order_id integer, customer_id integer, sku text, quantity integer", rows


def invoices(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What customers owe."""
    rows: list[tuple[Any, ...]] = []
    for n in range(1500):
        net = rng.randrange(2_000, 40_000)
        sums = (net / 100, net // 5 / 100, (net + net // 5) / 100)
        rows.append((f"EX-{20_000 + n}", rng.choice(persons).id, str(moment(rng, 700).date()), *sums, "GBP"))
    return "invoice_no text, customer_id integer, issued_on date, net_amount real, vat_amount real, invoice_total real, currency text", rows


def payments(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What customers paid, by card or direct debit."""
    columns = (
        "payment_id integer primary key, customer_id integer, paid_on date, amount real, currency text, card_last4 text, mandate_ref text"
    )
    rows: list[tuple[Any, ...]] = []
    for n in range(1800):
        how = (card(rng, lists)[-4:], None) if n % 3 else (None, f"EXIOT-{rng.randrange(10**6):06}")
        rows.append((n + 1, rng.choice(persons).id, str(moment(rng, 700).date()), rng.randrange(700, 40_000) / 100, "GBP", *how))
    return columns, rows


def bank_accounts(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Mandates for direct debits, of every fifth customer."""
    rows = [(p.id, p.name, *bank(rng), str(moment(rng, 700).date())) for p in persons[::5]]
    return "customer_id integer, account_holder text, sort_code text, account_number text, mandate_signed_on date", rows


def cards(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Cards that were typed into the old shop: whole numbers, which nobody should keep."""
    rows = [(p.id, p.name, card(rng, lists), f"{rng.randint(1, 12):02}/{rng.randint(25, 29)}") for p in persons[::25]]
    return "customer_id integer, cardholder text, card_number text, card_expiry text", rows


def price_list(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What things cost: nobody's data."""
    return "sku text primary key, description text, price real, currency text, valid_from date", [
        (*product, "GBP", "2024-04-01") for product in lists["products"]
    ]


def _buyer(order: int, persons: People) -> int:
    """The same customer for an order and its items."""
    return persons[order * 7 % len(persons)].id


BILLING = (orders, order_items, invoices, payments, bank_accounts, cards, price_list)
