"""When somebody was born and how old they are."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, PRODUCTS, SYSTEMS, either, listed
from scanner.pattern import Pattern

_birth = partial(Pattern, entity="DATE_OF_BIRTH", title="Date of birth", category="demog.dob", mask="year", sources=PERSONAL)
_age = partial(Pattern, entity="AGE", title="Age", category="demog.dob", sources=PERSONAL)

_MONTH = (
    "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mai|märz|okt|dez|juil|fév|avr|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|ott)"
    "[a-zé]{0,7}"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_YEAR}[/.-](?:0[1-9]|1[0-2])[/.-](?:0[1-9]|[12]\d|3[01])|{_DAY}[ /.-](?:0?[1-9]|1[0-2])[ /.-](?:{_YEAR}|\d\d)\b|(?:0?[1-9]|"
    rf"1[0-2])/{_DAY}/{_YEAR}|{_DAY}(?:st|nd|rd|th|er|\.)?(?: of| de)?[ /.-]?{_MONTH}(?:(?: de)?[ ,/.-]{{1,2}}(?:{_YEAR}|'?\d\d\b))?|"
    rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?|"
    rf"(?:{_YEAR})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b)"
)
_ORDINAL = either(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, "
    "sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty first, twenty second, twenty third, twenty fourth, twenty fifth, "
    "twenty sixth, twenty seventh, twenty eighth, twenty ninth, thirtieth, thirty first"
)
_SPOKEN = rf"(?:{_ORDINAL}(?: of)? {_MONTH}(?: (?:nineteen|twenty|two thousand)(?:[ -][a-z]{{3,9}}){{0,3}})?)"
_BORN = (
    r"d[./]?o[./]?b\.?|b\.(?= ?[0-9])|date[ _-]?of[ _-]?birth|birth[ _-]?date|birthday(?:'s)?|b-?day|born|geboren|geb\.|geburtsdatum|"
    r"née? le|"
    r"date de naissance|nacid[oa]|"
    r"fecha de nacimiento|nat[oa] il|data di nascita|geboortedatum|data (?:urodzenia|de nascimento)|nascid[oa]|urodzon[ya]|ur\.(?= ?[0-9])|"
    r"datum (?:narozen[ií]|rojstva)|dátum narodenia|narozen[aá]?|nar\.(?= ?[0-9])|rojena?|született|szül\.|"
    r"fødselsdato|født|födelsedatum|född|syntymäaika|syntynyt|sünniaeg|sündinud|gimimo data"
)
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|she[’']?s|she is|he was|she was|who is|they[’']re)"
_AGELESS = (
    *SYSTEMS,
    *PRODUCTS,
    *listed(
        "cache, session, cookie, token, file, backup, log, key, cert, certificate, queue, index, snapshot, vehicle, building, property, "
        "car, cars, machine, machines, equipment, analyser, analyzer, instrument, tree, trees, house, houses, dwelling, apartment, bridge, "
        "pipe, aircraft, vessel, ship, reading age, read age, age restrict, age restriction, vehicule, fahrzeug, asset, boiler, product, "
        "products, price list, sku, toy, toys, game, games, film, book, spec, specs, specification, specifications, catalogue"
    ),
    *(
        f"{what} age"
        for what in listed(
            "max, min, maximum, minimum, page, password, message, debt, invoice, account, wait, trx, transaction, lock, xid, query, row, "
            "heartbeat, "
            "lease, connection, request, block, checkpoint"
        )
    ),
)
#: What grows old and is nobody, right before "aged" or before "is aged".
_MADE = "".join(
    f"(?<!{what} )(?<!{what} is )"
    for what in listed(
        "building, buildings, house, houses, car, cars, vehicles, boilers, properties, property, whisky, whiskey, rum, port, wine, "
        "cheese, beef, vinegar, debt, debts, invoice, invoices, tree, boiler, "
        "roof, vehicle, fleet, cask, cognac, brandy, cheddar, oak, stock, bridge"
    )
)


AGES: tuple[Pattern, ...] = (
    _birth(
        names=listed(
            "dob, d o b, date of birth, birth date, birth day, date born, born, born on, year of birth, birth year, month of birth, day of "
            "birth, birth month, birth date time, birth datetime, birth ts, dob date, bdate, b date, dob dt, birth dt, dt birth, dt of "
            "birth, dte of birth, birthdt, bday, b day, brth dt, yob, birth yr, geburtsdatum, geburtstag, geb datum, gebdatum, date "
            "naissance, date de naissance, date naiss, ddn, fecha nacimiento, fecha de nacimiento, fecha nac, fec nac, f nacimiento, f "
            "nac, data nascita, data di nascita, data nascimento, data de nascimento, geboortedatum, fodselsdato, fodelsedatum, "
            "foedselsdato, syntymaaika, data urodzenia"
        ),
        unless=("company", "companies", "incorporation", "process"),
        kinds=("text", "integer", "date", "float"),
        score=0.7,
    ),
    *(
        _birth(
            regex=rf"\b(?:{_BORN})\W{{0,4}}(?:\([dmy /.-]{{4,14}}\)\W{{0,3}})?(?:(?:is|was|to|as|on|in|the|am|el|op)\W{{1,2}}){{0,3}}"
            rf"(?P<v>{date})",
            flags=FOLD,
            score=0.8,
            context=listed("date of birth, dob, born, birthday, birth date"),
        )
        for date in (_DATE, _SPOKEN)
    ),
    _birth(  # with letters that folding changes, or of another script: phrases are told in both
        regex=rf"(?<![0-9A-Za-z./-])(?P<v>{_DATE})",
        flags=FOLD,
        score=0.6,
        need="context",
        context=listed(
            "data nașterii, născut, născută, datum rođenja, rođen, rođena, születési idő, születési dátum, "
            "dzimšanas datums, dzimšanas dati, "
            "doğum tarihi, ημερομηνία γέννησης, дата рождения, дата народження, дата на раждане, 生年月日, 出生日期, 생년월일"
        ),
    ),
    _birth(
        regex=rf"\b(?:(?:i|he|she|they|who)(?: was| were)? born (?:in |around |about )?|(?:year of birth|birth year|yob)\W{{0,3}})"
        rf"(?P<v>(?:{_MONTH},? )?{_YEAR})\b",
        flags=FOLD,
        score=0.6,
    ),
    _birth(  # a year alone, at the beginning or in brackets; companies are born in sentences
        regex=r"(?:^[ \t*-]{0,4}|\(|[,;] )b(?:orn|\.)(?: in)? ?(?P<v>19[2-9][0-9]|20[01][0-9])(?=[),;.]? ?$|[),;](?! (?:the|a) )|\. [A-Z])",
        flags=FOLD,
        score=0.5,
    ),
    _age(
        names=listed(
            "age, age years, age yrs, age band, age group, age range, age bracket, age in years, age at, current age, alter, edad, "
            "leeftijd, idade, age cat, how old are you, how old were you, how old is your child, "
            "age last birthday, age at last birthday, age at admission, age at anything, age on anything, start age, end age, admission age"
        ),
        unless=_AGELESS,
        kinds=("text", "integer", "float"),
    ),
    _age(
        regex=_MADE + r"\baged (?P<v>\d{1,3})\b(?! ?(?:days?|weeks?|hours?|minutes?|%|(?:years?|months?) in\b))(?!-|\+| (?:and|"
        r"or) (?:over|above|under|older|younger|below))",
        flags=FOLD,
    ),
    _age(regex=_PERSON_IS + r" (?:only |now |nearly |just |about )?(?P<v>\d{1,3}) years?[ -]old\b", flags=FOLD, score=0.6),
    _age(  # whose age it is, stands before it
        regex=r"(?<![\w.,-])(?P<v>[1-9][0-9]{0,2}) years?[ -]old\b",
        flags=FOLD,
        need="context",
        score=0.4,
        context=listed(
            "mr, mrs, ms, miss, tenant, customer, patient, client, resident, caller, wife, husband, mother, father, mum, dad, son, "
            "daughter, brother, sister, man, woman, gentleman, lady, widow"
        ),
    ),
    _age(
        regex=r"\b(?:i[’']?m|i am|he is|she is|he[’']s|she[’']s) (?P<v>[1-9][0-9])"
        r"(?=,? (?:and|but|so|now|this|next|years)\b|[,;!]|\.?\s*$)",
        flags=FOLD,
        score=0.5,
    ),
    _age(
        regex=r"(?<![\w.,-])(?P<v>[1-9][0-9]{0,2}) ?(?:y/?o\b|y\.o\.|yrs? old\b|years? of age\b)(?!-|\.?[0-9]| (?:building|house|"
        r"property|car|vehicle|van|boiler|roof|whisky|whiskey|tree|fleet|laptop|machine))",
        flags=FOLD,
        score=0.5,
    ),
    _age(
        regex=r"\b(?P<v>\d{1,3})[ -]years?[ -]old (?:man|woman|boy|girl|male|female|son|daughter|customer|patient|child|lady|gentleman|"
        r"pensioner|mother|father)",
        flags=FOLD,
        score=0.6,
    ),
    _age(
        regex=r"(?<![\w-])age[ \t]{0,2}[:=][ \t]{0,2}(?P<v>\d{1,3})\b(?![.:])",
        flags=FOLD,
        need="context",
        context=listed(
            "patient, customer, gender, sex, dob, born, male, female, client, employee, applicant, full name, first name, surname, height, "
            "weight, name, occupation, address, postcode, marital status, nationality, ethnicity, phone, email, nhs number, resident, "
            "tenant, pupil, student, candidate, driver, passenger, victim, witness"
        ),
    ),
    _age(  # a line of a form
        regex=r"^[ \t*-]{0,6}age(?: last birthday| \(years\)| in years)?[ \t]{0,2}(?:[:=-][ \t]{0,2})?(?P<v>[1-9][0-9]|1[01][0-9])"
        r"(?: ?(?:years(?: old)?|yrs?|y/?o))?[ \t.,;]{0,4}$",
        flags=FOLD,
        score=0.5,
    ),
    _age(  # of somebody who was told or did something then
        regex=r"\bat (?:the )?age(?: of)? (?P<v>[1-9][0-9]?)(?![\w%+-]|[.][0-9])(?! (?:months|weeks|days|and (?:over|above|under)|"
        r"or (?:over|above|under)))",
        flags=FOLD,
        need="context",
        score=0.4,
        context=listed(
            "he, she, his, her, him, i, my, mother, father, mum, dad, diagnosed, died, patient, client, left school, married, retired, "
            "onset, son, daughter, brother, sister, customer, was, pupil, child"
        ),
    ),
)
