"""What a column of people's names is called."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import listed
from detectors.packs.noted import PEOPLE_NOTED
from scanner.pattern import Pattern

_person = partial(
    Pattern, entity="PERSON", title="Name of a person", category="person.name", sources=("UK GDPR Art 4(1)",), mask="initials"
)

#: What has a name and is no person.
WORKS = listed(
    "product, products, company, companies, file, host, domain, table, column, event, display, class, function, repo, repository, "
    "repositories, package, module, branch, brand, business, organisation, organization, service, schema, database, server, song, album, "
    "film, movie, street, road, city, country"
)
_KINDS = listed(
    "contact, customer, client, patient, employee, member, guest, tenant, applicant, account holder, caller, agent, subscriber, student, "
    "pupil, passenger, recipient, sender, donor, buyer, seller, payer, payee, owner, driver, author, person, staff, cardholder, "
    "policyholder, holder, signatory, respondent, attendee, visitor, candidate, legal, preferred, maiden, middle, representative, "
    "beneficiary, cust, emp, acct holder, consignee, insured, claimant, borrower, debtor, witness, teacher, father, mother, spouse, "
    "user real, display full, staff, doctor, physician, manager, supervisor, member, nominee, voter, officer, billing, shipping, "
    "ship to, bill to, deliver to, delivery, invoice to, child, baby, newborn, "
    "instructor, tutor, trainer, coach, parent, nurse, lecturer, landlord, interviewer, assessor, caseworker, solicitor, judge, player, "
    "volunteer, dependant, dependent, inmate, prisoner, offender, victim, suspect, defendant, heir, godparent, purchaser, requestor, "
    "requester, approver, reviewer, submitter, billing details, billing address, shipping details, shipping address, delivery address, "
    "third party, alternate, alternative, referee, companion, pax, traveller, constituent, occupier, occupant, elector, keeper, proposer, "
    "creditor, lessee, prescriber, complainant, executor, trustee, lead, liable, joint holder, sole trader, next friend, collector"
)

_ABROAD = {
    "nome": "paciente, paziente, aluno, alunno, studente, funcionario, dipendente, usuario, utente, visitante, morador, pessoa, mae, pai",
    "nombre": "paciente, alumno, estudiante, empleado, usuario, visitante, persona, contacto, titular, madre, padre",
    "nom": "patient, eleve, etudiant, salarie, employe, utilisateur, contact, visiteur, titulaire, mere, pere",
}

#: What else is given.
_GIVEN = listed("consent, permission, notice, advice, evidence, treatment, discount, access, feedback, aid, dose, reason")

HEADERS: tuple[Pattern, ...] = (
    _person(
        names=listed(
            "first name, forename, forenames, given name, given names, surname, last name, family name, fname, lname, mname, sname, "
            "name first, name last, middle name, middle names, middle initial, other names, known as, maiden name, nickname, cardholder, "
            "card holder, account holder, mothers name, fathers name, fst name, lst name, f name, l name, vorname, nachname, familienname, "
            "geburtsname, prenom, prenoms, nom famille, nom de famille, nom complet, nom client, apellido, apellidos, nombre completo, "
            "nombre cliente, nombres, cognome, nome completo, nome cliente, sobrenome, apelido, voornaam, achternaam, fornavn, "
            "etternavn, efternavn, fornamn, efternamn, etunimi, sukunimi, imie, nazwisko"
        )
        + tuple(f"{name} {who}" for name, whose in _ABROAD.items() for who in listed(whose)),
        score=0.7,
    ),
    _person(  # those who live there or owe: a name more often than a key
        names=listed("occupier, liable party, lead tenant, joint tenant, named driver, main driver, registered keeper, rider name"),
        score=0.5,
    ),
    _person(names=("initials",), unless=listed("approval, checked, signed, entered, monogram, engraving"), score=0.4),
    _person(names=("full name", "fullname", "user full name", "real name", "legal name"), unless=WORKS, score=0.6),
    _person(
        names=(
            "name on card",
            "name on account",
            "contact person",
            *(f"{kind}{what}" for kind in _KINDS for what in (" name", " full name")),
        ),
        unless=("device", "jdbc", "odbc", "kernel", "printer", "drivers"),
        score=0.6,
    ),
    _person(
        names=PEOPLE_NOTED,
        unless=(*WORKS, *listed("key, certificate, cert, hash, commit, signature, checksum, cookie, mail, message")),
        score=0.5,
    ),
    _person(names=("ship name",), unless=listed("vessel, vessels, fleet, port, voyage, cruise, navy"), score=0.5),
    _person(  # beside `prenom` it is the surname, beside `cognome` the given name
        names=(
            "nom",
            *listed(
                "only nome, only nombre, only naam, only navn, only namn, only nume, only numele, only nimi, only jmeno, only meno, "
                "only ime, only nev, only neve, only ad, only adi, only isim, only onoma"
            ),
        ),
        unless=WORKS,
        need="beside",
        beside="PERSON",
        score=0.6,
    ),
    _person(names=("given", "family"), unless=(*WORKS, *_GIVEN), need="beside", beside="PERSON", score=0.6),  # as FHIR has them
    _person(  # beside another of the names: the first of a list of calls is nobody's
        names=("first", "last", "maiden"),
        unless=listed(
            "last 4, last 3, last 2, last 6, last four, page, run, item, mobile, row, index, card, cc, pan, digit, digits, four, ip, seen"
        ),
        need="beside",
        beside="PERSON",
        score=0.5,
    ),
)
