"""How somebody pays: cards, bank accounts, wallets, what a payment provider knows somebody by, sums."""

from __future__ import annotations

from functools import partial

from detectors.packs.bank import BANK
from detectors.packs.card_auth import CARD_AUTH
from detectors.packs.cards import CARDS
from detectors.packs.listed import ANY, PERSONAL, PRODUCTS, WORDS, listed
from detectors.packs.mandates import MANDATES
from detectors.packs.token_checks import minted
from detectors.packs.wallets import WALLETS
from scanner.pattern import Pattern

_provider = partial(
    Pattern,
    entity="PAYMENT_TOKEN",
    title="Token of a payment provider",
    category="pay.method",
)
_NAMES = listed(
    "payment token, pay token, card token, payment method id, stripe customer id, stripe id, payment method token, stripe customer, "
    "vault token, stripe payment method, gocardless id, gocardless customer id, paypal id, paypal payer id, paypal email, payer id, "
    "billing agreement id, shopper reference, recurring detail reference, braintree customer id, adyen reference, psp reference, "
    "payment intent, payment intent id, setup intent id, razorpay customer id, mollie customer id, square customer id, klarna token, "
    "network token, payment customer id, stripe subscription id, stripe charge id, charge id"
)
_money = partial(
    Pattern, entity="MONEY_AMOUNT", title="Sum of money paid or owed", category="pay.transaction", mask="none", sources=PERSONAL
)

DETECTORS = (
    *BANK,
    *MANDATES,
    *CARDS,
    *CARD_AUTH,
    _provider(  # Stripe, Razorpay; Checkout.com; Paddle; GoCardless; PayPal; Square; Braintree
        regex=r"(?<![A-Za-z0-9_-])(?P<v>(?:tok|pm|card|src|cus|ba|pi|seti|sub|ch|py|mandate|cs_live|cs_test|cust|pay|token)_"
        r"(?:[A-Za-z0-9]{14}|[A-Za-z0-9]{24,66})|"
        r"(?:ctm|paymtd|txn|sub)_01[0-9a-z]{24}|(?:CU|BA|MD|PM|SB|IM)000[0-9A-Z]{9}|B-[0-9A-Z]{17}|PAYID-[A-Z0-9]{20,26}|"
        r"c(?:cof|non|nof):[A-Za-z0-9_-]{20,60}|tokencc_[a-z0-9]{2}(?:_[a-z0-9]{6}){3,5}_[a-z0-9]{2,3})(?![A-Za-z0-9_-])",
        valid=minted,
        score=0.8,
        context=listed("stripe, gocardless, paypal, payment, customer, card"),
        test=lambda text: text.startswith("cs_test_"),
        sources=(
            "docs.stripe.com/api",
            "developer.gocardless.com/api-reference",
            "developer.paypal.com/api/rest",
            "developer.squareup.com/reference",
            "razorpay.com/docs/api",
        ),
    ),
    _provider(  # short and plain ones: their provider must be named
        regex=r"(?<![A-Za-z0-9_-])(?P<v>(?:CU|BA|MD|PM|SB|IM)0[0-9A-Z]{11}|I-[0-9A-Z]{12}|(?:cst|mdt|tr|ord|sub)_[A-Za-z0-9]{8,12}|"
        r"(?=[0-9A-Z]{0,16}[0-9])(?=[0-9A-Z]{0,16}[A-Z])(?:[0-9A-Z]{13}|[0-9A-Z]{16,17}))(?![A-Za-z0-9_-])",
        valid=minted,
        score=0.5,
        context=listed(
            "paypal, paypal transaction, payer id, gocardless, mollie, adyen, psp reference, pspreference, shopper reference, "
            "recurring detail reference, recurringdetailreference, billing agreement"
        ),
        need="context",
        sources=("developer.paypal.com/api/rest", "docs.mollie.com/reference", "docs.adyen.com/api-explorer"),
    ),
    _provider(
        names=_NAMES,
        score=0.6,
        need="name",
        kinds=WORDS,
        sources=("PCI DSS tokenization guidelines", "docs.stripe.com/api", "developer.paypal.com/api/rest"),
    ),
    *WALLETS,
    _money(
        names=listed(
            "amount paid, paid amount, payment amount, refund amount, refunded amount, invoice amount, invoice total, "
            "transaction amount, amount due, "
            "amount charged, charge amount, vat amount, amount owed, balance due, outstanding balance, donation amount, payment total"
        ),
        unless=(*PRODUCTS, "budget", "forecast"),
        score=0.5,
        need="name",
        kinds=ANY,
    ),
    _money(  # a price by itself is nobody's
        regex=r"(?<![0-9A-Za-z])(?P<v>(?:[£€$]|GBP ?|EUR ?|USD ?)[0-9]{1,3}(?:,?[0-9]{3}){0,4}(?:\.[0-9]{2})?)(?![0-9$]|\.[0-9]|[a-z]\$)",
        unless=(*PRODUCTS, "budget", "price", "tariff", "forecast"),
        score=0.5,
        context=listed("paid, pay, owed, owe, refund, refunded, invoice, charged, transaction, balance, instalment, donation"),
        need="beside",
        beside="PERSON",
    ),
)
