"""Lists of phrases as one reviewable string, and the sources that the packs about people cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from scanner.words import words

#: Letters of either case, ASCII only: what else `re` would fold (the Kelvin sign) bloats the automaton.
FOLD = re.IGNORECASE | re.ASCII

ANY = ("text", "integer", "float", "date", "boolean")
WORDS = ("text", "integer")
FLAGS = ("text", "integer", "boolean")

PERSONAL = ("UK GDPR Art 4(1)",)
CHILDREN = ("UK GDPR Recital 38", "DPA 2018 s 9")
SPECIAL = ("UK GDPR Art 9(1)",)
CRIMINAL = ("UK GDPR Art 10", "DPA 2018 s 11(2)")
PROFILING = ("UK GDPR Art 4(4)",)
CONSENT = ("UK GDPR Art 7(1)",)
MARKETING = ("UK GDPR Art 21(3)", "PECR 2003 reg 22")
#: What heads the answers to a form that asks for what the Equality Act 2010 protects.
MONITORED = (
    "diversity form",
    "diversity monitoring",
    "diversity data",
    "equality form",
    "equality monitoring",
    "equal opportunities",
    "monitoring form",
    "protected characteristics",
)
CENSUS = ("ONS Census 2021 for England and Wales, harmonised standards",)

SYSTEMS = (
    "server",
    "servers",
    "device",
    "devices",
    "host",
    "hosts",
    "service",
    "services",
    "system",
    "process",
    "processes",
    "cluster",
    "sensor",
)
COMPANIES = ("company", "companies", "business", "supplier", "suppliers", "vendor", "vendors", "organisation", "organization")


#: As `Pattern.chance`: the numbers of other countries, or of anything, have this form and pass this check as well, so that a column that
#: does proves nothing without words of the number's own country. (What no more than three in ten pass may stand without any.)
SHARED = 0.31
_NUMBERS = ("n", "num", "numero", "nummer", "numer", "numar")
#: What is written in place of letters that a keyboard lacks.
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a comma-separated list.

    >>> listed("marital status, civil status")
    ('marital status', 'civil status')
    """
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())


#: Goods by the names of tables and columns, in several languages.
PRODUCTS = listed(
    "product, products, catalogue, catalog, item, items, stock, inventory, price list, sku, artikel, articulo, articulos, articolo, "
    "articoli, artigo, artigos, artikler, artiklar, produkt, produkte, produkter, produkty, produit, produits, producto, productos, "
    "producten, prodotto, prodotti, produto, produtos, produse, tuote, tuotteet, termek, termekek, urun, urunler, proizvod, proizvodi, "
    "towar, towary, vare, varer, varor, zbozi, tovar, magazzino, lager, almacen, estoque, raktar, varasto, preisliste, sortiment"
)


def written(text: str) -> tuple[str, ...]:
    """The phrases of a list as headers write them, with the letters A to Z alone: what stands in brackets may be left out, `ä` may be
    `ae`, and a number `n` or `no`.

    >>> written("fecha (de) nacimiento, führerschein")
    ('fecha de nacimiento', 'fecha nacimiento', 'fuhrerschein', 'fuehrerschein')
    """
    found: list[str] = []
    for phrase in listed(text):
        pieces = [(part.strip("()"), "") if part[:1] == "(" else (part,) for part in re.findall(r"\([^)]*\)|[^()]+", phrase)]
        for said in map(" ".join, product(*pieces)):
            found += [" ".join(words(each)) for each in (said, said.translate(_TWO_LETTERS))]
    numbers = (each.partition(" ") for each in found)
    return tuple(dict.fromkeys([*found, *(f"no {rest}" for first, _, rest in numbers if rest and first in _NUMBERS)]))


def coded(text: str) -> tuple[str, ...]:
    """The phrases, and each as schemas call the code, the group or the wording of it.

    >>> coded("religion")[:4]
    ('religion', 'religion code', 'religion description', 'religion id')
    """
    return _tailed(text, "code, description, id, key, type, group, category, name, other, detail, details, notes, concept id, source value")


def either_of(heads: Iterable[str], tails: Iterable[str]) -> tuple[str, ...]:
    """Each of the heads with each of the tails.

    >>> either_of(("member", "patient"), ("id", "no"))
    ('member id', 'member no', 'patient id', 'patient no')
    """
    return tuple(f"{head} {tail}" for head, tail in product(heads, tuple(tails)))


def flagged(text: str) -> tuple[str, ...]:
    """The phrases, and each as schemas call a yes or no about it: `disab_flag`, `preg_ind`, `is_smoker`."""
    return tuple(f"{word} {phrase}" for phrase in listed(text) for word in ("is", "has", "was")) + _tailed(
        text, "flag, flg, ind, indicator, yn, y n, status, bool, yes no"
    )


def tested(text: str) -> tuple[str, ...]:
    """The phrases, and each as schemas call what is known of it: `hiv_status`, `hepatitis_test_result`."""
    return _tailed(text, "status, result, results, test, test result, test date, history, diagnosis, diagnosed, type")


def noted(text: str) -> tuple[str, ...]:
    """The phrases, and each as schemas call what is written down of it: `fit_note_expiry`, `drug_test_result`.

    Only for what says it all by itself: a `delivery_status` tells nothing of a delivery that a person would mind.
    """
    return _tailed(
        text, "date, start, start date, end date, expiry, expiry date, due date, review date, status, level, score, result, report, list, "
        "notes, note, details, type, code, flag, ind, yn, ref, reference, reason, received, required, needed, assessment, referral, check"
    )  # fmt: skip


def _tailed(text: str, tails: str) -> tuple[str, ...]:
    return tuple(f"{phrase} {tail}".strip() for phrase in listed(text) for tail in ("", *listed(tails)))


def among(text: str) -> frozenset[str]:
    """The members of an enumeration, folded as cells are: `among("Male, Female")` holds `male`."""
    return frozenset(phrase.casefold() for phrase in listed(text))


def either(text: str) -> str:
    """A group of alternatives for a regex, common beginnings written once, longest first; a space stands for a blank or a hyphen.

    >>> either("civil partner, civil partnership, widow")
    '(?:civil[ -]partner(?:ship)?|widow)'
    """
    return _branches(sorted(set(listed(text))))


def spelled(text: str) -> frozenset[str]:
    """All spellings that `either` matches, in lower case: "hay fever" also as "hay-fever"."""
    phrases = (phrase.split(" ") for phrase in listed(text.lower()))
    return frozenset(
        "".join(map("".join, zip(words, (*marks, ""), strict=True))) for words in phrases for marks in product(" -", repeat=len(words) - 1)
    )


def _branches(ordered: list[str]) -> str:
    """`ordered` as a trie: what begins alike shares its beginning."""
    if len(ordered) == 1:
        return ordered[0].replace(" ", "[ -]")
    branches = []
    for head in sorted({phrase[:1] for phrase in ordered} - {""}):
        group = [phrase for phrase in ordered if phrase.startswith(head)]
        size = next((i for i, letters in enumerate(zip(*group, strict=False)) if len(set(letters)) > 1), min(map(len, group)))
        rest = _branches([phrase[size:] for phrase in group]) if len(group) > 1 else ""
        branches.append(group[0][:size].replace(" ", "[ -]") + rest if len(group) > 1 else group[0].replace(" ", "[ -]"))
    return f"(?:{'|'.join(branches)})" + ("?" if "" in ordered else "")


#: Tables in which people stand beside what the rows are about.
NOBODYS = (*SYSTEMS, *PRODUCTS, *listed("supplier, suppliers, vendor, vendors, menu, recipe, weather, test, tests, budget, forecast"))
#: How keys are called.
KEYS = listed("id, no, ref, reference, guid, uuid, code, key, urn, identifier")
