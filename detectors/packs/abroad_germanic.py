"""What columns about people are called in German, Dutch, Danish, Norwegian and Swedish; `abroad_columns.py` makes patterns of these.

By entity, a language after the other. `( )` may be left out; ä, ö, ü, å, ø and æ may be written with two letters.
"""

from __future__ import annotations

#: Phrases that say it wherever a name of a column ends with them.
SAID = {
    "PERSON": "name vorname, nachname vorname, vor und nachname, vor und zuname, zuname, rufname, geb name, mädchenname, ledigenname, "
    "vollständiger name, kunden name, mitarbeiter name, patienten name, mieter name, schüler name, mitglieds name, bewerber name, "
    "versicherten name, teilnehmer name, konto inhaber, ansprechpartner, name des kunden, name des patienten, name des kindes, "
    "volledige naam, meisjesnaam, geslachtsnaam, roepnaam, voorletters, tussenvoegsel, voorvoegsel, klant naam, medewerker naam, "
    "werknemer naam, patiënt naam, naam klant, naam medewerker, naam patiënt, rekeninghouder, contactpersoon, fulde navn, fullt navn, "
    "mellemnavn, mellomnavn, pigenavn, pikenavn, kaldenavn, kundens navn, ansattes navn, kontaktperson, kunde navn, for og efternavn, "
    "for og etternavn, fullständigt namn, fullt namn, mellannamn, flicknamn, tilltalsnamn, kund namn, för och efternamn, personens namn",
    "PERSON_TITLE": "akad titel, akademischer titel, namenszusatz, briefanrede",
    "DATE_OF_BIRTH": "geb am, geboren am, geb tag, geburtsjahr, geb jahr, geb datum, geboortejaar, geboren op, fødselsdag, fødselsår, "
    "fødselsdato, født dato, född datum, födelsedag, födelseår, födelsedatum, födelsedata",
    "AGE": "lebensalter, alter in jahren, alder år, ålder år",
    "GENDER": "geschlecht, kjønn, kön, køn, biologisches geschlecht, kundens kön",
    "MARITAL_STATUS": "familien stand, zivilstand, personenstand, ehestand, huwelijkse staat, burgerlijke staat, civilstand, sivilstand, "
    "sivilstatus, civilstånd, ægteskabelig stilling, ekteskapelig status",
    "NATIONALITY": "staatsbürgerschaft, geburts ort, geburts land, geb ort, herkunftsland, geboorte plaats, geboorte land, "
    "land van herkomst, statsborgerskab, statsborgerskap, nationalitet, nasjonalitet, fødested, føde sted, fødeland, medborgarskap, "
    "födelseort, födelseland, aufenthaltsstatus, aufenthaltstitel, verblijfsstatus, uppehållstillstånd, oppholdstillatelse, "
    "opholdstilladelse",
    "STREET_ADDRESS": "haus nummer, huis nummer, straße und hausnummer, straße hausnr, straße nr, straßenname, haus nr, hausnr, "
    "hausnummer zusatz, adresszusatz, wohnanschrift, postanschrift, privatanschrift, lieferadresse, rechnungsadresse, meldeadresse, "
    "wohnsitz, wohnadresse, plz ort, kunden adresse, kunden anschrift, straat en huisnummer, straatnaam, huis nr, huisnummer toevoeging, "
    "toevoeging huisnummer, woonadres, postadres, bezorgadres, factuuradres, klant adres, adresregel, vejnavn, vej og husnr, hus nr, "
    "husnummer, bopælsadresse, privatadresse, gadenavn, gade og nr, gateadresse, gatenavn, bostedsadresse, hjemmeadresse, "
    "leveringsadresse, fakturaadresse, postnr og sted, postnr og by, postnummer og poststed, gatu adress, postadress, hemadress, "
    "bostadsadress, folkbokföringsadress, leveransadress, faktureringsadress, utdelningsadress, co adress, lägenhetsnummer, "
    "folkeregistrert adresse",
    "PHONE_NUMBER": "tel privat, telefon privat, telefon mobil, telefon dienstlich, mobil telefon, mobil nr, mobilfunk, mobilfunknummer, "
    "handy nr, handy nummer, rückrufnummer, festnetz, festnetznummer, kunden telefon, notruf nummer, telefoon privé, telefoon mobiel, "
    "mobiele telefoon, mobiel nummer, mobiele nummer, gsm nummer, vaste telefoon, tlf, tlf nr, tlf mobil, tlf privat, mobil telefonnr, "
    "telefon nr, fasttelefon, fastnet, telefonnummer, mobiltelefon, hemtelefon, telefon hem, telefon bostad, telefon dagtid, "
    "telefon arbete, mobil nummer",
    "EMAIL_ADDRESS": "e mail adresse, email adresse, kunden email, kunden mail, e mailadres, mailadres, mail adresse, e postadresse, "
    "epostadresse, e postadress, epostadress, e post adress, mejladress, mejl, e mailadresse",
    "BANK_ACCOUNT": "bankverbindung, bank konto, kontoverbindung, bankdaten, gehaltskonto, bankrekening, bankrekeningnummer, "
    "rekening nummer, bankgegevens, konto nr, bankkonto, bankkontonummer, reg og kontonr, lønkonto, lønnskonto, lönekonto, bankkonto nr, "
    "clearing och kontonummer",
    "SALARY": "brutto gehalt, netto gehalt, grund gehalt, jahres gehalt, monats gehalt, brutto lohn, netto lohn, stunden lohn, "
    "monats lohn, bruttolohn, arbeitsentgelt, vergütungsgruppe, entgeltgruppe, gehaltsgruppe, steuerklasse, lohnsteuerklasse, einkommen, "
    "haushaltseinkommen, bruto salaris, netto salaris, bruto maandsalaris, maandsalaris, jaarsalaris, uurloon, bruto loon, jaarinkomen, "
    "salarisschaal, loonheffing, månedsløn, årsløn, timeløn, bruttoløn, nettoløn, lønramme, månedslønn, årslønn, timelønn, bruttolønn, "
    "lønnstrinn, månadslön, årslön, timlön, bruttolön, nettolön, grundlön, årsinntekt, årsinkomst",
    "OCCUPATION": "berufs bezeichnung, stellen bezeichnung, tätigkeitsbezeichnung, stellentitel, berufsgruppe, erlernter beruf, "
    "ausgeübte tätigkeit, dienststellung, berufsstatus, functietitel, functie omschrijving, functiebenaming, stillingsbetegnelse, "
    "stillingstittel, stillingskode, erhverv, yrke, yrkestittel, yrkestitel, befattning, sysselsättning, titel befattning",
    "EMPLOYMENT_RECORD": "datum (der) einstellung, personalkod, personal kod, personal nummer, personal nr, pers nr, mitarbeiter nummer, "
    "mitarbeiter nr, mitarbeiter id, ma nr, arbeitnehmer nummer, dienst eintritt, eintritts datum, austritts datum, einstellungs datum, "
    "kündigungs datum, kündigungsgrund, beschäftigungsbeginn, beschäftigungsende, betriebszugehörigkeit, urlaubsanspruch, urlaubstage, "
    "fehlzeiten, fehltage, schulabschluss, ausbildung, höchster abschluss, arbeitsverhältnis, vorgesetzter, beurteilung, "
    "personeels nummer, personeels nr, medewerker nummer, medewerker nr, medewerker id, werknemer nummer, werknemer nr, datum in dienst, "
    "datum uit dienst, indiensttreding, uitdiensttreding, dienstverband, leidinggevende, vakantiedagen, opleidingsniveau, "
    "hoogste opleiding, werkgever, medarbejder nr, medarbejder nummer, løn nummer, ansættelses dato, ansat siden, fratrædelses dato, "
    "arbejdsgiver, nærmeste leder, uddannelsesniveau, ansatt nr, ansatt nummer, ansattnr, ansettelses dato, ansatt dato, "
    "sluttdato ansettelse, arbeidsgiver, utdanningsnivå, stillingsprosent, anställnings nummer, anställnings nr, anställnings datum, "
    "anställnings id, arbetsgivare, anställningsform, sysselsättningsgrad, utbildningsnivå, närmaste chef, slutdatum anställning",
    "CUSTOMER_ID": "kunden nummer, kunden nr, kd nr, kdnr, kunden id, mitglieds nummer, mitglieds nr, mitglied id, patienten nummer, "
    "patienten nr, patienten id, versicherten nummer, versicherungsschein nummer, vertragskonto, klant nummer, klant nr, lid nummer, "
    "patiënt nummer, debiteur nummer, kunde nr, kunde nummer, kunde id, medlems nr, medlems nummer, pasient nummer, patient nummer, "
    "kund nr, kund nummer, kund id, patient nr",
    "KINSHIP": "ehe partner, ehegatte, name des ehegatten, anzahl kinder, kinder anzahl, kinderzahl, kinderfreibetrag, "
    "kinderfreibeträge, unterhaltspflichtige kinder, erziehungsberechtigter, erziehungsberechtigte, sorgeberechtigter, sorgeberechtigte, "
    "gesetzlicher vertreter, vormund, notfall kontakt, notfallnummer, im notfall zu benachrichtigen, angehörige, name der mutter, "
    "name des vaters, mutter name, vater name, aantal kinderen, echtgenoot, naam partner, noodcontact, contactpersoon noodgeval, "
    "contact bij nood, in geval van nood, wettelijke vertegenwoordiger, voogd, ouder verzorger, naam moeder, naam vader, gezinssituatie, "
    "gezinssamenstelling, antal børn, antal hjemmeboende børn, ægtefælle, pårørende, nærmeste pårørende, forældremyndighed, værge, "
    "forælder, mors navn, fars navn, antall barn, ektefelle, foresatt, foresatte, husstand, antal barn, make maka, närmast anhörig, "
    "närmaste anhörig, anhörig, vårdnadshavare, god man, förälder, mammas namn, pappas namn, hushållsstorlek, familiesituasjon, "
    "kontaktperson ved nødstilfælde",
    "USERNAME": "benutzer name, benutzer kennung, anmelde name, login name, nutzer name, windows kennung, gebruikers naam, inlognaam, "
    "inlog naam, bruger navn, bruker navn, användar namn, inloggningsnamn, loginnaam, brugerid",
    "HEALTH_TERM": "kranken tage, krankheits tage, gesundheits zustand, körper größe, körper gewicht, kranken kasse, "
    "kranken versicherung, schwerbehinderten ausweis, impf status, diagnose schlüssel, unverträglichkeiten, "
    "lebensmittelunverträglichkeit, mutterschutz, entbindungstermin, ziekte dagen, ziekte verzuim, verzuim reden, arbeidsongeschiktheid, "
    "voedselallergie, dieetwensen, sygdom, sygedage, sygefravær, sygemelding, fraværsårsag, allergier, blodtype, only handicap, helbred, "
    "graviditet, medicin, sykdom, sykefravær, sykedager, sykmelding, funksjonsnedsettelse, funksjonshemming, uføregrad, "
    "helseopplysninger, fastlege, medisiner, sjukdom, sjukfrånvaro, sjukdagar, sjukskrivning, sjukanmälan, blodgrupp, "
    "funktionsnedsättning, funktionshinder, hälsotillstånd, läkemedel, specialkost, vaccinationsstatus",
    "RELIGION": "kirchen zugehörigkeit, religions zugehörigkeit, glaubens richtung, kerkelijke gezindte, geloofs overtuiging, "
    "trosretning, trossamfund, trossamfunn, trosbekendelse, folkekirken, medlem af folkekirken, livssyn, trosbekännelse, "
    "trosuppfattning, kyrkoavgift, medlem i svenska kyrkan",
    "TRADE_UNION": "gewerkschafts mitglied, gewerkschafts zugehörigkeit, vakbonds lid, vakbonds contributie, fagforening, "
    "fagforeningsmedlem, fagforeningskontingent, fagforbund, fackförbund, facklig tillhörighet, fackmedlem, fackföreningsavgift, facklig",
    "ETHNIC_GROUP": "ethnische herkunft, migrations hintergrund, migratieachtergrond, etnicitet, etnisitet, etnisk oprindelse, "
    "etnisk opprinnelse, etnisk bakgrunn, etnisk tillhörighet, etniskt ursprung",
    "POLITICAL_OPINION": "partei zugehörigkeit, partei mitglied, partijlidmaatschap, partimedlem, politisk overbevisning, "
    "partitillhörighet, politisk tillhörighet, politisk tilhørighet",
    "SEXUAL_ORIENTATION": "sexuelle orientierung, seksuel orientering, seksuell orientering, seksuell legning, sexuell läggning",
    "CRIMINAL_OFFENCE": "straf akte, vorstrafen, strafattest, straffeattest, politiattest, straffeforhold, belastningsregister, "
    "brottsregister, strafblad, verurteilungen",
    "ID_DOCUMENT": "personalausweis, ausweisdokument, identiteitsbewijs, legitimatiebewijs, identitetskort, legitimasjon, legitimation",
    "PHOTO": "lichtbild, passfoto, passbild, bewerbungsfoto, profilbild, pasfoto, profielfoto, pasbillede, profilbillede, profilbilde",
}

#: Words that mean other things as well, elsewhere or in other languages: they count in the rows of people alone; those behind `only` as the
#: whole name of a column, for a longer one may end like them ("created by").
AMONG = {
    "PERSON": "partner name, inhaber, only initialen",
    "PERSON_TITLE": "only titel, only tittel, tiltale, tilltal",
    "DATE_OF_BIRTH": "only geboren, only geb, only født, only född, only geburt, only fødsel",
    "AGE": "only alder, only ålder, only alter, only leeftijd",
    "GENDER": "only m w d, only mwd",
    "NATIONALITY": "only herkunft, only herkomst, only aufenthalt",
    "STREET_ADDRESS": "only ort, only stadtteil, only ortsteil, only bundesland, only wohnung, only stockwerk, only gemeente, "
    "only huis, only toevoeging, only gade, only vej, only bynavn, postdistrikt, only etage, only vei, poststed, only sted, "
    "only kommune, only bopæl, only bosted, only bostad, only gata, postort, only kommun, only wijk, only bustoevoeging, only adress, "
    "only adresse, only gatunamn, only stad, only lgh nr",
    "PHONE_NUMBER": "only privat, only dagtelefon",
    "SALARY": "only lønn, only lohn, only bezügeenst, only inntekt, only inkomst, only indkomst, "
    "only inkomen, only besoldung, only entgelt",
    "OCCUPATION": "only tätigkeit, only funktion, only functie, only stilling, only arbeit, only jobbezeichnung, only yrke, only beruf, "
    "only stelle, only tjeneste, only ansættelse",
    "EMPLOYMENT_RECORD": "only eintritt, only austritt, only ansat, only ansatt, only anställd, only arbeidsplass, only arbetsplats, "
    "only arbejdsplads, only opleiding, only uddannelse, only utdanning, only utbildning, only abschluss, only urlaub, only vakantie, "
    "only schule, only skole, only skola, only probezeit, only in dienst, only uit dienst",
    "KINSHIP": "only kinder, only kinderen, only mutter, only vater, only eltern, only moeder, only vader, "
    "only ouders, only forældre, only foreldre, only föräldrar, only gift med, only gezin, only voogd",
    "HEALTH_TERM": "only größe cm, only gewicht kg, only krank, only ziek, only sjuk, only behandlung, "
    "only behandeling, only fravær, only frånvaro, only verzuim, only rullstol, only allergi, only allergier, only diagnos, only helse, "
    "only hälsa, only diett",
    "RELIGION": "only kirche, only kirke, only kerk, only trossamfund",
    "TRADE_UNION": "only fack, only ig metall",
    "CORRESPONDENCE": "bemerkung, bemerkungen, notiz, notizen, anmerkung, anmerkungen, hinweise, opmerking, opmerkingen, notitie, "
    "notities, bemærkning, bemærkninger, notat, notater, merknad, merknader, anmärkning, anmärkningar, anteckning, anteckningar, "
    "kommentar, kommentarer, kommentare, övrigt, toelichting",
    "CUSTOMER_ID": "only medlem, only mitglied",
    "BANK_ACCOUNT": "konto nr, konto nummer, rekening nr",
    "MARITAL_STATUS": "only verheiratet, only ledig, only gehuwd, only ogift",
}
