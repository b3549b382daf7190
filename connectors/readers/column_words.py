"""Words that the columns of tables are named with."""

from __future__ import annotations

_WORDS = """
absence ac account accuracy action active activity actual added addr address age agent airport album alias allergy allowance amount amt
answer apartment app appeal appraisal approved apt area arrears article artist asset assigned attachment author avatar balance band bank
barcode base batch bcc beneficiary benefit bic billing bio birth birthdate birthplace blood body bonus booking born branch brand browser
budget building business call caller campaign card carrier cat category cause cc cell channel charge child children chk city claim class
client closed code color colour column comment commission commodity company complaint completed condition confidence consent constituency
contact container content contract cookie coordinate cost council count country county course coverage created credit currency customer cv
cvc cvv data date datetime day deathdate debit decade deleted delivery department dependant dept desc description destination detail device
diagnosis disability discount dish display district dob doc document domain driver driving duration ean easting eastings education email
emergency employee employer employment enabled encounter end endpoint entity entry error ethnicity event expenses expiry ext extension
external eye factor family father fax feature feedback female field file first first_name firstname flag flat fob forename freq from fuel
fullname fund gender gene genre given grade gross group guid hair hash head height hex holder home host hour house household husband iban
iccid icd id identifier image imei imsi incident income index info initials input insurance interest invoice ip isbn issue issued item job
key keyword kin kind label language last lastname lat latitude lead leave ledger level liability licence license lifetime line link list
loan loc locale location log login lon long longitude lot mac maiden mail male manager mandate marital market marketing max measure medical
medication meeting member membership memo message meter method middle mileage min mobile mode model modified module month mood mortgage mot
mother msisdn name nation national nationality net next nhs ni nickname nino no nominal northing northings note notes nr num number object
occupation odometer office open opt option order org organisation organization origin outcome owner pack page paid pan parent parish partner
passport password path patient pay payee payer payment pension percent percentage period permission permit person phone photo place plan
plate platform policy population position post postal postcode prefix premium price priority product profession profile project property
provider province purchase purpose pwd qty qualification quantity query question race range rank rate rating reading reason received
recipient record ref reference referrer reg region registered registration relation religion remark remitter reply report request resolution
response result revenue review role room route row rrp salary sale salutation sample score seal secret sector segment sender sent sequence
serial server service session sex shape shift shipping sick signup sim site size skill sku sort sortcode source speaker speed spouse ssn
staff stage start state status stock store street subcountry subject subscription subtotal suburb suffix sum supplier surname swift symptom
synonym system table tag target tariff tax team tel telephone temperature template tenancy tenant tenure term terms test text thread ticket
tier time timestamp timezone title to token topic total town track tracking trade training transaction transcript translation tribe turn
type uid union unit units universal updated uprn url usage user userid username utc utr uuid vaccine value vat vehicle vendor version video
visit visitor vote voucher vrm vrn wage ward warehouse website weekday weight width wife word work year zip zipcode zone
"""

#: What columns of special categories and of records about people are named with, in the languages that the packs read.
_SENSITIVE = """
aboriginal access adjustment admission affiliation alc alcohol allegation allergie applicant arrest asb asthmatic asylum attendee bail
bame baptism behinderung belief biometric blutgruppe bmi bradford brca brp candidate carer caseworker caste caution ccj clinic clinical
confession consultant conviction covid crb creencia crime criminal dbs debt delegate denomination diabetic diag diagnose diagnoses dietary
disab disabled discapacidad disciplinary dna donor dosage dose drug eal ehcp embarazo endorsement enfermedad eth ethn ethnic ethnie etnia
fingerprint fit flg fraud fsm genetic genome genotype gesundheit gewerkschaft gezondheid godsdienst gp grievance grossesse guarantor
handicap haplotype health hepatitis herkunft hispanic hiv hosp hospital immunisation impairment ind indicator indigenous injury iris iva
juror keyworker konfession krankheit lac landlord latino learner lgbt lgbtq loinc maladie malattia maternity mktg mobility mrn nok offence
offender offense opcs optin optout orient orientacion orientamento orientation orientierung origen overtime parole passenger perpetrator
physician pol political politics preference preg pregnancy pregnant prescription prison prisoner probation psr pupil pvg racial raza relig
religiao religione religious riddor salud salute sante sen sexual sexuality sickness sindacato sindicato smoker smoking snomed solicitor
student subs surgery suspect syndicat teacher transgender treatment uln unspent upn vaccination vetting victim volunteer vulnerability
vulnerable wheelchair whistleblower witness ziekte
"""

#: What columns about people are named with elsewhere: only words that no person, street or town is called.
_ABROAD = """
abteilung achternaam adres adresse anschrift apellido benutzer bsn cedula cellulare celular cep ciudad clave cliente cnpj codice codigo
cognome comuna contrasena contribuinte correo cpf cuit curp data datum dipendente dni documento empleado employe endereco estado fecha
fiscale folio fornavn geburtsdatum geburtsort geburtstag gemeinde genero geschlecht geslacht gsm hausnummer identidad identidade
identificacion imie indirizzo kennitala klant krankenkasse kunde kunden kundennr kundennummer matricula medewerker mitarbeiter mobil
municipio naam nachname nacimiento nacionalidad nacionalidade nascimento nascita nazwisko nie nif nip nit nom nombre nome nss numero
nummer oib ort pais pasaporte passeport personnummer pesel pessoa plz prenom profissao provincia regon rfc rg rijksregisternummer ruc rut
sexe sexo sobrenome staat staatsangehorigkeit stadt steuer steuerklasse strasse telefon telefone telefonnummer telefono telefoon titular
usuario utente vencimiento ville voornaam vorname woonplaats
"""

#: What columns of anything are named with elsewhere, so that a header of theirs is told from values: nobody is called so either.
_THINGS_ABROAD = """
aciklama adresa anmerkung antall articolo articulo artikel artikelnr artikelnummer bemerkung benaming beskrivelse beskrivning bestellnummer
betrag bezeichnung cantidad categoria categorie cijena citta codigo colore commentaire datoer denumire descricao descripcion descrizione
einheit factura facture farbe fattura fecha fiyat fournisseur gewicht groesse hersteller hinta hoeveelheid huomautus ilosc kategori
kategoria kategorie kuvaus lagerbestand leverancier lieferant liefertermin maara maarat magasin megjegyzes megnevezes mennyiseg merkintoja
miktar mnozstvi montant napomena nazev naziv nazwa nimike nombre numer numeris objet observaciones omschrijving opis osobe pocet popis
poznamka precio preco prezzo prijs prix prodotto produit produkt produto proveedor quantidade quantita quantite rechnungsnummer referencia
riferimento saldo stato stueckzahl tarih tipo tuote tuotenumero urun uwagi vare varenr varenummer verkaufspreis versie zboz zbozi zeitpunkt
"""

#: Of these no initial stands before a surname: `F. Nacimiento` is a birth date.
ABROAD = frozenset(_ABROAD.split())
#: In lower case and the singular, as `scanner.words.words` splits them.
KNOWN = frozenset((*_WORDS.split(), *_SENSITIVE.split(), *ABROAD, *_THINGS_ABROAD.split()))
