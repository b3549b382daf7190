"""What somebody bought and paid: purchases, subscriptions, services, invoices, payments."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, listed
from scanner.pattern import Pattern, Shape

_paid = partial(Pattern, entity="PAYMENT_RECORD", title="Payment or invoice", category="pay.transaction", sources=PERSONAL)
_bought = partial(Pattern, entity="PURCHASE", title="Purchase or service history", category="buy.history", sources=PERSONAL)
_paid_shape = partial(Shape, entity="PAYMENT_RECORD", title="Payments or invoices of people", category="pay.transaction", sources=PERSONAL)
_bought_shape = partial(Shape, entity="PURCHASE", title="Purchases or services of people", category="buy.history", sources=PERSONAL)

_AMOUNT = listed(
    "amount, total, subtotal, price, value, gross, net, vat, vat amount, paid, balance, amount paid, credit, debit, fee, charge, "
    "cost, freight"
)
_WHEN = listed("date, at, created, paid on, day, timestamp, time, month, due, period, year")
_TEMPLATES = listed("template, templates, blank, guidance, example, forecast, budget, price list, test, tests")

TRADE: tuple[Pattern | Shape, ...] = (
    _paid(
        names=listed(
            "invoice no, invoice number, invoice id, invoice ref, payment id, payment ref, payment reference, payment date, "
            "payment amount, payment status, amount paid, paid amount, paid at, paid on, refund amount, refund reason, refunded at, "
            "refund id, charge id, transaction id, transaction ref, transaction date, transaction amount, vat amount, amount due, "
            "balance due, direct debit amount, last payment, last payment date, billing amount, inv no, inv date, invoice date, "
            "invoice total, invoice amount, txn id, txn amount, txn date, trans amount, trans date, payment type, "
            "payment reference number, receipt no, receipt number, chargeback reason, refund date, payment due date, amount owed, "
            "amount charged, donation amount, gift aid, gift aid declaration, rechnungsnummer, rechnungsbetrag, numero facture, "
            "montant facture, numero factura, importe factura, numero fattura, importo fattura, factuurnummer, factuurbedrag, "
            "betaaldatum, zahlungsdatum, date paiement, fecha pago, data pagamento"
        ),
        unless=listed(
            "supplier, suppliers, vendor, vendors, blockchain, database, db, span, trace, budget, system log, audit log, event log"
        ),
        kinds=ANY,
        score=0.4,
    ),
    _paid(
        regex=r"\b(?P<v>(?:paid|pay|repaid|refund(?:ed)?|refund of|charged|billed|debited|credited|owes?|owed|payment of|invoice for|"
        r"direct debit of|transfer(?:red)?|deposit(?:ed)?|withdr(?:ew|awn)|donated)(?: me| you| him| her| them| a total of|"
        r" back)? ?(?:£|€|\$|GBP|EUR|USD) ?[0-9][0-9,]{0,9}(?:\.[0-9]{2})?)(?![0-9])",
        flags=FOLD,
        score=0.5,
    ),
    _paid_shape(
        forms=("table",),
        names=listed(
            "invoice, invoices, payment, payments, refund, refunds, ledger, transaction, transactions, charges, billing, bills, "
            "receipts, statements, direct debits, payouts, donations, remittances"
        ),
        columns=(_AMOUNT, _WHEN),
        person=True,
        unless=_TEMPLATES,
        score=0.8,
    ),
    _paid_shape(
        forms=("table",),
        columns=(("amount", "total", "amount paid", "gross"), ("currency",), ("date", "at", "paid on")),
        person=True,
        unless=_TEMPLATES,
        score=0.7,
    ),
    _paid_shape(
        title="Bank or payments file", names=listed("ofx, qif, mt 940, camt 053, pain 008, bacs, bank transactions"), unless=_TEMPLATES
    ),
    _paid_shape(
        title="Invoices as documents",
        forms=("text", "application/*"),
        names=listed("invoice, invoices, inv, receipt, receipts, remittance"),
        unless=_TEMPLATES,
    ),
    _bought(
        names=listed(
            "order id, order no, order number, order ref, order date, order status, order total, ordered at, purchase date, purchased at, "
            "basket, basket id, last order, last order date, orders count, total orders, total spend, lifetime value, subscription id, "
            "subscription plan, subscription status, subscription start, subscribed plan, plan name, contract start, contract end, "
            "contract start date, contract end date, renewal date, tariff, service visit, service visit date, engineer visit, delivery "
            "date, delivery slot, returned at, return reason, booking ref, booking reference, booking date, membership level, membership "
            "type, loyalty points, points balance, warranty expiry, policy number, policy start date, ord no, ord dt, order dt, order num, "
            "last purchase, last purchase date, first order date, purchase amount, purchase history, products purchased, product owned, "
            "products owned, booking id, booking no, reservation id, reservation no, pnr, ticket no, policy ref, policy reference, seat "
            "no, room booked, check in date, check out date, rental start, rental end, appointment date, appointment time, delivery notes, "
            "delivery instructions, policy no, policy end date, cover start, renewal dt, tariff name, plan type, subscription type, "
            "subscription end, cancellation reason, bestellnummer, bestelldatum, kaufdatum, vertragsnummer, vertragsbeginn, numero "
            "commande, date commande, date achat, numero contrat, numero pedido, fecha pedido, fecha compra, numero contrato, numero "
            "ordine, data ordine, data acquisto, numero contratto, bestelnummer, besteldatum, aankoopdatum, contractnummer, polisnummer"
        ),
        unless=listed(
            "purchase order, supplier, suppliers, stock, build, sort, display, security, iam, password, dns, ssl, support, printer, "
            "raffle, "
            "email subscription, sms subscription, push subscription, newsletter subscription"
        ),
        kinds=ANY,
        score=0.4,
    ),
    _bought(
        regex=r"\b(?P<v>(?:my|his|her|their|your|customer's) (?:last |recent |latest |previous |first |online )?(?:(?<!their )order|"
        r"purchase|subscription|booking|reservation|tariff|delivery|(?<!their )(?:warranty|membership|policy)|refund|"
        r"contract (?=ends|expires|renews|is up|started|runs))(?! (?:of|to) (?:magnitude|do|be)\b)|(?:i|he|she|they|"
        r"customer) (?:recently |just |have |has |had )?(?:bought|ordered|purchased|subscribed to|returned|renewed|upgraded to|"
        r"booked|hired) (?:a|an|the|my|his|her|some|two|three|another)|(?:order|booking|reservation|tracking) (?:number|no\.?|"
        r"ref(?:erence)?|id)(?: is)?[ \t]{0,2}[:#]?[ \t]{0,2}(?=[A-Z-]{0,8}[0-9])[A-Z0-9-]{4,20})\b",
        flags=FOLD,
        score=0.4,
    ),
    _bought_shape(
        forms=("table",),
        names=listed(
            "order, orders, purchase, purchases, sales, subscription, subscriptions, bookings, booking, reservations, contracts, "
            "service visits, visits, deliveries, returns, baskets, carts, memberships, policies, plans, rentals, tickets sold, "
            "warranties, installations, repairs"
        ),
        person=True,
        unless=(
            "sort order",
            "purchase order",
            "purchase orders",
            "stock",
            *listed("site visit, web visit, page visit, visit log"),
            *_TEMPLATES,
        ),
        score=0.8,
    ),
    _bought_shape(
        title="Items of orders",
        forms=("table",),
        names=listed(
            "order items, order lines, order details, order detail, invoice line, invoice lines, line items, basket items, sales lines"
        ),
        columns=(
            listed("order id, invoice id, order no, order, invoice, basket id"),
            listed("quantity, qty, unit price, product id, sku, track id, price"),
        ),
        unless=listed("purchase order, supplier, stock"),
        score=0.6,
    ),
    _bought_shape(
        title="Items bought by people",
        forms=("table",),
        columns=(
            listed("sku, product id, product, product name, product code, item, item id, article, plan"),
            listed("quantity, qty, order id, order no, purchased at, order date"),
        ),
        person=True,
        unless=("stock", "inventory", "warehouse"),
        score=0.7,
    ),
)
