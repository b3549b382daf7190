"""Tables of customer relations: who the customers are, what they asked, how they use website and sensors.

Each function gives the columns of the table that has its name, and the rows.
"""

from __future__ import annotations

import datetime as dt
import random
import string
from collections.abc import Mapping, Sequence
from typing import Any

from scanner.demo.people import TODAY, Person, address, mobile, moment, nino, plain, relative, slots

People = Sequence[Person]
Lists = Mapping[str, Any]
Rows = tuple[str, list[tuple[Any, ...]]]
_EPOCH = dt.datetime(1970, 1, 1)
_HASH = string.ascii_letters + string.digits + "./"


def customers(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """One row a customer; the birth date is what the notice does not declare."""
    columns = (
        "id integer primary key, customer_no text, title text, first_name text, last_name text, email text, phone text, mobile text, "
        "address1 text, town text, county text, postcode text, gender text, pronouns text, job_title text, date_of_birth date, "
        "marketing_opt_in boolean, status text, created_at datetime"
    )
    rows = [
        (
            *(p.id, p.number, p.title, p.first, p.last, p.email, p.phone, p.mobile, p.street, p.town, p.county, p.postcode, p.gender),
            *(p.pronouns, p.job, str(p.born), rng.random() < 0.4, rng.choice(("active", "active", "dormant", "closed")), str(p.since)),
        )
        for p in persons
    ]
    return columns, rows


def next_of_kin(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Whom to ring, for every fourth customer."""
    rows: list[tuple[Any, ...]] = []
    for person in persons[::4]:
        kin, name = relative(rng, lists)
        rows.append((person.id, f"{name} {person.last}", kin, mobile(rng)))
    return "customer_id integer, name text, relationship text, phone text", rows


def tickets(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Queries, compliments and complaints; every fifth complaint tells of an illness."""
    rows: list[tuple[Any, ...]] = []
    for number in range(1, 601):
        person = rng.choice(persons)
        kind = rng.choice(("query", "query", "compliment", "complaint", "complaint", "complaint"))
        texts = lists["tickets"]["health" if kind == "complaint" and number % 5 == 0 else kind]
        filled = slots(rng, person, lists)
        body = rng.choice(texts).format(**filled)
        rows.append(
            (number, person.id, kind, f"{kind.title()}: {filled['product']}", body, str(moment(rng, 500)), rng.choice(("open", "solved")))
        )
    return "id integer primary key, customer_id integer, type text, subject text, body text, opened_at datetime, state text", rows


def account_notes(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Four hundred notes; three hold a National Insurance number that nobody expects there."""
    usual = ("Rang to confirm delivery.", "Asked for a paper invoice.", "Wants a call back next week.", "Moved plan to annual billing.")
    rows: list[tuple[Any, ...]] = []
    for number in range(1, 401):
        text = f"Grant form: NI number {nino(rng)} given by phone." if number in (57, 203, 344) else rng.choice(usual)
        rows.append((number, rng.choice(persons).id, text, rng.choice(("tara", "owen", "mina")), str(moment(rng, 400))))
    return "id integer primary key, customer_id integer, notes text, author text, noted_at datetime", rows


def users(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Log-ins of the app, with hashed passwords."""
    columns = (
        "customer_id integer, username text, password_hash text, role text, last_login_at datetime, failed_attempts integer, "
        "mfa_enabled boolean"
    )
    rows: list[tuple[Any, ...]] = []
    for person in persons[:1200]:
        digest = "".join(rng.choices(_HASH, k=53))
        state = (str(moment(rng, 90)), rng.choice((0, 0, 0, 1, 3)), rng.random() < 0.3)
        rows.append((person.id, _login(person), f"$2b$12${digest}", "viewer", *state))
    return columns, rows


def portal_accounts(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """The portal of years ago, which kept its passwords in clear text."""
    pets = lists["pets"].split()
    rows = [(_login(p), f"{rng.choice(pets)}{rng.randint(10, 99)}{rng.choice('!?*')}", str(p.since)) for p in persons[:150]]
    return "username text, password text, registered_at datetime", rows


def meetings(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Minutes of meetings with customers."""
    rows: list[tuple[Any, ...]] = []
    for number in range(1, 41):
        person, other = rng.sample(list(persons), 2)
        minutes = f"{person.name} showed the fault. {other.name} asked for a discount on {rng.choice(lists['products'])[1]}."
        decision = rng.choice(("Refund agreed.", "Replacement sent.", "No change."))
        rows.append((number, str(moment(rng, 300)), f"{person.name}; {other.name}", minutes, decision))
    return "id integer primary key, held_on datetime, attendees text, minutes text, decision text", rows


def investigations(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Cases of suspected fraud."""
    rows: list[tuple[Any, ...]] = []
    for number in range(100, 135):
        allegation, finding = rng.choice(lists["allegations"]), rng.choice(("upheld", "not upheld"))
        rows.append((f"INV-{number}", rng.choice(persons).id, allegation, finding, str(moment(rng, 900))))
    return "case_ref text, customer_id integer, allegation text, finding text, opened_at datetime", rows


def customer_profiles(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What marketing thinks of each customer."""
    interests = lists["interests"].split(",")
    rows = [(p.id, rng.choice(lists["segments"].split(",")), ", ".join(rng.sample(interests, 2)), rng.randint(1, 100)) for p in persons]
    return "customer_id integer, segment text, interests text, lead_score integer", rows


def site_visits(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Pages in the order in which visitors saw them."""
    columns = (
        "visitor_id text, customer_id integer, page_path text, utm_source text, referrer text, ip_address text, user_agent text, "
        "visited_at datetime"
    )
    rows: list[tuple[Any, ...]] = []
    for _ in range(600):
        person, start = rng.choice(persons), moment(rng, 60)
        cookie = f"GA1.2.{rng.randrange(10**8, 10**9)}.{int((start - _EPOCH).total_seconds())}"
        came = (rng.choice(("newsletter", "search", "")), rng.choice(("https://www.example.com/", "")))
        browser = (address(rng), rng.choice(lists["agents"].split("|")))
        for step in range(rng.randint(1, 5)):
            rows.append(
                (cookie, person.id, rng.choice(lists["pages"].split(",")), *came, *browser, str(start + dt.timedelta(seconds=40 * step)))
            )
    return columns, rows


def events(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What customers do in the app."""
    names = lists["events"].split(",")
    return "user_id integer, event text, occurred_at datetime", [
        (rng.choice(persons).id, rng.choice(names), str(moment(rng, 120))) for _ in range(4000)
    ]


def products(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What is sold: nobody's data, although it has names."""
    return "sku text primary key, name text, price real", [tuple(product) for product in lists["products"]]


def sensor_readings(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """What the firm's own test house measures: nobody's data."""
    rows = [
        (
            f"SN-{rng.randint(1, 40):04}",
            str(TODAY - dt.timedelta(minutes=n)),
            round(rng.gauss(19, 2), 1),
            rng.randint(35, 70),
            rng.randint(2900, 3100),
        )
        for n in range(3000)
    ]
    return "sensor_id text, read_at datetime, temperature_c real, humidity_pct integer, battery_mv integer", rows


def schema_migrations(rng: random.Random, persons: People, lists: Lists) -> Rows:
    """Housekeeping of the database: nobody's data."""
    return "version text primary key, applied_at datetime", [(f"2023{n:04}", str(TODAY - dt.timedelta(days=500 - n))) for n in range(1, 25)]


def _login(person: Person) -> str:
    return f"{plain(person.first)[0]}{plain(person.last)}{person.id}"


CRM = (
    *(customers, next_of_kin, tickets, account_notes, users, portal_accounts, meetings, investigations, customer_profiles),
    *(site_visits, events, products, sensor_readings, schema_migrations),
)
