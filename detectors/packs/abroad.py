"""What columns that hold special categories are called in German, French, Spanish, Portuguese, Italian and Dutch, without accents."""

from __future__ import annotations

from detectors.packs.listed import listed

HEALTH_ABROAD = listed(
    "gesundheit, gesundheitszustand, gesundheitsdaten, krankheit, krankheiten, vorerkrankungen, krankmeldung, krankschreibung, "
    "krankheitstage, krankenkasse, krankenversicherung, behinderung, schwerbehinderung, schwerbehindert, schwerbehinderten, "
    "grad der behinderung, diagnose, diagnosen, medikament, medikamente, medikation, allergie, allergien, blutgruppe, "
    "schwangerschaft, schwanger, hausarzt, impfung, impfungen, impfstatus, raucher, pflegegrad, sante, etat de sante, maladie, maladies, "
    "arret maladie, handicap, handicape, situation de handicap, travailleur handicape, rqth, grossesse, enceinte, groupe sanguin, "
    "medecin traitant, antecedents medicaux, diagnostic medical, dossier medical, medicaments, traitement medical, fumeur, fumeuse, "
    "vaccin, vaccins, mutuelle sante, salud, estado de salud, enfermedad, enfermedades, discapacidad, grado discapacidad, minusvalia, "
    "embarazo, embarazada, alergia, alergias, grupo sanguineo, tipo de sangre, medicacion, medicamentos, diagnostico, baja medica, "
    "historial medico, historia clinica, fumador, vacuna, vacunas, saude, estado de saude, doenca, doencas, deficiencia, gravidez, "
    "gestante, tipo sanguineo, medicamento, fumante, salute, stato di salute, malattia, malattie, disabilita, invalidita, "
    "grado invalidita, gravidanza, allergie alimentari, gruppo sanguigno, farmaci, terapia, diagnosi, medico curante, medico di base, "
    "cartella clinica, fumatore, vaccinazione, gezondheid, gezondheidstoestand, ziekte, ziekten, ziekteverzuim, ziekmelding, "
    "arbeidsongeschikt, zwangerschap, zwanger, allergieen, bloedgroep, medicatie, medicijnen, huisarts, roker, zorgverzekering, vaccinatie"
)
RACE_ABROAD = listed(
    "ethnie, ethnische herkunft, ethnische zugehoerigkeit, herkunftsgruppe, rasse, volksgruppe, origine ethnique, origine raciale, etnia, "
    "grupo etnico, origen etnico, origen racial, raza, raca, raca cor, cor raca, origem etnica, gruppo etnico, origine etnica, razza, "
    "etniciteit, etnische afkomst, etnische achtergrond"
)
BELIEF_ABROAD = listed(
    "religionszugehoerigkeit, religionszugehorigkeit, konfession, kirchensteuermerkmal, kirchensteuer, glaube, glaubensbekenntnis, "
    "bekenntnis, confession, confession religieuse, croyance, croyances, appartenance religieuse, creencia, creencias, confesion, "
    "confesion religiosa, religiao, crenca, crencas, religione, credo religioso, confessione religiosa, fede religiosa, godsdienst, "
    "geloof, geloofsovertuiging, levensbeschouwing, kerkgenootschap"
)
POLITICS_ABROAD = listed(
    "politische meinung, parteizugehoerigkeit, parteizugehorigkeit, parteimitgliedschaft, opinion politique, opinions politiques, "
    "affiliation politique, parti politique, opinion politica, opiniones politicas, afiliacion politica, partido politico, "
    "filiacao partidaria, opiniao politica, opinione politica, opinioni politiche, partito politico, politieke overtuiging, "
    "politieke voorkeur, politieke partij"
)
UNION_ABROAD = listed(
    "gewerkschaft, gewerkschaftszugehoerigkeit, gewerkschaftsmitglied, gewerkschaftsmitgliedschaft, syndicat, appartenance syndicale, "
    "adhesion syndicale, cotisation syndicale, sindicato, afiliacion sindical, cuota sindical, filiacao sindical, sindacato, "
    "iscrizione sindacale, tessera sindacale, vakbond, vakbondslid, vakbondslidmaatschap, vakbondscontributie"
)
SEX_ABROAD = listed(
    "sexuelle orientierung, sexuelle identitaet, sexualleben, orientation sexuelle, vie sexuelle, orientacion sexual, vida sexual, "
    "orientacao sexual, orientamento sessuale, vita sessuale, seksuele geaardheid, seksuele voorkeur, seksuele gerichtheid"
)
GENETIC_ABROAD = listed(
    "genetische daten, gentest, donnees genetiques, test genetique, datos geneticos, prueba genetica, dados geneticos, dati genetici, "
    "test genetico, genetische gegevens"
)
BIOMETRIC_ABROAD = listed(
    "fingerabdruck, biometrische daten, gesichtserkennung, empreinte digitale, empreintes digitales, donnees biometriques, "
    "huella dactilar, huella digital, datos biometricos, impressao digital, dados biometricos, impronta digitale, dati biometrici, "
    "vingerafdruk, biometrische gegevens"
)
CRIME_ABROAD = listed(
    "vorstrafen, vorstrafe, strafregister, fuehrungszeugnis, fuhrungszeugnis, straftat, straftaten, verurteilung, casier judiciaire, "
    "condamnation, condamnations, condamnation penale, infraction penale, antecedentes penales, condena, condenas, delito, "
    "delitos, antecedentes criminais, condenacao, casellario giudiziale, precedenti penali, condanna penale, reato, reati, strafblad, "
    "strafbare feiten, vog, verklaring omtrent gedrag, veroordeling, veroordelingen"
)
