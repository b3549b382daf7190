"""Words that the columns of tables are named with."""

from __future__ import annotations

_WORDS = """
absence account accuracy action active activity actual added addr address age agent airport album alias allergy allowance amount amt
answer app appraisal approved area arrears article artist asset assigned attachment author avatar balance band bank barcode base bcc
beneficiary benefit bic billing bio birth birthdate birthplace blood body bonus booking born branch brand browser budget building
business call caller campaign card cat category cause cc cell channel charge child children city claim class client closed code color
colour column comment commission company complaint completed condition confidence consent constituency contact content contract cookie
coordinate cost council count country county coverage created credit currency customer cv cvc cvv data date datetime day deathdate debit
decade deleted delivery department dependant dept desc description destination detail device diagnosis disability discount display
district dob doc document domain driver driving duration easting eastings education email emergency employee employer employment enabled
encounter end endpoint entity entry error ethnicity event expenses expiry ext extension external eye factor family father fax feature
feedback female field file first first_name firstname flag forename freq from fullname gender gene genre given grade group guid hair
hash head height hex holder home host hour house household husband iban iccid icd id identifier image imei imsi income index info
initials input insurance interest invoice ip isbn issue item job key keyword kin kind label language last lastname lat latitude lead
leave level liability licence license lifetime line link list loan loc locale location log login lon long longitude lot mac maiden mail
male manager mandate marital market marketing max measure medical medication meeting member membership memo message method middle min
mobile mode model modified month mood mortgage mother msisdn name nation national nationality next nhs ni nickname nino no northing
northings note notes nr num number object occupation office open opt option order org organisation organization origin outcome owner
page paid pan parent parish partner passport password path patient pay payee payer payment pension percent percentage period permission
person phone photo place plan plate platform policy population position post postal postcode prefix premium price priority product
profession profile project property provider province purchase purpose pwd qty qualification quantity query question race rank rate
rating reading reason received recipient record ref reference referrer region registered registration relation religion remark remitter
reply report request resolution response result revenue review role room route row salary sale salutation sample score secret sector
segment sender sent sequence serial server service session sex shape shipping sick signup sim site size skill sku sort sortcode source
speaker speed spouse ssn staff stage start state status stock store street subcountry subject subscription subtotal suburb suffix sum
supplier surname swift symptom synonym system table tag target tariff tax team tel telephone temperature template tenant tenure term
test text thread ticket tier time timestamp timezone title to token topic total town track tracking trade training transaction
transcript translation tribe turn type uid union unit units universal updated uprn url usage user userid username utc utr uuid vaccine
value vat vehicle vendor version video visit visitor vote vrm vrn wage ward warehouse website weekday weight width wife word work year
zip zipcode zone
"""

#: What columns of special categories and of records about people are named with, in the languages that the packs read.
_SENSITIVE = """
aboriginal access adjustment admission affiliation alc alcohol allegation allergie arrest asthmatic attendee bail bame baptism
behinderung belief biometric blutgruppe bmi bradford brca caste caution clinical confession conviction covid creencia crime criminal dbs
denomination diabetic diag diagnose diagnoses dietary disab disabled discapacidad dna dosage ehcp embarazo enfermedad eth ethn ethnic
ethnie etnia fingerprint fit flg fraud genetic genome genotype gesundheit gewerkschaft gezondheid godsdienst grossesse handicap
haplotype health herkunft hispanic hospital immunisation impairment ind indicator indigenous injury iris konfession krankheit latino
lgbt lgbtq loinc maladie malattia maternity mktg mobility offence offender offense opcs optin optout orient orientacion orientamento
orientation orientierung origen parole physician pol political politics preference preg pregnancy pregnant prescription prison probation
psr racial raza relig religiao religione religious riddor salud salute sante sen sexual sexuality sickness sindacato sindicato smoker
smoking snomed subs surgery syndicat transgender treatment unspent vaccination vetting victim vulnerability vulnerable wheelchair
witness ziekte
"""

#: What columns about people are named with elsewhere: only words that no person, street or town is called.
_ABROAD = """
adres adresse anschrift apellido benutzer bsn cedula cellulare celular cep ciudad cliente clave cnpj codice codigo cognome comuna
contrasena contribuinte correo cpf curp cuit data datum dni documento endereco estado fecha fiscale folio fornavn geburtsdatum
geburtstag geslacht gemeinde genero geschlecht gsm hausnummer identidad identificacion identidade imie indirizzo kennitala kunde kunden
kundennummer kundennr matricula municipio mobil nachname naam nacimiento nacionalidad nascimento nascita nacionalidade nazwisko nie nif nip
nit nom nombre nome nss numero nummer oib ort pais passeport pasaporte pesel personnummer pessoa plz prenom profissao
provincia regon rfc rg rijksregisternummer ruc rut sexo sexe sobrenome staat staatsangehorigkeit stadt strasse steuer telefon
telefone telefono telefoon telefonnummer titular usuario utente vorname ville vencimiento voornaam achternaam woonplaats
"""

#: In lower case and the singular, as `scanner.words.words` splits them.
KNOWN = frozenset((*_WORDS.split(), *_SENSITIVE.split(), *_ABROAD.split()))
