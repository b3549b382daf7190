"""Sentences around people, places and addresses that do not exist: what customers, agents, clerks and forms write and say.

A phrase holds slots: {person} {given} {surname} {formal} (surname first) {place} {address} {org} {street} {thing} {number} {date} {mail}.
Only the first six groups are entities; a street named after a person is none by itself, nor is a product or a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from detectors.training.addresses import Addresses
from detectors.training.corpora import Record, Span
from detectors.training.people import Names, People

_SLOT = re.compile(r"\{(\w+)\}")
_ENTITY = {"person": "PERSON", "given": "PERSON", "surname": "PERSON", "formal": "PERSON", "place": "LOCATION", "org": "ORGANIZATION", "address": "STREET_ADDRESS"}

_PROSE = """
{person} called about the refund and asked for a call back on {date}.
Spoke to {person} this morning. She will send the forms to {mail}.
Cust {person} rang in, very upset re late delivery. Escalated to {person}.
Please contact {person} on {number} about order {number}.
My daughter {given} and my husband {given} are also on the policy.
I live with my mum {given} in {place}.
{person} from {org} confirmed the booking for {date}.
Meeting notes: {person}, {person} and {person} attended; apologies from {person}.
The tenant, {person}, moved out of {address} in {date}.
He moved from {place} to {place} last year and works for {org}.
Letter returned from {address}, please check with {person}.
Dr {surname} prescribed {thing} and referred {title} {surname} to the clinic in {place}.
{title} {surname} was seen by Dr {person} and Nurse {given}.
Kind regards, {person}
Best wishes,\n{person}\n{org}
Thanks, {given}
Dear {title} {surname}, thank you for your letter of {date}.
Dear {given},\nI am writing about the {thing}.
Hi {given}, did {given} get back to you about the {thing}?
Contact: {person}
Name: {person}\nAddress: {address}\nPhone: {number}
Next of kin: {person} ({number})
Emergency contact {person}, {number}
Account holder: {formal}
Patient: {formal}, DOB {date}
FAO {person}
Attn: {person}, {org}, {address}
Ship to: {person}\n{address}
Deliver to {person}, {address}
{person}\n{address}
{formal}
{person}
{person} <{mail}>
From: {person} <{mail}>
To: {person}; {person}; {person}
Signed by {person} on {date}
Created by {person}, approved by {person}
Assigned to {given} {surname} ({number})
customer says {given} at the {place} branch promised a refund
Caller identified as {person}, DOB {date}, postcode checked.
The parcel was left with a neighbour, {person}, at {address}.
Please update my address to {address}.
New address {address}
Her solicitor is {person} of {org}.
{person} v {org}: hearing on {date} in {place}.
According to {person}, the {thing} had failed twice.
{surname} said the {thing} never arrived.
I reported this to {given} in March and again to {given} in May.
Interpreter needed for {person}, speaks {thing}.
{given} ({date}) - rang {given} re {thing}, n/a, left vm
Witness statement of {person}, a driver from {place}.
On {date} {person} visited our shop in {place} and bought a {thing}.
The complaint by {person} against {org} was upheld.
{person}'s account was closed on {date}.
{given}'s mother, {person}, called from {place}.
Transfer {number} to {person} please.
Beneficiary {person}, sort code {number}
Referee: {person}, {org}, {mail}
{person}, our manager in {place}, will call you.
Guests: {person}, {person}, {given} and {given}
Teacher {title} {surname} reported that {given} was absent on {date}.
{given} and {given} {surname} live at {address}.
Head office: {org}, {address}
The office in {place} is closed on {date}.
We deliver to {place}, {place} and {place}.
Invoice to {org}, {address}
Payee: {surname} {given}
{surname}; {given}; {date}; {number}
{number},{given},{surname},{mail},{place}
{given} | {surname} | {place} | {number}
contract_{given}_{surname}.pdf
CV {given} {surname}.docx
Passport scan of {person}.jpg
{{"name": "{person}", "city": "{place}", "order": "{number}"}}
ln={surname} fn={given} dob={date}
The house stands on {street} near the church.
Roadworks on {street} and {street} until {date}.
Turn left into {street}, then right.
Our {org} account manager is {given}.
{org} sent the wrong {thing} again.
I bought a {thing} from {org} in {place}.
The {thing} in {place} was closed in {date}.
{person} is the new head of sales at {org}, based in {place}.
"""
_SPEECH = """
hi my name is {person} and i am calling about my {thing}
hello this is {given} from {org} how can i help you
yes it's {person} that's right
my name is {person}
it's {given}
{person}
speaking
can i speak to {person} please
could you put me through to {given} please
this is {given} speaking
i'm {given} by the way
thank you {given} that's very helpful
ok {given} let me check that for you
okay {title} {surname} and can you confirm the first line of your address
yes it's {address}
i live at {address}
my address is {address}
the address is {address} and the name is {person}
i've moved to {place} from {place}
i'm calling from {place}
send {number} pounds to {person} please
i want to transfer money to my friend {given}
set up a standing order to {person} for {number} a month
the payment to {given} didn't go through
did {person} receive the payment i made on {date}
it's under {person}
the booking is under the name {surname}
the reservation was made by {person}
my wife {given} {surname} is the other account holder
my first name is {given} and my last name is {surname}
surname {surname} first name {given}
that's {surname}
and who am i speaking to {given}
i spoke to {given} yesterday and he said it would be fine
she's called {given}
the account is in the name of {person}
please cancel the card of {person}
can you remind me to call {given} at {date}
email {given} about the {thing}
what's the weather in {place}
book a flight from {place} to {place} on {date}
i want to travel to {place}
is there a branch in {place}
tell {given} i'll be late
add {person} to my contacts
i need a new {thing} for {person}
{given} {surname} {number}
{person} and my number is {number}
i work for {org}
i bought it at {org}
mum's name is {given} maiden name {surname}
"""
_EMPTY = """
The {thing} was out of stock in {month} and will be back in {month}.
Please restart the {thing} and check the light.
Error {number}: the {thing} could not be found.
i would like to cancel my {thing}
what is my balance
when does the {thing} start
Order {number} shipped on {date}.
Will the bill be due in May or in March?
Mark the box and sign below.
Grant access to the Admin role before the {thing} restarts.
The Grace Period ends on {date}. Late Fees apply after that.
Open Settings, choose Account Details and press Save Changes.
Terms and Conditions apply. See Privacy Policy for details.
Please rate our Customer Service Team from 1 to 5.
Bill the customer for the {thing} at the end of the month.
my card was declined twice at the weekend
can i get a refund for the {thing}
i will pay in april or may
i'd like to book a table for {number} people at {date}
mark it as paid please
yes please
no thank you that's all
it was a direct debit of {number} pounds
The Amber Alert, the Ruby release and the Jasmine tea are products.
New York Style Cheesecake, Caesar Salad and Earl Grey Tea
Victoria Sponge and Ben Sherman Shirt, size {number}
INFO {date} server started on port {number}
[{date}] WARN Connection Pool exhausted, retrying in {number} ms
{date} ERROR worker-{number} Task failed: Timeout While Reading Response
GET /api/v1/orders/{number} 200 {number}ms
public static final String DEFAULT_NAME = "value{number}";
def get_customer_name(self, row: Row) -> str:
from collections import Counter, OrderedDict
raise ValueError(f"Unknown Key {number}")
SELECT first_name, last_name FROM customers WHERE id = {number};
if (user.lastName == null) {{ throw new IllegalStateException("No Name"); }}
Jan {number} 10:{number} host kernel: Memory Cgroup Out Of Memory
commit {number} Fix Jenkins build, bump Jackson and Guava
Docker Compose, Apache Kafka, Jenkins and Gradle are installed.
Set Victoria Metrics and Grafana Loki to Debug Level.
Type: Full Time, Grade: Senior Officer, Team: Claims Handling
Policy Schedule Part A: Cover Level Gold, Excess {number}
Sort Code {number} Account Number {number} Balance Brought Forward
Press Ctrl and Alt together, then choose Task Manager.
Remove the Front Cover, loosen Screw {number} and lift the Drive Bay.
Monday to Friday 9am to 5pm, Saturday by appointment
{date} {number} WARN Session Store: Lease Renewed ({number} left)
{date}T10:{number}Z level=error msg="write failed" host=db-{number}
elif kind == "{thing}": return None
self.assertEqual(result, Decimal("{number}"))
class PaymentRetryPolicy(BasePolicy, metaclass=ABCMeta):
Usage: see PEP {number} and the Reference Manual, Section {number}.
MADE IN BRITAIN - STORE IN A COOL DRY PLACE
Soup of the Day, Fish and Chips, Mushroom Risotto, House Red
café au lait and crème brûlée for table {number}
The Annual Report, Balance Sheet and Cash Flow Statement are attached.
Nightly Backup finished, Disk Usage {number} %, Queue Length {number}
CARD DECLINED - INSUFFICIENT FUNDS - REF {number}
DIRECT DEBIT RETURNED {date} REFER TO PAYER
CUSTOMER ADVISED OF TIMESCALES AND NEXT STEPS
ACCOUNT CLOSED NO FURTHER ACTION REQUIRED
"""
_PRODUCTS = (
    "washing machine;kettle;mortgage;credit card;loan;laptop;router;boiler;sofa;phone;debit card;policy;invoice;ibuprofen;subscription;"
    "Galaxy S21;iPhone 14;Dyson V11;Kindle;Amber package;Victoria sponge;Polish;Urdu;Somali;Welsh;Mercedes;Ford Fiesta;Macbook;"
    "Jasmine rice;Rose lipstick;direct debit;overdraft;warranty;contract;Will Writing Kit;Hunter boots;Grace Period;Chase Sapphire;"
    "Windows 11;Java update;Oracle licence;Python course;Jenkins server;savings account;ISA;meter;dishwasher;parking permit;tax return"
).split(";")
_MONTHS = "January February March April May June July August September October November December".split()
_COMPANY = "Ltd;Limited;PLC;Inc;LLP;GmbH;& Sons;& Co;Group;Holdings;Solicitors;Partners;Motors;Insurance;Foods;Bakery;Pharmacy;Logistics".split(";")
_PUBLIC = "{} City Council;{} Hospital;University of {};{} NHS Trust;{} Primary School;{} United;{} Borough Council;Bank of {};{} Water".split(";")
_WORDS = "North Star Blue River Summit Vertex Omega Green Leaf Apex Orbit Falcon Harbour Crown Pioneer Metro Bright Atlas Nova Union Beacon".split()
_TITLES = "Mr Mrs Ms Miss Mr. Mrs. Mx Dr Prof Rev Sir".split()


class Phrases:
    """A stream of made-up records."""

    def __init__(self, names: Mapping[str, Names], addresses: Addresses, rng: Random) -> None:
        self._rng, self._people, self._addresses = rng, People(names, rng), addresses
        self._surnames = tuple(sorted({surname for each in names.values() for surname in each.surnames}))
        self._origin = ""
        self._origins = tuple(names)
        self._slots: Mapping[str, Callable[[], str]] = {
            "person": lambda: self._people.full(self._origin), "given": lambda: self._people.parts(self._origin)[0],
            "surname": lambda: self._people.parts(self._origin)[1], "formal": self._formal, "place": addresses.town,
            "address": addresses.any, "org": self._company, "street": self._street, "thing": lambda: rng.choice(_PRODUCTS),
            "number": self._number, "date": self._date, "month": lambda: rng.choice(_MONTHS), "mail": self._mail,
            "title": lambda: rng.choice(_TITLES),
        }  # fmt: skip
        self._kinds = tuple([line.replace("\\n", "\n") for line in text.strip().splitlines()] for text in (_PROSE, _SPEECH, _EMPTY))

    def __iter__(self) -> Iterator[Record]:
        while True:
            yield self.one()

    def one(self) -> Record:
        """A sentence of a clerk, of a caller, or one that names nobody."""
        kind = self._rng.choices(range(3), (6, 3, 2.5))[0]
        phrase = self._rng.choice(self._kinds[kind])
        if kind != 2 and self._rng.random() < 0.15:
            phrase += " " + self._rng.choice(self._kinds[kind])
        made = self.filled(phrase)
        return lowered(made, self._rng) if kind == 1 and self._rng.random() < 0.8 else made

    def filled(self, phrase: str, origin: str = "") -> Record:
        """The phrase with its slots filled and the spans of the entities in it; all people of one origin."""
        self._origin = origin or self._rng.choice(self._origins)
        text, spans, before = "", list[Span](), 0
        for slot in _SLOT.finditer(phrase):
            text += phrase[before : slot.start()].replace("{{", "{").replace("}}", "}")
            said = self._slots[slot[1]]()
            if slot[1] in _ENTITY:
                spans.append((len(text), len(text) + len(said), _ENTITY[slot[1]]))
            text += said
            before = slot.end()
        text += phrase[before:].replace("{{", "{").replace("}}", "}")
        return Record(text, tuple(_joined(text, spans)), "made up")

    def _formal(self) -> str:
        first, last = self._people.parts(self._origin)
        form = self._rng.random()
        if form < 0.3:
            last = last.upper()
        return f"{last}, {first}" if form < 0.8 else f"{last}, {first} {self._rng.choice('ABCDEFGHJKLMPRSTW')}."

    def _street(self) -> str:
        return f"{self._rng.choice(self._surnames)} {self._rng.choice(('Street', 'Road', 'Lane', 'Avenue', 'Close', 'Way', 'Drive'))}"

    def _company(self) -> str:
        rng = self._rng
        kind = rng.random()
        if kind < 0.35:
            return f"{rng.choice(self._surnames)} {rng.choice(_COMPANY)}"
        if kind < 0.5:
            return f"{rng.choice(self._surnames)} & {rng.choice(self._surnames)}{rng.choice(('', ' LLP', ' Solicitors'))}"
        if kind < 0.7:
            return rng.choice(_PUBLIC).format(self._addresses.town())
        return f"{rng.choice(_WORDS)} {rng.choice(_WORDS)} {rng.choice(_COMPANY)}"

    def _number(self) -> str:
        rng = self._rng
        return rng.choice((f"07700 900{rng.randint(100, 999)}", f"020 7946 0{rng.randint(100, 999)}", str(rng.randint(1, 99999)), f"A{rng.randint(1000, 9999)}-{rng.choice('XYZ')}"))

    def _date(self) -> str:
        rng = self._rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1950, 2026)
        return rng.choice((f"{day:02d}/{month:02d}/{year}", f"{day} {_MONTHS[month - 1]} {year}", f"{year}-{month:02d}-{day:02d}", f"{_MONTHS[month - 1]} {day}", _MONTHS[month - 1], "Monday", "noon"))

    def _mail(self) -> str:
        first, last = self._people.parts()
        box = self._rng.choice((f"{first}.{last}", f"{first[0]}{last}", f"{first}{self._rng.randint(1, 99)}")).lower()
        return f"{box}@example.{self._rng.choice(('org', 'com', 'net'))}"


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Given name and surname that stand beside each other in slots of their own are one name."""
    last: Span | None = None
    for now in spans:
        if last and last[2] == now[2] == "PERSON" and text[last[1] : now[0]] in " _":
            last = (last[0], now[1], "PERSON")
            continue
        if last:
            yield last
        last = now
    if last:
        yield last


def lowered(record: Record, rng: Random) -> Record:
    """As speech recognition writes it: lower case, and mostly without punctuation."""
    low = record.text.lower()
    if len(low) != len(record.text):  # a letter whose lower case is longer would move the spans
        return record
    if rng.random() < 0.35:
        return Record(low, record.spans, record.source, record.unknown)
    return stripped(Record(low, record.spans, record.source, record.unknown))


def stripped(record: Record) -> Record:
    """Without punctuation, and lines and several blanks as one blank; spans move along."""
    kept, place = list[str](), [0] * (len(record.text) + 1)
    for at, sign in enumerate(record.text):
        place[at] = len(kept)
        apostrophe = sign in "'’" and 0 < at < len(record.text) - 1 and record.text[at - 1].isalnum() and record.text[at + 1].isalnum()
        if sign.isalnum() or apostrophe:
            kept.append(sign)
        elif kept and kept[-1] != " " and sign not in "'’":
            kept.append(" ")
    place[len(record.text)] = len(kept)
    text = "".join(kept)
    spans = []
    for low, high, entity in record.spans:
        start, end = place[low], place[high]
        end = start + len(text[start:end].rstrip())
        if end > start:
            spans.append((start, end, entity))
    return Record(text.rstrip(), tuple(spans), record.source, record.unknown)
